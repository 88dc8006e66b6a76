import type { BrpDate, BrpPerson, BrpResidence } from './brp-types.ts'
import { type BirthDate, birthDate, unknownBirthDate } from './domain/birth-date.ts'
import type { Entry } from './domain/household.ts'
import type { Address } from './domain/registration.ts'

/** From the words of the wire to ours. `parents`: whether they were asked for; who was not asked for may be there. */
export function entryOf(brp: BrpPerson, parents: boolean): Entry {
  const birth = birthOf(brp.geboorte)
  const fullName = brp.volledigeNaam || brp.voornamen || 'Naam onbekend'
  return {
    person: {
      bsn: brp.burgerservicenummer,
      givenName: brp.voornamen?.split(' ')[0] || fullName,
      fullName,
      born: birth.born, bornText: birth.text, ...(birth.born === undefined && birth.between ? { bornBetween: birth.between } : {}),
      address: addressOf(brp.verblijfplaats),
      municipality: brp.gemeente && { code: brp.gemeente.code, name: brp.gemeente.omschrijving },
      secretAddress: brp.geheimhouding,
      deceased: brp.opschorting === 'O',
    },
    birth,
    home: homeOf(brp.verblijfplaats),
    standing: brp.opschorting === undefined ? 'kept' : STANDING[brp.opschorting] ?? 'mistaken',
    doubted: brp.doubted,
    partners: brp.partners.map((partner) => ({ bsn: partner.burgerservicenummer, dissolved: partner.ontbonden })),
    children: brp.kinderen.map((kind) => ({ bsn: kind.burgerservicenummer, birth: birthOf(kind.geboorte) })),
    ...(parents && { parents: brp.ouders.map((ouder) => ({ bsn: ouder.burgerservicenummer })) }),
  }
}

const STANDING: Readonly<Record<string, Entry['standing']>> = { O: 'deceased', E: 'left', M: 'left', R: 'left', F: 'mistaken' }

function birthOf(date: BrpDate | undefined): BirthDate {
  switch (date?.type) {
    case 'Datum':          return birthDate({ day: date.datum })
    case 'JaarMaandDatum': return birthDate({ year: date.jaar, month: date.maand })
    case 'JaarDatum':      return birthDate({ year: date.jaar })
    default:               return unknownBirthDate
  }
}

/** A letter address, or one where the municipality found that nobody lives, is no home: it proves no living together. */
const homeOf = (place: BrpResidence | undefined): string | undefined =>
  place?.type === 'Adres' && place.functieAdres !== 'B' && !place.indicatieVastgesteldVerblijftNietOpAdres ? place.adresseerbaarObjectIdentificatie : undefined

function addressOf(place: BrpResidence | undefined): Address {
  switch (place?.type) {
    case 'Adres': {
      const { officieleStraatnaam, huisnummer, huisletter = '', huisnummertoevoeging, aanduidingBijHuisnummer, postcode, woonplaats } = place.verblijfadres
      // As PostNL wants it: "Lavendelweg 60 A-2" on one line, "9731 HM  GRONINGEN" without capitals of our own on the next.
      const number = huisnummer === undefined ? '' : `${huisnummer}${huisletter}${huisnummertoevoeging ? `-${huisnummertoevoeging}` : ''}`
      const street = [officieleStraatnaam, aanduidingBijHuisnummer, number].filter(Boolean).join(' ')
      const town = [postcode?.replace(/^(\d{4}) ?([A-Z]{2})$/, '$1 $2'), woonplaats].filter(Boolean).join('  ')
      const lines = [street, town].filter(Boolean)
      return lines.length < 2 ? { kind: 'unknown', lines: [] } : { kind: 'home', lines, objectId: place.adresseerbaarObjectIdentificatie }
    }
    case 'VerblijfplaatsBuitenland': {
      const { regel1, regel2, regel3, land } = place.verblijfadres
      return { kind: 'abroad', lines: [regel1, regel2, regel3, land].filter((line) => line !== undefined && line !== '') as string[] }
    }
    case 'Locatie':
      return { kind: 'location', lines: place.locatiebeschrijving ? [place.locatiebeschrijving] : [] }
    default:
      return { kind: 'unknown', lines: [] }
  }
}
