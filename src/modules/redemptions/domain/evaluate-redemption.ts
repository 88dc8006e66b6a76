import type { LocalDate } from '#shared/local-date.ts'

/**
 * The one rule of what a till says about a voucher: for the server, for a device without internet, and for tests. It
 * gets facts and gives a verdict; checking a signature, reading a row and spending the voucher happen around it.
 */
export type RedemptionCase = {
  /** What a QR code said; absent when a code was typed. `authentic`: signed with a key of ours. */
  readonly token?: {
    readonly authentic: boolean
    readonly environment: string
    readonly providerMark: string
    readonly validFrom: LocalDate
    readonly validTo: LocalDate
  } | undefined
  readonly record: VoucherRecord
  readonly till: { readonly environment: string; readonly providerMarks: readonly string[]; readonly today: LocalDate }
}

export type VoucherRecord =
  /** The server's row. `ours`: this provider may redeem it, itself or through its group. */
  | { readonly kind: 'row'; readonly ours: boolean; readonly state: 'issued' | 'redeemed' | 'cancelled'; readonly validFrom: LocalDate; readonly validTo: LocalDate; readonly redeemed?: Redeemed | undefined }
  /** The server looked and has none. */
  | { readonly kind: 'none' }
  /** A device's list of vouchers that are no longer valid. Not being on it means: as far as we know, still good. */
  | { readonly kind: 'listed'; readonly state: 'redeemed' | 'cancelled'; readonly redeemed?: Redeemed | undefined }
  | { readonly kind: 'not-listed' }

type Redeemed = { readonly at: Date; readonly where: string }

export type Verdict =
  | { readonly verdict: 'ok' }
  | { readonly verdict: 'unknown-code' }
  | { readonly verdict: 'other-provider' }
  | { readonly verdict: 'already-redeemed'; readonly redeemed?: Redeemed | undefined }
  | { readonly verdict: 'cancelled' }
  | { readonly verdict: 'not-yet-valid'; readonly from: LocalDate }
  | { readonly verdict: 'expired'; readonly until: LocalDate }

export const verdicts: readonly Verdict['verdict'][] =
  ['ok', 'unknown-code', 'other-provider', 'already-redeemed', 'cancelled', 'not-yet-valid', 'expired']

/** The first that is true counts: who it is from, then what became of it, then the day. */
export function evaluateRedemption({ token, record, till }: RedemptionCase): Verdict {
  if (token && (!token.authentic || token.environment !== till.environment)) return { verdict: 'unknown-code' }
  if (record.kind === 'none') return { verdict: 'unknown-code' }
  // A device knows a voucher only by its token: what was typed there is not in any list it holds.
  if (record.kind !== 'row' && !token) return { verdict: 'unknown-code' }

  const ours = record.kind === 'row' ? record.ours : till.providerMarks.includes(token!.providerMark)
  if (!ours) return { verdict: 'other-provider' }

  const state = record.kind === 'not-listed' ? 'issued' : record.state
  if (state === 'redeemed') return { verdict: 'already-redeemed', redeemed: record.kind === 'not-listed' ? undefined : record.redeemed }
  if (state === 'cancelled') return { verdict: 'cancelled' }

  const { validFrom, validTo } = record.kind === 'row' ? record : token!
  if (till.today < validFrom) return { verdict: 'not-yet-valid', from: validFrom }
  if (till.today > validTo) return { verdict: 'expired', until: validTo }
  return { verdict: 'ok' }
}
