import type { House } from '#src/house.ts'
import { calledAndWritten, eventsTold, standingMatters, toldOutsiders } from './contacts.store.ts'
import { dedupeKey, type LetterKind } from './tell-them.ts'

const receiptOf = (kind: string): LetterKind => (kind === 'complaint' ? 'complaint-receipt' : 'contact-receipt')

/** What each happening tells; the receipt and the answer are told of the matter itself, and a sorting gives the receipt of its new kind. */
const TOLD: Readonly<Record<string, LetterKind>> = { 'asked': 'contact-question', 'extended': 'complaint-extended', 'resumed': 'contact-resumed', 'hearing-offered': 'complaint-hearing', 'mended': 'contact-mended', 'linked': 'contact-linked' }

type Due = { readonly residentId: string | null; readonly dedupeKey: string }

async function due(house: House): Promise<Due[]> {
  const matters = await standingMatters(house.db)
  const events = await eventsTold(house.db, [...Object.keys(TOLD), 'sorted'])
  return [
    ...matters.filter(({ linked }) => !linked).map(({ id, residentId, cameAs }) => ({ residentId, dedupeKey: dedupeKey(receiptOf(cameAs), id) })),
    ...matters.filter(({ state }) => state === 'settled').map(({ id, residentId, letter }) => ({ residentId, dedupeKey: dedupeKey(letter, id) })),
    ...(await calledAndWritten(house.db)).map(({ id, residentId, letter }) => ({ residentId, dedupeKey: dedupeKey(letter, id) })),
    ...events.map(({ id, residentId, what, kind }) => ({ residentId, dedupeKey: dedupeKey(what === 'sorted' ? receiptOf(kind) : TOLD[what]!, id) })),
  ]
}

/** What residents must have been told of their questions and complaints, for the invariant. */
export const expectedContactMessages = async (house: House): Promise<{ readonly residentId: string; readonly dedupeKey: string }[]> =>
  (await due(house)).flatMap(({ residentId, dedupeKey: key }) => (residentId ? [{ residentId, dedupeKey: key }] : []))

/** People without an account to whom we owe a mail or a letter that was never written. Who asked to be called is called. */
export async function outsidersWithoutMessage(house: House): Promise<string[]> {
  const told = new Set((await toldOutsiders(house.db)).map(({ key }) => key))
  return (await due(house)).filter(({ residentId, dedupeKey: key }) => !residentId && !told.has(key)).map(({ dedupeKey: key }) => key)
}
