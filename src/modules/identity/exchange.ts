import * as oidc from 'openid-client'
import type { House } from '#src/house.ts'
import type { DoorConfig } from '#src/door-config.ts'
import { ok, type Result } from '#shared/result.ts'
import type { Attempt } from './check-attempt.ts'
import { type Claims, claimAt } from './domain/claims.ts'
import type { Stopped } from './domain/sign-in-failure.ts'
import { issuerOf } from './issuer.ts'
import { troubleWithIssuer } from './issuer-trouble.ts'

export type Proof = {
  readonly subject: string
  /** As signed by the issuer, filled up from its userinfo where a claim that we need is only there. */
  readonly claims: Claims
  /** From the signed token alone. */
  readonly level: unknown
  readonly idToken: string
}

/**
 * Changes the code for an ID token and checks it: signature, issuer, audience, time, nonce (OpenID Connect Core 3.1.3.7),
 * the `iss` of the answer (RFC 9207) and an error that the issuer sent instead of a code.
 */
export async function exchange(house: House, door: DoorConfig, attempt: Attempt, redirectUri: string, answer: Readonly<Record<string, string>>): Promise<Result<Proof, Stopped>> {
  try {
    const issuer = await issuerOf(house, door)
    // A form_post arrives as a body; read as an address it is the same answer.
    const arrived = new URL(`${redirectUri}?${new URLSearchParams(answer)}`)
    const tokens = await oidc.authorizationCodeGrant(issuer, arrived, {
      expectedState: attempt.state, expectedNonce: attempt.nonce, pkceCodeVerifier: attempt.verifier, idTokenExpected: true,
    })
    const signed: Claims & { sub: string } = tokens.claims()!
    const missing = Object.values(door.claims).some((path) => claimAt(signed, path) === undefined)
    const more = missing && issuer.serverMetadata().userinfo_endpoint
      ? await oidc.fetchUserInfo(issuer, tokens.access_token, signed.sub)
      : {}
    return ok({ subject: signed.sub, claims: { ...more, ...signed }, level: claimAt(signed, door.claims.level ?? ['acr']), idToken: tokens.id_token! })
  } catch (error) {
    return { ok: false, refusal: troubleWithIssuer(error) }
  }
}
