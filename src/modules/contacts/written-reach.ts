import { readEmail } from '#modules/residents/index.ts'
import type { FieldError } from '#shared/result.ts'
import { text, work } from './contacts.text.ts'
import type { Reachable } from './domain/in-writing.ts'
import { isPlace, isStreet } from './read-contact-form.ts'

/** Asked on the telephone of who gave no address: where the outcome may go on paper. Nothing typed is nothing given. */
export function readReach({ mail = '', straat = '', plaats = '', afhalen }: Readonly<Record<string, string>>, needed: boolean): { readonly errors: readonly FieldError[]; readonly reach: Reachable | undefined } {
  const [typed, street, place] = [mail.trim(), straat.trim(), plaats.trim()]
  const email = readEmail(typed)
  const errors = [
    ...(typed && !email ? [{ field: 'mail', message: text.errors.email }] : []),
    ...((street || place) && !isStreet(street) ? [{ field: 'straat', message: text.errors.street }] : []),
    ...((street || place) && !isPlace(place) ? [{ field: 'plaats', message: text.errors.place }] : []),
    ...(needed && !typed && !street && !place && afhalen !== 'ja' ? [{ field: 'straat', message: work.errors.inWriting }] : []),
  ]
  const given = typed || street || afhalen === 'ja'
  return { errors, reach: errors.length || !given ? undefined : { ...(email ? { email } : {}), ...(street ? { address: [street, place] } : {}), ...(afhalen === 'ja' ? { collects: true } : {}) } }
}
