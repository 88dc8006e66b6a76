import type { Directory } from '#modules/providers/index.ts'
import { addDays, dayOf, type LocalDate, timeAt } from '#shared/local-date.ts'
import type { Cents } from '#shared/money.ts'
import { typedAmount } from '#shared/typed.ts'
import type { Shape } from '../domain/shape.ts'
import type { PromisedOffer } from '../offer.ts'
import { allFields, type Typed } from './fields.ts'
import { FOR_WHOM, KINDS, PERIODS } from './read-typed.ts'

/** How many there are, and what they may cost: of the offer, not of a version. */
export type Amounts = { readonly stock?: number | undefined; readonly heldForDesk?: number | undefined; readonly budget?: Cents | undefined }

/** An offer as its editor would type it: read back, it is the same offer. */
export function typedOf(offer: PromisedOffer, { stock, heldForDesk, budget }: Amounts, { providers, groups }: Directory): Typed {
  const { audience, limit, booking, english = {} } = offer
  const values: Record<string, string | number | undefined> = {
    titel: offer.title, samenvatting: offer.summary, beschrijving: offer.description, soort: offer.category, adres: offer.slug,
    aanbieder: offer.providerGroupId ? `groep ${groups.get(offer.providerGroupId)?.slug ?? ''}` : providers.get(offer.providerId ?? '')?.slug,
    ...typedShape(offer.shape), 'normale-prijs': euro(offer.normalPrice),
    'voor-wie': keyOf(FOR_WHOM, audience.forWhom ?? 'everyone'), 'van-leeftijd': audience.minAge, 'tot-leeftijd': audience.maxAge,
    postcodes: audience.postcodes?.join(' '), 'eerste-pas': audience.firstPassOnly ? 'ja' : '', begeleiders: offer.companions || '',
    keer: limit?.count, per: limit && { person: 'persoon', household: 'huishouden' }[limit.per], periode: limit && keyOf(PERIODS, limit.period),
    'bestellen-vanaf': dayOf(offer.orderableFrom), 'bestellen-tijd': timeAt(offer.orderableFrom), 'bestellen-tot': lastDay(offer), 'geldig-vanaf': offer.usableFrom, 'geldig-tot': offer.usableUntil,
    'loting-dag': offer.drawClosesAt && dayOf(offer.drawClosesAt), 'loting-tijd': offer.drawClosesAt && timeAt(offer.drawClosesAt),
    voorraad: stock, 'voor-balie': heldForDesk || '', waarde: euro(offer.voucherValue), budget: euro(budget),
    dagen: offer.days, 'let-op': offer.note, meenemen: offer.bring,
    vastleggen: { none: 'niet', link: 'link', phone: 'telefoon' }[booking.kind], 'vastleggen-link': booking.kind === 'link' ? booking.url : '', 'vastleggen-telefoon': booking.kind === 'phone' ? booking.phone : '',
    'beeld': offer.picture?.hash, 'beeld-tekst': offer.picture?.alt,
    'titel-en': english.title, 'samenvatting-en': english.summary, 'beschrijving-en': english.description, 'dagen-en': english.days, 'let-op-en': english.note, 'meenemen-en': english.bring,
  }
  return Object.fromEntries(allFields.map((name) => [name, String(values[name] ?? '')]))
}

function typedShape(shape: Shape): Record<string, string | number | undefined> {
  if (shape.kind === 'surprise') return { ...typedShape(shape.inside), verrassing: 'ja', 'verrassing-tekst': shape.reveal }
  const korting = keyOf(KINDS, shape.kind)
  switch (shape.kind) {
    case 'free':         return { korting }
    case 'percentage':   return { korting, percentage: shape.percent, 'hoogste-korting': euro(shape.maxCents) }
    case 'amount-off': case 'fixed-price': case 'contribution': return { korting, bedrag: euro(shape.cents) }
    case 'tariffs':
      return { korting, ...Object.fromEntries(shape.bands.flatMap((band, index) => [
        [`tarief-${index + 1}-van`, band.from], [`tarief-${index + 1}-tot`, band.to], [`tarief-${index + 1}-prijs`, euro(band.cents)], [`tarief-${index + 1}-normaal`, euro(band.normalCents)]])) }
  }
}

/** The same a year later, for a new offer: its days move, what was sold and spent stays behind. */
export function nextYear(typed: Typed, taken: (slug: string) => boolean): Typed {
  const later = (field: string): string => { const day = typed[field]; return day ? yearAfter(day as LocalDate) : '' }
  const moved = Object.fromEntries(['bestellen-vanaf', 'bestellen-tot', 'geldig-vanaf', 'geldig-tot', 'loting-dag'].map((field) => [field, later(field)]))
  const base = `${(typed['adres'] ?? '').replace(/-20\d\d(-\d+)?$/, '')}-${moved['geldig-tot']!.slice(0, 4)}`
  const adres = [base, ...Array.from({ length: 50 }, (_, index) => `${base}-${index + 2}`)].find((slug) => !taken(slug)) ?? ''
  return { ...typed, ...moved, adres }
}

/** 29 February becomes 28 February. */
const yearAfter = (day: LocalDate): string => { const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`; return next.endsWith('-02-29') ? `${next.slice(0, 4)}-02-28` : next }
const lastDay = ({ orderableUntil }: PromisedOffer): LocalDate => addDays(dayOf(orderableUntil), -1)
const euro = (cents: Cents | undefined): string => (cents === undefined ? '' : typedAmount(cents))
const keyOf = (table: Readonly<Record<string, string>>, value: string): string => Object.entries(table).find(([, one]) => one === value)?.[0] ?? ''
