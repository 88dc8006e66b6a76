import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { offersRoutes } from '#modules/offers/index.ts'
import { vouchersRoutes } from '#modules/vouchers/index.ts'
import { testHouse } from '#test/house.ts'
import { browser, readAloud } from '#test/page.ts'
import { type Citizen, newFamily, newOffer } from '#test/small-city.ts'
import { explainRefusal, howItComes, openDraws, orderBox, ordersRoutes } from './index.ts'
import { orderReasons } from './domain/may-order.ts'
import { formName } from './partner/partner-to-order-for.ts'

/** What the form calls a partner. */
const asPartner = ({ id }: { readonly id: string }): string => formName({ id, partner: true })

const SWIM = { english: { title: 'Free swimming', summary: 'Swim.', description: 'You choose the day.' } }

async function shop(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const routes = [...offersRoutes(house, { orderBox: (visit, offer) => orderBox(house, visit, offer) }), ...ordersRoutes(house), ...vouchersRoutes(house, { howItComes: (id, lang) => howItComes(house, house.db, id, lang) })]
  const b = await browser(t, house, { routes })
  return { house, b, as: (who: Citizen) => b.signIn({ door: 'resident', roles: ['resident'], subjectId: who.id, name: who.givenName }) }
}
const DUTCH = /\b(de|het|een|van|voor|je|Je|niet|met|bij|naar|kun|jaar|keer|uur|Gratis|korting|Bestel|Bon|Terug|Geldig)\b/
/** What is heard as English on a page: without what says that it is Dutch. */
const heard = ({ html: page }: { readonly html: string }): string => readAloud(page.slice(page.indexOf('<main'), page.indexOf('</main>')).replace(/<span lang="nl">[\s\S]*?<\/span>/g, ' ').replace(/<option[\s\S]*?<\/option>/g, ' '))
const inEnglish = (page: { readonly html: string }): void => {
  assert.match(page.html, /<html lang="en">/)
  assert.doesNotMatch(heard(page), DUTCH)
}

test('from the offer to the voucher in English: one form, the same order, the same message with its English beside it, and a receipt that says so', async (t) => {
  const { house, b, as } = await shop(t)
  const [marjan] = await newFamily(house)
  const swim = await newOffer(house, SWIM)
  as(marjan!)
  const offer = await b.get(`/en/aanbod/${swim.slug}`)
  inEnglish(offer)
  assert.match(offer.text, /Order a voucher Marjan, that is you Can be ordered once more this year How do you want the voucher\? On my phone It is ready at once\. I print it myself.*By post Free.*Pick up at a Stip.*You pay nothing/)
  const placed = await b.post(`/en/aanbod/${swim.slug}/bestellen`)
  assert.match(placed.location!, /^\/en\/mijn\/bonnen\/[0-9a-f-]{36}\?besteld=ja$/)
  const receipt = await b.get(placed.location!)
  inEnglish(receipt)
  assert.match(receipt.text, /Your order is placed You have the voucher for free swimming\. Show the code at the till\. Use it on or before 31 December 2026\. You also get a message about it\. It is at My pass, in Dutch and in English\./)
  assert.match(receipt.text, /Valid Free swimming Gratis zwemmen, Zwembad De Baken Geldig\. Tot en met 31 december 2026/, 'the till reads the Dutch name')
  assert.match(receipt.text, /For Marjan On or before 31 Dec 2026 You pay € 0 People 1 How to use the voucher/)
  const orders = await house.owner.query<{ door: string; title: string; kind: string; values: Record<string, string> }>('select o.door, m.title, m.kind, m.values from orders.order o join messages.message m on m.resident_id = o.resident_id')
  assert.deepEqual(orders.map(({ door, kind }) => `${door} ${kind}`), ['resident order-placed'])
  assert.match(orders[0]!.title, /bon/i, 'what is sent stays Dutch')
  assert.deepEqual([orders[0]!.values['title.en'], orders[0]!.values['people.en'], orders[0]!.values['voucherValidTo.en']], ['You have a voucher for free swimming', 'you', '31\u00a0December 2026'])
  // The same voucher in Dutch shows the same code.
  const code = (page: { readonly html: string }) => /pas-voucher__code">([\s\S]*?)<\/p>/.exec(page.html)?.[1]
  const dutch = await b.get(placed.location!.replace(/^\/en|\?.*$/g, ''))
  assert.equal(code(dutch), code(receipt))
  assert.match(dutch.text, /QR-code|Zo gebruik je de bon/)
  assert.match((await b.get(`/en/aanbod/${swim.slug}`)).text, /You already have this voucher You already have a voucher for free swimming\. Nobody gets more than one/)
})

test('a parent chooses for whom, and for several the vouchers come together', async (t) => {
  const { house, b, as } = await shop(t)
  const [mother, sem, noor] = await newFamily(house, { children: ['2015-05-05', '2024-05-05'] }) as [Citizen, Citizen, Citizen]
  const play = await newOffer(house, { ...SWIM, audience: { minAge: 4 } })
  as(mother)
  const offer = await b.get(`/en/aanbod/${play.slug}`)
  inEnglish(offer)
  assert.match(offer.text, /For whom do you order\?.*Marjan, that is you.*Sem, aged 11.*Noor, aged 2: not now This voucher is for people aged 4 and over\. Choose somebody else/)
  const none = await b.post(`/en/aanbod/${play.slug}/bestellen`, { voor: [], hoe: 'stip', stip: 'Stip Haren' })
  assert.equal(none.status, 422)
  inEnglish(none)
  assert.match(none.text, /Something is not right yet Choose who the voucher is for/)
  assert.match(none.html, /value="Stip Haren" selected/, 'what was chosen is kept')
  const placed = await b.post(`/en/aanbod/${play.slug}/bestellen`, { voor: [mother.id, sem.id], hoe: 'stip', stip: 'Stip Haren' })
  assert.equal(placed.location, '/en/mijn/bonnen?besteld=ja')
  const wallet = await b.get(placed.location!)
  inEnglish(wallet)
  assert.match(wallet.text, /You have 2 vouchers for free swimming: for you and Sem\..*It is at My pass, in Dutch and in English.*Pick up your voucher at the Stip.*Open: Monday to Thursday, 09:00 to 16:00.*Ready to use.*Show voucher.*What you print is in Dutch/)
  await house.owner.query('update orders.limit_use set used = 0')
  await b.get(`/en/aanbod/${play.slug}`)
  const refused = await b.post(`/en/aanbod/${play.slug}/bestellen`, { voor: noor.id })
  assert.equal(refused.status, 409)
  inEnglish(refused)
  assert.match(refused.text, /Not for this age This voucher is for people aged 4 and over/)
})

test('each choice of the post or a Stip that does not do says why in English', async (t) => {
  const { house, b, as } = await shop(t)
  const [marjan] = await newFamily(house)
  const swim = await newOffer(house, { ...SWIM, orderableUntil: house.clock.today(), usableUntil: house.clock.today() })
  as(marjan!)
  assert.match((await b.get(`/en/aanbod/${swim.slug}`)).text, /By post That takes too long: the voucher is valid up to and including 23 November 2026/)
  const late = await b.post(`/en/aanbod/${swim.slug}/bestellen`, { hoe: 'post' })
  assert.equal(late.status, 422)
  assert.match(late.text, /It would come too late like this\. Choose something else/)
  await b.get(`/en/aanbod/${swim.slug}`)
  assert.match((await b.post(`/en/aanbod/${swim.slug}/bestellen`, { hoe: 'stip' })).text, /Choose at which Stip you pick up the voucher/)
})

test('sold out between looking and pressing: in English too, with what can be ordered instead', async (t) => {
  const { house, b, as } = await shop(t)
  const [marjan] = await newFamily(house)
  const swim = await newOffer(house, { ...SWIM, stock: 1 })
  const skate = await newOffer(house, { title: 'Gratis schaatsen', english: { title: 'Free skating' } })
  as(marjan!)
  await b.get(`/en/aanbod/${swim.slug}`)
  await house.owner.query('update offers.stock set remaining = 0')
  const refused = await b.post(`/en/aanbod/${swim.slug}/bestellen`)
  assert.equal(refused.status, 409)
  assert.match(refused.text, /There are no vouchers left The vouchers for free swimming are gone\..*You can do this.*Free skating.*For you/)
  assert.ok(refused.html.includes(`/en/aanbod/${skate.slug}`))
})

test('without a pass: a way to one', async (t) => {
  const { house, b } = await shop(t)
  const swim = await newOffer(house, SWIM)
  b.signIn({ door: 'resident', roles: ['resident'] })
  const page = await b.get(`/en/aanbod/${swim.slug}`)
  inEnglish(page)
  assert.match(page.text, /You do not have a pass yet.*A Stip can fill in the form with you\. Apply for the pass/)
})

test('a voucher is cancelled in English, and the page says what became of it', async (t) => {
  const { house, b, as } = await shop(t)
  const [marjan] = await newFamily(house)
  const swim = await newOffer(house, SWIM)
  as(marjan!)
  await b.get(`/en/aanbod/${swim.slug}`)
  const voucher = (await b.post(`/en/aanbod/${swim.slug}/bestellen`)).location!.split('?')[0]!
  const ask = await b.get(`${voucher}/annuleren`)
  inEnglish(ask)
  assert.match(ask.text, /Do you want to cancel this voucher\?.*Keep voucher/)
  const gone = await b.post(`${voucher}/annuleren`)
  assert.match(gone.location!, /^\/en\/mijn\/bonnen\?geannuleerd=/)
  const wallet = await b.get(gone.location!)
  inEnglish(wallet)
  assert.match(wallet.text, /The voucher is cancelled The voucher for free swimming does not count any more.*Cancelled.*Order again/)
  assert.match((await b.get(voucher)).text, /Cancelled Free swimming Gratis zwemmen, Zwembad De Baken Geannuleerd .*This voucher was cancelled on 23 November 2026/)
})

test('for a partner: the receipt in English says that they hear it in Dutch', async (t) => {
  const { house, b, as } = await shop(t)
  const [marjan, sem] = await newFamily(house, { adults: 2 }) as [Citizen, Citizen]
  await house.owner.query(`insert into residents.relation (resident_id, other_id, kind, read_at) values ($1, $2, 'partner', now())`, [marjan.id, sem.id])
  const swim = await newOffer(house, SWIM)
  as(marjan)
  assert.match((await b.get(`/en/aanbod/${swim.slug}`)).text, /Sem, your partner Sem gets a message and the voucher/)
  const placed = await b.post(`/en/aanbod/${swim.slug}/bestellen`, { voor: [marjan.id, asPartner(sem)] })
  assert.match(placed.location!, /^\/en\/mijn\/bestelling\//)
  const receipt = await b.get(placed.location!)
  inEnglish(receipt)
  assert.match(receipt.text, /You ordered the voucher for free swimming, for Sem too\..*Sem gets a message in Dutch.*What Free swimming Where Zwembad De Baken For 1 voucher with you, and Sem/)
})

test('a draw is joined and left in English', async (t) => {
  const { house, b, as } = await shop(t)
  const [marjan] = await newFamily(house)
  const film = await newOffer(house, { ...SWIM, stock: 2, drawCloses: { day: '2026-11-30' as never, time: '18:00' } })
  await openDraws(house)
  as(marjan!)
  const offer = await b.get(`/en/aanbod/${film.slug}`)
  inEnglish(offer)
  assert.match(offer.text, /Join the draw.*You can join until Monday 30 November 2026 at 18:00.*Who joins\?.*Everybody has the same chance/)
  const nobody = await b.post(`/en/aanbod/${film.slug}/meedoen`, { voor: [] })
  assert.equal(nobody.status, 422)
  assert.match(nobody.text, /Choose who joins/)
  await b.get(`/en/aanbod/${film.slug}`)
  const joined = await b.post(`/en/aanbod/${film.slug}/meedoen`, { voor: [marjan!.id] })
  assert.match(joined.location!, /^\/en\/mijn\/loting\//)
  const page = await b.get(joined.location!)
  inEnglish(page)
  assert.match(page.text, /You have joined It worked\. You also got a message about it\..*We draw on Monday 30 November 2026 at 18:00.*How you know that it is fair/)
  const left = await b.post(`${joined.location!.split('?')[0]}/stoppen`)
  const told = await house.owner.query<{ kind: string; values: Record<string, string> }>('select kind, values from messages.message order by created_at, id')
  assert.deepEqual(told.map(({ kind, values }) => `${kind}: ${values['title.en']}, ${String(values['closes.en']).replaceAll('\u00a0', ' ')}`), ['draw-signed-up: You joined: draw for free swimming, Monday 30 November 2026 at 18:00', 'draw-left: You are not in the draw for free swimming any more, Monday 30 November 2026 at 18:00'])
  assert.match((await b.get(left.location!)).text, /You are not in the draw/)
})

test('every reason why somebody cannot order is said in English, of oneself and of a child', async (t) => {
  const { house } = await shop(t)
  const offer = { title: 'Gratis zwemmen', english: { title: 'Free swimming' }, orderableFrom: new Date('2026-12-03T08:00:00Z'), orderableUntil: new Date('2027-07-01T00:00:00Z'), drawClosesAt: new Date('2026-12-01T11:00:00Z') } as never
  const somebody = { id: 'x', givenName: 'Sem', age: 8, householdId: 'y' }
  for (const reason of orderReasons) {
    for (const facts of [{ minAge: 4 }, { maximum: 1, againFrom: '2027-01-01' as never }, { maximum: 5, againFrom: '2027-01-01' as never }, { maximum: 5, per: 'household' as const }, { minAge: 4, maxAge: 12 }, { heldForDesk: 3 }, { left: 1 }, { left: 2 }, { budgetCents: 12_500 }]) {
      for (const person of [undefined, { ...somebody, self: false }, { ...somebody, self: false, partner: true as const }]) {
        const said = explainRefusal(house, { reason, facts: { minAge: 4, ...facts } } as never, offer, person, 'en')
        assert.doesNotMatch(said, DUTCH, reason)
        assert.doesNotMatch(said, /undefined|\{\{/, reason)
      }
    }
  }
})
