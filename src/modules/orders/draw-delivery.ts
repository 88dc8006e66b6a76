import { sentence } from '#modules/knowledge/index.ts'
import { letterAddress } from '#modules/residents/index.ts'
import { type Language, spoken } from '#shared/language.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { stipWords } from './delivery/told-of.ts'
import { type Delivery, type DeliveryChoice, inTime, ON_THE_PHONE, pickUpDays, postedBy, readDelivery } from './domain/delivery.ts'
import { deliveryTermsOf } from './delivery/delivery-terms.ts'

type Chosen = { readonly residentId: string; readonly delivery: Delivery; readonly pickUpAt: string | null }
type Offer = { readonly usableUntil: LocalDate }
type Won = { readonly delivery: DeliveryChoice; readonly kind: string; readonly values: (lang: Language) => Readonly<Record<string, string>> }
type Because = 'stip-dicht' | 'te-laat' | 'geen-adres'

/**
 * How the bon of a winner comes, and the message that says so: the way they chose when they signed up. What cannot be any
 * more on the day of the draw comes another way, and the message says why: who wanted paper gets it by post when that is in time.
 */
export async function wonTelling(house: House, chosen: Chosen, offer: Offer): Promise<Won> {
  const { delivery, because } = await stillPossible(house, chosen, offer)
  const today = house.clock.today()
  const terms = deliveryTermsOf(house)
  const one = (lang: Language, name: string, values: Readonly<Record<string, string>>): string => sentence(house, `pages/loting-gewonnen#${name}`, values, lang)
  const said = (lang: Language, name: string, values: Readonly<Record<string, string>> = {}): string =>
    [...(because ? [one(lang, because, { stip: chosen.pickUpAt ?? '' })] : []), one(lang, name, values)].join(' ')
  switch (delivery.how) {
    case 'post': {
      const postBy = (lang: Language): string => spoken[lang].dayAndDate(postedBy(today, terms))
      return { delivery, kind: 'draw-won-by-post', values: (lang) => ({ postBy: postBy(lang), comesSentence: said(lang, 'komt-met-post', { postBy: postBy(lang) }) }) }
    }
    case 'stip': {
      const { from, until } = pickUpDays(today, offer.usableUntil, terms)
      return { delivery, kind: 'draw-won-at-stip', values: (lang) => ({ ...stipWords(house, delivery.stip, lang), pickUpFrom: spoken[lang].dayAndDate(from), pickUpUntil: spoken[lang].dayAndDate(until) }) }
    }
    default: return because ? { delivery, kind: 'draw-won-otherwise', values: (lang) => ({ comesSentence: said(lang, 'komt-op-site') }) } : { delivery, kind: 'draw-won', values: () => ({}) }
  }
}

async function stillPossible(house: House, { residentId, delivery, pickUpAt }: Chosen, { usableUntil }: Offer): Promise<{ readonly delivery: DeliveryChoice; readonly because?: Because }> {
  const choice = readDelivery(delivery, pickUpAt ?? '', house.municipality.desks.map(({ name }) => name))
  const comesInTime = (how: Delivery): boolean => inTime(how, house.clock.today(), usableUntil, deliveryTermsOf(house))
  const hasAddress = async (): Promise<boolean> => ((await letterAddress(house, house.db, residentId))?.lines.length ?? 0) > 0
  if (!choice) return { delivery: comesInTime('post') && await hasAddress() ? { how: 'post' } : ON_THE_PHONE, because: 'stip-dicht' }
  if (!comesInTime(choice.how)) return { delivery: ON_THE_PHONE, because: 'te-laat' }
  if (choice.how === 'post' && !await hasAddress()) return { delivery: ON_THE_PHONE, because: 'geen-adres' }
  return { delivery: choice }
}
