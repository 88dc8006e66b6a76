import { hardWords } from './plain-words.ts'
import { longWords, measure, type Measure, type Piece, sentencesOf, wordsOf } from './readability.ts'

/** What a text is decides how it is measured: a letter may be a little harder, a work text speaks to colleagues. */
export type Kind = 'page' | 'message' | 'letter' | 'desk' | 'provider' | 'label'

export type Finding = { readonly rule: string; readonly sentence: string; readonly say: string }

const MOST_WORDS: Record<Kind, number> = { page: 18, message: 18, letter: 20, desk: 18, provider: 18, label: 18 }
const LEAST_FLESCH: Record<Kind, number> = { page: 70, message: 70, letter: 62, desk: 70, provider: 70, label: 70 }

/** Rules on the text as a whole. They need some length: small ones of a kind are measured together. */
export function findingsOfWhole(pieces: readonly Piece[], kind: Kind): Finding[] {
  const m: Measure = measure(pieces)
  const find = (rule: string, bad: boolean, say: string): Finding[] => (bad ? [{ rule, sentence: pieces[0]?.text ?? '', say }] : [])
  const words = pieces.flatMap((piece) => wordsOf(piece.text))
  const show = (over: number): string => [...new Set(longWords(words, over))].join(', ')
  return [
    ...find('flesch',    m.flesch < LEAST_FLESCH[kind], `Flesch-Douma is ${m.flesch.toFixed(0)}; at least ${LEAST_FLESCH[kind]}. Shorter sentences and shorter words.`),
    ...find('average',   m.average > 11,   `A sentence has ${m.average.toFixed(1)} words on average; at most 11.`),
    ...find('over-8',    m.over8 > 10,     `${m.over8.toFixed(1)} in 100 words are longer than 8 letters; at most 10: ${show(8)}.`),
    ...find('over-12',   m.over12 > 1 && longWords(words, 12).length > 1, `${m.over12.toFixed(1)} in 100 words are longer than 12 letters; at most 1: ${show(12)}.`),
    ...find('nouns',     m.nouns > 2,      `${m.nouns.toFixed(1)} in 100 words are nouns made of verbs (-ing); at most 2.`),
    ...find('passive',   m.passive > 0.1,  `${(m.passive * 100).toFixed(0)}% of the sentences are passive; at most 10%. Say who does it.`),
    ...find('helaas',    words.filter((word) => /^helaas$/i.test(word)).length > 1, 'Helaas stands here more than once.'),
  ]
}

const PARAGRAPH = 4

type PieceRule = (piece: Piece, kind: Kind) => string | false

const PIECE_RULES: Record<string, PieceRule> = {
  'paragraph':   ({ kind, text }) => kind === 'paragraph' && sentencesOf(text).length > PARAGRAPH && `A paragraph has at most ${PARAGRAPH} sentences.`,
  'heading':     ({ kind, text }) => kind === 'heading' && (wordsOf(text).length > 8 || /\.$/.test(text)) && 'A heading has at most 8 words and no full stop.',
  'item':        ({ kind, text }) => kind === 'item' && wordsOf(text).length > 12 && 'A list item has at most 12 words.',
  'brackets':    ({ text }, kind) => kind !== 'label' && /[()]/.test(text) && 'No brackets: make it a sentence.',
  'en-of':       ({ text }) => /\ben\/of\b/i.test(text) && 'Not en/of: choose.',
  'short-forms': ({ text }) => /(?<!\p{L})(?:\p{Ll}\.){2,}|(?<!\p{L})(?:bijv|bv|evt|incl|excl|max|min|tel|nr|ca|resp)\./iu.test(text) && 'Write short forms in full.',
  'exclamation': ({ text }) => /!/.test(text) && 'No exclamation marks.',
  'double-no':   ({ text }) => /\bniet (zonder|on\p{L}{4,})\b|\bgeen\b[^.?,]*\bniet\b|\bnooit (geen|niet)\b/iu.test(text) && 'No double negative: say what is.',
  'formal-you':  ({ text }) => /\b(u|uw|uzelf)\b/i.test(text) && 'Say je, not u.',
  'nobody':      ({ text }) => /\bmen\b/i.test(text) && 'Say who does it.',
  'typed-date':  ({ text }) => /\b\d{1,2}[- \u00a0](januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|\d{1,2}-\d{2,4})\b|\b20[2-9]\d\b/i.test(text) && 'A date comes from a place, it is never typed.',
  'typed-money': ({ text }) => /€|\beuro\b/i.test(text) && 'An amount comes from a place, it is never typed.',
  'no-last-day': ({ text }) => /\bbinnen (\d+|één|twee|drie|vier|zes|acht) (dag|week|weken|maand)/i.test(text) && !/tot en met/.test(text) && 'With "binnen … weken" stands the last day: tot en met.',
  // On the written text: an address that fills a place has commas of its own.
  'commas':      ({ text }) => sentencesOf(text).some((sentence) => /,\s.*,\s/.test(sentence)) && 'At most one comma in a sentence: make two sentences, or a list.',
  'spoken-even': ({ text }) => /\beven\b/i.test(text) && 'Leave out even.',
}

/** Rules for a text as it is written, before its places are filled: a date, an amount or a comma in it was typed. */
export const SOURCE_RULES: readonly string[] = ['typed-date', 'typed-money', 'commas']
/** Every rule on a piece, for the guard that proves each of them. */
export const pieceRules: readonly string[] = [...Object.keys(PIECE_RULES), 'sentence', 'hard-word']

/** Rules on each piece, and on each sentence in it. Those of SOURCE_RULES only on a `written` text: filled places break them by right. */
export function findingsOfPieces(pieces: readonly Piece[], kind: Kind, written = false): Finding[] {
  return pieces.flatMap((piece): Finding[] => {
    const found = Object.entries(PIECE_RULES).flatMap(([rule, check]): Finding[] => {
      const say = SOURCE_RULES.includes(rule) === written && check(piece, kind)
      return say ? [{ rule, sentence: piece.text, say }] : []
    })
    if (written) return found
    for (const sentence of sentencesOf(piece.text)) {
      const count = wordsOf(sentence).length
      if (count > MOST_WORDS[kind]) found.push({ rule: 'sentence', sentence, say: `${count} words; at most ${MOST_WORDS[kind]}.` })
    }
    for (const { word, instead } of hardWords(piece.text, kind !== 'provider' && kind !== 'label')) found.push({ rule: 'hard-word', sentence: piece.text, say: `Not "${word}" but: ${instead}.` })
    return found
  })
}

/** Lists have 2 to 7 items: fewer is a sentence, more is two lists. */
export const listFindings = (items: readonly number[]): Finding[] =>
  items.filter((count) => count < 2 || count > 7).map((count) => ({ rule: 'list', sentence: `a list of ${count}`, say: 'A list has 2 to 7 items.' }))
