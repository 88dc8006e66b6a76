import type { Queryable } from '#db/database.ts'
import { dayOf, formatDate, formatTime, type LocalDate } from '#shared/local-date.ts'
import { type Cents, formatEuro } from '#shared/money.ts'
import type { House } from '#src/house.ts'

/** One thing that we hold: `name` and `value` for a program, `label` and `shown` for a reader. */
export type OwnField = { readonly name: string; readonly label: string; readonly value: string | number | boolean | null; readonly shown: string }

/** What one room holds about one resident, as a list of things with the same kind of fields. Empty: it holds nothing. */
export type OwnPart = { readonly name: string; readonly title: string; readonly records: readonly (readonly OwnField[])[] }

/** Each room that holds something gives one; app.ts lists them. Only what is about this resident, never about somebody beside them. */
export type OwnPartOf = (house: House, q: Queryable, residentId: string) => Promise<OwnPart>

const UNKNOWN = 'niet bekend'

export const ownText = (name: string, label: string, value: string | undefined, shown = value): OwnField => ({ name, label, value: value ?? null, shown: shown ?? UNKNOWN })
export const ownDay = (name: string, label: string, day: LocalDate | undefined): OwnField => ({ name, label, value: day ?? null, shown: day ? formatDate(day) : UNKNOWN })
export const ownMoment = (name: string, label: string, at: Date | undefined): OwnField => ({ name, label, value: at?.toISOString() ?? null, shown: at ? `${formatDate(dayOf(at))}, ${formatTime(at)}` : UNKNOWN })
export const ownCents = (name: string, label: string, cents: Cents | undefined): OwnField => ({ name, label, value: cents ?? null, shown: cents === undefined ? UNKNOWN : formatEuro(cents) })
/** Only what is there: a moment that never came is no field. */
export const whenThere = (field: OwnField): readonly OwnField[] => (field.value === null ? [] : [field])
