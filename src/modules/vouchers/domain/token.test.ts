import { test } from 'node:test'
import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { encode } from 'uqr'
import { newId } from '#shared/ids.ts'
import { addDays, localDate } from '#shared/local-date.ts'
import { signBytes, signedByUs, type VoucherKeys } from '#src/voucher-keys.ts'
import { fromBase41, toBase41 } from './base41.ts'
import { markOf, readToken, tokenShape, type TokenContent, writeToken } from './token.ts'

const keys: VoucherKeys = { current: 'v2', keys: { v1: generateKeyPairSync('ed25519'), v2: generateKeyPairSync('ed25519') } }
const sign = (keyId: string) => (bytes: Uint8Array) => signBytes(keys, keyId, bytes)
const genuine = (text: string): boolean => {
  const token = readToken(text)
  return token !== undefined && signedByUs(keys, token.content.keyId, token.signed, token.signature)
}

const content: TokenContent = {
  environment: 'demonstration', keyId: 'v2', voucherId: newId(new Date('2026-11-23T10:00:00Z')),
  providerMark: markOf(newId(new Date(0))), offerMark: markOf(newId(new Date(0))),
  validFrom: localDate('2026-11-23'), validTo: localDate('2027-12-31'),
}
const text = writeToken(content, sign('v2'))

test('what a voucher says comes back whole from its token', () => {
  assert.deepEqual(readToken(text)?.content, content)
  assert.ok(genuine(text))
  assert.equal(writeToken(content, sign('v2')), text, 'the same voucher always gives the same token')
})

test('any token survives being written and read, and an older key keeps working', () => {
  const uuid = fc.uuid({ version: 7 })
  const day = fc.integer({ min: 0, max: 36_000 }).map((days) => addDays(localDate('2000-01-01'), days))
  fc.assert(fc.property(uuid, uuid, uuid, day, day, fc.constantFrom('v1', 'v2'), fc.constantFrom('demonstration', 'production'),
    (voucherId, provider, offer, validFrom, validTo, keyId, environment) => {
      const any = { environment, keyId, voucherId, providerMark: markOf(provider), offerMark: markOf(offer), validFrom, validTo } as const
      const written = writeToken(any, sign(keyId))
      assert.deepEqual(readToken(written)?.content, any)
      assert.ok(genuine(written))
    }), { numRuns: 300 })
})

test('a token with any single bit turned over is refused', () => {
  const bytes = fromBase41(text)!
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Uint8Array.from(bytes)
    changed[bit >> 3]! ^= 1 << (bit & 7)
    assert.equal(genuine(toBase41(changed)), false, `bit ${bit}`)
  }
})

test('a token with a changed, missing or added character is refused', () => {
  fc.assert(fc.property(fc.nat(text.length - 1), fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-.:/* $%+é'), (at, character) => {
    const changed = text.slice(0, at) + character + text.slice(at + 1)
    if (changed !== text) assert.equal(genuine(changed), false)
    assert.equal(genuine(text.slice(0, at) + text.slice(at + 1)), false)
    if (character.trim()) assert.equal(genuine(text.slice(0, at) + character + text.slice(at)), false)
  }), { numRuns: 500 })
})

test('text that is no token is undefined and never an exception', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (any) => { assert.equal(genuine(any), false) }))
  assert.equal(readToken(''), undefined)
})

test('a token signed with a key that is not ours is refused, whatever id it names', () => {
  const stranger: VoucherKeys = { current: 'v2', keys: { v2: generateKeyPairSync('ed25519'), zz: generateKeyPairSync('ed25519') } }
  assert.equal(genuine(writeToken(content, (bytes) => signBytes(stranger, 'v2', bytes))), false)
  assert.equal(genuine(writeToken({ ...content, keyId: 'zz' }, (bytes) => signBytes(stranger, 'zz', bytes))), false)
  assert.throws(() => signBytes(keys, 'zz', new Uint8Array()), /not in the key file/)
})

test('small letters, spaces and line ends from copying are forgiven', () => {
  assert.ok(genuine(` ${text.toLowerCase().replace(/(.{40})/g, '$1 \r\n')}`))
})

test('the code stays small: 41 modules at level M', () => {
  const drawn = encode(text, { ecc: 'M', maskPattern: 0, border: 0 })
  assert.equal(text.length, 149)
  assert.equal(drawn.size, 41)
})

test('a voucher is told from what other QR codes say by its shape alone', () => {
  const shape = new RegExp(tokenShape)
  assert.match(text, shape)
  for (const other of ['', 'https://example.nl/menu', 'WIFI:S:Kassa;T:WPA;P:geheim;;', '7K4M9QXD2HTR5AX', text.slice(1), `${text}A`, `${text.slice(1)}$`, `${text.slice(1)} `]) assert.doesNotMatch(other, shape)
})
