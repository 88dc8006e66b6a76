import { record } from '#modules/audit/index.ts'
import { ok, refuse, type Refusal, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { besides, checkPolicy, type PolicyProblem, typedPolicy } from '../domain/policy-proposal.ts'
import { deciding, type NotYours } from '../four-eyes/deciding.ts'
import type { Staff } from '../four-eyes/proposed.ts'
import { forgetRules } from '../rules-in-force.ts'
import { normTables } from '../rules.store.ts'
import { enteredPolicies, insertApproved, lockWaiting, proposalById, takeApproved, takeReturned } from './policy.store.ts'
import type { PolicyProposal } from './proposal.ts'

type NotDecided =
  | NotYours
  /** Its day has begun, or the norms of that day cannot bear it any more. */
  | Refusal<'no-longer-fits', readonly PolicyProblem[]>
  /** Other rules came in between: what stood beside these on the screen is not what they replace. */
  | Refusal<'other-rules-beside'>

type Decided = Result<PolicyProposal, NotDecided>
const kind = { lockWaiting, byId: proposalById }

/**
 * A second person says yes to what they saw: `beside` is the version that stood next to it. It becomes a version, which
 * counts from its day at midnight in Amsterdam. In this process at once; another one reads the rules anew within a minute.
 */
export const approvePolicy = (house: House, who: Staff, id: string, beside: number | undefined): Promise<Decided> => deciding<PolicyProposal, NotDecided>(house, who, id, kind, async (tx, proposal) => {
  const now = house.clock.now()
  const versions = await enteredPolicies(tx)
  const fits = checkPolicy(typedPolicy(proposal), { versions, tables: await normTables(tx), today: house.clock.today() })
  if (!fits.ok) return refuse('no-longer-fits', fits.refusal.facts ?? [])
  if (besides(versions, proposal.effectiveFrom).before?.version !== beside) return refuse('other-rules-beside')
  const version = await takeApproved(tx, id, who, now)
  if (version === undefined) return refuse('already-decided')
  await insertApproved(tx, version, proposal, now)
  await record(house, tx, { ...by(who, id), action: 'eligibility.policy-approved', facts: { effectiveFrom: proposal.effectiveFrom, version, proposedBy: proposal.proposedBy } })
  tx.afterCommit(() => forgetRules(house))
  return ok((await proposalById(tx, id))!)
})

/** A second person sends it back with a reason; whoever corrects it makes a new proposal of it. */
export const returnPolicy = (house: House, who: Staff, id: string, reason: string): Promise<Decided> => deciding<PolicyProposal, NotDecided>(house, who, id, kind, async (tx, proposal) => {
  if (!await takeReturned(tx, id, who, house.clock.now(), reason)) return refuse('already-decided')
  await record(house, tx, { ...by(who, id), action: 'eligibility.policy-returned', facts: { effectiveFrom: proposal.effectiveFrom, proposedBy: proposal.proposedBy } })
  return ok((await proposalById(tx, id))!)
})

const by = ({ staffId, role }: Staff, id: string) => ({ actor: { door: 'staff' as const, id: staffId, role }, subject: { kind: 'policy-proposal', id } })
