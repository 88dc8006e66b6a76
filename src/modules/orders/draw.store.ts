import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Delivery, DeliveryChoice } from './domain/delivery.ts'
import type { Drawn, DrawOutcome } from './domain/draw.ts'

export type DrawRow = {
  readonly id: string; readonly offerId: string; readonly closesAt: Date; readonly commitment: string; readonly sealed: Buffer
  readonly seed: string | null; readonly places: number | null; readonly drawnAt: Date | null; readonly stoppedAt: Date | null
}
const DRAW = `d.id, d.offer_id as "offerId", d.closes_at as "closesAt", d.commitment, d.seed_sealed as sealed, d.seed, d.places, d.drawn_at as "drawnAt", d.stopped_at as "stoppedAt"`
/** Neither held nor stopped. */
const OPEN = 'd.drawn_at is null and d.stopped_at is null'

/** The draw of an offer that is not held yet; made when there is none. Another end than before is taken over. */
export async function openDraw(q: Queryable, draw: { id: string; offerId: string; closesAt: Date; commitment: string; sealed: Buffer; at: Date }): Promise<void> {
  await q.query(`
    insert into orders.draw as d (id, offer_id, closes_at, commitment, seed_sealed, opened_at) values ($1, $2, $3, $4, $5, $6)
    on conflict (offer_id) where drawn_at is null and stopped_at is null do update set closes_at = excluded.closes_at where d.closes_at <> excluded.closes_at`,
  [draw.id, draw.offerId, draw.closesAt, draw.commitment, draw.sealed, draw.at])
}

export const openDrawOf = (q: Queryable, offerId: string) => q.maybe<DrawRow>(`select ${DRAW} from orders.draw d where d.offer_id = $1 and ${OPEN}`, [offerId])
/** Held for a sign-up: whoever draws waits for it. */
export const holdForSignUp = (tx: Tx, offerId: string) => tx.maybe<DrawRow>(`select ${DRAW} from orders.draw d where d.offer_id = $1 and ${OPEN} for share`, [offerId])
/** Held alone: no sign-up comes in between, and nobody else draws. */
export const holdForDraw = (tx: Tx, id: string) => tx.maybe<DrawRow>(`select ${DRAW} from orders.draw d where d.id = $1 and ${OPEN} for update skip locked`, [id])
export const drawById = (q: Queryable, id: string) => q.maybe<DrawRow>(`select ${DRAW} from orders.draw d where d.id = $1`, [id])
export const allDraws = (q: Queryable) => q.query<DrawRow>(`select ${DRAW} from orders.draw d order by d.closes_at, d.id`)
export const heldAmong = async (q: Queryable, offerIds: readonly string[]): Promise<string[]> =>
  (await q.query<{ id: string }>('select o.id from unnest($1::uuid[]) o (id) where orders.draw_held(o.id)', [offerIds])).map(({ id }) => id)
export const dueDraws = (q: Queryable, now: Date) => q.query<{ id: string; offerId: string; closesAt: Date }>(
  `select d.id, d.offer_id as "offerId", d.closes_at as "closesAt" from orders.draw d where ${OPEN} and d.closes_at <= $1 order by d.closes_at, d.id`, [now])
/** That it waits for its offer, once. True: it was not noted before. */
export const noteWaiting = async (tx: Tx, id: string, at: Date): Promise<boolean> => (await tx.query(`update orders.draw d set waits_since = $2 where d.id = $1 and d.waits_since is null and ${OPEN} returning d.id`, [id, at])).length === 1
/** Nothing is drawn any more: waits for who signs up at this moment, and nobody does after it. */
export const stopDraw = (tx: Tx, offerId: string, at: Date) => tx.maybe<{ id: string }>(`update orders.draw d set stopped_at = $2 where d.offer_id = $1 and ${OPEN} returning d.id`, [offerId, at])

export type SignUpRow = {
  readonly id: string; readonly drawId: string; readonly residentId: string; readonly people: string[]; readonly signedAt: Date
  readonly withdrawnAt: Date | null; readonly place: number | null; readonly outcome: DrawOutcome | null; readonly reason: string | null; readonly orderId: string | null
  readonly delivery: Delivery; readonly pickUpAt: string | null
  /** What they read. Null: from before this was kept. */
  readonly versionId: string | null
}
const SIGN_UP = `s.id, s.draw_id as "drawId", s.resident_id as "residentId", s.people::text[] as people, s.signed_at as "signedAt",
  s.withdrawn_at as "withdrawnAt", s.place, s.outcome, s.reason, s.order_id as "orderId", s.delivery, s.pick_up_at as "pickUpAt", s.version_id as "versionId"`

export const insertSignUp = (tx: Tx, one: { id: string; drawId: string; residentId: string; people: readonly string[]; delivery: DeliveryChoice; versionId: string; at: Date }) => tx.maybe<{ id: string }>(`
  insert into orders.sign_up (id, draw_id, resident_id, people, signed_at, delivery, pick_up_at, version_id) values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (draw_id, resident_id) where withdrawn_at is null do nothing returning id`, [one.id, one.drawId, one.residentId, one.people, one.at, one.delivery.how, one.delivery.how === 'stip' ? one.delivery.stip : null, one.versionId])
/** Who of them had no chance in this draw yet, and has one now. */
export const insertChances = (tx: Tx, drawId: string, signUpId: string, people: readonly string[]) => tx.query<{ id: string }>(`
  insert into orders.chance (draw_id, resident_id, sign_up_id) select $1, p, $2 from unnest($3::uuid[]) p order by p
  on conflict do nothing returning resident_id as id`, [drawId, signUpId, people])

export const standingSignUp = (q: Queryable, drawId: string, residentId: string) => q.maybe<SignUpRow>(
  `select ${SIGN_UP} from orders.sign_up s where s.draw_id = $1 and s.resident_id = $2 and s.withdrawn_at is null`, [drawId, residentId])
export const signUpOf = (q: Queryable, id: string, residentId: string) => q.maybe<SignUpRow>(
  `select ${SIGN_UP} from orders.sign_up s where s.id = $1 and s.resident_id = $2`, [id, residentId])
/** Of this resident: those that stand for a draw that was not held yet, also when its time has come. */
export const standingSignUps = (q: Queryable, residentId: string) => q.query<SignUpRow>(`
  select ${SIGN_UP} from orders.sign_up s join orders.draw d on d.id = s.draw_id
   where s.resident_id = $1 and s.withdrawn_at is null and ${OPEN} order by d.closes_at, s.id`, [residentId])
export const signUpsOf = (q: Queryable, drawId: string) => q.query<SignUpRow>(
  `select ${SIGN_UP} from orders.sign_up s where s.draw_id = $1 and s.withdrawn_at is null order by s.id`, [drawId])

/** Of the newest draw of this offer: how many sign-ups stand, and for how many people. Nothing when it never had one. */
export const countSignUps = (q: Queryable, offerId: string) => q.maybe<{ signUps: number; people: number }>(`
  select count(s.id)::int as "signUps", coalesce(sum(cardinality(s.people)), 0)::int as people
    from orders.draw d left join orders.sign_up s on s.draw_id = d.id and s.withdrawn_at is null
   where d.id = (select last.id from orders.draw last where last.offer_id = $1 order by last.closes_at desc, last.id desc limit 1) group by d.id`, [offerId])

/** Of the draw that is still to come: how many sign-ups stand, and for how many people. */
export const standingOf = (q: Queryable, offerId: string) => q.one<{ signUps: number; people: number }>(`
  select count(s.id)::int as "signUps", coalesce(sum(cardinality(s.people)), 0)::int as people
    from orders.draw d join orders.sign_up s on s.draw_id = d.id and s.withdrawn_at is null where d.offer_id = $1 and ${OPEN}`, [offerId])

export async function withdraw(tx: Tx, signUpId: string, at: Date): Promise<boolean> {
  const gone = await tx.query('update orders.sign_up set withdrawn_at = $2 where id = $1 and withdrawn_at is null and outcome is null returning id', [signUpId, at])
  await tx.query('delete from orders.chance where sign_up_id = $1', [signUpId])
  return gone.length === 1
}

/** Another way for the bon than was chosen. True: the sign-up stands, and nothing came of it yet. */
export const changeDelivery = async (tx: Tx, signUpId: string, delivery: DeliveryChoice): Promise<boolean> => (await tx.query(
  'update orders.sign_up set delivery = $2, pick_up_at = $3 where id = $1 and withdrawn_at is null and outcome is null returning id',
  [signUpId, delivery.how, delivery.how === 'stip' ? delivery.stip : null])).length === 1

/** How many can be won, written down once: what the site may give of the stock. */
export const fixPlaces = (q: Queryable, drawId: string) => q.query(`
  update orders.draw d set places = greatest(0, coalesce((offers.left_over(d.offer_id)).remaining - (offers.left_over(d.offer_id)).held_for_desk, 0))
   where d.id = $1 and d.drawn_at is null and d.places is null`, [drawId])

/** Of these residents, the sign-ups whose order was placed by a draw (the key says of which one). */
export const givenAlready = async (q: Queryable, residentIds: readonly string[]): Promise<ReadonlySet<string>> => new Set((await q.query<{ id: string }>(
  `select split_part(i.key, ' ', 2) as id from orders.idempotency i where i.owner = any ($1::uuid[]) and i.key like 'draw %' and i.order_id is not null`, [residentIds])).map(({ id }) => id))

/** Fails when the connection of this transaction is gone. */
export const stillThere = (tx: Tx) => tx.one('select true as there')

export const tellMany = (tx: Tx, messages: readonly object[]) => tx.query('select messages.enqueue_many($1::jsonb)', [JSON.stringify(messages)])

export type Result = Pick<Drawn, 'id' | 'place' | 'outcome'> & { readonly reason: string | undefined; readonly orderId: string | undefined }
export async function keepResults(tx: Tx, drawId: string, { seed, at }: { seed: string; at: Date }, results: readonly Result[]): Promise<void> {
  await tx.query('update orders.draw set seed = $2, drawn_at = $3 where id = $1', [drawId, seed, at])
  await tx.query(`
    update orders.sign_up s set place = r.place, outcome = r.outcome, reason = r.reason, order_id = r.order_id
      from unnest($1::uuid[], $2::integer[], $3::text[], $4::text[], $5::uuid[]) r (id, place, outcome, reason, order_id) where s.id = r.id`,
  [results.map(({ id }) => id), results.map(({ place }) => place), results.map(({ outcome }) => outcome), results.map(({ reason }) => reason ?? null), results.map(({ orderId }) => orderId ?? null)])
}

/** A draw that was held, in its order: what anybody may see of it. */
export const drawnList = (q: Queryable, drawId: string) => q.query<{ id: string; place: number; count: number; outcome: DrawOutcome }>(`
  select s.id, s.place, cardinality(s.people) as count, s.outcome from orders.sign_up s where s.draw_id = $1 and s.place is not null order by s.place`, [drawId])

/** For which draws somebody signed up, newest first. */
export const signUpsBy = (q: Queryable, residentId: string) => q.query<{ id: string; signedAt: Date; withdrawnAt: Date | null; outcome: DrawOutcome | null; stopped: boolean }>(`
  select s.id, s.signed_at as "signedAt", s.withdrawn_at as "withdrawnAt", s.outcome, d.stopped_at is not null as stopped
    from orders.sign_up s join orders.draw d on d.id = s.draw_id where s.resident_id = $1 order by s.signed_at desc, s.id desc`, [residentId])

const OLD = `s.forgotten_on is null and exists (select from orders.draw d where d.id = s.draw_id and coalesce(d.drawn_at, d.stopped_at) < $1::date::timestamp at time zone 'Europe/Amsterdam')`

export const oldSignUps = async (q: Queryable, before: LocalDate): Promise<number> =>
  (await q.one<{ n: number }>(`select count(*)::int as n from orders.sign_up s where ${OLD}`, [before])).n

/** Of whom a sign-up was and for whom, and which order came of it. Answers of how many. */
export async function forgetSignUps(tx: Tx, before: LocalDate, today: LocalDate, batch: number): Promise<number> {
  const gone = await tx.query<{ id: string }>(`
    update orders.sign_up set forgotten_on = $2, resident_id = null, order_id = null, people = array_fill(null::uuid, array[cardinality(people)]), delivery = 'phone', pick_up_at = null
     where id in (select s.id from orders.sign_up s where ${OLD} limit $3) returning id`, [before, today, batch])
  await tx.query('delete from orders.chance where sign_up_id = any ($1::uuid[])', [gone.map(({ id }) => id)])
  return gone.length
}

/** For the invariant: each sign-up and what it must have been told. */
export const tellings = (q: Queryable) => q.query<{ residentId: string; key: string }>(`
  select resident_id as "residentId", 'draw-signed-up ' || id as key from orders.sign_up where forgotten_on is null
  union all select resident_id, 'draw-' || outcome || ' ' || id from orders.sign_up where outcome in ('lost', 'refused') and forgotten_on is null
  union all select s.resident_id, 'draw-stopped ' || s.id from orders.sign_up s join orders.draw d on d.id = s.draw_id where d.stopped_at is not null and s.withdrawn_at is null and s.forgotten_on is null
  union all select s.resident_id, 'draw-waits ' || s.id from orders.sign_up s join orders.draw d on d.id = s.draw_id where s.signed_at < d.waits_since and s.withdrawn_at is null and s.forgotten_on is null
  union all select resident_id, 'order-placed ' || order_id from orders.sign_up where outcome = 'won' and forgotten_on is null`)
