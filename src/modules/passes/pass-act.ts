import type { Pass } from './pass.ts'

/** What can be said of a pass: each is one button, for its holder and for the desk. */
const passActNames = ['lost', 'stolen', 'found', 'replaced'] as const
export type PassAct = (typeof passActNames)[number]
export const passActOf = (value: string | undefined): PassAct | undefined => passActNames.find((one) => one === value)

/** A pass with whose it is; `self`: of who reads this. */
export type OwnedPass = { readonly pass: Pass; readonly givenName: string; readonly self: boolean }
