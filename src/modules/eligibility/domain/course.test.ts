import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#shared/local-date.ts'
import { FIRST, MOVES, type ApplicationState, type MoveName, OPEN } from './application-states.ts'
import { type CourseEvent, courseOf } from './course.ts'

const day = (n: number) => localDate(`2026-11-${String(n).padStart(2, '0')}`)
const lastDay = localDate('2027-01-18')
const first: CourseEvent = { move: null, to: FIRST, on: day(1) }
const shown = (events: readonly CourseEvent[], asked: readonly { dueOn: ReturnType<typeof day> }[] = []) =>
  courseOf({ events, asked, lastDay }).map(({ kind, state, day: on, until }) => [kind, state, on ?? until])

test('applied and looked at by a person: received, now, and the last day for the decision', () => {
  assert.deepEqual(shown([first, { move: 'open', to: 'in-review', on: day(1) }]), [['received', 'done', day(1)], ['review-now', 'now', undefined], ['decision', 'later', lastDay]])
})

test('asked: until when to answer, and no day for the decision while the clock stands still; answered: the day is back', () => {
  const asked: CourseEvent[] = [first, { move: 'open', to: 'in-review', on: day(1) }, { move: 'ask', to: 'waiting-for-resident', on: day(3) }]
  assert.deepEqual(shown(asked, [{ dueOn: day(17) }]), [
    ['received', 'done', day(1)], ['review', 'done', day(1)], ['asked', 'done', day(3)], ['answer-now', 'now', day(17)], ['decision-later', 'later', undefined]])
  assert.deepEqual(shown([...asked, { move: 'answer', to: 'in-review', on: day(5) }], [{ dueOn: day(17) }]).slice(-3), [
    ['answered', 'done', day(5)], ['review-now', 'now', undefined], ['decision', 'later', lastDay]])
})

test('a refusal that is proposed says until when to react, the second question its own last day, and more time the new day', () => {
  const events: CourseEvent[] = [first, { move: 'open', to: 'in-review', on: day(1) }, { move: 'ask', to: 'waiting-for-resident', on: day(2) }, { move: 'expire', to: 'in-review', on: day(9) }, { move: 'extend', to: 'in-review', on: day(10) }, { move: 'propose-refusal', to: 'refusal-proposed', on: day(11) }]
  const steps = courseOf({ events, asked: [{ dueOn: day(8) }, { dueOn: day(25) }], lastDay })
  assert.deepEqual(steps.find(({ kind }) => kind === 'react-now')?.until, day(25))
  assert.deepEqual(steps.find(({ kind }) => kind === 'more-time')?.until, lastDay)
})

test('an objection stands in the course: open with the day of our answer, ended with its outcome', () => {
  const events: CourseEvent[] = [first, { move: 'open', to: 'in-review', on: day(1) }, { move: 'refuse', to: 'refused', on: day(4) }]
  const open = courseOf({ events, asked: [], lastDay, objections: [{ madeOn: day(6), state: 'open', decideBy: lastDay, endedOn: undefined }] })
  assert.deepEqual(open.map(({ kind }) => kind), ['received', 'review', 'refused', 'objection-made', 'objection-now'])
  const done = courseOf({ events: [...events, { move: 'grant-again', to: 'granted', on: day(20) }], asked: [], lastDay, objections: [{ madeOn: day(6), state: 'upheld', decideBy: lastDay, endedOn: day(20) }] })
  assert.deepEqual(done.map(({ kind }) => kind), ['received', 'review', 'refused', 'objection-made', 'granted-again', 'objection-upheld'])
})

test('after every sequence of moves an open application has exactly one step of now, and a decided one none', () => {
  const seen = new Set<ApplicationState>()
  const walk = (events: readonly CourseEvent[], state: ApplicationState, depth: number): void => {
    seen.add(state)
    const steps = courseOf({ events, asked: [{ dueOn: day(20) }, { dueOn: day(21) }], lastDay })
    assert.equal(steps.filter((step) => step.state === 'now').length, OPEN.includes(state) ? 1 : 0, events.map(({ move }) => move).join(' '))
    assert.equal(steps[0]?.kind, 'received')
    if (depth === 0) return
    for (const { from, move, to } of MOVES) if (from === state) walk([...events, { move: move as MoveName, to, on: day(events.length + 1) }], to, depth - 1)
  }
  walk([first], FIRST, 5)
  assert.deepEqual([...seen].sort(), [...new Set(MOVES.flatMap(({ from, to }) => [from, to]))].sort())
})
