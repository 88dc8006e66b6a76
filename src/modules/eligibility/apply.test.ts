import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#shared/local-date.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { passOf } from '#modules/passes/index.ts'
import { residentByBsn } from '#modules/residents/index.ts'
import { ALONE, type Applicants, applicants, MARRIED } from '#test/applicants.ts'
import { openAmounts } from './amounts.ts'
import { incomeTest } from './domain/income-test.ts'
import { rulesOn } from './rules-in-force.ts'
import { amountsOf, apply, expectedMessages, limitsInForce, seedEligibility, type Typed, whereTo } from './index.ts'

const count = (house: Applicants['house'], table: string) => house.owner.one<{ n: number }>(`select count(*)::int as n from ${table}`).then(({ n }) => n)
const told = (house: Applicants['house'], residentId: string) =>
  house.owner.query<{ kind: string }>('select kind from messages.message where resident_id = $1 order by kind', [residentId]).then((rows) => rows.map(({ kind }) => kind))
const findings = async (house: Applicants['house'], applicationId: string) =>
  (await house.owner.one<{ checks: { reason: string; outcome: string; variant?: string }[] }>('select checks from eligibility.assessment where application_id = $1 order by made_at desc limit 1', [applicationId])).checks
    .filter(({ outcome }) => outcome !== 'pass').map(({ reason, outcome, variant }) => [reason, outcome, variant].filter(Boolean).join('.'))

test('who passes is admitted at once: decision, a pass, one for each child under it, and a message, together', async (t) => {
  const { house, applyAs, bsnOf } = await applicants(t)
  const neighbour = await applyAs('henk')
  const before = await count(house, 'messages.message')
  const fatima = await applyAs('fatima')
  assert.equal(fatima.state, 'granted')
  const passes = await house.owner.query<{ resident_id: string; under_resident: string | null; valid_from: string; valid_to: string }>('select resident_id, under_resident, valid_from, valid_to from passes.pass')
  assert.equal(passes.length, 3)
  assert.deepEqual(passes.map((p) => p.under_resident).sort(), [fatima.residentId, fatima.residentId, null])
  assert.deepEqual([...new Set(passes.map((p) => `${p.valid_from} ${p.valid_to}`))], ['2026-11-23 2027-12-31'])
  assert.deepEqual(await told(house, fatima.residentId), ['granted'])
  assert.equal(await count(house, 'messages.message'), before + 1)
  const decision = await house.owner.one<{ outcome: string; made_by: string; reasons: string[]; objection_last_day: string }>('select outcome, made_by, reasons, objection_last_day from eligibility.decision')
  assert.deepEqual(decision, { outcome: 'granted', made_by: 'machine', reasons: ['lives-here', 'adult', 'no-studiefinanciering', 'income-within-limit'], objection_last_day: '2027-01-04' })
  // Left alone: the neighbour's case is as it was.
  assert.equal((await house.owner.one<{ state: string }>('select state from eligibility.application where id = $1', [neighbour.applicationId])).state, 'in-review')
  assert.equal(await residentByBsn(house, house.db, bsnOf('marjan')), undefined)
})

test('exactly on the limit passes, one cent above goes to a person: never a refusal by the machine', async (t) => {
  const { house, applyAs } = await applicants(t)
  assert.equal((await applyAs('marjan')).state, 'granted')
  const henk = await applyAs('henk')
  assert.equal(henk.state, 'in-review')
  assert.equal(await passOf(house, house.db, henk.residentId, house.clock.today()), undefined)
  assert.deepEqual(await told(house, henk.residentId), ['in-review', 'receipt'])
  const application = await house.owner.one<{ number: string; last_day: string }>('select number, last_day from eligibility.application where id = $1', [henk.applicationId])
  assert.deepEqual(application, { number: 'SP-26-00002', last_day: '2027-01-18' })
})

test('the database itself takes no refusal by a machine', async (t) => {
  const { house, applyAs } = await applicants(t)
  const henk = await applyAs('henk')
  await assert.rejects(house.db.query(`
    insert into eligibility.decision (id, application_id, assessment_id, outcome, made_by, reasons, decided_at, announced_on, objection_last_day, policy_version)
    select gen_random_uuid(), $1, id, 'refused', 'machine', '{income-within-limit}', now(), '2026-11-23', '2027-01-04', 1 from eligibility.assessment where application_id = $1`, [henk.applicationId]), /decision_check|violates check/)
})

test('a partner is told that their income was looked at, and has a pass of their own', async (t) => {
  const { house, applyAs, bsnOf } = await applicants(t)
  const samira = await applyAs('samira', MARRIED)
  assert.equal(samira.state, 'granted')
  const youssef = (await residentByBsn(house, house.db, bsnOf('youssef')))!
  assert.deepEqual(await told(house, youssef), ['granted-partner', 'partner-looked-at'])
  assert.equal(await whereTo(house, house.db, youssef), '/mijn')
  assert.equal(await count(house, 'passes.pass'), 3)
})

// Whoever the test cannot be sure about goes to a person, with the check that says why.
const TO_A_PERSON: readonly (readonly [key: string, answers: Typed['answers'], found: readonly string[]])[] = [
  ['lotte',  ALONE,                              ['no-studiefinanciering.fail', 'income-comparable.unknown', 'income-within-limit.unknown']],
  ['tom',    ALONE,                              ['no-studiefinanciering.unknown', 'income-known.unknown', 'income-comparable.unknown', 'income-within-limit.unknown']],
  ['bram',   ALONE,                              ['income-comparable.unknown', 'income-within-limit.unknown']],
  ['eva',    ALONE,                              ['lives-here.fail']],
  ['priya',  { ...ALONE, partner: 'unmarried' }, ['partner-known.unknown.unmarried', 'norm-known.unknown', 'income-within-limit.unknown']],
  ['gerrit', { ...MARRIED, otherAdults: 'one' }, ['at-most-two-adults.unknown', 'norm-known.unknown', 'income-within-limit.unknown']],
  ['mehmet', ALONE,                              ['partner-known.unknown.elsewhere', 'norm-known.unknown', 'income-within-limit.unknown']],
  ['sjoerd', ALONE,                              ['registers-agree.unknown.doubt', 'norm-known.unknown', 'income-within-limit.unknown']],
]
for (const [key, answers, found] of TO_A_PERSON) {
  test(`${key}: a case for a person, because of ${found[0]}`, async (t) => {
    const { house, applyAs } = await applicants(t)
    const applied = await applyAs(key, answers)
    assert.equal(applied.state, 'in-review')
    assert.deepEqual(await findings(house, applied.applicationId), found)
    assert.deepEqual(await told(house, applied.residentId), ['in-review', 'receipt'])
    assert.equal(await count(house, 'passes.pass'), 0)
  })
}

for (const key of ['aaltje', 'daan', 'noor', 'carla', 'hawa']) {
  test(`${key}: passes`, async (t) => {
    const { applyAs } = await applicants(t)
    assert.equal((await applyAs(key)).state, 'granted')
  })
}

test('who is dead according to the register gets no message; staff have an alarm and a case', async (t) => {
  const { house, applyAs } = await applicants(t)
  const willem = await applyAs('willem')
  assert.equal(willem.state, 'in-review')
  assert.equal(await count(house, 'messages.message'), 0)
  assert.deepEqual(await house.owner.query('select alarm from eligibility.application'), [{ alarm: 'deceased' }])
  assert.equal((await house.owner.query(`select from audit.event where action = 'eligibility.alarm'`)).length, 1)
})

test('no income and no BSN stands anywhere in the database in the clear', async (t) => {
  const { house, applyAs, bsnOf } = await applicants(t)
  await applyAs('henk')
  await applyAs('fatima')
  const dump: string[] = []
  for (const { name } of await house.owner.query<{ name: string }>(`select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`)) {
    for (const { row } of await house.owner.query<{ row: string }>(`select t::text as row from ${name} t`)) dump.push(row)
  }
  const all = dump.join('\n')
  for (const marker of ['1703.36', '1.703,36', '170336', bsnOf('henk'), bsnOf('fatima'), bsnOf('amina')]) {
    assert.equal(all.includes(marker), false, marker)
    assert.equal(all.includes(Buffer.from(marker).toString('hex')), false, `${marker} as bytes`)
  }
  assert.ok(all.includes('170335'), 'the limit itself is no secret and stays')
})

test('a message reads its amounts from the sealed row', async (t) => {
  const { house, applyAs } = await applicants(t)
  await applyAs('henk')
  const { amounts_ref } = await house.owner.one<{ amounts_ref: string }>(`select amounts_ref from messages.message where kind = 'in-review'`)
  const values = await amountsOf(house, house.db, amounts_ref)
  assert.equal(values.income, '€\u00a01.703,36')
  assert.match(values.reasonSentences!, /Je inkomen is €\u00a01\.703,36\. De grens voor jou is €\u00a01\.703,35\./)
})

test('a decision can be computed again, to the same checks, from what was sealed with it', async (t) => {
  const { house, applyAs } = await applicants(t)
  for (const key of ['fatima', 'henk', 'bram']) {
    const { applicationId } = await applyAs(key)
    const stored = await house.owner.one<{ id: string; checks: unknown; reference_date: string }>('select id, checks, reference_date from eligibility.assessment where application_id = $1', [applicationId])
    const opened = await openAmounts(house, house.db, stored.id)
    assert.ok(opened.kind === 'known')
    const again = incomeTest(opened.amounts.facts, await rulesOn(house, localDate(stored.reference_date)))
    assert.deepEqual(JSON.parse(JSON.stringify(again.checks.map(({ amounts: _, ...check }) => check))), stored.checks)
  }
})

test('pressing twice at once is one application; the second is told', async (t) => {
  const { house, signIn, bsnOf } = await applicants(t)
  const { sessionId } = await signIn('henk')
  const press = () => apply(house, { bsn: bsnOf('henk'), sessionId, typed: { answers: ALONE, remark: '', channel: 'letter' }, reach: { channel: 'letter' } })
  const outcomes = await Promise.all([press(), press(), press()])
  assert.deepEqual(outcomes.map((o) => (o.ok ? o.value.state : o.refusal.reason)).sort(), ['already-applied', 'already-applied', 'in-review'])
  assert.equal(await count(house, 'eligibility.application'), 1)
  assert.equal(await count(house, 'messages.message'), 2)
})

test('who has a pass that lasts as long cannot apply again; near the end of the year a longer one is given', async (t) => {
  const { house, applyAs } = await applicants(t, '2026-10-20T10:00:00+02:00')
  const first = await applyAs('fatima')
  assert.equal((await passOf(house, house.db, first.residentId, house.clock.today()))?.validTo, '2026-12-31')
  await assert.rejects(applyAs('fatima'), /has-pass/)
  house.clock.set('2026-11-02T10:00:00+01:00')
  await applyAs('fatima')
  assert.equal((await passOf(house, house.db, first.residentId, house.clock.today()))?.validTo, '2027-12-31')
})

test('an address that was not confirmed: no application, and nothing left behind of this person', async (t) => {
  const { house, signIn, bsnOf } = await applicants(t)
  const { sessionId } = await signIn('henk')
  const applied = await apply(house, { bsn: bsnOf('henk'), sessionId, typed: { answers: ALONE, remark: '', channel: 'email' }, reach: { channel: 'email', sessionId, consent: true } })
  assert.equal(applied.ok || applied.refusal.reason, 'email-not-confirmed')
  assert.equal(await count(house, 'residents.resident'), 0)
  assert.equal(await count(house, 'residents.household'), 0)
})

test('when the message cannot be written nothing is: no resident, no application, no pass', async (t) => {
  const { house, applyAs } = await applicants(t)
  await house.owner.query(`create function messages.broken() returns trigger language plpgsql as $$ begin raise exception 'the outbox is broken'; end $$`)
  await house.owner.query('create trigger broken before insert on messages.message for each row execute function messages.broken()')
  await assert.rejects(applyAs('fatima'), /outbox is broken/)
  for (const table of ['residents.resident', 'eligibility.application', 'eligibility.assessment', 'eligibility.amounts', 'eligibility.decision', 'passes.pass', 'audit.event']) assert.equal(await count(house, table), 0, table)
})

test('nobody is in a state without a message, and the invariant sees who is missed', async (t) => {
  const { house, applyAs } = await applicants(t)
  for (const key of ['fatima', 'henk', 'karel', 'willem']) await applyAs(key)
  assert.deepEqual(await residentsWithoutMessage(house, expectedMessages), [])
  await house.owner.query(`delete from messages.delivery where message_id in (select id from messages.message where kind = 'granted')`)
  await house.owner.query(`delete from messages.message where kind = 'granted'`)
  assert.deepEqual((await residentsWithoutMessage(house, expectedMessages)).map(({ why }) => why), ['no-message'])
})

test('after signing in: to apply, to the case, into the shop; and to apply again when the pass is over', async (t) => {
  const { house, applyAs } = await applicants(t)
  assert.equal(await whereTo(house, house.db, undefined), '/aanvragen')
  const fatima = await applyAs('fatima')
  const henk = await applyAs('henk')
  const karel = await applyAs('karel')
  assert.deepEqual(await Promise.all([fatima, henk, karel].map(({ residentId }) => whereTo(house, house.db, residentId))), ['/mijn', '/mijn/aanvraag', '/mijn/aanvraag'])
  house.clock.set('2028-01-01T00:00:00+01:00')
  assert.equal(await whereTo(house, house.db, fatima.residentId), '/aanvragen')
})

test('norms and policy become version 1 once; the limits change at midnight in Amsterdam', async (t) => {
  const { house } = await applicants(t)
  await house.db.transaction((tx) => seedEligibility(house, tx))
  assert.equal(await count(house, 'eligibility.norm_table'), 4)
  assert.equal(await count(house, 'eligibility.policy_version'), 1)
  const rows = async (day: string) => (await limitsInForce(house, localDate(day)))?.rows.map(({ limitCents }) => limitCents)
  assert.deepEqual(await rows('2026-06-30'), [41519, 168180, 240256, 187763, 257299])
  assert.deepEqual(await rows('2026-07-01'), [42050, 170335, 243335, 190481, 261132])
  await assert.rejects(house.db.query(`update eligibility.norm_table set source = 'x'`), /permission denied/)
  await assert.rejects(house.owner.query(`update eligibility.policy_version set effective_from = '2020-01-01'`), /never changes/)
})
