import type { House } from '#src/house.ts'
import type { Chosen } from './make-move.ts'

// The id is in the context: words that are moved to another row do not open.
const context = (id: string, part: 'typed' | 'returned'): string => `eligibility.planned_move.${part}.${id}`

/** What a caseworker chose and wrote, while it waits; it may speak of income. */
export const sealChosen = (house: House, id: string, chosen: Chosen): Buffer => house.box.seal(JSON.stringify(chosen), context(id, 'typed'))
export const openChosen = (house: House, id: string, sealed: Buffer): Chosen => JSON.parse(house.box.open(sealed, context(id, 'typed'))) as Chosen
export const sealReturned = (house: House, id: string, why: string): Buffer => house.box.seal(why, context(id, 'returned'))
export const openReturned = (house: House, id: string, sealed: Buffer): string => house.box.open(sealed, context(id, 'returned'))
