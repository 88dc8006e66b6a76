import { addDays, addMonths, type LocalDate, parseLocalDate } from '#shared/local-date.ts'
import { type Cents, toCents } from '#shared/money.ts'
import { type FieldError, ok, refuse, type Refusal, type Result } from '#shared/result.ts'
import type { Adult, Facts, IncomeAmount } from '../domain/facts.ts'
import { field, type Fields, isFields, items, only } from './fields.ts'

/** A household to try, and what policy staff expect of it. */
export type Case = { readonly name: string; readonly facts: Facts; readonly expect: 'passed' | 'failed' | 'unknown' | undefined }

const OWN = 'own'

const text = (most: number) => (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' && value.length <= most ? value.trim() : undefined)
const oneOf = <T extends string>(...allowed: readonly T[]) => (value: unknown): T | undefined => allowed.find((one) => one === value)
const flag = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined)
const day = (value: unknown): LocalDate | undefined => (typeof value === 'string' ? parseLocalDate(value) : undefined)
/** Null says that nobody knows it. */
const dayOrNot = (value: unknown): LocalDate | 'not-known' | undefined => (value === null ? 'not-known' : day(value))
/** As the register may know it: the whole day, a month ("1984-07") or a year ("1984"). */
function birth(value: unknown): Pick<Adult, 'born' | 'bornBetween'> | undefined {
  const whole = dayOrNot(value)
  if (whole) return { born: whole === 'not-known' ? undefined : whole }
  const [, year, inMonth] = (typeof value === 'string' && /^((?:1[89]|2\d)\d{2})(?:-(\d{2}))?$/.exec(value)) || []
  const first = year && parseLocalDate(`${year}-${inMonth ?? '01'}-01`)
  return first ? { born: undefined, bornBetween: [first, addDays(addMonths(first, inMonth ? 1 : 12), -1)] } : undefined
}
const month = (value: unknown): string | undefined => (typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(value) ? value : undefined)
const euro = (value: unknown): Cents | undefined => (typeof value === 'string' && /^\d{1,7}\.\d{2}$/.test(value) ? toCents(value) : undefined)
const debt = (value: unknown): Cents | undefined => (typeof value === 'string' && /^-?\d{1,7}\.\d{2}$/.test(value) ? toCents(value) : undefined)
const count = (value: unknown): number | undefined => (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 20 ? Number(value) : undefined)
const words = <T extends string>(read: (value: unknown) => T | undefined) => (value: unknown): readonly T[] | undefined =>
  Array.isArray(value) && value.every((one) => read(one) !== undefined) ? (value as readonly T[]) : undefined

const DAY = 'A day like 2026-11-23.'
const AMOUNT = 'An amount in euro, between quotes, like "1703.35".'

/** Reads a file of cases. What may be left out, and what that means, stands in docs/income-test. Every mistake is named with its path. */
export function parseCases(file: unknown): Result<readonly Case[], Refusal<'cases-invalid', readonly FieldError[]>> {
  const errors: FieldError[] = []
  const record: Fields = isFields(file) ? file : {}
  const cases = items(errors, record, 'cases', '', 1, 10_000).map(([one, path]) => readCase(errors, one, path))
  only(errors, record, '', ['cases'])
  const names = cases.map(({ name }) => name)
  names.forEach((name, i) => { if (name && names.indexOf(name) < i) errors.push({ field: `cases[${i}].name`, message: 'Another case has this name.' }) })
  return errors.length ? refuse('cases-invalid', errors as readonly FieldError[]) : ok(cases)
}

function readCase(errors: FieldError[], record: Fields, path: string): Case {
  only(errors, record, path, ['name', 'referenceDate', 'adults', 'children', 'municipality', 'partner', 'answers', 'doubts', 'housemates', 'grounds', 'saidGrounds', 'assets', 'expect'])
  const referenceDate = field(errors, record, path, 'referenceDate', day, DAY)!
  const adults = items(errors, record, 'adults', path, 1, 2).map(([one, at]) => readAdult(errors, one, at, referenceDate))
  const housemates = 'housemates' in record ? items(errors, record, 'housemates', path, 0, 20).map(([one, at]) => readHousemate(errors, one, at)) : undefined
  const mates = housemates?.length ?? 0
  const two = adults.length > 1
  const municipality = field(errors, record, path, 'municipality', oneOf('own', 'elsewhere', 'unknown'), 'own, elsewhere or unknown.', OWN)
  return {
    name: field(errors, record, path, 'name', text(120), 'A name of at most 120 characters.')!,
    expect: 'expect' in record ? field(errors, record, path, 'expect', oneOf('passed', 'failed', 'unknown'), 'passed, failed or unknown.') : undefined,
    facts: {
      referenceDate, adults, housemates, ownMunicipality: OWN, municipality: municipality === 'unknown' ? undefined : municipality,
      children: field(errors, record, path, 'children', count, 'A whole number from 0 to 20.', 0)!,
      partner: field(errors, record, path, 'partner', oneOf('none', 'here', 'elsewhere', 'unknown'), 'none, here, elsewhere or unknown.', two ? 'here' : 'none')!,
      doubts: field(errors, record, path, 'doubts', words(text(80)), 'A list of words.', [])!,
      grounds: field(errors, record, path, 'grounds', words(oneOf('bijstand', 'debt-settlement')), 'A list of bijstand and debt-settlement.', [])!,
      ...('saidGrounds' in record ? { saidGrounds: field(errors, record, path, 'saidGrounds', words(oneOf('debt-settlement')), 'A list of debt-settlement: no other ground is asked for.') } : {}),
      assets: readAssets(errors, record, path),
      answers: readAnswers(errors, record, path, { partner: two ? 'registered' : 'none', otherAdults: mates > 1 ? 'more' : mates ? 'one' : 'none' }),
    },
  }
}

function readAdult(errors: FieldError[], record: Fields, path: string, on: LocalDate | undefined): Adult {
  only(errors, record, path, ['born', 'alive', 'stays', 'complete', 'incomes'])
  const complete = field(errors, record, path, 'complete', flag, 'true or false.', true)!
  const known = record['incomes'] !== null
  return {
    born: undefined, ...field(errors, record, path, 'born', birth, 'A day like 1986-05-02, a month like 1986-05 or a year like 1986 when no more is known. Or null: not known.'),
    alive: field(errors, record, path, 'alive', flag, 'true or false.', true)!,
    stays: field(errors, record, path, 'stays', oneOf('home', 'institution', 'unknown'), 'home, institution or unknown.', 'home'),
    income: known ? { complete, amounts: items(errors, record, 'incomes', path, 0, 50).map(([one, at]) => readIncome(errors, one, at, on)) } : undefined,
  }
}

function readIncome(errors: FieldError[], record: Fields, path: string, on: LocalDate | undefined): IncomeAmount {
  only(errors, record, path, ['kind', 'amount', 'period', 'month', 'netOrGross', 'holidayAllowance', 'source'])
  return {
    kind: field(errors, record, path, 'kind', text(40), 'A kind of income, like loon.')!,
    cents: field(errors, record, path, 'amount', euro, AMOUNT)!,
    period: field(errors, record, path, 'period', oneOf('month', 'four-weeks', 'week', 'year', 'unknown'), 'month, four-weeks, week, year or unknown.', 'month')!,
    month: field(errors, record, path, 'month', month, 'A month like 2026-10.', on?.slice(0, 7) ?? ''),
    netOrGross: field(errors, record, path, 'netOrGross', oneOf('net', 'gross', 'unknown'), 'net, gross or unknown.', 'net')!,
    holidayAllowance: field(errors, record, path, 'holidayAllowance', oneOf('included', 'excluded', 'unknown'), 'included, excluded or unknown.', 'included')!,
    source: field(errors, record, path, 'source', text(80), 'A source in at most 80 characters.', 'case')!,
  }
}

function readHousemate(errors: FieldError[], record: Fields, path: string): NonNullable<Facts['housemates']>[number] {
  only(errors, record, path, ['born', 'shares'])
  const born = field(errors, record, path, 'born', dayOrNot, `${DAY} Or null: not known.`)
  const shares = field(errors, record, path, 'shares', oneOf('yes', 'student', 'commercial-tenant', 'unknown'), 'yes, student, commercial-tenant or unknown.')
  return { born: born === 'not-known' ? undefined : born, shares: shares === 'unknown' ? undefined : shares }
}

function readAssets(errors: FieldError[], record: Fields, path: string): Facts['assets'] {
  if (!('assets' in record)) return undefined
  const assets = field(errors, record, path, 'assets', (value) => (isFields(value) ? value : undefined), 'An object with amount, and perhaps home.')
  if (!assets) return undefined
  only(errors, assets, `${path}.assets`, ['amount', 'home'])
  return { cents: field(errors, assets, `${path}.assets`, 'amount', debt, AMOUNT)!, homeCents: field(errors, assets, `${path}.assets`, 'home', euro, AMOUNT, 0)! }
}

function readAnswers(errors: FieldError[], record: Fields, path: string, usual: Pick<Facts['answers'], 'partner' | 'otherAdults'>): Facts['answers'] {
  const answers = field(errors, record, path, 'answers', (value) => (isFields(value) ? value : undefined), 'An object with the answers of the applicant.', {}) ?? {}
  only(errors, answers, `${path}.answers`, ['registerIsRight', 'partner', 'otherAdults'])
  return {
    registerIsRight: field(errors, answers, `${path}.answers`, 'registerIsRight', flag, 'true or false.', true)!,
    partner: field(errors, answers, `${path}.answers`, 'partner', oneOf('none', 'registered', 'unmarried'), 'none, registered or unmarried.', usual.partner)!,
    otherAdults: field(errors, answers, `${path}.answers`, 'otherAdults', oneOf('none', 'one', 'more'), 'none, one or more.', usual.otherAdults)!,
  }
}
