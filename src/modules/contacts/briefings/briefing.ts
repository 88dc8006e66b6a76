import type { LocalDate } from '#shared/local-date.ts'

export const briefingKinds = ['text', 'rule', 'norm', 'offer-ended', 'outage', 'other'] as const
export type BriefingKind = (typeof briefingKinds)[number]
export const isBriefingKind = (value: string): value is BriefingKind => (briefingKinds as readonly string[]).includes(value)

/** A change that who stands at the desk must know. It never changes: what was understood is what stood there. */
export type Briefing = {
  readonly id: string
  readonly kind: BriefingKind
  readonly title: string
  readonly words: string
  /** What to say to who asks; may be empty. */
  readonly say: string
  readonly inForceFrom: LocalDate
  readonly madeFrom: string | null
  readonly madeAt: Date
  readonly madeBy: string
  readonly madeByName: string
  readonly endedAt: Date | null
}

/** Of the desk, by coming there. */
export type DeskColleague = { readonly staffId: string; readonly name: string; readonly role: 'kcc' | 'stip' }
