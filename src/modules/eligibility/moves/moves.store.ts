import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

export type Extension = { readonly applicationId: string; readonly at: Date; readonly staffId: string; readonly staffName: string; readonly weeks: number; readonly lastDay: LocalDate }

export const extensionOf = (q: Queryable, applicationId: string): Promise<Extension | undefined> => q.maybe<Extension>(`
  select application_id as "applicationId", at, staff_id as "staffId", staff_name as "staffName", weeks, last_day as "lastDay"
    from eligibility.extension where application_id = $1`, [applicationId])

export const extensionReason = async (q: Queryable, applicationId: string): Promise<Buffer | undefined> =>
  (await q.maybe<{ sealed: Buffer | null }>('select reason_sealed as sealed from eligibility.extension where application_id = $1', [applicationId]))?.sealed ?? undefined

export async function insertExtension(tx: Tx, e: Extension, reasonSealed: Buffer): Promise<void> {
  await tx.query(`
    insert into eligibility.extension (application_id, at, staff_id, staff_name, weeks, reason_sealed, last_day) values ($1, $2, $3, $4, $5, $6, $7)`,
  [e.applicationId, e.at, e.staffId, e.staffName, e.weeks, reasonSealed, e.lastDay])
}

export const noticeOf = (q: Queryable, applicationId: string): Promise<{ readonly receivedOn: LocalDate } | undefined> =>
  q.maybe<{ receivedOn: LocalDate }>('select received_on as "receivedOn" from eligibility.default_notice where application_id = $1', [applicationId])

/** False: there was one already, and the first one counts. */
export const insertNotice = async (tx: Tx, n: { applicationId: string; receivedOn: LocalDate; at: Date; staffId: string; staffName: string }): Promise<boolean> => (await tx.query(`
  insert into eligibility.default_notice (application_id, received_on, entered_at, staff_id, staff_name) values ($1, $2, $3, $4, $5) on conflict do nothing returning application_id`,
[n.applicationId, n.receivedOn, n.at, n.staffId, n.staffName])).length === 1

/** Households before passes, as an order does: two who hold them the other way around would wait for each other. */
export const lockHouseholds = (tx: Tx, residentIds: readonly string[]) => tx.query('select residents.lock_households($1::uuid[])', [residentIds])
