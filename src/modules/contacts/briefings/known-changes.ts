import { changedRules } from '#modules/eligibility/index.ts'
import { changedTexts } from '#modules/knowledge/index.ts'
import { addDays, formatDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import type { Briefing } from './briefing.ts'
import { toldChanges } from './briefing.store.ts'
import { text } from './briefings.text.ts'

export type KnownChange = Pick<Briefing, 'kind' | 'title' | 'words' | 'inForceFrom'> & { readonly madeFrom: string }

const DAYS_BACK = 60

/** What changed or will, that two people decided on or that is live, and that the desk was not told: to make a briefing from. The latest day first. */
export async function knownChanges(house: House): Promise<readonly KnownChange[]> {
  const since = addDays(house.clock.today(), -DAYS_BACK)
  const [rules, texts, told] = [await changedRules(house, house.db, since), await changedTexts(house, house.db, since), await toldChanges(house.db)]
  const changes: KnownChange[] = [
    ...rules.map(({ ref, kind, day, about }) => ({ madeFrom: ref, kind, inForceFrom: day, title: text.made[kind](formatDate(day)), words: text.madeWords[kind](formatDate(day), about) })),
    ...texts.map(({ key, number, title, day }) => ({ madeFrom: `text ${key} ${number}`, kind: 'text' as const, inForceFrom: day, title: text.made.text(title), words: text.madeWords.text(formatDate(day), title) })),
  ]
  return changes.filter(({ madeFrom }) => !told.has(madeFrom)).toSorted((a, b) => (a.inForceFrom < b.inForceFrom ? 1 : -1))
}
