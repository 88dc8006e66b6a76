import { askTogether } from '#db/ask-together.ts'
import type { Queryable, Tx } from '#db/database.ts'

export const keep = (q: Queryable, residentId: string, offerId: string, at: Date) => q.query(
  'insert into offers.favourite (resident_id, offer_id, kept_at) values ($1, $2, $3) on conflict do nothing', [residentId, offerId, at])
export const letGo = (q: Queryable, residentId: string, offerId: string) => q.query('delete from offers.favourite where resident_id = $1 and offer_id = $2', [residentId, offerId])

export type KeptRow = { readonly offerId: string; readonly at: Date }
export const favourites = (q: Queryable, residentId: string) => q.query<KeptRow>(
  'select offer_id as "offerId", kept_at as at from offers.favourite where resident_id = $1 order by kept_at desc, offer_id', [residentId])

/** How one offer stands with one resident, for its page. */
const standings = askTogether<readonly [residentId: string, offerId: string], { readonly resident: string; readonly offer: string; readonly kept: boolean; readonly asked: boolean }>({
  keyOf: (key) => key.join(' '), rowOf: ({ resident, offer }) => `${resident} ${offer}`,
  ask: (q, keys) => q.prepared('offers.standing', `
    select k.resident, k.offer, exists (select from offers.favourite f where f.resident_id = k.resident and f.offer_id = k.offer) as kept,
           exists (select from offers.stock_wish w where w.resident_id = k.resident and w.offer_id = k.offer and w.told_at is null) as asked
      from unnest($1::uuid[], $2::uuid[]) as k (resident, offer)`, [keys.map(([resident]) => resident), keys.map(([, offer]) => offer)]),
})
export const standing = async (q: Queryable, residentId: string, offerId: string): Promise<{ readonly kept: boolean; readonly asked: boolean }> =>
  (await standings(q, [residentId, offerId]))[0] ?? { kept: false, asked: false }

// ---- told when there is stock again -------------------------------------------------------------------------------

export const ask = (q: Queryable, wish: { readonly id: string; readonly residentId: string; readonly offerId: string; readonly at: Date }) => q.query(
  'insert into offers.stock_wish (id, resident_id, offer_id, asked_at) values ($1, $2, $3, $4) on conflict (resident_id, offer_id) where told_at is null do nothing',
  [wish.id, wish.residentId, wish.offerId, wish.at])
export const unask = (q: Queryable, residentId: string, offerId: string) => q.query('delete from offers.stock_wish where resident_id = $1 and offer_id = $2 and told_at is null', [residentId, offerId])

export type Wish = { readonly id: string; readonly residentId: string; readonly offerId: string }
/** Who waits for one of these offers, when there is something left of it for the site now, the longest waiting first. */
export const waitingWithStock = (q: Queryable, offerIds: readonly string[], most: number) => q.query<Wish>(`
  select w.id, w.resident_id as "residentId", w.offer_id as "offerId" from offers.stock_wish w left join offers.stock s on s.offer_id = w.offer_id
   where w.told_at is null and w.offer_id = any ($1::uuid[]) and (s.offer_id is null or s.remaining > s.held_for_desk) order by w.asked_at, w.id limit $2`, [offerIds, most])

/** One conditional statement: false when somebody else told it, or it was taken back meanwhile. */
export const markTold = async (tx: Tx, id: string, at: Date): Promise<boolean> =>
  (await tx.query('update offers.stock_wish set told_at = $2 where id = $1 and told_at is null returning id', [id, at])).length === 1

export const toldWishes = (q: Queryable) => q.query<{ id: string; residentId: string }>('select id, resident_id as "residentId" from offers.stock_wish where told_at is not null')
export const wishesOf = (q: Queryable, residentId: string) => q.query<{ offerId: string; askedAt: Date; toldAt: Date | null }>(
  'select offer_id as "offerId", asked_at as "askedAt", told_at as "toldAt" from offers.stock_wish where resident_id = $1 order by asked_at desc', [residentId])
export const forgetTold = (q: Queryable, before: Date) => q.query('delete from offers.stock_wish where told_at < $1', [before])
/** Nobody waits any more for what ended, or for what could be ordered until a moment before this one. */
export const forgetInVain = (q: Queryable, before: Date) => q.query(`
  delete from offers.stock_wish w using offers.offer o left join offers.version v on v.id = o.version_id
   where w.told_at is null and o.id = w.offer_id and (o.state = 'ended' or v.orderable_until < $1)`, [before])

/** Of who is forgotten: what they kept, waited for and looked at. */
export async function forgetKept(tx: Tx, people: readonly string[]): Promise<void> {
  await tx.query('delete from offers.favourite where resident_id = any ($1::uuid[])', [people])
  await tx.query('delete from offers.stock_wish where resident_id = any ($1::uuid[])', [people])
  await tx.query('delete from offers.last_look where resident_id = any ($1::uuid[])', [people])
}

// ---- the last look ------------------------------------------------------------------------------------------------

/** Remembers that somebody looks now. A look within the same visit (`visit` long) changes nothing. Answers the visit before this one. */
export const look = async (q: Queryable, residentId: string, at: Date, visitBegan: Date): Promise<Date | undefined> =>
  (await q.one<{ before: Date | null }>(`
    insert into offers.last_look as l (resident_id, looked_at) values ($1, $2)
    on conflict (resident_id) do update set before    = case when l.looked_at < $3 then l.looked_at else l.before end,
                                            looked_at = case when l.looked_at < $3 then $2 else l.looked_at end
    returning before`, [residentId, at, visitBegan])).before ?? undefined

export const lastLook = (q: Queryable, residentId: string) => q.maybe<{ lookedAt: Date; before: Date | null }>('select looked_at as "lookedAt", before from offers.last_look where resident_id = $1', [residentId])
