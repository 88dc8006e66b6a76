import type { LocalDate } from '#shared/local-date.ts'
import type { Kind, Reply, Topic, Way } from './domain/matter.ts'
import type { MatterState } from './domain/matter-states.ts'
import type { Outcome } from './domain/outcome.ts'

/** A question or complaint of one person about one subject. */
export type Matter = {
  readonly id: string
  /** "K-26-00097" */
  readonly number: string
  readonly kind: Kind
  readonly topic: Topic
  readonly state: MatterState
  /** Somebody who applied here; otherwise `person` says who they are. */
  readonly residentId: string | undefined
  readonly cameBy: Way
  readonly replyBy: Reply
  readonly enteredBy: string | undefined
  readonly receivedAt: Date
  readonly lastDay: LocalDate
  readonly targetDay: LocalDate
  readonly extendedOn: LocalDate | undefined
  readonly askedOn: LocalDate | undefined
  readonly replyUntil: LocalDate | undefined
  readonly assigneeId: string | undefined
  readonly assigneeName: string | undefined
  readonly outcome: Outcome | undefined
  readonly settledAt: Date | undefined
  readonly mergedInto: string | undefined
  /** Whose address a mail came from, as it says: shown to nobody, and opens nothing, until a colleague made sure. */
  readonly saysResidentId: string | undefined
}

/** Who has no account here, in their own words. */
export type Person = {
  readonly name: string
  readonly email?: string | undefined
  readonly phone?: string | undefined
  /** Lines of an envelope, without the name. */
  readonly address?: readonly string[] | undefined
  /** Gave no address: what is written lies ready for them at a Stip. */
  readonly collects?: boolean | undefined
  /** Message-ID of the mail they wrote: ours answer it. */
  readonly messageId?: string | undefined
}

export type Happening = 'cause' | 'mended' | 'received' | 'added' | 'assigned' | 'noted' | 'called' | 'asked' | 'replied' | 'resumed' | 'extended' | 'hearing-offered' | 'heard' | 'hearing-declined' | 'about' | 'merged' | 'settled' | 'sorted' | 'linked'

export type Staff = { readonly staffId: string; readonly staffName: string; readonly role: string }

export type Entry = {
  readonly id: string
  readonly at: Date
  readonly what: Happening
  readonly staffName: string | undefined
  readonly words: string | undefined
  readonly facts: Readonly<Record<string, string | number>>
}
