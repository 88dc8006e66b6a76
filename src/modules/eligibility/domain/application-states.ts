/** The life of an application. A person may grant or refuse; a machine may only grant, or open a case for a person. */
export type ApplicationState = 'submitted' | 'waiting-for-source' | 'in-review' | 'granted' | 'refused'
export type By = 'machine' | 'person'

type Move = { readonly from: ApplicationState; readonly to: ApplicationState; readonly by: By; readonly why: string }

export const MOVES: readonly Move[] = [
  { from: 'submitted',          to: 'granted',            by: 'machine', why: 'the test passed' },
  { from: 'submitted',          to: 'in-review',          by: 'machine', why: 'the test failed or could not know' },
  { from: 'submitted',          to: 'waiting-for-source', by: 'machine', why: 'a source was down' },
  { from: 'waiting-for-source', to: 'granted',            by: 'machine', why: 'asked again, and the test passed' },
  { from: 'waiting-for-source', to: 'in-review',          by: 'machine', why: 'asked again, and the test did not pass; or 24 hours are over' },
  { from: 'in-review',          to: 'granted',            by: 'person',  why: 'a caseworker says yes' },
  { from: 'in-review',          to: 'refused',            by: 'person',  why: 'a caseworker says no' },
]

export const FIRST: ApplicationState = 'submitted'
/** Not decided: somebody has one such application at most. */
export const OPEN: readonly ApplicationState[] = ['submitted', 'waiting-for-source', 'in-review']

export const mayMove = (from: ApplicationState, to: ApplicationState, by: By): boolean =>
  MOVES.some((move) => move.from === from && move.to === to && move.by === by)
