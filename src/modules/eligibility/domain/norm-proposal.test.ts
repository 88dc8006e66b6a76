import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#shared/local-date.ts'
import { formatEuro } from '#shared/money.ts'
import type { NormTable } from './norms.ts'
import { changeOf, checkNorms, greatChanges, neighbours, nextIndexation, type NewNorms, readAmount, readDay, type TypedNorms } from './norm-proposal.ts'

const today = localDate('2026-11-23')
const tableOf = (day: string, amounts: NormTable['amounts'], version = 1): NormTable => ({
  effectiveFrom: localDate(day), version, amounts, basis: 'including-holiday-allowance', holidayAllowancePermille: 50, source: 'brief', confidence: 'read',
})
const january = tableOf('2026-01-01', { 'single-21': 140150, 'couple-21': 200213 })
const july = tableOf('2026-07-01', { 'single-21': 141946, 'couple-21': 202779 })
const tables = [january, july]

const right: TypedNorms = { effectiveFrom: '1-1-2027', source: 'Normenbrief', amounts: { 'single-21': '1.450,00', 'couple-21': '2071.43' } }
const typed = (changes: Partial<TypedNorms> = {}, amounts: TypedNorms['amounts'] = {}): TypedNorms => ({ ...right, ...changes, amounts: { ...right.amounts, ...amounts } })
const told = (given: TypedNorms, among: readonly NormTable[] = tables): string[] => {
  const checked = checkNorms(given, among, today)
  return checked.ok ? ['right'] : checked.refusal.facts!.map((problem) => [problem.field, problem.code, 'day' in problem ? problem.day : 'change' in problem ? problem.change.permille : ''].join(' ').trim())
}
const norms = (single: number): NewNorms => ({ effectiveFrom: localDate('2027-01-01'), source: '', amounts: { 'single-21': single } })

const AMOUNTS: readonly [string, number | undefined][] = [
  ['1.419,46', 141946], ['1419.46', 141946], ['1419,46', 141946], ['€ 1.419,46', 141946], [' 345,99 ', 34599], ['0,01', 1], ['67.500,00', 6750000], ['999999.99', 99999999],
  ['1419', undefined], ['1.419', undefined], ['1419,4', undefined], ['1,419.46', undefined], ['1.41946', undefined], ['1.4.19,46', undefined], ['-1419.46', undefined],
  ['', undefined], ['geen', undefined], ['1e3', undefined], ['1419.461', undefined], ['١٤١٩.٤٦', undefined],
]
for (const [text, cents] of AMOUNTS) test(`"${text}" is ${cents === undefined ? 'no amount' : formatEuro(cents)}`, () => assert.equal(readAmount(text), cents))

const DAYS: readonly [string, string | undefined][] = [
  ['1-1-2027', '2027-01-01'], ['01-07-2027', '2027-07-01'], ['2027-01-01', '2027-01-01'], ['29-2-2028', '2028-02-29'],
  ['29-2-2027', undefined], ['31-4-2027', undefined], ['1 januari 2027', undefined], ['1-1-27', undefined], ['', undefined],
]
for (const [text, day] of DAYS) test(`"${text}" is ${day ?? 'no day'}`, () => assert.equal(readDay(text), day))

const CHECKS: readonly [string, TypedNorms, string[]][] = [
  ['a table that is right', typed(), ['right']],
  ['the day of a table that exists: a correction', typed({ effectiveFrom: '1-7-2026' }), ['right']],
  ['the day of an older table: a correction too', typed({ effectiveFrom: '2026-01-01' }), ['right']],
  ['a day between two tables', typed({ effectiveFrom: '1-3-2026' }), ['effectiveFrom day-before-newest 2026-07-01']],
  ['a day before all tables', typed({ effectiveFrom: '1-1-2020' }), ['effectiveFrom day-before-newest 2026-07-01']],
  ['a day a year ahead', typed({ effectiveFrom: '23-11-2027' }), ['right']],
  ['a day more than a year ahead', typed({ effectiveFrom: '24-11-2027' }), ['effectiveFrom day-too-far']],
  ['no day', typed({ effectiveFrom: 'morgen' }), ['effectiveFrom no-day']],
  ['no source', typed({ source: '  ' }), ['source no-source']],
  ['a long source', typed({ source: 'x'.repeat(301) }), ['source source-long']],
  ['a hole: the type and the day are told', typed({}, { 'couple-21': '' }), ['couple-21 hole 2026-07-01']],
  ['an amount without cents', typed({}, { 'single-21': '1450' }), ['single-21 no-amount']],
  ['nothing', typed({}, { 'single-21': '0,00' }), ['single-21 zero']],
  ['a quarter more', typed({}, { 'single-21': '1774,32' }), ['right']],
  ['a cent over a quarter more', typed({}, { 'single-21': '1774,33' }), ['single-21 too-great 250']],
  ['a point in the wrong place', typed({}, { 'single-21': '14.194,60' }), ['single-21 too-great 9000']],
  ['more than a quarter less', typed({}, { 'single-21': '1.000,00' }), ['single-21 too-great -296']],
  ['a type that was not there before', typed({}, { 'single-aow': '1.600,00' }), ['right']],
  ['everything wrong at once', { effectiveFrom: '', source: '', amounts: { 'single-21': 'x' } }, ['effectiveFrom no-day', 'source no-source', 'single-21 no-amount', 'couple-21 hole 2026-07-01']],
]
for (const [what, given, problems] of CHECKS) test(`checking ${what}`, () => assert.deepEqual(told(given), problems))

test('the first table of all has nothing to be held against, but holds something', () => {
  assert.deepEqual(told(typed({ effectiveFrom: '1-1-2020' }), []), ['right'])
  assert.deepEqual(told({ ...right, amounts: {} }, []), ['single-21 no-amount'])
})

test('a correction is weighed against the table of the day before it, so that a mistake can be undone', () => {
  const mistake = tableOf('2026-07-01', { 'single-21': 107000, 'couple-21': 202779 }, 2)
  assert.deepEqual(told(typed({ effectiveFrom: '1-7-2026' }, { 'single-21': '1.419,46' }), [...tables, mistake]), ['right'])
  assert.equal(neighbours([...tables, mistake], localDate('2026-07-01')).corrects?.version, 2)
  assert.deepEqual(told(typed({ effectiveFrom: '1-7-2026' }, { 'couple-21': '' }), [...tables, mistake]), ['couple-21 hole 2026-07-01'])
})

test('an amount is read to the cent, whichever way it is written', () => {
  const checked = checkNorms(typed(), tables, today)
  assert.deepEqual(checked.ok && checked.value.amounts, { 'single-21': 145000, 'couple-21': 207143 })
})

test('a change of exactly five percent is usual, a cent more asks for a tick; up and down alike', () => {
  const around = { before: tableOf('2026-07-01', { 'single-21': 140000 }), corrects: undefined }
  for (const [cents, asked] of [[147000, false], [147001, true], [133000, false], [132999, true], [140000, false]] as const) {
    assert.deepEqual(greatChanges(norms(cents), around), asked ? ['single-21'] : [], String(cents))
  }
  assert.equal(changeOf('single-21', 149940, around)?.permille, 71)
  assert.equal(changeOf('couple-21', 149940, around), undefined)
})

test('the day that is suggested is the indexation after the newest table', () => {
  assert.equal(nextIndexation(tables), '2027-01-01')
  assert.equal(nextIndexation([january]), '2026-07-01')
  assert.equal(nextIndexation([]), undefined)
})
