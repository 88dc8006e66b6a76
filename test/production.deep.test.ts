import { type TestContext, test } from 'node:test'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { Agent, request } from 'node:https'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connect } from 'node:tls'
import { openDatabase } from '#db/database.ts'
import { migrate, settlePurpose } from '#db/migrate.ts'
import { sessionCookie } from '#web/visit.ts'
import { newKeyFile } from '../scripts/keys.ts'
import { emptyDatabase } from './database.ts'
import { freePorts, gone, isFree, run } from './spawned.ts'

type Env = Readonly<Record<string, string>>

const folder = mkdtempSync(join(tmpdir(), 'production-'))
const write = (name: string, text: string): string => { const path = join(folder, name); writeFileSync(path, text, { mode: 0o600 }); return path }
const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') }
const made = spawnSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', files.key, '-out', files.cert])
const skip = made.status === 0 ? false : 'openssl is not installed: no certificate could be made'
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

/** What an operator sets. The partners are at addresses where nobody lives: a shop starts, serves and stops without them. */
async function installation(t: TestContext): Promise<Env & { readonly PORT: string }> {
  const [port, redirect, nobody] = [await freePorts(1), await freePorts(1), await freePorts(1)]
  const door = (name: string, ...claims: string[]) => ({
    issuer: `https://127.0.0.1:${nobody}/${name}`, clientId: 'shop', clientKey: { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: 'k' }, scopes: ['openid'], responseMode: 'query', acrValues: [], minimumAcr: 'high', levels: ['high'],
    claims: Object.fromEntries(claims.map((claim) => [claim, [claim]])), groupRoles: name === 'staff' ? { desk: 'kcc' } : {}, postLogout: `https://localhost:${port}/uitgelogd`, timeoutMs: 500,
  })
  const source = { url: `https://127.0.0.1:${nobody}`, auth: { kind: 'none' }, timeoutMs: 500 }
  const partners = { doors: { resident: door('digid', 'bsn'), provider: door('eherkenning', 'kvk'), staff: door('staff', 'name', 'groups') }, brp: source, income: source, smtp: { host: '127.0.0.1', port: nobody, secure: true, from: 'x@example.org' } }
  return {
    PORT: String(port), REDIRECT_PORT: String(redirect), HOST: 'localhost', PUBLIC_URL: `https://localhost:${port}`, MUNICIPALITY_FILE: 'config/groningen.json', SECURITY_CONTACT: 'mailto:security@example.org', HEALTH_TOKEN: 'look-inside',
    TLS_CERT_FILE: files.cert, TLS_KEY_FILE: files.key, KEY_FILE: write('keys.json', newKeyFile()), PARTNERS_FILE: write('partners.json', JSON.stringify(partners)), ...await twoUsers(t),
  }
}

/** An owner who is no superuser and owns this database alone, and the application. */
async function twoUsers(t: TestContext): Promise<{ DATABASE_URL: string; DATABASE_APP_URL: string }> {
  const { url } = await emptyDatabase(t)
  const name = randomBytes(4).toString('hex')
  const administrator = openDatabase({ connectionString: url, max: 1 })
  await administrator.query(`do $$ begin create role stadjerspas_app nologin; exception when duplicate_object then null; end $$`)
  await administrator.query(`create role owner_${name} login password 'owner'`)
  await administrator.query(`create role app_${name} login password 'app' in role stadjerspas_app`)
  await administrator.query(`alter database ${new URL(url).pathname.slice(1)} owner to owner_${name}`)
  await administrator.close()
  const as = (user: string, password: string): string => Object.assign(new URL(url), { username: user, password }).href
  return { DATABASE_URL: as(`owner_${name}`, 'owner'), DATABASE_APP_URL: as(`app_${name}`, 'app') }
}

const ask = (url: string, headers: Env = {}, agent?: Agent): Promise<IncomingMessage & { text: string }> => new Promise((resolve, reject) => {
  request(url, { ca: readFileSync(files.cert), headers, ...(agent ? { agent } : {}) }, (response) => {
    let text = ''
    response.on('data', (chunk: Buffer) => { text += chunk }).on('end', () => resolve(Object.assign(response, { text })))
  }).on('error', reject).end()
})

test('production starts with its own certificate and two users, serves, is looked after, and stops in order', { skip }, async (t) => {
  const env = await installation(t)
  const shop = run(t, ['src/main.ts'], env)
  await shop.until(/"msg":"open"/)

  await t.test('every page goes over TLS and says so, and none says that it is a demonstration', async () => {
    for (const path of ['/', '/aanbod', '/uitleg', '/inloggen', '/gezond']) {
      const { statusCode, headers, text } = await ask(env.PUBLIC_URL! + path)
      assert.equal(statusCode, 200, path)
      assert.match(String(headers['strict-transport-security']), /max-age=\d{8}/)
      assert.doesNotMatch(text, /demonstratie/i, path)
    }
    const details = JSON.parse((await ask(`${env.PUBLIC_URL}/gezond`, { authorization: 'Bearer look-inside' })).text) as { serving: boolean; details: { database: boolean } }
    assert.deepEqual([details.serving, details.details.database], [true, true])
  })

  await t.test('plain http leads to the padlock and nowhere else', async () => {
    const answer = await fetch(`http://localhost:${env.REDIRECT_PORT}/aanbod?soort=sport`, { redirect: 'manual' })
    assert.deepEqual([answer.status, answer.headers.get('location')], [308, `${env.PUBLIC_URL}/aanbod?soort=sport`])
  })

  await t.test('an issuer that nobody answers for stops a sign-in with a page and a number, not the shop', async () => {
    const answer = await ask(`${env.PUBLIC_URL}/inloggen/digid`)
    assert.match(`${answer.statusCode} ${answer.headers.location}`, /^303 \/inloggen\/gestopt\/[0-9A-Z]{6}$/)
    assert.equal((await ask(`${env.PUBLIC_URL}/`)).statusCode, 200)
  })

  await t.test('the operator\'s commands: what must hold, what needs care, and a clock that is never moved', async (t) => {
    const cli = async (...args: string[]) => { const program = run(t, ['src/cli.ts', ...args], env); return { code: await program.ended, said: program.said() } }
    const holds = await cli('invariants')
    assert.equal(holds.code, 0, holds.said)
    assert.match(holds.said, /^holds {2}nobody is in a state without a message/m)
    const doctor = await cli('doctor')
    assert.equal(doctor.code, 1, 'partners that do not answer need care')
    assert.match(doctor.said, /^CARE {2}https and certificate: The certificate ends in 1 days/m)
    assert.match(doctor.said, /^WRONG BRP:/m)
    const clock = await cli('clock', '+8w')
    assert.deepEqual([clock.code, clock.said.trim()], [1, 'The clock of production is never moved.'])
  })

  await t.test('the application cannot do what only the owner may', async () => {
    const app = openDatabase({ connectionString: env.DATABASE_APP_URL!, max: 1 })
    try {
      for (const forbidden of ['create table offers.more ()', 'drop table orders.line', 'update audit.event set action = action', 'delete from audit.processing_log', `update foundation.purpose set kind = 'demonstration'`, 'insert into foundation.clock_shift (seconds) values (60)']) {
        await assert.rejects(app.query(forbidden), /permission denied|must be owner/, forbidden)
      }
    } finally { await app.close() }
  })

  const below = shop.below()
  shop.signal('SIGTERM')
  assert.equal(await shop.ended, 0, shop.said())
  assert.deepEqual(await gone(below), [])
  assert.ok(await isFree(Number(env.PORT)) && await isFree(Number(env.REDIRECT_PORT)))
  assert.doesNotMatch(shop.said(), /"level":"(error|fatal)"/)

  await t.test('it starts again on what it kept, and two nodes of it at once', async (t) => {
    const other = { ...env, PORT: String(await freePorts(1)), REDIRECT_PORT: '' }
    const nodes = [run(t, ['src/main.ts'], env), run(t, ['src/main.ts'], other)]
    await Promise.all(nodes.map((node) => node.until(/"msg":"open"/)))
    for (const node of nodes) node.signal('SIGTERM')
    assert.deepEqual(await Promise.all(nodes.map((node) => node.ended)), [0, 0])
  })
})

test('told to stop, production answers who waits, hangs up on who asks nothing, and ends', { skip }, async (t) => {
  const env = await installation(t)
  const shop = run(t, ['src/main.ts'], env)
  await shop.until(/"msg":"open"/)
  const kept = new Agent({ keepAlive: true, ca: readFileSync(files.cert) })
  t.after(() => kept.destroy())
  // Kept from an earlier question, as a browser does; and one that it opened ahead.
  const everybody = (headers: Env) => Promise.all(Array.from({ length: 40 }, () => ask(`${env.PUBLIC_URL}/`, headers, kept)))
  await everybody({})
  const ahead = connect({ port: Number(env.PORT), host: 'localhost', ca: readFileSync(files.cert) })
  const hungUp = new Promise((resolve) => { ahead.on('error', () => {}).on('close', resolve) })
  await once(ahead, 'secureConnect')

  const owner = openDatabase({ connectionString: env.DATABASE_URL!, max: 1 })
  const waiting = await owner.transaction(async (tx) => {
    await tx.query('lock table identity.session in access exclusive mode')
    const asked = everybody({ cookie: `${sessionCookie}=${'x'.repeat(43)}` })
    while (!(await tx.one<{ n: number }>(`select count(*)::int as n from pg_locks where not granted and relation = 'identity.session'::regclass`)).n) await pause(20)
    // Who asks after them is answered: all of them were heard.
    assert.equal((await ask(`${env.PUBLIC_URL}/gezond`)).statusCode, 200)
    shop.signal('SIGTERM')
    while (!await isFree(Number(env.PORT))) await pause(20)
    return { asked }
  })
  await owner.close()
  const answers = await waiting.asked
  assert.deepEqual([...new Set(answers.map(({ statusCode, headers }) => `${statusCode} ${headers.connection}`))], ['200 close'])
  await hungUp
  assert.equal(await shop.ended, 0)
  assert.doesNotMatch(shop.said(), /pool after calling end|"level":"(error|fatal)"/)
})

test('production does not start on a demonstration\'s database, and leaves it as it is', { skip }, async (t) => {
  const { url } = await emptyDatabase(t)
  await migrate(url)
  await settlePurpose(url, 'demonstration', 'groningen')
  const shop = run(t, ['src/main.ts'], { ...await installation(t), DATABASE_URL: url, DATABASE_APP_URL: url })
  assert.equal(await shop.ended, 1)
  assert.match(shop.said(), /^DATABASE_URL names the database of a demonstration\. Production needs an empty database of its own\.\s*$/)
})

test('production does not start with a demonstration\'s partners, without https, or half configured: each in its own sentence', { skip }, async (t) => {
  const env = await installation(t)
  const refused = async (changes: Env): Promise<string> => {
    const shop = run(t, ['src/main.ts'], { ...env, ...changes })
    assert.equal(await shop.ended, 1)
    assert.doesNotMatch(shop.said(), /^\s+at /m, 'a sentence, not a stack')
    return shop.said()
  }
  const demonstration = readFileSync(env.PARTNERS_FILE!, 'utf8').replaceAll('"issuer":"https://', '"issuer":"http://')
  assert.match(await refused({ PARTNERS_FILE: write('demonstration.json', demonstration) }), /Partners of a demonstration are not for production/)
  assert.match(await refused({ TLS_CERT_FILE: '', TLS_KEY_FILE: '' }), /There is no https/)
  assert.match(await refused({ DATABASE_URL: '' }), /DATABASE_URL is missing/)
  assert.match(await refused({ DATABASE_URL: 'postgres://nobody@127.0.0.1:9/x' }), /^The database does not answer/)
  assert.match(await refused({ DATABASE_APP_URL: 'postgres://nobody@127.0.0.1:9/x' }), /^The database does not answer .* Check DATABASE_APP_URL/)
  assert.match(await refused({ DATABASE_APP_URL: env.DATABASE_URL! }), /^DATABASE_APP_URL signs in as owner_\w+, who is the owner/)
  const taken = createServer().listen(Number(env.PORT), 'localhost')
  await once(taken, 'listening')
  t.after(() => taken.close())
  assert.match(await refused({}), /PORT: something else listens on \d+ of localhost already/)
  assert.match(await refused({ PORT: String(await freePorts(1)), HOST: '192.0.2.1' }), /HOST: "192\.0\.2\.1" is no address of this machine/)
  assert.match(await refused({ KEY_FILE: write('broken.json', '{') }), /KEY_FILE: it is not JSON/)
})
