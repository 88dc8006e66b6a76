import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { offerBySlug, offersRoutes } from '#modules/offers/index.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { type Citizen, newFamily, newOffer } from '#test/small-city.ts'
import { endOffer } from './end-offer.ts'
import { drawChecks, drawResultRoutes, endOfferRoutes, expectedDrawMessages, holdDraws, listDraws, openDraws, orderBox, ordersRoutes, ownSignUps, signUp, signUpsOver, verifyDraw } from './index.ts'

const CLOSES = { day: '2026-11-30' as never, time: '18:00' }
const editor = { staffId: '0198a000-0000-7000-8000-00000000000e', role: 'editor' }

async function shop(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const b = await browser(t, house, { routes: [...offersRoutes(house, { orderBox: (visit, offer) => orderBox(house, visit, offer) }), ...ordersRoutes(house), ...drawResultRoutes(house), ...endOfferRoutes(house)] })
  const as = (who: Citizen) => b.signIn({ door: 'resident', roles: ['resident'], subjectId: who.id, name: who.givenName })
  const film = await newOffer(house, { slug: 'film', stock: 3, drawCloses: CLOSES })
  await openDraws(house)
  const join = async (who: Citizen, people: readonly Citizen[] = [who]): Promise<string> => {
    as(who)
    await b.get(`/aanbod/${film.slug}`)
    return (await b.post(`/aanbod/${film.slug}/meedoen`, { voor: people.map(({ id }) => id) })).location!.split('?')[0]!
  }
  return { house, b, as, film, join }
}

const told = (house: TestHouse, kind: string) => house.owner.query<{ resident_id: string; why: string }>(`select resident_id, values ->> 'ownSentence' as why from messages.message where kind = $1 order by 1`, [kind])
const sorted = (ids: readonly string[]) => [...ids].sort()
const holds = async (house: TestHouse) => assert.deepEqual(await residentsWithoutMessage(house, expectedDrawMessages), [])

test('an offer that stops before its draw: the page counts who takes part, they hear it at once with the reason, and nothing is drawn later', async (t) => {
  const { house, b, as, film, join } = await shop(t)
  const [mother, sem] = await newFamily(house, { children: ['2015-05-05'] }) as [Citizen, Citizen]
  const [other] = await newFamily(house) as [Citizen]
  const [left] = await newFamily(house) as [Citizen]
  const here = '/beheer/aanbod/aanbieding/film/stoppen'
  const staff = () => b.signIn({ door: 'staff', roles: ['editor'], subjectId: editor.staffId, name: 'Ruben' })
  staff()
  assert.match((await b.get(here)).text, /Niemand heeft een bon.*zonder dat iemand er iets van merkt/)
  const path = await join(mother, [mother, sem])
  await join(other)
  const gone = await join(left)
  await b.get(gone)
  await b.post(`${gone}/stoppen`)

  staff()
  const asked = await b.get(here)
  assert.match(asked.text, /Er doen mensen mee aan de loting.*2 keer, voor 3 mensen.*Waarom stopt de aanbieding\?/)
  assert.doesNotMatch(asked.text, /zonder dat iemand|Wat gebeurt er met de bonnen/)
  assert.equal((await b.post(here, { waarom: 'De toren is dicht.' })).status, 303)
  assert.deepEqual(await told(house, 'draw-stopped'), sorted([mother.id, other.id]).map((resident_id) => ({ resident_id, why: 'De toren is dicht.' })))
  assert.deepEqual(await house.owner.query(`select actor_role, facts from audit.event where action = 'orders.draw-stopped'`), [{ actor_role: 'editor', facts: { signUps: 2 } }])

  as(mother)
  const own = await b.get(path)
  assert.match(own.text, /Wij loten niet meer.*De bon voor gratis zwemmen is er niet meer/)
  assert.doesNotMatch(own.text, /Je doet mee|Wij loten op|Stop met meedoen|De afdruk/)
  assert.match((await b.get(`/en${path}`)).text, /There is no draw/)
  assert.equal((await b.get(`${path}/hoe`)).location, path)
  as(left)
  assert.match((await b.get(gone)).text, /Je doet niet mee.*Je bent gestopt met meedoen/)
  assert.doesNotMatch((await b.get(gone)).text, /Wil je toch meedoen/)
  const [draw] = await listDraws(house)
  b.signOut()
  assert.match((await b.get(`/loting/${draw!.id}`)).text, /Gestopt op 23 november 2026.*Er is niet geloot/)
  assert.equal((await b.get(`/loting/${draw!.id}.csv`)).status, 404)

  house.clock.set('2026-11-30T18:00:00+01:00')
  await openDraws(house)
  await holdDraws(house)
  assert.deepEqual(await house.owner.query('select seed, drawn_at from orders.draw'), [{ seed: null, drawn_at: null }])
  assert.deepEqual(await house.owner.query(`select count(*)::int as n from messages.message where kind in ('draw-won', 'draw-lost', 'draw-refused')`), [{ n: 0 }])
  assert.equal((await drawChecks(house)[0]!.look()).state, 'good')
  assert.equal(await verifyDraw(house, draw!.id), undefined)
  await holds(house)
  const { records } = await ownSignUps(house, house.db, mother.id)
  assert.match(JSON.stringify(records), /er is niet geloot/)

  // Who took part is forgotten after the term, counted from the day that it stopped.
  house.clock.set('2027-11-24T12:00:00+01:00')
  assert.equal(await signUpsOver.forget(house), 3)
  assert.ok(!JSON.stringify(await house.owner.query('select * from orders.sign_up')).includes(mother.id))
  await holds(house)
  assert.ok(film)
})

test('a sign-up and an ending at the same moment: whoever is in the draw by then hears that it stopped, and nobody gets in after it', async (t) => {
  const { house, film } = await shop(t)
  const people = await Promise.all(Array.from({ length: 12 }, async () => (await newFamily(house))[0]!))
  const offer = (await offerBySlug(house, film.slug))!
  const join = async (who: Citizen) => { const [by] = await peopleOf(house, house.db, who.id); return signUp(house, { by: by!, people: [by!], offer }) }
  const outcomes = await Promise.all(people.map(async (who, i) => (i === 6 ? [await join(who), await endOffer(house, { offer, vouchers: 'keep', why: '', by: editor })][0]! : join(who))))
  for (const outcome of outcomes) assert.ok(outcome.ok || outcome.refusal.reason === 'offer-ended', JSON.stringify(outcome))
  const inIt = await house.owner.query<{ resident_id: string }>('select resident_id from orders.sign_up order by 1')
  assert.deepEqual((await told(house, 'draw-stopped')).map(({ resident_id }) => resident_id), inIt.map(({ resident_id }) => resident_id))
  const late = await join((await newFamily(house))[0]!)
  assert.equal(late.ok ? 'in' : late.refusal.reason, 'offer-ended')
  await holds(house)
})

test('a draw whose offer had ended before endings stopped draws: on its day it is stopped and told, not refused one by one', async (t) => {
  const { house, film, join } = await shop(t)
  const [one] = await newFamily(house) as [Citizen]
  await join(one)
  await house.owner.query(`update offers.offer set state = 'ended' where id = $1`, [film.offerId])
  house.clock.set('2026-11-30T18:00:00+01:00')
  await Promise.all([holdDraws(house), holdDraws(house)])
  assert.deepEqual(await told(house, 'draw-stopped'), [{ resident_id: one.id, why: '' }])
  assert.deepEqual(await told(house, 'draw-refused'), [])
  await holds(house)
})
