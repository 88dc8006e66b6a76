import type { Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { addDays, type LocalDate } from '#shared/local-date.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { moveApplication } from '../application.store.ts'
import type { Caseworker } from '../caseworker.ts'
import { moveFrom } from '../domain/application-states.ts'
import { tellAbout } from '../letters.ts'
import { rulesOn } from '../rules-in-force.ts'
import { moveClock } from './clock.ts'
import { holdCase, type NotMoved } from './hold-case.ts'
import { extensionOf, insertExtension } from './moves.store.ts'
import { sealReason } from './sealed-reason.ts'

export type NotExtended = NotMoved | Refusal<'extended-already', { readonly lastDay: LocalDate }> | Refusal<'term-is-over', { readonly lastDay: LocalDate }>

/** More time, once, and told while the term still runs (Awb 4:14). The letter names the new day, and why. */
export async function extend(house: House, tx: Tx, who: Caseworker, number: string, ownSentence: string): Promise<Result<LocalDate, NotExtended>> {
  const held = await holdCase(house, tx, who.staffId, number)
  if (held === 'own-household') return refuse('own-household')
  const { application } = held
  if (!moveFrom(application.state, 'extend', 'person')) return refuse('moved-on', { state: application.state })
  if (await extensionOf(tx, application.id)) return refuse('extended-already', { lastDay: application.lastDay })
  const today = house.clock.today()
  if (today > application.lastDay) return refuse('term-is-over', { lastDay: application.lastDay })

  const now = house.clock.now()
  const { policy: { casework: { extensionWeeks: weeks } } } = await rulesOn(house, today)
  await insertExtension(tx, { applicationId: application.id, at: now, ...who, weeks, lastDay: addDays(application.lastDay, weeks * 7) }, sealReason(house, application.id, ownSentence))
  await moveApplication(tx, { id: application.id, from: application.state, move: 'extend', at: now, by: 'person', staffId: who.staffId, reason: 'more-time', eventId: newId(now) })
  const longer = await moveClock(house, tx, application)
  await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: 'caseworker' }, action: 'eligibility.extended', subject: { kind: 'application', id: application.id }, facts: { weeks, lastDay: longer.lastDay } })
  await tellAbout(house, tx, 'more-time', { ...held, application: longer })
  return ok(longer.lastDay)
}
