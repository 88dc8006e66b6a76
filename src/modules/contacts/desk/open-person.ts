import { look } from '#modules/audit/index.ts'
import { papersWanted, whereStands, type WhereStands, whyNoForm } from '#modules/eligibility/index.ts'
import { toldSoFar } from '#modules/messages/index.ts'
import { onTheirWay, openSignUps, type ShownSignUp } from '#modules/orders/index.ts'
import { heldPass, type Pass } from '#modules/passes/index.ts'
import { cardsAround, type Reach, reachOf, type ResidentCard } from '#modules/residents/index.ts'
import { isOpen, peopleAmong, type ShownVoucher, vouchersAtDesk } from '#modules/vouchers/index.ts'
import { isUuid } from '#shared/ids.ts'
import { dayOf } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { Forbidden, NotFound } from '#web/answer.ts'
import { contactPolicy } from '../contact-policy.ts'
import { mattersOf } from '../contacts.store.ts'
import type { Matter, Staff } from '../matter.ts'
import { openWords } from '../seal.ts'
import { type DeskVisit, type EarlierVisit, earlierVisits, visitById } from './desk.store.ts'
import { purposeNames, text } from './desk.text.ts'
import { ACTIVITY, isOwn } from './find-person.ts'

/** What is asked for only after somebody made sure who it is. */
type Known = {
  readonly stands: WhereStands | undefined
  readonly vouchers: readonly ShownVoucher[]
  /** Which of them are on the post, or lie at a Stip. */
  readonly coming: Awaited<ReturnType<typeof onTheirWay>>
  /** The draws they take part in that are still to come. */
  readonly draws: readonly ShownSignUp[]
  readonly told: Awaited<ReturnType<typeof toldSoFar>>
  readonly reach: Reach
  readonly matters: readonly Matter[]
  readonly earlier: readonly (Omit<EarlierVisit, 'note'> & { readonly note: string | undefined })[]
  /** An open case, or a pass that lasts as long: they have no use for the form. */
  readonly noForm: Awaited<ReturnType<typeof whyNoForm>>
  /** Their case waits for papers, and they are here to show them. */
  readonly papers: boolean
}
/** `held` is the pass also while it is turned off; `pass` only when it is of use. */
export type OpenPerson = { readonly visit: DeskVisit; readonly person: ResidentCard; readonly pass: Pass | undefined; readonly held: Pass | undefined; readonly known: Known | undefined }

/** Their own conversation, of this member of staff, that is not over: another's is not there. Nobody reads or does anything for their own household. */
export async function ownVisit(house: House, who: Staff, id: string | undefined): Promise<DeskVisit> {
  const visit = isUuid(id) ? await visitById(house.db, id) : undefined
  // Yesterday's conversation is over: who looks again says why again.
  if (!visit || visit.staffId !== who.staffId || dayOf(visit.openedAt) !== house.clock.today()) throw new NotFound('There is no such conversation of this colleague.')
  if (await isOwn(house, who, visit.residentId)) throw new Forbidden('own-household')
  return visit
}

/** On the telephone anybody may say they are somebody: what they earn stays in the letter, unless the municipality says otherwise. */
function seesAmounts(house: House, { way }: DeskVisit): boolean {
  const { amountsAtDesk } = contactPolicy(house)
  return amountsAtDesk === 'always' || (amountsAtDesk === 'face' && way === 'desk')
}

/**
 * Little at first: who it is and whether there is a pass. The rest after the check. While the line in their log goes to disk the
 * rest is read; nothing is shown before that line is there, and without it this fails.
 */
export async function openPerson(house: House, who: Staff, id: string | undefined): Promise<OpenPerson> {
  const visit = await ownVisit(house, who, id)
  const line = { staffId: who.staffId, residentId: visit.residentId, purpose: text.lookPurpose(purposeNames[visit.purpose]), activity: ACTIVITY, page: '/balie/gesprek/:id' }
  const [opened] = await Promise.all([readPerson(house, visit), look(house, house.db, line)])
  return opened
}

// Two rows of questions, each one after the other: a dozen at once get in each other's way (decision 0033).
async function readPerson(house: House, visit: DeskVisit): Promise<OpenPerson> {
  const { db, clock } = house
  const whole = Boolean(visit.checkedHow && !visit.closedAt)
  const who = async () => {
    const members = await cardsAround(house, db, visit.residentId)
    const held = await heldPass(house, db, visit.residentId, clock.today())
    const people = peopleAmong(members, visit.residentId, clock.today())
    const vouchers = whole ? await vouchersAtDesk(house, db, visit.residentId, people) : []
    return {
      person: members.find(({ id }) => id === visit.residentId)!, held,
      more: whole ? {
        vouchers, coming: await onTheirWay(house, db, vouchers.filter(isOpen).map(({ voucher }) => voucher.id)),
        draws: await openSignUps(house, db, visit.residentId, people),
        noForm: await whyNoForm(house, db, visit.residentId),
        papers: visit.way === 'desk' && await papersWanted(house, db, visit.residentId) !== undefined,
      } : undefined,
    }
  }
  const [{ person, held, more }, told] = await Promise.all([who(), whole ? readTold(house, visit) : undefined])
  return { visit, person, pass: held?.state === 'valid' ? held : undefined, held, known: told && more && { ...told, ...more } }
}

async function readTold(house: House, visit: DeskVisit): Promise<Omit<Known, 'vouchers' | 'coming' | 'draws' | 'noForm' | 'papers'>> {
  const { db } = house
  const { residentId } = visit
  const earlier = await earlierVisits(db, residentId, visit.id)
  return {
    stands: await whereStands(house, db, residentId, { amounts: seesAmounts(house, visit) }),
    told: await toldSoFar(house, db, residentId, 6),
    reach: await reachOf(house, db, residentId),
    matters: (await mattersOf(db, residentId)).filter(({ state }) => state === 'open' || state === 'waiting'),
    earlier: earlier.map(({ note, ...rest }) => ({ ...rest, note: note ? openWords(house, note) : undefined })),
  }
}
