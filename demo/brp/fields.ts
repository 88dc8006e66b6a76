import { isRecord } from '../http.ts'
import type { Wire } from './person.ts'

/**
 * What may be asked for in `fields`. An object names its parts; `all` is a leaf or a date, delivered as a whole. The groups
 * in OTHERS exist in the specification, but nobody of the cast has anything in them.
 */
type Tree = { readonly [name: string]: Tree | 'all' }

const table: Tree = { code: 'all', omschrijving: 'all' }
const date: Tree = { type: 'all', langFormaat: 'all', datum: 'all', onbekend: 'all', jaar: 'all', maand: 'all' }
const name: Tree = { voornamen: 'all', adellijkeTitelPredicaat: { ...table, soort: 'all' }, voorvoegsel: 'all', geslachtsnaam: 'all', voorletters: 'all' }
const birth: Tree = { datum: date, land: table, plaats: table }

const PERSON: Tree = {
  burgerservicenummer: 'all', geslacht: table, leeftijd: 'all',
  naam: { ...name, volledigeNaam: 'all', aanduidingNaamgebruik: table },
  geboorte: birth,
  overlijden: { datum: date, land: table, plaats: table },
  gemeenteVanInschrijving: table,
  verblijfplaats: {
    type: 'all', functieAdres: table, adresseerbaarObjectIdentificatie: 'all', nummeraanduidingIdentificatie: 'all', datumVan: date, datumIngangGeldigheid: date,
    indicatieVastgesteldVerblijftNietOpAdres: 'all',
    verblijfadres: {
      officieleStraatnaam: 'all', korteStraatnaam: 'all', huisnummer: 'all', huisletter: 'all', huisnummertoevoeging: 'all', aanduidingBijHuisnummer: table,
      postcode: 'all', woonplaats: 'all', locatiebeschrijving: 'all', regel1: 'all', regel2: 'all', regel3: 'all', land: table,
    },
  },
  adressering: { aanhef: 'all', aanschrijfwijze: { naam: 'all', aanspreekvorm: 'all' }, gebruikInLopendeTekst: 'all', adresregel1: 'all', adresregel2: 'all', adresregel3: 'all', land: table },
  partners: { burgerservicenummer: 'all', geslacht: table, soortVerbintenis: table, naam: name, geboorte: birth, aangaanHuwelijkPartnerschap: birth, ontbindingHuwelijkPartnerschap: { datum: date } },
  kinderen: { burgerservicenummer: 'all', naam: name, geboorte: birth },
  ouders: { burgerservicenummer: 'all', naam: name },
}

const OTHERS = new Set([
  'aNummer', 'datumEersteInschrijvingGBA', 'uitsluitingKiesrecht', 'europeesKiesrecht', 'nationaliteiten', 'immigratie', 'datumInschrijvingInGemeente',
  'indicatieCurateleRegister', 'indicatieGezagMinderjarige', 'gezag', 'verblijfstitel',
])
const AUTOMATIC = ['geheimhoudingPersoonsgegevens', 'opschortingBijhouding', 'rni', 'verificatie', 'inOnderzoek']

/** Does this path lead to a field that exists and that one may ask for? */
export function mayAsk(path: string): boolean {
  const [first = '', ...rest] = path.split('.')
  if (OTHERS.has(first)) return !rest.includes('inOnderzoek')
  let here: Tree | 'all' | undefined = Object.hasOwn(PERSON, first) ? PERSON[first] : undefined
  for (const part of rest) here = here !== undefined && here !== 'all' && Object.hasOwn(here, part) ? here[part] : undefined
  return here !== undefined
}

/** The person with only what was asked for, and what always comes. */
export function select(person: Wire, fields: readonly string[]): Wire {
  const paths = fields.map((field) => field.split('.'))
  const always = Object.entries(person).filter(([name]) => AUTOMATIC.includes(name))
  return { ...pick(person, paths), ...Object.fromEntries(always) }
}

function pick(value: Wire, paths: readonly (readonly string[])[]): Wire {
  const kept: Record<string, unknown> = {}
  for (const [name, part] of Object.entries(value)) {
    const below = paths.filter(([first]) => first === name).map(([, ...rest]) => rest)
    if (!below.length) continue
    const whole = below.some((rest) => !rest.length)
    const filtered = whole ? part : Array.isArray(part) ? part.map((one) => pick(one as Wire, below)) : isRecord(part) ? inside(part, below) : part
    if (Array.isArray(filtered) ? filtered.length : !isRecord(filtered) || Object.keys(filtered).length) kept[name] = filtered
  }
  return kept
}

/** A polymorphic object never loses its type, and a date is never cut. */
function inside(part: Wire, below: readonly (readonly string[])[]): Wire {
  if (typeof part.type !== 'string') return pick(part, below)
  return 'langFormaat' in part ? part : { type: part.type, ...pick(part, below) }
}
