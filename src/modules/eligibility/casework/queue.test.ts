import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#shared/local-date.ts'
import { kindOf, nearness, nextCase, NO_FILTER, type QueueRow, runsOutThisWeek, runsOutToday, shown } from './queue.ts'

const TODAY = localDate('2027-01-13')
const row = (number: string, changes: Partial<QueueRow> = {}): QueueRow => ({
  id: number, number, state: 'in-review', lastDay: localDate('2027-02-10'), receivedAt: new Date('2026-12-16T10:00:00Z'), alarm: null, householdId: `house-${number}`, assignedTo: null, assignedName: null, away: false,
  plannedBy: null, plannedName: null, needsSecond: null, plannedDue: null, noticeOn: null, answerBy: null, answered: false, newPapers: 0, reason: 'income-within-limit', unknown: false, ...changes,
})
const mine = { assignedTo: 'me', assignedName: 'Ik' }
const numbers = (rows: readonly QueueRow[]) => rows.map(({ number }) => number).join()

test('mine, nobody\'s, of a colleague who is away, and what waits for my yes', () => {
  const rows = [row('1', mine), row('2'), row('3', { assignedTo: 'iris' }), row('4', { assignedTo: 'iris', away: true }), row('5', { needsSecond: true, plannedBy: 'iris' }), row('6', { needsSecond: true, plannedBy: 'me' })]
  const of = (whose: 'all' | 'mine' | 'free' | 'second') => numbers(shown(rows, { ...NO_FILTER, whose }, 'me', TODAY))
  assert.deepEqual([of('all'), of('mine'), of('free'), of('second')], ['1,2,3,4,5,6', '1', '2,4,5,6', '5'])
})

test('what is not known is another kind of case than what is not so', () => {
  const rows = [row('1', { reason: 'no-studiefinanciering' }), row('2', { reason: 'no-studiefinanciering', unknown: true }), row('3', { reason: null, unknown: null })]
  assert.deepEqual(rows.map(kindOf), ['no-studiefinanciering', 'no-studiefinanciering-unknown', undefined])
  assert.equal(numbers(shown(rows, { ...NO_FILTER, kind: 'no-studiefinanciering-unknown' }, 'me', TODAY)), '2')
  assert.equal(numbers(shown(rows, { ...NO_FILTER, kind: 'no-studiefinanciering' }, 'me', TODAY)), '1')
})

test('by kind and by state', () => {
  const rows = [row('1'), row('2', { reason: 'no-studiefinanciering' }), row('3', { alarm: 'deceased' }), row('4', { state: 'waiting-for-resident' })]
  assert.equal(numbers(shown(rows, { ...NO_FILTER, kind: 'no-studiefinanciering' }, 'me', TODAY)), '2')
  assert.equal(numbers(shown(rows, { ...NO_FILTER, kind: 'alarm' }, 'me', TODAY)), '3')
  assert.equal(numbers(shown(rows, { ...NO_FILTER, state: 'waiting-for-resident' }, 'me', TODAY)), '4')
})

// 13 January 2027 is a Wednesday
for (const [lastDay, today, week, near] of [['2027-01-12', true, true, 'over'], ['2027-01-13', true, true, 'now'], ['2027-01-17', false, true, 'near'], ['2027-01-18', false, false, 'near'], ['2027-01-27', false, false, 'near'], ['2027-01-28', false, false, 'far']] as const) {
  test(`last day ${lastDay}, looked at on Wednesday 13 January: today ${today}, this week ${week}, ${near}`, () => {
    const one = row('1', { lastDay: localDate(lastDay) })
    assert.deepEqual([runsOutToday(one, TODAY), runsOutThisWeek(one, TODAY), nearness(one, TODAY)], [today, week, near])
  })
}

test('on a Sunday the week ends today', () => { assert.equal(runsOutThisWeek(row('1', { lastDay: localDate('2027-01-18') }), localDate('2027-01-17')), false) })

test('what waits for the resident cannot run out while the clock stands still', () => {
  const waiting = row('1', { state: 'waiting-for-resident', lastDay: localDate('2027-01-01') })
  assert.deepEqual([runsOutToday(waiting, TODAY), runsOutThisWeek(waiting, TODAY), nearness(waiting, TODAY)], [false, false, 'stands'])
})

test('next is my own most urgent case, then a free one; never what waits, what is a colleague\'s, or people I know', () => {
  const rows = [row('1', { state: 'refusal-proposed' }), row('2', { assignedTo: 'iris' }), row('3', { plannedBy: 'iris' }), row('4'), row('5'), row('6', mine)]
  assert.equal(nextCase(rows, 'me', new Set())?.number, '6')
  assert.equal(nextCase(rows.slice(0, 5), 'me', new Set(['house-4']))?.number, '5')
  assert.equal(nextCase(rows.slice(0, 3), 'me', new Set()), undefined)
})
