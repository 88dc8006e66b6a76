import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { may, sessionOf, startSession } from '#modules/identity/index.ts'
import { type Applicants, applicants } from '#test/applicants.ts'
import { type Browser, browser } from '#test/page.ts'
import { sessionCookie } from '#web/visit.ts'
import { eligibilityRoutes } from '../index.ts'
import { expireRequests } from '../moves/close-request.ts'
import { makeDueMoves } from '../moves/plan-move.ts'
import { forgetRules } from '../rules-in-force.ts'

const STAFF: Readonly<Record<string, string>> = { 'Hanneke de Boer': '01935000-0000-7000-8000-0000000000aa', 'Iris Jansen': '01935000-0000-7000-8000-0000000000bb' }
const CASE = '/beoordeling/SP-26-00001'
const given = { passesEnded: async () => {} }

/** With Henk's case in the queue; the policy's settings of casework as given. */
async function desk(t: TestContext, casework: object = {}): Promise<Applicants & { as(name: string): Promise<Browser>; state(): Promise<string>; kinds(): Promise<string[]> }> {
  const base = await applicants(t)
  const { house } = base
  await house.owner.query(`insert into eligibility.policy_version (version, effective_from, policy, entered_at, entered_by)
    select 2, effective_from, jsonb_set(policy, '{casework}', coalesce(policy -> 'casework', '{}') || $1::jsonb), entered_at, 'test' from eligibility.policy_version where version = 1`, [JSON.stringify({ graceMinutes: 0, secondEyes: [], ...casework })])
  forgetRules(house)
  await base.applyAs('henk')
  return {
    ...base,
    async as(name) {
      const b = await browser(t, house, { routes: eligibilityRoutes(house, { mailCode: async () => 'sent', ...given }), may, sessionOf: (value) => sessionOf(house, value) })
      b.cookie(sessionCookie, await startSession(house, house.db, { door: 'staff', subjectId: STAFF[name]!, name, roles: ['caseworker'], loa: 'high' }))
      await b.get('/beoordeling')
      return b
    },
    state: async () => (await house.owner.one<{ state: string }>('select state from eligibility.application')).state,
    kinds: async () => (await house.owner.query<{ kind: string }>('select kind from messages.message order by created_at, id')).map(({ kind }) => kind),
  }
}
/** Henk is one cent over: the test says the opposite of a yes, and that was seen. */
const YES = { move: 'grant', ownSentence: 'Die cent tellen wij niet mee.', own: 'ja', against: 'income-within-limit', despite: 'Eén cent is een fout van de bank.', seen: 'ja' }
const ASK = { move: 'ask', evidence: 'payslip', ownSentence: 'Wij willen je loonstrook zien.', own: 'ja' }

test('asked from the screen: the letter first, then the case waits, the queue says so, and the answer by post is entered', async (t) => {
  const { as, state, house } = await desk(t)
  const hanneke = await as('Hanneke de Boer')
  const page = await hanneke.get(CASE)
  for (const part of ['Iets vragen', 'Antwoord kan tot en met 7 december 2026', 'Een nee voorstellen', 'Meer tijd nemen', 'Je beslist dan tot en met 1 maart 2027']) assert.ok(page.text.includes(part), part)
  assert.equal(page.text.includes('Niet verder bekijken'), false, 'nothing was asked yet')
  assert.match((await hanneke.post(CASE, { ...ASK, preview: 'ja' })).text, /Zo wordt de brief.*Je loonstrook.*Wij willen je loonstrook zien/)
  assert.equal(await state(), 'in-review')
  const asked = await hanneke.post(CASE, ASK)
  assert.equal(asked.location, '/beoordeling?klaar=SP-26-00001')
  const queue = await hanneke.get('/beoordeling?klaar=SP-26-00001')
  for (const part of ['De vraag is verstuurd', 'Staat stil', 'Antwoord tot en met 7 december 2026']) assert.ok(queue.text.includes(part), part)
  const waiting = await hanneke.get(CASE)
  for (const part of ['De klok staat stil', 'Wacht op antwoord', 'De vraag terugnemen', 'Toelaten']) assert.ok(waiting.text.includes(part), part)
  assert.equal((await hanneke.post(`${CASE}/antwoord`, { answer: '' })).status, 422)
  assert.equal((await hanneke.post(`${CASE}/antwoord`, { answer: 'Loonstrook kwam met de post.' })).location, CASE)
  assert.equal(await state(), 'in-review')
  assert.match((await hanneke.get(CASE)).text, /Beantwoord.*Loonstrook kwam met de post/)
  house.clock.set('2027-02-10T10:00:00+01:00')
})

test('a term that goes by opens the way to set aside, for four weeks', async (t) => {
  const { as, house, state, kinds } = await desk(t)
  const hanneke = await as('Hanneke de Boer')
  await hanneke.get(CASE)
  await hanneke.post(CASE, ASK)
  house.clock.set('2026-12-08T00:10:00+01:00')
  await expireRequests(house)
  const b = await as('Hanneke de Boer')
  assert.match((await b.get(CASE)).text, /Niet verder bekijken Het antwoord mist of is niet compleet\. Dit kan tot en met 5 januari 2027/)
  assert.equal((await b.post(CASE, { move: 'set-aside', ownSentence: 'Wij kregen geen loonstrook.', own: 'ja' })).status, 303)
  assert.deepEqual([await state(), (await kinds()).at(-1)], ['set-aside', 'set-aside'])
})

test('ten minutes to undo: nothing is sent, it can be undone or sent now, and otherwise the worker makes it', async (t) => {
  const { as, house, state, kinds } = await desk(t, { graceMinutes: 10 })
  const hanneke = await as('Hanneke de Boer')
  const iris = await as('Iris Jansen')
  await iris.get(CASE)
  await hanneke.get(CASE)
  await hanneke.post(CASE, YES)
  assert.match((await hanneke.get('/beoordeling?klaar=SP-26-00001')).text, /Toelaten staat klaar.*Het bericht gaat uit om 10\.10 uur/)
  assert.deepEqual([await state(), (await kinds()).includes('granted')], ['in-review', false])

  const busy = await iris.post(CASE, ASK)
  assert.equal(busy.status, 409)
  assert.match(busy.text, /Er staat al iets klaar/)
  const hers = await iris.get(CASE)
  assert.match(hers.text, /Hanneke de Boer koos dit\. Er is nog niets verstuurd/)
  assert.equal(hers.html.includes('value="ongedaan"'), false)

  await hanneke.get(CASE)
  assert.equal((await hanneke.post(`${CASE}/gepland`, { wat: 'ongedaan' })).location, CASE)
  assert.deepEqual(await house.owner.query('select typed_sealed from eligibility.planned_move'), [{ typed_sealed: null }])
  await hanneke.get(CASE)
  await hanneke.post(CASE, YES)
  await hanneke.get(CASE)
  assert.equal(await makeDueMoves(house, given), 0)
  house.clock.set('2026-11-23T10:10:00+01:00')
  assert.equal(await makeDueMoves(house, given), 1)
  assert.deepEqual([await state(), (await kinds()).at(-1)], ['granted', 'granted'])
  assert.match((await hanneke.post(`${CASE}/gepland`, { wat: 'ongedaan' })).text, /Er staat niets meer klaar/)
})

test('who chose it may send it now', async (t) => {
  const { as, state } = await desk(t, { graceMinutes: 10 })
  const hanneke = await as('Hanneke de Boer')
  await hanneke.get(CASE)
  await hanneke.post(CASE, YES)
  await hanneke.get(CASE)
  assert.equal((await hanneke.post(`${CASE}/gepland`, { wat: 'nu' })).location, '/beoordeling?klaar=SP-26-00001')
  assert.equal(await state(), 'granted')
})

test('a second pair of eyes: nobody agrees with themselves; a colleague sees the letter, sends back with a reason, or agrees', async (t) => {
  const { as, house, state } = await desk(t, { secondEyes: ['grant'] })
  const hanneke = await as('Hanneke de Boer')
  await hanneke.get(CASE)
  await hanneke.post(CASE, YES)
  assert.match((await hanneke.get('/beoordeling?klaar=SP-26-00001')).text, /Een collega kijkt eerst mee/)
  await hanneke.get(CASE)
  assert.equal((await hanneke.post(`${CASE}/gepland`, { wat: 'akkoord' })).status, 409)
  assert.equal((await hanneke.post(`${CASE}/gepland`, { wat: 'nu' })).status, 409)

  const iris = await as('Iris Jansen')
  assert.match((await iris.get('/beoordeling?wie=second')).text, /Hanneke de Boer vraagt jouw akkoord/)
  assert.match((await iris.get(CASE)).text, /Beste Henk Wiersema.*Die cent tellen wij niet mee/)
  assert.match((await iris.post(`${CASE}/gepland`, { wat: 'terug' })).text, /Schrijf waarom/)
  await iris.get(CASE)
  await iris.post(`${CASE}/gepland`, { wat: 'terug', back: 'Kijk ook naar november.' })
  assert.match((await hanneke.get(CASE)).text, /Een collega stuurde het terug.*Kijk ook naar november/)
  await hanneke.post(CASE, YES)
  await iris.get(CASE)
  assert.equal((await iris.post(`${CASE}/gepland`, { wat: 'akkoord' })).status, 303)
  assert.equal(await state(), 'granted')
  assert.deepEqual(await house.owner.query('select staff_name, second_name from eligibility.decision'), [{ staff_name: 'Hanneke de Boer', second_name: 'Iris Jansen' }])
})

test('a yes that the test says no to is not sent unseen: the screen says which check, with its facts, and asks why', async (t) => {
  const { as, house, state } = await desk(t)
  const b = await as('Hanneke de Boer')
  const { against, despite, seen, ...yes } = YES
  assert.equal((await b.get(CASE)).html.includes('name="despite"'), false, 'nothing is chosen yet')
  const looked = await b.post(CASE, { ...yes, own: '', preview: 'ja' })
  assert.equal(looked.status, 200)
  assert.match(looked.text, /De toets zegt iets anders Inkomen: Je inkomen is € 1\.703,36\. De grens voor jou is € 1\.703,35\./, 'already beside the letter')

  const asked = await b.post(CASE, yes)
  assert.equal(asked.status, 422)
  for (const part of ['Er is nog niets verstuurd', 'De toets zegt iets anders', 'Je inkomen is € 1.703,36', 'Jij beslist, niet de toets', 'Die cent tellen wij niet mee.']) assert.ok(asked.text.includes(part), part)
  assert.equal((await b.post(CASE, { ...yes, despite })).status, 422, 'not said that it was seen')
  assert.equal((await b.post(CASE, { ...yes, seen })).status, 422, 'no why')
  const unseen = await b.post(CASE, { ...yes, despite, seen, against: 'no-studiefinanciering' })
  assert.equal(unseen.status, 422, 'what the screen named was another check')
  assert.ok(unseen.html.includes(despite.replace('é', '&#233;')) || unseen.html.includes(despite), 'what was typed stays')
  assert.equal((await b.post(CASE, { ...yes, despite: 'x'.repeat(1001), seen })).status, 422)
  assert.equal(await state(), 'in-review')

  assert.equal((await b.post(CASE, { ...yes, despite, seen })).status, 303)
  assert.equal(await state(), 'granted', 'nobody is kept from it')
  const done = await b.get(CASE)
  assert.match(done.text, /De toets zei iets anders.*Hanneke de Boer: Eén cent is een fout van de bank/)
  const rows = JSON.stringify([await house.owner.query('select * from eligibility.decision'), await house.owner.query('select * from audit.event'), await house.owner.query('select payload from messages.message').catch(() => [])])
  assert.ok(rows.includes('"against":["income-within-limit"]'), 'the audit row names the check')
  assert.equal(rows.includes('fout van de bank'), false, 'the words are kept sealed')
  assert.equal(against, 'income-within-limit')
})

test('a no for a check that passed is asked for too, also when it is only proposed; a no for the check that failed is not', async (t) => {
  const { as, state } = await desk(t)
  const b = await as('Hanneke de Boer')
  const page = await b.get(CASE)
  assert.match(page.text, /Je krijgt studiefinanciering\.[^.]*\. \(de toets zegt iets anders\)/)
  const no = { ownSentence: 'Volgens DUO krijg je studiefinanciering.', own: 'ja', notHeard: 'own-facts' }
  for (const move of ['refuse', 'propose-refusal']) {
    const asked = await b.post(CASE, { ...no, move, reason: 'no-studiefinanciering' })
    assert.equal(asked.status, 422, move)
    assert.match(asked.text, /De toets zegt iets anders Studie: Je krijgt geen studiefinanciering\./, move)
  }
  assert.equal((await b.post(CASE, { ...no, move: 'refuse', reason: 'lives-here', despite: 'Hij vertelde het zelf.', seen: 'ja' })).status, 422, 'another reason is another notice')
  assert.equal((await b.post(CASE, { ...no, move: 'refuse', reason: 'income-within-limit' })).status, 303)
  assert.equal(await state(), 'refused')
})

test('who must agree sees what the test says and why a colleague chose otherwise', async (t) => {
  const { as } = await desk(t, { secondEyes: ['grant'] })
  const hanneke = await as('Hanneke de Boer')
  await hanneke.get(CASE)
  await hanneke.post(CASE, YES)
  const iris = await as('Iris Jansen')
  assert.match((await iris.get(CASE)).text, /vraagt jouw akkoord.*De toets zegt iets anders Inkomen: Je inkomen is € 1\.703,36.*Hanneke de Boer: Eén cent is een fout van de bank/)
  await iris.post(`${CASE}/gepland`, { wat: 'akkoord' })
  assert.match((await iris.get(CASE)).text, /De toets zei iets anders.*Hanneke de Boer: Eén cent is een fout van de bank/)
})

test('take a case, pass it on, be away: it shows as free, and "volgende zaak" gives it to who is there', async (t) => {
  const { as, house } = await desk(t)
  const hanneke = await as('Hanneke de Boer')
  const iris = await as('Iris Jansen')
  await hanneke.get('/beoordeling')
  assert.equal((await hanneke.post('/beoordeling/volgende')).location, CASE)
  assert.match((await hanneke.get(CASE)).text, /Jij hebt deze zaak/)
  assert.match((await iris.get('/beoordeling')).text, /Bij Hanneke de Boer/)
  assert.equal((await iris.post('/beoordeling/volgende')).location, '/beoordeling', 'a case of a colleague is not given away')

  await hanneke.get('/beoordeling')
  assert.match((await hanneke.post('/beoordeling/afwezig', { van: '2026-12-24', tot: '2026-12-23' })).text, /De laatste dag komt na de eerste/)
  await hanneke.get('/beoordeling')
  assert.equal((await hanneke.post('/beoordeling/afwezig', { van: '2026-11-23', tot: '2026-12-04' })).status, 303)
  assert.match((await iris.get('/beoordeling?wie=free')).text, /Hanneke de Boer is er niet/)
  await iris.get('/beoordeling')
  assert.equal((await iris.post('/beoordeling/volgende')).location, CASE)
  const mine = await iris.get(CASE)
  assert.match(mine.text, /Jij hebt deze zaak/)
  assert.equal((await iris.post(`${CASE}/van-wie`, { wat: 'geef', colleague: STAFF['Hanneke de Boer']! })).location, CASE)
  assert.equal((await house.owner.one<{ name: string }>('select assigned_name as name from eligibility.application')).name, 'Hanneke de Boer')
  assert.equal((await iris.post(`${CASE}/van-wie`, { wat: 'neem', was: STAFF['Iris Jansen']! })).status, 409, 'whose it was on the screen is not whose it is')
})

test('a fact is corrected with a reason: the test is run again, the first one stays, and the screen says what changed', async (t) => {
  const { as, house } = await desk(t)
  const hanneke = await as('Hanneke de Boer')
  const henk = await browser(t, house, { routes: eligibilityRoutes(house, { mailCode: async () => 'sent', ...given }), may, sessionOf: (value) => sessionOf(house, value) })
  const { id } = await house.owner.one<{ id: string }>('select resident_id as id from eligibility.application')
  henk.cookie(sessionCookie, await startSession(house, house.db, { door: 'resident', subjectId: id, name: 'Henk', roles: ['resident'], loa: 'high' }))
  assert.match((await henk.get('/mijn/aanvraag')).text, /Wat zagen we\? Wij zien een inkomen/)
  await hanneke.get(CASE)
  for (const [fields, part] of [[{}, 'Verander iets'], [{ income1: '1.624,35' }, 'Schrijf waarom'], [{ income1: 'veel', why: 'x' }, 'Vul een bedrag in']] as const) {
    const back = await hanneke.post(`${CASE}/verbeter`, fields)
    assert.equal(back.status, 422, part)
    assert.ok(back.text.includes(part), part)
  }
  assert.equal((await hanneke.post(`${CASE}/verbeter`, { income1: '1.624,35', why: 'In oktober zat een nabetaling.' })).location, CASE)
  const page = await hanneke.get(CASE)
  for (const part of ['Hanneke de Boer verbeterde een gegeven op 23 november 2026: In oktober zat een nabetaling.', '€ 1.703,36', '€ 1.624,35']) assert.ok(page.text.includes(part), part)
  const tests = await house.owner.query<{ outcome: string; corrects: string | null }>('select outcome, corrects from eligibility.assessment order by made_at, id')
  assert.deepEqual([tests.map(({ outcome }) => outcome), tests[0]!.corrects === null, tests[1]!.corrects !== null], [['failed', 'passed'], true, true])
  assert.equal(JSON.stringify(tests).includes('162435'), false)
  assert.doesNotMatch((await henk.get('/mijn/aanvraag')).text, /Wat zagen we\?/, 'where nothing is left to tell, no heading stands alone')
})

test('late, and the resident wrote so: what it costs by the day stands on the screen, and the resident has an answer', async (t) => {
  const { as, house, kinds } = await desk(t)
  house.clock.set('2027-01-18T10:00:00+01:00')
  const early = await as('Hanneke de Boer')
  assert.equal((await early.get(CASE)).text.includes('Kwam er een brief dat wij te laat zijn?'), false)
  house.clock.set('2027-02-20T10:00:00+01:00')
  const b = await as('Hanneke de Boer')
  await b.get(CASE)
  assert.match((await b.post(`${CASE}/te-laat`, { noticeDay: '2027-01-18' })).text, /Dit kan pas als wij te laat zijn/)
  await b.get(CASE)
  assert.equal((await b.post(`${CASE}/te-laat`, { noticeDay: '2027-02-01' })).location, CASE)
  assert.match((await b.get(CASE)).text, /kost het geld vanaf 16 februari 2027\. Nu: € 115,00, voor 5 dagen/)
  assert.equal((await kinds()).at(-1), 'late-notice-received')
  assert.match((await b.get('/beoordeling')).text, /33 dagen te laat.*Schreef dat wij te laat zijn/)
})

test('what a machine granted is opened by its number with a purpose, written down first; then the decision can be corrected or the pass ended', async (t) => {
  const { as, house, applyAs } = await desk(t)
  await applyAs('fatima')
  const b = await as('Hanneke de Boer')
  const path = '/beoordeling/SP-26-00002'
  assert.equal((await b.get(path)).status, 404)
  await b.get('/beoordeling')
  for (const [fields, part] of [[{ nummer: 'x', doel: 'x' }, 'Dit nummer kennen wij niet'], [{ nummer: 'SP-26-00002', doel: '' }, 'Schrijf waarom je kijkt'], [{ nummer: 'SP-26-09999', doel: 'verhuisd' }, 'Dit nummer kennen wij niet']] as const) {
    const back = await b.post('/beoordeling/zoek', fields)
    assert.equal(back.status, 422, part)
    assert.ok(back.text.includes(part), part)
    assert.ok(back.html.includes(`value="${fields.nummer}"`), 'what was typed stays')
  }
  assert.equal((await house.owner.query('select from audit.processing_log')).length, 0)
  assert.equal((await b.post('/beoordeling/zoek', { nummer: 'sp-26-00002', doel: 'De BRP meldt een verhuizing' })).location, path)
  assert.deepEqual(await house.owner.query('select purpose, page from audit.processing_log'), [{ purpose: 'De BRP meldt een verhuizing', page: '/beoordeling/zoek' }])
  assert.match((await b.get(path)).text, /Fatima Bouazza.*Toch niet toelaten.*De pas stoppen/)
})

test('every look is in the processing log before a name is shown, and the queue needs none', async (t) => {
  const { as, house } = await desk(t)
  const hanneke = await as('Hanneke de Boer')
  const looks = async () => (await house.owner.query('select from audit.processing_log')).length
  await hanneke.get('/beoordeling?wie=mine&soort=income-within-limit&stand=in-review&week=ja')
  assert.equal(await looks(), 0)
  await hanneke.get(CASE)
  assert.equal(await looks(), 1)
  await hanneke.post(`${CASE}/verbeter`, {})
  assert.equal(await looks(), 2)
})
