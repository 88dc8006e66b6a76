import type { Queryable } from '#db/database.ts'

/** Who of these residents is signed in now. */
export const busyWithSession = async (q: Queryable, people: readonly string[], now: Date): Promise<string[]> => (await q.query<{ id: string }>(`
  select distinct s.subject_id as id from identity.session s where s.subject_id = any ($1::uuid[]) and s.revoked_at is null and s.idle_end > $2 and s.absolute_end > $2`, [people, now])).map(({ id }) => id)
