import { stemmer } from '@orama/stemmers/dutch'
import { fold } from './domain/find.ts'
import { tells } from './domain/need.ts'

const stems = new Map<string, string>()
const MOST_KEPT = 100_000

/**
 * The stem of a folded Dutch word: zwemmen, zwemt and zwem are one. The stemmer is asked until nothing changes (schaatsen,
 * schaats, schat) and a double consonant at the end goes (zwemm), which it leaves. Kept: a catalogue has few different words.
 */
export function stem(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  let now = word
  for (let turn = 0; turn < 3 && now.length > 3; turn++) {
    const next = stemmer(now).replace(/([bdfgklmnprst])\1$/, '$1')
    if (next === now || next.length < 3) break
    now = next
  }
  if (stems.size >= MOST_KEPT) stems.clear()
  stems.set(word, now)
  return now
}

/** The words of a text as the index keeps them: folded, each with its stem. */
export const wordsOf = (text: string): string[] => fold(text).split(' ').filter(Boolean)

/**
 * What an editor typed as one group: with commas each part is a word or a few ("openbaar vervoer, bus"), without commas every
 * word is one of its own. Folded, without words that say nothing ("naar de film" is film).
 */
export function phrasesOf(typed: string): string[] {
  const parts = typed.split(/[,;\n]/)
  return (parts.length > 1 ? parts : wordsOf(typed)).map(phraseOf).filter(Boolean)
}

function phraseOf(part: string): string {
  const words = wordsOf(part)
  const telling = words.filter(tells)
  return (telling.length ? telling : words).slice(0, LONGEST_PHRASE).join(' ')
}

const LONGEST_PHRASE = 5
export const stemsOf = (phrase: string): string => phrase.split(' ').map(stem).join(' ')

/** Groups of words that mean the same to who searches, as a word (or a few) to all others of its group, by stem. */
export function synonymsBy(groups: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> {
  const by = new Map<string, Set<string>>()
  for (const group of groups) {
    const phrases = group.map(phraseOf).filter(Boolean)
    for (const phrase of phrases) {
      const key = stemsOf(phrase)
      const set = by.get(key) ?? new Set()
      for (const other of phrases) if (stemsOf(other) !== key) set.add(other)
      by.set(key, set)
    }
  }
  return new Map([...by].map(([key, set]) => [key, [...set]]))
}

/** What is looked for, cut into words and into phrases that we know, the longest first; each with what means the same. */
export function unitsIn(words: readonly string[], synonyms: ReadonlyMap<string, readonly string[]>): { readonly words: readonly string[]; readonly others: readonly string[] }[] {
  const units: { words: readonly string[]; others: readonly string[] }[] = []
  for (let at = 0; at < words.length;) {
    let length = Math.min(LONGEST_PHRASE, words.length - at)
    while (length > 1 && !synonyms.has(stemsOf(words.slice(at, at + length).join(' ')))) length--
    const own = words.slice(at, at + length)
    units.push({ words: own, others: synonyms.get(stemsOf(own.join(' '))) ?? [] })
    at += length
  }
  return units
}
