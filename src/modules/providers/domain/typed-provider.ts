import type { FieldError } from '#shared/result.ts'
import { readSpot, type Spot, typedSpot } from './spot.ts'

/** One address where people can go. */
export type Place = {
  readonly address: string
  readonly postcode: string
  readonly place: string
  readonly neighbourhood: string
  readonly openingHours: string
  readonly spot?: Spot | undefined
}
/** Another address of the same provider, with the name that tells it from the others. */
type Branch = Place & { readonly name: string }

/** All that is known of a provider, but for its id. Empty texts are things that were not filled in. */
export type ProviderFacts = Place & {
  readonly slug: string
  readonly name: string
  /** Eight digits. */
  readonly kvk: string
  readonly travel: string
  readonly access: string
  readonly phone: string
  /** https, or empty. */
  readonly website: string
  /** How a place is kept, in a sentence. */
  readonly booking: string
  readonly branches: readonly Branch[]
}

/** A provider as it is typed: every text as it came, right or wrong, by the name of its field. */
export type Typed = Readonly<Record<string, string>>

export const BRANCHES = 4
const PLACE = ['adres', 'postcode', 'plaats', 'buurt', 'punt', 'open'] as const
export const branchField = (index: number, part: string): string => `plek-${index}-${part}`
const branchFields = Array.from({ length: BRANCHES }, (_, index) => ['naam', ...PLACE].map((part) => branchField(index + 1, part))).flat()
export const fields: readonly string[] = ['naam', 'kvk', 'webadres', ...PLACE, 'reis', 'toegang', 'telefoon', 'site', 'vastleggen', ...branchFields]

const LONGEST: Readonly<Record<string, number>> = { naam: 80, open: 200, reis: 200, toegang: 200, vastleggen: 200, site: 200, webadres: 60 }
const longest = (field: string): number => LONGEST[field.replace(/^plek-\d-/, '')] ?? 80

/** Only the fields of this form, of what is sent. `vanaf` is no fact of a provider: the day from which the others count. */
export const typedIn = (form: Readonly<Record<string, string>>): Typed =>
  Object.fromEntries([...fields, 'vanaf'].map((name) => [name, (form[name] ?? '').replaceAll('\r\n', '\n').trim().slice(0, 2000)]))

/** A provider that is there, as it would have been typed. */
export const typedOf = (facts: ProviderFacts): Typed => ({
  naam: facts.name, kvk: facts.kvk, webadres: facts.slug, reis: facts.travel, toegang: facts.access, telefoon: facts.phone, site: facts.website, vastleggen: facts.booking,
  ...placeTyped(facts, (part) => part),
  ...Object.assign({}, ...facts.branches.map((branch, index) => ({ [branchField(index + 1, 'naam')]: branch.name, ...placeTyped(branch, (part) => branchField(index + 1, part)) }))),
})

const placeTyped = ({ address, postcode, place, neighbourhood, openingHours, spot }: Place, name: (part: string) => string): Typed => ({
  [name('adres')]: address, [name('postcode')]: postcode, [name('plaats')]: place, [name('buurt')]: neighbourhood, [name('punt')]: typedSpot(spot), [name('open')]: openingHours,
})

/** Reads a provider as it was typed; with problems, each says how it becomes right. */
export function readProvider(typed: Typed): { readonly facts: ProviderFacts; readonly problems: readonly FieldError[] } {
  const problems: FieldError[] = []
  const at = (field: string): string => typed[field] ?? ''
  const wrong = (field: string, message: string) => { if (!problems.some((one) => one.field === field)) problems.push({ field, message }) }
  const needed = (field: string, message: string): string => { if (!at(field)) wrong(field, message); return at(field) }

  const name = needed('naam', 'Vul de naam in, zoals mensen hem kennen.')
  const kvk = at('kvk').replaceAll(/[\s.]/g, '')
  if (!/^\d{8}$/.test(kvk)) wrong('kvk', 'Vul een KvK-nummer in van 8 cijfers.')
  const slug = at('webadres') || slugOf(name)
  if (slug && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) wrong('webadres', 'Gebruik kleine letters, cijfers en streepjes, zoals zwembad-zuid.')
  const main = placeOf((part) => part, at, needed, wrong)
  const phone = at('telefoon')
  if (phone && !/^[+\d][\d\s-]{6,18}\d$/.test(phone)) wrong('telefoon', 'Vul een telefoonnummer in, zoals 050 123 45 67.')
  const website = at('site')
  if (website && !(/^https:\/\/[^\s"<>]+\.[^\s"<>]+$/.test(website) && URL.canParse(website))) wrong('site', 'Vul het adres van de site in. Het begint met https.')
  const branches = Array.from({ length: BRANCHES }, (_, index) => index + 1)
    .filter((index) => ['naam', ...PLACE].some((part) => at(branchField(index, part))))
    .map((index): Branch => ({ name: needed(branchField(index, 'naam'), 'Vul in hoe deze plek heet.'), ...placeOf((part) => branchField(index, part), at, needed, wrong) }))
  for (const field of fields) if (at(field).length > longest(field)) wrong(field, `Gebruik hoogstens ${longest(field)} letters.`)

  const facts = { slug, name, kvk, ...main, travel: at('reis'), access: at('toegang'), phone, website, booking: at('vastleggen'), branches }
  return { facts, problems: problems.toSorted((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field)) }
}

function placeOf(name: (part: string) => string, at: (field: string) => string, needed: (field: string, message: string) => string, wrong: (field: string, message: string) => void): Place {
  const address = needed(name('adres'), 'Vul straat en huisnummer in.')
  const [, digits = '', letters = ''] = /^([1-9]\d{3})\s?([a-z]{2})$/i.exec(at(name('postcode'))) ?? []
  if (!digits) wrong(name('postcode'), 'Vul een postcode in met 4 cijfers en 2 letters, zoals 9712 AB.')
  const place = needed(name('plaats'), 'Vul de plaats in.')
  const spot = readSpot(at(name('punt')))
  if (at(name('punt')) && !spot) wrong(name('punt'), 'Vul twee getallen in met een komma en een spatie ertussen, zoals 53.21, 6.56.')
  return { address, postcode: digits ? `${digits} ${letters.toUpperCase()}` : at(name('postcode')), place, neighbourhood: at(name('buurt')), openingHours: at(name('open')), ...(spot && { spot }) }
}

/** "Café in de Tuin!" becomes "cafe-in-de-tuin". */
const slugOf = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).replace(/-+$/, '')

/** Which fields say something else than before: what a second pair of eyes looks at. */
export const changedFields = (before: Typed, after: Typed): readonly string[] => fields.filter((field) => (before[field] ?? '') !== (after[field] ?? ''))
