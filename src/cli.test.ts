import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { openDatabase } from '#db/database.ts'
import { DatabaseRefused, migrate, migrationFiles, migrationsFolder, settlePurpose } from '#db/migrate.ts'
import { emptyDatabase } from '#test/database.ts'
import { testConfig } from '#test/house.ts'
import { runCli } from './cli.ts'
import { openLog } from './log.ts'
import { openHouse } from './open-house.ts'

const FIRST = 15

/** A demonstration's database as a release left it that had the first 15 migrations. */
async function olderDatabase(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  t.after(() => rmSync(folder, { recursive: true }))
  for (const name of migrationFiles().slice(0, FIRST)) cpSync(join(migrationsFolder, name), join(folder, name))
  const { url } = await emptyDatabase(t)
  await migrate(url, folder)
  await settlePurpose(url, 'demonstration', 'groningen')
  const count = async (): Promise<number> => {
    const owner = openDatabase({ connectionString: url, max: 1 })
    try { return (await owner.one<{ applied: number }>('select count(*) as applied from public.migration')).applied } finally { await owner.close() }
  }
  return { url, config: testConfig({ ownerUrl: url }), count }
}

async function said(t: TestContext, work: () => Promise<number>): Promise<string> {
  const log = t.mock.method(console, 'log', () => {})
  assert.equal(await work(), 0)
  const lines = log.mock.calls.map(({ arguments: [line] }) => String(line))
  log.mock.restore()
  return lines.join('\n')
}

test('a command on a database that is older than the release refuses with a sentence and migrates nothing', async (t) => {
  const { config, count } = await olderDatabase(t)
  for (const args of [['forget', '--dry-run'], ['doctor'], ['invariants'], ['texts'], ['draw'], ['clock', '+1h']]) {
    await assert.rejects(runCli(args, () => config), (error: Error) => {
      assert.ok(error instanceof DatabaseRefused, args.join(' '))
      assert.equal(error.message, `The database is older than this release: it lacks ${migrationFiles().length - FIRST} migrations, from ${migrationFiles()[FIRST]!.slice(0, -4)} on. Nothing was changed. Start this release first, which migrates, or do that alone: npm run cli -- migrate.`)
      return true
    })
  }
  assert.equal(await count(), FIRST)
})

test('the file of another municipality does not open this database, by a command or a start, and nothing is migrated; one that only has a new name does', async (t) => {
  const { config, count } = await olderDatabase(t)
  const folder = mkdtempSync(join(tmpdir(), 'municipality-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const municipality = JSON.parse(readFileSync(config.municipalityFile, 'utf8')) as { key: string; name: string }
  const withFile = (name: string, changes: Partial<typeof municipality>) => {
    const municipalityFile = join(folder, name)
    writeFileSync(municipalityFile, JSON.stringify({ ...municipality, ...changes }))
    return { ...config, municipalityFile }
  }
  const haren = withFile('haren.json', { key: 'haren', name: 'Haren' })
  for (const open of [() => runCli(['forget', '--now'], () => haren), () => runCli(['migrate'], () => haren), () => openHouse(haren, openLog('error'))]) {
    await assert.rejects(open, (error: Error) => {
      assert.ok(error instanceof DatabaseRefused)
      assert.equal(error.message, 'This is the database of the municipality "groningen", and MUNICIPALITY_FILE has the key "haren". Nothing was changed. Give the file of groningen, or another database. A municipality with a new name changes "name" in its file and keeps its "key".')
      return true
    })
  }
  assert.equal(await count(), FIRST)

  const renamed = withFile('renamed.json', { name: 'Groningen en Ommelanden' })
  await said(t, () => runCli(['migrate'], () => renamed))
  assert.equal(await count(), migrationFiles().length)
  await assert.rejects(settlePurpose(config.database.ownerUrl, 'demonstration', 'haren'), DatabaseRefused, 'also when two start at once on an empty database')
})

test('a word too many or a wrong one behind a command is refused before anything is opened, and nothing is done', async (t) => {
  const said: string[] = []
  t.mock.method(console, 'error', (line: string) => { said.push(line) })
  for (const args of [['forget'], ['forget', '--nu'], ['forget', '--now', '--dry-run'], ['doctor', '--json'], ['invariants', 'x'], ['keys', '--now'], ['migrate', 'now'],
    ['end-sessions'], ['end-sessions', '--staff'], ['end-sessions', '--everybody', 'now'], ['end-sessions', '--provider', '123'], ['end-sessions', 'chantal@groningen.nl'],
    ['draw', 'verify'], ['draw', '--verify'], ['clock'], ['clock', '8w', '8w'], ['clock', '-1d'], ['clock', '+99999w']]) {
    said.length = 0
    assert.equal(await runCli(args, () => assert.fail('an installation was looked for')), 1, args.join(' '))
    assert.match(said.join(), new RegExp(`^Behind ${args[0]} stands .+\\. Nothing was done\\.$`))
  }
})

test('an invariant that cannot be looked at is broken, and the others are looked at: a database that was migrated and never started', async (t) => {
  const { config } = await olderDatabase(t)
  await said(t, () => runCli(['migrate'], () => config))
  const log = t.mock.method(console, 'log', () => {})
  assert.equal(await runCli(['invariants'], () => config), 1)
  const lines = log.mock.calls.map(({ arguments: [line] }) => String(line))
  log.mock.restore()
  assert.match(lines[0]!, /^BROKEN nobody is in a state without a message/)
  assert.match(lines[1]!, /This could not be looked at: No policy is in force/)
  assert.ok(lines.filter((line) => line.startsWith('holds')).length > 5)
})

test('who asks for help gets it, and that is no fault; a command that is none shows it too', async (t) => {
  const nothing = () => assert.fail('an installation was looked for')
  assert.match(await said(t, () => runCli(['--help'], nothing)), /doctor .*\n[\s\S]*migrate/)
  t.mock.method(console, 'error', () => {})
  for (const args of [[], ['docter'], ['constructor']]) assert.equal(await runCli(args, nothing), 1)
})

test('migrate brings it to this release, says what it did, and after it the commands work', async (t) => {
  const { config, count } = await olderDatabase(t)
  assert.match(await said(t, () => runCli(['migrate'], () => config)), new RegExp(`^The database has ${migrationFiles().length - FIRST} migrations more: ${migrationFiles()[FIRST]!.slice(0, -4)} to `))
  assert.equal(await count(), migrationFiles().length)
  assert.match(await said(t, () => runCli(['forget', '--dry-run'], () => config)), /amounts would be forgotten/)
  assert.match(await said(t, () => runCli(['migrate'], () => config)), /Nothing was changed/)
})

test('migrate leaves the database of the other kind as it is, and so does a command on one of a newer release', async (t) => {
  const { url, config, count } = await olderDatabase(t)
  await assert.rejects(runCli(['migrate'], () => ({ ...config, demonstration: false })), /database of a demonstration/)
  assert.equal(await count(), FIRST)
  await said(t, () => runCli(['migrate'], () => config))
  const owner = openDatabase({ connectionString: url, max: 1 })
  t.after(() => owner.close())
  await owner.query(`insert into public.migration (name, run_on) values ('9999_from_the_future', now())`)
  await assert.rejects(runCli(['doctor'], () => config), /do not belong together \(9999_from_the_future\)/)
})
