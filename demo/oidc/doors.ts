import type { Person, ProviderPerson, StaffPerson } from '../personas.ts'

/** The three issuers of the demonstration, each under its own path of one port. */
export type IssuerKey = 'digid' | 'eherkenning' | 'staff'

export type Issuer = {
  readonly key: IssuerKey
  readonly title: string
  readonly note: string
  /** Assurance levels from low to high, as the acr claim spells them. */
  readonly levels: readonly string[]
  /** The level somebody gets when the shop asks for none. */
  readonly usual: string
  readonly people: readonly Account[]
}

/** Somebody who can sign in: what the page shows, and what the issuer then says about them. */
type Account = {
  readonly key: string
  readonly name: string
  readonly line: string
  readonly claims: Readonly<Record<string, string | readonly string[]>>
}

const DIGID = 'urn:oasis:names:tc:SAML:2.0:ac:classes:'
/** DigiD basis, midden, substantieel, hoog: as the SAML coupling of Logius names them. */
export const digidLevels = ['PasswordProtectedTransport', 'MobileTwoFactorContract', 'Smartcard', 'SmartcardPKI'].map((name) => DIGID + name)
export const eherkenningLevels = ['loa2', 'loa2plus', 'loa3', 'loa4'].map((level) => `urn:etoegang:core:assurance-class:${level}`)
/** Single and multi-factor, as REFEDS names them. */
export const staffLevels = ['sfa', 'mfa'].map((level) => `https://refeds.org/profile/${level}`)

/** Claim names as brokers in front of eHerkenning use them. */
export const KVK_CLAIM = 'urn:etoegang:1.9:EntityConcernedID:KvKnr'
const PERSON_CLAIM = 'urn:etoegang:core:ActingSubjectID'

export type Cast = { readonly residents: readonly (Person & { readonly story: string })[]; readonly providers: readonly ProviderPerson[]; readonly staff: readonly StaffPerson[] }

export const issuers = (cast: Cast): readonly Issuer[] => [
  {
    key: 'digid', title: 'Inloggen met DigiD', note: 'Dit is niet DigiD. Alle mensen hieronder zijn verzonnen.',
    levels: digidLevels, usual: digidLevels[1]!,
    people: cast.residents.map(({ key, fullName, story, bsn }) => ({ key, name: fullName, line: story, claims: { bsn } })),
  },
  {
    key: 'eherkenning', title: 'Inloggen met eHerkenning', note: 'Dit is niet eHerkenning. Alle mensen en bedrijven hieronder zijn verzonnen.',
    levels: eherkenningLevels, usual: eherkenningLevels[2]!,
    people: cast.providers.map(({ key, name, organisation, story, kvk, role }) => ({ key, name: `${name}, ${organisation}`, line: story, claims: { [KVK_CLAIM]: kvk, [PERSON_CLAIM]: `demonstratie-${key}`, name, roles: [role] } })),
  },
  {
    key: 'staff', title: 'Inloggen bij de gemeente', note: 'Dit zijn geen echte medewerkers.',
    levels: staffLevels, usual: staffLevels[1]!,
    people: cast.staff.map(({ key, name, story, email, groups, atHome }) => ({ key, name, line: story, claims: { name, email, groups, ...(atHome ? { bsn: atHome.bsn } : {}) } })),
  },
]
