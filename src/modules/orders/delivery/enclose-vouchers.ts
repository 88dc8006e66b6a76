import type { Queryable } from '#db/database.ts'
import type { Enclosed } from '#modules/messages/index.ts'
import { printOpenVouchers } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import { linesOf } from './delivery.store.ts'
import { BY_POST, orderKey } from './told-of.ts'

/**
 * What goes into the envelope with the letter about an order: its vouchers that can still be used, on paper. Nothing is left
 * of it when all were used or given back meanwhile: then the letter stays home.
 */
export async function encloseVouchers(house: House, q: Queryable, { kind, dedupeKey }: { readonly kind: string; readonly dedupeKey: string }): Promise<Enclosed> {
  if (!BY_POST.includes(kind)) return { kind: 'letter-alone' }
  const lines = await linesOf(q, dedupeKey.slice(orderKey('').length))
  const write = await printOpenVouchers(house, q, lines)
  return write ? { kind: 'with', write } : { kind: 'nothing-left' }
}
