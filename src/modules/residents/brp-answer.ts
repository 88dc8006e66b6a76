import type { BrpDate, BrpPerson, BrpResidence, Doubted } from './brp-types.ts'

/** A shape that is not in the specification: the whole answer is left unused. */
export class Unreadable extends Error {}

type Fields = Readonly<Record<string, unknown>>

/** Persons of an answer, checked by hand field by field. Throws Unreadable; who was asked for is checked by the caller. */
export function readBrpPersons(json: unknown): BrpPerson[] {
  const answer = object(json)
  if (answer.type !== 'RaadpleegMetBurgerservicenummer') throw new Unreadable('type')
  return list(answer.personen).map(readPerson)
}

function readPerson(value: unknown): BrpPerson {
  const person = object(value)
  const naam = optional(person.naam, object)
  const geboorte = optional(person.geboorte, object)
  const gemeente = optional(person.gemeenteVanInschrijving, object)
  const ended = optional(person.opschortingBijhouding, object)
  const partners = list(person.partners ?? []).map(object)
  const kinderen = list(person.kinderen ?? []).map(object)
  return {
    burgerservicenummer: bsn(person.burgerservicenummer),
    ...given('voornamen', optional(naam?.voornamen, text)),
    ...given('volledigeNaam', optional(naam?.volledigeNaam, text)),
    ...given('geboorte', optional(geboorte?.datum, readDate)),
    ...given('verblijfplaats', optional(person.verblijfplaats, readResidence)),
    ...given('gemeente', gemeente && { code: text(gemeente.code), omschrijving: optional(gemeente.omschrijving, text) ?? text(gemeente.code) }),
    geheimhouding: optional(person.geheimhoudingPersoonsgegevens, flag) ?? false,
    ...given('opschorting', ended && (optional(optional(ended.reden, object)?.code, text) ?? '.')),
    doubted: doubtsOf(person, naam, geboorte, partners, kinderen),
    partners: partners.map((partner) => ({ ...given('burgerservicenummer', optional(partner.burgerservicenummer, bsn)), ontbonden: partner.ontbindingHuwelijkPartnerschap !== undefined })),
    kinderen: kinderen.map((kind) => ({
      ...given('burgerservicenummer', optional(kind.burgerservicenummer, bsn)),
      ...given('geboorte', optional(optional(kind.geboorte, object)?.datum, readDate)),
    })),
    ouders: list(person.ouders ?? []).map(object).map((ouder) => given('burgerservicenummer', optional(ouder.burgerservicenummer, bsn))),
  }
}

function readResidence(value: unknown): BrpResidence {
  const place = object(value)
  const address = optional(place.verblijfadres, object) ?? {}
  const word = (name: string) => given(name, optional(address[name], text))
  switch (place.type) {
    case 'Adres':
      return {
        type: 'Adres',
        verblijfadres: {
          ...word('officieleStraatnaam'), ...given('huisnummer', optional(address.huisnummer, whole)), ...word('huisletter'), ...word('huisnummertoevoeging'),
          ...given('aanduidingBijHuisnummer', describedBy(address.aanduidingBijHuisnummer)), ...word('postcode'), ...word('woonplaats'),
        },
        ...given('adresseerbaarObjectIdentificatie', optional(place.adresseerbaarObjectIdentificatie, text)),
        ...given('functieAdres', optional(optional(place.functieAdres, object)?.code, text)),
        indicatieVastgesteldVerblijftNietOpAdres: optional(place.indicatieVastgesteldVerblijftNietOpAdres, flag) ?? false,
      }
    case 'VerblijfplaatsBuitenland':
      return { type: 'VerblijfplaatsBuitenland', verblijfadres: { ...word('regel1'), ...word('regel2'), ...word('regel3'), ...given('land', describedBy(address.land)) } }
    case 'Locatie':
      return { type: 'Locatie', ...word('locatiebeschrijving') }
    case 'VerblijfplaatsOnbekend':
      return { type: 'VerblijfplaatsOnbekend' }
    default:
      throw new Unreadable('verblijfplaats.type')
  }
}

function readDate(value: unknown): BrpDate {
  const date = object(value)
  switch (date.type) {
    case 'Datum':          return { type: 'Datum', datum: text(date.datum) }
    case 'JaarMaandDatum': return { type: 'JaarMaandDatum', jaar: whole(date.jaar), maand: whole(date.maand) }
    case 'JaarDatum':      return { type: 'JaarDatum', jaar: whole(date.jaar) }
    case 'DatumOnbekend':  return { type: 'DatumOnbekend' }
    default:               throw new Unreadable('datum.type')
  }
}

/** `inOnderzoek` stands in every group of its own; a group that has one holds data that the municipality doubts. */
function doubtsOf(person: Fields, naam: Fields | undefined, geboorte: Fields | undefined, partners: Fields[], kinderen: Fields[]): Doubted[] {
  const place = optional(person.verblijfplaats, object)
  const doubted = (group: Fields | undefined) => group?.inOnderzoek !== undefined
  const self = optional(person.inOnderzoek, object)
  const about: [Doubted, boolean][] = [
    ['persoon',       self?.burgerservicenummer === true || self?.leeftijd === true],
    ['gemeente',      self?.gemeenteVanInschrijving === true],
    ['naam',          doubted(naam)],
    ['geboortedatum', doubted(geboorte)],
    ['adres',         doubted(place) || doubted(optional(place?.verblijfadres, object))],
    ['partner',       partners.some(doubted)],
    ['kind',          kinderen.some(doubted)],
  ]
  return about.filter(([, is]) => is).map(([what]) => what)
}

const given = <K extends string, V>(name: K, value: V | undefined): { [P in K]?: V } => (value === undefined ? {} : { [name]: value }) as { [P in K]?: V }
const optional = <T>(value: unknown, read: (value: unknown) => T): T | undefined => (value === undefined || value === null ? undefined : read(value))
const describedBy = (value: unknown): string | undefined => optional(optional(value, object)?.omschrijving, text)

function object(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unreadable('object')
  return value as Fields
}
function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Unreadable('list')
  return value as unknown[]
}
function text(value: unknown): string {
  if (typeof value !== 'string' || value.length > 1000) throw new Unreadable('text')
  return value.trim()
}
function whole(value: unknown): number {
  if (!Number.isSafeInteger(value)) throw new Unreadable('number')
  return value as number
}
function flag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Unreadable('boolean')
  return value
}
function bsn(value: unknown): string {
  if (typeof value !== 'string' || !/^\d{9}$/.test(value)) throw new Unreadable('burgerservicenummer')
  return value
}
