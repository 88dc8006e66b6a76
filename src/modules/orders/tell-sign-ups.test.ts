import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { messagesRoutes } from '#modules/messages/index.ts'
import { type OfferInput, offersRoutes, promisedOffers, publishOffer } from '#modules/offers/index.ts'
import { localDate } from '#shared/local-date.ts'
import { testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { type Citizen, newFamily, newOffer, newProvider } from '#test/small-city.ts'
import { holdDraws, openDraws, orderBox, ordersRoutes, tellHolders } from './index.ts'

type ChangeNames = Parameters<ReturnType<typeof tellHolders>>[1]['changes']

async function shop(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const b = await browser(t, house, { routes: [...offersRoutes(house, { orderBox: (visit, offer) => orderBox(house, visit, offer) }), ...ordersRoutes(house), ...messagesRoutes(house, { amountsOf: async () => undefined } as never)] })
  const as = (who: Citizen) => b.signIn({ door: 'resident', roles: ['resident'], subjectId: who.id, name: who.givenName })
  const input: OfferInput = {
    slug: 'film', title: 'Film op het dak', summary: 'Een avond film.', description: 'Buiten.', category: 'cultuur', shape: { kind: 'free' }, audience: {}, companions: 0, limit: { count: 1, per: 'person', period: 'pass-year' },
    orderableFrom: { day: localDate('2026-01-01'), time: '00:00' }, orderableUntil: localDate('2026-12-31'), usableFrom: localDate('2026-01-01'), usableUntil: localDate('2026-12-31'), days: '', note: '', bring: '', booking: { kind: 'none' },
    givenBy: { provider: await newProvider(house) }, stock: 3, drawCloses: { day: localDate('2026-11-30'), time: '18:00' },
  }
  await newOffer(house, input)
  await openDraws(house)
  const join = async (who: Citizen): Promise<string> => {
    as(who)
    await b.get('/aanbod/film')
    return (await b.post('/aanbod/film/meedoen', { voor: [who.id] })).location!.split('?')[0]!
  }
  /** As approveDraft does it: published and told in one transaction. */
  const publish = (changes: Partial<OfferInput>, names: ChangeNames) => house.db.transaction(async (tx) => {
    const published = await publishOffer(house, tx, { ...input, ...changes }, { door: 'system' })
    assert.ok(published.ok)
    const offer = (await promisedOffers(house, tx, [published.value.versionId])).get(published.value.versionId)!
    return tellHolders(house)(tx, { offer, changes: names, by: { staffId: '0198a000-0000-7000-8000-00000000000e', staffName: 'Ruben', role: 'editor' } })
  })
  const told = () => house.owner.query<{ id: string; resident_id: string; values: Record<string, string> }>(`select id, resident_id, values from messages.message where kind = 'draw-offer-changed' order by created_at, resident_id`)
  return { house, b, as, join, publish, told }
}

const FIFTEEN = { shape: { kind: 'fixed-price', cents: 1500 } } as const

test('who takes part in a draw hears that the offer changed: what is different, what it costs now, and until when they can leave', async (t) => {
  const { house, b, as, join, publish, told } = await shop(t)
  const [one] = await newFamily(house) as [Citizen]
  const [left] = await newFamily(house) as [Citizen]
  await newFamily(house)
  await join(one)
  const gone = await join(left)
  await b.get(gone)
  await b.post(`${gone}/stoppen`)
  assert.deepEqual(await publish(FIFTEEN, ['price']), { told: 1 })
  const messages = await told()
  assert.deepEqual(messages.map(({ resident_id }) => resident_id), [one.id])
  as(one)
  assert.match((await b.get(`/mijn/berichten/${messages[0]!.id}`)).text.replaceAll('\u00a0', ' '),
    /Je doet mee aan de loting voor “Film op het dak”.*is iets veranderd: de prijs.*Als je wint, krijg je de bon zoals hij nu is.*Prijs of korting: € 15.*Wij loten op: maandag 30 november 2026 om 18\.00 uur.*Wil je niet meer meedoen\? Zeg dat op de site\. Dat kan tot maandag 30 november/)
  assert.deepEqual(await publish({ ...FIFTEEN, summary: 'Een avond film, buiten.' }, []), { told: 0 }, 'words alone change nothing for anybody')
  assert.equal((await told()).length, 1)
  house.clock.set('2026-11-30T18:00:00+01:00')
  await holdDraws(house)
  assert.deepEqual(await publish({ shape: { kind: 'fixed-price', cents: 1800 } }, ['price']), { told: 1 }, 'after the draw it is a holder of a bon who hears it')
  assert.equal((await told()).length, 1)
})

test('a sign-up keeps the version that was read: its page shows it beside what is on sale now, and the bon that is won is the one of the draw', async (t) => {
  const { house, b, as, join, publish } = await shop(t)
  const [early] = await newFamily(house) as [Citizen]
  const [late] = await newFamily(house) as [Citizen]
  const path = await join(early)
  assert.doesNotMatch((await b.get(path)).text, /Toen je meedeed/)
  await publish({ summary: 'Buiten.' }, [])
  assert.doesNotMatch((await b.get(path)).text, /Toen je meedeed/, 'words alone are no other promise')
  await publish({ ...FIFTEEN, limit: undefined } as never, ['price', 'often'])
  const after = await join(late)
  assert.doesNotMatch((await b.get(after)).text, /Toen je meedeed/, 'who signed up for this version')
  as(early)
  const own = (await b.get(path)).text.replaceAll('\u00a0', ' ')
  assert.match(own, /De bon is veranderd sinds je meedoet\. Als je wint, krijg je hem zoals hij nu is\..*Toen je meedeed Film op het dak, Gratis.*Nu Film op het dak, € 15.*Veranderd de prijs en hoe vaak het mag/)
  assert.match((await b.get(`/en${path}`)).text, /The voucher has changed since you joined.*When you joined .*Changed the price and how often you can go/)
  const versions = await house.owner.query<{ number: number; n: number }>('select v.number, count(*)::int as n from orders.sign_up s join offers.version v on v.id = s.version_id group by 1 order by 1')
  assert.deepEqual(versions, [{ number: 1, n: 1 }, { number: 3, n: 1 }])
  house.clock.set('2026-11-30T18:00:00+01:00')
  await holdDraws(house)
  assert.deepEqual(await house.owner.query('select distinct v.number from vouchers.voucher o join offers.version v on v.id = o.version_id'), [{ number: 3 }])
  assert.match((await b.get(path)).text, /Je hebt gewonnen.*Toen je meedeed/)
  assert.doesNotMatch((await b.get(path)).text, /Als je wint/)
  // Who signed up before this was kept: nothing is said of what nobody knows.
  await house.owner.query('update orders.sign_up set version_id = null')
  assert.doesNotMatch((await b.get(path)).text, /Toen je meedeed/)
})

test('another moment of the draw is told too, and counts from the publication on', async (t) => {
  const { house, b, as, join, publish, told } = await shop(t)
  const [one] = await newFamily(house) as [Citizen]
  const path = await join(one)
  assert.deepEqual(await publish({ drawCloses: { day: localDate('2026-12-04'), time: '12:00' } }, []), { told: 1 })
  assert.deepEqual((await told()).map(({ values }) => [values['changes'], values['closes']?.replaceAll('\u00a0', ' ')]), [['wanneer wij loten', 'vrijdag 4 december 2026 om 12.00 uur']])
  house.clock.set('2026-11-30T18:00:00+01:00')
  await holdDraws(house)
  as(one)
  assert.match((await b.get(path)).text, /Je doet mee.*Wij loten op vrijdag 4 december 2026 om 12\.00 uur/)
})

test('nobody takes part in a version that they did not read: a form from before says that the bon has changed, and nothing is kept', async (t) => {
  const { house, b, as, publish, told } = await shop(t)
  const [one] = await newFamily(house) as [Citizen]
  as(one)
  const versie = /name="versie" value="([^"]+)"/.exec((await b.get('/aanbod/film')).html)![1]!
  await publish(FIFTEEN, ['price'])
  const pressed = await b.post('/aanbod/film/meedoen', { voor: [one.id], versie })
  assert.equal(pressed.status, 409)
  assert.match(pressed.text, /De bon is net veranderd/)
  assert.deepEqual(await house.owner.query('select count(*)::int as n from orders.sign_up'), [{ n: 0 }])
  const now = /name="versie" value="([^"]+)"/.exec((await b.get('/aanbod/film')).html)![1]!
  assert.equal((await b.post('/aanbod/film/meedoen', { voor: [one.id], versie: now })).status, 303)
  assert.deepEqual(await told(), [])
})
