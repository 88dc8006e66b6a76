import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { ObjectionBy, ObjectionMove, ObjectionState } from '../domain/objection-states.ts'
import type { Objection } from './objection.ts'

type Row = { [K in keyof Objection]: undefined extends Objection[K] ? Exclude<Objection[K], undefined> | null : Objection[K] }
const read = (row: Row): Objection => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? undefined])) as unknown as Objection
const maybe = (row: Row | undefined): Objection | undefined => row && read(row)

const COLUMNS = `o.id, o.number, o.decision_id as "decisionId", o.application_id as "applicationId", o.resident_id as "residentId", o.state, o.way, o.received_on as "receivedOn",
  o.posted_on as "postedOn", o.entered_at as "enteredAt", o.entered_by as "enteredBy", o.late, o.excusable, o.wants_hearing as "wantsHearing", o.missing,
  o.missing_asked_on as "missingAskedOn", o.missing_due as "missingDue", o.missing_over_on as "missingOverOn", o.committee, o.last_day as "lastDay", o.extended_on as "extendedOn",
  o.extended_weeks as "extendedWeeks", o.agreed_until as "agreedUntil", o.hearing_at as "hearingAt", o.hearing_place as "hearingPlace", o.heard_on as "heardOn", o.not_heard as "notHeard",
  o.handler_id as "handlerId", o.handler_name as "handlerName", o.reason, o.decided_at as "decidedAt", o.new_decision_id as "newDecisionId", o.court_last_day as "courtLastDay",
  o.default_notice_on as "defaultNoticeOn"`

export const nextObjectionNumber = async (q: Queryable): Promise<number> => (await q.one<{ n: number }>(`select nextval('eligibility.objection_number') as n`)).n

export async function insertObjection(tx: Tx, o: Objection): Promise<void> {
  await tx.query(`
    insert into eligibility.objection (id, number, decision_id, application_id, resident_id, state, way, received_on, posted_on, entered_at, entered_by, late, wants_hearing, missing, committee, last_day)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
  [o.id, o.number, o.decisionId, o.applicationId, o.residentId, o.state, o.way, o.receivedOn, o.postedOn ?? null, o.enteredAt, o.enteredBy ?? null, o.late, o.wantsHearing, o.missing, o.committee, o.lastDay])
}

/** All that may change, of a row that is held; false when it was not in that state any more. */
export async function updateObjection(tx: Tx, from: ObjectionState, o: Objection): Promise<boolean> {
  return (await tx.query(`
    update eligibility.objection set state = $3, excusable = $4, missing = $5, missing_asked_on = $6, missing_due = $7, missing_over_on = $8, last_day = $9, extended_on = $10, extended_weeks = $11,
           agreed_until = $12, hearing_at = $13, hearing_place = $14, heard_on = $15, not_heard = $16, handler_id = $17, handler_name = $18, reason = $19, decided_at = $20,
           new_decision_id = $21, court_last_day = $22, default_notice_on = $23
     where id = $1 and state = $2 returning id`,
  [o.id, from, o.state, o.excusable ?? null, o.missing, o.missingAskedOn ?? null, o.missingDue ?? null, o.missingOverOn ?? null, o.lastDay, o.extendedOn ?? null, o.extendedWeeks ?? null,
    o.agreedUntil ?? null, o.hearingAt ?? null, o.hearingPlace ?? null, o.heardOn ?? null, o.notHeard ?? null, o.handlerId ?? null, o.handlerName ?? null, o.reason ?? null, o.decidedAt ?? null,
    o.newDecisionId ?? null, o.courtLastDay ?? null, o.defaultNoticeOn ?? null])).length === 1
}

export type ObjectionEvent = { readonly id: string; readonly at: Date; readonly move: ObjectionMove; readonly from: ObjectionState | undefined; readonly to: ObjectionState; readonly by: ObjectionBy; readonly staffId: string | undefined }

export async function insertObjectionEvent(tx: Tx, objectionId: string, e: ObjectionEvent, wordsSealed: Buffer | undefined): Promise<void> {
  await tx.query(`
    insert into eligibility.objection_event (id, objection_id, at, move, from_state, to_state, made_by, staff_id, words_sealed, position)
    select $1, $2, $3, $4, $5, $6, $7, $8, $9, 1 + count(*) from eligibility.objection_event where objection_id = $2`,
  [e.id, objectionId, e.at, e.move, e.from ?? null, e.to, e.by, e.staffId ?? null, wordsSealed ?? null])
}

export const objectionByNumber = async (q: Queryable, number: string): Promise<Objection | undefined> => maybe(await q.maybe<Row>(`select ${COLUMNS} from eligibility.objection o where o.number = $1`, [number]))

/** Held until the end of the transaction: who wants to move it at the same moment waits, and then sees what became of it. */
export const holdObjection = async (tx: Tx, number: string): Promise<Objection | undefined> => maybe(await tx.maybe<Row>(`select ${COLUMNS} from eligibility.objection o where o.number = $1 for update`, [number]))

export const objectionsAgainst = async (q: Queryable, decisionId: string, residentId: string): Promise<Objection[]> =>
  (await q.query<Row>(`select ${COLUMNS} from eligibility.objection o where o.decision_id = $1 and o.resident_id = $2 order by o.entered_at, o.id`, [decisionId, residentId])).map(read)

export const objectionsOnApplication = async (q: Queryable, applicationId: string, residentId: string): Promise<Objection[]> =>
  (await q.query<Row>(`select ${COLUMNS} from eligibility.objection o where o.application_id = $1 and o.resident_id = $2 order by o.entered_at, o.id`, [applicationId, residentId])).map(read)

export const objectionsOf = async (q: Queryable, residentId: string): Promise<Objection[]> =>
  (await q.query<Row>(`select ${COLUMNS} from eligibility.objection o where o.resident_id = $1 order by o.entered_at desc, o.id desc`, [residentId])).map(read)

/** Everything that waits for our answer, the most urgent first. No name. `deciders`: who may not handle it. */
export type ObjectionQueueRow = { readonly number: string; readonly state: ObjectionState; readonly lastDay: LocalDate; readonly late: boolean; readonly handlerName: string | null; readonly deciders: readonly string[] }
export const objectionQueue = (q: Queryable): Promise<ObjectionQueueRow[]> => q.query<ObjectionQueueRow>(`
  select o.number, o.state, o.last_day as "lastDay", o.late, o.handler_name as "handlerName",
         array(select s from eligibility.decision d, unnest(array[d.staff_id, d.second_id]) s where d.application_id = o.application_id and d.replaced_because is distinct from 'objection' and s is not null)::text[] as deciders
    from eligibility.objection o where o.state in ('received', 'incomplete', 'hearing', 'heard') order by o.last_day, o.entered_at, o.id`)

export const objectionEvents = async (q: Queryable, objectionId: string): Promise<ObjectionEvent[]> =>
  (await q.query<Omit<ObjectionEvent, 'from' | 'staffId'> & { from: ObjectionState | null; staffId: string | null }>(`
    select id, at, move, from_state as "from", to_state as "to", made_by as "by", staff_id as "staffId" from eligibility.objection_event where objection_id = $1 order by position`, [objectionId]))
    .map((row) => ({ ...row, from: row.from ?? undefined, staffId: row.staffId ?? undefined }))

export const sealedObjectionWords = (q: Queryable, eventId: string) => q.maybe<{ objectionId: string; sealed: Buffer | null; forgottenOn: LocalDate | null }>(
  'select objection_id as "objectionId", words_sealed as sealed, forgotten_on as "forgottenOn" from eligibility.objection_event where id = $1', [eventId])

/** Whose term to give what is missing has gone by. */
export const overdueObjections = (q: Queryable, today: LocalDate, limit: number) => q.query<{ number: string }>(
  `select number from eligibility.objection where state = 'incomplete' and missing_due < $1 order by missing_due, id limit $2`, [today, limit])

/** Every objection with its last event: what its objector must have heard. */
export const standingObjections = (q: Queryable) => q.query<{ residentId: string; move: ObjectionMove; eventId: string; newDecisionId: string | null }>(`
  select o.resident_id as "residentId", e.move, e.id as "eventId", o.new_decision_id as "newDecisionId"
    from eligibility.objection o
    join lateral (select e.id, e.move from eligibility.objection_event e where e.objection_id = o.id order by e.position desc limit 1) e on true order by o.id`)

/** Whoever decided on this application, and so handles no objection against it. */
export const decidersOf = async (q: Queryable, applicationId: string): Promise<readonly string[]> => (await q.query<{ id: string }>(`
  select distinct s as id from eligibility.decision d, unnest(array[d.staff_id, d.second_id]) s
   where d.application_id = $1 and d.replaced_because is distinct from 'objection' and s is not null`, [applicationId])).map(({ id }) => id)
