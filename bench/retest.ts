// The re-test of every household, beside PostgreSQL's own read, rule in SQL and write of the same rows.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '#db/database.ts'
import { removeData, startEmbedded } from '#db/embedded.ts'
import { ensureDatabase, migrate, settlePurpose } from '#db/migrate.ts'
import { seedEligibility } from '#modules/eligibility/index.ts'
import { limitOf, type NormTable } from '#modules/eligibility/domain/norms.ts'
import { askRetest, cancelRetest } from '#modules/eligibility/retest/ask-retest.ts'
import { latestRetest, nextBatch } from '#modules/eligibility/retest/retest.store.ts'
import { runRetest } from '#modules/eligibility/retest/run-retest.ts'
import { type BatchRow, open, readRow, retestOf } from '#modules/eligibility/retest/weigh.ts'
import { rulesOn } from '#modules/eligibility/rules-in-force.ts'
import { normTables } from '#modules/eligibility/rules.store.ts'
import { systemClock } from '#shared/clock.ts'
import { newId } from '#shared/ids.ts'
import { localDate } from '#shared/local-date.ts'
import { secretBox } from '#shared/secret-box.ts'
import type { House } from '#src/house.ts'
import { readMunicipality } from '#src/municipality.ts'
import { testConfig } from '../test/house.ts'
import { type Tested, testedHousehold, writeTested } from '../test/tested-households.ts'
import { type Figure, median } from './measure.ts'

const ROUNDS = 3
const CHUNK = 10_000
const TESTED = localDate('2026-11-23')
const ON = localDate('2027-01-01')
const BY = { id: '01935000-0000-7000-8000-0000000000cc', name: 'bench', role: 'manager' }
const seconds = async (work: () => Promise<unknown>): Promise<number> => { const began = performance.now(); await work(); return (performance.now() - began) / 1000 }

/** On a server and in a folder of its own; gone afterwards. */
export async function retest(households: number): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'stadjerspas-retest-'))
  // Root gives the server to another user, who must be able to pass: otherwise the data would go, and stay, elsewhere.
  chmodSync(folder, 0o711)
  const server = await startEmbedded({ dataDir: join(folder, 'postgres') })
  try {
    await ensureDatabase(server.adminUrl, 'bench')
    const url = server.urlOf('bench')
    await migrate(url)
    await settlePurpose(url, 'demonstration', 'groningen')
    const owner = openDatabase({ connectionString: url, max: 2 })
    const db = openDatabase({ connectionString: url, max: 4, options: '-c role=stadjerspas_app' })
    try {
      return await measured(households, owner, db, url)
    } finally {
      await db.close()
      await owner.close()
    }
  } finally {
    await server.stop()
    removeData(join(folder, 'postgres'))
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measured(households: number, owner: Database, db: Database, url: string): Promise<Figure> {
  const config = testConfig({ ownerUrl: url })
  const quiet = () => {}
  const house: House = { config, municipality: readMunicipality(config.municipalityFile), db, clock: systemClock, box: secretBox(config.keys.box), log: { info: quiet, warn: quiet, error: quiet } }
  await house.db.transaction((tx) => seedEligibility(house, tx))
  const filling = await seconds(() => fill(house, owner, households))
  const norms = (await normTables(db)).at(-1)!

  const rounds: { ours: number; floor: number }[] = []
  for (let i = 0; i < ROUNDS; i++) {
    const sides = { floor: 0, ours: 0 }
    for (const side of i % 2 ? ['ours', 'floor'] as const : ['floor', 'ours'] as const) {
      await owner.query('checkpoint')
      sides[side] = side === 'ours' ? await ours(house, owner, norms) : await floor(house, owner, norms)
    }
    rounds.push(sides)
  }
  const ratio = median(rounds.map((round) => round.ours / round.floor))
  const rate = households / median(rounds.map((round) => round.ours))
  return {
    name: `re-test of ${households} households with sealed facts`, value: `${median(rounds.map((round) => round.ours)).toFixed(2)} s (${Math.round(rate)} households a second)`,
    floor: `${median(rounds.map((round) => round.floor)).toFixed(2)} s`, ratio, goal: 'at most 4', met: ratio <= 4,
    how: `floor: PostgreSQL's INSERT … SELECT with the rule in SQL over plain columns, into the same table; ${ROUNDS} rounds; ${await split(house, norms)}; filled in ${filling.toFixed(0)} s`,
  }
}

const countsOf = (owner: Database, id: string) => owner.query(`select stood, outcome, reason, count(*)::int as count from eligibility.retest_result where retest_id = $1 group by 1, 2, 3 order by 1, 2, 3`, [id])

let expected: string | undefined
/** Both sides must find the same: a floor that does other work is no floor. */
async function same(owner: Database, id: string): Promise<void> {
  const found = JSON.stringify(await countsOf(owner, id))
  expected ??= found
  if (found !== expected) throw new Error(`The rule in SQL and the income test do not agree:\n${expected}\n${found}`)
  await owner.query('truncate eligibility.retest_result')
}

async function ours(house: House, owner: Database, norms: NormTable): Promise<number> {
  const asked = await askRetest(house, BY, { referenceDate: ON, norms })
  if (!asked.ok) throw new Error(`The re-test was refused: ${asked.refusal.reason}`)
  const took = await seconds(() => runRetest(house))
  if ((await latestRetest(house.db))?.stage !== 'preview') throw new Error('The re-test did not come to its preview.')
  await same(owner, asked.value)
  await cancelRetest(house, BY, asked.value)
  return took
}

async function floor(house: House, owner: Database, norms: NormTable): Promise<number> {
  const { policy } = await rulesOn(house, ON)
  const limit = (type: 'single-21' | 'couple-21' | 'single-aow' | 'couple-aow') => limitOf(norms, type, policy.basis, policy.incomeLimitPercent)!
  const id = newId(house.clock.now())
  const took = await seconds(() => owner.query(`
    insert into eligibility.retest_result (retest_id, household_id, application_id, assessment_id, stood, outcome, reason)
    select $1, household_id, application_id, assessment_id, stood, outcome, case outcome when 'failed' then 'income-within-limit' when 'unknown' then 'income-comparable' end
      from (select p.*, case when forgotten then 'needs-facts' when gross then 'unknown' when cents > case
                     when second is null then case when first + interval '67 years' <= $2::date then $5::int else $3::int end
                     else case when least(first, second) + interval '67 years' <= $2::date then $6::int else $4::int end end then 'failed' else 'passed' end as outcome
              from bench.plain p) t`, [id, ON, limit('single-21'), limit('couple-21'), limit('single-aow'), limit('couple-aow')]))
  await same(owner, id)
  return took
}

/** The same households twice: sealed as the product keeps them, and as plain columns for the floor. */
async function fill(house: House, owner: Database, households: number): Promise<void> {
  await owner.query('create schema bench')
  await owner.query('create table bench.plain (household_id uuid, application_id uuid, assessment_id uuid, stood text, first date, second date, cents integer, gross boolean, forgotten boolean)')
  const at = house.clock.now()
  for (let from = 0; from < households; from += CHUNK) {
    const chunk = Array.from({ length: Math.min(CHUNK, households - from) }, (_, i) => testedHousehold(from + i, at, TESTED))
    await writeTested(owner, house.box, chunk, from + 1, at, TESTED)
    await owner.query(`
      insert into bench.plain select * from unnest(string_to_array($1, ',')::uuid[], string_to_array($2, ',')::uuid[], string_to_array($3, ',')::uuid[], string_to_array($4, ','),
        string_to_array($5, ',')::date[], string_to_array($6, ',', '')::date[], string_to_array($7, ',')::int[], string_to_array($8, ',')::boolean[], string_to_array($9, ',')::boolean[])`, plain(chunk))
  }
  for (const table of ['eligibility.application', 'eligibility.assessment', 'eligibility.amounts', 'bench.plain']) await owner.query(`vacuum analyze ${table}`)
}

function plain(chunk: readonly Tested[]): string[] {
  const list = (of: (one: Tested) => unknown): string => chunk.map(of).join()
  const amounts = ({ facts }: Tested) => facts.adults.flatMap((adult) => adult.income?.amounts ?? [])
  return [
    list((one) => one.householdId), list((one) => one.applicationId), list((one) => one.assessmentId), list(({ state }) => (state === 'in-review' ? 'open' : state)),
    list(({ facts }) => facts.adults[0]?.born), list(({ facts }) => facts.adults[1]?.born ?? ''), list((one) => amounts(one).reduce((sum, { cents }) => sum + cents, 0)),
    list((one) => amounts(one).some(({ netOrGross }) => netOrGross === 'gross')), list(({ forgotten }) => forgotten),
  ]
}

/** Where the time of one household goes, in microseconds of one processor, each step by itself. */
async function split(house: House, norms: NormTable): Promise<string> {
  const rules = { ...await rulesOn(house, ON), norms }
  const times = { read: 0, open: 0, test: 0 }
  const timed = async <T>(step: keyof typeof times, work: () => T | Promise<T>): Promise<T> => {
    const before = process.cpuUsage()
    const done = await work()
    const { user, system } = process.cpuUsage(before)
    times[step] += user + system
    return done
  }
  let [after, count] = ['00000000-0000-0000-0000-000000000000', 0]
  for (let i = 0; i < 10; i++) {
    const batch = await timed('read', () => nextBatch(house.db, after, 4000))
    if (!batch) break
    after = batch.last
    count += batch.count
    const bytes = Buffer.from(batch.bytes)
    const rows: BatchRow[] = []
    for (let at = 0; at < bytes.length; at = rows.at(-1)!.end) rows.push(readRow(bytes, at))
    const facts = await timed('open', () => rows.filter(({ factsAt, end }) => factsAt < end).map((row) => open(house.box, bytes, row)))
    await timed('test', () => { for (const one of facts) retestOf(one, rules, ON) })
  }
  const each = (us: number) => `${(us / count).toFixed(1)} µs`
  return `of our own processor time a household: reading ${each(times.read)}, opening its facts ${each(times.open)}, the income test ${each(times.test)}`
}
