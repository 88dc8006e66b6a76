import type { House } from '#src/house.ts'
import { toldAmong, unreached } from './delivery.store.ts'

/** Something that a resident must have been told, under the dedupeKey with which its room tells it. */
type Expected = { readonly residentId: string; readonly dedupeKey: string }
/** Given by care.ts: every room that puts people in a state says what they must have heard. */
export type ExpectedMessages = (house: House) => Promise<readonly Expected[]>

export type Missed = { readonly residentId: string; readonly dedupeKey: string | undefined; readonly why: 'no-message' | 'no-channel' | 'other-resident' }

/** Which of these nobody was told yet, in one question. Not the invariant: it does not look whether anybody was reached. */
export async function untold<T extends Expected>(house: House, expected: readonly T[]): Promise<T[]> {
  const told = new Set((await toldAmong(house.db, expected.map(({ dedupeKey }) => dedupeKey))).map(({ key }) => key))
  return expected.filter(({ dedupeKey }) => !told.has(dedupeKey))
}

/**
 * The invariant: nobody in a state without a message on some channel. Empty when all is well. `no-message`: the room never
 * told it; `no-channel`: told, and every channel ended without reaching anybody alive.
 */
export async function residentsWithoutMessage(house: House, expectedMessages: ExpectedMessages): Promise<Missed[]> {
  const expected = await expectedMessages(house)
  const told = new Map((await toldAmong(house.db, expected.map(({ dedupeKey }) => dedupeKey))).map((one) => [one.key, one]))
  const missed = expected.flatMap(({ residentId, dedupeKey }): Missed[] => {
    const message = told.get(dedupeKey)
    if (!message) return [{ residentId, dedupeKey, why: 'no-message' }]
    return message.residentId === residentId ? [] : [{ residentId, dedupeKey, why: 'other-resident' }]
  })
  return [...missed, ...(await unreached(house.db)).map(({ residentId }): Missed => ({ residentId, dedupeKey: undefined, why: 'no-channel' }))]
}
