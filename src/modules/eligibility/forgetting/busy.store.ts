import type { Queryable } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

const SINCE = `$2::date::timestamp at time zone 'Europe/Amsterdam'`

/**
 * Whose application is open, or its decision, objection, court case or what we owe for being late; of whose application anything happened on that day or
 * later, or amounts, papers or words are still there.
 */
export const busyWithApplication = async (q: Queryable, people: readonly string[], since: LocalDate): Promise<string[]> => (await q.query<{ id: string }>(`
  select distinct a.resident_id as id from eligibility.application a
   where a.resident_id = any ($1::uuid[])
     and (a.state not in ('granted', 'refused', 'set-aside', 'withdrawn') or a.words_forgotten_on is null or greatest(a.received_at, a.closed_at) >= ${SINCE}
       or exists (select from eligibility.application_event e where e.application_id = a.id and e.at >= ${SINCE})
       or exists (select from eligibility.decision d where d.application_id = a.id and (d.objection_last_day >= $2 or d.decided_at >= ${SINCE}))
       or exists (select from eligibility.penalty_decision p where p.application_id = a.id and (p.objection_last_day >= $2 or p.made_at >= ${SINCE}))
       or eligibility.objection_keeps(a.id, $2)
       or exists (select from eligibility.objection o join eligibility.objection_event e on e.objection_id = o.id where o.application_id = a.id and (e.at >= ${SINCE} or e.words_sealed is not null))
       or exists (select from eligibility.assessment s join eligibility.amounts m on m.assessment_id = s.id where s.application_id = a.id and m.forgotten_on is null)
       or exists (select from eligibility.evidence e where e.application_id = a.id and e.gone_on is null)
       or exists (select from eligibility.request r where r.application_id = a.id and r.forgotten_on is null)
       or exists (select from eligibility.extension x where x.application_id = a.id and x.reason_sealed is not null)
       or exists (select from eligibility.planned_move p where p.application_id = a.id and (p.typed_sealed is not null or length(p.returned_sealed) > 0)))`, [people, since])).map(({ id }) => id)
