// What happened and who looked: the only way to write it down, and the proof that nobody changed it.
export { record, type Event } from './record.ts'
export { look, looksAt, type Look } from './look.ts'
export { sealEvents, type Seal } from './seal-events.ts'
export { auditChecks } from './audit.checks.ts'
export { verifyChain, type Break, type KnownHead, type Verdict } from './verify-chain.ts'
