import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'

const quiet = new Logger(() => () => {})

/** The job tables belong to graphile-worker (schema graphile_worker); the owner makes them, the application uses them. */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  try {
    await runMigrations({ pgPool: pool, logger: quiet })
    await pool.query(`
      grant usage on schema graphile_worker to stadjerspas_app;
      grant select, insert, update, delete on all tables in schema graphile_worker to stadjerspas_app;
      grant usage on all sequences in schema graphile_worker to stadjerspas_app;
      grant execute on all functions in schema graphile_worker to stadjerspas_app;
      do $$ declare t record; begin
        -- graphile-worker closes its tables to everybody but their owner, row by row.
        for t in select c.oid::regclass as name from pg_class c
                  where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity
                    and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'stadjerspas_app')
        loop execute format('create policy stadjerspas_app on %s to stadjerspas_app using (true) with check (true)', t.name); end loop;
      end $$;
    `)
  } finally {
    await pool.end()
  }
}
