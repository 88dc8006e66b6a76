import { type Cents, toCents } from '#shared/money.ts'
import type { House } from '#src/house.ts'
import { askSource } from './ask-source.ts'
import type { Income, IncomeAnswer, IncomeDoubt, IncomeQuestion, PersonIncome } from './domain/income.ts'

/**
 * Income facts on a reference date, from the municipality's source (HTTP contract: demo/README.md, which serves it).
 * Amounts in cents, never rounded or converted. An answer that is not of the contract is `down`; a line that is not
 * understood makes that person incomplete. Neither is ever a refusal: the one is asked again, the other goes to a person.
 */
export async function askIncome(house: House, { bsns, referenceDate }: IncomeQuestion): Promise<IncomeAnswer> {
  const answer = await askSource(house.config.income, '/inkomen', { bsn: bsns, peildatum: referenceDate })
  const read: IncomeAnswer = answer.kind === 'down' ? { kind: 'down', cause: answer.cause } : readIncome(answer.json, bsns)
  if (read.kind === 'down') {
    const facts = { source: 'income', cause: read.cause }
    if (read.cause === 'wrong-person') house.log.error({ ...facts, alert: 'wrong-person' }, 'The income source answered about somebody who was not asked for. The answer was not used.')
    else house.log.warn(facts, 'The income source gave no usable answer.')
  }
  return read
}

export function readIncome(json: unknown, asked: readonly string[]): IncomeAnswer {
  const persons = isObject(json) ? json.personen : undefined
  if (!Array.isArray(persons) || !persons.every(isObject)) return { kind: 'down', cause: 'unreadable' }
  const bsns = persons.map((person) => person.burgerservicenummer)
  if (!bsns.every((bsn) => typeof bsn === 'string' && /^\d{9}$/.test(bsn))) return { kind: 'down', cause: 'unreadable' }
  if (bsns.some((bsn) => !asked.includes(bsn as string))) return { kind: 'down', cause: 'wrong-person' }
  if (new Set(bsns).size < bsns.length || !persons.every((person) => Array.isArray(person.inkomsten))) return { kind: 'down', cause: 'unreadable' }
  if (!persons.length) return { kind: 'nothing' }
  const answered = new Map(persons.map((person) => [person.burgerservicenummer, person]))
  return { kind: 'facts', persons: asked.map((bsn) => personIncome(bsn, answered.get(bsn))) }
}

function personIncome(bsn: string, person: Fields | undefined): PersonIncome {
  if (!person) return { bsn, complete: false, incomes: [], doubts: ['not-in-answer'] }
  const doubts = new Set<IncomeDoubt>()
  const seen = new Set<string>()
  const incomes: Income[] = []
  for (const line of person.inkomsten as unknown[]) {
    const same = JSON.stringify(line)
    if (seen.has(same)) doubts.add('same-line-twice')
    seen.add(same)
    const income = isObject(line) ? readLine(line, doubts) : undefined
    if (income) incomes.push(income)
    else doubts.add('unreadable-line')
  }
  // Only a plain `true` is complete: silence about it is not.
  return { bsn, complete: person.volledig === true && !doubts.size, incomes, doubts: [...doubts] }
}

function readLine(line: Fields, doubts: Set<IncomeDoubt>): Income | undefined {
  const cents = amount(line.bedrag)
  if (cents === undefined) return undefined
  if (cents < 0) doubts.add('negative-amount')
  if (line.munt !== undefined && line.munt !== 'EUR') doubts.add('other-currency')
  const oneOf = <T extends string>(value: unknown, words: Readonly<Record<string, T>>): T | 'unknown' => {
    if (value === undefined || value === null) return 'unknown'
    const known = typeof value === 'string' && Object.hasOwn(words, value) ? words[value] : undefined
    if (!known) doubts.add('unknown-value')
    return known ?? 'unknown'
  }
  const word = (value: unknown, otherwise: string) => (typeof value === 'string' && value.length <= 80 && value.trim() ? value.trim() : otherwise)
  return {
    kind: word(line.soort, 'onbekend'),
    cents,
    period: oneOf(line.periode, { maand: 'month', 'vier-weken': 'four-weeks', week: 'week', jaar: 'year' } as const),
    month: typeof line.maand === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(line.maand) ? line.maand : undefined,
    netOrGross: oneOf(line.nettoBruto, { netto: 'net', bruto: 'gross' } as const),
    holidayAllowance: oneOf(line.vakantiegeld, { inbegrepen: 'included', 'niet-inbegrepen': 'excluded' } as const),
    source: word(line.bron, 'onbekend'),
  }
}

/** Only a text like "1703.35": a JSON number may have been rounded on the way, so it is not believed. */
function amount(value: unknown): Cents | undefined {
  if (typeof value !== 'string') return undefined
  try { return toCents(value) } catch { return undefined }
}

type Fields = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
