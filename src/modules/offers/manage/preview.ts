import type { Directory } from '#modules/providers/index.ts'
import { addDays, addMonths, type LocalDate, momentAt } from '#shared/local-date.ts'
import { readShape } from '../domain/shape.ts'
import type { Somebody } from '../domain/who-fits.ts'
import type { OfferCard } from '../offer.ts'
import { promisedOffer } from '../promised.ts'
import { type OfferInput, versionRow } from '../publish-offer.ts'

/** What residents would see. Half an offer can be looked at too: a benefit that cannot be read yet shows as free. */
export function previewOf(input: OfferInput, directory: Directory, now: Date, picture?: { readonly width: number; readonly height: number }): OfferCard {
  const shape = readShape(input.shape)
  const row = versionRow(input)
  const offer = promisedOffer({
    ...row, picture_width: picture?.width ?? null, picture_height: picture?.height ?? null, shape: shape.ok ? shape.value : { kind: 'free' }, offer_id: '', version_id: '', number: 0, slug: input.slug, state: 'published', published_at: now,
    orderable_from: moment(input.orderableFrom), orderable_until: moment({ day: addDays(input.orderableUntil, 1), time: '00:00' }), draw_closes_at: input.drawCloses ? moment(input.drawCloses) : null,
  }, directory)
  return { ...offer, state: 'published', soldOut: input.stock === 0 }
}

const moment = ({ day, time }: { readonly day: LocalDate; readonly time: string }): Date => momentAt(day, time) ?? momentAt(day, '00:00')!

/** Residents to look as. Ages are those of today. */
export const residentKinds = ['alleen', 'gezin', 'kind', 'jongere', 'oudere', 'nieuw'] as const
export type ResidentKind = (typeof residentKinds)[number]

const people: Readonly<Record<ResidentKind, { readonly age: number; readonly withChildren: boolean; readonly firstPass: boolean }>> = {
  alleen:  { age: 40, withChildren: false, firstPass: false },
  gezin:   { age: 38, withChildren: true,  firstPass: false },
  kind:    { age: 8,  withChildren: true,  firstPass: false },
  jongere: { age: 16, withChildren: true,  firstPass: false },
  oudere:  { age: 72, withChildren: false, firstPass: false },
  nieuw:   { age: 40, withChildren: false, firstPass: true },
}

export function residentOf(kind: ResidentKind, postcode: string, today: LocalDate): Somebody {
  const { age, ...rest } = people[kind]
  return { ...rest, born: addMonths(today, -12 * age), postcode: postcode || undefined }
}
