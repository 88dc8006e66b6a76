import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readNormFile } from './norm-file.ts'

const CSV = 'type;bedrag\r\ningangsdatum;1-1-2027\r\nbron;Brief van het rijk\r\n\r\nsingle-21;1.450,00\r\n"couple-21";"2071.43"\r\n'
const JSON_FILE = '{\n  "basis": "including-holiday-allowance",\n  "holidayAllowancePermille": 50,\n  "tables": [{\n    "effectiveFrom": "1-1-2027",\n    "source": "Brief van het rijk",\n    "amounts": {\n      "single-21": "1.450,00",\n      "couple-21": "2071.43"\n    }\n  }]\n}'
const TYPED = { effectiveFrom: '1-1-2027', source: 'Brief van het rijk', amounts: { 'single-21': '1.450,00', 'couple-21': '2071.43' } }

const read = (text: string) => { const file = readNormFile(text); return file.ok ? file.value : assert.fail(JSON.stringify(file.refusal)) }
const problems = (text: string): string[] => {
  const file = readNormFile(text)
  return file.ok ? ['right'] : file.refusal.facts!.map(({ code, line, field }) => [line ?? '-', code, field].filter(Boolean).join(' '))
}

test('a CSV and a JSON file hold the same table; empty lines, quotes and a mark at the start do no harm', () => {
  for (const text of [CSV, `\ufeff${CSV}`, CSV.replaceAll(';', '\t'), JSON_FILE]) assert.deepEqual(read(text).typed, TYPED)
  assert.deepEqual(read(JSON.stringify(TYPED)).typed, TYPED)
})

test('a field knows its line, so that a mistake in it can be found', () => {
  assert.deepEqual(['effectiveFrom', 'source', 'single-21', 'couple-21', 'single-aow'].map(read(CSV).lineOf), [2, 3, 5, 6, undefined])
  assert.deepEqual(['effectiveFrom', 'source', 'single-21', 'couple-21', 'single-aow'].map(read(JSON_FILE).lineOf), [5, 6, 8, 9, undefined])
  assert.deepEqual([read(JSON_FILE).basis, read(JSON_FILE).holidayAllowancePermille], ['including-holiday-allowance', 50])
})

const WRONG: readonly [string, string, string[]][] = [
  ['nothing', ' \n ', ['- empty']],
  ['a whole book', `single-21;1${'0'.repeat(20_000)}`, ['- too-long']],
  ['a line without an amount', 'single-21;1.450,00\ncouple-21', ['2 no-pair']],
  ['a line with too much', 'single-21;1.450,00;2', ['1 no-pair']],
  ['commas between', 'single-21,1450.00', ['1 no-pair']],
  ['types that we do not know', 'single-21;1.450,00\nsingle-99;1\nconstructor;2', ['2 unknown-type single-99', '3 unknown-type constructor']],
  ['a type twice', 'single-21;1.450,00\nsingle-21;1.460,00', ['2 twice single-21']],
  ['a day twice', 'ingangsdatum;1-1-2027\nIngangsdatum;1-7-2027', ['2 twice Ingangsdatum']],
  ['half a JSON', '{\n  "tables": [\n', ['2 no-json']],
  ['a comma too many', '{\n  "amounts": {\n    "single-21": "1",\n  }\n}', ['4 no-json']],
  ['no table', '{ "tables": [] }', ['- no-table']],
  ['a list of numbers', '[1]', ['- no-table']],
  ['two tables', '{ "tables": [{}, {}] }', ['- two-tables']],
  ['no amounts', '{ "effectiveFrom": "2027-01-01" }', ['- no-amounts']],
  ['an amount as a number', '{\n"amounts": {\n"single-21": 1450.00 } }', ['3 no-text single-21']],
  ['a type of JSON that we do not know', '{\n"amounts": { "__proto__x": "1" } }', ['2 unknown-type __proto__x']],
]
for (const [what, text, told] of WRONG) test(`a file with ${what}: line and field are named`, () => assert.deepEqual(problems(text), told))
