import type { Queryable } from '#db/database.ts'
import { toldTo } from '#modules/messages/index.ts'
import type { House } from '#src/house.ts'
import type { Decision } from '../application.ts'
import { applicationById } from '../application.store.ts'
import { dedupeKey } from '../letters.ts'
import { objectionsAgainst, objectionsOnApplication } from '../objection/objection.store.ts'
import type { Objection } from '../objection/objection.ts'
import { numbered, type NumberedDecision, numberedOf } from './numbered-decision.ts'
import { applicationsOf } from './own.store.ts'

/** A decision that somebody got: on their own application, or with their partner's. */
export type OwnDecision = NumberedDecision & {
  readonly own: boolean
  /** The message that made it known. */
  readonly letterKey: string
}

/** Every decision that this resident got, the newest first. */
export async function decisionsFor(house: House, q: Queryable, residentId: string): Promise<readonly OwnDecision[]> {
  const found: OwnDecision[] = []
  for (const { id } of await applicationsOf(q, residentId)) {
    for (const one of (await numberedOf(q, await applicationById(q, id))).toReversed()) found.push({ ...one, own: true, letterKey: letterKeyOf(one.decision) })
  }
  for (const letterKey of await toldTo(house, q, residentId, 'granted-partner')) {
    found.push({ ...await numbered(q, letterKey.slice(dedupeKey('granted-partner', '').length)), own: false, letterKey })
  }
  return found.sort((a, b) => b.decision.decidedAt.getTime() - a.decision.decidedAt.getTime())
}

/** By the number on its letter. Undefined for a stranger's, as for one that is not there. */
export const decisionFor = async (house: House, q: Queryable, residentId: string, number: string): Promise<OwnDecision | undefined> =>
  (await decisionsFor(house, q, residentId)).find((one) => one.number === number)

/** Of the message that made it known to who applied. */
export const letterKeyOf = ({ id, outcome, replaces, replacedBecause }: Decision): string =>
  replacedBecause === 'objection' ? dedupeKey('objection-decided', id)
    : replacedBecause === 'ended' ? dedupeKey('pass-ended', id)
    : dedupeKey(replaces ? (outcome === 'granted' ? 'granted-again' : 'refused-again') : outcome, id)

/** An outage gave more time to object than the letter says. Not of our answer to an objection: that goes to a judge. */
export const hasMoreTime = ({ decision, objectBy }: OwnDecision): boolean => objectBy > decision.objectionLastDay && decision.replacedBecause !== 'objection'

/** What somebody can do who does not agree. */
export type Door =
  | { readonly kind: 'open' | 'late' }
  | { readonly kind: 'running' | 'answered'; readonly objection: Objection }
  | { readonly kind: 'court'; readonly objection: Objection }
  | { readonly kind: 'replaced'; readonly by: string }
  /** Came with the partner's application: the desk helps. */
  | { readonly kind: 'partner' }

export async function doorOf(house: House, q: Queryable, residentId: string, { decision, application, own, inForce, objectBy }: OwnDecision): Promise<Door> {
  if (!own) return { kind: 'partner' }
  const ours = (await objectionsOnApplication(q, application.id, residentId)).find(({ newDecisionId }) => newDecisionId === decision.id)
  if (ours) return { kind: 'court', objection: ours }
  const against = (await objectionsAgainst(q, decision.id, residentId)).find(({ state }) => state !== 'withdrawn')
  if (against) return { kind: against.decidedAt ? 'answered' : 'running', objection: against }
  if (!inForce) return { kind: 'replaced', by: (await numberedOf(q, application)).at(-1)!.number }
  return { kind: house.clock.today() <= objectBy ? 'open' : 'late' }
}
