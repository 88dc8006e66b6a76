export type OfferState = 'draft' | 'published' | 'paused' | 'ended'

/** From each state to which. What has ended stays ended: next year is a new offer, so that counts and texts stay true. */
export const transitions: Readonly<Record<OfferState, readonly OfferState[]>> = {
  draft:     ['published'],
  published: ['published', 'paused', 'ended'],
  paused:    ['published', 'ended'],
  ended:     [],
}

export const mayMove = (from: OfferState, to: OfferState): boolean => transitions[from].includes(to)

export type Window = { readonly orderableFrom: Date; readonly orderableUntil: Date }

/** Why nobody can order this offer now, whoever asks. The first that is true counts. */
export type Closed = 'offer-ended' | 'offer-paused' | 'not-yet-open' | 'no-longer-orderable' | 'sold-out'

export function closedBecause(state: OfferState, { orderableFrom, orderableUntil }: Window, soldOut: boolean, now: Date): Closed | undefined {
  if (state === 'ended' || state === 'draft') return 'offer-ended'
  if (now >= orderableUntil) return 'no-longer-orderable'
  if (state === 'paused') return 'offer-paused'
  if (now < orderableFrom) return 'not-yet-open'
  return soldOut ? 'sold-out' : undefined
}
