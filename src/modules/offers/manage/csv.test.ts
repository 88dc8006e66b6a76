import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readCsv, writeCsv } from './csv.ts'

test('what is written is read back the same, whatever stands in it', () => {
  fc.assert(fc.property(fc.array(fc.array(fc.oneof(fc.string(), fc.constantFrom('=1+1', '+31 50', '-', '@x', '\'=1', '"', ';', ',', 'a\nb', '')), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }), (rows) => {
    const given = rows.map((cells) => ['x', ...cells.map((text) => text.replace(/\r\n?/g, '\n'))])
    const read = readCsv(writeCsv(given))
    assert.ok(read.ok)
    assert.deepEqual(read.value.map(({ cells }) => cells), given)
  }))
})

test('commas and tabs in a cell of the first line separate nothing', () => {
  for (const cell of ['a, b, c, d', 'a\tb\tc', 'a,\nb,,,']) {
    const read = readCsv(writeCsv([['x', cell]]))
    assert.deepEqual(read.ok && read.value.map(({ cells }) => cells), [['x', cell]])
  }
})

test('no cell of a file can be run by a spreadsheet', () => {
  const written = writeCsv([['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\tx', '6,50', 'gewoon']])
  for (const cell of written.replace('\ufeff', '').trim().split(';')) assert.doesNotMatch(cell.replace(/^"/, ''), /^[=+\-@\t]/)
  assert.match(written, /;"6,50";gewoon/)
})

test('rows keep the line they begin on, with commas, tabs or semicolons', () => {
  for (const sign of [';', ',', '\t']) {
    const read = readCsv(`a${sign}b\n"een\ntwee"${sign}x\n\n${sign}\nlaatste${sign}y`)
    assert.ok(read.ok)
    assert.deepEqual(read.value, [{ line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['een\ntwee', 'x'] }, { line: 6, cells: ['laatste', 'y'] }])
  }
})

test('a quote that is never closed is named by its line', () => {
  assert.deepEqual(readCsv('a;b\nc;"d\ne'), { ok: false, refusal: { reason: 'open-quote', facts: { line: 2 } } })
  assert.deepEqual(readCsv(''), { ok: true, value: [] })
})
