import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { manageOffersRoutes, offersRoutes } from '#modules/offers/index.ts'
import { testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { type Citizen, newFamily, newOffer } from '#test/small-city.ts'
import { countSignUps, drawResultRoutes, expectedDrawMessages, holdDraws, listDraws, openDraws, orderBox, ordersRoutes, tellHolders } from './index.ts'

const RUBEN = { name: 'Ruben', subjectId: '0198a000-0000-7000-8000-00000000000e' }
const SANNE = { name: 'Sanne', subjectId: '0198a000-0000-7000-8000-00000000000f' }

/** An editor takes the draw away from an offer, and a colleague looks at it. */
async function shop(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const b = await browser(t, house, { routes: [
    ...offersRoutes(house, { orderBox: (visit, offer) => orderBox(house, visit, offer) }), ...ordersRoutes(house), ...drawResultRoutes(house),
    ...manageOffersRoutes(house, { offerChanged: tellHolders(house), signUpsOf: (offerId) => countSignUps(house.db, offerId) }),
  ] })
  const as = (who: Citizen) => b.signIn({ door: 'resident', roles: ['resident'], subjectId: who.id, name: who.givenName })
  const editor = (who: typeof RUBEN) => b.signIn({ door: 'staff', roles: ['editor'], ...who })
  const film = await newOffer(house, { slug: 'film', stock: 2, drawCloses: { day: '2026-11-30' as never, time: '18:00' } })
  await openDraws(house)
  const join = async (who: Citizen): Promise<string> => {
    as(who)
    await b.get('/aanbod/film')
    return (await b.post('/aanbod/film/meedoen', { voor: [who.id] })).location!.split('?')[0]!
  }
  /** Answers what the colleague saw after the press. */
  const withoutDraw = async () => {
    editor(RUBEN)
    await b.get('/beheer/aanbod/aanbieding/film')
    const home = (await b.post('/beheer/aanbod/aanbieding/film', { doen: 'wijzigen' })).location!
    await b.get(`${home}/wanneer`)
    await b.post(`${home}/wanneer`, { 'bestellen-vanaf': '2026-01-01', 'bestellen-tijd': '00:00', 'bestellen-tot': '2026-12-31', 'geldig-vanaf': '2026-01-01', 'geldig-tot': '2026-12-31', 'loting-dag': '', 'loting-tijd': '', 'daarna': 'verder' })
    await b.get(home)
    await b.post(home, { doen: 'sturen' })
    editor(SANNE)
    await b.get(home)
    return b.post(home, { doen: 'publiceren' })
  }
  const versions = () => house.owner.query<{ number: number; drawn: boolean }>('select number, draw_closes_at is not null as drawn from offers.version order by number')
  return { house, b, as, film, join, withoutDraw, versions }
}

test('a version without a draw is not published while people take part in it: it says how many and what can be done, and their draw is held', async (t) => {
  const { house, b, as, join, withoutDraw, versions } = await shop(t)
  const [one, other] = [(await newFamily(house))[0]!, (await newFamily(house))[0]!]
  const path = await join(one)
  const gone = await join(other)
  await b.get(gone)
  await b.post(`${gone}/stoppen`)
  const refused = await withoutDraw()
  assert.equal(refused.status, 409)
  assert.match(refused.text, /Er doen mensen mee aan de loting \(1 keer\)\. Laat de loting staan tot er is geloot\. Of stop de aanbieding/)
  assert.deepEqual(await versions(), [{ number: 1, drawn: true }])
  assert.deepEqual(await house.owner.query(`select 1 from messages.message where kind in ('draw-stopped', 'draw-offer-changed')`), [])
  assert.deepEqual(await house.owner.query(`select 1 from audit.event where action = 'orders.draw-stopped'`), [])
  as(one)
  assert.match((await b.get(path)).text, /Je doet mee/)
  house.clock.set('2026-11-30T18:00:00+01:00')
  await holdDraws(house)
  assert.deepEqual(await house.owner.query(`select outcome from orders.sign_up where withdrawn_at is null`), [{ outcome: 'won' }])
  assert.deepEqual(await residentsWithoutMessage(house, expectedDrawMessages), [])
})

test('with nobody in the draw it stops with the version that takes it away: the bon goes to who orders first, and nothing is drawn later', async (t) => {
  const { house, b, as, join, withoutDraw, versions } = await shop(t)
  const [left, first] = [(await newFamily(house))[0]!, (await newFamily(house))[0]!]
  const gone = await join(left)
  await b.get(gone)
  await b.post(`${gone}/stoppen`)
  assert.equal((await withoutDraw()).status, 303)
  assert.deepEqual(await versions(), [{ number: 1, drawn: true }, { number: 2, drawn: false }])
  assert.deepEqual(await house.owner.query(`select actor_role, facts from audit.event where action = 'orders.draw-stopped'`), [{ actor_role: 'editor', facts: { signUps: 0 } }])
  assert.deepEqual(await house.owner.query(`select 1 from messages.message where kind = 'draw-stopped'`), [])
  const [draw] = await listDraws(house)
  assert.match((await b.get(`/loting/${draw!.id}`)).text, /Er is niet geloot Wij loten deze bon niet meer/)
  as(first)
  const page = await b.get('/aanbod/film')
  assert.match(page.text, /Bon bestellen/)
  const key = /name="_key" value="([^"]+)"/.exec(page.html)![1]!
  assert.equal((await b.post('/aanbod/film/bestellen', { voor: first.id, versie: /name="versie" value="([^"]+)"/.exec(page.html)![1]!, _key: key, hoe: 'phone' })).status, 303)
  house.clock.set('2026-11-30T18:00:00+01:00')
  await openDraws(house)
  await holdDraws(house)
  assert.deepEqual(await house.owner.query('select seed, drawn_at from orders.draw'), [{ seed: null, drawn_at: null }])
  assert.deepEqual(await residentsWithoutMessage(house, expectedDrawMessages), [])
})
