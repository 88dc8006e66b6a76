import type { Queryable, Tx } from '#db/database.ts'
import type { Draft, Staff } from './draft.store.ts'
import { draftColumns } from './draft.store.ts'

export type OfferFile = { readonly id: string; readonly readAt: Date; readonly readBy: string; readonly readByName: string }

const COLUMNS = `f.id, f.read_at as "readAt", f.read_by as "readBy", f.read_by_name as "readByName"`

export const insertFile = (tx: Tx, id: string, { staffId, staffName }: Staff, at: Date) => tx.query(
  'insert into offers.file (id, read_at, read_by, read_by_name) values ($1, $2, $3, $4)', [id, at, staffId, staffName])
export const ofFile = (tx: Tx, draftId: string, fileId: string) => tx.query('update offers.draft set file_id = $2 where id = $1', [draftId, fileId])

export const fileById = (q: Queryable, id: string) => q.maybe<OfferFile>(`select ${COLUMNS} from offers.file f where f.id = $1`, [id])

/** What came from this file, in the order of its lines. */
export const draftsOfFile = (q: Queryable, id: string) => q.query<Draft>(`
  select ${draftColumns} from offers.draft d left join offers.offer o on o.id = d.offer_id where d.file_id = $1 order by d.id`, [id])

/** Files of which something still waits for a colleague, the newest first. */
export const waitingFiles = (q: Queryable) => q.query<OfferFile & { waiting: number }>(`
  select ${COLUMNS}, count(*)::int as waiting from offers.file f join offers.draft d on d.file_id = f.id where d.state = 'waiting' group by f.id order by f.read_at desc`)
