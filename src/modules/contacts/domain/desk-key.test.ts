import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newCode } from '#shared/code.ts'
import { localDate } from '#shared/local-date.ts'
import { readDeskKey } from './desk-key.ts'

const born = localDate('1980-01-02')
const kindOf = (typed: string, on = undefined as typeof born | undefined): string => { const key = readDeskKey(typed, on); return typeof key === 'string' ? key : key.kind }

test('each key is known by its form, however it was spaced', () => {
  assert.deepEqual(readDeskKey(' 9999 90 019 ', undefined), { kind: 'bsn', value: '999990019' })
  assert.deepEqual(readDeskKey('sp-26-01874', undefined), { kind: 'application', value: 'SP-26-01874' })
  assert.deepEqual(readDeskKey('K 26 00097', undefined), { kind: 'matter', value: 'K-26-00097' })
  for (let i = 0; i < 50; i++) {
    const pass = newCode(8)
    if (/\d/.test(pass) && !/^\d+$/.test(pass)) assert.equal(kindOf(`${pass.slice(0, 4)} ${pass.slice(4)}`.toLowerCase(), born), 'pass')
    assert.equal(kindOf(newCode(15)), 'voucher')
    const signIn = newCode(6)
    if (/\d/.test(signIn)) assert.equal(kindOf(`${signIn.slice(0, 3)} ${signIn.slice(3)}`.toLowerCase(), born), 'sign-in')
  }
})

test('a name goes with a day of birth', () => {
  assert.equal(kindOf('Wiersma'), 'born-missing')
  assert.deepEqual(readDeskKey('Van der Laan-O’Neill', born), { kind: 'name', value: 'Van der Laan-O’Neill', born })
})

test('nobody leafs through people: wildcards and parts are refused, and a wrong BSN is said', () => {
  for (const typed of ['Wiers*', '%', 'W_ersma', 'Wier?ma', '*']) assert.equal(kindOf(typed, born), 'wildcard', typed)
  for (const [typed, why] of [['', 'empty'], ['  ', 'empty'], ['999990018', 'wrong-bsn'], ['123', 'nothing'], ['a', 'nothing'], ['<b>x</b>', 'nothing'], ["' or 1=1--", 'nothing']] as const) assert.equal(kindOf(typed, born), why, typed)
})
