import { addMonths, localDate, type LocalDate } from '#shared/local-date.ts'
import type { Cents } from '#shared/money.ts'
import type { AdultIncome, IncomeAmount } from './facts.ts'
import type { Basis } from './norms.ts'

/** What counts as income (Participatiewet art. 31 to 33). A kind that is not in the table is unknown, never skipped. */
const KINDS: Readonly<Record<string, 'counts' | 'does-not-count'>> = {
  loon:               'counts',          // 32(1)(a)
  uitkering:          'counts',
  bijstand:           'counts',
  aow:                'counts',
  pensioen:           'counts',
  alimentatie:        'counts',
  kamerhuur:          'counts',
  zorgtoeslag:        'does-not-count',  // 31(2)(d)
  huurtoeslag:        'does-not-count',
  kindgebondenbudget: 'does-not-count',
  kinderopvangtoeslag:'does-not-count',
  kinderbijslag:      'does-not-count',  // 31(2)(b)
}

export const STUDIEFINANCIERING = 'studiefinanciering'

/** Income of a month that lies further back says too little about today. */
const MONTHS_BACK = 3

/** Why amounts cannot be added up and compared; what a caseworker reads as "missing". */
export type Unlike = 'kind' | 'period' | 'month' | 'net-or-gross' | 'holiday-allowance' | 'amount'

/** Everything that keeps these amounts from being compared with a norm on `basis`. Empty: they are alike. */
export function unlike(incomes: readonly AdultIncome[], basis: Basis, on: LocalDate): readonly Unlike[] {
  const amounts = incomes.flatMap((income) => income.amounts).filter((amount) => KINDS[amount.kind] !== 'does-not-count')
  const allowance = basis === 'including-holiday-allowance' ? 'included' : 'excluded'
  const oldest = addMonths(localDate(`${on.slice(0, 7)}-01`), -MONTHS_BACK).slice(0, 7)
  const wrong = new Set<Unlike>()
  for (const amount of amounts) {
    if (!KINDS[amount.kind]) wrong.add('kind')
    if (amount.period !== 'month') wrong.add('period')
    if (amount.month === undefined || amount.month !== amounts[0]!.month || amount.month < oldest || amount.month > on.slice(0, 7)) wrong.add('month')
    if (amount.netOrGross !== 'net') wrong.add('net-or-gross')
    if (amount.holidayAllowance !== allowance) wrong.add('holiday-allowance')
    if (!Number.isSafeInteger(amount.cents) || amount.cents < 0) wrong.add('amount')
  }
  return [...wrong].sort()
}

const counting = (incomes: readonly AdultIncome[]): readonly IncomeAmount[] =>
  incomes.flatMap((income) => income.amounts).filter((amount) => KINDS[amount.kind] === 'counts')

/** Only for amounts that are alike. Nobody with an income: zero. */
export const sumOf = (incomes: readonly AdultIncome[]): Cents => counting(incomes).reduce((sum, amount) => sum + amount.cents, 0)

/** Where the income came from and over which month, for "UWV, oktober 2026". */
export const provenance = (incomes: readonly AdultIncome[]): { readonly sources: string; readonly month: string } => ({
  sources: [...new Set(counting(incomes).map((amount) => amount.source))].sort().join(', '),
  month: counting(incomes)[0]?.month ?? '',
})
