// What happened and who looked: the only way to write it down, and the proof that nobody changed it.
export { record, type Event } from './record.ts'
export { countLooks, type Look, look, type LookOfPeriod, looksAt, looksBetween, type Period, whoWasLookedAt } from './look.ts'
export { sealEvents } from './seal-events.ts'
export { auditChecks } from './audit.checks.ts'
export { verifyChain } from './verify-chain.ts'
export { forgottenSoFar, recordForgotten } from './forgotten.ts'
