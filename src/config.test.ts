import { after, test } from 'node:test'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newKeyFile } from '../scripts/keys.ts'
import { readConfig } from './config.ts'
import type { House } from './house.ts'
import { ConfigRefused } from './operator-file.ts'
import { roleChecks, rolesOfNobody } from './roles-of-nobody.ts'

const folder = mkdtempSync(join(tmpdir(), 'config-'))
const write = (name: string, text: string) => { const path = join(folder, name); writeFileSync(path, text); return path }
const [cert, key] = [join(folder, 'certificate.pem'), join(folder, 'its-key.pem')]
const made = spawnSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-keyout', key, '-out', cert])
const skip = made.status === 0 ? false : 'openssl is not installed: no certificate could be made'
const clientKey = { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: 'k' }
/** A partners file with nothing left out; a test changes what it is about. */
function wholePartners() {
  const door = (name: string, claims: Readonly<Record<string, readonly string[]>>) => ({
    issuer: `https://inloggen.example/${name}`, clientId: 'shop', clientKey, scopes: ['openid'], responseMode: 'query', acrValues: [], minimumAcr: 'high', levels: ['low', 'high'],
    claims, groupRoles: name === 'staff' ? { desk: 'kcc' } : name === 'eherkenning' ? { till: 'counter' } : {}, postLogout: 'https://stadjerspas.example/uitgelogd',
  })
  return {
    doors: { resident: door('digid', { bsn: ['bsn'] }), provider: door('eherkenning', { kvk: ['kvk'] }), staff: door('staff', { name: ['name'], groups: ['groups'] }) },
    brp: { url: 'https://brp.example/personen', auth: { kind: 'apikey', header: 'X-API-KEY', key: 'geheim' }, timeoutMs: 3000 },
    income: { url: 'https://inkomen.example', auth: { kind: 'bearer', token: 'geheim' }, timeoutMs: 3000 },
    smtp: { host: 'smtp.example', port: 465, secure: true, user: 'pas', password: 'geheim', from: 'Stadjerspas <pas@gemeente.example>' },
  }
}
const complete = {
  PUBLIC_URL: 'https://stadjerspas.example', TRUSTED_PROXIES: '10.0.0.1', MUNICIPALITY_FILE: 'config/groningen.json',
  DATABASE_URL: 'postgres://owner@127.0.0.1/x', DATABASE_APP_URL: 'postgres://app@127.0.0.1/x', SECURITY_CONTACT: 'mailto:security@example.org',
  KEY_FILE: write('keys.json', newKeyFile()), PARTNERS_FILE: write('partners.json', JSON.stringify(wholePartners())),
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
  for (const PORT of ['drieduizend', '99999', '0', '65536', '-1']) assert.deepEqual(problems({ ...complete, PORT }), [`PORT must be a whole number from 1 to 65535, not "${PORT}".`])
  assert.equal(readConfig({ ...complete, PORT: '65535' }).port, 65_535)
})

test('the address that people see is a name and perhaps a port, as a browser writes it', () => {
  for (const [given, read] of [['https://stadjerspas.example/', 'https://stadjerspas.example'], ['https://Stadjerspas.example:443', 'https://stadjerspas.example'], ['https://stadjerspas.example:8443', 'https://stadjerspas.example:8443']]) {
    assert.equal(readConfig({ ...complete, PUBLIC_URL: given }).publicUrl, read)
  }
  for (const PUBLIC_URL of ['https://x.example:443?a', 'https://x.example/pas', 'https://x.example#a', 'https://iemand@x.example', 'https://x.example:99999', 'https://']) {
    assert.match(problems({ ...complete, PUBLIC_URL }).join(), /^PUBLIC_URL must begin with https:\/\/ and hold a name/, PUBLIC_URL)
  }
})

test('a proxy is an address or a range; a name that nobody knows is named', () => {
  const right = ['10.0.0.1', '10.0.0.0/8', '10.0.0.0/255.0.0.0', '::1', 'fd00::/8', 'loopback']
  assert.deepEqual(readConfig({ ...complete, TRUSTED_PROXIES: right.join(', ') }).trustedProxies, right)
  for (const wrong of ['foo', '10.0.0', '10.0.0.0/33', '0.0.0.0/0', 'fd00::/129', '10.0.0.0/', '10.0.0.0/8/8']) {
    assert.deepEqual(problems({ ...complete, TRUSTED_PROXIES: `10.0.0.1,${wrong}` }), [`TRUSTED_PROXIES must hold addresses like 10.0.0.1 or ranges like 10.0.0.0/24, not ${JSON.stringify(wrong)}.`])
  }
})

test('a certificate and its key are what they are called, and belong together', { skip }, () => {
  const tls = (TLS_CERT_FILE: string, TLS_KEY_FILE: string) => problems({ ...complete, TLS_CERT_FILE, TLS_KEY_FILE })
  assert.deepEqual(tls(cert, key), [])
  assert.deepEqual(tls(key, cert), ['TLS_CERT_FILE holds no certificate in PEM.', 'TLS_KEY_FILE holds no private key in PEM without a passphrase.'])
  assert.deepEqual(tls(key, key), ['TLS_CERT_FILE holds no certificate in PEM.'])
  const another = write('another.pem', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
  assert.match(tls(cert, another).join(), /^TLS_CERT_FILE and TLS_KEY_FILE do not belong together/)
})

/** Another value at a place of a file, like `desks.1.hours`, or none at all. */
const spoil = (place: string, ...value: readonly unknown[]) => (file: object): void => {
  const names = place.split('.')
  const last = names.pop()!
  const at = names.reduce<object>((part, name) => Reflect.get(part, name) as object, file)
  if (value.length) Reflect.set(at, last, value[0])
  else Reflect.deleteProperty(at, last)
}

/** Faults of a file, each with all that may be said of it. `change` is given the right file. */
type Fault<File> = readonly [change: (file: File) => unknown, ...sentences: string[]]

test('with a wrong key nobody can order, so the shop does not open: each fault of the key file in a sentence', () => {
  type File = { box: { current: string; keys: Record<string, string>; find: string }; cookie: string; vouchers: { current: string; keys: Record<string, string> } }
  const short = Buffer.alloc(31, 7).toString('base64')
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const publicKey = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const faults: Fault<File>[] = [
    [(f) => { f.vouchers.current = 'v2' },                        'vouchers.current must be the id of one of vouchers.keys.'],
    [(f) => { f.vouchers.current = 'constructor' },               'vouchers.current must be the id of one of vouchers.keys.'],
    [(f) => { f.box.current = f.cookie },                         'box.current must be the id of one of box.keys.'],
    [(f) => { f.cookie = '' },                                    'cookie must be at least 32 bytes in base64.'],
    [(f) => { f.cookie = short },                                 'cookie must be at least 32 bytes in base64.'],
    [(f) => { f.box.find = '' },                                  'box.find must be at least 32 bytes in base64.'],
    [(f) => { f.box.find = 'een zin die niemand raadt, en die heel wat langer is' }, 'box.find must be at least 32 bytes in base64.'],
    [(f) => { f.box.keys['k2'] = short },                         'box.keys: the key k2 must be 32 bytes in base64.'],
    [(f) => { f.box.keys['k2'] = Buffer.alloc(33, 7).toString('base64') }, 'box.keys: the key k2 must be 32 bytes in base64.'],
    [(f) => { f.box.keys[f.cookie] = f.cookie },                  'box.keys has an id that is not two characters, like k1.'],
    [(f) => { f.vouchers.keys['v€'] = f.vouchers.keys['v1']! },   'vouchers.keys has an id that is not two characters, like k1.'],
    [(f) => { f.vouchers.keys['v1'] = rsa },                      'vouchers.keys: the key v1 must be a private key of Ed25519 in PEM (PKCS 8).'],
    [(f) => { f.vouchers.keys['v1'] = publicKey },                'vouchers.keys: the key v1 must be a private key of Ed25519 in PEM (PKCS 8).'],
    [(f) => { f.box.keys = {} },                                  'box.keys must hold at least one key by its id.'],
    [(f) => { f.box = undefined as never },                       'box.keys must hold at least one key by its id.', 'box.find must be at least 32 bytes in base64.'],
    [(f) => { f.vouchers = null as never; f.cookie = '' },        'cookie must be at least 32 bytes in base64.', 'vouchers.keys must hold at least one key by its id.'],
    [(f) => [f],                                                  'it must hold one JSON object, from { to }.'],
  ]
  for (const [change, ...sentences] of faults) {
    const file = JSON.parse(newKeyFile()) as File
    const text = JSON.stringify(change(file) ?? file)
    assert.deepEqual(problems({ ...complete, KEY_FILE: write('faulty-keys.json', text) }), sentences.map((sentence) => `KEY_FILE: ${sentence}`))
  }
})

test('of a key or partners file that is no JSON nothing is repeated: it holds secrets', () => {
  const found = problems({ ...complete, KEY_FILE: write('broken-keys.json', '{\n"cookie": geheim}'), PARTNERS_FILE: write('broken-partners.json', 'geheim') })
  assert.equal(found.length, 2)
  assert.match(found[0]!, /^KEY_FILE: it is not JSON( \(line 2 column 11\))?\.$/)
  assert.match(found[1]!, /^PARTNERS_FILE: it is not JSON( \(line 1 column 1\))?\.$/)
})

test('the key before this one may stay in the file, and a longer cookie key is as good', () => {
  const [before, now] = [JSON.parse(newKeyFile()), JSON.parse(newKeyFile())]
  const file = { ...now, cookie: Buffer.alloc(64, 7).toString('base64'), box: { ...now.box, keys: { k0: before.box.keys.k1, ...now.box.keys } }, vouchers: { current: 'v0', keys: { v0: before.vouchers.keys.v1, ...now.vouchers.keys } } }
  const { box, vouchers } = readConfig({ ...complete, KEY_FILE: write('two-keys.json', JSON.stringify(file)) }).keys
  assert.deepEqual([box.current, Object.keys(box.keys), vouchers.current, Object.keys(vouchers.keys)], ['k1', ['k0', 'k1'], 'v0', ['v0', 'v1']])
})

test('a door or a source that lacks is found at the start, not by the first person who needs it: each fault of the partners file in a sentence', () => {
  type File = Record<'doors' | 'brp' | 'income' | 'smtp', Record<string, unknown>> & { doors: Record<'resident' | 'provider' | 'staff', Record<string, unknown>> }
  const path = 'must be a list of names, from the outside to the inside.'
  const notHttps = 'must be at https://, not "http://127.0.0.1:3001/digid". Partners of a demonstration are not for production.'
  const faults: Fault<File>[] = [
    [(f) => { delete (f.doors as Partial<File['doors']>).staff },  'there is no doors.staff: nobody could come in by it.'],
    [(f) => { delete (f as Partial<File>).doors },                 'there is no "doors".'],
    [(f) => { f.brp = null as never },                             'there is no "brp".'],
    [(f) => { f.doors.resident['issuer'] = 'http://127.0.0.1:3001/digid' }, `the issuer of doors.resident ${notHttps}`],
    [(f) => { f.doors.staff['clientKey'] = { ...clientKey, d: undefined } }, 'the clientKey of doors.staff is no private key (JWK, EC P-256, with its kid).'],
    [(f) => { f.doors.provider['clientKey'] = 'geheim' },          'the clientKey of doors.provider is no private key (JWK, EC P-256, with its kid).'],
    [(f) => { f.doors.resident['claims'] = {} },                   `doors.resident.claims.bsn ${path}`],
    [(f) => { delete f.doors.resident['claims'] },                 `doors.resident.claims.bsn ${path}`],
    [(f) => { f.doors.provider['claims'] = { kvk: 'kvk' } },       `doors.provider.claims.kvk ${path}`],
    [(f) => { f.doors.staff['claims'] = { name: ['name'] } },      `doors.staff.claims.groups ${path}`],
    [(f) => { f.doors.staff['groupRoles'] = {} },                  'doors.staff.groupRoles must name at least one group with its role.'],
    [(f) => { f.doors.staff['groupRoles'] = { desk: 'kcc', Balie: 'desk', ' ': 'stip' } }, 'doors.staff.groupRoles gives "Balie" a role that this door does not have. It has caseworker, kcc, stip, editor, manager, auditor, administrator.', 'doors.staff.groupRoles has a group without a name.'],
    [(f) => { f.doors.provider['groupRoles'] = { till: 'caseworker' } }, 'doors.provider.groupRoles gives "till" a role that this door does not have. It has provider-manager, counter.'],
    [(f) => { f.doors.staff['groupRoles'] = { desk: 'constructor' } }, 'doors.staff.groupRoles gives "desk" a role that this door does not have. It has caseworker, kcc, stip, editor, manager, auditor, administrator.'],
    [(f) => { f.doors.provider['claims'] = { kvk: ['kvk'], groups: ['g'] }; f.doors.provider['groupRoles'] = {} }, 'doors.provider.groupRoles must name at least one group with its role.'],
    [(f) => { delete f.doors.resident['levels'] },                 'doors.resident.levels must be a list of every level of the issuer, from low to high.'],
    [(f) => { f.doors.resident['minimumAcr'] = 'substantial' },    'doors.resident.minimumAcr must be one of doors.resident.levels.'],
    [(f) => { delete f.doors.resident['clientId'] },               'doors.resident.clientId must be the name under which the issuer knows us.'],
    [(f) => { f.doors.resident['scopes'] = ['profile'] },          'doors.resident.scopes must be a list with "openid" in it.'],
    [(f) => { f.doors.staff['responseMode'] = 'fragment' },        'doors.staff.responseMode must be query or form_post.'],
    [(f) => { delete f.doors.staff['acrValues'] },                 'doors.staff.acrValues must be a list, which may be empty.'],
    [(f) => { f.doors.staff['postLogout'] = '/uitgelogd' },        'doors.staff.postLogout must be the https address to which people come back when they have signed out.'],
    [(f) => { f.doors.staff['timeoutMs'] = '5000' },               'doors.staff.timeoutMs must be a whole number of milliseconds, at most 120000.'],
    [(f) => { f.brp['url'] = 'nonsense' },                         'brp.url must be an https address.'],
    [(f) => { f.brp['url'] = 'http://brp.example/personen' },      'brp.url must be an https address.'],
    [(f) => { f.brp['auth'] = { kind: 'apikey', header: 'X API', key: 'geheim' } }, 'brp.auth.header must be the name of a header.'],
    [(f) => { f.income['auth'] = { kind: 'bearer', token: 'geheim\n' + 'geheim' } }, 'income.auth.token must be the token, on one line.'],
    [(f) => { f.income = {} },                                     'income.url must be an https address.', 'income.auth.kind must be none, apikey or bearer.', 'income.timeoutMs must be a whole number of milliseconds, at most 120000.'],
    [(f) => { f.smtp = {} },                                       'smtp.host must be the name of the mail server.', 'smtp.port must be a port, a number from 1 to 65535.', 'smtp.secure must be true (TLS from the first byte) or false.', 'smtp.from must be the address that mail comes from, like Stadjerspas <pas@gemeente.example>.'],
    [(f) => { f.smtp['from'] = 'Stadjerspas' },                    'smtp.from must be the address that mail comes from, like Stadjerspas <pas@gemeente.example>.'],
  ]
  for (const [change, ...sentences] of faults) {
    const file = JSON.parse(JSON.stringify(wholePartners())) as File
    change(file)
    const found = problems({ ...complete, PARTNERS_FILE: write('faulty-partners.json', JSON.stringify(file)) })
    assert.deepEqual(found, sentences.map((sentence) => `PARTNERS_FILE: ${sentence}`))
    assert.doesNotMatch(found.join(), /geheim/, 'no secret in what is said')
  }
})

test('a name that stands twice in a file is told by its place, and never which value came first: a group with two roles would have the last', () => {
  const partners = JSON.stringify(wholePartners())
  const twice = (name: string, text: string) => problems({ ...complete, [name]: write('twice.json', text) })
  const says = (path: string) => `${path} stands there twice. Leave the one that is meant: a program reads the last and says nothing.`
  assert.deepEqual(twice('PARTNERS_FILE', partners.replace('"desk":"kcc"', '"desk":"kcc","till":"stip","desk":"manager"')), [`PARTNERS_FILE: ${says('doors.staff.groupRoles.desk')}`])
  assert.deepEqual(twice('PARTNERS_FILE', partners.replace('"key":"geheim"', '"key":"geheim","k\\u0065y":"geheim"')), [`PARTNERS_FILE: ${says('brp.auth.key')}`])
  assert.deepEqual(twice('KEY_FILE', newKeyFile().replace(/^\{/, '{"cookie":"geheim",')), [`KEY_FILE: ${says('cookie')}`])
  const harmless = partners.replace('"desk":"kcc"', '"desk":"kcc","{\\"desk\\":":"kcc",":,":"stip"')
  assert.deepEqual(twice('PARTNERS_FILE', harmless), [], 'the same word in a list, in another object or inside a text is no name twice')
})

test('a role that no group leads to is no fault, and the doctor names it: what only they may do, nobody can', async () => {
  const of = (groupRoles: Record<string, string>, providers?: Record<string, string>) => {
    const file = wholePartners()
    Object.assign(file.doors.staff, { groupRoles })
    if (providers) Object.assign(file.doors.provider, { claims: { kvk: ['kvk'], groups: ['roles'] }, groupRoles: providers })
    return readConfig({ ...complete, PARTNERS_FILE: write('some-roles.json', JSON.stringify(file)) })
  }
  const every = Object.fromEntries(['caseworker', 'kcc', 'stip', 'editor', 'manager', 'auditor', 'administrator'].map((role) => [`group-${role}`, role]))
  assert.deepEqual(rolesOfNobody(of(every)), [])
  const { 'group-manager': _manager, ...rest } = every
  assert.deepEqual(rolesOfNobody(of({ ...rest, also: 'kcc' })), ['manager'])
  assert.deepEqual(rolesOfNobody(of(every, { till: 'counter' })), ['provider-manager'])
  const look = async (config: ReturnType<typeof of>) => roleChecks({ config } as House)[0]!.look()
  assert.equal((await look(of(every))).state, 'good')
  assert.deepEqual(await look(of(rest)), { state: 'care', sentence: 'No group of an issuer gives the role manager: what only they may do, nobody can. Name a group for each in groupRoles (docs/operations/partners.md), unless you do without.' })
})

test('what may be left out of the partners file may be left out, and nothing else of it becomes a setting', () => {
  const { doors, ...rest } = wholePartners()
  const file = { ...rest, demonstration: true, brp: { ...rest.brp, url: 'http://localhost:8080/brp', auth: { kind: 'none' } }, smtp: { host: 'localhost', port: 25, secure: false, from: 'pas@gemeente.example' }, doors: { ...doors, provider: { ...doors.provider, groupRoles: {} } } }
  const config = readConfig({ ...complete, PARTNERS_FILE: write('least-partners.json', JSON.stringify(file)) })
  assert.equal(config.demonstration, false)
  assert.deepEqual([config.brp, config.smtp, config.doors.provider.groupRoles], [file.brp, file.smtp, {}])
})

test('what a page says of the municipality is there before the first page: each fault of its file in a sentence', () => {
  const faults: Fault<object>[] = [
    [spoil('phone'),                                  'phone must be the number that people call.'],
    [(file) => { spoil('desks')(file); spoil('openingHours')(file) }, 'openingHours must be when the telephone is answered, in words.', 'desks must be a list with at least one desk.'],
    [spoil('desks', []),                              'desks must be a list with at least one desk.'],
    [spoil('desks.1.hours'),                          'desks[1].hours must be when it is open, in words.'],
    [spoil('neighbourhoods.2.lat', '53.2'),           'neighbourhoods[2].lat must be a number of degrees.'],
    [spoil('neighbourhoods'),                         'neighbourhoods must be a list, which may be empty.'],
    [spoil('phoneLink', 'https://elders.example'),    'phoneLink must be that number as a link, like tel:14050.'],
    [spoil('brpCode', 14),                            'brpCode must be the four digits of the municipality in the BRP.'],
    [spoil('postalAddress', 'Postbus 1'),             'postalAddress must be a list of lines: who, and where.'],
    [spoil('court', []),                              'court must be a list of lines: the name and address of the court.'],
    [spoil('privacyUrl', 'javascript:alert()'),       'privacyUrl must be an https address.'],
    [spoil('accessibility.date', '23-11-2026'),       'accessibility.date must be the day of that, like 2026-11-23.'],
    [spoil('accessibility'),                          'accessibility.status must be A, B, C, D or E, as it is registered.', 'accessibility.date must be the day of that, like 2026-11-23.', 'accessibility.url must be the https address of the statement.'],
    [spoil('ombudsman.phone'),                        'ombudsman.phone must be a text; leave ombudsman out altogether when there is none.'],
    [spoil('delivery.postWorkingDays', '2'),          'delivery.postWorkingDays must be a whole number of days, or left out.'],
    [spoil('contacts.complaintWeeks', 12),            'contacts.complaintWeeks must be 6, or 10 with a complaints committee (Awb 9:11), or left out.'],
    [spoil('policy'),                                 'policy must be an object: the rules of the pass.'],
    [spoil('retention'),                              'retention must say for amounts, withdrawn, messages, contacts, drafts, draws, pickUps, people a term like { "weeks": 4 } and a ground (docs/operations/forgetting.md).'],
    [spoil('retention.draws', { term: { weeks: 4 } }),'retention must say for draws a term like { "weeks": 4 } and a ground (docs/operations/forgetting.md).'],
  ]
  for (const [change, ...sentences] of faults) {
    const file = JSON.parse(readFileSync('config/groningen.json', 'utf8'))
    change(file)
    const found = problems({ ...complete, PORT: 'x', MUNICIPALITY_FILE: write('faulty-municipality.json', JSON.stringify(file)) })
    const port = 'PORT must be a whole number from 1 to 65535, not "x".'
    assert.deepEqual(found.filter((line) => line !== port), sentences.map((sentence) => `MUNICIPALITY_FILE: ${sentence}`))
    assert.ok(found.includes(port), 'beside the other problems')
  }
  assert.match(problems({ ...complete, MUNICIPALITY_FILE: join(folder, 'nowhere.json') }).join(), /^MUNICIPALITY_FILE names .*nowhere.json, which cannot be used: ENOENT/)
  assert.match(problems({ ...complete, MUNICIPALITY_FILE: write('broken-municipality.json', '{') }).join(), /^MUNICIPALITY_FILE: it is not JSON/)
})

test('what a municipality may leave out of its file it may leave out', () => {
  const { ombudsman, delivery, contacts, openingHoursEnglish, neighbourhoodsNote, ...file } = JSON.parse(readFileSync('config/groningen.json', 'utf8'))
  assert.deepEqual(problems({ ...complete, MUNICIPALITY_FILE: write('least-municipality.json', JSON.stringify({ ...file, neighbourhoods: [] })) }), [])
})

test('a mailbox that is read is whole, or is left out', () => {
  const whole = { host: 'imap.example', port: 993, secure: true, user: 'pas', password: 'geheim', mailbox: 'INBOX', readMailbox: 'Gelezen', addresses: ['pas@gemeente.example'] }
  const partners = (mailIn?: object) => ({ ...complete, PARTNERS_FILE: write('mail.json', JSON.stringify({ ...wholePartners(), ...(mailIn ? { mailIn } : {}) })) })
  assert.equal(readConfig(partners()).mailIn, undefined)
  assert.deepEqual(readConfig(partners(whole)).mailIn, whole)
  assert.match(problems(partners({ ...whole, port: undefined })).join(), /mailIn has no port/)
  assert.deepEqual(problems(partners({ ...whole, port: '993', secure: 'ja', addresses: 'pas@gemeente.example' })), [
    'PARTNERS_FILE: mailIn.port must be a port, a number from 1 to 65535.', 'PARTNERS_FILE: mailIn.secure must be true (TLS from the first byte) or false.', 'PARTNERS_FILE: mailIn.addresses must be a list of our addresses.'])
  assert.deepEqual(problems(partners([])), ['PARTNERS_FILE: mailIn must be an object, or left out.'])
  assert.match(problems(partners({ ...whole, password: '' })).join(), /mailIn has no password and no oauth/)
  assert.match(problems(partners({ ...whole, readMailbox: 'INBOX' })).join(), /must be another folder/)
  assert.match(problems(partners({ ...whole, addresses: [] })).join(), /we would answer ourselves/)
})

test('a mailbox by token says where it comes from, over https, and has no password beside it', () => {
  const oauth = { tokenUrl: 'https://login.microsoftonline.com/tenant/oauth2/v2.0/token', clientId: 'pas', clientSecret: 'geheim', scope: 'https://outlook.office365.com/.default' }
  const whole = { host: 'outlook.office365.com', port: 993, secure: true, user: 'pas@gemeente.example', oauth, authservId: '-', mailbox: 'INBOX', readMailbox: 'Gelezen', addresses: ['pas@gemeente.example'] }
  const partners = (mailIn: object) => ({ ...complete, PARTNERS_FILE: write('token.json', JSON.stringify({ ...wholePartners(), mailIn })) })
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
