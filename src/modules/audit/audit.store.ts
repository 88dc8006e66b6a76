import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

export type EventRow = {
  readonly actor: { readonly door: string; readonly id?: string | undefined; readonly role?: string | undefined }
  readonly action: string
  readonly subject?: { readonly kind: string; readonly id: string } | undefined
  readonly facts: object
}

export async function insertEvent(tx: Tx, at: Date, { actor, action, subject, facts }: EventRow): Promise<void> {
  await tx.query('select audit.record($1, $2, $3, $4, $5, $6, $7, $8)', [
    at, actor.door, actor.id ?? null, actor.role ?? null, action, subject?.kind ?? null, subject?.id ?? null, JSON.stringify(facts),
  ])
}

export type LookRow = {
  readonly at: Date; readonly actor: string; readonly purpose: string; readonly page: string; readonly name: string
  readonly traceId: Buffer; readonly spanId: Buffer; readonly activityUri: string
  readonly subject: Buffer; readonly subjectType: string; readonly subjectFind: Buffer
}

export async function insertLook(q: Queryable, row: LookRow): Promise<void> {
  await q.query(
    `insert into audit.processing_log
       (at, trace_id, span_id, name, processing_activity_id, data_subject_id, data_subject_id_type, data_subject_find, actor, purpose, page)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [row.at, row.traceId, row.spanId, row.name, row.activityUri, row.subject, row.subjectType, row.subjectFind, row.actor, row.purpose, row.page])
}

export type LookLine = { readonly at: Date; readonly actor: string; readonly purpose: string; readonly activity: string; readonly page: string }

export const looksOf = (q: Queryable, subjectFind: Buffer): Promise<LookLine[]> => q.query<LookLine>(
  'select at, actor, purpose, name as activity, page from audit.processing_log where data_subject_find = $1 order by number desc', [subjectFind])

export type PeriodRow = { readonly number: number; readonly at: Date; readonly actor: string; readonly purpose: string; readonly activity: string; readonly page: string; readonly mark: string }

/** Lines of a period, newest first: of one colleague, about one person (by the beginning of their mark), for one purpose, or all. */
export const linesBetween = (q: Queryable, from: Date, until: Date, { actor, mark, purpose }: { readonly actor?: string | undefined; readonly mark?: string | undefined; readonly purpose?: string | undefined }): Promise<PeriodRow[]> => q.query<PeriodRow>(`
  select number, at, actor, purpose, name as activity, page, left(encode(data_subject_find, 'hex'), 16) as mark from audit.processing_log
   where at >= $1 and at < $2 and ($3::text is null or actor = $3) and ($4::text is null or starts_with(encode(data_subject_find, 'hex'), $4)) and ($5::text is null or purpose = $5)
   order by number desc`, [from, until, actor ?? null, mark ?? null, purpose ?? null])

export type CountRow = { readonly actor: string; readonly purpose: string; readonly activity: string; readonly day: LocalDate; readonly mark: string; readonly looks: number }

export const countsBetween = (q: Queryable, from: Date, until: Date): Promise<CountRow[]> => q.query<CountRow>(`
  select actor, purpose, name as activity, (at at time zone 'Europe/Amsterdam')::date as day, left(encode(data_subject_find, 'hex'), 16) as mark, count(*)::int as looks
    from audit.processing_log where at >= $1 and at < $2 group by 1, 2, 3, 4, 5`, [from, until])

/** One sealed id for each person who was looked at. */
export const subjectsBetween = (q: Queryable, from: Date, until: Date): Promise<{ mark: string; sealed: Buffer }[]> => q.query(`
  select distinct on (data_subject_find) left(encode(data_subject_find, 'hex'), 16) as mark, data_subject_id as sealed from audit.processing_log where at >= $1 and at < $2 order by data_subject_find`, [from, until])

export const SERIES = ['event', 'processing'] as const
export type Series = (typeof SERIES)[number]

export type SealRow = {
  readonly number: number; readonly fromNumber: number; readonly toNumber: number; readonly rowCount: number; readonly head: Buffer
}

const SEAL = 'number, from_number as "fromNumber", to_number as "toNumber", row_count as "rowCount", head'

export const lastSeal = (q: Queryable, series: Series): Promise<SealRow | undefined> =>
  q.maybe<SealRow>(`select ${SEAL} from audit.seal where series = $1 order by number desc limit 1`, [series])

export const sealsOf = (q: Queryable, series: Series): Promise<SealRow[]> =>
  q.query<SealRow>(`select ${SEAL} from audit.seal where series = $1 order by number`, [series])

/** Only one process seals at a time; who comes second finds nothing to do. */
export const lockSeals = async (tx: Tx): Promise<void> => { await tx.query(`select pg_advisory_xact_lock(hashtext('audit.seal'))`) }

export async function insertSeal(tx: Tx, series: Series, seal: SealRow, at: Date): Promise<void> {
  await tx.query(
    'insert into audit.seal (series, number, from_number, to_number, row_count, head, sealed_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [series, seal.number, seal.fromNumber, seal.toNumber, seal.rowCount, seal.head, at])
}

/** The highest number given out so far, committed or not. */
export async function lastNumber(q: Queryable, series: Series): Promise<number> {
  const row = await q.one<{ last: number }>(`select case when is_called then last_value else 0 end as last from audit.${series}_number`)
  return row.last
}

/** The first transaction id that was not given out yet, and the oldest that is still running. xid8 as text: it may pass 2^53. */
export const transactionsNow = (q: Queryable): Promise<{ next: string; oldest: string }> => q.one(
  `select pg_snapshot_xmax(s)::text as next, pg_snapshot_xmin(s)::text as oldest from pg_current_snapshot() s`)

/** Each row as one text that changes when anything in the row does. The order of keys in jsonb is fixed by PostgreSQL. */
const LINE: Record<Series, { table: string; line: string }> = {
  event: {
    table: 'audit.event',
    line: 'jsonb_build_array(number, (extract(epoch from at) * 1000000)::bigint, actor_door, actor_id, actor_role, action, subject_kind, subject_id, facts)::text',
  },
  processing: {
    table: 'audit.processing_log',
    line: `jsonb_build_array(number, (extract(epoch from at) * 1000000)::bigint, encode(trace_id, 'hex'), encode(span_id, 'hex'), name, processing_activity_id,
      encode(data_subject_id, 'hex'), data_subject_id_type, encode(data_subject_find, 'hex'), actor, purpose, page)::text`,
  },
}

/** At most `limit` rows with from <= number <= to, in order. */
export const rowLines = (q: Queryable, series: Series, from: number, to: number, limit: number): Promise<{ number: number; line: string }[]> => q.query(
  `select number, ${LINE[series].line} as line from ${LINE[series].table} where number between $1 and $2 order by number limit $3`, [from, to, limit])

export async function countRows(q: Queryable, series: Series, from: number, to: number): Promise<number> {
  const row = await q.one<{ count: number }>(`select count(*) as count from ${LINE[series].table} where number between $1 and $2`, [from, to])
  return row.count
}

export async function insertForgotten(q: Queryable, { night, kind, at, count }: { night: LocalDate; kind: string; at: Date; count: number }): Promise<void> {
  await q.query('insert into audit.forgotten (night, kind, at, count) values ($1, $2, $3, $4) on conflict do nothing', [night, kind, at, count])
}

export const lastForgotten = (q: Queryable): Promise<{ kind: string; last: LocalDate; count: number }[]> =>
  q.query('select kind, max(night) as last, sum(count)::int as count from audit.forgotten group by kind order by kind')
