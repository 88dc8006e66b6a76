import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { VoucherState } from './domain/voucher-states.ts'

export type VoucherRow = {
  id: string; resident_id: string; household_id: string; pass_id: string; offer_id: string; version_id: string
  provider_id: string | null; provider_group_id: string | null; child: boolean; code_sealed: Buffer; key_id: string
  issued_at: Date; valid_from: LocalDate; valid_to: LocalDate; state: VoucherState
  redeemed_at: Date | null; redeemed_by: string | null; redemption_id: string | null; cancelled_at: Date | null
}

const COLUMNS = `v.id, v.resident_id, v.household_id, v.pass_id, v.offer_id, v.version_id, v.provider_id, v.provider_group_id, v.child,
  v.code_sealed, v.key_id, v.issued_at, v.valid_from, v.valid_to, v.state, v.redeemed_at, v.redeemed_by, v.redemption_id, v.cancelled_at`

/** Newest first. */
export const ofResidents = (q: Queryable, residentIds: readonly string[]) => q.query<VoucherRow>(
  `select ${COLUMNS} from vouchers.voucher v where v.resident_id = any ($1::uuid[]) order by v.issued_at desc, v.id desc`, [residentIds])

/** Only when it is one of these residents': who asks for a stranger's finds nothing. */
export const ofResident = (q: Queryable, id: string, residentIds: readonly string[]) => q.maybe<VoucherRow>(
  `select ${COLUMNS} from vouchers.voucher v where v.id = $1 and v.resident_id = any ($2::uuid[])`, [id, residentIds])

/** Issued and not over, of these passes of these residents; those of one offer lie together. */
export const unusedOfPasses = (q: Queryable, passes: readonly { readonly id: string; readonly residentId: string }[], day: LocalDate) => q.query<VoucherRow>(
  `select ${COLUMNS} from vouchers.voucher v where v.resident_id = any ($1::uuid[]) and v.pass_id = any ($2::uuid[]) and v.state = 'issued' and v.valid_to >= $3 order by v.offer_id, v.id`,
  [passes.map(({ residentId }) => residentId), passes.map(({ id }) => id), day])
/** Of an offer, those that can still be used, now or later. Reads them all (a tenth of a second for a year of a city): for what an editor does now and then, and the ten minutes after it. */
export const openOfOffer = (q: Queryable, offerId: string, today: LocalDate) => q.query<VoucherRow>(
  `select ${COLUMNS} from vouchers.voucher v where v.offer_id = $1 and v.state = 'issued' and v.valid_to >= $2::date order by v.id`, [offerId, today])

/** Promised by one of these providers or groups, those that can still be used, now or later. Reads them all, as `openOfOffer` does. */
export const openPromisedBy = (q: Queryable, promisers: readonly string[], today: LocalDate) => q.query<VoucherRow>(
  `select ${COLUMNS} from vouchers.voucher v where coalesce(v.provider_id, v.provider_group_id) = any ($1::uuid[]) and v.state = 'issued' and v.valid_to >= $2::date order by v.id`, [promisers, today])

/** Of these, those that can still be used, now or later. */
export const openAmong = (q: Queryable, ids: readonly string[], today: LocalDate) => q.query<VoucherRow>(
  `select ${COLUMNS} from vouchers.voucher v where v.id = any ($1::uuid[]) and v.state = 'issued' and v.valid_to >= $2::date order by v.id`, [ids, today])

/** With whether this provider may redeem it, itself or through a group. */
export const forProvider = (q: Queryable, id: string, providerId: string) => q.maybe<VoucherRow & { ours: boolean }>(
  `select ${COLUMNS}, providers.gives($2, v.provider_id, v.provider_group_id) as ours from vouchers.voucher v where v.id = $1`, [id, providerId])

/** By the marks of a typed code, one for each party that the provider redeems for. */
export const byCode = (q: Queryable, finds: readonly Buffer[]) => q.maybe<{ id: string }>(
  'select v.id from vouchers.voucher v where v.code_find = any ($1::bytea[])', [finds])

export const residentOfVoucher = async (q: Queryable, id: string): Promise<string | undefined> =>
  (await q.maybe<{ id: string }>('select resident_id as id from vouchers.voucher where id = $1', [id]))?.id

export const moveToPass = async (tx: Tx, residentId: string, from: string, to: string): Promise<void> => { await tx.query('select vouchers.move_to_pass($1, $2, $3)', [residentId, from, to]) }
