import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Application, EnteredWay } from './application.ts'
import { type ApplicationState, type By, type MoveName, moveFrom } from './domain/application-states.ts'

type Row = { [K in keyof Application]: undefined extends Application[K] ? Exclude<Application[K], undefined> | null : Application[K] }

const COLUMNS = `id, number, resident_id as "residentId", household_id as "householdId", state, received_at as "receivedAt", coalesce(received_on, (received_at at time zone 'Europe/Amsterdam')::date) as "receivedOn", last_day as "lastDay",
  alarm, waiting_since as "waitingSince", tries, opened_at as "openedAt"`
const read = (row: Row): Application => ({ ...row, alarm: row.alarm ?? undefined, waitingSince: row.waitingSince ?? undefined, openedAt: row.openedAt ?? undefined })
const maybe = (row: Row | undefined): Application | undefined => row && read(row)

export const nextNumber = async (q: Queryable): Promise<number> =>
  (await q.one<{ n: number }>(`select nextval('eligibility.application_number') as n`)).n

export async function insertApplication(tx: Tx, a: { id: string; number: string; residentId: string; householdId: string; receivedAt: Date; receivedOn: LocalDate; lastDay: LocalDate; typedSealed: Buffer; alarm: 'deceased' | undefined; way: EnteredWay | 'site' | undefined }): Promise<void> {
  await tx.query(`
    insert into eligibility.application (id, number, resident_id, household_id, state, received_at, last_day, typed_sealed, alarm, way, received_on)
    values ($1, $2, $3, $4, 'submitted', $5, $6, $7, $8, $9, $10)`,
  [a.id, a.number, a.residentId, a.householdId, a.receivedAt, a.lastDay, a.typedSealed, a.alarm ?? null, a.way ?? null, a.way === 'post' ? a.receivedOn : null])
}

export type Move = { readonly id: string; readonly from: ApplicationState; readonly move: MoveName; readonly at: Date; readonly by: By; readonly staffId?: string | undefined; readonly reason: string; readonly eventId: string; readonly nextTryAt?: Date | undefined }

/**
 * One conditional statement and its event. False: the application was not in that state any more, and nothing is written.
 * Throws on a move that the table does not have, or not for them.
 */
export async function moveApplication(tx: Tx, move: Move): Promise<boolean> {
  const to = moveFrom(move.from, move.move, move.by)
  if (!to) throw new Error(`An application that is ${move.from} has no move ${move.move} for a ${move.by}.`)
  const moved = await tx.query(`
    update eligibility.application set state = $3,
           waiting_since = case when $3 = 'waiting-for-source' then $4::timestamptz else waiting_since end,
           next_try_at   = case when $3 = 'waiting-for-source' then $5::timestamptz end,
           opened_at     = case when $3 = 'in-review' then coalesce(opened_at, $4::timestamptz) else opened_at end,
           closed_at     = case when $3 in ('granted', 'refused', 'set-aside', 'withdrawn') then $4::timestamptz end
     where id = $1 and state = $2 returning id`, [move.id, move.from, to, move.at, move.nextTryAt ?? null])
  if (moved.length === 0) return false
  await insertEvent(tx, { ...move, to })
  return true
}

export async function insertEvent(tx: Tx, event: Pick<Move, 'id' | 'at' | 'by' | 'staffId' | 'reason' | 'eventId'> & { from?: ApplicationState; move?: MoveName; to: ApplicationState }): Promise<void> {
  await tx.query(`
    insert into eligibility.application_event (id, application_id, at, from_state, to_state, move, made_by, staff_id, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
  [event.eventId, event.id, event.at, event.from ?? null, event.to, event.move ?? null, event.by, event.staffId ?? null, event.reason])
}

/** A person looks at what a machine granted. */
export async function setOpened(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.query('update eligibility.application set opened_at = $2 where id = $1 and opened_at is null', [id, at])
}

/** The register said so when it was asked again; what it said first is never taken back here. */
export async function setAlarm(tx: Tx, id: string, alarm: 'deceased'): Promise<void> {
  await tx.query('update eligibility.application set alarm = $2 where id = $1 and alarm is null', [id, alarm])
}

/** The clock was moved: a stop that ended, or more time. */
export async function setLastDay(tx: Tx, id: string, lastDay: LocalDate): Promise<void> {
  await tx.query('update eligibility.application set last_day = $2 where id = $1', [id, lastDay])
}

/** The application, held until the end of the transaction: who wants to move it at the same moment waits. */
export const holdApplication = async (tx: Tx, number: string): Promise<Application | undefined> =>
  maybe(await tx.maybe<Row>(`select ${COLUMNS} from eligibility.application where number = $1 for update`, [number]))

export const holdApplicationById = async (tx: Tx, id: string): Promise<Application> =>
  read(await tx.one<Row>(`select ${COLUMNS} from eligibility.application where id = $1 for update`, [id]))

const OPEN = `state in ('submitted', 'waiting-for-source', 'in-review', 'waiting-for-resident', 'refusal-proposed')`

export const openApplication = async (q: Queryable, residentId: string): Promise<Application | undefined> => maybe(await q.maybe<Row>(`
  select ${COLUMNS} from eligibility.application where resident_id = $1 and ${OPEN}`, [residentId]))

/** Of these households those with an open application. */
export const whoWaits = async (q: Queryable, householdIds: readonly string[]): Promise<ReadonlySet<string>> => new Set((await q.query<{ id: string }>(`
  select household_id as id from eligibility.application where household_id = any ($1::uuid[]) and ${OPEN}`, [householdIds])).map(({ id }) => id))

export const latestApplication = async (q: Queryable, residentId: string): Promise<Application | undefined> => maybe(await q.maybe<Row>(`
  select ${COLUMNS} from eligibility.application where resident_id = $1 order by received_at desc, id desc limit 1`, [residentId]))

export const applicationByNumber = async (q: Queryable, number: string): Promise<Application | undefined> =>
  maybe(await q.maybe<Row>(`select ${COLUMNS} from eligibility.application where number = $1`, [number]))

export const applicationById = async (q: Queryable, id: string): Promise<Application> =>
  read(await q.one<Row>(`select ${COLUMNS} from eligibility.application where id = $1`, [id]))

export const sealedTyped = async (q: Queryable, id: string): Promise<Buffer> =>
  (await q.one<{ sealed: Buffer }>('select typed_sealed as sealed from eligibility.application where id = $1', [id])).sealed
/** What was typed with an application, and since when its words are gone; undefined when no application is called this. */
export const typedIfThere = async (q: Queryable, id: string): Promise<{ typed: Buffer; forgottenOn: LocalDate | null } | undefined> =>
  q.maybe<{ typed: Buffer; forgottenOn: LocalDate | null }>('select typed_sealed as typed, words_forgotten_on as "forgottenOn" from eligibility.application where id = $1', [id])

/**
 * Takes one application whose next try is due, and puts off the try after it, so that two workers never ask for the same
 * person at once, and a crash in between costs a pause, not the application.
 */
export const takeWaiting = async (q: Queryable, now: Date, nextTryAt: (since: Date, tries: number) => Date): Promise<Application | undefined> => {
  const due = await q.maybe<Row>(`select ${COLUMNS} from eligibility.application where state = 'waiting-for-source' and next_try_at <= $1 order by next_try_at, id limit 1`, [now])
  if (!due) return undefined
  const next = nextTryAt(due.waitingSince!, due.tries + 1)
  const taken = await q.maybe<Row>(`
    update eligibility.application set tries = tries + 1, next_try_at = $3
     where id = $1 and state = 'waiting-for-source' and tries = $2 returning ${COLUMNS}`, [due.id, due.tries, next])
  return taken ? read(taken) : takeWaiting(q, now, nextTryAt)
}

export async function insertConflict(q: Queryable, staffId: string, householdId: string, at: Date): Promise<void> {
  await q.query('insert into eligibility.conflict (staff_id, household_id, marked_at) values ($1, $2, $3) on conflict do nothing', [staffId, householdId, at])
}

export const conflictsOf = async (q: Queryable, staffId: string): Promise<Set<string>> =>
  new Set((await q.query<{ id: string }>('select household_id as id from eligibility.conflict where staff_id = $1', [staffId])).map(({ id }) => id))

/** The register, read again, puts somebody in another household. */
export async function setHousehold(tx: Tx, id: string, householdId: string): Promise<void> {
  await tx.query('update eligibility.application set household_id = $2 where id = $1', [id, householdId])
}

export type Standing = {
  readonly id: string; readonly residentId: string; readonly state: ApplicationState; readonly byRetest: boolean
  /** The last move; null: it was written before moves had names. */
  readonly move: MoveName | null
  readonly assessmentId: string | null; readonly decisionId: string | null; readonly replacedBecause: 'correction' | 'objection' | 'ended' | null; readonly requestId: string | null
}

/**
 * Every application with what its last letter was about, those with an alarm left out. A test that a caseworker ran again
 * is left out too: nobody is told of it before something follows from it.
 */
export const standingApplications = (q: Queryable): Promise<Standing[]> => q.query<Standing>(`
  select a.id, a.resident_id as "residentId", a.state, exists (select from eligibility.retest_result r where r.case_id = a.id) as "byRetest",
         (select e.move from eligibility.application_event e where e.application_id = a.id order by e.at desc, e.id desc limit 1) as move,
         (select s.id from eligibility.assessment s where s.application_id = a.id and s.corrects is null order by s.made_at desc, s.id desc limit 1) as "assessmentId",
         (select r.id from eligibility.request r where r.application_id = a.id order by r.asked_at desc, r.id desc limit 1) as "requestId",
         d.id as "decisionId", d.replaced_because as "replacedBecause"
    from eligibility.application a left join eligibility.decision_in_force d on d.application_id = a.id
   where a.alarm is null order by a.id`)
