import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { keepProvider } from '#modules/providers/index.ts'
import { localDate } from '#shared/local-date.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { groupsOfPeople } from './domain/terms.ts'
import { catalogue, moveOffer, offerBySlug, type OfferInput, promisedOffers, publishOffer } from './index.ts'

async function withProvider(t: TestContext): Promise<{ house: TestHouse; provider: string }> {
  const house = await testHouse(t)
  const provider = await house.db.transaction((tx) => keepProvider(house, tx, {
    slug: 'baken', name: 'Zwembad De Baken', kvk: '90010013', address: 'Bakenplein 1', postcode: '9738 BA', place: 'Groningen',
    neighbourhood: 'Lewenborg', openingHours: '', travel: '', access: '', phone: '', website: '',
  }))
  return { house, provider }
}

const swimming = (provider: string, more: Partial<OfferInput> = {}): OfferInput => ({
  slug: 'zwemmen', title: 'Zwemmen', summary: 'Een keer zwemmen.', description: 'In alle baden.', category: 'sport', shape: { kind: 'free' },
  normalPrice: 650, audience: {}, companions: 0, limit: { count: 5, per: 'person', period: 'pass-year' }, givenBy: { provider },
  orderableFrom: { day: localDate('2026-11-01'), time: '09:00' }, orderableUntil: localDate('2026-12-31'),
  usableFrom: localDate('2026-11-01'), usableUntil: localDate('2026-12-31'), days: '', note: '', bring: '', booking: { kind: 'none' }, ...more,
})

const publish = (house: TestHouse, input: OfferInput) => house.db.transaction(async (tx) => {
  const published = await publishOffer(house, tx, input, { door: 'staff', id: '0198a000-0000-7000-8000-000000000001', role: 'editor' })
  assert.ok(published.ok, JSON.stringify(published))
  return published.value
})

test('two colleagues who publish a new offer with the same address at the same moment: one does, the other is told', async (t) => {
  const { house, provider } = await withProvider(t)
  const both = await Promise.all(['Zwemmen', 'Duiken'].map((title) => house.db.transaction((tx) => publishOffer(house, tx, swimming(provider, { title }), { door: 'system' }))))
  const titles = await house.owner.query<{ title: string }>('select title from offers.version')
  // One after the other it would be a second version; at once the second finds the address taken. Never an error.
  assert.equal(titles.length, both.filter(({ ok }) => ok).length)
  assert.ok(both.some(({ ok }) => ok) && both.every((one) => one.ok || one.refusal.reason === 'address-taken'))
})

test('a published version never changes, not for the owner either', async (t) => {
  const { house, provider } = await withProvider(t)
  const { versionId } = await publish(house, swimming(provider))
  await assert.rejects(house.owner.query(`update offers.version set title = 'Anders' where id = $1`, [versionId]), /never changes/)
  await assert.rejects(house.owner.query('delete from offers.version where id = $1', [versionId]), /never changes/)
  await assert.rejects(house.db.query(`update offers.version set title = 'Anders' where id = $1`, [versionId]), /permission denied/)
  assert.deepEqual(await house.owner.query('select title from offers.version'), [{ title: 'Zwemmen' }])
})

test('a change is a new version; who ordered the old one keeps what was promised', async (t) => {
  const { house, provider } = await withProvider(t)
  const first = await publish(house, swimming(provider))
  const second = await publish(house, swimming(provider, { title: 'Zwemmen in de zomer', shape: { kind: 'fixed-price', cents: 250 } }))
  assert.deepEqual([first.number, second.number, second.offerId], [1, 2, first.offerId])
  const promised = await promisedOffers(house, house.db, [first.versionId, second.versionId])
  assert.deepEqual([first, second].map(({ versionId }) => promised.get(versionId)?.benefit.deal.replace('\u00a0', ' ')), ['Gratis', '€ 2,50'])
  assert.equal((await offerBySlug(house, 'zwemmen'))?.title, 'Zwemmen in de zomer')
})

test('for whom, the worth of a voucher and the draw are promised with a version, and never change either', async (t) => {
  const { house, provider } = await withProvider(t)
  const { versionId, offerId } = await publish(house, swimming(provider, {
    audience: { forWhom: 'household-with-children', postcodes: ['9741', '9737', '9741'], firstPassOnly: true }, voucherValue: 650,
    stock: 40, heldForDesk: 5, budget: 26_000, drawCloses: { day: localDate('2026-12-10'), time: '12:00' },
  }))
  const offer = (await promisedOffers(house, house.db, [versionId])).get(versionId)
  assert.deepEqual([offer?.audience, offer?.voucherValue, offer?.drawClosesAt],
    [{ forWhom: 'household-with-children', postcodes: ['9737', '9741'], firstPassOnly: true }, 650, new Date('2026-12-10T11:00:00Z')])
  assert.deepEqual(await house.owner.query('select initial, remaining, held_for_desk, total_cents, spent_cents from offers.stock join offers.budget using (offer_id) where offer_id = $1', [offerId]),
    [{ initial: 40, remaining: 40, held_for_desk: 5, total_cents: 26_000, spent_cents: 0 }])
  for (const change of [`for_whom = 'everyone'`, `postcodes = '{}'`, 'first_pass_only = false', 'voucher_value_cents = 1', 'draw_closes_at = null']) {
    await assert.rejects(house.owner.query(`update offers.version set ${change} where id = $1`, [versionId]), /never changes/)
  }
})

test('the database knows the same groups of people, and no half postcodes', async (t) => {
  const { house, provider } = await withProvider(t)
  const { versionId } = await publish(house, swimming(provider))
  const copy = (column: string, value: string) => house.owner.query(
    `insert into offers.version (id, offer_id, number, title, summary, description, category, provider_id, shape, orderable_from, orderable_until, usable_from, usable_until, ${column})
     select gen_random_uuid(), offer_id, (select max(number) + 1 from offers.version), title, summary, description, category, provider_id, shape, orderable_from, orderable_until, usable_from, usable_until, ${value}
       from offers.version where id = $1`, [versionId])
  for (const group of groupsOfPeople) await copy('for_whom', `'${group}'`)
  await copy('postcodes', `'{9741,9737}'`)
  await assert.rejects(copy('for_whom', `'elderly'`), /version_for_whom_check/)
  for (const wrong of ['{974}', '{0741}', '{9741 AB}', '{9741,""}', '{NULL}']) await assert.rejects(copy('postcodes', `'${wrong}'`), /version_postcodes_check/, wrong)
  await assert.rejects(copy('draw_closes_at', `orderable_until + interval '1 second'`), /version_draw_within_orders/)
})

test('what the desk keeps is sold out for who orders here', async (t) => {
  const { house, provider } = await withProvider(t)
  const { offerId } = await publish(house, swimming(provider, { stock: 5, heldForDesk: 2 }))
  const soldOut = async () => { await new Promise((resolve) => setTimeout(resolve, 600)); return (await offerBySlug(house, 'zwemmen'))?.soldOut }
  await house.db.query('select offers.take($1, 2)', [offerId])
  assert.equal(await soldOut(), false)
  await house.db.query('select offers.take($1, 1)', [offerId])
  assert.equal(await soldOut(), true)
  assert.deepEqual(await house.owner.query('select remaining from offers.stock'), [{ remaining: 2 }])
})

test('a budget can grow, never go below what was spent, and not begin halfway', async (t) => {
  const { house, provider } = await withProvider(t)
  const input = (budget: number) => swimming(provider, { voucherValue: 650, budget })
  const { offerId } = await publish(house, input(10_000))
  await house.owner.query('update offers.budget set spent_cents = 9750 where offer_id = $1', [offerId])
  await publish(house, input(9750))
  const refused = await house.db.transaction((tx) => publishOffer(house, tx, input(9749), { door: 'system' }))
  assert.deepEqual(refused, { ok: false, refusal: { reason: 'budget-below-spent', facts: { spent: 9750 } } })
  await assert.rejects(house.owner.query('update offers.budget set spent_cents = 9751'), /budget_within_total/)
  await publish(house, swimming(provider, { slug: 'duiken' }))
  const late = await house.db.transaction((tx) => publishOffer(house, tx, { ...input(5000), slug: 'duiken' }, { door: 'system' }))
  assert.deepEqual(late, { ok: false, refusal: { reason: 'budget-begins-late' } })
})

test('a draw needs to know how many there are, and closes while people can sign up', async (t) => {
  const { house, provider } = await withProvider(t)
  const draw = (day: string, time: string, stock?: number) => house.db.transaction((tx) => publishOffer(house, tx,
    swimming(provider, { drawCloses: { day: localDate(day), time }, ...(stock !== undefined && { stock }) }), { door: 'system' }))
  assert.deepEqual(await draw('2026-12-10', '12:00'), { ok: false, refusal: { reason: 'draw-without-stock' } })
  assert.deepEqual(await house.owner.query('select from offers.offer'), [])
  for (const [day, time] of [['2026-11-01', '09:00'], ['2027-01-01', '00:00'], ['2026-12-10', '25:00']] as const) {
    const refused = await draw(day, time, 10)
    assert.ok(!refused.ok && refused.refusal.reason === 'bad-offer' && refused.refusal.facts?.some(({ field }) => field === 'drawCloses'), `${day} ${time}`)
  }
  assert.equal((await draw('2026-12-31', '23:59', 10)).ok, true)
})

test('publishing is written in the record, in the same transaction', async (t) => {
  const { house, provider } = await withProvider(t)
  await assert.rejects(house.db.transaction(async (tx) => { await publishOffer(house, tx, swimming(provider), { door: 'system' }); throw new Error('something later') }), /something later/)
  assert.deepEqual(await house.owner.query('select action from audit.event'), [])
  assert.deepEqual(await catalogue(house), [])
  await publish(house, swimming(provider))
  assert.deepEqual(await house.owner.query('select action, actor_role, subject_kind from audit.event'), [{ action: 'offers.published', actor_role: 'editor', subject_kind: 'offer' }])
})

test('the catalogue follows publishing, pausing, ending and a provider that moves', async (t) => {
  const { house, provider } = await withProvider(t)
  assert.deepEqual(await catalogue(house), [])
  await publish(house, swimming(provider))
  assert.deepEqual((await catalogue(house)).map(({ slug, state, giver, place }) => [slug, state, giver, place]), [['zwemmen', 'published', 'Zwembad De Baken', 'Lewenborg']])
  for (const to of ['paused', 'published', 'ended'] as const) {
    await house.db.transaction((tx) => moveOffer(house, tx, 'zwemmen', to, { door: 'system' }))
    assert.equal((await offerBySlug(house, 'zwemmen'))?.state, to)
  }
  const again = await house.db.transaction((tx) => publishOffer(house, tx, swimming(provider), { door: 'system' }))
  assert.deepEqual(again, { ok: false, refusal: { reason: 'offer-ended' } })
})

test('another process sees a change within a second, without being told', async (t) => {
  const { house, provider } = await withProvider(t)
  await publish(house, swimming(provider, { stock: 5 }))
  const other: TestHouse = { ...house }
  assert.equal((await offerBySlug(other, 'zwemmen'))?.soldOut, false)
  await publish(house, swimming(provider, { title: 'Duiken', stock: 0 }))
  let seen = await offerBySlug(other, 'zwemmen')
  for (let tries = 0; tries < 50 && seen?.title !== 'Duiken'; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    seen = await offerBySlug(other, 'zwemmen')
  }
  assert.deepEqual([seen?.title, seen?.soldOut], ['Duiken', true])
})

test('with the database away the window shows what it had', async (t) => {
  const { house, provider } = await withProvider(t)
  await publish(house, swimming(provider))
  const away: TestHouse = { ...house, db: { ...house.db } }
  assert.equal((await catalogue(away)).length, 1)
  Object.assign(away.db, { one: () => Promise.reject(new Error('connection refused')) })
  await new Promise((resolve) => setTimeout(resolve, 600))
  assert.equal((await catalogue(away)).length, 1)
  assert.ok(away.lines.some(({ level }) => level === 'warn'))
})

test('16 people who take at the same moment never take more than there are', async (t) => {
  const { house, provider } = await withProvider(t)
  const { offerId } = await publish(house, swimming(provider, { stock: 10 }))
  const taken = await Promise.all(Array.from({ length: 16 }, async () => (await house.db.one<{ take: boolean }>('select offers.take($1, 1)', [offerId])).take))
  assert.equal(taken.filter(Boolean).length, 10)
  assert.deepEqual(await house.owner.query('select initial, remaining from offers.stock'), [{ initial: 10, remaining: 0 }])
  await assert.rejects(house.owner.query('update offers.stock set remaining = -1'), /stock_within_initial/)
})

test('taking two when one is left takes nothing, and more never comes back than was taken', async (t) => {
  const { house, provider } = await withProvider(t)
  const { offerId } = await publish(house, swimming(provider, { stock: 3 }))
  const take = async (count: number) => (await house.db.one<{ take: boolean }>('select offers.take($1, $2)', [offerId, count])).take
  assert.deepEqual([await take(2), await take(2), await take(1)], [true, false, true])
  await house.db.query('select offers.give_back($1, 3)', [offerId])
  await assert.rejects(house.db.query('select offers.give_back($1, 1)', [offerId]), /stock_within_initial/)
  for (const count of [0, -1, null]) await assert.rejects(house.db.query('select offers.take($1, $2)', [offerId, count]), /a count of 1 or more/)
})

test('without stock there is no end to them', async (t) => {
  const { house, provider } = await withProvider(t)
  const { offerId } = await publish(house, swimming(provider))
  assert.deepEqual(await house.db.query('select offers.take($1, 1000)', [offerId]), [{ take: true }])
  await house.db.query('select offers.give_back($1, 5)', [offerId])
})

test('more stock comes on top of what is left; less than was sold is refused', async (t) => {
  const { house, provider } = await withProvider(t)
  const { offerId } = await publish(house, swimming(provider, { stock: 5 }))
  await house.db.query('select offers.take($1, 4)', [offerId])
  await publish(house, swimming(provider, { stock: 8 }))
  assert.deepEqual(await house.owner.query('select initial, remaining from offers.stock'), [{ initial: 8, remaining: 4 }])
  const refused = await house.db.transaction((tx) => publishOffer(house, tx, swimming(provider, { stock: 3 }), { door: 'system' }))
  assert.deepEqual(refused, { ok: false, refusal: { reason: 'stock-below-sold', facts: { sold: 4 } } })
})

test('an offer that began without an end to it gets no stock later: what went out before took nothing from it', async (t) => {
  const { house, provider } = await withProvider(t)
  await publish(house, swimming(provider))
  const refused = await house.db.transaction((tx) => publishOffer(house, tx, swimming(provider, { stock: 3 }), { door: 'system' }))
  assert.deepEqual(refused, { ok: false, refusal: { reason: 'stock-begins-late' } })
  assert.deepEqual(await house.owner.query('select * from offers.stock'), [])
})

test('what an order asks of offers comes with its terms, and publishing waits until the order is done', async (t) => {
  const { house, provider } = await withProvider(t)
  const { offerId, versionId } = await publish(house, swimming(provider, { stock: 7, heldForDesk: 2, audience: { minAge: 4, postcodes: ['9712'] }, voucherValue: 250, budget: 1000 }))
  let published = false
  let publishing: Promise<unknown> | undefined
  await house.db.transaction(async (tx) => {
    const [row] = await tx.query<Record<string, unknown>>('select * from offers.on_sale(array[$1]::uuid[])', [offerId])
    assert.deepEqual({ ...row, orderable_from: undefined, orderable_until: undefined }, {
      offer_id: offerId, version_id: versionId, provider_id: provider, provider_group_id: null, min_age: 4, max_age: null, limit_count: 5, limit_per: 'person',
      limit_period: 'pass-year', orderable_from: undefined, orderable_until: undefined, usable_from: '2026-11-01', usable_until: '2026-12-31', state: 'published', remaining: 7,
      held_for_desk: 2, for_whom: 'everyone', postcodes: ['9712'], first_pass_only: false, draw_closes_at: null, value_cents: 250, budget_total: 1000, budget_left: 1000,
    })
    assert.deepEqual([row!['orderable_from'], row!['orderable_until']], [new Date('2026-11-01T08:00:00Z'), new Date('2026-12-31T23:00:00Z')])
    publishing = publish(house, swimming(provider, { title: 'Anders' })).then(() => { published = true })
    await new Promise((resolve) => setTimeout(resolve, 150))
    assert.equal(published, false)
  })
  await publishing
  assert.equal(published, true)
})

test('SQL and TypeScript count a limit in the same period', async (t) => {
  const { house } = await withProvider(t)
  const { periodOf } = await import('./index.ts')
  for (const period of ['pass-year', 'quarter', 'month', 'season'] as const) {
    for (let day = localDate('2026-01-01'); day < '2028-12-31'; day = localDate(new Date(Date.parse(day) + 19 * 86_400_000).toISOString().slice(0, 10))) {
      const row = await house.db.one<{ from_day: string; to_day: string }>('select from_day, to_day from offers.period_of($1, $2)', [period, day])
      assert.deepEqual({ from: row.from_day, to: row.to_day }, periodOf(period, day) ?? { from: '-infinity', to: 'infinity' }, `${period} ${day}`)
    }
  }
})

test('an offer that is not good is refused with everything that is wrong, and leaves nothing behind', async (t) => {
  const { house, provider } = await withProvider(t)
  const refused = await house.db.transaction((tx) => publishOffer(house, tx, swimming(provider, {
    slug: 'Zwem Men', title: ' ', shape: { kind: 'percentage', percent: 120 }, usableUntil: localDate('2026-10-01'), audience: { minAge: 12, maxAge: 4 }, stock: -1,
  }), { door: 'system' }))
  assert.equal(refused.ok, false)
  assert.deepEqual((refused.refusal.facts as readonly { field: string }[]).map(({ field }) => field),
    ['slug', 'title', 'maxAge', 'usableUntil', 'orderableUntil', 'stock', 'shape.percent'])
  assert.deepEqual(await house.owner.query('select from offers.offer'), [])
})

test('nobody pays more with the pass than without it: a normal price that is no higher is refused, also of one age and of a surprise', async (t) => {
  const { house, provider } = await withProvider(t)
  const fixed = (cents: number) => ({ kind: 'fixed-price', cents })
  for (const [shape, normalPrice, fine] of [
    [fixed(150), 100, false], [fixed(150), 150, false], [fixed(150), 151, true], [{ kind: 'surprise', reveal: 'Een film', inside: fixed(150) }, 100, false],
    [{ kind: 'tariffs', bands: [{ from: 4, to: 12, cents: 250, normalCents: 250 }, { from: 13, cents: 400, normalCents: 1100 }] }, undefined, false], [{ kind: 'percentage', percent: 25 }, 100, true],
  ] as const) {
    const input = { ...swimming(provider, { shape: shape as never }), normalPrice }
    const made = await house.db.transaction((tx) => publishOffer(house, tx, (normalPrice === undefined ? (({ normalPrice: _none, ...rest }) => rest)(input) : input) as OfferInput, { door: 'system' }))
    assert.equal(made.ok, fine, `${JSON.stringify(shape)} beside ${normalPrice}`)
    if (!made.ok) assert.ok(made.refusal.reason === 'bad-offer' && made.refusal.facts?.some(({ field }) => field === 'normalPrice'))
  }
})
