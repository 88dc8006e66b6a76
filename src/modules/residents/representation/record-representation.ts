import type { Queryable, Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { type Look, look, record } from '#modules/audit/index.ts'
import { worksHere } from '#modules/identity/index.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import { returnReach, type ReachChanged } from '../change-reach.ts'
import { bsnOf, residentCard } from '../find-resident.ts'
import { longestUntil, type Representation } from './representation.ts'
import { endRow, insertRepresentation } from './representation.store.ts'
import { text } from './representation.text.ts'

/** Told to the resident, in the transaction of the change; given by app.ts, because messages stand further on. */
export type RepresentationTold = (tx: Tx, told: { readonly residentId: string; readonly representation: Representation; readonly change: 'added' | 'ended' }) => Promise<void>
/** Whether this household is the colleague's own, their family's, or one they said they know; given by app.ts, because the rule is of eligibility. */
export type KnowsHousehold = (q: Queryable, staffId: string, householdId: string) => Promise<boolean>
/** Whose BSN it is, with a line in their log; given by app.ts, because who tries numbers is counted where staff write in for people. */
export type FindByBsn = (bsn: string, looked: Omit<Look, 'residentId'>) => Promise<string | 'unknown' | 'too-many'>
export type RepresentationGiven = { readonly told: RepresentationTold; readonly knowsHousehold: KnowsHousehold; readonly findByBsn: FindByBsn; readonly reachChanged: ReachChanged }

export type NewRepresentation = Omit<Representation, 'id' | 'enteredAt' | 'endedAt' | 'residentBorn'> & { readonly bsn: string }
type Staff = { readonly id: string; readonly role: string }
export type NotRecorded = 'self' | 'already' | 'colleague' | 'own-household' | 'of-age' | 'too-long'
const SEALED = 'residents.representation.representative_sealed'

/**
 * Staff saw the ground and write down who may act. The resident hears of it at once, and the look at them stands in their log.
 * Left without a last day it has the longest one. Refused: nobody represents themselves, or twice; nobody who works here reads through
 * DigiD what staff see only with a line in the log, and nobody writes it down for their own household (decision 0067). Who tried is in the audit.
 */
export const recordRepresentation = (house: House, staff: Staff, { bsn, ...given }: NewRepresentation, { told, knowsHousehold }: RepresentationGiven): Promise<Result<Representation, Refusal<NotRecorded>>> =>
  house.db.transaction(async (tx): Promise<Result<Representation, Refusal<NotRecorded>>> => {
    const { residentId } = given
    const event = { actor: { door: 'staff', ...staff }, subject: { kind: 'resident', id: residentId } } as const
    const tried = async (reason: NotRecorded) => {
      await record(house, tx, { ...event, action: 'residents.representation-refused', facts: { reason } })
      return refuse(reason)
    }
    const { householdId, born } = await residentCard(house, tx, residentId)
    if (await knowsHousehold(tx, staff.id, householdId)) return tried('own-household')
    await look(house, tx, { staffId: staff.id, residentId, ...LOOK })
    if (await bsnOf(house, tx, residentId) === bsn) return refuse('self')
    if (await worksHere(house, tx, house.box.find(bsn))) return tried('colleague')
    const longest = longestUntil(given.kind, born, house.clock.today())
    if (longest === 'of-age') return refuse('of-age')
    const to = given.to ?? longest
    if (to > longest || to < given.from) return refuse('too-long')
    const now = house.clock.now()
    const representation: Representation = { ...given, to, id: newId(now), enteredAt: now, endedAt: undefined, residentBorn: born }
    if (!await insertRepresentation(tx, representation, house.box.find(bsn), house.box.seal(bsn, SEALED), staff.id)) return refuse('already')
    await record(house, tx, { ...event, action: 'residents.representation-added', facts: { representation: representation.id, kind: given.kind, ground: given.ground } })
    await told(tx, { residentId, representation, change: 'added' })
    return ok(representation)
  })

/** Of every look at somebody for whom a representation is written down or stopped. */
export const LOOK = { purpose: text.purpose, activity: 'stadjerspas-vertegenwoordigen', page: '/balie/vertegenwoordigers' }

/** From this moment on it opens nothing, in a session that is open too. Throws NotFound when it is not this resident's, or over. */
export const endRepresentation = (house: House, staff: Staff, residentId: string, id: string, { told, reachChanged }: Pick<RepresentationGiven, 'told' | 'reachChanged'>): Promise<Representation> =>
  house.db.transaction(async (tx) => {
    const representation = await endRow(tx, id, residentId, house.clock.now(), staff.id)
    if (!representation) throw new NotFound('There is no such representation.')
    await record(house, tx, { actor: { door: 'staff', ...staff }, action: 'residents.representation-ended', subject: { kind: 'resident', id: residentId }, facts: { representation: id } })
    await told(tx, { residentId, representation, change: 'ended' })
    await returnReach(house, tx, { residentId, under: id, actor: { door: 'staff', ...staff } }, reachChanged)
    return representation
  })
