import type { Queryable, Tx } from '#db/database.ts'

/** Tries of one colleague go one after another: what is counted is what there is. */
export const holdMisses = async (tx: Tx, staffId: string): Promise<void> => { await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 67))', [staffId]) }

export const countMisses = async (q: Queryable, staffId: string, since: Date): Promise<number> =>
  (await q.one<{ n: number }>('select count(*)::int as n from contacts.bsn_miss where staff_id = $1 and at > $2', [staffId, since])).n

export const insertMiss = async (tx: Tx, staffId: string, at: Date): Promise<void> => { await tx.query('insert into contacts.bsn_miss (staff_id, at) values ($1, $2)', [staffId, at]) }

export const forgetMissesBefore = async (tx: Tx, before: Date): Promise<void> => { await tx.query('delete from contacts.bsn_miss where at < $1', [before]) }
