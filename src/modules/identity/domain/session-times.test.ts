import assert from 'node:assert/strict'
import { test } from 'node:test'
import { absoluteEnd, idleEnd, isWorthMoving, over } from './session-times.ts'

const at = (time: string): Date => new Date(`2026-11-23T${time}+01:00`)
const started = at('09:00:00')

test('a resident, a provider and staff stay signed in for 15 minutes after what they last did, and 8 hours at most', () => {
  for (const kind of ['resident', 'provider', 'staff'] as const) {
    const end = absoluteEnd(kind, started)
    assert.deepEqual(end, at('17:00:00'))
    assert.deepEqual(idleEnd(kind, at('10:00:00'), end), at('10:15:00'))
    assert.deepEqual(idleEnd(kind, at('16:50:00'), end), at('17:00:00'), 'never past the end of the day')
  }
})

test('a till that was paired stays open for a day', () => {
  const end = absoluteEnd('till', started)
  assert.equal(end.toISOString(), '2026-11-24T08:00:00.000Z')
  assert.deepEqual(idleEnd('till', at('10:00:00'), end), end)
})

test('the second before the end is signed in, the end itself is not', () => {
  const session = { idleEnd: at('10:15:00'), absoluteEnd: at('17:00:00'), revokedAt: null }
  assert.equal(over(session, at('10:14:59')), undefined)
  assert.equal(over(session, at('10:15:00')), 'idle')
})

test('why a session is over: signed out counts first, then the day, then doing nothing', () => {
  const session = { idleEnd: at('17:00:00'), absoluteEnd: at('17:00:00'), revokedAt: null }
  assert.equal(over(session, at('17:00:00')), 'day-over')
  assert.equal(over({ ...session, revokedAt: at('09:30:00') }, at('18:00:00')), 'signed-out')
})

test('in the night that the clock goes back, 15 minutes are 15 minutes', () => {
  const before = new Date('2026-10-25T02:55:00+02:00')
  assert.equal(idleEnd('resident', before, absoluteEnd('resident', before)).toISOString(), '2026-10-25T01:10:00.000Z')
})

test('an end is written down when it moves by a minute, not for every picture of a page', () => {
  assert.equal(isWorthMoving(at('10:15:00'), at('10:15:59')), false)
  assert.equal(isWorthMoving(at('10:15:00'), at('10:16:00')), true)
})
