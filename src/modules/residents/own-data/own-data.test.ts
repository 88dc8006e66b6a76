import assert from 'node:assert/strict'
import { test } from 'node:test'
import { look } from '#modules/audit/index.ts'
import { applicants, MARRIED } from '#test/applicants.ts'
import { residentBrowser } from '#test/signed-in.ts'

type OwnFile = { readonly people: readonly Record<string, unknown>[] }
const KEES = '01935000-0000-7000-8000-00000000000a'
const ANNA = '01935000-0000-7000-8000-00000000000b'
const BEOORDELEN = { purpose: 'aanvraag beoordelen', activity: 'stadjerspas-beoordelen', page: '/beoordeling/:number' }

test('somebody reads and downloads all that we hold of them and their children, amounts included', async (t) => {
  const { house, applyAs, bsnOf } = await applicants(t)
  const { residentId } = await applyAs('fatima')
  const b = await residentBrowser(t, house, residentId)
  const seen = await b.get('/mijn/gegevens')
  assert.equal(seen.status, 200)
  for (const part of ['Fatima Bouazza', 'Je kind Amina', 'Je kind Bilal', 'Eikenlaan 114', 'Je aanvragen', 'Wat de inkomenstoets zag', 'Je krijgt de pas', 'Je berichten', 'eindigt op']) assert.ok(seen.text.includes(part), part)
  assert.match(seen.text, /Inkomen: loon, netto per maand, oktober 2026 \(UWV\) € /)
  assert.equal(seen.headers['cache-control'], 'no-store')

  const down = await b.get('/mijn/gegevens/download')
  assert.match(String(down.headers['content-type']), /^application\/json/)
  assert.match(String(down.headers['content-disposition']), /^attachment; filename="stadjerspas-gegevens-2026-11-23\.json"/)
  assert.equal(down.headers['cache-control'], 'no-store')
  const file = JSON.parse(down.body.toString()) as OwnFile
  assert.deepEqual(file.people.map(({ who }) => who), ['self', 'child', 'child'])
  const [self, amina] = file.people as [Record<string, Record<string, unknown>[]>, Record<string, Record<string, unknown>[]>]
  assert.equal(typeof self.incomeTests![0]!.income1Cents, 'number')
  assert.equal(self.passes!.length, 1)
  assert.equal(amina.passes!.length, 1)
  assert.match(String(self.messages![0]!.text), /Je inkomen is €\s[\d.,]+/)
  for (const key of ['fatima', 'amina', 'bilal']) assert.ok(!down.body.toString().includes(bsnOf(key)) && !seen.html.includes(bsnOf(key)), `the whole BSN of ${key} is on no screen and in no file`)
})

test('a partner finds their own income of the application that was not theirs, and nothing of the other', async (t) => {
  const { house, applyAs } = await applicants(t)
  const samira = await applyAs('samira', MARRIED)
  const youssef = (await house.owner.one<{ id: string }>(`select id from residents.resident where given_name = 'Youssef'`)).id
  const of = async (id: string) => JSON.parse((await (await residentBrowser(t, house, id)).get('/mijn/gegevens/download')).body.toString()) as OwnFile
  const his = (await of(youssef)).people[0] as Record<string, Record<string, unknown>[]>
  const hers = (await of(samira.residentId)).people[0] as Record<string, Record<string, unknown>[]>
  const cents = (record: Record<string, unknown> | undefined) => Object.entries(record ?? {}).filter(([name]) => /^income\d+Cents$/.test(name)).map(([, value]) => value)
  assert.equal(his.applications, undefined)
  assert.equal(his.incomeTests, undefined)
  assert.equal(cents(his.incomeAsPartner?.[0]).length, 1)
  assert.equal(cents(hers.incomeTests?.[0]).length, 1)
  assert.notDeepEqual(cents(his.incomeAsPartner?.[0]), cents(hers.incomeTests?.[0]))
  assert.ok(!JSON.stringify(his.person).includes('Samira'))
  assert.equal(hers.incomeAsPartner, undefined)
})

test('a child that signs in sees only itself, and who never applied is led to the form', async (t) => {
  const { house, applyAs } = await applicants(t)
  await applyAs('fatima')
  const amina = (await house.owner.one<{ id: string }>(`select id from residents.resident where given_name = 'Amina'`)).id
  const seen = await (await residentBrowser(t, house, amina)).get('/mijn/gegevens')
  assert.ok(seen.text.includes('Amina Bouazza') && !seen.text.includes('Fatima') && !seen.text.includes('Bilal'))
  const stranger = await residentBrowser(t, house, undefined)
  for (const path of ['/mijn/gegevens', '/mijn/gegevens/wie-keek', '/mijn/gegevens/download']) assert.equal((await stranger.get(path)).location, '/aanvragen')
})

test('a secret address stands on no page and in no file', async (t) => {
  const { house, applyAs } = await applicants(t)
  const { residentId } = await applyAs('marjan')
  await house.owner.query('update residents.resident set secret_address = true where id = $1', [residentId])
  const b = await residentBrowser(t, house, residentId)
  assert.ok(!(await b.get('/mijn/gegevens')).text.includes('Nieuwe Blekerstraat'))
  assert.ok(!(await b.get('/mijn/gegevens/download')).body.toString().includes('Nieuwe Blekerstraat'))
  assert.match((await b.get('/mijn/gegevens')).text, /Geheim: wij laten het nergens zien/)
})

test('who looked: when, from where and why, one line a colleague, purpose and day, and never a name', async (t) => {
  const { house, applyAs } = await applicants(t)
  const { residentId } = await applyAs('fatima')
  const amina = (await house.owner.one<{ id: string }>(`select id from residents.resident where given_name = 'Amina'`)).id
  const keep = (staffId: string, about: string, more: Partial<typeof BEOORDELEN> = {}) => house.db.transaction((tx) => look(house, tx, { ...BEOORDELEN, ...more, staffId, residentId: about }))
  const b = await residentBrowser(t, house, residentId)
  assert.match((await b.get('/mijn/gegevens/wie-keek')).text, /Er heeft nog niemand gekeken/)
  await keep(KEES, residentId)
  await keep(KEES, residentId)
  await keep(ANNA, residentId)
  await keep(ANNA, amina, { purpose: 'Brieven printen en posten', activity: 'stadjerspas-post' })
  house.clock.set('2026-11-24T09:00:00+01:00')
  await keep(KEES, residentId, { activity: 'something-new', purpose: 'Vraag over een bon' })
  const seen = await (await residentBrowser(t, house, residentId)).get('/mijn/gegevens/wie-keek')
  const rows = [...seen.html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].length - 1
  assert.equal(rows, 4)
  assert.match(seen.text, /24 november 2026, 09\.00 uur Een medewerker van de gemeente Vraag over een bon Fatima/)
  assert.match(seen.text, /2 keer Een medewerker die beslist Aanvraag beoordelen Fatima/)
  assert.match(seen.text, /Een medewerker van de post Brieven printen en posten Amina/)
  assert.ok(!seen.html.includes(KEES) && !seen.html.includes(ANNA))
})

test('in English: what the pages are for, the way on, and who looked; what we hold is heard in Dutch', async (t) => {
  const { house, applyAs } = await applicants(t)
  const { residentId } = await applyAs('fatima')
  await look(house, house.db, { staffId: KEES, residentId, ...BEOORDELEN })
  const b = await residentBrowser(t, house, residentId)
  const seen = await b.get('/en/mijn/gegevens')
  assert.match(seen.html, /<html lang="en">/)
  assert.match(seen.text, /Your data This is what we keep of you and your children\..*You .*Fatima Bouazza.*Your child Amina.*Who looked at your data\?.*Download data.*You can get everything in one file/)
  assert.match(seen.html, /<div lang="nl">/)
  for (const href of ['/en/mijn/gegevens/wie-keek', '/en/mijn/bereikbaar']) assert.ok(seen.html.includes(`href="${href}"`), href)
  const looks = await b.get('/en/mijn/gegevens/wie-keek')
  assert.match(looks.text, /Who looked at your data\? A member of staff may only look.*23 November 2026, \d\d:\d\d.*A member of staff who decides Aanvraag beoordelen.*The names of members of staff are not here/)
  assert.match(looks.html, /<span lang="nl">Aanvraag beoordelen<\/span>/)
  assert.match((await b.get('/mijn/gegevens/wie-keek')).text, /Een medewerker die beslist Aanvraag beoordelen/)
})
