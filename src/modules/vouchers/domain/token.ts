import { addDays, daysBetween, type LocalDate, localDate } from '#shared/local-date.ts'
import { base41Shape, fromBase41, toBase41 } from './base41.ts'

/**
 * What the QR code of a voucher says, signed: nothing about a person. 99 bytes, 149 characters, a QR code of 41 modules
 * at level M; the signature alone takes 64 of those bytes.
 *
 *   byte  0      format (high four bits) and environment (low four bits)
 *         1-2    key id, two characters
 *         3-18   voucher
 *        19-24   mark of the provider, or of the group of providers
 *        25-30   mark of the offer
 *        31-34   first and last day, each in days since 2000-01-01
 *        35-98   Ed25519 signature over bytes 0-34
 *
 * A mark is the last six bytes of an id, its random part: enough for a device to know its own, too little to matter when
 * two were ever the same, for the voucher's row decides.
 */
export type TokenContent = {
  readonly environment: Environment
  readonly keyId: string
  readonly voucherId: string
  readonly providerMark: string
  readonly offerMark: string
  readonly validFrom: LocalDate
  readonly validTo: LocalDate
}
export type Environment = 'demonstration' | 'production'

/** As read from a picture or a paste. Nothing in it counts before the signature is checked. */
export type PresentedToken = { readonly content: TokenContent; readonly signed: Uint8Array; readonly signature: Uint8Array }

const FORMAT = 1
const ENVIRONMENTS: readonly Environment[] = ['demonstration', 'production']
const SIGNED = 35
const SIGNATURE = 64
const DAY_ZERO = localDate('2000-01-01')

/** How the text of a token looks, as a regular expression: enough to tell it from what other QR codes say, and no proof of anything. */
export const tokenShape = base41Shape(SIGNED + SIGNATURE)

export const markOf = (id: string): string => id.slice(-12)

/** The text for the QR code. `sign` gives the 64 bytes of the signature with the key that `keyId` names. */
export function writeToken(content: TokenContent, sign: (bytes: Uint8Array) => Uint8Array): string {
  const signed = new Uint8Array(SIGNED)
  const view = new DataView(signed.buffer)
  signed[0] = (FORMAT << 4) | ENVIRONMENTS.indexOf(content.environment)
  signed.set([...content.keyId].map((character) => character.charCodeAt(0)), 1)
  signed.set(fromHex(content.voucherId.replaceAll('-', '')), 3)
  signed.set(fromHex(content.providerMark), 19)
  signed.set(fromHex(content.offerMark), 25)
  view.setUint16(31, daysBetween(DAY_ZERO, content.validFrom))
  view.setUint16(33, daysBetween(DAY_ZERO, content.validTo))
  const bytes = new Uint8Array(SIGNED + SIGNATURE)
  bytes.set(signed)
  bytes.set(sign(signed), SIGNED)
  return toBase41(bytes)
}

/** Small letters and white space from copying are forgiven. Undefined when the text is no token of ours at all. */
export function readToken(text: string): PresentedToken | undefined {
  const bytes = fromBase41(text.replace(/\s/g, '').toUpperCase())
  if (bytes?.length !== SIGNED + SIGNATURE || bytes[0]! >> 4 !== FORMAT) return undefined
  const environment = ENVIRONMENTS[bytes[0]! & 15]
  if (!environment) return undefined
  const view = new DataView(bytes.buffer)
  return {
    content: {
      environment,
      keyId: String.fromCharCode(bytes[1]!, bytes[2]!),
      voucherId: toHex(bytes.subarray(3, 19)).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
      providerMark: toHex(bytes.subarray(19, 25)),
      offerMark: toHex(bytes.subarray(25, 31)),
      validFrom: addDays(DAY_ZERO, view.getUint16(31)),
      validTo: addDays(DAY_ZERO, view.getUint16(33)),
    },
    signed: bytes.subarray(0, SIGNED),
    signature: bytes.subarray(SIGNED),
  }
}

const toHex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const fromHex = (hex: string): number[] => (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
