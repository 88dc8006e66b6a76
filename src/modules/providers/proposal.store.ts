import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { ProposalState } from './domain/proposal-states.ts'
import type { Typed } from './domain/typed-provider.ts'

/** A colleague, as the record knows them. */
export type Staff = { readonly staffId: string; readonly staffName: string; readonly role: string | undefined }

export type Proposal = {
  readonly id: string
  /** Null: a provider that is not there yet. */
  readonly providerId: string | null
  readonly typed: Typed
  /** Only what it makes otherwise, as it would be written down. Null: all of it (a new one). */
  readonly changes: Typed | null
  /** Null: it counts as soon as a colleague says yes. */
  readonly startsOn: LocalDate | null
  readonly state: ProposalState
  readonly corrects: string | null
  readonly proposedAt: Date
  readonly proposedBy: string
  readonly proposedByName: string
  readonly decidedAt: Date | null
  readonly decidedByName: string | null
  readonly returnReason: string | null
}

const COLUMNS = `p.id, p.provider_id as "providerId", p.typed, p.changes, p.starts_on as "startsOn", p.state, p.corrects, p.proposed_at as "proposedAt", p.proposed_by as "proposedBy", p.proposed_by_name as "proposedByName",
  p.decided_at as "decidedAt", p.decided_by_name as "decidedByName", p.return_reason as "returnReason"`

export const proposalById = (q: Queryable, id: string) => q.maybe<Proposal>(`select ${COLUMNS} from providers.proposal p where p.id = $1`, [id])
export const holdProposal = (tx: Tx, id: string) => tx.maybe<Proposal>(`select ${COLUMNS} from providers.proposal p where p.id = $1 for update`, [id])
export const waitingFor = (q: Queryable, providerId: string) => q.maybe<Proposal>(`select ${COLUMNS} from providers.proposal p where p.provider_id = $1 and p.state = 'waiting'`, [providerId])

/** What needs somebody: it waits, or it came back and nobody made it better yet. The oldest first. */
export const openProposals = (q: Queryable) => q.query<Proposal>(`
  select ${COLUMNS} from providers.proposal p
   where p.state = 'waiting' or (p.state = 'returned' and not exists (select from providers.proposal better where better.corrects = p.id))
   order by p.proposed_at, p.id`)

/** No row comes back when somebody proposed something about this provider a moment ago. */
export const insertProposal = (tx: Tx, p: Pick<Proposal, 'id' | 'providerId' | 'typed' | 'corrects' | 'changes' | 'startsOn'>, { staffId, staffName }: Staff, at: Date) => tx.maybe<{ id: string }>(`
  insert into providers.proposal (id, provider_id, typed, state, corrects, proposed_at, proposed_by, proposed_by_name, changes, starts_on) values ($1, $2, $3, 'waiting', $4, $5, $6, $7, $8, $9)
  on conflict (provider_id) where state = 'waiting' do nothing returning id`, [p.id, p.providerId, JSON.stringify(p.typed), p.corrects, at, staffId, staffName, p.changes && JSON.stringify(p.changes), p.startsOn])

/** `providerId`: which provider it is about, known now that it is there. */
export const decideProposal = (tx: Tx, id: string, decision: { readonly state: 'approved'; readonly providerId: string } | { readonly state: 'returned'; readonly reason: string }, { staffId, staffName }: Staff, at: Date) => tx.query(`
  update providers.proposal set state = $2, decided_at = $5, decided_by = $3, decided_by_name = $4, provider_id = coalesce($6, provider_id), return_reason = $7 where id = $1`,
  [id, decision.state, staffId, staffName, at, decision.state === 'approved' ? decision.providerId : null, decision.state === 'returned' ? decision.reason : null])

export type PastVersion = { readonly number: number; readonly since: Date; readonly proposalId: string | null; readonly proposedByName: string | null; readonly decidedByName: string | null }

/** What a provider was, the newest first, with who wrote it and who said yes. A planned change whose day has come is one, kept as such or not yet. */
export const versionsOf = (q: Queryable, providerId: string, today: LocalDate) => q.query<PastVersion>(`
  with v as (
    select number, since, proposal_id from providers.version where provider_id = $1
    union all
    select (select max(number) + 1 from providers.version where provider_id = $1), l.starts_on::timestamp at time zone 'Europe/Amsterdam', l.proposal_id
      from providers.planned l where l.provider_id = $1 and l.starts_on <= $2 and l.kept_at is null and l.taken_back_at is null)
  select v.number, v.since, v.proposal_id as "proposalId", p.proposed_by_name as "proposedByName", p.decided_by_name as "decidedByName"
    from v left join providers.proposal p on p.id = v.proposal_id order by v.number desc`, [providerId, today])
