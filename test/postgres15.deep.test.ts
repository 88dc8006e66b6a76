import { type TestContext, test } from 'node:test'
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '#db/database.ts'
import { freePorts, run } from './spawned.ts'

/** Debian's place. PostgreSQL 15 is the oldest that an operator may have; what the embedded one can do more must not be used. */
const BIN = '/usr/lib/postgresql/15/bin'
const skip = existsSync(join(BIN, 'initdb')) ? false : 'PostgreSQL 15 is not installed here (package postgresql-15): nothing was tried on it'

/** A server of that version for this test alone, as an ordinary user where we are root. */
async function oldServer(t: TestContext): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'postgres15-'))
  const [, , uid, gid] = process.getuid?.() === 0 ? readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':')).find(([name]) => name === 'postgres' || name === 'nobody')! : []
  const as = uid ? { uid: Number(uid), gid: Number(gid) } : {}
  if (uid) chownSync(folder, Number(uid), Number(gid))
  chmodSync(folder, 0o700)
  const cluster = join(folder, 'cluster')
  const made = spawnSync(join(BIN, 'initdb'), ['-D', cluster, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], { ...as, cwd: folder, encoding: 'utf8' })
  assert.equal(made.status, 0, made.stderr)
  const port = await freePorts(1)
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 150, timezone: 'UTC' }
  const server = spawn(join(BIN, 'postgres'), ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])], { ...as, cwd: folder, stdio: 'ignore' })
  t.after(async () => {
    server.kill('SIGINT')
    if (server.exitCode === null) await once(server, 'exit')
    rmSync(folder, { recursive: true, force: true })
  })
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  const db = openDatabase({ connectionString: url, max: 1 })
  for (let waited = 0; ; waited += 50) {
    const name = await db.one<{ name: string }>(`select current_setting('server_version') as name`).catch(() => undefined)
    if (name) { assert.match(name.name, /^15\./); break }
    assert.ok(waited < 30_000, 'PostgreSQL 15 did not start')
    await pause(50)
  }
  await db.close()
  return url
}

// All tests of the rooms in one: longer than one test may take elsewhere.
const HALF_AN_HOUR = 1_800_000

test('migrations and every test of the rooms hold on PostgreSQL 15', { skip, timeout: HALF_AN_HOUR }, async (t) => {
  const url = await oldServer(t)
  const files = ['src/**/*.test.ts', 'test/database.test.ts', 'test/guards/{migrations,schema,states,routes}.test.ts', 'test/faults/crowd.test.ts'].flatMap((pattern) => globSync(pattern)).filter((file) => !file.includes('.deep.')).sort()
  assert.ok(files.length > 60)
  const all = run(t, ['--test', '--test-concurrency=2', '--test-reporter=tap', ...files], { TEST_SERVER_URL: url })
  const code = await all.ended
  const [, failed] = /^# fail (\d+)$/m.exec(all.said()) ?? []
  t.diagnostic(`${/^# pass (\d+)$/m.exec(all.said())?.[1]} tests held on PostgreSQL 15, ${/^# skipped (\d+)$/m.exec(all.said())?.[1]} were not run`)
  assert.deepEqual([code, failed], [0, '0'], all.said().split('\n').filter((line) => /^ *not ok/.test(line)).join('\n'))
})
