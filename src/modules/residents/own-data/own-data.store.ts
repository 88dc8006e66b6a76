import type { Queryable } from '#db/database.ts'

export const keptFacts = (q: Queryable, residentId: string) => q.one<{ ground: 'applied' | 'partner-of-applicant' | 'child-of-applicant' | 'entered-by-staff'; keptAt: Date; readAt: Date }>(
  'select ground, kept_at as "keptAt", read_at as "readAt" from residents.resident where id = $1', [residentId])

/** Each time somebody chose how to hear from us, newest first. */
export const reachChoices = (q: Queryable, residentId: string) => q.query<{ channel: 'email' | 'letter'; at: Date }>(
  'select channel, at from residents.reach_event where resident_id = $1 order by at desc, id desc', [residentId])
