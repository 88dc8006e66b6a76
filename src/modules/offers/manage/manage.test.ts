import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { type Directory, keepGroup, keepProvider, type ProviderInput, providerDirectory } from '#modules/providers/index.ts'
import { dayOf, localDate } from '#shared/local-date.ts'
import { newId } from '#shared/ids.ts'
import { seedOffers } from '#demo/offers.ts'
import { testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { manageOffersRoutes } from '../index.ts'
import { catalogue } from '../catalogue.ts'
import { offersRoutes } from '../offers.pages.ts'
import { html } from '#web/html.ts'
import { budgetOf, stockOf } from '../offers.store.ts'
import { versionRow } from '../publish-offer.ts'
import { approveDraft } from './decide-draft.ts'
import type { Staff } from './draft.store.ts'
import { allFields, stepNames, type Typed, typedIn } from './fields.ts'
import { nextYear, typedOf } from './typed-of.ts'
import { readTyped } from './read-typed.ts'
import { beginDraft, draftOf, sendDraft } from './write-draft.ts'

const baken: ProviderInput = { slug: 'baken', name: 'Zwembad De Baken', kvk: '90010013', address: 'Bakenplein 1', postcode: '9738 BA', place: 'Groningen', neighbourhood: 'Lewenborg', openingHours: '', travel: '', access: '', phone: '', website: '' }

async function office(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  await house.db.transaction(async (tx) => { const id = await keepProvider(house, tx, baken); await keepGroup(house, tx, { slug: 'baden', name: 'Elk zwembad', members: [id] }) })
  const told: { slug: string; changes: readonly string[] }[] = []
  const b = await browser(t, house, { routes: [
    ...manageOffersRoutes(house, { offerChanged: async (_tx, { offer, changes }) => { told.push({ slug: offer.slug, changes }); return { told: 3 } }, signUpsOf: async () => undefined }),
    ...offersRoutes(house, { orderBox: async () => html`` }),
  ] })
  const as = (name: string) => b.signIn({ door: 'staff', roles: ['editor'], subjectId: staff(name).staffId, name })
  as('Ruben')
  return { house, b, as, told }
}
const people = new Map<string, string>()

const family: Typed = {
  titel: 'Samen zwemmen', samenvatting: 'Met het hele gezin in het golfslagbad.', beschrijving: 'Je zwemt zo lang je wilt.', soort: 'sport', aanbieder: 'baken', adres: '',
  korting: 'vaste-prijs', bedrag: '2,50', 'normale-prijs': '6,50', 'voor-wie': 'gezin', postcodes: '9741 9737', begeleiders: '', keer: '2', per: 'huishouden', periode: 'kwartaal',
  'bestellen-vanaf': '2026-12-01', 'bestellen-tijd': '10:00', 'bestellen-tot': '2027-06-30', 'geldig-vanaf': '2026-12-01', 'geldig-tot': '2027-06-30',
  voorraad: '100', 'voor-balie': '10', waarde: '4', budget: '400', dagen: 'Elke dag', 'let-op': '', meenemen: 'Een handdoek', vastleggen: 'niet', 'titel-en': 'Swim together',
}

type Office = Awaited<ReturnType<typeof office>>

const staff = (name: string): Staff => ({ staffId: people.get(name) ?? people.set(name, newId(new Date())).get(name)!, staffName: name, role: 'editor' })

/** What Ruben typed before the story begins; answers the draft's address. */
async function write({ house }: Office, typed: Typed): Promise<string> {
  return `/beheer/aanbod/concept/${await house.db.transaction((tx) => beginDraft(house, tx, staff('Ruben'), typedIn(allFields, typed)))}`
}

/** Types everything, step by step, on the screens. */
async function typeAll({ b }: Office, typed: Typed): Promise<string> {
  await b.get('/beheer/aanbod')
  const first = (await b.post('/beheer/aanbod/nieuw')).location!
  const home = first.replace(/\/\w+$/, '')
  for (const step of stepNames) {
    await b.get(`${home}/${step}`)
    const saved = await b.post(`${home}/${step}`, { ...typed, daarna: 'verder' })
    assert.equal(saved.status, 303, `${step}: ${saved.text}`)
  }
  return home
}

async function send({ house }: Office, home: string): Promise<void> {
  const id = home.split('/').at(-1)!
  const sent = await sendDraft(house, staff('Ruben'), id, (await draftOf(house, id)).revision)
  assert.ok(sent.ok, JSON.stringify(sent))
}

test('a family offer is written in steps, sent, looked at by a colleague and seen by residents', async (t) => {
  const all = await office(t)
  const { b, house, as, told } = all
  const home = await typeAll(all, family)
  const ready = await b.get(home)
  assert.match(ready.text, /Klaar om na te kijken/)
  assert.match(ready.text, /Gezinnen met kinderen/)
  assert.deepEqual(await catalogue(house), [])
  assert.equal((await b.post(home, { doen: 'sturen' })).status, 303)

  const own = await b.get(home)
  assert.match(own.text, /Een collega kijkt dit na/)
  assert.doesNotMatch(own.html, /value="publiceren"/)
  as('Sanne')
  const check = await b.get(home)
  assert.match(check.text, /Ruben schreef dit/)
  const done = await b.post(home, { doen: 'publiceren' })
  assert.equal(done.location, '/beheer/aanbod/aanbieding/samen-zwemmen?bericht=0')
  const managed = await b.get(done.location!)
  for (const words of ['Inwoners zien het nu', 'Gaat nog open', '100 van 100', '€ 400 van € 400', 'Ruben', 'Sanne']) assert.ok(managed.text.includes(words), words)
  assert.match((await b.get('/aanbod/samen-zwemmen')).text, /€ 2,50 normaal € 6,50/)
  assert.deepEqual(told, [])
  assert.deepEqual((await house.owner.query<{ action: string }>('select action from audit.event order by action')).map(({ action }) => action), ['offers.draft-begun', 'offers.draft-sent', 'offers.published'])
})

test('nothing of a half offer is lost, and what is wrong says how it becomes right', async (t) => {
  const all = await office(t)
  const { b } = all
  await b.get('/beheer/aanbod')
  const first = (await b.post('/beheer/aanbod/nieuw')).location!
  await b.get(first)
  assert.equal((await b.post(first, { titel: 'Half', daarna: 'blijf' })).location, `${first}?bewaard=ja`)
  assert.match((await b.get(`${first}?bewaard=ja`)).html, /value="Half"/)
  const home = first.replace(/\/\w+$/, '')
  await b.get(`${home}/korting`)
  const wrong = await b.post(`${home}/korting`, { korting: 'vaste-prijs', bedrag: 'twee euro', daarna: 'verder' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Vul een bedrag in, zoals 6,50\./)
  assert.match(wrong.html, /value="twee euro"/)
  assert.match((await b.get(`${home}/korting`)).html, /value="twee euro"/)
  assert.match((await b.get(home)).text, /Dit moet nog/)
})

test('a draft that is not complete cannot be sent, whatever a form says', async (t) => {
  const all = await office(t)
  const { b, house } = all
  const home = await write(all, { ...family, samenvatting: '' })
  const page = await b.get(home)
  const token = /name="_csrf" value="([^"]+)"/.exec(page.html)![1]!
  const versie = /name="versie" value="(\d+)"/.exec(page.html)![1]!
  const refused = await b.postRaw(home, { _csrf: token, versie, doen: 'sturen' })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /Dit mist nog of klopt nog niet/)
  assert.equal((await house.owner.one<{ state: string }>('select state from offers.draft')).state, 'writing')
})

test('who wrote it cannot publish it: not by a button, not by a form, not in the database', async (t) => {
  const all = await office(t)
  const { b, house } = all
  const home = await write(all, family)
  await send(all, home)
  const page = await b.get(home)
  const token = /name="_csrf" value="([^"]+)"/.exec(page.html)![1]!
  const versie = /name="versie" value="(\d+)"/.exec(page.html)![1]!
  assert.equal((await b.postRaw(home, { _csrf: token, versie, doen: 'publiceren' })).status, 403)
  await assert.rejects(house.owner.query(`update offers.draft set state = 'returned', return_reason = 'x', decided_at = now(), decided_by = changed_by, decided_by_name = 'x'`), /draft_four_eyes/)
  assert.deepEqual(await catalogue(house), [])
})

test('a colleague says yes to exactly what was on the screen', async (t) => {
  const all = await office(t)
  const { b, house, as } = all
  const home = await write(all, family)
  await send(all, home)
  as('Sanne')
  const seen = await b.get(home)
  as('Ruben')
  await b.get(`${home}/korting`)
  await b.post(`${home}/korting`, { ...family, bedrag: '5', daarna: 'blijf' })
  await send(all, home)
  as('Sanne')
  const fields = Object.fromEntries([...seen.html.matchAll(/name="(versie)" value="([^"]+)"/g)].map(([, name, value]) => [name!, value!]))
  const csrf = /name="_csrf" value="([^"]+)"/.exec((await b.get(home)).html)![1]!
  assert.equal((await b.postRaw(home, { ...fields, _csrf: csrf, doen: 'publiceren' })).status, 409)
  assert.deepEqual(await catalogue(house), [])
})

test('what comes back says why, is made better, and goes again', async (t) => {
  const all = await office(t)
  const { b, as } = all
  const home = await write(all, family)
  await send(all, home)
  as('Sanne')
  await b.get(home)
  assert.equal((await b.post(home, { doen: 'terug', reden: ' ' })).status, 422)
  await b.get(home)
  await b.post(home, { doen: 'terug', reden: 'De prijs klopt niet.' })
  as('Ruben')
  assert.match((await b.get(home)).text, /Sanne stuurde dit terug\. .*De prijs klopt niet\./)
  await b.get(`${home}/korting`)
  await b.post(`${home}/korting`, { ...family, bedrag: '3', daarna: 'verder' })
  assert.match((await b.get(home)).text, /De prijs klopt niet\./)
  await send(all, home)
  as('Sanne')
  await b.get(home)
  assert.match((await b.post(home, { doen: 'publiceren' })).location!, /samen-zwemmen/)
})

test('two colleagues in one draft: the second is told, and nothing that was typed is lost', async (t) => {
  const all = await office(t)
  const { b, as, house } = all
  const home = await write(all, family)
  const mine = await b.get(`${home}/wat`)
  const versie = /name="versie" value="(\d+)"/.exec(mine.html)![1]!
  as('Sanne')
  await b.get(`${home}/wat`)
  await b.post(`${home}/wat`, { ...family, titel: 'Van Sanne', daarna: 'blijf' })
  as('Ruben')
  await b.get(`${home}/wat`)
  const refused = await b.post(`${home}/wat`, { ...family, titel: 'Van Ruben', versie, daarna: 'blijf' })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /Sanne veranderde dit terwijl jij typte/)
  assert.match(refused.html, /value="Van Ruben"/)
  assert.equal((await house.owner.one<{ titel: string }>(`select typed ->> 'titel' as titel from offers.draft`)).titel, 'Van Sanne')
  await b.post(`${home}/wat`, { daarna: 'blijf', titel: 'Van Ruben' })
  assert.equal((await house.owner.one<{ titel: string }>(`select typed ->> 'titel' as titel from offers.draft`)).titel, 'Van Ruben')
})

async function publishedOffer(all: Office): Promise<string> {
  const home = await write(all, family)
  await send(all, home)
  const id = home.split('/').at(-1)!
  const published = await approveDraft(all.house, staff('Sanne'), id, (await draftOf(all.house, id)).revision, async () => ({ told: 0 }))
  assert.ok(published.ok, JSON.stringify(published))
  return `/beheer/aanbod/aanbieding/${published.value.slug}`
}

test('a change of the price tells who holds a voucher; a change of words does not', async (t) => {
  const all = await office(t)
  const { b, as, told, house } = all
  const offer = await publishedOffer(all)
  const change = async (step: string, typed: Typed): Promise<string> => {
    await b.get(offer)
    const home = (await b.post(offer, { doen: 'wijzigen' })).location!
    await b.get(`${home}/${step}`)
    await b.post(`${home}/${step}`, { ...family, ...typed, daarna: 'verder' })
    await send(all, home)
    as('Sanne')
    await b.get(home)
    const { location } = await b.post(home, { doen: 'publiceren' })
    as('Ruben')
    return location!
  }
  assert.match(await change('wat', { titel: 'Samen zwemmen op zondag' }), /bericht=0$/)
  assert.match(await change('korting', { bedrag: '3' }), /bericht=3$/)
  assert.deepEqual(told, [{ slug: 'samen-zwemmen', changes: ['price'] }])
  assert.match((await b.get(`${offer}?bericht=3`)).text, /3 inwoners kregen bericht/)
  assert.deepEqual(await house.owner.query('select number, title from offers.version order by number'),
    [{ number: 1, title: 'Samen zwemmen' }, { number: 2, title: 'Samen zwemmen op zondag' }, { number: 3, title: 'Samen zwemmen op zondag' }])
})

test('an offer is paused, opened again, and copied to the next year as a new one', async (t) => {
  const all = await office(t)
  const { b, house } = all
  const offer = await publishedOffer(all)
  for (const [doing, state] of [['pauzeren', 'paused'], ['hervatten', 'published'], ['pauzeren', 'paused']] as const) {
    await b.get(offer)
    await b.post(offer, { doen: doing })
    assert.equal((await house.owner.one<{ state: string }>('select state from offers.offer')).state, state)
  }
  await b.get(offer)
  const copy = (await b.post(offer, { doen: 'kopieren' })).location!
  const { typed } = await house.owner.one<{ typed: Typed }>('select typed from offers.draft where offer_id is null and state = $1', ['writing'])
  assert.deepEqual([typed['adres'], typed['geldig-vanaf'], typed['geldig-tot'], typed['bestellen-tijd'], typed['bedrag']], ['samen-zwemmen-2028', '2027-12-01', '2028-06-30', '10:00', '2,50'])
  assert.match((await b.get(copy)).text, /Klaar om na te kijken/)
  assert.match((await b.get('/beheer/aanbod?stand=gepauzeerd')).text, /1 aanbieding/)
  assert.match((await b.get('/beheer/aanbod?stand=open')).text, /Niets gevonden/)
})

test('less stock than was sold is refused in words, and the draft stays as it was', async (t) => {
  const all = await office(t)
  const { b, as, house } = all
  const offer = await publishedOffer(all)
  await house.owner.query('update offers.stock set remaining = 60')
  await b.get(offer)
  const home = (await b.post(offer, { doen: 'wijzigen' })).location!
  await b.get(`${home}/hoeveel`)
  await b.post(`${home}/hoeveel`, { ...family, voorraad: '30', daarna: 'verder' })
  await send(all, home)
  as('Sanne')
  await b.get(home)
  const refused = await b.post(home, { doen: 'publiceren' })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /Er zijn al 40 bonnen besteld\. Minder bonnen kan niet\./)
  assert.deepEqual(await house.owner.query('select number from offers.version'), [{ number: 1 }])
})

test('a new offer cannot take the address of another', async (t) => {
  const all = await office(t)
  const { b } = all
  await publishedOffer(all)
  const home = await write(all, { ...family, adres: '' })
  assert.match((await b.get(home)).text, /Dit adres is van een andere aanbieding/)
})

test('the preview shows each kind of resident whether it is for them', async (t) => {
  const all = await office(t)
  const home = await write(all, family)
  const rows: readonly [string, string, RegExp][] = [
    ['gezin', '9741', /Kan deze bon bestellen/], ['gezin', '9741 AB', /Kan deze bon bestellen/], ['gezin', '9700', /De postcode ligt er niet in/], ['alleen', '9741', /Er woont niemand jonger dan 18 jaar/],
  ]
  for (const [kind, postcode, says] of rows) assert.match((await all.b.get(`${home}/bekijk?als=${kind}&postcode=${encodeURIComponent(postcode)}`)).text, says, `${kind} ${postcode}`)
  assert.equal((await all.b.get(`${home}/bekijk?als=marsmannetje`)).status, 200)
})

test('a draft is thrown away, and what was published stays', async (t) => {
  const all = await office(t)
  const { b, house } = all
  const offer = await publishedOffer(all)
  await b.get(offer)
  const home = (await b.post(offer, { doen: 'wijzigen' })).location!
  await b.get(home)
  await b.post(home, { doen: 'weggooien' })
  assert.match((await b.get(home)).text, /Dit is weggegooid/)
  assert.equal((await catalogue(house)).length, 1)
  for (const path of [`${home}/wat`, '/beheer/aanbod/concept/nergens', '/beheer/aanbod/aanbieding/nergens']) assert.ok([200, 404].includes((await b.get(path)).status), path)
})

test('every offer of the demonstration, typed over, is read back as the same offer', async (t) => {
  const house = await testHouse(t)
  await house.db.transaction((tx) => seedOffers(house, tx))
  const directory: Directory = await providerDirectory(house, house.db)
  for (const offer of await catalogue(house)) {
    const [stock, budget] = [await stockOf(house.db, offer.offerId), await budgetOf(house.db, offer.offerId)]
    const typed = typedOf(offer, { stock: stock?.initial, heldForDesk: stock?.held_for_desk, budget: budget?.total_cents }, directory)
    assert.deepEqual(Object.keys(typed), [...allFields])
    const { input, problems } = readTyped(typed, directory, dayOf(house.clock.now()))
    assert.deepEqual(problems, [], offer.slug)
    const { orderable_from: _from, orderable_until_day: _until, draw_closes_at: _draw, ...row } = versionRow(input)
    const stored = await house.owner.one<Record<string, unknown>>('select * from offers.version where id = $1', [offer.versionId])
    for (const [name, value] of Object.entries(row)) assert.deepEqual(value, stored[name], `${offer.slug} ${name}`)
    assert.deepEqual(JSON.parse(JSON.stringify(input.shape)), offer.shape, offer.slug)
    assert.deepEqual([input.stock, input.budget], [stock?.initial, budget?.total_cents], offer.slug)
  }
})

test('a year later: 29 February is 28 February, and the year in an address moves along', () => {
  const next = nextYear({ adres: 'kamp-2028', 'bestellen-vanaf': '2028-02-29', 'bestellen-tot': '2028-12-31', 'geldig-vanaf': '2028-02-29', 'geldig-tot': '2028-12-31', 'loting-dag': '' }, (slug) => slug === 'kamp-2029')
  assert.deepEqual(next, { adres: 'kamp-2029-2', 'bestellen-vanaf': '2029-02-28', 'bestellen-tot': '2029-12-31', 'geldig-vanaf': '2029-02-28', 'geldig-tot': '2029-12-31', 'loting-dag': '' })
  assert.equal(localDate(next['geldig-vanaf']!), '2029-02-28')
})

