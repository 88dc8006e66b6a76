import { record } from '#modules/audit/index.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { isUuid } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import { keepAddition } from '../add-words.ts'
import { lockMatterByNumber } from '../contacts.store.ts'
import { whyNot } from '../handle-matter.ts'
import type { Kind, Topic } from '../domain/matter.ts'
import type { Matter, Staff } from '../matter.ts'
import { receiveMatter } from '../receive-matter.ts'
import { type MailToLookAt, markHandled, oneToLookAt } from './mail.store.ts'
import { mailText } from './mail-in.text.ts'
import { type SealedMail, unsealMail } from './sealed-mail.ts'

export type OpenMail = Omit<MailToLookAt, 'sealed'> & { readonly mail: SealedMail }

/** A mail that waits for somebody. Who opens it is written down before it is read. Throws NotFound when a colleague was first. */
export async function openMail(house: House, who: Staff, id: string | undefined): Promise<OpenMail> {
  const found = isUuid(id) ? await oneToLookAt(house.db, id) : undefined
  if (!found) throw new NotFound('No such mail waits for anybody.')
  await house.db.transaction((tx) => record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: 'contacts.mail-opened', subject: { kind: 'mail', id: found.id }, facts: { kind: found.kind } }))
  const { sealed, ...rest } = found
  return { ...rest, mail: unsealMail(house, sealed) }
}

/** It becomes a matter after all, from the day on which it came in; the receipt goes out at once. */
export const makeMatter = (house: House, who: Staff, { id, arrivedAt, mail }: OpenMail, { kind, topic, words, email }: { readonly kind: Kind; readonly topic: Topic; readonly words: string; readonly email: string }): Promise<Result<Matter, Refusal<'gone'>>> =>
  house.db.transaction(async (tx) => {
    if (!await markHandled(tx, id, who.staffId, house.clock.now(), undefined)) return refuse('gone')
    const matter = await receiveMatter(house, tx, {
      kind, topic, words, cameBy: 'email', enteredBy: who, receivedAt: arrivedAt, from: { person: { name: mail.name || mailText.sender, email, messageId: mail.messageId }, replyBy: 'email' },
    })
    return ok(matter)
  })

/** A colleague knows where it belongs: its words are added there, and whose it is hears so. Never to what is closed, or of their own people. */
export const addToMatter = (house: House, who: Staff, { id, mail }: OpenMail, number: string): Promise<Result<string, Refusal<'gone' | 'no-matter' | 'no-words'>>> =>
  house.db.transaction(async (tx) => {
    if (!mail.words) return refuse('no-words')
    const matter = await lockMatterByNumber(tx, number)
    if (!matter || await whyNot(house, tx, who, matter) !== 'yes') return refuse('no-matter')
    if (!await markHandled(tx, id, who.staffId, house.clock.now(), matter.id)) return refuse('gone')
    await keepAddition(house, tx, matter, { words: mail.words, actor: { door: 'staff', id: who.staffId, role: who.role }, facts: { way: 'email' } })
    return ok(matter.number)
  })

/** Nothing has to be done with it. It is forgotten on its day, as all mail. */
export const dismissMail = (house: House, who: Staff, { id, kind }: OpenMail): Promise<boolean> => house.db.transaction(async (tx) => {
  if (!await markHandled(tx, id, who.staffId, house.clock.now(), undefined)) return false
  await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: 'contacts.mail-dismissed', subject: { kind: 'mail', id }, facts: { kind } })
  return true
})
