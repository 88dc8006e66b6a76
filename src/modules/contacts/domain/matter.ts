import type { LocalDate } from '#shared/local-date.ts'

/** What somebody comes to us with. An objection is none of these: it is about a decision, and has rules of its own. */
export const kinds = ['complaint', 'question', 'wrong-voucher', 'sign-in', 'suggestion'] as const
export type Kind = (typeof kinds)[number]

/** What it is about: one open matter of one person and one topic is one matter, if they say so. */
export const topics = ['sign-in', 'pass', 'voucher', 'offer', 'provider', 'desk', 'explanation', 'other'] as const
export type Topic = (typeof topics)[number]

/** How it came in. */
const ways = ['form', 'email', 'phone', 'desk', 'letter'] as const
export type Way = (typeof ways)[number]

/** How the answer reaches them: a message (resident, by the channel they chose), or as who has no account asked. */
export type Reply = 'message' | 'email' | 'phone' | 'letter'

/** Two kinds say themselves what they are about. */
export const topicOf = (kind: Kind, chosen: Topic): Topic => (kind === 'wrong-voucher' ? 'voucher' : kind === 'sign-in' ? 'sign-in' : chosen)

/** A complaint about how somebody was treated has the procedure of chapter 9 of the Awb; the rest has our own promise. */
export const isComplaint = (kind: Kind): boolean => kind === 'complaint'

export const isKind  = (text: string): text is Kind  => (kinds as readonly string[]).includes(text)
export const isTopic = (text: string): text is Topic => (topics as readonly string[]).includes(text)
export const isWay   = (text: string): text is Way   => (ways as readonly string[]).includes(text)

type Queued = { readonly lastDay: LocalDate; readonly receivedAt: Date; readonly id: string }

/** The queue's own order: of any two matters exactly one goes first, also when they came in at one moment. */
export const goesFirst = (a: Queued, b: Queued): boolean =>
  a.lastDay !== b.lastDay ? a.lastDay < b.lastDay : a.receivedAt.getTime() !== b.receivedAt.getTime() ? a.receivedAt < b.receivedAt : a.id < b.id
