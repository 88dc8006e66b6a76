import type { Queryable } from '#db/database.ts'
import { ownStanding, type OwnStanding } from '#modules/eligibility/index.ts'
import { newMessages } from '#modules/messages/index.ts'
import { openSignUps, type ShownSignUp } from '#modules/orders/index.ts'
import { ownedPasses } from '#modules/passes/index.ts'
import { type ResidentCard, residentCard } from '#modules/residents/index.ts'
import { openVouchers, peopleOf, type Person, type ShownVoucher } from '#modules/vouchers/index.ts'
import type { Language } from '#shared/language.ts'
import type { House } from '#src/house.ts'
import { mattersOf } from '../contacts.store.ts'
import type { Matter } from '../matter.ts'

/** What somebody has here and what runs, as each room says it. */
export type Mine = {
  readonly person: ResidentCard
  readonly people: readonly Person[]
  /** Theirs first, then those of the children under them; what is over is not here. */
  readonly passes: Awaited<ReturnType<typeof ownedPasses>>
  readonly standing: OwnStanding
  readonly messages: Awaited<ReturnType<typeof newMessages>>
  /** What ends first comes first. */
  readonly vouchers: readonly ShownVoucher[]
  readonly draws: readonly ShownSignUp[]
  /** Not answered yet. */
  readonly matters: readonly Matter[]
}

/** Of this resident and the children under 18 at home; never of a partner. */
export async function readMine(house: House, q: Queryable, residentId: string, lang: Language): Promise<Mine> {
  const people = await peopleOf(house, q, residentId)
  const [person, passes, standing] = [await residentCard(house, q, residentId), await ownedPasses(house, q, residentId), await ownStanding(house, q, residentId)]
  const [messages, vouchers, draws] = [await newMessages(house, q, residentId), await openVouchers(house, q, people, lang), await openSignUps(house, q, residentId, people)]
  const matters = (await mattersOf(q, residentId)).filter(({ state }) => state === 'open' || state === 'waiting')
  return { person, people, passes, standing, messages, vouchers, draws, matters }
}
