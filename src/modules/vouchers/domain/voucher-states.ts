import type { LocalDate } from '#shared/local-date.ts'

/** As stored. That a voucher is over, or not yet valid, follows from its days: see `standing`. */
export type VoucherState = 'issued' | 'redeemed' | 'cancelled'
export const voucherStates: readonly VoucherState[] = ['issued', 'redeemed', 'cancelled']

export type Transition = { readonly from: VoucherState; readonly to: VoucherState; readonly by: string }

/** Every change there is; the SQL function of that name does it in one conditional statement. */
export const transitions: readonly Transition[] = [
  { from: 'issued',   to: 'redeemed',  by: 'vouchers.redeem' },
  { from: 'redeemed', to: 'issued',    by: 'vouchers.take_back' },
  { from: 'issued',   to: 'cancelled', by: 'vouchers.cancel' },
]

/** What a person needs to know about a voucher on a day. */
export type Standing = 'usable' | 'not-yet-valid' | 'expired' | 'redeemed' | 'cancelled'
export const standings: readonly Standing[] = ['usable', 'not-yet-valid', 'expired', 'redeemed', 'cancelled']

export function standing(voucher: { readonly state: VoucherState; readonly validFrom: LocalDate; readonly validTo: LocalDate }, today: LocalDate): Standing {
  if (voucher.state !== 'issued') return voucher.state
  if (today > voucher.validTo) return 'expired'
  return today < voucher.validFrom ? 'not-yet-valid' : 'usable'
}
