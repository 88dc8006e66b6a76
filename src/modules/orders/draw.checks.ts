import { offerNow } from '#modules/offers/index.ts'
import type { Check } from '#src/doctor.ts'
import type { House } from '#src/house.ts'
import { dueDraws } from './draw.store.ts'

const TEN_MINUTES = 600_000

/** A draw is held within a minute or two of its time; one whose offer is paused waits, and somebody must know that it does. */
export const drawChecks = (house: House): Check[] => [{
  name: 'draws whose time has come',
  async look() {
    const due = await dueDraws(house.db, house.clock.now())
    const states = new Map(await Promise.all(due.map(async ({ id, offerId }) => [id, await offerNow(house, house.db, offerId)] as const)))
    const waiting = due.filter(({ id }) => states.get(id)?.state === 'paused')
    const late = due.filter((draw) => !waiting.includes(draw) && house.clock.now().getTime() - draw.closesAt.getTime() > TEN_MINUTES)
    if (late.length) return { state: 'wrong', sentence: `${late.length} should have been held more than ten minutes ago, draw ${late[0]!.id} first: is the worker running?` }
    return waiting.length
      ? { state: 'care', sentence: `${waiting.length} wait because the offer is paused: ${waiting.map(({ id }) => states.get(id)?.offer.slug).join(', ')}. Resume it, and the draw is held within a minute; or end it.` }
      : { state: 'good', sentence: 'Every draw whose time has come was held.' }
  },
}]
