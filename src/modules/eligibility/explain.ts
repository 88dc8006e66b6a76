import { formatDate, localDate } from '#shared/local-date.ts'
import { formatEuro } from '#shared/money.ts'
import { hasText, sentence } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import type { Sayable } from './amounts.ts'
import { shown } from './amounts.ts'
import type { Assessment, KeptCheck } from './application.ts'
import { sentenceKeys } from './domain/income-test.ts'
import { text } from './eligibility.text.ts'

const TEXTS = 'reasons/income-test'
/** Facts that are whole cents, and facts that are days; the others are shown as they are. */
const CENTS: readonly string[] = ['limit', 'norm', 'assetLimit']
const DAYS: readonly string[] = ['normFrom']

/** The heading of a sentence is its code: income-within-limit-fail-couple. */
const keyOf = (code: string): string => `${TEXTS}#${code.replaceAll('.', '-')}`

const factShown = (name: string, value: string | number): string =>
  CENTS.includes(name) ? formatEuro(Number(value)) : DAYS.includes(name) ? formatDate(localDate(String(value))) : String(value)

/**
 * One check as a sentence: the closest wording there is, with its facts and amounts. The same sentence stands on the
 * resident's page, in the letter and on the caseworker's screen.
 */
export function explain(house: House, check: KeptCheck, opened: Sayable): string {
  const facts = Object.fromEntries(Object.entries(check.facts ?? {}).map(([name, value]) => [name, factShown(name, value)]))
  const amounts = Object.fromEntries(['income', 'difference', 'assets'].map((name) => [name, shown(opened, check.reason, name) ?? text.unknownAmount]))
  const key = sentenceKeys(check).map(keyOf).find((candidate) => hasText(house, candidate))
  if (!key) throw new Error(`No sentence for ${check.reason}.${check.outcome} in ${TEXTS}.`)
  return sentence(house, key, { ...facts, ...amounts })
}

/**
 * The sentence of a reason for which a person refuses. What the test found says it best; a reason that the test could
 * not judge gets the person's wording, without amounts that nobody knows.
 */
export function explainRefusal(house: House, reason: string, assessment: Assessment, opened: Sayable): string {
  const check = assessment.checks.find((one) => one.reason === reason)
  if (check?.outcome === 'fail') return explain(house, check, opened)
  const byPerson = keyOf(`${reason}.fail.person`)
  return sentence(house, hasText(house, byPerson) ? byPerson : keyOf(`${reason}.fail`))
}

export const sentenceOf = (house: House, code: string): string => sentence(house, keyOf(code))
