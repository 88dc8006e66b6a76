import type { Queryable } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { KeptCheck } from '../application.ts'
import type { ApplicationState, MoveName } from '../domain/application-states.ts'
import { firstReason } from '../domain/speaking-reasons.ts'
import type { QueueRow } from './queue.ts'

/** Cases in somebody's hand, the most urgent first; those that wait for the resident stand after them. No name of a resident, no amount. */
export async function queueRows(q: Queryable, today: LocalDate): Promise<QueueRow[]> {
  const rows = await q.query<Omit<QueueRow, 'reason' | 'unknown'> & { readonly checks: readonly Pick<KeptCheck, 'reason' | 'outcome'>[] | null }>(`
  select a.id, a.number, a.state, a.last_day as "lastDay", a.received_at as "receivedAt", a.alarm, a.household_id as "householdId", a.assigned_to as "assignedTo", a.assigned_name as "assignedName",
         exists (select from eligibility.absence b where b.staff_id = a.assigned_to and $1 between b.from_day and b.to_day) as away,
         p.planned_by as "plannedBy", p.planned_name as "plannedName", p.needs_second as "needsSecond", p.due_at as "plannedDue", n.received_on as "noticeOn", r.due_on as "answerBy",
         exists (select from eligibility.request x where x.application_id = a.id and x.state = 'answered') as answered,
         (select count(*)::int from eligibility.evidence e where e.application_id = a.id and e.seen_at is null and e.gone_on is null) as "newPapers",
         w.checks
    from eligibility.application a
    left join lateral (select jsonb_agg(jsonb_build_object('reason', c.value ->> 'reason', 'outcome', c.value ->> 'outcome') order by c.nr) as checks
            from eligibility.assessment s, jsonb_array_elements(s.checks) with ordinality c(value, nr)
           where s.id = (select l.id from eligibility.assessment l where l.application_id = a.id order by l.made_at desc, l.id desc limit 1)
             and c.value ->> 'outcome' <> 'pass') w on true
    left join eligibility.planned_move p on p.application_id = a.id and p.state = 'waiting'
    left join eligibility.default_notice n on n.application_id = a.id
    left join eligibility.request r on r.application_id = a.id and r.state = 'open'
   where a.state in ('in-review', 'waiting-for-resident', 'refusal-proposed')
   order by a.state = 'waiting-for-resident', a.last_day, a.received_at, a.id`, [today])
  return rows.map(({ checks, ...row }) => {
    const first = firstReason(checks ?? [])
    return { ...row, reason: first?.reason ?? null, unknown: first ? first.outcome === 'unknown' : null }
  })
}

/** Who takes a case of a colleague, gives it back or passes it on. False: somebody else has it by now. */
export async function assign(q: Queryable, number: string, from: string | undefined, to: { readonly staffId: string; readonly staffName: string } | undefined, at: Date): Promise<boolean> {
  return (await q.query(`
    update eligibility.application set assigned_to = $3, assigned_name = $4, assigned_at = $5
     where number = $1 and assigned_to is not distinct from $2 and state in ('in-review', 'waiting-for-resident', 'refusal-proposed') returning id`,
  [number, from ?? null, to?.staffId ?? null, to?.staffName ?? null, to ? at : null])).length === 1
}

/** Colleagues who decide on cases: whoever opened the queue once. */
export const seeColleague = (q: Queryable, { staffId, staffName }: { staffId: string; staffName: string }, at: Date) => q.query(`
  insert into eligibility.colleague (staff_id, name, seen_at) values ($1, $2, $3)
  on conflict (staff_id) do update set name = excluded.name, seen_at = excluded.seen_at`, [staffId, staffName, at])

export type Colleague = { readonly staffId: string; readonly name: string; readonly away: boolean }
export const colleagues = (q: Queryable, today: LocalDate): Promise<Colleague[]> => q.query<Colleague>(`
  select c.staff_id as "staffId", c.name, exists (select from eligibility.absence b where b.staff_id = c.staff_id and $1 between b.from_day and b.to_day) as away
    from eligibility.colleague c order by c.name`, [today])

export type Absence = { readonly fromDay: LocalDate; readonly toDay: LocalDate }
/** Now or later. */
export const absencesOf = (q: Queryable, staffId: string, today: LocalDate): Promise<Absence[]> =>
  q.query<Absence>('select from_day as "fromDay", to_day as "toDay" from eligibility.absence where staff_id = $1 and to_day >= $2 order by from_day', [staffId, today])

export const insertAbsence = (q: Queryable, staffId: string, { fromDay, toDay }: Absence, at: Date) => q.query(`
  insert into eligibility.absence (staff_id, from_day, to_day, entered_at) values ($1, $2, $3, $4)
  on conflict (staff_id, from_day) do update set to_day = excluded.to_day`, [staffId, fromDay, toDay, at])

/** Back at work: what has not begun yet is over before it began, so it is taken away by ending it the day it begins. */
export const endAbsences = (q: Queryable, staffId: string, today: LocalDate) =>
  q.query('update eligibility.absence set to_day = greatest(from_day, $2::date - 1) where staff_id = $1 and to_day >= $2', [staffId, today])

/** What became of a case, for the line above the queue: no name, no amount. */
export type LastDone = { readonly number: string; readonly state: ApplicationState; readonly move: MoveName | null; readonly planned: MoveName | null; readonly plannedDue: Date | null; readonly needsSecond: boolean | null }
export const lastDone = (q: Queryable, number: string, staffId: string): Promise<LastDone | undefined> => q.maybe<LastDone>(`
  select a.number, a.state, p.move as planned, p.due_at as "plannedDue", p.needs_second as "needsSecond",
         (select e.move from eligibility.application_event e where e.application_id = a.id and e.staff_id = $2 order by e.at desc, e.id desc limit 1) as move
    from eligibility.application a left join eligibility.planned_move p on p.application_id = a.id and p.state = 'waiting' and p.planned_by = $2
   where a.number = $1`, [number, staffId])
