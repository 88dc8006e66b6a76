import { look } from '#modules/audit/index.ts'
import { knowsHousehold, papersWanted, whyNoForm } from '#modules/eligibility/index.ts'
import { type ResidentCard, residentCard } from '#modules/residents/index.ts'
import { isUuid, newId } from '#shared/ids.ts'
import { dayOf } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { Forbidden, NotFound } from '#web/answer.ts'
import type { Visit } from '#web/route.ts'
import type { Staff } from '../matter.ts'
import { staffOf } from '../staff-form.ts'
import { closeVisitRow, insertVisit, type PostedForm, postedFormById } from './desk.store.ts'
import { ACTIVITY } from './find-person.ts'
import { text } from './form-by-post.text.ts'

export const POSTED_PATH = '/balie/formulier'

export type Typist = Staff & { readonly role: PostedForm['role'] }

/** The roles that the table of permissions gives 'enter-form'. */
export function typistOf(visit: Visit): Typist {
  const role = visit.signed?.roles.find((one) => one === 'kcc' || one === 'stip' || one === 'caseworker')
  if (role !== 'kcc' && role !== 'stip' && role !== 'caseworker') throw new Forbidden('enter-form')
  return { ...staffOf(visit), role }
}

/** Somebody begins to type over a form of this person. Nobody was there: it opens none of what a conversation opens. */
export async function beginForm(house: House, who: Typist, residentId: string): Promise<string> {
  const now = house.clock.now()
  const id = newId(now)
  await insertVisit(house.db, { id, residentId, staffId: who.staffId, staffName: who.staffName, role: who.role, way: 'post', purpose: 'application', openedAt: now })
  return id
}

export type OpenForm = { readonly form: PostedForm; readonly person: ResidentCard }

/** Their own, of today. The line in the log of the resident, with its reason, comes before anything of them is read. */
export async function openForm(house: House, who: Typist, id: string | undefined): Promise<OpenForm> {
  const form = isUuid(id) ? await postedFormById(house.db, id) : undefined
  if (!form || form.staffId !== who.staffId || dayOf(form.openedAt) !== house.clock.today()) throw new NotFound('This colleague has no such form on the table.')
  await look(house, house.db, { staffId: who.staffId, residentId: form.residentId, purpose: text.lookPurpose, activity: ACTIVITY, page: `${POSTED_PATH}/:id` })
  return { form, person: await residentCard(house, house.db, form.residentId) }
}

export const endForm = (house: House, { id }: PostedForm): Promise<boolean> => house.db.transaction((tx) => closeVisitRow(tx, id, house.clock.now(), undefined, undefined))

/** Why this form is not typed over by this colleague, and what to do with it. Undefined: go on. */
export async function whyNotTyped(house: House, who: Typist, { person }: OpenForm): Promise<string | undefined> {
  if (person.deceased) return text.errors.deceased
  if (await knowsHousehold(house, house.db, who.staffId, person.householdId)) return text.errors['own-household']
  const why = await whyNoForm(house, house.db, person.id)
  return why === 'already-applied' ? text.errors[why]((await papersWanted(house, house.db, person.id))?.number) : why && text.errors[why]
}
