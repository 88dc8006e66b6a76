import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { html } from '#web/html.ts'
import { seedOffers } from '#demo/offers.ts'
import { testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { offersRoutes, seedSearchWords } from '../index.ts'

async function shop(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  await house.db.transaction(async (tx) => { await seedOffers(house, tx); await seedSearchWords(house, tx) })
  return browser(t, house, { routes: offersRoutes(house, { orderBox: async () => html`` }) })
}
const tickets = (page: { html: string }): string[] => [...page.html.matchAll(/href="\/aanbod\/([\w-]+)\?taal=en"/g)].map(([, slug]) => slug!)
const main = (page: { text: string }): string => page.text.slice(page.text.indexOf('Where will you go?'), page.text.indexOf('Do you need help?'))

test('the window in English says everything of its own in English, and hears which words are Dutch', async (t) => {
  const b = await shop(t)
  const page = await b.get('/en/aanbod')
  assert.match(page.html, /<html lang="en">/)
  for (const words of ['Search for what, where or who', 'Days out (', 'Child up to 12', 'I can order now', 'Show offers', 'a bit of everything', 'Next']) assert.ok(main(page).includes(words), words)
  assert.doesNotMatch(main(page), /\b(Zoek|Gratis \(|Toon|Volgende|Soort uitje|Iedereen|keer per jaar|Tot en met|korting)\b/)
  assert.match(page.html, />Free swimming<\/a>/)
  assert.match(page.html, /<span lang="nl">[^<]*De Baken[^<]*<\/span>/, 'a name stays as it is')
  assert.match(page.text, /Free\s+usually € 6\.50/)
  const both = [tickets(page).length, [...(await b.get('/aanbod')).html.matchAll(/<article/g)].length]
  assert.equal(both[0], both[1], 'the same offers as in Dutch')
})

test('what was written in English is read in English, and found by its English words', async (t) => {
  const b = await shop(t)
  const found = await b.get('/en/aanbod?zoek=neighbourhood+run')
  assert.match(found.html, />The neighbourhood run<\/a>/)
  assert.ok(tickets(await b.get('/en/aanbod?zoek=swimming')).includes('gratis-zwemmen'), 'the words of the city mean the same in both')
})

test('choices, pages and searches stay in English, and nothing found says what to do', async (t) => {
  const b = await shop(t)
  const chosen = await b.get('/en/aanbod?soort=sport&gratis=ja&leeftijd=8&bij=9741')
  for (const words of ['For age 8', 'Free', 'Around Selwerd', 'Sports']) assert.ok(main(chosen).includes(words), words)
  assert.doesNotMatch(chosen.html.slice(chosen.html.indexOf('<main'), chosen.html.indexOf('</main>')), /(href|action)="\/aanbod[?"]/, 'no way leads back to Dutch by accident')
  const none = await b.get('/en/aanbod?zoek=parachute')
  assert.match(none.text, /Nothing found for “parachute”.*Try a shorter word, or a Dutch word/)
})

test('who comes from there reads on the page of the offer in English what counts before ordering', async (t) => {
  const b = await shop(t)
  const page = await b.get('/aanbod/gratis-zwemmen?taal=en')
  assert.match(page.text, /In English Free swimming.*Free, usually € 6\.50.*Everyone, 5 times a year.*On or before .* 2027.*sign in with DigiD/)
  assert.doesNotMatch((await b.get('/aanbod/gratis-zwemmen')).text, /usually € 6/)
})
