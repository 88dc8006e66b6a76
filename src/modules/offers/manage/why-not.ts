import { sentence } from '#modules/knowledge/index.ts'
import { formatPrice } from '#shared/money.ts'
import type { House } from '#src/house.ts'
import { PAGE } from './list.views.ts'
import { text } from './manage.text.ts'

/** Why a draft was not sent, published or returned, in a sentence that says what to do. */
export function whyNot(house: House, reason: string, given: unknown): string {
  const facts = given as { sold?: number; spent?: number; signUps?: number } | undefined
  switch (reason) {
    case 'stock-below-sold':   return text.refusals['stock-below-sold'](facts?.sold ?? 0)
    case 'budget-below-spent': return text.refusals['budget-below-spent'](formatPrice(facts?.spent ?? 0))
    case 'draw-stands':        return text.refusals['draw-stands'](facts?.signUps ?? 0)
    case 'stock-begins-late': case 'budget-begins-late': case 'draw-without-stock': case 'draw-in-the-past': case 'offer-ended': case 'address-taken': return text.refusals[reason]
    case 'own-draft':          return sentence(house, `${PAGE}#own`)
    case 'not-complete':       return sentence(house, `${PAGE}#not-complete`)
    default:                   return text.meanwhileTitle
  }
}
