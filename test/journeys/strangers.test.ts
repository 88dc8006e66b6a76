import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Person, persona, population, readNorms } from '#demo/personas.ts'
import { seedDemonstration } from '#demo/seed.ts'
import { receiveMatter } from '#modules/contacts/receive-matter.ts'
import { decide } from '#modules/eligibility/index.ts'
import { startSession } from '#modules/identity/index.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { newId } from '#shared/ids.ts'
import { addDays } from '#shared/local-date.ts'
import { formatEuro } from '#shared/money.ts'
import { allRoutes } from '#src/app.ts'
import type { House } from '#src/house.ts'
import { ALONE, type Applicants, applicants, MARRIED } from '#test/applicants.ts'
import { type Browser, browser, type Fetched } from '#test/page.ts'
import { newOffer } from '#test/small-city.ts'
import { sessionCookie } from '#web/visit.ts'
import { as, orderOne, ownAmounts, sessionFor, tillOfThePool, useOne } from './belongings.ts'
import { cannotReadPaper, textOfPdf } from './paper.ts'

/** Somebody with everything the shop can hold of a person, and the words by which one knows that it is theirs. */
type Neighbour = {
  readonly who: string
  readonly cookie: string
  readonly residentId: string
  readonly vouchers: readonly string[]
  readonly messages: readonly string[]
  readonly number: string
  /** Of decisions that are theirs alone: a couple has one together. */
  readonly decisions: readonly string[]
  readonly question: string
  readonly signUp: string
  readonly orders: readonly string[]
  readonly redemption: string
  /** Names, codes, numbers, amounts: all of it theirs alone. */
  readonly words: readonly string[]
  /** Words, and the ids by which the shop itself knows what is theirs. */
  readonly markers: readonly string[]
}

type Marked = Pick<Neighbour, 'who' | 'markers'>

/** What stands for `:id` when somebody asks for what is another's. A route with a new one must be given a row here. */
const THEIRS: Readonly<Record<string, (other: Neighbour) => readonly string[]>> = {
  '/mijn/bonnen/:id':           ({ vouchers }) => vouchers,
  '/mijn/bonnen/:id.pdf':       ({ vouchers }) => vouchers,
  '/mijn/bonnen/:id/annuleren': ({ vouchers }) => vouchers,
  '/mijn/berichten/:id':        ({ messages }) => messages,
  '/mijn/berichten/:id.pdf':    ({ messages }) => messages,
  '/beheer/post/:id.pdf':       ({ messages }) => messages,
  '/mijn/vragen/:number':       ({ question }) => [question],
  '/mijn/loting/:id':           ({ signUp }) => [signUp],
  '/mijn/loting/:id/hoe':       ({ signUp }) => [signUp],
  '/mijn/bestelling/:id':       ({ orders }) => orders,
  '/mijn/besluiten/:number':                    ({ decisions }) => decisions,
  '/mijn/besluiten/:number.pdf':                ({ decisions }) => decisions,
  '/mijn/besluiten/:number/bezwaar':            ({ decisions }) => decisions,
  '/mijn/besluiten/:number/bezwaar/intrekken':  ({ decisions }) => decisions,
  '/beoordeling/:number':           ({ number }) => [number],
  '/beoordeling/:number/papier/:id': ({ number }) => [number],
  '/beoordeling/bezwaren/:number':  ({ number }) => [number],
  '/klachten/:number':              ({ question }) => [question],
  '/klachten/brief/:id.pdf':        ({ residentId }) => [residentId],
  '/klachten/papier/:id':           ({ residentId }) => [residentId],
  '/balie/gesprek/:id':             ({ residentId }) => [residentId],
  '/balie/gesprek/:id/bibliotheek': ({ residentId }) => [residentId],
  '/balie/gesprek/:id/bonnen.pdf':  ({ residentId }) => [residentId],
  '/balie/gesprek/:id/bestel':      ({ residentId }) => [residentId],
  '/balie/gesprek/:id/bon/:bon':       ({ vouchers }) => vouchers,
  '/balie/gesprek/:id/loting/:loting': ({ signUp }) => [signUp],
  '/balie/gesprek/:id/bereik':      ({ residentId }) => [residentId],
  '/balie/gesprek/:id/papieren':    ({ residentId }) => [residentId],
  '/balie/gesprek/:id/pas':         ({ residentId }) => [residentId],
  '/balie/gesprek/:id/aanvraag':    ({ residentId }) => [residentId],
  '/balie/formulier/:id':           ({ residentId }) => [residentId],
  '/balie/ophalen/:id':             ({ residentId }) => [residentId],
  '/aanbieder/gebruikt/:id':        ({ redemption }) => [redemption],
}
/** Addresses of each that hold nobody's: open to everybody, or at work. */
const OPEN: Readonly<Record<string, string>> = {
  '/aanbod/:slug': '/aanbod/gratis-zwemmen', '/uitleg/:slug': '/uitleg/voor-wie',
  '/inloggen/terug/:door': '/inloggen/terug/digid', '/inloggen/gestopt/:number': '/inloggen/gestopt/000000', '/balie/inloggen/:number': '/balie/inloggen/000000', '/balie/oefenen/:naam': '/balie/oefenen/no-pass', '/beheer/mededelingen/:id': '/beheer/mededelingen/01935000-0000-7000-8000-000000000001',
  '/beheer/normen/voorstel/:id': '/beheer/normen/voorstel/01935000-0000-7000-8000-000000000001',
  '/beheer/regels/voorstel/:id': '/beheer/regels/voorstel/01935000-0000-7000-8000-000000000001',
  '/beheer/aanbieders/aanbieder/:slug': '/beheer/aanbieders/aanbieder/baken', '/beheer/aanbieders/aanbieder/:slug/wijzigen': '/beheer/aanbieders/aanbieder/baken/wijzigen',
  '/beheer/aanbieders/voorstel/:id': '/beheer/aanbieders/voorstel/01935000-0000-7000-8000-000000000001',
  '/beheer/aanbod/bestand/:id': '/beheer/aanbod/bestand/01935000-0000-7000-8000-000000000001',
  '/loting/:id': '/loting/01935000-0000-7000-8000-000000000001', '/loting/:id.csv': '/loting/01935000-0000-7000-8000-000000000001.csv',
  '/beeld/:name': '/beeld/geen-320.webp', '/over-klachten/:year': '/over-klachten/2026',
  '/beheer/aanbod/concept/:id': '/beheer/aanbod/concept/01935000-0000-7000-8000-000000000001', '/beheer/aanbod/concept/:id/:stap': '/beheer/aanbod/concept/01935000-0000-7000-8000-000000000001/korting',
  '/beheer/aanbod/concept/:id/bekijk': '/beheer/aanbod/concept/01935000-0000-7000-8000-000000000001/bekijk',
  '/beheer/aanbod/aanbieding/:slug': '/beheer/aanbod/aanbieding/gratis-zwemmen', '/beheer/aanbod/aanbieding/:slug/stoppen': '/beheer/aanbod/aanbieding/gratis-zwemmen/stoppen',
  '/klachten/mail/:id': '/klachten/mail/01935000-0000-7000-8000-000000000001',
  '/klachten/afspraken/:id': '/klachten/afspraken/01935000-0000-7000-8000-000000000001', '/klachten/oorzaken/:id': '/klachten/oorzaken/01935000-0000-7000-8000-000000000001',
}
/** A page in English is whose it is in Dutch. */
const dutch = (path: string): string => path.replace(/^\/en(?=\/)/, '')
const opened = (path: string): string => { const known = OPEN[dutch(path)]; return known === undefined ? path : path === dutch(path) ? known : `/en${known}` }
/** Noor's address is secret: not even she is shown it, for a screen can be read over a shoulder. It stands on letters alone. */
const SECRET = { who: 'a secret address', markers: ['Star Numanstraat', '9714 JP'] }
/** Where one looks at work: an address that is not yours to open is 403 for whoever asks, theirs or not. */
const AT_WORK = /^\/(beheer|beoordeling|aanbieder|balie|klachten)/

test('one resident never sees another\'s marker', async (t) => {
  const at = await applicants(t)
  const { house } = at
  await seedDemonstration(house)
  const b = await browser(t, house)
  const atTheTill = await tillOfThePool(house)
  const { slug } = await newOffer(house, { stock: 9, drawCloses: { day: addDays(house.clock.today(), 3), time: '12:00' } })

  const neighbours: Neighbour[] = []
  // Samira has her pass through Youssef: at one table, and still strangers to each other's vouchers and letters.
  for (const who of ['fatima', 'marjan', 'henk', 'noor', 'youssef', 'samira']) neighbours.push(await settle(at, b, atTheTill, who, slug))
  const gets = allRoutes(house).filter(({ method }) => method === 'GET').map(({ path }) => path)
  /** Without judging the page: the same "not there" comes back by the hundred. */
  const asked = async (url: string, cookie: string): Promise<{ status: number; all: string }> => {
    const { statusCode, payload, headers } = await b.app.inject({ url, headers: { host: new URL(house.config.publicUrl).host, cookie: `${sessionCookie}=${cookie}` } })
    return { status: statusCode, all: `${payload} ${JSON.stringify(headers)}` }
  }

  await t.test('every address with a place in it is known here', () => {
    assert.deepEqual(gets.filter((path) => path.includes(':') && !THEIRS[dutch(path)] && !OPEN[dutch(path)]), [], 'say of a new one whose it is')
  })

  for (const me of neighbours) await t.test(`${me.who} asks for everything, with every other's numbers too`, async () => {
    as(b, me.cookie)
    const others = neighbours.filter((other) => other !== me)
    let own = 0
    for (const path of gets) {
      const theirs = THEIRS[dutch(path)]
      if (!theirs) {
        if (path === '/inloggen/terug/:door') continue // would end this session
        mine(me, others, path, await b.get(opened(path)))
        own++
        continue
      }
      for (const other of others) {
        for (const id of theirs(other)) {
          const answer = await asked(path.replace(/:[a-z]+/, id), me.cookie)
          assert.equal(answer.status, AT_WORK.test(path) ? 403 : 404, `${path} of ${other.who}`)
          // The address that was asked for comes back in the link to stay signed in; nothing that was not known already.
          none(answer.all, me, others.map((one) => ({ ...one, markers: one.markers.filter((marker) => marker !== id) })), path)
        }
      }
      for (const id of AT_WORK.test(path) ? [] : theirs(me)) {
        const answer = await b.get(path.replace(/:[a-z]+/, id))
        mine(me, others, path, answer)
        if (answer.status === 200) own++
      }
    }
    assert.ok(own > 20, `${own} pages of their own were read`)
  })

  await t.test('cancelling another\'s voucher, or ordering in another\'s name, finds nobody there', async () => {
    const [fatima, marjan] = neighbours as [Neighbour, Neighbour]
    as(b, fatima.cookie)
    const { html } = await b.get(`/mijn/bonnen/${fatima.vouchers[1]}/annuleren`)
    const token = /name="_csrf" value="([^"]+)"/.exec(html)![1]!
    for (const voucher of marjan.vouchers) assert.equal((await b.postRaw(`/mijn/bonnen/${voucher}/annuleren`, { _csrf: token })).status, 404)
    await b.get('/aanbod/schaatsen-in-de-hal')
    assert.equal((await b.post('/aanbod/schaatsen-in-de-hal/bestellen', { voor: marjan.residentId })).status, 404)
    const hers = await house.owner.query<{ state: string }>('select state from vouchers.voucher where resident_id = $1 order by state', [marjan.residentId])
    assert.deepEqual(hers.map(({ state }) => state), ['issued', 'redeemed'], 'all of hers is as it was')
  })

  await t.test('a till, the desk, the post and the figures show nobody by name', async () => {
    const known = neighbours.map((one) => ({ ...one, markers: one.words }))
    const workers: [name: string, cookie: string][] = [['counter', atTheTill]]
    const staff = await keepStaff(house.owner, { id: newId(house.clock.now()), issuer: 'test', subject: 'x', name: 'Collega', at: house.clock.now(), ownFind: undefined })
    for (const role of ['caseworker', 'kcc', 'stip', 'editor', 'manager', 'auditor', 'administrator']) {
      workers.push([role, await startSession(house, house.db, { door: 'staff', subjectId: staff, name: 'Collega', roles: [role], loa: 'high' })])
    }
    for (const [name, cookie] of workers) {
      as(b, cookie)
      for (const path of gets.filter((one) => !one.includes(':'))) mine({ who: name }, known, path, await b.get(path))
    }
    as(b, atTheTill)
    for (const { redemption } of neighbours) mine({ who: 'till' }, known, '/aanbieder/gebruikt/:id', await b.get(`/aanbieder/gebruikt/${redemption}`))
  })

  await t.test('on paper too', { skip: cannotReadPaper }, async () => {
    for (const me of neighbours) {
      as(b, me.cookie)
      for (const path of ['/mijn/bonnen.pdf', ...me.messages.map((id) => `/mijn/berichten/${id}.pdf`)]) {
        const { body, status } = await b.get(path)
        assert.equal(status, 200, path)
        const words = textOfPdf(body)
        assert.ok(me.words.some((one) => words.includes(one)), `${path} is ${me.who}'s own: ${words}`)
        none(words, me, neighbours.filter((other) => other !== me), path)
      }
    }
  })
})

/** In body and headers of an answer stands no marker of anybody else. */
function mine(me: Pick<Neighbour, 'who'>, others: readonly Marked[], path: string, { html, body, headers, location }: Fetched): void {
  none(`${html} ${body.toString('latin1')} ${JSON.stringify(headers)} ${location ?? ''}`, me, others, path)
}

function none(text: string, me: Pick<Neighbour, 'who'>, others: readonly Marked[], place: string): void {
  const plain = text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replace(/[\s\u00a0]+/g, ' ')
  for (const { who, markers } of [...others, SECRET]) for (const marker of markers) assert.ok(!plain.includes(marker), `${me.who} at ${place} sees ${marker} of ${who}`)
}

/** Applies, orders twice, has one of the two used, joins a draw and asks something; the caseworker lets Henk in. */
async function settle(at: Applicants, b: Browser, till: string, who: string, drawn: string): Promise<Neighbour> {
  const { house } = at
  const { person, residentId } = await admitted(at, who)
  const cookie = await sessionFor(house, person, residentId)
  const ordered = [await orderOne(b, cookie, residentId), await orderOne(b, cookie, residentId)]
  const redemption = await useOne(b, till, ordered[0]!.code)
  as(b, cookie)
  await b.get(`/aanbod/${drawn}`)
  const signUp = /loting\/([0-9a-f-]{36})/.exec((await b.post(`/aanbod/${drawn}/meedoen`, { voor: residentId })).location ?? '')![1]!
  const asks = `Een vraag van ${who.toUpperCase()}-ALLEEN.`
  const { number: question } = await house.db.transaction((tx) => receiveMatter(house, tx, { kind: 'question', topic: 'pass', words: asks, cameBy: 'form', from: { residentId } }))
  const messages = (await house.owner.query<{ id: string }>('select id from messages.message where resident_id = $1', [residentId])).map(({ id }) => id)
  const { number } = await house.owner.maybe<{ number: string }>('select number from eligibility.application where resident_id = $1', [residentId]) ?? { number: 'SP-26-99999' }
  const decisions = person.partner ? [] : [number]
  const words = [person.fullName, asks, ...ordered.flatMap(({ code }) => [code, code.replaceAll(' ', '')]), ...personal(house, person)]
  const vouchers = ordered.map(({ id }) => id)
  const orders = (await house.owner.query<{ id: string }>('select id from orders.order where resident_id = $1', [residentId])).map(({ id }) => id)
  // A couple has one application: its number stands in the letter to each.
  return { who, cookie, residentId, vouchers, messages, number, decisions, question, signUp, orders, redemption, words, markers: [...words, residentId, ...vouchers, ...messages, ...decisions, question, signUp] }
}

async function admitted({ house, applyAs, bsnOf }: Applicants, who: string): Promise<{ person: Person; residentId: string }> {
  const person = persona(who, house.clock.today(), readNorms())
  if (who === 'samira') return { person, residentId: (await house.owner.one<{ id: string }>('select id from residents.resident where bsn_find = $1', [house.box.find(bsnOf(who))])).id }
  const { residentId, applicationId, state } = await applyAs(who, who === 'youssef' ? MARRIED : ALONE)
  if (state === 'in-review') {
    const { number } = await house.owner.one<{ number: string }>('select number from eligibility.application where id = $1', [applicationId])
    const decided = await decide(house, { staffId: newId(house.clock.now()), staffName: 'Hanneke de Boer' }, number, { outcome: 'granted', ownSentence: `Een zin voor ${person.fullName}.` })
    assert.ok(decided.ok)
  }
  return { person, residentId }
}

/** BSN, address, mail, children and amounts: all that is theirs alone. A couple shares a home and children; strangers share none of it. */
function personal(house: House, person: Person): readonly string[] {
  const { bsn, home, email, children, partner } = person
  const everybody = population(house.clock.today(), readNorms())
  const shared = partner ? [] : [...(home.kind === 'address' ? [`${home.street} ${home.house}`, home.postcode] : []), ...everybody.filter(({ key }) => children.includes(key)).map(({ fullName }) => fullName)]
  return [bsn, ...(email ? [email] : []), ...shared, ...ownAmounts(house, person).map((cents) => formatEuro(cents).replace(/[\s\u00a0]+/g, ' '))]
}
