import { addMonths, type LocalDate, parseLocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { changedFields, fields, type ProviderFacts, readProvider, type Typed, typedOf } from './typed-provider.ts'

/** What a provider becomes on a day that is still to come. */
export type Coming = { readonly proposalId: string; readonly from: LocalDate; readonly facts: ProviderFacts }

/** A change of what was typed: only the fields that say something else, as they would be written down. */
export const changesOf = (provider: ProviderFacts, typed: Typed): Typed => {
  const after = typedOf(readProvider(typed).facts)
  return Object.fromEntries(changedFields(typedOf(provider), after).map((field) => [field, after[field] ?? '']))
}

/** The provider with those changes made: what else became different meanwhile stays. */
export const withChanges = (provider: ProviderFacts, changes: Typed): ProviderFacts => readProvider({ ...typedOf(provider), ...changes }).facts

/** Who is signed in at a till is found by these, and papers name them: they count at once. */
const AT_ONCE = ['naam', 'kvk', 'webadres']

const MONTHS_AHEAD = 12

/** "1-3-2027" as people write it, "2027-03-01" as a browser sends it. */
function readDay(typed: string): LocalDate | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(typed) ?? []
  return parseLocalDate(year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed)
}

/** From when it counts, as it was typed. Empty: at once. The first day there can be is tomorrow. */
export function readStart(typed: string, changes: Typed, today: LocalDate): { readonly startsOn: LocalDate | undefined; readonly problems: readonly FieldError[] } {
  if (!typed) return { startsOn: undefined, problems: [] }
  const day = readDay(typed)
  const wrong = (message: string) => ({ startsOn: undefined, problems: [{ field: 'vanaf', message }] })
  if (!day) return wrong('Vul een dag in, zoals 1-3-2027.')
  if (day <= today) return wrong('Kies een dag na vandaag. Laat leeg wat meteen geldt.')
  if (day > addMonths(today, MONTHS_AHEAD)) return wrong('Kies een dag binnen een jaar.')
  const now = fields.find((field) => AT_ONCE.includes(field) && field in changes)
  return now ? { startsOn: day, problems: [{ field: now, message: 'Dit verandert altijd meteen. Stel het apart voor.' }] } : { startsOn: day, problems: [] }
}

/** Branches are known by their place in the form: as soon as one is left out the others stand elsewhere. So they count as one. */
const subject = (field: string): string => field.replace(/^plek-\d-.*$/, 'plek')

/** The first field that both say something about: two answers to one question, of which nobody knows which counts. */
export function sameSubject(changes: Typed, others: Typed): string | undefined {
  const taken = new Set(Object.keys(others).map(subject))
  return fields.find((field) => field in changes && taken.has(subject(field)))
}
