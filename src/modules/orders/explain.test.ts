import { test } from 'node:test'
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { catalogue, type OfferCard } from '#modules/offers/index.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { type Citizen, newFamily, newOffer } from '#test/small-city.ts'
import { orderReasons } from './domain/may-order.ts'
import { explainRefusal } from './explain.ts'
import { chances } from './order-facts.ts'
import { placeOrder } from './place-order.ts'

const card = async (house: TestHouse, slug: string): Promise<OfferCard> => (await catalogue(house)).find((offer) => offer.slug === slug)!

test('every reason has a sentence, for oneself and for a child', async (t) => {
  const house = await testHouse(t)
  await openKnowledge(house)
  const [mother] = await newFamily(house, { children: ['2015-05-05'] })
  const [self, sem] = await peopleOf(house, house.db, mother!.id)
  const thisYear = await card(house, (await newOffer(house)).slug)
  const offer = { ...thisYear, orderableUntil: new Date('2027-07-01T00:00:00+02:00') }
  const facts = [
    { left: 1 }, { left: 2, per: 'household' as const }, { maximum: 1, per: 'household' as const }, { maximum: 1, per: 'household' as const, againFrom: '2027-01-01' as never },
    { opens: '2026-12-01T08:00:00.000Z', minAge: 4, maxAge: 12, maximum: 5, per: 'person' as const, againFrom: '2027-01-01' as never },
    { maximum: 1, per: 'person' as const, againFrom: '2027-01-01' as never, minAge: 18 }, { maximum: 5, per: 'person' as const, maxAge: 12 },
    { maximum: 2, per: 'household' as const, againFrom: '2027-01-01' as never, maxAge: 99 }, { maximum: 2, per: 'household' as const, minAge: 0 },
  ]
  for (const reason of orderReasons) {
    for (const person of [self, sem, undefined]) {
      for (const each of facts) assert.match(explainRefusal(house, { reason, facts: each }, offer, person), /^[A-Z].*[.]$/, reason)
    }
  }
  assert.match(explainRefusal(house, { reason: 'limit-reached', facts: facts[4] }, offer, sem), /^Sem heeft al 5 van deze bonnen\. Vanaf 1.januari 2027 kan het weer\.$/)
  assert.match(explainRefusal(house, { reason: 'limit-reached', facts: facts[4] }, thisYear, sem), /^Sem heeft al 5 van deze bonnen\. Meer zijn er niet per persoon\.$/, 'no day on which it cannot be ordered any more')
  assert.match(explainRefusal(house, { reason: 'limit-reached', facts: { ...facts[5], per: 'person' } }, thisYear, undefined), /^Je hebt al een bon voor gratis zwemmen\. Meer zijn er niet per persoon\.$/)
})

test('what is left for the desk, what a budget was, and until when one can sign up are said', async (t) => {
  const house = await testHouse(t)
  await openKnowledge(house)
  const offer = await card(house, (await newOffer(house)).slug)
  const said = (reason: (typeof orderReasons)[number], facts: object) => explainRefusal(house, { reason, facts }, offer, undefined).replaceAll('\u00a0', ' ')
  assert.match(said('sold-out', { heldForDesk: 3 }), /Er zijn er nog 3 bij de gemeente zelf/)
  assert.match(said('budget-spent', { budgetCents: 250_000 }), /Het was € 2\.500,00 voor iedereen samen/)
  assert.match(said('draw-instead', { drawCloses: '2026-12-01T08:00:00.000Z' }), /Meedoen kan tot dinsdag 1 december 2026 om 09\.00 uur/)
  assert.match(said('draw-instead', { drawCloses: '2026-11-01T08:00:00.000Z' }), /niet meer opgeven/)
})

test('what the page says beforehand is what the database answers', async (t) => {
  const house = await testHouse(t, { at: '2026-11-23T10:00:00+01:00' })
  await openKnowledge(house)
  const [a, child, toddler] = await newFamily(house, { children: ['2015-05-05', '2024-12-01'] }) as [Citizen, Citizen, Citizen]
  const [none] = await newFamily(house, { withoutPass: true })
  const [alone] = await newFamily(house)
  await house.owner.query('update residents.resident set born = null where id = $1', [a.id])
  const offers = [
    await newOffer(house), await newOffer(house, { stock: 0 }), await newOffer(house, { stock: 2, limit: { count: 1, per: 'household', period: 'month' } }),
    await newOffer(house, { audience: { minAge: 4, maxAge: 12 } }), await newOffer(house, { audience: { minAge: 2 } }), await newOffer(house, { audience: { minAge: 18 } }),
    await newOffer(house, { orderableFrom: { day: '2026-11-24' as never, time: '09:00' } }), await newOffer(house, { orderableUntil: '2026-11-22' as never }),
    await newOffer(house, { audience: { forWhom: 'household-with-children' } }), await newOffer(house, { audience: { postcodes: ['9713', '9731'] } }), await newOffer(house, { audience: { postcodes: ['9712'] } }),
    await newOffer(house, { audience: { firstPassOnly: true } }), await newOffer(house, { audience: { forWhom: 'adult' } }), await newOffer(house, { audience: { forWhom: 'child', maxAge: 20 } }),
    await newOffer(house, { budget: 2500, voucherValue: 1000 }), await newOffer(house, { stock: 2, heldForDesk: 1 }), await newOffer(house, { stock: 9, drawCloses: { day: '2026-12-01' as never, time: '09:00' } }),
    await newOffer(house, { limit: { count: 1, per: 'person', period: 'season' }, usableUntil: '2026-11-30' as never, orderableUntil: '2026-11-30' as never }),
  ]
  // Somebody who had a pass before the one they have now.
  await house.owner.query(`insert into passes.pass (id, number, resident_id, household_id, decision_id, valid_from, valid_to, state, issued_at)
    select gen_random_uuid(), 'AAAAAAAA', resident_id, household_id, gen_random_uuid(), valid_from - 365, valid_from - 1, 'ended', issued_at - interval '1 year' from passes.pass where resident_id = $1`, [child.id])
  await house.owner.query(`update offers.offer set state = 'paused' where id = $1`, [offers[0]!.offerId])
  const seen = new Set<string>()
  for (let round = 0; round < 2; round++) {
    for (const sale of offers) {
      for (const who of [a, child, toddler, none!, alone!]) {
        const offer = await card(house, sale.slug)
        const person = (await peopleOf(house, house.db, who.id))[0]!
        const [before] = await chances(house, house.db, [person], { ...offer, soldOut: (await house.owner.maybe<{ r: number }>('select remaining - held_for_desk as r from offers.stock where offer_id = $1', [sale.offerId]))?.r === 0 })
        const after = await placeOrder(house, { by: person, people: [person], offer, key: randomBytes(16).toString('hex'), actor: { door: 'resident', id: who.id } })
        const said = before!.outcome.ok ? 'placed' : before!.outcome.refusal.reason
        assert.equal(said, after.ok ? 'placed' : after.refusal.reason, `round ${round}, offer ${offers.indexOf(sale)}, ${who.givenName}`)
        if (!before!.outcome.ok && !after.ok) {
          const { residentId: _, ...facts } = after.refusal.facts ?? {}
          assert.deepEqual(facts, before!.outcome.refusal.facts ?? {}, said)
        }
        seen.add(said)
      }
    }
  }
  assert.deepEqual([...seen].sort(), ['budget-spent', 'draw-instead', 'limit-reached', 'no-longer-orderable', 'not-first-pass', 'not-for-this-age', 'not-for-this-person', 'not-yet-open', 'offer-paused', 'outside-area', 'pass-not-valid', 'placed', 'sold-out'])
})
