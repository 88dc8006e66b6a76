import { test, type TestContext } from 'node:test'
import assert from 'node:assert/strict'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { offersRoutes } from '#modules/offers/index.ts'
import { vouchersRoutes } from '#modules/vouchers/index.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { type Browser, browser } from '#test/page.ts'
import { type Citizen, newFamily, newOffer } from '#test/small-city.ts'
import { orderBox, ordersRoutes } from './index.ts'

async function shop(t: TestContext): Promise<{ house: TestHouse; b: Browser; as: (who: Citizen) => void }> {
  const house = await testHouse(t)
  await openKnowledge(house)
  const routes = [...offersRoutes(house, { orderBox: (visit, offer) => orderBox(house, visit, offer) }), ...ordersRoutes(house), ...vouchersRoutes(house)]
  const b = await browser(t, house, { routes })
  return { house, b, as: (who) => b.signIn({ door: 'resident', roles: ['resident'], subjectId: who.id, name: who.givenName }) }
}
const count = async (house: TestHouse): Promise<number> => (await house.owner.one<{ n: number }>('select count(*)::int as n from vouchers.voucher')).n

test('from the offer to the voucher: one form, one receipt, and the limit shows', async (t) => {
  const { house, b, as } = await shop(t)
  const [marjan] = await newFamily(house)
  const swim = await newOffer(house)
  as(marjan!)
  const offer = await b.get(`/aanbod/${swim.slug}`)
  assert.match(offer.text, /Bestel een bon .*Marjan, dat ben jij.*Kan nog 1 keer dit jaar/)
  const placed = await b.post(`/aanbod/${swim.slug}/bestellen`)
  assert.equal(placed.status, 303)
  assert.match(placed.location!, /^\/mijn\/bonnen\/[0-9a-f-]{36}\?besteld=ja$/)
  const voucher = await b.get(placed.location!)
  assert.match(voucher.text, /Je bestelling is gelukt Je hebt de bon voor gratis zwemmen\..*Geldig.*Gratis zwemmen.*Voor Marjan/)
  const again = await b.get(`/aanbod/${swim.slug}`)
  assert.match(again.text, /Je hebt deze bon al .*Meer zijn er niet per persoon/)
  assert.doesNotMatch(again.html, /bestellen" method="post"/)
})

test('the button pressed twice is one order and leads to the same voucher', async (t) => {
  const { house, b, as } = await shop(t)
  const [marjan] = await newFamily(house)
  const swim = await newOffer(house, { limit: { count: 5, per: 'person', period: 'pass-year' } })
  as(marjan!)
  await b.get(`/aanbod/${swim.slug}`)
  const [one, two] = [await b.post(`/aanbod/${swim.slug}/bestellen`), await b.post(`/aanbod/${swim.slug}/bestellen`)]
  assert.equal(one.location, two.location)
  assert.equal(await count(house), 1)
})

test('a parent chooses for whom; who cannot says why and from when', async (t) => {
  const { house, b, as } = await shop(t)
  const [mother, sem, noor] = await newFamily(house, { adults: 1, children: ['2015-05-05', '2024-05-05'] }) as [Citizen, Citizen, Citizen]
  const play = await newOffer(house, { audience: { minAge: 4 } })
  as(mother)
  const offer = await b.get(`/aanbod/${play.slug}`)
  assert.match(offer.text, /Voor wie bestel je\?.*Marjan, dat ben jij.*Sem, 11 jaar.*Noor, 2 jaar: nu niet Deze bon is voor mensen vanaf 4 jaar/)
  const none = await b.post(`/aanbod/${play.slug}/bestellen`, { voor: [] })
  assert.equal(none.status, 422)
  assert.match(none.text, /Kies voor wie de bon is/)
  const placed = await b.post(`/aanbod/${play.slug}/bestellen`, { voor: [mother.id, sem.id] })
  assert.equal(placed.location, '/mijn/bonnen?besteld=ja')
  assert.match((await b.get(placed.location!)).text, /Je hebt 2 bonnen voor gratis zwemmen: voor jou en Sem\./)
  // Everybody has one by now, or is too young: a form kept from before is still answered.
  await house.owner.query('update orders.limit_use set used = 0')
  await b.get(`/aanbod/${play.slug}`)
  const refused = await b.post(`/aanbod/${play.slug}/bestellen`, { voor: noor.id })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /Niet voor deze leeftijd Deze bon is voor mensen vanaf 4 jaar/)
})

test('somebody else\'s resident id in the form is not there', async (t) => {
  const { house, b, as } = await shop(t)
  const [marjan, father] = await newFamily(house, { adults: 2 }) as [Citizen, Citizen]
  const [tom] = await newFamily(house)
  const swim = await newOffer(house)
  as(marjan)
  for (const other of [father, tom!]) {
    await b.get(`/aanbod/${swim.slug}`)
    assert.equal((await b.post(`/aanbod/${swim.slug}/bestellen`, { voor: other.id })).status, 404)
  }
  assert.equal(await count(house), 0)
})

test('sold out between looking and pressing: a page that says so, with what can be ordered instead', async (t) => {
  const { house, b, as } = await shop(t)
  const [marjan] = await newFamily(house)
  const swim = await newOffer(house, { stock: 1 })
  const skate = await newOffer(house, { title: 'Gratis schaatsen' })
  as(marjan!)
  await b.get(`/aanbod/${swim.slug}`)
  await house.owner.query('update offers.stock set remaining = 0')
  const refused = await b.post(`/aanbod/${swim.slug}/bestellen`)
  assert.equal(refused.status, 409)
  assert.match(refused.text, /De bonnen zijn op.*De bonnen voor gratis zwemmen zijn op\..*Dit kan wel.*Gratis schaatsen/)
  assert.ok(refused.html.includes(`/aanbod/${skate.slug}`))
})

test('an offer that got a new version since it was shown is shown again first', async (t) => {
  const { house, b, as } = await shop(t)
  const [marjan] = await newFamily(house)
  const swim = await newOffer(house)
  as(marjan!)
  await b.get(`/aanbod/${swim.slug}`)
  await newOffer(house, { slug: swim.slug, givenBy: { provider: swim.promisedBy }, title: 'Zwemmen voor € 1' })
  const refused = await b.post(`/aanbod/${swim.slug}/bestellen`)
  assert.equal(refused.status, 409)
  assert.match(refused.text, /De bon is net veranderd/)
  assert.equal(await count(house), 0)
})

test('without a pass: a way to one; with a pass that is not valid: what to do', async (t) => {
  const { house, b, as } = await shop(t)
  const [none] = await newFamily(house, { withoutPass: true })
  const swim = await newOffer(house)
  b.signIn({ door: 'resident', roles: ['resident'], name: 'Nieuw' })
  assert.match((await b.get(`/aanbod/${swim.slug}`)).text, /Je hebt nog geen pas.*Pas aanvragen/)
  as(none!)
  assert.match((await b.get(`/aanbod/${swim.slug}`)).text, /Je hebt nu geen geldige pas.*Bekijk je aanvraag/)
})

test('an order without a key, with a forged token or without one, does nothing', async (t) => {
  const { house, b, as } = await shop(t)
  const [marjan] = await newFamily(house)
  const swim = await newOffer(house)
  as(marjan!)
  await b.get(`/aanbod/${swim.slug}`)
  assert.equal((await b.post(`/aanbod/${swim.slug}/bestellen`, { _key: '' })).status, 400)
  await b.get(`/aanbod/${swim.slug}`)
  assert.equal((await b.post(`/aanbod/${swim.slug}/bestellen`, { _csrf: 'x' })).status, 403)
  assert.equal((await b.postRaw(`/aanbod/${swim.slug}/bestellen`, { voor: marjan!.id })).status, 403)
  assert.equal(await count(house), 0)
})

test('cancelling asks once more, gives back, and says so; a second time the voucher says what became of it', async (t) => {
  const { house, b, as } = await shop(t)
  const [marjan] = await newFamily(house)
  const [tom] = await newFamily(house)
  const swim = await newOffer(house, { stock: 1 })
  as(marjan!)
  await b.get(`/aanbod/${swim.slug}`)
  const here = (await b.post(`/aanbod/${swim.slug}/bestellen`)).location!.split('?')[0]!
  as(tom!)
  assert.equal((await b.get(`${here}/annuleren`)).status, 404)
  as(marjan!)
  assert.match((await b.get(here)).html, new RegExp(`href="${here}/annuleren"`))
  assert.match((await b.get(`${here}/annuleren`)).text, /Wil je deze bon annuleren\?/)
  const done = await b.post(`${here}/annuleren`)
  assert.match((await b.get(done.location!)).text, /De bon is geannuleerd.*Gebruikt of voorbij.*Geannuleerd/)
  assert.equal((await b.get(`${here}/annuleren`)).location, here)
  const shown = await b.get(here)
  assert.match(shown.text, /Deze bon is op 23 november 2026 geannuleerd/)
  assert.doesNotMatch(shown.html, /class="pas-qr"/)
})

test('a crowd is a page that says so and when to try again, and the same form goes well afterwards', async (t) => {
  const { house, b, as } = await shop(t)
  const [marjan] = await newFamily(house)
  const swim = await newOffer(house)
  as(marjan!)
  const key = /name="_key" value="([^"]+)"/.exec((await b.get(`/aanbod/${swim.slug}`)).html)![1]!
  await house.owner.transaction(async (tx) => {
    await tx.query('select from residents.household where id = $1 for update', [marjan!.householdId])
    const busy = await b.post(`/aanbod/${swim.slug}/bestellen`, { hoe: 'post' })
    assert.equal(busy.status, 503)
    assert.equal(busy.headers['retry-after'], '10')
    assert.match(busy.text, /Het is nu erg druk\. Je bon is nog niet besteld.*Met de post/)
    assert.match(busy.html, /value="post" checked/, 'what was chosen stands in the form that is sent again')
    assert.match(busy.html, new RegExp(`name="_key" value="${key}"`), 'and with the same key: twice is one order')
  })
  assert.equal(await count(house), 0)
  assert.equal((await b.post(`/aanbod/${swim.slug}/bestellen`, { hoe: 'post' })).status, 303)
  assert.equal(await count(house), 1)
})

test('a bon that is valid later has its receipt too', async (t) => {
  const { house, b, as } = await shop(t)
  const [marjan] = await newFamily(house)
  const later = await newOffer(house, { usableFrom: '2026-12-05' as never })
  as(marjan!)
  await b.get(`/aanbod/${later.slug}`)
  const ordered = await b.post(`/aanbod/${later.slug}/bestellen`)
  assert.match((await b.get(ordered.location!)).text, /Je bestelling is gelukt.*Nog niet geldig/)
})

test('more people than there are bonnen left: so many are left, and nothing of one that nobody has', async (t) => {
  const { house, b, as } = await shop(t)
  const [mother, sem] = await newFamily(house, { children: ['2015-05-05'] }) as [Citizen, Citizen]
  const box = await newOffer(house, { limit: { count: 1, per: 'household', period: 'pass-year' } })
  const last = await newOffer(house, { stock: 1 })
  as(mother)
  const both = async (slug: string) => { await b.get(`/aanbod/${slug}`); return b.post(`/aanbod/${slug}/bestellen`, { voor: [mother.id, sem.id] }) }
  const refused = await both(box.slug)
  assert.equal(refused.status, 409)
  assert.match(refused.text, /Zoveel bonnen zijn er niet Er mag nog 1 bon bij\. Er is niets besteld\. Kies 1 persoon\./)
  assert.doesNotMatch(refused.text, /thuis al/)
  assert.match((await both(last.slug)).text, /Zoveel bonnen zijn er niet Er is nog 1 bon voor gratis zwemmen\. Er is niets besteld\. Kies 1 persoon\./)
  assert.equal(await count(house), 0)
  assert.equal((await b.post(`/aanbod/${box.slug}/bestellen`, { voor: mother.id })).status, 403, 'a refusal has no form')
  await b.get(`/aanbod/${box.slug}`)
  assert.equal((await b.post(`/aanbod/${box.slug}/bestellen`, { voor: mother.id })).status, 303)
  assert.match((await b.get(`/aanbod/${box.slug}`)).text, /Jullie hebben thuis al een bon voor gratis zwemmen\. Meer zijn er niet voor mensen die samen wonen/)
})

test('who cancels in a crowd hears that the bon is not cancelled yet', async (t) => {
  const { house, b, as } = await shop(t)
  const [marjan] = await newFamily(house)
  const swim = await newOffer(house)
  as(marjan!)
  await b.get(`/aanbod/${swim.slug}`)
  const here = (await b.post(`/aanbod/${swim.slug}/bestellen`)).location!.split('?')[0]!
  await b.get(`${here}/annuleren`)
  await house.owner.transaction(async (tx) => {
    await tx.query('select from residents.household where id = $1 for update', [marjan!.householdId])
    const busy = await b.post(`${here}/annuleren`)
    assert.equal(busy.status, 503)
    assert.match(busy.text, /Je bon is nog niet geannuleerd\. Wacht een paar tellen/)
    assert.doesNotMatch(busy.text, /nog niet besteld/)
  })
  assert.match((await b.post(`${here}/annuleren`)).location ?? '', /geannuleerd=/)
})

test('a refusal names what can be ordered instead: of the same kind, for whom it fits, and nothing behind a closed door', async (t) => {
  const { house, b, as } = await shop(t)
  const [mother, sem] = await newFamily(house, { children: ['2015-05-05'] }) as [Citizen, Citizen]
  const swim = await newOffer(house, { stock: 1 })
  await newOffer(house, { title: 'Gratis schaatsen', audience: { forWhom: 'child' } })
  await newOffer(house, { title: 'Samen klimmen' })
  const old = await newOffer(house, { title: 'Voor ouderen', audience: { minAge: 67 } })
  const once = await newOffer(house, { title: 'Al gehad' })
  await newOffer(house, { title: 'Naar de film', category: 'cultuur' })
  await newOffer(house, { title: 'Met een loting', stock: 5, drawCloses: { day: '2026-12-01' as never, time: '12:00' } })
  as(mother)
  for (const voor of [mother.id, sem.id]) { await b.get(`/aanbod/${once.slug}`); await b.post(`/aanbod/${once.slug}/bestellen`, { voor }) }
  await b.get(`/aanbod/${swim.slug}`)
  await house.owner.query('update offers.stock set remaining = 0 where offer_id = $1', [swim.offerId])
  const refused = await b.post(`/aanbod/${swim.slug}/bestellen`, { voor: sem.id })
  assert.match(refused.text, /Dit kan wel.*Gratis schaatsen.*Voor Sem /)
  assert.match(refused.text, /Samen klimmen.*Voor jou en Sem /)
  assert.doesNotMatch(refused.text, /Voor ouderen|Al gehad|Naar de film|Met een loting/)
  // Beforehand too, on the page of an offer that goes for nobody here.
  const had = await b.get(`/aanbod/${once.slug}`)
  assert.match(had.text, /Je hebt deze bon al.*Dit kan wel .*Samen klimmen Gratis\. Voor jou en Sem/)
  // What goes for nobody is said once, with the names of all.
  const nobody = await b.get(`/aanbod/${old.slug}`)
  assert.match(nobody.text, / en Sem: nu niet Deze bon is voor mensen vanaf 67 jaar/)
  assert.equal(nobody.text.split('Deze bon is voor mensen vanaf 67 jaar').length, 2)
  // Without a valid pass nothing goes: nothing is offered instead.
  await house.owner.query('delete from passes.pass where household_id = $1', [mother.householdId])
  const none = await b.get(`/aanbod/${once.slug}`)
  assert.match(none.text, /Je hebt nu geen geldige pas/)
  assert.doesNotMatch(none.text, /Dit kan wel/)
})

test('who acts for somebody orders, cancels and signs up in their name, and the audit says that it was a representative', async (t) => {
  const { house, b } = await shop(t)
  const [marjan] = await newFamily(house)
  const swim = await newOffer(house)
  const film = await newOffer(house, { stock: 2, drawCloses: { day: '2026-11-30' as never, time: '18:00' } })
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: marjan!.id, name: 'Wim', actedBy: { representationId: marjan!.id } as never })
  await b.get(`/aanbod/${swim.slug}`)
  const bon = (await b.post(`/aanbod/${swim.slug}/bestellen`)).location!.split('?')[0]!
  await b.get(`${bon}/annuleren`)
  await b.post(`${bon}/annuleren`)
  await b.get(`/aanbod/${film.slug}`)
  const sign = (await b.post(`/aanbod/${film.slug}/meedoen`, { voor: marjan!.id })).location!.split('?')[0]!
  await b.get(sign)
  await b.post(`${sign}/stoppen`)
  assert.deepEqual(await house.owner.query(`select action, actor_role from audit.event where subject_kind in ('order', 'voucher', 'sign-up') order by number`),
    ['orders.placed', 'orders.voucher-cancelled', 'orders.signed-up', 'orders.withdrawn'].map((action) => ({ action, actor_role: 'representative' })))
})
