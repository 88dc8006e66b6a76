import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { startSession } from '#modules/identity/index.ts'
import { browser } from '#test/page.ts'
import { pdfText } from '#test/files.ts'
import { hanneke, iris, refusedHenk } from '#test/refused.ts'
import { residentBrowser } from '#test/signed-in.ts'
import { sessionCookie } from '#web/visit.ts'
import { whereStands } from '../index.ts'
import { registerOutage } from '../moves/outage.ts'
import { ownDecisions } from '../resident/own-applications.ts'

async function kit(t: TestContext) {
  const base = await refusedHenk(t)
  const { house, residentId } = base
  const staff = async ({ staffId, staffName }: typeof iris, role = 'caseworker') => {
    const b = await browser(t, house)
    b.cookie(sessionCookie, await startSession(house, house.db, { door: 'staff', subjectId: staffId, name: staffName, roles: [role], loa: 'high' }))
    return b
  }
  const me = () => residentBrowser(t, house, residentId)
  const looks = async () => (await house.owner.one<{ n: number }>('select count(*)::int as n from audit.processing_log')).n
  return { ...base, staff, me, looks }
}
const OBJECTING = { grounds: 'Mijn loon van oktober was eenmalig hoger.', hearing: 'no' }
const AT = '/mijn/besluiten/SP-26-00001'

test('the decision is a document: its letter, what it rests on, its paper, and until when somebody may object', async (t) => {
  const { me, number } = await kit(t)
  const b = await me()
  const list = await b.get('/mijn/besluiten')
  assert.match(list.text, new RegExp(`Je krijgt de pas niet.*Besluit van 23 november 2026, ${number} Geldt nu`))
  const seen = await b.get(AT)
  for (const part of ['Je krijgt de Stadjerspas niet', 'Je inkomen is € 1.703,36. De grens voor jou is € 1.703,35.', 'Je kunt bezwaar maken tot en met maandag 4 januari 2027', 'Norm van 1 juli 2026', 'Wie besloot Een medewerker', 'Juridisch Loket']) assert.ok(seen.text.includes(part), part)
  assert.equal(seen.headers['cache-control'], 'no-store')
  const paper = await b.get(`${AT}.pdf`)
  assert.deepEqual([paper.headers['content-type'], paper.body.subarray(0, 5).toString()], ['application/pdf', '%PDF-'])
})

test('after the forgetting the amounts say so, and the decision stays', async (t) => {
  const { house, me } = await kit(t)
  await house.owner.query(`update eligibility.amounts set wrapped_key = null, sealed = null, forgotten_on = '2027-03-01'`)
  const seen = await (await me()).get(AT)
  assert.match(seen.text, /Je inkomen \(gewist op 1 maart 2027\) De grens voor jou € 1\.703,35/)
})

test('a stranger and who signed in without applying find no decision, no paper and no form', async (t) => {
  const { house, applyAs } = await kit(t)
  const marjan = await applyAs('marjan')
  const stranger = await residentBrowser(t, house, marjan.residentId)
  for (const path of [AT, `${AT}.pdf`, `${AT}/bezwaar`, `${AT}/bezwaar/intrekken`, '/mijn/besluiten/SP-26-99999', '/mijn/besluiten/x']) assert.equal((await stranger.get(path)).status, 404, path)
  assert.equal((await stranger.get('/mijn/besluiten/SP-26-00002')).status, 200)
})

test('objecting: nothing but a choice is asked; the receipt, the course, more to say, and taking it back', async (t) => {
  const { house, me, letters } = await kit(t)
  const b = await me()
  const form = await b.get(`${AT}/bezwaar`)
  assert.match(form.text, /Dat is gratis.*Over besluit SP-26-00001.*Dat is je handtekening/)
  const missed = await b.post(`${AT}/bezwaar`, { grounds: 'Het klopt <b>niet</b>' })
  assert.equal(missed.status, 422)
  assert.match(missed.text, /Kies of je het ook wilt vertellen/)
  assert.match(missed.html, /Het klopt &#60;b&#62;niet/)
  const sent = await b.post(`${AT}/bezwaar`, OBJECTING)
  assert.deepEqual([sent.status, sent.location], [303, `${AT}/bezwaar?gestuurd=ja`])
  assert.equal((await b.post(`${AT}/bezwaar`, OBJECTING)).location, `${AT}/bezwaar`, 'sent twice is one objection')
  const course = await b.get(sent.location!)
  for (const part of ['Wij hebben je bezwaar', 'BZ-26-00001', 'eenmalig hoger', 'Vandaag, 23 november 2026', 'Een andere medewerker kijkt naar je bezwaar', 'Tot en met maandag 15 februari 2027']) assert.ok(course.text.includes(part), part)
  assert.equal((await b.post(`${AT}/bezwaar/aanvullen`, { more: '' })).status, 422)
  assert.equal((await b.post(`${AT}/bezwaar/aanvullen`, { more: 'Hier is mijn loonstrook.' })).status, 303)
  assert.match((await b.get(`${AT}/bezwaar`)).text, /Hier is mijn loonstrook/)
  assert.match((await b.get('/mijn/aanvraag')).text, /Je maakte bezwaar.*Een andere medewerker kijkt naar je bezwaar/)
  await b.get(`${AT}/bezwaar/intrekken`)
  assert.equal((await b.post(`${AT}/bezwaar/intrekken`)).location, AT)
  assert.deepEqual(await letters(), ['objection-received', 'objection-completed', 'objection-withdrawn'])
  assert.equal((await house.owner.one<{ state: string }>('select state from eligibility.objection')).state, 'withdrawn')
  assert.match((await b.get(AT)).text, /Maak bezwaar/)
})

test('a day that an outage moved is the same on every page, on paper and at the desk; the letter stays as it was sent', async (t) => {
  const { house, me, residentId, staff } = await kit(t)
  const b = await me()
  assert.doesNotMatch((await b.get(AT)).text, /werkte onze site niet/)
  const registered = (from: string, to: string) => registerOutage(house, { ...hanneke, role: 'manager' }, { what: 'site', fromAt: new Date(from), toAt: new Date(to) })
  house.clock.set('2027-01-04T18:00:00+01:00')
  await registered('2027-01-03T09:00:00+01:00', '2027-01-03T10:00:00+01:00')
  assert.match((await (await me()).get(AT)).text, /bezwaar maken tot en met maandag 4 januari 2027/, 'an outage on another day moves nothing')
  // Down from Monday afternoon to Friday: the first working day after it is Monday 11 January.
  house.clock.set('2027-01-09T10:00:00+01:00')
  await registered('2027-01-04T15:00:00+01:00', '2027-01-08T09:00:00+01:00')
  for (const day of ['2027-01-10', '2027-01-11']) {
    house.clock.set(`${day}T23:30:00+01:00`)
    const seen = await (await me()).get(AT)
    for (const part of ['Je kunt bezwaar maken tot en met maandag 11 januari 2027', 'In deze brief staat dat je bezwaar kunt maken tot en met maandag 4 januari 2027', 'meer tijd: tot en met maandag 11 januari 2027']) assert.ok(seen.text.includes(part), `${day}: ${part}`)
    assert.match((await (await me()).get('/mijn/aanvraag')).text, /bezwaar maken tot en met maandag 11 januari 2027/, day)
    assert.doesNotMatch((await (await me()).get(`${AT}/bezwaar`)).text, /De laatste dag was/, day)
  }
  house.clock.set('2027-01-12T00:30:00+01:00')
  assert.match((await (await me()).get(AT)).text, /De laatste dag voor bezwaar was maandag 11 januari 2027/)
  assert.match((await (await me()).get(`${AT}/bezwaar`)).text, /De laatste dag was maandag 11 januari 2027/)
  const said = pdfText((await (await me()).get(`${AT}.pdf`)).body)
  if (said !== undefined) for (const part of [/Daarom\s+krijg je meer tijd: tot en met maandag 11\s+januari 2027/, /4 januari 2027/]) assert.match(said, part)
  assert.equal((await whereStands(house, house.db, residentId))!.objectionLastDay, '2027-01-11')
  assert.match(JSON.stringify((await ownDecisions(house, house.db, residentId)).records), /"2027-01-11"/)

  const late = await me()
  await late.get(`${AT}/bezwaar`)
  await late.post(`${AT}/bezwaar`, OBJECTING)
  assert.match((await (await staff(iris)).get('/beoordeling/bezwaren/BZ-27-00001')).text, /Laatste dag voor bezwaar 11 januari 2027/)
})

test('after the last day the form is still there, and asks why it is now', async (t) => {
  const { house, me } = await kit(t)
  house.clock.set('2027-01-05T10:00:00+01:00')
  const b = await me()
  assert.match((await b.get(AT)).text, /De laatste dag voor bezwaar was maandag 4 januari 2027.*Stuur je bezwaar dan toch/)
  assert.match((await b.get(`${AT}/bezwaar`)).text, /Waarom is het nu pas/)
  assert.equal((await b.post(`${AT}/bezwaar`, { ...OBJECTING, lateReason: 'Ik lag in het ziekenhuis.' })).status, 303)
  assert.match((await b.get(`${AT}/bezwaar`)).text, /Ik lag in het ziekenhuis/)
})

test('the caseworker: no names in the queue, a line in the log before the case, and every step asks for what it needs', async (t) => {
  const { me, staff, looks } = await kit(t)
  const b = await me()
  await b.get(`${AT}/bezwaar`)
  await b.post(`${AT}/bezwaar`, OBJECTING)
  const work = await staff(iris)
  const queue = await work.get('/beoordeling/bezwaren')
  assert.match(queue.text, /1 bezwaar wacht\..*BZ-26-00001.*Binnen/)
  assert.doesNotMatch(queue.text, /Henk|Wiersema|€/)
  assert.equal(await looks(), 0)
  const open = await work.get('/beoordeling/bezwaren/BZ-26-00001')
  for (const part of ['Henk Wiersema', 'SP-26-00001', 'eenmalig hoger', 'Antwoord tot en met', 'Nodig uit voor een gesprek', 'Zie af van horen']) assert.ok(open.text.includes(part), part)
  assert.ok(!open.text.includes('Geef gelijk'), 'nobody is answered before being heard')
  assert.equal(await looks(), 1)

  const at = '/beoordeling/bezwaren/BZ-26-00001'
  const wrong = await work.post(at, { 'doe': 'invite', 'invite-day': '1-1-2020', 'invite-time': '25.00', 'invite-place': '' })
  assert.equal(wrong.status, 422)
  for (const part of ['Vul een dag in na vandaag', 'Vul in waar het gesprek is', 'Zet een vinkje']) assert.ok(wrong.text.includes(part), part)
  assert.match(wrong.html, /value="1-1-2020"/)
  assert.equal((await work.post(at, { 'doe': 'invite', 'invite-day': '14-1-2027', 'invite-time': '10.30', 'invite-place': 'Stip Selwerd', 'invite-own': 'ja' })).status, 303)
  assert.match((await work.get(at)).text, /donderdag 14 januari 2027, 10\.30 uur, Stip Selwerd/)
  assert.match((await b.get(`${AT}/bezwaar`)).text, /Het gesprek is op donderdag 14 januari 2027 om 10\.30 uur/)
  assert.equal((await work.post(at, { 'doe': 'skip-hearing', 'skip-hearing-ground': 'objector-waives', 'skip-hearing-words': 'Je belde ons.', 'skip-hearing-own': 'ja' })).status, 303)
  const no = await work.post(at, { 'doe': 'uphold', 'uphold-verdict': 'refused', 'uphold-words': 'x', 'uphold-own': 'ja' })
  assert.match(no.text, /Kies een reden/)
  await work.get(at)
  const right = { 'doe': 'uphold', 'uphold-verdict': 'granted', 'uphold-words': 'Die cent tellen wij niet mee.', 'uphold-own': 'ja' }
  const unseen = await work.post(at, right)
  assert.equal(unseen.status, 422)
  for (const part of ['De toets zegt iets anders', 'Inkomen: Je inkomen is € 1.703,36', 'Jij beslist, niet de toets', 'Die cent tellen wij niet mee.']) assert.ok(unseen.text.includes(part), part)
  assert.doesNotMatch(unseen.text, /Klopt een gegeven van de toets niet/, 'there is no form for that on this screen')
  assert.equal((await work.post(at, { ...right, 'uphold-despite': 'Eén cent is geen inkomen.' })).status, 422, 'not said that it was seen')
  assert.equal((await work.post(at, { ...right, 'uphold-despite': 'Eén cent is geen inkomen.', 'uphold-seen': 'ja', 'uphold-against': 'income-within-limit' })).status, 303)
  assert.match((await b.get('/mijn/besluiten')).text, /SP-26-00001-2 Geldt nu.*SP-26-00001 Vervangen/)
  assert.match((await b.get(`${AT}-2`)).text, /Je krijgt gelijk, en de Stadjerspas.*naar de rechter/)
  assert.match((await b.get('/mijn/aanvraag')).text, /Je hebt de pas/)
})

test('who decided, and who knows the household, reads nothing of it; other roles do not come in', async (t) => {
  const { me, staff, looks } = await kit(t)
  const b = await me()
  await b.get(`${AT}/bezwaar`)
  await b.post(`${AT}/bezwaar`, OBJECTING)
  const own = await staff(hanneke)
  assert.match((await own.get('/beoordeling/bezwaren')).text, /Jouw besluit/)
  const refused = await own.get('/beoordeling/bezwaren/BZ-26-00001')
  assert.equal(refused.status, 403)
  assert.match(refused.text, /Jij besloot zelf/)
  assert.doesNotMatch(refused.text, /Wiersema|eenmalig/)
  assert.equal((await own.post('/beoordeling/bezwaren/BZ-26-00001', { 'doe': 'hear' })).status, 403)
  assert.equal(await looks(), 0)
  for (const role of ['kcc', 'stip', 'editor', 'manager', 'auditor', 'administrator']) assert.equal((await (await staff(iris, role)).get('/beoordeling/bezwaren')).status, 403, role)
  assert.equal((await (await staff(iris)).get('/beoordeling/bezwaren/BZ-26-99999')).status, 404)
})

test('at the desk: number and date of birth together, the letter as it is written, and a receipt for who objected', async (t) => {
  const { house, staff, letters, looks } = await kit(t)
  house.clock.set('2027-01-08T10:00:00+01:00')
  const born = (await house.owner.one<{ born: string }>(`select born from residents.resident where given_name = 'Henk'`)).born.split('-').reverse().map(Number).join('-')
  const desk = await staff({ staffId: '01935000-0000-7000-8000-0000000000dd', staffName: 'Moniek' }, 'kcc')
  assert.match((await desk.get('/balie/bezwaar?besluit=SP-26-00001')).html, /value="SP-26-00001"/, 'from a conversation the number comes along')
  assert.doesNotMatch((await desk.get('/balie/bezwaar?besluit=%3Cb%3E')).html, /<b>/)
  await desk.get('/balie/bezwaar')
  const LETTER = { decision: 'sp-26-00001', born, way: 'letter', receivedOn: '8-1-2027', postedOn: '4-1-2027', grounds: 'Het klopt niet.', hearing: 'yes', missing: ['signature'] }
  for (const wrong of [{ born: '1-1-1990' }, { decision: 'SP-26-09999' }]) {
    const answer = await desk.post('/balie/bezwaar', { ...LETTER, ...wrong })
    assert.deepEqual([answer.status, /Wij vinden geen besluit met dit nummer en deze geboortedatum/.test(answer.text), /Het klopt niet/.test(answer.html)], [422, true, true])
  }
  assert.equal(await looks(), 1, 'a number that exists was looked up, with a line; one that does not names nobody')
  assert.match((await desk.post('/balie/bezwaar', { ...LETTER, receivedOn: '9-1-2027' })).text, /vandaag of eerder/)
  const kept = await desk.post('/balie/bezwaar', LETTER)
  assert.equal(kept.location, '/balie/bezwaar?bewaard=BZ-27-00001')
  assert.match((await desk.get(kept.location)).text, /Bewaard onder nummer BZ-27-00001/)
  const row = await house.owner.one<{ late: boolean; way: string; state: string; missing: string[] }>('select late, way, state, missing from eligibility.objection')
  assert.deepEqual(row, { late: false, way: 'letter', state: 'incomplete', missing: ['signature'] })
  assert.deepEqual(await letters(), ['objection-received', 'objection-incomplete'])
  await desk.get('/balie/bezwaar')
  assert.match((await desk.post('/balie/bezwaar', LETTER)).text, /loopt al bezwaar BZ-27-00001/)
})
