import { ageOn, type LocalDate, parseLocalDate } from '#shared/local-date.ts'
import type { Home, Partner, Person } from '../personas.ts'

/** Somebody of the cast in the words of the BRP API Personen 2: everything it could deliver, before `fields` filters. */
export type Wire = Readonly<Record<string, unknown>>

const MONTHS = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december']

/** A date is one of four shapes, after what is known of it. */
export function wireDate(known: string): Wire {
  const [year = 0, month = 0, day = 0] = known.split('-').map(Number)
  if (day)   return { type: 'Datum', datum: known, langFormaat: `${day} ${MONTHS[month - 1]} ${year}` }
  if (month) return { type: 'JaarMaandDatum', jaar: year, maand: month, langFormaat: `${MONTHS[month - 1]} ${year}` }
  if (year)  return { type: 'JaarDatum', jaar: year, langFormaat: String(year) }
  return { type: 'DatumOnbekend', onbekend: true, langFormaat: 'onbekend' }
}

export function wirePerson(person: Person, population: readonly Person[], today: LocalDate): Wire {
  const known = (key: string): Person => population.find((one) => one.key === key)!
  const born = parseLocalDate(person.born)
  const ended = person.deceased ? { code: 'O', omschrijving: 'overlijden' } : person.left ? { code: 'E', omschrijving: 'emigratie' } : undefined
  return {
    burgerservicenummer: person.bsn,
    geslacht: gender(person.gender),
    ...(born && !person.deceased ? { leeftijd: ageOn(born, today) } : {}),
    naam: { ...name(person), volledigeNaam: person.fullName, aanduidingNaamgebruik: { code: 'E', omschrijving: 'eigen geslachtsnaam' } },
    geboorte: { datum: wireDate(person.born) },
    gemeenteVanInschrijving: { code: person.town.code, omschrijving: person.town.name },
    verblijfplaats: residence(person.home, person.left),
    adressering: addressing(person),
    partners: person.partner ? [partner(person.partner, known)] : [],
    kinderen: person.children.map(known).map((child) => ({ burgerservicenummer: child.bsn, naam: name(child), geboorte: { datum: wireDate(child.born) } })),
    ouders: population.filter(({ children }) => children.includes(person.key)).map((parent) => ({ burgerservicenummer: parent.bsn, naam: name(parent) })),
    ...(person.deceased ? { overlijden: { datum: wireDate(person.deceased) } } : {}),
    // These come by themselves: nobody may ask for them, and nobody may leave them out.
    ...(person.secretAddress ? { geheimhoudingPersoonsgegevens: true } : {}),
    ...(ended ? { opschortingBijhouding: { reden: ended, datum: wireDate((person.deceased ?? person.left)!) } } : {}),
  }
}

const gender = (code: 'M' | 'V'): Wire => ({ code, omschrijving: code === 'M' ? 'man' : 'vrouw' })
const initials = (given: string): string => given.split(' ').map((part) => `${part.charAt(0)}.`).join('')
const name = ({ given, prefix, surname }: { given: string; prefix?: string; surname: string }): Wire =>
  ({ voornamen: given, ...(prefix ? { voorvoegsel: prefix } : {}), geslachtsnaam: surname, voorletters: initials(given) })

function residence(home: Home, left: LocalDate | undefined): Wire {
  const since = left ? { datumVan: wireDate(left) } : {}
  switch (home.kind) {
    case 'address': {
      const { street, house, letter, addition, postcode, place, object, number } = home
      return {
        type: 'Adres', functieAdres: { code: 'W', omschrijving: 'woonadres' }, adresseerbaarObjectIdentificatie: object, nummeraanduidingIdentificatie: number,
        datumVan: wireDate('2016-05-01'),
        verblijfadres: {
          officieleStraatnaam: street, korteStraatnaam: street.slice(0, 24), huisnummer: house, ...(letter ? { huisletter: letter } : {}),
          ...(addition ? { huisnummertoevoeging: addition } : {}), postcode: postcode.replace(' ', ''), woonplaats: place,
        },
      }
    }
    case 'location': return { type: 'Locatie', functieAdres: { code: 'W', omschrijving: 'woonadres' }, datumVan: wireDate('2018-03-01'), verblijfadres: { locatiebeschrijving: home.description } }
    case 'abroad':   return { type: 'VerblijfplaatsBuitenland', ...since, verblijfadres: { regel1: home.lines[0], regel2: home.lines[1], land: { code: home.country.code, omschrijving: home.country.name } } }
    case 'unknown':  return { type: 'VerblijfplaatsOnbekend', ...since }
  }
}

/** As on an envelope; a location and an unknown address have no lines that a postman can use. */
function addressing({ gender, fullName, given, prefix, surname, home }: Person): Wire {
  const family = [prefix, surname].filter(Boolean).join(' ')
  const salutation = { aanhef: `Geachte ${gender === 'M' ? 'heer' : 'mevrouw'} ${family.charAt(0).toUpperCase()}${family.slice(1)}`, aanschrijfwijze: { naam: `${initials(given)} ${family}` }, gebruikInLopendeTekst: fullName }
  if (home.kind === 'abroad') return { ...salutation, adresregel1: home.lines[0], adresregel2: home.lines[1], land: { code: home.country.code, omschrijving: home.country.name } }
  if (home.kind !== 'address') return salutation
  const number = `${home.house}${home.letter ?? ''}${home.addition ? `-${home.addition}` : ''}`
  return { ...salutation, adresregel1: `${home.street} ${number}`, adresregel2: `${home.postcode}  ${home.place.toUpperCase()}` }
}

function partner(relation: Partner, known: (key: string) => Person): Wire {
  const other = 'key' in relation ? known(relation.key) : relation
  return {
    ...('bsn' in other ? { burgerservicenummer: other.bsn, geslacht: gender(other.gender) } : {}),
    soortVerbintenis: relation.kind === 'huwelijk' ? { code: 'H', omschrijving: 'huwelijk' } : { code: 'P', omschrijving: 'geregistreerd partnerschap' },
    naam: name(other), geboorte: { datum: wireDate(other.born) },
    aangaanHuwelijkPartnerschap: { datum: wireDate(relation.since) },
    ...(relation.dissolved ? { ontbindingHuwelijkPartnerschap: { datum: wireDate(relation.dissolved) } } : {}),
  }
}
