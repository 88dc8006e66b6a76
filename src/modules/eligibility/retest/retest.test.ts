import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Database } from '#db/database.ts'
import { localDate } from '#shared/local-date.ts'
import { passOf } from '#modules/passes/index.ts'
import { applicants } from '#test/applicants.ts'
import type { TestHouse } from '#test/house.ts'
import { testedHousehold, writeTested } from '#test/tested-households.ts'
import { forgetAmounts } from '../amounts.ts'
import { decide, expectedMessages, seedEligibility } from '../index.ts'
import { insertNorms, normTables } from '../rules.store.ts'
import { forgetRules } from '../rules-in-force.ts'
import { askRetest, cancelRetest, confirm } from './ask-retest.ts'
import { latestRetest } from './retest.store.ts'
import type { RetestOutcome, Stood } from './retest.ts'
import { runRetest } from './run-retest.ts'
import { byMeaning, casesToOpen, MEANINGS, TABLE } from './what-follows.ts'

const manager = { id: '01935000-0000-7000-8000-0000000000cc', name: 'Marijke Postma', role: 'manager' }
const caseworker = { staffId: '01935000-0000-7000-8000-0000000000aa', staffName: 'Hanneke de Boer' }
const NEW_YEAR = localDate('2027-01-01')
const NO = { outcome: 'refused', reason: 'income-within-limit', ownSentence: 'Wij hebben je loonstrook van oktober bekeken.', notHeard: 'own-facts' } as const

/** The norms of 1 July 2026 with every amount so many permille higher or lower, from 1 January 2027. */
async function newNorms(house: TestHouse, permille: number): Promise<void> {
  const now = (await normTables(house.db)).at(-1)!
  const amounts = Object.fromEntries(Object.entries(now.amounts).map(([type, cents]) => [type, Math.round(cents * (1000 + permille) / 1000)]))
  await insertNorms(house.db, { ...now, effectiveFrom: NEW_YEAR, version: 1, amounts }, { at: house.clock.now(), by: 'test' })
  forgetRules(house)
}

const ask = async (house: TestHouse) => {
  const asked = await askRetest(house, manager, { referenceDate: NEW_YEAR, norms: { effectiveFrom: NEW_YEAR, version: 1 } })
  assert.ok(asked.ok)
  return asked.value
}
const counted = async (house: TestHouse) => {
  const id = await ask(house)
  await runRetest(house)
  const retest = await latestRetest(house.db)
  assert.equal(retest?.id, id)
  assert.equal(retest.stage, 'preview')
  return { id, counts: retest.counts!, meanings: Object.fromEntries(byMeaning(retest.counts!).map(({ meaning, count }) => [meaning, count])) }
}
const goOn = async (house: TestHouse, id: string, cases: number) => {
  assert.ok((await confirm(house, manager, id, cases)).ok)
  await runRetest(house)
}
const processed = async (house: TestHouse) => {
  const preview = await counted(house)
  await goOn(house, preview.id, casesToOpen(preview.counts))
  return preview
}

/** Every table with its number of rows and a sum over their contents, those of the re-test itself, the audit and the jobs left out. */
async function everything(owner: Database): Promise<Record<string, string>> {
  const tables = await owner.query<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'audit') and tablename not in ('retest', 'retest_result') order by 1`)
  const all: Record<string, string> = {}
  for (const { name } of tables) all[name] = (await owner.one<{ sum: string }>(`select count(*) || ' ' || coalesce(sum(hashtext(t::text)::bigint), 0) as sum from ${name} t`)).sum
  return all
}

test('every stand and every outcome has its meaning, and nothing that follows is more than a case', () => {
  const stands: Stood[] = ['granted', 'open', 'refused']
  const outcomes: RetestOutcome[] = ['passed', 'failed', 'unknown', 'needs-facts']
  assert.deepEqual(TABLE.map(({ stood, outcome }) => `${stood} ${outcome}`), stands.flatMap((stood) => outcomes.map((outcome) => `${stood} ${outcome}`)))
  assert.deepEqual(new Set(TABLE.map(({ meaning }) => meaning)), new Set(MEANINGS))
  assert.deepEqual(TABLE.filter(({ follows }) => follows === 'case').map(({ stood, outcome }) => `${stood} ${outcome}`), ['granted failed', 'refused passed'])
})

test('a preview counts who would pass and who would fail, and changes nothing else', async (t) => {
  const { house, applyAs } = await applicants(t)
  await applyAs('fatima')
  await applyAs('henk')
  await newNorms(house, 10)
  const before = await everything(house.owner)
  const { meanings } = await counted(house)
  assert.deepEqual(await everything(house.owner), before)
  assert.equal(Object.keys(before).length > 20, true)
  assert.deepEqual(meanings, { 'keeps': 1, 'newly-passes': 1, 'would-fail': 0, 'still-not': 0, 'unknown': 0, 'needs-facts': 0 })
  const events = await house.owner.query<{ action: string }>(`select action from audit.event where subject_kind = 'retest' order by number`)
  assert.deepEqual(events.map(({ action }) => action), ['eligibility.retest-asked', 'eligibility.retest-counted'])
})

test('one cent above the old limit: refused then, within the limit of higher norms now; a person gives the pass', async (t) => {
  const { house, applyAs } = await applicants(t)
  const { residentId, applicationId } = await applyAs('henk')
  const { number } = await house.owner.one<{ number: string }>('select number from eligibility.application where id = $1', [applicationId])
  assert.ok((await decide(house, caseworker, number, NO)).ok)
  await newNorms(house, 10)
  house.clock.set('2027-01-01T09:00:00+01:00')
  const { meanings } = await processed(house)
  assert.equal(meanings['newly-passes'], 1)

  const found = await house.owner.one<{ number: string; state: string; outcome: string; limit: number; made_by: string; reason: string }>(`
    select a.number, a.state, s.outcome, s.limit_cents as limit, e.made_by, e.reason from eligibility.retest_result r join eligibility.application a on a.id = r.case_id
      join eligibility.assessment s on s.application_id = a.id join eligibility.application_event e on e.application_id = a.id and e.to_state = 'in-review'`)
  assert.deepEqual([found.state, found.outcome, found.limit > 170_336, found.made_by, found.reason], ['in-review', 'passed', true, 'machine', 'retest-passed'])
  assert.equal(await passOf(house, house.db, residentId, house.clock.today()), undefined, 'no machine gave anything')
  assert.ok((await decide(house, caseworker, found.number, { outcome: 'granted', ownSentence: 'De grens is op 1 januari hoger geworden.' })).ok)
  assert.equal((await passOf(house, house.db, residentId, house.clock.today()))?.validTo, '2027-12-31')
})

test('who fails keeps the pass: a case is open, the letter says so, and nobody is told twice', async (t) => {
  const { house, applyAs } = await applicants(t)
  const { residentId, applicationId } = await applyAs('fatima')
  await newNorms(house, -500)
  const pass = await passOf(house, house.db, residentId, house.clock.today())
  assert.ok(pass)
  const { id, meanings } = await processed(house)
  assert.equal(meanings['would-fail'], 1)
  assert.deepEqual(await passOf(house, house.db, residentId, house.clock.today()), pass)
  const states = await house.owner.query<{ id: string; state: string }>('select id, state from eligibility.application order by received_at, number')
  assert.deepEqual(states.map(({ state }) => state).sort(), ['granted', 'in-review'])
  assert.equal(states.find(({ id: one }) => one === applicationId)?.state, 'granted', 'what was decided stays decided')
  const told = await house.owner.query<{ dedupe_key: string; resident_id: string }>(`select dedupe_key, resident_id from messages.message where kind = 'retest'`)
  assert.equal(told.length, 1)
  const expected = (await expectedMessages(house)).filter(({ dedupeKey }) => dedupeKey.includes('retest'))
  assert.deepEqual(expected, told.map((one) => ({ residentId: one.resident_id, dedupeKey: one.dedupe_key })))
  await runRetest(house)
  assert.equal((await latestRetest(house.db))?.stage, 'done')
  assert.equal((await house.owner.query('select id from eligibility.application')).length, 2)
  assert.equal((await confirm(house, manager, id, 1)).ok, false)
})

test('one whose case cannot be opened keeps nobody else waiting, and the re-test is done when it can', async (t) => {
  const { house, applyAs } = await applicants(t)
  const { applicationId } = await applyAs('fatima')
  await applyAs('marjan')
  await newNorms(house, -900)
  const { id, counts } = await counted(house)
  assert.equal(casesToOpen(counts), 2)
  const [{ sealed }] = await house.owner.query<{ sealed: Buffer }>('select typed_sealed as sealed from eligibility.application where id = $1', [applicationId]) as [{ sealed: Buffer }]
  const seal = (to: Buffer) => house.owner.query('update eligibility.application set typed_sealed = $2 where id = $1', [applicationId, to])
  await seal(Buffer.from([0]))
  await goOn(house, id, 2)
  const followed = async () => (await house.owner.query<{ followed: string | null }>('select followed from eligibility.retest_result order by followed')).map((one) => one.followed)
  assert.deepEqual([await followed(), (await latestRetest(house.db))?.stage], [['case', null], 'processing'])
  await seal(sealed)
  await runRetest(house)
  assert.deepEqual([await followed(), (await latestRetest(house.db))?.stage], [['case', 'case'], 'done'])
})

test('a household of which anybody applied again between counting and processing is left alone', async (t) => {
  const { house, applyAs } = await applicants(t)
  const { residentId } = await applyAs('fatima')
  await newNorms(house, -500)
  const { id } = await counted(house)
  await house.owner.query(`
    insert into eligibility.application (id, number, resident_id, household_id, state, received_at, last_day, typed_sealed, opened_at)
    select gen_random_uuid(), 'SP-26-99999', gen_random_uuid(), household_id, 'in-review', received_at + interval '1 day', last_day, typed_sealed, received_at from eligibility.application where resident_id = $1`, [residentId])
  await goOn(house, id, 1)
  assert.deepEqual(await house.owner.query('select followed, case_id from eligibility.retest_result'), [{ followed: 'moved-on', case_id: null }])
})

test('a household whose amounts were forgotten is counted apart: only a new application can tell', async (t) => {
  const { house, applyAs } = await applicants(t)
  await applyAs('fatima')
  await applyAs('henk')
  await newNorms(house, 10)
  const { id } = await house.owner.one<{ id: string }>(`select id from eligibility.assessment order by made_at, id limit 1`)
  await house.db.transaction((tx) => forgetAmounts(house, tx, id))
  const { meanings } = await counted(house)
  assert.equal(meanings['needs-facts'], 1)
  assert.equal(Object.values(meanings).reduce((sum, n) => sum + n, 0), 2)
})

test('two at once are refused, also by the same press; after stopping the next may begin', async (t) => {
  const { house } = await applicants(t)
  await newNorms(house, 10)
  const press = () => askRetest(house, manager, { referenceDate: NEW_YEAR, norms: { effectiveFrom: NEW_YEAR, version: 1 } })
  const both = await Promise.all([press(), press()])
  assert.deepEqual(both.map(({ ok }) => ok).sort(), [false, true])
  assert.ok(both.some((one) => !one.ok && one.refusal.reason === 'retest-busy'))
  const begun = both.find((one) => one.ok)
  assert.ok(begun?.ok && await cancelRetest(house, manager, begun.value))
  assert.equal(await cancelRetest(house, manager, begun.value), false)
  await runRetest(house)
  assert.equal((await latestRetest(house.db))?.stage, 'cancelled')
  assert.ok((await press()).ok)
})

test('nothing is processed by other numbers than those that were looked at, or on norms that are not there', async (t) => {
  const { house, applyAs } = await applicants(t)
  await applyAs('fatima')
  await newNorms(house, -500)
  const { id } = await counted(house)
  const wrong = await confirm(house, manager, id, 0)
  assert.ok(!wrong.ok && wrong.refusal.reason === 'other-numbers')
  await runRetest(house)
  assert.equal((await latestRetest(house.db))?.stage, 'preview')
  const missing = await askRetest(house, manager, { referenceDate: NEW_YEAR, norms: { effectiveFrom: NEW_YEAR, version: 7 } })
  assert.ok(!missing.ok && missing.refusal.reason === 'no-such-norms')
})

const MANY = 2500
async function manyTested(t: TestContext): Promise<TestHouse> {
  const { house } = await applicants(t)
  await house.db.transaction((tx) => seedEligibility(house, tx))
  const at = house.clock.now()
  const on = localDate('2026-11-23')
  await writeTested(house.owner, house.box, Array.from({ length: MANY }, (_, i) => testedHousehold(i, at, on)), 1, at, on)
  await newNorms(house, 10)
  return house
}
const sums = (counts: readonly { count: number }[]): number => counts.reduce((sum, { count }) => sum + count, 0)

test('killed in the middle, it goes on where it was, and every household is counted once', async (t) => {
  const house = await manyTested(t)
  const { counts: whole, id } = await counted(house)
  assert.equal(sums(whole), MANY)
  assert.ok(await cancelRetest(house, manager, id))

  const second = await ask(house)
  let batches = 0
  // The server ends the session of the fourth batch after its rows were written and before they are committed, as when the machine goes.
  const transaction: Database['transaction'] = (work) => house.db.transaction(async (tx) => {
    const result = await work(tx)
    if (++batches === 4) await house.owner.query('select pg_terminate_backend($1)', [(await tx.one<{ pid: number }>('select pg_backend_pid() as pid')).pid])
    return result
  })
  await assert.rejects(runRetest({ ...house, db: { ...house.db, transaction } }, 100))
  const halfway = await latestRetest(house.db)
  assert.deepEqual([halfway?.id, halfway?.stage, halfway?.looked], [second, 'counting', 300])
  assert.equal((await house.owner.one<{ n: number }>('select count(*) as n from eligibility.retest_result where retest_id = $1', [second])).n, 300)

  await runRetest(house, 700)
  const after = await latestRetest(house.db)
  assert.deepEqual([after?.stage, after?.looked, after?.counts], ['preview', MANY, whole])
})

test('two workers at once: one is overtaken and stops, and the counts are those of one', async (t) => {
  const house = await manyTested(t)
  await ask(house)
  // Another process has a database of its own to work through.
  const other: TestHouse = { ...house, db: { ...house.db } }
  await Promise.all([runRetest(house, 100), runRetest(other, 100)])
  for (let again = 0; again < 3 && (await latestRetest(house.db))?.stage === 'counting'; again++) await runRetest(house, 100)
  const retest = await latestRetest(house.db)
  assert.deepEqual([retest?.stage, retest?.looked, sums(retest?.counts ?? [])], ['preview', MANY, MANY])
})
