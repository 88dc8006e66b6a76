import { test } from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { schemaDump } from '../../scripts/schema-dump.ts'
import { testHouse } from '../house.ts'

const ROOMS = ['audit', 'knowledge', 'identity', 'residents', 'messages', 'passes', 'eligibility', 'providers', 'offers', 'vouchers', 'orders', 'redemptions', 'settlements', 'contacts', 'reports']

test('schema.sql is what the migrations make (otherwise: npm run schema, and look at the difference)', async (t) => {
  const house = await testHouse(t)
  const version = await house.owner.one<{ v: number }>(`select current_setting('server_version_num')::int as v`)
  // Another major version writes views and defaults in its own words: the committed dump is of the embedded one.
  if (version.v < 180_000) return t.skip('the dump is compared on PostgreSQL 18')
  assert.equal(await schemaDump(house.databaseUrl), readFileSync(join(import.meta.dirname, '..', '..', 'migrations', 'schema.sql'), 'utf8'))
})

test('a function of one room calls the functions of another, never its tables', async (t) => {
  const house = await testHouse(t)
  const functions = await house.owner.query<{ room: string; name: string; source: string }>(`
    select n.nspname as room, p.proname as name, p.prosrc as source from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = any($1)`, [ROOMS])
  assert.ok(functions.length > 5)
  const wrong = functions.flatMap(({ room, name, source }) =>
    [...source.matchAll(/\b(?:from|join|into|update)\s+(?:only\s+)?([a-z_]+)\.([a-z_]+)\b(?!\s*\()/gi)]
      .filter(([, schema]) => ROOMS.includes(schema!) && schema !== room)
      .map(([, schema, table]) => `${room}.${name} → ${schema}.${table}`))
  assert.deepEqual(wrong, [])
})

// A body that was read when it was made (return …, begin atomic) found its names then.
test('every function fixes its search path, so that nobody can put a table in front of ours', async (t) => {
  const house = await testHouse(t)
  const open = await house.owner.query<{ name: string }>(`
    select format('%s.%s', n.nspname, p.proname) as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = any($1) and p.prosqlbody is null and not exists (select from unnest(coalesce(p.proconfig, '{}')) c where c like 'search_path=%')`, [[...ROOMS, 'foundation']])
  assert.deepEqual(open.map(({ name }) => name), [])
})

test('nobody outside the two roles may touch a table or run a function', async (t) => {
  const house = await testHouse(t)
  const open = await house.owner.query<{ name: string }>(`
    select format('%s.%s', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) g where g.grantee = 0 and n.nspname = any($1)
    union select format('%s.%s()', n.nspname, p.proname) from pg_proc p join pg_namespace n on n.oid = p.pronamespace, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g where g.grantee = 0 and n.nspname = any($1)`, [[...ROOMS, 'foundation']])
  assert.deepEqual(open.map(({ name }) => name), [])
})

test('the application only adds to what must never be rewritten', async (t) => {
  const house = await testHouse(t)
  const grants = await house.owner.query<{ name: string; may: string }>(`
    select format('%s.%s', table_schema, table_name) as name, string_agg(privilege_type, ',' order by privilege_type) as may
    from information_schema.role_table_grants where grantee = 'stadjerspas_app' and table_schema = any($1) group by 1`, [ROOMS])
  const deleting = grants.filter(({ may }) => /TRUNCATE|REFERENCES|TRIGGER/.test(may)).map(({ name }) => name)
  assert.deepEqual(deleting, [])
  for (const { name, may } of grants.filter(({ name }) => name.startsWith('audit.') || /event|attempt$/.test(name))) {
    if (name === 'identity.sign_in_attempt') continue // an open attempt is used up, not a record of what happened
    assert.ok(['INSERT,SELECT', 'INSERT', 'SELECT'].includes(may), `${name}: ${may}`)
  }
})
