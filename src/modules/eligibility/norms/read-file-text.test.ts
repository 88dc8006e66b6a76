import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFileText } from './read-file-text.ts'

const LINES = 'ingangsdatum;1-1-2027\r\nbron;Brief van het rijk, één bladzijde'

test('a file is read as it was saved: by an editor, by a spreadsheet, by an old one', () => {
  assert.equal(readFileText(Buffer.from(LINES)), LINES)
  assert.equal(readFileText(Buffer.from(`\ufeff${LINES}`)), LINES, 'the mark of UTF-8 is no character of the first line')
  assert.equal(readFileText(Buffer.from(`\ufeff${LINES}`, 'utf16le')), LINES)
  assert.equal(readFileText(Buffer.from(`\ufeff${LINES}`, 'utf16le').swap16()), LINES)
  assert.equal(readFileText(Buffer.from(LINES, 'latin1')), LINES, 'Windows')
  assert.equal(readFileText(new Uint8Array()), '')
})

test('what is no text is told apart: a picture, a spreadsheet itself', () => {
  assert.equal(readFileText(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])), undefined)
  assert.equal(readFileText(Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0])), undefined)
})
