import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { may, sessionOf, startSession } from '#modules/identity/index.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { localDate } from '#shared/local-date.ts'
import { type Browser, browser, type Fetched } from '#test/page.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { sessionCookie } from '#web/visit.ts'
import { type TypedPolicy, typedPolicy } from '../domain/policy-proposal.ts'
import type { Staff } from '../four-eyes/proposed.ts'
import { eligibilityRoutes, limitsInForce, seedEligibility } from '../index.ts'
import { rulesOn } from '../rules-in-force.ts'
import { approvePolicy, returnPolicy } from './decide-policy.ts'
import { enteredPolicies } from './policy.store.ts'
import { proposePolicy } from './propose-policy.ts'
import { fieldsOf, type PolicyForm } from './typed-policy.ts'

const karin: Staff = { staffId: '01935000-0000-7000-8000-0000000000aa', staffName: 'Karin van der Laan', role: 'manager' }
const chantal: Staff = { staffId: '01935000-0000-7000-8000-0000000000bb', staffName: 'Chantal Vos', role: 'administrator' }
const sofie: Staff = { staffId: '01935000-0000-7000-8000-0000000000cc', staffName: 'Sofie Postma', role: 'manager' }

async function kit(t: TestContext, at = '2026-11-23T10:00:00+01:00') {
  const house = await testHouse(t, { at })
  await openKnowledge(house)
  await house.db.transaction((tx) => seedEligibility(house, tx))
  const [now] = await enteredPolicies(house.db)
  const today = typedPolicy({ effectiveFrom: '1-1-2027', ground: 'Raadsbesluit', policy: now!.policy })
  const next: TypedPolicy = { ...today, incomeLimitPercent: '130' }
  const as = async ({ staffId, staffName, role }: Staff): Promise<Browser> => {
    const b = await browser(t, house, { routes: eligibilityRoutes(house, { mailCode: async () => 'sent', passesEnded: async () => {} }), may, sessionOf: (value) => sessionOf(house, value) })
    b.cookie(sessionCookie, await startSession(house, house.db, { door: 'staff', subjectId: staffId, name: staffName, roles: [role!], loa: 'high' }))
    return b
  }
  return { house, today, next, as }
}

const sent = async (house: TestHouse, typed: TypedPolicy): Promise<string> => {
  const proposed = await proposePolicy(house, karin, { typed })
  return proposed.ok ? proposed.value.id : assert.fail(JSON.stringify(proposed.refusal))
}
const why = (outcome: Awaited<ReturnType<typeof approvePolicy>>): string => (outcome.ok ? outcome.value.state : outcome.refusal.reason)
const alone = async (house: TestHouse, day: string) => (await limitsInForce(house, localDate(day)))?.rows.find(({ type }) => type === 'single-21')?.limitCents
/** As a browser sends it: a name once for each tick. */
const typedFields = (form: PolicyForm): Record<string, string[]> => Object.fromEntries(Object.entries(Object.groupBy(fieldsOf(form), ([name]) => name)).map(([name, all]) => [name, all!.map(([, value]) => value)]))
const has = (page: Fetched, ...parts: readonly string[]): void => { for (const part of parts) assert.ok(page.text.includes(part), `${part} stands nowhere in: ${page.text.slice(0, 1500)}`) }

test('what somebody proposes counts only after somebody else said yes, from its day, to the cent', async (t) => {
  const { house, next } = await kit(t)
  const id = await sent(house, next)
  assert.equal(await alone(house, '2027-01-01'), 170335, 'waiting is not counting')
  assert.equal(why(await approvePolicy(house, chantal, id, 1)), 'approved')
  assert.deepEqual([await alone(house, '2026-12-31'), await alone(house, '2027-01-01')], [170335, 184530])
  assert.deepEqual([(await rulesOn(house, localDate('2026-12-31'))).policyVersion, (await rulesOn(house, localDate('2027-01-01'))).policyVersion], [1, 2])
  const [latest] = await enteredPolicies(house.db)
  assert.deepEqual([latest!.version, latest!.enteredBy, latest!.approvedByName, latest!.ground], [2, 'Karin van der Laan', 'Chantal Vos', 'Raadsbesluit'])
})

test('nobody approves or returns what they proposed themselves: not by the program, not by the database', async (t) => {
  const { house, next } = await kit(t)
  const id = await sent(house, next)
  assert.deepEqual([why(await approvePolicy(house, karin, id, 1)), why(await returnPolicy(house, karin, id, 'Toch niet.'))], ['own-proposal', 'own-proposal'])
  await assert.rejects(house.owner.query(`update eligibility.policy_proposal set state = 'returned', decided_at = now(), decided_by = proposed_by, decided_by_name = 'x', return_reason = 'x'`), /check constraint/)
})

test('two answer at once: one version, and the other is told', async (t) => {
  const { house, next } = await kit(t)
  const id = await sent(house, next)
  const answers = await Promise.all([approvePolicy(house, chantal, id, 1), approvePolicy(house, sofie, id, 1), returnPolicy(house, sofie, id, 'Nee.')])
  assert.deepEqual(answers.filter(({ ok }) => !ok).map(why), ['already-decided', 'already-decided'])
  assert.ok((await enteredPolicies(house.db)).length <= 2)
})

test('rules never count backwards: a yes on their own day, a minute past midnight, comes too late', async (t) => {
  const { house, next } = await kit(t, '2026-12-31T23:59:59+01:00')
  const id = await sent(house, next)
  house.clock.set('2027-01-01T00:00:00+01:00')
  assert.equal(why(await approvePolicy(house, chantal, id, 1)), 'no-longer-fits')
  assert.equal((await enteredPolicies(house.db)).length, 1)
  assert.equal(why(await returnPolicy(house, chantal, id, 'Kies een latere dag.')), 'returned')
})

test('who looked at other rules beside it is asked to look again', async (t) => {
  const { house, next } = await kit(t)
  const [first, second] = [await sent(house, { ...next, effectiveFrom: '1-2-2027' }), await sent(house, { ...next, incomeLimitPercent: '125' })]
  assert.equal(why(await approvePolicy(house, chantal, second, 1)), 'approved')
  assert.equal(why(await approvePolicy(house, chantal, first, 1)), 'other-rules-beside')
  assert.equal(why(await approvePolicy(house, chantal, first, 2)), 'approved')
  assert.deepEqual([await alone(house, '2027-01-31'), await alone(house, '2027-02-01')], [177433, 184530])
})

test('each mistake is told at its field, all at once, and what was typed and ticked stays', async (t) => {
  const { as, today } = await kit(t)
  const b = await as(karin)
  await b.get('/beheer/regels/nieuw')
  const form = { ...today, corrects: '', effectiveFrom: '23-11-2026', ground: ' ', incomeLimitPercent: '151', until: '31-02', decisionWeeks: '9', passEndsNoticeWeeks: '27', kostendelersnorm: true, incomeKinds: { kamerhuur: 'does-not-count' } }
  const page = await b.post('/beheer/regels/nieuw', { ...typedFields(form), stap: 'bekijk' })
  assert.equal(page.status, 422)
  has(page, 'Kies een dag vanaf morgen.', 'Schrijf waar deze regels staan.', 'Vul een heel getal in van 100 tot en met 150.', 'Vul een dag en maand in, zoals 31-12.', 'Vul een heel getal in van 1 tot en met 8.', 'Vul een heel getal in van 1 tot en met 26.')
  assert.match(page.html, /name="incomeLimitPercent"[^>]*value="151"/)
  assert.match(page.html, /name="passEndsNoticeWeeks"[^>]*value="27"/)
  assert.match(page.html, /id="kostendelersnorm"[^>]*checked/)
  assert.match(page.html, /name="telt-kamerhuur"[\s\S]*?value="does-not-count" selected/)
})

const REFUSED: readonly (readonly [name: string, change: Partial<TypedPolicy>, says: string])[] = [
  ['99%',                         { incomeLimitPercent: '99' },           'van 100 tot en met 150'],
  ['120,5%',                      { incomeLimitPercent: '120,5' },        'van 100 tot en met 150'],
  ['a day that does not exist',   { effectiveFrom: '29-2-2027' },         'Vul een dag in'],
  ['today',                       { effectiveFrom: '23-11-2026' },        'vanaf morgen'],
  ['two years ahead',             { effectiveFrom: '1-1-2029' },          'anderhalf jaar'],
  ['29 February as a last day',   { until: '29-2' },                      'zoals 31-12'],
  ['0 weeks before a pass ends',  { passEndsNoticeWeeks: '0' },           'van 1 tot en met 26'],
  ['27 weeks before eighteen',    { eighteenNoticeWeeks: '27' },          'van 1 tot en met 26'],
  ['half a week',                 { passEndsNoticeWeeks: '1,5' },         'van 1 tot en met 26'],
  ['four months',                 { averagingMonths: '4' },               'Kies 1, 2 of 3 maanden'],
  ['an exclusion nobody knows',   { exclusions: ['iedereen'] },           'kennen wij niet'],
  ['a ground nobody knows',       { grounds: ['zomaar'] },                'kennen wij niet'],
  ['the same rules as then',      { incomeLimitPercent: '120' },          'gelden dan al'],
]
for (const [name, change, says] of REFUSED) {
  test(`refused at its field: ${name}`, async (t) => {
    const { house, next } = await kit(t)
    const { problemText } = await import('./policy.text.ts')
    const proposed = await proposePolicy(house, karin, { typed: { ...next, ...change } })
    assert.ok(!proposed.ok && proposed.refusal.reason === 'policy-wrong')
    assert.ok(proposed.refusal.facts!.some((problem) => problemText(problem).includes(says)), JSON.stringify(proposed.refusal.facts))
  })
}

test('what the form has no field for stays as it was: the minutes to undo, the terms of an objection', async (t) => {
  const { house, next } = await kit(t)
  const proposed = await proposePolicy(house, karin, { typed: { ...next, incomeLimitPercent: '130' } })
  assert.ok(proposed.ok)
  const was = (await enteredPolicies(house.db))[0]!.policy
  const { policy } = await house.owner.one<{ policy: typeof was }>('select policy from eligibility.policy_proposal')
  assert.deepEqual({ ...policy, incomeLimitPercent: was.incomeLimitPercent }, was)
  assert.equal(policy.casework.graceMinutes, 10)
})

test('how long beforehand people hear that their pass ends, and that a child becomes 18, is proposed like the other rules and counts from its day', async (t) => {
  const { house, as, next } = await kit(t)
  const b = await as(karin)
  assert.match((await b.get('/beheer/regels/nieuw')).html, /name="passEndsNoticeWeeks"[^>]*value="8"/)
  const changed = { ...next, incomeLimitPercent: '120', corrects: '', passEndsNoticeWeeks: '26', eighteenNoticeWeeks: '1' }
  has(await b.post('/beheer/regels/nieuw', { ...typedFields(changed), stap: 'bekijk' }), 'Weken voordat een pas stopt 8 26', 'Weken voordat een kind 18 wordt 8 1')
  const stored = await b.post('/beheer/regels/nieuw', { ...typedFields(changed), stap: 'stuur' })
  const other = await as(chantal)
  has(await other.get(stored.location!), 'Weken voordat een pas stopt 8 26')
  assert.equal((await other.post(stored.location!, { besluit: 'goed', naast: '1' })).status, 303)
  const of = async (day: string) => { const { policy } = await rulesOn(house, localDate(day)); return [policy.passEndsNoticeWeeks, policy.eighteenNoticeWeeks] }
  assert.deepEqual([await of('2026-12-31'), await of('2027-01-01')], [[8, 8], [26, 1]])
})

test('a form from before these fields were there loses nothing: it is asked again', async (t) => {
  const { as, next } = await kit(t)
  const b = await as(karin)
  await b.get('/beheer/regels/nieuw')
  const { passEndsNoticeWeeks: _not, ...older } = typedFields({ ...next, corrects: '' })
  const page = await b.post('/beheer/regels/nieuw', { ...older, stap: 'stuur' })
  assert.equal(page.status, 422)
  assert.match(page.html, /name="incomeLimitPercent"[^>]*value="130"/)
})

test('100% and 150% are allowed, and tomorrow is', async (t) => {
  const { house, next } = await kit(t)
  for (const [percent, day] of [['100', '24-11-2026'], ['150', '1-5-2028']] as const) await sent(house, { ...next, incomeLimitPercent: percent, effectiveFrom: day })
})

test('what it changes stands beside what it was, for who proposes and for who approves', async (t) => {
  const { as, next } = await kit(t)
  const b = await as(karin)
  await b.get('/beheer/regels/nieuw')
  const changed = { ...next, corrects: '', normFor18To20: '21-and-older', grounds: ['bijstand'] as const }
  const preview = await b.post('/beheer/regels/nieuw', { ...typedFields(changed), stap: 'bekijk' })
  has(preview, 'Percentage van de norm 120% 130%', 'Alleen, vanaf 21 jaar € 1.703,35 € 1.845,30 € 141,95 hoger', 'De norm vanaf 21 jaar', 'Wie nu bijstand krijgt')
  assert.ok(!preview.text.includes('Lagere norm voor wie kosten deelt'), 'only what differs')
  const stored = await b.post('/beheer/regels/nieuw', { ...typedFields(changed), stap: 'stuur' })
  const own = await b.get(stored.location!)
  has(own, 'Een collega kijkt dit na')
  assert.ok(!own.text.includes('Keur de regels goed'))
  const other = await as(chantal)
  has(await other.get(stored.location!), 'Alleen, vanaf 21 jaar € 1.703,35 € 1.845,30 € 141,95 hoger', 'Keur de regels goed', 'Raadsbesluit')
  const without = await other.post(stored.location!, { besluit: 'terug', reden: ' ' })
  assert.equal(without.status, 422)
  has(without, 'Schrijf wat er niet klopt.')
  const yes = await other.post(stored.location!, { besluit: 'goed', naast: '1' })
  assert.equal(yes.status, 303)
  has(await other.get(stored.location!), 'Chantal Vos keurde deze regels goed')
  has(await other.get('/beheer/regels'), 'Nieuwe regels vanaf 1 januari 2027 Komt eraan', 'Deze regels gelden vanaf', 'Raadsbesluit')
})

test('what came back is corrected in a new proposal; a second one for the same day is not taken', async (t) => {
  const { house, as, next } = await kit(t)
  const id = await sent(house, next)
  const again = await proposePolicy(house, sofie, { typed: next })
  assert.deepEqual(again.ok ? '' : [again.refusal.reason, again.refusal.facts], ['already-waiting', { id }])
  assert.equal(why(await returnPolicy(house, chantal, id, 'Het werd 125%.')), 'returned')
  const b = await as(karin)
  has(await b.get(`/beheer/regels/voorstel/${id}`), 'Het werd 125%.', 'Verbeter de regels')
  const form = await b.get(`/beheer/regels/nieuw?uit=${id}`)
  assert.match(form.html, /name="incomeLimitPercent"[^>]*value="130"/)
  const better = await b.post('/beheer/regels/nieuw', { ...typedFields({ ...next, corrects: id, incomeLimitPercent: '125' }), stap: 'stuur' })
  assert.equal(better.status, 303)
  assert.equal((await b.get('/beheer/regels')).text.includes('Kwam terug'), false)
})

test('who is no manager or administrator sees none of it', async (t) => {
  const { as } = await kit(t)
  const b = await as({ ...sofie, role: 'caseworker' })
  assert.equal((await b.get('/beheer/regels')).status, 403)
})
