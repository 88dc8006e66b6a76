import type { LocalDate } from '#shared/local-date.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import type { Caseworker } from '../caseworker.ts'
import { lastDayOf } from '../domain/clock.ts'
import { clockFacts } from './clock.ts'
import { holdCase, type NotMoved } from './hold-case.ts'
import { insertNotice } from './moves.store.ts'
import { tellAbout } from '../letters.ts'

/**
 * The resident wrote that we are late (Awb 4:17). From then on the law counts: two weeks to decide, and after that money for
 * each day. Refused while we are not late: then it is no such notice, and the letter needs an answer of its own. A second
 * notice changes nothing; the first one counts.
 */
export const registerNotice = (house: House, who: Caseworker, number: string, receivedOn: LocalDate): Promise<Result<'registered', NotMoved | Refusal<'not-late'>>> =>
  house.db.transaction(async (tx): Promise<Result<'registered', NotMoved | Refusal<'not-late'>>> => {
    const held = await holdCase(house, tx, who.staffId, number)
    if (held === 'own-household') return refuse('own-household')
    const { application } = held
    if (['granted', 'refused', 'set-aside', 'withdrawn'].includes(application.state)) return refuse('moved-on', { state: application.state })
    const lastDay = lastDayOf(await clockFacts(house, tx, application), house.clock.today())
    if (application.state === 'waiting-for-resident' || receivedOn <= lastDay) return refuse('not-late')
    if (!(await insertNotice(tx, { applicationId: application.id, receivedOn, at: house.clock.now(), ...who }))) return ok('registered')
    await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: 'caseworker' }, action: 'eligibility.notice-of-default', subject: { kind: 'application', id: application.id }, facts: { receivedOn } })
    await tellAbout(house, tx, 'late-notice-received', held)
    return ok('registered')
  })
