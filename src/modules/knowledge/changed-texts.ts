import type { Queryable } from '#db/database.ts'
import { dayOf, type LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { changedVersions } from './knowledge.store.ts'
import { documentHead } from './read-texts.ts'

export type ChangedText = { readonly key: string; readonly number: number; readonly title: string; readonly day: LocalDate }

/** Texts that were there already and have other words since this day. */
export const changedTexts = async (house: House, q: Queryable, since: LocalDate): Promise<readonly ChangedText[]> =>
  (await changedVersions(q, since)).map(({ key, number, publishedAt }) => ({ key, number, title: documentHead(house, key).title, day: dayOf(publishedAt) }))
