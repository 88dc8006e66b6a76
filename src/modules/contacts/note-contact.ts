import { ok } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { handle, write } from './handle-matter.ts'
import type { Staff } from './matter.ts'

/** A note for colleagues, or what was said on the telephone. The resident does not read it here, and may ask for it (AVG art. 15). */
export const noteContact = (house: House, who: Staff, number: string, { words, called }: { readonly words: string; readonly called: boolean }) =>
  handle<string>(house, who, number, async (tx, matter) => ok(await write(house, tx, matter, who, called ? 'called' : 'noted', { words })))
