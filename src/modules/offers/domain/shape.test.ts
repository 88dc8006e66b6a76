import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readShape } from './shape.ts'

const good: readonly unknown[] = [
  { kind: 'free' }, { kind: 'percentage', percent: 1 }, { kind: 'percentage', percent: 99, maxCents: 1 }, { kind: 'amount-off', cents: 1 },
  { kind: 'fixed-price', cents: 250 }, { kind: 'contribution', cents: 4000 },
  { kind: 'tariffs', bands: [{ from: 0, to: 12, cents: 0 }, { from: 13, cents: 500, normalCents: 900 }] },
  { kind: 'surprise', inside: { kind: 'fixed-price', cents: 100 }, reveal: 'Een rondvaart' },
]

// what comes in, and the field that is named to the editor
const bad: readonly [unknown, string][] = [
  [undefined, 'shape'], [null, 'shape'], ['free', 'shape'], [[], 'shape'], [{}, 'shape'], [{ kind: 'gift' }, 'shape'],
  [{ kind: 'percentage' }, 'shape.percent'], [{ kind: 'percentage', percent: 0 }, 'shape.percent'], [{ kind: 'percentage', percent: 100 }, 'shape.percent'],
  [{ kind: 'percentage', percent: 12.5 }, 'shape.percent'], [{ kind: 'percentage', percent: '25' }, 'shape.percent'],
  [{ kind: 'percentage', percent: 25, maxCents: 0 }, 'shape.maxCents'],
  [{ kind: 'amount-off', cents: -5 }, 'shape.cents'], [{ kind: 'fixed-price', cents: 2.5 }, 'shape.cents'], [{ kind: 'fixed-price', cents: 0 }, 'shape.cents'],
  [{ kind: 'contribution', cents: 1_000_001 }, 'shape.cents'], [{ kind: 'amount-off', cents: Number.NaN }, 'shape.cents'],
  [{ kind: 'tariffs' }, 'shape.bands'], [{ kind: 'tariffs', bands: [{ from: 0, cents: 5 }] }, 'shape.bands'],
  [{ kind: 'tariffs', bands: [{ from: 0, to: 12, cents: 5 }, { from: 14, cents: 5 }] }, 'shape.bands'],
  [{ kind: 'tariffs', bands: [{ from: 0, to: 12, cents: 5 }, { from: 12, cents: 5 }] }, 'shape.bands'],
  [{ kind: 'tariffs', bands: [{ from: 0, cents: 5 }, { from: 12, cents: 5 }] }, 'shape.bands'],
  [{ kind: 'tariffs', bands: [{ from: 9, to: 4, cents: 5 }, { from: 5, cents: 5 }] }, 'shape.bands'],
  [{ kind: 'surprise', reveal: 'Iets' }, 'shape.inside'], [{ kind: 'surprise', inside: { kind: 'free' }, reveal: ' ' }, 'shape.reveal'],
  [{ kind: 'surprise', inside: { kind: 'surprise', inside: { kind: 'free' }, reveal: 'x' }, reveal: 'y' }, 'shape'],
]

test('every shape is read as it was written', () => {
  for (const shape of good) assert.deepEqual(readShape(shape), { ok: true, value: shape })
})

test('what cannot be a discount is refused, with the field named', () => {
  for (const [shape, field] of bad) {
    const read = readShape(shape)
    assert.equal(read.ok, false, JSON.stringify(shape))
    assert.equal(read.refusal.facts?.[0]?.field, field, JSON.stringify(shape))
  }
})

test('unknown fields do not come along into the database', () => {
  assert.deepEqual(readShape({ kind: 'free', cents: 12, note: '<b>' }), { ok: true, value: { kind: 'free' } })
})
