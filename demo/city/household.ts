import { addDays, ageOn, dayOf, type LocalDate, localDate } from '#shared/local-date.ts'
import type { Cents } from '#shared/money.ts'
import type { Facts } from '#modules/eligibility/domain/facts.ts'
import type { Neighbourhood } from '#src/municipality.ts'
import { type Dice, dice } from './dice.ts'
import { GIVEN, STREETS, SURNAMES } from './words.ts'

export type CityPerson = { readonly id: string; readonly bsn: string; readonly given: string; readonly full: string; readonly born: LocalDate }
/** One household that applied once, as the register, the income source and its own form would tell it. */
export type CityHousehold = {
  readonly id: string
  readonly dice: Dice
  readonly received: Date
  readonly day: LocalDate
  readonly address: readonly [string, string]
  /** The applicant first. */
  readonly adults: readonly [CityPerson] | readonly [CityPerson, CityPerson]
  readonly children: readonly CityPerson[]
  readonly channel: 'email' | 'letter'
  readonly facts: Facts
}

export type City = {
  readonly seed: number
  readonly households: number
  /** Applications came in between these moments; in order, so that rows lie as they would. */
  readonly from: Date
  readonly until: Date
  readonly neighbourhoods: readonly Neighbourhood[]
  readonly ownMunicipality: string
  readonly town: string
}

/** About a household: 1.5 people, as in low-income households of Groningen and Amsterdam (17,000 with 25,000; 86,500 with 136,000). */
const SHAPES: readonly (readonly [{ readonly adults: 1 | 2; readonly children: number }, number])[] = [
  [{ adults: 1, children: 0 }, 71], [{ adults: 2, children: 0 }, 10],
  [{ adults: 1, children: 1 }, 6], [{ adults: 1, children: 2 }, 4], [{ adults: 1, children: 3 }, 2],
  [{ adults: 2, children: 1 }, 3], [{ adults: 2, children: 2 }, 3], [{ adults: 2, children: 3 }, 1],
]

/** Four of five incomes are benefits around the norm; some are above the limit, and some cannot be compared (gross). */
type Income = 'bijstand' | 'loon' | 'uitkering' | 'aow'
const INCOMES: readonly (readonly [Income, number])[] = [['bijstand', 46], ['loon', 22], ['uitkering', 14], ['aow', 18]]

/** Household number `i` of a city: always the same, whoever asks and in whatever order. */
export function cityHousehold(city: City, i: number): CityHousehold {
  const throwing = dice(city.seed, 'household', i)
  const { adults, children } = throwing.weighed(SHAPES)
  const received = new Date(Math.floor(city.from.getTime() + ((i + throwing.next()) / city.households) * (city.until.getTime() - city.from.getTime())))
  const day = dayOf(received)
  const income = children ? throwing.weighed(INCOMES.slice(0, 3)) : throwing.weighed(INCOMES)
  const place = throwing.pick(city.neighbourhoods)
  const surname = throwing.pick(SURNAMES)
  const id = throwing.id(received)
  const bsns = bsnsOf(city.seed, i)
  const person = (n: number, born: LocalDate, family = surname): CityPerson => {
    const given = throwing.pick(GIVEN)
    return { id: throwing.id(received), bsn: bsns[n]!, given, full: `${given} ${family}`, born }
  }
  const [youngest, oldest] = income === 'aow' ? [68, 92] : children ? [24, 52] : [21, 66]
  const grown = () => bornAt(throwing, day, youngest, oldest)
  const people = Array.from({ length: adults }, (_, n) => person(n, grown(), n ? throwing.pick(SURNAMES) : surname))
  return {
    id, dice: throwing, received, day, channel: throwing.chance(0.78) ? 'email' : 'letter',
    address: [`${throwing.pick(STREETS)} ${1 + throwing.below(240)}`, `${throwing.pick(place.postcodes)} ${letters(throwing)} ${city.town}`],
    adults: people as unknown as CityHousehold['adults'],
    children: Array.from({ length: children }, (_, n) => person(adults + n, bornAt(throwing, day, 0, 17))),
    facts: factsOf(city, throwing, { day, people, children, income }),
  }
}

function factsOf(city: City, throwing: Dice, { day, people, children, income }: { day: LocalDate; people: readonly CityPerson[]; children: number; income: Income }): Facts {
  const couple = people.length === 2
  const norm: Cents = couple ? 202_000 : income === 'aow' ? 158_000 : 141_000
  // Most are well below the limit of 120%; one in fifteen is above it.
  const share = throwing.weighed([[0.98, 55], [0.75 + throwing.next() * 0.4, 38], [1.2 + throwing.next() * 0.35, 7]])
  const cents = Math.floor((norm * share) / people.length)
  const gross = throwing.chance(0.03)
  const source = { bijstand: 'Gemeente Groningen', loon: 'UWV', uitkering: 'UWV', aow: 'SVB' }[income]
  return {
    referenceDate: day, ownMunicipality: city.ownMunicipality, municipality: city.ownMunicipality, doubts: [], children, partner: couple ? 'here' : 'none',
    adults: people.map(({ born }) => ({
      born, alive: true,
      income: { complete: true, amounts: [{ kind: income, cents, period: 'month', month: day.slice(0, 7), netOrGross: gross ? 'gross' : 'net', holidayAllowance: gross ? 'excluded' : 'included', source }] },
    })),
    answers: { registerIsRight: true, partner: couple ? 'registered' : 'none', otherAdults: 'none' },
  }
}

/** Somebody whose age on that day is from `youngest` to `oldest`, both included. */
function bornAt(throwing: Dice, day: LocalDate, youngest: number, oldest: number): LocalDate {
  const age = youngest + throwing.below(oldest - youngest + 1)
  const birthday = addDays(localDate(`${Number(day.slice(0, 4)) - age}-${day.slice(5) === '02-29' ? '02-28' : day.slice(5)}`), -throwing.below(365))
  return ageOn(birthday, day) === age ? birthday : addDays(birthday, 1)
}

const letters = (throwing: Dice): string => throwing.pick(LETTERS) + throwing.pick(LETTERS)
const LETTERS = [...'ABCDEGHJKLMNPRSTVWXZ']

const BLOCK = 9
/** Blocks of nine beginnings from 90000000 up to 99980000: numbers that begin with a 9 are for tests, 9999 is of the official test set. */
const BLOCKS = 1_108_000
export const MOST_HOUSEHOLDS = BLOCKS

/** Up to seven numbers that pass the eleven test, and that no other household of the same city has. */
export function bsnsOf(seed: number, i: number): string[] {
  // 700 001 and 1 108 000 share no divisor: every household has a block of its own.
  const block = (i * 700_001 + (seed >>> 0)) % BLOCKS
  const found: string[] = []
  for (let begin = 90_000_000 + block * BLOCK, n = 0; n < BLOCK; n++) {
    const digits = String(begin + n)
    let sum = 0
    for (let at = 0; at < 8; at++) sum += Number(digits[at]) * (9 - at)
    if (sum % 11 !== 10) found.push(`${digits}${sum % 11}`)
  }
  return found
}
