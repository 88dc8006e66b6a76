import assert from 'node:assert/strict'
import { test } from 'node:test'
import { phrasesOf, stem, synonymsBy, unitsIn, wordsOf } from './words.ts'

const same: readonly (readonly string[])[] = [
  ['zwemmen', 'zwem'], ['fietsen', 'fiets'], ['schaatsen', 'schaats'], ['boeken', 'boek'], ['films', 'film'], ['dansen', 'dans'], ['tennissen', 'tennis'],
  ['voetballen', 'voetbal'], ['lopen', 'loop'], ['dieren', 'dier'], ['turnen', 'turn'], ['leuke', 'leuk'], ['taarten', 'taart'], ['cursussen', 'cursus'], ['lessen', 'les'],
]
for (const forms of same) test(`${forms.join(', ')} are one word`, () => assert.equal(new Set(forms.map(stem)).size, 1, forms.map(stem).join()))

const apart: readonly (readonly [string, string])[] = [['bad', 'bed'], ['film', 'fiets'], ['boot', 'boter'], ['museum', 'muziek'], ['les', 'lezen'], ['judo', 'jurk'], ['kind', 'kamp']]
for (const [a, b] of apart) test(`${a} and ${b} are two words`, () => assert.notEqual(stem(a), stem(b)))

test('a word is folded before it is looked at', () => {
  assert.deepEqual(wordsOf('Café-concert, óók ’s avonds!'), ['cafe', 'concert', 'ook', 's', 'avonds'])
})

test('a synonym goes both ways, by stem, and a word of two groups has both', () => {
  const by = synonymsBy([['zwemmen', 'baden'], ['bad', 'kuip'], ['gym', 'turnen']])
  assert.deepEqual(by.get(stem('zwem')), ['baden'])
  assert.deepEqual(by.get(stem('bad')), ['zwemmen', 'kuip'])
  assert.equal(by.get('museum'), undefined)
})

test('with commas a group has words and phrases; without them every word is its own', () => {
  assert.deepEqual(phrasesOf('Openbaar vervoer, bus; naar de Film'), ['openbaar vervoer', 'bus', 'film'])
  assert.deepEqual(phrasesOf('bios bioscoop film'), ['bios', 'bioscoop', 'film'])
  assert.deepEqual(phrasesOf(' , ,'), [])
})

test('a phrase is one thing, also in another form and among other words; the longest that we know counts', () => {
  const by = synonymsBy([['openbaar vervoer', 'bus'], ['openbaar zwembad', 'bad'], ['vervoer', 'taxi']])
  assert.deepEqual(unitsIn(['goedkoop', 'openbare', 'vervoer', 'avond'], by), [
    { words: ['goedkoop'], others: [] }, { words: ['openbare', 'vervoer'], others: ['bus'] }, { words: ['avond'], others: [] }])
  assert.deepEqual(unitsIn(['vervoer', 'openbaar'], by), [{ words: ['vervoer'], others: ['taxi'] }, { words: ['openbaar'], others: [] }])
  assert.deepEqual(unitsIn(['bus'], by), [{ words: ['bus'], others: ['openbaar vervoer'] }])
})
