/**
 * Bytes as text that QR's alphanumeric mode holds in 5.5 bits a character: two bytes in three characters. The principle
 * is base45 (RFC 9285) without space, $, % and +: people paste this text, and those are lost or changed on the way.
 */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-.:/*'
const BASE = ALPHABET.length

/** What any row of so many bytes looks like as text, as a regular expression. */
export const base41Shape = (bytes: number): string => `^[${ALPHABET.replace('-', '\\-')}]{${Math.ceil(bytes * 1.5)}}$`

export function toBase41(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 2) {
    const pair = i + 1 < bytes.length
    let value = pair ? bytes[i]! * 256 + bytes[i + 1]! : bytes[i]!
    for (let digits = pair ? 3 : 2; digits; digits--) {
      text += ALPHABET[value % BASE]
      value = Math.floor(value / BASE)
    }
  }
  return text
}

/** Undefined for any text that `toBase41` never writes: there is one text for each row of bytes. */
export function fromBase41(text: string): Uint8Array | undefined {
  if (text.length % 3 === 1) return undefined
  const bytes: number[] = []
  for (let i = 0; i < text.length; i += 3) {
    const digits = [...text.slice(i, i + 3)].map((character) => ALPHABET.indexOf(character))
    if (digits.includes(-1)) return undefined
    const value = digits.reduceRight((sum, digit) => sum * BASE + digit, 0)
    if (value >= (digits.length === 3 ? 65_536 : 256)) return undefined
    if (digits.length === 3) bytes.push(value >> 8)
    bytes.push(value & 255)
  }
  return Uint8Array.from(bytes)
}
