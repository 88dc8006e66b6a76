import { readFileSync } from 'node:fs'
import { parseAowAges } from './domain/aow-age.ts'
import { type NormTable, parseNorms } from './domain/norms.ts'
import { parsePenaltyRules } from './domain/penalty.ts'
import { parseEquatedDays } from './domain/terms.ts'

/** Figures of the law as this release ships them (data/). Norms go on to the database at the first start. */
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../../data/${name}`, import.meta.url), 'utf8'))

export const aowAges = parseAowAges(read('aow-ages.json'))
export const penaltyRules = parsePenaltyRules(read('late-decision.json'))
export const equatedDays = parseEquatedDays(read('equated-days.json'))

export function releaseNorms(): readonly NormTable[] {
  const norms = parseNorms(read('bijstandsnormen.json'))
  if (norms.ok) return norms.value
  const [first] = norms.refusal.facts ?? []
  throw new Error(`data/bijstandsnormen.json, ${first?.field}: ${first?.message}`)
}
