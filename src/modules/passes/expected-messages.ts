import { untold } from '#modules/messages/index.ts'
import type { House } from '#src/house.ts'
import { lastMovesOfPasses } from './passes.store.ts'

const KIND = { blocked: 'pass-blocked', valid: 'pass-unblocked' } as const

/**
 * Of every pass that was turned off, on again, or took the place of a lost one: what was told to nobody. Who was told is not looked at
 * again: a child may live elsewhere since.
 */
export const expectedPassMessages = async (house: House): Promise<readonly { readonly residentId: string; readonly dedupeKey: string }[]> =>
  untold(house, (await lastMovesOfPasses(house.db)).map(({ told, eventId, passId, to, reason }) => ({ residentId: told, dedupeKey: reason === 'replaced' ? `pass-replaced ${passId}` : `${KIND[to]} ${eventId}` })))
