import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { chooseLanguage, residentCard } from '#modules/residents/index.ts'
import { pdfText } from '#test/files.ts'
import { testHouse } from '#test/house.ts'
import { keptResident } from '#test/kept-resident.ts'
import { browser, readAloud } from '#test/page.ts'
import { postOffice } from '#test/post-office.ts'
import { type AmountsOf, drain, messagesRoutes, openMail, tell, type Telling } from './index.ts'

const amountsOf: AmountsOf = async (_house, _q, _ref, lang = 'nl') => (lang === 'nl'
  ? { income: '€ 1.200,00', limit: '€ 1.703,35', reasonSentences: 'Je woont in de gemeente Groningen.', ownSentence: 'Wij zagen je loonstrook.' }
  : { income: '€ 1,200.00', limit: '€ 1,703.35', reasonSentences: 'You live in the municipality of Groningen.', ownSentence: 'Wij zagen je loonstrook.' })

const ENDS = (residentId: string): Telling => ({ residentId, kind: 'pass-ends-soon', dedupeKey: 'ends 1', values: (lang) => ({ name: 'Truus', validTo: lang === 'nl' ? '31 december 2026' : '31 December 2026' }) })
const GRANTED = (residentId: string): Telling => ({
  residentId, kind: 'granted', dedupeKey: 'granted 1', amountsRef: '01935000-0000-7000-8000-0000000000aa',
  values: (lang) => ({ name: 'Truus Wiel', number: 'SP-26-00001', householdLine: lang === 'nl' ? 'alleen' : 'alone', ...Object.fromEntries(['date', 'validFrom', 'validTo', 'objectionLastDay'].map((name) => [name, lang === 'nl' ? '4 januari 2027' : '4 January 2027'])) }),
})
/** There in Dutch only. */
const RETURNED = (residentId: string): Telling => ({ residentId, kind: 'post-returned', dedupeKey: 'returned 1', values: { name: 'Truus', date: '23 november 2026', letterTitle: 'Je bon' } })

async function set(t: TestContext, email?: string) {
  const office = await postOffice(t)
  const house = await testHouse(t, { config: { smtp: office.smtp } })
  await openKnowledge(house)
  const mail = openMail(office.smtp)
  t.after(() => mail.close())
  const truus = await keptResident(house, '999993677', email ? { email } : {})
  const b = await browser(t, house, { routes: messagesRoutes(house, { amountsOf }) })
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: truus, name: 'Truus' })
  const say = (telling: Telling) => house.db.transaction((tx) => tell(house, tx, telling))
  const choose = (lang: 'nl' | 'en') => house.db.transaction((tx) => chooseLanguage(house, tx, truus, lang, { door: 'resident', id: truus, role: 'resident' }))
  return { house, office, mail, b, truus, say, choose }
}
/** What is heard as English: without what says that it is Dutch. */
const heard = ({ html: page }: { readonly html: string }): string => readAloud(page.slice(page.indexOf('<main'), page.indexOf('</main>')).replace(/<(span|div)[^>]* lang="nl">[\s\S]*?<\/\1>/g, ' ').replace(/<span lang="nl">[\s\S]*?<\/span>/g, ' '))

test('a decision is explained in English, with its amounts, above the Dutch letter that counts', async (t) => {
  const { b, truus, say } = await set(t)
  const id = await say(GRANTED(truus))
  const list = await b.get('/en/mijn/berichten')
  assert.match(list.html, /<html lang="en">/)
  assert.match(list.text, /Your messages.*You get the Stadjerspas From 23 November 2026.*New/)
  const page = await b.get(`/en/mijn/berichten/${id}`)
  assert.match(page.text, /You get the Stadjerspas From 23 November 2026 The Dutch letter is the decision\. This is an explanation in English\..*You live in the municipality of Groningen\..*Who you live with: alone Your income per month: € 1,200\.00 The limit for you: € 1,703\.35.*You can object|Then you can object on or before 4 January 2027/)
  assert.match(page.html, /<span lang="nl">Wij zagen je loonstrook\.<\/span>/, 'what somebody wrote is heard in Dutch')
  assert.match(page.text, /The message in Dutch Je krijgt de Stadjerspas .*Beste Truus Wiel,.*€ 1\.200,00/)
  assert.doesNotMatch(heard(page), /\b(de|het|je|wij|besluit)\b/i)
  const dutch = await b.get(`/mijn/berichten/${id}`)
  assert.match(dutch.text, /Beste Truus Wiel,.*Met wie je woont: alleen/)
  assert.doesNotMatch(dutch.text, /Dear|English\./, 'the Dutch page is as it was')
})

test('a message that is there in Dutch only says so, and stands as it was sent', async (t) => {
  const { b, truus, say } = await set(t)
  const id = await say(RETURNED(truus))
  assert.match((await b.get('/en/mijn/berichten')).html, /<span lang="nl">Een brief van ons kwam terug<\/span>/)
  const page = await b.get(`/en/mijn/berichten/${id}`)
  assert.match(page.text, /We have this message in Dutch only\. A Stip can read it with you\..*The message in Dutch Beste Truus,/)
  assert.doesNotMatch(heard(page), /\b(de|het|je|wij)\b/i)
})

test('its English is kept with the message: another text tomorrow changes nothing of it, and it is forgotten with it', async (t) => {
  const { house, b, truus, say } = await set(t)
  const id = await say(ENDS(truus))
  const { values } = await house.owner.one<{ values: Record<string, unknown> }>('select values from messages.message where id = $1', [id])
  assert.deepEqual(values, { 'name': 'Truus', 'validTo': '31 december 2026', 'validTo.en': '31 December 2026', 'version.en': 1, 'title.en': 'Your pass is almost over', 'about.en': 'your pass' })
  assert.match((await b.get(`/en/mijn/berichten/${id}`)).text, /Your Stadjerspas is valid up to and including 31 December 2026\./)
  await house.owner.query(`update messages.message set values = '{}', amounts_ref = null, forgotten_on = '2030-01-01' where id = $1`, [id])
  assert.match((await b.get(`/en/mijn/berichten/${id}`)).text, /We have this message in Dutch only/)
})

test('English that cannot be made keeps nobody from the message', async (t) => {
  const { b, truus, say } = await set(t)
  const id = await say({ ...ENDS(truus), values: (lang) => (lang === 'nl' ? { name: 'Truus', validTo: '31 december 2026' } : { name: 'Truus' }) })
  assert.match((await b.get(`/en/mijn/berichten/${id}`)).text, /We have this message in Dutch only.*Je Stadjerspas is geldig tot en met 31 december 2026/)
})

test('who chose English gets one mail in both languages, without what the message says; who did not, one in Dutch', async (t) => {
  const { house, office, mail, truus, say, choose } = await set(t, 'truus@voorbeeld.nl')
  await say(ENDS(truus))
  await drain(house, mail)
  assert.equal(office.mails[0]!.subject, 'Er staat een bericht voor je klaar')
  assert.doesNotMatch(office.mails[0]!.text!, /Dear/)
  await choose('en')
  await say({ ...ENDS(truus), dedupeKey: 'ends 2', reactionUntil: house.clock.today() })
  await say(RETURNED(truus))
  await drain(house, mail)
  const [asking, dutchOnly] = office.mails.slice(1).sort((a) => (/ask/.test(a.subject!) ? -1 : 1))
  assert.equal(asking!.subject, 'Wij vragen iets van je / We ask something of you')
  assert.match(asking!.text!, /Beste Truus,[\s\S]*Het gaat over je pas\.[\s\S]*Dear Truus,[\s\S]*It is about your pass\. We ask you for an answer on or before Monday 23.November 2026/)
  assert.match(String(asking!.html), /<html lang="nl">.*<div lang="en"><h1>We ask something of you<\/h1>/s)
  assert.match(dutchOnly!.text!, /It is about something that we have in Dutch only\./)
  for (const { text, html } of office.mails) assert.doesNotMatch(`${text} ${String(html)}`, /31 [dD]ecember|https?:|href|€/)
})

test('on paper who chose English has it on a page of its own after the Dutch letter, from the post too', async (t) => {
  const { house, b, truus, say, choose } = await set(t)
  const id = await say(GRANTED(truus))
  const own = async (path: string) => pdfText((await b.get(path)).body)
  if (await own(`/mijn/berichten/${id}.pdf`) === undefined) return t.skip('pdftotext is not installed here')
  assert.doesNotMatch((await own(`/mijn/berichten/${id}.pdf`))!, /explanation in English/)
  assert.match((await own(`/en/mijn/berichten/${id}.pdf`))!, /Beste Truus Wiel[\s\S]*\f[\s\S]*You get the Stadjerspas[\s\S]*The Dutch letter is the decision\. This is an explanation in English\.[\s\S]*€.1,703\.35/)
  await choose('en')
  assert.match((await own(`/mijn/berichten/${id}.pdf`))!, /explanation in English/)
  const { givenName } = await residentCard(house, house.db, truus)
  assert.equal(givenName, 'Truus')
  b.signIn({ door: 'staff', roles: ['administrator'], subjectId: '01935000-0000-7000-8000-0000000000aa', name: 'Ruben' })
  const posted = await own(`/beheer/post/${id}.pdf`)
  assert.match(posted!, /Je krijgt de Stadjerspas[\s\S]*explanation in English/)
  await choose('nl')
  assert.doesNotMatch((await own(`/beheer/post/${id}.pdf`))!, /explanation in English/)
})
