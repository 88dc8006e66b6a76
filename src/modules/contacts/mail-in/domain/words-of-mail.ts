import type { Kind } from '../../domain/matter.ts'

/** As much as a colleague reads of one mail; the rest stays in the mailbox. */
export const MOST_LETTERS = 20_000

/** Numbers of ours in a subject: "Re: Wij hebben je klacht [K-26-00097]". */
export const numbersIn = (subject: string): string[] => [...new Set([...subject.toUpperCase().matchAll(/\bK-\d{2}-\d{5,7}\b/g)].map(([number]) => number))]

/** What it is about, however often it was answered or sent on: a second mail under the same subject is about the same. */
export const plainSubject = (subject: string): string =>
  subject.normalize('NFKC').toLowerCase().replace(/\[[^\]]*\]/g, ' ').replace(/^(\s*(re|fw|fwd|antw|betreft|doorst|aw|wg|tr)\s*(\[\d+\])?\s*:)+/, '').replace(/\s+/g, ' ').trim()

/**
 * What they wrote themselves, without the mail of ours below it. Only cut where a program says so and words stand above:
 * a sentence too many harms nobody.
 */
export function ownWords(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\0/g, '').replace(/\p{Zs}/gu, ' ').split('\n')
  const below = lines.findIndex((line, i) => i > 0 && BEGINS_QUOTE.some((pattern) => pattern.test(`${line} ${lines[i + 1] ?? ''}`)))
  const above = lines.slice(0, below < 0 ? lines.length : below)
  while (above.length && /^\s*(>.*)?$/.test(above.at(-1)!)) above.pop()
  const own = above.join('\n').replace(/\n{3,}/g, '\n\n').trim()
  return own || lines.join('\n').trim()
}

const BEGINS_QUOTE = [
  /^\s*(op|on) .{6,120} (schreef|heeft|wrote)\b.{0,160}:/i,
  /^\s*-{2,}\s*(oorspronkelijk bericht|original message|doorgestuurd bericht)\s*-{2,}/i,
  /^\s*_{10,}\s*(van|from):/i,
  /^\s*\*?(van|from):\*?\s.{3,120}\s\*?(verzonden|sent|datum|date|aan|to):/i,
]

/**
 * A complaint is one by what it says, not by the form it came on (Awb 9:4): who names it so gets the term and the care of
 * one. All else is a question until a colleague looks.
 */
export const kindOfWords = (subject: string, words: string): Kind => (/\b(klacht(en)?|klaag|klagen|beklag)\b/i.test(`${subject}\n${words}`) ? 'complaint' : 'question')

/** A name that can be said to somebody. What else a sender calls themselves does not go into a letter of ours. */
export function senderName(shown: string, otherwise: string): string {
  const name = shown.normalize('NFC').replace(/\s+/g, ' ').trim()
  return /^\p{L}[\p{L}\p{M} .'’-]{1,59}$/u.test(name) && !/\.\p{L}{2,}/u.test(name) ? name : otherwise
}
