import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { moveOffer } from '#modules/offers/index.ts'
import { holdDraws } from '#modules/orders/index.ts'
import { localDate } from '#shared/local-date.ts'
import { counter, orderAt, talk } from '#test/counter.ts'
import { newOffer } from '#test/small-city.ts'

async function fatimaCalls(t: TestContext, way: 'phone' | 'desk' = 'phone') {
  const desk = await counter(t)
  const { residentId } = await desk.applyAs('fatima')
  desk.kcc()
  return {
    ...desk, fatima: residentId, path: await talk(desk.b, desk.bsnOf('fatima'), way),
    /** Pressed on a page that was open before: with the token of the person's page. */
    late: async (to: string, form: Record<string, string> = {}) => desk.b.post(to, { ...form, _csrf: /name="_csrf" value="([^"]+)"/.exec((await desk.b.get('/balie')).html)![1]! }),
    told: (kind: string) => desk.house.owner.query<{ comes: string | null }>(`select values ->> 'comes' as comes from messages.message where kind = $1 and resident_id = $2 order by created_at`, [kind, residentId]),
    done: (action: string) => desk.house.owner.query('select actor_door, actor_id, actor_role from audit.event where action = $1', [action]),
  }
}

test('a caller has a bon that was not meant: the colleague cancels it, once; it works no more, may be ordered again, and the caller hears it', async (t) => {
  const { house, b, fatima, path, told, late, moniek } = await fatimaCalls(t)
  const swim = await newOffer(house, { title: 'Baantjes trekken', stock: 3, limit: { count: 1, per: 'person', period: 'pass-year' } })
  const order = async () => { await b.get(`${path}/bestel`); return b.post(`${path}/bestel`, { bon: swim.versionId, voor: fatima, hoe: 'phone' }) }
  await order()
  const left = () => house.owner.one<{ remaining: number }>('select remaining from offers.stock where offer_id = $1', [swim.offerId])
  const person = await b.get(path)
  const [bon] = /\/balie\/gesprek\/[^"]+\/bon\/[^"]+/.exec(person.html)!
  assert.match(person.text, /Annuleer Baantjes trekken, Fatima/)
  const sure = await b.get(bon)
  assert.match(sure.text, /Annuleer de bon voor Baantjes trekken.*Voor Fatima.*werkt dan niet meer, ook niet op papier.*Fatima krijgt hier bericht over/)
  assert.equal((await left()).remaining, 2, 'looking changes nothing')
  assert.equal((await b.post(bon)).location, `${path}?gedaan=annuleren`)
  assert.match((await b.get(`${path}?gedaan=annuleren`)).text, /De bon is geannuleerd\. De inwoner krijgt hier bericht over\..*Baantjes trekken Geannuleerd/)
  assert.equal((await late(bon)).location, path, 'pressed twice it is cancelled once')
  assert.equal((await b.get(bon)).location, path)
  assert.equal((await left()).remaining, 3)
  assert.equal((await told('voucher-given-back')).length, 1)
  assert.deepEqual(await house.owner.query(`select distinct actor_door, actor_id, actor_role from audit.event where action like '%cancelled'`), [{ actor_door: 'staff', actor_id: moniek, actor_role: 'kcc' }])
  assert.equal((await order()).location, `${path}?gedaan=bon`, 'it counts no more')
})

test('the desk cancels nothing of somebody else, nothing that was used, and nothing before the check', async (t) => {
  const { house, b, bsnOf, applyAs, fatima, path, late } = await fatimaCalls(t)
  await orderAt(b, path, fatima)
  const { id } = await house.owner.one<{ id: string }>('select id from vouchers.voucher')
  await applyAs('henk')
  const henk = await talk(b, bsnOf('henk'))
  assert.equal((await b.get(`${henk}/bon/${id}`)).status, 404)
  assert.equal((await late(`${henk}/bon/${id}`)).status, 404)
  assert.equal((await b.get(`${henk}/bon/geen-bon`)).status, 404)
  await b.get('/balie')
  const unchecked = (await b.post('/balie', { doel: 'order', hoe: 'phone', zoek: bsnOf('fatima') })).location!
  assert.equal((await b.get(`${unchecked}/bon/${id}`)).status, 404)
  await house.owner.query(`update vouchers.voucher set state = 'redeemed', redeemed_at = $1, redeemed_by = provider_id, redemption_id = id`, [house.clock.now()])
  assert.equal((await b.get(`${path}/bon/${id}`)).location, path)
  assert.equal((await late(`${path}/bon/${id}`)).location, path)
  assert.equal((await house.owner.one<{ state: string }>('select state from vouchers.voucher')).state, 'redeemed')
})

test('a caller takes part in a draw: the desk sees it, changes how the bon comes, and says it when they stop', async (t) => {
  const { house, b, fatima, path, told, done, moniek } = await fatimaCalls(t)
  const film = await newOffer(house, { title: 'Filmavond', stock: 2, drawCloses: { day: localDate('2026-11-30'), time: '18:00' } })
  assert.doesNotMatch((await b.get(path)).text, /Lotingen van Fatima/)
  await b.get(`${path}/bestel`)
  assert.equal((await b.post(`${path}/bestel`, { bon: film.versionId, voor: fatima, hoe: 'phone' })).location, `${path}?gedaan=loting`)
  const person = await b.get(path)
  assert.match(person.text, /Lotingen van Fatima Filmavond Voor Fatima Loting op maandag 30 november 2026, 18\.00 uur Bij winst op je telefoon Anders of stoppen Filmavond/)
  const [draw] = /\/balie\/gesprek\/[^"]+\/loting\/[^"]+/.exec(person.html)!
  const form = await b.get(draw)
  assert.match(form.html, /value="phone" checked/)
  assert.doesNotMatch(form.html, /value="print"/, 'there is nothing to print before the draw')
  const wrong = await b.post(draw, { hoe: 'stip', stip: '' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Kies bij welke Stip/)
  assert.match(wrong.html, /value="stip" checked/, 'what was chosen is not lost')
  assert.equal((await b.post(draw, { hoe: 'print' })).status, 422)
  assert.equal((await b.post(draw, {})).status, 422)
  const changed = await b.post(draw, { hoe: 'stip', stip: 'Stip Beijum' })
  assert.equal(changed.location, `${path}?gedaan=loting-anders`, changed.text)
  assert.match((await b.get(`${path}?gedaan=loting-anders`)).text, /Als de inwoner wint, komt de bon zo\..*Bij winst bij Stip Beijum/)
  assert.deepEqual(await told('draw-changed'), [{ comes: 'bij Stip Beijum' }])
  await b.get(draw)
  assert.equal((await b.post(draw, { hoe: 'stip', stip: 'Stip Beijum' })).location, `${path}?gedaan=loting-anders`)
  assert.equal((await told('draw-changed')).length, 1, 'the same again is no change')
  await b.get(draw)
  assert.equal((await b.post(`${draw}/stoppen`)).location, `${path}?gedaan=loting-uit`)
  assert.equal((await told('draw-left')).length, 1)
  assert.doesNotMatch((await b.get(`${path}?gedaan=loting-uit`)).text, /Lotingen van Fatima/)
  assert.equal((await b.get(draw)).location, path)
  for (const action of ['orders.draw-delivery-changed', 'orders.withdrawn']) assert.deepEqual(await done(action), [{ actor_door: 'staff', actor_id: moniek, actor_role: 'kcc' }], action)
})

test('a draw that waits because its offer is paused: a caller hears that they still take part, and can stop, but change nothing', async (t) => {
  const { house, b, fatima, path, told, late } = await fatimaCalls(t)
  const film = await newOffer(house, { title: 'Filmavond', stock: 2, drawCloses: { day: localDate('2026-11-23'), time: '10:10' } })
  await b.get(`${path}/bestel`)
  assert.equal((await b.post(`${path}/bestel`, { bon: film.versionId, voor: fatima, hoe: 'phone' })).location, `${path}?gedaan=loting`)
  await house.db.transaction((tx) => moveOffer(house, tx, film.slug, 'paused', { door: 'system' }))
  house.clock.set('2026-11-23T10:10:00+01:00')
  await holdDraws(house)
  const { text } = await b.get(path)
  assert.match(text, /Lotingen van Fatima Filmavond.*wij loten als hij er weer is/)
  assert.doesNotMatch(text, /Anders of stoppen/)
  const { id } = await house.owner.one<{ id: string }>('select id from orders.sign_up')
  const draw = `${path}/loting/${id}`
  const form = await b.get(draw)
  assert.match(form.text, /Dat kan tot de loting\. Opnieuw opgeven kan niet meer/)
  assert.doesNotMatch(form.html, /name="hoe"/)
  assert.equal((await late(draw, { hoe: 'post' })).location, path)
  assert.deepEqual(await house.owner.query('select delivery from orders.sign_up'), [{ delivery: 'phone' }])
  await b.get(draw)
  assert.equal((await b.post(`${draw}/stoppen`)).location, `${path}?gedaan=loting-uit`)
  assert.deepEqual((await told('draw-left-late')).length, 1)
  assert.doesNotMatch((await b.get(path)).text, /Lotingen van Fatima/)
})

test('after the draw, and for who is not theirs, the desk changes nothing of a sign-up', async (t) => {
  const { house, b, bsnOf, applyAs, fatima, path, late } = await fatimaCalls(t, 'desk')
  const film = await newOffer(house, { title: 'Filmavond', stock: 2, drawCloses: { day: localDate('2026-11-30'), time: '18:00' } })
  await b.get(`${path}/bestel`)
  await b.post(`${path}/bestel`, { bon: film.versionId, voor: fatima, hoe: 'phone' })
  const { id } = await house.owner.one<{ id: string }>('select id from orders.sign_up')
  await applyAs('henk')
  const henk = await talk(b, bsnOf('henk'))
  for (const part of ['', '/stoppen']) assert.equal((await late(`${henk}/loting/${id}${part}`, { hoe: 'post' })).status, 404)
  assert.equal((await b.get(`${henk}/loting/${id}`)).status, 404)
  assert.equal((await b.get(`${path}/loting/geen-loting`)).status, 404)
  house.clock.set('2026-11-30T18:00:00+01:00')
  await holdDraws(house)
  const later = await talk(b, bsnOf('fatima'))
  assert.doesNotMatch((await b.get(later)).text, /Lotingen van Fatima/)
  assert.equal((await b.get(`${later}/loting/${id}`)).location, later)
  assert.equal((await late(`${later}/loting/${id}/stoppen`)).location, later)
  assert.equal((await late(`${later}/loting/${id}`, { hoe: 'post' })).location, later)
  assert.deepEqual(await house.owner.query('select outcome, withdrawn_at, delivery from orders.sign_up'), [{ outcome: 'won', withdrawn_at: null, delivery: 'phone' }])
})
