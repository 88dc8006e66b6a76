import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

/** Degrees come as text: numeric is exact. */
type SpotColumns = { lat: string | null; lon: string | null }
export type BranchRow = SpotColumns & { name: string; address: string; postcode: string; place: string; neighbourhood: string; opening_hours: string }
export type ProviderRow = SpotColumns & {
  id: string; slug: string; name: string; kvk: string; address: string; postcode: string; place: string
  neighbourhood: string; opening_hours: string; travel: string; access: string; phone: string; website: string; booking: string
  branches: BranchRow[]
  /** What was approved for another day and does not stand in the columns yet, whether or not that day has come. */
  planned: { proposalId: string; startsOn: LocalDate; changes: Record<string, string> } | null
}

const COLUMNS = `p.id, p.slug, p.name, p.kvk, p.address, p.postcode, p.place, p.neighbourhood, p.opening_hours, p.travel, p.access, p.phone, p.website, p.booking, p.lat::text, p.lon::text,
  coalesce((select jsonb_agg(jsonb_build_object('name', b.name, 'address', b.address, 'postcode', b.postcode, 'place', b.place, 'neighbourhood', b.neighbourhood,
    'opening_hours', b.opening_hours, 'lat', b.lat::text, 'lon', b.lon::text) order by b.position) from providers.branch b where b.provider_id = p.id), '[]') as branches,
  (select jsonb_build_object('proposalId', l.proposal_id, 'startsOn', l.starts_on, 'changes', l.changes) from providers.planned l
    where l.provider_id = p.id and l.kept_at is null and l.taken_back_at is null) as planned`

export const byKvk  = (q: Queryable, kvk: string)  => q.maybe<ProviderRow>(`select ${COLUMNS} from providers.provider p where p.kvk = $1`, [kvk])
export const byId   = (q: Queryable, id: string)   => q.maybe<ProviderRow>(`select ${COLUMNS} from providers.provider p where p.id = $1`, [id])
export const bySlug = (q: Queryable, slug: string) => q.maybe<ProviderRow>(`select ${COLUMNS} from providers.provider p where p.slug = $1`, [slug])
export const all    = (q: Queryable)               => q.query<ProviderRow>(`select ${COLUMNS} from providers.provider p order by p.name`)

export const groups = (q: Queryable) => q.query<{ id: string; slug: string; name: string; members: string[] }>(`
  select g.id, g.slug, g.name,
         array(select m.provider_id::text from providers.member m join providers.provider p on p.id = m.provider_id
                where m.group_id = g.id order by p.name) as members
    from providers.provider_group g order by g.name`)

export const groupsWith = (q: Queryable, providerId: string) =>
  q.query<{ group_id: string }>('select group_id from providers.member where provider_id = $1', [providerId])

/** A planned change that begins is one more, with nobody writing anything: the day alone makes the number another. */
export const changes = async (q: Queryable, today: LocalDate) => (await q.one<{ changes: number }>(`
  select providers.changes() + (select count(*) from providers.planned l where l.starts_on <= $1 and l.taken_back_at is null) as changes`, [today])).changes

/** New, or the same slug with what is true now. */
export const keepProvider = (tx: Tx, row: Omit<ProviderRow, 'branches' | 'planned'>, at: Date) => tx.one<{ id: string }>(`
  insert into providers.provider (id, slug, name, kvk, address, postcode, place, neighbourhood, opening_hours, travel, access, phone, website, booking, lat, lon, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
  on conflict (slug) do update set name = excluded.name, kvk = excluded.kvk, address = excluded.address, postcode = excluded.postcode,
    place = excluded.place, neighbourhood = excluded.neighbourhood, opening_hours = excluded.opening_hours, travel = excluded.travel,
    access = excluded.access, phone = excluded.phone, website = excluded.website, booking = excluded.booking, lat = excluded.lat, lon = excluded.lon
  returning id`,
  [row.id, row.slug, row.name, row.kvk, row.address, row.postcode, row.place, row.neighbourhood, row.opening_hours, row.travel, row.access, row.phone, row.website, row.booking, row.lat, row.lon, at])

export async function keepBranches(tx: Tx, providerId: string, branches: readonly BranchRow[]): Promise<void> {
  await tx.query('delete from providers.branch where provider_id = $1', [providerId])
  for (const [index, row] of branches.entries()) {
    await tx.query(`insert into providers.branch (provider_id, position, name, address, postcode, place, neighbourhood, opening_hours, lat, lon)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, [providerId, index + 1, row.name, row.address, row.postcode, row.place, row.neighbourhood, row.opening_hours, row.lat, row.lon])
  }
}

/** Nothing is written when the last version says the same already. */
export const keepVersion = (tx: Tx, providerId: string, facts: object, since: Date, proposalId: string | null) => tx.query(`
  insert into providers.version (provider_id, number, facts, since, proposal_id)
  select $1, coalesce(max(v.number), 0) + 1, $2, $3, $4 from providers.version v where v.provider_id = $1
  having $2::jsonb is distinct from (select last.facts from providers.version last where last.provider_id = $1 order by last.number desc limit 1)`,
  [providerId, JSON.stringify(facts), since, proposalId])

export const keepGroup = (tx: Tx, group: { id: string; slug: string; name: string }, at: Date) => tx.one<{ id: string }>(`
  insert into providers.provider_group (id, slug, name, created_at) values ($1, $2, $3, $4)
  on conflict (slug) do update set name = excluded.name returning id`, [group.id, group.slug, group.name, at])

export const keepMember = (tx: Tx, groupId: string, providerId: string, at: Date) => tx.query(
  'insert into providers.member (group_id, provider_id, since) values ($1, $2, $3) on conflict do nothing', [groupId, providerId, at])
