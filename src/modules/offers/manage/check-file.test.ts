import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { newId } from '#shared/ids.ts'
import { html } from '#web/html.ts'
import { seedOffers } from '#demo/offers.ts'
import { testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { checkFileRoutes, manageOffersRoutes, offersRoutes } from '../index.ts'
import { draftById } from './draft.store.ts'
import { draftsOfFile } from './file.store.ts'
import { importOffers } from './offer-file.ts'
import { saveDraft, sendDraft } from './write-draft.ts'

const ruben = { staffId: newId(new Date()), staffName: 'Ruben', role: 'editor' }
const sanne = { staffId: newId(new Date()), staffName: 'Sanne', role: 'editor' }
const HEAD = 'adres;titel;samenvatting;beschrijving;soort;aanbieder;korting;bedrag;bestellen-vanaf;bestellen-tot;geldig-vanaf;geldig-tot;voorraad\n'
const row = (slug: string, title: string, more = ';') => `${slug};${title};Een ochtend.;Je leert het.;sport;baken;gratis${more};1-12-2026;31-12-2026;1-12-2026;31-12-2026;\n`

/** Ruben read a file in: some offers. Sanne looks. */
async function office(t: TestContext, contents: string) {
  const house = await testHouse(t)
  await openKnowledge(house)
  await house.db.transaction((tx) => seedOffers(house, tx))
  const told: string[] = []
  const doors = { offerChanged: async (_tx: unknown, { offer, changes }: { offer: { slug: string }; changes: readonly string[] }) => { told.push(`${offer.slug}: ${changes.join()}`); return { told: 2 } }, signUpsOf: async () => undefined }
  const b = await browser(t, house, { routes: [...checkFileRoutes(house, doors), ...manageOffersRoutes(house, doors), ...offersRoutes(house, { orderBox: async () => html`` })] })
  const as = ({ staffId, staffName }: typeof ruben) => b.signIn({ door: 'staff', roles: ['editor'], subjectId: staffId, name: staffName })
  const read = await importOffers(house, ruben, contents)
  assert.ok(read.ok, JSON.stringify(read))
  as(sanne)
  const here = `/beheer/aanbod/bestand/${read.value.file}`
  const states = async () => Object.fromEntries((await draftsOfFile(house.db, read.value.file!)).map(({ typed, state, returnReason }) => [typed['titel'], returnReason ?? state]))
  const idOf = async (title: string) => (await draftsOfFile(house.db, read.value.file!)).find(({ typed }) => typed['titel'] === title)!
  return { house, b, as, here, told, states, idOf }
}
const FILM = 'adres;korting;bedrag\nnaar-de-film;vaste-prijs;4,00\n'
const NEW = `${HEAD}${row('vissen', 'Vissen')}${row('duiken', 'Duiken')}${row('suppen', 'Suppen')}`

test('one press publishes all that was seen, and the ticked rows go back with their reason', async (t) => {
  const { b, here, states, idOf, house } = await office(t, NEW)
  const list = await b.get('/beheer/aanbod')
  assert.match(list.text, /Bestand van Ruben, 23 november 2026 3 aanbiedingen wachten op een collega/)
  assert.doesNotMatch(list.text, /Vissen/, 'a thousand rows are one line here')
  const page = await b.get(here)
  for (const words of ['Vissen', 'Nieuw', 'Zwembad en ijsbaan De Baken: Gratis', 'Suppen terugsturen']) assert.ok(page.text.includes(words), words)
  const back = [(await idOf('Duiken')).id]
  const wordless = await b.post(here, { terug: back })
  assert.equal(wordless.status, 422)
  assert.match(wordless.text, /Vul in wat er anders moet aan wat je terugstuurt/)
  assert.match(wordless.html, new RegExp(`value="${back[0]}"[^>]*checked|checked[^>]*value="${back[0]}"`), 'the tick stays')
  assert.deepEqual(await states(), { Vissen: 'waiting', Duiken: 'waiting', Suppen: 'waiting' })
  const done = await b.post(here, { terug: back, reden: 'Duiken mag pas vanaf 12 jaar.' })
  assert.equal(done.location, `${here}?gepubliceerd=2&terug=1`, done.text)
  assert.deepEqual(await states(), { Vissen: 'published', Duiken: 'Duiken mag pas vanaf 12 jaar.', Suppen: 'published' })
  assert.match((await b.get(done.location!)).text, /2 aanbiedingen staan nu in het aanbod\. Er ging er 1 terug\./)
  assert.equal((await b.get('/aanbod/vissen')).status, 200)
  assert.match((await b.get('/beheer/aanbod')).text, /Duiken Kwam terug/, 'who wrote it finds it again')
  assert.deepEqual((await house.owner.one<{ facts: object }>(`select facts from audit.event where action = 'offers.file-decided'`)).facts, { published: 2, returned: 1, notDone: 0 })
})

test('of a change stands what is different, and who has a voucher is told', async (t) => {
  const { b, here, told, states } = await office(t, FILM)
  assert.match((await b.get(here)).text, /Naar de film Wijziging .*€ 4.*Anders: de prijs/)
  await b.post(here)
  assert.deepEqual(told, ['naar-de-film: price'])
  assert.deepEqual(await states(), { 'Naar de film': 'published' })
})

test('who read the file in cannot publish any of it, not even by a form', async (t) => {
  const { b, as, here, states, idOf } = await office(t, NEW)
  as(ruben)
  const page = await b.get(here)
  assert.match(page.text, /Iemand die dit niet schreef, kijkt het na/)
  assert.doesNotMatch(page.text, /Publiceer de rest/)
  const forged = `${(await idOf('Vissen')).id}:${(await idOf('Vissen')).revision}`
  assert.equal((await b.postRaw(here, { _csrf: /name="_csrf" value="([^"]+)"/.exec(page.html)![1]!, gezien: forged })).status, 409)
  assert.deepEqual(await states(), { Vissen: 'waiting', Duiken: 'waiting', Suppen: 'waiting' })
})

test('a row that was changed after it was seen is not published with the rest; it says so and waits', async (t) => {
  const { b, here, house, states, idOf } = await office(t, NEW)
  await b.get(here)
  const { id, revision } = await idOf('Vissen')
  const saved = await saveDraft(house, ruben, id, revision, { samenvatting: 'Een hele dag.' })
  assert.ok(saved.ok && (await sendDraft(house, ruben, id, saved.value.revision)).ok)
  const done = await b.post(here)
  assert.equal(done.status, 409)
  assert.match(done.text, /2 aanbiedingen staan nu in het aanbod\..*Dit lukte nog niet.*Vissen : Een collega heeft dit intussen veranderd/)
  assert.deepEqual(await states(), { Vissen: 'waiting', Duiken: 'published', Suppen: 'published' })
  // A second look, at what it says now.
  assert.match((await b.get(here)).text, /1 aanbieding wacht op een collega/)
  assert.equal((await b.post(here)).status, 303)
  assert.equal((await draftById(house.db, id))?.state, 'published')
})

test('an offer of another file, and nonsense in the form, change nothing', async (t) => {
  const { b, here, house, states } = await office(t, NEW)
  const other = await importOffers(house, ruben, FILM)
  assert.ok(other.ok)
  const [film] = await draftsOfFile(house.db, other.value.file!)
  const page = await b.get(here)
  const token = /name="_csrf" value="([^"]+)"/.exec(page.html)![1]!
  for (const gezien of [`${film!.id}:${film!.revision}`, '', 'x:y', `${film!.id}`, ':1']) {
    assert.equal((await b.postRaw(here, { _csrf: token, gezien })).status, 303, gezien)
  }
  assert.deepEqual(await states(), { Vissen: 'waiting', Duiken: 'waiting', Suppen: 'waiting' })
  assert.equal((await draftById(house.db, film!.id))?.state, 'waiting')
  assert.equal((await b.get('/beheer/aanbod/bestand/geen')).status, 404)
})
