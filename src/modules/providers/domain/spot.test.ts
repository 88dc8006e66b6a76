import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSpot, typedSpot } from './spot.ts'

for (const [typed, lat, lon] of [
  ['53.21, 6.56', 53.21, 6.56], ['53.218012345, 6.567', 53.218012, 6.567], ['53.218,6.567', 53.218, 6.567], ['53,218; 6,567', 53.218, 6.567],
  ['  53.2 6.5  ', 53.2, 6.5], ['53, 6', 53, 6], ['-33.9, 151.2', -33.9, 151.2], ['90, 180', 90, 180],
] as const) {
  test(`${JSON.stringify(typed)} is a point on the map`, () => { assert.deepEqual(readSpot(typed), { lat, lon }) })
}

for (const typed of ['', 'bij de kerk', '53.21', '90.000001, 6', '53, 180.5', '953.2, 6.5', '53.21, 6.56, 7', 'N53.21 E6.56', '53,21']) {
  test(`${JSON.stringify(typed)} is none`, () => { assert.equal(readSpot(typed), undefined) })
}

test('a point that is written down is read as the same point', () => {
  const spot = { lat: 53.218012, lon: 6.567001 }
  assert.deepEqual(readSpot(typedSpot(spot)), spot)
  assert.equal(typedSpot(undefined), '')
})
