import { record } from '#modules/audit/index.ts'
import { documentAsSent } from '#modules/knowledge/index.ts'
import { lettersPdf } from '#modules/messages/index.ts'
import { isUuid } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import { type Answer, file, NotFound, redirect } from '#web/answer.ts'
import type { Visit } from '#web/route.ts'
import { markOutgoing, matterById, outgoingById, type OutgoingRow } from './contacts.store.ts'
import { staffOf } from './staff-form.ts'
import { QUEUE_PATH } from './queue.views.ts'
import { openOutgoing } from './seal.ts'

async function letterOf(house: House, { params }: Visit): Promise<OutgoingRow> {
  const letter = isUuid(params.id) ? await outgoingById(house.db, params.id) : undefined
  if (letter?.channel !== 'letter') throw new NotFound('There is no such letter.')
  return letter
}

/** A letter to somebody without an account, as it was written; who prints it reads it, and that is written down. */
export async function letterPdf(house: House, visit: Visit): Promise<Answer> {
  const who = staffOf(visit)
  const { id, matterId, createdAt, sealed } = await letterOf(house, visit)
  if (!sealed) throw new NotFound('What this letter said was forgotten on its day.')
  const { number } = await matterById(house.db, matterId)
  await house.db.transaction((tx) => record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: 'contacts.letter-printed', subject: { kind: 'matter', id: matterId }, facts: { number } }))
  const { name, address, kind, textVersion, values } = openOutgoing(house, sealed)
  const document = await documentAsSent(house, `letters/${kind}`, textVersion, values)
  const body = await lettersPdf(house, [{ id, createdAt, address: { name, lines: address ?? [], secret: false }, document }])
  return file({ type: 'application/pdf', body, name: `brief-${number}.pdf` })
}

/** It is on the post: pressed twice, it was posted once. */
export async function pressPosted(house: House, visit: Visit): Promise<Answer> {
  const who = staffOf(visit)
  const { id, matterId } = await letterOf(house, visit)
  const { number } = await matterById(house.db, matterId)
  await house.db.transaction(async (tx) => {
    if (await markOutgoing(tx, id, 'posted', house.clock.now())) await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: 'contacts.letter-posted', subject: { kind: 'matter', id: matterId }, facts: { number } })
  })
  return redirect(`${QUEUE_PATH}/${number}`)
}
