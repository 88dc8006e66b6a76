import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Need, type Place, readNeed } from './need.ts'

const places: readonly Place[] = [
  { name: 'Selwerd', names: ['selwerd'], postcodes: ['9741'] },
  { name: 'De Wijert', names: ['de wijert', 'wijert', 'corpus den hoorn'], postcodes: ['9728'] },
  { name: 'Oosterpark', names: ['oosterpark', 'oosterparkwijk'], postcodes: ['9713'] },
]
const SELWERD = 0

const table: readonly (readonly [string, Need])[] = [
  ['iets leuks voor mijn dochter van 8, gratis, in Selwerd', { words: [], age: 8, free: true, place: SELWERD }],
  ['Iets leuks voor m’n zoon van 14',                        { words: [], age: 14 }],
  ['gratis zwemmen',                                         { words: ['zwemmen'], free: true }],
  ['zwemles kind 5 jaar Oosterparkwijk',                     { words: ['zwemles'], age: 5, place: 2 }],
  ['kookles voor kinderen',                                  { words: ['kookles'], child: true }],
  ['8-jarige',                                               { words: [], age: 8 }],
  ['museum deze week',                                       { words: ['museum'], thisWeek: true }],
  ['film in de Wijert',                                      { words: ['film'], place: 1 }],
  ['judo 9741',                                              { words: ['judo'], place: SELWERD }],
  ['judo 9741 ER',                                           { words: ['judo'], place: SELWERD }],
  ['peuter',                                                 { words: [], age: 3 }],
  // A number is an age only beside somebody, and a place only when the municipality has it.
  ['top 40 concert',                                         { words: ['top', '40', 'concert'] }],
  ['6-daagse',                                               { words: ['6', 'daagse'] }],
  ['beweeguur 60 plus',                                      { words: ['beweeguur', '60', 'plus'] }],
  ['dans 1234',                                              { words: ['dans', '1234'] }],
  ['van 8 tot 9',                                            { words: ['8', 'tot', '9'] }],
  ['dochter van 200',                                        { words: ['200'], child: true }],
  ['Centrum',                                                { words: ['centrum'] }],
  ['',                                                       { words: [] }],
  ['?!',                                                     { words: [] }],
]

for (const [typed, need] of table) test(`“${typed}” asks for ${JSON.stringify(need)}`, () => assert.deepEqual(readNeed(typed, places), need))

test('whatever is typed is read, and nothing is looked for that was not typed', () => {
  fc.assert(fc.property(fc.string(), (typed) => {
    const { words, age } = readNeed(typed, places)
    const folded = typed.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    for (const word of words) assert.ok(folded.includes(word), word)
    assert.ok(age === undefined || (age >= 0 && age <= 120))
  }))
})
