import { test, type TestContext } from 'node:test'
import assert from 'node:assert/strict'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { offersRoutes } from '#modules/offers/index.ts'
import { vouchersRoutes } from '#modules/vouchers/index.ts'
import { localDate } from '#shared/local-date.ts'
import { testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { type Citizen, newFamily, newOffer } from '#test/small-city.ts'
import { encloseVouchers, expectedDrawMessages, holdDraws, howItComes, orderBox, ordersRoutes, signUpsOver } from './index.ts'
import { byThemselves, changeDrawDelivery, withdrawSignUp } from './sign-up.ts'

const CLOSES = { day: localDate('2026-11-30'), time: '18:00' }
const STIP = 'Stip Beijum'

async function shop(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const b = await browser(t, house, { routes: [
    ...offersRoutes(house, { orderBox: (visit, offer) => orderBox(house, visit, offer) }), ...ordersRoutes(house), ...vouchersRoutes(house, { howItComes: (id) => howItComes(house, house.db, id) }),
  ] })
  const as = (who: Citizen) => b.signIn({ door: 'resident', roles: ['resident'], subjectId: who.id, name: who.givenName })
  return {
    house, b, as,
    join: async (who: Citizen, slug: string, form: Record<string, string | readonly string[]>) => { as(who); await b.get(`/aanbod/${slug}`); return b.post(`/aanbod/${slug}/meedoen`, { voor: who.id, ...form }) },
    draw: async (also: Partial<typeof house.municipality> = {}) => { house.clock.set('2026-11-30T18:00:00+01:00'); await holdDraws({ ...house, municipality: { ...house.municipality, ...also } }) },
    order: () => house.owner.query('select delivery, pick_up_at from orders.order'),
    told: async () => house.owner.query<{ kind: string; channels: string[]; comes: string | null; dedupe_key: string }>(`select m.kind, array_agg(d.channel order by d.channel) as channels, m.values ->> 'comesSentence' as comes, m.dedupe_key
      from messages.message m left join messages.delivery d on d.message_id = m.id where m.kind like 'draw-won%' group by m.id`),
    heard: async () => assert.deepEqual(await residentsWithoutMessage(house, expectedDrawMessages), []),
  }
}

test('who signs up says how the bon comes: the page asks it, the receipt and the message repeat it', async (t) => {
  const { house, b, as, join } = await shop(t)
  const [one] = await newFamily(house) as [Citizen]
  const film = await newOffer(house, { stock: 2, drawCloses: CLOSES })
  as(one)
  const page = await b.get(`/aanbod/${film.slug}`)
  assert.match(page.text, /Hoe wil je de bon als je wint\? Op mijn telefoon Hij staat klaar na de loting/)
  assert.match(page.html, /value="phone" checked/)
  const wrong = await join(one, film.slug, { voor: [], hoe: 'stip' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Kies wie er meedoet.*Kies bij welke Stip je de bon ophaalt/)
  assert.match(wrong.html, /value="stip" checked/, 'what was chosen is not lost')
  const signed = await join(one, film.slug, { hoe: 'stip', stip: STIP })
  assert.match((await b.get(signed.location!)).text, /Als je wint bij Stip Beijum/)
  assert.deepEqual(await house.owner.one(`select delivery, pick_up_at from orders.sign_up`), { delivery: 'stip', pick_up_at: STIP })
  assert.deepEqual(await house.owner.one(`select values ->> 'comes' as comes from messages.message`), { comes: 'bij Stip Beijum' })
})

test('until the draw the way can be changed without losing the place in it; what cannot be is said, with what was typed; a stranger sees nothing', async (t) => {
  const { house, b, as, join, draw, order, told, heard } = await shop(t)
  const [one] = await newFamily(house) as [Citizen]
  const [stranger] = await newFamily(house) as [Citizen]
  const film = await newOffer(house, { stock: 2, drawCloses: CLOSES })
  const path = (await join(one, film.slug, { hoe: 'phone' })).location!.split('?')[0]!
  assert.match((await b.get(path)).text, /Als je wint op je telefoon.*Kies hoe je de bon krijgt/)
  const form = await b.get(`${path}/hoe`)
  assert.match(form.text, /Kiezen kan tot maandag 30 november 2026 om 18\.00 uur\. Je blijft meedoen\./)
  assert.match(form.html, /value="phone" checked/)
  const wrong = await b.post(`${path}/hoe`, { hoe: 'stip' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Kies bij welke Stip je de bon ophaalt/)
  assert.match(wrong.html, /value="stip" checked/)
  assert.equal((await b.post(`${path}/hoe`, {})).status, 422, 'nothing chosen')
  const changed = await b.post(`${path}/hoe`, { hoe: 'stip', stip: STIP })
  assert.match((await b.get(changed.location!)).text, /Als je wint, krijg je de bon op deze manier\..*Als je wint bij Stip Beijum/)
  assert.deepEqual(await house.owner.query('select delivery, pick_up_at, withdrawn_at from orders.sign_up'), [{ delivery: 'stip', pick_up_at: STIP, withdrawn_at: null }])
  as(stranger)
  const { html } = await b.get(`/aanbod/${film.slug}`)
  assert.equal((await b.get(`${path}/hoe`)).status, 404)
  assert.equal((await b.post(`${path}/hoe`, { hoe: 'post', _csrf: /name="_csrf" value="([^"]+)"/.exec(html)![1]! })).status, 404)
  house.clock.set('2026-11-30T17:59:00+01:00')
  as(one)
  await b.get(`${path}/hoe`)
  await draw()
  assert.equal((await b.post(`${path}/hoe`, { hoe: 'post' })).location, path, 'after the draw nothing changes any more')
  assert.equal((await b.get(`${path}/hoe`)).location, path)
  assert.deepEqual(await order(), [{ delivery: 'stip', pick_up_at: STIP }])
  assert.deepEqual((await told()).map(({ kind }) => kind), ['draw-won-at-stip'])
  assert.deepEqual((await house.owner.query<{ action: string }>(`select action from audit.event where action like 'orders.draw-%'`)).map(({ action }) => action), ['orders.draw-delivery-changed'])
  await heard()
})

test('who stopped with the draw cannot choose a way any more', async (t) => {
  const { house, b, join } = await shop(t)
  const [one] = await newFamily(house) as [Citizen]
  const film = await newOffer(house, { stock: 2, drawCloses: CLOSES })
  const path = (await join(one, film.slug, { hoe: 'phone' })).location!.split('?')[0]!
  const { html } = await b.get(`${path}/hoe`)
  await b.get(path)
  await b.post(`${path}/stoppen`)
  assert.equal((await b.get(`${path}/hoe`)).location, path)
  assert.equal((await b.post(`${path}/hoe`, { hoe: 'post', _csrf: /name="_csrf" value="([^"]+)"/.exec(html)![1]! })).location, path)
  assert.deepEqual(await house.owner.query('select delivery from orders.sign_up'), [{ delivery: 'phone' }])
})

test('what was pressed just before changes nothing when the draw has closed, was held or was left meanwhile; nor does a clock that runs behind', async (t) => {
  const { house, join, draw } = await shop(t)
  const [one] = await newFamily(house) as [Citizen]
  const [other] = await newFamily(house) as [Citizen]
  const film = await newOffer(house, { stock: 2, drawCloses: CLOSES })
  const idOf = async (who: Citizen) => (await join(who, film.slug, { hoe: 'phone' })).location!.split(/[/?]/)[3]!
  const [id, left] = [await idOf(one), await idOf(other)]
  const change = (who: Citizen, signUp: string) => changeDrawDelivery(house, byThemselves(who.id), signUp, { how: 'stip', stip: STIP })
  assert.equal(await change(other, id), false, 'of somebody else')
  assert.equal(await withdrawSignUp(house, byThemselves(other.id), left), true)
  assert.equal(await change(other, left), false, 'left')
  house.clock.set('2026-11-30T18:00:00+01:00')
  assert.equal(await change(one, id), false, 'closed, and not held yet')
  await draw()
  house.clock.set('2026-11-30T17:59:00+01:00')
  assert.equal(await change(one, id), false, 'held, whatever this clock says')
  assert.equal(await withdrawSignUp(house, byThemselves(one.id), id), false)
  assert.deepEqual((await house.owner.query<{ delivery: string }>('select delivery from orders.sign_up')).map(({ delivery }) => delivery), ['phone', 'phone'])
})

test('a winner who chose the post gets a letter that is the message, with the bon behind it', async (t) => {
  const { house, b, as, join, draw, order, told, heard } = await shop(t)
  const [one] = await newFamily(house) as [Citizen]
  const film = await newOffer(house, { stock: 2, drawCloses: CLOSES })
  await join(one, film.slug, { hoe: 'post' })
  await draw()
  assert.deepEqual(await order(), [{ delivery: 'post', pick_up_at: null }])
  const [letter] = await told()
  assert.deepEqual([letter?.kind, letter?.channels], ['draw-won-by-post', ['letter']])
  assert.match(letter!.comes!, /^Je krijgt je bon op papier\. Wij doen hem op de post tot en met woensdag 2.december.2026\./)
  assert.equal((await encloseVouchers(house, house.db, { kind: letter!.kind, dedupeKey: letter!.dedupe_key })).kind, 'with')
  as(one)
  const voucher = await house.owner.one<{ id: string }>('select id from vouchers.voucher')
  assert.match((await b.get(`/mijn/bonnen/${voucher.id}`)).text, /Je bon komt met de post/)
  await heard()
})

test('a winner who chose a Stip hears where and until when; who chose print or the phone hears that it is ready', async (t) => {
  const { house, join, draw, told, heard } = await shop(t)
  const people = [(await newFamily(house))[0]!, (await newFamily(house))[0]!, (await newFamily(house))[0]!]
  const film = await newOffer(house, { stock: 9, drawCloses: CLOSES })
  await join(people[0]!, film.slug, { hoe: 'stip', stip: STIP })
  await join(people[1]!, film.slug, { hoe: 'print' })
  await join(people[2]!, film.slug, {})
  await draw()
  assert.deepEqual((await told()).map(({ kind }) => kind).sort(), ['draw-won', 'draw-won', 'draw-won-at-stip'])
  assert.deepEqual((await house.owner.query<{ delivery: string }>('select delivery from orders.order')).map(({ delivery }) => delivery).sort(), ['phone', 'print', 'stip'])
  const { said } = await house.owner.one<{ said: string }>(`select concat_ws(' ', values ->> 'stip', values ->> 'pickUpFrom', values ->> 'pickUpUntil') as said from messages.message where kind = 'draw-won-at-stip'`)
  assert.match(said, /^Stip Beijum dinsdag 1.december.2026 dinsdag 15.december.2026$/)
  await heard()
})

test('when the Stip of a winner closed meanwhile the bon comes by post, and the letter says why', async (t) => {
  const { house, join, draw, order, told, heard } = await shop(t)
  const [one] = await newFamily(house) as [Citizen]
  const film = await newOffer(house, { stock: 2, drawCloses: CLOSES })
  await join(one, film.slug, { hoe: 'stip', stip: STIP })
  await draw({ desks: house.municipality.desks.filter(({ name }) => name !== STIP) })
  assert.deepEqual(await order(), [{ delivery: 'post', pick_up_at: null }])
  const [letter] = await told()
  assert.equal(letter?.kind, 'draw-won-by-post')
  assert.match(letter!.comes!, /^Je wilde de bon ophalen bij Stip Beijum\. Dat kan daar niet meer\. Je krijgt je bon op papier/)
  await heard()
})

test('what would come after its last day cannot be chosen, counted from the draw; and when it turns out so, the bon is on the site and the message says why', async (t) => {
  const { house, join, draw, order, told } = await shop(t)
  const [one] = await newFamily(house) as [Citizen]
  const short = await newOffer(house, { stock: 2, drawCloses: CLOSES, orderableUntil: localDate('2026-12-01'), usableUntil: localDate('2026-12-01') })
  const refused = await join(one, short.slug, { hoe: 'post' })
  assert.match(refused.text, /Zo komt hij te laat|Dat duurt te lang/)
  await join(one, short.slug, { hoe: 'phone' })
  await house.owner.query(`update orders.sign_up set delivery = 'post'`)
  await draw()
  assert.deepEqual(await order(), [{ delivery: 'phone', pick_up_at: null }])
  assert.deepEqual((await told()).map(({ kind, comes }) => [kind, comes]), [['draw-won-otherwise', 'Op papier komt je bon te laat. Je bon staat nu op de site bij Mijn bonnen.']])
})

test('who signed up before it was asked has it on the phone; and how it came is forgotten with who took part', async (t) => {
  const { house, join, draw } = await shop(t)
  const [one] = await newFamily(house) as [Citizen]
  const film = await newOffer(house, { stock: 2, drawCloses: CLOSES })
  await join(one, film.slug, { hoe: 'stip', stip: STIP })
  await draw()
  assert.equal((await house.owner.one<{ d: string }>(`select column_default as d from information_schema.columns where table_schema = 'orders' and table_name = 'sign_up' and column_name = 'delivery'`)).d, `'phone'::text`)
  house.clock.set('2027-12-01T12:00:00+01:00')
  await signUpsOver.forget(house)
  assert.deepEqual(await house.owner.one('select delivery, pick_up_at from orders.sign_up'), { delivery: 'phone', pick_up_at: null })
})
