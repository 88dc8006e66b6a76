import { sentence } from '#modules/knowledge/index.ts'
import { type Language, spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import { type PromisedOffer, titleIn } from '#modules/offers/index.ts'
import { inWords, type Person } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import { maySayOfPartner } from './domain/told-of-partner.ts'
import type { OrderRefusal } from './domain/may-order.ts'
import { orderText } from './order-words.ts'

type Values = Readonly<Record<string, string | number>>

/** The sentence of a refusal: the fact, until when, what can be done. `person`: for whom, when that is not the reader. */
export function explainRefusal(house: House, refusal: OrderRefusal, offer: PromisedOffer, person: Person | undefined, lang: Language = 'nl'): string {
  const { date, euro, moment } = spoken[lang]
  const title = inWords(titleIn(lang, offer))
  const say = (key: string, values: Values = {}): string => sentence(house, key, values, lang)
  const { reason, facts = {} } = refusal
  if (person?.partner && !maySayOfPartner(refusal)) return say('pages/bestellen#partner-not', { person: person.givenName })
  const other = person && !person.self ? person.givenName : undefined
  // No promise of a day on which it cannot be ordered any more.
  const againFrom = facts.againFrom && facts.againFrom < dayOf(offer.orderableUntil) ? date(facts.againFrom) : undefined
  switch (reason) {
    case 'limit-reached': {
      if (facts.left) return say(`pages/bestellen#limit-reached.together${facts.left === 1 ? '.one' : ''}`, { left: facts.left })
      const one = facts.maximum === 1 ? '.one' : ''
      const values = { maximum: facts.maximum ?? 1, offer: title, person: other ?? '', ...(againFrom && { againFrom }) }
      if (facts.per === 'household') return say(`reasons/orders#limit-reached.household${one}${againFrom ? '' : '.no-next'}`, values)
      if (other) return say(`pages/bestellen#limit-reached.other${againFrom ? '' : '.no-next'}`, values)
      return say(`reasons/orders#limit-reached${one}${againFrom ? '' : '.no-next'}`, values)
    }
    case 'pass-not-valid':
      return other ? say('pages/bestellen#pass-not-valid.other', { person: other }) : say('reasons/orders#pass-not-valid')
    case 'not-for-this-age':
      return say('reasons/orders#not-for-this-age', { ages: orderText[lang].ages(facts.minAge, facts.maxAge) })
    case 'sold-out':
      if (facts.left) return say(`pages/bestellen#sold-out.together${facts.left === 1 ? '.one' : ''}`, { left: facts.left, offer: title })
      return say(`reasons/orders#sold-out${facts.heldForDesk ? '.desk' : ''}`, { offer: title, ...(facts.heldForDesk && { left: facts.heldForDesk }) })
    case 'budget-spent':
      return say('reasons/orders#budget-spent', { offer: title, budget: euro(facts.budgetCents ?? 0) })
    case 'draw-instead': {
      const closes = facts.drawCloses ? new Date(facts.drawCloses) : offer.drawClosesAt
      if (closes && closes > house.clock.now()) return say('reasons/orders#draw-instead', { closes: moment(closes) })
      return say(`reasons/orders#draw-instead.${facts.heldForDesk ? 'desk' : 'closed'}`, { offer: title, ...(facts.heldForDesk && { left: facts.heldForDesk }) })
    }
    case 'already-in-draw':
    case 'no-longer-yours':
    case 'not-for-this-person':
    case 'outside-area':
    case 'not-first-pass':
      return say(`reasons/orders#${reason}${other ? '.other' : ''}`, { offer: title, ...(other && { person: other }) })
    case 'not-yet-open': {
      const opens = facts.opens ? new Date(facts.opens) : offer.orderableFrom
      return say('reasons/orders#not-yet-open', { opens: moment(opens) })
    }
    default:
      return say(`reasons/orders#${reason}`, { offer: title })
  }
}
