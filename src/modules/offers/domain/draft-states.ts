/** The life of an offer that is being written. What came back is written again or sent again; what was published is a version from then on. */
export type DraftState = 'writing' | 'waiting' | 'returned' | 'published' | 'dropped'

export const DRAFT_MOVES: readonly { readonly from: DraftState; readonly to: DraftState }[] = [
  { from: 'writing',  to: 'waiting' },
  { from: 'writing',  to: 'dropped' },
  { from: 'waiting',  to: 'writing' },
  { from: 'waiting',  to: 'returned' },
  { from: 'waiting',  to: 'published' },
  { from: 'waiting',  to: 'dropped' },
  { from: 'returned', to: 'writing' },
  { from: 'returned', to: 'waiting' },
  { from: 'returned', to: 'dropped' },
]

export const isOpenDraft = (state: DraftState): boolean => DRAFT_MOVES.some(({ from }) => from === state)
