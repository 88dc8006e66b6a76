import { record } from '#modules/audit/index.ts'
import { ok, refuse, type Refusal, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { checkNorms, type Problem } from '../domain/norm-proposal.ts'
import { deciding, type NotYours } from '../four-eyes/deciding.ts'
import type { Staff } from '../four-eyes/proposed.ts'
import { normTables } from '../rules.store.ts'
import { forgetRules } from '../rules-in-force.ts'
import { insertApproved, lockWaiting, proposalById, takeApproved, takeReturned } from './norms.store.ts'
import { asTable, type Proposal } from './proposal.ts'
import { typedOf } from './typed-norms.ts'

type NotDecided =
  | NotYours
  /** Another table came in between, so that this one no longer follows. */
  | Refusal<'no-longer-fits', readonly Problem[]>

type Decided = Result<Proposal, NotDecided>
const kind = { lockWaiting, byId: proposalById }

/**
 * A second person says yes: the proposal becomes a row of the norm tables, which counts from its day at midnight in
 * Amsterdam. In this process at once; another one reads the tables anew within a minute. Two at once: one statement lets
 * the first through. Throws NotFound for a proposal that is not there.
 */
export const approveNorms = (house: House, who: Staff, id: string): Promise<Decided> => deciding<Proposal, NotDecided>(house, who, id, kind, async (tx, proposal) => {
  const now = house.clock.now()
  const fits = checkNorms(typedOf(proposal), await normTables(tx), house.clock.today())
  if (!fits.ok) return refuse('no-longer-fits', fits.refusal.facts ?? [])
  const version = await takeApproved(tx, id, who, now)
  if (version === undefined) return refuse('already-decided')
  await insertApproved(tx, asTable({ ...proposal, normVersion: version }), now, proposal.proposedByName)
  await record(house, tx, { ...by(who, id), action: 'eligibility.norms-approved', facts: { effectiveFrom: proposal.effectiveFrom, version, proposedBy: proposal.proposedBy } })
  tx.afterCommit(() => forgetRules(house))
  return ok((await proposalById(tx, id))!)
})

/** A second person sends it back with a reason; whoever corrects it makes a new proposal of it. Refused and thrown as above. */
export const returnNorms = (house: House, who: Staff, id: string, reason: string): Promise<Decided> => deciding<Proposal, NotDecided>(house, who, id, kind, async (tx, proposal) => {
  if (!await takeReturned(tx, id, who, house.clock.now(), reason)) return refuse('already-decided')
  await record(house, tx, { ...by(who, id), action: 'eligibility.norms-returned', facts: { effectiveFrom: proposal.effectiveFrom, proposedBy: proposal.proposedBy } })
  return ok((await proposalById(tx, id))!)
})

const by = ({ staffId, role }: Staff, id: string) => ({ actor: { door: 'staff' as const, id: staffId, role }, subject: { kind: 'norm-proposal', id } })
