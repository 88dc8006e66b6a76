import { bsnOf } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import type { Application } from './application.ts'
import { sealedTyped, setHousehold, takeWaiting } from './application.store.ts'
import { expireRequests } from './moves/close-request.ts'
import { runRetest } from './retest/run-retest.ts'
import { tellEighteen } from './children/tell-eighteen.ts'
import { tellPassEnds } from './pass-ending/tell-pass-ends.ts'
import { letTermsPass } from './objection/add-to-objection.ts'
import { nextTry, waitedEnough } from './domain/pauses.ts'
import { judge } from './judge.ts'
import { keepApplicant } from './keep-applicant.ts'
import { settle } from './settle.ts'
import { openTyped } from './typed.ts'

/** More than a worker's minute can hold: the next run goes on. */
const AT_ONCE = 200

/**
 * Asks again for everybody whose source was down, when their pause is over. Only a pass comes out of this by itself;
 * anything else opens a case, and so do 24 hours of silence. Run by the worker every minute. Answers how many were asked.
 */
export async function retrySources(house: House): Promise<number> {
  for (let asked = 0; asked < AT_ONCE; asked++) {
    const application = await takeWaiting(house.db, house.clock.now(), (_since, tries) => nextTry(house.clock.now(), tries))
    if (!application) return asked
    try {
      await retry(house, application)
    } catch (error) {
      // One that cannot be done must not keep the others waiting; its own pause grows.
      house.log.error({ application: application.id, error: (error as Error).message }, 'An application that waits for a source could not be tried again')
    }
  }
  return AT_ONCE
}

async function retry(house: House, application: Application): Promise<void> {
  const typed = openTyped(house, await sealedTyped(house.db, application.id))
  const bsn = await bsnOf(house, house.db, application.residentId)
  const judgement = await judge(house, { bsn, answers: typed.answers, applied: application.receivedOn })
  const wait = !waitedEnough(application.waitingSince!, house.clock.now())
  if (judgement.down && wait) return
  await house.db.transaction(async (tx) => {
    const kept = await keepApplicant(house, tx, bsn, judgement.registration)
    if (kept.householdId !== application.householdId) await setHousehold(tx, application.id, kept.householdId)
    await settle(house, tx, { application, typed, judgement, kept, wait })
  })
}

/** Tasks for the worker, by name; worker.ts says when they run. */
export const eligibilityTasks = { 'eligibility.retry-sources': retrySources, 'eligibility.expire-requests': expireRequests, 'eligibility.objection-terms': letTermsPass, 'eligibility.tell-eighteen': tellEighteen, 'eligibility.tell-pass-ends': tellPassEnds, 'eligibility.retest': (house: House) => runRetest(house) }
