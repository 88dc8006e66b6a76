import { type Event, record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { addressOf } from './people.ts'
import { staffWithAddress } from './person.store.ts'
import { endSessionsOf } from './session.ts'
import { revokeEverySession } from './session.store.ts'

type By = Event['actor']
/** Whose sessions: a resident, a person of a provider or a colleague, by the subject of their session. */
export type Whose = { readonly kind: 'resident' | 'provider-person' | 'staff'; readonly id: string }

/**
 * Signs somebody out everywhere, from this moment and on every node, and writes down who did that. Answers how many sessions that
 * were. It keeps nobody out: who may still sign in at their issuer is in again with one press.
 */
export const signOutEverywhere = (house: House, by: By, { kind, id }: Whose): Promise<number> => house.db.transaction(async (tx) => {
  const ended = await endSessionsOf(house, tx, id)
  await record(house, tx, { actor: by, action: 'identity.sessions-ended', subject: { kind, id }, facts: { ended } })
  return ended
})

/** The same for whoever is signed in now, residents, tills and who does this included. */
export const signOutEverybody = (house: House, by: By): Promise<number> => house.db.transaction(async (tx) => {
  const ended = await revokeEverySession(tx, house.clock.now())
  await record(house, tx, { actor: by, action: 'identity.everybody-signed-out', facts: { ended } })
  return ended
})

/** Colleagues with this work address, or with exactly this name (a directory need not give addresses), in any case of letters. */
export async function colleaguesCalled(house: House, typed: string): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const wanted = typed.trim().toLowerCase()
  return (await staffWithAddress(house.db)).filter(({ name, sealed }) => [name, sealed && addressOf(house, sealed)].some((one) => one?.toLowerCase() === wanted))
}
