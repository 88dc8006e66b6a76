import type { Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { addDays, type LocalDate } from '#shared/local-date.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { holdApplicationById } from '../application.store.ts'
import { isReplaced } from '../decision.store.ts'
import { isLate } from '../domain/objection-clock.ts'
import type { Missing } from '../domain/objection-states.ts'
import { nextWorkingDay } from '../domain/terms.ts'
import { laterByOutage } from '../moves/outage.ts'
import { equatedDays } from '../release-data.ts'
import { rulesOn } from '../rules-in-force.ts'
import type { NumberedDecision } from '../resident/numbered-decision.ts'
import { nextObjectionNumber, objectionsAgainst } from './objection.store.ts'
import type { Objection } from './objection.ts'
import { type Mover, writeMove, writeReceipt } from './write-move.ts'

/** An objection as it came in. What is not there is asked for afterwards; it is never a reason not to take it. */
export type Objecting = {
  readonly residentId: string
  readonly by: Exclude<Mover, { kind: 'machine' }>
  readonly way: Objection['way']
  readonly receivedOn: LocalDate
  readonly postedOn?: LocalDate | undefined
  readonly grounds: string
  readonly wantsHearing: boolean
  /** Beside the grounds: what a letter lacks. */
  readonly missing?: readonly Missing[]
  /** In the objector's words, when it is late. */
  readonly lateReason?: string | undefined
}
/** `already`: there is one. `court`: this decision is our answer to an objection, so a judge comes next. `replaced`: another decision took its place. */
export type NotObjected = Refusal<'already', { readonly number: string }> | Refusal<'court'> | Refusal<'replaced'>

/**
 * Takes an objection, late or not, and confirms it at once (Awb 6:14). Without grounds it is asked to complete it (6:6), in
 * the same transaction: a term, and the clock stands still.
 */
export const makeObjection = (house: House, { decision }: Pick<NumberedDecision, 'decision'>, given: Objecting): Promise<Result<Objection, NotObjected>> =>
  house.db.transaction(async (tx): Promise<Result<Objection, NotObjected>> => {
    const application = await holdApplicationById(tx, decision.applicationId)
    const before = (await objectionsAgainst(tx, decision.id, given.residentId)).find(({ state }) => state !== 'withdrawn')
    if (before) return refuse('already', { number: before.number })
    if (decision.replacedBecause === 'objection') return refuse('court')
    if (await isReplaced(tx, decision.id)) return refuse('replaced')

    const now = house.clock.now()
    const { policy } = await rulesOn(house, given.receivedOn)
    const missing: readonly Missing[] = [...(given.grounds ? [] : ['grounds' as const]), ...(given.missing ?? []).filter((one) => one !== 'grounds')]
    const received = await writeReceipt(house, tx, {
      by: given.by, words: { words: given.grounds, lateReason: given.lateReason || undefined },
      objection: {
        id: newId(now), number: `BZ-${house.clock.today().slice(2, 4)}-${String(await nextObjectionNumber(tx)).padStart(5, '0')}`,
        decisionId: decision.id, applicationId: application.id, residentId: given.residentId, state: 'received', way: given.way,
        receivedOn: given.receivedOn, postedOn: given.postedOn, enteredAt: now, enteredBy: given.by.kind === 'person' ? given.by.staffId : undefined,
        late: isLate({ lastDay: await laterByOutage(tx, decision.objectionLastDay), receivedOn: given.receivedOn, postedOn: given.postedOn }), wantsHearing: given.wantsHearing, missing: [],
        committee: policy.objections.committee, lastDay: given.receivedOn,
        ...NOTHING_YET,
      },
    })
    return ok(missing.length ? await askMissing(house, tx, received, missing, { kind: 'machine' }) : received)
  })

const NOTHING_YET = {
  excusable: undefined, missingAskedOn: undefined, missingDue: undefined, missingOverOn: undefined, extendedOn: undefined, extendedWeeks: undefined, agreedUntil: undefined,
  hearingAt: undefined, hearingPlace: undefined, heardOn: undefined, notHeard: undefined, handlerId: undefined, handlerName: undefined, reason: undefined,
  decidedAt: undefined, newDecisionId: undefined, courtLastDay: undefined, defaultNoticeOn: undefined,
} as const

/** A term of the objector always ends on a working day. */
export async function askMissing(house: House, tx: Tx, objection: Objection, missing: readonly Missing[], by: Mover, change: Partial<Objection> = {}): Promise<Objection> {
  const today = house.clock.today()
  const { policy } = await rulesOn(house, today)
  const missingDue = nextWorkingDay(addDays(today, policy.objections.missingDays), equatedDays)
  return (await writeMove(house, tx, { objection, move: 'ask-missing', by }, { ...change, missing, missingAskedOn: today, missingDue, missingOverOn: undefined })).objection
}
