import type { Block } from './blocks.ts'
import { lineText } from './blocks.ts'

/** A piece of text as a reader meets it. Headings, list items and table cells are sentences of their own. */
export type Piece = { readonly kind: 'paragraph' | 'heading' | 'item' | 'cell'; readonly text: string }

/** Filled blocks as pieces: counts are spoiled by open places, so fill first. */
export const piecesOf = (blocks: readonly Block[]): Piece[] => blocks.flatMap((block): Piece[] => {
  if (block.kind === 'list') return block.items.map((item) => ({ kind: 'item', text: lineText(item) }))
  if (block.kind === 'table') return block.rows.flat().map((cell) => ({ kind: 'cell', text: lineText(cell) }))
  return [{ kind: block.kind, text: lineText(block.line) }]
})

const VOWELS = /ieuw?|eeuw|aai|ooi|oei|aa|ee|oo|uu|ie|ei|ij|ui|eu|oe|au|ou|[aeiouyáàéèëíïóöúü]/gi

/** Groups of vowels as Dutch writes them, at least one. Digits read as one word of two syllables. */
export const syllables = (word: string): number => (/\d/.test(word) ? 2 : Math.max(1, word.match(VOWELS)?.length ?? 0))

/** Words as they are read: a number with its dots is one, a currency sign is none. */
export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}](?:[\p{L}\p{N}'’.,/%@-]*[\p{L}\p{N}%])?/gu) ?? []

/** A piece in sentences: a full stop, question mark or exclamation mark, then white space and a capital, digit or quote. */
export const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?]["’']?)\s+(?=["‘'€]?[\p{Lu}\p{N}])/u).map((each) => each.trim()).filter((each) => wordsOf(each).length > 0)

export type Measure = {
  readonly words: number
  readonly sentences: number
  /** Flesch-Douma: 206.835 - 0.93 x words per sentence - 77 x syllables per word. Higher is easier; below 100 words it swings. */
  readonly flesch: number
  readonly average: number
  /** Per 100 words. */
  readonly over8: number
  readonly over12: number
  readonly nouns: number
  /** Share of sentences, 0 to 1. */
  readonly passive: number
}

/** Names and words that the house keeps, explained at first use: they do not count as long. */
const KEPT = /^(stadjerspas|kortingsbon(nen)?|bijstandsnorm|studiefinanciering|burgemeester|wethouders|zorgtoeslag|huurtoeslag|vakantiegeld|kinderbijslag|gemeentewet|geboortedatum|bevolkingsregister|eherkenning|(jan|febr)uari|september|(okto|novem|decem)ber|donderdag|groningen|toegankelijkheid)$/i
const letters = (word: string): number => word.replace(/[^\p{L}]/gu, '').length
/** A telephone number, a code or an e-mail address is read as a sign, not as a word. */
const isSign = (word: string): boolean => /[\d@]/.test(word)
export const longWords = (words: readonly string[], over: number): string[] =>
  words.filter((word) => !isSign(word) && !KEPT.test(word) && word.split('-').some((part) => letters(part) > over))

/** Nouns made of verbs: a word on -ing that is no ordinary thing. */
const THINGS = /^(korting|verzekering|woning|regeling|leerling|uitkering|vergunning|mening|rekening|lening|studiefinanciering|handtekening|oplossing|vereniging|kleding|melding|leiding|verrassing|misging)(en)?$/i
const isVerbNoun = (word: string): boolean => /..ing(en)?$/i.test(word) && word.length > 5 && !THINGS.test(word) && !KEPT.test(word)

const PARTICIPLE = /\b((?:ge|be|ver|ont|her|er)\p{L}{2,}(?:d|t|en)|\p{L}+ge\p{L}{2,}(?:d|t|en)|toegelaten)\b/iu
/** `worden` with a participle, or `is/zijn` with a participle and `door`. A pattern, not grammar: it may miss one. */
export const isPassive = (sentence: string): boolean =>
  PARTICIPLE.test(sentence) && (/\b(word|wordt|worden|werd|werden)\b/i.test(sentence) || (/\b(is|zijn|was|waren)\b/i.test(sentence) && /\bdoor\b/i.test(sentence)))

export function measure(pieces: readonly Piece[]): Measure {
  const sentences = pieces.flatMap((piece) => sentencesOf(piece.text))
  const words = sentences.flatMap(wordsOf)
  const count = Math.max(words.length, 1)
  const average = words.length / Math.max(sentences.length, 1)
  const perHundred = (found: readonly unknown[]): number => (found.length / count) * 100
  return {
    words: words.length, sentences: sentences.length, average,
    flesch: 206.835 - 0.93 * average - 77 * (words.reduce((sum, word) => sum + syllables(word), 0) / count),
    over8: perHundred(longWords(words, 8)), over12: perHundred(longWords(words, 12)), nouns: perHundred(words.filter(isVerbNoun)),
    passive: sentences.filter(isPassive).length / Math.max(sentences.length, 1),
  }
}
