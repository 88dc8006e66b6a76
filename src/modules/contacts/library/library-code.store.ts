import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

export type EndedBecause = 'new-code' | 'desk' | 'resident'
export type LibraryCode = {
  readonly id: string
  readonly residentId: string
  readonly passId: string
  readonly codeFind: Buffer
  readonly givenAt: Date
  readonly givenByName: string
  readonly worksUntil: LocalDate
  readonly firstUsedAt: Date | null
  readonly endedAt: Date | null
  readonly endedBecause: EndedBecause | null
}
const COLUMNS = `id, resident_id as "residentId", pass_id as "passId", code_find as "codeFind", given_at as "givenAt", given_by_name as "givenByName", works_until as "worksUntil", first_used_at as "firstUsedAt", ended_at as "endedAt", ended_because as "endedBecause"`

export type NewCode = Pick<LibraryCode, 'id' | 'residentId' | 'passId' | 'codeFind' | 'givenAt' | 'givenByName' | 'worksUntil'> & { readonly givenBy: string; readonly formKey: string }

/** False: this very form gave a code before. */
export const insertCode = async (tx: Tx, c: NewCode): Promise<boolean> => (await tx.query(`
  insert into contacts.library_code (id, resident_id, pass_id, code_find, form_key, given_at, given_by, given_by_name, works_until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (form_key) do nothing returning 1`, [c.id, c.residentId, c.passId, c.codeFind, c.formKey, c.givenAt, c.givenBy, c.givenByName, c.worksUntil])).length > 0

export const formWasUsed = async (q: Queryable, formKey: string): Promise<boolean> => (await q.maybe('select 1 from contacts.library_code where form_key = $1', [formKey])) !== undefined

/** The one that was not ended; its last day may be over. */
export const standingCode = (q: Queryable, residentId: string): Promise<LibraryCode | undefined> =>
  q.maybe<LibraryCode>(`select ${COLUMNS} from contacts.library_code where resident_id = $1 and ended_at is null`, [residentId])
export const codeOfPass = (q: Queryable, passId: string): Promise<LibraryCode | undefined> =>
  q.maybe<LibraryCode>(`select ${COLUMNS} from contacts.library_code where pass_id = $1 and ended_at is null`, [passId])
export const codeById = (q: Queryable, id: string): Promise<LibraryCode | undefined> => q.maybe<LibraryCode>(`select ${COLUMNS} from contacts.library_code where id = $1`, [id])
export const codesOf = (q: Queryable, residentId: string): Promise<LibraryCode[]> => q.query<LibraryCode>(`select ${COLUMNS} from contacts.library_code where resident_id = $1 order by given_at desc`, [residentId])

/** The id of the one that stood, now ended. */
export const endStanding = async (tx: Tx, residentId: string, at: Date, because: EndedBecause): Promise<string | undefined> =>
  (await tx.maybe<{ id: string }>('update contacts.library_code set ended_at = $2, ended_because = $3 where resident_id = $1 and ended_at is null returning id', [residentId, at, because]))?.id

/** True only for the first time. */
export const markUsed = async (tx: Tx, id: string, at: Date): Promise<boolean> =>
  (await tx.query('update contacts.library_code set first_used_at = $2 where id = $1 and first_used_at is null returning 1', [id, at])).length > 0

/** Tries with one pass number, and from one machine, go one after another: what is counted is what there is. */
export async function holdTries(tx: Tx, ...finds: readonly Buffer[]): Promise<void> {
  for (const find of finds) await tx.query('select pg_advisory_xact_lock($1)', [find.readBigInt64BE(0).toString()])
}
export const countTries = (q: Queryable, passFind: Buffer, senderFind: Buffer, since: Date): Promise<{ readonly byPass: number; readonly bySender: number }> => q.one(`
  select (select count(*)::int from contacts.library_try where pass_find = $1 and at > $3) as "byPass", (select count(*)::int from contacts.library_try where sender_find = $2 and at > $3) as "bySender"`, [passFind, senderFind, since])
export const insertTry = async (tx: Tx, id: string, passFind: Buffer, senderFind: Buffer, at: Date): Promise<void> => {
  await tx.query('insert into contacts.library_try (id, pass_find, sender_find, at) values ($1, $2, $3, $4)', [id, passFind, senderFind, at])
}
export const forgetTriesOf = async (tx: Tx, passFind: Buffer): Promise<void> => { await tx.query('delete from contacts.library_try where pass_find = $1', [passFind]) }

export const forgetTriesBefore = async (q: Queryable, before: Date): Promise<void> => { await q.query('delete from contacts.library_try where at < $1', [before]) }
export const forgetCodesBefore = async (q: Queryable, before: LocalDate): Promise<void> => {
  await q.query(`delete from contacts.library_code where coalesce((ended_at at time zone 'Europe/Amsterdam')::date, works_until) < $1`, [before])
}
