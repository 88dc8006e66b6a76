import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

export const OUTAGE_KINDS = ['site', 'sign-in', 'upload', 'messages'] as const
export type OutageKind = (typeof OUTAGE_KINDS)[number]

export async function insertOutage(tx: Tx, o: { id: string; fromAt: Date; toAt: Date; what: OutageKind; at: Date; staffId: string; staffName: string }): Promise<void> {
  await tx.query(`
    insert into eligibility.outage (id, from_at, to_at, what, entered_at, entered_by, entered_name) values ($1, $2, $3, $4, $5, $6, $7)`,
  [o.id, o.fromAt, o.toAt, o.what, o.at, o.staffId, o.staffName])
}

export type KeptOutage = { readonly id: string; readonly fromAt: Date; readonly toAt: Date; readonly what: OutageKind; readonly enteredName: string }
export const outages = (q: Queryable): Promise<KeptOutage[]> =>
  q.query<KeptOutage>('select id, from_at as "fromAt", to_at as "toAt", what, entered_name as "enteredName" from eligibility.outage order by from_at desc, id desc limit 50')

type Due = { readonly id: string; readonly residentId: string; readonly number: string }

/** Open requests whose last day lies in these days. Held. */
export const requestsDueIn = (tx: Tx, from: LocalDate, to: LocalDate): Promise<Due[]> => tx.query<Due>(`
  select r.id, a.resident_id as "residentId", a.number from eligibility.request r join eligibility.application a on a.id = r.application_id
   where r.state = 'open' and r.due_on between $1 and $2 order by r.id for update of r`, [from, to])

/** Requests of which the last day lies in these days and that went by unanswered, on cases in which nothing was asked or decided since. */
export const requestsOverIn = (tx: Tx, from: LocalDate, to: LocalDate) => tx.query<{ readonly id: string; readonly applicationId: string }>(`
  select r.id, r.application_id as "applicationId" from eligibility.request r join eligibility.application a on a.id = r.application_id
   where r.state = 'expired' and r.due_on between $1 and $2 and a.state = 'in-review'
     and not exists (select from eligibility.request n where n.application_id = a.id and (n.asked_at, n.id) > (r.asked_at, r.id)) order by a.id`, [from, to])

export const setDueOn = (tx: Tx, id: string, day: LocalDate) => tx.query(`update eligibility.request set due_on = $2 where id = $1 and state = 'open'`, [id, day])

/** Decisions in force of which the last day to object lies in these days, of the living. Against our answer to an objection only a judge decides. */
export const objectionsDueIn = (tx: Tx, from: LocalDate, to: LocalDate): Promise<Due[]> => tx.query<Due>(`
  select d.id, a.resident_id as "residentId", a.number from eligibility.decision_in_force d join eligibility.application a on a.id = d.application_id
   where d.objection_last_day between $1 and $2 and a.alarm is null and d.replaced_because is distinct from 'objection' order by d.id`, [from, to])

/** The last day of an outage that a day fell in. Undefined: it fell in none. */
export const outageOver = async (q: Queryable, day: LocalDate): Promise<LocalDate | undefined> => (await q.one<{ to: LocalDate | null }>(`
  select max((to_at at time zone 'Europe/Amsterdam')::date) as to from eligibility.outage
   where $1 between (from_at at time zone 'Europe/Amsterdam')::date and (to_at at time zone 'Europe/Amsterdam')::date`, [day])).to ?? undefined
