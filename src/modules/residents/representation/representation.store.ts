import type { Queryable, Tx } from '#db/database.ts'
import type { Representation } from './representation.ts'

type Day = Representation['from']
type Row = Omit<Representation, 'to' | 'endedAt' | 'residentBorn'> & { readonly to: Day | null; readonly endedAt: Date | null; readonly residentBorn: Day | null }
const read = (row: Row): Representation => ({ ...row, to: row.to ?? undefined, endedAt: row.endedAt ?? undefined, residentBorn: row.residentBorn ?? undefined })
const COLUMNS = `id, resident_id as "residentId", representative_name as "representativeName", kind, ground, ground_seen_on as "groundSeenOn", from_day as "from", to_day as "to",
  entered_at as "enteredAt", ended_at as "endedAt", (select born from residents.resident r where r.id = representation.resident_id) as "residentBorn"`

/** False when there is one already. */
export async function insertRepresentation(tx: Tx, r: Representation, find: Buffer, sealed: Buffer, enteredBy: string): Promise<boolean> {
  return (await tx.query(`
    insert into residents.representation (id, resident_id, representative_find, representative_sealed, representative_name, kind, ground, ground_seen_on, from_day, to_day, entered_at, entered_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (resident_id, representative_find) where ended_at is null do nothing returning id`,
  [r.id, r.residentId, find, sealed, r.representativeName, r.kind, r.ground, r.groundSeenOn, r.from, r.to ?? null, r.enteredAt, enteredBy])).length === 1
}

/** Of this resident, and only while it has not ended. */
export async function endRow(tx: Tx, id: string, residentId: string, at: Date, by: string): Promise<Representation | undefined> {
  const row = await tx.maybe<Row>(`update residents.representation set ended_at = $3, ended_by = $4 where id = $1 and resident_id = $2 and ended_at is null returning ${COLUMNS}`, [id, residentId, at, by])
  return row && read(row)
}

export const byRepresentative = async (q: Queryable, find: Buffer): Promise<Representation[]> =>
  (await q.query<Row>(`select ${COLUMNS} from residents.representation where representative_find = $1 and ended_at is null order by entered_at, id`, [find])).map(read)

export const representationById = async (q: Queryable, id: string): Promise<Representation | undefined> => {
  const row = await q.maybe<Row>(`select ${COLUMNS} from residents.representation where id = $1`, [id])
  return row && read(row)
}

export const representationsOf = async (q: Queryable, residentId: string): Promise<Representation[]> =>
  (await q.query<Row>(`select ${COLUMNS} from residents.representation where resident_id = $1 order by entered_at desc, id desc`, [residentId])).map(read)

export const insertAct = async (tx: Tx, id: string, representationId: string, at: Date, what: string): Promise<void> => {
  await tx.query('insert into residents.representation_act (id, representation_id, at, what) values ($1, $2, $3, $4)', [id, representationId, at, what])
}

/** Newest first. */
export const actsUnder = (q: Queryable, representationId: string) => q.query<{ at: Date; what: string }>(
  'select at, what from residents.representation_act where representation_id = $1 order by at desc, id desc', [representationId])

/** False when it stands there today already. */
export const insertRead = async (tx: Tx, representationId: string, day: Day, what: string, at: Date): Promise<boolean> => (await tx.query(`
  insert into residents.representation_read (representation_id, day, what, at) values ($1, $2, $3, $4) on conflict do nothing returning 1`, [representationId, day, what, at])).length > 0

/** Each day on which somebody opened pages for this resident: who, when last, and how many kinds of page. */
export const readsFor = (q: Queryable, residentId: string) => q.query<{ name: string; last: Date; count: number }>(`
  select r.representative_name as name, max(d.at) as last, count(*)::int as count from residents.representation r join residents.representation_read d on d.representation_id = r.id
   where r.resident_id = $1 group by r.id, r.representative_name, d.day order by last desc`, [residentId])
