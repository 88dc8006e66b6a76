import { formatDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { addressToType } from './address-to-type.ts'
import { outcomeNames } from './contacts.text.ts'
import type { Kind } from './domain/matter.ts'
import { namesOmbudsman, type Outcome } from './domain/outcome.ts'
import { ombudsmanLastDay } from './domain/terms.ts'

/** Where somebody says what they thought of it, and the code that opens it once. */
export const opinionPlace = (house: House, code: string): Readonly<Record<string, string>> => ({ opinionUrl: addressToType(house, '/tevreden'), opinionCode: code })

/** Which letter answers, and what it says besides our words: with a judgement it names the ombudsman and the last day (Awb 9:12(2)). */
export function answerLetter(house: House, kind: Kind, outcome: Outcome): { readonly kind: 'complaint-answer' | 'contact-answer'; readonly more: Readonly<Record<string, string>> } {
  const today = house.clock.today()
  const answered = formatDate(today)
  if (kind !== 'complaint' || !namesOmbudsman(outcome)) return { kind: 'contact-answer', more: { answered } }
  const { name = '', address = '', phone = '' } = house.municipality.ombudsman ?? {}
  return {
    kind: 'complaint-answer',
    more: { answered, outcome: outcomeNames[outcome].toLowerCase(), ombudsman: name, ombudsmanAddress: address, ombudsmanPhone: phone, ombudsmanLastDay: formatDate(ombudsmanLastDay(today)) },
  }
}
