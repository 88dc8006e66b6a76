import type { Queryable } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Assessment } from '../application.ts'
import type { ApplicationState, MoveName } from '../domain/application-states.ts'
import { assessmentById } from '../decision.store.ts'

/** Newest first, all of them. */
export const applicationsOf = (q: Queryable, residentId: string) => q.query<{ id: string; number: string; receivedAt: Date; state: string; lastDay: LocalDate }>(`
  select id, number, received_at as "receivedAt", state, last_day as "lastDay" from eligibility.application where resident_id = $1 order by received_at desc, id desc`, [residentId])

export const assessmentsOf = async (q: Queryable, residentId: string): Promise<Assessment[]> => read(q, await q.query<{ id: string }>(`
  select s.id from eligibility.assessment s join eligibility.application a on a.id = s.application_id where a.resident_id = $1 order by s.made_at desc, s.id desc`, [residentId]))

/** Those of these that there are, newest first. */
export const assessmentsAmong = async (q: Queryable, ids: readonly string[]): Promise<Assessment[]> => read(q, await q.query<{ id: string }>(
  'select id from eligibility.assessment where id = any ($1) order by made_at desc, id desc', [ids]))

const read = async (q: Queryable, rows: readonly { readonly id: string }[]): Promise<Assessment[]> => (await Promise.all(rows.map(({ id }) => assessmentById(q, id)))).flatMap((one) => one ?? [])

export const decisionsOf = (q: Queryable, residentId: string) => q.query<{
  id: string; number: string; outcome: string; announcedOn: LocalDate; madeBy: 'machine' | 'person'; reasons: readonly string[]; objectionLastDay: LocalDate; validFrom: LocalDate | undefined; validTo: LocalDate | undefined
}>(`
  select d.id, a.number, d.outcome, d.announced_on as "announcedOn", d.made_by as "madeBy", d.reasons, d.objection_last_day as "objectionLastDay", d.valid_from as "validFrom", d.valid_to as "validTo"
    from eligibility.decision d join eligibility.application a on a.id = d.application_id where a.resident_id = $1 order by d.decided_at desc, d.id desc`, [residentId])

/** Everything that happened to an application, the first one first. */
export const eventsOf = (q: Queryable, applicationId: string) => q.query<{ move: MoveName | null; to: ApplicationState; at: Date }>(
  'select move, to_state as "to", at from eligibility.application_event where application_id = $1 order by at, id', [applicationId])
