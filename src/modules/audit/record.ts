import type { Tx } from '#db/database.ts'
import type { House } from '#src/house.ts'
import { insertEvent } from './audit.store.ts'

export type Event = {
  /** Through which door; `system` is a job or a command. `id` is the person's id in their own room, never a name. */
  readonly actor: { readonly door: 'resident' | 'provider' | 'staff' | 'system'; readonly id?: string | undefined; readonly role?: string | undefined }
  /** Room, dot, what happened, in kebab case: `passes.issued`. */
  readonly action: string
  readonly subject?: { readonly kind: string; readonly id: string } | undefined
  /** Codes, counts, ids. Never a BSN, an income, a name or a voucher code: these rows stay for years. */
  readonly facts: Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>
}

/**
 * Appends one event in the caller's transaction: it is there when the change is, and only then.
 * Throws when the action is not written like `room.what-happened` (a mistake in the program).
 */
export async function record(house: House, tx: Tx, event: Event): Promise<void> {
  await insertEvent(tx, house.clock.now(), event)
}
