import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csv } from './csv.ts'

const cells = (...values: (string | number)[]) => csv([values]).slice(1, -2)

test('a spreadsheet never takes a cell for a formula', () => {
  const payloads = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '\u00a0=1', '\u200b=1', '\u0000=1', '＝1', '＋1', '－1', '＠A1', '−1', '=HYPERLINK("http://x","y")', '=cmd|\' /C calc\'!A0']
  for (const payload of payloads) assert.match(cells(payload), /^"'/, JSON.stringify(payload))
})

test('ordinary words and numbers stay as they are', () => {
  assert.equal(cells('Sport', 12, 0, 'E-mail', 'a=b', '2026-11', '€ 5'), '"Sport";12;0;"E-mail";"a=b";"2026-11";"€ 5"')
})

test('quotes, semicolons and lines stay inside their cell', () => {
  assert.equal(cells('zegt "ja"; en\nmeer', 'x'), '"zegt ""ja""; en\nmeer";"x"')
  assert.equal(csv([['a'], ['b']]), '\ufeff"a"\r\n"b"\r\n')
  assert.equal(cells(Number.NaN, Number.POSITIVE_INFINITY), ';')
})
