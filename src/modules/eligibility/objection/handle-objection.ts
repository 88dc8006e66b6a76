import type { Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { tell } from '#modules/messages/index.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import type { Decision } from '../application.ts'
import { applicationById, sealedTyped } from '../application.store.ts'
import type { Caseworker, Verdict } from '../caseworker.ts'
import { assessmentById, decisionOf } from '../decision.store.ts'
import { courtLastDay } from '../domain/objection-clock.ts'
import { type Inadmissible, type Missing, type NotHeardGround, type ObjectionMove, objectionMoveFrom, type ObjectionState } from '../domain/objection-states.ts'
import { knowsHousehold } from '../knows-household.ts'
import { dedupeKey, letterValues } from '../letters.ts'
import { decideAgain, type NotAgain } from '../moves/decide-again.ts'
import { equatedDays } from '../release-data.ts'
import { completeHeld, withdrawHeld } from './add-to-objection.ts'
import { askMissing } from './make-objection.ts'
import type { Objection } from './objection.ts'
import { decidersOf, holdObjection } from './objection.store.ts'
import { objectionValues } from './objection-letters.ts'
import { writeMove } from './write-move.ts'
import { openTyped } from '../typed.ts'

/** What a caseworker does with an objection. */
export type Handling =
  | { readonly move: 'ask-missing'; readonly missing: readonly Missing[] }
  /** Came by post, by phone or at the desk. */
  | { readonly move: 'complete'; readonly words: string }
  | { readonly move: 'withdraw' }
  | { readonly move: 'invite'; readonly at: Date; readonly place: string }
  | { readonly move: 'hear'; readonly words: string }
  | { readonly move: 'skip-hearing'; readonly ground: NotHeardGround; readonly words: string }
  | { readonly move: 'extend'; readonly weeks: number; readonly words: string }
  | { readonly move: 'extend-agreed'; readonly until: LocalDate; readonly words: string }
  | { readonly move: 'uphold'; readonly verdict: Verdict; readonly excusable: boolean }
  | { readonly move: 'reject'; readonly words: string; readonly excusable: boolean }
  | { readonly move: 'set-aside'; readonly reason: Inadmissible; readonly words: string }

export type NotHandled =
  | Refusal<'moved-on', { readonly state: ObjectionState }>
  /** Who decided, alone or as second pair of eyes, handles no objection against it (Awb 10:3). */
  | Refusal<'decided-it' | 'own-household'>
  /** Made longer before; or the term has gone by already. */
  | Refusal<'extended-before' | 'term-over' | 'asked-before'>
  /** It came late: first it is forgiven, or it is not looked at. In time: it cannot be too late. */
  | Refusal<'late-not-judged' | 'not-late' | 'not-incomplete'>
  /** An objection never makes it worse for who made it. */
  | Refusal<'worse'>
  | NotAgain

/**
 * One step of a caseworker, with its letter, in one transaction; two at once: the second is told what became of it.
 * Upheld: the new decision is taken in that same transaction. Throws NotFound when there is no such objection.
 */
export const handleObjection = (house: House, who: Caseworker, number: string, handling: Handling): Promise<Result<Objection, NotHandled>> =>
  house.db.transaction(async (tx): Promise<Result<Objection, NotHandled>> => {
    const objection = await holdObjection(tx, number)
    if (!objection) throw new NotFound('There is no such objection.')
    const { householdId } = await applicationById(tx, objection.applicationId)
    if (await knowsHousehold(house, tx, who.staffId, householdId)) return refuse('own-household')
    if ((await decidersOf(tx, objection.applicationId)).includes(who.staffId)) return refuse('decided-it')
    if (!objectionMoveFrom(objection.state, handling.move, 'person')) return refuse('moved-on', { state: objection.state })
    return STEPS[handling.move](house, tx, who, objection, handling as never)
  })

type StepOf<M extends Handling['move']> = (house: House, tx: Tx, who: Caseworker, objection: Objection, handling: Extract<Handling, { move: M }>) => Promise<Result<Objection, NotHandled>>

const by = ({ staffId }: Caseworker) => ({ kind: 'person' as const, staffId, role: 'caseworker' })
const handler = ({ staffId, staffName }: Caseworker): Partial<Objection> => ({ handlerId: staffId, handlerName: staffName })

const STEPS: { readonly [M in Handling['move']]: StepOf<M> } = {
  'ask-missing': async (house, tx, who, objection, { missing }) =>
    objection.missingAskedOn ? refuse('asked-before') : ok(await askMissing(house, tx, objection, missing, by(who), handler(who))),

  'complete': async (house, tx, who, objection, { words }) => ok(await completeHeld(house, tx, objection, by(who), words)),

  'withdraw': async (house, tx, who, objection) => ok(await withdrawHeld(house, tx, objection, by(who))),

  'invite': async (house, tx, who, objection, { at, place }) => ok(await move(house, tx, who, objection, 'invite', undefined, { hearingAt: at, hearingPlace: place })),

  'hear': async (house, tx, who, objection, { words }) => ok(await move(house, tx, who, objection, 'hear', words, { heardOn: house.clock.today() })),

  'skip-hearing': async (house, tx, who, objection, { ground, words }) => ok(await move(house, tx, who, objection, 'skip-hearing', words, { notHeard: ground })),

  'extend': async (house, tx, who, objection, { weeks, words }) => {
    if (objection.extendedOn) return refuse('extended-before')
    if (house.clock.today() > objection.lastDay) return refuse('term-over')
    return ok(await move(house, tx, who, objection, 'extend', words, { extendedOn: house.clock.today(), extendedWeeks: weeks }))
  },

  'extend-agreed': async (house, tx, who, objection, { until, words }) => ok(await move(house, tx, who, objection, 'extend-agreed', words, { agreedUntil: until })),

  'reject': async (house, tx, who, objection, { words, excusable }) => {
    if (objection.late && !excusable) return refuse('late-not-judged')
    return ok(await move(house, tx, who, objection, 'reject', words, { ...decided(house), ...(objection.late ? { excusable: true } : {}) }))
  },

  'set-aside': async (house, tx, who, objection, { reason, words }) => {
    if (reason === 'too-late' && !objection.late) return refuse('not-late')
    if (reason === 'not-completed' && objection.missing.length === 0) return refuse('not-incomplete')
    return ok(await move(house, tx, who, objection, 'set-aside', words, { ...decided(house), reason, ...(reason === 'too-late' ? { excusable: false } : {}) }))
  },

  'uphold': async (house, tx, who, objection, { verdict, excusable }) => {
    if (objection.late && !excusable) return refuse('late-not-judged')
    // A correction may have taken the place of the decision meanwhile: the objection is against that one too (6:19).
    const before = await decisionOf(tx, objection.applicationId)
    if (!before) throw new Error(`Application ${objection.applicationId} has no decision in force.`)
    if (before.outcome === 'granted' && verdict.outcome === 'refused') return refuse('worse')
    const again = await decideAgain(house, tx, { passesEnded: neverWorse }, { decisionId: before.id, by: who, verdict, because: 'objection' })
    if (!again.ok) return again
    const { objection: upheld } = await writeMove(house, tx, { objection, move: 'uphold', by: by(who), told: true }, {
      ...handler(who), ...decided(house), newDecisionId: again.value.id, ...(objection.late ? { excusable: true } : {}),
    })
    await tellUpheld(house, tx, upheld, again.value)
    return ok(upheld)
  },
}

const move = async (house: House, tx: Tx, who: Caseworker, objection: Objection, name: ObjectionMove, words: string | undefined, change: Partial<Objection>): Promise<Objection> =>
  (await writeMove(house, tx, { objection, move: name, by: by(who), words: words === undefined ? undefined : { words } }, { ...handler(who), ...change })).objection

const decided = (house: House): Partial<Objection> => ({ decidedAt: house.clock.now(), courtLastDay: courtLastDay(house.clock.today(), equatedDays) })

const neverWorse = async (): Promise<void> => { throw new Error('An objection that is upheld ends no pass.') }

/** The answer and the new decision in one letter, with its reasons and amounts, under the key of the new decision: its invariant expects it. */
async function tellUpheld(house: House, tx: Tx, objection: Objection, decision: Decision): Promise<void> {
  const application = await applicationById(tx, decision.applicationId)
  const assessment = await assessmentById(tx, decision.assessmentId)
  const typed = openTyped(house, await sealedTyped(tx, application.id))
  const own = await objectionValues(house, tx, objection)
  await tell(house, tx, {
    residentId: objection.residentId, kind: decision.outcome === 'granted' ? 'objection-decided' : 'objection-decided-no', amountsRef: decision.id,
    values: (lang) => ({ ...letterValues({ application, typed, assessment, decision }, String(own(lang).name), lang), ...own(lang) }), dedupeKey: dedupeKey('objection-decided', decision.id),
  })
}
