import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { moveOffer, offerBySlug, promisedOffers, publishOffer } from '#modules/offers/index.ts'
import { expectedDrawMessages, holdDraws, listDraws, openDraws, placeOrder, signUp, tellHolders, verifyDraw, withdrawSignUp } from '#modules/orders/index.ts'
import { countedInvariants } from '#modules/reports/index.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import { localDate } from '#shared/local-date.ts'
import { byThemselves } from '../src/modules/orders/sign-up.ts'
import { type TestHouse, testHouse } from './house.ts'
import { type Citizen, newFamily, newProvider } from './small-city.ts'

// One draw against a plain model: who signs up, leaves, moves out or loses a pass; editors who publish, pause and take the draw away; a
// clock that comes to its minute; a worker that draws; and a desk that gives what is left. After each step every promise holds.

type Step =
  | { readonly kind: 'join' | 'desk'; readonly family: number; readonly children: number }
  | { readonly kind: 'leave' | 'moves-out' | 'pass-off'; readonly family: number }
  | { readonly kind: 'pause' | 'resume' | 'dearer' | 'without-draw' | 'later' | 'hold' }

const STOCK = 6
const HELD = 2
const EDITOR = { staffId: '0198a000-0000-7000-8000-00000000000e', staffName: 'Ruben', role: 'editor' }

/** `left`: who moved out before the draw. */
type Home = { readonly members: Citizen[]; readonly left: Set<string>; standing: { readonly id: string; readonly people: readonly string[] } | undefined }
type Town = { readonly house: TestHouse; readonly homes: readonly Home[]; state: 'published' | 'paused'; closes: Date | undefined; held: boolean; cents: number; key: number; given: number; readonly publish: (changes: object) => Promise<boolean>; readonly seen: Map<string, number> }

async function town(seen: Map<string, number>, t: Parameters<typeof testHouse>[0]): Promise<Town> {
  const house = await testHouse(t)
  await openKnowledge(house)
  const provider = await newProvider(house)
  const input = {
    slug: 'film', title: 'Film', summary: 'Film.', description: 'Film.', category: 'cultuur', shape: { kind: 'free' }, audience: {}, companions: 0, limit: { count: 2, per: 'person', period: 'pass-year' },
    orderableFrom: { day: localDate('2026-01-01'), time: '00:00' }, orderableUntil: localDate('2026-12-31'), usableFrom: localDate('2026-01-01'), usableUntil: localDate('2026-12-31'), days: '', note: '', bring: '', booking: { kind: 'none' },
    givenBy: { provider }, stock: STOCK, heldForDesk: HELD, drawCloses: { day: localDate('2026-11-30'), time: '18:00' },
  } as const
  /** As a colleague's yes: published and told in one transaction, or neither. */
  const publish = (changes: object): Promise<boolean> => house.db.transaction(async (tx) => {
    const published = await publishOffer(house, tx, { ...input, ...changes } as never, { door: 'system' })
    assert.ok(published.ok, JSON.stringify(published))
    const offer = (await promisedOffers(house, tx, [published.value.versionId])).get(published.value.versionId)!
    const heard = await tellHolders(house)(tx, { offer, changes: ['price'], by: EDITOR })
    if ('reason' in heard) throw new Error(heard.reason)
    return true
  }).catch((error: Error) => { if (error.message === 'draw-stands') return false; throw error })
  await publish({})
  await openDraws(house)
  const homes = await Promise.all([2, 1, 0, 0, 2].map(async (children): Promise<Home> => ({ members: await newFamily(house, { children: Array.from({ length: children }, (_, i) => `201${5 + i}-05-05`) }), left: new Set(), standing: undefined })))
  return { house, homes, state: 'published', closes: new Date('2026-11-30T18:00:00+01:00'), held: false, cents: 0, key: 0, given: 0, publish, seen }
}

async function run(all: Town, step: Step): Promise<void> {
  const { house, homes } = all
  const now = house.clock.now()
  const offer = (await offerBySlug(house, 'film'))!
  const saw = (what: string) => all.seen.set(`${step.kind} ${what}`, (all.seen.get(`${step.kind} ${what}`) ?? 0) + 1)
  switch (step.kind) {
    case 'join': {
      const home = homes[step.family]!
      const known = await peopleOf(house, house.db, home.members[0]!.id)
      const people = known.slice(0, 1 + step.children)
      const answer = await signUp(house, { by: known[0]!, people, offer })
      const said = answer.ok ? 'ok' : answer.refusal.reason
      const open = all.closes && now < all.closes && !all.held
      if (!open) assert.equal(said, 'draw-instead')
      else if (home.standing) assert.ok(said === 'ok' ? answer.ok && answer.value.signUpId === home.standing.id : said === 'stands-otherwise', said)
      else if (all.state === 'paused') assert.ok(said === 'offer-paused' || said === 'pass-not-valid', said)
      else assert.ok(said === 'ok' || said === 'pass-not-valid', said)
      if (answer.ok && !home.standing) home.standing = { id: answer.value.signUpId, people: people.map(({ id }) => id) }
      return void saw(said)
    }
    case 'leave': {
      const home = homes[step.family]!
      if (!home.standing) return
      const gone = await withdrawSignUp(house, byThemselves(home.members[0]!.id), home.standing.id)
      assert.equal(gone, !all.held, 'as long as it was not drawn')
      if (gone) home.standing = undefined
      return void saw(String(gone))
    }
    case 'moves-out': {
      const child = homes[step.family]!.members[1]
      if (child && !all.held) homes[step.family]!.left.add(child.id)
      if (child) await house.owner.query(`with home as (insert into residents.household (id, created_at) values (gen_random_uuid(), now()) returning id),
        moved as (update residents.resident set household_id = (select id from home) where id = $1) update passes.pass set household_id = (select id from home) where resident_id = $1`, [child.id])
      return
    }
    case 'pass-off': return void await house.owner.query(`update passes.pass set state = 'blocked' where resident_id = $1`, [homes[step.family]!.members[0]!.id])
    case 'pause': case 'resume': {
      const to = step.kind === 'pause' ? 'paused' : 'published'
      if (all.state !== to) await house.db.transaction((tx) => moveOffer(house, tx, 'film', to, { door: 'system' }))
      all.state = to
      return
    }
    case 'dearer': {
      all.cents += 100
      await all.publish({ shape: { kind: 'fixed-price', cents: all.cents }, ...(all.closes ? {} : { drawCloses: undefined }) })
      all.state = 'published'
      return
    }
    case 'without-draw': {
      if (!all.closes) return
      const anybody = homes.some(({ standing }) => standing) && !all.held
      const gone = await all.publish({ drawCloses: undefined })
      assert.equal(gone, !anybody, 'a draw stays with who is in it')
      if (gone) { all.closes = undefined; all.state = 'published' }
      return void saw(String(gone))
    }
    case 'later': return void house.clock.set('2026-12-01T10:00:00+01:00')
    case 'hold': {
      await openDraws(house)
      await Promise.all([holdDraws(house), holdDraws(house)])
      const due = all.closes && now >= all.closes && all.state === 'published' && !all.held
      const held = (await listDraws(house)).some(({ drawnAt }) => drawnAt)
      assert.equal(held, all.held || due === true)
      if (due) { all.held = true; saw('drawn') }
      return
    }
    case 'desk': {
      const [by] = await peopleOf(house, house.db, homes[step.family]!.members[0]!.id)
      const answer = await placeOrder(house, { by: by!, people: [by!], offer, key: `a-form-of-a-test-${all.key++}`, way: 'desk', actor: { door: 'system' } })
      const said = answer.ok ? 'placed' : answer.refusal.reason
      if (all.closes && !all.held) assert.ok(['draw-instead', 'offer-paused', 'pass-not-valid'].includes(said), said)
      else assert.ok(['placed', 'sold-out', 'limit-reached', 'pass-not-valid', 'offer-paused'].includes(said), said)
      if (answer.ok) all.given++
      return void saw(said)
    }
  }
}

async function holds({ house, homes, held, given }: Town): Promise<void> {
  for (const { name, look } of countedInvariants(house)) if (!/decision/.test(name)) assert.deepEqual(await look(), [], name)
  assert.deepEqual(await residentsWithoutMessage(house, expectedDrawMessages), [])
  const rows = await house.owner.query<{ id: string; outcome: string | null; people: string[] }>('select id, outcome, people::text[] as people from orders.sign_up where withdrawn_at is null')
  assert.deepEqual(rows.map(({ id }) => id).sort(), homes.flatMap(({ standing }) => standing?.id ?? []).sort())
  assert.ok(rows.every(({ outcome }) => (outcome !== null) === held), 'all of them have heard, or nobody')
  const won = rows.filter(({ outcome }) => outcome === 'won').flatMap(({ people }) => people)
  const { out } = await house.owner.one<{ out: number }>('select count(*)::int as out from vouchers.voucher')
  assert.equal(out, won.length + given)
  const left = new Set(homes.flatMap((home) => [...home.left]))
  assert.ok(!won.some((id) => left.has(id)), 'nobody won through who is no parent at home any more')
  assert.ok(won.length <= STOCK - HELD && out <= STOCK, `${won.length} won, ${out} out`)
  for (const { id } of await listDraws(house)) assert.deepEqual((await verifyDraw(house, id))?.wrong ?? [], [])
}

const family = fc.integer({ min: 0, max: 4 })
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('join' as const), family, children: fc.integer({ min: 0, max: 2 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('desk' as const), family, children: fc.constant(0) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('leave' as const, 'moves-out' as const, 'pass-off' as const), family }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('pause' as const, 'resume' as const, 'dearer' as const, 'without-draw' as const, 'later' as const, 'hold' as const, 'hold' as const, 'later' as const) }) },
)

test('whatever happens around a draw: as many as there are, everybody told, nobody for whom it is not theirs, and the desk gives what is left', async (t) => {
  const seen = new Map<string, number>()
  await fc.assert(fc.asyncProperty(fc.array(steps, { minLength: 12, maxLength: 30 }), async (script) => {
    // Closed after each script: all of them together would have more connections than there are.
    const closing: (() => unknown)[] = []
    try {
      const all = await town(seen, { after: (close: () => unknown) => { closing.push(close) } } as unknown as TestContext)
      for (const step of script) { await run(all, step); await holds(all) }
    } finally {
      for (const close of closing) await close()
    }
  }), { numRuns: Number(process.env['RUNS'] ?? 25), endOnFailure: true, seed: Number(process.env['SEED'] ?? 7) })
  t.diagnostic([...seen].sort().map(([what, count]) => `${what}: ${count}`).join(', '))
})
