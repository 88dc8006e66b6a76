import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { pdfText } from '#test/files.ts'
import type { Fetched } from '#test/page.ts'
import { refusedHenk } from '#test/refused.ts'
import { residentBrowser } from '#test/signed-in.ts'
import { registerOutage } from '../moves/outage.ts'

const AT = '/en/mijn/besluiten/SP-26-00001'
const OBJECTING = { grounds: 'My pay of October was higher once.', hearing: 'no' }

async function kit(t: TestContext) {
  const base = await refusedHenk(t)
  return { ...base, me: () => residentBrowser(t, base.house, base.residentId) }
}
/** That nothing on it is Dutch is checked on every page. */
const inEnglish = (page: Fetched): Fetched => { assert.match(page.html, /<html lang="en">/); return page }

test('a decision in English: what explains the letter, which of the two counts, what it is based on, and until when to object', async (t) => {
  const { me, number } = await kit(t)
  const b = await me()
  assert.match(inEnglish(await b.get('/en/mijn/besluiten')).text, new RegExp(`Our decisions Each decision that we took about you.*You do not get the pass Decision of 23 November 2026, ${number} In force now`))
  const seen = inEnglish(await b.get(AT))
  assert.match(seen.text, /You do not get the Stadjerspas Decision of 23 November 2026\. Number: SP-26-00001 ?\..*The Dutch letter is the decision\. This is an explanation in English\..*Your income is € 1,703\.36\. The limit for you is € 1,703\.35\..*articles 20 to 23 of the Participatiewet.*The letter in Dutch Je krijgt de Stadjerspas niet.*Je inkomen is € 1\.703,36/)
  assert.match(seen.text, /Do you disagree\? You can object on or before Monday 4 January 2027\..*Your income € 1,703\.36 The limit for you € 1,703\.35 Norm of 1 July 2026 The day on which we looked 23 November 2026 Who decided A member of staff/)
  assert.match(seen.html, /<span lang="nl"><i>bezwaar<\/i><\/span>/)
  const said = pdfText((await b.get(`${AT}.pdf`)).body)
  if (said !== undefined) for (const part of [/Je krijgt de Stadjerspas niet/, /You do not get the Stadjerspas/, /The Dutch letter is the decision/]) assert.match(said, part)
  const dutch = pdfText((await b.get('/mijn/besluiten/SP-26-00001.pdf')).body)
  if (dutch !== undefined) assert.doesNotMatch(dutch, /You do not get/, 'who did not choose English has the Dutch letter alone')
})

test('objecting in English: what is missing is said, what was typed stays, and the objection is the same as in Dutch', async (t) => {
  const { house, me, letters } = await kit(t)
  const b = await me()
  assert.match(inEnglish(await b.get(`${AT}/bezwaar`)).text, /Object to our decision It is free\..*About decision SP-26-00001 , 23 November 2026: you do not get the pass\..*Why do you disagree\? \(optional\).*English is fine.*That is your signature/)
  const missed = inEnglish(await b.post(`${AT}/bezwaar`, { grounds: 'This is <b>wrong</b>' }))
  assert.equal(missed.status, 422)
  assert.match(missed.text, /Choose if you also want to tell us in person\./)
  assert.match(missed.html, /This is &#60;b&#62;wrong/)
  const sent = await b.post(`${AT}/bezwaar`, OBJECTING)
  assert.equal(sent.location, `${AT}/bezwaar?gestuurd=ja`)
  const course = inEnglish(await b.get(sent.location!))
  assert.match(course.text, /We have your objection Number: BZ-26-00001.*My pay of October was higher once\..*Today, 23 November 2026 We got your objection\..*On or before Monday 15 February 2027 You get our answer\./)
  assert.match((await b.post(`${AT}/bezwaar/aanvullen`, { more: '' })).text, /Write what you want to add\./)
  assert.equal((await b.post(`${AT}/bezwaar/aanvullen`, { more: 'This is my payslip.' })).location, `${AT}/bezwaar?aangevuld=ja`)
  assert.match(inEnglish(await b.get(`${AT}/bezwaar?aangevuld=ja`)).text, /We have your addition.*This is my payslip\./)
  assert.match((await b.get('/mijn/besluiten/SP-26-00001/bezwaar')).text, /Je bezwaar is binnen.*My pay of October was higher once\..*This is my payslip\./, 'it is one objection')
  assert.match(inEnglish(await b.get('/en/mijn')).text, /We look at objection BZ-26-00001/)
  assert.match(inEnglish(await b.get(`${AT}/bezwaar/intrekken`)).text, /Do you want to withdraw your objection\? Then we do not look at it any more\./)
  assert.equal((await b.post(`${AT}/bezwaar/intrekken`)).location, AT)
  assert.deepEqual(await letters(), ['objection-received', 'objection-completed', 'objection-withdrawn'])
  assert.equal((await house.owner.one<{ state: string }>('select state from eligibility.objection')).state, 'withdrawn')
})

test('a day that an outage moved, and a last day that is over, are the same in English as in Dutch', async (t) => {
  const { house, me } = await kit(t)
  house.clock.set('2027-01-09T10:00:00+01:00')
  await registerOutage(house, { staffId: '01935000-0000-7000-8000-0000000000aa', staffName: 'Hanneke de Boer', role: 'manager' }, { what: 'site', fromAt: new Date('2027-01-04T15:00:00+01:00'), toAt: new Date('2027-01-08T09:00:00+01:00') })
  const seen = inEnglish(await (await me()).get(AT))
  assert.match(seen.text, /This letter says that you can object on or before Monday 4 January 2027\..*So you get more time: until and including Monday 11 January 2027\./)
  const said = pdfText((await (await me()).get(`${AT}.pdf`)).body)
  if (said !== undefined) assert.match(said, /So you get more\s+time: until and including Monday 11\s+January 2027/)
  house.clock.set('2027-01-12T00:30:00+01:00')
  const b = await me()
  assert.match(inEnglish(await b.get(AT)).text, /The last day to object was Monday 11 January 2027\..*send your objection all the same/)
  assert.match(inEnglish(await b.get(`${AT}/bezwaar`)).text, /The last day was Monday 11 January 2027\..*Why do you object only now\?/)
})

test('without applying there is no decision in English either, and a stranger finds nothing', async (t) => {
  const { house, applyAs } = await kit(t)
  const stranger = await residentBrowser(t, house, (await applyAs('marjan')).residentId)
  for (const path of [AT, `${AT}.pdf`, `${AT}/bezwaar`, `${AT}/bezwaar/intrekken`]) assert.equal((await stranger.get(path)).status, 404, path)
})
