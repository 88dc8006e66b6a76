import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Briefing, DeskColleague } from './briefing.ts'

const COLUMNS = `b.id, b.kind, b.title, b.words, b.say, b.in_force_from as "inForceFrom", b.made_from as "madeFrom", b.made_at as "madeAt", b.made_by as "madeBy", b.made_by_name as "madeByName", b.ended_at as "endedAt"`

/** False: a briefing was made from this change already. */
export const insertBriefing = async (tx: Tx, b: Omit<Briefing, 'endedAt'>): Promise<boolean> => (await tx.query(`
  insert into contacts.briefing (id, kind, title, words, say, in_force_from, made_from, made_at, made_by, made_by_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  on conflict (made_from) do nothing returning 1`,
[b.id, b.kind, b.title, b.words, b.say, b.inForceFrom, b.madeFrom, b.madeAt, b.madeBy, b.madeByName])).length > 0

export const briefingById = (q: Queryable, id: string): Promise<Briefing | undefined> => q.maybe<Briefing>(`select ${COLUMNS} from contacts.briefing b where id = $1`, [id])

/** What still stands, the newest first, and whether this colleague read it; read ones only while they are among the newest. */
export const briefingsFor = (q: Queryable, staffId: string): Promise<(Briefing & { readonly read: boolean })[]> => q.query(`
  select ${COLUMNS}, r.staff_id is not null as read from contacts.briefing b left join contacts.briefing_read r on r.briefing_id = b.id and r.staff_id = $1
   where b.ended_at is null order by b.made_at desc, b.id desc limit 100`, [staffId])

/** What still stands, with how many of the desk did not read it; who is expected and never came did not. */
export const standingBriefings = (q: Queryable): Promise<(Briefing & { readonly unread: number })[]> => q.query(`
  select ${COLUMNS}, (select count(*)::int from contacts.desk_colleague c where not exists (select from contacts.briefing_read r where r.briefing_id = b.id and r.staff_id = c.staff_id))
         + (select count(*)::int from contacts.expected_colleague) as unread
    from contacts.briefing b where b.ended_at is null order by b.made_at desc, b.id desc limit 100`)

export const toldChanges = async (q: Queryable): Promise<ReadonlySet<string>> =>
  new Set((await q.query<{ from: string }>('select made_from as from from contacts.briefing where made_from is not null')).map(({ from }) => from))

export type Reader = Pick<DeskColleague, 'name' | 'role'> & { readonly read: boolean; readonly came: boolean }
/** By name, never by when. */
export const readersOf = (q: Queryable, id: string): Promise<Reader[]> => q.query(`
  select c.name, c.role, r.staff_id is not null as read, true as came, c.staff_id as id from contacts.desk_colleague c
    left join contacts.briefing_read r on r.briefing_id = $1 and r.staff_id = c.staff_id
  union all select name, role, false, false, id from contacts.expected_colleague order by name, id`, [id])

export const keepRead = async (q: Queryable, id: string, staffId: string): Promise<void> => {
  await q.query('insert into contacts.briefing_read (briefing_id, staff_id) select id, $2 from contacts.briefing where id = $1 and ended_at is null on conflict do nothing', [id, staffId])
}

export const endBriefing = async (tx: Tx, id: string, at: Date, byName: string): Promise<boolean> =>
  (await tx.query('update contacts.briefing set ended_at = $2, ended_by_name = $3 where id = $1 and ended_at is null returning 1', [id, at, byName])).length > 0

/** Written at most once a day; answers whether it was. */
export const keepColleague = async (q: Queryable, { staffId, name, role }: DeskColleague, today: LocalDate): Promise<boolean> =>
  (await q.query(`
    insert into contacts.desk_colleague as c (staff_id, name, role, seen_on) values ($1, $2, $3, $4)
    on conflict (staff_id) do update set name = excluded.name, role = excluded.role, seen_on = excluded.seen_on
    where (c.name, c.role) is distinct from (excluded.name, excluded.role) or c.seen_on < excluded.seen_on returning 1`, [staffId, name, role, today])).length > 0

/** Who did not come to the desk for so long does not stand there any more; what they read goes along. */
export const forgetColleagues = async (q: Queryable, seenBefore: LocalDate): Promise<void> => {
  await q.query('delete from contacts.desk_colleague where seen_on < $1', [seenBefore])
}
