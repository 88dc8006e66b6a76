import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

/**
 * There is something new for them to read: a copy, or that it takes longer. `due`: the program knows where to mail; otherwise
 * a colleague tells them, and what was told before no longer counts.
 */
export const noticeFor = async (tx: Tx, matterId: string, staffId: string, due: Date | undefined): Promise<void> => {
  await tx.query(`update contacts.involved set notice_due = $3, notice_attempts = 0, mailed_at = null, told_on = null, told_by = null, told_by_name = null
    where matter_id = $1 and staff_id = $2 and copy_at is not null`, [matterId, staffId, due ?? null])
}

export const withCopy = async (q: Queryable, matterId: string): Promise<string[]> =>
  (await q.query<{ id: string }>('select staff_id as id from contacts.involved where matter_id = $1 and copy_at is not null', [matterId])).map(({ id }) => id)

export type DueNotice = { readonly matterId: string; readonly staffId: string; readonly staffName: string; readonly attempts: number; readonly since: Date; readonly read: boolean }

/** Takes what is due until `lease`: two workers never hold the same. */
export const claimNotices = (tx: Tx, now: Date, lease: Date, most: number) => tx.query<DueNotice>(`
  update contacts.involved i set notice_due = $2, notice_attempts = i.notice_attempts + 1
   where (i.matter_id, i.staff_id) in (select matter_id, staff_id from contacts.involved where notice_due <= $1 order by notice_due limit $3 for update skip locked)
  returning i.matter_id as "matterId", i.staff_id as "staffId", i.staff_name as "staffName", i.notice_attempts as attempts, coalesce(i.extension_told_at, i.copy_at) as since,
            i.read_at is not null and (i.extension_told_at is null or i.extension_read_at is not null) as read`, [now, lease, most])

/** Mailed at this moment; without one: not, and `again` says when next, if ever. */
export const settleNotice = async (q: Queryable, { matterId, staffId }: DueNotice, { mailedAt, again }: { readonly mailedAt?: Date; readonly again?: Date | undefined }): Promise<void> => {
  await q.query('update contacts.involved set notice_due = $3, mailed_at = coalesce($4, mailed_at) where matter_id = $1 and staff_id = $2', [matterId, staffId, again ?? null, mailedAt ?? null])
}

/** False: there is nothing to tell any more, it was read, or a mail is on its way. */
export const markTold = async (tx: Tx, matterId: string, staffId: string, { on, by }: { readonly on: LocalDate; readonly by: { readonly staffId: string; readonly staffName: string } }): Promise<boolean> => (await tx.query(`
  update contacts.involved set told_on = $3, told_by = $4, told_by_name = $5
   where matter_id = $1 and staff_id = $2 and copy_at is not null and notice_due is null and mailed_at is null and told_on is null
     and (read_at is null or (extension_told_at is not null and extension_read_at is null)) returning 1`, [matterId, staffId, on, by.staffId, by.staffName])).length > 0
