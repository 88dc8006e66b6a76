import * as oidc from 'openid-client'
import { DOOR_WORDS } from '#src/door-config.ts'
import type { House } from '#src/house.ts'
import { newId } from '#shared/ids.ts'
import { ok, type Result } from '#shared/result.ts'
import { type Door, keepAttempt } from './attempt.store.ts'
import { SEALED_AS } from './check-attempt.ts'
import { ownPath } from './domain/own-path.ts'
import type { Stopped } from './domain/sign-in-failure.ts'
import { forgetEnded } from './forget-ended.ts'
import { issuerOf } from './issuer.ts'
import { troubleWithIssuer } from './issuer-trouble.ts'
import { hashOf, newSecret } from './secrets.ts'
import { recordSteps, type StepTime } from './steps.ts'

export type Wish = {
  /** Where to go afterwards; dropped when it is not plainly a path of ours. */
  readonly returnTo: string | undefined
  /** Which persona, in a demonstration; never passed on in production. */
  readonly loginHint: string | undefined
  /** The session this browser has already. */
  readonly replaces: string | undefined
}

export type Departure = {
  /** The issuer's address to go to. */
  readonly to: string
  /** Secret for the cookie that binds the attempt to this browser. */
  readonly browser: string
}

export const redirectUri = ({ config }: House, door: Door): string => `${config.publicUrl}/inloggen/terug/${DOOR_WORDS[door]}`

/**
 * Sends somebody to the issuer: authorization code with PKCE (S256), state and nonce, pushed ahead (PAR, RFC 9126) where
 * the issuer offers it, so that nothing of it stands in an address.
 */
export async function startSignIn(house: House, door: Door, wish: Wish): Promise<Result<Departure, Stopped & { steps?: readonly StepTime[] }>> {
  const { config, box, clock, db } = house
  const settings = config.doors[door]
  const [state, nonce, verifier, browser] = [newSecret(), newSecret(), newSecret(), newSecret()]
  const steps = recordSteps(clock)
  const hint = config.demonstration ? wish.loginHint : undefined
  let to: URL
  try {
    const issuer = await steps.take('metadata', () => issuerOf(house, settings))
    const parameters = {
      redirect_uri: redirectUri(house, door), scope: settings.scopes.join(' '), state, nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
      ui_locales: 'nl',
      ...(settings.responseMode === 'form_post' ? { response_mode: 'form_post' } : {}),
      ...(settings.acrValues.length ? { acr_values: settings.acrValues.join(' ') } : {}),
      ...(hint ? { login_hint: hint } : {}),
    }
    to = await steps.take('hand-over', () => issuer.serverMetadata().pushed_authorization_request_endpoint
      ? oidc.buildAuthorizationUrlWithPAR(issuer, parameters)
      : oidc.buildAuthorizationUrl(issuer, parameters))
  } catch (error) {
    return { ok: false, refusal: { ...troubleWithIssuer(error), steps: steps.taken } }
  }
  const now = clock.now()
  await forgetEnded(house)
  await keepAttempt(db, {
    id: newId(now), door, stateHash: hashOf(state), browserHash: hashOf(browser),
    secretsSealed: box.seal(JSON.stringify([verifier, nonce]), SEALED_AS),
    returnTo: ownPath(wish.returnTo), replaces: wish.replaces, steps: steps.taken, createdAt: now,
  })
  return ok({ to: to.href, browser })
}
