import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { seedDemonstration } from '#demo/seed.ts'
import { may } from '#modules/identity/index.ts'
import { newId } from '#shared/ids.ts'
import { applicants } from '#test/applicants.ts'
import { offerBySlug } from '#modules/offers/index.ts'
import { holdDraws, listDraws, openDraws, orderBox, placeOrder, signUp, verifyDraw } from '#modules/orders/index.ts'
import { countedInvariants } from '#modules/reports/index.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import { deskGiven } from '#test/counter.ts'
import { browser } from '#test/page.ts'
import { type Citizen, newFamily, newOffer, newProvider } from '#test/small-city.ts'
import { contactsRoutes } from '../index.ts'
import { formName } from '#modules/orders/index.ts'

/** What the form calls a partner. */
const asPartner = ({ id }: { readonly id: string }): string => formName({ id, partner: true })

/** Fatima stands at the desk; Sem is her partner at home, with a pass of his own. */
async function fatimaAtTheDesk(t: TestContext) {
  const { house, applyAs, bsnOf } = await applicants(t)
  await seedDemonstration(house)
  const { residentId } = await applyAs('fatima')
  const { home } = await house.owner.one<{ home: string }>('select household_id as home from residents.resident where id = $1', [residentId])
  const [, sem] = await newFamily(house, { adults: 2 }) as [Citizen, Citizen]
  await house.owner.query('update residents.resident set household_id = $2 where id = $1', [sem.id, home])
  await house.owner.query('update passes.pass set household_id = $2 where resident_id = $1', [sem.id, home])
  await house.owner.query(`insert into residents.relation (resident_id, other_id, kind, read_at) values ($1, $2, 'partner', now())`, [residentId, sem.id])
  const b = await browser(t, house, { routes: contactsRoutes(house, deskGiven), may })
  b.signIn({ door: 'staff', roles: ['stip'], subjectId: newId(house.clock.now()), name: 'Anouk' })
  await b.get('/balie')
  const path = (await b.post('/balie', { doel: 'order', hoe: 'desk', zoek: bsnOf('fatima') })).location!
  await b.get(path)
  await b.post(`${path}/check`, { soort: 'id-card' })
  return {
    house, b, path, fatima: residentId, sem,
    order: async (bon: string, form: Record<string, string | readonly string[]>) => { await b.get(`${path}/bestel`); return b.post(`${path}/bestel`, { bon, ...form }) },
    holders: async () => (await house.owner.query<{ id: string }>('select resident_id as id from vouchers.voucher order by 1')).map(({ id }) => id),
  }
}

test('at the desk one button orders for the resident and the partner; the partner hears it, and each has an order of their own', async (t) => {
  const { house, b, path, fatima, sem, order, holders } = await fatimaAtTheDesk(t)
  const swim = await newOffer(house, { title: 'Baantjes trekken' })
  const form = await b.get(`${path}/bestel`)
  assert.match(form.text, /Sem, de partner Sem krijgt zelf bericht en de bon\./)
  assert.ok(!form.html.includes(sem.id), 'of a partner no number')
  const placed = await order(swim.versionId, { voor: [fatima, asPartner(sem)], hoe: 'phone' })
  assert.equal(placed.location, `${path}?gedaan=partner`)
  const after = await b.get(placed.location!)
  assert.match(after.text, /De bonnen zijn besteld\. De partner krijgt zelf bericht\./)
  assert.deepEqual(await holders(), [fatima, sem.id].sort())
  assert.deepEqual(await house.owner.query(`select kind, resident_id from messages.message where kind in ('order-placed', 'ordered-for-you') order by kind`), [{ kind: 'order-placed', resident_id: fatima }, { kind: 'ordered-for-you', resident_id: sem.id }])
  assert.deepEqual(await house.owner.query('select distinct door from orders.order'), [{ door: 'staff' }])
  assert.equal((await order(swim.versionId, { voor: sem.id })).status, 422, 'by their own number nobody is there')
})

test('at the desk nothing is said of a partner that is theirs: it does not go, nothing was ordered, and what does go is named for whom is here', async (t) => {
  const { house, path, b, fatima, sem, order, holders } = await fatimaAtTheDesk(t)
  const swim = await newOffer(house, { title: 'Baantjes trekken' })
  await newOffer(house, { title: 'Aquajoggen' })
  await house.owner.query('delete from passes.pass where resident_id = $1', [sem.id])
  assert.match((await b.get(`${path}/bestel`)).text, /Sem, de partner/)
  const refused = await order(swim.versionId, { voor: [fatima, asPartner(sem)], hoe: 'post' })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /Voor Sem kan deze bon nu niet\. Er is niets besteld\./)
  assert.doesNotMatch(refused.text, /geldige pas voor Sem|Sem heeft geen/)
  assert.match(refused.text, /Dit kan wel.*: voor Fatima/)
  assert.match(refused.html, /value="partner-[0-9a-f]{16}" checked[\s\S]*value="post" checked/, 'what was chosen is not lost')
  assert.deepEqual(await holders(), [])
})

test('a refusal at the desk names the reason and what can be ordered instead', async (t) => {
  const { house, fatima, order } = await fatimaAtTheDesk(t)
  const film = await newOffer(house, { title: 'Film voor kinderen', audience: { maxAge: 12 } })
  const other = await newOffer(house, { title: 'Aquajoggen' })
  const refused = await order(film.versionId, { voor: fatima, hoe: 'phone' })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /12 jaar.*Dit kan wel.*: voor Fatima/)
  assert.equal((await order(other.versionId, { voor: fatima, hoe: 'phone' })).status, 303)
})

test('a partner is not signed up for a draw at the desk: the answer says so before anything was done', async (t) => {
  const { house, fatima, sem, order } = await fatimaAtTheDesk(t)
  const film = await newOffer(house, { title: 'Museumnacht', stock: 3, drawCloses: { day: '2026-11-30' as never, time: '18:00' } })
  const refused = await order(film.versionId, { voor: [fatima, asPartner(sem)], hoe: 'phone' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /De partner doet zelf mee met de loting/)
  assert.deepEqual(await house.owner.query('select 1 from orders.sign_up'), [])
})

test('what is kept for the desk is to be had at the desk, to the last one; pressed twice it is one order, and then it is said to be gone', async (t) => {
  const { house, b, path, fatima, order, holders } = await fatimaAtTheDesk(t)
  const swim = await newOffer(house, { title: 'Baantjes trekken', stock: 1, heldForDesk: 1, limit: { count: 5, per: 'person', period: 'pass-year' } })
  const form = await b.get(`${path}/bestel`)
  assert.match(form.text, /Baantjes trekken/, 'on the site none are left')
  const key = /name="_key" value="([^"]+)"/.exec(form.html)![1]!
  const pressed = await b.post(`${path}/bestel`, { bon: swim.versionId, voor: fatima, hoe: 'phone' })
  assert.equal(pressed.location, `${path}?gedaan=bon`)
  await b.get(`${path}/bestel`)
  assert.equal((await b.post(`${path}/bestel`, { bon: swim.versionId, voor: fatima, hoe: 'phone', _key: key })).location, pressed.location, 'the same form again is the same order')
  assert.deepEqual(await holders(), [fatima])
  const gone = await order(swim.versionId, { voor: fatima, hoe: 'phone' })
  assert.equal(gone.status, 409)
  assert.match(gone.text, /Baantjes trekken.*zijn op|zijn op.*Dit kan wel|op\./i)
})

test('what was kept for the desk of an offer with a draw is given at the desk once the draw was held: not before, to the last one, and the site says where it is', async (t) => {
  const { house, b, path, fatima, order, holders } = await fatimaAtTheDesk(t)
  const film = await newOffer(house, { title: 'Museumnacht', slug: 'museumnacht', stock: 2, heldForDesk: 1, limit: { count: 5, per: 'person', period: 'pass-year' }, drawCloses: { day: '2026-11-23' as never, time: '10:20' } })
  await openDraws(house)
  const [winner] = await newFamily(house)
  const [self] = await peopleOf(house, house.db, winner!.id)
  const card = (await offerBySlug(house, 'museumnacht'))!
  assert.ok((await signUp(house, { by: self!, people: [self!], offer: card })).ok)
  assert.match((await b.get(`${path}/bestel`)).text, /Museumnacht \(loting\)/)
  house.clock.set('2026-11-23T10:20:00+01:00')
  assert.doesNotMatch((await b.get(`${path}/bestel`)).text, /Museumnacht/, 'closed, and not held yet')
  const early = await order(film.versionId, { voor: fatima, hoe: 'phone' })
  assert.equal(early.status, 409)
  assert.match(early.text, /kun je je niet meer opgeven/)
  const by = (await peopleOf(house, house.db, fatima))[0]!
  const straight = (way: 'desk' | 'site', key: string) => placeOrder(house, { by, people: [by], offer: card, key, way, actor: { door: 'staff', id: fatima, role: 'kcc' } })
  for (const way of ['desk', 'site'] as const) { const no = await straight(way, `before-${way}`); assert.equal(no.ok ? 'placed' : no.refusal.reason, 'draw-instead', way) }
  await holdDraws(house)
  assert.deepEqual(await house.owner.query('select outcome from orders.sign_up'), [{ outcome: 'won' }])
  const onSite = await straight('site', 'after-on-site')
  assert.equal(onSite.ok ? 'placed' : onSite.refusal.reason, 'draw-instead', 'the site gives nothing after a draw')
  assert.match(String(await orderBox(house, { lang: 'nl', signed: { subjectId: fatima } } as never, card)), /wij hebben geloot\. De gemeente zelf heeft er nog 1, voor wie het eerst komt/)
  assert.match((await b.get(`${path}/bestel`)).text, /Museumnacht \(over na de loting\)/)
  assert.equal((await order(film.versionId, { voor: fatima, hoe: 'print' })).location, `${path}?gedaan=bon`)
  assert.deepEqual((await holders()).sort(), [fatima, winner!.id].sort())
  const gone = await order(film.versionId, { voor: fatima, hoe: 'phone' })
  assert.equal(gone.status, 409)
  assert.match(gone.text, /zijn op|is op|op\./)
  // The list may be a moment behind; what is pressed is weighed as it stands.
  const listed = async () => /Museumnacht \(/.test((await b.get(`${path}/bestel`)).text)
  for (let i = 0; i < 50 && await listed(); i++) await pause(100)
  assert.ok(!await listed())
  for (const { name, look } of countedInvariants(house)) if (!/decision/.test(name)) assert.deepEqual(await look(), [], name)
  for (const { id } of await listDraws(house)) assert.deepEqual((await verifyDraw(house, id))?.wrong ?? [], [])
})

test('a child that is no longer theirs between the page and the press: nothing is ordered at the desk, for the rest neither', async (t) => {
  const { house, fatima, order, holders } = await fatimaAtTheDesk(t)
  const swim = await newOffer(house, { title: 'Baantjes trekken' })
  const child = (await peopleOf(house, house.db, fatima))[1]!.id
  await house.owner.query(`with home as (insert into residents.household (id, created_at) values (gen_random_uuid(), now()) returning id) update residents.resident set household_id = (select id from home) where id = $1`, [child])
  const refused = await order(swim.versionId, { voor: [fatima, child], hoe: 'phone' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /die hoort niet meer bij deze inwoner\. Kies opnieuw/)
  assert.deepEqual(await holders(), [])
})

test('another version since the list was shown: the desk hears that it changed, and nothing was ordered', async (t) => {
  const { house, fatima, order, holders } = await fatimaAtTheDesk(t)
  const swim = await newOffer(house, { title: 'Baantjes trekken', slug: 'baantjes' })
  await newOffer(house, { title: 'Baantjes trekken', slug: 'baantjes', givenBy: { provider: swim.promisedBy }, note: 'Neem een handdoek mee.' })
  const refused = await order(swim.versionId, { voor: fatima, hoe: 'phone' })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /veranderd/)
  assert.deepEqual(await holders(), [])
})

test('at the desk no offer is out of reach: more than one list holds is said, and found by a word or on the next page', async (t) => {
  const { house, b, path, fatima, order } = await fatimaAtTheDesk(t)
  const here = `${path}/bestel`
  assert.doesNotMatch((await b.get(here)).text, /Staat hij er niet bij/, 'all of a short list is shown')
  const givenBy = { provider: await newProvider(house) }
  for (let i = 1; i <= 200; i++) await newOffer(house, { title: `Aqua ${String(i).padStart(3, '0')}`, givenBy })
  const last = await newOffer(house, { title: 'Zeilen op het meer', givenBy })
  const optionsOf = (html: string) => (html.match(/<option value="[0-9a-f-]{36}"/g) ?? []).length
  const first = await b.get(here)
  const all = Number(/tot en met 200 van (\d+)\./.exec(first.text)?.[1])
  assert.deepEqual([optionsOf(first.html), first.html.includes(last.versionId)], [200, false])
  assert.match(first.text, /Je ziet bon 1 tot en met 200 van \d+\. Staat hij er niet bij\?/)
  const next = await b.get(`${here}?blad=2`)
  assert.deepEqual([optionsOf(next.html), next.html.includes(last.versionId)], [all - 200, true], 'what is not on the first page is on the second')
  assert.equal(optionsOf((await b.get(`${here}?blad=999`)).html), all - 200, 'a page that is not there is the last one')

  const found = await b.get(`${here}?zoek=zielen+meer`)
  assert.match(found.text, /1 bon past bij "zielen meer"/, 'with a typing error too')
  assert.ok(found.html.includes(last.versionId))
  assert.match((await b.get(`${here}?zoek=ruimtevaart`)).text, /Geen bon past bij "ruimtevaart".*Toon alle bonnen/)

  await b.get(`${here}?zoek=zeilen`)
  const wrong = await b.post(here, { bon: last.versionId, voor: [], hoe: 'phone' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, new RegExp(`value="${last.versionId}" selected`), 'what was chosen stays')
  assert.match(wrong.text, /past bij "zeilen"/, 'and what was looked for')
  assert.equal((await order(last.versionId, { voor: [fatima], hoe: 'phone' })).location, `${path}?gedaan=bon`, 'also from a list that does not show it')
})
