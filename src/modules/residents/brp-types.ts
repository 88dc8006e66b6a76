/**
 * The part of the BRP API Personen that we use, in the names of the wire (specification version 2: RvIG, BRP API
 * Personen). What a municipality may see is part of its authorisation: FIELDS below is all that is ever asked.
 */
export type BrpDate =
  | { readonly type: 'Datum'; readonly datum: string }
  | { readonly type: 'JaarMaandDatum'; readonly jaar: number; readonly maand: number }
  | { readonly type: 'JaarDatum'; readonly jaar: number }
  | { readonly type: 'DatumOnbekend' }

export type BrpResidence =
  | {
      readonly type: 'Adres'
      readonly verblijfadres: {
        readonly officieleStraatnaam?: string
        readonly huisnummer?: number
        readonly huisletter?: string
        readonly huisnummertoevoeging?: string
        readonly aanduidingBijHuisnummer?: string
        readonly postcode?: string
        readonly woonplaats?: string
      }
      readonly adresseerbaarObjectIdentificatie?: string
      /** W: lives there. B: a letter address, somebody gets mail there and lives elsewhere. */
      readonly functieAdres?: string
      readonly indicatieVastgesteldVerblijftNietOpAdres: boolean
    }
  | { readonly type: 'VerblijfplaatsBuitenland'; readonly verblijfadres: { readonly regel1?: string; readonly regel2?: string; readonly regel3?: string; readonly land?: string } }
  | { readonly type: 'Locatie'; readonly locatiebeschrijving?: string }
  | { readonly type: 'VerblijfplaatsOnbekend' }

/** A group of data that the municipality is investigating: which of them the BRP doubts. */
export type Doubted = 'persoon' | 'naam' | 'geboortedatum' | 'adres' | 'gemeente' | 'partner' | 'kind'

export type BrpPerson = {
  readonly burgerservicenummer: string
  readonly voornamen?: string
  readonly volledigeNaam?: string
  readonly geboorte?: BrpDate
  readonly verblijfplaats?: BrpResidence
  readonly gemeente?: { readonly code: string; readonly omschrijving: string }
  readonly geheimhouding: boolean
  /** O died, E emigrated, M other ministry, R kept as non-resident, F made by mistake, . unknown */
  readonly opschorting?: string
  readonly doubted: readonly Doubted[]
  readonly partners: readonly { readonly burgerservicenummer?: string; readonly ontbonden: boolean }[]
  readonly kinderen: readonly { readonly burgerservicenummer?: string; readonly geboorte?: BrpDate }[]
  readonly ouders: readonly { readonly burgerservicenummer?: string }[]
}

const WHO = ['burgerservicenummer', 'naam.voornamen', 'naam.volledigeNaam', 'geboorte.datum']
const WHERE = ['verblijfplaats.adresseerbaarObjectIdentificatie', 'verblijfplaats.functieAdres', 'verblijfplaats.indicatieVastgesteldVerblijftNietOpAdres']
const LETTER = [
  'verblijfplaats.verblijfadres.officieleStraatnaam', 'verblijfplaats.verblijfadres.huisnummer', 'verblijfplaats.verblijfadres.huisletter',
  'verblijfplaats.verblijfadres.huisnummertoevoeging', 'verblijfplaats.verblijfadres.aanduidingBijHuisnummer',
  'verblijfplaats.verblijfadres.postcode', 'verblijfplaats.verblijfadres.woonplaats', 'verblijfplaats.verblijfadres.locatiebeschrijving',
  'verblijfplaats.verblijfadres.regel1', 'verblijfplaats.verblijfadres.regel2', 'verblijfplaats.verblijfadres.regel3', 'verblijfplaats.verblijfadres.land',
]

/** Investigation, secrecy and suspension come by themselves and may not be asked (the specification answers 400). */
export const FIELDS = {
  applicant: [
    ...WHO, ...WHERE, ...LETTER, 'gemeenteVanInschrijving',
    'partners.burgerservicenummer', 'partners.ontbindingHuwelijkPartnerschap.datum', 'kinderen.burgerservicenummer', 'kinderen.geboorte.datum',
  ],
  /** Asked of the applicant too, and done without where the authorisation of the municipality does not hold it. Awb 2:4: nobody decides on their own child, of any age. */
  without: ['ouders.burgerservicenummer'],
  /** Who lives at the applicant's address has the applicant's letter address. */
  relative: [...WHO, ...WHERE],
} as const

export const MOST_BSNS_A_CALL = 20
