import type { Queryable } from '#db/database.ts'
import { catalogue, closedBecause, type OfferCard } from '#modules/offers/index.ts'
import type { Person } from '#modules/vouchers/index.ts'
import { type Language, spoken } from '#shared/language.ts'
import type { House } from '#src/house.ts'
import { chancesAround } from './order-facts.ts'
import { orderText } from './order-words.ts'

export type Alternative = { readonly offer: OfferCard; /** Oneself and one's children for whom it can be ordered now. */ readonly people: readonly Person[] }

/** So many are weighed and so many shown: this page is asked for most when something has just sold out. */
const WEIGHED = 8
const SHOWN = 3

/**
 * What can be ordered instead: of the same kind, on sale now, and for somebody here; first what fits `about`, for whom it did
 * not go. Of a partner nothing is weighed: what fits them is theirs to see. Nobody without a pass is sent to a closed door.
 */
export async function alternatives(house: House, q: Queryable, residentId: string | undefined, offer: OfferCard, about?: Person): Promise<Alternative[]> {
  if (!residentId) return []
  const now = house.clock.now()
  const alike = (await catalogue(house)).filter((one) =>
    one.category === offer.category && one.offerId !== offer.offerId && !one.drawClosesAt && !closedBecause(one.state, one, one.soldOut, now))
  const weighed = await Promise.all(alike.slice(0, WEIGHED).map(async (one) => ({
    offer: one, people: (await chancesAround(house, q, residentId, one)).filter(({ outcome }) => outcome.ok).map(({ person }) => person),
  })))
  const fits = ({ people }: Alternative): number => Number(people.some(({ id }) => id === about?.id))
  return weighed.filter(({ people }) => people.length > 0).toSorted((a, b) => fits(b) - fits(a)).slice(0, SHOWN)
}

/** "Voor jou en Sem" */
export const forWhom = ({ people }: Alternative, lang: Language): string =>
  orderText[lang].forWhom(spoken[lang].list(people.map((person) => (person.self ? orderText[lang].you : person.givenName))))
