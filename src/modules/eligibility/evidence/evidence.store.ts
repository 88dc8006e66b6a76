import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Evidence } from './evidence.ts'

type Row = Omit<Evidence, 'requestId' | 'receivedByName' | 'seenAt' | 'gone'> & {
  readonly requestId: string | null; readonly receivedByName: string | null; readonly seenAt: Date | null
  readonly goneOn: LocalDate | null; readonly goneBecause: 'taken-back' | 'forgotten' | null
}
export type SealedName = { readonly wrappedKey: Buffer | null; readonly nameSealed: Buffer | null }

const COLUMNS = `id, application_id as "applicationId", request_id as "requestId", way, received_at as "receivedAt", received_by_name as "receivedByName",
  type, pages, size, seen_at as "seenAt", gone_on as "goneOn", gone_because as "goneBecause"`
const read = ({ goneOn, goneBecause, ...row }: Row): Evidence => ({
  ...row, requestId: row.requestId ?? undefined, receivedByName: row.receivedByName ?? undefined, seenAt: row.seenAt ?? undefined,
  gone: goneOn && goneBecause ? { on: goneOn, because: goneBecause } : undefined,
})

export type NewEvidence = Omit<Evidence, 'seenAt' | 'gone'> & {
  readonly receivedBy: string | undefined; readonly formKey: string; readonly position: number
  readonly wrappedKey: Buffer; readonly nameSealed: Buffer; readonly sealed: Buffer
}

/** False: this form was sent before, and the paper is there already. */
export async function insertEvidence(tx: Tx, e: NewEvidence): Promise<boolean> {
  return (await tx.query(`
    insert into eligibility.evidence (id, application_id, request_id, way, received_at, received_by, received_by_name, form_key, position, type, pages, size, wrapped_key, name_sealed, sealed)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict (application_id, form_key, position) do nothing returning id`,
  [e.id, e.applicationId, e.requestId ?? null, e.way, e.receivedAt, e.receivedBy ?? null, e.receivedByName ?? null, e.formKey, e.position, e.type, e.pages, e.size,
    e.wrappedKey, e.nameSealed, e.sealed])).length === 1
}

export const evidenceRows = async (q: Queryable, applicationId: string): Promise<(Evidence & SealedName)[]> =>
  (await q.query<Row & SealedName>(`select ${COLUMNS}, wrapped_key as "wrappedKey", name_sealed as "nameSealed" from eligibility.evidence where application_id = $1 order by received_at, position, id`, [applicationId]))
    .map(({ wrappedKey, nameSealed, ...row }) => ({ ...read(row), wrappedKey, nameSealed }))

export const countPapers = async (q: Queryable, applicationId: string): Promise<number> =>
  (await q.one<{ n: number }>('select count(*)::int as n from eligibility.evidence where application_id = $1 and gone_on is null', [applicationId])).n

export const evidenceById = async (q: Queryable, id: string): Promise<Evidence | undefined> => {
  const row = await q.maybe<Row>(`select ${COLUMNS} from eligibility.evidence where id = $1`, [id])
  return row && read(row)
}

/** The first look is remembered. Undefined: taken back or forgotten by now. */
export const markSeen = (tx: Tx, id: string, at: Date): Promise<{ readonly wrappedKey: Buffer; readonly sealed: Buffer } | undefined> =>
  tx.maybe(`update eligibility.evidence set seen_at = coalesce(seen_at, $2) where id = $1 and sealed is not null returning wrapped_key as "wrappedKey", sealed`, [id, at])

/** One conditional statement: not when somebody has looked, or it is gone already. */
export const takeBackUnseen = async (tx: Tx, id: string, on: LocalDate): Promise<boolean> => (await tx.query(`
  update eligibility.evidence set wrapped_key = null, name_sealed = null, sealed = null, gone_on = $2, gone_because = 'taken-back'
   where id = $1 and seen_at is null and gone_on is null returning id`, [id, on])).length === 1
