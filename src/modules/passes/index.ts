// Passes: who has one, from when to when. A pass rests on a decision; orders ask passes.lock_valid(residents, day) in SQL.
export { changePass, issuePass, type NewPass } from './issue-pass.ts'
export { passesOfHousehold, passOf } from './pass-of.ts'
export type { Actor, Pass } from './pass.ts'
export type { PassState } from './domain/pass-states.ts'
