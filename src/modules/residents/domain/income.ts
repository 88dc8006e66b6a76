import type { LocalDate } from '#shared/local-date.ts'
import type { Cents } from '#shared/money.ts'
import type { DownCause } from './registration.ts'

/** A source that gives facts, for our own income test (DESIGN 5). Nothing: it answered and knows nobody of whom we asked. */
export type IncomeAnswer =
  | { readonly kind: 'facts'; readonly persons: readonly PersonIncome[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'down'; readonly cause: DownCause }

/** One for every BSN that was asked, in that order. */
export type PersonIncome = {
  readonly bsn: string
  /** Only when true do `incomes` together make the income. False: the test says unknown, whatever the amounts are. */
  readonly complete: boolean
  readonly incomes: readonly Income[]
  /** Why we made it incomplete ourselves; empty when the source said so, or when nothing is wrong. */
  readonly doubts: readonly IncomeDoubt[]
}

export type IncomeDoubt = 'not-in-answer' | 'negative-amount' | 'same-line-twice' | 'unknown-value' | 'unreadable-line' | 'other-currency'

/** One line of income. What the source does not say, or says in words we do not know, is `unknown`: never filled in. */
export type Income = {
  /** As the source names it: 'loon', 'uitkering', 'pensioen', 'aow', 'studiefinanciering', 'bijstand', … or 'onbekend'. */
  readonly kind: string
  readonly cents: Cents
  readonly period: 'month' | 'four-weeks' | 'week' | 'year' | 'unknown'
  /** "2026-10": the month it was for, when the source says so. */
  readonly month: string | undefined
  readonly netOrGross: 'net' | 'gross' | 'unknown'
  readonly holidayAllowance: 'included' | 'excluded' | 'unknown'
  readonly source: string
}

export type IncomeQuestion = { readonly bsns: readonly string[]; readonly referenceDate: LocalDate }
