import { fewRandomBytes } from './random-bytes.ts'

let last = 0
let count = 0

/**
 * UUID version 7 (RFC 9562 5.7): time-ordered, so that rows written together lie together. Of one millisecond those of
 * one process are in order too (6.2, method 1): a receipt stands before what follows from it.
 */
export function newId(at: Date): string {
  const bytes = fewRandomBytes(16)
  const ms = at.getTime()
  count = ms === last ? (count + 1) & 0xfff : 0
  last = ms
  bytes.writeUIntBE(ms, 0, 6)
  bytes.writeUInt16BE(0x7000 | count, 6)
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return written(bytes)
}

function written(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** UUID version 4 (RFC 9562 5.4): for a number that everybody may see, and that may not say when it was made. */
export function untimedId(): string {
  const bytes = fewRandomBytes(16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return written(bytes)
}

export const isUuid = (text: unknown): text is string =>
  typeof text === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)
