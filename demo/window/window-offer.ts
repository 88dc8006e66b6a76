import type { OfferInput } from '#modules/offers/index.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { DrawingName } from './drawings.ts'
import { inEnglish } from './english.ts'
import type { Stretch, Year } from './year.ts'

/** An offer of the demonstration, with what is usual left out. `by` is the key of a provider or of a group. */
export type WindowOffer = Pick<OfferInput, 'slug' | 'title' | 'summary' | 'description' | 'category' | 'shape'>
  & Partial<Pick<OfferInput, 'normalPrice' | 'audience' | 'companions' | 'limit' | 'days' | 'note' | 'bring' | 'booking' | 'stock' | 'heldForDesk' | 'voucherValue' | 'budget'>>
  & {
    readonly by: string
    /** Days of use; all of the pass's year when it is left out. */
    readonly use?: Stretch
    /** Ordering opens on this day at 9 o'clock; today when it is left out. */
    readonly opens?: LocalDate
    readonly state?: 'ended'
    /** A drawing of the demonstration, for who cannot see it too. */
    readonly drawing?: DrawingName
    /** Drawn, not ordered: the day on which signing up closes at noon. */
    readonly drawn?: LocalDate
  }

export const perYear     = (count: number) => ({ count, per: 'person', period: 'pass-year' }) as const
export const perQuarter  = (count: number) => ({ count, per: 'person', period: 'quarter' }) as const
export const perMonth    = (count: number) => ({ count, per: 'person', period: 'month' }) as const
export const perSeason   = (count: number) => ({ count, per: 'person', period: 'season' }) as const
export const perHousehold = (count: number, period: 'pass-year' | 'quarter' | 'month') => ({ count, per: 'household', period }) as const
export const ages = (minAge: number, maxAge?: number) => (maxAge === undefined ? { minAge } : { minAge, maxAge })

export function inputOf(offer: WindowOffer, year: Year, idOf: (key: string) => OfferInput['givenBy'], picture?: OfferInput['picture']): OfferInput {
  const { by, use = { from: year.today, until: year.end }, opens, state: _state, drawing: _drawing, drawn, ...rest } = offer
  const english = inEnglish[offer.slug]
  return {
    audience: {}, companions: 0, days: '', note: '', bring: '', booking: { kind: 'none' }, ...rest, ...(english && { english }),
    ...(drawn && { drawCloses: { day: drawn, time: '12:00' } }), ...(picture && { picture }),
    givenBy: idOf(by), usableFrom: use.from, usableUntil: use.until,
    orderableFrom: opens ? { day: opens, time: '09:00' } : { day: year.today, time: '00:00' }, orderableUntil: use.until,
  }
}
