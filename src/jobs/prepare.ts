import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'

const quiet = new Logger(() => () => {})

/** The job tables belong to graphile-worker (schema graphile_worker); the owner makes them, the application uses them. */
export async function run(ownerUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 })
  pool.on('error', () => {})
  try {
    await runMigrations({ pgPool: pool, logger: quiet })
  } finally {
    await pool.end()
  }
}
