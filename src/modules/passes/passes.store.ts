import { askTogether } from '#db/ask-together.ts'
import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { PassState } from './domain/pass-states.ts'
import type { Actor, Pass } from './pass.ts'

type Row = Omit<Pass, 'underResident'> & { underResident: string | null }

const COLUMNS = `id, number, resident_id as "residentId", household_id as "householdId", decision_id as "decisionId",
  under_resident as "underResident", valid_from as "validFrom", valid_to as "validTo", state`
const read = (row: Row): Pass => ({ ...row, underResident: row.underResident ?? undefined })

/** False when the number is taken already. */
export async function insertPass(tx: Tx, pass: Pass, at: Date): Promise<boolean> {
  const rows = await tx.query(`
    insert into passes.pass (id, number, resident_id, household_id, decision_id, under_resident, valid_from, valid_to, state, issued_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (number) do nothing returning id`,
  [pass.id, pass.number, pass.residentId, pass.householdId, pass.decisionId, pass.underResident ?? null, pass.validFrom, pass.validTo, pass.state, at])
  return rows.length === 1
}

export async function insertPassEvent(tx: Tx, event: { id: string; passId: string; at: Date; from: PassState | undefined; to: PassState; reason: string; actor: Actor }): Promise<void> {
  await tx.query(`
    insert into passes.pass_event (id, pass_id, at, from_state, to_state, reason, actor_door, actor_id) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
  [event.id, event.passId, event.at, event.from ?? null, event.to, event.reason, event.actor.door, event.actor.id ?? null])
}

/** One conditional statement: false when the pass was not in that state (any more). */
export async function updateState(tx: Tx, passId: string, from: PassState, to: PassState): Promise<boolean> {
  return (await tx.query('update passes.pass set state = $3 where id = $1 and state = $2 returning id', [passId, from, to])).length === 1
}

/** The pass of somebody that has not ended, whatever its days are. Held until the end of the transaction. */
export async function holdCurrent(tx: Tx, residentId: string): Promise<Pass | undefined> {
  const row = await tx.maybe<Row>(`select ${COLUMNS} from passes.pass where resident_id = $1 and state <> 'ended' for update`, [residentId])
  return row && read(row)
}

/** Passes of these decisions that have not ended, in the order of their residents' ids. Held until the end of the transaction. */
export const holdOfDecisions = async (tx: Tx, decisionIds: readonly string[]): Promise<Pass[]> =>
  (await tx.query<Row>(`select ${COLUMNS} from passes.pass where decision_id = any ($1::uuid[]) and state <> 'ended' order by resident_id for update`, [decisionIds])).map(read)

export async function validPass(q: Queryable, residentId: string, on: LocalDate): Promise<Pass | undefined> {
  const row = await q.maybe<Row>(`select ${COLUMNS} from passes.pass where resident_id = $1 and state = 'valid' and $2 between valid_from and valid_to`, [residentId, on])
  return row && read(row)
}

/** Also when it is turned off. */
export async function unendedPass(q: Queryable, residentId: string, on: LocalDate): Promise<Pass | undefined> {
  const row = await q.maybe<Row>(`select ${COLUMNS} from passes.pass where resident_id = $1 and state <> 'ended' and $2 between valid_from and valid_to`, [residentId, on])
  return row && read(row)
}

/** Of somebody and of the children under them: what has not ended, their own first. */
export const unendedUnder = async (q: Queryable, residentId: string, on: LocalDate): Promise<Pass[]> => (await q.query<Row>(`
  select ${COLUMNS} from passes.pass where (resident_id = $1 or under_resident = $1) and state <> 'ended' and valid_to >= $2 order by under_resident nulls first, resident_id`, [residentId, on])).map(read)

/** One of those, held until the end of the transaction. */
export async function holdUnder(tx: Tx, passId: string, residentId: string): Promise<Pass | undefined> {
  const row = await tx.maybe<Row>(`select ${COLUMNS} from passes.pass where id = $1 and (resident_id = $2 or under_resident = $2) and state <> 'ended' for update`, [passId, residentId])
  return row && read(row)
}

const passesOn = askTogether<{ readonly householdId: string; readonly on: LocalDate }, Row & { readonly on: LocalDate }>({
  keyOf: ({ householdId, on }) => `${householdId} ${on}`, rowOf: ({ householdId, on }) => `${householdId} ${on}`,
  ask: (q, keys) => q.prepared('passes.on', `
    select ${COLUMNS}, k.on_day as on from unnest($1::uuid[], $2::date[]) as k (household, on_day) join passes.pass on household_id = k.household
     where state = 'valid' and k.on_day between valid_from and valid_to order by resident_id`, [keys.map(({ householdId }) => householdId), keys.map(({ on }) => on)]),
})
export const validPassesOfHousehold = async (q: Queryable, householdId: string, on: LocalDate): Promise<Pass[]> =>
  (await passesOn(q, { householdId, on })).map(({ on: _day, ...row }) => read(row))

/** Whose pass hangs under a parent's application and has not ended. */
export const underParent = async (q: Queryable, on: LocalDate, givenBefore: LocalDate | undefined): Promise<string[]> =>
  (await q.query<{ id: string }>(`select distinct resident_id as id from passes.pass where under_resident is not null and state <> 'ended' and valid_to >= $1
    and ($2::date is null or (issued_at at time zone 'Europe/Amsterdam')::date < $2)`, [on, givenBefore ?? null])).map(({ id }) => id)

/** Own passes, none of a child, with a last day from `from` to `to`; only those given before a day, when one is named. */
export const ownEnding = async (q: Queryable, { from, to }: { readonly from: LocalDate; readonly to: LocalDate }, givenBefore: LocalDate | undefined): Promise<Pass[]> => (await q.query<Row>(`
  select ${COLUMNS} from passes.pass where under_resident is null and state <> 'ended' and valid_to between $1 and $2
    and ($3::date is null or (issued_at at time zone 'Europe/Amsterdam')::date < $3) order by resident_id`, [from, to, givenBefore ?? null])).map(read)

/** The last pass of somebody that was over before a day, by its days alone. */
export async function passOver(q: Queryable, residentId: string, before: LocalDate): Promise<Pass | undefined> {
  const row = await q.maybe<Row>(`select ${COLUMNS} from passes.pass where resident_id = $1 and state <> 'ended' and valid_to < $2`, [residentId, before])
  return row && read(row)
}

/** A pass that was ended before its day by a decision; not one that another took the place of. */
export async function takenAway(q: Queryable, passId: string): Promise<Pass | undefined> {
  const row = await q.maybe<Row>(`select ${COLUMNS} from passes.pass p where p.id = $1 and p.state = 'ended'
    and not exists (select from passes.pass_event e where e.pass_id = p.id and e.to_state = 'ended' and e.reason = 'replaced')`, [passId])
  return row && read(row)
}

/** Every pass of somebody, those that ended too, newest first. */
export const passesOfResident = async (q: Queryable, residentId: string): Promise<(Pass & { readonly issuedAt: Date })[]> =>
  (await q.query<Row & { issuedAt: Date }>(`select ${COLUMNS}, issued_at as "issuedAt" from passes.pass where resident_id = $1 order by issued_at desc, id desc`, [residentId])).map((row) => ({ ...read(row), issuedAt: row.issuedAt }))

/** `off`: turned off, or another pass took its place on the same decision. */
export const holderByNumber = (q: Queryable, number: string): Promise<{ id: string; off: boolean } | undefined> => q.maybe<{ id: string; off: boolean }>(`
  select p.resident_id as id, p.state = 'blocked' or exists (
           select from passes.pass n where n.resident_id = p.resident_id and n.decision_id = p.decision_id and n.id <> p.id and n.issued_at >= p.issued_at and p.state = 'ended') as off
    from passes.pass p where p.number = $1`, [number])

/** Of each pass that has not ended the last thing that happened to it, unless it was given by a decision: that is told with it. */
export const lastMovesOfPasses = (q: Queryable) => q.query<{ told: string; eventId: string; passId: string; to: 'valid' | 'blocked'; reason: string }>(`
  select coalesce(p.under_resident, p.resident_id) as told, e.id as "eventId", p.id as "passId", e.to_state as "to", e.reason
    from passes.pass_event e join passes.pass p on p.id = e.pass_id and p.state <> 'ended'
   where e.reason <> 'granted' and not exists (select from passes.pass_event n where n.pass_id = e.pass_id and (n.at, n.id) > (e.at, e.id)) order by p.id`)
