import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

export const purposes = ['application', 'order', 'voucher', 'pass', 'message', 'complaint', 'sign-in', 'other'] as const
export type Purpose = (typeof purposes)[number]
export const documents = ['passport', 'id-card', 'driving-licence', 'residence-permit'] as const
export type CheckedHow = (typeof documents)[number] | 'questions'

export type DeskVisit = {
  readonly id: string
  readonly residentId: string
  readonly staffId: string
  readonly staffName: string
  readonly role: 'kcc' | 'stip'
  readonly way: 'phone' | 'desk'
  readonly purpose: Purpose
  readonly openedAt: Date
  readonly checkedHow: CheckedHow | null
  readonly closedAt: Date | null
  readonly callBackOn: LocalDate | null
}
const COLUMNS = `id, resident_id as "residentId", staff_id as "staffId", staff_name as "staffName", role, way, purpose, opened_at as "openedAt", checked_how as "checkedHow", closed_at as "closedAt", call_back_on as "callBackOn"`

/** A form that came by post, which one colleague types over: nobody was there, and nobody was checked. */
export type PostedForm = Pick<DeskVisit, 'id' | 'residentId' | 'staffId' | 'staffName' | 'openedAt' | 'closedAt'> & { readonly role: 'kcc' | 'stip' | 'caseworker' }
type NewVisit = Pick<DeskVisit, 'id' | 'residentId' | 'staffId' | 'staffName' | 'purpose' | 'openedAt'> & { readonly role: PostedForm['role']; readonly way: DeskVisit['way'] | 'post' }

export const insertVisit = async (q: Queryable, v: NewVisit): Promise<void> => {
  await q.query('insert into contacts.desk_visit (id, resident_id, staff_id, staff_name, role, way, purpose, opened_at) values ($1, $2, $3, $4, $5, $6, $7, $8)', [v.id, v.residentId, v.staffId, v.staffName, v.role, v.way, v.purpose, v.openedAt])
}
export const visitById = (q: Queryable, id: string) => q.maybe<DeskVisit>(`select ${COLUMNS} from contacts.desk_visit where id = $1 and way <> 'post'`, [id])
export const postedFormById = (q: Queryable, id: string) => q.maybe<PostedForm>(`select ${COLUMNS} from contacts.desk_visit where id = $1 and way = 'post'`, [id])
export const markChecked = async (tx: Tx, id: string, how: CheckedHow, at: Date): Promise<boolean> =>
  (await tx.query('update contacts.desk_visit set checked_how = $2, checked_at = $3 where id = $1 and closed_at is null and checked_how is null returning 1', [id, how, at])).length > 0
export const closeVisitRow = async (tx: Tx, id: string, at: Date, note: Buffer | undefined, callBackOn: LocalDate | undefined): Promise<boolean> =>
  (await tx.query('update contacts.desk_visit set closed_at = $2, note = $3, call_back_on = $4 where id = $1 and closed_at is null returning 1', [id, at, note ?? null, callBackOn ?? null])).length > 0

export type EarlierVisit = { readonly id: string; readonly openedAt: Date; readonly staffName: string; readonly way: NewVisit['way']; readonly purpose: Purpose; readonly note: Buffer | null; readonly open: boolean }
/** Newest first; of a colleague that is still open too, so that two do not do the same. */
export const earlierVisits = (q: Queryable, residentId: string, not: string) => q.query<EarlierVisit>(`
  select id, opened_at as "openedAt", staff_name as "staffName", way, purpose, note, closed_at is null as open from contacts.desk_visit where resident_id = $1 and id <> $2 order by opened_at desc limit 5`, [residentId, not])

/** The first day first, `most` of them after the first `from`. No name in it: who calls back opens the person, with a line in the log. */
export const callBacks = (q: Queryable, most: number, from: number) => q.query<{ id: string; residentId: string; callBackOn: LocalDate; purpose: Purpose; staffName: string }>(`
  select id, resident_id as "residentId", call_back_on as "callBackOn", purpose, staff_name as "staffName" from contacts.desk_visit where call_back_on is not null and called_at is null order by call_back_on, opened_at, id limit $1 offset $2`, [most, from])
export const countCallBacks = async (q: Queryable): Promise<number> => (await q.one<{ n: number }>('select count(*) as n from contacts.desk_visit where call_back_on is not null and called_at is null')).n
export const markCalled = async (tx: Tx, id: string, at: Date): Promise<string | undefined> =>
  (await tx.maybe<{ residentId: string }>('update contacts.desk_visit set called_at = $2 where id = $1 and call_back_on is not null and called_at is null returning resident_id as "residentId"', [id, at]))?.residentId

export const countAnonymous = async (q: Queryable, id: string, day: LocalDate, role: string, purpose: Purpose): Promise<void> => {
  await q.query('insert into contacts.anonymous_question (id, day, role, purpose) values ($1, $2, $3, $4)', [id, day, role, purpose])
}

export const visitsOfResident = (q: Queryable, residentId: string) => q.query<{ openedAt: Date; way: NewVisit['way']; purpose: Purpose; note: Buffer | null; callBackOn: LocalDate | null }>(`
  select opened_at as "openedAt", way, purpose, note, call_back_on as "callBackOn" from contacts.desk_visit where resident_id = $1 order by opened_at desc`, [residentId])
