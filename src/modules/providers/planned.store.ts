import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Typed } from './domain/typed-provider.ts'
import type { Staff } from './proposal.store.ts'

export type Planned = {
  readonly proposalId: string
  readonly providerId: string
  readonly startsOn: LocalDate
  readonly changes: Typed
  readonly takenBack: { readonly at: Date; readonly byName: string; readonly reason: string } | undefined
}
type Row = { proposal_id: string; provider_id: string; starts_on: LocalDate; changes: Typed; taken_back_at: Date | null; taken_back_by_name: string | null; taken_back_reason: string | null }

const COLUMNS = 'l.proposal_id, l.provider_id, l.starts_on, l.changes, l.taken_back_at, l.taken_back_by_name, l.taken_back_reason'
const planned = (row: Row | undefined): Planned | undefined => row && {
  proposalId: row.proposal_id, providerId: row.provider_id, startsOn: row.starts_on, changes: row.changes,
  takenBack: row.taken_back_at ? { at: row.taken_back_at, byName: row.taken_back_by_name ?? '', reason: row.taken_back_reason ?? '' } : undefined,
}

export const plannedBy = async (q: Queryable, proposalId: string) => planned(await q.maybe<Row>(`select ${COLUMNS} from providers.planned l where l.proposal_id = $1`, [proposalId]))
export const holdPlanned = async (tx: Tx, proposalId: string) => planned(await tx.maybe<Row>(`select ${COLUMNS} from providers.planned l where l.proposal_id = $1 for update`, [proposalId]))

/** What counts already and does not stand in the provider's own row yet. */
export const holdDue = async (tx: Tx, slug: string, today: LocalDate) => planned(await tx.maybe<Row>(`
  select ${COLUMNS} from providers.planned l join providers.provider p on p.id = l.provider_id
   where p.slug = $1 and l.starts_on <= $2 and l.kept_at is null and l.taken_back_at is null for update of l`, [slug, today]))

export const insertPlanned = (tx: Tx, { proposalId, providerId, startsOn, changes }: Omit<Planned, 'takenBack'>) => tx.query(
  'insert into providers.planned (proposal_id, provider_id, starts_on, changes) values ($1, $2, $3, $4)', [proposalId, providerId, startsOn, JSON.stringify(changes)])

export const markKept = (tx: Tx, proposalId: string, at: Date) => tx.query('update providers.planned set kept_at = $2 where proposal_id = $1', [proposalId, at])

export const takeBack = (tx: Tx, proposalId: string, { staffId, staffName }: Staff, reason: string, at: Date) => tx.query(`
  update providers.planned set taken_back_at = $2, taken_back_by = $3, taken_back_by_name = $4, taken_back_reason = $5 where proposal_id = $1`, [proposalId, at, staffId, staffName, reason])
