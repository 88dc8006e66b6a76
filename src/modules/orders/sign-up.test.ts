import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { type OfferInput, offersRoutes } from '#modules/offers/index.ts'
import { countedInvariants } from '#modules/reports/index.ts'
import { testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { type Citizen, newFamily, newOffer } from '#test/small-city.ts'
import { holdDraws, openDraws, orderBox, ordersRoutes } from './index.ts'

async function shop(t: TestContext, changes: Partial<OfferInput> = {}) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const b = await browser(t, house, { routes: [...offersRoutes(house, { orderBox: (visit, offer) => orderBox(house, visit, offer) }), ...ordersRoutes(house)] })
  const [mother, sem, noor] = await newFamily(house, { children: ['2015-05-05', '2017-05-05'] }) as [Citizen, Citizen, Citizen]
  await newOffer(house, { slug: 'film', stock: 10, drawCloses: { day: '2026-11-30' as never, time: '18:00' }, ...changes })
  await openDraws(house)
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: mother.id, name: mother.givenName })
  const { html } = await b.get('/aanbod/film')
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(html)![1]!
  const join = (people: readonly Citizen[], more: Record<string, string> = {}) => b.post('/aanbod/film/meedoen', { voor: people.map(({ id }) => id), _csrf, ...more })
  const rows = () => house.owner.query<{ n: number; delivery: string; withdrawn: boolean }>('select cardinality(people) as n, delivery, withdrawn_at is not null as withdrawn from orders.sign_up order by signed_at, withdrawn_at')
  return { house, b, mother, sem, noor, join, rows }
}

test('more people than the limit at home could never win together: signing up says how many can, and as many as that can', async (t) => {
  const { house, mother, sem, noor, join, rows } = await shop(t, { limit: { count: 2, per: 'household', period: 'pass-year' } })
  const three = await join([mother, sem, noor])
  assert.equal(three.status, 409)
  assert.match(three.text, /Er mogen nog 2 bonnen bij.*Kies minder mensen/)
  assert.deepEqual(await rows(), [])
  assert.equal((await join([mother, sem])).status, 303, 'exactly the limit')
  house.clock.set('2026-11-30T18:00:00+01:00')
  await holdDraws(house)
  assert.deepEqual(await house.owner.query('select outcome from orders.sign_up'), [{ outcome: 'won' }])
})

test('a limit of 1 at home and two people: refused with who can; a limit for each person is no limit together', async (t) => {
  const home = await shop(t, { limit: { count: 1, per: 'household', period: 'pass-year' } })
  assert.match((await home.join([home.mother, home.sem])).text, /Er mag nog 1 bon bij.*Kies 1 persoon/)
  assert.equal((await home.join([home.sem])).status, 303)
  const each = await shop(t, { limit: { count: 1, per: 'person', period: 'pass-year' } })
  assert.equal((await each.join([each.mother, each.sem, each.noor])).status, 303)
})

test('more people than there can be won, without what is kept for the desk: refused with how many there are', async (t) => {
  const { mother, sem, noor, join, rows } = await shop(t, { stock: 4, heldForDesk: 2 })
  assert.match((await join([mother, sem, noor])).text, /Er zijn nog 2 bonnen voor gratis zwemmen.*Kies minder mensen/)
  assert.deepEqual(await rows(), [])
  assert.equal((await join([mother, sem])).status, 303)
})

test('signed up once more with other people or another way for the bon: nothing changes, and the page says what stands instead of that it worked', async (t) => {
  const { b, mother, sem, join, rows } = await shop(t)
  const path = (await join([mother, sem], { hoe: 'post' })).location!
  assert.match(path, /\?gelukt=ja$/)
  assert.equal((await join([sem, mother], { hoe: 'post' })).location, path, 'the same again is the same')
  for (const other of [await join([mother], { hoe: 'post' }), await join([mother, sem], { hoe: 'phone' }), await join([mother, sem], { hoe: 'stip', stip: 'Stip Beijum' })]) {
    assert.equal(other.location, path.replace('gelukt', 'stond'))
  }
  const shown = (await b.get(path.replace('gelukt', 'stond'))).text
  assert.match(shown, /Je deed al mee, en wat je net koos is niet bewaard.*Stop dan eerst.*Voor jou en Sem.*Als je wint met de post/)
  assert.doesNotMatch(shown, /Het is gelukt/)
  assert.match((await b.get(`/en${path.replace('gelukt', 'stond')}`)).text, /You had joined before/)
  assert.deepEqual(await rows(), [{ n: 2, delivery: 'post', withdrawn: false }])
  await b.get(path)
  assert.equal((await b.post(`${path.split('?')[0]}/stoppen`)).status, 303)
  assert.match((await join([mother])).location!, /gelukt=ja/)
  assert.deepEqual((await rows()).map(({ n, withdrawn }) => [n, withdrawn]), [[2, true], [1, false]])
})

test('the same form pressed twice at the same moment is one sign-up; a different one beside it is told what stands', async (t) => {
  const { mother, sem, join, rows } = await shop(t)
  const answers = await Promise.all([join([mother]), join([mother]), join([mother])])
  assert.equal(new Set(answers.map(({ location }) => location)).size, 1)
  const [one, two] = await Promise.all([join([mother]), join([mother, sem])])
  assert.match(one.location!, /gelukt=ja/)
  assert.match(two.location!, /stond=ja/)
  assert.equal((await rows()).length, 1)
})

test('the invariants find a sign-up that promises another offer than it is drawn for, and a person without a chance; not one that was left', async (t) => {
  const { house, mother, sem, join, rows, b } = await shop(t)
  const path = (await join([mother, sem])).location!.split('?')[0]!
  const broken = async () => (await Promise.all(countedInvariants(house).map(({ look }) => look()))).flat().length
  assert.equal(await broken(), 0)
  const other = await newOffer(house)
  await house.owner.query('update orders.sign_up set version_id = $1', [other.versionId])
  assert.equal(await broken(), 1)
  await house.owner.query('update orders.sign_up set version_id = null')
  assert.equal(await broken(), 0, 'from before this was kept')
  await house.owner.query('delete from orders.chance where resident_id = $1', [sem.id])
  assert.equal(await broken(), 1)
  await b.get(path)
  await b.post(`${path}/stoppen`)
  assert.deepEqual((await rows()).map(({ withdrawn }) => withdrawn), [true])
  assert.equal(await broken(), 0)
})
