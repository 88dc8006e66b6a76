import { isBsn } from '#shared/bsn.ts'
import { readCode } from '#shared/code.ts'
import type { LocalDate } from '#shared/local-date.ts'

/** What the desk looks for: always something exact. */
export type DeskKey =
  | { readonly kind: 'bsn' | 'pass' | 'voucher' | 'application' | 'matter' | 'sign-in'; readonly value: string }
  | { readonly kind: 'name'; readonly value: string; readonly born: LocalDate }
export type NoKey = 'empty' | 'wildcard' | 'wrong-bsn' | 'born-missing' | 'nothing'

/**
 * Which key somebody typed. A part of a name, a star or a question mark is none: nobody leafs through people. A name goes
 * with the day of birth, because two people may have one.
 */
export function readDeskKey(typed: string, born: LocalDate | undefined): DeskKey | NoKey {
  const text = typed.normalize('NFKC').trim()
  if (!text) return 'empty'
  if (/[*%?_]/.test(text)) return 'wildcard'
  const digits = text.replace(/[\s.-]/g, '')
  if (/^\d{9}$/.test(digits)) return isBsn(digits) ? { kind: 'bsn', value: digits } : 'wrong-bsn'
  const number = /^(SP|K)-?(\d{2})-?(\d{5,7})$/i.exec(text.replace(/\s/g, ''))
  if (number) return { kind: number[1]!.toUpperCase() === 'K' ? 'matter' : 'application', value: `${number[1]!.toUpperCase()}-${number[2]}-${number[3]}` }
  if (readCode(text, 15)) return { kind: 'voucher', value: text }
  // A pass number has a check character, and nearly always a digit; a surname of eight letters that passes is looked up as both.
  if (readCode(text, 8) && (/\d/.test(text) || !born)) return { kind: 'pass', value: text }
  // So has the number of a sign-in that stopped, of six characters.
  if (readCode(text, 6) && (/\d/.test(text) || !born)) return { kind: 'sign-in', value: text }
  if (!/^[\p{L}\p{M}'’. -]{2,100}$/u.test(text)) return 'nothing'
  return born ? { kind: 'name', value: text, born } : 'born-missing'
}
