import type { LocalDate } from '#shared/local-date.ts'
import type { Sent } from '#modules/messages/index.ts'
import type { ResidentCard } from '#modules/residents/index.ts'
import type { Html } from '#web/html.ts'
import type { Opened } from '../amounts.ts'
import type { Application, Assessment, Decision, KeptCheck, Request, Typed } from '../application.ts'
import type { MoveName } from '../domain/application-states.ts'
import type { PlannedState } from '../domain/planned-move.ts'
import type { NamedEvidence } from '../evidence/evidence.ts'
import type { Planned } from '../moves/planned.store.ts'
import type { StandingPenalty } from '../penalty/standing-penalty.ts'
import type { Words } from '../request-words.ts'
import type { CaseEvent } from './case.store.ts'
import type { Colleague } from './queue.store.ts'

/** A message that was sent about this case. */
export type Told = Sent

export type Case = {
  readonly application: Application
  readonly typed: Typed
  readonly assessment: Assessment
  readonly opened: Opened
  /** The test before the last correction, when there was one. */
  readonly before: Assessment | undefined
  readonly openedBefore: Opened | undefined
  readonly person: ResidentCard
  /** Partner and children, as the register has them. */
  readonly others: readonly ResidentCard[]
  /** The one in force, and all there were. */
  readonly decision: Decision | undefined
  readonly decisions: readonly Decision[]
  /** The last day to object to the one in force, outages counted. */
  readonly objectionBy: LocalDate | undefined
  readonly requests: readonly { readonly request: Request; readonly said: Words }[]
  readonly clock: { readonly receivedOn: LocalDate; readonly lastDay: LocalDate }
  readonly assignedTo: string | undefined
  readonly assignedName: string | undefined
  readonly colleagues: readonly Colleague[]
  /** The resident wrote that we are late. */
  readonly penalty: StandingPenalty | undefined
  /** What waits, or was sent back last. */
  readonly planned: ShownPlan | undefined
  readonly events: readonly CaseEvent[]
  readonly told: readonly Told[]
  /** What the resident sent or brought, unopened. */
  readonly papers: readonly NamedEvidence[]
}

export type ShownPlan = Pick<Planned, 'plannedBy' | 'plannedName' | 'needsSecond' | 'dueAt' | 'secondName'> & {
  readonly move: MoveName; readonly state: PlannedState
  /** The letter as it would go out; for a colleague who must agree. */
  readonly letter: Html | undefined
  readonly why: string | undefined
  /** The checks that say the opposite, as the test stands now, and why it was chosen all the same. */
  readonly against: { readonly checks: readonly KeptCheck[]; readonly why: string | undefined }
}
