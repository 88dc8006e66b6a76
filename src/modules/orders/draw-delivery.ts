import { sentence } from '#modules/knowledge/index.ts'
import { letterAddress } from '#modules/residents/index.ts'
import { formatDayAndDate, type LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { stipWords } from './delivery/told-of.ts'
import { type Delivery, type DeliveryChoice, deliveryTerms, inTime, ON_THE_PHONE, pickUpDays, postedBy, readDelivery } from './domain/delivery.ts'

type Chosen = { readonly residentId: string; readonly delivery: Delivery; readonly pickUpAt: string | null }
type Offer = { readonly usableUntil: LocalDate }
type Won = { readonly delivery: DeliveryChoice; readonly kind: string; readonly values: Readonly<Record<string, string>> }
type Because = 'stip-dicht' | 'te-laat' | 'geen-adres'

/**
 * How the bon of a winner comes, and the message that says so: the way they chose when they signed up. What cannot be any
 * more on the day of the draw comes another way, and the message says why: who wanted paper gets it by post when that is in time.
 */
export async function wonTelling(house: House, chosen: Chosen, offer: Offer): Promise<Won> {
  const { delivery, because } = await stillPossible(house, chosen, offer)
  const today = house.clock.today()
  const terms = deliveryTerms(house.municipality.delivery)
  const why = because ? [sentence(house, `pages/loting-gewonnen#${because}`, { stip: chosen.pickUpAt ?? '' })] : []
  const said = (name: string, values: Readonly<Record<string, string>> = {}): string => [...why, sentence(house, `pages/loting-gewonnen#${name}`, values)].join(' ')
  switch (delivery.how) {
    case 'post': {
      const postBy = formatDayAndDate(postedBy(today, terms))
      return { delivery, kind: 'draw-won-by-post', values: { postBy, comesSentence: said('komt-met-post', { postBy }) } }
    }
    case 'stip': {
      const { from, until } = pickUpDays(today, offer.usableUntil, terms)
      return { delivery, kind: 'draw-won-at-stip', values: { ...stipWords(house, delivery.stip), pickUpFrom: formatDayAndDate(from), pickUpUntil: formatDayAndDate(until) } }
    }
    default: return why.length ? { delivery, kind: 'draw-won-otherwise', values: { comesSentence: said('komt-op-site') } } : { delivery, kind: 'draw-won', values: {} }
  }
}

async function stillPossible(house: House, { residentId, delivery, pickUpAt }: Chosen, { usableUntil }: Offer): Promise<{ readonly delivery: DeliveryChoice; readonly because?: Because }> {
  const choice = readDelivery(delivery, pickUpAt ?? '', house.municipality.desks.map(({ name }) => name))
  const comesInTime = (how: Delivery): boolean => inTime(how, house.clock.today(), usableUntil, deliveryTerms(house.municipality.delivery))
  const hasAddress = async (): Promise<boolean> => ((await letterAddress(house, house.db, residentId))?.lines.length ?? 0) > 0
  if (!choice) return { delivery: comesInTime('post') && await hasAddress() ? { how: 'post' } : ON_THE_PHONE, because: 'stip-dicht' }
  if (!comesInTime(choice.how)) return { delivery: ON_THE_PHONE, because: 'te-laat' }
  if (choice.how === 'post' && !await hasAddress()) return { delivery: ON_THE_PHONE, because: 'geen-adres' }
  return { delivery: choice }
}
