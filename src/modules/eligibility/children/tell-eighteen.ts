import { spoken } from '#shared/language.ts'
import { addDays, type LocalDate } from '#shared/local-date.ts'
import { tell } from '#modules/messages/index.ts'
import { childrenWithPass } from '#modules/passes/index.ts'
import { type ResidentCard, residentCards } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { eighteenthBirthday, hearsOfEighteen } from '../domain/eighteen.ts'
import { rulesOn } from '../rules-in-force.ts'

/**
 * Tells who is nearly 18, and has a pass under a parent, how to get one of their own. To the young person themselves. Told
 * again, it is the same message. One transaction each: one that fails keeps no other waiting. Answers how many
 * are in their weeks before the birthday.
 */
export async function tellEighteen(house: House): Promise<number> {
  const today = house.clock.today()
  const nearly = await nearlyEighteen(house, await childrenWithPass(house, house.db, today), today)
  for (const { id, givenName, born } of nearly) {
    const birthday = eighteenthBirthday(born!)
    try {
      await house.db.transaction((tx) => tell(house, tx, { residentId: id, kind: 'eighteen-soon', values: (lang) => ({ name: givenName, birthday: spoken[lang].date(birthday) }), dedupeKey: keyOf(id) }))
    } catch (error) {
      house.log.error({ resident: id, error: (error as Error).message }, 'Somebody who is nearly 18 could not be told')
    }
  }
  return nearly.length
}

/**
 * Who must have heard it, for the invariant "nobody in a state without a message": who had a pass yesterday, and was in those
 * weeks yesterday, by the rules of yesterday. On the first day the worker still has to come by.
 */
export async function expectedOfEighteen(house: House): Promise<{ readonly residentId: string; readonly dedupeKey: string }[]> {
  const today = house.clock.today()
  const yesterday = addDays(today, -1)
  const nearly = await nearlyEighteen(house, await childrenWithPass(house, house.db, today, today), yesterday)
  return nearly.filter(({ born }) => today < eighteenthBirthday(born!)).map(({ id }) => ({ residentId: id, dedupeKey: keyOf(id) }))
}

const keyOf = (residentId: string): string => `eligibility eighteen-soon ${residentId}`

async function nearlyEighteen(house: House, children: readonly string[], on: LocalDate): Promise<ResidentCard[]> {
  const { policy } = await rulesOn(house, on)
  return (await residentCards(house, house.db, children)).filter(({ born, deceased }) => born && !deceased && hearsOfEighteen(born, on, policy.eighteenNoticeWeeks))
}
