import type { Cents } from '#shared/money.ts'

/** What somebody may answer. Nothing of it is kept: it travels with the form from page to page. */
export const AGES = ['minor', '18-20', '21', 'aow'] as const
export const PARTNER_AGES = ['18-20', '21', 'aow'] as const
export const HOMES = ['alone', 'married', 'unmarried', 'other', 'more'] as const
export const YES_NO = ['yes', 'no'] as const
export const STUDIES = ['none', 'one', 'all'] as const
export const HOLIDAYS = ['included', 'excluded', 'unknown'] as const

export type Age = (typeof AGES)[number]

/** As far as they are given. An answer that was not asked, or not readable, is not there. */
export type Answers = {
  readonly lives?: (typeof YES_NO)[number] | undefined
  readonly age?: Age | undefined
  readonly home?: (typeof HOMES)[number] | undefined
  /** Only beside a registered partner. */
  readonly partnerAge?: Age | undefined
  readonly children?: (typeof YES_NO)[number] | undefined
  readonly study?: (typeof STUDIES)[number] | undefined
  /** Of both together, where there is a partner. `cents` undefined: they do not know it. */
  readonly income?: { readonly cents: Cents | undefined; readonly holiday: (typeof HOLIDAYS)[number] } | undefined
}
