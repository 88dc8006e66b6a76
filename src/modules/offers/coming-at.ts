import { type ComingLine, comingWords } from '#modules/providers/index.ts'
import type { Language } from '#shared/language.ts'
import type { House } from '#src/house.ts'
import type { PromisedOffer } from './offer.ts'

/** What becomes otherwise at the places of an offer while it can be used. Nothing of a surprise: its place would tell what it is. */
export const comingAt = (house: House, { shape, providers, usableUntil }: PromisedOffer, lang: Language = 'nl'): readonly ComingLine[] =>
  (shape.kind === 'surprise' ? [] : comingWords(house, providers, usableUntil, lang))
