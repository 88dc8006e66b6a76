import type { Queryable, Tx } from '#db/database.ts'
import type { Language } from '#shared/language.ts'

export type ReachRow = {
  readonly channel: 'email' | 'letter'
  readonly emailSealed: Buffer | null
  readonly emailFind: Buffer | null
  readonly confirmedAt: Date | null
  readonly consentAt: Date | null
  readonly consentVersion: number | null
}

export const reachRow = (q: Queryable, residentId: string) => q.maybe<ReachRow>(`
  select channel, email_sealed as "emailSealed", email_find as "emailFind", confirmed_at as "confirmedAt", consent_at as "consentAt", consent_version as "consentVersion"
    from residents.reach where resident_id = $1`, [residentId])

export type NewReach =
  | { readonly channel: 'letter' }
  | { readonly channel: 'email'; readonly find: Buffer; readonly sealed: Buffer; readonly confirmedAt: Date; readonly consentVersion: number; readonly consentLanguage: Language }

export async function upsertReach(tx: Tx, residentId: string, reach: NewReach, at: Date, under: string | undefined): Promise<void> {
  const email = reach.channel === 'email' ? reach : undefined
  await tx.query(`
    insert into residents.reach (resident_id, channel, email_find, email_sealed, confirmed_at, consent_at, consent_version, consent_language, changed_at, set_under)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    on conflict (resident_id) do update set channel = excluded.channel, email_find = excluded.email_find, email_sealed = excluded.email_sealed,
      confirmed_at = excluded.confirmed_at, consent_at = excluded.consent_at, consent_version = excluded.consent_version, consent_language = excluded.consent_language, changed_at = excluded.changed_at, set_under = excluded.set_under`,
    [residentId, reach.channel, email?.find ?? null, email?.sealed ?? null, email?.confirmedAt ?? null, email && at, email?.consentVersion ?? null, email?.consentLanguage ?? null, at, under ?? null])
}

/** Who has mail because a representative chose it. */
export const mailSetUnder = (q: Queryable) => q.query<{ residentId: string; under: string }>(`
  select resident_id as "residentId", set_under as under from residents.reach where channel = 'email' and set_under is not null order by resident_id`)

export const isMailSetUnder = async (q: Queryable, residentId: string, under: string): Promise<boolean> =>
  (await q.maybe(`select 1 from residents.reach where resident_id = $1 and set_under = $2 and channel = 'email' for update`, [residentId, under])) !== undefined

export const insertReachEvent = async (tx: Tx, id: string, residentId: string, reach: NewReach, at: Date): Promise<void> => {
  await tx.query('insert into residents.reach_event (id, resident_id, channel, consent_version, consent_language, at) values ($1, $2, $3, $4, $5, $6)',
    [id, residentId, reach.channel, ...(reach.channel === 'email' ? [reach.consentVersion, reach.consentLanguage] : [null, null]), at])
}

/** Dutch for who never chose. */
export const languageRow = async (q: Queryable, residentId: string): Promise<Language> =>
  (await q.maybe<{ language: Language }>('select language from residents.reach where resident_id = $1', [residentId]))?.language ?? 'nl'

/** Who never chose a channel has letters, and keeps them. Answers whether it is another language than before. */
export const upsertLanguage = async (tx: Tx, residentId: string, language: Language, at: Date): Promise<boolean> => (await tx.query(`
  insert into residents.reach as r (resident_id, channel, language, changed_at) select $1, 'letter', $2, $3 where $2 <> 'nl' or exists (select from residents.reach where resident_id = $1)
  on conflict (resident_id) do update set language = excluded.language, changed_at = excluded.changed_at where r.language <> excluded.language
  returning 1`, [residentId, language, at])).length > 0

// ---- codes by e-mail ----------------------------------------------------------------------------------------------

/** Serialises asking for a code: two windows at once must not get past the limit. */
export const lockCodes = async (tx: Tx, sessionFind: Buffer): Promise<void> => {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 40))`, [sessionFind])
}

export const idsByEmail = async (q: Queryable, emailFind: Buffer): Promise<string[]> =>
  (await q.query<{ id: string }>('select resident_id as id from residents.reach where email_find = $1 limit 2', [emailFind])).map(({ id }) => id)

export const countCodes = (q: Queryable, sessionFind: Buffer, emailFind: Buffer, since: Date) => q.one<{ bySession: number; byEmail: number; newest: Date | null }>(`
  select count(*) filter (where session_find = $1)::integer as "bySession", count(*) filter (where email_find = $2)::integer as "byEmail",
         max(sent_at) filter (where session_find = $1) as newest
    from residents.email_code where (session_find = $1 or email_find = $2) and sent_at > $3`, [sessionFind, emailFind, since])

export type NewCode = { readonly id: string; readonly sessionFind: Buffer; readonly emailFind: Buffer; readonly emailSealed: Buffer; readonly codeFind: Buffer; readonly sentAt: Date; readonly expiresAt: Date }

export const insertCode = async (tx: Tx, code: NewCode): Promise<void> => {
  await tx.query(`insert into residents.email_code (id, session_find, email_find, email_sealed, code_find, sent_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [code.id, code.sessionFind, code.emailFind, code.emailSealed, code.codeFind, code.sentAt, code.expiresAt])
}

export type CodeRow = { readonly id: string; readonly emailSealed: Buffer; readonly emailFind: Buffer; readonly codeFind: Buffer; readonly expiresAt: Date; readonly tries: number; readonly confirmedAt: Date | null }

/** The newest code of a session: an older one no longer counts. */
export const newestCode = (q: Queryable, sessionFind: Buffer, lock = false) => q.maybe<CodeRow>(`
  select id, email_sealed as "emailSealed", email_find as "emailFind", code_find as "codeFind", expires_at as "expiresAt", tries, confirmed_at as "confirmedAt"
    from residents.email_code where session_find = $1 order by sent_at desc, id desc limit 1 ${lock ? 'for update' : ''}`, [sessionFind])

export const countTry = async (tx: Tx, id: string): Promise<void> => { await tx.query('update residents.email_code set tries = tries + 1 where id = $1', [id]) }
export const markConfirmed = async (tx: Tx, id: string, at: Date): Promise<void> => { await tx.query('update residents.email_code set confirmed_at = $2 where id = $1', [id, at]) }
export const deleteCode = async (tx: Tx, id: string): Promise<void> => { await tx.query('delete from residents.email_code where id = $1', [id]) }

export const deleteCodesBefore = async (q: Queryable, before: Date): Promise<number> =>
  (await q.query('delete from residents.email_code where sent_at < $1 returning 1', [before])).length
