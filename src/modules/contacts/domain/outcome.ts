import type { Kind } from './matter.ts'

/** How it ended. Of a complaint the first three are judgements (Awb 9:12); the others end it without one. */
const outcomes = ['founded', 'partly-founded', 'unfounded', 'no-judgement', 'satisfied', 'not-taken-up', 'taken-back', 'answered'] as const
export type Outcome = (typeof outcomes)[number]

const OF_COMPLAINT: readonly Outcome[] = ['founded', 'partly-founded', 'unfounded', 'no-judgement', 'satisfied', 'not-taken-up', 'taken-back']
const OF_THE_REST: readonly Outcome[] = ['answered', 'taken-back']

export const outcomesOf = (kind: Kind): readonly Outcome[] => (kind === 'complaint' ? OF_COMPLAINT : OF_THE_REST)
export const isOutcomeOf = (kind: Kind, text: string): text is Outcome => (outcomesOf(kind) as readonly string[]).includes(text)

/** With these the letter names the ombudsman and the last day to go there (Awb 9:12(2), 9:8(3)). */
export const namesOmbudsman = (outcome: Outcome): boolean => outcome !== 'answered' && outcome !== 'taken-back' && outcome !== 'satisfied'

/** Before a judgement both are given a chance to be heard; these need none (Awb 9:10(2), 9:5, 9:8). */
export const needsHearing = (outcome: Outcome): boolean => outcome === 'founded' || outcome === 'partly-founded' || outcome === 'unfounded' || outcome === 'no-judgement'
