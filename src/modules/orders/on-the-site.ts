import type { Signed } from '#web/route.ts'
import type { Wish } from './orders.store.ts'

/** Who does it on the site: they themselves, or somebody who acts for them. */
export const onTheSite = (residentId: string, signed?: Signed): Wish['actor'] => ({ door: 'resident', id: residentId, role: signed?.actedBy ? 'representative' : 'resident' })
