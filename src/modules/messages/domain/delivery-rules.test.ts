import assert from 'node:assert/strict'
import test from 'node:test'
import { GIVE_UP_AFTER, nextAttempt } from './pauses.ts'
import { referenceOf } from './reference.ts'
import { outcomeOf } from './smtp-outcome.ts'

test('only a no about this recipient or this message is final; our own trouble is not the resident\'s', () => {
  const rows: [Parameters<typeof outcomeOf>[0], string, string][] = [
    [{ code: 'EENVELOPE', responseCode: 550 }, 'refused', '550 EENVELOPE'],
    [{ code: 'EMESSAGE', responseCode: 552 }, 'refused', '552 EMESSAGE'],
    [{ code: 'EENVELOPE', responseCode: 450 }, 'later', '450 EENVELOPE'],
    [{ code: 'EMESSAGE', responseCode: 451 }, 'later', '451 EMESSAGE'],
    [{ code: 'EPROTOCOL', responseCode: 554 }, 'later', '554 EPROTOCOL'],
    [{ code: 'EAUTH', responseCode: 535 }, 'later', '535 EAUTH'],
    [{ code: 'ECONNECTION', responseCode: 421 }, 'later', '421 ECONNECTION'],
    [{ code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, 'later', 'ESOCKET'],
    [{ code: 'EDNS' }, 'later', 'EDNS'],
    [{ code: 'ETLS' }, 'later', 'ETLS'],
    [{ code: 'ETIMEDOUT', timeoutType: 'GREETING_TIMEOUT' }, 'later', 'ETIMEDOUT'],
    [{ code: 'ETIMEDOUT', timeoutType: 'SOCKET_TIMEOUT' }, 'unknown', 'ETIMEDOUT'],
    [{ code: 'ECONNECTION' }, 'unknown', 'ECONNECTION'],
    [{ code: 'ESOCKET', originalCode: 'ECONNRESET' }, 'unknown', 'ESOCKET'],
    [{}, 'unknown', 'ERROR'],
    [{ code: 'naam@voorbeeld.nl', responseCode: 99999 }, 'unknown', 'ERROR'],
  ]
  for (const [failure, kind, code] of rows) assert.deepEqual(outcomeOf(failure), { kind, code }, JSON.stringify(failure))
})

test('pauses grow, outlast a greylist, and end within 24 hours: well before the 48 of Awb 2:10', () => {
  const start = new Date('2026-11-23T10:00:00+01:00')
  let now = start
  const minutes: number[] = []
  for (let attempt = 1; attempt < 50; attempt++) {
    const next = nextAttempt(attempt, now, start)
    if (!next) break
    minutes.push((next.getTime() - now.getTime()) / 60_000)
    now = next
  }
  assert.deepEqual(minutes.slice(0, 8), [1, 2, 10, 30, 60, 120, 240, 240])
  assert.ok(now.getTime() - start.getTime() <= GIVE_UP_AFTER && now.getTime() - start.getTime() > GIVE_UP_AFTER - 240 * 60_000)
})

test('the number on a letter is short and the same on screen and paper', () => {
  assert.equal(referenceOf('019ac3d0-1b2c-7d3e-8f40-1a2b3c4d5e6f'), '3C4D-5E6F')
})
