import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { moveOffer, offersRoutes } from '#modules/offers/index.ts'
import { countedInvariants } from '#modules/reports/index.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { type Citizen, newFamily, newOffer, newProvider } from '#test/small-city.ts'
import { drawChecks, drawResultRoutes, expectedDrawMessages, forgetKeys, holdDraws, listDraws, openDraws, orderBox, ordersRoutes, verifyDraw } from './index.ts'
import { byThemselves, withdrawSignUp } from './sign-up.ts'

const DRAWN = '2026-11-30T18:00:00+01:00'

/** An offer of three with a draw, and these many who signed up for it on the site. */
async function drawOf(t: TestContext, count: number, stock = 3) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const b = await browser(t, house, { routes: [...offersRoutes(house, { orderBox: (visit, offer) => orderBox(house, visit, offer) }), ...ordersRoutes(house), ...drawResultRoutes(house)] })
  const as = (who: Citizen) => b.signIn({ door: 'resident', roles: ['resident'], subjectId: who.id, name: who.givenName })
  const provider = await newProvider(house)
  const version = (changes: Parameters<typeof newOffer>[1] = {}, from: TestHouse = house) => newOffer(from, { slug: 'film', givenBy: { provider }, stock, drawCloses: { day: '2026-11-30' as never, time: '18:00' }, ...changes })
  const film = await version()
  await openDraws(house)
  const people = await Promise.all(Array.from({ length: count }, async () => (await newFamily(house))[0]!))
  const paths: string[] = []
  for (const who of people) {
    as(who)
    await b.get(`/aanbod/${film.slug}`)
    paths.push((await b.post(`/aanbod/${film.slug}/meedoen`, { voor: [who.id] })).location!.split('?')[0]!)
  }
  const move = (to: 'paused' | 'published') => house.db.transaction((tx) => moveOffer(house, tx, film.slug, to, { door: 'system' }))
  return { house, b, as, film, version, people, paths, move }
}

const outcomes = (house: TestHouse) => house.owner.query<{ outcome: string | null; n: number }>('select outcome, count(*)::int as n from orders.sign_up group by 1 order by 1')
/** Why the last draw that was tried was not held; empty when all were. */
const notHeld = ({ lines }: TestHouse): string => JSON.stringify(lines.findLast(({ message }) => message === 'a draw was not held')?.facts ?? '')
const told = async (house: TestHouse) => (await house.owner.one<{ n: number }>(`select count(*)::int as n from messages.message where kind in ('draw-won', 'draw-lost', 'draw-refused')`)).n
const holds = async (house: TestHouse): Promise<void> => {
  assert.deepEqual(await residentsWithoutMessage(house, expectedDrawMessages), [])
  for (const { name, look } of countedInvariants(house)) if (!/decision/.test(name)) assert.deepEqual(await look(), [], name)
  for (const { id } of await listDraws(house)) assert.deepEqual((await verifyDraw(house, id))?.wrong ?? [], [])
}

/** The same house, in which something happens just before the first orders go to the database. */
async function justBeforeOrders(house: TestHouse, happens: () => Promise<unknown>): Promise<TestHouse> {
  let first = true
  const other: TestHouse = { ...house, db: { ...house.db, prepared: async (name, sql, values) => {
    if (name === 'orders.place' && first) { first = false; await happens() }
    return house.db.prepared(name, sql, values)
  } } }
  await openKnowledge(other)
  return other
}

test('an offer that is paused at the minute of the draw refuses nobody: the draw waits, everybody can read that, and it is held when the offer is back', async (t) => {
  const { house, b, as, people, paths, move } = await drawOf(t, 4)
  const [check] = drawChecks(house)
  house.clock.set('2026-11-30T17:59:00+01:00')
  await move('paused')
  assert.equal((await check!.look()).state, 'good', 'before its time there is nothing to wait for')
  house.clock.set(DRAWN)
  await holdDraws(house)
  house.clock.set('2026-11-30T18:59:00+01:00')
  await holdDraws(house)
  assert.deepEqual(await house.owner.query(`select 1 from messages.message where kind = 'draw-waits'`), [], 'a short pause is no letter')
  house.clock.set('2026-12-02T09:00:00+01:00')
  await holdDraws(house)
  assert.deepEqual(await outcomes(house), [{ outcome: null, n: 4 }])
  assert.equal(await told(house), 0)
  const waits = () => house.owner.query<{ resident_id: string }>(`select resident_id from messages.message where kind = 'draw-waits' order by 1`)
  assert.deepEqual((await waits()).map(({ resident_id }) => resident_id), people.map(({ id }) => id).sort(), 'everybody hears once that they still take part')
  await holds(house)
  await holdDraws(house)
  assert.equal((await waits()).length, 4)
  assert.deepEqual(await house.owner.query('select seed, places from orders.draw'), [{ seed: null, places: null }], 'the number is still secret, and how many there are is not fixed')
  assert.match((await check!.look()).sentence, /1 wait because the offer is paused: film\. Resume it/)
  as(people[0]!)
  const own = (await b.get(paths[0]!)).text
  assert.match(own, /De loting wacht nog.*Wie meedoet, blijft meedoen/)
  assert.doesNotMatch(own, /Wij gaan nu loten/)
  assert.match(own, /Opgeven kon tot maandag 30 november 2026/)
  assert.doesNotMatch(own, /Wij loten op/, 'no day that has gone by')
  assert.match((await b.get(`/en${paths[0]!}`)).text, /The draw waits/)
  const [draw] = await listDraws(house)
  b.signOut()
  assert.match((await b.get(`/loting/${draw!.id}`)).text, /De loting wacht nog/)

  await move('published')
  as(people[0]!)
  assert.match((await b.get(paths[0]!)).text, /Wij gaan nu loten.*Als wij hebben geloot, krijg je meteen bericht/)
  assert.equal((await check!.look()).state, 'wrong', 'nothing holds it up any more')
  await holdDraws(house)
  assert.deepEqual(await outcomes(house), [{ outcome: 'lost', n: 1 }, { outcome: 'won', n: 3 }])
  assert.equal(await told(house), 4)
  assert.equal((await check!.look()).state, 'good')
  await holds(house)
})

test('who waits in a draw whose offer is paused can stop taking part until it is drawn, hears it, and is not drawn; the others are as before', async (t) => {
  const { house, b, as, people, paths, move } = await drawOf(t, 4)
  await move('paused')
  house.clock.set('2026-12-02T09:00:00+01:00')
  await holdDraws(house)
  as(people[0]!)
  assert.match((await b.get(paths[0]!)).text, /De loting wacht nog.*Dat kan tot wij loten\. Opnieuw meedoen kan daarna niet.*Stop met meedoen/)
  assert.match((await b.get(`/en${paths[0]!}`)).text, /You can leave until we draw.*Leave the draw/)
  assert.equal((await b.get(`${paths[0]!}/hoe`)).location, paths[0], 'how it comes cannot be changed any more')
  await b.get(paths[0]!)
  assert.equal((await b.post(`${paths[0]!}/stoppen`)).location, paths[0])
  assert.match((await b.get(paths[0]!)).text, /Je doet niet mee.*Je bent gestopt met meedoen/)
  assert.doesNotMatch((await b.get(paths[0]!)).text, /Wil je toch meedoen|Stop met meedoen/)
  assert.deepEqual(await house.owner.query(`select kind, resident_id from messages.message where kind like 'draw-left%'`), [{ kind: 'draw-left-late', resident_id: people[0]!.id }])
  await b.post(`${paths[0]!}/stoppen`)
  assert.equal((await house.owner.query(`select 1 from messages.message where kind like 'draw-left%'`)).length, 1)
  await holds(house)
  await move('published')
  as(people[1]!)
  assert.match((await b.get(paths[1]!)).text, /Wij gaan nu loten.*Stop met meedoen/)
  await holdDraws(house)
  assert.deepEqual(await outcomes(house), [{ outcome: 'won', n: 3 }, { outcome: null, n: 1 }])
  assert.doesNotMatch((await b.get(paths[1]!)).text, /Stop met meedoen/)
  assert.equal(await withdrawSignUp(house, byThemselves(people[1]!.id), paths[1]!.split('/').at(-1)!), false)
  assert.deepEqual(await outcomes(house), [{ outcome: 'won', n: 3 }, { outcome: null, n: 1 }])
  await holds(house)
})

test('a draw that was cut short can no longer be left: a bon may have been given already', async (t) => {
  const { house, b, as, people, paths, move } = await drawOf(t, 3)
  house.clock.set(DRAWN)
  await house.owner.query('revoke update (outcome) on orders.sign_up from stadjerspas_app')
  await holdDraws(house)
  assert.match(notHeld(house), /permission denied/)
  await house.owner.query('grant update (outcome) on orders.sign_up to stadjerspas_app')
  assert.deepEqual(await house.owner.query('select places from orders.draw'), [{ places: 3 }])
  await move('paused')
  as(people[0]!)
  assert.doesNotMatch((await b.get(paths[0]!)).text, /Stop met meedoen/)
  assert.equal(await withdrawSignUp(house, byThemselves(people[0]!.id), paths[0]!.split('/').at(-1)!), false, 'a form from before')
  await move('published')
  await holdDraws(house)
  assert.deepEqual(await outcomes(house), [{ outcome: 'won', n: 3 }])
  await holds(house)
})

test('a new version that is published while we draw waits until the draw is done: nobody is refused for it', async (t) => {
  const { house, version } = await drawOf(t, 3)
  house.clock.set(DRAWN)
  let published: Promise<unknown> | undefined
  let done = false
  const drawing = await justBeforeOrders(house, async () => {
    published = version({ shape: { kind: 'fixed-price', cents: 1500 } }).then(() => { done = true })
    // It is let through, or it waits for the draw: one of the two comes.
    while (!done && (await house.owner.one<{ n: number }>(`select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and query like '%offers.offer%' and datname = current_database()`)).n === 0) await setTimeout(5)
  })
  await holdDraws(drawing)
  await published
  assert.deepEqual(await outcomes(house), [{ outcome: 'won', n: 3 }])
  assert.deepEqual(await house.owner.query('select v.number, count(*)::int as n from vouchers.voucher b join offers.version v on v.id = b.version_id group by 1'), [{ number: 1, n: 3 }])
  assert.deepEqual(await house.owner.query('select number from offers.version order by 1'), [{ number: 1 }, { number: 2 }])
  await holds(house)
})

test('a draw that lost its hold on the offer is held again to the same end: who was refused for a new version is asked again, who had a bon keeps that one', async (t) => {
  const { house, version } = await drawOf(t, 5)
  house.clock.set(DRAWN)
  const cut = async () => {
    await house.owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and datname = current_database() and pid <> pg_backend_pid()`)
    await version({ shape: { kind: 'fixed-price', cents: 1500 } })
  }
  await holdDraws(await justBeforeOrders(house, cut))
  assert.match(notHeld(house), /terminat|connection/i)
  assert.deepEqual(await outcomes(house), [{ outcome: null, n: 5 }])
  // Cut short once more, now with the bons given.
  await house.owner.query('revoke update on orders.sign_up from stadjerspas_app')
  await holdDraws(house)
  assert.match(notHeld(house), /permission denied/)
  const winners = await house.owner.query('select resident_id from vouchers.voucher order by 1')
  assert.equal(winners.length, 3)
  await house.owner.query('grant update (withdrawn_at, place, outcome, reason, order_id, delivery, pick_up_at) on orders.sign_up to stadjerspas_app')
  await version({ shape: { kind: 'fixed-price', cents: 1000 } })
  await holdDraws(house)
  assert.deepEqual(await outcomes(house), [{ outcome: 'lost', n: 2 }, { outcome: 'won', n: 3 }])
  assert.deepEqual(await house.owner.query('select resident_id from vouchers.voucher order by 1'), winners)
  await holds(house)
})

test('people who order and colleagues who publish at the same moment as several draws: all of it ends, no circle of locks', async (t) => {
  const { house, version, move } = await drawOf(t, 6)
  house.clock.set(DRAWN)
  await Promise.all([
    holdDraws(house), version({ title: 'Film' }), holdDraws(house), move('paused').then(() => move('published')), version({ title: 'Nog een film' }), holdDraws(house),
  ])
  await holdDraws(house)
  assert.deepEqual(await outcomes(house), [{ outcome: 'lost', n: 3 }, { outcome: 'won', n: 3 }])
  await holds(house)
})

test('the keys of a draw that waits for its offer are kept, however long that takes; those of other forms go after a month', async (t) => {
  const { house, people } = await drawOf(t, 2)
  const key = (owner: string, name: string) => house.owner.query(`insert into orders.idempotency (owner, key, body_hash, answer, created_at) values ($1, $2, sha256('x'), '{}', $3)`, [owner, name, house.clock.now()])
  const signUps = await house.owner.query<{ id: string; who: string }>('select id, resident_id as who from orders.sign_up')
  for (const { id, who } of signUps) await key(who, `draw ${id}`)
  await key(signUps[0]!.who, `draw ${signUps[0]!.id} 2`)
  await key(people[0]!.id, 'a-form-of-a-month-ago')
  house.clock.set('2027-01-05T09:00:00+01:00')
  assert.equal(await forgetKeys(house), 1)
  assert.equal(await forgetKeys(house), 0)
  await house.owner.query('update orders.draw set stopped_at = $1', [house.clock.now()])
  assert.equal(await forgetKeys(house), 3)
})

test('a draw that cannot be held keeps no other one waiting', async (t) => {
  const { house, version } = await drawOf(t, 1)
  const other = await version({ slug: 'circus', drawCloses: { day: '2026-11-30' as never, time: '18:01' } })
  await openDraws(house)
  const seedOf = await house.owner.query('update orders.draw set seed_sealed = $2 where offer_id <> $1 returning id', [other.offerId, Buffer.from('not a seed of ours')])
  assert.equal(seedOf.length, 1)
  house.clock.set('2026-11-30T18:02:00+01:00')
  await holdDraws(house)
  assert.deepEqual(await house.owner.query('select drawn_at is not null as drawn from orders.draw order by closes_at'), [{ drawn: false }, { drawn: true }])
  assert.ok(house.lines.some(({ message }) => message === 'a draw was not held'))
})

test('a draw is not moved to a moment that has gone by: nobody would have time to sign up or to leave; one that was held may stay as it was', async (t) => {
  const { house, version, people } = await drawOf(t, 2)
  house.clock.set('2026-11-25T12:00:00+01:00')
  for (const drawCloses of [{ day: '2026-11-24', time: '18:00' }, { day: '2026-11-25', time: '12:00' }]) await assert.rejects(version({ drawCloses: drawCloses as never }), /draw-in-the-past/)
  await assert.rejects(newOffer(house, { stock: 2, drawCloses: { day: '2026-11-24' as never, time: '18:00' } }), /draw-in-the-past/)
  await holdDraws(house)
  assert.deepEqual(await outcomes(house), [{ outcome: null, n: people.length }])
  await version({ drawCloses: { day: '2026-11-25' as never, time: '12:01' } })
  house.clock.set(DRAWN)
  await openDraws(house)
  await holdDraws(house)
  await version({ drawCloses: { day: '2026-11-25' as never, time: '12:01' }, title: 'Film' })
  assert.deepEqual(await house.owner.query('select count(*)::int as n from orders.draw'), [{ n: 1 }])
})
