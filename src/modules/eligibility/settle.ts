import type { Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { record } from '#modules/audit/index.ts'
import type { Kept } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { sealAmounts } from './amounts.ts'
import type { Application, Assessment, Typed } from './application.ts'
import { moveApplication, setAlarm } from './application.store.ts'
import { insertAssessment } from './decision.store.ts'
import type { ApplicationState } from './domain/application-states.ts'
import { whyYes } from './domain/speaking-reasons.ts'
import { draftDecision } from './draft-decision.ts'
import { grant } from './grant.ts'
import { alarmOf, type Judgement } from './judge.ts'
import { tellAbout } from './letters.ts'
import { nextTry } from './domain/pauses.ts'

/**
 * What follows from a test, in the caller's transaction: a pass, a case for a person, or waiting for a source. Answers
 * the new state; undefined when the application moved on meanwhile, and then nothing was written.
 */
export async function settle(house: House, tx: Tx, { application, typed, judgement, kept, wait, whole = true }: {
  readonly application: Application
  readonly typed: Typed
  readonly judgement: Judgement
  readonly kept: Kept
  /** Whether a source that is down may still be waited for. */
  readonly wait: boolean
  /** Not so of a form of paper without a signature or an answer: a person looks, and the caller tells what is missing. */
  readonly whole?: boolean
}): Promise<ApplicationState | undefined> {
  const { down, result } = judgement
  const move = down && wait ? 'wait' : result.outcome === 'passed' && !down && whole ? 'admit' : 'open'
  const to: ApplicationState = ({ wait: 'waiting-for-source', admit: 'granted', open: 'in-review' } as const)[move]
  if (to === application.state) return to
  const now = house.clock.now()
  const reason = !whole ? 'not-complete' : down ? 'source-down' : result.outcome
  const moved = await moveApplication(tx, {
    id: application.id, from: application.state, move, at: now, by: 'machine', reason, eventId: newId(now),
    ...(to === 'waiting-for-source' ? { nextTryAt: nextTry(now, 0) } : {}),
  })
  if (!moved) return undefined
  // The register may know it only now: it was down when they applied.
  const alarm = application.alarm ?? alarmOf(judgement)
  if (alarm && !application.alarm) {
    await setAlarm(tx, application.id, alarm)
    await record(house, tx, { actor: { door: 'system' }, action: 'eligibility.alarm', subject: { kind: 'application', id: application.id }, facts: { alarm } })
  }

  if (to === 'waiting-for-source') {
    await tellAbout(house, tx, 'source-waiting', { application, typed })
    return to
  }
  const assessment = await keepAssessment(house, tx, application.id, judgement)
  const about = { application: { ...application, alarm, householdId: kept.householdId }, typed, assessment }
  const by = { kind: 'machine' } as const
  if (to === 'granted') await grant(house, tx, { ...about, by, letter: 'granted', decision: await draftDecision(house, { ...about, by, outcome: 'granted', reasons: whyYes(assessment.checks).map(({ reason }) => reason) }) })
  // Nothing is sent to who died according to the register: a caseworker sees the alarm.
  else if (!alarm && whole) await tellAbout(house, tx, 'in-review', about)
  if (kept.partnerId && judgement.incomeLookedAt && !alarm) await tellAbout(house, tx, 'partner-looked-at', about, kept.partnerId)
  return to
}

/** The test in which a caseworker corrected a fact, who did, and why. */
export type Corrected = { readonly assessmentId: string; readonly staffId: string; readonly staffName: string; readonly why: string }

/** The test as it was, with the norm and policy it rests on. Amounts go into their own sealed row. */
export async function keepAssessment(house: House, tx: Tx, applicationId: string, { facts, result, rules }: Pick<Judgement, 'facts' | 'result' | 'rules'>, corrected?: Corrected): Promise<Assessment> {
  const now = house.clock.now()
  const assessment: Assessment = {
    id: newId(now), applicationId, madeAt: now, referenceDate: facts.referenceDate, outcome: result.outcome,
    checks: result.checks.map(({ amounts: _sealed, ...check }) => check), householdType: result.householdType, limitCents: result.limit,
    normEffectiveFrom: rules.norms?.effectiveFrom, normVersion: rules.norms?.version, policyVersion: rules.policyVersion,
    ...(corrected ? { corrects: corrected.assessmentId, correctedBy: corrected.staffId, correctedByName: corrected.staffName } : {}),
  }
  await insertAssessment(tx, assessment)
  const byReason = Object.fromEntries(result.checks.flatMap(({ reason, amounts }) => (amounts ? [[reason, amounts]] : [])))
  await sealAmounts(house, tx, assessment.id, { facts, byReason, ...(corrected ? { correction: corrected.why } : {}) })
  return assessment
}
