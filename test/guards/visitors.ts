import type { TestContext } from 'node:test'
import sharp from 'sharp'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { seedDemonstration } from '#demo/seed.ts'
import { organisations } from '#demo/personas.ts'
import { allRoutes, openApp } from '#src/app.ts'
import { may, sessionOf, startSession } from '#modules/identity/index.ts'
import { keepProviderPerson, keepStaff } from '#modules/identity/person.store.ts'
import { providerByKvk } from '#modules/providers/index.ts'
import { typedOf as typedPool } from '#modules/providers/domain/typed-provider.ts'
import { proposeProvider } from '#modules/providers/propose-provider.ts'
import { providerBySlug } from '#modules/providers/provider.ts'
import { keepEvidence } from '#modules/eligibility/evidence/keep-evidence.ts'
import { readFiles } from '#modules/eligibility/evidence/read-files.ts'
import { makeObjection } from '#modules/eligibility/objection/make-objection.ts'
import { decisionsFor } from '#modules/eligibility/resident/read-decisions.ts'
import { proposeNorms } from '#modules/eligibility/norms/propose.ts'
import { typedOf } from '#modules/eligibility/norms/typed-norms.ts'
import { typedPolicy } from '#modules/eligibility/domain/policy-proposal.ts'
import { enteredPolicies } from '#modules/eligibility/policy/policy.store.ts'
import { proposePolicy } from '#modules/eligibility/policy/propose-policy.ts'
import { normTables } from '#modules/eligibility/rules.store.ts'
import { insertBriefing } from '#modules/contacts/briefings/briefing.store.ts'
import { insertCampaign, insertCause } from '#modules/contacts/campaign.store.ts'
import { visitById } from '#modules/contacts/desk/desk.store.ts'
import { checkPerson } from '#modules/contacts/desk/desk-steps.ts'
import { openVisit } from '#modules/contacts/desk/find-person.ts'
import { beginForm } from '#modules/contacts/desk/posted-form.ts'
import { personOfBsn } from '#modules/contacts/desk/newcomer.ts'
import { insertCode } from '#modules/contacts/library/library-code.store.ts'
import { passOf } from '#modules/passes/index.ts'
import { localDate } from '#shared/local-date.ts'
import { entriesOf } from '#modules/contacts/contacts.store.ts'
import { keepPapers, takeFiles } from '#modules/contacts/mail-in/papers.ts'
import { takeInMail } from '#modules/contacts/mail-in/take-in-mail.ts'
import { receiveMatter } from '#modules/contacts/receive-matter.ts'
import { keepPicture, sizesOf } from '#modules/offers/index.ts'
import { importOffers } from '#modules/offers/manage/offer-file.ts'
import { commitmentTo } from '#modules/orders/domain/draw.ts'
import { formName } from '#modules/orders/index.ts'
import { beginDraft } from '#modules/offers/manage/write-draft.ts'
import { recordRepresentation } from '#modules/residents/representation/record-representation.ts'
import { redeem } from '#modules/redemptions/redeem.ts'
import { formToken } from '#web/csrf.ts'
import { newId } from '#shared/ids.ts'
import { addDays } from '#shared/local-date.ts'
import type { Route, Signed } from '#web/route.ts'
import { fieldsRead } from './fields-read.ts'
import { formCookie, sessionCookie } from '#web/visit.ts'
import { applicants } from '../applicants.ts'
import { pdfBytes, plainPdf } from '../files.ts'
import type { TestHouse } from '../house.ts'
import { newFamily, newOffer } from '../small-city.ts'

/** Somebody at the door: nobody in particular, or signed in with one role. `csrf` is the token of their own forms. */
export type Visitor = { readonly name: string; readonly signed: Signed | undefined; readonly cookie: string; readonly csrf: string }

export type Town = {
  readonly house: TestHouse
  readonly routes: readonly Route[]
  readonly visitors: readonly Visitor[]
  /** An address of this route where something is: the voucher of Fatima, the case of Henk. */
  real(route: Pick<Route, 'path'>): string
  /** The fields that a form was seen to read until now. Undefined: it took all there were, and nobody knows which it looked at. */
  read(route: Pick<Route, 'path'>): ReadonlySet<string> | undefined
  /** As often as it takes: how often somebody may ask is another test's subject. */
  ask(visitor: Visitor, method: 'GET' | 'POST', url: string, body?: string): Promise<LightMyRequestResponse>
}

/** The whole shop with something behind each of its addresses, and one visitor for every role. */
export async function openTown(t: TestContext): Promise<Town> {
  const { house, applyAs, bsnOf } = await applicants(t)
  await seedDemonstration(house)
  const { watched, read } = fieldsRead()
  const app = await openApp(house, house.logger, allRoutes(house).map(({ perMinute: _perMinute, ...route }) => watched(route)))
  t.after(() => app.close())
  await app.ready()
  const ask = asking(app, house)

  const fatima = await applyAs('fatima')
  const waiting = await applyAs('henk')
  // Fatima may act for Henk.
  await recordRepresentation(house, { id: newId(house.clock.now()), role: 'stip' }, { residentId: waiting.residentId, bsn: bsnOf('fatima'), representativeName: 'Fatima Bouazza', kind: 'authorised', ground: 'signed-authorisation', groundSeenOn: house.clock.today(), from: house.clock.today(), to: localDate('2027-12-31') }, { told: async () => {}, knowsHousehold: async () => false, findByBsn: async () => 'unknown', reachChanged: async () => {} })
  const at = house.clock.now()
  const provider = await keepProviderPerson(house.owner, { id: newId(at), issuer: 'test', subject: 'bas', name: 'Bas', at, kvk: organisations[0].kvk })
  const staff = await keepStaff(house.owner, { id: newId(at), issuer: 'test', subject: 'hanneke', name: 'Hanneke', at, ownFind: undefined })
  const visitor = async (role: string, door: Signed['door'], subjectId: string | undefined, bsn?: string): Promise<Visitor> => {
    const cookie = await startSession(house, house.db, { door, subjectId, name: role, roles: [role], loa: 'high', ...(bsn ? { bsn } : {}) })
    const signed = (await sessionOf(house, cookie))!
    return { name: role, signed, cookie: `${sessionCookie}=${cookie}`, csrf: formToken(house.config.keys.cookie, `session ${signed.sessionId}`) }
  }
  const nobody: Visitor = { name: 'nobody', signed: undefined, cookie: `${formCookie}=nobody`, csrf: formToken(house.config.keys.cookie, 'visitor nobody') }
  const resident = await visitor('resident', 'resident', fatima.residentId, bsnOf('fatima'))
  const pass = (await passOf(house, house.db, fatima.residentId, house.clock.today()))!
  const codeId = newId(at)
  await house.db.transaction((tx) => insertCode(tx, { id: codeId, residentId: fatima.residentId, passId: pass.id, codeFind: Buffer.alloc(32), givenAt: at, givenByName: 'Hanneke', givenBy: staff, worksUntil: pass.validTo, formKey: 'of-this-town-only' }))
  const visitors = [
    nobody, resident, await visitor('library', 'library', codeId),
    { ...await visitor('resident', 'resident', undefined, bsnOf('marjan')), name: 'newcomer' },
    await visitor('representative', 'resident', fatima.residentId, bsnOf('fatima')),
    ...await Promise.all(['provider-manager', 'counter'].map((role) => visitor(role, 'provider', provider))),
    ...await Promise.all(['caseworker', 'kcc', 'stip', 'editor', 'manager', 'auditor', 'administrator'].map((role) => visitor(role, 'staff', staff))),
  ]

  const routes = allRoutes(house)
  const found = await somethingEverywhere({ house, ask, resident, staffId: staff, till: visitors.find(({ name }) => name === 'counter')!, applicationId: waiting.applicationId, newcomerBsn: bsnOf('tom') })
  const real = ({ path }: Pick<Route, 'path'>): string => {
    // A value that begins with a slash is a whole address: of a page that opens only for somebody in another place than the rest.
    const address = Object.entries(found).reduce((url, [pattern, value]) => (url.startsWith(pattern) ? (value.startsWith('/') ? value : pattern.replace(/:[a-z]+$/, value)) + url.slice(pattern.length) : url), path.replace(/^\/en(?=\/)/, ''))
    if (address.includes('/:')) throw new Error(`Give ${path} something to show in test/guards/visitors.ts.`)
    // The same page in English shows the same.
    return path.startsWith('/en/') ? `/en${address}` : address
  }
  return { house, routes, visitors, real, read, ask }
}

export const mayGo = ({ signed }: Visitor, { action }: Pick<Route, 'action'>): boolean => may(signed, action)

function asking(app: FastifyInstance, house: TestHouse): Town['ask'] {
  return (visitor, method, url, payload) => app.inject({
    method, url,
    headers: { host: new URL(house.config.publicUrl).host, 'user-agent': 'test', cookie: visitor.cookie, ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }) },
    ...(payload === undefined ? {} : { payload }),
  })
}

/** By the pattern of an address: what its last part is for the people of this town. */
async function somethingEverywhere({ house, ask, resident, till, staffId, applicationId, newcomerBsn }: { newcomerBsn: string; house: TestHouse; ask: Town['ask']; resident: Visitor; staffId: string; till: Visitor; applicationId: string }): Promise<Readonly<Record<string, string>>> {
  const used = await orderedBy(ask, resident, 'gratis-zwemmen')
  const providerId = await providerByKvk(house, house.db, organisations[0].kvk)
  const redeemed = await redeem(house, { providerId: providerId!.id, sessionId: till.signed!.sessionId, personId: till.signed!.subjectId }, { voucherId: used, way: 'code', nonce: 'of-this-town-only' })
  if (!redeemed.ok) throw new Error(`The voucher could not be used: ${redeemed.refusal.reason}`)
  const stopped = await ask(resident, 'GET', '/inloggen/terug/digid?error=access_denied&state=x')
  const message = await house.owner.one<{ id: string }>('select id from messages.message where resident_id = $1 limit 1', [resident.signed!.subjectId])
  const application = await house.owner.one<{ number: string }>('select number from eligibility.application where id = $1', [applicationId])
  const papers = await readFiles(house, [{ field: 'papieren', name: 'loonstrook.pdf', claims: '', bytes: await pdfBytes(await plainPdf()) }])
  await house.db.transaction((tx) => keepEvidence(house, tx, { applicationId, by: { kind: 'resident', residentId: resident.signed!.subjectId! }, formKey: 'of-this-town-only', papers: papers.papers }))
  const paper = await house.owner.one<{ id: string }>('select id from eligibility.evidence limit 1')
  const decided = (await decisionsFor(house, house.db, resident.signed!.subjectId!))[0]!
  const objected = await makeObjection(house, decided, { residentId: resident.signed!.subjectId!, by: { kind: 'resident', residentId: resident.signed!.subjectId! }, way: 'site', receivedOn: house.clock.today(), grounds: 'De datum klopt niet.', wantsHearing: true })
  if (!objected.ok) throw new Error(`The objection could not be made: ${objected.refusal.reason}`)
  const newest = (await normTables(house.db)).at(-1)!
  const proposed = await proposeNorms(house, { staffId: newId(house.clock.now()), staffName: 'Karin', role: 'manager' }, { typed: { ...typedOf(newest), effectiveFrom: '1-1-2027' }, confirmed: [] })
  if (!proposed.ok) throw new Error(`The norms could not be proposed: ${proposed.refusal.reason}`)
  const asked = await house.db.transaction((tx) => receiveMatter(house, tx, { kind: 'question', topic: 'pass', words: 'Hoe lang duurt het?', cameBy: 'form', from: { residentId: resident.signed!.subjectId! } }))
  await house.db.transaction((tx) => receiveMatter(house, tx, { kind: 'complaint', topic: 'desk', words: 'Ik kreeg geen antwoord.', cameBy: 'letter', from: { person: { name: 'Jan', address: ['Laan 1', '9712 AB Groningen'] }, replyBy: 'letter' } }))
  await takeInMail(house, { mailbox: 'INBOX', uidValidity: 1n, ours: [] }, { uid: 1, source: Buffer.from('From: jan@example.org\n\n'), whole: true, arrivedAt: house.clock.now() })
  const entryId = (await entriesOf(house.db, asked.id))[0]!.id
  const byMail = await takeFiles(house, { files: [{ field: '1', name: 'brief.pdf', claims: '', bytes: await pdfBytes(await plainPdf()) }], left: [], count: 1 })
  await house.db.transaction((tx) => keepPapers(house, tx, { matterId: asked.id, entryId }, byMail.papers))
  const drawn = await newOffer(house, { stock: 9, drawCloses: { day: addDays(house.clock.today(), 3), time: '12:00' } })
  const signedUp = await ask(resident, 'POST', `/aanbod/${drawn.slug}/meedoen`, new URLSearchParams({ _csrf: resident.csrf, voor: resident.signed!.subjectId! }).toString())
  await orderedBy(ask, resident, (await newOffer(house)).slug, { hoe: 'stip', stip: 'Stip Selwerd' })
  const [partner] = await newFamily(house)
  await house.owner.query('update residents.resident set household_id = (select household_id from residents.resident where id = $1) where id = $2', [resident.signed!.subjectId, partner!.id])
  await house.owner.query(`insert into residents.relation (resident_id, other_id, kind, read_at) values ($1, $2, 'partner', now())`, [resident.signed!.subjectId, partner!.id])
  await house.owner.query('update passes.pass set decision_id = (select decision_id from passes.pass where resident_id = $1 limit 1) where resident_id = $2', [resident.signed!.subjectId, partner!.id])
  const forTwo = await orderedBy(ask, resident, (await newOffer(house)).slug, { voor: formName({ id: partner!.id, partner: true }) })
  const held = newId(house.clock.now())
  await house.owner.query(`insert into orders.draw (id, offer_id, closes_at, commitment, seed_sealed, opened_at, seed, places, drawn_at) select $1, offer_id, $2, $3, '', $2, $4, 0, $2 from orders.draw limit 1`, [held, house.clock.now(), commitmentTo('0'.repeat(64)), '0'.repeat(64)])
  // Of a draw with few the list is nobody's; who took part is forgotten.
  await house.owner.query(`insert into orders.sign_up (id, draw_id, people, signed_at, place, outcome, forgotten_on) select gen_random_uuid(), $1, array[null::uuid], $2, n, 'lost', $2::timestamptz::date from generate_series(1, 12) n`, [held, house.clock.now()])
  const fetched = await house.owner.one<{ id: string }>(`select id from orders.order where delivery = 'stip'`)
  const letter = await house.owner.one<{ id: string }>('select id from contacts.outgoing limit 1')
  const madeAt = house.clock.now()
  await house.db.transaction(async (tx) => {
    await insertCampaign(tx, { id: newId(madeAt), name: 'Alle klachten', kind: null, topic: null, since: localDate('2026-11-01'), lastDay: localDate('2026-12-31'), at: madeAt, madeBy: 'Karin' })
    await insertCause(tx, newId(madeAt), 'Verkeerde uitleg', madeAt, 'Karin')
  })
  const idOf = async (table: string) => (await house.owner.one<{ id: string }>(`select id from contacts.${table} limit 1`)).id
  const rules = await proposePolicy(house, { staffId: newId(house.clock.now()), staffName: 'Karin', role: 'manager' }, { typed: { ...typedPolicy({ ...(await enteredPolicies(house.db))[0]!, effectiveFrom: '1-1-2027', ground: 'Besluit' }), incomeLimitPercent: '130' } })
  if (!rules.ok) throw new Error(`The rules could not be proposed: ${rules.refusal.reason}`)
  const picture = await sizesOf(await sharp({ create: { width: 640, height: 430, channels: 3, background: '#bfebd0' } }).png().toBuffer())
  if (!picture.ok) throw new Error('The picture of this town is too small.')
  await house.db.transaction((tx) => keepPicture(house, tx, picture.value, undefined))
  const draft = await house.db.transaction((tx) => beginDraft(house, tx, { staffId: newId(house.clock.now()), staffName: 'Ruben', role: 'editor' }))
  const readIn = await importOffers(house, { staffId: newId(house.clock.now()), staffName: 'Ruben', role: 'editor' }, 'adres;titel\nnaar-de-film;Naar de film in het Engels\n')
  if (!readIn.ok) throw new Error(`The file could not be read in: ${readIn.refusal.reason}`)
  const pool = (await providerBySlug(house, house.db, 'baken'))!
  const place = await proposeProvider(house, { staffId: newId(house.clock.now()), staffName: 'Ruben', role: 'editor' }, { provider: pool, typed: { ...typedPool(pool), adres: 'Bakenplein 2' } })
  if (!place.ok) throw new Error(`The place could not be proposed: ${place.refusal.reason}`)
  const hanneke = { staffId, staffName: 'Hanneke', role: 'stip' as const }
  const spokenWith = async (residentId: string): Promise<string> => {
    const id = await openVisit(house, house.db, hanneke, { residentId, purpose: 'order', way: 'desk' })
    await checkPerson(house, hanneke, (await visitById(house.db, id))!, 'passport')
    return id
  }
  const talk = await spokenWith(resident.signed!.subjectId!)
  const found = await personOfBsn(house, newcomerBsn, { staffId, purpose: 'aanvragen', page: '/balie/nieuw' })
  if (typeof found === 'string') throw new Error(`The register does not know who is new: ${found}`)
  const stranger = await spokenWith(found.residentId)
  const briefing = newId(madeAt)
  await house.db.transaction((tx) => insertBriefing(tx, { id: briefing, kind: 'rule', title: 'Nieuwe regels', words: 'Vanaf morgen gelden andere regels.', say: '', inForceFrom: house.clock.today(), madeFrom: null, madeAt, madeBy: staffId, madeByName: 'Esra' }))
  const own = await orderedBy(ask, resident, 'gratis-zwemmen')
  const inDraw = /loting\/([0-9a-f-]+)/.exec(String(signedUp.headers.location))![1]!
  return {
    '/balie/oefenen/:naam': 'no-pass',
    '/beheer/mededelingen/:id': briefing, '/balie/mededelingen/:id': briefing,
    '/balie/gesprek/:id/papieren': `/balie/gesprek/${await spokenWith((await house.owner.one<{ id: string }>('select resident_id as id from eligibility.application where id = $1', [applicationId])).id)}/papieren`,
    '/balie/gesprek/:id/aanvraag': `/balie/gesprek/${stranger}/aanvraag`,
    '/balie/gesprek/:id/bon/:bon': `/balie/gesprek/${talk}/bon/${own}`, '/balie/gesprek/:id/loting/:loting': `/balie/gesprek/${talk}/loting/${inDraw}`,
    '/balie/formulier/:id': await beginForm(house, hanneke, found.residentId),
    '/balie/gesprek/:id': talk, '/balie/ophalen/:id': fetched.id, '/mijn/bestelling/:id': forTwo, '/loting/:id': held,
    '/klachten/afspraken/:id': await idOf('campaign'), '/klachten/oorzaken/:id': await idOf('cause'), '/over-klachten/:year': '2026',
    '/klachten/mail/:id': await idOf('mail'), '/klachten/papier/:id': await idOf('paper'),
    '/klachten/brief/:id': letter.id, '/klachten/:number': asked.number, '/mijn/vragen/:number': asked.number,
    '/mijn/aanvraag/papier/:id': paper.id,
    '/uitleg/:slug': 'voor-wie', '/aanbod/:slug': 'gratis-zwemmen', '/inloggen/terug/:door': 'digid',
    '/mijn/loting/:id': inDraw,
    '/inloggen/gestopt/:number': /gestopt\/(\w+)/.exec(String(stopped.headers.location))![1]!, '/balie/inloggen/:number': /gestopt\/(\w+)/.exec(String(stopped.headers.location))![1]!,
    '/beeld/:name': `${picture.value.hash}-320.webp`, '/beheer/aanbod/bestand/:id': readIn.value.file!, '/beheer/aanbod/concept/:id': draft, [`/beheer/aanbod/concept/${draft}/:stap`]: 'korting', '/beheer/aanbod/aanbieding/:slug': 'gratis-zwemmen',
    '/mijn/berichten/:id': message.id, '/beheer/post/:id': message.id, '/mijn/bonnen/:id': own,
    '/beoordeling/:number': application.number, [`/beoordeling/${application.number}/papier/:id`]: paper.id, '/aanbieder/gebruikt/:id': redeemed.value.redemptionId,
    '/mijn/besluiten/:number': decided.number, '/beoordeling/bezwaren/:number': objected.value.number,
    '/beheer/normen/voorstel/:id': proposed.value.id, '/beheer/aanbieders/aanbieder/:slug': 'baken', '/beheer/aanbieders/voorstel/:id': place.value.id,
    '/beheer/regels/voorstel/:id': rules.value.id,
  }
}

/** By the form on the page of an offer, for the first person on it; answers the id of the voucher. */
async function orderedBy(ask: Town['ask'], resident: Visitor, slug: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const page = (await ask(resident, 'GET', `/aanbod/${slug}`)).payload
  const field = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page)?.[1] ?? ''
  const form = new URLSearchParams({ voor: resident.signed!.subjectId!, versie: field('versie'), _key: field('_key'), _csrf: resident.csrf, ...more })
  const ordered = await ask(resident, 'POST', `/aanbod/${slug}/bestellen`, form.toString())
  const id = /^\/mijn\/(?:bonnen|bestelling)\/([0-9a-f-]{36})/.exec(String(ordered.headers.location))?.[1]
  if (!id) throw new Error(`${slug} could not be ordered: ${ordered.statusCode} ${ordered.payload.slice(0, 300)}`)
  return id
}
