import { measure, type Piece, sentencesOf, wordsOf } from '#modules/knowledge/domain/readability.ts'

/** Groups of vowels, without a silent e at the end: near enough for a page as a whole. */
const syllables = (word: string): number => Math.max(1, word.toLowerCase().replace(/(?<=[a-z]{2})e\b/, '').match(/[aeiouy]+/g)?.length ?? 1)

/** What makes these pieces hard to read, together and one by one: reading ease below 65, 12 words on average, 20 in one. */
export function hardEnglish(pieces: readonly Piece[]): string[] {
  const { words, sentences } = measure(pieces)
  const all = pieces.flatMap((piece) => sentencesOf(piece.text))
  const flesch = 206.835 - 1.015 * (words / sentences) - 84.6 * (all.flatMap(wordsOf).reduce((sum, word) => sum + syllables(word), 0) / words)
  return [...(flesch < 65 ? [`Flesch reading ease ${flesch.toFixed(0)}`] : []), ...(words / sentences > 12 ? ['12 words on average'] : []), ...all.filter((one) => wordsOf(one).length > 20)]
}
