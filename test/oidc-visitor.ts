import { webcrypto } from 'node:crypto'
import * as oidc from 'openid-client'
import type { DoorConfig } from '#src/door-config.ts'

/** A shop and a browser in one, for tests of the issuers themselves: no page of ours is involved. */
export async function shopAt(door: DoorConfig): Promise<oidc.Configuration> {
  const key = await webcrypto.subtle.importKey('jwk', door.clientKey, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
  return oidc.discovery(new URL(door.issuer), door.clientId, undefined, oidc.PrivateKeyJwt({ key, kid: door.clientKey.kid }), { execute: [oidc.allowInsecureRequests] })
}

/** Follows redirects with cookies until an address starts with `stop`, or a page stands still. */
export class Visitor {
  readonly #cookies = new Map<string, { path: string; pair: string }>()

  async go(url: string, stop: string, form?: Readonly<Record<string, string>>): Promise<{ url: string; status: number; body: string; headers: Headers }> {
    let at = url
    let body = form && new URLSearchParams(form)
    for (let hops = 0; hops < 12; hops++) {
      const cookie = [...this.#cookies.values()].filter(({ path }) => new URL(at).pathname.startsWith(path)).map(({ pair }) => pair).join('; ')
      const response = await fetch(at, { redirect: 'manual', method: body ? 'POST' : 'GET', headers: { cookie }, ...(body ? { body } : {}) })
      for (const line of response.headers.getSetCookie()) this.#keep(line)
      const to = response.headers.get('location')
      if (!to) return { url: at, status: response.status, body: await response.text(), headers: response.headers }
      await response.body?.cancel()
      at = new URL(to, at).href
      body = undefined
      if (at.startsWith(stop)) return { url: at, status: response.status, body: '', headers: response.headers }
    }
    throw new Error(`Still redirected after 12 steps, now to ${at}.`)
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ')
    const path = attributes.find((attribute) => attribute.startsWith('path='))?.slice(5) ?? '/'
    this.#cookies.set(`${pair.split('=')[0]} ${path}`, { path, pair })
  }
}
