import type { Queryable } from '#db/database.ts'

export type Known = { readonly id: string; readonly issuer: string; readonly subject: string; readonly name: string; readonly at: Date }

/** The same subject is the same person: returns the id from the first time, with today's name. */
export async function keepStaff(q: Queryable, staff: Known & { readonly ownFind: Buffer | undefined; readonly emailSealed?: Buffer | undefined }): Promise<string> {
  const row = await q.one<{ id: string }>(`
    insert into identity.staff (id, issuer, subject, name, last_signed_in, own_find, email_sealed) values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (issuer, subject) do update set name = excluded.name, last_signed_in = excluded.last_signed_in, own_find = excluded.own_find, email_sealed = excluded.email_sealed
    returning id`, [staff.id, staff.issuer, staff.subject, staff.name, staff.at, staff.ownFind ?? null, staff.emailSealed ?? null])
  return row.id
}

export async function keepProviderPerson(q: Queryable, person: Known & { readonly kvk: string }): Promise<string> {
  const row = await q.one<{ id: string }>(`
    insert into identity.provider_person (id, issuer, subject, kvk, name, last_signed_in) values ($1, $2, $3, $4, $5, $6)
    on conflict (issuer, subject, kvk) do update set name = excluded.name, last_signed_in = excluded.last_signed_in
    returning id`, [person.id, person.issuer, person.subject, person.kvk, person.name, person.at])
  return row.id
}

export const providerPersonById = (q: Queryable, id: string): Promise<{ kvk: string; name: string } | undefined> =>
  q.maybe('select kvk, name from identity.provider_person where id = $1', [id])

export const staffById = (q: Queryable, id: string): Promise<{ name: string; ownFind: Buffer | null } | undefined> =>
  q.maybe('select name, own_find as "ownFind" from identity.staff where id = $1', [id])

export const hasStaffOf = async (q: Queryable, find: Buffer): Promise<boolean> => (await q.one<{ is: boolean }>('select exists (select from identity.staff where own_find = $1) as is', [find])).is

export const allStaff = (q: Queryable) => q.query<{ id: string; name: string }>('select id, name from identity.staff order by name, id')

export const staffEmail = async (q: Queryable, id: string): Promise<Buffer | undefined> =>
  (await q.maybe<{ sealed: Buffer | null }>('select email_sealed as sealed from identity.staff where id = $1', [id]))?.sealed ?? undefined

export const staffWithAddress = (q: Queryable) => q.query<{ id: string; name: string; sealed: Buffer | null }>('select id, name, email_sealed as sealed from identity.staff order by name, id')

export const providerPeopleOf = async (q: Queryable, kvk: string): Promise<string[]> => (await q.query<{ id: string }>('select id from identity.provider_person where kvk = $1 order by id', [kvk])).map(({ id }) => id)

/** With a session that goes on, by name; `since` is when the oldest of those began. */
export const colleaguesSignedIn = (q: Queryable, now: Date) => q.query<{ id: string; name: string; since: Date; sessions: number }>(`
  select p.id, p.name, min(s.started_at) as since, count(*)::int as sessions from identity.session s join identity.staff p on p.id = s.subject_id
   where s.kind = 'staff' and s.revoked_at is null and s.idle_end > $1 group by p.id, p.name order by p.name, p.id`, [now])
