import { record } from '#modules/audit/index.ts'
import { newId } from '#shared/ids.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import type { Tx } from '#db/database.ts'
import type { House } from '#src/house.ts'
import { type CauseAction, causeById, closeCauseRow, insertCause, lockMattersOf, setCause } from './campaign.store.ts'
import { matterById } from './contacts.store.ts'
import { handle, whyNot, write } from './handle-matter.ts'
import type { Matter, Staff } from './matter.ts'
import { settleNow } from './settle-matter.ts'
import { tellThem } from './tell-them.ts'

/** Names why this one came in: a cause that is known, or a new one. */
export const nameCause = (house: House, who: Staff, number: string, cause: { readonly id: string } | { readonly name: string }) =>
  handle<string, 'no-cause'>(house, who, number, async (tx, matter) => {
    const id = 'id' in cause ? (await causeById(tx, cause.id))?.id : newId(house.clock.now())
    if (!id) return refuse('no-cause')
    if ('name' in cause) await insertCause(tx, id, cause.name, house.clock.now(), who.staffName)
    await setCause(tx, matter.id, id)
    await write(house, tx, matter, who, 'cause', { facts: { cause: (await causeById(tx, id))!.name } })
    return ok(id)
  })

export type Closing = {
  readonly action: CauseAction
  readonly words: string
  /** What is no complaint is answered with it: a question about a fault that is mended needs no other answer. */
  readonly settleRest: boolean
}
export type ToldAll = { readonly told: number; readonly settled: number }

/** Who would be told, and how: from what is there now, before anything is written. */
export async function whoIsTold(house: House, tx: Tx, causeId: string, who: Staff, settleRest: boolean): Promise<{ readonly tell: readonly Matter[]; readonly settle: readonly Matter[] }> {
  const matters: Matter[] = []
  for (const id of await lockMattersOf(tx, causeId)) matters.push(await matterById(tx, id))
  const settle: Matter[] = []
  for (const matter of matters) if (settleRest && matter.kind !== 'complaint' && matter.state === 'open' && await whyNot(house, tx, who, matter) === 'yes') settle.push(matter)
  const answered = new Set(settle.map(personKey))
  const tell = matters.filter((matter, i) => !answered.has(personKey(matter)) && matters.findIndex((other) => personKey(other) === personKey(matter)) === i)
  return { tell, settle }
}

/** One message a person, however often they wrote; people without an account are known by their matter only. */
const personKey = ({ residentId, id }: Matter): string => residentId ?? id

/**
 * Closes a cause with what was done about it, and tells everybody who had it, in one transaction: all are told or nobody.
 * Refused the second time.
 */
export async function closeCause(house: House, who: Staff, causeId: string, { action, words, settleRest }: Closing): Promise<Result<ToldAll, Refusal<'closed-before' | 'no-cause'>>> {
  return house.db.transaction(async (tx) => {
    const cause = await causeById(tx, causeId)
    if (!cause) return refuse('no-cause')
    if (cause.closedAt) return refuse('closed-before')
    const { tell, settle } = await whoIsTold(house, tx, causeId, who, settleRest)
    if (!await closeCauseRow(tx, causeId, action, words, house.clock.now(), who.staffName, tell.length + settle.length)) return refuse('closed-before')
    for (const matter of settle) await settleNow(house, tx, who, matter, { outcome: 'answered', words, called: false })
    for (const matter of tell) {
      const entryId = await write(house, tx, matter, who, 'mended', { words, facts: { action } })
      await tellThem(house, tx, { kind: 'contact-mended', matter, eventId: entryId, wordsOf: entryId })
    }
    await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: 'contacts.cause-closed', subject: { kind: 'cause', id: causeId }, facts: { action, told: tell.length, settled: settle.length } })
    return ok({ told: tell.length, settled: settle.length })
  })
}
