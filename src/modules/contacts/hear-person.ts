import { ok } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { handle, write } from './handle-matter.ts'
import type { Staff } from './matter.ts'
import { tellThem } from './tell-them.ts'

/** A talk is offered to who complains (Awb 9:10(1)); who is complained about is heard as well, and both are in the report. */
export const offerHearing = (house: House, who: Staff, number: string, words: string) =>
  handle<string>(house, who, number, async (tx, matter) => {
    const entryId = await write(house, tx, matter, who, 'hearing-offered', { words })
    await tellThem(house, tx, { kind: 'complaint-hearing', matter, eventId: entryId, wordsOf: entryId })
    return ok(entryId)
  })

/** The report of the talk (Awb 9:10(3)), or that they did not want one or did not answer (9:10(2)). */
export const keepHearing = (house: House, who: Staff, number: string, { held, words }: { readonly held: boolean; readonly words: string }) =>
  handle<string>(house, who, number, async (tx, matter) => ok(await write(house, tx, matter, who, held ? 'heard' : 'hearing-declined', { words })))
