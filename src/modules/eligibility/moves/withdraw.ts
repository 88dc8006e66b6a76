import { newId } from '#shared/ids.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { holdApplicationById, moveApplication, openApplication, sealedTyped } from '../application.store.ts'
import { moveFrom } from '../domain/application-states.ts'
import { tellAbout } from '../letters.ts'
import { dropOpenRequest } from './close-request.ts'
import { openTyped } from '../typed.ts'

/** The resident does not want it any more: no decision, and nothing keeps them from applying again. `actedBy`: the representation of who stops it for them. Refused when nothing stands open. */
export const withdraw = (house: House, residentId: string, actedBy?: string): Promise<Result<'withdrawn', Refusal<'nothing-open'>>> =>
  house.db.transaction(async (tx): Promise<Result<'withdrawn', Refusal<'nothing-open'>>> => {
    const open = await openApplication(tx, residentId)
    const application = open && await holdApplicationById(tx, open.id)
    if (!application || !moveFrom(application.state, 'withdraw', 'resident')) return refuse('nothing-open')
    const now = house.clock.now()
    await moveApplication(tx, { id: application.id, from: application.state, move: 'withdraw', at: now, by: 'resident', reason: 'withdrawn', eventId: newId(now) })
    await dropOpenRequest(house, tx, application)
    await record(house, tx, { actor: { door: 'resident', id: residentId, role: actedBy ? 'representative' : 'resident' }, action: 'eligibility.withdrawn', subject: { kind: 'application', id: application.id }, facts: { ...(actedBy ? { actedBy } : {}) } })
    await tellAbout(house, tx, 'withdrawn', { application, typed: openTyped(house, await sealedTyped(tx, application.id)) })
    return ok('withdrawn')
  })
