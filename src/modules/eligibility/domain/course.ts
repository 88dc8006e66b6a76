import type { LocalDate } from '#shared/local-date.ts'
import type { ApplicationState, MoveName } from './application-states.ts'

/** What happened to an application, in order. `move` is null for what was written before moves had names. */
export type CourseEvent = { readonly move: MoveName | null; readonly to: ApplicationState; readonly on: LocalDate }
type Asked = { readonly dueOn: LocalDate }
/** An objection against a decision on it. `decideBy` while it is not decided. */
export type CourseObjection = { readonly madeOn: LocalDate; readonly state: 'open' | 'upheld' | 'unfounded' | 'inadmissible' | 'withdrawn'; readonly decideBy: LocalDate; readonly endedOn: LocalDate | undefined }

type CourseKind =
  | 'received' | 'source-down' | 'review' | 'asked' | 'answered' | 'unanswered' | 'taken-back' | 'proposed' | 'more-time'
  | 'granted' | 'refused' | 'set-aside' | 'withdrawn' | 'granted-again' | 'refused-again' | 'pass-ended'
  | 'source-now' | 'review-maybe' | 'review-now' | 'answer-now' | 'react-now' | 'decision' | 'decision-later'
  | 'objection-made' | 'objection-now' | 'objection-upheld' | 'objection-unfounded' | 'objection-inadmissible' | 'objection-withdrawn'

/** One step: `day` is when it was, `until` by when it is done. The content of a step is pages/verloop.md, under its kind. */
export type CourseStep = { readonly kind: CourseKind; readonly state: 'done' | 'now' | 'later'; readonly day?: LocalDate; readonly until?: LocalDate }

const OF_MOVE: Readonly<Record<MoveName, CourseKind>> = {
  'wait': 'source-down', 'admit': 'granted', 'open': 'review', 'open-by-retest': 'review', 'ask': 'asked', 'answer': 'answered', 'expire': 'unanswered', 'take-back': 'taken-back',
  'propose-refusal': 'proposed', 'extend': 'more-time', 'grant': 'granted', 'refuse': 'refused', 'set-aside': 'set-aside', 'withdraw': 'withdrawn',
  'grant-again': 'granted-again', 'refuse-again': 'refused-again', 'end-pass': 'pass-ended',
}
const OF_STATE: Partial<Readonly<Record<ApplicationState, CourseKind>>> = { 'submitted': 'received', 'waiting-for-source': 'source-down', 'in-review': 'review', 'granted': 'granted', 'refused': 'refused' }

/** What comes next, by the state somebody is in: the step of now, and what follows it. A decided application has nothing to come. */
function ahead(state: ApplicationState, lastDay: LocalDate, due: LocalDate | undefined): readonly CourseStep[] {
  const decision: CourseStep = { kind: 'decision', state: 'later', until: lastDay }
  switch (state) {
    case 'submitted':
    case 'in-review':            return [{ kind: 'review-now', state: 'now' }, decision]
    case 'waiting-for-source':   return [{ kind: 'source-now', state: 'now' }, { kind: 'review-maybe', state: 'later' }, decision]
    // The clock stands still: no day can be named until the answer is there.
    case 'waiting-for-resident': return [{ kind: 'answer-now', state: 'now', ...(due ? { until: due } : {}) }, { kind: 'decision-later', state: 'later' }]
    case 'refusal-proposed':     return [{ kind: 'react-now', state: 'now', ...(due ? { until: due } : {}) }, decision]
    default:                     return []
  }
}

/**
 * The whole course of an application: what was, what is now and by when, what comes. Its last step is never silent: while
 * something is open, exactly one step is of now.
 */
export function courseOf({ events, asked, lastDay, objections = [] }: {
  readonly events: readonly CourseEvent[]
  /** Questions and proposals in the order in which they were asked. */
  readonly asked: readonly Asked[]
  readonly lastDay: LocalDate
  readonly objections?: readonly CourseObjection[]
}): readonly CourseStep[] {
  let nth = 0
  let due: LocalDate | undefined
  const was = events.flatMap(({ move, to, on }, i): readonly CourseStep[] => {
    const kind = move ? OF_MOVE[move] : OF_STATE[to]
    if (kind === 'asked' || kind === 'proposed') due = asked[nth++]?.dueOn
    // "A colleague looks" is said once: as the step of now while nothing follows it.
    if (!kind || (kind === 'review' && i === events.length - 1)) return []
    return [{ kind, state: 'done', day: on, ...(kind === 'more-time' ? { until: lastDay } : {}) }]
  })
  const state = events.at(-1)?.to ?? 'submitted'
  const after = objections.flatMap(({ madeOn, state: stands, decideBy, endedOn }): readonly CourseStep[] => [
    { kind: 'objection-made', state: 'done', day: madeOn },
    stands === 'open' ? { kind: 'objection-now', state: 'now', until: decideBy } : { kind: `objection-${stands}`, state: 'done', ...(endedOn ? { day: endedOn } : {}) },
  ])
  return [...inOrder([...was, ...after.filter((step) => step.state === 'done')]), ...ahead(state, lastDay, due), ...after.filter((step) => step.state !== 'done')]
}

/** By day; what happened on the same day stays in its order. */
const inOrder = (steps: readonly CourseStep[]): readonly CourseStep[] => steps.toSorted((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : (a.day ?? '') > (b.day ?? '') ? 1 : 0))
