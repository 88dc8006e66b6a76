import { readCode } from '#shared/code.ts'

/** As they are printed and read out: in groups of four, or letter by letter; or in one go. */
const SHAPES = [
  { pattern: /(?<![\p{L}\p{N}])[0-9a-z]{15}(?![\p{L}\p{N}])/giu, length: 15 },
  { pattern: /(?<![\p{L}\p{N}])[0-9a-z]{4}(?:[ -][0-9a-z]{4}){2}[ -][0-9a-z]{3}(?![\p{L}\p{N}])/giu, length: 15 },
  { pattern: /(?<![\p{L}\p{N}])[0-9a-z](?:[ -][0-9a-z]){14}(?![\p{L}\p{N}])/giu, length: 15 },
  { pattern: /(?<![\p{L}\p{N}])[0-9a-z]{10}(?![\p{L}\p{N}])/giu, length: 10 },
  { pattern: /(?<![\p{L}\p{N}])[0-9A-Z]{5}[ -][0-9A-Z]{5}(?![\p{L}\p{N}])/gu, length: 10 },
  { pattern: /(?<![\p{L}\p{N}])[0-9a-z]{8}(?![\p{L}\p{N}])/giu, length: 8 },
  // Two words of four letters are many things: a pass in two groups is in capitals, as it is printed.
  { pattern: /(?<![\p{L}\p{N}])[0-9A-Z]{4}[ -][0-9A-Z]{4}(?![\p{L}\p{N}])/gu, length: 8 },
] as const

/**
 * Whether a text names a voucher, a pass or a code for the library. To a mail address that nobody made sure of it does not go: who holds the
 * code holds the voucher. A code nearly always mixes digits and letters; a word or an amount does not.
 */
export function namesCode(text: string): boolean {
  const plain = text.normalize('NFKC')
  return SHAPES.some(({ pattern, length }) => [...plain.matchAll(pattern)].some(([found]) => {
    const code = found.replace(/[ -]/g, '')
    return /\d/.test(code) && /[a-z]/i.test(code) && readCode(code, length) !== undefined
  }))
}
