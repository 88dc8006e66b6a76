/** The life of an application. A machine may only say yes, or open a case for a person; every no is a person's. */
export type ApplicationState =
  | 'submitted' | 'waiting-for-source' | 'in-review' | 'waiting-for-resident' | 'refusal-proposed'
  | 'granted' | 'refused' | 'set-aside' | 'withdrawn'
export type By = 'machine' | 'person' | 'resident'

export type MoveName =
  | 'wait' | 'admit' | 'open' | 'open-by-retest' | 'ask' | 'answer' | 'expire' | 'take-back' | 'propose-refusal'
  | 'extend' | 'grant' | 'refuse' | 'set-aside' | 'withdraw' | 'grant-again' | 'refuse-again' | 'end-pass'

/** The message that belongs to a move, content/nl/letters/<name>.md. A move without one cannot be written down here. */
export type MoveLetter =
  | 'source-waiting' | 'in-review' | 'retest' | 'evidence-needed' | 'answer-received' | 'question-over' | 'question-taken-back' | 'refusal-proposed'
  | 'more-time' | 'granted' | 'refused' | 'set-aside' | 'withdrawn' | 'granted-again' | 'refused-again' | 'pass-ended'

type Move = { readonly from: ApplicationState; readonly move: MoveName; readonly to: ApplicationState; readonly by: readonly By[]; readonly letter: MoveLetter; readonly why: string }

const machine = ['machine'] as const
const person = ['person'] as const
const resident = ['resident'] as const
/** The resident, or a caseworker who got the paper by post or the words by phone. */
const both = ['resident', 'person'] as const

export const MOVES: readonly Move[] = [
  { from: 'submitted',            move: 'admit',           to: 'granted',              by: machine,  letter: 'granted',             why: 'the test passed' },
  { from: 'submitted',            move: 'open',            to: 'in-review',            by: machine,  letter: 'in-review',           why: 'the test failed or could not know' },
  { from: 'submitted',            move: 'open-by-retest',  to: 'in-review',            by: machine,  letter: 'retest',              why: 'norms or rules changed, and a person must look' },
  { from: 'submitted',            move: 'wait',            to: 'waiting-for-source',   by: machine,  letter: 'source-waiting',      why: 'a source was down' },
  { from: 'waiting-for-source',   move: 'admit',           to: 'granted',              by: machine,  letter: 'granted',             why: 'asked again, and the test passed' },
  { from: 'waiting-for-source',   move: 'open',            to: 'in-review',            by: machine,  letter: 'in-review',           why: 'asked again, and the test did not pass; or 24 hours are over' },
  { from: 'waiting-for-source',   move: 'withdraw',        to: 'withdrawn',            by: resident, letter: 'withdrawn',           why: 'the resident does not want it any more' },
  { from: 'in-review',            move: 'ask',             to: 'waiting-for-resident', by: person,   letter: 'evidence-needed',     why: 'something is missing (Awb 4:5); the clock stands still' },
  { from: 'in-review',            move: 'propose-refusal', to: 'refusal-proposed',     by: person,   letter: 'refusal-proposed',    why: 'first the resident may say what they think (Awb 4:7)' },
  { from: 'in-review',            move: 'extend',          to: 'in-review',            by: person,   letter: 'more-time',           why: 'once, told before the term ends (Awb 4:14)' },
  { from: 'in-review',            move: 'grant',           to: 'granted',              by: person,   letter: 'granted',             why: 'a caseworker says yes' },
  { from: 'in-review',            move: 'refuse',          to: 'refused',              by: person,   letter: 'refused',             why: 'a caseworker says no, and the resident was heard' },
  { from: 'in-review',            move: 'set-aside',       to: 'set-aside',            by: person,   letter: 'set-aside',           why: 'asked, and the answer is not complete (Awb 4:5)' },
  { from: 'in-review',            move: 'withdraw',        to: 'withdrawn',            by: resident, letter: 'withdrawn',           why: 'the resident does not want it any more' },
  { from: 'waiting-for-resident', move: 'answer',          to: 'in-review',            by: both,     letter: 'answer-received',     why: 'answered; the clock runs again' },
  { from: 'waiting-for-resident', move: 'expire',          to: 'in-review',            by: machine,  letter: 'question-over',       why: 'the term went by unused; the clock runs again' },
  { from: 'waiting-for-resident', move: 'take-back',       to: 'in-review',            by: person,   letter: 'question-taken-back', why: 'no longer needed; the clock runs again' },
  { from: 'waiting-for-resident', move: 'grant',           to: 'granted',              by: person,   letter: 'granted',             why: 'a yes need not wait for an answer' },
  { from: 'waiting-for-resident', move: 'withdraw',        to: 'withdrawn',            by: resident, letter: 'withdrawn',           why: 'the resident does not want it any more' },
  { from: 'refusal-proposed',     move: 'answer',          to: 'in-review',            by: both,     letter: 'answer-received',     why: 'the resident said what they think' },
  { from: 'refusal-proposed',     move: 'expire',          to: 'in-review',            by: machine,  letter: 'question-over',       why: 'nothing was said in time' },
  { from: 'refusal-proposed',     move: 'take-back',       to: 'in-review',            by: person,   letter: 'question-taken-back', why: 'the proposal was wrong' },
  { from: 'refusal-proposed',     move: 'grant',           to: 'granted',              by: person,   letter: 'granted',             why: 'a yes need not wait for an answer' },
  { from: 'refusal-proposed',     move: 'withdraw',        to: 'withdrawn',            by: resident, letter: 'withdrawn',           why: 'the resident does not want it any more' },
  { from: 'granted',              move: 'grant-again',     to: 'granted',              by: person,   letter: 'granted-again',       why: 'a new decision: still yes, otherwise' },
  { from: 'granted',              move: 'refuse-again',    to: 'refused',              by: person,   letter: 'refused-again',       why: 'a new decision: the yes was a mistake' },
  { from: 'granted',              move: 'end-pass',        to: 'refused',              by: person,   letter: 'pass-ended',          why: 'the pass ends before its day, with a reason' },
  { from: 'refused',              move: 'grant-again',     to: 'granted',              by: person,   letter: 'granted-again',       why: 'a new decision: after all yes' },
  { from: 'refused',              move: 'refuse-again',    to: 'refused',              by: person,   letter: 'refused-again',       why: 'a new decision: still no, for a better reason' },
  { from: 'set-aside',            move: 'grant-again',     to: 'granted',              by: person,   letter: 'granted-again',       why: 'a new decision: looked at after all, and yes' },
  { from: 'set-aside',            move: 'refuse-again',    to: 'refused',              by: person,   letter: 'refused-again',       why: 'a new decision: looked at after all, and no' },
]

export const FIRST: ApplicationState = 'submitted'
/** Not decided: somebody has one such application at most. */
export const OPEN: readonly ApplicationState[] = ['submitted', 'waiting-for-source', 'in-review', 'waiting-for-resident', 'refusal-proposed']

const rowOf = (from: ApplicationState, move: MoveName): Move | undefined => MOVES.find((one) => one.from === from && one.move === move)

/** Where a move leads, for who makes it. Undefined: there is no such move from there, or not for them. */
export function moveFrom(from: ApplicationState, move: MoveName, by: By): ApplicationState | undefined {
  const row = rowOf(from, move)
  return row?.by.includes(by) ? row.to : undefined
}

/** The letter of a move. It is the same from every state: the table is held to that. */
export const letterOf = (move: MoveName): MoveLetter => MOVES.find((one) => one.move === move)!.letter

/** What somebody must be allowed to do (identity's table) to make the moves of a kind. A machine has no door. */
export const ACTION_OF: Readonly<Record<Exclude<By, 'machine'>, string>> = { person: 'assess', resident: 'see-own' }
