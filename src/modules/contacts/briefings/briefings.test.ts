import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { typedPolicy } from '#modules/eligibility/domain/policy-proposal.ts'
import { seedEligibility } from '#modules/eligibility/index.ts'
import { registerOutage } from '#modules/eligibility/moves/outage.ts'
import { approvePolicy } from '#modules/eligibility/policy/decide-policy.ts'
import { enteredPolicies } from '#modules/eligibility/policy/policy.store.ts'
import { proposePolicy } from '#modules/eligibility/policy/propose-policy.ts'
import { may } from '#modules/identity/index.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { insertVersions } from '#modules/knowledge/knowledge.store.ts'
import { newId } from '#shared/ids.ts'
import { testHouse } from '#test/house.ts'
import { deskGiven } from '#test/counter.ts'
import { browser } from '#test/page.ts'
import { contactsRoutes } from '../index.ts'
import { contactsOver } from '../forget-contacts.ts'

async function office(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  await house.db.transaction((tx) => seedEligibility(house, tx))
  const b = await browser(t, house, { routes: contactsRoutes(house, deskGiven), may })
  const at = house.clock.now()
  const ids = new Map<string, string>()
  for (const name of ['Moniek', 'Anouk', 'Esra', 'Karin', 'Ruben']) ids.set(name, await keepStaff(house.owner, { id: newId(at), issuer: 'test', subject: name, name, at, ownFind: undefined }))
  const as = (name: string, role: string) => () => b.signIn({ door: 'staff', roles: [role], subjectId: ids.get(name), name })
  return { house, b, ids, moniek: as('Moniek', 'kcc'), anouk: as('Anouk', 'stip'), esra: as('Esra', 'editor'), karin: as('Karin', 'manager'), ruben: as('Ruben', 'manager') }
}
type Office = Awaited<ReturnType<typeof office>>

const SWIM = { soort: 'offer-ended', titel: 'Het zwembad doet niet meer mee', vanaf: '2026-12-01', woorden: 'Nieuwe bonnen zijn er niet.\n\nBonnen die iemand al heeft, blijven geldig.', zeg: 'Je bon blijft geldig.' }

async function place({ b, esra }: Office, fields: Record<string, string> = SWIM): Promise<string> {
  esra()
  await b.get('/beheer/mededelingen/nieuw')
  const preview = await b.post('/beheer/mededelingen/nieuw', fields)
  assert.equal(preview.status, 200, preview.text)
  const placed = await b.post('/beheer/mededelingen/nieuw', { stap: 'plaats' })
  return /mededelingen\/([0-9a-f-]{36})\?gedaan=ja$/.exec(placed.location ?? '')?.[1] ?? assert.fail(placed.text)
}

test('an editor sees it as the desk will, changes a word, places it: the card is on top of the desk\'s page', async (t) => {
  const at = await office(t)
  const { b, esra, moniek, house } = at
  esra()
  await b.get('/beheer/mededelingen/nieuw')
  const preview = await b.post('/beheer/mededelingen/nieuw', SWIM)
  assert.match(preview.text, /Zo ziet de balie het.*Het zwembad doet niet meer mee.*Geldt vanaf 1 december 2026.*Zeg nu: “Je bon blijft geldig\.”/)
  assert.deepEqual(await house.owner.query('select 1 from contacts.briefing'), [], 'to look is not to place')
  const again = await b.post('/beheer/mededelingen/nieuw', { stap: 'wijzig' })
  assert.match(again.html, /value="Het zwembad doet niet meer mee"/, 'what was typed is still there')
  await b.post('/beheer/mededelingen/nieuw', { ...SWIM, titel: 'Het zwembad stopt' })
  const placed = await b.post('/beheer/mededelingen/nieuw', { stap: 'plaats' })
  assert.match((await b.get(placed.location!)).text, /De mededeling staat bij de balie\..*Er kwam nog niemand aan de balie/)
  moniek()
  assert.match((await b.get('/balie')).text, /Dit is veranderd Het zwembad stopt.*Zoek een inwoner/, 'before the search')
})

test('read and understood is of each colleague; what is not read stays on top, and the manager sees by name who has not', async (t) => {
  const at = await office(t)
  const { b, house, ids, moniek, anouk, karin } = at
  const first = await place(at)
  const second = await place(at, { ...SWIM, titel: 'Kinderen zwemmen gratis', soort: 'rule' })
  anouk()
  await b.get('/balie')
  moniek()
  await b.get('/balie')
  assert.equal((await b.post(`/balie/mededelingen/${first}`)).location, '/balie')
  const left = await b.get('/balie')
  assert.match(left.text, /Kinderen zwemmen gratis.*Gelezen en begrepen/)
  assert.doesNotMatch(left.text, /Het zwembad doet niet meer mee/)
  assert.match((await b.get('/balie/mededelingen')).text, /Het zwembad doet niet meer mee.*Je las dit/, 'it can be read again')
  anouk()
  assert.match((await b.get('/balie')).text, /Kinderen zwemmen gratis.*Het zwembad doet niet meer mee/)
  karin()
  assert.match((await b.get('/beheer/mededelingen')).text, /Kinderen zwemmen gratis 1 december 2026 2 collega’s Het zwembad doet niet meer mee 1 december 2026 1 collega/)
  assert.match((await b.get(`/beheer/mededelingen/${first}`)).text, /Nog niet gelezen Anouk, Stip Gelezen en begrepen Moniek, KCC/)
  assert.match((await b.get(`/beheer/mededelingen/${second}`)).text, /Nog niet gelezen Anouk, Stip Moniek, KCC Gelezen en begrepen Niemand/)
  assert.deepEqual(await house.owner.query('select staff_id::text as id from contacts.briefing_read'), [{ id: ids.get('Moniek') }])
})

test('nobody\'s speed is counted: no moment of reading is kept anywhere, and twice is once', async (t) => {
  const at = await office(t)
  const { b, house, moniek } = at
  const id = await place(at)
  moniek()
  for (let i = 0; i < 2; i++) {
    await b.get('/balie')
    await b.postRaw(`/balie/mededelingen/${id}`, { _csrf: /name="_csrf" value="([^"]+)"/.exec((await b.get('/balie')).html)![1]! })
  }
  const columns = await house.owner.query<{ name: string; type: string }>(`select column_name as name, data_type as type from information_schema.columns where table_schema = 'contacts' and table_name = 'briefing_read' order by 1`)
  assert.deepEqual(columns, [{ name: 'briefing_id', type: 'uuid' }, { name: 'staff_id', type: 'uuid' }])
  assert.equal((await house.owner.query('select 1 from contacts.briefing_read')).length, 1)
  assert.deepEqual(await house.owner.query(`select 1 from audit.event where action like '%briefing%' and action <> 'contacts.briefing-placed'`), [])
})

test('made from rules of which two people decided: the day and the ground are there already, and it is told once', async (t) => {
  const at = await office(t)
  const { b, house, ids, esra } = at
  const [now] = await enteredPolicies(house.db)
  const proposed = await proposePolicy(house, { staffId: ids.get('Karin')!, staffName: 'Karin', role: 'manager' }, { typed: { ...typedPolicy({ effectiveFrom: '1-1-2027', ground: 'Raadsbesluit van 18 november', policy: now!.policy }), incomeLimitPercent: '130' } })
  assert.ok(proposed.ok, JSON.stringify(proposed))
  esra()
  assert.match((await b.get('/beheer/mededelingen')).text, /Alles wat veranderde, is verteld/, 'what only one person proposed is no change yet')
  assert.ok((await approvePolicy(house, { staffId: ids.get('Ruben')!, staffName: 'Ruben', role: 'manager' }, proposed.value.id, 1)).ok)
  const list = await b.get('/beheer/mededelingen')
  assert.match(list.text, /1 januari 2027 Nieuwe regels vanaf 1 januari 2027/)
  const link = /href="(\/beheer\/mededelingen\/nieuw\?van=[^"]+)"/.exec(list.html)![1]!
  const form = await b.get(link)
  assert.match(form.html, /Raadsbesluit van 18 november/)
  await b.post('/beheer/mededelingen/nieuw', { soort: 'rule', titel: 'Nieuwe regels', vanaf: '2027-01-01', woorden: 'De grens is hoger.', zeg: '' })
  const { location } = await b.post('/beheer/mededelingen/nieuw', { stap: 'plaats' })
  assert.match(location ?? '', /gedaan=ja/)
  assert.doesNotMatch((await b.get('/beheer/mededelingen')).html, /nieuw\?van=/)
  // A colleague had the same form open.
  const csrf = /name="_csrf" value="([^"]+)"/.exec((await b.get('/beheer/mededelingen/nieuw')).html)![1]!
  const twice = await b.postRaw('/beheer/mededelingen/nieuw', { ...SWIM, van: 'rule 2', stap: 'plaats', _csrf: csrf })
  assert.equal(twice.status, 409)
  assert.match(twice.text, /Over deze verandering staat al een mededeling/)
  assert.match(twice.html, /Het zwembad doet niet meer mee/, 'what was typed is not lost')
})

test('a text with other words and an outage are changes too; a text that is new is not', async (t) => {
  const { b, house, ids, esra } = await office(t)
  await house.owner.transaction((tx) => insertVersions(tx, [{ key: 'desk/complaint', language: 'nl', number: 2, body: '---\ntitle: Iemand heeft een klacht\n---\nAnders.', hash: Buffer.alloc(32, 1), state: 'published', author: 'test' }], house.clock.now()))
  const at = house.clock.now()
  await registerOutage(house, { staffId: ids.get('Karin')!, staffName: 'Karin', role: 'manager' }, { fromAt: new Date(at.getTime() - 7_200_000), toAt: new Date(at.getTime() - 3_600_000), what: 'sign-in' })
  esra()
  const { text, html } = await b.get('/beheer/mededelingen')
  assert.match(text, /Nieuwe tekst: /)
  assert.match(text, /Iets werkte niet op 23 november 2026/)
  assert.equal(html.split('van=text').length, 2)
})

test('wrong or empty is said at the field, a BSN is refused, and what was typed stays', async (t) => {
  const { b, esra } = await office(t)
  esra()
  await b.get('/beheer/mededelingen/nieuw')
  const empty = await b.post('/beheer/mededelingen/nieuw', { soort: '', titel: 'x', vanaf: '', woorden: 'kort', zeg: '' })
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Kies wat voor verandering het is\..*3 tot 120 tekens\..*Kies een dag\..*10 tot 2000 tekens\./)
  const bsn = await b.post('/beheer/mededelingen/nieuw', { ...SWIM, woorden: 'Het gaat om meneer 999990019 uit de Laan.' })
  assert.equal(bsn.status, 422)
  assert.match(bsn.text, /kan een BSN zijn|BSN kan zijn/)
  assert.match(bsn.html, /uit de Laan/)
})

test('taken away it leaves the desk; who writes, who reads and who manages each have their own', async (t) => {
  const at = await office(t)
  const { b, moniek, karin, esra } = at
  const id = await place(at)
  moniek()
  for (const path of ['/beheer/mededelingen', '/beheer/mededelingen/nieuw', `/beheer/mededelingen/${id}`]) assert.equal((await b.get(path)).status, 403, path)
  karin()
  assert.equal((await b.get('/beheer/mededelingen/nieuw')).status, 403)
  assert.doesNotMatch((await b.get(`/beheer/mededelingen/${id}`)).text, /Haal mededeling weg/)
  esra()
  assert.equal((await b.get('/balie/mededelingen')).status, 403)
  await b.get(`/beheer/mededelingen/${id}`)
  await b.post(`/beheer/mededelingen/${id}/weg`)
  assert.match((await b.get(`/beheer/mededelingen/${id}`)).text, /Deze mededeling is weggehaald/)
  moniek()
  assert.doesNotMatch((await b.get('/balie')).text, /zwembad/)
})

test('who did not come to the desk for half a year is not on the list any more', async (t) => {
  const at = await office(t)
  const { b, house, moniek, anouk, karin } = at
  const id = await place(at)
  moniek()
  await b.get('/balie')
  await b.post(`/balie/mededelingen/${id}`)
  house.clock.set('2027-05-23T10:00:00+02:00')
  anouk()
  await b.get('/balie')
  await contactsOver.forget(house)
  karin()
  assert.match((await b.get(`/beheer/mededelingen/${id}`)).text, /Anouk.*Moniek/, 'half a year to the day')
  house.clock.set('2027-05-24T10:00:00+02:00')
  await contactsOver.forget(house)
  assert.doesNotMatch((await b.get(`/beheer/mededelingen/${id}`)).text, /Moniek/)
  assert.deepEqual(await house.owner.query('select 1 from contacts.briefing_read'), [])
})
