import type { Queryable, Tx } from '#db/database.ts'
import type { DraftState } from '../domain/draft-states.ts'
import type { OfferState } from '../domain/state.ts'
import type { Typed } from './fields.ts'

/** A colleague, as the record knows them. */
export type Staff = { readonly staffId: string; readonly staffName: string; readonly role: string | undefined }

export type Draft = {
  readonly id: string
  readonly offerId: string | null
  /** The file that it came from. */
  readonly fileId: string | null
  readonly typed: Typed
  readonly revision: number
  readonly state: DraftState
  readonly changedAt: Date
  readonly changedBy: string
  readonly changedByName: string
  readonly decidedAt: Date | null
  readonly decidedByName: string | null
  readonly returnReason: string | null
  /** Of the offer that it changes. */
  readonly slug: string | null
}

export const draftColumns = `d.id, d.offer_id as "offerId", d.file_id as "fileId", d.typed, d.revision, d.state, d.changed_at as "changedAt", d.changed_by as "changedBy", d.changed_by_name as "changedByName",
  d.decided_at as "decidedAt", d.decided_by_name as "decidedByName", d.return_reason as "returnReason", o.slug`
const FROM = 'from offers.draft d left join offers.offer o on o.id = d.offer_id'
const OPEN = `d.state in ('writing', 'waiting', 'returned')`

export const draftById = (q: Queryable, id: string) => q.maybe<Draft>(`select ${draftColumns} ${FROM} where d.id = $1`, [id])
export const holdDraft = (tx: Tx, id: string) => tx.maybe<Draft>(`select ${draftColumns} ${FROM} where d.id = $1 for update of d`, [id])
/** What waits with the rest of its file is looked at there. */
export const openDrafts = (q: Queryable) => q.query<Draft>(`select ${draftColumns} ${FROM} where ${OPEN} and (d.file_id is null or d.state <> 'waiting') order by d.changed_at desc, d.id`)
export const draftOfOffer = (q: Queryable, offerId: string) => q.maybe<Draft>(`select ${draftColumns} ${FROM} where d.offer_id = $1 and ${OPEN}`, [offerId])

/** No row comes back when somebody began with this offer a moment ago. */
export const insertDraft = (tx: Tx, id: string, offerId: string | null, typed: Typed, { staffId, staffName }: Staff, at: Date) => tx.maybe<{ id: string }>(`
  insert into offers.draft (id, offer_id, typed, state, begun_at, changed_at, changed_by, changed_by_name) values ($1, $2, $3, 'writing', $4, $4, $5, $6)
  on conflict (offer_id) where state in ('writing', 'waiting', 'returned') do nothing returning id`, [id, offerId, JSON.stringify(typed), at, staffId, staffName])

/** What waited or came back is being written again; why it came back stays to be read until it is sent again. */
export const changeDraft = (tx: Tx, id: string, typed: Typed, { staffId, staffName }: Staff, at: Date) => tx.query(`
  update offers.draft set typed = typed || $2::jsonb, revision = revision + 1, state = 'writing', changed_at = $5, changed_by = $3, changed_by_name = $4
   where id = $1`, [id, JSON.stringify(typed), staffId, staffName, at])

export const moveDraft = (tx: Tx, id: string, state: 'waiting' | 'dropped', { staffId, staffName }: Staff, at: Date) => tx.query(`
  update offers.draft set state = $2, revision = revision + 1, changed_at = $5, changed_by = $3, changed_by_name = $4, decided_at = null, decided_by = null, decided_by_name = null, return_reason = null
   where id = $1`, [id, state, staffId, staffName, at])

export const decideDraft = (tx: Tx, id: string, decision: { readonly state: 'published'; readonly versionId: string } | { readonly state: 'returned'; readonly reason: string }, { staffId, staffName }: Staff, at: Date) => tx.query(`
  update offers.draft set state = $2, revision = revision + 1, decided_at = $5, decided_by = $3, decided_by_name = $4, version_id = $6, return_reason = $7 where id = $1`,
  [id, decision.state, staffId, staffName, at, decision.state === 'published' ? decision.versionId : null, decision.state === 'returned' ? decision.reason : null])

// ---- offers as their editors see them -----------------------------------------------------------------------------

export const standings = ['open', 'nog-niet', 'op', 'gepauzeerd', 'voorbij', 'gestopt'] as const
export type Standing = (typeof standings)[number]

export type OfferLine = {
  readonly slug: string; readonly state: OfferState; readonly standing: Standing; readonly title: string; readonly category: string
  readonly provider_id: string | null; readonly provider_group_id: string | null
  readonly initial: number | null; readonly remaining: number | null; readonly total_cents: number | null; readonly spent_cents: number | null; readonly usable_until: string
}

export type Filter = { readonly q: string; readonly standing: Standing | undefined; readonly category: string | undefined }

const LINES = `
  select o.slug, o.state, v.title, v.category, v.provider_id, v.provider_group_id, s.initial, s.remaining, b.total_cents, b.spent_cents, v.usable_until, v.published_at,
         case when o.state = 'ended' then 'gestopt' when v.orderable_until <= $1 then 'voorbij' when o.state = 'paused' then 'gepauzeerd'
              when v.orderable_from > $1 then 'nog-niet' when s.remaining <= s.held_for_desk then 'op' else 'open' end as standing
    from offers.offer o join offers.version v on v.id = o.version_id
    left join offers.stock s on s.offer_id = o.id left join offers.budget b on b.offer_id = o.id
   where o.state <> 'draft'`
const WHERE = `where ($2 = '' or position(lower($2) in lower(title)) > 0 or slug = $2) and ($3::text is null or standing = $3) and ($4::text is null or category = $4)`

export const offerLines = (q: Queryable, now: Date, { q: words, standing, category }: Filter, from: number, most: number) => q.query<OfferLine>(
  `select * from (${LINES}) l ${WHERE} order by array_position(array['open', 'nog-niet', 'op', 'gepauzeerd', 'voorbij', 'gestopt'], standing), title, slug offset $5 limit $6`,
  [now, words, standing ?? null, category ?? null, from, most])

export const countLines = (q: Queryable, now: Date, { q: words, standing, category }: Filter) => q.one<{ count: number }>(
  `select count(*) as count from (${LINES}) l ${WHERE}`, [now, words, standing ?? null, category ?? null])

export type PastVersion = { readonly id: string; readonly number: number; readonly published_at: Date; readonly published_by: string | null; readonly by_name: string | null; readonly written_by: string | null; readonly title: string }

/** Every version of an offer with who wrote it and who published it, the newest first. */
export const pastVersions = (q: Queryable, offerId: string) => q.query<PastVersion>(`
  select v.id, v.number, v.published_at, v.published_by, d.decided_by_name as by_name, d.changed_by_name as written_by, v.title
    from offers.version v left join offers.draft d on d.version_id = v.id
   where v.offer_id = $1 and v.published_at is not null order by v.number desc`, [offerId])

export const slugTaken = async (q: Queryable, slug: string) => (await q.maybe('select 1 as taken from offers.offer where slug = $1', [slug])) !== undefined
export const slugsLike = (q: Queryable, base: string) => q.query<{ slug: string }>(`select slug from offers.offer where left(slug, $2) = $1`, [base, base.length])
