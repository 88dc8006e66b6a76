import type { Directory } from '#modules/providers/index.ts'
import { addMonths, type LocalDate } from '#shared/local-date.ts'
import type { Cents } from '#shared/money.ts'
import type { FieldError } from '#shared/result.ts'
import { readDay, readPrice } from '#shared/typed.ts'
import { isCategory } from '../domain/category.ts'
import { checkOffer } from '../domain/check-offer.ts'
import type { ForWhom, LimitPeriod } from '../domain/terms.ts'
import type { Booking, English } from '../offer.ts'
import type { OfferInput } from '../publish-offer.ts'
import { BANDS, type Typed } from './fields.ts'

/** `missing`: nothing stands there yet. Not an error while somebody is still writing. */
export type Problem = FieldError & { readonly missing: boolean }

/** What stands in for what is missing, so that a preview can be shown of half an offer. */
const NO_TITLE = 'Nog geen titel'

export const FOR_WHOM: Readonly<Record<string, ForWhom>> = { iedereen: 'everyone', kind: 'child', volwassene: 'adult', gezin: 'household-with-children' }
export const PERIODS: Readonly<Record<string, LimitPeriod>> = { jaar: 'pass-year', kwartaal: 'quarter', maand: 'month', seizoen: 'season' }
export const KINDS: Readonly<Record<string, string>> = { 'gratis': 'free', 'percentage': 'percentage', 'bedrag-eraf': 'amount-off', 'vaste-prijs': 'fixed-price', 'tarieven': 'tariffs', 'bijdrage': 'contribution' }

/** The field of an editor's form that a field of the domain comes from. */
const FIELD: Readonly<Record<string, string>> = {
  slug: 'adres', title: 'titel', summary: 'samenvatting', description: 'beschrijving', normalPrice: 'normale-prijs',
  shape: 'korting', 'shape.percent': 'percentage', 'shape.maxCents': 'hoogste-korting', 'shape.cents': 'bedrag', 'shape.bands': 'tarief-1-van', 'shape.inside': 'korting', 'shape.reveal': 'verrassing-tekst',
  minAge: 'van-leeftijd', maxAge: 'tot-leeftijd', postcodes: 'postcodes', limit: 'keer', companions: 'begeleiders', orderableFrom: 'bestellen-tijd', orderableUntil: 'bestellen-tot',
  usableUntil: 'geldig-tot', drawCloses: 'loting-dag', voucherValue: 'waarde', budget: 'budget', heldForDesk: 'voor-balie', stock: 'voorraad', picture: 'beeld-tekst', days: 'dagen', note: 'let-op', bring: 'meenemen',
}
const DAYS = ['bestellen-vanaf', 'bestellen-tot', 'geldig-vanaf', 'geldig-tot']

/**
 * Reads an offer as it was typed. `input` is always there, with something plain for what is missing or wrong, to show a
 * preview of; it may be published only when there are no `problems`.
 */
export function readTyped(typed: Typed, directory: Directory, today: LocalDate): { readonly input: OfferInput; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const at = (field: string): string => typed[field]?.trim() ?? ''
  const wrong = (field: string, message: string) => { if (!problems.some((one) => one.field === field)) problems.push({ field, message, missing: at(field) === '' }) }
  const read = <T>(field: string, reader: (text: string) => T | undefined, message: string): T | undefined => {
    if (at(field) === '') return undefined
    const value = reader(at(field))
    if (value === undefined) wrong(field, message)
    return value
  }
  const needed = <T>(field: string, reader: (text: string) => T | undefined, message: string): T | undefined => {
    if (at(field) === '') wrong(field, message)
    return read(field, reader, message)
  }
  const price = (field: string) => read(field, readPrice, 'Vul een bedrag in, zoals 6,50.')
  const whole = (field: string) => read(field, wholeNumber, 'Vul een heel getal in.')
  const day = (field: string, message: string) => needed(field, readDay, message)
  const time = (field: string, otherwise: string) => at(field) || otherwise

  const orderFrom = day('bestellen-vanaf', 'Vul in vanaf welke dag je kunt bestellen.')
  const orderUntil = day('bestellen-tot', 'Vul in tot en met welke dag je kunt bestellen.')
  const useFrom = day('geldig-vanaf', 'Vul in vanaf welke dag de bon geldt.')
  const useUntil = day('geldig-tot', 'Vul in tot en met welke dag de bon geldt.')
  const drawDay = read('loting-dag', readDay, 'Vul een dag in, zoals 1-12-2026.')
  const category = needed('soort', (text) => (isCategory(text) ? text : undefined), 'Kies een soort.')
  const givenBy = needed('aanbieder', (text) => partyOf(text, directory), 'Kies wie het geeft.')
  const forWhom = read('voor-wie', (text) => FOR_WHOM[text], 'Kies voor wie het is.')
  const booking = bookingOf(at, wrong)
  const limit = limitOf(at, wrong, whole)
  const [normalPrice, voucherValue, budget] = [price('normale-prijs'), price('waarde'), price('budget')]
  const [minAge, maxAge, companions, stock, heldForDesk] = [whole('van-leeftijd'), whole('tot-leeftijd'), whole('begeleiders'), whole('voorraad'), whole('voor-balie')]
  const from = useFrom ?? orderFrom ?? today
  const until = useUntil ?? addMonths(from, 12)

  const input: OfferInput = {
    slug: at('adres') || slugOf(at('titel')), title: at('titel') || NO_TITLE, summary: at('samenvatting'), description: at('beschrijving'), category: category ?? 'uitjes',
    shape: shapeOf(at, price, whole), ...(normalPrice !== undefined && { normalPrice }),
    audience: {
      ...(minAge !== undefined && { minAge }), ...(maxAge !== undefined && { maxAge }), ...(forWhom && forWhom !== 'everyone' && { forWhom }),
      ...(at('postcodes') && { postcodes: at('postcodes').split(/[\s,;]+/).filter(Boolean).map((code) => code.slice(0, 12)) }), ...(at('eerste-pas') === 'ja' && { firstPassOnly: true }),
    },
    companions: companions ?? 0, ...(limit && { limit }), givenBy: givenBy ?? { provider: '' },
    orderableFrom: { day: orderFrom ?? today, time: time('bestellen-tijd', '09:00') }, orderableUntil: orderUntil ?? until, usableFrom: from, usableUntil: until,
    ...(drawDay && { drawCloses: { day: drawDay, time: time('loting-tijd', '12:00') } }),
    ...(stock !== undefined && { stock }), ...(heldForDesk !== undefined && { heldForDesk }), ...(voucherValue !== undefined && { voucherValue }), ...(budget !== undefined && { budget }),
    days: at('dagen'), note: at('let-op'), bring: at('meenemen'), booking, ...englishOf(at), ...(at('beeld') && { picture: { hash: at('beeld'), alt: at('beeld-tekst') } }),
  }
  const checked = checkOffer(input)
  const daysKnown = orderFrom && orderUntil && useFrom && useUntil
  for (const { field, message } of checked.ok ? [] : checked.refusal.facts ?? []) {
    const own = field === 'title' && !at('titel') ? 'titel' : FIELD[field] ?? field
    // A title that misses makes an address that misses; days are weighed only when they are all there.
    if (field === 'slug' && !at('adres') && !at('titel')) continue
    if (!daysKnown && (DAYS.includes(own) || field === 'drawCloses')) continue
    wrong(own, message)
  }
  if (!at('titel')) wrong('titel', 'Vul een titel in van hoogstens 60 tekens.')
  return { input, problems }
}

/** "Café in de Tuin!" becomes "cafe-in-de-tuin". */
export const slugOf = (title: string): string =>
  title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80)

const wholeNumber = (text: string): number | undefined => (/^\d{1,7}$/.test(text) ? Number(text) : undefined)

/** "baken" is a provider, "groep sportclubs" a group of them. */
function partyOf(text: string, { providers, groups }: Directory): OfferInput['givenBy'] | undefined {
  const slug = text.replace(/^groep\s+/, '')
  const found = [...(slug === text ? providers : groups).values()].find((one) => one.slug === slug)
  return found && (slug === text ? { provider: found.id } : { group: found.id })
}

type At = (field: string) => string
type Wrong = (field: string, message: string) => void

/** As the domain reads it: what is missing or wrong is said there. */
function shapeOf(at: At, price: (field: string) => Cents | undefined, whole: (field: string) => number | undefined): unknown {
  const kind = KINDS[at('korting')]
  const benefit = { kind, ...benefitOf(kind, at, price, whole) }
  return at('verrassing') === 'ja' ? { kind: 'surprise', inside: benefit, reveal: at('verrassing-tekst') } : benefit
}

function benefitOf(kind: string | undefined, at: At, price: (field: string) => Cents | undefined, whole: (field: string) => number | undefined): object {
  switch (kind) {
    case 'percentage': return { percent: whole('percentage'), maxCents: price('hoogste-korting') }
    case 'amount-off': case 'fixed-price': case 'contribution': return { cents: price('bedrag') }
    case 'tariffs': return { bands: bandsOf(at, price, whole) }
    default: return {}
  }
}

const bandsOf = (at: At, price: (field: string) => Cents | undefined, whole: (field: string) => number | undefined): unknown[] =>
  Array.from({ length: BANDS }, (_, index) => `tarief-${index + 1}`).filter((band) => ['van', 'tot', 'prijs', 'normaal'].some((part) => at(`${band}-${part}`)))
    .map((band) => ({ from: whole(`${band}-van`), to: whole(`${band}-tot`), cents: price(`${band}-prijs`), normalCents: price(`${band}-normaal`) }))

function limitOf(at: At, wrong: Wrong, whole: (field: string) => number | undefined): OfferInput['limit'] {
  const count = whole('keer')
  if (count === undefined) return undefined
  const per = { persoon: 'person', huishouden: 'household' }[at('per')] as 'person' | 'household' | undefined
  const period = PERIODS[at('periode')]
  if (!per) wrong('per', 'Kies of het voor 1 mens of voor het hele huishouden telt.')
  if (!period) wrong('periode', 'Kies hoe lang dat telt.')
  return { count, per: per ?? 'person', period: period ?? 'pass-year' }
}

function bookingOf(at: At, wrong: Wrong): Booking {
  switch (at('vastleggen')) {
    case 'link': {
      const url = at('vastleggen-link')
      if (/^https:\/\/[^\s"<>]+\.[^\s"<>]+$/.test(url) && URL.canParse(url)) return { kind: 'link', url }
      wrong('vastleggen-link', 'Vul het adres van de site in. Het begint met https.')
      return { kind: 'none' }
    }
    case 'telefoon': {
      const phone = at('vastleggen-telefoon')
      if (/^[+\d][\d\s-]{6,18}\d$/.test(phone)) return { kind: 'phone', phone }
      wrong('vastleggen-telefoon', 'Vul een telefoonnummer in, zoals 050 123 45 67.')
      return { kind: 'none' }
    }
    case '': case 'niet': return { kind: 'none' }
    default: wrong('vastleggen', 'Kies hoe je een plek vastlegt.'); return { kind: 'none' }
  }
}

const ENGLISH = { title: 'titel-en', summary: 'samenvatting-en', description: 'beschrijving-en', days: 'dagen-en', note: 'let-op-en', bring: 'meenemen-en' } as const

function englishOf(at: At): { english?: English } {
  const english = Object.fromEntries(Object.entries(ENGLISH).flatMap(([name, field]) => (at(field) ? [[name, at(field)]] : []))) as English
  return Object.keys(english).length ? { english } : {}
}
