import { test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { newCode, readCode, spellCode } from './code.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const position = fc.nat({ max: 14 })

test('one wrong character is always found', () => {
  fc.assert(fc.property(position, fc.constantFrom(...ALPHABET), (at, other) => {
    const code = newCode(15)
    fc.pre(code[at] !== other)
    assert.equal(readCode(code.slice(0, at) + other + code.slice(at + 1), 15), undefined)
  }))
})

test('two neighbours that changed places are always found', () => {
  fc.assert(fc.property(fc.nat({ max: 13 }), (at) => {
    const code = newCode(15)
    fc.pre(code[at] !== code[at + 1])
    assert.equal(readCode(code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2), 15), undefined)
  }))
})

test('spaces, dashes, small letters, O for 0 and I or L for 1 are read as meant', () => {
  const code = newCode(15)
  const typed = ` ${spellCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replace(' ', ' - ')} `
  assert.equal(readCode(typed, 15), code)
  assert.equal(readCode('', 15), undefined)
  assert.equal(readCode(code + code, 15), undefined)
})

test('no code comes twice', () => {
  assert.equal(new Set(Array.from({ length: 20_000 }, () => newCode(15))).size, 20_000)
})
