import type { Queryable, Tx } from '#db/database.ts'

export type PaperRow = { readonly id: string; readonly matterId: string; readonly entryId: string; readonly receivedAt: Date; readonly type: string; readonly pages: number; readonly size: number; readonly keptKey: Buffer | null; readonly nameSealed: Buffer | null }
export type NewPaper = Omit<PaperRow, 'keptKey' | 'nameSealed'> & { readonly position: number; readonly keptKey: Buffer; readonly nameSealed: Buffer; readonly sealed: Buffer }

export const insertPaper = async (tx: Tx, p: NewPaper): Promise<void> => {
  await tx.query('insert into contacts.paper (id, matter_id, entry_id, position, received_at, type, pages, size, kept_key, name_sealed, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
    [p.id, p.matterId, p.entryId, p.position, p.receivedAt, p.type, p.pages, p.size, p.keptKey, p.nameSealed, p.sealed])
}

const COLUMNS = 'id, matter_id as "matterId", entry_id as "entryId", received_at as "receivedAt", type, pages, size, kept_key as "keptKey", name_sealed as "nameSealed"'
export const papersOf = (q: Queryable, matterId: string) => q.query<PaperRow>(`select ${COLUMNS} from contacts.paper where matter_id = $1 order by received_at, position`, [matterId])
export const paperById = (q: Queryable, id: string) => q.maybe<PaperRow & { readonly sealed: Buffer | null }>(`select ${COLUMNS}, sealed from contacts.paper where id = $1`, [id])
