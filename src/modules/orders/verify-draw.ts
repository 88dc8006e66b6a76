import type { House } from '#src/house.ts'
import { checkDraw } from './domain/draw.ts'
import * as store from './draw.store.ts'

export type DrawReport = { readonly id: string; readonly offerId: string; readonly commitment: string; readonly seed: string; readonly places: number; readonly signUps: number; readonly won: number; readonly refused: number; readonly wrong: readonly string[] }

/** Does a draw again from its seed. Undefined: there is no such draw, or it was not held yet. */
export async function verifyDraw(house: House, drawId: string): Promise<DrawReport | undefined> {
  const draw = await store.drawById(house.db, drawId)
  if (!draw?.seed || draw.places === null) return undefined
  const rows = await store.signUpsOf(house.db, drawId)
  const drawn = rows.map(({ id, people, place, outcome }) => ({ id, count: people.length, place: place ?? 0, outcome: outcome ?? 'lost' }))
  const count = (what: string): number => drawn.filter(({ outcome }) => outcome === what).length
  return { id: draw.id, offerId: draw.offerId, commitment: draw.commitment, seed: draw.seed, places: draw.places, signUps: drawn.length, won: count('won'), refused: count('refused'), wrong: checkDraw(draw.commitment, draw.seed, draw.places, drawn) }
}

/** Every draw, with its number and how it stands. */
export const listDraws = (house: House) => store.allDraws(house.db)
