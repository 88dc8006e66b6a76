import type { Queryable } from '#db/database.ts'
import { busyWithApplication } from '#modules/eligibility/index.ts'
import { busyWithContact } from '#modules/contacts/index.ts'
import { busyWithMessage } from '#modules/messages/index.ts'
import { busyWithOrder } from '#modules/orders/index.ts'
import { busyWithPass } from '#modules/passes/index.ts'
import { busyWithReach, forgetPeople, holdQuiet, type QuietHousehold, quietHouseholds } from '#modules/residents/index.ts'
import { busyWithSession } from '#modules/identity/index.ts'
import { busyWithVoucher } from '#modules/vouchers/index.ts'
import { forgetKept } from '#modules/offers/index.ts'
import type { LocalDate } from '#shared/local-date.ts'
import { beginOf } from '#shared/term.ts'
import type { House } from './house.ts'

// A person is over when every room says so, of everybody in their household: then they are forgotten together (decision 0054).
// Their id stays, and what is counted by it. Texts go before the person: while one is left, by whatever term, so is who it is about.

type Busy = (house: House, q: Queryable, people: readonly string[], since: LocalDate) => Promise<readonly string[]>

/** Who of these people something is open for, or was on that day or later. The likeliest first. */
const BUSY: readonly Busy[] = [
  (_house, q, people, since) => busyWithPass(q, people, since),
  (_house, q, people, since) => busyWithApplication(q, people, since),
  (_house, q, people, since) => busyWithVoucher(q, people, since),
  (_house, q, people, since) => busyWithOrder(q, people, since),
  (_house, q, people, since) => busyWithMessage(q, people, since),
  (_house, q, people, since) => busyWithContact(q, people, since),
  (_house, q, people, since) => busyWithReach(q, people, since),
  (house, q, people) => busyWithSession(q, people, house.clock.now()),
]

/** So many households are held at once, for as long as it takes to ask about them again. */
const SLICE = 100
const FIRST = '00000000-0000-0000-0000-000000000000'

const sinceOf = ({ clock, municipality }: House): LocalDate => beginOf(clock.today(), municipality.retention.people.term)
const peopleOf = (households: readonly QuietHousehold[]): string[] => households.flatMap(({ people }) => people)

/** Each room is asked about those only that the rooms before it are done with. */
async function overAmong(house: House, q: Queryable, households: readonly QuietHousehold[], since: LocalDate): Promise<readonly QuietHousehold[]> {
  let left = households
  for (const ask of BUSY) {
    if (!left.length) break
    const busy = new Set(await ask(house, q, peopleOf(left), since))
    left = left.filter(({ people }) => !people.some((id) => busy.has(id)))
  }
  return left
}

/** Households that are over, a slice at a time. */
async function* allOver(house: House, since: LocalDate): AsyncGenerator<readonly QuietHousehold[]> {
  for (let after = FIRST; ;) {
    const quiet = await quietHouseholds(house, house.db, since, after, SLICE)
    if (!quiet.length) return
    yield await overAmong(house, house.db, quiet, since)
    after = quiet.at(-1)!.id
  }
}

/** People of whom nothing is open and nothing happened for the whole term, nor of anybody in their household. Counted by the person. */
export const peopleOver = {
  async due(house: House): Promise<number> {
    let all = 0
    for await (const over of allOver(house, sinceOf(house))) all += peopleOf(over).length
    return all
  },
  async forget(house: House): Promise<number> {
    const since = sinceOf(house)
    let all = 0
    for await (const over of allOver(house, since)) {
      if (!over.length) continue
      all += await house.db.transaction(async (tx) => {
        const people = peopleOf(await overAmong(house, tx, await holdQuiet(house, tx, since, over), since))
        await forgetKept(tx, people)
        return forgetPeople(house, tx, people)
      })
    }
    return all
  },
}
