import { timingSafeEqual } from 'node:crypto'
import { isUuid } from '#shared/ids.ts'
import type { House } from '#src/house.ts'

/**
 * What the form between looking and redeeming carries instead of the code: which voucher this till has just seen, for ten
 * minutes, signed. Another provider's till cannot use it, and nobody can make one up.
 */
export type Permit = { readonly voucherId: string; readonly way: 'code' | 'qr' }

const MINUTES = 10

export function writePermit(house: House, providerId: string, { voucherId, way }: Permit): string {
  const body = `${voucherId}.${way}.${house.clock.now().getTime() + MINUTES * 60_000}`
  return `${body}.${markOf(house, providerId, body).toString('base64url')}`
}

/** Undefined when it is not ours, not this provider's, changed, or too old. */
export function readPermit(house: House, providerId: string, permit: string): Permit | undefined {
  const [voucherId, way, until, mark = ''] = permit.split('.')
  if (!isUuid(voucherId) || (way !== 'code' && way !== 'qr')) return undefined
  const wanted = markOf(house, providerId, `${voucherId}.${way}.${until}`)
  const given = Buffer.from(mark, 'base64url')
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined
  return Number(until) >= house.clock.now().getTime() ? { voucherId, way } : undefined
}

const markOf = (house: House, providerId: string, body: string): Buffer => house.box.find(`redemption-permit ${providerId} ${body}`)
