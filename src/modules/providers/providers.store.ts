import type { Queryable, Tx } from '#db/database.ts'

export type ProviderRow = {
  id: string; slug: string; name: string; kvk: string; address: string; postcode: string; place: string
  neighbourhood: string; opening_hours: string; travel: string; access: string; phone: string; website: string
}

const COLUMNS = 'p.id, p.slug, p.name, p.kvk, p.address, p.postcode, p.place, p.neighbourhood, p.opening_hours, p.travel, p.access, p.phone, p.website'

export const byKvk = (q: Queryable, kvk: string) => q.maybe<ProviderRow>(`select ${COLUMNS} from providers.provider p where p.kvk = $1`, [kvk])
export const byId  = (q: Queryable, id: string)  => q.maybe<ProviderRow>(`select ${COLUMNS} from providers.provider p where p.id = $1`, [id])
export const all   = (q: Queryable)              => q.query<ProviderRow>(`select ${COLUMNS} from providers.provider p order by p.name`)

export const groups = (q: Queryable) => q.query<{ id: string; slug: string; name: string; members: string[] }>(`
  select g.id, g.slug, g.name,
         array(select m.provider_id::text from providers.member m join providers.provider p on p.id = m.provider_id
                where m.group_id = g.id order by p.name) as members
    from providers.provider_group g order by g.name`)

export const groupsWith = (q: Queryable, providerId: string) =>
  q.query<{ group_id: string }>('select group_id from providers.member where provider_id = $1', [providerId])

export const changes = async (q: Queryable) => (await q.one<{ changes: number }>('select providers.changes() as changes')).changes

/** New, or the same slug with what is true now. */
export const keepProvider = (tx: Tx, row: ProviderRow, at: Date) => tx.one<{ id: string }>(`
  insert into providers.provider (id, slug, name, kvk, address, postcode, place, neighbourhood, opening_hours, travel, access, phone, website, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
  on conflict (slug) do update set name = excluded.name, kvk = excluded.kvk, address = excluded.address, postcode = excluded.postcode,
    place = excluded.place, neighbourhood = excluded.neighbourhood, opening_hours = excluded.opening_hours, travel = excluded.travel,
    access = excluded.access, phone = excluded.phone, website = excluded.website
  returning id`,
  [row.id, row.slug, row.name, row.kvk, row.address, row.postcode, row.place, row.neighbourhood, row.opening_hours, row.travel, row.access, row.phone, row.website, at])

export const keepGroup = (tx: Tx, group: { id: string; slug: string; name: string }, at: Date) => tx.one<{ id: string }>(`
  insert into providers.provider_group (id, slug, name, created_at) values ($1, $2, $3, $4)
  on conflict (slug) do update set name = excluded.name returning id`, [group.id, group.slug, group.name, at])

export const keepMember = (tx: Tx, groupId: string, providerId: string, at: Date) => tx.query(
  'insert into providers.member (group_id, provider_id, since) values ($1, $2, $3) on conflict do nothing', [groupId, providerId, at])
