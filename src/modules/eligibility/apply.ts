import type { Queryable } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import type { Language } from '#shared/language.ts'
import type { LocalDate } from '#shared/local-date.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { record } from '#modules/audit/index.ts'
import { nameSubject } from '#modules/identity/index.ts'
import { heldPass } from '#modules/passes/index.ts'
import { chooseLanguage, type ReachChoice, residentCard, setReach } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import type { Application, Typed } from './application.ts'
import { type EnteredBy, settleByPost } from './by-post.ts'
import { insertApplication, insertEvent, nextNumber, openApplication } from './application.store.ts'
import { type ApplicationState, FIRST } from './domain/application-states.ts'
import { validityOf } from './domain/policy.ts'
import { decisionLastDay } from './domain/terms.ts'
import { alarmOf, judge } from './judge.ts'
import { keepApplicant } from './keep-applicant.ts'
import { tellAbout } from './letters.ts'
import { rulesOn } from './rules-in-force.ts'
import { settle } from './settle.ts'
import { sealTyped } from './typed.ts'

export type Applied = { readonly residentId: string; readonly applicationId: string; readonly number: string; readonly state: ApplicationState }
type NotApplied = Refusal<'already-applied' | 'has-pass' | 'email-not-confirmed' | 'no-consent'>

/** Undoes the transaction when there turns out to be no application: then nothing of this person may be left behind. */
class NoApplication extends Error {
  readonly refusal: NotApplied
  constructor(refusal: NotApplied) { super(refusal.reason); this.refusal = refusal }
}

/**
 * Somebody presses the one button. Register and income source are asked first; then, in one transaction, the resident,
 * the application as typed, and what follows: pass, case or waiting, each with its message. Refused without a trace when
 * they have an open application, a pass that lasts as long, or no confirmed address for the mail they chose.
 */
export async function apply(house: House, { bsn, sessionId, actedBy, enteredBy, typed, reach, lang = 'nl' }: {
  readonly bsn: string
  /** Whose name we learn by it. Left out: staff enter it, and nobody's session becomes somebody's. */
  readonly sessionId?: string | undefined
  readonly actedBy?: string | undefined
  readonly enteredBy?: EnteredBy | undefined
  readonly typed: Typed
  /** Left out: it stays as it is. */
  readonly reach: ReachChoice | undefined
  /** Who fills in the form in English hears from us in English too, beside the Dutch. */
  readonly lang?: Language
}): Promise<Result<Applied, NotApplied>> {
  const today = house.clock.today()
  const byPost = enteredBy?.byPost
  const receivedOn = byPost?.receivedOn ?? today
  const judgement = await judge(house, { bsn, answers: typed.answers, applied: receivedOn })
  const { policy } = await rulesOn(house, today)
  const weeks = (await rulesOn(house, receivedOn)).policy.decisionWeeks
  try {
    return ok(await house.db.transaction(async (tx): Promise<Applied> => {
      const kept = await keepApplicant(house, tx, bsn, judgement.registration)
      if (await openApplication(tx, kept.residentId)) throw new NoApplication({ reason: 'already-applied' })
      if (!(await wouldLastLonger(house, tx, kept.residentId, validityOf(policy, today).to))) throw new NoApplication({ reason: 'has-pass' })
      const reached = reach && await setReach(house, tx, kept.residentId, reach, actedBy)
      if (reached && !reached.ok) throw new NoApplication(reached.refusal)

      const now = house.clock.now()
      const alarm = alarmOf(judgement)
      const application: Application = {
        id: newId(now), number: numberOf(today, await nextNumber(tx)), residentId: kept.residentId, householdId: kept.householdId, state: FIRST,
        receivedAt: now, receivedOn, lastDay: decisionLastDay(receivedOn, weeks), alarm, waitingSince: undefined, tries: 0, openedAt: undefined,
      }
      await insertApplication(tx, { ...application, typedSealed: sealTyped(house, typed), way: typed.way ?? 'site' })
      await insertEvent(tx, { id: application.id, to: FIRST, at: now, by: 'machine', reason: 'applied', eventId: newId(now) })
      const actor = enteredBy ? { door: 'staff' as const, id: enteredBy.staffId, role: enteredBy.role } : { door: 'resident' as const, id: kept.residentId, role: actedBy ? 'representative' : 'resident' }
      await record(house, tx, { actor, action: 'eligibility.applied', subject: { kind: 'application', id: application.id }, facts: { number: application.number, ...(typed.way ? { way: typed.way } : {}), ...(byPost ? { receivedOn } : {}), ...(actedBy ? { actedBy } : {}) } })
      if (alarm) await record(house, tx, { actor, action: 'eligibility.alarm', subject: { kind: 'application', id: application.id }, facts: { alarm } })
      const { fullName } = await residentCard(house, tx, kept.residentId)
      if (lang !== 'nl' && !actedBy && !enteredBy) await chooseLanguage(house, tx, kept.residentId, lang, { door: 'resident', id: kept.residentId, role: 'resident' })
      // Who acts for somebody stays who they are.
      if (!actedBy && sessionId) await nameSubject(house, tx, sessionId, { id: kept.residentId, name: fullName })

      const passes = judgement.result.outcome === 'passed' && !judgement.down
      // Decided at once: the decision is the confirmation, and the copy stands on the resident's own page.
      if (enteredBy && byPost) return { residentId: kept.residentId, applicationId: application.id, number: application.number, state: await settleByPost(house, tx, { application, typed, judgement, kept }, { ...enteredBy, byPost }) }
      if (!passes && !alarm) await tellAbout(house, tx, 'receipt', { application, typed })
      const state = await settle(house, tx, { application, typed, judgement, kept, wait: true })
      return { residentId: kept.residentId, applicationId: application.id, number: application.number, state: state ?? FIRST }
    }))
  } catch (error) {
    if (error instanceof NoApplication) return refuse(error.refusal.reason)
    throw error
  }
}

/** A pass in hand is no reason to wait when a new one would last longer (from 1 November on). */
export async function wouldLastLonger(house: House, q: Queryable, residentId: string, to: LocalDate): Promise<boolean> {
  const pass = await heldPass(house, q, residentId, house.clock.today())
  return !pass || pass.validTo < to
}

/** "SP-26-01874" */
export const numberOf = (today: LocalDate, n: number): string => `SP-${today.slice(2, 4)}-${String(n).padStart(5, '0')}`
