/**
 * A move that a caseworker chose and that has not been made yet. It waits a few minutes in which it can be undone, or for a
 * second pair of eyes; the resident has been told nothing.
 */
export type PlannedState = 'waiting' | 'done' | 'undone' | 'returned'

export const PLANNED_MOVES: readonly { readonly from: PlannedState; readonly to: PlannedState; readonly why: string }[] = [
  { from: 'waiting', to: 'done',     why: 'its minutes are over, or a colleague said yes' },
  { from: 'waiting', to: 'undone',   why: 'by the caseworker who chose it' },
  { from: 'waiting', to: 'returned', why: 'by the colleague, with a reason' },
]
