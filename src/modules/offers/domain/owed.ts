import type { Cents } from '#shared/money.ts'
import { pays } from './benefit.ts'
import type { Shape } from './shape.ts'

/** Of an offer (OfferTerms): what it gives, the price without the pass, who comes in with it, and the value that was set. */
type Terms = { readonly shape: Shape; readonly normalPrice?: Cents; readonly companions: number; readonly voucherValue?: Cents }

/** What the municipality pays the provider for one voucher. `most`: at most so much; what it is, only the counter knows. */
export type Owed = { readonly cents: Cents; readonly most: boolean }

/**
 * The discount of one voucher, where the offer itself tells it. Where it does not (a percentage of a price that only the counter
 * knows, ages with a price of their own, somebody who comes in with it), the value that the municipality set for it, as a most.
 * Undefined: neither is known. Nothing is guessed, and no age of anybody is used.
 */
export function owedFor({ shape, normalPrice, companions, voucherValue }: Terms): Owed | undefined {
  const exact = companions > 0 ? undefined : discountOf(shape, normalPrice)
  if (exact !== undefined) return { cents: exact, most: false }
  return voucherValue === undefined ? undefined : { cents: voucherValue, most: true }
}

function discountOf(shape: Shape, normal: Cents | undefined): Cents | undefined {
  if (shape.kind === 'surprise') return discountOf(shape.inside, normal)
  if ((shape.kind === 'amount-off' || shape.kind === 'contribution') && normal === undefined) return shape.cents
  const paid = pays(shape, normal)
  return normal === undefined || paid === undefined ? undefined : Math.max(0, normal - paid)
}
