import type { JsonWebKey } from 'node:crypto'

/**
 * One way in, as an operator sets it (JSON in the partners file). The issuer is whatever the municipality places in front
 * of DigiD, eHerkenning or its own directory: names of claims and levels differ per issuer, so they stand here.
 */
export type DoorConfig = {
  /** Issuer identifier: its metadata is at <issuer>/.well-known/openid-configuration. */
  readonly issuer: string
  readonly clientId: string
  /** Private key (EC P-256, with its `kid`) with which we prove to be this client: private_key_jwt, ES256. */
  readonly clientKey: JsonWebKey & { readonly kid: string }
  /** "openid" and what the claims below need. */
  readonly scopes: readonly string[]
  /** How the answer comes back: in the address, or as a form that is posted from the issuer's site. */
  readonly responseMode: 'query' | 'form_post'
  /** Asked of the issuer as acr_values; it may answer with less, so `minimumAcr` is compared by us. */
  readonly acrValues: readonly string[]
  readonly minimumAcr: string
  /** Every level this issuer knows, from low to high. A level that is not in it is never enough. */
  readonly levels: readonly string[]
  readonly claims: {
    /** Where the level stands in the ID token; ["acr"] when it is not named. */
    readonly level?: ClaimPath
    /** Nine digits, with or without the sector code in front ("s00000000:"). Resident's door. On the staff's door it is optional: who has one there never
     * decides on their own household (only its HMAC is kept). */
    readonly bsn?: ClaimPath
    /** Number in the trade register, eight digits. Provider's door. */
    readonly kvk?: ClaimPath
    readonly name?: ClaimPath
    /** Work address. Staff's door, optional: where a notice without content can go. */
    readonly email?: ClaimPath
    /** List of groups, or one group. Staff's door; a provider's door may have one too. */
    readonly groups?: ClaimPath
  }
  /** Group at the issuer → role here. Somebody in none of these groups gets no further than the door. */
  readonly groupRoles: Readonly<Record<string, string>>
  /** Where the issuer sends people after signing out: <public address>/uitgelogd, registered there. */
  readonly postLogout: string
  /** How long we wait for each answer of the issuer; 5000 when it is not named. */
  readonly timeoutMs?: number
}

/** Names from the outside to the inside: ["bsn"], ["resource_access", "stadjerspas", "roles"]. A name may hold dots and colons. */
type ClaimPath = readonly string[]

/** The doors by the word in their address. The redirect address to register: <public address>/inloggen/terug/<word>. */
export const DOOR_WORDS = { resident: 'digid', provider: 'aanbieder', staff: 'medewerker' } as const
