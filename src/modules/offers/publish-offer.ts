import { type Event, record } from '#modules/audit/index.ts'
import type { Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { dayOf, type LocalDate, timeAt } from '#shared/local-date.ts'
import type { Cents } from '#shared/money.ts'
import { type FieldError, ok, type Refusal, type Result, refuse } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { forgetShelf } from './catalogue.ts'
import { checkOffer } from './domain/check-offer.ts'
import { mayMove, type OfferState } from './domain/state.ts'
import type { OfferTerms } from './offer.ts'
import * as store from './offers.store.ts'

/** An offer as an editor writes it. Ordering opens at a set minute of the day, and closes at the end of another. */
export type OfferInput = Omit<OfferTerms, 'orderableFrom' | 'orderableUntil' | 'drawClosesAt' | 'shape' | 'picture'> & {
  readonly slug: string
  readonly shape: unknown
  readonly orderableFrom: { readonly day: LocalDate; readonly time: string }
  /** The last day, included. */
  readonly orderableUntil: LocalDate
  readonly givenBy: { readonly provider: string } | { readonly group: string }
  /** Drawn instead of ordered: the last minute of signing up is the one before this. */
  readonly drawCloses?: { readonly day: LocalDate; readonly time: string }
  /** A picture that was kept (pictures/keep-picture.ts), described for who cannot see it. */
  readonly picture?: { readonly hash: string; readonly alt: string }
  /** How many there are in all. Undefined: leave it as it is; a new offer has no end to them. */
  readonly stock?: number
  /** The last so many of the stock are given by the desk only. */
  readonly heldForDesk?: number
  /** What the vouchers may cost together. Undefined: leave it as it is; a new offer has no end to it. */
  readonly budget?: Cents
}

/** Who does it, for the record. */
export type By = Event['actor']

export type Published = { readonly offerId: string; readonly versionId: string; readonly number: number }
export type NotPublished =
  | Refusal<'bad-offer', readonly FieldError[]>
  | Refusal<'offer-ended'>
  /** Another offer with this address was published at the same moment. */
  | Refusal<'address-taken'>
  | Refusal<'stock-below-sold', { readonly sold: number }>
  | Refusal<'stock-begins-late'>
  | Refusal<'draw-without-stock'>
  /** Drawn at a moment that has gone by: nobody could sign up any more, and who did could not leave. */
  | Refusal<'draw-in-the-past'>
  | Refusal<'budget-below-spent', { readonly spent: Cents }>
  | Refusal<'budget-begins-late'>

/** Puts an offer in the window, or a new version of one that is there. Vouchers keep the version they were ordered with. */
export async function publishOffer(house: House, tx: Tx, input: OfferInput, by: By): Promise<Result<Published, NotPublished>> {
  const checked = checkOffer(input)
  if (!checked.ok) return checked
  const at = house.clock.now()
  const found = await store.hold(tx, input.slug)
  if (found && !mayMove(found.state, 'published')) return refuse('offer-ended')
  const offerId = found?.id ?? newId(at)
  if (input.drawCloses && input.stock === undefined && !(await store.stockOf(tx, offerId))) return refuse('draw-without-stock')
  if (input.drawCloses && await drawIsOver(tx, input.drawCloses, offerId, at)) return refuse('draw-in-the-past')
  if (!found && !await store.createOffer(tx, offerId, input.slug, at)) return refuse('address-taken')
  // Vouchers that went out without a stock took nothing from it: given back, they would make more than there was. So with a budget.
  if (found && input.stock !== undefined && !(await store.stockOf(tx, offerId))) return refuse('stock-begins-late')
  if (found && input.budget !== undefined && !(await store.budgetOf(tx, offerId))) return refuse('budget-begins-late')
  if (input.stock !== undefined && !(await store.setStock(tx, offerId, input.stock, input.heldForDesk ?? 0))) {
    const { initial, remaining } = (await store.stockOf(tx, offerId))!
    return refuse('stock-below-sold', { sold: initial - remaining })
  }
  if (input.budget !== undefined && !(await store.setBudget(tx, offerId, input.budget))) {
    return refuse('budget-below-spent', { spent: (await store.budgetOf(tx, offerId))!.spent_cents })
  }
  const versionId = newId(at)
  const { number } = await store.insertVersion(tx, { ...versionRow(input), version_id: versionId, offer_id: offerId, shape: checked.value, published_at: at, published_by: by.id ?? null })
  await store.sell(tx, offerId, versionId)
  await record(house, tx, { actor: by, action: 'offers.published', subject: { kind: 'offer', id: offerId }, facts: { version: versionId, number } })
  tx.afterCommit(() => forgetShelf(house))
  return ok({ offerId, versionId, number })
}

/** The moment has gone by, and it is not the one that the offer had already: after its draw an offer may still get another text. */
async function drawIsOver(tx: Tx, { day, time }: NonNullable<OfferInput['drawCloses']>, offerId: string, now: Date): Promise<boolean> {
  const wall = (moment: Date): string => `${dayOf(moment)} ${timeAt(moment)}`
  const closes = `${day} ${time}`
  if (closes > wall(now)) return false
  const was = (await store.currentVersion(tx, offerId))?.draw_closes_at
  return !was || wall(was) !== closes
}

/** Pauses, resumes or ends an offer. Vouchers that were ordered are another matter: see the orders room. */
export async function moveOffer(house: House, tx: Tx, slug: string, to: OfferState, by: By): Promise<Result<{ readonly offerId: string }, Refusal<'cannot-move', { readonly from: OfferState }>>> {
  const found = await store.hold(tx, slug)
  if (!found) throw new Error(`There is no offer ${slug} to move.`)
  if (!mayMove(found.state, to) || found.state === 'draft') return refuse('cannot-move', { from: found.state })
  await store.moveOffer(tx, found.id, to)
  await record(house, tx, { actor: by, action: 'offers.moved', subject: { kind: 'offer', id: found.id }, facts: { from: found.state, to } })
  tx.afterCommit(() => forgetShelf(house))
  return ok({ offerId: found.id })
}

export const versionRow = (input: OfferInput) => ({
  title: input.title, summary: input.summary, description: input.description, category: input.category,
  provider_id: 'provider' in input.givenBy ? input.givenBy.provider : null,
  provider_group_id: 'group' in input.givenBy ? input.givenBy.group : null,
  normal_price_cents: input.normalPrice ?? null, min_age: input.audience.minAge ?? null, max_age: input.audience.maxAge ?? null,
  companions: input.companions, limit_count: input.limit?.count ?? null, limit_per: input.limit?.per ?? null, limit_period: input.limit?.period ?? null,
  for_whom: input.audience.forWhom ?? 'everyone', postcodes: [...new Set(input.audience.postcodes)].sort(), first_pass_only: input.audience.firstPassOnly ?? false,
  voucher_value_cents: input.voucherValue ?? null, draw_closes_at: input.drawCloses ? `${input.drawCloses.day} ${input.drawCloses.time}` : null,
  orderable_from: `${input.orderableFrom.day} ${input.orderableFrom.time}`, orderable_until_day: input.orderableUntil,
  usable_from: input.usableFrom, usable_until: input.usableUntil, days: input.days, note: input.note, bring: input.bring, booking: input.booking, english: input.english ?? {}, picture: input.picture?.hash ?? null, picture_alt: input.picture?.alt ?? '',
})
