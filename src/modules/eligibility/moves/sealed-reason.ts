import type { House } from '#src/house.ts'

// The id is in the context: a reason that is moved to another row does not open.
const context = (applicationId: string): string => `eligibility.extension.${applicationId}`

/** Why we need more time, as a caseworker wrote it: people write anything in a free field. */
export const sealReason = (house: House, applicationId: string, words: string): Buffer => house.box.seal(words, context(applicationId))
export const openReason = (house: House, applicationId: string, sealed: Buffer): string => house.box.open(sealed, context(applicationId))
