import * as oidc from 'openid-client'
import type { House } from '#src/house.ts'
import type { Signed } from '#web/route.ts'
import { issuerOf } from './issuer.ts'
import { troubleWithIssuer } from './issuer-trouble.ts'
import { endSession, idTokenOf } from './session.ts'

/**
 * Signs out here at once, and gives the address where it goes on: the issuer's (OpenID Connect RP-Initiated Logout 1.0),
 * so that the next person at this computer is not signed in again by a button; or our own page when that cannot be.
 */
export async function signOut(house: House, signed: Signed): Promise<string> {
  if (signed.door === 'library') {
    await endSession(house, house.db, signed.sessionId)
    return '/bibliotheek?uitgelogd=ja'
  }
  const settings = house.config.doors[signed.door]
  const idToken = await idTokenOf(house, house.db, signed.sessionId)
  await endSession(house, house.db, signed.sessionId)
  try {
    const issuer = await issuerOf(house, settings)
    if (!issuer.serverMetadata().end_session_endpoint) return '/uitgelogd'
    return oidc.buildEndSessionUrl(issuer, { post_logout_redirect_uri: settings.postLogout, ...(idToken ? { id_token_hint: idToken } : {}) }).href
  } catch (error) {
    const { reason, facts } = troubleWithIssuer(error)
    house.log.warn({ door: signed.door, cause: reason, ...facts }, 'signed out here, but the issuer could not be asked')
    return '/uitgelogd'
  }
}
