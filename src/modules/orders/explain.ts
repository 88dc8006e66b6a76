import { sentence } from '#modules/knowledge/index.ts'
import { dayOf, formatDate, formatDayAndDate, formatTime } from '#shared/local-date.ts'
import type { PromisedOffer } from '#modules/offers/index.ts'
import { inWords, type Person } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import type { OrderRefusal } from './domain/may-order.ts'
import { text } from './orders.text.ts'

/** The sentence of a refusal: the fact, until when, what can be done. `person`: for whom, when that is not the reader. */
export function explainRefusal(house: House, { reason, facts = {} }: OrderRefusal, offer: PromisedOffer, person: Person | undefined): string {
  const other = person && !person.self ? person.givenName : undefined
  const againFrom = facts.againFrom && formatDate(facts.againFrom)
  switch (reason) {
    case 'limit-reached': {
      const values = { maximum: facts.maximum ?? 1, offer: inWords(offer.title), person: other ?? '', ...(againFrom && { againFrom }) }
      if (facts.per === 'household') return sentence(house, `reasons/orders#limit-reached.household${againFrom ? '' : '.no-next'}`, values)
      if (other) return sentence(house, `pages/bestellen#limit-reached.other${againFrom ? '' : '.no-next'}`, values)
      return sentence(house, `reasons/orders#limit-reached${againFrom ? (facts.maximum === 1 ? '.one' : '') : '.no-next'}`, values)
    }
    case 'pass-not-valid':
      return other ? sentence(house, 'pages/bestellen#pass-not-valid.other', { person: other }) : sentence(house, 'reasons/orders#pass-not-valid')
    case 'not-for-this-age':
      return sentence(house, 'reasons/orders#not-for-this-age', { ages: text.ages(facts.minAge, facts.maxAge) })
    case 'not-yet-open': {
      const opens = facts.opens ? new Date(facts.opens) : offer.orderableFrom
      return sentence(house, 'reasons/orders#not-yet-open', { opens: `${formatDayAndDate(dayOf(opens))} om ${formatTime(opens)}` })
    }
    default:
      return sentence(house, `reasons/orders#${reason}`, { offer: inWords(offer.title) })
  }
}
