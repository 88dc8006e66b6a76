import { type Language, spoken } from '#shared/language.ts'
import { localDate } from '#shared/local-date.ts'
import { hasText, sentence } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import type { Sayable } from './amounts.ts'
import { shown } from './amounts.ts'
import type { Assessment, KeptCheck } from './application.ts'
import { sentenceKeys } from './domain/income-test.ts'
import { residentText } from './resident-words.ts'

const TEXTS = 'reasons/income-test'
/** Facts that are whole cents, and facts that are days; the others are shown as they are. */
const CENTS: readonly string[] = ['limit', 'norm', 'assetLimit']
const DAYS: readonly string[] = ['normFrom']

/** The heading of a sentence is its code: income-within-limit-fail-couple. */
const keyOf = (code: string): string => `${TEXTS}#${code.replaceAll('.', '-')}`

const factShown = (name: string, value: string | number, lang: Language): string =>
  CENTS.includes(name) ? spoken[lang].euro(Number(value)) : DAYS.includes(name) ? spoken[lang].date(localDate(String(value))) : String(value)

/**
 * One check as a sentence: the closest wording there is, with its facts and amounts. The same sentence stands on the
 * resident's page, in the letter and on the caseworker's screen.
 */
export function explain(house: House, check: KeptCheck, opened: Sayable, lang: Language = 'nl'): string {
  const facts = Object.fromEntries(Object.entries(check.facts ?? {}).map(([name, value]) => [name, factShown(name, value, lang)]))
  const amounts = Object.fromEntries(['income', 'difference', 'assets'].map((name) => [name, shown(opened, check.reason, name, lang) ?? residentText[lang].unknownAmount]))
  const key = sentenceKeys(check).map(keyOf).find((candidate) => hasText(house, candidate, lang))
  if (!key) throw new Error(`No sentence for ${check.reason}.${check.outcome} in ${TEXTS}.`)
  return sentence(house, key, { ...facts, ...amounts }, lang)
}

/**
 * The sentence of a reason for which a person refuses. What the test found says it best; a reason that the test could
 * not judge gets the person's wording, without amounts that nobody knows.
 */
export function explainRefusal(house: House, reason: string, assessment: Assessment, opened: Sayable, lang: Language = 'nl'): string {
  const check = assessment.checks.find((one) => one.reason === reason)
  if (check?.outcome === 'fail') return explain(house, check, opened, lang)
  const byPerson = keyOf(`${reason}.fail.person`)
  return sentence(house, hasText(house, byPerson, lang) ? byPerson : keyOf(`${reason}.fail`), {}, lang)
}

export const sentenceOf = (house: House, code: string, lang: Language = 'nl'): string => sentence(house, keyOf(code), {}, lang)
