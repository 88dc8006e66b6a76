import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closedBecause, mayMove, type OfferState, transitions } from './state.ts'

const window = { orderableFrom: new Date('2026-12-01T09:00:00+01:00'), orderableUntil: new Date('2027-01-01T00:00:00+01:00') }
const at = (iso: string) => new Date(iso)

test('an offer opens on the minute and closes at midnight', () => {
  assert.equal(closedBecause('published', window, false, at('2026-12-01T08:59:59.999+01:00')), 'not-yet-open')
  assert.equal(closedBecause('published', window, false, at('2026-12-01T09:00:00+01:00')), undefined)
  assert.equal(closedBecause('published', window, false, at('2026-12-31T23:59:59.999+01:00')), undefined)
  assert.equal(closedBecause('published', window, false, at('2027-01-01T00:00:00+01:00')), 'no-longer-orderable')
})

test('of several reasons the most lasting one is given', () => {
  const now = at('2026-12-10T12:00:00+01:00')
  assert.equal(closedBecause('ended', window, true, now), 'offer-ended')
  assert.equal(closedBecause('paused', window, true, now), 'offer-paused')
  assert.equal(closedBecause('published', window, true, now), 'sold-out')
  assert.equal(closedBecause('published', window, true, at('2026-11-01T12:00:00+01:00')), 'not-yet-open')
})

test('every state of an offer can be reached, and what has ended stays ended', () => {
  const reached = new Set<OfferState>(['draft'])
  for (const from of reached) for (const to of transitions[from]) reached.add(to)
  assert.deepEqual([...reached].sort(), Object.keys(transitions).sort())
  assert.equal(mayMove('ended', 'published'), false)
  assert.equal(mayMove('paused', 'published'), true)
})
