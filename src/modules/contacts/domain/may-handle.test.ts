import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holdsBsn } from './holds-bsn.ts'
import { kinds } from './matter.ts'
import { mayMove } from './matter-states.ts'
import { maySettle, mayTake } from './may-handle.ts'
import { namesOmbudsman, needsHearing, outcomesOf } from './outcome.ts'

test('who was there does not take a complaint, and may answer a question', () => {
  for (const kind of kinds) assert.equal(mayTake({ kind, state: 'open', involved: true, ownHousehold: false }), kind === 'complaint' ? 'was-involved' : 'yes', kind)
})

test('nobody takes what is of their own household, or what is closed', () => {
  for (const kind of kinds) assert.equal(mayTake({ kind, state: 'open', involved: false, ownHousehold: true }), 'own-household', kind)
  for (const state of ['settled', 'merged'] as const) assert.equal(mayTake({ kind: 'question', state, involved: false, ownHousehold: false }), 'closed')
  assert.equal(mayTake({ kind: 'complaint', state: 'waiting', involved: false, ownHousehold: false }), 'yes')
})

// outcome, hearing, clearly unfounded → may it be settled so
const JUDGEMENTS: readonly (readonly [Parameters<typeof maySettle>[0]['outcome'], Parameters<typeof maySettle>[0]['hearing'], boolean, string])[] = [
  ['founded',        'not-offered', false, 'not-heard'],
  ['founded',        'offered',     false, 'not-heard'],
  ['founded',        'declined',    false, 'yes'],
  ['founded',        'held',        false, 'yes'],
  ['founded',        'not-offered', true,  'not-heard'],
  ['partly-founded', 'not-offered', true,  'not-heard'],
  ['unfounded',      'not-offered', false, 'not-heard'],
  ['unfounded',      'not-offered', true,  'yes'],
  ['no-judgement',   'held',        false, 'yes'],
  ['satisfied',      'not-offered', false, 'yes'],
  ['taken-back',     'not-offered', false, 'yes'],
  ['not-taken-up',   'not-offered', false, 'yes'],
]
for (const [outcome, hearing, clearly, expected] of JUDGEMENTS) {
  test(`a complaint ends as ${outcome} when the talk is ${hearing}${clearly ? ', clearly' : ''}: ${expected}`, () => {
    assert.equal(maySettle({ kind: 'complaint', outcome, hearing, clearly, today: '2026-12-21', notTakenUpBy: '2026-12-21' }), expected)
  })
}

test('not taken up: on the last day of four weeks yes, a day later no more', () => {
  const facts = { kind: 'complaint', outcome: 'not-taken-up', hearing: 'not-offered', clearly: false, notTakenUpBy: '2026-12-21' } as const
  assert.equal(maySettle({ ...facts, today: '2026-12-21' }), 'yes')
  assert.equal(maySettle({ ...facts, today: '2026-12-22' }), 'too-late-not-taken-up')
})

test('every judgement, and a complaint that we leave, names the ombudsman; no question ever does', () => {
  assert.deepEqual(outcomesOf('complaint').filter(namesOmbudsman), ['founded', 'partly-founded', 'unfounded', 'no-judgement', 'not-taken-up'])
  assert.deepEqual(outcomesOf('question').filter(namesOmbudsman), [])
  assert.deepEqual(outcomesOf('complaint').filter(needsHearing), ['founded', 'partly-founded', 'unfounded', 'no-judgement'])
})

test('what is settled or merged stays so', () => {
  for (const to of ['open', 'waiting', 'settled', 'merged'] as const) assert.ok(!mayMove('settled', to) && !mayMove('merged', to))
  assert.ok(!mayMove('waiting', 'merged'))
})

test('a BSN is seen however it was typed; a telephone number, a date and a wrong BSN are not', () => {
  for (const text of ['Mijn nummer is 999990019.', '9999 90019', '999.990.019', 'bsn:999-990-019!']) assert.ok(holdsBsn(text), text)
  for (const text of ['Bel 0501234567', '23-11-2026', '999990018', 'K-26-00012 en 1234567890', '']) assert.ok(!holdsBsn(text), text)
})
