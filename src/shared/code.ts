import { fewRandomBytes } from './random-bytes.ts'

/**
 * Codes that people type: Crockford base32, no I, L, O or U. Each random character is five bits:
 * vouchers use fourteen (70 bits) and one to check. A typing error in one character is always found.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Multiplication in GF(32), polynomial x^5 + x^2 + 1: the field with as many elements as our alphabet has characters. */
function times(a: number, b: number): number {
  let product = 0
  for (; b; b >>= 1) {
    if (b & 1) product ^= a
    a = a & 16 ? ((a << 1) ^ 0b100101) : a << 1
  }
  return product
}

/** Weights are powers of 2 in GF(32), all different for up to 30 characters: one wrong character, or two neighbours swapped, always shows. */
const checkCharacter = (body: string): string => {
  let sum = 0
  for (const character of body) sum = times(sum, 2) ^ ALPHABET.indexOf(character)
  return ALPHABET[times(sum, 2)]!
}

/** A new code of `length` characters, the last one being the check character. */
export function newCode(length: number): string {
  let body = ''
  for (const byte of fewRandomBytes(length - 1)) body += ALPHABET[byte & 31]
  return body + checkCharacter(body)
}

/** What someone typed as we store it: capitals, no spaces or dashes, O as 0, I and L as 1. Undefined when it cannot be a code. */
export function readCode(typed: string, length: number): string | undefined {
  const code = typed.normalize('NFKC').toUpperCase().replace(/[\s\-–.]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  if (code.length !== length || [...code].some((c) => !ALPHABET.includes(c))) return undefined
  return checkCharacter(code.slice(0, -1)) === code.at(-1) ? code : undefined
}

/** In groups, as on a ticket: "7K4M 9QXD 2HTR 5AB". */
export const spellCode = (code: string, group = 4): string => code.replace(new RegExp(`(.{${group}})(?=.)`, 'g'), '$1 ')
