import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { startSession } from '#modules/identity/index.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { applicants } from '#test/applicants.ts'
import { EICAR, pdfBytes, phonePhoto, plainPdf } from '#test/files.ts'
import { type Browser, browser, type SentFile } from '#test/page.ts'
import { residentBrowser } from '#test/signed-in.ts'
import { sessionCookie } from '#web/visit.ts'
import { decide } from '../decide.ts'
import { askResident } from '../moves/ask-resident.ts'
import { withdraw } from '../moves/withdraw.ts'
import { MOST_PAPERS } from './evidence.ts'
import { keepEvidence } from './keep-evidence.ts'
import { listEvidence } from './list-evidence.ts'
import { readFiles } from './read-files.ts'

const ADD = '/mijn/aanvraag/toevoegen'
const photo = (bytes: Buffer, name = 'loonstrook.jpg'): SentFile => ({ field: 'papieren', name, type: 'image/jpeg', bytes })

/** Henk earns a cent too much and waits for a person; nobody asked him anything. */
async function waiting(t: TestContext) {
  const kit = await applicants(t)
  const { house } = kit
  const { residentId, applicationId, sessionId } = await kit.applyAs('henk')
  const { number } = await house.owner.one<{ number: string }>('select number from eligibility.application')
  const staffId = await keepStaff(house.owner, { id: sessionId, issuer: 'test', subject: 'hanneke', name: 'Hanneke', at: house.clock.now(), ownFind: undefined })
  const hanneke = await startSession(house, house.db, { door: 'staff', subjectId: staffId, name: 'Hanneke', roles: ['caseworker'], loa: 'high' })
  const b = await residentBrowser(t, house, residentId)
  const staff = async (): Promise<Browser> => {
    const there = await browser(t, house)
    there.cookie(sessionCookie, hanneke)
    return there
  }
  const told = async () => (await house.owner.query<{ values: { papers: string } }>(`select values from messages.message where kind = 'papers-received'`)).map(({ values }) => values.papers)
  const papers = () => listEvidence(house, house.db, applicationId)
  return { ...kit, residentId, applicationId, number, who: { staffId, staffName: 'Hanneke de Boer' }, b, staff, told, papers }
}

test('a paper that nobody asked for: kept, told by message, and new for the caseworker until it is opened', async (t) => {
  const { b, staff, told, papers, number } = await waiting(t)
  assert.match((await b.get('/mijn/aanvraag')).html, new RegExp(`href="${ADD}"`))
  assert.doesNotMatch((await (await staff()).get('/beoordeling')).text, /nieuw papier/)
  await b.get(ADD)
  const sent = await b.postFiles(ADD, {}, [photo(await phonePhoto()), { field: 'papieren', name: 'brief.pdf', bytes: await pdfBytes(await plainPdf(2)) }])
  assert.deepEqual([sent.status, sent.location], [303, `${ADD}?gestuurd`])
  const page = await b.get(sent.location!)
  assert.match(page.text, /Wij hebben je papieren.*Je krijgt hiervan ook een bericht.*tot en met 18 januari 2027.*loonstrook\.jpg.*brief\.pdf 2 bladzijden/s)
  assert.deepEqual([await told(), (await papers()).map(({ requestId, way }) => [requestId, way])], [['2 papieren'], [[undefined, 'site'], [undefined, 'site']]])

  const h = await staff()
  assert.match((await h.get('/beoordeling')).text, /2 nieuwe papieren/)
  const open = await h.get(`/beoordeling/${number}`)
  assert.match(open.text, /Papieren.*2 nieuwe papieren.*loonstrook\.jpg.*nog niet bekeken/s)
  for (const { id } of await papers()) assert.equal((await h.get(`/beoordeling/${number}/papier/${id}`)).status, 200)
  assert.doesNotMatch((await h.get('/beoordeling')).text, /nieuwe? papier/)
})

test('who acts for somebody adds and takes back papers as a representative: so it stands in the audit', async (t) => {
  const { house, residentId, papers } = await waiting(t)
  const representation = '01935000-0000-7000-8000-0000000000cc'
  await house.owner.query(`insert into residents.representation (id, resident_id, representative_find, representative_sealed, representative_name, kind, ground, ground_seen_on, from_day, to_day, entered_at, entered_by)
    values ($1, $2, $3, '', 'Piet de Vries', 'bewindvoerder', 'court-order', '2026-11-20', '2026-11-20', null, now(), $1)`, [representation, residentId, house.box.find('999990019')])
  const piet = await residentBrowser(t, house, undefined)
  await piet.get('/namens')
  await piet.post('/namens', { wie: representation })
  await piet.get(ADD)
  assert.equal((await piet.postFiles(ADD, {}, [photo(await phonePhoto({ width: 60, height: 40 }))])).status, 303)
  const [paper] = await papers()
  await piet.get(ADD)
  assert.equal((await piet.post(`/mijn/aanvraag/papier/${paper!.id}/terug`)).status, 303)
  assert.deepEqual(await house.owner.query(`select action, actor_role, facts ->> 'actedBy' as by from audit.event where action like 'eligibility.evidence-%' order by number`), [
    { action: 'eligibility.evidence-received', actor_role: 'representative', by: representation }, { action: 'eligibility.evidence-taken-back', actor_role: 'representative', by: representation },
  ])
  const { number } = await house.owner.one<{ number: string }>('select number from eligibility.application')
  const asked = await askResident(house, { staffId: '01935000-0000-7000-8000-0000000000aa', staffName: 'Hanneke de Boer' }, number, { evidence: ['payslip'], words: 'Je loonstrook van oktober.' })
  assert.ok(asked.ok)
  await piet.get('/mijn/aanvraag/antwoord')
  await piet.post('/mijn/aanvraag/antwoord', { stap: 'sturen', manier: 'sturen', woorden: 'Die volgt.' })
  await piet.get('/mijn/aanvraag/stoppen')
  await piet.post('/mijn/aanvraag/stoppen')
  assert.deepEqual(await house.owner.query(`select action, actor_role, facts ->> 'actedBy' as by from audit.event where action in ('eligibility.request-answered', 'eligibility.withdrawn') order by number`), [
    { action: 'eligibility.request-answered', actor_role: 'representative', by: representation }, { action: 'eligibility.withdrawn', actor_role: 'representative', by: representation },
  ])
})

test('in English the same page takes the same paper', async (t) => {
  const { b, told } = await waiting(t)
  assert.match((await b.get('/en/mijn/aanvraag')).html, new RegExp(`href="/en${ADD}"`))
  await b.get(`/en${ADD}`)
  const sent = await b.postFiles(`/en${ADD}`, {}, [photo(await phonePhoto({ width: 60, height: 40 }))])
  assert.deepEqual([sent.location, await told()], [`/en${ADD}?gestuurd`, ['1 papier']])
  assert.match((await b.get(sent.location!)).text, /We have your papers.*You get our decision on or before 18 January 2027/s)
})

test('the same form sent twice keeps one paper and tells once', async (t) => {
  const { b, told, papers } = await waiting(t)
  const form = await b.get(ADD)
  const key = /name="_key" value="([^"]+)"/.exec(form.html)![1]!
  for (let i = 0; i < 2; i++) {
    await b.get(ADD)
    assert.equal((await b.postFiles(ADD, { _key: key }, [photo(await phonePhoto({ width: 60, height: 40 }))])).status, 303)
  }
  assert.deepEqual([(await papers()).length, await told()], [1, ['1 papier']])
})

test('a file that cannot be used is named and keeps out no other; none chosen asks to choose', async (t) => {
  const { b, told, papers } = await waiting(t)
  await b.get(ADD)
  assert.match((await b.postFiles(ADD, {}, [])).text, /Kies eerst een bestand/)
  const mixed = await b.postFiles(ADD, {}, [photo(Buffer.from(EICAR), 'virus.jpg'), photo(await phonePhoto({ width: 60, height: 40 }), 'goed.jpg')])
  assert.equal(mixed.status, 422)
  assert.match(mixed.text, /‘virus\.jpg’.*Wij hebben 1 bestand\..*goed\.jpg/s)
  assert.deepEqual([(await papers()).length, await told()], [1, ['1 papier']])
})

test('until somebody looked they take it back on the same page; after that not', async (t) => {
  const { b, staff, papers, number } = await waiting(t)
  const send = async () => { await b.get(ADD); await b.postFiles(ADD, {}, [photo(await phonePhoto({ width: 60, height: 40 }))]) }
  await send()
  await b.get(ADD)
  const [first] = await papers()
  assert.equal((await b.post(`/mijn/aanvraag/papier/${first!.id}/terug`)).location, ADD)
  assert.equal((await papers())[0]!.gone?.because, 'taken-back')
  await send()
  const second = (await papers()).at(-1)!
  await b.get(ADD)
  await (await staff()).get(`/beoordeling/${number}/papier/${second.id}`)
  const refused = await b.post(`/mijn/aanvraag/papier/${second.id}/terug`)
  assert.equal(refused.status, 409)
  assert.match(refused.text, /Iets toevoegen.*Dit papier kun je niet meer weghalen/s)
})

test('what we asked for is answered where we asked it', async (t) => {
  const { b, house, number, who } = await waiting(t)
  assert.ok((await askResident(house, who, number, { words: 'Je loonstrook graag.', evidence: ['payslip'] })).ok)
  assert.equal((await b.get(ADD)).location, '/mijn/aanvraag/antwoord')
  assert.doesNotMatch((await b.get('/mijn/aanvraag')).html, new RegExp(ADD))
})

test('after the decision nothing is added: a no names objection, a yes says so, and what was on its way is said to be not kept', async (t) => {
  const { b, house, number, who, papers, told, applyAs } = await waiting(t)
  await b.get(ADD)
  const decided = await decide(house, who, number, { outcome: 'refused', reason: 'income-within-limit', ownSentence: '', notHeard: 'own-facts' })
  assert.ok(decided.ok, JSON.stringify(decided))
  const late = await b.postFiles(ADD, {}, [photo(await phonePhoto({ width: 60, height: 40 }))])
  assert.equal(late.status, 409)
  assert.match(late.text, /Wij hebben al besloten.*Maak dan bezwaar.*Je bestand is niet bewaard.*Onze besluiten.*Vraag opnieuw aan/s)
  assert.deepEqual([await papers(), await told()], [[], []])
  const fatima = await residentBrowser(t, house, (await applyAs('fatima')).residentId)
  assert.match((await fatima.get(ADD)).text, /Je hebt de pas al/)
})

test('stopped, or never applied: the page leads to the form', async (t) => {
  const { b, house, residentId } = await waiting(t)
  await withdraw(house, residentId)
  assert.match((await b.get(ADD)).text, /Je aanvraag loopt niet meer.*Vraag opnieuw aan/s)
  assert.equal((await (await residentBrowser(t, house, undefined)).get(ADD)).location, '/aanvragen')
})

test('more than somebody can look at is refused whole, with what to do', async (t) => {
  const { b, house, applicationId, residentId, papers, told } = await waiting(t)
  const { papers: [paper] } = await readFiles(house, [{ field: 'x', name: 'a.jpg', claims: '', bytes: await phonePhoto({ width: 60, height: 40 }) }])
  await house.db.transaction((tx) => keepEvidence(house, tx, { applicationId, by: { kind: 'resident', residentId }, formKey: 'form-number-1', papers: Array.from({ length: MOST_PAPERS }, () => paper!) }))
  await b.get(ADD)
  assert.match((await b.postFiles(ADD, {}, [photo(await phonePhoto({ width: 60, height: 40 }))])).text, /liggen al 30 papieren.*Haal er eerst een weg/s)
  assert.deepEqual([(await papers()).length, await told()], [MOST_PAPERS, []])
})
