import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Request } from './application.ts'
import type { RequestState } from './domain/request.ts'

type Row = Omit<Request, 'closedAt' | 'answeredAt'> & { readonly closedAt: Date | null; readonly answeredAt: Date | null }

const COLUMNS = `id, application_id as "applicationId", assessment_id as "assessmentId", kind, state, asked_at as "askedAt", asked_by as "askedBy", asked_by_name as "askedByName",
  evidence, due_on as "dueOn", closed_at as "closedAt", answered_at as "answeredAt"`
const read = (row: Row): Request => ({ ...row, closedAt: row.closedAt ?? undefined, answeredAt: row.answeredAt ?? undefined })

export async function insertRequest(tx: Tx, r: Request, askedSealed: Buffer): Promise<void> {
  await tx.query(`
    insert into eligibility.request (id, application_id, assessment_id, kind, state, asked_at, asked_by, asked_by_name, asked_sealed, evidence, due_on)
    values ($1, $2, $3, $4, 'open', $5, $6, $7, $8, $9, $10)`,
  [r.id, r.applicationId, r.assessmentId, r.kind, r.askedAt, r.askedBy, r.askedByName, askedSealed, r.evidence, r.dueOn])
}

/** One conditional statement: false when it was not open any more, and nothing is written. */
export async function closeRequest(tx: Tx, id: string, to: Exclude<RequestState, 'open'>, at: Date, answerSealed?: Buffer | undefined): Promise<boolean> {
  return (await tx.query(`
    update eligibility.request set state = $2, closed_at = $3, answered_at = case when $2 = 'answered' then $3::timestamptz end, answer_sealed = $4
     where id = $1 and state = 'open' returning id`, [id, to, at, answerSealed ?? null])).length === 1
}

export const openRequest = async (q: Queryable, applicationId: string): Promise<Request | undefined> => {
  const row = await q.maybe<Row>(`select ${COLUMNS} from eligibility.request where application_id = $1 and state = 'open'`, [applicationId])
  return row && read(row)
}

export const requestById = async (q: Queryable, id: string): Promise<Request | undefined> => {
  const row = await q.maybe<Row>(`select ${COLUMNS} from eligibility.request where id = $1`, [id])
  return row && read(row)
}

/** Everything that was asked on an application, the first one first. */
export const requestsOf = async (q: Queryable, applicationId: string): Promise<Request[]> =>
  (await q.query<Row>(`select ${COLUMNS} from eligibility.request where application_id = $1 order by asked_at, id`, [applicationId])).map(read)

/** Open and past their last day, the oldest first. */
export const overdueRequests = async (q: Queryable, today: LocalDate, limit: number): Promise<Request[]> =>
  (await q.query<Row>(`select ${COLUMNS} from eligibility.request where state = 'open' and due_on < $1 order by due_on, id limit $2`, [today, limit])).map(read)

export type SealedWords = { readonly asked: Buffer | null; readonly answer: Buffer | null; readonly forgottenOn: LocalDate | null }
export const sealedWords = (q: Queryable, id: string): Promise<SealedWords> =>
  q.one<SealedWords>('select asked_sealed as asked, answer_sealed as answer, forgotten_on as "forgottenOn" from eligibility.request where id = $1', [id])
