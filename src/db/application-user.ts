import { randomInt } from 'node:crypto'
import pg from 'pg'
import { connected, DatabaseRefused } from './migrate.ts'

/**
 * The application signs in as itself. Was it the owner, or could it act as the owner, then it could change what may only
 * be added to, the record of what happened among it, and nothing would show. Throws DatabaseRefused with a sentence,
 * also when the two addresses do not lead to one database. `ownerUrl` has been migrated.
 */
export async function refuseWrongUser(ownerUrl: string, appUrl: string): Promise<void> {
  const owner = await connected(ownerUrl, 'DATABASE_URL')
  try {
    const app = await connected(appUrl, 'DATABASE_APP_URL')
    try {
      await refuseOther(owner, app)
      await refusePowerful(app)
    } finally {
      await app.end()
    }
  } finally {
    await owner.end()
  }
}

/** A lock belongs to one database of one server: who does not meet the owner's is somewhere else. Also behind a pooler, and on a copy. */
async function refuseOther(owner: pg.Client, app: pg.Client): Promise<void> {
  const lock = [20_261_128, randomInt(2 ** 31)]
  await owner.query('select pg_advisory_lock($1, $2)', lock)
  const { rows: [found] } = await app.query<{ free: boolean }>('select pg_try_advisory_xact_lock($1, $2) as free', lock)
  if (found!.free) throw new DatabaseRefused('DATABASE_APP_URL leads to another database than DATABASE_URL. Give both the same server and database; only the user differs.')
}

async function refusePowerful(app: pg.Client): Promise<void> {
  const { rows: [who] } = await app.query<{ name: string; owns: boolean; may: boolean }>(`
    select current_user as name, pg_has_role(nspowner, 'member') as owns, pg_has_role('stadjerspas_app', 'usage') as may
      from pg_catalog.pg_namespace where nspname = 'foundation'`)
  if (who!.owns) throw new DatabaseRefused(`DATABASE_APP_URL signs in as ${who!.name}, who is the owner or a superuser, or may act as the owner. Give the application a user of its own: create role … login in role stadjerspas_app.`)
  if (!who!.may) throw new DatabaseRefused(`DATABASE_APP_URL signs in as ${who!.name}, who is no member of stadjerspas_app: grant stadjerspas_app to ${pg.escapeIdentifier(who!.name)}.`)
}
