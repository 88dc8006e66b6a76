import { test, type TestContext } from 'node:test'
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { manageOffersRoutes, offersRoutes } from '#modules/offers/index.ts'
import { countedInvariants } from '#modules/reports/index.ts'
import { vouchersRoutes } from '#modules/vouchers/index.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { type Citizen, newFamily, newOffer } from '#test/small-city.ts'
import { countSignUps, drawResultRoutes, expectedDrawMessages, holdDraws, listDraws, openDraws, orderBox, ordersRoutes, signUpsOver, verifyDraw } from './index.ts'

/** The token of a page, for a form that is not on it. */
const token = ({ html }: { readonly html: string }) => ({ _csrf: /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '' })
const CLOSES = { day: '2026-11-30' as never, time: '18:00' }

async function shop(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const routes = [...offersRoutes(house, { orderBox: (visit, offer) => orderBox(house, visit, offer) }), ...ordersRoutes(house), ...drawResultRoutes(house), ...vouchersRoutes(house),
    ...manageOffersRoutes(house, { offerChanged: async () => ({ told: 0 }), signUpsOf: (offerId) => countSignUps(house.db, offerId) })]
  const b = await browser(t, house, { routes })
  return { house, b, as: (who: Citizen) => b.signIn({ door: 'resident', roles: ['resident'], subjectId: who.id, name: who.givenName }) }
}
/** Marks of the outcomes, and how many vouchers there are. */
const stand = (house: TestHouse) => house.owner.one<{ out: number; won: number; lost: number; refused: number; told: number }>(`select
  (select count(*)::int from vouchers.voucher) as out, (select count(*)::int from orders.sign_up where outcome = 'won') as won, (select count(*)::int from orders.sign_up where outcome = 'lost') as lost,
  (select count(*)::int from orders.sign_up where outcome = 'refused') as refused, (select count(*)::int from messages.message where kind in ('draw-won', 'draw-lost', 'draw-refused')) as told`)
const holds = async (house: TestHouse): Promise<void> => {
  assert.deepEqual(await residentsWithoutMessage(house, expectedDrawMessages), [])
  for (const { name, look } of countedInvariants(house)) if (!/decision/.test(name)) assert.deepEqual(await look(), [], name)
  for (const { id } of await listDraws(house)) assert.deepEqual((await verifyDraw(house, id))?.wrong ?? [], [])
}

test('signing up: one button, one receipt, a message at once; twice is once, and stopping is possible until the draw', async (t) => {
  const { house, b, as } = await shop(t)
  const [mother, sem] = await newFamily(house, { children: ['2015-05-05'] }) as [Citizen, Citizen]
  const [stranger] = await newFamily(house)
  const film = await newOffer(house, { stock: 2, drawCloses: CLOSES })
  await openDraws(house)
  as(mother)
  const offer = await b.get(`/aanbod/${film.slug}`)
  assert.match(offer.text, /Doe mee aan de loting.*Meedoen kan tot maandag 30 november 2026 om 18\.00 uur.*Wie doet er mee\?.*Iedereen heeft evenveel kans/)
  const nobody = await b.post(`/aanbod/${film.slug}/meedoen`, { voor: [] })
  assert.equal(nobody.status, 422)
  assert.match(nobody.text, /Kies wie er meedoet/)
  assert.equal((await b.post(`/aanbod/${film.slug}/meedoen`, { voor: [stranger!.id] })).status, 404)
  await b.get(`/aanbod/${film.slug}`)
  const pressed = await b.post(`/aanbod/${film.slug}/meedoen`, { voor: [mother.id, sem.id] })
  assert.equal(pressed.status, 303)
  const receipt = await b.get(pressed.location!)
  assert.match(receipt.text, /Je doet mee.*Het is gelukt.*Voor jou en Sem.*Wij loten op maandag 30 november 2026 om 18\.00 uur.*Zo weet je dat het eerlijk gaat/)
  const [{ commitment }] = await house.owner.query<{ commitment: string }>('select commitment from orders.draw') as [{ commitment: string }]
  assert.ok(receipt.text.includes(commitment))
  assert.match((await b.get(`/aanbod/${film.slug}`)).text, /Je doet mee.*Bekijk wat je opgaf/)
  const path = pressed.location!.split('?')[0]!
  const again = token(receipt)
  assert.equal((await b.post(`/aanbod/${film.slug}/meedoen`, { voor: [mother.id], ...again })).location?.split('?')[0], path)
  await holds(house)
  as(sem)
  await b.get(`/aanbod/${film.slug}`)
  assert.match((await b.post(`/aanbod/${film.slug}/meedoen`, { voor: [sem.id] })).text, /Je doet al mee aan de loting/)
  as(stranger!)
  assert.equal((await b.get(path)).status, 404)
  const strange = token(await b.get(`/aanbod/${film.slug}`))
  await b.post(`${path}/stoppen`, strange)
  as(mother)
  assert.match((await b.get(path)).text, /Stop met meedoen/)
  await b.post(`${path}/stoppen`)
  assert.match((await b.get(path)).text, /Je doet niet mee/)
  as(sem)
  await b.get(`/aanbod/${film.slug}`)
  assert.equal((await b.post(`/aanbod/${film.slug}/meedoen`, { voor: [sem.id] })).status, 303)
})

test('who cannot order cannot sign up, and hears why; an order instead of a sign-up is refused', async (t) => {
  const { house, b, as } = await shop(t)
  const [toddler] = await newFamily(house, { adults: 0, children: ['2023-05-05'] })
  const [one] = await newFamily(house)
  const film = await newOffer(house, { stock: 2, audience: { minAge: 12 }, drawCloses: CLOSES })
  as(toddler!)
  assert.match((await b.get(`/aanbod/${film.slug}`)).text, /mensen vanaf 12 jaar/)
  as(one!)
  const page = token(await b.get(`/aanbod/${film.slug}`))
  const ordered = await b.post(`/aanbod/${film.slug}/bestellen`, { voor: [one!.id], versie: film.versionId, _key: 'a-form-of-this-test', ...page })
  assert.match(ordered.text, /Deze bon loten wij/)
  house.clock.set('2026-11-30T18:00:00+01:00')
  as(one!)
  assert.match((await b.get(`/aanbod/${film.slug}`)).text, /niet meer opgeven/)
})

test('the draw: no more than there are, everybody is told, the page says what came of it, and it can be done again from its seed', async (t) => {
  const { house, b, as } = await shop(t)
  const film = await newOffer(house, { stock: 5, heldForDesk: 1, limit: { count: 1, per: 'household', period: 'pass-year' }, drawCloses: CLOSES })
  const families = await Promise.all(Array.from({ length: 8 }, () => newFamily(house, { adults: 2 })))
  const paths = new Map<string, string>()
  for (const who of families.flat()) {
    as(who)
    await b.get(`/aanbod/${film.slug}`)
    paths.set(who.id, (await b.post(`/aanbod/${film.slug}/meedoen`, { voor: [who.id] })).location!.split('?')[0]!)
  }
  await holdDraws(house)
  assert.deepEqual(await stand(house), { out: 0, won: 0, lost: 0, refused: 0, told: 0 }, 'a minute too early nothing happens')
  house.clock.set('2026-11-30T18:00:00+01:00')
  // Somebody's pass ended meanwhile: their place goes to the next.
  await house.owner.query(`update passes.pass set state = 'blocked' where resident_id = $1`, [families[0]![0]!.id])
  await Promise.all([holdDraws(house), holdDraws(house)])
  await holdDraws(house)
  const { out, won, lost, refused, told } = await stand(house)
  assert.deepEqual({ out, won, all: won + lost + refused, told }, { out: 4, won: 4, all: 16, told: 16 })
  const perHome = await house.owner.query('select household_id from vouchers.voucher group by 1 having count(*) > 1')
  assert.deepEqual(perHome, [])
  await holds(house)
  const rows = await house.owner.query<{ resident_id: string; outcome: string }>('select resident_id, outcome from orders.sign_up')
  const says = { won: /Je hebt gewonnen.*Je plek in de loting.*Reken het na/, lost: /Je hebt niet gewonnen/, refused: /Je kreeg de bon niet/ }
  for (const [outcome, words] of Object.entries(says)) {
    const who = rows.find((row) => row.outcome === outcome)
    if (!who) continue
    as(families.flat().find(({ id }) => id === who.resident_id)!)
    assert.match((await b.get(paths.get(who.resident_id)!)).text, words)
  }
  const [draw] = await listDraws(house)
  const report = await verifyDraw(house, draw!.id)
  assert.deepEqual([report?.signUps, report?.places, report?.won, report?.wrong], [16, 4, 4, []])
  // Whoever changes an outcome afterwards is found.
  await house.owner.query(`update orders.sign_up set place = place + 1 where outcome = 'won'`)
  assert.notDeepEqual((await verifyDraw(house, draw!.id))?.wrong, [])
})

test('a draw that is cut short after the vouchers were given comes to the same end the next minute', async (t) => {
  const { house, b, as } = await shop(t)
  const film = await newOffer(house, { stock: 3, drawCloses: CLOSES })
  for (const [who] of await Promise.all(Array.from({ length: 7 }, () => newFamily(house)))) {
    as(who!)
    await b.get(`/aanbod/${film.slug}`)
    await b.post(`/aanbod/${film.slug}/meedoen`, { voor: [who!.id] })
  }
  house.clock.set('2026-11-30T18:00:00+01:00')
  await house.owner.query('revoke update on orders.sign_up from stadjerspas_app')
  await holdDraws(house)
  assert.equal((await stand(house)).out, 3)
  const winners = await house.owner.query('select resident_id from vouchers.voucher order by 1')
  await house.owner.query('grant update (withdrawn_at, place, outcome, reason, order_id) on orders.sign_up to stadjerspas_app')
  await holdDraws(house)
  assert.deepEqual(await stand(house), { out: 3, won: 3, lost: 4, refused: 0, told: 7 })
  assert.deepEqual(await house.owner.query('select resident_id from vouchers.voucher order by 1'), winners)
  await holds(house)
})

test('whoever fills the window sees how many stand in a draw, and for how many people; never who', async (t) => {
  const { house, b, as } = await shop(t)
  const [mother, sem] = await newFamily(house, { children: ['2015-05-05'] }) as [Citizen, Citizen]
  const [other] = await newFamily(house) as [Citizen]
  const film = await newOffer(house, { stock: 2, drawCloses: CLOSES })
  const managed = async () => {
    b.signIn({ door: 'staff', roles: ['editor'], subjectId: '01935000-0000-7000-8000-0000000000ee', name: 'Ruben' })
    return (await b.get(`/beheer/aanbod/aanbieding/${film.slug}`)).text
  }
  assert.doesNotMatch(await managed(), /Wie meedoet met de loting/, 'before it is open there is nothing to count')
  await openDraws(house)
  assert.match(await managed(), /Opgeven tot 30 november 2026, 18\.00 uur Wie meedoet met de loting Nog niemand/)
  const signUp = async (who: Citizen, people: readonly string[]) => { as(who); await b.get(`/aanbod/${film.slug}`); return (await b.post(`/aanbod/${film.slug}/meedoen`, { voor: people })).location!.split('?')[0]! }
  await signUp(mother, [mother.id, sem.id])
  assert.match(await managed(), /1 keer opgegeven, voor 2 mensen/)
  const path = await signUp(other, [other.id])
  const shown = await managed()
  assert.match(shown, /2 keer opgegeven, voor 3 mensen/)
  assert.ok(!shown.includes(mother.givenName))
  as(other)
  await b.get(path)
  await b.post(`${path}/stoppen`)
  assert.match(await managed(), /1 keer opgegeven, voor 2 mensen/)
})

test('anybody can do a draw again from what is public: the seed, the numbers, and no person; also when who took part is forgotten', async (t) => {
  const { house, b, as } = await shop(t)
  const film = await newOffer(house, { stock: 2, drawCloses: CLOSES })
  await openDraws(house)
  const people = await Promise.all(Array.from({ length: 10 }, async () => (await newFamily(house))[0]!))
  for (const one of people) { as(one); await b.get(`/aanbod/${film.slug}`); await b.post(`/aanbod/${film.slug}/meedoen`, { voor: [one.id] }) }
  const { id } = (await listDraws(house))[0]!
  b.signOut()
  const before = await b.get(`/loting/${id}`)
  assert.match(before.text, /Loting voor gratis zwemmen.*Wij loten op maandag 30 november 2026 om 18\.00 uur.*Zo weet je dat het eerlijk gaat.*De afdruk van het getal [0-9a-f]{64}/)
  assert.doesNotMatch(before.text, /De uitslag/)
  assert.equal((await b.get(`/loting/${id}.csv`)).status, 404, 'nothing before the draw')
  const commitment = /De afdruk van het getal ([0-9a-f]{64})/.exec(before.text)![1]!

  house.clock.set('2026-11-30T18:00:00+01:00')
  await holdDraws(house)
  // With nothing but what is public, and no code of ours.
  const hash = (words: string) => createHash('sha256').update(words).digest('hex')
  const doItAgain = async () => {
    const page = await b.get(`/loting/${id}`)
    for (const { id: person, givenName } of people) assert.doesNotMatch(page.html, new RegExp(`${person}|${givenName}`))
    const seed = /Het getal ([0-9a-f]{64})/.exec(page.text)![1]!
    assert.equal(hash(seed), commitment, 'the number is the one that was fixed beforehand')
    const [, ...lines] = (await b.get(`/loting/${id}.csv`)).body.toString().trim().split('\r\n')
    const list = lines.map((line) => line.split(';') as [string, string, string, string])
    assert.deepEqual(list.map(([, number]) => number), list.map(([, number]) => number).toSorted((x, y) => (hash(`${seed} ${x}`) < hash(`${seed} ${y}`) ? -1 : 1)))
    assert.deepEqual(list.map(([place, , count, outcome]) => [place, count, outcome]), people.map((_, i) => [String(i + 1), '1', i < 2 ? 'gewonnen' : 'niet gewonnen']))
    for (const [, number] of list) assert.match(number, /^.{14}4/, 'the number does not say when somebody signed up')
  }
  await doItAgain()

  house.clock.set('2027-11-30T12:00:00+01:00')
  assert.equal(await signUpsOver.due(house), 0, 'on the last day of the term they are still known')
  house.clock.set('2027-12-01T12:00:00+01:00')
  assert.equal(await signUpsOver.due(house), 10)
  assert.equal(await signUpsOver.forget(house), 10)
  assert.equal(await signUpsOver.due(house), 0)
  const left = JSON.stringify([await house.owner.query('select * from orders.sign_up'), await house.owner.query('select * from orders.chance')])
  for (const { id: person } of people) assert.ok(!left.includes(person))
  await doItAgain()
  assert.deepEqual((await verifyDraw(house, id))?.wrong, [])
  assert.deepEqual(await residentsWithoutMessage(house, expectedDrawMessages), [])
  assert.equal((await b.get('/loting/019ac000-0000-7000-8000-000000000000')).status, 404)
})

test('of fewer than ten sign-ups the seed and the counts are public, and the list is not; the operator can still do the draw again', async (t) => {
  const { house, b, as } = await shop(t)
  const film = await newOffer(house, { stock: 2, drawCloses: CLOSES })
  await openDraws(house)
  const people = await Promise.all(Array.from({ length: 9 }, async () => (await newFamily(house))[0]!))
  for (const one of people) { as(one); await b.get(`/aanbod/${film.slug}`); await b.post(`/aanbod/${film.slug}/meedoen`, { voor: [one.id] }) }
  const { id } = (await listDraws(house))[0]!
  b.signOut()
  house.clock.set('2026-11-30T18:00:00+01:00')
  await holdDraws(house)
  const page = await b.get(`/loting/${id}`)
  assert.match(page.text, /Bonnen 2 Opgaven 9 Gewonnen 2.*De afdruk van het getal [0-9a-f]{64} Het getal [0-9a-f]{64}.*De lijst is niet openbaar.*minder dan 10 opgaven/)
  assert.doesNotMatch(page.text, /De uitslag, op volgorde|Download/)
  for (const { id: number } of await house.owner.query<{ id: string }>('select id from orders.sign_up')) assert.ok(!page.html.includes(number))
  assert.equal((await b.get(`/loting/${id}.csv`)).status, 404)
  assert.deepEqual([(await verifyDraw(house, id))?.signUps, (await verifyDraw(house, id))?.wrong], [9, []])
})
