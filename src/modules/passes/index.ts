// Passes: who has one, from when to when. A pass rests on a decision; orders ask passes.lock_valid(residents, day) in SQL.
export { changePass, endPasses, issuePass } from './issue-pass.ts'
export { childrenWithPass, holderOfPass, passesOfHousehold, passOf } from './pass-of.ts'
export { ownPasses } from './own-passes.ts'
export type { Pass } from './pass.ts'
