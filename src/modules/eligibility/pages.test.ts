import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { may, sessionOf, startSession } from '#modules/identity/index.ts'
import type { MailCode } from '#modules/residents/index.ts'
import { type Applicants, applicants, MARRIED } from '#test/applicants.ts'
import { type Browser, browser } from '#test/page.ts'
import { sessionCookie } from '#web/visit.ts'
import { eligibilityRoutes } from './index.ts'

type Kit = Applicants & { readonly codes: string[]; mail: 'sent' | 'down'; as(key: string): Promise<Browser>; staff(name?: string): Promise<Browser> }

async function kit(t: TestContext): Promise<Kit> {
  const base = await applicants(t)
  const { house } = base
  const codes: string[] = []
  const mail = { now: 'sent' as 'sent' | 'down' }
  const mailCode: MailCode = async ({ code }) => { codes.push(code); return mail.now }
  const open = async (cookie: string) => {
    const b = await browser(t, house, { routes: eligibilityRoutes(house, { mailCode, passesEnded: async () => {} }), may, sessionOf: (value) => sessionOf(house, value) })
    b.cookie(sessionCookie, cookie)
    return b
  }
  return {
    ...base, codes, get mail() { return mail.now }, set mail(next) { mail.now = next },
    as: async (key) => open((await base.signIn(key)).cookie),
    staff: async (name = 'Hanneke de Boer') => open(await startSession(house, house.db, { door: 'staff', subjectId: staffIds[name]!, name, roles: ['caseworker'], loa: 'high' })),
  }
}
const staffIds: Record<string, string> = { 'Hanneke de Boer': '01935000-0000-7000-8000-0000000000aa', 'Iris Jansen': '01935000-0000-7000-8000-0000000000bb' }

const ALONE = { register: 'yes', partner: 'none', others: 'none', channel: 'letter' }
const COUPLE = { ...ALONE, partner: 'registered' }

test('one page: who lives with me is filled in, and the button gives the pass', async (t) => {
  const { as } = await kit(t)
  const b = await as('fatima')
  const form = await b.get('/aanvragen')
  assert.equal(form.status, 200)
  for (const part of ['Fatima Bouazza', 'Amina Bouazza', 'Bilal Bouazza', 'Eikenlaan 114', 'Vraag de Stadjerspas aan', 'Wat gaan wij bekijken?']) assert.ok(form.text.includes(part), part)
  const pressed = await b.post('/aanvragen', ALONE)
  assert.deepEqual([pressed.status, pressed.location], [303, '/mijn/aanvraag'])
  const result = await b.get('/mijn/aanvraag')
  for (const part of ['Welkom, Fatima. Je hebt de pas.', 'Amina (9) en Bilal (6)', '31 december 2027', 'Kies je eerste bon', 'Jouw inkomen', 'Je woont in de gemeente Groningen.', 'bezwaar maken tot en met maandag 4 januari 2027']) assert.ok(result.text.includes(part), part)
})

test('who signed in before the desk, or another telephone, sent their application is told how it stands, and not asked for it again', async (t) => {
  const { as, applyAs } = await kit(t)
  const [early, waiting] = [await as('henk'), await as('henk')]
  await early.get('/aanvragen')
  await applyAs('henk')
  assert.equal((await early.post('/aanvragen', ALONE)).location, '/mijn/aanvraag')
  assert.match((await early.get('/mijn/aanvraag')).text, /Een medewerker kijkt/)
  assert.equal((await waiting.get('/mijn/aanvraag')).location, '/aanvragen')
  assert.equal((await waiting.get('/aanvragen')).location, '/mijn/aanvraag')
  assert.match((await waiting.get('/mijn/aanvraag')).text, /Een medewerker kijkt/)
})

test('a partner whom the register knows is chosen already; an unmarried one is asked', async (t) => {
  const { as } = await kit(t)
  const b = await as('samira')
  const form = await b.get('/aanvragen')
  assert.match(form.html, /name="partner"[^>]*value="registered"[^>]*checked/)
  assert.ok(form.text.includes('Youssef Amrani'))
  const alone = await (await as('henk')).get('/aanvragen')
  assert.doesNotMatch(alone.html, /name="partner"[^>]*checked/)
})

test('what is missing is said at its field, and everything that was typed stays', async (t) => {
  const { as } = await kit(t)
  const b = await as('henk')
  await b.get('/aanvragen')
  const back = await b.post('/aanvragen', { register: 'no', remark: 'Mijn zoon woont <b>hier</b> ook', channel: 'email', email: 'henk@stadjer.example' })
  assert.equal(back.status, 422)
  for (const part of ['Kies of je samenwoont met een partner.', 'Kies of er nog meer volwassenen bij je wonen.', 'Zet een vinkje als wij je mogen mailen.', 'Mijn zoon woont <b>hier</b> ook']) assert.ok(back.text.includes(part), part)
  assert.match(back.html, /value="henk@stadjer\.example"/)
  assert.doesNotMatch(back.html, /<b>hier<\/b>/)
  assert.match(back.html, /<title>Fout:/)
})

test('e-mail: pressing sends a code and shows the same page; a wrong code is said, the right one applies', async (t) => {
  const { as, codes, house } = await kit(t)
  const b = await as('henk')
  await b.get('/aanvragen')
  const fields = { ...ALONE, channel: 'email', email: 'Henk@stadjer.example', consent: 'ja' }
  const asked = await b.post('/aanvragen', fields)
  assert.equal(asked.status, 200)
  assert.equal(codes.length, 1)
  for (const part of ['Kijk in je mail', 'Henk@stadjer.example', 'De code uit de mail']) assert.ok(asked.text.includes(part), part)
  assert.match(asked.html, /name="others"[^>]*value="none"[^>]*checked/)
  assert.equal(asked.html.includes(codes[0]!), false)

  const wrong = await b.post('/aanvragen', { ...fields, code: '0000000' })
  assert.equal(wrong.status, 422)
  assert.ok(wrong.text.includes('Deze code klopt niet.'))
  assert.equal((await house.owner.query('select from eligibility.application')).length, 0)
  assert.equal((await house.owner.query('select from residents.resident')).length, 0)

  const right = await b.post('/aanvragen', { ...fields, code: codes[0]!.toLowerCase() })
  assert.equal(right.location, '/mijn/aanvraag')
  const result = await b.get('/mijn/aanvraag')
  assert.ok(result.text.includes('H•••@stadjer.example'))
  assert.deepEqual(await house.owner.query('select channel from residents.reach'), [{ channel: 'email' }])
})

test('another address, or a new code, sends one again; mail down and no address are said', async (t) => {
  const k = await kit(t)
  const b = await k.as('henk')
  await b.get('/aanvragen')
  const fields = { ...ALONE, channel: 'email', email: 'a@stadjer.example', consent: 'ja' }
  await b.post('/aanvragen', fields)
  await b.post('/aanvragen', { ...fields, email: 'b@stadjer.example' })
  await b.post('/aanvragen', { ...fields, email: 'b@stadjer.example', again: 'ja' })
  assert.equal(k.codes.length, 3)
  assert.ok((await b.post('/aanvragen', { ...fields, email: 'dit is geen adres' })).text.includes('Vul je mailadres in'))
  k.mail = 'down'
  assert.ok((await b.post('/aanvragen', { ...fields, email: 'c@stadjer.example' })).text.includes('Wij kunnen nu geen mail sturen.'))
})

test('lives elsewhere, a secret address, and a register that is down are remarks, never a refusal', async (t) => {
  const { as, partners } = await kit(t)
  const eva = await (await as('eva')).get('/aanvragen')
  assert.ok(eva.text.includes('woon je in Assen') && eva.text.includes('Vraag de Stadjerspas aan'))
  const noor = await (await as('noor')).get('/aanvragen')
  assert.ok(noor.text.includes('Geheim adres'))
  assert.equal(noor.text.includes('Star Numanstraat'), false)
  partners.faults.set('brp', 'down')
  const henk = await as('henk')
  assert.ok((await henk.get('/aanvragen')).text.includes('Je kunt de pas wel aanvragen.'))
  assert.equal((await henk.post('/aanvragen', { partner: 'none', others: 'none', channel: 'letter' })).location, '/mijn/aanvraag')
  assert.ok((await henk.get('/mijn/aanvraag')).text.includes('Dat ligt niet aan jou.'))
})

test('in review: what was seen with the amounts, what happens next, and the last day', async (t) => {
  const { as } = await kit(t)
  const b = await as('henk')
  await b.get('/aanvragen')
  await b.post('/aanvragen', ALONE)
  const page = await b.get('/mijn/aanvraag')
  for (const part of ['Een medewerker kijkt nog mee', '€ 0,01 hoger', '€ 1.703,36', '€ 1.703,35', 'Tot en met maandag 18 januari 2027', 'SP-26-00001', 'Je woont niet met een partner', 'UWV, over oktober 2026']) assert.ok(page.text.includes(part), part)
  assert.equal((await b.get('/aanvragen')).location, '/mijn/aanvraag')
})

test('other cases say in words what is not known', async (t) => {
  const { as } = await kit(t)
  for (const [key, fields, part] of [['priya', { ...ALONE, partner: 'unmarried' }, 'maar jullie zijn niet getrouwd'], ['gerrit', { ...COUPLE, others: 'one' }, '3 of meer volwassenen'], ['willem', ALONE, 'Bel 14 050'], ['karel', ALONE, 'Wij proberen het opnieuw']] as const) {
    const b = await as(key)
    await b.get('/aanvragen')
    await b.post('/aanvragen', fields)
    assert.ok((await b.get('/mijn/aanvraag')).text.includes(part), key)
  }
})

test('the partner sees the pass, and nothing of the application or the other income', async (t) => {
  const { as, applyAs, signIn, house } = await kit(t)
  await applyAs('samira', MARRIED)
  const { residentId } = await house.owner.one<{ residentId: string }>(`select resident_id as "residentId" from messages.message where kind = 'granted-partner'`)
  const youssef = await as('youssef')
  // Signing in names who is known already; here the session of a newcomer is named by hand.
  const { sessionId } = await signIn('youssef')
  assert.ok(sessionId)
  await house.owner.query('update identity.session set subject_id = $1 where bsn_sealed is not null and kind = $2 and subject_id is null', [residentId, 'resident'])
  const page = await youssef.get('/mijn/aanvraag')
  assert.ok(page.text.includes('Welkom, Youssef. Je hebt de pas.'))
  assert.equal(/€/.test(page.text), false)
  assert.equal(page.text.includes('SP-26-'), false)
})

test('the queue: most urgent first, days in words, no names and no amounts', async (t) => {
  const { applyAs, staff, house } = await kit(t)
  await applyAs('henk')
  house.clock.set('2026-12-01T10:00:00+01:00')
  await applyAs('lotte')
  house.clock.set('2027-01-08T10:00:00+01:00')
  const page = await (await staff()).get('/beoordeling')
  for (const part of ['2 aanvragen wachten. De eerste moet klaar zijn op maandag 18 januari 2027.', 'SP-26-00001', '10 dagen', '18 dagen', 'Inkomen boven de grens', 'Studiefinanciering']) assert.ok(page.text.includes(part), part)
  assert.ok(page.text.indexOf('SP-26-00001') < page.text.indexOf('SP-26-00002'))
  assert.doesNotMatch(page.text, /Wiersema|Zijlstra|€/)
  assert.equal((await house.owner.query('select from audit.processing_log')).length, 0)
})

test('a caseworker sees every check, previews the letter, decides; the resident is in the shop', async (t) => {
  const { applyAs, staff, house, as } = await kit(t)
  const { residentId, sessionId } = await applyAs('henk')
  const b = await staff()
  const path = '/beoordeling/SP-26-00001'
  const page = await b.get(path)
  for (const part of ['Henk Wiersema', 'Je inkomen is € 1.703,36. De grens voor jou is € 1.703,35.', 'Grens € 1.703,35: 120% van € 1.419,46, norm van 1 juli 2026.', '1 van 56', 'Spaargeld en bezit kijken wij niet na.', 'Oosterhamrikkade 63']) assert.ok(page.text.includes(part), part)
  assert.equal((await house.owner.query('select from audit.processing_log')).length, 1)

  const empty = await b.post(path, {})
  assert.equal(empty.status, 422)
  for (const part of ['Kies wat je doet.', 'Schrijf een zin voor de brief.', 'Zet een vinkje, of geef de zaak aan een collega.']) assert.ok(empty.text.includes(part), part)
  assert.equal((await b.post(path, { move: 'refuse', ownSentence: 'Wij hebben gekeken.', own: 'ja' })).status, 422, 'a refusal needs a reason')

  const preview = await b.post(path, { move: 'grant', ownSentence: 'Wij tellen die cent niet mee.', preview: 'ja' })
  for (const part of ['Zo wordt de brief', 'Beste Henk Wiersema,', 'Wij tellen die cent niet mee.', 'Je krijgt de Stadjerspas van 23 november 2026 tot en met 31 december 2027.', 'bezwaar maken tot en met 4 januari 2027']) assert.ok(preview.text.includes(part), part)
  assert.equal((await house.owner.query('select from eligibility.decision')).length, 0)

  const decided = await b.post(path, { move: 'grant', ownSentence: 'Wij tellen die cent niet mee.', own: 'ja', despite: 'Eén cent te veel is geen inkomen.', seen: 'ja' })
  assert.equal(decided.location, '/beoordeling?klaar=SP-26-00001')
  assert.equal((await house.owner.query('select from eligibility.decision')).length, 0, 'it can be undone for ten minutes')
  await b.get(path)
  await b.post(`${path}/gepland`, { wat: 'nu' })
  await b.get(path)
  const late = await b.post(path, { move: 'refuse', reason: 'income-within-limit', ownSentence: 'Toch niet.', notHeard: 'heard-before', own: 'ja' })
  assert.equal(late.status, 409)
  assert.ok(late.text.includes('Hanneke de Boer heeft deze zaak besloten op 23 november 2026 om 10.00 uur.'))

  const henk = await as('henk')
  await house.owner.query('update identity.session set subject_id = $1 where kind = $2 and id <> $3', [residentId, 'resident', sessionId])
  const result = await henk.get('/mijn/aanvraag')
  for (const part of ['Welkom, Henk. Je hebt de pas.', 'Wij tellen die cent niet mee.']) assert.ok(result.text.includes(part), part)
})

test('refused: the decision, the last day to object, and a way to apply again', async (t) => {
  const { as, staff } = await kit(t)
  const lotte = await as('lotte')
  await lotte.get('/aanvragen')
  await lotte.post('/aanvragen', ALONE)
  const b = await staff()
  await b.get('/beoordeling/SP-26-00001')
  await b.post('/beoordeling/SP-26-00001', { move: 'refuse', reason: 'no-studiefinanciering', ownSentence: 'Wij keken naar je gegevens bij DUO.', notHeard: 'own-facts', own: 'ja' })
  await b.get('/beoordeling/SP-26-00001')
  await b.post('/beoordeling/SP-26-00001/gepland', { wat: 'nu' })
  const page = await lotte.get('/mijn/aanvraag')
  for (const part of ['Je krijgt de Stadjerspas niet', 'Met studiefinanciering kun je de pas niet krijgen.', 'Wij keken naar je gegevens bij DUO.', 'tot en met maandag 4 januari 2027', 'Vraag opnieuw aan']) assert.ok(page.text.includes(part), part)
  assert.equal((await lotte.get('/aanvragen')).status, 200)
})

test('who knows these people does not see them', async (t) => {
  const { applyAs, staff, house } = await kit(t)
  await applyAs('gerrit', { ...MARRIED, otherAdults: 'one' })
  const iris = await staff('Iris Jansen')
  await iris.get('/beoordeling/SP-26-00001')
  assert.equal((await iris.post('/beoordeling/SP-26-00001/ken-ik')).location, '/beoordeling/SP-26-00001')
  const looks = (await house.owner.query('select from audit.processing_log')).length
  const page = await iris.get('/beoordeling/SP-26-00001')
  assert.equal(page.status, 403)
  assert.ok(page.text.includes('Daarom zie je hun gegevens niet.'))
  assert.equal(page.text.includes('Jansen, Gerrit') || page.text.includes('Gerrit Jansen'), false)
  assert.equal((await iris.post('/beoordeling/SP-26-00001', { move: 'grant', ownSentence: 'Ja.', own: 'ja' })).status, 403)
  assert.equal((await house.owner.query('select from audit.processing_log')).length, looks)
  assert.equal((await (await staff()).get('/beoordeling/SP-26-00001')).status, 200)
})

test('a resident cannot assess, a caseworker cannot apply, and what is not there is 404', async (t) => {
  const { as, staff, applyAs } = await kit(t)
  await applyAs('fatima')
  const resident = await as('henk')
  assert.equal((await resident.get('/beoordeling')).status, 403)
  assert.equal((await (await staff()).get('/aanvragen')).status, 403)
  const b = await staff()
  for (const number of ['SP-26-00001', 'SP-26-99999', 'x']) assert.equal((await b.get(`/beoordeling/${number}`)).status, 404, number)
  assert.equal((await resident.get('/mijn/aanvraag')).location, '/aanvragen')
})
