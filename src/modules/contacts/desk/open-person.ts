import { look } from '#modules/audit/index.ts'
import { whereStands, type WhereStands } from '#modules/eligibility/index.ts'
import { toldSoFar } from '#modules/messages/index.ts'
import { heldPass, type Pass } from '#modules/passes/index.ts'
import { type Reach, reachOf, type ResidentCard, residentCard } from '#modules/residents/index.ts'
import { type ShownVoucher, vouchersAtDesk } from '#modules/vouchers/index.ts'
import { isUuid } from '#shared/ids.ts'
import { dayOf } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import { contactPolicy } from '../contact-policy.ts'
import { mattersOf } from '../contacts.store.ts'
import type { Matter, Staff } from '../matter.ts'
import { openWords } from '../seal.ts'
import { type DeskVisit, type EarlierVisit, earlierVisits, visitById } from './desk.store.ts'
import { purposeNames, text } from './desk.text.ts'
import { ACTIVITY } from './find-person.ts'

/** What is asked for only after somebody made sure who it is. */
type Known = {
  readonly stands: WhereStands | undefined
  readonly vouchers: readonly ShownVoucher[]
  readonly told: Awaited<ReturnType<typeof toldSoFar>>
  readonly reach: Reach
  readonly matters: readonly Matter[]
  readonly earlier: readonly (Omit<EarlierVisit, 'note'> & { readonly note: string | undefined })[]
}
/** `held` is the pass also while it is turned off; `pass` only when it is of use. */
export type OpenPerson = { readonly visit: DeskVisit; readonly person: ResidentCard; readonly pass: Pass | undefined; readonly held: Pass | undefined; readonly known: Known | undefined }

/** Their own conversation, of this member of staff, that is not over: another's is not there. */
export async function ownVisit(house: House, who: Staff, id: string | undefined): Promise<DeskVisit> {
  const visit = isUuid(id) ? await visitById(house.db, id) : undefined
  // Yesterday's conversation is over: who looks again says why again.
  if (!visit || visit.staffId !== who.staffId || dayOf(visit.openedAt) !== house.clock.today()) throw new NotFound('There is no such conversation of this colleague.')
  return visit
}

/** On the telephone anybody may say they are somebody: what they earn stays in the letter, unless the municipality says otherwise. */
function seesAmounts(house: House, { way }: DeskVisit): boolean {
  const { amountsAtDesk } = contactPolicy(house)
  return amountsAtDesk === 'always' || (amountsAtDesk === 'face' && way === 'desk')
}

/** Little at first: who it is and whether there is a pass. The rest after the check. The line in their log comes before all of it. */
export async function openPerson(house: House, who: Staff, id: string | undefined): Promise<OpenPerson> {
  const visit = await ownVisit(house, who, id)
  const { residentId } = visit
  await look(house, house.db, { staffId: who.staffId, residentId, purpose: text.lookPurpose(purposeNames[visit.purpose]), activity: ACTIVITY, page: '/balie/gesprek/:id' })
  const { db, clock } = house
  // None of these needs another's answer: asked at once, the screen waits for the slowest and not for all.
  const [person, held, known] = await Promise.all([
    residentCard(house, db, residentId), heldPass(house, db, residentId, clock.today()), visit.checkedHow && !visit.closedAt ? readKnown(house, visit) : undefined,
  ])
  return { visit, person, pass: held?.state === 'valid' ? held : undefined, held, known }
}

async function readKnown(house: House, visit: DeskVisit): Promise<Known> {
  const { db } = house
  const { residentId } = visit
  const [stands, vouchers, told, reach, matters, earlier] = await Promise.all([
    whereStands(house, db, residentId, { amounts: seesAmounts(house, visit) }), vouchersAtDesk(house, db, residentId), toldSoFar(house, db, residentId, 6), reachOf(house, db, residentId), mattersOf(db, residentId), earlierVisits(db, residentId, visit.id),
  ])
  return {
    stands, vouchers, told, reach, matters: matters.filter(({ state }) => state === 'open' || state === 'waiting'),
    earlier: earlier.map(({ note, ...rest }) => ({ ...rest, note: note ? openWords(house, note) : undefined })),
  }
}
