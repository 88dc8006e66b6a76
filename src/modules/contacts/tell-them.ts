import type { Queryable, Tx } from '#db/database.ts'
import { document, type InDutch, type Values } from '#modules/knowledge/index.ts'
import { tell } from '#modules/messages/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import { newId } from '#shared/ids.ts'
import { type Language, spoken } from '#shared/language.ts'
import { addDays, dayOf, type LocalDate, momentAt } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { contactLabels } from './contact-labels.ts'
import { typedBy } from './contacts.text.ts'
import { entryWords, insertOutgoing, sealedPerson, wasMailedSince } from './contacts.store.ts'
import { writtenTo } from './domain/in-writing.ts'
import type { Matter, Person } from './matter.ts'
import { openPerson, sealOutgoing, wordsIn } from './seal.ts'

/** Letters of this room, content/nl/letters/<kind>.md. */
export type LetterKind = 'complaint-receipt' | 'contact-receipt' | 'contact-added' | 'complaint-answer' | 'contact-answer' | 'complaint-extended' | 'contact-question' | 'contact-resumed' | 'complaint-hearing' | 'contact-mended' | 'contact-linked'

export const dedupeKey = (kind: LetterKind, eventId: string): string => `contacts ${kind} ${eventId}`

type Telling = {
  readonly kind: LetterKind
  readonly matter: Matter
  /** The event it tells about: told again, it is the same message. */
  readonly eventId: string
  /** The entry whose words the letter holds; read only when somebody reads the letter. */
  readonly wordsOf?: string
  readonly more?: (lang: Language) => Values
}

/** A sentence that is there in Dutch only. */
export const asDutch = (lang: Language, words: string): string | InDutch => (lang === 'nl' || words === '' ? words : { nl: words })

/**
 * Tells whom it is about, in the transaction of the change: a resident through messages, on the channel they chose; anybody
 * else by mail or letter, also who asked to be called. Who can only be called is: the queue says so, and what they hear is
 * written down.
 */
export async function tellThem(house: House, tx: Tx, { kind, matter, eventId, wordsOf, more = () => ({}) }: Telling): Promise<void> {
  const valuesIn = (lang: Language): Values => ({ ...letterValues(matter, lang), ...more(lang) })
  if (matter.residentId) {
    const { fullName } = await residentCard(house, tx, matter.residentId)
    await tell(house, tx, { residentId: matter.residentId, kind, values: (lang) => ({ ...valuesIn(lang), name: fullName }), dedupeKey: dedupeKey(kind, eventId), ...(wordsOf ? { amountsRef: wordsOf } : {}) })
    return
  }
  // Who has no pass is written to in Dutch.
  const values = valuesIn('nl') as Readonly<Record<string, string>>
  const person = await personOf(house, tx, matter.id)
  const written = writtenTo({ isResident: false, replyBy: matter.replyBy, person })
  if (!person || !written) return
  const channel = written === 'email' ? 'email' : 'letter'
  const words = wordsOf ? (await contactWords(house, tx, wordsOf))?.words ?? '' : values.words ?? ''
  // An address that nobody proved to be theirs is not sent what somebody typed: anybody can fill in anybody's.
  const leftOut = RECEIPTS.includes(kind) && channel === 'email'
  const all = { ...values, name: person.name, ...(leftOut ? { words: '', typedLine: typedBy.leftOut } : { words }) }
  const { number: textVersion } = document(house, `letters/${kind}`, all)
  const now = house.clock.now()
  const toFind = leftOut && matter.cameBy === 'form' && person.email ? house.box.find(`contacts-receipt:${person.email.toLowerCase()}`) : undefined
  const goesAt = toFind && await wasMailedSince(tx, toFind, beginOf(dayOf(now))) ? nextMorning(now) : undefined
  await insertOutgoing(tx, {
    id: newId(now), matterId: matter.id, dedupeKey: dedupeKey(kind, eventId), channel, at: now, toFind, goesAt,
    sealed: sealOutgoing(house, { name: person.name, email: person.email, address: person.address, inReplyTo: person.messageId, kind, textVersion, values: all }),
  })
}

/** When what waits for another day goes. */
export const nextMorning = (now: Date): Date => momentAt(addDays(dayOf(now), 1), '08:00')!
const beginOf = (day: LocalDate): Date => momentAt(day, '00:00')!

const RECEIPTS: readonly LetterKind[] = ['complaint-receipt', 'contact-receipt', 'contact-added']

function letterValues(matter: Matter, lang: Language): Record<string, string> {
  const { date, time } = spoken[lang]
  return { number: matter.number, matter: contactLabels[lang].yours[matter.kind], date: date(dayOf(matter.receivedAt)), time: time(matter.receivedAt), lastDay: date(matter.lastDay), notTaken: '', typedLine: typedLine(matter, lang) }
}

/** Above their words: who typed them. Who wrote themselves is not asked whether it is right. */
const typedLine = ({ enteredBy, cameBy }: Matter, lang: Language, { typedBy } = contactLabels[lang]): string =>
  enteredBy === undefined ? typedBy.themselves : cameBy === 'phone' || cameBy === 'desk' ? typedBy.us : typedBy.copied

/** What a message's `amountsRef` of this room stands for: the words of an entry. Undefined when it is not one of ours. */
export async function contactWords(house: House, q: Queryable, ref: string): Promise<{ readonly words: string } | undefined> {
  const entry = await entryWords(q, ref)
  const words = entry && wordsIn(house, entry)
  return words === undefined ? undefined : { words }
}

export async function personOf(house: House, q: Queryable, matterId: string): Promise<Person | undefined> {
  const sealed = await sealedPerson(q, matterId)
  return sealed && openPerson(house, sealed)
}
