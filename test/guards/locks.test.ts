import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { migrationFiles, migrationsFolder } from '#db/migrate.ts'
import { runsWithoutLock, stepsOf } from '#db/without-lock.ts'
import { BIG, heavyLocks } from './heavy-locks.ts'

/** Migrations from before this was looked at ran long ago, or run on a database that nobody opened yet. */
const FROM = '0600'
const read = (name: string): string => readFileSync(join(migrationsFolder, name), 'utf8')

test('no migration holds everybody up at a big table (decision 0070)', () => {
  for (const name of migrationFiles().filter((name) => name >= FROM)) {
    const sql = read(name)
    assert.deepEqual(heavyLocks(sql), [], `${name}: a release that serves waits for this. Write it as is said behind the table; where the lock is short all the same, say why in a line before it: -- short: …`)
    if (runsWithoutLock(sql)) stepsOf(sql)
  }
})

test('every big table is there', () => {
  const schema = readFileSync(join(migrationsFolder, 'schema.sql'), 'utf8').replaceAll('"', '').toLowerCase()
  assert.deepEqual(BIG.filter((table) => !schema.includes(`\ncreate table ${table} `)), [])
})

for (const [name, sql, found] of [
  ['an index',                      'create index x on vouchers.voucher (id);',                                                             /index concurrently/],
  ['a unique index',                'create unique index x\n  on messages.message (id);',                                                   /index concurrently/],
  ['an index on orders."order"',    'create index x on orders."order" (id);',                                                               /index concurrently/],
  ['a foreign key',                 'alter table passes.pass add constraint a foreign key (x) references residents.resident;',              /not valid/],
  ['a check without a name',        'alter table passes.pass add constraint a check (x > 0);',                                              /not valid/],
  ['a primary key',                 'alter table residents.note add primary key (id);',                                                     /using index/],
  ['another type',                  'alter table residents.resident alter column born type text;',                                          /fill it in parts/],
  ['not null',                      'alter table residents.resident alter born set not null;',                                              /set it after that/],
  ['a column with an id of its own', 'alter table messages.message add column mark uuid not null default gen_random_uuid();',               /every row/],
  ['a column that is counted out',  'alter table messages.message add column n bigint generated always as identity;',                       /every row/],
  ['every row changed at once',     'update audit.event set x = 1;',                                                                        /until nothing is left/],
  ['every row gone at once',        'delete from identity.session where true;',                                                             /until nothing is left/],
  ['validated under the same lock', 'alter table passes.pass add constraint a check (x > 0) not valid;\nalter table passes.pass validate constraint a;', /a migration later/],
] as const) {
  test(`a migration that is stopped: ${name}`, () => {
    const [says, ...more] = heavyLocks(sql)
    assert.match(says ?? 'nothing', found)
    assert.deepEqual(more, [])
  })
}

for (const [name, sql] of [
  ['a new table with its keys',       'create table vouchers.new (id uuid primary key, resident_id uuid references residents.resident); create index n on vouchers.new (id);'],
  ['a small table',                   'create index x on contacts.campaign (id); update eligibility.policy_version set x = 1;'],
  ['a column that may be empty',      'alter table vouchers.voucher add column note bytea;'],
  ['a column with one word for all',  `alter table residents.resident add column language text not null default 'nl';`],
  ['an index beside everybody',       'create index concurrently x on vouchers.voucher (id);'],
  ['a constraint for what comes',     'alter table passes.pass add constraint a check (x > 0) not valid;'],
  ['validated a migration later',     'alter table passes.pass validate constraint a;'],
  ['a key by an index that is there', 'alter table residents.note add constraint note_pkey primary key using index note_id;'],
  ['in parts',                        '-- until nothing is left\nupdate audit.event set x = 1 where id in (select id from audit.event where x is null limit 1000);'],
  ['what a function does later',      'create function passes.f() returns void language sql as $$ update passes.pass set x = 1; $$;'],
  ['with a reason beside it',         '-- short: it holds a row for each day.\nupdate orders.line set x = 1;'],
] as const) {
  test(`a migration that may go on: ${name}`, () => assert.deepEqual(heavyLocks(sql), []))
}
