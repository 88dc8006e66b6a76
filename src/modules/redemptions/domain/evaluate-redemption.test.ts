import { test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { addDays, localDate } from '#shared/local-date.ts'
import { evaluateRedemption, type RedemptionCase, verdicts } from './evaluate-redemption.ts'

const days = { validFrom: localDate('2026-12-01'), validTo: localDate('2026-12-31') }
const redeemed = { at: new Date('2026-12-05T10:00:00Z'), where: 'Zwembad De Baken' }
const token = { authentic: true, environment: 'production', providerMark: 'aaaaaaaaaaaa', ...days }
const till = { environment: 'production', providerMarks: ['aaaaaaaaaaaa', 'cccccccccccc'], today: localDate('2026-12-10') }
const row = { kind: 'row', ours: true, state: 'issued', ...days } as const
const on = (day: string) => ({ ...till, today: localDate(day) })

type Line = readonly [string, RedemptionCase, string]
const table: readonly Line[] = [
  // what the till sees                              case                                                                              verdict
  ['a typed code that is good',                     { record: row, till },                                                             'ok'],
  ['a QR code that is good',                        { token, record: row, till },                                                      'ok'],
  ['a QR code without internet',                    { token, record: { kind: 'not-listed' }, till },                                   'ok'],
  ['a QR code of our group, without internet',      { token: { ...token, providerMark: 'cccccccccccc' }, record: { kind: 'not-listed' }, till }, 'ok'],
  ['the first day',                                 { record: row, till: on('2026-12-01') },                                           'ok'],
  ['the last day',                                  { record: row, till: on('2026-12-31') },                                           'ok'],
  ['the day before',                                { record: row, till: on('2026-11-30') },                                           'not-yet-valid'],
  ['the day after',                                 { record: row, till: on('2027-01-01') },                                           'expired'],
  ['the day after, without internet',               { token, record: { kind: 'not-listed' }, till: on('2027-01-01') },                 'expired'],
  ['a code that we do not know',                    { record: { kind: 'none' }, till },                                                'unknown-code'],
  ['a signed QR code without a row',                { token, record: { kind: 'none' }, till },                                         'unknown-code'],
  ['a QR code that somebody made up',               { token: { ...token, authentic: false }, record: row, till },                      'unknown-code'],
  ['a QR code of a demonstration',                  { token: { ...token, environment: 'demonstration' }, record: row, till },          'unknown-code'],
  ['a typed code without internet',                 { record: { kind: 'not-listed' }, till },                                          'unknown-code'],
  ['a voucher for another provider',                { token, record: { ...row, ours: false }, till },                                  'other-provider'],
  ['one for another provider, without internet',    { token: { ...token, providerMark: 'bbbbbbbbbbbb' }, record: { kind: 'not-listed' }, till }, 'other-provider'],
  ['one for another provider that was used',        { token, record: { ...row, ours: false, state: 'redeemed', redeemed }, till },     'other-provider'],
  ['a voucher that was used',                       { record: { ...row, state: 'redeemed', redeemed }, till },                         'already-redeemed'],
  ['a used voucher, long after',                    { record: { ...row, state: 'redeemed', redeemed }, till: on('2027-06-01') },       'already-redeemed'],
  ['a used voucher, without internet',              { token, record: { kind: 'listed', state: 'redeemed', redeemed }, till },          'already-redeemed'],
  ['a cancelled voucher',                           { record: { ...row, state: 'cancelled' }, till },                                  'cancelled'],
  ['a cancelled voucher, without internet',         { token, record: { kind: 'listed', state: 'cancelled' }, till },                   'cancelled'],
]
for (const [name, facts, verdict] of table) {
  test(`${name}: ${verdict}`, () => { assert.equal(evaluateRedemption(facts).verdict, verdict) })
}

test('every verdict is said by some row of the table', () => {
  assert.deepEqual([...new Set(table.map(([, , verdict]) => verdict))].sort(), [...verdicts].sort())
})

test('a second time says when and where', () => {
  assert.deepEqual(evaluateRedemption({ record: { ...row, state: 'redeemed', redeemed }, till }), { verdict: 'already-redeemed', redeemed })
})

test('a device that knows what the server knows says what the server says', () => {
  const day = fc.integer({ min: -40, max: 60 }).map((shift) => addDays(localDate('2026-12-01'), shift))
  const length = fc.nat(30)
  const state = fc.constantFrom('issued', 'redeemed', 'cancelled')
  const mark = fc.constantFrom('aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc')
  fc.assert(fc.property(day, length, day, state, mark, fc.boolean(), fc.constantFrom('production', 'demonstration'),
    (validFrom, more, today, now, providerMark, authentic, environment) => {
      const validTo = addDays(validFrom, more)
      const presented = { authentic, environment, providerMark, validFrom, validTo }
      const here = { ...till, today }
      const server = evaluateRedemption({ token: presented, till: here, record: { kind: 'row', ours: till.providerMarks.includes(providerMark), state: now, validFrom, validTo } })
      const device = evaluateRedemption({ token: presented, till: here, record: now === 'issued' ? { kind: 'not-listed' } : { kind: 'listed', state: now } })
      assert.deepEqual(device, server)
    }), { numRuns: 2000 })
})
