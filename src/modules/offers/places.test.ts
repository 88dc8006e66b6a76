import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Municipality } from '#src/municipality.ts'
import { windowProviders } from '#demo/window/providers.ts'
import { placesOf } from './places.ts'

const municipality = JSON.parse(readFileSync(join(import.meta.dirname, '../../../config/groningen.json'), 'utf8')) as Municipality
const places = placesOf({ municipality })

test('a postcode belongs to one neighbourhood, and no name stands for two', () => {
  const codes = municipality.neighbourhoods.flatMap(({ postcodes }) => postcodes)
  assert.deepEqual(codes.filter((code, at) => codes.indexOf(code) !== at || !/^[1-9]\d{3}$/.test(code)), [])
  const names = places.list.flatMap(({ names }) => names)
  assert.deepEqual(names.filter((name, at) => names.indexOf(name) !== at), [])
})

test('the middle of each neighbourhood lies in the municipality', () => {
  assert.deepEqual(municipality.neighbourhoods.filter(({ lat, lon }) => lat < 53.09 || lat > 53.32 || lon < 6.46 || lon > 6.78).map(({ name }) => name), [])
})

test('in the demonstration the point on the map, the postcode and the neighbourhood of a provider say the same', () => {
  const off = windowProviders.filter(({ neighbourhood, postcode, place, spot }) => {
    const named = places.find(neighbourhood || place)
    const around = places.of([{ neighbourhood: '', postcode: '0000 AA', place, spot, branches: [] } as never])[0]
    // A point at the edge may be nearer to the middle of the next one; it is never further than what counts as near.
    return named === undefined || around === undefined || !places.near(named).has(around) || (places.find(postcode) !== named)
  })
  assert.deepEqual(off.map(({ key, neighbourhood, postcode }) => `${key}: ${neighbourhood} ${postcode}`), [])
})
