import { type TestContext, test } from 'node:test'
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '#db/database.ts'
import { type EmbeddedServer, startEmbedded } from '#db/embedded.ts'
import { ensureDatabase } from '#db/migrate.ts'
import type { Patiences } from '#db/two-patiences.ts'
import { openApp } from '#src/app.ts'
import { openLog } from '#src/log.ts'
import { openHouse } from '#src/open-house.ts'
import { openWorker } from '#src/worker.ts'
import { sessionCookie } from '#web/visit.ts'
import { testConfig, type TestHouse } from '../house.ts'
import { newFamily, newOffer } from '../small-city.ts'
import { alive, commandOf, freePorts, kill9 } from '../spawned.ts'
import { type Client, invariantsHold, newKey, order, signedIn } from './clients.ts'

const CLIENTS = 24

type Place = { readonly house: TestHouse; readonly url: string; readonly lines: string[]; server: EmbeddedServer; restart(): Promise<void>; postmaster(): number; backends(): Promise<number[]> }

/** A shop on a database that writes to disk as in production, always on the same port, so that the shop finds it again. */
async function openPlace(t: TestContext, patiences?: Patiences): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'database-'))
  chmodSync(folder, 0o755)
  const port = await freePorts(1)
  const begin = () => startEmbedded({ dataDir: folder, settings: { port: String(port) } })
  const place = { server: await begin() } as Place
  const at = (url: string): string => Object.assign(new URL(url), { port: String(port) }).href
  const ownerUrl = at(place.server.urlOf('shop'))
  await ensureDatabase(at(place.server.adminUrl), 'shop')

  const lines: string[] = []
  const house = await openHouse(testConfig({ ownerUrl }), openLog('info', (line) => { lines.push(line) }), 'newest', patiences)
  const owner = openDatabase({ connectionString: ownerUrl, max: 2 })
  const app = await openApp(house, house.logger)
  const worker = await openWorker(house)
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.after(async () => {
    await app.close()
    await worker.stop()
    await owner.close()
    await house.close()
    await place.server.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const postmaster = () => Number(readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
  return Object.assign(place, {
    lines, house: { ...house, owner, databaseUrl: ownerUrl, lines: [], clock: { ...house.clock, set: () => assert.fail('a real clock') } }, url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    postmaster, restart: async () => { place.server = await begin() },
    backends: async () => (await owner.query<{ pid: number }>(`select pid from pg_stat_activity where backend_type = 'client backend' and state = 'active' and pid <> pg_backend_pid()`)).map(({ pid }) => pid),
  })
}

/** Clients order until they are told to stop, through every outage. */
async function ordering(place: Place, work: (promised: () => number) => Promise<void>): Promise<{ client: Client; key: string; voucher: string | undefined }[]> {
  const swim = await newOffer(place.house, { stock: 100_000, limit: { count: 1000, per: 'person', period: 'pass-year' } })
  const clients: Client[] = []
  for (let i = 0; i < CLIENTS; i++) clients.push(await signedIn(place.house, (await newFamily(place.house))[0]!))
  const forms: { client: Client; key: string; voucher: string | undefined }[] = []
  let going = true
  const working = clients.map(async (client) => {
    while (going) {
      const form = { client, key: newKey(), voucher: undefined as string | undefined }
      forms.push(form)
      // Who reads an error page, or nothing, presses the same button again until there is an answer.
      while (!form.voucher && going) {
        const answer = await order(place.url, client, swim, form.key)
        if (answer.kind === 'voucher') form.voucher = answer.id
        else await pause(50)
      }
    }
  })
  try { await work(() => forms.filter(({ voucher }) => voucher).length) } finally { going = false }
  await Promise.all(working)
  return forms
}

async function nothingLost(place: Place, forms: readonly { voucher: string | undefined }[]): Promise<void> {
  const promised = forms.flatMap(({ voucher }) => voucher ?? [])
  const stored = new Set((await place.house.owner.query<{ id: string }>('select id from vouchers.voucher')).map(({ id }) => id))
  assert.deepEqual(promised.filter((id) => !stored.has(id)), [], 'promised and not there')
  assert.equal(new Set(promised).size, promised.length, 'two forms, one voucher')
  assert.ok(stored.size <= forms.length, `${stored.size} vouchers of ${forms.length} forms`)
  await invariantsHold(place.house)
  // And the work in the background goes on: a job that is asked for now is done.
  await place.house.owner.query(`select graphile_worker.add_job('audit.seal')`)
  const waiting = () => place.house.owner.one<{ n: number }>(`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'audit.seal' and locked_at is null and attempts = 0`)
  while ((await waiting()).n) await pause(100)
  assert.deepEqual(place.lines.filter((line) => line.includes('unhandled')), [])
}

test('kill -9 of PostgreSQL among orders, three times: every promised voucher is there, and the shop goes on by itself', async (t) => {
  const place = await openPlace(t)
  const forms = await ordering(place, async (promised) => {
    for (let round = 1; round <= 3; round++) {
      const before = promised()
      while (promised() < before + 100 * round) await pause(5)
      const postmaster = place.postmaster()
      process.kill(postmaster, 'SIGKILL')
      while (alive(postmaster)) await pause(5)
      assert.equal((await fetch(`${place.url}/gezond`)).status, 503, 'the shop lives, and says that it cannot serve')
      const { status, headers } = await fetch(`${place.url}/mijn/bonnen`, { redirect: 'manual', headers: { cookie: `${sessionCookie}=${'x'.repeat(43)}` } })
      assert.deepEqual([status, headers.get('retry-after')], [503, '10'], 'a page says when to come back')
      // Sessions of the killed server end by themselves; the new one waits for them.
      await place.restart()
      const after = promised()
      while (promised() < after + 20) await pause(5)
      assert.equal((await fetch(`${place.url}/gezond`)).status, 200)
    }
  })
  await nothingLost(place, forms)
  t.diagnostic(`${forms.length} orders, killed 3 times`)
})

test('kill -9 of single sessions: PostgreSQL recovers by itself, and nobody loses a voucher', async (t) => {
  const place = await openPlace(t)
  const forms = await ordering(place, async (promised) => {
    for (let round = 0; round < 3; round++) {
      const before = promised()
      let [victim] = [] as number[]
      for (; promised() < before + 50 || victim === undefined; [victim] = await place.backends().catch(() => [])) await pause(5)
      kill9([victim])
      const after = promised()
      while (promised() < after + 50) await pause(5)
    }
  })
  await nothingLost(place, forms)
  t.diagnostic(`${forms.length} orders, 3 sessions killed`)
})

/** Every process of this PostgreSQL that can be stopped: nothing in it runs, and its sockets stay open. */
const stopped = async (place: Place, work: () => Promise<void>): Promise<void> => {
  const main = place.postmaster()
  const all = [main, ...readFileSync(`/proc/${main}/task/${main}/children`, 'utf8').trim().split(' ').map(Number)]
  const signal = (name: NodeJS.Signals) => { for (const pid of all) try { process.kill(pid, name) } catch { /* a session that just ended */ } }
  try { signal('SIGSTOP'); await work() } finally { signal('SIGCONT') }
}

test('a database that hangs among orders, three times: everybody gets an answer, every promised voucher is there, and nobody has one twice', async (t) => {
  const place = await openPlace(t, { visitor: { statementMs: 1000, answerMs: 1500 } })
  const forms = await ordering(place, async (promised) => {
    for (let round = 1; round <= 3; round++) {
      const before = promised()
      while (promised() < before + 100 * round) await pause(5)
      await stopped(place, async () => {
        // Twice as many as there are connections: also who waits for one is not left standing.
        const pages = await Promise.all(Array.from({ length: 40 }, () => fetch(`${place.url}/mijn/bonnen`, { redirect: 'manual', headers: { cookie: `${sessionCookie}=${'x'.repeat(43)}` } })))
        assert.deepEqual(new Set(pages.map(({ status, headers }) => `${status} ${headers.get('retry-after')}`)), new Set(['503 10']))
      })
      const after = promised()
      while (promised() < after + 50) await pause(5)
    }
  })
  await nothingLost(place, forms)
  t.diagnostic(`${forms.length} orders, stopped 3 times`)
})

test('a form sent to a database that hangs never arrived; it stands in the page, and its button orders once the database goes on', async (t) => {
  const place = await openPlace(t, { visitor: { statementMs: 1000, answerMs: 1500 } })
  const swim = await newOffer(place.house)
  const client = await signedIn(place.house, (await newFamily(place.house))[0]!)
  let again = new URLSearchParams()
  const key = newKey()
  const send = (body: URLSearchParams) => fetch(`${place.url}/aanbod/${swim.slug}/bestellen`, { method: 'POST', redirect: 'manual', headers: { cookie: client.cookie }, body })
  await stopped(place, async () => {
    const answer = await send(new URLSearchParams({ _csrf: client.csrf, _key: key, versie: swim.versionId, voor: client.citizen.id }))
    const html = await answer.text()
    assert.equal(answer.status, 503)
    assert.match(html, /kwam niet bij ons aan/)
    again = new URLSearchParams([...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]+)">/g)].map(([, name, value]): [string, string] => [name!, value!]))
  })
  assert.deepEqual([...again.keys()], ['_csrf', '_key', 'versie', 'voor'])
  while ((await fetch(`${place.url}/gezond`)).status !== 200) await pause(50)
  const [first, second] = [await send(again), await send(again)]
  assert.match(first.headers.get('location')!, /^\/mijn\/bonnen\/[0-9a-f-]{36}/)
  assert.equal(second.headers.get('location'), first.headers.get('location'))
  assert.equal((await place.house.owner.query('select from vouchers.voucher')).length, 1)
})

test('a database that hangs without a word: health says within seconds that the shop cannot serve, and again that it can', async (t) => {
  const place = await openPlace(t)
  const health = async () => { const answer = await fetch(`${place.url}/gezond`); return [answer.status, await answer.text()] }
  assert.deepEqual(await health(), [200, '{"serving":true}'])
  const all = [place.postmaster(), ...(await place.house.owner.query<{ pid: number }>('select pid from pg_stat_activity')).map(({ pid }) => pid)]
  const signal = (name: NodeJS.Signals) => { for (const pid of all) process.kill(pid, name) }
  try {
    signal('SIGSTOP')
    assert.deepEqual(await Promise.all([health(), health()]), [[503, '{"serving":false}'], [503, '{"serving":false}']])
  } finally {
    signal('SIGCONT')
  }
  while ((await health())[0] !== 200) await pause(50)
})

test('two generations of PostgreSQL never work in one folder: the second start ends what the first left, and nothing else that stands there', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'generations-'))
  chmodSync(folder, 0o755)
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const first = await startEmbedded({ dataDir: folder })
  const busy = openDatabase({ connectionString: first.adminUrl, max: 4 })
  // A session that does not look up while it works: it does not notice at once that its server is gone.
  const { pid } = await busy.one<{ pid: number }>('select pg_backend_pid() as pid')
  const working = busy.query(`select count(*) from (select generate_series(1, 6000000000)) as long`).catch(() => 'cut off')
  const passerBy = spawn('sleep', ['600'], { cwd: join(folder, 'cluster') })
  t.after(() => passerBy.kill())
  while (!(await busy.one<{ busy: boolean }>(`select exists (select from pg_stat_activity where state = 'active' and query like '%generate_series(1, 60%' and pid <> pg_backend_pid()) as busy`)).busy) await pause(5)
  const left = await busy.query<{ pid: number }>(`select pid from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()`)
  t.after(() => kill9(left.map((row) => row.pid).filter((one) => commandOf(one).startsWith('postgres'))))
  process.kill(Number(readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  const second = await startEmbedded({ dataDir: folder })
  t.after(() => second.stop())
  assert.deepEqual([pid, ...left.map((row) => row.pid)].filter((one) => existsSync(`/proc/${one}`) && alive(one)), [])
  assert.ok(alive(passerBy.pid!), 'somebody who looks into the folder is left alone')
  assert.equal(await working, 'cut off')
  await busy.close()
  const db = openDatabase({ connectionString: second.adminUrl, max: 1 })
  assert.deepEqual(await db.one('select 1 as fine'), { fine: 1 })
  await db.close()
})
