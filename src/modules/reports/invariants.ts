import type { House } from '#src/house.ts'
import * as store from './invariants.store.ts'

/** A promise, and what breaks it now, a line each; none when all is well. */
export type Invariant = { readonly name: string; readonly look: () => Promise<readonly string[]> }

/** What can be counted from rows, by another path than the one that wrote them. */
export const countedInvariants = ({ db }: House): Invariant[] => [
  { name: 'stock: what is out and what is left is what there was',      look: async () => lines(await store.brokenStock(db)) },
  { name: 'limits: nobody has more than allowed, and counted right',    look: async () => lines(await store.brokenLimit(db)) },
  { name: 'budgets: spent is what the vouchers that are out may cost',  look: async () => lines(await store.brokenBudget(db)) },
  { name: 'every voucher rests on a decision that gave the pass',       look: async () => lines(await store.brokenGround(db)) },
  { name: 'every voucher was ordered, and promises its own offer',      look: async () => lines(await store.brokenPromise(db)) },
  { name: 'every spent voucher has its redemption, and the other way',  look: async () => lines(await store.brokenRedemption(db)) },
  { name: 'every sign-up promises its own offer, a chance for each',    look: async () => lines(await store.brokenSignUp(db)) },
  { name: 'every line has its order, every delivery its message',       look: async () => lines(await store.brokenRows(db)) },
  { name: 'who is forgotten has no pass, bon or application left', look: async () => lines(await store.brokenForgotten(db)) },
]

const lines = (rows: readonly Record<string, string | number>[]): string[] =>
  rows.map((row) => Object.entries(row).map(([name, value]) => `${name} ${value}`).join(', '))
