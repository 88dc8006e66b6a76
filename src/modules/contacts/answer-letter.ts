import { type Language, spoken } from '#shared/language.ts'
import type { House } from '#src/house.ts'
import { addressToType } from './address-to-type.ts'
import { contactLabels } from './contact-labels.ts'
import type { Kind } from './domain/matter.ts'
import { namesOmbudsman, type Outcome } from './domain/outcome.ts'
import { ombudsmanLastDay } from './domain/terms.ts'

/** Where somebody says what they thought of it, and the code that opens it once. */
export const opinionPlace = (house: House, code: string): Readonly<Record<string, string>> => ({ opinionUrl: addressToType(house, '/tevreden'), opinionCode: code })

/** Which letter answers, and what it says besides our words: with a judgement it names the ombudsman and the last day (Awb 9:12(2)). */
export function answerLetter(house: House, kind: Kind, outcome: Outcome, lang: Language = 'nl'): { readonly kind: 'complaint-answer' | 'contact-answer'; readonly more: Readonly<Record<string, string>> } {
  const today = house.clock.today()
  const answered = spoken[lang].date(today)
  if (kind !== 'complaint' || !namesOmbudsman(outcome)) return { kind: 'contact-answer', more: { answered } }
  const { name = '', address = '', phone = '' } = house.municipality.ombudsman ?? {}
  return {
    kind: 'complaint-answer',
    more: { answered, outcome: contactLabels[lang].outcomeNames[outcome].toLowerCase(), ombudsman: name, ombudsmanAddress: address, ombudsmanPhone: phone, ombudsmanLastDay: spoken[lang].date(ombudsmanLastDay(today)) },
  }
}
