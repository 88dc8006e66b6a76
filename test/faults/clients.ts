import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { startSession, sessionOf } from '#modules/identity/index.ts'
import type { House } from '#src/house.ts'
import { invariants } from '#src/care.ts'
import { formToken } from '#web/csrf.ts'
import { sessionCookie } from '#web/visit.ts'
import type { Citizen, Sale } from '../small-city.ts'

/** A resident with a browser: signed in, with the token of their own forms. */
export type Client = { readonly citizen: Citizen; readonly cookie: string; readonly csrf: string }

export async function signedIn(house: House, citizen: Citizen): Promise<Client> {
  const cookie = await startSession(house, house.db, { door: 'resident', subjectId: citizen.id, name: citizen.givenName, roles: ['resident'], loa: 'high' })
  return { citizen, cookie: `${sessionCookie}=${cookie}`, csrf: formToken(house.config.keys.cookie, `session ${(await sessionOf(house, cookie))!.sessionId}`) }
}

/** All that must hold at all times. Citizens of tests are written as rows, with a pass but without the decision under it. */
export async function invariantsHold(house: House, { decided = false } = {}): Promise<void> {
  for (const { name, look } of invariants(house)) {
    if (decided || !name.startsWith('every voucher rests on a decision')) assert.deepEqual(await look(), [], name)
  }
}

export const newKey = (): string => randomBytes(16).toString('hex')

/** `voucher`: a promise to the resident. `refused`: a page with a reason. `lost`: no answer came, so nobody knows. */
export type Answered = { readonly kind: 'voucher'; readonly id: string } | { readonly kind: 'refused'; readonly status: number } | { readonly kind: 'lost' }

/** Sends the order form, as a browser does. The same key is the same form, sent again. */
export async function order(url: string, { citizen, cookie, csrf }: Client, sale: Sale, key: string): Promise<Answered> {
  try {
    const response = await fetch(`${url}/aanbod/${sale.slug}/bestellen`, {
      method: 'POST', redirect: 'manual', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ _csrf: csrf, _key: key, versie: sale.versionId, voor: citizen.id }),
    })
    await response.arrayBuffer()
    const id = /^\/mijn\/bonnen\/([0-9a-f-]{36})/.exec(response.headers.get('location') ?? '')?.[1]
    return id ? { kind: 'voucher', id } : { kind: 'refused', status: response.status }
  } catch {
    return { kind: 'lost' }
  }
}
