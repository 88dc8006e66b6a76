import { type TestContext, test } from 'node:test'
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyDatabase } from '#test/database.ts'
import { refuseWrongUser } from './application-user.ts'
import { openDatabase } from './database.ts'
import { startEmbedded } from './embedded.ts'
import { DatabaseRefused, migrate, purposeOf } from './migrate.ts'

/** A migrated database of an owner who is no superuser, and ways to sign in to it. */
async function database(t: TestContext) {
  const { url } = await emptyDatabase(t)
  const other = (await emptyDatabase(t)).url
  const administrator = openDatabase({ connectionString: url, max: 1 })
  t.after(() => administrator.close())
  const mark = randomBytes(4).toString('hex')
  await administrator.query(`do $$ begin create role stadjerspas_app nologin; exception when duplicate_object then null; end $$`)
  for (const [name, how] of [['owner', ''], ['app', 'in role stadjerspas_app'], ['both', `in role stadjerspas_app, owner_${mark}`], ['nobody', '']] as const) {
    await administrator.query(`create role ${name}_${mark} login password 'geheim' ${how}`)
  }
  await administrator.query(`alter database ${new URL(url).pathname.slice(1)} owner to owner_${mark}`)
  const as = (name: string, at = url): string => Object.assign(new URL(at), { username: `${name}_${mark}`, password: 'geheim' }).href
  await migrate(as('owner'))
  return { superuser: url, owner: as('owner'), as, elsewhere: as('app', other), mark }
}

test('the application signs in as a member of its role and no more, on the database of the owner: else it does not start', async (t) => {
  const { superuser, owner, as, elsewhere, mark } = await database(t)
  await refuseWrongUser(owner, as('app'))
  await refuseWrongUser(superuser, as('app'))

  const silent = Object.assign(new URL(owner), { port: '9' }).href
  for (const [appUrl, sentence] of [
    [owner,                                                             new RegExp(`^DATABASE_APP_URL signs in as owner_${mark}, who is the owner or a superuser`)],
    [superuser,                                                         /^DATABASE_APP_URL signs in as \S+, who is the owner or a superuser/],
    [as('both'),                                                        new RegExp(`^DATABASE_APP_URL signs in as both_${mark}, .* or may act as the owner`)],
    [as('nobody'),                                                      /who is no member of stadjerspas_app: grant stadjerspas_app to "nobody_/],
    [elsewhere,                                                         /^DATABASE_APP_URL leads to another database than DATABASE_URL\./],
    [silent,                                                            /^The database does not answer \(.*ECONNREFUSED.*\)\. Check DATABASE_APP_URL/],
    [as('unknown'),                                                     /^The database does not answer \(.+\)\. Check DATABASE_APP_URL/],
    ['postgres://app:geheim@127.0.0.1:99999/x',                         /^The database does not answer \(Invalid URL\)\. Check DATABASE_APP_URL/],
  ] as const) {
    await assert.rejects(refuseWrongUser(owner, appUrl), (error) => {
      assert.ok(error instanceof DatabaseRefused, String(error))
      assert.match(error.message, sentence)
      assert.doesNotMatch(error.message, /geheim/, 'no secret in what is said')
      return true
    })
  }
})

test('who is not the owner does not migrate, and reads why: on a database of ours and on an empty one', async (t) => {
  const { as, elsewhere, mark } = await database(t)
  for (const url of [as('app'), as('nobody'), elsewhere]) {
    for (const start of [migrate, purposeOf]) await assert.rejects(start(url), (error) => error instanceof DatabaseRefused && new RegExp(`^DATABASE_URL signs in as (app|nobody)_${mark}, who is not the owner and cannot migrate`).test(error.message))
  }
  await migrate(as('both'))
})

test('on a server that lacks the role of the application, an owner who may not make it reads what an administrator does, and starts after that', async (t) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'without-role-'))
  chmodSync(dataDir, 0o755)
  t.after(() => rmSync(dataDir, { recursive: true, force: true }))
  const server = await startEmbedded({ dataDir, fsync: false })
  t.after(() => server.stop())
  const administrator = openDatabase({ connectionString: server.adminUrl, max: 1 })
  t.after(() => administrator.close())
  await administrator.query(`create role municipal login password 'geheim'`)
  for (const name of ['shop', 'begun']) await administrator.query(`create database ${name} owner municipal`)
  const as = (name: string) => Object.assign(new URL(server.urlOf(name)), { username: 'municipal', password: 'geheim' }).href

  // As a release left it that did not ask before it began.
  const begun = openDatabase({ connectionString: as('begun'), max: 1 })
  await begun.query('create table public.migration (id serial primary key, name varchar(255) not null, run_on timestamp not null)')
  await begun.close()

  const sentence = 'The role stadjerspas_app is not there, and municipal may not make it. Nothing was changed. Let an administrator of this PostgreSQL do it once: create role stadjerspas_app nologin; and start again.'
  for (const name of ['shop', 'begun']) await assert.rejects(migrate(as(name)), (error) => error instanceof DatabaseRefused && error.message === sentence)
  await administrator.query('create role stadjerspas_app nologin')
  for (const name of ['shop', 'begun']) await migrate(as(name))
})
