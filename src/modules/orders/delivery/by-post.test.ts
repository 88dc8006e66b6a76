import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { may } from '#modules/identity/index.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { drain, messagesRoutes, openMail, residentsWithoutMessage } from '#modules/messages/index.ts'
import { offersRoutes, promisedOffers } from '#modules/offers/index.ts'
import { setReach } from '#modules/residents/index.ts'
import { peopleOf, vouchersRoutes } from '#modules/vouchers/index.ts'
import { pdfText } from '#test/files.ts'
import { testHouse } from '#test/house.ts'
import { reachByEmail } from '#test/kept-resident.ts'
import { postOffice } from '#test/post-office.ts'
import { browser } from '#test/page.ts'
import { type Citizen, newFamily, newOffer } from '#test/small-city.ts'
import { cancelVoucher, encloseVouchers, howItComes, orderBox, ordersRoutes, placeOrder, voucherToCancel } from '../index.ts'

async function shop(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const routes = [
    ...offersRoutes(house, { orderBox: (visit, offer) => orderBox(house, visit, offer) }), ...ordersRoutes(house),
    ...vouchersRoutes(house, { howItComes: (id) => howItComes(house, house.db, id) }), ...messagesRoutes(house, { amountsOf: async () => ({}), enclosed: encloseVouchers }),
  ]
  const b = await browser(t, house, { routes, may })
  return {
    house, b,
    as: (who: Citizen) => b.signIn({ door: 'resident', roles: ['resident'], subjectId: who.id, name: who.givenName }),
    asStaff: () => b.signIn({ door: 'staff', roles: ['manager', 'stip'], subjectId: '019ac000-0000-7000-8000-000000000001' }),
    letters: () => house.owner.query<{ id: string; state: string; kind: string }>(`select m.id, d.state, m.kind from messages.message m join messages.delivery d on d.message_id = m.id and d.channel = 'letter' where m.kind = 'order-by-post'`),
  }
}
const swimming = { limit: { count: 5, per: 'person', period: 'pass-year' } } as const

test('by post: the letter waits on the post list with the bonnen in the same envelope, and its reader sees when it went', async (t) => {
  const { house, b, as, asStaff, letters } = await shop(t)
  const [mother, sem] = await newFamily(house, { children: ['2015-05-05'] }) as [Citizen, Citizen]
  const swim = await newOffer(house, swimming)
  as(mother)
  const form = await b.get(`/aanbod/${swim.slug}`)
  assert.match(form.text, /Hoe wil je de bon\? Op mijn telefoon Hij staat meteen klaar\. Ik print hem zelf .*Met de post Gratis/)
  assert.match(form.html, /value="phone" checked/)
  const placed = await b.post(`/aanbod/${swim.slug}/bestellen`, { voor: [mother.id, sem.id], hoe: 'post' })
  assert.match((await b.get(placed.location!)).text, /Je bestelling is gelukt.*Je bon komt met de post Wij doen de bon op de post tot en met woensdag 25 november 2026/)
  const [letter] = await letters()
  assert.equal(letter?.state, 'waiting')
  assert.match((await b.get(`/mijn/berichten/${letter!.id}`)).text, /Wij doen hem op de post tot en met woensdag 25 november 2026\. De post kost je niets/)
  assert.match((await b.get(`/aanbod/${swim.slug}`)).html, /value="post" checked/, 'the last choice is remembered')

  asStaff()
  assert.match((await b.get('/beheer/post')).text, /Er wacht 1 brief/)
  const { body } = await b.post('/beheer/post', { brief: [letter!.id], doe: 'pdf' })
  const said = pdfText(body)
  if (said !== undefined) {
    const pages = said.split('\f').filter((page) => page.trim())
    assert.equal(pages.length, 3, 'one letter and two bonnen')
    assert.match(pages[0]!, /Marjan de Boer[\s\S]*Kerkstraat 1[\s\S]*Je bon zit bij deze brief[\s\S]*bladzijde 1 van 1/)
    assert.deepEqual(pages.slice(1).map((page) => /Marjan|Sem/.exec(page)?.[0]).sort(), ['Marjan', 'Sem'])
  }
  await b.post('/beheer/post', { brief: [letter!.id], doe: 'gepost' })
  as(mother)
  const voucher = await house.owner.one<{ id: string }>('select id from vouchers.voucher where resident_id = $1', [sem.id])
  assert.match((await b.get(`/mijn/bonnen/${voucher.id}`)).text, /Je bon is op de post Wij hebben de bon op de post gedaan op 23 november 2026/)
  assert.deepEqual(await residentsWithoutMessage(house, async () => []), [])
})

test('a bon that is cancelled goes out of the envelope, and the last one takes the letter off the list', async (t) => {
  const { house, b, as, asStaff, letters } = await shop(t)
  const [mother, sem] = await newFamily(house, { children: ['2015-05-05'] }) as [Citizen, Citizen]
  const swim = await newOffer(house, swimming)
  as(mother)
  await b.get(`/aanbod/${swim.slug}`)
  await b.post(`/aanbod/${swim.slug}/bestellen`, { voor: [mother.id, sem.id], hoe: 'post' })
  const vouchers = await house.owner.query<{ id: string }>('select id from vouchers.voucher order by id')
  const cancel = async (id: string) => { as(mother); await b.get(`/mijn/bonnen/${id}/annuleren`); await b.post(`/mijn/bonnen/${id}/annuleren`) }
  await cancel(vouchers[0]!.id)
  const [letter] = await letters()
  assert.equal(letter?.state, 'waiting')
  asStaff()
  await b.get('/beheer/post')
  const said = pdfText((await b.post('/beheer/post', { brief: [letter!.id], doe: 'pdf' })).body)
  if (said !== undefined) assert.equal(said.split('\f').filter((page) => page.trim()).length, 2)
  await cancel(vouchers[1]!.id)
  assert.equal((await letters())[0]?.state, 'withdrawn')
  const [other] = await newFamily(house) as [Citizen]
  as(other)
  await b.get(`/aanbod/${swim.slug}`)
  await b.post(`/aanbod/${swim.slug}/bestellen`, { hoe: 'post' })
  asStaff()
  assert.doesNotMatch((await b.get('/beheer/post')).html, new RegExp(letter!.id))
  const late = await b.post('/beheer/post', { brief: [letter!.id], doe: 'gepost' })
  assert.match(late.text, /Niet op de post De bonnen bij deze brieven zijn al gebruikt of geannuleerd\. Haal ze uit de stapel: [0-9A-F]{4}-[0-9A-F]{4}/)
  assert.deepEqual(await residentsWithoutMessage(house, async () => []), [], 'who took it back heard that')
})

test('used before the letter was printed: nothing is left to send', async (t) => {
  const { house, b, as, asStaff, letters } = await shop(t)
  const [marjan] = await newFamily(house) as [Citizen]
  const swim = await newOffer(house, swimming)
  as(marjan)
  await b.get(`/aanbod/${swim.slug}`)
  await b.post(`/aanbod/${swim.slug}/bestellen`, { hoe: 'post' })
  house.clock.set('2027-01-01T09:00:00+01:00')
  asStaff()
  await b.get('/beheer/post')
  const printed = await b.post('/beheer/post', { brief: [(await letters())[0]!.id], doe: 'pdf' })
  assert.match(printed.text, /Niet op de post/)
  assert.equal((await letters())[0]?.state, 'withdrawn')
})

test('no address, no post: said at the form, and what was chosen stays', async (t) => {
  const { house, b, as, letters } = await shop(t)
  const [mother, sem] = await newFamily(house, { children: ['2015-05-05'] }) as [Citizen, Citizen]
  await house.owner.query(`update residents.resident set address_kind = 'unknown', address_lines = '{}'`)
  const swim = await newOffer(house, swimming)
  as(mother)
  await b.get(`/aanbod/${swim.slug}`)
  const wrong = await b.post(`/aanbod/${swim.slug}/bestellen`, { voor: [sem.id], hoe: 'post' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Wij weten niet waar je woont\. Kies iets anders dan de post/)
  assert.match(wrong.html, new RegExp(`value="${sem.id}" checked`))
  assert.match(wrong.html, /value="post" checked/)
  for (const hoe of ['duif', '', 'stip']) assert.equal((await b.post(`/aanbod/${swim.slug}/bestellen`, { voor: [sem.id], hoe })).status, 422, hoe)
  assert.deepEqual(await letters(), [])
  assert.equal((await house.owner.one<{ n: number }>('select count(*)::int as n from orders.order')).n, 0)
})

test('the same form with another way to get it is another order, and is refused', async (t) => {
  const { house, b, as } = await shop(t)
  const [marjan] = await newFamily(house) as [Citizen]
  const swim = await newOffer(house, swimming)
  as(marjan)
  const { html } = await b.get(`/aanbod/${swim.slug}`)
  const key = { _key: /name="_key" value="([^"]+)"/.exec(html)![1]! }
  const first = await b.post(`/aanbod/${swim.slug}/bestellen`, { hoe: 'post', ...key })
  assert.equal((await b.post(`/aanbod/${swim.slug}/bestellen`, { hoe: 'post', ...key })).location, first.location)
  assert.match((await b.post(`/aanbod/${swim.slug}/bestellen`, { hoe: 'phone', ...key })).text, /Dit formulier was al gebruikt/)
  assert.equal((await house.owner.one<{ n: number }>('select count(*)::int as n from vouchers.voucher')).n, 1)
})

test('a letter that came back is known by its number; its reader sees that, and it can go again', async (t) => {
  const { house, b, as, asStaff, letters } = await shop(t)
  const [marjan] = await newFamily(house) as [Citizen]
  const swim = await newOffer(house, swimming)
  as(marjan)
  await b.get(`/aanbod/${swim.slug}`)
  const placed = await b.post(`/aanbod/${swim.slug}/bestellen`, { hoe: 'post' })
  const [letter] = await letters()
  asStaff()
  await b.get('/beheer/post')
  await b.post('/beheer/post', { brief: [letter!.id], doe: 'gepost' })
  house.clock.set('2026-12-01T09:00:00+01:00')
  asStaff()
  await b.get('/beheer/post/retour')
  const number = letter!.id.replaceAll('-', '').slice(-8)
  assert.match((await b.post('/beheer/post/retour', { nummer: 'zoiets' })).text, /Vul het nummer in: 8 cijfers/)
  assert.match((await b.post('/beheer/post/retour', { nummer: number === '00000000' ? '11111111' : '00000000' })).text, /Deze brief is niet op de post/)
  assert.equal((await b.post('/beheer/post/retour', { nummer: `${number.slice(0, 4)} - ${number.slice(4)}` })).location, '/beheer/post/retour?gedaan=terug')
  const list = await b.get('/beheer/post/retour')
  assert.match(list.text, /Je bon voor gratis zwemmen 23 november 2026 1 december 2026/)
  assert.doesNotMatch(list.html, /Marjan|Kerkstraat/)
  assert.equal((await house.owner.query(`select 1 from messages.message where kind = 'post-returned'`)).length, 0, 'no second letter to an address that does not work')
  as(marjan)
  const path = placed.location!.split('?')[0]!
  assert.match((await b.get(path)).text, /De post bracht je bon terug Je bon kwam op 1 december 2026 bij ons terug\. Bel .*om te zeggen waar je woont/)
  asStaff()
  await b.get('/beheer/post/retour')
  const press = async (doe: string) => { const { location } = await b.post('/beheer/post/retour', { brief: letter!.id, doe, nummer: [] }); return (await b.get(location!)).text }
  await house.owner.query('update residents.resident set deceased = true where id = $1', [marjan.id])
  assert.match(await press('opnieuw'), /De brief gaat niet opnieuw: volgens de BRP is deze inwoner overleden/)
  assert.equal((await letters())[0]?.state, 'returned')
  await house.owner.query('update residents.resident set deceased = false where id = $1', [marjan.id])
  // A hundred others that came back before it do not hide it.
  await house.owner.query(`with others as (
    insert into messages.message (id, resident_id, kind, dedupe_key, title, about, text_version, "values", created_at)
    select gen_random_uuid(), resident_id, kind, 'other ' || n, title, about, text_version, "values", created_at from messages.message, generate_series(1, 100) n where id = $1 returning id)
    insert into messages.delivery (message_id, channel, state, next_attempt_at, sent_at, returned_at) select id, 'letter', 'returned', now(), '2026-11-24', '2026-11-25' from others`, [letter!.id])
  assert.match(await press('opnieuw'), /De brief staat weer op de lijst voor de post/)
  assert.match(await press('klaar'), /Er was al iets met deze brief gedaan\. Er is niets veranderd/)
  await house.owner.query(`delete from messages.delivery where message_id <> $1 and state = 'returned'`, [letter!.id])
  assert.equal((await letters())[0]?.state, 'waiting')
  assert.match((await b.get('/beheer/post')).text, /Er wacht 1 brief/)
  const actions = await house.owner.query<{ action: string; role: string }>('select action, actor_role as role from audit.event where subject_id = $1 order by action', [letter!.id])
  assert.deepEqual(actions.map(({ action, role }) => `${action} ${role}`), ['messages.posted stip', 'messages.returned stip', 'messages.sent-again stip'], 'the role that may do it, of the two that she has')
})

test('who is reached by e-mail hears at once that the bonnen are in the post; the letter stays, and both go once', async (t) => {
  const { house, b, as } = await shop(t)
  const office = await postOffice(t)
  const mail = openMail(office.smtp)
  t.after(() => mail.close())
  const [mother, father] = await newFamily(house, { adults: 2 }) as [Citizen, Citizen]
  await reachByEmail(house, mother.id, 'marjan@voorbeeld.nl')
  const swim = await newOffer(house, swimming)
  for (const who of [mother, father]) {
    as(who)
    await b.get(`/aanbod/${swim.slug}`)
    assert.equal((await b.post(`/aanbod/${swim.slug}/bestellen`, { voor: who.id, hoe: 'post' })).status, 303)
  }
  const channels = () => house.owner.query(`select m.resident_id as who, d.channel, d.state from messages.message m join messages.delivery d on d.message_id = m.id order by m.created_at, m.id, d.channel`)
  assert.deepEqual(await channels(), [{ who: mother.id, channel: 'email', state: 'waiting' }, { who: mother.id, channel: 'letter', state: 'waiting' }, { who: father.id, channel: 'letter', state: 'waiting' }])
  assert.deepEqual(await drain(house, mail), { sent: 1, later: 0, failed: 0 })
  assert.deepEqual(await drain(house, mail), { sent: 0, later: 0, failed: 0 })
  assert.match(office.mails.map(({ text }) => text).join(' ').replaceAll('\u00a0', ' ').replaceAll('\n', ' '), /op de post tot en met woensdag 25 november 2026/)
})

test('who ordered for the phone gets one notice and no letter; and when the mail of an order by post is refused there is still one letter', async (t) => {
  const { house, b, as } = await shop(t)
  const office = await postOffice(t)
  const mail = openMail(office.smtp)
  t.after(() => mail.close())
  const [one] = await newFamily(house) as [Citizen]
  await reachByEmail(house, one.id, 'marjan@voorbeeld.nl')
  const swim = await newOffer(house, swimming)
  as(one)
  const order = async (hoe: string) => { await b.get(`/aanbod/${swim.slug}`); return b.post(`/aanbod/${swim.slug}/bestellen`, { voor: one.id, hoe }) }
  await order('phone')
  const states = () => house.owner.query(`select m.kind, d.channel, d.state from messages.message m join messages.delivery d on d.message_id = m.id order by m.kind desc, d.channel`)
  assert.deepEqual(await states(), [{ kind: 'order-placed', channel: 'email', state: 'waiting' }])
  await drain(house, mail)
  await order('post')
  assert.ok((await house.db.transaction((tx) => setReach(house, tx, one.id, { channel: 'letter' }))).ok, 'meanwhile they chose letters')
  await drain(house, mail)
  assert.deepEqual(await states(), [{ kind: 'order-placed', channel: 'email', state: 'sent' }, { kind: 'order-by-post', channel: 'email', state: 'failed' }, { kind: 'order-by-post', channel: 'letter', state: 'waiting' }])
})

test('ordered and given back again and again before the post went: no letter at all, and the site keeps each message', async (t) => {
  const { house, b, as } = await shop(t)
  const [mother, sem] = await newFamily(house, { children: ['2015-05-05'] }) as [Citizen, Citizen]
  const swim = await newOffer(house, swimming)
  as(mother)
  const unused = () => house.owner.query<{ id: string }>(`select id from vouchers.voucher where state = 'issued' order by id`)
  const order = async (hoe: string) => { await b.get(`/aanbod/${swim.slug}`); assert.equal((await b.post(`/aanbod/${swim.slug}/bestellen`, { voor: [mother.id, sem.id], hoe })).status, 303) }
  for (const hoe of ['post', 'phone', 'post']) {
    await order(hoe)
    for (const { id } of await unused()) { await b.get(`/mijn/bonnen/${id}/annuleren`); await b.post(`/mijn/bonnen/${id}/annuleren`) }
  }
  const letters = () => house.owner.query<{ kind: string; n: number }>(`select m.kind, count(*)::int as n from messages.message m join messages.delivery d on d.message_id = m.id where d.state = 'waiting' group by 1 order by 1`)
  assert.deepEqual(await letters(), [])
  assert.equal((await b.get('/mijn/berichten')).text.match(/is geannuleerd/g)?.length, 6, 'the mailbox on the site has them all')
  assert.deepEqual(await residentsWithoutMessage(house, async () => []), [])
  // One of two: the letter goes with the bon that is left, and says that the other is cancelled.
  await order('post')
  const [first, last] = await unused()
  await b.get(`/mijn/bonnen/${first!.id}/annuleren`)
  await b.post(`/mijn/bonnen/${first!.id}/annuleren`)
  assert.deepEqual(await letters(), [{ kind: 'order-by-post', n: 1 }, { kind: 'voucher-given-back', n: 1 }])
  // On the post: then they hear of the cancelling on paper too.
  await house.owner.query(`update messages.delivery set state = 'posted', sent_at = now() where state = 'waiting'`)
  await b.get(`/mijn/bonnen/${last!.id}/annuleren`)
  await b.post(`/mijn/bonnen/${last!.id}/annuleren`)
  assert.deepEqual(await letters(), [{ kind: 'voucher-given-back', n: 1 }])
})

test('given back by somebody else than who ordered: the letter about that goes, whatever waits', async (t) => {
  const { house, as, b } = await shop(t)
  for (const actor of [{ door: 'staff', id: '019ac000-0000-7000-8000-000000000001', role: 'kcc' }, { door: 'resident', role: 'representative' }] as const) {
    const [marjan] = await newFamily(house) as [Citizen]
    const swim = await newOffer(house, swimming)
    as(marjan)
    await b.get(`/aanbod/${swim.slug}`)
    await b.post(`/aanbod/${swim.slug}/bestellen`, { hoe: 'post' })
    const { id } = await house.owner.one<{ id: string }>('select id from vouchers.voucher where resident_id = $1', [marjan.id])
    const found = (await voucherToCancel(house, marjan.id, id))!
    assert.ok((await cancelVoucher(house, found, { id: marjan.id, ...actor })).ok)
    const waiting = await house.owner.query(`select m.kind from messages.message m join messages.delivery d on d.message_id = m.id where d.state = 'waiting' and m.resident_id = $1`, [marjan.id])
    assert.deepEqual(waiting, [{ kind: 'voucher-given-back' }], actor.role)
  }
})

test('ordered at a desk and given back at a desk: that letter goes too, for the one who called may be another', async (t) => {
  const { house } = await shop(t)
  const [marjan] = await newFamily(house) as [Citizen]
  const swim = await newOffer(house, swimming)
  const people = await peopleOf(house, house.db, marjan.id)
  const offer = (await promisedOffers(house, house.db, [swim.versionId])).get(swim.versionId)!
  const actor = { door: 'staff', id: '019ac000-0000-7000-8000-000000000001', role: 'kcc' } as const
  const placed = await placeOrder(house, { by: people[0]!, people: [people[0]!], offer, key: 'k'.repeat(32), actor, delivery: { how: 'post' } })
  assert.ok(placed.ok)
  assert.ok((await cancelVoucher(house, (await voucherToCancel(house, marjan.id, placed.value.voucherIds[0]!))!, actor)).ok)
  assert.deepEqual(await house.owner.query(`select m.kind, d.state from messages.message m join messages.delivery d on d.message_id = m.id order by 1`), [{ kind: 'order-by-post', state: 'withdrawn' }, { kind: 'voucher-given-back', state: 'waiting' }])
})
