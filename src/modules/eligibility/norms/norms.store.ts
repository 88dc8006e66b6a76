import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { NormTable } from '../domain/norms.ts'
import type { Staff } from '../four-eyes/proposed.ts'
import type { EnteredTable, Proposal } from './proposal.ts'

type Nullable<T> = { [K in keyof T]: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K] }
/** Null of the database is absent here. */
const present = <T extends object>(row: Nullable<T>): T => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? undefined])) as T

const PROPOSAL = `id, effective_from as "effectiveFrom", basis, holiday_allowance_permille as "holidayAllowancePermille", amounts, confirmed, source, corrects, state,
  proposed_at as "proposedAt", proposed_by as "proposedBy", proposed_by_name as "proposedByName",
  decided_at as "decidedAt", decided_by as "decidedBy", decided_by_name as "decidedByName", return_reason as "returnReason", norm_version as "normVersion"`

/** Every version of every table with who stands for it, the latest day first. */
export const enteredTables = async (q: Queryable): Promise<EnteredTable[]> => (await q.query<Nullable<EnteredTable>>(`
  select n.effective_from as "effectiveFrom", n.version, n.basis, n.holiday_allowance_permille as "holidayAllowancePermille", n.source, n.confidence, n.amounts,
         n.entered_at as "enteredAt", n.entered_by as "enteredBy", p.decided_by_name as "approvedByName", p.decided_at as "approvedAt"
    from eligibility.norm_table n left join eligibility.norm_proposal p on p.effective_from = n.effective_from and p.norm_version = n.version
   order by n.effective_from desc, n.version desc`)).map((row) => present<EnteredTable>(row))

/** Answers the id of the proposal that waits for the same day already, if any: then nothing is written. */
export async function insertProposal(tx: Tx, p: Pick<Proposal, 'id' | 'effectiveFrom' | 'basis' | 'holidayAllowancePermille' | 'amounts' | 'confirmed' | 'source' | 'corrects' | 'proposedAt' | 'proposedBy' | 'proposedByName'>): Promise<string | undefined> {
  const [written] = await tx.query(`
    insert into eligibility.norm_proposal (id, effective_from, basis, holiday_allowance_permille, amounts, confirmed, source, corrects, state, proposed_at, proposed_by, proposed_by_name)
    values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, $10, $11)
    on conflict (effective_from) where state = 'waiting' do nothing returning id`,
  [p.id, p.effectiveFrom, p.basis, p.holidayAllowancePermille, JSON.stringify(p.amounts), p.confirmed, p.source, p.corrects ?? null, p.proposedAt, p.proposedBy, p.proposedByName])
  return written ? undefined : (await waitingFor(tx, p.effectiveFrom))?.id
}

const waitingFor = (q: Queryable, day: LocalDate): Promise<{ id: string } | undefined> =>
  q.maybe(`select id from eligibility.norm_proposal where effective_from = $1 and state = 'waiting'`, [day])

export async function proposalById(q: Queryable, id: string): Promise<Proposal | undefined> {
  const row = await q.maybe<Nullable<Proposal>>(`select ${PROPOSAL} from eligibility.norm_proposal where id = $1`, [id])
  return row && present<Proposal>(row)
}

/** What needs somebody: it waits, or it came back and nobody made it better yet. The oldest first. */
export const openProposals = async (q: Queryable): Promise<Proposal[]> => (await q.query<Nullable<Proposal>>(`
  select ${PROPOSAL} from eligibility.norm_proposal p
   where state = 'waiting' or (state = 'returned' and not exists (select from eligibility.norm_proposal better where better.corrects = p.id))
   order by proposed_at, id`)).map((row) => present<Proposal>(row))

/** Whoever decides on a proposal now waits for the one before: what a table is weighed against stands still meanwhile. */
export const lockWaiting = (tx: Tx): Promise<object[]> => tx.query(`select id from eligibility.norm_proposal where state = 'waiting' order by id for update`)

/** Yes, by somebody else than who entered it, to what still waits. Answers the version that it gets of its day. */
export const takeApproved = async (tx: Tx, id: string, { staffId, staffName }: Staff, at: Date): Promise<number | undefined> => (await tx.maybe<{ version: number }>(`
  update eligibility.norm_proposal p set state = 'approved', decided_at = $2, decided_by = $3, decided_by_name = $4,
         norm_version = (select coalesce(max(n.version), 0) + 1 from eligibility.norm_table n where n.effective_from = p.effective_from)
   where id = $1 and state = 'waiting' and proposed_by <> $3 returning norm_version as version`, [id, at, staffId, staffName]))?.version

export const takeReturned = async (tx: Tx, id: string, { staffId, staffName }: Staff, at: Date, reason: string): Promise<boolean> => (await tx.query(`
  update eligibility.norm_proposal set state = 'returned', decided_at = $2, decided_by = $3, decided_by_name = $4, return_reason = $5
   where id = $1 and state = 'waiting' and proposed_by <> $3 returning id`, [id, at, staffId, staffName, reason])).length === 1

/** The version was just taken: a second row of it is a mistake in the program, and fails. */
export async function insertApproved(tx: Tx, table: NormTable, at: Date, enteredBy: string): Promise<void> {
  await tx.query(`
    insert into eligibility.norm_table (effective_from, version, basis, holiday_allowance_permille, amounts, source, confidence, entered_at, entered_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
  [table.effectiveFrom, table.version, table.basis, table.holidayAllowancePermille, JSON.stringify(table.amounts), table.source, table.confidence, at, enteredBy])
}
