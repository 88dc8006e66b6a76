import type { PromisedOffer } from '#modules/offers/index.ts'
import type { Person } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'

/** Who orders what, and in which shape: for every bench of orders. */
export type City = { readonly house: House; readonly people: readonly Person[]; readonly offers: readonly PromisedOffer[] }
export type Shape = { readonly name: string; readonly clients: number; readonly offers: number; readonly goal: number }
