import { addMonths, localDate, type LocalDate } from '#shared/local-date.ts'
import type { Cents } from '#shared/money.ts'
import type { AdultIncome, IncomeAmount } from './facts.ts'
import type { Counts, Policy } from './policy.ts'

/** What counts as income (Participatiewet art. 31 to 33); a policy may say otherwise. A kind that is in neither is unknown, never skipped. */
const KINDS: Readonly<Record<string, Counts>> = {
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

/** The kinds that the act names. */
export const INCOME_KINDS: readonly string[] = Object.keys(KINDS)

export const STUDIEFINANCIERING = 'studiefinanciering'

/**
 * What a caseworker established as somebody's income of a month, on the basis of the policy. It takes the place of everything
 * else of that person that counts, and is never averaged: it is of now, whatever month another income is of. Only we give it.
 */
export const ESTABLISHED = 'vastgesteld'

/** Income of a month that lies further back says too little about today. */
const MONTHS_BACK = 3

/** Why amounts cannot be added up and compared; what a caseworker reads as "missing". */
export type Unlike = 'kind' | 'period' | 'month' | 'net-or-gross' | 'holiday-allowance' | 'amount'

/** Whether a kind counts; undefined when nobody said. */
export const countsAs = (kind: string, { incomeKinds }: Policy): Counts | undefined =>
  kind === ESTABLISHED ? 'counts' : Object.hasOwn(incomeKinds, kind) ? incomeKinds[kind] : Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined

/** Everything that keeps these amounts from being compared with a norm of this policy. Empty: they are alike. */
export function unlike(incomes: readonly AdultIncome[], policy: Policy, on: LocalDate): readonly Unlike[] {
  const amounts = counting(incomes, policy)
  const allowance = policy.basis === 'including-holiday-allowance' ? 'included' : 'excluded'
  const oldest = monthBefore(on.slice(0, 7), MONTHS_BACK)
  const newest = on.slice(0, 7)
  const wrong = new Set<Unlike>()
  for (const amount of amounts) {
    if (!countsAs(amount.kind, policy)) wrong.add('kind')
    if (amount.period !== 'month') wrong.add('period')
    if (amount.month === undefined || amount.month < oldest || amount.month > newest) wrong.add('month')
    if (amount.netOrGross !== 'net') wrong.add('net-or-gross')
    if (amount.holidayAllowance !== allowance) wrong.add('holiday-allowance')
    if (!Number.isSafeInteger(amount.cents) || amount.cents < 0) wrong.add('amount')
  }
  if (!wrong.has('month') && perMonth(incomes, policy) === undefined) wrong.add('month')
  return wrong.size ? [...wrong].sort() : []
}

/** Only for amounts that are alike: the income of a month, an average to the nearest cent. Nobody with an income: zero. */
export const sumOf = (incomes: readonly AdultIncome[], policy: Policy): Cents => perMonth(incomes, policy) ?? 0

/**
 * An income that changes (policy: averaging.kinds) is the average of the months, each of which must be there. Another may
 * be given for the newest month alone; given for more of them, it must be the same each time. Undefined where it is not.
 */
function perMonth(all: readonly AdultIncome[], policy: Policy): Cents | undefined {
  const { months: count, kinds } = policy.averaging
  const incomes = all.filter((income) => !isEstablished(income))
  let fixed = counting(all.filter(isEstablished), policy).reduce((sum, { cents }) => sum + cents, 0)
  if (count === 1) {
    const sum = inOneMonth(counting(incomes, policy))
    return sum === undefined ? undefined : fixed + sum
  }
  const window = monthsOf(incomes, policy)
  let changing = 0
  for (const income of incomes) {
    for (const [kind, series] of seriesOf(income, policy)) {
      const values = window.map((month) => series.get(month))
      if (series.size > values.filter((value) => value !== undefined).length) return undefined
      if (values.every((value) => value !== undefined) && (count === 1 || kinds.includes(kind))) changing += values.reduce((sum, value) => sum + value, 0)
      else if (kinds.includes(kind) || values[0] === undefined || values.some((value) => value !== undefined && value !== values[0])) return undefined
      else fixed += values[0]
    }
  }
  return fixed + Math.floor((2 * changing + count) / (2 * count))
}

/** Without an average everything is of the same month, and adds up. */
function inOneMonth(amounts: readonly IncomeAmount[]): Cents | undefined {
  let sum = 0
  for (const { month, cents } of amounts) {
    if (month !== amounts[0]!.month) return undefined
    sum += cents
  }
  return sum
}

/** What one person gets of one kind from one source, per month. */
function seriesOf(income: AdultIncome, policy: Policy): readonly (readonly [kind: string, series: ReadonlyMap<string, Cents>])[] {
  const found = new Map<string, readonly [string, Map<string, Cents>]>()
  for (const { kind, source, month = '', cents } of income.amounts) {
    if (countsAs(kind, policy) === 'does-not-count') continue
    const key = `${kind}\n${source}`
    const [, series] = found.get(key) ?? found.set(key, [kind, new Map()]).get(key)!
    series.set(month, (series.get(month) ?? 0) + cents)
  }
  return [...found.values()]
}

/** The months that the policy averages over, newest first; the newest is the newest of anybody's income. */
function monthsOf(incomes: readonly AdultIncome[], policy: Policy): readonly string[] {
  const newest = newestMonth(counting(incomes, policy))
  return newest ? Array.from({ length: policy.averaging.months }, (_, back) => monthBefore(newest, back)) : []
}

const monthBefore = (month: string, back: number): string => addMonths(localDate(`${month}-01`), -back).slice(0, 7)
const newestMonth = (amounts: readonly IncomeAmount[]): string => amounts.reduce((newest, { month = '' }) => (month > newest ? month : newest), '')

function counting(incomes: readonly AdultIncome[], policy: Policy): readonly IncomeAmount[] {
  const found: IncomeAmount[] = []
  for (const income of incomes) {
    const established = isEstablished(income)
    for (const amount of income.amounts) if (established ? amount.kind === ESTABLISHED : countsAs(amount.kind, policy) !== 'does-not-count') found.push(amount)
  }
  return found
}

export const isEstablished = ({ amounts }: AdultIncome): boolean => amounts.some(({ kind }) => kind === ESTABLISHED)

/** Where the income came from and over which month, for "UWV, oktober 2026". */
export function provenance(incomes: readonly AdultIncome[], policy: Policy): { readonly sources: string; readonly month: string } {
  const amounts = counting(incomes, policy)
  const sources = new Set(amounts.map(({ source }) => source))
  return { sources: sources.size > 1 ? [...sources].sort().join(', ') : amounts[0]?.source ?? '', month: newestMonth(amounts) }
}
