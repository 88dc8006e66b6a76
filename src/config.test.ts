import { after, test } from 'node:test'
import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newKeyFile } from '../scripts/keys.ts'
import { ConfigRefused, readConfig } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'config-'))
const write = (name: string, text: string) => { const path = join(folder, name); writeFileSync(path, text); return path }
const complete = {
  PUBLIC_URL: 'https://stadjerspas.example', TRUSTED_PROXIES: '10.0.0.1', MUNICIPALITY_FILE: 'config/groningen.json',
  DATABASE_URL: 'postgres://owner@127.0.0.1/x', DATABASE_APP_URL: 'postgres://app@127.0.0.1/x', SECURITY_CONTACT: 'mailto:security@example.org',
  KEY_FILE: write('keys.json', newKeyFile()), PARTNERS_FILE: write('partners.json', '{"doors":{},"brp":{},"income":{},"smtp":{}}'),
}
const problems = (env: Record<string, string | undefined>): readonly string[] => {
  try { readConfig(env) } catch (error) { if (error instanceof ConfigRefused) return error.problems; throw error }
  return []
}

after(() => rmSync(folder, { recursive: true }))

test('a complete configuration is read', () => {
  const config = readConfig(complete)
  assert.equal(config.demonstration, false)
  assert.equal(config.port, 3000)
  assert.equal(config.keys.box.current, 'k1')
})

test('an empty configuration names all that is missing at once', () => {
  const found = problems({})
  for (const name of ['PUBLIC_URL', 'MUNICIPALITY_FILE', 'DATABASE_URL', 'DATABASE_APP_URL', 'KEY_FILE', 'PARTNERS_FILE', 'SECURITY_CONTACT']) {
    assert.ok(found.some((line) => line.startsWith(name)), name)
  }
})

test('production without https is refused: no certificate and no proxy, or an address without the padlock', () => {
  assert.match(problems({ ...complete, TRUSTED_PROXIES: '' }).join(), /There is no https/)
  assert.match(problems({ ...complete, PUBLIC_URL: 'http://stadjerspas.example' }).join(), /PUBLIC_URL must begin with https/)
  assert.match(problems({ ...complete, TLS_CERT_FILE: write('cert.pem', 'x') }).join(), /belong together/)
})

test('a port that is no number is named with what was given', () => {
  assert.match(problems({ ...complete, PORT: 'drieduizend' }).join(), /PORT must be a whole number, not "drieduizend"/)
})

test('partners without https, like those of a demonstration, or a door without its own key, are refused door by door', () => {
  const clientKey = { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: 'k' }
  const doors = { resident: { issuer: 'http://127.0.0.1:3001/digid', clientKey }, provider: { issuer: 'https://inloggen.example', clientKey }, staff: { issuer: 'https://inloggen.example', clientKey: { ...clientKey, d: undefined } } }
  const found = problems({ ...complete, PARTNERS_FILE: write('demonstration.json', JSON.stringify({ doors, brp: {}, income: {}, smtp: {} })) })
  assert.deepEqual(found.map((line) => /the (issuer|clientKey) of doors\.([a-z]+)/.exec(line)?.slice(1).join(' ')), ['issuer resident', 'clientKey staff'])
})

test('a mailbox that is read is whole, or is left out', () => {
  const whole = { host: 'imap.example', port: 993, secure: true, user: 'pas', password: 'geheim', mailbox: 'INBOX', readMailbox: 'Gelezen', addresses: ['pas@gemeente.example'] }
  const partners = (mailIn?: object) => ({ ...complete, PARTNERS_FILE: write('mail.json', JSON.stringify({ doors: {}, brp: {}, income: {}, smtp: {}, ...(mailIn ? { mailIn } : {}) })) })
  assert.equal(readConfig(partners()).mailIn, undefined)
  assert.deepEqual(readConfig(partners(whole)).mailIn, whole)
  assert.match(problems(partners({ ...whole, port: undefined })).join(), /mailIn has no port/)
  assert.match(problems(partners({ ...whole, password: '' })).join(), /mailIn has no password and no oauth/)
  assert.match(problems(partners({ ...whole, readMailbox: 'INBOX' })).join(), /must be another folder/)
  assert.match(problems(partners({ ...whole, addresses: [] })).join(), /we would answer ourselves/)
})

test('a mailbox by token says where it comes from, over https, and has no password beside it', () => {
  const oauth = { tokenUrl: 'https://login.microsoftonline.com/tenant/oauth2/v2.0/token', clientId: 'pas', clientSecret: 'geheim', scope: 'https://outlook.office365.com/.default' }
  const whole = { host: 'outlook.office365.com', port: 993, secure: true, user: 'pas@gemeente.example', oauth, authservId: '-', mailbox: 'INBOX', readMailbox: 'Gelezen', addresses: ['pas@gemeente.example'] }
  const partners = (mailIn: object) => ({ ...complete, PARTNERS_FILE: write('token.json', JSON.stringify({ doors: {}, brp: {}, income: {}, smtp: {}, mailIn })) })
  assert.deepEqual(readConfig(partners(whole)).mailIn, whole)
  for (const [wrong, sentence] of [
    [{ password: 'geheim' },                                    /mailIn has a password and oauth/],
    [{ oauth: { ...oauth, clientSecret: '', scope: undefined } }, /mailIn\.oauth has no clientSecret, scope/],
    [{ oauth: { ...oauth, tokenUrl: 'http://login.example/t' } }, /tokenUrl must be the https address of the token endpoint, not "http:/],
    [{ oauth: { ...oauth, tokenUrl: 'https://login.example' } },  /tokenUrl must be the https address/],
    [{ authservId: 'mx.gemeente.example; dmarc=pass' },         /authservId must be the name/],
    [{ authservId: '' },                                        /authservId must be the name/],
  ] as const) {
    const found = problems(partners({ ...whole, ...wrong }))
    assert.equal(found.length, 1)
    assert.match(found[0]!, sentence)
    assert.doesNotMatch(found[0]!, /geheim/, 'no secret in what is said')
  }
})

test('a file that cannot be used is named with the reason', () => {
  assert.match(problems({ ...complete, KEY_FILE: join(folder, 'nowhere.json') }).join(), /KEY_FILE names .*nowhere.json, which cannot be used/)
})

test('a scanner for files is a socket or an address; anything else is named with what was given', () => {
  assert.deepEqual(readConfig({ ...complete, CLAMD: '/run/clamav/clamd.ctl' }).scanner, { path: '/run/clamav/clamd.ctl' })
  assert.deepEqual(readConfig({ ...complete, CLAMD: 'clamav.internal:3310' }).scanner, { host: 'clamav.internal', port: 3310 })
  assert.equal(readConfig({ ...complete, CLAMD: ' ' }).scanner, undefined)
  assert.deepEqual(problems({ ...complete, CLAMD: 'clamav' }), ['CLAMD must be a socket (/run/clamav/clamd.ctl) or host:port, not "clamav".'])
})

test('a map has one server of tiles over https, and says whose it is', () => {
  const url = 'https://tiles.example/kaart/{z}/{x}/{y}.png'
  assert.deepEqual(readConfig({ ...complete, TILES_URL: url, TILES_SOURCE: '© Kaartmakers' }).tiles, { url, source: '© Kaartmakers' })
  assert.equal(readConfig(complete).tiles, undefined)
  assert.deepEqual(problems({ ...complete, TILES_URL: url }), ['TILES_SOURCE is missing: whose map it is, like "© OpenStreetMap-bijdragers".'])
  // Each of these would open the headers for more than one server, or draw nothing.
  for (const bad of ['http://tiles.example/{z}/{x}/{y}.png', 'https://{s}.tiles.example/{z}/{x}/{y}.png', 'https://tiles.example/{z}/{x}.png', 'https://tiles.example/{z}/{x}/{y}.png; script-src *']) {
    assert.match(problems({ ...complete, TILES_URL: bad, TILES_SOURCE: 'x' })[0]!, /^TILES_URL must be one https address/)
  }
})
