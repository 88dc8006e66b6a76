import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { look, record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { applicationByNumber, setOpened } from '../application.store.ts'
import type { Caseworker } from '../caseworker.ts'
import { knowsHousehold } from '../knows-household.ts'

/**
 * An application that a machine granted becomes a case that a caseworker may see: to correct the decision, or to end the
 * pass. Only with its number and a purpose, which stands in the processing log before anything is shown.
 */
export const openForReview = (house: House, who: Caseworker, number: string, purpose: string): Promise<Result<'opened', Refusal<'no-such-number'> | Refusal<'own-household'>>> =>
  house.db.transaction(async (tx): Promise<Result<'opened', Refusal<'no-such-number'> | Refusal<'own-household'>>> => {
    const application = await applicationByNumber(tx, number)
    // While a source is waited for there is nothing to see: no test was made.
    if (!application || (!application.openedAt && application.state !== 'granted')) return refuse('no-such-number')
    if (await knowsHousehold(house, tx, who.staffId, application.householdId)) return refuse('own-household')
    await look(house, tx, { staffId: who.staffId, residentId: application.residentId, purpose, activity: 'stadjerspas-beoordelen', page: '/beoordeling/zoek' })
    if (application.openedAt) return ok('opened')
    await setOpened(tx, application.id, house.clock.now())
    await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: 'caseworker' }, action: 'eligibility.opened-for-review', subject: { kind: 'application', id: application.id }, facts: {} })
    return ok('opened')
  })
