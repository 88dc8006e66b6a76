import type { Queryable } from '#db/database.ts'
import { heldPass } from '#modules/passes/index.ts'
import type { House } from '#src/house.ts'
import { latestApplication } from './application.store.ts'

/** Where a resident goes after signing in: to what is theirs, to their case or decision, or to apply. Undefined: never applied. */
export async function whereTo(house: House, q: Queryable, residentId: string | undefined): Promise<'/mijn' | '/mijn/aanvraag' | '/aanvragen'> {
  if (!residentId) return '/aanvragen'
  if (await heldPass(house, q, residentId, house.clock.today())) return '/mijn'
  const application = await latestApplication(q, residentId)
  // A pass that was granted and is over: time to apply again.
  return application && application.state !== 'granted' ? '/mijn/aanvraag' : '/aanvragen'
}
