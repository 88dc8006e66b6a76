import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Cents } from '#shared/money.ts'
import type { NotOwed } from '../domain/penalty.ts'

/** What was fixed: once, for an application or for an objection. */
export type PenaltyDecision = {
  readonly id: string
  readonly applicationId: string
  readonly objectionId: string | null
  readonly noticeOn: LocalDate
  readonly firstDay: LocalDate
  readonly lastOwed: LocalDate
  readonly days: number
  readonly cents: Cents
  readonly notOwed: NotOwed | null
  readonly announcedOn: LocalDate
  readonly objectionLastDay: LocalDate
  readonly madeAt: Date
  readonly staffId: string
  readonly staffName: string
}

const COLUMNS = `p.id, p.application_id as "applicationId", p.objection_id as "objectionId", p.notice_on as "noticeOn", p.first_day as "firstDay", p.last_owed as "lastOwed", p.days, p.cents,
  p.not_owed as "notOwed", p.announced_on as "announcedOn", p.objection_last_day as "objectionLastDay", p.made_at as "madeAt", p.staff_id as "staffId", p.staff_name as "staffName"`

export const penaltyOfApplication = (q: Queryable, applicationId: string) => q.maybe<PenaltyDecision>(`select ${COLUMNS} from eligibility.penalty_decision p where p.application_id = $1 and p.objection_id is null`, [applicationId])
export const penaltyOfObjection = (q: Queryable, objectionId: string) => q.maybe<PenaltyDecision>(`select ${COLUMNS} from eligibility.penalty_decision p where p.objection_id = $1`, [objectionId])

/** Of a row that is held: nobody else writes it meanwhile. */
export const insertPenalty = (tx: Tx, p: PenaltyDecision) => tx.query(`
  insert into eligibility.penalty_decision (id, application_id, objection_id, notice_on, first_day, last_owed, days, cents, not_owed, announced_on, objection_last_day, made_at, staff_id, staff_name)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
  [p.id, p.applicationId, p.objectionId, p.noticeOn, p.firstDay, p.lastOwed, p.days, p.cents, p.notOwed, p.announcedOn, p.objectionLastDay, p.madeAt, p.staffId, p.staffName])

/** The day on which we were not late any more: of the first decision, whatever took its place since, or of stopping. */
export const endOfApplication = async (q: Queryable, applicationId: string): Promise<LocalDate | undefined> => (await q.one<{ day: LocalDate | null }>(`
  select least((select min(d.announced_on) from eligibility.decision d where d.application_id = $1),
               (select min((e.at at time zone 'Europe/Amsterdam')::date) from eligibility.application_event e where e.application_id = $1 and e.to_state = 'withdrawn')) as day`, [applicationId])).day ?? undefined

export const endOfObjection = async (q: Queryable, objectionId: string): Promise<LocalDate | undefined> => (await q.one<{ day: LocalDate | null }>(`
  select min((e.at at time zone 'Europe/Amsterdam')::date) as day from eligibility.objection_event e where e.objection_id = $1 and e.to_state in ('upheld', 'unfounded', 'inadmissible', 'withdrawn')`, [objectionId])).day ?? undefined

/** A notice came in and nothing was fixed yet. */
export const openNotices = (q: Queryable): Promise<{ readonly kind: 'application' | 'objection'; readonly number: string }[]> => q.query(`
  select 'application' as kind, a.number from eligibility.default_notice n join eligibility.application a on a.id = n.application_id
   where not exists (select from eligibility.penalty_decision p where p.application_id = a.id and p.objection_id is null)
  union all
  select 'objection', o.number from eligibility.objection o
   where o.default_notice_on is not null and not exists (select from eligibility.penalty_decision p where p.objection_id = o.id)
   order by 1, 2`)

export const keepObjectionNotice = async (tx: Tx, objectionId: string, receivedOn: LocalDate): Promise<boolean> => (await tx.query(
  'update eligibility.objection set default_notice_on = $2 where id = $1 and default_notice_on is null returning id', [objectionId, receivedOn])).length === 1

/** Everybody to whom something was fixed: they must have the letter. */
export const fixedPenalties = (q: Queryable): Promise<{ readonly id: string; readonly residentId: string }[]> => q.query(`
  select p.id, coalesce(o.resident_id, a.resident_id) as "residentId" from eligibility.penalty_decision p
    join eligibility.application a on a.id = p.application_id left join eligibility.objection o on o.id = p.objection_id order by p.id`)

/** Every notice of somebody, the newest first, with what was fixed for it. */
export const penaltiesOf = (q: Queryable, residentId: string): Promise<readonly ({ readonly number: string; readonly noticeOn: LocalDate } & Nullable<Pick<PenaltyDecision, 'announcedOn' | 'firstDay' | 'lastOwed' | 'cents' | 'notOwed' | 'objectionLastDay'>>)[]> => q.query(`
  with notice as (
    select a.number, n.received_on, a.id as application_id, null::uuid as objection_id from eligibility.default_notice n join eligibility.application a on a.id = n.application_id where a.resident_id = $1
    union all
    select o.number, o.default_notice_on, o.application_id, o.id from eligibility.objection o where o.resident_id = $1 and o.default_notice_on is not null)
  select n.number, n.received_on as "noticeOn", p.announced_on as "announcedOn", p.first_day as "firstDay", p.last_owed as "lastOwed", p.cents, p.not_owed as "notOwed", p.objection_last_day as "objectionLastDay"
    from notice n left join eligibility.penalty_decision p on p.application_id = n.application_id and p.objection_id is not distinct from n.objection_id order by n.received_on desc, n.number`, [residentId])
type Nullable<T> = { readonly [K in keyof T]: T[K] | null }
