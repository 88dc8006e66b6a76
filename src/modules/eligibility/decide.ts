import type { Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import { sealOwnSentence } from './amounts.ts'
import type { Application, Assessment, Decision, Typed } from './application.ts'
import { applicationByNumber, moveApplication, sealedTyped } from './application.store.ts'
import { openTyped } from './apply.ts'
import { decisionOf, insertDecision, latestAssessment } from './decision.store.ts'
import { actorOf, type DecidedBy, draftDecision } from './draft-decision.ts'
import { grant } from './grant.ts'
import { knowsHousehold } from './knows-household.ts'
import { tellAbout } from './letters.ts'

export type Verdict =
  | { readonly outcome: 'granted'; readonly ownSentence: string }
  | { readonly outcome: 'refused'; readonly reason: string; readonly ownSentence: string }

export type Caseworker = { readonly staffId: string; readonly staffName: string }

export type NotDecided = Refusal<'already-decided', { readonly by: string | undefined; readonly at: Date }> | Refusal<'own-household'>

/**
 * A caseworker decides: decision, pass and message commit together. Two at once: one statement lets the first through,
 * the second is told who decided and when. Refused too for a household this colleague knows.
 * Throws NotFound when there is no such application, or no case in it for a person.
 */
export const decide = (house: House, who: Caseworker, number: string, verdict: Verdict): Promise<Result<Decision, NotDecided>> =>
  house.db.transaction(async (tx): Promise<Result<Decision, NotDecided>> => {
    const application = await applicationByNumber(tx, number)
    if (!application?.openedAt) throw new NotFound('There is no such case.')
    if (await knowsHousehold(house, tx, who.staffId, application.householdId)) return refuse('own-household')
    const now = house.clock.now()
    const moved = await moveApplication(tx, { id: application.id, from: 'in-review', to: verdict.outcome, at: now, by: 'person', staffId: who.staffId, reason: verdict.outcome === 'refused' ? verdict.reason : 'person-judged', eventId: newId(now) })
    if (!moved) {
      const decision = await decisionOf(tx, application.id)
      return refuse('already-decided', { by: decision?.staffName, at: decision?.decidedAt ?? now })
    }
    const assessment = await latestAssessment(tx, application.id)
    if (!assessment) throw new Error(`Case ${application.id} has no assessment to decide on.`)
    await sealOwnSentence(house, tx, assessment.id, verdict.ownSentence)
    const by: DecidedBy = { kind: 'person', ...who }
    const typed = openTyped(house, await sealedTyped(tx, application.id))
    return ok(verdict.outcome === 'granted'
      ? await grant(house, tx, { application, typed, assessment, by, reasons: ['person-judged'] })
      : await refuseApplication(house, tx, { application, typed, assessment, by, reason: verdict.reason }))
  })

async function refuseApplication(house: House, tx: Tx, { application, typed, assessment, by, reason }: { application: Application; typed: Typed; assessment: Assessment; by: DecidedBy; reason: string }): Promise<Decision> {
  const decision = await draftDecision(house, { application, assessment, by, outcome: 'refused', reasons: [reason] })
  await insertDecision(tx, decision)
  await record(house, tx, { actor: actorOf(by), action: 'eligibility.refused', subject: { kind: 'application', id: application.id }, facts: { decision: decision.id, reason } })
  await tellAbout(house, tx, 'refused', { application, typed, assessment, decision })
  return decision
}
