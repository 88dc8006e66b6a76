import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { pdfText } from '#test/files.ts'
import type { Fetched } from '#test/page.ts'
import { iris, refusedHenk } from '#test/refused.ts'
import { residentBrowser } from '#test/signed-in.ts'
import { registerOutage } from '../moves/outage.ts'
import { handleObjection, type Handling } from './handle-objection.ts'
import { makeObjection, type Objecting } from './make-objection.ts'

const AT = '/en/mijn/besluiten/SP-26-00001'
const OBJECTING = { grounds: 'My pay of October was higher once.', hearing: 'no' }

async function kit(t: TestContext) {
  const base = await refusedHenk(t)
  const { house, residentId } = base
  const me = () => residentBrowser(t, house, residentId)
  const object = async (more: Partial<Objecting> = {}): Promise<string> => {
    const made = await makeObjection(house, await base.decision(), { residentId, by: { kind: 'resident', residentId }, way: 'site', receivedOn: house.clock.today(), grounds: 'Mijn loon was hoger.', wantsHearing: true, ...more })
    assert.ok(made.ok)
    return made.value.number
  }
  const handle = async (number: string, handling: Handling): Promise<void> => { assert.ok((await handleObjection(house, iris, number, handling)).ok, handling.move) }
  /** The newest message of a kind, as it is explained on the page in English. */
  const read = async (kind: string): Promise<string> => {
    const { id } = await house.owner.one<{ id: string }>('select id from messages.message where kind = $1 order by created_at desc limit 1', [kind])
    const { text } = inEnglish(await (await me()).get(`/en/mijn/berichten/${id}`))
    assert.doesNotMatch(text, /in Dutch only/, kind)
    return text
  }
  return { ...base, me, object, handle, read }
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

test('each message about an objection is explained in English, with the days, the place and the court of the Dutch one', async (t) => {
  const { house, object, handle, read } = await kit(t)
  house.clock.set('2026-12-01T10:00:00+01:00')
  const number = await object({ grounds: '' })
  assert.match(await read('objection-received'), /We have your objection to our decision SP-26-00001 of 23 November 2026\..*It came in on 1 December 2026\. The number of your objection is BZ-26-00001 ?\..*on or before 15 February 2027/)
  assert.match(await read('objection-incomplete'), /This is missing: Why you disagree Send it on or before Tuesday 15 December 2026\./)
  await handle(number, { move: 'complete', words: 'In oktober was het eenmalig hoger.' })
  assert.match(await read('objection-completed'), /This is what you wrote: In oktober was het eenmalig hoger\..*on or before 15 February 2027/)
  await handle(number, { move: 'invite', at: new Date('2027-01-14T10:30:00+01:00'), place: 'Stip Selwerd, Eikenlaan 286' })
  assert.match(await read('objection-hearing'), /We invite you: Day: Thursday 14 January 2027 Time: 10:30 Place: Stip Selwerd, Eikenlaan 286.*You may bring somebody, also to translate\./)
  house.clock.set('2027-01-14T12:00:00+01:00')
  await handle(number, { move: 'hear', words: 'Je vertelde over je loon.' })
  assert.match(await read('objection-heard'), /This is our report: Je vertelde over je loon\./)
  await handle(number, { move: 'extend', weeks: 2, words: 'Wij wachten op UWV.' })
  assert.match(await read('objection-more-time'), /You get our answer on or before 1 March 2027\..*Wij wachten op UWV\./)
  await handle(number, { move: 'reject', words: 'Ook in november was het hoger.', excusable: false })
  assert.match(await read('objection-unfounded'), /The Dutch letter is the decision\..*Our decision stays in force: in Dutch your bezwaar is ongegrond \. We decided that on 14 January 2027\..*Ook in november was het hoger\..*go to court\. In Dutch this is called beroep \. You can do it on or before 25 February 2027\..*Do you want help\?/)
})

test('an objection that is right: the new decision is explained in English, with why, the amounts, and the way to the court', async (t) => {
  const { object, handle, read } = await kit(t)
  const number = await object()
  await handle(number, { move: 'skip-hearing', ground: 'objector-waives', words: 'Je zei het aan de telefoon.' })
  assert.match(await read('objection-not-heard'), /You let us know that you do not want a talk\. Je zei het aan de telefoon\./)
  await handle(number, { move: 'uphold', excusable: false, verdict: { outcome: 'granted', ownSentence: 'Die ene cent tellen wij niet mee.' } })
  assert.match(await read('objection-decided'), /You are right, and get the Stadjerspas.*You get the Stadjerspas from 23 November 2026 up to and including 31 December 2027\..*A member of staff has looked at your application\..*Who you live with: alone Your income per month: € 1,703\.36.*go to court/)
})
