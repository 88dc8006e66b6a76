import type { Queryable } from '#db/database.ts'
import type { Language } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import { looksAt } from '#modules/audit/index.ts'
import type { InDutch } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import type { ResidentCard } from '../find-resident.ts'
import { readsFor } from '../representation/representation.store.ts'
import { pageText } from './page-words.ts'

/** Somebody of the municipality, or who acts for them, who looked, for one purpose, on one day. */
export type LookOfADay = { readonly last: Date; readonly count: number; readonly office: string; /** As the colleague wrote it, or as the work is called: there in Dutch only. */ readonly purpose: string | InDutch; readonly about: ResidentCard }

export const officeOf = (activity: string, lang: Language = 'nl'): string => pageText[lang].offices[activity] ?? pageText[lang].anOffice

/**
 * Who looked at these people, newest first. Pages that one colleague opened for the same purpose on the same day are one
 * line with their number. The name of a colleague stays away: why and from where is what the law promises (AVG art. 15,
 * HvJ EU C-579/21); who suspects misuse asks, and an auditor finds the name.
 */
export async function looksOfDays(house: House, q: Queryable, people: readonly ResidentCard[], lang: Language): Promise<readonly LookOfADay[]> {
  const text = pageText[lang]
  const days = new Map<string, LookOfADay>()
  for (const about of people) {
    for (const { at, actor, purpose, activity } of await looksAt(house, q, about.id)) {
      const key = JSON.stringify([about.id, dayOf(at), actor, activity, purpose])
      const known = days.get(key)
      days.set(key, known ? { ...known, count: known.count + 1 } : { last: at, count: 1, office: officeOf(activity, lang), purpose: lang === 'nl' ? capital(purpose) : { nl: capital(purpose) }, about })
    }
  }
  const forThem: LookOfADay[] = []
  for (const about of people) for (const { name, last, count } of await readsFor(q, about.id)) forThem.push({ last, count, office: text.actsFor(name), purpose: text.actsWhy, about })
  return [...days.values(), ...forThem].sort((a, b) => b.last.getTime() - a.last.getTime())
}

const capital = (sentence: string): string => sentence.slice(0, 1).toUpperCase() + sentence.slice(1)
