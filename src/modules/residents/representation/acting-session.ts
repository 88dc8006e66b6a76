import type { House } from '#src/house.ts'
import type { Route, Signed } from '#web/route.ts'
import { residentCard } from '../find-resident.ts'
import { recordAct, recordRead, representationInForce } from './in-force.ts'
import { text } from './representation.text.ts'

/**
 * Who a session stands for: the person themselves, or whom they chose to act for. Asked at every request, so that access ends
 * with the representation: then it is their own session again.
 */
export async function actingSession(house: House, signed: Signed | undefined): Promise<Signed | undefined> {
  if (signed?.door !== 'resident' || !signed.actsUnder) return signed
  const representation = await representationInForce(house, signed.actsUnder)
  if (!representation) return { ...signed, actsUnder: undefined }
  const { fullName } = await residentCard(house, house.db, representation.residentId)
  return { ...signed, subjectId: representation.residentId, name: text.onBehalf(representation.representativeName, fullName), roles: ['representative'], actedBy: representation.id }
}

/** What anybody may open says nothing of the resident. */
const OF_NOBODY = ['browse', 'sign-in', 'act-for']

/** Every act of a representative is written down, with both people, before it is done; so is what they open and download, once a day. */
export const withActs = (house: House, route: Route): Route => route.method === 'GET' && OF_NOBODY.includes(route.action) ? route : {
  ...route,
  async handler(visit) {
    const { actedBy, subjectId } = visit.signed ?? {}
    const write = route.method === 'GET' ? recordRead : recordAct
    if (actedBy && subjectId) await write(house, { id: actedBy, residentId: subjectId }, route.path)
    return route.handler(visit)
  },
}
