import { addMonths, type LocalDate, localDate } from '#shared/local-date.ts'
import type { Cents } from '#shared/money.ts'
import { type Born, type Home, type Partner, residents, type Town } from './cast/residents.ts'
import { amountsOn, type Norms } from './norms.ts'

export type { Home, Partner } from './cast/residents.ts'
export { organisations, type ProviderPerson, providerPeople } from './cast/providers.ts'
export { type StaffPerson, staffPeople } from './cast/staff.ts'
export { type Norms, readNorms } from './norms.ts'

/** One line of income as the income source writes it (demo/README.md). `bedrag` is a text like "1703.35". */
export type IncomeFact = {
  readonly soort: string
  readonly bedrag: string
  readonly munt: 'EUR'
  readonly periode: 'maand'
  readonly maand: string
  readonly nettoBruto: 'netto' | 'bruto'
  readonly vakantiegeld: 'inbegrepen' | 'niet-inbegrepen'
  readonly bron: string
}

/** Somebody in the BRP of the demonstration. Every person is invented; every BSN passes the eleven test. */
export type Person = {
  readonly key: string
  readonly bsn: string
  readonly gender: 'M' | 'V'
  readonly given: string
  readonly prefix?: string
  readonly surname: string
  readonly fullName: string
  /** "1992-04-17"; "1992-04", "1992" or "" where day, month or all of it is unknown. */
  readonly born: string
  readonly home: Home
  readonly town: Town
  readonly partner?: Partner
  /** Keys of own children of every age, wherever they live. */
  readonly children: readonly string[]
  readonly secretAddress: boolean
  readonly deceased?: LocalDate
  /** Left the Netherlands on that day. */
  readonly left?: LocalDate
  /** What the income source does when it is asked about this person. */
  readonly incomeSource: 'answers' | 'says-nothing' | 'down'
  readonly income: readonly IncomeFact[]
  /** One Dutch sentence for the sign-in page. Who has none does not sign in. */
  readonly story?: string
  /** None: this person wants letters. */
  readonly email?: string
}
export type Persona = Person & { readonly story: string }

/**
 * Everybody in the BRP of the demonstration. Ages hold on `today` (a birth date moves only when its birthday passes),
 * incomes are relative to the norm in force on `today`, and are those of the month before it.
 */
export function population(today: LocalDate, norms: Norms): readonly Person[] {
  const amounts = amountsOn(today, norms)
  const month = addMonths(today, -1).slice(0, 7)
  return residents.map(({ born, income, incomeSource, deceased, left, children, secretAddress, ...rest }): Person => ({
    ...rest,
    fullName: [rest.given, rest.prefix, rest.surname].filter(Boolean).join(' '),
    born: birthDate(born, today),
    children: children ?? [],
    secretAddress: secretAddress ?? false,
    ...(deceased === undefined ? {} : { deceased: addMonths(today, -deceased) }),
    ...(left === undefined ? {} : { left: addMonths(today, -left) }),
    incomeSource: incomeSource ?? 'answers',
    income: (income?.(amounts) ?? []).map(({ soort, cents, bron, gross }) => ({
      soort, bedrag: euros(cents), munt: 'EUR', periode: 'maand', maand: month,
      nettoBruto: gross ? 'bruto' : 'netto', vakantiegeld: gross ? 'niet-inbegrepen' : 'inbegrepen', bron,
    })),
  }))
}

/** The cast: everybody who signs in with DigiD, in the order of the sign-in page. */
export const personas = (today: LocalDate, norms: Norms): readonly Persona[] =>
  population(today, norms).filter((person): person is Persona => person.story !== undefined)

/** One of the population, by key. Throws on a key that nobody has: tests name people. */
export function persona(key: string, today: LocalDate, norms: Norms): Person {
  const person = population(today, norms).find((one) => one.key === key)
  if (!person) throw new RangeError(`Nobody in the cast is called ${JSON.stringify(key)}.`)
  return person
}

/** The latest such birthday at which the age is exact: who is 19 today stays 19 until a birthday passes. */
function birthDate({ age, day, known = 'day' }: Born, today: LocalDate): string {
  const year = Number(today.slice(0, 4)) - age - (today.slice(5) < day ? 1 : 0)
  const date = localDate(`${year}-${day}`)
  return { day: date, month: date.slice(0, 7), year: date.slice(0, 4), nothing: '' }[known]
}

const euros = (cents: Cents): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
