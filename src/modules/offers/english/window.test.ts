import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { html } from '#web/html.ts'
import { localDate } from '#shared/local-date.ts'
import { seedOffers, windowOffers } from '#demo/offers.ts'
import { yearOf } from '#demo/window/year.ts'
import { testHouse } from '#test/house.ts'
import { browser, readAloud } from '#test/page.ts'
import { newFamily, newOffer } from '#test/small-city.ts'
import { offersRoutes, seedSearchWords } from '../index.ts'

async function shop(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  await house.db.transaction(async (tx) => { await seedOffers(house, tx); await seedSearchWords(house, tx) })
  return { house, ...await browser(t, house, { routes: offersRoutes(house, { orderBox: async () => html`` }) }) }
}
const tickets = (page: { html: string }): string[] => [...page.html.matchAll(/href="\/en\/aanbod\/([\w-]+)"/g)].map(([, slug]) => slug!)
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

/** What is heard as English: without what says that it is Dutch. */
const heard = ({ html: page }: { html: string }): string => readAloud(page.slice(page.indexOf('<main'), page.indexOf('</main>')).replace(/<span lang="nl">[\s\S]*?<\/span>/g, ' ').replace(/<form class="pas-sort"[\s\S]*?<\/form>/, ''))
const DUTCH = /\b(de|het|een|van|voor|je|Je|niet|met|bij|naar|kun|jaar|keer|uur|Gratis|korting|Bestel|Iedereen|Tot en)\b/

test('the page of every offer is there in English, and hears which words are Dutch', async (t) => {
  const b = await shop(t)
  for (const { slug } of windowOffers(yearOf(localDate('2026-11-23')))) {
    const page = await b.get(`/en/aanbod/${slug}`)
    assert.equal(page.status, 200, slug)
    assert.doesNotMatch(heard(page), DUTCH, slug)
    assert.doesNotMatch(page.html.slice(page.html.indexOf('<main'), page.html.indexOf('</main>')), /href="\/aanbod/, `${slug}: no way leads back to Dutch by accident`)
  }
})

test('before ordering it says what you get, for whom, how often, until when, where and how', async (t) => {
  const b = await shop(t)
  const page = await b.get('/en/aanbod/kindervoorstelling')
  for (const words of ['Free', 'usually € 12.50', 'Once in 3 months', 'Children', 'Aged 4 to 12, with a valid Stadjerspas', 'Your age on the day itself counts', '1 adult may come along for free', 'On or before 31 December 2027', 'Coulissengang 7', 'Sign in with DigiD', 'The voucher is in your name', 'Opening hours', 'You do not need to book']) {
    assert.ok(page.text.includes(words), words)
  }
  assert.match(page.html, /href="\/inloggen\/digid\?terug=%2Fen%2Faanbod%2Fkindervoorstelling"/)
  assert.match((await b.get('/en/aanbod/museumnacht')).text, /Up to age 12 Free € 5 Age 13 to 17 € 2\.50 € 9 Age 18 and over € 5 € 17\.50/)
  assert.match((await b.get('/en/aanbod/kerst-in-de-kelder')).text, /We draw lots\. You can sign up until 7 December 2026 at 12:00/)
  assert.match((await b.get('/en/aanbod/een-avond')).text, /This page is not here/)
})

test('what cannot be ordered now says why in English, and from when it can', async (t) => {
  const b = await shop(t)
  assert.match((await b.get('/en/aanbod/wandelen-op-het-wad')).text, /You cannot order this yet You can order this voucher from Thursday 3 December 2026 at 09:00.*Look at other offers: days out/)
  assert.match((await b.get('/en/aanbod/oogstfeest')).text, /This offer is over/)
})

test('what nobody wrote in English stands there in Dutch, says so to who hears it, and to who reads it', async (t) => {
  const { house, ...b } = await shop(t)
  await newOffer(house, { slug: 'alleen-nederlands', title: 'Naar het circus', description: 'Met leeuwen.', english: { title: 'To the circus' } })
  await new Promise((resolve) => setTimeout(resolve, 600))
  const page = await b.get('/en/aanbod/alleen-nederlands')
  assert.match(page.text, /To the circus.*Not all of this offer is in English/)
  assert.match(page.html, /<span lang="nl">Met leeuwen\.<\/span>/)
  assert.doesNotMatch((await b.get('/en/aanbod/gratis-zwemmen')).text, /Not all of this offer/)
})

test('the page in Dutch leads to the one in English, and an older link still comes there', async (t) => {
  const b = await shop(t)
  const dutch = await b.get('/aanbod/gratis-zwemmen')
  assert.match(dutch.html, /href="\/en\/aanbod\/gratis-zwemmen" lang="en" hreflang="en">English/)
  assert.doesNotMatch(dutch.text, /Free swimming/, 'it is not heavier for it')
  assert.equal((await b.get('/aanbod/gratis-zwemmen?taal=en')).location, '/en/aanbod/gratis-zwemmen')
})

test('keeping for later stays in English', async (t) => {
  const { house, ...b } = await shop(t)
  const [marjan] = await newFamily(house)
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: marjan!.id })
  assert.match((await b.get('/en/aanbod/gratis-zwemmen')).text, /Keep for later/)
  assert.equal((await b.post('/en/aanbod/gratis-zwemmen/bewaren')).location, '/en/aanbod/gratis-zwemmen')
  assert.match((await b.get('/en/aanbod/gratis-zwemmen')).text, /Keep no longer/)
})
