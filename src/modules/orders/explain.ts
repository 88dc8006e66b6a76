import { sentence } from '#modules/knowledge/index.ts'
import { dayOf, formatDate, formatDayAndDate, formatTime } from '#shared/local-date.ts'
import { formatEuro } from '#shared/money.ts'
import type { PromisedOffer } from '#modules/offers/index.ts'
import { inWords, type Person } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import { maySayOfPartner } from './domain/told-of-partner.ts'
import type { OrderRefusal } from './domain/may-order.ts'
import { text } from './orders.text.ts'

/** The sentence of a refusal: the fact, until when, what can be done. `person`: for whom, when that is not the reader. */
export function explainRefusal(house: House, refusal: OrderRefusal, offer: PromisedOffer, person: Person | undefined): string {
  const { reason, facts = {} } = refusal
  if (person?.partner && !maySayOfPartner(refusal)) return sentence(house, 'pages/bestellen#partner-not', { person: person.givenName })
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
    case 'sold-out':
      return sentence(house, `reasons/orders#sold-out${facts.heldForDesk ? '.desk' : ''}`, { offer: inWords(offer.title), ...(facts.heldForDesk && { left: facts.heldForDesk }) })
    case 'budget-spent':
      return sentence(house, 'reasons/orders#budget-spent', { offer: inWords(offer.title), budget: formatEuro(facts.budgetCents ?? 0) })
    case 'draw-instead': {
      const closes = facts.drawCloses ? new Date(facts.drawCloses) : offer.drawClosesAt
      if (closes && closes > house.clock.now()) return sentence(house, 'reasons/orders#draw-instead', { closes: inWordsTime(closes) })
      return sentence(house, 'reasons/orders#draw-instead.closed', { offer: inWords(offer.title) })
    }
    case 'already-in-draw':
    case 'not-for-this-person':
    case 'outside-area':
    case 'not-first-pass':
      return sentence(house, `reasons/orders#${reason}${other ? '.other' : ''}`, { offer: inWords(offer.title), ...(other && { person: other }) })
    case 'not-yet-open': {
      const opens = facts.opens ? new Date(facts.opens) : offer.orderableFrom
      return sentence(house, 'reasons/orders#not-yet-open', { opens: inWordsTime(opens) })
    }
    default:
      return sentence(house, `reasons/orders#${reason}`, { offer: inWords(offer.title) })
  }
}

const inWordsTime = (moment: Date): string => `${formatDayAndDate(dayOf(moment))} om ${formatTime(moment)}`
