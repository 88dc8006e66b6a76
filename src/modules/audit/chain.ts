import { createHmac } from 'node:crypto'

export type Link = { readonly number: number; readonly fromNumber: number; readonly toNumber: number }

export const FIRST_HEAD: Buffer = Buffer.alloc(32)

/**
 * The head of one seal: it covers the head before it, its own place and range, and every row as text. Lengths go in
 * front of the texts, so that no two lists of rows can look the same. HMAC: who has the database but not the key
 * cannot make a chain that fits a changed row.
 */
export function sealHead(key: Buffer, series: string, previous: Buffer, link: Link, lines: readonly string[]): Buffer {
  const mac = createHmac('sha256', key).update(previous).update(`${series} ${link.number} ${link.fromNumber} ${link.toNumber} ${lines.length}\n`)
  for (const line of lines) mac.update(`${Buffer.byteLength(line)}:${line}\n`)
  return mac.digest()
}
