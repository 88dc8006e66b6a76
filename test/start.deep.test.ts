import { type TestContext, test } from 'node:test'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '#db/database.ts'
import { migrate, settlePurpose } from '#db/migrate.ts'
import { emptyDatabase } from './database.ts'
import { alive, commandOf, freePorts, gone, isFree, kill9, type Program, run, start } from './spawned.ts'

/** A folder that another user may enter too: as root, PostgreSQL runs as somebody else. */
function folderFor(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'demonstration-'))
  chmodSync(folder, 0o755)
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const READY = /Ctrl-C stops everything/
const PORTS = 6
const statusOf = async (url: string): Promise<number> => (await fetch(url, { redirect: 'manual' })).status
const purposeMade = async (folder: string): Promise<Date> => {
  const { config } = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as { config: { database: { ownerUrl: string } } }
  const db = openDatabase({ connectionString: config.database.ownerUrl, max: 1 })
  try { return (await db.one<{ at: Date }>('select created_at as at from foundation.purpose')).at } finally { await db.close() }
}

/** Stops it as Ctrl-C does, and nothing of it is left: no process, no port. */
async function stopped(program: Program, port: number): Promise<void> {
  const all = program.below()
  assert.ok(all.length >= 2, 'a program and a database')
  program.signal('SIGINT')
  assert.equal(await program.ended, 0, program.said())
  assert.deepEqual(await gone(all), [], 'processes that stayed behind')
  for (let i = 0; i < PORTS; i++) assert.ok(await isFree(port + i), `port ${port + i} is still in use`)
}

test('npm start on an empty folder, and again', async (t) => {
  const folder = folderFor(t)
  const port = await freePorts(PORTS)
  const env = { DATA_FOLDER: folder, PORT: String(port) }
  let made: Date | undefined

  await t.test('the first page answers, and each role has a link to sign in', async (t) => {
    const program = start(t, env)
    const said = await program.until(READY)
    assert.equal(await statusOf(`http://localhost:${port}/`), 200)
    for (const role of ['resident', 'provider-manager', 'counter', 'caseworker', 'kcc', 'stip', 'editor', 'manager', 'auditor', 'administrator']) {
      const link = new RegExp(`^ +${role} +(http://localhost:${port}/inloggen/\\S+)`, 'm').exec(said)?.[1]
      assert.ok(link, `no link for ${role} in:\n${said}`)
      const answer = await fetch(link, { redirect: 'manual' })
      assert.match(`${answer.status} ${answer.headers.get('location')}`, new RegExp(`^303 http://127\\.0\\.0\\.1:${port + 1}/`), role)
    }
    made = await purposeMade(folder)
    assert.doesNotMatch(said, /error|warn/i)

    await t.test('a second one in the same folder is refused, and the first runs on', async (t) => {
      const second = start(t, { ...env, PORT: String(await freePorts(PORTS)) })
      assert.equal(await second.ended, 1)
      assert.match(second.said(), new RegExp(`^\\s*The demonstration already runs here, on port ${port} \\(process \\d+\\)\\. Use that one, or stop it first\\.\\s*$`))
      assert.equal(await statusOf(`http://localhost:${port}/aanbod`), 200)
    })
    await t.test('a second one on the same port is refused, and the first runs on', async (t) => {
      const second = start(t, { DATA_FOLDER: folderFor(t), PORT: String(port) })
      assert.equal(await second.ended, 1)
      assert.match(second.said(), new RegExp(`^\\s*Port ${port} is in use\\. Stop what runs there, or choose another: PORT=${port + 100} npm start\\s*$`))
      assert.equal(await statusOf(`http://localhost:${port}/aanbod`), 200)
    })
    await stopped(program, port)
  })

  await t.test('a second start works on what was kept, and nobody is asked to stop twice', async (t) => {
    const program = start(t, env)
    await program.until(READY)
    assert.deepEqual(await purposeMade(folder), made)
    const all = program.below()
    program.signal('SIGTERM')
    program.signal('SIGINT')
    assert.equal(await program.ended, 0)
    assert.deepEqual(await gone(all), [])
  })

  await t.test('after kill -9 of the starter a new start recovers by itself', async (t) => {
    const killed = start(t, env)
    await killed.until(READY)
    const below = killed.below()
    kill9(below.filter((one) => /start\.ts/.test(commandOf(one))))
    await killed.ended
    assert.ok(below.some(alive), 'the database outlived its starter: that is what the next start finds')

    const program = start(t, env)
    await program.until(READY)
    assert.equal(await statusOf(`http://localhost:${port}/aanbod`), 200)
    assert.deepEqual(await purposeMade(folder), made)
    assert.deepEqual(await gone(below), [], 'what was left behind is ended')
    await stopped(program, port)
  })

  await t.test('npm run reset empties it', async (t) => {
    const reset = run(t, ['scripts/node24.mjs', 'scripts/reset.ts'], env)
    assert.equal(await reset.ended, 0, reset.said())
    const program = start(t, env)
    await program.until(READY)
    assert.notDeepEqual(await purposeMade(folder), made)
    const busy = run(t, ['scripts/node24.mjs', 'scripts/reset.ts'], env)
    assert.equal(await busy.ended, 1)
    assert.match(busy.said(), /still runs \(process \d+\)\. Stop it with Ctrl-C first/)
    await stopped(program, port)
  })
})

test('Ctrl-C while it is still starting leaves nothing behind either', async (t) => {
  const folder = folderFor(t)
  const port = await freePorts(PORTS)
  for (const round of ['on an empty folder', 'on what was kept']) {
    const program = start(t, { DATA_FOLDER: folder, PORT: String(port) })
    // As early as there is something to leave behind: the database.
    let database: number | undefined
    for (let waited = 0; !database && waited < 30_000; waited += 20) {
      await pause(20)
      database = program.below().find((pid) => /\/postgres\0-D/.test(commandOf(pid)))
    }
    assert.ok(database, `no database was started ${round}`)
    const all = program.below()
    program.signal('SIGINT')
    assert.equal(await program.ended, 0, program.said())
    assert.deepEqual(await gone([...all, database]), [], round)
    assert.doesNotMatch(program.said(), READY)
  }
})

test('kill -9 in the middle of making the database: the next start makes it anew', async (t) => {
  const folder = folderFor(t)
  const port = await freePorts(PORTS)
  const killed = start(t, { DATA_FOLDER: folder, PORT: String(port) })
  let all: number[] = []
  for (let waited = 0; !all.some((pid) => commandOf(pid).includes('initdb')) && waited < 30_000; waited += 10) { await pause(10); all = killed.below() }
  assert.ok(all.some((pid) => commandOf(pid).includes('initdb')), 'the making of the database was never seen')
  kill9([killed.pid, ...all])
  await killed.ended

  const program = start(t, { DATA_FOLDER: folder, PORT: String(port) })
  await program.until(READY)
  assert.equal(await statusOf(`http://localhost:${port}/aanbod`), 200)
  await stopped(program, port)
})

const NOBODY = 65_534
const readable = spawnSync('/bin/sh', ['-c', 'test -r package.json -a -x node_modules/.bin/node'], { ...(process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}), cwd: join(import.meta.dirname, '..') }).status === 0

test('an ordinary user starts it too', { skip: process.getuid?.() !== 0 ? 'the other starts here are those of an ordinary user already' : !readable && 'this clone is closed to other users: it was only started as root' }, async (t) => {
  const folder = folderFor(t)
  chownSync(folder, NOBODY, NOBODY)
  const port = await freePorts(PORTS)
  const program = start(t, { DATA_FOLDER: join(folder, 'data'), PORT: String(port) }, { uid: NOBODY, gid: NOBODY })
  await program.until(READY)
  assert.equal(await statusOf(`http://localhost:${port}/aanbod`), 200)
  await stopped(program, port)
})

test('a port that is taken, whichever of the six, is named', async (t) => {
  const first = await freePorts(PORTS)
  const server = createServer()
  t.after(() => server.close())
  await new Promise<void>((resolve) => { server.listen(first + 3, '127.0.0.1', resolve) })
  const program = start(t, { DATA_FOLDER: folderFor(t), PORT: String(first) })
  assert.equal(await program.ended, 1)
  assert.match(program.said(), new RegExp(`^\\s*Port ${first + 3}, for the partner "income", is in use\\.`))
})

test('a folder where nothing can be written is named', async (t) => {
  const folder = folderFor(t)
  writeFileSync(join(folder, 'file'), '')
  const program = start(t, { DATA_FOLDER: join(folder, 'file', 'data'), PORT: String(await freePorts(PORTS)) })
  assert.equal(await program.ended, 1)
  assert.match(program.said(), /^\s*The demonstration keeps its data in \S+\/file\/data, and cannot write there \(E[A-Z]+\)\. Give this user the right, or name another folder: DATA_FOLDER=\/some\/folder npm start\s*$/)
})

test('half of a file in the folder of a demonstration is named, with what to do; and so is a database without its password', async (t) => {
  const refused = async (path: string, text: string): Promise<string> => {
    const folder = folderFor(t)
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
    const program = start(t, { DATA_FOLDER: folder, PORT: String(await freePorts(PORTS)) })
    assert.equal(await program.ended, 1)
    assert.doesNotMatch(program.said(), /^\s+at /m, 'a sentence, not a stack')
    assert.ok(program.said().includes(join(folder, path.replace('cluster/PG_VERSION', 'password'))), program.said())
    return program.said()
  }
  assert.match(await refused('keys.json', '{"box":{"cur'), /cannot be read: it is not JSON \(line 1 column 13\)\. Put it back from your backup/)
  assert.match(await refused('door-key.json', '{"kty":"EC"'), /cannot be read: it is not JSON\. Take it away: a new one is made at the next start/)
  assert.match(await refused('postgres/cluster/PG_VERSION', '18'), /the password of its owner is not beside them .*Put it back whole, or begin anew/)
})

test('two that start at the same moment in one folder: one opens, the other is refused', async (t) => {
  const folder = folderFor(t)
  const ports = [await freePorts(PORTS), await freePorts(PORTS)]
  const both = ports.map((port) => start(t, { DATA_FOLDER: folder, PORT: String(port) }))
  const ends = await Promise.all(both.map((program) => Promise.race([program.ended.then(() => 'refused'), program.until(READY).then(() => 'open', () => 'refused')])))
  assert.deepEqual([...ends].sort(), ['open', 'refused'], both.map((program) => program.said()).join('\n---\n'))
  const open = ends.indexOf('open')
  assert.match(both[1 - open]!.said(), /already runs here, on port/)
  await stopped(both[open]!, ports[open]!)
})

test('a port that is no port is named', async (t) => {
  const program = start(t, { DATA_FOLDER: folderFor(t), PORT: 'drieduizend' })
  assert.equal(await program.ended, 1)
  assert.match(program.said(), /^PORT must be a whole number from 1 to 65529, not "drieduizend"\.\s*$/)
})

const everything = async (url: string): Promise<object> => {
  const db = openDatabase({ connectionString: url, max: 1 })
  try {
    return { tables: await db.query(`select schemaname, relname, n_live_tup, n_tup_ins from pg_stat_user_tables order by 1, 2`), purpose: await db.query('select * from foundation.purpose').catch(() => 'none') }
  } finally { await db.close() }
}

test('a production database, or one of something else, is refused and left as it is', async (t) => {
  const production = await emptyDatabase(t)
  await migrate(production.url)
  await settlePurpose(production.url, 'production', 'groningen')
  const foreign = await emptyDatabase(t)
  const db = openDatabase({ connectionString: foreign.url, max: 1 })
  await db.query('create table customer (name text)')
  await db.close()
  for (const [url, sentence] of [
    [production.url, /^\s*DATABASE_URL names a production database\. npm start is for demonstrations; production is started with node src\/main\.ts\.\s*$/],
    [foreign.url, /^\s*This database holds tables of something else\. Give an empty database in DATABASE_URL\.\s*$/],
    ['postgres://nobody@127.0.0.1:9/x', /^\s*The database does not answer .* Check DATABASE_URL and whether PostgreSQL runs\.\s*$/],
  ] as const) {
    const before = url.includes(':9/') ? undefined : await everything(url)
    const program = start(t, { DATA_FOLDER: folderFor(t), PORT: String(await freePorts(PORTS)), DATABASE_URL: url })
    assert.equal(await program.ended, 1)
    assert.match(program.said(), sentence)
    if (before) assert.deepEqual(await everything(url), before)
  }
})

test('an empty database of one\'s own becomes a demonstration, and reset empties only that', async (t) => {
  const { url } = await emptyDatabase(t)
  const port = await freePorts(PORTS)
  const env = { DATA_FOLDER: folderFor(t), PORT: String(port), DATABASE_URL: url }
  const program = start(t, env)
  await program.until(READY)
  assert.equal(await statusOf(`http://localhost:${port}/aanbod`), 200)
  program.signal('SIGINT')
  assert.equal(await program.ended, 0)
  const reset = run(t, ['scripts/node24.mjs', 'scripts/reset.ts'], env)
  assert.equal(await reset.ended, 0, reset.said())
  assert.equal((await everything(url) as { purpose: unknown }).purpose, 'none')
})
