/** The life of a pass. Ended is for good: who may have one again gets a new pass. */
export type PassState = 'valid' | 'blocked' | 'ended'

type Move = { readonly from: PassState | undefined; readonly to: PassState; readonly why: string }

export const MOVES: readonly Move[] = [
  { from: undefined, to: 'valid',   why: 'issued on a decision' },
  { from: 'valid',   to: 'blocked', why: 'lost, by the holder or the desk' },
  { from: 'blocked', to: 'valid',   why: 'found again' },
  { from: 'valid',   to: 'ended',   why: 'replaced by a newer one, or ended by a person' },
  { from: 'blocked', to: 'ended',   why: 'replaced by a newer one, or ended by a person' },
]

export const mayMove = (from: PassState | undefined, to: PassState): boolean => MOVES.some((move) => move.from === from && move.to === to)
