import { createHash } from 'node:crypto'
import { domainToASCII } from 'node:url'
import type { Tx } from '#db/database.ts'
import { record } from '#modules/audit/index.ts'
import { mailedAs } from '#modules/messages/index.ts'
import { residentByEmail, sameMailbox } from '#modules/residents/index.ts'
import { newId } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import { keepAddition } from '../add-words.ts'
import { lockMatter } from '../contacts.store.ts'
import { receiveMatter } from '../receive-matter.ts'
import { personOf } from '../tell-them.ts'
import { dmarcOf } from './domain/authentication-results.ts'
import { kindOfMail } from './domain/kind-of-mail.ts'
import { kindOfWords, plainSubject } from './domain/words-of-mail.ts'
import { ANSWERS } from './answers-ours.ts'
import { findMatter, letterIds } from './find-matter.ts'
import { countFrom, insertMail, isKnown, mattersOfLetters, type NewMail, type Seen } from './mail.store.ts'
import { mailText } from './mail-in.text.ts'
import type { Fetched } from './open-mailbox.ts'
import { type Taken, takeFiles } from './papers.ts'
import { headOf, idsIn, readMail, type ReadMail } from './read-mail.ts'
import { sealMail } from './sealed-mail.ts'

export type Place = { readonly mailbox: string; readonly uidValidity: bigint; readonly ours: readonly string[]; readonly authservId?: string | undefined }

/** From one sender in a day that we answer: a machine that does not say that it is one stops there, a person does not. */
const MOST_A_DAY = 10
const DAY = 86_400_000

/**
 * Takes in one message: what a person writes becomes a matter or is added to theirs, with its receipt, in one transaction
 * with the line that it was read. What a machine sent is only written down. What cannot be read waits for a colleague.
 */
export async function takeInMail(house: House, place: Place, fetched: Fetched): Promise<Seen> {
  const row = rowOf(house, place, fetched)
  let mail: ReadMail
  try {
    mail = await readMail(fetched.source, { whole: fetched.whole })
  } catch (error) {
    house.log.warn({ mail: 'unreadable', why: (error as Error).name }, 'a mail could not be opened and waits for a colleague')
    return setAside(house, { ...row, sameFind: house.box.find(`mail ${hash(fetched.source)}`) }, { ...headOf(fetched.source), name: '', words: '' }, 'not-understood')
  }
  const kind = kindOfMail({ headers: mail.headers, from: mail.from, subject: mail.subject, ours: place.ours })
  // Delivered twice it came by other ways, with other lines on top: who, what and its own id are the same.
  const same = mail.messageId ? `${mail.messageId} ${mail.from ?? ''} ${mail.subject} ${hash(mail.words)}` : hash(fetched.source)
  const known: NewMail = { ...row, kind, sameFind: house.box.find(`mail ${same}`) }
  if (kind === 'bounce') return keepBounce(house, known, mail, fetched.source)
  if (kind !== 'person') return house.db.transaction(async (tx) => onlySeen(tx, known))
  if (!mail.from) return setAside(house, known, asSealed(mail), 'not-understood')

  const forged = isForged(mail, place)
  // Counted apart, and nothing goes on from it: whose address was used is not kept from writing, and not put with what a stranger began.
  const senderFind = house.box.find(`mail ${forged ? 'in the name of' : 'from'} ${sameMailbox(mail.from)}`)
  const named: NewMail = { ...known, senderFind, threadFind: forged ? undefined : house.box.find(`mail about ${sameMailbox(mail.from)} ${plainSubject(mail.subject)}`) }
  if (await countFrom(house.db, senderFind, new Date(row.readAt.getTime() - DAY)) >= MOST_A_DAY) return setAside(house, named, asSealed(mail), 'too-many')
  const taken = await takeFiles(house, mail)
  const words = mail.words || (taken.papers.length ? mailText.onlyFiles : '')
  if (!words) return setAside(house, named, asSealed(mail), 'not-understood')
  return house.db.transaction((tx) => keepOfPerson(house, tx, named, { ...mail, from: mail.from!, words }, taken, forged))
}

const hash = (of: Buffer | string): string => createHash('sha256').update(of).digest('hex')
const asSealed = ({ from, name, subject, words, messageId }: ReadMail) => ({ from: from ?? '', name, subject, words, messageId })

function rowOf(house: House, { mailbox, uidValidity }: Place, { uid, arrivedAt }: Fetched): Omit<NewMail, 'sameFind' | 'kind'> {
  const now = house.clock.now()
  return { id: newId(now), mailbox, uidValidity, uid, readAt: now, arrivedAt: arrivedAt <= now ? arrivedAt : now }
}

async function onlySeen(tx: Tx, row: NewMail): Promise<Seen> {
  const kind = await isKnown(tx, row.sameFind) ? 'twice' : row.kind
  await insertMail(tx, { ...row, kind, sealed: kind === 'twice' ? undefined : row.sealed })
  return kind
}

const setAside = (house: House, row: Omit<NewMail, 'kind'>, mail: Parameters<typeof sealMail>[1], kind: 'not-understood' | 'too-many'): Promise<Seen> =>
  house.db.transaction((tx) => onlySeen(tx, { ...row, kind, sealed: sealMail(house, mail) }))

/** A mail of ours that came back is shown with its matter: they do not know what it said. Others are only seen. */
async function keepBounce(house: House, row: NewMail, mail: ReadMail, source: Buffer): Promise<Seen> {
  const ids = letterIds([...mail.answers, ...idsIn(source.subarray(0, 256 * 1024).toString('latin1').replace(/\r?\n[ \t]+/g, ' '))])
  return house.db.transaction(async (tx) => {
    const [matterId] = await mattersOfLetters(tx, ids)
    return onlySeen(tx, matterId ? { ...row, matterId, sealed: sealMail(house, asSealed(mail)) } : row)
  })
}

/** The mail server in front says that whoever sent it may not use this address (DMARC). */
const isForged = ({ authentication, from }: ReadMail, { authservId }: Place): boolean =>
  authservId !== undefined && dmarcOf(authentication, authservId, domainToASCII(from?.split('@').at(-1) ?? '')) === 'fail'

async function keepOfPerson(house: House, tx: Tx, row: NewMail, mail: ReadMail & { readonly from: string }, { papers, notTaken }: Taken, forged: boolean): Promise<Seen> {
  if (await isKnown(tx, row.sameFind)) return onlySeen(tx, row)
  const { from, name, subject, words, messageId } = mail
  // An address that was made up is nobody's: only an answer to a mail of ours still counts.
  const residentId = forged ? undefined : await residentByEmail(house, tx, from)
  const [answered] = await mailedAs(house, tx, letterIds(mail.answers))
  const { matter, named } = await findMatter(house, tx, mail, { from: forged ? undefined : from, residentId, answered }, row.threadFind)
  // Who answers our mail is whom we mailed, from whatever address: what we say goes to them, and never back to that address.
  const otherAddress = answered && answered.residentId !== residentId ? { otherAddress: 1 } : {}
  const facts = { way: 'email', ...(named.length ? { named: named.join(', ') } : {}), ...(answered ? { [ANSWERS]: answered.id } : {}), ...(forged ? { forged: 1 } : {}) }
  const held = matter && await lockMatter(tx, matter.id)
  if (held && (held.state === 'open' || held.state === 'waiting')) {
    const email = (await personOf(house, tx, held.id))?.email
    const elsewhere = held.residentId ? held.residentId !== residentId : email !== undefined && sameMailbox(email) !== sameMailbox(from)
    await insertMail(tx, { ...row, matterId: held.id })
    await keepAddition(house, tx, held, { words, actor: { door: 'system' }, facts: { ...facts, ...(elsewhere ? { otherAddress: 1 } : {}) }, papers, notTaken })
    return 'person'
  }
  const made = await receiveMatter(house, tx, {
    kind: kindOfWords(subject, words), topic: 'other', words: subject && !words.startsWith(subject) ? `${subject}\n\n${words}` : words, cameBy: 'email', receivedAt: row.arrivedAt,
    ...(answered ? { from: { residentId: answered.residentId } } : { from: { person: { name, email: from, messageId }, replyBy: 'email' }, saysResidentId: residentId }),
    facts: { ...facts, ...otherAddress }, papers, notTaken,
  })
  await insertMail(tx, { ...row, matterId: made.id })
  if (answered) await record(house, tx, { actor: { door: 'system' }, action: 'contacts.known-by-answer', subject: { kind: 'matter', id: made.id }, facts: { number: made.number, message: answered.id } })
  else if (residentId) await record(house, tx, { actor: { door: 'system' }, action: 'contacts.says-to-be', subject: { kind: 'matter', id: made.id }, facts: { number: made.number } })
  return 'person'
}
