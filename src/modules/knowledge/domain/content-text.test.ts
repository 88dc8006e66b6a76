import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readContentText } from './content-text.ts'

for (const [written, read] of [
  ['Gewonnen: je bon', 'Gewonnen: je bon'], ['"Gewonnen: je bon"', 'Gewonnen: je bon'], ['Het woord "bon"', 'Het woord "bon"'],
] as const) {
  test(`a title written as ${written} is read as ${read}`, () => assert.equal(readContentText(`---\ntitle: ${written}\n---\nTekst.`).title, read))
}
