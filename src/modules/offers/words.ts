import { stemmer } from '@orama/stemmers/dutch'
import { fold } from './domain/find.ts'

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

/** Groups of words that mean the same to who searches, as a word to all of its group, by stem. */
export function synonymsBy(groups: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> {
  const by = new Map<string, Set<string>>()
  for (const group of groups) {
    const words = group.flatMap(wordsOf)
    for (const word of words) {
      const key = stem(word)
      const set = by.get(key) ?? new Set()
      for (const other of words) if (stem(other) !== key) set.add(other)
      by.set(key, set)
    }
  }
  return new Map([...by].map(([key, set]) => [key, [...set]]))
}
