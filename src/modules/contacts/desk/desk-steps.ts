import { record } from '#modules/audit/index.ts'
import { tellAgain } from '#modules/messages/index.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import type { Staff } from '../matter.ts'
import { sealWords } from '../seal.ts'
import { type DeskStaff, openVisit } from './find-person.ts'
import { type CheckedHow, closeVisitRow, type DeskVisit, markCalled, markChecked } from './desk.store.ts'

const actorOf = ({ staffId, role }: Staff) => ({ door: 'staff' as const, id: staffId, role })
const subjectOf = ({ id }: DeskVisit) => ({ kind: 'desk-visit', id })

/** Made sure who it is: the kind of document, never its number. On the telephone nobody shows one, at the desk nobody is asked questions instead. */
export async function checkPerson(house: House, who: Staff, visit: DeskVisit, how: CheckedHow): Promise<boolean> {
  if ((how === 'questions') !== (visit.way === 'phone')) return false
  return house.db.transaction(async (tx) => {
    if (!await markChecked(tx, visit.id, how, house.clock.now())) return false
    await record(house, tx, { actor: actorOf(who), action: 'contacts.identity-checked', subject: subjectOf(visit), facts: { how } })
    return true
  })
}

/** A note for the next colleague, and a day to call back, when that was agreed. */
export async function closeVisit(house: House, who: Staff, visit: DeskVisit, { note, callBackOn }: { readonly note: string; readonly callBackOn: LocalDate | undefined }): Promise<void> {
  await house.db.transaction(async (tx) => {
    if (!await closeVisitRow(tx, visit.id, house.clock.now(), note ? sealWords(house, note) : undefined, callBackOn)) return
    await record(house, tx, { actor: actorOf(who), action: 'contacts.visit-closed', subject: subjectOf(visit), facts: { purpose: visit.purpose, way: visit.way, callBack: callBackOn ?? '' } })
  })
}

/** The same message as a letter once more. False: it is not theirs. */
export const sendAgain = (house: House, who: Staff, visit: DeskVisit, messageId: string): Promise<boolean> => house.db.transaction(async (tx) => {
  if (!await tellAgain(house, tx, visit.residentId, messageId)) return false
  await record(house, tx, { actor: actorOf(who), action: 'contacts.sent-again', subject: { kind: 'message', id: messageId }, facts: {} })
  return true
})

/** Called back, by whoever had time, and the conversation begins: both or neither. Answers its id. Undefined: a colleague did it a moment ago. */
export const callBack = (house: House, who: DeskStaff, visitId: string): Promise<string | undefined> => house.db.transaction(async (tx) => {
  const residentId = await markCalled(tx, visitId, house.clock.now())
  if (!residentId) return undefined
  await record(house, tx, { actor: actorOf(who), action: 'contacts.called-back', subject: { kind: 'desk-visit', id: visitId }, facts: {} })
  return openVisit(house, tx, who, { residentId, purpose: 'other', way: 'phone' })
})
