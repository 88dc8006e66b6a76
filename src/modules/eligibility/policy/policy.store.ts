import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Staff } from '../four-eyes/proposed.ts'
import { readPolicy } from '../rules-in-force.ts'
import type { EnteredPolicy, PolicyProposal } from './proposal.ts'

type Nullable<T> = { [K in keyof T]: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K] }
/** Null of the database is absent here; a policy is checked again as it is read. */
const present = <T extends { policy: unknown }>(row: Nullable<T>): T =>
  ({ ...Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? undefined])), policy: readPolicy(row.policy) }) as unknown as T

const PROPOSAL = `id, effective_from as "effectiveFrom", policy, ground, corrects, state, proposed_at as "proposedAt", proposed_by as "proposedBy", proposed_by_name as "proposedByName",
  decided_at as "decidedAt", decided_by as "decidedBy", decided_by_name as "decidedByName", return_reason as "returnReason", policy_version as "policyVersion"`

/** Every version with who stands for it, the latest day first. */
export const enteredPolicies = async (q: Queryable): Promise<EnteredPolicy[]> => (await q.query<Nullable<EnteredPolicy>>(`
  select v.version, v.effective_from as "effectiveFrom", v.policy, v.entered_at as "enteredAt", v.entered_by as "enteredBy",
         p.ground, p.decided_by_name as "approvedByName", p.decided_at as "approvedAt"
    from eligibility.policy_version v left join eligibility.policy_proposal p on p.policy_version = v.version
   order by v.effective_from desc, v.version desc`)).map((row) => present<EnteredPolicy>(row))

/** Answers the id of the proposal that waits for the same day already, if any: then nothing is written. */
export async function insertProposal(tx: Tx, p: Pick<PolicyProposal, 'id' | 'effectiveFrom' | 'policy' | 'ground' | 'corrects' | 'proposedAt' | 'proposedBy' | 'proposedByName'>): Promise<string | undefined> {
  const [written] = await tx.query(`
    insert into eligibility.policy_proposal (id, effective_from, policy, ground, corrects, state, proposed_at, proposed_by, proposed_by_name)
    values ($1, $2, $3, $4, $5, 'waiting', $6, $7, $8)
    on conflict (effective_from) where state = 'waiting' do nothing returning id`,
  [p.id, p.effectiveFrom, JSON.stringify(p.policy), p.ground, p.corrects ?? null, p.proposedAt, p.proposedBy, p.proposedByName])
  return written ? undefined : (await waitingFor(tx, p.effectiveFrom))?.id
}

const waitingFor = (q: Queryable, day: LocalDate): Promise<{ id: string } | undefined> =>
  q.maybe(`select id from eligibility.policy_proposal where effective_from = $1 and state = 'waiting'`, [day])

export async function proposalById(q: Queryable, id: string): Promise<PolicyProposal | undefined> {
  const row = await q.maybe<Nullable<PolicyProposal>>(`select ${PROPOSAL} from eligibility.policy_proposal where id = $1`, [id])
  return row && present<PolicyProposal>(row)
}

/** What needs somebody: it waits, or it came back and nobody made it better yet. The oldest first. */
export const openProposals = async (q: Queryable): Promise<PolicyProposal[]> => (await q.query<Nullable<PolicyProposal>>(`
  select ${PROPOSAL} from eligibility.policy_proposal p
   where state = 'waiting' or (state = 'returned' and not exists (select from eligibility.policy_proposal better where better.corrects = p.id))
   order by proposed_at, id`)).map((row) => present<PolicyProposal>(row))

/** Whoever decides now waits for the one before, also where there was another proposal: versions are numbered one by one. */
export const lockWaiting = (tx: Tx): Promise<object[]> => tx.query(`select id from eligibility.policy_proposal where state = 'waiting' order by id for update`)

/** Yes, by somebody else than who proposed it, to what still waits. Answers the version that it gets. */
export const takeApproved = async (tx: Tx, id: string, { staffId, staffName }: Staff, at: Date): Promise<number | undefined> => (await tx.maybe<{ version: number }>(`
  update eligibility.policy_proposal set state = 'approved', decided_at = $2, decided_by = $3, decided_by_name = $4,
         policy_version = (select coalesce(max(v.version), 0) + 1 from eligibility.policy_version v)
   where id = $1 and state = 'waiting' and proposed_by <> $3 returning policy_version as version`, [id, at, staffId, staffName]))?.version

export const takeReturned = async (tx: Tx, id: string, { staffId, staffName }: Staff, at: Date, reason: string): Promise<boolean> => (await tx.query(`
  update eligibility.policy_proposal set state = 'returned', decided_at = $2, decided_by = $3, decided_by_name = $4, return_reason = $5
   where id = $1 and state = 'waiting' and proposed_by <> $3 returning id`, [id, at, staffId, staffName, reason])).length === 1

/** The version was just taken: a second row of it is a mistake in the program, and fails. */
export async function insertApproved(tx: Tx, version: number, { effectiveFrom, policy, proposedByName }: PolicyProposal, at: Date): Promise<void> {
  await tx.query('insert into eligibility.policy_version (version, effective_from, policy, entered_at, entered_by) values ($1, $2, $3, $4, $5)',
    [version, effectiveFrom, JSON.stringify(policy), at, proposedByName])
}
