import type { LocalDate } from '#shared/local-date.ts'
import type { SecretBox } from '#shared/secret-box.ts'
import { uuidList } from '#db/uuid-list.ts'
import type { Rules } from '../domain/checks.ts'
import type { Facts } from '../domain/facts.ts'
import { incomeTest, type TestResult } from '../domain/income-test.ts'
import { firstReason } from '../domain/speaking-reasons.ts'
import { unsealFacts } from '../sealed-amounts.ts'
import type { RetestOutcome, Stood } from './retest.ts'

/** The same facts on another day, by the rules of that day: the one income test there is. */
export const retestOf = (facts: Facts, rules: Rules, referenceDate: LocalDate): TestResult => incomeTest({ ...facts, referenceDate }, rules)

/**
 * Many households in one piece, one after the other: ids of household, application and assessment, how it stood (its
 * first letter), the lengths of key and facts, key, facts. Both lengths 0: forgotten.
 */
export type Batch = { readonly count: number; readonly bytes: Uint8Array }

/** What was found, as the database takes it: three lists of ids, and for each household a number in `found`. */
export type Weighed = {
  readonly households: Uint8Array; readonly applications: Uint8Array; readonly assessments: Uint8Array; readonly codes: Uint8Array
  readonly found: readonly { readonly stood: Stood; readonly outcome: RetestOutcome; readonly reason: string | null }[]
}

const STOOD: Readonly<Record<string, Stood>> = { g: 'granted', r: 'refused', o: 'open' }

export function weigh(box: SecretBox, rules: Rules, referenceDate: LocalDate, batch: Batch): Weighed {
  const bytes = Buffer.from(batch.bytes.buffer, batch.bytes.byteOffset, batch.bytes.byteLength)
  const [households, applications, assessments] = [uuidList(batch.count), uuidList(batch.count), uuidList(batch.count)]
  const codes = Buffer.alloc(batch.count)
  const found: Weighed['found'][number][] = []
  const codeOf = new Map<string, number>()
  let at = 0
  for (let i = 0; i < batch.count; i++) {
    const row = readRow(bytes, at)
    at = row.end
    households.put(i, bytes, row.at)
    applications.put(i, bytes, row.at + 16)
    assessments.put(i, bytes, row.at + 32)
    const { outcome, reason } = row.factsAt === row.end ? FORGOTTEN : weighed(retestOf(open(box, bytes, row), rules, referenceDate))
    const known = `${row.stood} ${outcome} ${reason}`
    let code = codeOf.get(known)
    if (code === undefined) {
      code = found.push({ stood: row.stood, outcome, reason }) - 1
      codeOf.set(known, code)
    }
    codes[i] = code
  }
  return { households: households.bytes, applications: applications.bytes, assessments: assessments.bytes, codes, found }
}

export type BatchRow = { readonly at: number; readonly stood: Stood; readonly keyAt: number; readonly factsAt: number; readonly end: number }

/** The row that begins here. */
export function readRow(bytes: Buffer, at: number): BatchRow {
  const keyAt = at + 57
  const factsAt = keyAt + bytes.readUInt32BE(at + 49)
  return { at, stood: STOOD[String.fromCharCode(bytes[at + 48]!)]!, keyAt, factsAt, end: factsAt + bytes.readUInt32BE(at + 53) }
}

export function open(box: SecretBox, bytes: Buffer, { at, keyAt, factsAt, end }: BatchRow): Facts {
  const hex = bytes.toString('hex', at + 32, at + 48)
  const assessmentId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  return unsealFacts(box, assessmentId, bytes.subarray(keyAt, factsAt), bytes.subarray(factsAt, end))
}

type Outcome = { readonly outcome: RetestOutcome; readonly reason: string | null }
const FORGOTTEN: Outcome = { outcome: 'needs-facts', reason: null }
const weighed = ({ outcome, checks }: TestResult): Outcome => ({ outcome, reason: outcome === 'passed' ? null : firstReason(checks)!.reason })
