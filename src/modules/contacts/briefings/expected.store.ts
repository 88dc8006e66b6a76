import type { Queryable, Tx } from '#db/database.ts'
import type { DeskColleague } from './briefing.ts'

export type ExpectedRow = { readonly id: string; readonly name: string; readonly role: 'kcc' | 'stip'; readonly addressFind: Buffer }

/** Who is there already under this address gets the newest name and place. Answers how many are new, and how many were expected already. */
export async function insertExpected(tx: Tx, rows: readonly ExpectedRow[], at: Date): Promise<{ readonly added: number; readonly before: number }> {
  const kept = await tx.query<{ added: boolean }>(`
    insert into contacts.expected_colleague as e (id, name, role, address_find, entered_at)
    select id, name, role, find, $5 from unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[]) as new (id, name, role, find)
    on conflict (address_find) do update set name = excluded.name, role = excluded.role, entered_at = excluded.entered_at
    returning e.id = any($1::uuid[]) as added`, [rows.map(({ id }) => id), rows.map(({ name }) => name), rows.map(({ role }) => role), rows.map(({ addressFind }) => addressFind), at])
  const added = kept.filter((row) => row.added).length
  return { added, before: kept.length - added }
}

/** Which of these addresses are of somebody who came to the desk. */
export const cameAlready = async (q: Queryable, finds: readonly Buffer[]): Promise<Buffer[]> =>
  (await q.query<{ find: Buffer }>('select address_find as find from contacts.desk_colleague where address_find = any($1)', [finds])).map(({ find }) => find)

/** They came: from now on they are known, and expected no more. */
export async function noteArrival(tx: Tx, staffId: string, find: Buffer): Promise<void> {
  await tx.query('update contacts.desk_colleague set address_find = $2 where staff_id = $1 and address_find is distinct from $2', [staffId, find])
  await tx.query('delete from contacts.expected_colleague where address_find = $1', [find])
}

export type AtDesk = Pick<DeskColleague, 'name' | 'role'> & { readonly id: string; readonly came: boolean }
export const everybodyAtDesk = (q: Queryable): Promise<AtDesk[]> => q.query(`
  select staff_id as id, name, role, true as came from contacts.desk_colleague union all select id, name, role, false from contacts.expected_colleague order by came, name, id`)

/** Answers whether somebody was there; what they read goes along. */
export const takeOff = async (tx: Tx, id: string): Promise<boolean> => (await tx.query(`
  with came as (delete from contacts.desk_colleague where staff_id = $1 returning 1), expected as (delete from contacts.expected_colleague where id = $1 returning 1)
  select 1 from came union all select 1 from expected`, [id])).length > 0

export const forgetExpected = async (q: Queryable, enteredBefore: Date): Promise<void> => {
  await q.query('delete from contacts.expected_colleague where entered_at < $1', [enteredBefore])
}
