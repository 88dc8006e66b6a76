/** The life of an objection (Awb 6 and 7). A machine receives, asks for what is missing and lets a term go by; it judges nothing. */
export type ObjectionState = 'received' | 'incomplete' | 'hearing' | 'heard' | 'upheld' | 'unfounded' | 'inadmissible' | 'withdrawn'
export type ObjectionBy = 'machine' | 'person' | 'resident'
export type ObjectionMove =
  | 'receive' | 'ask-missing' | 'complete' | 'let-pass' | 'invite' | 'hear' | 'skip-hearing' | 'extend' | 'extend-agreed'
  | 'uphold' | 'reject' | 'set-aside' | 'withdraw'

/** The message that belongs to a move, content/nl/letters/<name>.md. A move without one cannot be written down here. */
export type ObjectionLetter =
  | 'objection-received' | 'objection-incomplete' | 'objection-completed' | 'objection-not-completed' | 'objection-hearing' | 'objection-heard' | 'objection-not-heard'
  | 'objection-more-time' | 'objection-agreed' | 'objection-decided' | 'objection-unfounded' | 'objection-inadmissible' | 'objection-withdrawn'

type Move = { readonly from: ObjectionState | undefined; readonly move: ObjectionMove; readonly to: ObjectionState; readonly by: readonly ObjectionBy[]; readonly letter: ObjectionLetter; readonly why: string }

const person = ['person'] as const
/** The objector, or staff who got a letter or stood at the desk. */
const both = ['resident', 'person'] as const
const anybody = ['machine', 'person'] as const
const machine = ['machine'] as const

export const OBJECTION_MOVES: readonly Move[] = [
  { from: undefined,    move: 'receive',       to: 'received',     by: both,    letter: 'objection-received',      why: 'whoever is late is received too; a receipt at once (6:14)' },
  { from: 'received',   move: 'ask-missing',   to: 'incomplete',   by: anybody, letter: 'objection-incomplete',    why: 'something of 6:5 is missing; the clock stands still (6:6, 7:10(2))' },
  { from: 'received',   move: 'invite',        to: 'hearing',      by: person,  letter: 'objection-hearing',       why: 'the objector may tell it (7:2)' },
  { from: 'received',   move: 'skip-hearing',  to: 'heard',        by: person,  letter: 'objection-not-heard',     why: 'a ground of 7:3, written down' },
  { from: 'received',   move: 'extend',        to: 'received',     by: person,  letter: 'objection-more-time',     why: 'once, at most six weeks, told before the term ends (7:10(3))' },
  { from: 'received',   move: 'extend-agreed', to: 'received',     by: person,  letter: 'objection-agreed',        why: 'further, because the objector agrees (7:10(4))' },
  { from: 'received',   move: 'complete',      to: 'received',     by: both,    letter: 'objection-completed',     why: 'more to say, or what was missing after all' },
  { from: 'received',   move: 'withdraw',      to: 'withdrawn',    by: both,    letter: 'objection-withdrawn',     why: 'the objector does not want it any more (6:21)' },
  { from: 'incomplete', move: 'complete',      to: 'received',     by: both,    letter: 'objection-completed',     why: 'what was missing is there; the clock runs again' },
  { from: 'incomplete', move: 'let-pass',      to: 'received',     by: machine, letter: 'objection-not-completed', why: 'the term went by; a person judges what that means' },
  { from: 'incomplete', move: 'withdraw',      to: 'withdrawn',    by: both,    letter: 'objection-withdrawn',     why: 'the objector does not want it any more' },
  { from: 'hearing',    move: 'invite',        to: 'hearing',      by: person,  letter: 'objection-hearing',       why: 'another day or another place' },
  { from: 'hearing',    move: 'hear',          to: 'heard',        by: person,  letter: 'objection-heard',         why: 'heard, with a report (7:7)' },
  { from: 'hearing',    move: 'skip-hearing',  to: 'heard',        by: person,  letter: 'objection-not-heard',     why: 'a ground of 7:3: the objector does not want it after all' },
  { from: 'hearing',    move: 'extend',        to: 'hearing',      by: person,  letter: 'objection-more-time',     why: 'once, at most six weeks' },
  { from: 'hearing',    move: 'extend-agreed', to: 'hearing',      by: person,  letter: 'objection-agreed',        why: 'further, because the objector agrees' },
  { from: 'hearing',    move: 'withdraw',      to: 'withdrawn',    by: both,    letter: 'objection-withdrawn',     why: 'the objector does not want it any more' },
  { from: 'heard',      move: 'extend',        to: 'heard',        by: person,  letter: 'objection-more-time',     why: 'once, at most six weeks' },
  { from: 'heard',      move: 'extend-agreed', to: 'heard',        by: person,  letter: 'objection-agreed',        why: 'further, because the objector agrees' },
  { from: 'heard',      move: 'uphold',        to: 'upheld',       by: person,  letter: 'objection-decided',       why: 'gegrond: a new decision in the same transaction (7:11(2))' },
  { from: 'heard',      move: 'reject',        to: 'unfounded',    by: person,  letter: 'objection-unfounded',     why: 'ongegrond: the decision stays' },
  { from: 'heard',      move: 'set-aside',     to: 'inadmissible', by: person,  letter: 'objection-inadmissible',  why: 'niet-ontvankelijk: too late without excuse, or not completed' },
  { from: 'heard',      move: 'withdraw',      to: 'withdrawn',    by: both,    letter: 'objection-withdrawn',     why: 'the objector does not want it any more' },
]

/** Not decided yet: it stands in the queue, and the decision it is about forgets nothing. */
export const OPEN_OBJECTION: readonly ObjectionState[] = ['received', 'incomplete', 'hearing', 'heard']

/** Where a move leads, for who makes it. Undefined: there is no such move from there, or not for them. */
export function objectionMoveFrom(from: ObjectionState | undefined, move: ObjectionMove, by: ObjectionBy): ObjectionState | undefined {
  const row = OBJECTION_MOVES.find((one) => one.from === from && one.move === move)
  return row?.by.includes(by) ? row.to : undefined
}

/** The moves that somebody may make from here, in the order of the table. */
export const objectionMovesFrom = (from: ObjectionState, by: ObjectionBy): readonly ObjectionMove[] =>
  OBJECTION_MOVES.filter((one) => one.from === from && one.by.includes(by)).map(({ move }) => move)

/** The letter of a move: the same from every state. */
export const objectionLetterOf = (move: ObjectionMove): ObjectionLetter => OBJECTION_MOVES.find((one) => one.move === move)!.letter

/** What may be missing from an objection (6:5). Signing in with DigiD is a signature, a name and an address. */
export const MISSING = ['grounds', 'signature', 'name-and-address', 'which-decision'] as const
export type Missing = (typeof MISSING)[number]
/** Grounds on which nobody is heard (7:3). */
export const NOT_HEARD_GROUNDS = ['manifestly-inadmissible', 'manifestly-unfounded', 'objector-waives', 'objector-silent', 'fully-met'] as const
export type NotHeardGround = (typeof NOT_HEARD_GROUNDS)[number]
/** Why an objection is not looked at. */
export const INADMISSIBLE = ['too-late', 'not-completed', 'no-interest', 'no-decision', 'not-concerned'] as const
export type Inadmissible = (typeof INADMISSIBLE)[number]
