/** The life of a question or complaint. A person moves it; only the end of a pause is by the clock. */
export type MatterState = 'open' | 'waiting' | 'settled' | 'merged'

type Move = { readonly from: MatterState; readonly to: MatterState; readonly why: string }

export const MOVES: readonly Move[] = [
  { from: 'open',    to: 'waiting', why: 'we asked something, and they agreed in writing that the time stands still (Awb 9:11(3))' },
  { from: 'waiting', to: 'open',    why: 'they answered, or the day to answer passed' },
  { from: 'open',    to: 'settled', why: 'answered, with its outcome (Awb 9:12), or satisfied (9:5)' },
  { from: 'waiting', to: 'settled', why: 'answered after all, or taken back' },
  { from: 'open',    to: 'merged',  why: 'the same person about the same: goes on under the other number' },
]

export const FIRST: MatterState = 'open'
export const mayMove = (from: MatterState, to: MatterState): boolean => MOVES.some((move) => move.from === from && move.to === to)
