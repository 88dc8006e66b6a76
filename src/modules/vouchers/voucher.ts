import type { Queryable } from '#db/database.ts'
import type { MoveVouchers } from '#modules/passes/index.ts'
import { isUuid } from '#shared/ids.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import type { VoucherState } from './domain/voucher-states.ts'
import * as store from './vouchers.store.ts'

/** A voucher as it stands. Its code and its signature are made by `voucherCode` and `voucherToken`, only when they are shown. */
export type Voucher = {
  readonly id: string
  readonly residentId: string
  readonly householdId: string
  readonly passId: string
  readonly offerId: string
  readonly versionId: string
  /** The provider, or the group of providers, that promised it. */
  readonly promisedBy: string
  /** Younger than 18 on the day of the order. */
  readonly child: boolean
  readonly issuedAt: Date
  readonly validFrom: LocalDate
  /** The last day, included. */
  readonly validTo: LocalDate
  readonly state: VoucherState
  readonly redeemedAt: Date | undefined
  /** The provider that took it. */
  readonly redeemedBy: string | undefined
  readonly redemptionId: string | undefined
  readonly cancelledAt: Date | undefined
  readonly keyId: string
  readonly codeSealed: Buffer
}

const voucher = (row: store.VoucherRow): Voucher => ({
  id: row.id, residentId: row.resident_id, householdId: row.household_id, passId: row.pass_id, offerId: row.offer_id, versionId: row.version_id,
  promisedBy: row.provider_id ?? row.provider_group_id ?? '', child: row.child, issuedAt: row.issued_at,
  validFrom: row.valid_from, validTo: row.valid_to, state: row.state,
  redeemedAt: row.redeemed_at ?? undefined, redeemedBy: row.redeemed_by ?? undefined, redemptionId: row.redemption_id ?? undefined, cancelledAt: row.cancelled_at ?? undefined,
  keyId: row.key_id, codeSealed: row.code_sealed,
})

/** Every voucher of these residents, newest first. */
export const vouchersOf = async (_house: House, q: Queryable, residentIds: readonly string[]): Promise<Voucher[]> =>
  (await store.ofResidents(q, residentIds)).map(voucher)

/** One voucher, when it belongs to one of these residents. Undefined for a stranger's, and for what is no id at all. */
export async function voucherOf(_house: House, q: Queryable, id: string, residentIds: readonly string[]): Promise<Voucher | undefined> {
  const row = isUuid(id) ? await store.ofResident(q, id, residentIds) : undefined
  return row && voucher(row)
}

/** Not used and not over, of these passes, in the order of their ids. */
export const unusedOfPasses = async (q: Queryable, passes: readonly { readonly id: string; readonly residentId: string }[], day: LocalDate): Promise<Voucher[]> => (await store.unusedOfPasses(q, passes, day)).map(voucher)

/** For a till: any voucher, with whether this provider may redeem it. */
export async function voucherAtTill(_house: House, q: Queryable, id: string, providerId: string): Promise<(Voucher & { readonly ours: boolean }) | undefined> {
  const row = isUuid(id) ? await store.forProvider(q, id, providerId) : undefined
  return row && { ...voucher(row), ours: row.ours }
}

/** So long a till may take back what it redeemed: a voucher that was used can be usable again, whatever ended meanwhile. */
export const TAKEN_BACK_WITHIN_MS = 10 * 60_000

/** Of an offer, those that can still be used, now or later. */
export const openVouchersOfOffer = async (_house: House, q: Queryable, offerId: string, today: LocalDate): Promise<Voucher[]> =>
  (await store.openOfOffer(q, offerId, today)).map(voucher)

/** Promised by one of these providers or groups of them, those that can still be used, now or later. */
export const openVouchersPromisedBy = async (_house: House, q: Queryable, promisers: readonly string[], today: LocalDate): Promise<Voucher[]> =>
  (await store.openPromisedBy(q, promisers, today)).map(voucher)

/** Of these vouchers, whoever's they are, those that can still be used, now or later. */
export const openVouchersAmong = async (q: Queryable, ids: readonly string[], today: LocalDate): Promise<Voucher[]> => (ids.length ? (await store.openAmong(q, ids, today)).map(voucher) : [])

/** A lost pass was replaced: its vouchers go on under the new one. */
export const moveVouchers: MoveVouchers = (tx, { residentId, from, to }) => store.moveToPass(tx, residentId, from, to)
