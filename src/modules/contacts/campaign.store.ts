import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Kind, Topic } from './domain/matter.ts'
import type { DayCount } from './domain/pace.ts'

export type Campaign = { readonly id: string; readonly name: string; readonly kind: Kind | null; readonly topic: Topic | null; readonly since: LocalDate; readonly lastDay: LocalDate; readonly madeBy: string; readonly endedAt: Date | null }
const COLUMNS = `id, name, kind, topic, since, last_day as "lastDay", made_by as "madeBy", ended_at as "endedAt"`

export const insertCampaign = async (tx: Tx, c: Omit<Campaign, 'endedAt'> & { readonly at: Date }): Promise<void> => {
  await tx.query('insert into contacts.campaign (id, name, kind, topic, since, last_day, made_at, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8)', [c.id, c.name, c.kind, c.topic, c.since, c.lastDay, c.at, c.madeBy])
}
export const campaigns = (q: Queryable) => q.query<Campaign>(`select ${COLUMNS} from contacts.campaign order by ended_at is not null, last_day, made_at`)
export const campaignById = (q: Queryable, id: string) => q.maybe<Campaign>(`select ${COLUMNS} from contacts.campaign where id = $1`, [id])
export const endCampaign = async (tx: Tx, id: string, at: Date): Promise<boolean> => (await tx.query('update contacts.campaign set ended_at = $2 where id = $1 and ended_at is null returning 1', [id, at])).length > 0

type Of = Pick<Campaign, 'kind' | 'topic' | 'since'>
/** What belongs to a campaign: received since its first day, of its kind and topic; what went on under another number is not counted twice. */
const MINE = `m.state <> 'merged' and ($1::text is null or m.kind = $1) and ($2::text is null or m.topic = $2) and (m.received_at at time zone 'Europe/Amsterdam')::date >= $3`

/** Every day from its first to today, with what came in, what was settled, and what was open at its end. */
export const daysOf = (q: Queryable, { kind, topic, since }: Of, today: LocalDate) => q.query<DayCount>(`
  with mine as (
    select (m.received_at at time zone 'Europe/Amsterdam')::date as received, (m.settled_at at time zone 'Europe/Amsterdam')::date as settled from contacts.matter m where ${MINE})
  select d.day::date as day, coalesce(r.n, 0)::integer as received, coalesce(s.n, 0)::integer as settled,
         (sum(coalesce(r.n, 0) - coalesce(s.n, 0)) over (order by d.day))::integer as open
    from generate_series($3::date, greatest($3::date, $4::date), interval '1 day') d (day)
    left join (select received as day, count(*) n from mine group by 1) r on r.day = d.day::date
    left join (select settled as day, count(*) n from mine where settled is not null group by 1) s on s.day = d.day::date
   order by d.day`, [kind, topic, since, today])

export type CampaignCounts = { readonly received: number; readonly settled: number; readonly open: number; readonly openLate: number; readonly settledLate: number }

export const countsOf = (q: Queryable, { kind, topic, since }: Of, today: LocalDate) => q.one<CampaignCounts>(`
  select count(*)::integer as received, count(*) filter (where m.state = 'settled')::integer as settled,
         count(*) filter (where m.state <> 'settled')::integer as open,
         count(*) filter (where m.state = 'open' and m.last_day < $4)::integer as "openLate",
         count(*) filter (where m.state = 'settled' and (m.settled_at at time zone 'Europe/Amsterdam')::date > m.last_day)::integer as "settledLate"
    from contacts.matter m where ${MINE}`, [kind, topic, since, today])

export type ByCause = { readonly name: string | null; readonly topic: Topic; readonly received: number; readonly open: number; readonly closedAt: Date | null }

/** By cause, and what has none yet by its topic; most open first. */
export const causesOf = (q: Queryable, { kind, topic, since }: Of) => q.query<ByCause>(`
  select c.name, min(m.topic) as topic, count(*)::integer as received, count(*) filter (where m.state <> 'settled')::integer as open, c.closed_at as "closedAt"
    from contacts.matter m left join contacts.cause c on c.id = m.cause_id where ${MINE}
   group by c.id, c.name, c.closed_at, case when c.id is null then m.topic end order by open desc, received desc, 1, 2`, [kind, topic, since])

// ---- causes ---------------------------------------------------------------------------------------------------------

export const actions = ['text-changed', 'offer-changed', 'fault-mended', 'people-told'] as const
export type CauseAction = (typeof actions)[number]
export type Cause = { readonly id: string; readonly name: string; readonly openedAt: Date; readonly openedBy: string; readonly action: CauseAction | null; readonly toldWords: string | null; readonly closedAt: Date | null; readonly closedBy: string | null; readonly told: number | null; readonly matters: number; readonly open: number }
const CAUSE = `c.id, c.name, c.opened_at as "openedAt", c.opened_by as "openedBy", c.action, c.told_words as "toldWords", c.closed_at as "closedAt", c.closed_by as "closedBy", c.told,
  count(m.id)::integer as matters, count(m.id) filter (where m.state in ('open', 'waiting'))::integer as open`

export const causes = (q: Queryable) => q.query<Cause>(`
  select ${CAUSE} from contacts.cause c left join contacts.matter m on m.cause_id = c.id and m.state <> 'merged' group by c.id order by c.closed_at is not null, count(m.id) desc, c.name`)
export const causeById = (q: Queryable, id: string) => q.maybe<Cause>(`
  select ${CAUSE} from contacts.cause c left join contacts.matter m on m.cause_id = c.id and m.state <> 'merged' where c.id = $1 group by c.id`, [id])

export const insertCause = async (tx: Tx, id: string, name: string, at: Date, by: string): Promise<void> => {
  await tx.query('insert into contacts.cause (id, name, opened_at, opened_by) values ($1, $2, $3, $4)', [id, name, at, by])
}
export const setCause = async (tx: Tx, matterId: string, causeId: string): Promise<void> => { await tx.query('update contacts.matter set cause_id = $2 where id = $1', [matterId, causeId]) }

/** Once: two who close it at the same time tell people once. */
export const closeCauseRow = async (tx: Tx, id: string, action: CauseAction, words: string, at: Date, by: string, told: number): Promise<boolean> => (await tx.query(`
  update contacts.cause set action = $2, told_words = $3, closed_at = $4, closed_by = $5, told = $6 where id = $1 and closed_at is null returning 1`, [id, action, words, at, by, told])).length > 0

/** Held until the end, in one order: who gets an answer of their own at this moment is not told twice. */
export const lockMattersOf = async (tx: Tx, causeId: string): Promise<string[]> =>
  (await tx.query<{ id: string }>(`select id from contacts.matter where cause_id = $1 and state <> 'merged' order by id for update`, [causeId])).map(({ id }) => id)

// ---- what people thought of it ----------------------------------------------------------------------------------------

export const insertOpinion = async (tx: Tx, matterId: string, codeHash: Buffer, at: Date): Promise<void> => {
  await tx.query('insert into contacts.opinion (matter_id, code_hash, asked_at) values ($1, $2, $3) on conflict (matter_id) do nothing', [matterId, codeHash, at])
}
export const opinionByCode = (q: Queryable, codeHash: Buffer) => q.maybe<{ answered: boolean }>('select helped is not null as answered from contacts.opinion where code_hash = $1', [codeHash])
export const giveOpinion = async (tx: Tx, codeHash: Buffer, helped: string, words: Buffer | undefined, at: Date): Promise<string | undefined> => (await tx.maybe<{ id: string }>(`
  update contacts.opinion set helped = $2, words = $3, answered_at = $4 where code_hash = $1 and helped is null returning matter_id as id`, [codeHash, helped, words ?? null, at]))?.id

// ---- the register (Awb 9:12a) -----------------------------------------------------------------------------------------

export type Registered = { readonly number: string; readonly receivedOn: LocalDate; readonly topic: Topic; readonly cameBy: string; readonly state: string; readonly outcome: string | null; readonly settledOn: LocalDate | null; readonly lastDay: LocalDate; readonly extended: boolean }

/** Every complaint that came in in a year, without a person. */
export const registerOf = (q: Queryable, year: number) => q.query<Registered>(`
  select number, (received_at at time zone 'Europe/Amsterdam')::date as "receivedOn", topic, came_by as "cameBy", state, outcome,
         (settled_at at time zone 'Europe/Amsterdam')::date as "settledOn", last_day as "lastDay", extended_on is not null as extended
    from contacts.matter where kind = 'complaint' and state <> 'merged' and (received_at at time zone 'Europe/Amsterdam')::date between make_date($1, 1, 1) and make_date($1, 12, 31)
   order by received_at, number`, [year])

export const registerYears = async (q: Queryable): Promise<number[]> => (await q.query<{ year: number }>(`
  select distinct extract(year from received_at at time zone 'Europe/Amsterdam')::integer as year from contacts.matter where kind = 'complaint' order by 1 desc`)).map(({ year }) => year)

/** Given by the end of a day. */
export const opinionsOf = (q: Queryable, year: number, until: LocalDate) => q.query<{ helped: string; count: number }>(`
  select o.helped, count(*)::integer as count from contacts.opinion o join contacts.matter m on m.id = o.matter_id
   where o.helped is not null and m.kind = 'complaint' and extract(year from m.received_at at time zone 'Europe/Amsterdam') = $1
     and (o.answered_at at time zone 'Europe/Amsterdam')::date <= $2 group by 1`, [year, until])
