import type { Queryable, Tx } from '#db/database.ts'
import type { Caseworker } from '../caseworker.ts'
import type { PlannedState } from '../domain/planned-move.ts'
import type { MoveName } from '../domain/application-states.ts'

export type Planned = {
  readonly id: string; readonly applicationId: string; readonly move: MoveName; readonly state: PlannedState; readonly typedSealed: Buffer
  readonly plannedAt: Date; readonly plannedBy: string; readonly plannedName: string; readonly needsSecond: boolean; readonly dueAt: Date
  readonly secondName: string | null; readonly returnedSealed: Buffer | null; readonly endedAt: Date | null
}

const COLUMNS = `p.id, p.application_id as "applicationId", p.move, p.state, p.typed_sealed as "typedSealed", p.planned_at as "plannedAt", p.planned_by as "plannedBy",
  p.planned_name as "plannedName", p.needs_second as "needsSecond", p.due_at as "dueAt", p.second_name as "secondName", p.returned_sealed as "returnedSealed", p.ended_at as "endedAt"`

export async function insertPlanned(tx: Tx, p: { id: string; applicationId: string; move: MoveName; at: Date; by: Caseworker; needsSecond: boolean; dueAt: Date }, typedSealed: Buffer): Promise<void> {
  await tx.query(`
    insert into eligibility.planned_move (id, application_id, move, state, typed_sealed, planned_at, planned_by, planned_name, needs_second, due_at)
    values ($1, $2, $3, 'waiting', $4, $5, $6, $7, $8, $9)`,
  [p.id, p.applicationId, p.move, typedSealed, p.at, p.by.staffId, p.by.staffName, p.needsSecond, p.dueAt])
}

/**
 * What waits on a case, held until the end of the transaction, after the application itself: whoever plans, undoes, approves or
 * makes a move takes the two in this order, so that no two of them ever wait for each other.
 */
export async function holdPlanned(tx: Tx, number: string): Promise<Planned | undefined> {
  await tx.query('select 1 from eligibility.application where number = $1 for update', [number])
  return tx.maybe<Planned>(`
    select ${COLUMNS} from eligibility.planned_move p join eligibility.application a on a.id = p.application_id
     where a.number = $1 and p.state = 'waiting' for update of p`, [number])
}

/** What waits on a case, or else what was sent back last. */
export const plannedOf = (q: Queryable, applicationId: string): Promise<Planned | undefined> => q.maybe<Planned>(`
  select ${COLUMNS} from eligibility.planned_move p
   where p.application_id = $1 order by p.planned_at desc, p.id desc limit 1`, [applicationId])

/** What was typed is kept no longer than it waits: after that it stands in the decision or the question, or it was dropped. */
export async function endPlanned(tx: Tx, id: string, to: Exclude<PlannedState, 'waiting'>, { at, second, returned }: { at: Date; second?: Caseworker | undefined; returned?: Buffer | undefined }): Promise<void> {
  await tx.query(`
    update eligibility.planned_move set state = $2, ended_at = $3, second_id = $4, second_name = $5, returned_sealed = $6,
           typed_sealed = case when $2 = 'returned' then typed_sealed end
     where id = $1 and state = 'waiting'`, [id, to, at, second?.staffId ?? null, second?.staffName ?? null, returned ?? null])
}

/** Those whose minutes are over, the oldest first. */
export const dueMoves = (q: Queryable, now: Date): Promise<{ number: string }[]> => q.query<{ number: string }>(`
  select a.number from eligibility.planned_move p join eligibility.application a on a.id = p.application_id
   where p.state = 'waiting' and not p.needs_second and p.due_at <= $1 order by p.due_at, p.id limit 200`, [now])
