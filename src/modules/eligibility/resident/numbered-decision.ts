import type { Queryable } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Application, Decision } from '../application.ts'
import { applicationById, applicationByNumber } from '../application.store.ts'
import { decisionById, decisionsOf } from '../decision.store.ts'
import { laterByOutage } from '../moves/outage.ts'

/** A decision with the number that stands on its letter: that of the application, and -2, -3 … for what came in its place. */
export type NumberedDecision = {
  readonly decision: Decision
  readonly application: Application
  readonly number: string
  /** Nothing took its place. */
  readonly inForce: boolean
  /** Until when somebody may object: the day in its letter, or a later one when that day fell in an outage. */
  readonly objectBy: LocalDate
}

/** The first one, what took its place, what took the place of that: each is replaced at most once. */
const chain = (decisions: readonly Decision[], after: string | undefined = undefined): readonly Decision[] => {
  const next = decisions.find(({ replaces }) => replaces === after)
  return next ? [next, ...chain(decisions, next.id)] : []
}

const withNumbers = (q: Queryable, application: Application, decisions: readonly Decision[]): Promise<NumberedDecision[]> => Promise.all(chain(decisions).map(async (decision, i) => ({
  decision, application, number: i === 0 ? application.number : `${application.number}-${i + 1}`, inForce: !decisions.some(({ replaces }) => replaces === decision.id),
  objectBy: await laterByOutage(q, decision.objectionLastDay),
})))

export const numberedOf = async (q: Queryable, application: Application): Promise<readonly NumberedDecision[]> => withNumbers(q, application, await decisionsOf(q, application.id))

/** Throws when there is no such decision. */
export async function numbered(q: Queryable, decisionId: string): Promise<NumberedDecision> {
  const decision = await decisionById(q, decisionId)
  const all = decision ? await numberedOf(q, await applicationById(q, decision.applicationId)) : []
  return all.find((one) => one.decision.id === decisionId) ?? missing(decisionId)
}

/** "SP-26-01874" or "SP-26-01874-2", typed by somebody or from an address. Undefined: there is none. */
export async function decisionByNumber(q: Queryable, typed: string): Promise<NumberedDecision | undefined> {
  const [, number] = /^(SP-\d{2}-\d{5,})(?:-\d{1,2})?$/.exec(typed) ?? []
  const application = number ? await applicationByNumber(q, number) : undefined
  return application && (await numberedOf(q, application)).find((one) => one.number === typed)
}

const missing = (id: string): never => { throw new Error(`There is no decision ${id}.`) }

/** What it says, to who got it: a pass that stops before its day was had. */
export const outcomeOf = ({ outcome, replacedBecause }: Decision): Decision['outcome'] | 'ended' => (replacedBecause === 'ended' ? 'ended' : outcome)
