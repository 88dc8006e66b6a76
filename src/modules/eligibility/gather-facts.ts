import { addMonths, type LocalDate } from '#shared/local-date.ts'
import type { IncomeAnswer, Note, RegisteredPerson, Registration } from '#modules/residents/index.ts'
import type { Adult, Facts, ToldAnswers } from './domain/facts.ts'
import { ESTABLISHED } from './domain/income.ts'

type Found = Extract<Registration, { kind: 'found' }>

/** Notes that make the household itself uncertain. The others have a check of their own, or none (a secret address). */
const DOUBTS: readonly Note['note'][] = ['under-investigation', 'address-unknown', 'relative-unknown']

/** Whose income the test needs: every adult the register puts in this household. */
export const adultsOf = (registration: Found): readonly RegisteredPerson[] => [registration.person, ...(registration.partner ? [registration.partner] : [])]

/** What register, source and resident said, as the facts of the income test. Nothing is filled in that nobody said. */
export function gatherFacts({ registration, income, answers: told, ownMunicipality, referenceDate }: {
  readonly registration: Registration
  readonly income: IncomeAnswer | undefined
  readonly answers: ToldAnswers
  readonly ownMunicipality: string
  readonly referenceDate: LocalDate
}): Facts {
  const { institution, housemates, assets, debtSettlement, ...answers } = told
  const base = { referenceDate, ownMunicipality, answers, ...(housemates ? { housemates } : {}), ...(assets ? { assets } : {}), ...(debtSettlement ? { saidGrounds: ['debt-settlement' as const] } : {}) }
  if (registration.kind !== 'found') {
    return { ...base, municipality: undefined, adults: [{ born: undefined, alive: true, income: undefined }], partner: 'unknown', children: 0, doubts: [`register-${registration.kind}`] }
  }
  const { notes, children } = registration
  return {
    ...base,
    ...(bijstandRuns(income, referenceDate) ? { grounds: ['bijstand' as const] } : {}),
    municipality: municipalityOf(registration),
    adults: adultsOf(registration).map((person, index) => ({ ...adult(person, income), ...(institution?.includes(index === 0 ? 'self' : 'partner') ? { stays: 'institution' as const } : {}) })),
    partner: partnerOf(registration),
    children: children.length,
    doubts: [...new Set([
      ...notes.filter(({ note }) => DOUBTS.includes(note)).map(({ note, about }) => `${note}-${about}`),
      ...(childOfUnknownAge(registration) ? ['birth-date-incomplete-child'] : []),
    ])].sort(),
  }
}

/** Bijstand of this month or the one before: the municipality itself looked at this household's income. Whether that passes is policy. */
function bijstandRuns(income: IncomeAnswer | undefined, on: LocalDate): boolean {
  const months = [on.slice(0, 7), addMonths(on, -1).slice(0, 7)]
  return income?.kind === 'facts' && income.persons.some(({ incomes }) => incomes.some(({ kind, month, cents }) => kind === 'bijstand' && cents > 0 && month !== undefined && months.includes(month)))
}

/** Registered elsewhere or abroad stays elsewhere, also when the register names no municipality. */
function municipalityOf({ person, notes }: Found): string | undefined {
  const elsewhere = notes.some(({ note, about }) => note === 'lives-elsewhere' && about === 'self')
  return elsewhere ? `elsewhere-${person.municipality?.code ?? 'unknown'}` : person.municipality?.code
}

function partnerOf({ partner, notes }: Found): Facts['partner'] {
  if (partner) return 'here'
  const about = notes.filter((note) => note.about === 'partner').map(({ note }) => note)
  if (about.includes('partner-elsewhere')) return 'elsewhere'
  return about.includes('relative-unknown') || about.includes('address-unknown') ? 'unknown' : 'none'
}

/** A child that may be 18 already is not in the list of children: then the register leaves the household open. */
const childOfUnknownAge = ({ children, notes }: Found): boolean =>
  notes.filter(({ note, about }) => note === 'birth-date-incomplete' && about === 'child').length > children.filter(({ born }) => !born).length

/** A source that happens to use our own word for what a caseworker established gives a kind that nobody knows. */
function adult({ bsn, born, bornBetween, deceased }: RegisteredPerson, income: IncomeAnswer | undefined): Adult {
  const known = income?.kind === 'facts' ? income.persons.find((person) => person.bsn === bsn) : undefined
  return {
    born, ...(bornBetween ? { bornBetween } : {}), alive: !deceased,
    income: known && { complete: known.complete, amounts: known.incomes.map(({ kind, cents, period, month, netOrGross, holidayAllowance, source }) => ({ kind: kind === ESTABLISHED ? `${kind}-bron` : kind, cents, period, month, netOrGross, holidayAllowance, source })) },
  }
}
