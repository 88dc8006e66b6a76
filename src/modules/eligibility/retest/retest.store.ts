import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Retest, RetestCount, RetestOutcome, RetestStage, StaffMember, Stood } from './retest.ts'
import type { Batch, Weighed } from './weigh.ts'

const RETEST = `id, reference_date as "referenceDate", norm_effective_from as "normEffectiveFrom", norm_version as "normVersion", policy_version as "policyVersion",
  stage, total, looked, last_household as "lastHousehold", counts, asked_at as "askedAt", asked_name as "askedName",
  confirmed_at as "confirmedAt", confirmed_name as "confirmedName", ended_at as "endedAt"`

/** False: another one is under way. The unique index says so, also to two who press at the same moment. */
export async function insertRetest(tx: Tx, r: { id: string; referenceDate: LocalDate; normEffectiveFrom: LocalDate; normVersion: number; policyVersion: number; total: number; at: Date; by: StaffMember }): Promise<boolean> {
  const rows = await tx.query(`
    insert into eligibility.retest (id, reference_date, norm_effective_from, norm_version, policy_version, stage, total, asked_at, asked_by, asked_name)
    values ($1, $2, $3, $4, $5, 'counting', $6, $7, $8, $9) on conflict do nothing returning id`,
  [r.id, r.referenceDate, r.normEffectiveFrom, r.normVersion, r.policyVersion, r.total, r.at, r.by.id, r.by.name])
  return rows.length === 1
}

/** The one under way, or else the last one there was. */
export const latestRetest = (q: Queryable): Promise<Retest | undefined> =>
  q.maybe<Retest>(`select ${RETEST} from eligibility.retest order by (ended_at is null) desc, asked_at desc, id desc limit 1`)

export const retestById = (q: Queryable, id: string): Promise<Retest | undefined> =>
  q.maybe<Retest>(`select ${RETEST} from eligibility.retest where id = $1`, [id])

/** Wakes the worker when the transaction commits. */
export async function askWorker(tx: Tx): Promise<void> {
  await tx.query(`select graphile_worker.add_job('eligibility.retest', job_key => 'eligibility.retest')`)
}

/** Households of which an application was tested. */
export const countHouseholds = async (q: Queryable): Promise<number> => (await q.one<{ n: number }>(`
  select count(distinct a.household_id) as n from eligibility.application a
   where a.state not in ('set-aside', 'withdrawn') and exists (select from eligibility.assessment s where s.application_id = a.id)`)).n

export type Packed = Batch & { readonly last: string }

/**
 * The next households in the order of their ids, each with its last tested application and the newest test of that, as
 * one packed row (see Batch). Both picks are answered by their index alone; only the sealed facts are fetched.
 */
export async function nextBatch(q: Queryable, after: string, size: number): Promise<Packed | undefined> {
  const row = await q.one<{ count: number; last: string; bytes: Buffer }>(`
    select count(*)::int as count, max(household_id::text) as last,
           string_agg(uuid_send(household_id) || uuid_send(id) || uuid_send(assessment_id)
             || case state when 'granted' then 'g'::bytea when 'refused' then 'r' else 'o' end
             || int4send(coalesce(octet_length(wrapped_key), 0)) || int4send(coalesce(octet_length(sealed), 0)) || coalesce(wrapped_key || sealed, ''), '') as bytes
      from (select distinct on (a.household_id) a.household_id, a.id, a.state, s.id as assessment_id
              from eligibility.application a
             cross join lateral (select s.id from eligibility.assessment s where s.application_id = a.id order by s.made_at desc, s.id desc limit 1) s
             where a.household_id > $1 and a.state not in ('set-aside', 'withdrawn')
             order by a.household_id, a.received_at desc, a.id desc limit $2) page
      left join lateral (select m.wrapped_key, m.sealed from eligibility.amounts m where m.assessment_id = page.assessment_id limit 1) m on true`, [after, size])
  return row.count ? row : undefined
}

/** What was found for one batch, and how far we are, together. False: somebody else went on from there, or it was cancelled; nothing is written. */
export async function keepBatch(tx: Tx, retest: Pick<Retest, 'id' | 'lastHousehold'>, { last, count }: Omit<Packed, 'bytes'>, { households, applications, assessments, codes, found }: Weighed): Promise<boolean> {
  const moved = await tx.query(`
    update eligibility.retest set last_household = $3, looked = looked + $4
     where id = $1 and stage = 'counting' and last_household = $2 returning id`, [retest.id, retest.lastHousehold, last, count])
  if (moved.length === 0) return false
  await tx.query(`
    insert into eligibility.retest_result (retest_id, household_id, application_id, assessment_id, stood, outcome, reason)
    select $1, household, application, assessment, ($6::text[])[code], ($7::text[])[code], ($8::text[])[code]
      from (select household, application, assessment, get_byte($5::bytea, nth::int - 1) + 1 as code
              from unnest($2::uuid[], $3::uuid[], $4::uuid[]) with ordinality as t(household, application, assessment, nth)) t`,
  [retest.id, Buffer.from(households), Buffer.from(applications), Buffer.from(assessments), Buffer.from(codes),
    found.map(({ stood }) => stood), found.map(({ outcome }) => outcome), found.map(({ reason }) => reason)])
  return true
}

/** The counting is over. False when it was cancelled meanwhile. */
export async function endCounting(tx: Tx, id: string): Promise<RetestCount[] | undefined> {
  const counts = await tx.query<RetestCount>(`
    select stood, outcome, reason, count(*)::int as count from eligibility.retest_result where retest_id = $1 group by 1, 2, 3 order by 1, 2, 3`, [id])
  const moved = await tx.query(`update eligibility.retest set stage = 'preview', counts = $2 where id = $1 and stage = 'counting' returning id`, [id, JSON.stringify(counts)])
  return moved.length ? counts : undefined
}

export async function confirmRetest(tx: Tx, id: string, { by, at }: { by: StaffMember; at: Date }): Promise<boolean> {
  return (await tx.query(`
    update eligibility.retest set stage = 'processing', confirmed_at = $2, confirmed_by = $3, confirmed_name = $4 where id = $1 and stage = 'preview' returning id`,
  [id, at, by.id, by.name])).length === 1
}

/** Ends it. False when it was not in one of these stages any more. */
export async function endRetest(tx: Tx, id: string, from: readonly RetestStage[], to: 'done' | 'cancelled', at: Date): Promise<boolean> {
  return (await tx.query('update eligibility.retest set stage = $3, ended_at = $4 where id = $1 and stage = any($2) returning id', [id, from, to, at])).length === 1
}

export type ToFollow = { readonly householdId: string; readonly applicationId: string; readonly assessmentId: string; readonly stood: Stood; readonly outcome: RetestOutcome }

/** The next household for which a case must be opened, held: two workers take two different ones. Only while the re-test is being processed. `except`: those that failed just now. */
export const takeToFollow = (tx: Tx, retestId: string, except: readonly string[]): Promise<ToFollow | undefined> => tx.maybe<ToFollow>(`
  select household_id as "householdId", application_id as "applicationId", assessment_id as "assessmentId", stood, outcome
    from eligibility.retest_result
   where retest_id = $1 and followed is null and ((stood = 'granted' and outcome = 'failed') or (stood = 'refused' and outcome = 'passed'))
     and exists (select from eligibility.retest r where r.id = $1 and r.stage = 'processing') and household_id <> all ($2)
   order by household_id limit 1 for update skip locked`, [retestId, except])

export async function markFollowed(tx: Tx, retestId: string, householdId: string, caseId: string | undefined): Promise<void> {
  await tx.query('update eligibility.retest_result set followed = $3, case_id = $4 where retest_id = $1 and household_id = $2',
    [retestId, householdId, caseId ? 'case' : 'moved-on', caseId ?? null])
}

export const followedCounts = async (q: Queryable, retestId: string): Promise<{ cases: number; movedOn: number }> => q.one(`
  select count(*) filter (where followed = 'case')::int as cases, count(*) filter (where followed = 'moved-on')::int as "movedOn"
    from eligibility.retest_result where retest_id = $1 and followed is not null`, [retestId])

/** Numbers of cases that wait for a caseworker already, and would pass now. At most `limit`. */
export const listedNumbers = async (q: Queryable, retestId: string, limit: number): Promise<string[]> => (await q.query<{ number: string }>(`
  select a.number from eligibility.retest_result r join eligibility.application a on a.id = r.application_id
   where r.retest_id = $1 and r.stood = 'open' and r.outcome = 'passed' and a.state = 'in-review' order by a.last_day, a.number limit $2`, [retestId, limit])).map(({ number }) => number)

/** Whether this is still the last tested application of the household, and still closed the same way. Held until the end of the transaction. */
export const stillStands = async (tx: Tx, { householdId, applicationId, stood }: ToFollow): Promise<boolean> => (await tx.query(`
  select a.id from eligibility.application a where a.id = $2 and a.state = $3
     and not exists (select from eligibility.application b where b.household_id = $1 and (b.received_at, b.id) > (a.received_at, a.id)) for update`,
[householdId, applicationId, stood])).length === 1
