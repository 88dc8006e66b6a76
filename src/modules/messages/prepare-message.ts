import type { Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Language } from '#shared/language.ts'
import { documentHead, documentPromised, type Values } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import { besideInEnglish } from './in-english.ts'
import { enqueue, enqueueMany, type PreparedMessage } from './messages.store.ts'
import { wakeMessages } from './wake.ts'

export type Telling = {
  readonly residentId: string
  /** File name in content/nl/letters. Its title and `about` may use only `values`. */
  readonly kind: string
  /**
   * Plain texts, formatted, without amounts of income: they are stored as they are. As a function of the language where the
   * message is there in English too: then its English stands beside the Dutch.
   */
  readonly values: Values | ((lang: Language) => Values)
  /** Where the values that are amounts come from when somebody reads: the id that app.ts' `amountsOf` understands. */
  readonly amountsRef?: string
  /** Names the event ("granted <decision id>"): told again, it is the same message. */
  readonly dedupeKey: string
  /** Last day to react, when the text asks for something. */
  readonly reactionUntil?: LocalDate
  /** A letter whatever they chose. */
  readonly byLetter?: boolean
}

/**
 * A message as messages.enqueue() takes it, for SQL that writes it itself. Throws, with the place, when the text needs a
 * value that is not given: a message that nobody could read is found while it is written.
 */
export function prepareMessage(house: House, { residentId, kind, values: given, amountsRef, dedupeKey, reactionUntil, byLetter }: Telling): PreparedMessage {
  const key = `letters/${kind}`
  const values = typeof given === 'function' ? given('nl') : given
  const { number, title, front } = (amountsRef ? documentHead : documentPromised)(house, key, values)
  const english = typeof given === 'function' ? besideInEnglish(house, key, values, given, amountsRef !== undefined) : {}
  const at = house.clock.now()
  return {
    id: newId(at), resident_id: residentId, kind, text_version: number, title, about: front.about ?? house.municipality.passName, values: { ...values, ...english },
    amounts_ref: amountsRef ?? null, dedupe_key: dedupeKey, at: at.toISOString(), reaction_until: reactionUntil ?? null, channel: byLetter ? 'letter' : null,
  }
}

/**
 * Tells somebody, in the transaction of the change that it tells about: both are there, or neither. The portal always
 * shows it; besides that a notice by e-mail for who proved an address and consented, a letter for everybody else, and
 * nothing for who died. Answers the message's id.
 */
export async function tell(house: House, tx: Tx, telling: Telling): Promise<string> {
  const id = await enqueue(tx, prepareMessage(house, telling))
  tx.afterCommit(() => wakeMessages(house))
  return id
}

const AT_ONCE = 500

/** The same for many people at once, each with their own message: some hundreds in a statement, however many they are. */
export async function tellMany(house: House, tx: Tx, tellings: readonly Telling[]): Promise<void> {
  if (!tellings.length) return
  for (let from = 0; from < tellings.length; from += AT_ONCE) await enqueueMany(tx, tellings.slice(from, from + AT_ONCE).map((telling) => prepareMessage(house, telling)))
  tx.afterCommit(() => wakeMessages(house))
}
