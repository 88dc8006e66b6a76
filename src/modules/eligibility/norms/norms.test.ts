import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { may, sessionOf, startSession } from '#modules/identity/index.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { localDate } from '#shared/local-date.ts'
import { type Browser, browser, type Fetched } from '#test/page.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { sessionCookie } from '#web/visit.ts'
import type { TypedNorms } from '../domain/norm-proposal.ts'
import { eligibilityRoutes, limitsInForce, seedEligibility, staleNorms } from '../index.ts'
import { normTables } from '../rules.store.ts'
import { approveNorms, returnNorms } from './decide-norms.ts'
import type { Staff } from '../four-eyes/proposed.ts'
import { proposeNorms } from './propose.ts'
import { typedOf } from './typed-norms.ts'

const karin: Staff = { staffId: '01935000-0000-7000-8000-0000000000aa', staffName: 'Karin van der Laan', role: 'manager' }
const chantal: Staff = { staffId: '01935000-0000-7000-8000-0000000000bb', staffName: 'Chantal Vos', role: 'administrator' }
const sofie: Staff = { staffId: '01935000-0000-7000-8000-0000000000cc', staffName: 'Sofie Postma', role: 'manager' }

async function kit(t: TestContext, at = '2026-11-23T10:00:00+01:00') {
  const house = await testHouse(t, { at })
  await openKnowledge(house)
  await house.db.transaction((tx) => seedEligibility(house, tx))
  const newest = (await normTables(house.db)).at(-1)!
  /** The table of today as the next one, with an amount of somebody alone that is € 30,54 more. */
  const typed: TypedNorms = { ...typedOf(newest), effectiveFrom: '1-1-2027', source: 'Brief van het rijk' }
  const next: TypedNorms = { ...typed, amounts: { ...typed.amounts, 'single-21': '1.450,00' } }
  const as = async ({ staffId, staffName, role }: Staff): Promise<Browser> => {
    const b = await browser(t, house, { routes: eligibilityRoutes(house, { mailCode: async () => 'sent', passesEnded: async () => {} }), may, sessionOf: (value) => sessionOf(house, value) })
    b.cookie(sessionCookie, await startSession(house, house.db, { door: 'staff', subjectId: staffId, name: staffName, roles: [role!], loa: 'high' }))
    return b
  }
  return { house, newest, next, as }
}

const sent = async (house: TestHouse, typed: TypedNorms, confirmed: Parameters<typeof proposeNorms>[2]['confirmed'] = []): Promise<string> => {
  const proposed = await proposeNorms(house, karin, { typed, confirmed })
  return proposed.ok ? proposed.value.id : assert.fail(JSON.stringify(proposed.refusal))
}
const why = (outcome: Awaited<ReturnType<typeof approveNorms>>): string => (outcome.ok ? outcome.value.state : outcome.refusal.reason)
const alone = async (house: TestHouse, day: string) => (await limitsInForce(house, localDate(day)))?.rows.find(({ type }) => type === 'single-21')?.limitCents
const has = (page: Fetched, ...parts: readonly string[]): void => { for (const part of parts) assert.ok(page.text.includes(part), `${part} stands nowhere in: ${page.text.slice(0, 1500)}`) }
const fieldsOf = ({ amounts, effectiveFrom, source }: TypedNorms) => ({ ...amounts, effectiveFrom, source })

test('what somebody enters counts only after somebody else said yes, from its day, to the cent', async (t) => {
  const { house, next } = await kit(t)
  assert.equal(await alone(house, '2027-01-01'), 170335)
  const id = await sent(house, next)
  assert.equal(await alone(house, '2027-01-01'), 170335, 'waiting is not counting')
  assert.equal(why(await approveNorms(house, chantal, id)), 'approved')
  assert.deepEqual([await alone(house, '2026-12-31'), await alone(house, '2027-01-01')], [170335, 174000])
  const row = await house.owner.one(`select effective_from, version, source, entered_by, (amounts->>'single-21')::int as alone from eligibility.norm_table where effective_from = '2027-01-01'`)
  assert.deepEqual(row, { effective_from: '2027-01-01', version: 1, source: 'Brief van het rijk', entered_by: 'Karin van der Laan', alone: 145000 })
})

test('nobody approves or returns what they entered themselves: not by the program, not by the database', async (t) => {
  const { house, next } = await kit(t)
  const id = await sent(house, next)
  assert.equal(why(await approveNorms(house, karin, id)), 'own-proposal')
  assert.equal(why(await returnNorms(house, karin, id, 'Toch niet.')), 'own-proposal')
  assert.equal(await alone(house, '2027-01-01'), 170335)
  await assert.rejects(house.owner.query(`update eligibility.norm_proposal set state = 'returned', decided_at = now(), decided_by = proposed_by, decided_by_name = 'x', return_reason = 'x'`), /check constraint/)
})

test('two say yes at once: one row, one of them is told that the other was first', async (t) => {
  const { house, next } = await kit(t)
  const id = await sent(house, next)
  const answers = await Promise.all([approveNorms(house, chantal, id), approveNorms(house, sofie, id), returnNorms(house, sofie, id, 'Kijk nog een keer.')])
  assert.equal(answers.filter(({ ok }) => ok).length, 1)
  assert.deepEqual(answers.filter(({ ok }) => !ok).map(why), ['already-decided', 'already-decided'])
  assert.ok((await house.owner.one<{ n: number }>(`select count(*) as n from eligibility.norm_table where effective_from = '2027-01-01'`)).n <= 1)
  assert.equal((await house.owner.one<{ n: number }>(`select count(*) as n from audit.event where action in ('eligibility.norms-approved', 'eligibility.norms-returned')`)).n, 1)
})

test('what came back is corrected in a new proposal, and the one who corrects does not approve', async (t) => {
  const { house, next } = await kit(t)
  const id = await sent(house, next)
  assert.equal(why(await returnNorms(house, chantal, id, 'Alleen klopt niet.')), 'returned')
  assert.equal(why(await approveNorms(house, sofie, id)), 'already-decided')
  const better = await proposeNorms(house, chantal, { typed: { ...next, amounts: { ...next.amounts, 'single-21': '1.451,00' } }, confirmed: [], corrects: id })
  assert.ok(better.ok)
  assert.equal(why(await approveNorms(house, chantal, better.value.id)), 'own-proposal')
  assert.equal(why(await approveNorms(house, karin, better.value.id)), 'approved')
  assert.equal(await alone(house, '2027-01-01'), 174120)
  assert.deepEqual((await house.owner.query<{ state: string; corrects: string | null }>('select state, corrects from eligibility.norm_proposal order by state desc')), [{ state: 'returned', corrects: null }, { state: 'approved', corrects: id }])
})

test('each step leaves a line: who, what and for which day, without a name', async (t) => {
  const { house, next } = await kit(t)
  await approveNorms(house, chantal, await sent(house, next))
  const lines = await house.owner.query<{ action: string; actor: string; text: string }>(`select action, actor_id::text as actor, facts::text as text from audit.event where action like 'eligibility.norms-%' order by number`)
  assert.deepEqual(lines.map(({ action, actor }) => [action, actor]), [['eligibility.norms-proposed', karin.staffId], ['eligibility.norms-approved', chantal.staffId]])
  for (const { text } of lines) { assert.match(text, /2027-01-01/); assert.doesNotMatch(text, /Karin|Chantal/) }
})

test('a correction of a table that counts is its next version, and counts at once', async (t) => {
  const { house, next } = await kit(t)
  await approveNorms(house, chantal, await sent(house, { ...next, effectiveFrom: '1-7-2026' }))
  assert.deepEqual([await alone(house, '2026-06-30'), await alone(house, '2026-07-01'), await alone(house, '2026-11-23')], [168180, 174000, 174000])
  assert.equal((await normTables(house.db)).filter(({ effectiveFrom }) => effectiveFrom === '2026-07-01').length, 2, 'the first version stays')
})

test('for one day one proposal waits', async (t) => {
  const { house, next } = await kit(t)
  const id = await sent(house, next)
  const second = await proposeNorms(house, sofie, { typed: next, confirmed: [] })
  assert.deepEqual(!second.ok && second.refusal, { reason: 'already-waiting', facts: { id } })
})

test('a table that came in between is noticed: what no longer follows cannot be approved', async (t) => {
  const { house, next } = await kit(t)
  const early = await sent(house, { ...next, effectiveFrom: '1-12-2026' })
  await approveNorms(house, chantal, await sent(house, next))
  assert.equal(why(await approveNorms(house, chantal, early)), 'no-longer-fits')
  assert.equal(why(await returnNorms(house, chantal, early, 'Er is al een nieuwere.')), 'returned')
})

test('the warning is there from the indexation day on, until the table is there', async (t) => {
  const { house, next, as } = await kit(t, '2027-01-01T00:00:00+01:00')
  has(await (await as(karin)).get('/beheer/normen'), 'Er zijn nieuwe normen nodig', 'Op 1 januari 2027 veranderden de normen.')
  assert.equal(await staleNorms(house, house.clock.today()), '2027-01-01')
  await approveNorms(house, chantal, await sent(house, next))
  assert.equal(await staleNorms(house, house.clock.today()), undefined)
  assert.ok(!(await (await as(karin)).get('/beheer/normen')).text.includes('Er zijn nieuwe normen nodig'))
})

test('the page says which tables count and will, who stands for them, and the limits that follow', async (t) => {
  const { house, next, as } = await kit(t)
  await approveNorms(house, chantal, await sent(house, next))
  const page = await (await as(karin)).get('/beheer/normen')
  has(page, 'Nieuwe normen vanaf 1 januari 2027', 'Komt eraan', 'Karin van der Laan, 23 november 2026', 'Chantal Vos, 23 november 2026', '€ 1.450,00 € 1.740,00',
    'Deze normen gelden vanaf 1 juli 2026', 'Geldt nu', '€ 1.419,46 € 1.703,35', 'Eerdere normen', 'Kwam mee met de site')
  assert.ok(!page.text.includes('Er zijn nieuwe normen nodig'))
})

test('typed, looked at, sent, looked at by a colleague and approved, page by page', async (t) => {
  const { house, next, as } = await kit(t)
  const b = await as(karin)
  const form = await b.get('/beheer/normen/nieuw')
  has(form, 'Vanaf 1 juli 2026: € 1.419,46')
  assert.match(form.html, /name="effectiveFrom"[^>]*value="1-1-2027"/)
  const look = await b.post('/beheer/normen/nieuw', { ...fieldsOf(next), stap: 'bekijk' })
  assert.equal(look.status, 200)
  has(look, 'Bekijk de nieuwe normen', '€ 1.419,46 € 1.450,00 € 30,54 meer € 1.740,00', '€ 2.027,79 € 2.027,79 gelijk € 2.433,35')
  assert.deepEqual(await house.owner.query('select id from eligibility.norm_proposal'), [], 'looking writes nothing')
  const again = await b.post('/beheer/normen/nieuw', { stap: 'wijzig' })
  assert.match(again.html, /name="single-21"[^>]*value="1\.450,00"/)
  await b.post('/beheer/normen/nieuw', { ...fieldsOf(next), stap: 'bekijk' })
  const pressed = await b.post('/beheer/normen/nieuw', { stap: 'stuur' })
  assert.equal(pressed.status, 303)
  const own = await b.get(pressed.location!)
  has(own, 'Een collega kijkt dit na', 'Wacht op een collega')
  assert.doesNotMatch(own.html, /value="goed"/)
  const forced = await b.postRaw(pressed.location!, { besluit: 'goed', _csrf: /name="_csrf" value="([^"]*)"/.exec(own.html)![1]! })
  assert.equal(forced.status, 403)

  const c = await as(chantal)
  has(await c.get('/beheer/normen'), 'Voorstellen', 'Normen vanaf 1 januari 2027', 'Ingevoerd door Karin van der Laan')
  await c.get(pressed.location!)
  const empty = await c.post(pressed.location!, { besluit: 'terug' })
  assert.equal(empty.status, 422)
  has(empty, 'Schrijf wat er niet klopt.')
  assert.equal((await c.post(pressed.location!, { besluit: 'goed' })).status, 303)
  has(await c.get(pressed.location!), 'Chantal Vos keurde deze normen goed op 23 november 2026 om 10.00 uur.')
  const late = await c.post(pressed.location!, { besluit: 'goed', _csrf: /name="_csrf" value="([^"]*)"/.exec((await c.get('/beheer/normen/nieuw')).html)![1]! })
  assert.equal(late.status, 409)
})

test('a hole is refused with the type and the date, at its field, and everything that was typed stays', async (t) => {
  const { next, as } = await kit(t)
  const b = await as(karin)
  await b.get('/beheer/normen/nieuw')
  const back = await b.post('/beheer/normen/nieuw', { ...fieldsOf(next), 'couple-aow': '', 'single-aow': '15', source: '<b>bron</b>', stap: 'bekijk' })
  assert.equal(back.status, 422)
  has(back, 'Samen, met AOW: dit bedrag mist. Vanaf 1 juli 2026 was het er wel.', 'Alleen, met AOW: schrijf het bedrag met centen, zoals 1.419,46.', 'Er kloppen nog 2 dingen niet', '<b>bron</b>')
  for (const [name, value] of [['single-21', '1\\.450,00'], ['single-aow', '15'], ['effectiveFrom', '1-1-2027']]) assert.match(back.html, new RegExp(`name="${name}"[^>]*value="${value}"`))
  assert.match(back.html, /<title>Fout:/)
})

test('a change of more than five percent is said and ticked, each by itself; the tick is for that amount', async (t) => {
  const { house, next, as } = await kit(t)
  const b = await as(karin)
  await b.get('/beheer/normen/nieuw')
  const great = { ...next, amounts: { ...next.amounts, 'single-21': '1.519,46', 'couple-21': '1.900,00' } }
  const look = await b.post('/beheer/normen/nieuw', { ...fieldsOf(great), stap: 'bekijk' })
  has(look, 'Alleen, vanaf 21 jaar: € 1.519,46 klopt', '7% meer dan vanaf 1 juli 2026. Toen was het € 1.419,46.', '6,3% minder dan vanaf 1 juli 2026. Toen was het € 2.027,79.')
  const one = await b.post('/beheer/normen/nieuw', { 'klopt-single-21': '1.519,46', stap: 'stuur' })
  assert.equal(one.status, 422)
  has(one, 'Zet een vinkje als het bedrag klopt: Samen, vanaf 21 jaar.')
  assert.match(one.html, /name="klopt-single-21"[^>]*checked/)
  assert.equal((await b.post('/beheer/normen/nieuw', { 'klopt-single-21': '1.519,46', 'klopt-couple-21': '1.899,00', stap: 'stuur' })).status, 422, 'a tick for another amount')
  assert.deepEqual(await house.owner.query('select id from eligibility.norm_proposal'), [])
  await b.post('/beheer/normen/nieuw', { ...fieldsOf(great), stap: 'bekijk' })
  const sent = await b.post('/beheer/normen/nieuw', { 'klopt-single-21': '1.519,46', 'klopt-couple-21': '1.900,00', stap: 'stuur' })
  has(await (await as(chantal)).get(sent.location!), 'Grote verschillen', 'Alleen, vanaf 21 jaar: € 1.519,46. 7% meer dan vanaf 1 juli 2026.')
  const tooGreat = await b.post('/beheer/normen/nieuw', { ...fieldsOf({ ...next, amounts: { ...next.amounts, 'single-21': '14.500,00' } }), stap: 'stuur' })
  assert.equal(tooGreat.status, 422)
  has(tooGreat, 'Dat is te veel verschil.')
})

test('a file goes the way of what is typed; its mistakes are told by line and field, and it stays in its box', async (t) => {
  const { newest, next, as } = await kit(t)
  const b = await as(karin)
  has(await b.get('/beheer/normen/inlezen'), 'Kies een bestand', 'Of plak hier de inhoud van het bestand', 'Zo ziet een bestand eruit', 'single-18-20;350,42', 'kostendelers' in newest.amounts ? 'kostendelers' : 'asset-home-exempt')
  const csv = ['type;bedrag', 'ingangsdatum;1-1-2027', 'bron;Brief', ...Object.entries(next.amounts).map((row) => row.join(';'))]
  const post = (bestand: string) => b.postFiles('/beheer/normen/inlezen', { bestand }, [])
  const fine = await post(csv.join('\n'))
  assert.equal(fine.status, 200)
  has(fine, 'Bekijk de nieuwe normen', '€ 30,54 meer')
  const line = csv.findIndex((row) => row.startsWith('single-21;')) + 1
  await b.get('/beheer/normen/inlezen')
  const wrong = await post(csv.map((row) => (row.startsWith('single-21;') ? 'single-21;1450' : row)).filter((row) => !row.startsWith('couple-21;')).join('\n'))
  assert.equal(wrong.status, 422)
  has(wrong, `Regel ${line}, single-21: Alleen, vanaf 21 jaar: schrijf het bedrag met centen`, 'couple-21: Samen, vanaf 21 jaar: dit bedrag mist. Vanaf 1 juli 2026 was het er wel.', 'single-21;1450')
  has(await post('single-99;1'), 'Regel 1: single-99 kennen wij niet.')
  has(await post(JSON.stringify({ basis: 'excluding-holiday-allowance', holidayAllowancePermille: 80, tables: [{ effectiveFrom: '2027-01-01', source: 'Brief', amounts: { 'single-21': '1450.00' } }] })), 'basis: de tabel ervoor heeft including-holiday-allowance.', 'holidayAllowancePermille: de tabel ervoor heeft 50.')
})

test('a file that was chosen is read as if it was pasted: its mistakes by line, its lines in the box; a picture or a great one is told', async (t) => {
  const { next, as } = await kit(t)
  const b = await as(karin)
  await b.get('/beheer/normen/inlezen')
  const csv = ['ingangsdatum;1-1-2027', 'bron;Brief', ...Object.entries(next.amounts).map((row) => row.join(';'))].join('\r\n')
  const choose = (bytes: Buffer, name = 'normen.csv') => b.postFiles('/beheer/normen/inlezen', { bestand: '' }, [{ field: 'kies', name, type: 'text/csv', bytes }])
  has(await choose(Buffer.from(`\ufeff${csv}`)), 'Bekijk de nieuwe normen', '€ 30,54 meer')
  await b.get('/beheer/normen/inlezen')
  const wrong = await choose(Buffer.from(csv.replace('single-21', 'single-99')))
  assert.equal(wrong.status, 422)
  has(wrong, 'Regel 8: single-99 kennen wij niet.', 'single-99;1.450,00')
  has(await choose(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), 'normen.xlsx'), 'normen.xlsx is geen tekst.')
  assert.equal((await choose(Buffer.alloc(300 * 1024, 'a'))).status, 413)
  has(await b.postFiles('/beheer/normen/inlezen', { bestand: '' }, []), 'Kies een bestand, of plak hier wat erin staat.')
})

test('what came back opens filled in, and nothing else does', async (t) => {
  const { house, next, as } = await kit(t)
  const id = await sent(house, next)
  const b = await as(karin)
  assert.match((await b.get(`/beheer/normen/nieuw?uit=${id}`)).html, /name="single-21"(?![^>]*value=)/, 'it still waits')
  await returnNorms(house, chantal, id, 'Alleen klopt niet.')
  has(await b.get(`/beheer/normen/voorstel/${id}`), 'Chantal Vos stuurde deze normen terug', 'Alleen klopt niet.', 'Verbeter de normen')
  assert.match((await b.get(`/beheer/normen/nieuw?uit=${id}`)).html, /name="single-21"[^>]*value="1450,00"/)
  has(await b.get('/beheer/normen'), 'Kwam terug.')
  for (const address of ['nee', '01935000-0000-7000-8000-00000000dead']) assert.equal((await b.get(`/beheer/normen/voorstel/${address}`)).status, 404)
})

test('only a manager or an administrator comes here', async (t) => {
  const { as } = await kit(t)
  for (const role of ['caseworker', 'auditor', 'editor']) assert.equal((await (await as({ ...karin, role })).get('/beheer/normen')).status, 403, role)
  assert.equal((await (await as(karin)).get('/beheer/normen')).status, 200)
})
