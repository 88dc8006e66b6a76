import { dayOf, formatDate } from '#shared/local-date.ts'
import { type ReachChanged, residentCard } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { tell } from './prepare-message.ts'

/** For app.ts: what follows when somebody changes how they hear from us. By post, to the address of the register. */
export const tellReachChanged = (house: House): ReachChanged => async (tx, { residentId, entered, changeId }) => {
  const { fullName } = await residentCard(house, tx, residentId)
  await tell(house, tx, {
    residentId, kind: 'reach-changed', byLetter: true, dedupeKey: `reach-changed ${changeId}`,
    values: { name: fullName, date: formatDate(dayOf(house.clock.now())), entered },
  })
}
