import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { localDate } from '#shared/local-date.ts'
import { html } from '#web/html.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { type Browser, browser } from '#test/page.ts'
import { type Citizen, newFamily, newOffer } from '#test/small-city.ts'
import { expectedStockMessages, forgetWishes, moveOffer, offersRoutes, tellStock } from '../index.ts'
import { ownKept } from './own-kept.ts'

type Town = { house: TestHouse; b: Browser; self: Citizen }

async function town(t: TestContext): Promise<Town> {
  const house = await testHouse(t)
  await openKnowledge(house)
  const [self] = await newFamily(house)
  const b = await browser(t, house, { routes: offersRoutes(house, { orderBox: async () => html`<p>Hier staat het formulier.</p>` }) })
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: self!.id, name: 'Marjan' })
  return { house, b, self: self! }
}
const messages = (house: TestHouse) => house.owner.query<{ resident_id: string; title: string }>(`select resident_id, title from messages.message where kind = 'stock-again' order by created_at, id`)
const giveBack = (house: TestHouse, offerId: string, remaining: number) => house.owner.query('update offers.stock set remaining = $2, initial = greatest(initial, $2) where offer_id = $1', [offerId, remaining])

test('a resident keeps an offer for later, sees it on their own page, and lets it go', async (t) => {
  const { house, b, self } = await town(t)
  const { slug } = await newOffer(house, { title: 'Naar het circus' })
  assert.match((await b.get('/mijn/bewaard')).text, /nog niets bewaard/)
  await b.get(`/aanbod/${slug}`)
  assert.equal((await b.post(`/aanbod/${slug}/bewaren`)).location, `/aanbod/${slug}`)
  assert.match((await b.get('/mijn/bewaard')).text, /Naar het circus/)
  assert.match((await b.get('/aanbod')).text, /Voor jou bewaard \(1\)/)
  const held = await ownKept(house, house.db, self.id)
  assert.deepEqual(held.records.map(([first]) => first?.shown), ['Naar het circus', '23\u00a0november 2026, 10.00\u00a0uur'])
  await b.get(`/aanbod/${slug}`)
  await b.post(`/aanbod/${slug}/bewaren`)
  assert.match((await b.get('/mijn/bewaard')).text, /nog niets bewaard/)
})

test('who asked hears once that there is stock again, and who took it back hears nothing', async (t) => {
  const { house, b, self } = await town(t)
  const [other] = await newFamily(house)
  const { slug, offerId } = await newOffer(house, { title: 'Naar het circus', stock: 0 })
  assert.match((await b.get(`/aanbod/${slug}`)).text, /Stuur mij bericht/)
  await b.post(`/aanbod/${slug}/bericht`)
  assert.match((await b.get(`/aanbod/${slug}`)).text, /Je krijgt bericht als er weer bonnen zijn/)
  assert.equal(await tellStock(house), 0, 'still sold out')

  b.signIn({ door: 'resident', roles: ['resident'], subjectId: other!.id, name: 'Sem' })
  await b.get(`/aanbod/${slug}`)
  await b.post(`/aanbod/${slug}/bericht`)
  await b.get(`/aanbod/${slug}`)
  await b.post(`/aanbod/${slug}/bericht`)

  await giveBack(house, offerId, 1)
  assert.equal(await tellStock(house), 1)
  assert.equal(await tellStock(house), 0, 'once')
  assert.deepEqual(await messages(house), [{ resident_id: self.id, title: 'Er zijn weer bonnen voor Naar het circus' }])
  assert.deepEqual(await residentsWithoutMessage(house, expectedStockMessages), [])
  await house.owner.query('delete from messages.delivery')
  await house.owner.query('delete from messages.message')
  assert.equal((await residentsWithoutMessage(house, expectedStockMessages)).length, 1, 'who was told and has no message is found')
})

test('stock of an offer that is paused, over or not open yet, or that the desk keeps, is not told', async (t) => {
  const { house, b } = await town(t)
  const { slug, offerId } = await newOffer(house, { stock: 0 })
  await b.get(`/aanbod/${slug}`)
  await b.post(`/aanbod/${slug}/bericht`)
  await giveBack(house, offerId, 2)
  await house.owner.query('update offers.stock set held_for_desk = 2 where offer_id = $1', [offerId])
  assert.equal(await tellStock(house), 0, 'all that is left is for the desk')
  await house.owner.query('update offers.stock set held_for_desk = 1 where offer_id = $1', [offerId])
  await house.db.transaction((tx) => moveOffer(house, tx, slug, 'paused', { door: 'system' }))
  assert.equal(await tellStock(house), 0, 'paused')
  await house.db.transaction((tx) => moveOffer(house, tx, slug, 'published', { door: 'system' }))
  assert.equal(await tellStock(house), 1)
})

test('two workers at the same minute tell it once', async (t) => {
  const { house, b } = await town(t)
  const { slug, offerId } = await newOffer(house, { stock: 0 })
  await b.get(`/aanbod/${slug}`)
  await b.post(`/aanbod/${slug}/bericht`)
  await giveBack(house, offerId, 5)
  const told = await Promise.all([tellStock(house), tellStock(house), tellStock(house)])
  assert.equal(told.reduce((sum, n) => sum + n, 0), 1)
  assert.equal((await messages(house)).length, 1)
})

test('asking while there is stock asks nothing; that somebody asked is forgotten a month after they were told', async (t) => {
  const { house, b } = await town(t)
  const { slug, offerId } = await newOffer(house, { stock: 0 })
  await b.get(`/aanbod/${slug}`)
  await b.post(`/aanbod/${slug}/bericht`)
  await giveBack(house, offerId, 1)
  await tellStock(house)
  const wishes = async () => (await house.owner.one<{ n: number }>('select count(*)::int as n from offers.stock_wish')).n
  house.clock.set('2026-12-22T10:00:00+01:00')
  await forgetWishes(house)
  assert.equal(await wishes(), 1)
  house.clock.set('2026-12-24T10:00:00+01:00')
  await forgetWishes(house)
  assert.equal(await wishes(), 0)
})

test('new is what was put in the window since the visit before this one; a changed offer is not new', async (t) => {
  const { house, b } = await town(t)
  await newOffer(house, { title: 'Van gisteren', slug: 'van-gisteren' })
  assert.doesNotMatch((await b.get('/aanbod')).text, /nieuw sinds/, 'the first visit')
  house.clock.set('2026-11-23T10:30:00+01:00')
  await newOffer(house, { title: 'Van net', slug: 'van-net' })
  assert.doesNotMatch((await b.get('/aanbod')).text, /nieuw sinds/, 'still the same visit')
  house.clock.set('2026-11-25T10:00:00+01:00')
  assert.match((await b.get('/aanbod')).text, /en 1 nieuw sinds je laatste bezoek/)
  assert.match((await b.get('/aanbod?volgorde=nieuw')).text, /en 1 nieuw/, 'the same visit keeps saying it')
  const page = await b.get('/mijn/bewaard')
  assert.match(page.text, /Nieuw sinds je laatste bezoek.*Van net/)
  assert.doesNotMatch(page.text, /Van gisteren/)
})

test('who never applied is shown where to apply; nobody signed in is sent to the door', async (t) => {
  const { house, b } = await town(t)
  const { slug } = await newOffer(house)
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: undefined, name: 'Nieuw' })
  assert.equal((await b.get('/mijn/bewaard')).location, '/aanvragen')
  assert.doesNotMatch((await b.get(`/aanbod/${slug}`)).text, /Bewaar voor later/)
  b.signOut()
  assert.equal((await b.get('/mijn/bewaard')).status, 303)
  assert.doesNotMatch((await b.get(`/aanbod/${slug}`)).text, /Bewaar voor later/)
})

test('one who cannot be told keeps nobody else waiting, and is told as soon as it can be', async (t) => {
  const { house, self } = await town(t)
  const [other] = await newFamily(house)
  const swim = await newOffer(house, { title: 'Gratis zwemmen', stock: 3 })
  const wish = (residentId: string, minute: string) => house.owner.query('insert into offers.stock_wish (id, resident_id, offer_id, asked_at) values (gen_random_uuid(), $1, $2, $3)', [residentId, swim.offerId, `2026-11-23T09:${minute}:00+01:00`])
  await wish(other!.id, '00')
  await wish(self.id, '01')
  await house.owner.query(`create function public.broken() returns trigger language plpgsql as $$ begin raise exception 'a broken row'; end $$`)
  await house.owner.query(`create trigger broken before update on offers.stock_wish for each row when (old.resident_id = '${other!.id}') execute function public.broken()`)
  assert.equal(await tellStock(house), 1)
  assert.deepEqual((await messages(house)).map(({ resident_id }) => resident_id), [self.id])
  assert.equal(house.lines.at(-1)?.level, 'error')
  await house.owner.query('drop trigger broken on offers.stock_wish')
  assert.equal(await tellStock(house), 1)
})

test('what was drawn is given at the desk when a bon comes back: nobody is asked to wait for it, or told to order it on the site', async (t) => {
  const { house, b, self } = await town(t)
  const { slug, offerId } = await newOffer(house, { title: 'Museumnacht', stock: 1, drawCloses: { day: localDate('2026-11-24'), time: '12:00' } })
  await house.owner.query('update offers.stock set remaining = 0 where offer_id = $1', [offerId])
  house.clock.set('2026-11-24T13:00:00+01:00')
  const { html: shown, text } = await b.get(`/aanbod/${slug}`)
  assert.match(text, /De bonnen zijn op Voor deze bon is geloot\. .*aan de balie/)
  assert.doesNotMatch(shown, /name="bericht"|\/bericht"/)
  await b.post(`/aanbod/${slug}/bericht`)
  await house.owner.query('insert into offers.stock_wish (id, resident_id, offer_id, asked_at) values (gen_random_uuid(), $1, $2, $3) on conflict do nothing', [self.id, offerId, house.clock.now()])
  await giveBack(house, offerId, 1)
  assert.equal(await tellStock(house), 0)
  assert.deepEqual(await messages(house), [])
})

test('who waits for what cannot be ordered any more keeps nobody else waiting, and a month later nobody waits for it', async (t) => {
  const { house, self } = await town(t)
  const over = await newOffer(house, { title: 'Naar het circus', stock: 3, orderableUntil: localDate('2026-11-30') })
  const swim = await newOffer(house, { title: 'Gratis zwemmen', stock: 3 })
  await house.owner.query(`insert into offers.stock_wish (id, resident_id, offer_id, asked_at) select gen_random_uuid(), gen_random_uuid(), $1, $2 from generate_series(1, 600)`, [over.offerId, house.clock.now()])
  house.clock.set('2026-12-01T09:00:00+01:00')
  await house.owner.query('insert into offers.stock_wish (id, resident_id, offer_id, asked_at) values (gen_random_uuid(), $1, $2, $3)', [self.id, swim.offerId, house.clock.now()])
  assert.equal(await tellStock(house), 1)
  assert.deepEqual((await messages(house)).map(({ resident_id }) => resident_id), [self.id])

  const waiting = async () => (await house.owner.one<{ n: number }>('select count(*)::int as n from offers.stock_wish where told_at is null')).n
  house.clock.set('2026-12-30T23:59:00+01:00')
  await forgetWishes(house)
  assert.equal(await waiting(), 600)
  house.clock.set('2026-12-31T09:00:00+01:00')
  await forgetWishes(house)
  assert.equal(await waiting(), 0)
})
