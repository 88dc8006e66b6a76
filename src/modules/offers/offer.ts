import type { LocalDate } from '#shared/local-date.ts'
import type { Cents } from '#shared/money.ts'
import type { ProviderCard } from '#modules/providers/index.ts'
import type { Category } from './domain/category.ts'
import type { BenefitWords } from './domain/benefit.ts'
import type { Shape } from './domain/shape.ts'
import type { OfferState, Window } from './domain/state.ts'
import type { Audience, Limit } from './domain/terms.ts'

/** How to be sure of a place before you go. */
export type Booking =
  | { readonly kind: 'none' }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'phone'; readonly phone: string }

/** The same texts in English, each only when somebody wrote it. */
export type English = { readonly title?: string; readonly summary?: string; readonly description?: string; readonly days?: string; readonly note?: string; readonly bring?: string }

/** Of the offer, with what there is to see on it, for who cannot see it. */
export type OfferPicture = { readonly hash: string; readonly alt: string; readonly width: number; readonly height: number }

/** What one version promises. It never changes; a voucher points to it. */
export type OfferTerms = Window & {
  readonly title: string
  readonly summary: string
  readonly description: string
  readonly category: Category
  /** Never show `shape.reveal` or `shape.inside` of a surprise before it is ordered. */
  readonly shape: Shape
  /** Per person, without the pass. */
  readonly normalPrice?: Cents
  readonly audience: Audience
  /** So many others come in with one voucher ("één volwassene gaat mee"). */
  readonly companions: number
  /** Undefined: as often as you like. */
  readonly limit?: Limit
  /** What one voucher costs the municipality at most. Undefined: no budget counts it. */
  readonly voucherValue?: Cents
  /** Not ordered but drawn: people sign up from `orderableFrom` until this moment. */
  readonly drawClosesAt?: Date
  readonly usableFrom: LocalDate
  /** The last day, included. */
  readonly usableUntil: LocalDate
  /** When it is open, in a few words: "Dinsdag tot en met zondag". */
  readonly days: string
  /** A condition to know before ordering. */
  readonly note: string
  readonly bring: string
  readonly booking: Booking
  readonly english?: English
  readonly picture?: OfferPicture
}

export type PromisedOffer = OfferTerms & {
  readonly offerId: string
  readonly versionId: string
  readonly number: number
  readonly slug: string
  readonly publishedAt: Date
  readonly benefit: BenefitWords
  /** One of the two is there. */
  readonly providerId: string | undefined
  readonly providerGroupId: string | undefined
  /** Name of the provider or of the group. */
  readonly giver: string
  /** Neighbourhood or town; with a group, how many take part. */
  readonly place: string
  readonly providers: readonly ProviderCard[]
}

/** An offer as the window shows it: its version on sale, and how it stands. `soldOut`: none are left to order here; the desk may have kept some. */
export type OfferCard = PromisedOffer & { readonly state: OfferState; readonly soldOut: boolean }
