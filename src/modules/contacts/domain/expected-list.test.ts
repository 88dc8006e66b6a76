import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MOST_LINES, readExpected, readExpectedList } from './expected-list.ts'

const address = (typed: string): string | undefined => (/^\S+@\S+\.\S+$/.test(typed.trim()) ? typed.trim() : undefined)
const list = (text: string) => readExpectedList(text, address)
const PIET = { name: 'Piet Bakker', address: 'p.bakker@groningen.example', role: 'kcc' }
const ANNA = { name: 'Anna de Vries', address: 'a.devries@groningen.example', role: 'stip' }

for (const [name, text] of [
  ['semicolons, as a Dutch spreadsheet writes',  'Naam;Werkadres;Waar\r\nPiet Bakker;p.bakker@groningen.example;KCC\r\nAnna de Vries;a.devries@groningen.example;Stip\r\n'],
  ['tabs, as they come out of a spreadsheet',    'Piet Bakker\tp.bakker@groningen.example\tkcc\nAnna de Vries\ta.devries@groningen.example\tStip Beijum'],
  ['commas and quotes',                          '"Piet Bakker","p.bakker@groningen.example","KCC"\n"Anna de Vries",a.devries@groningen.example,stip'],
  ['another order of columns, and empty lines',  '\uFEFFKCC;p.bakker@groningen.example;Piet  Bakker\n\n  \nStip;a.devries@groningen.example;Anna de Vries\n'],
] as const) {
  test(`a list with ${name}`, () => assert.deepEqual(list(text), { people: [PIET, ANNA] }))
}

test('a name with a comma stays whole', () => {
  assert.deepEqual(list('Bakker, Piet;p.bakker@groningen.example;KCC'), { people: [{ ...PIET, name: 'Bakker, Piet' }] })
  assert.deepEqual(list('"Bakker, Piet",p.bakker@groningen.example,KCC'), { people: [{ ...PIET, name: 'Bakker, Piet' }] })
})

test('every wrong line is told by its number, as somebody counts them in their own list', () => {
  assert.deepEqual(list('Naam;Adres;Waar\nPiet Bakker;p.bakker@groningen.example;KCC\n\nAnna;geen adres;Stip\n;x@y.example;Stip\nKees;k@y.example;Balie\n999990019;b@y.example;KCC'), {
    problems: [{ line: 4, code: 'address' }, { line: 5, code: 'name' }, { line: 6, code: 'role' }, { line: 7, code: 'bsn' }],
  })
})

test('nothing, only headings and too much are no list', () => {
  assert.deepEqual([list(''), list(' \n\n'), list('Naam;Adres;Waar'), list(Array.from({ length: MOST_LINES + 1 }, (_, i) => `Piet;p${i}@y.example;KCC`).join('\n'))], ['empty', 'empty', 'empty', 'long'])
  const most = list(Array.from({ length: MOST_LINES }, (_, i) => `Piet;p${i}@y.example;KCC`).join('\n'))
  assert.ok(typeof most !== 'string' && 'people' in most && most.people.length === MOST_LINES)
})

test('one that is typed: everything that is wrong at once', () => {
  assert.deepEqual(readExpected({ name: ' ', address: 'x', role: '' }, address), { problems: ['name', 'address', 'role'] })
  assert.deepEqual(readExpected({ name: 'P', address: 'p@x.example', role: 'kcc' }, address), { problems: ['name'] })
  assert.deepEqual(readExpected({ name: ` Piet   Bakker `, address: ' p.bakker@groningen.example', role: 'kcc' }, address), { one: PIET })
})
