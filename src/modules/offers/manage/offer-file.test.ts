import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { seedOffers } from '#demo/offers.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { offerFileRoutes } from '../index.ts'
import { fileFields } from './fields.ts'
import { exportOffers, importOffers, readOfferFile } from './offer-file.ts'

const who = { staffId: '0198a000-0000-7000-8000-00000000000e', staffName: 'Ruben', role: 'editor' }

async function shop(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  await house.db.transaction((tx) => seedOffers(house, tx))
  return house
}
const drafts = (house: { owner: { query: <R extends object>(sql: string) => Promise<R[]> } }) => house.owner.query<{ state: string; titel: string; changes: boolean }>(`select state, typed ->> 'titel' as titel, offer_id is not null as changes from offers.draft order by titel`)
const drafted = async (house: TestHouse, file: string): Promise<number> => { const done = await importOffers(house, who, file); return done.ok ? done.value.drafts : -1 }
const NEW = 'titel;samenvatting;beschrijving;soort;aanbieder;korting;bestellen-vanaf;bestellen-tot;geldig-vanaf;geldig-tot\n'

test('what is exported and read in again changes nothing', async (t) => {
  const house = await shop(t)
  const file = await exportOffers(house)
  assert.ok(file.startsWith(`\ufeff${fileFields.join(';')}\r\n`))
  const read = await readOfferFile(house, file)
  assert.deepEqual(read.problems, [])
  assert.ok(read.rows.length > 40)
  assert.deepEqual([...new Set(read.rows.map(({ doing }) => doing))], ['same'])
  assert.deepEqual(await importOffers(house, who, file), { ok: true, value: { drafts: 0, file: undefined } })
})

test('new and changed offers become drafts that wait for a colleague; what the file does not say stays as it was', async (t) => {
  const house = await shop(t)
  const file = 'adres;titel;korting;bedrag\nnaar-de-film;Naar de film;vaste-prijs;4,00\n'
  assert.equal(await drafted(house, file), 1)
  const { typed } = await house.owner.one<{ typed: Record<string, string> }>('select typed from offers.draft')
  assert.deepEqual([typed['bedrag'], typed['normale-prijs'], typed['vastleggen']], ['4,00', '7,00', 'link'])
  assert.equal(await drafted(house, `${NEW}Vissen;Een ochtend aan het kanaal.;Je leert vissen.;sport;baken;gratis;1-12-2026;31-12-2026;1-12-2026;31-12-2026\n`), 1)
  assert.deepEqual(await drafts(house), [{ state: 'waiting', titel: 'Naar de film', changes: true }, { state: 'waiting', titel: 'Vissen', changes: false }])
  const again = await readOfferFile(house, file)
  assert.deepEqual(again.problems, [{ line: 2, column: 'adres', message: 'Een collega werkt hier al aan.' }])
})

test('each problem is named by line and column, and one wrong row keeps all of them out', async (t) => {
  const house = await shop(t)
  const good = 'Vissen;Een ochtend.;Je leert vissen.;sport;baken;gratis;1-12-2026;31-12-2026;1-12-2026;31-12-2026\n'
  const file = `${NEW}${good}Duiken;Een avond.;Je leert\n`
  const read = await readOfferFile(house, file)
  assert.ok(read.problems.every(({ line }) => line === 3))
  assert.deepEqual(read.problems.map(({ column }) => column).sort(), ['aanbieder', 'bestellen-tot', 'bestellen-vanaf', 'geldig-tot', 'geldig-vanaf', 'korting', 'soort'])
  const refused = await importOffers(house, who, file)
  assert.ok(!refused.ok && refused.refusal.reason === 'file-wrong')
  assert.deepEqual(await drafts(house), [])
  const rows: readonly [string, number, string, RegExp][] = [
    ['', 1, '', /geen aanbiedingen/], ['titel\n', 1, '', /geen aanbiedingen/], ['titel;kleur\nx;rood', 1, 'kleur', /kennen wij niet/], ['titel;titel\nx;y', 1, 'titel', /twee keer/],
    ['titel\n"x', 2, '', /aanhalingsteken/], [`${NEW}${good}${good}`, 3, 'adres', /staat ook op regel 2/], [`${NEW.trim()}\nVissen;a;b;sport;baken;gratis;1-12-2026;31-12-2026;1-12-2026;31-12-2026;te veel`, 2, '', /meer vakjes/],
    ['adres;titel\noogstfeest;Het oogstfeest in de zon', 2, 'adres', /gestopt/], [`${NEW}${good.replace('31-12-2026', '31-11-2026')}`, 2, 'bestellen-tot', /“31-11-2026” klopt niet\. Vul in tot en met welke dag/],
  ]
  for (const [contents, line, column, says] of rows) {
    const { problems } = await readOfferFile(house, contents)
    assert.ok(problems.some((one) => one.line === line && one.column === column && says.test(one.message)), `${contents}: ${JSON.stringify(problems)}`)
  }
})

test('a file is looked at first; nothing is written before Importeren, and a file of another kind is told so', async (t) => {
  const house = await shop(t)
  const b = await browser(t, house, { routes: offerFileRoutes(house) })
  b.signIn({ door: 'staff', roles: ['editor'], subjectId: who.staffId, name: who.staffName })
  const here = '/beheer/aanbod/inlezen'
  const send = async (bytes: Buffer, name = 'aanbod.csv') => { await b.get(here); return b.postFiles(here, {}, [{ field: 'bestand', name, bytes }]) }
  const looked = await send(Buffer.from(`${NEW}Café-vissen;Een ochtend.;Je leert vissen.;sport;baken;gratis;1-12-2026;31-12-2026;1-12-2026;31-12-2026\n`, 'latin1'))
  assert.equal(looked.status, 200)
  assert.match(looked.text, /1 aanbieding gaat naar een collega/)
  assert.match(looked.text, /Café-vissen Nieuw/)
  assert.deepEqual(await drafts(house), [])
  const done = await b.post(here)
  assert.match(String(done.location), /^\/beheer\/aanbod\/bestand\/[0-9a-f-]{36}$/, done.text)
  assert.deepEqual((await drafts(house)).map(({ titel }) => titel), ['Café-vissen'])
  const wrong = await send(Buffer.from('titel;kleur\nx;rood'))
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /1 ding klopt niet.*Regel.*1.*kleur.*Deze kolom kennen wij niet/s)
  assert.match((await send(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'aanbod.xlsx')).text, /Dit is geen CSV/)
  assert.match((await send(Buffer.alloc(0))).text, /Kies een bestand/)
  assert.equal((await send(Buffer.alloc(3 * 1024 * 1024, 0x61))).status, 413)
  await b.get(here)
  assert.equal((await b.post(here, { pakket: 'geen-pakket' })).status, 422)
  const served = await b.get('/beheer/aanbod/bestand.csv')
  assert.match(String(served.headers['content-disposition']), /attachment; filename="aanbod-2026-11-23\.csv"/)
})
