import type { Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { openAmounts } from '../amounts.ts'
import type { Application } from '../application.ts'
import { applicationById, insertApplication, insertEvent, moveApplication, nextNumber, openApplication, sealedTyped } from '../application.store.ts'
import { numberOf } from '../apply.ts'
import { FIRST } from '../domain/application-states.ts'
import { decisionLastDay } from '../domain/terms.ts'
import { tellAbout } from '../letters.ts'
import { keepAssessment } from '../settle.ts'
import { type RulesInForce, rulesOn } from '../rules-in-force.ts'
import { rulesOf } from './count-retest.ts'
import { endRetest, followedCounts, markFollowed, stillStands, takeToFollow, type ToFollow } from './retest.store.ts'
import type { Retest } from './retest.ts'
import { retestOf } from './weigh.ts'
import { openTyped } from '../typed.ts'

/**
 * Opens the cases, one transaction each: with its test, its message and its audit row, or not at all. Goes on where it
 * was after a kill. No pass is touched: who fails keeps it, and a person decides. One that cannot be opened must not keep
 * the others waiting: it stays for the next minute, and the re-test is not done until it is. Answers whether it is done now; false
 * too when it was cancelled.
 */
export async function followRetest(house: House, retest: Retest): Promise<boolean> {
  const rules = { ...await rulesOf(house, retest), policyVersion: retest.policyVersion }
  const failed: string[] = []
  for (;;) {
    let taken: string | undefined
    try {
      if (!await house.db.transaction(async (tx) => {
        const next = await takeToFollow(tx, retest.id, failed)
        taken = next?.householdId
        if (next) await markFollowed(tx, retest.id, next.householdId, await openCaseFor(house, tx, { retest, rules, next }))
        return next !== undefined
      })) break
    } catch (error) {
      if (!taken) throw error
      failed.push(taken)
      house.log.error({ retest: retest.id, household: taken, error: (error as Error).message }, 'A case of a re-test could not be opened')
    }
  }
  if (failed.length) return false
  return house.db.transaction(async (tx) => {
    if (!(await endRetest(tx, retest.id, ['processing'], 'done', house.clock.now()))) return false
    await record(house, tx, { actor: { door: 'system' }, action: 'eligibility.retest-done', subject: { kind: 'retest', id: retest.id }, facts: await followedCounts(tx, retest.id) })
    return true
  })
}

/** The id of the new case; undefined when the household moved on since the counting: a new application, or facts forgotten. */
async function openCaseFor(house: House, tx: Tx, { retest, rules, next }: { retest: Retest; rules: RulesInForce; next: ToFollow }): Promise<string | undefined> {
  if (!(await stillStands(tx, next))) return undefined
  const before = await applicationById(tx, next.applicationId)
  const opened = await openAmounts(house, tx, next.assessmentId)
  if (opened.kind === 'forgotten' || before.alarm || await openApplication(tx, before.residentId)) return undefined
  const facts = { ...opened.amounts.facts, referenceDate: retest.referenceDate }
  const result = retestOf(facts, rules, retest.referenceDate)

  const now = house.clock.now()
  const today = house.clock.today()
  const { policy } = await rulesOn(house, today)
  const typedSealed = await sealedTyped(tx, before.id)
  const application: Application = {
    ...before, id: newId(now), number: numberOf(today, await nextNumber(tx)), state: FIRST, receivedAt: now, receivedOn: today,
    lastDay: decisionLastDay(today, policy.decisionWeeks), waitingSince: undefined, tries: 0, openedAt: undefined,
  }
  await insertApplication(tx, { ...application, typedSealed, way: undefined })
  await insertEvent(tx, { id: application.id, to: FIRST, at: now, by: 'machine', reason: 'retest', eventId: newId(now) })
  const assessment = await keepAssessment(house, tx, application.id, { facts, result, rules })
  await moveApplication(tx, { id: application.id, from: FIRST, move: 'open-by-retest', at: now, by: 'machine', reason: `retest-${result.outcome}`, eventId: newId(now) })
  await record(house, tx, { actor: { door: 'system' }, action: 'eligibility.retest-case', subject: { kind: 'application', id: application.id },
    facts: { retest: retest.id, before: before.id, stood: next.stood, outcome: result.outcome } })
  await tellAbout(house, tx, 'retest', { application, typed: openTyped(house, typedSealed), assessment })
  return application.id
}
