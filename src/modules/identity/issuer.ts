import { webcrypto } from 'node:crypto'
import * as oidc from 'openid-client'
import type { House } from '#src/house.ts'
import type { DoorConfig } from '#src/door-config.ts'

const FRESH_MS = 60_000

type Known = { readonly at: number; readonly configuration: Promise<oidc.Configuration> }
const known = new WeakMap<DoorConfig, Known>()

/**
 * What an issuer says of itself, asked again after a minute: a new signing key or a moved address is then seen without a
 * restart, and an issuer that is down is found out by us, with a page of ours, before we send anybody there.
 * Throws what issuer-trouble.ts understands.
 */
export function issuerOf({ config, clock }: House, door: DoorConfig): Promise<oidc.Configuration> {
  const now = clock.now().getTime()
  const before = known.get(door)
  if (before && Math.abs(now - before.at) < FRESH_MS) return before.configuration
  const configuration = discover(door, config.demonstration)
  // A failure is not remembered: the next visitor asks again. Seen to before it is kept: who keeps it may throw, and a
  // failure that nobody waits for ends the process.
  configuration.catch(() => { if (known.get(door)?.configuration === configuration) known.delete(door) })
  known.set(door, { at: now, configuration })
  return configuration
}

async function discover(door: DoorConfig, demonstration: boolean): Promise<oidc.Configuration> {
  const key = await webcrypto.subtle.importKey('jwk', door.clientKey, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
  const configuration = await oidc.discovery(
    new URL(door.issuer), door.clientId, undefined, oidc.PrivateKeyJwt({ key, kid: door.clientKey.kid }), {
      timeout: (door.timeoutMs ?? 5000) / 1000,
      // Partners of a demonstration speak http on this machine; production never does.
      execute: demonstration && door.issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [],
    })
  // OpenID Connect Core 3.1.3.7 point 6 lets TLS stand in for the signature. We check it all the same.
  oidc.enableNonRepudiationChecks(configuration)
  return configuration
}
