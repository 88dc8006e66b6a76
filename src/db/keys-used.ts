import type { Queryable } from './database.ts'

/** Which ring of the key file a key belongs to. */
export type KeyPart = 'box' | 'vouchers'

export const noteKeys = (q: Queryable, part: KeyPart, ids: readonly string[]) =>
  q.query('insert into foundation.key_used (part, key_id) select $1, unnest($2::text[]) on conflict do nothing', [part, ids])

/** Not needed by any row, and not in the key file: nobody can make something with it. `kept`: all others. */
export const forgetKeys = (q: Queryable, part: KeyPart, kept: readonly string[]) => q.query('delete from foundation.key_used where part = $1 and key_id <> all ($2::text[])', [part, kept])

/** From now on every key that rows need is among those that were noted. */
export const noteThatAllAreKnown = (q: Queryable) => q.query('insert into foundation.keys_known (only_row) values (true) on conflict do nothing')

export const keysUsed = async (q: Queryable): Promise<{ readonly keys: readonly { readonly part: KeyPart; readonly id: string }[]; readonly allKnown: boolean }> => ({
  keys: await q.query<{ part: KeyPart; id: string }>('select part, key_id as id from foundation.key_used order by part, key_id'),
  allKnown: (await q.maybe('select from foundation.keys_known')) !== undefined,
})
