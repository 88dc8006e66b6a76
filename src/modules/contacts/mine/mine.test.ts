import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { seedEligibility } from '#modules/eligibility/index.ts'
import { askResident } from '#modules/eligibility/moves/ask-resident.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { newVoucherCode } from '#modules/vouchers/index.ts'
import { newId } from '#shared/ids.ts'
import { afterSignIn } from '#src/wiring.ts'
import { applicants } from '#test/applicants.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { residentBrowser } from '#test/signed-in.ts'
import { type Citizen, newFamily, newOffer } from '#test/small-city.ts'
import { askPerson } from '../ask-person.ts'
import { receiveMatter } from '../receive-matter.ts'

const HANNEKE = { staffId: '01935000-0000-7000-8000-0000000000aa', staffName: 'Hanneke de Boer' }

async function town(t: TestContext): Promise<TestHouse> {
  const house = await testHouse(t)
  await openKnowledge(house)
  await house.db.transaction((tx) => seedEligibility(house, tx))
  return house
}

/** A voucher that can be used until a day. */
async function voucher(house: TestHouse, holder: Citizen, title: string, to: string): Promise<string> {
  const sale = await newOffer(house, { title })
  const id = newId(house.clock.now())
  await house.db.query('select vouchers.issue($1::jsonb)', [JSON.stringify([{
    id, resident_id: holder.id, household_id: holder.householdId, pass_id: holder.passId, offer_id: sale.offerId, version_id: sale.versionId, provider_id: sale.promisedBy,
    child: false, ...newVoucherCode(house, id, sale.promisedBy), key_id: house.config.keys.vouchers.current, issued_at: house.clock.now(), valid_from: '2026-01-01', valid_to: to,
  }])])
  return id
}

test('with a pass: whose it is and until when, what to read, and nothing that does not apply', async (t) => {
  const { house, applyAs } = await applicants(t)
  const { residentId } = await applyAs('fatima')
  const page = await (await residentBrowser(t, house, residentId)).get('/mijn')
  assert.match(page.text, /Fatima Bouazza Amina \(9\) en Bilal \(6\) Geldig tot en met 31 december 2027 Mijn pas Bekijk het aanbod/)
  assert.match(page.text, /Nieuwe berichten .* Van 23 november 2026 .*Alle berichten.*Je bonnen Bekijk het aanbod Je hebt nu geen bonnen\./)
  for (const href of ['/aanbod', '/mijn/besluiten', '/mijn/gegevens', '/mijn/bereikbaar', '/mijn/pas']) assert.ok(page.html.includes(`href="${href}"`), href)
  assert.doesNotMatch(page.text, /Je aanvraag|Je bezwaar|Loting|Je vragen en klachten/)
})

test('while a person looks, the last day for our decision; when we ask something, that comes first, with its last day', async (t) => {
  const { house, applyAs } = await applicants(t)
  const { residentId } = await applyAs('henk')
  const b = await residentBrowser(t, house, residentId)
  assert.match((await b.get('/mijn')).text, /Je aanvraag Een medewerker kijkt nog mee Ons besluit: tot en met 18 januari 2027 .*Nieuwe berichten/)
  const { number } = await house.owner.one<{ number: string }>('select number from eligibility.application')
  assert.ok((await askResident(house, HANNEKE, number, { words: 'Je loonstrook van oktober.', evidence: ['payslip'] })).ok)
  const asked = await b.get('/mijn')
  assert.match(asked.text, /Mijn pas Je aanvraag Wij missen nog iets van je Antwoord tot en met maandag 7 december 2026 Nieuwe berichten/)
  assert.doesNotMatch(asked.text, /Ons besluit|Je bonnen/)
  assert.match(asked.html, /href="\/mijn\/aanvraag\/antwoord"/)
})

test('a message that was opened is no longer new', async (t) => {
  const { house, applyAs } = await applicants(t)
  const b = await residentBrowser(t, house, (await applyAs('henk')).residentId)
  for (const { id } of await house.owner.query<{ id: string }>('select id from messages.message')) await b.get(`/mijn/berichten/${id}`)
  assert.doesNotMatch((await b.get('/mijn')).text, /Nieuwe berichten/)
  assert.match((await b.get('/mijn')).text, /Alle berichten/, 'what was read can be found again')
})

test('the bonnen that end first stand first, and say so from 14 days before; a child\'s is there, a partner\'s is not', async (t) => {
  const house = await town(t)
  const [mother, father, sem] = await newFamily(house, { adults: 2, children: ['2015-05-05'] }) as [Citizen, Citizen, Citizen]
  await voucher(house, mother, 'Gratis naar de film', '2026-12-31')
  await voucher(house, mother, 'Gratis zwemmen', '2026-12-08')
  await voucher(house, sem, 'Samen schaatsen', '2026-12-07')
  await voucher(house, sem, 'Een dag dierentuin', '2026-11-23')
  await voucher(house, father, 'Lid van de bieb', '2026-11-24')
  const b = await residentBrowser(t, house, mother.id)
  const page = await b.get('/mijn')
  assert.match(page.text, /Je bonnen Een dag dierentuin, Noor Geldig tot en met 23 november 2026 Vandaag nog Samen schaatsen, Noor Geldig tot en met 7 december 2026 Nog 14 dagen Gratis zwemmen, Marjan Geldig tot en met 8 december 2026 Al je bonnen 4 bonnen klaar/)
  assert.doesNotMatch(page.text, /film|bieb/)
})

test('a question that we answer shows our last day; one that waits for them shows theirs, and comes first', async (t) => {
  const house = await town(t)
  const [marjan] = await newFamily(house) as [Citizen]
  const b = await residentBrowser(t, house, marjan.id)
  const matter = await house.db.transaction((tx) => receiveMatter(house, tx, { kind: 'complaint', topic: 'desk', words: 'Ik stond te lang in de rij.', cameBy: 'form', from: { residentId: marjan.id } }))
  assert.match((await b.get('/mijn')).text, /Je bonnen.*Je vragen en klachten Klacht K-26-00001 Ons antwoord: tot en met 4 januari 2027/)
  assert.ok((await askPerson(house, { ...HANNEKE, role: 'caseworker' }, matter.number, { words: 'Bij welke Stip was dat?', agreed: true })).ok)
  assert.match((await b.get('/mijn')).text, /Je vragen en klachten Klacht K-26-00001 Antwoord tot en met maandag 7 december 2026 .*Je bonnen/)
})

test('an objection that runs says when we answer', async (t) => {
  const { house, applyAs } = await applicants(t)
  const b = await residentBrowser(t, house, (await applyAs('fatima')).residentId)
  await b.get('/mijn/besluiten/SP-26-00001/bezwaar')
  assert.equal((await b.post('/mijn/besluiten/SP-26-00001/bezwaar', { grounds: 'De datum klopt niet.', hearing: 'no' })).status, 303)
  const page = await b.get('/mijn')
  assert.match(page.text, /Je bezwaar Wij kijken naar bezwaar BZ-26-00001 Ons antwoord: tot en met/)
  assert.match(page.html, /href="\/mijn\/besluiten\/SP-26-00001\/bezwaar"/)
})

test('a pass that is turned off is no ticket: it says so', async (t) => {
  const house = await town(t)
  const [marjan] = await newFamily(house) as [Citizen]
  await house.owner.query(`update passes.pass set state = 'blocked' where id = $1`, [marjan.passId])
  const page = await (await residentBrowser(t, house, marjan.id)).get('/mijn')
  assert.match(page.text, /Je pas Je pas Staat uit/)
  assert.doesNotMatch(page.text, /Bekijk het aanbod/)
})

test('a pass that is over asks to apply again; who never applied goes to the form', async (t) => {
  const house = await town(t)
  const [marjan] = await newFamily(house) as [Citizen]
  house.clock.set('2027-01-02T10:00:00+01:00')
  assert.match((await (await residentBrowser(t, house, marjan.id)).get('/mijn')).text, /Je aanvraag Vraag de pas opnieuw aan Je pas was geldig tot en met 31 december 2026/)
  assert.equal((await (await residentBrowser(t, house, undefined)).get('/mijn')).location, '/aanvragen')
})

test('in English the same, and what leads to a page in Dutch says so', async (t) => {
  const house = await town(t)
  const [mother] = await newFamily(house) as [Citizen]
  await voucher(house, mother, 'Gratis zwemmen', '2026-11-24')
  const page = await (await residentBrowser(t, house, mother.id)).get('/en/mijn')
  assert.match(page.text, /My pass Look at the offers.*Your vouchers Gratis zwemmen , Marjan Valid up to and including 24 November 2026 1 day left All your vouchers 1 voucher ready.*My data /)
  assert.match(page.html, /href="\/en\/mijn\/bonnen"/)
})

test('an application that waits is told in English too, and leads to its page in English', async (t) => {
  const { house, applyAs } = await applicants(t)
  const page = await (await residentBrowser(t, house, (await applyAs('henk')).residentId)).get('/en/mijn')
  assert.match(page.text, /Your application A member of staff still looks Our decision: on or before 18 January 2027/)
  assert.match(page.html, /href="\/en\/mijn\/aanvraag"/)
  assert.match(page.text, /New messages .*We will look again From 23 November 2026 .*All messages/)
  assert.match(page.html, /href="\/en\/mijn\/berichten\/[0-9a-f-]{36}"/)
})

test('signed in, with a pass one lands here, unless one came from somewhere; without one, where the application stands', async (t) => {
  const { house, applyAs } = await applicants(t)
  const signed = { door: 'resident', roles: ['resident'], name: '', until: new Date() } as const
  const [fatima, henk] = [await applyAs('fatima'), await applyAs('henk')]
  const land = (subjectId: string | undefined, sessionId: string, from?: string) => afterSignIn(house, { ...signed, sessionId, subjectId }, from)
  assert.equal(await land(fatima.residentId, fatima.sessionId), '/mijn')
  assert.equal(await land(fatima.residentId, fatima.sessionId, '/aanbod/gratis-zwemmen'), '/aanbod/gratis-zwemmen')
  assert.equal(await land(henk.residentId, henk.sessionId), '/mijn/aanvraag')
  assert.equal(await land(henk.residentId, henk.sessionId, '/aanbod'), '/mijn/aanvraag')
  assert.equal(await land(undefined, henk.sessionId), '/aanvragen')
})
