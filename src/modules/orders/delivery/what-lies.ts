import type { Queryable } from '#db/database.ts'
import { promisedOffers } from '#modules/offers/index.ts'
import type { Values } from '#modules/knowledge/index.ts'
import { type Language, spoken } from '#shared/language.ts'
import type { House } from '#src/house.ts'
import { offerIn } from '../message-words.ts'
import { orderText } from '../order-words.ts'
import type { PickUp } from './pick-ups.ts'
import { stipWords } from './told-of.ts'

/** A pick-up in words for a message: what, how many, where and until when. */
export async function whatLies(house: House, q: Queryable, { open, stip, until }: PickUp): Promise<(lang: Language) => Values> {
  const [first] = open
  const offer = first && (await promisedOffers(house, q, [first.versionId])).get(first.versionId)
  return (lang) => ({ offer: offer ? offerIn(lang, offer) : '', vouchers: orderText[lang].vouchers(open.length), ...stipWords(house, stip, lang), pickUpUntil: spoken[lang].dayAndDate(until) })
}
