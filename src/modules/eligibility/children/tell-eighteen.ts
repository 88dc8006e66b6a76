import { formatDate } from '#shared/local-date.ts'
import { tell } from '#modules/messages/index.ts'
import { childrenWithPass } from '#modules/passes/index.ts'
import { residentCards } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { eighteenthBirthday, hearsOfEighteen } from '../domain/eighteen.ts'
import { rulesOn } from '../rules-in-force.ts'

/**
 * Tells who is nearly 18, and has a pass under a parent, how to get one of their own. To the young person themselves. Run
 * daily; told again, it is the same message. One transaction each: one that fails keeps no other waiting. Answers how many
 * are in their weeks before the birthday.
 */
export async function tellEighteen(house: House): Promise<number> {
  const today = house.clock.today()
  const { policy } = await rulesOn(house, today)
  const nearly = (await residentCards(house, house.db, await childrenWithPass(house, house.db, today))).filter(({ born, deceased }) => born && !deceased && hearsOfEighteen(born, today, policy.eighteenNoticeWeeks))
  for (const { id, givenName, born } of nearly) {
    const birthday = eighteenthBirthday(born!)
    try {
      await house.db.transaction((tx) => tell(house, tx, { residentId: id, kind: 'eighteen-soon', values: { name: givenName, birthday: formatDate(birthday) }, dedupeKey: `eligibility eighteen-soon ${id}` }))
    } catch (error) {
      house.log.error({ resident: id, error: (error as Error).message }, 'Somebody who is nearly 18 could not be told')
    }
  }
  return nearly.length
}
