import type { Queryable } from '#db/database.ts'
import { type Language, spoken } from '#shared/language.ts'
import type { LocalDate } from '#shared/local-date.ts'
import { offerWords, type PromisedOffer, pays, promisedOffers } from '#modules/offers/index.ts'
import { type ComingLine, comingWords, type ProviderCard, providerCard } from '#modules/providers/index.ts'
import type { House } from '#src/house.ts'
import { type Standing, standing } from './domain/voucher-states.ts'
import type { Person } from './people.ts'
import type { Voucher } from './voucher.ts'
import { voucherText } from './words.ts'

/** A voucher with all that page, list and paper say about it: what its own offer version promised, to whom, and how it stands. */
export type ShownVoucher = {
  readonly voucher: Voucher
  readonly offer: PromisedOffer
  readonly person: Person
  readonly standing: Standing
  /** What the holder pays at the till, or what they get when the price is only known there. */
  readonly price: Price
  /** Holder and companions. */
  readonly heads: number
  /** What a surprise turned out to be. */
  readonly surprise: string | undefined
  readonly redeemedBy: ProviderCard | undefined
  /** What becomes otherwise where it can be used, while it can be used. */
  readonly coming: readonly ComingLine[]
}

/** `known` is false when only the till knows the price; then `value` says the benefit: "25% korting". */
export type Price = { readonly known: boolean; readonly label: string; readonly value: string }

/** Of vouchers whose holder is among `people`; a voucher of somebody else is a mistake of the caller, and throws. */
export async function shownVouchers(house: House, q: Queryable, vouchers: readonly Voucher[], people: readonly Person[], today: LocalDate, lang: Language = 'nl'): Promise<ShownVoucher[]> {
  const offers = await promisedOffers(house, q, vouchers.map(({ versionId }) => versionId))
  const takers = new Map<string, ProviderCard | undefined>()
  for (const id of new Set(vouchers.flatMap(({ redeemedBy }) => redeemedBy ?? []))) takers.set(id, await providerCard(house, q, id))
  return vouchers.map((voucher) => {
    const offer = offers.get(voucher.versionId)
    const person = people.find(({ id }) => id === voucher.residentId)
    if (!offer || !person) throw new Error(`Voucher ${voucher.id} has no ${offer ? 'holder here' : 'offer version'}.`)
    const stands = standing(voucher, today)
    return {
      voucher, offer, person, standing: stands, price: priceOf(offer, person.age, lang), heads: 1 + offer.companions,
      surprise: offer.shape.kind === 'surprise' ? offer.shape.reveal : undefined, redeemedBy: takers.get(voucher.redeemedBy ?? ''),
      coming: OPEN.has(stands) ? comingWords(house, offer.providers, voucher.validTo, lang) : [],
    }
  })
}

/** What somebody of this age pays at the till. Without an age: what everybody pays, if that is one price. */
export function priceOf(offer: PromisedOffer, age: number | undefined, lang: Language = 'nl'): Price {
  const text = voucherText[lang]
  const cents = pays(offer.shape.kind === 'surprise' ? offer.shape.inside : offer.shape, offer.normalPrice, age)
  return cents === undefined ? { known: false, label: text.gets, value: offerWords[lang].benefit(offer).deal } : { known: true, label: text.pays, value: spoken[lang].price(cents) }
}

/** Still to be used, now or later: these show their code. */
export const isOpen = ({ standing }: ShownVoucher): boolean => OPEN.has(standing)
const OPEN: ReadonlySet<Standing> = new Set(['usable', 'not-yet-valid'])
