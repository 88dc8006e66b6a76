import type { Queryable } from '#db/database.ts'
import type { Mailed } from '#modules/messages/index.ts'
import { sameMailbox } from '#modules/residents/index.ts'
import { isUuid } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import { matterById, matterByNumber } from '../contacts.store.ts'
import type { Matter } from '../matter.ts'
import { personOf } from '../tell-them.ts'
import { matterAboutSame, matterOf } from './answers-ours.ts'
import { kindOfWords, numbersIn } from './domain/words-of-mail.ts'
import { mattersOfLetters, matterOfThread } from './mail.store.ts'
import type { ReadMail } from './read-mail.ts'

export type Sender = {
  /** Undefined: it is not theirs, says the mail server. */
  readonly from: string | undefined
  /** Whose address it is. */
  readonly residentId: string | undefined
  /** The message of ours that it answers. */
  readonly answered: Mailed | undefined
}
export type Found = {
  /** Still open, and it belongs there. */
  readonly matter: Matter | undefined
  /** Numbers that the mail names and that it was not put with: answered already, or of another address. */
  readonly named: readonly string[]
}

/**
 * Where a mail belongs. An answer to a mail of ours names it by a number that nobody can guess: to one about a matter it goes
 * there, to another one with what they answered about the same. A number in a subject can be
 * typed by anybody: it counts only from the address that it belongs to. Otherwise: the same sender about the same.
 */
export async function findMatter(house: House, q: Queryable, mail: Pick<ReadMail, 'answers' | 'subject' | 'words'>, sender: Sender, threadFind: Buffer | undefined): Promise<Found> {
  const named: string[] = []
  const open = async (matter: Matter | undefined): Promise<Matter | undefined> => {
    const last = matter?.mergedInto ? await matterById(q, matter.mergedInto) : matter
    if (last && (last.state === 'open' || last.state === 'waiting')) return last
    if (last) named.push(last.number)
    return undefined
  }
  for (const id of await mattersOfLetters(q, letterIds(mail.answers))) {
    const matter = await open(await matterById(q, id))
    if (matter) return { matter, named }
  }
  const { answered } = sender
  const told = answered && await matterOf(q, answered)
  const toldOf = told && await open(await matterById(q, told))
  if (toldOf) return { matter: toldOf, named }
  for (const number of numbersIn(mail.subject).slice(0, 5)) {
    const matter = await matterByNumber(q, number)
    if (!matter) continue
    if (!await belongsTo(house, q, matter, sender) && !(answered && answered.residentId === matter.residentId)) { named.push(number); continue }
    const theirs = await open(matter)
    if (theirs) return { matter: theirs, named }
  }
  const same = answered ? await matterAboutSame(house, q, answered, kindOfWords(mail.subject, mail.words)) : threadFind && await matterOfThread(q, threadFind)
  return { matter: same ? await open(await matterById(q, same)) : undefined, named: [...new Set(named)] }
}

/** Our letters are mailed under their own id: `<id@our.domain>`. */
export const letterIds = (messageIds: readonly string[]): string[] => messageIds.flatMap((id) => { const name = id.slice(1).split('@')[0]!; return isUuid(name) ? [name] : [] })

async function belongsTo(house: House, q: Queryable, { id, residentId }: Matter, sender: Sender): Promise<boolean> {
  if (residentId) return residentId === sender.residentId
  const email = (await personOf(house, q, id))?.email
  return email !== undefined && sender.from !== undefined && sameMailbox(email) === sameMailbox(sender.from)
}
