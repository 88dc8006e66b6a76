import type { Queryable } from '#db/database.ts'
import type { By, MoveName } from '../domain/application-states.ts'

export type CaseEvent = { readonly at: Date; readonly move: MoveName | null; readonly by: By; readonly name: string | null }

/** What happened to an application, the newest first, with the name of the colleague where we know it. */
export const caseEvents = (q: Queryable, applicationId: string): Promise<CaseEvent[]> => q.query<CaseEvent>(`
  select e.at, e.move, e.made_by as by, c.name from eligibility.application_event e left join eligibility.colleague c on c.staff_id = e.staff_id
   where e.application_id = $1 order by e.at desc, e.id desc`, [applicationId])

/** Whose case it is. Undefined: nobody's. */
export const holderOf = (q: Queryable, applicationId: string): Promise<{ readonly staffId: string; readonly name: string } | undefined> =>
  q.maybe<{ staffId: string; name: string }>('select assigned_to as "staffId", assigned_name as name from eligibility.application where id = $1 and assigned_to is not null', [applicationId])
