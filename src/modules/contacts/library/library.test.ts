import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { seedDemonstration } from '#demo/seed.ts'
import { may as mayOf, startSession } from '#modules/identity/index.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { newCode } from '#shared/code.ts'
import { newId } from '#shared/ids.ts'
import { addDays } from '#shared/local-date.ts'
import { allRoutes } from '#src/app.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import { applicants } from '#test/applicants.ts'
import { type Browser, browser, type Fetched } from '#test/page.ts'
import { newOffer, newProvider } from '#test/small-city.ts'
import { cannotReadPaper, textOfPdf } from '#test/journeys/paper.ts'
import { sessionCookie } from '#web/visit.ts'
import { contactsOver } from '../forget-contacts.ts'
import { enterLibrary } from './enter.ts'
import { codeFind, passFind } from './give-code.ts'

/** Fatima has a pass and two children; Anouk of the Stip and Moniek of the telephone help her. */
async function town(t: TestContext, who = 'fatima') {
  const kit = await applicants(t)
  const { house, applyAs, bsnOf } = kit
  await seedDemonstration(house)
  const { residentId } = await applyAs(who)
  const at = house.clock.now()
  const staff = async (name: string) => keepStaff(house.owner, { id: newId(at), issuer: 'test', subject: name, name, at, ownFind: undefined })
  const [anouk, moniek] = [await staff('Anouk'), await staff('Moniek')]
  const b = await browser(t, house)
  const as = async (role: 'stip' | 'kcc') => b.cookie(sessionCookie, await startSession(house, house.db, { door: 'staff', subjectId: role === 'stip' ? anouk : moniek, name: role === 'stip' ? 'Anouk' : 'Moniek', roles: [role], loa: 'high' }))
  const { number } = await house.owner.one<{ number: string }>('select number from passes.pass where resident_id = $1', [residentId])
  const spoken = async (role: 'stip' | 'kcc', hoe: 'desk' | 'phone', soort: string | undefined): Promise<string> => {
    await as(role)
    await b.get('/balie')
    const path = (await b.post('/balie', { doel: 'pass', hoe, zoek: bsnOf(who) })).location!
    await b.get(path)
    if (soort) await b.post(`${path}/check`, { soort })
    return path
  }
  const paperFrom = async (path: string): Promise<Fetched> => {
    await b.get(`${path}/bibliotheek`)
    return b.post(`${path}/bibliotheek`)
  }
  const give = async (): Promise<string> => codeOn(await paperFrom(await spoken('stip', 'desk', 'passport')))
  const library = await browser(t, house)
  const enter = async (pas: string, code: string, at: Browser = library): Promise<Fetched> => {
    at.cookie(sessionCookie, '')
    await at.get('/bibliotheek')
    return at.post('/bibliotheek', { pas, code })
  }
  const later = (minutes: number) => house.clock.set(new Date(house.clock.now().getTime() + minutes * 60_000).toISOString())
  return { ...kit, residentId, number, b, library, spoken, paperFrom, give, enter, later, as }
}
const codeOn = ({ text }: Fetched): string => /Je code ([0-9A-Z]{5} [0-9A-Z]{5})/.exec(text)?.[1] ?? assert.fail(text)
/** What the form calls each pass, in the order of the page. */
const marksOn = ({ html }: Fetched): string[] => [...html.matchAll(/name="voor"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="voor"/g)].map(([, one, other]) => (one ?? other)!)
const insideOf = ({ location }: Fetched): boolean => location === '/bibliotheek/bonnen'

test('somebody without mail or DigiD gets a code at a Stip, orders at the library and leaves with paper', async (t) => {
  const { house, number, library, spoken, paperFrom, enter } = await town(t)
  const paper = await paperFrom(await spoken('stip', 'desk', 'id-card'))
  const code = codeOn(paper)
  assert.match(paper.text, /Nummer op je pas .* Je code .* De code werkt tot en met 21 februari 2027/)
  assert.match(paper.text, /Typ op een computer van de bibliotheek dit adres: localhost:3000\/bibliotheek\./)
  assert.doesNotMatch(paper.text, /Fatima/)
  assert.ok(insideOf(await enter(number.toLowerCase(), code.toLowerCase().replace(' ', '-'))))
  const empty = await library.get('/bibliotheek/bonnen')
  assert.match(empty.text, /Dit is een computer voor iedereen.*Klaar\? Log uit.*nu geen bonnen/)
  const form = await library.get('/bibliotheek/bestellen')
  assert.match((await library.post('/bibliotheek/bestellen', { bon: '', voor: [] })).text, /Kies een bon uit de lijst\..*Kies voor welke pas de bon is\./)
  const bon = /<option value="([^"]+)">[^<]*zwemmen/i.exec(form.html)![1]!
  assert.equal((await library.post('/bibliotheek/bestellen', { bon, voor: marksOn(form)[0]! })).location, '/bibliotheek/bonnen?besteld=ja')
  assert.match((await library.get('/bibliotheek/bonnen?besteld=ja')).text, /De bon is besteld.*zwemmen.*Pas [0-9A-Z]{4} [0-9A-Z]{4} tot en met .* [0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{3}/)
  assert.equal((await library.get('/bibliotheek/bonnen.pdf')).headers['content-type'], 'application/pdf')
  assert.deepEqual(await house.owner.query(`select actor_door, actor_role from audit.event where action = 'orders.placed'`), [{ actor_door: 'resident', actor_role: 'library' }])
  assert.equal((await library.post('/uitloggen')).location, '/bibliotheek?uitgelogd=ja')
  assert.match((await library.get('/bibliotheek?uitgelogd=ja')).text, /Je bent uitgelogd\. De volgende kan deze computer gebruiken/)
  assert.match((await library.get('/bibliotheek/bonnen')).location ?? '', /^\/bibliotheek$/)
})

test('nothing that came from DigiD or a register is shown: no name, no child\'s name, no age, no address, no mail, no BSN', async (t) => {
  const { house, number, library, give, enter, residentId, bsnOf } = await town(t)
  const code = await give()
  await enter(number, code)
  const form = await library.get('/bibliotheek/bestellen')
  const children = await house.owner.query<{ full: string; given: string }>('select full_name as full, given_name as given from residents.resident where household_id = (select household_id from residents.resident where id = $1)', [residentId])
  assert.ok(children.length >= 2, 'she has children')
  const bon = /<option value="([^"]+)">[^<]*zwemmen/i.exec(form.html)![1]!
  await library.post('/bibliotheek/bestellen', { bon, voor: marksOn(form) })
  const told = await library.get('/bibliotheek/bestellen')
  const shown = [form, told, await library.get('/bibliotheek/bonnen'), await library.get('/bibliotheek/bonnen?besteld=ja'), await library.get('/aanbod'), await library.get('/aanbod/gratis-zwemmen'), await library.get('/contact/bericht'), await library.get('/kan-ik-meedoen'), await library.get('/inloggen')]
  const reach = JSON.stringify(await house.owner.query('select r::text from residents.resident r where id = $1', [residentId]))
  const words = [...children.flatMap(({ full, given }) => [full, given]), bsnOf('fatima'), residentId, /[\w.]+@[\w.]+/.exec(reach)?.[0] ?? 'fatima@'].filter(Boolean)
  assert.match(shown[5]!.text, /Je bent ingelogd met je pas en een code\. Deze bon kies je dan uit een lijst\. Kies een bon/)
  assert.match(shown[5]!.html, /href="\/bibliotheek\/bestellen"/)
  for (const one of shown) for (const word of words) assert.ok(!one.html.includes(word), `${word} on ${one.text.slice(0, 80)}`)
  // Two passes of children: they are told apart by the numbers on their cards.
  assert.match(form.text, /Voor welke pas\? Pas \S{4} \S{4} Pas \S{4} \S{4}/)
  if (!cannotReadPaper) {
    const paper = textOfPdf((await library.get('/bibliotheek/bonnen.pdf')).body)
    for (const word of words) assert.ok(!paper.includes(word), `${word} on paper`)
    assert.match(paper, /Pas \S{4} \S{4}/)
  }
})

test('what is drawn is not in the list of the library, before its draw nor after it, and its page says where one takes part', async (t) => {
  const { house, number, library, give, enter } = await town(t)
  await enter(number, await give())
  const drawn = await newOffer(house, { title: 'Museumnacht', slug: 'museumnacht', stock: 3, drawCloses: { day: '2026-11-24' as never, time: '12:00' } })
  const listed = async () => /Museumnacht/.test((await library.get('/bibliotheek/bestellen')).html)
  assert.equal(await listed(), false)
  assert.match((await library.get(`/aanbod/${drawn.slug}`)).text, /Deze bon wordt geloot\. Meedoen kan met DigiD, of vraag het bij een Stip/)
  const page = await library.get('/bibliotheek/bestellen')
  const refused = await library.post('/bibliotheek/bestellen', { bon: drawn.versionId, voor: marksOn(page)[0]! })
  assert.equal(refused.status, 409, 'who asks for it all the same hears why not')
  house.clock.set('2026-11-24T13:00:00+01:00')
  assert.equal(await listed(), false)
})

test('a refusal at the library names the reason and what can be ordered instead, for which pass, and a press on it fills in the form', async (t) => {
  const { house, number, library, give, enter, residentId } = await town(t)
  await enter(number, await give())
  const shared = { category: 'leren', title: 'Figuurzagen' } as const
  const refusedOffer = await newOffer(house, { category: 'leren', title: 'Tekenen voor kleuters', audience: { minAge: 3, maxAge: 3 } })
  await newOffer(house, { ...shared, slug: 'figuurzagen' })
  await newOffer(house, { category: 'leren', title: 'Loting om een cursus', stock: 3, drawCloses: { day: '2026-11-30' as never, time: '18:00' } })
  await library.get('/bibliotheek/bestellen')
  const refused = await library.post('/bibliotheek/bestellen', { bon: refusedOffer.versionId, voor: marksOn(await library.get('/bibliotheek/bestellen'))[0]! })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /3 jaar.*Dit kan wel.*Figuurzagen.*Voor pas \S{4} \S{4}/)
  assert.doesNotMatch(refused.text, /Fatima|Loting om een cursus.*Welke bon/)
  for (const { given } of await house.owner.query<{ given: string }>('select given_name as given from residents.resident where household_id = (select household_id from residents.resident where id = $1)', [residentId])) assert.ok(!refused.html.includes(given))
  const path = /href="(\/bibliotheek\/bestellen\?bon=[^"]+)"[^>]*>Figuurzagen/.exec(refused.html)![1]!.replaceAll('&amp;', '&')
  assert.deepEqual(await house.owner.query('select 1 from vouchers.voucher'), [])
  const filled = await library.get(path)
  assert.match(filled.html, /<option value="[^"]+" selected>Figuurzagen/)
  assert.match(filled.html, new RegExp(`value="${marksOn(filled)[0]!}" checked`))
  const bon = /bon=([^&]+)/.exec(path)![1]!
  assert.equal((await library.post('/bibliotheek/bestellen', { bon, voor: marksOn(filled)[0]! })).location, '/bibliotheek/bonnen?besteld=ja')
  assert.equal((await library.get('/bibliotheek/bestellen?bon=zo&voor=zo-9-')).status, 200)
})

test('a pass that is no longer theirs between the page and the press: nothing is ordered for another pass in its place', async (t) => {
  const { house, number, library, give, enter, residentId } = await town(t)
  await enter(number, await give())
  const form = await library.get('/bibliotheek/bestellen')
  const bon = /<option value="([^"]+)">[^<]*zwemmen/i.exec(form.html)![1]!
  const [, first, second] = marksOn(form)
  assert.ok(first && second, 'herself and two children')
  const children = (await peopleOf(house, house.db, residentId)).slice(1)
  // The elder child moves out.
  await house.owner.query(`with home as (insert into residents.household (id, created_at) values (gen_random_uuid(), now()) returning id) update residents.resident set household_id = (select id from home) where id = $1`, [children[0]!.id])
  const pressed = await library.post('/bibliotheek/bestellen', { bon, voor: first })
  assert.equal(pressed.status, 422)
  assert.match(pressed.text, /Een van de passen hoort hier niet meer bij\. Kies opnieuw/)
  assert.equal((await library.post('/bibliotheek/bestellen', { bon, voor: [marksOn(form)[0]!, first] })).status, 422, 'not for the rest either')
  assert.deepEqual(await house.owner.query('select resident_id from vouchers.voucher'), [])
  assert.equal((await library.post('/bibliotheek/bestellen', { bon, voor: second })).status, 303)
  assert.deepEqual(await house.owner.query('select resident_id as id from vouchers.voucher'), [{ id: children[1]!.id }])
})

test('every other page refuses a session of the library, with a sentence; the open ones treat it as nobody', async (t) => {
  const { house, number, library, give, enter } = await town(t)
  await enter(number, await give())
  const role = { roles: ['library'] } as never
  const closed = allRoutes(house).filter(({ action }) => !mayOf(role, action))
  assert.ok(closed.length > 100)
  assert.deepEqual([...new Set(allRoutes(house).filter(({ action }) => mayOf(role, action)).map(({ action }) => action))].sort(), ['browse', 'order-at-library', 'sign-in'])
  for (const { path } of closed.filter(({ method, path }) => method === 'GET' && !path.includes(':'))) {
    const answer = await library.get(path)
    assert.equal(answer.status, 403, path)
    assert.match(answer.text, path.startsWith('/en/') ? /With your pass and the code of the Stip you can order and see vouchers, and nothing else/ : /Met je pas en de code van de Stip kun je bonnen bestellen en bekijken, en niets anders/, path)
  }
  await library.get('/bibliotheek/bestellen')
  const csrf = /name="_csrf" value="([^"]+)"/.exec((await library.get('/bibliotheek/bonnen')).html)![1]!
  for (const { path } of closed.filter(({ method }) => method === 'POST')) assert.equal((await library.postRaw(path.replace(/:[a-z]+/g, 'x'), { _csrf: csrf })).status, 403, path)
})

test('who may give one: a Stip that saw a document, for a valid pass of one\'s own; nobody by telephone', async (t) => {
  const { house, b, spoken, paperFrom, residentId } = await town(t)
  const unchecked = await spoken('stip', 'desk', undefined)
  assert.equal((await b.get(`${unchecked}/bibliotheek`)).status, 404, 'nothing before the check')
  const called = await spoken('kcc', 'phone', 'questions')
  assert.match((await b.get(`${called}/bibliotheek`)).text, /Een code geven kan alleen bij een Stip/)
  const csrf = /name="_csrf" value="([^"]+)"/.exec((await b.get(called)).html)![1]!
  assert.equal((await b.postRaw(`${called}/bibliotheek`, { _csrf: csrf, _key: 'a'.repeat(32) })).status, 403)
  const phoned = await spoken('stip', 'phone', 'questions')
  assert.match((await b.get(`${phoned}/bibliotheek`)).text, /alleen bij een Stip, als je een document zag/)
  const again = /name="_csrf" value="([^"]+)"/.exec((await b.get(phoned)).html)![1]!
  assert.equal((await b.postRaw(`${phoned}/bibliotheek`, { _csrf: again, _key: 'a'.repeat(32) })).status, 409, 'a Stip that is called gives none either')
  const path = await spoken('stip', 'desk', 'passport')
  await house.owner.query(`update passes.pass set state = 'blocked' where resident_id = $1`, [residentId])
  assert.equal((await b.get(`${path}/bibliotheek`)).text.includes('Geef een code'), false)
  assert.deepEqual(await house.owner.query('select 1 from contacts.library_code'), [])
  await house.owner.query(`update passes.pass set state = 'valid' where resident_id = $1`, [residentId])
  codeOn(await paperFrom(path))
})

test('the paper with the code as a tagged PDF: from the page that shows the code, with no name on it, never by its address, and only the code that works now', async (t) => {
  const { house, b, spoken, paperFrom, number } = await town(t)
  const path = await spoken('stip', 'desk', 'passport')
  const page = await paperFrom(path)
  const code = codeOn(page)
  assert.match(page.html, /<form action="[^"]*\/papier\.pdf" method="post" target="_blank"><input type="hidden" name="code"/)
  const pdf = await b.post(`${path}/bibliotheek/papier.pdf`)
  assert.deepEqual([pdf.status, pdf.headers['content-type'], pdf.headers['cache-control']], [200, 'application/pdf', 'no-store'])
  const source = pdf.body.toString('latin1')
  for (const needed of ['%PDF-', '/MarkInfo', '/Lang (nl-NL)', '/S /H1', '/S /LBody']) assert.ok(source.includes(needed), needed)
  assert.equal((await b.get(`${path}/bibliotheek/papier.pdf`)).status, 404)
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page.html)![1]!
  for (const typed of ['', '0000 0001', newCode(8), number]) {
    const other = await b.postRaw(`${path}/bibliotheek/papier.pdf`, { _csrf: csrf, code: typed })
    assert.deepEqual([other.status, /Deze code werkt niet meer/.test(other.text)], [409, true], typed)
  }
  await paperFrom(path)
  assert.equal((await b.postRaw(`${path}/bibliotheek/papier.pdf`, { _csrf: csrf, code })).status, 409, 'a new code ended the old one')
  assert.doesNotMatch(JSON.stringify(await house.owner.query('select c::text as row from contacts.library_code c')), new RegExp(code.replace(' ', '')))
})

test('the same form sent again gives no second code, and says so', async (t) => {
  const { house, b, spoken, number, enter } = await town(t)
  const path = await spoken('stip', 'desk', 'passport')
  const { html } = await b.get(`${path}/bibliotheek`)
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)![1]!
  const form = { _csrf: field('_csrf'), _key: field('_key') }
  const code = codeOn(await b.postRaw(`${path}/bibliotheek`, form))
  const twice = await b.postRaw(`${path}/bibliotheek`, form)
  assert.equal(twice.status, 409)
  assert.match(twice.text, /Dit formulier gaf al een code/)
  assert.ok(insideOf(await enter(number, code)), 'the paper in the hand still works')
  assert.equal((await house.owner.query('select 1 from contacts.library_code')).length, 1)
})

test('guessing: whoever types wrong codes with a pass number, and on however many machines, the right one gets in elsewhere', async (t) => {
  const { house, number, give, later } = await town(t)
  const code = await give()
  const tried = async (typed: string, sender: string, pas = number) => {
    const entered = await enterLibrary(house, { number: pas, code: typed, sender })
    return entered.ok ? 'in' : entered.refusal.reason
  }
  for (let i = 0; i < 60; i++) assert.equal(await tried(newCode(10), `machine ${i % 12}`), 'wrong')
  assert.equal(await tried(code, 'the library'), 'in')
  // One machine is stopped, also for the right code: it cannot be told from a lucky guess.
  for (let i = 0; i < 25; i++) assert.equal(await tried(newCode(10), 'a bot'), 'wrong')
  assert.equal(await tried(code, 'a bot'), 'too-many-from-here')
  later(59)
  assert.equal(await tried(code, 'a bot'), 'too-many-from-here')
  later(1)
  assert.equal(await tried(code, 'a bot'), 'in')
  // A number that is nobody's pass answers the same, so nobody learns which numbers there are.
  const nobodys = newCode(8)
  for (let i = 0; i < 26; i++) assert.equal(await tried(newCode(10), 'x', nobodys), i < 25 ? 'wrong' : 'too-many-from-here')
})

test('a code from before, of 8 characters, works until its day; for it 300 wrong codes in an hour with its pass are the most', async (t) => {
  const { house, number, give, later } = await town(t)
  await give()
  const old = newCode(8)
  const { pass } = await house.owner.one<{ pass: string }>('select pass_id as pass from contacts.library_code')
  await house.owner.query('update contacts.library_code set code_find = $1', [codeFind(house, pass, old)])
  const tried = async (typed: string, sender: string) => { const entered = await enterLibrary(house, { number, code: typed, sender }); return entered.ok ? 'in' : entered.refusal.reason }
  const others = (many: number) => house.owner.query(`insert into contacts.library_try (id, pass_find, sender_find, at) select gen_random_uuid(), $1, sha256(n::text::bytea), $2 from generate_series(1, $3::int) n`, [passFind(house, number), house.clock.now(), many])
  await others(299)
  assert.equal(await tried(old, 'the library'), 'in')
  await others(1)
  assert.equal(await tried(old, 'the library'), 'too-many-for-pass')
  assert.equal(await tried(newCode(10), 'the library'), 'wrong', 'a longer code is always looked at')
  later(60)
  assert.equal(await tried(old, 'the library'), 'in')
  await others(300)
  const longer = await give()
  assert.equal(await tried(longer, 'the library'), 'in', 'a new code of a Stip is longer, and works at once')
})

test('guessing at many passes from one machine stops after 25, also when sixty come at once', async (t) => {
  const { house, number, give } = await town(t)
  const code = await give()
  const atOnce = await Promise.all(Array.from({ length: 60 }, (_one, i) => enterLibrary(house, { number: i % 2 ? number : newCode(8), code: newCode(10), sender: 'one machine' })))
  assert.deepEqual(['wrong', 'too-many-from-here'].map((why) => atOnce.filter((one) => !one.ok && one.refusal.reason === why).length), [25, 35])
  assert.ok((await enterLibrary(house, { number, code, sender: 'the library next door' })).ok)
})

test('a slip of the finger is said at the field and is no try; what was typed of the pass stays, the code does not come back', async (t) => {
  const { house, number, give, enter, library } = await town(t)
  const code = (await give()).replace(' ', '')
  const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`
  for (let i = 0; i < 7; i++) {
    const again = await enter(number, wrong)
    assert.equal(again.status, 422)
    assert.match(again.text, /In deze code zit een typfout/)
    assert.ok(again.html.includes(`value="${number}"`) && !again.html.includes(wrong))
  }
  await library.get('/bibliotheek')
  assert.match((await library.post('/bibliotheek', { pas: 'hallo', code })).text, /Dit nummer klopt niet/)
  assert.deepEqual(await house.owner.query('select 1 from contacts.library_try'), [])
  assert.match((await enter(number, newCode(10))).text, /horen niet bij elkaar, of de code werkt niet meer/)
  assert.ok(insideOf(await enter(number, code)))
})

test('a code works until its last day; not the day after, not with a pass that was blocked', async (t) => {
  const { house, number, give, enter, residentId } = await town(t)
  const code = await give()
  const { last } = await house.owner.one<{ last: string }>('select works_until::text as last from contacts.library_code')
  assert.equal(last, addDays(house.clock.today(), 90))
  house.clock.set(`${last}T23:00:00+01:00`)
  assert.ok(insideOf(await enter(number, code)))
  await house.owner.query(`update passes.pass set state = 'blocked' where resident_id = $1`, [residentId])
  const off = await enter(number, code)
  assert.equal(off.status, 422)
  assert.match(off.text, /horen niet bij elkaar/, 'the same answer as for any other')
  await house.owner.query(`update passes.pass set state = 'valid' where resident_id = $1`, [residentId])
  assert.ok(insideOf(await enter(number, code)))
  house.clock.set(`${addDays(last as never, 1)}T00:01:00+01:00`)
  assert.equal((await enter(number, code)).status, 422)
})

test('a new code ends the old one and whoever used it; the desk switches it off, and so does the resident', async (t) => {
  const { house, number, b, library, spoken, give, enter, residentId, bsnOf } = await town(t)
  const first = await give()
  await enter(number, first)
  assert.equal((await library.get('/bibliotheek/bonnen')).status, 200)
  const second = await give()
  assert.match((await library.get('/bibliotheek/bonnen')).location ?? '', /^\/bibliotheek/, 'signed out')
  assert.equal((await enter(number, first)).status, 422)
  assert.ok(insideOf(await enter(number, second)))

  // By telephone somebody may ask to switch it off: that takes nothing from anybody.
  const called = await spoken('kcc', 'phone', 'questions')
  await b.get(`${called}/bibliotheek`)
  await b.post(`${called}/bibliotheek/uit`)
  assert.match((await library.get('/bibliotheek/bonnen')).location ?? '', /^\/bibliotheek/)
  assert.equal((await enter(number, second)).status, 422)

  const third = await give()
  assert.ok(insideOf(await enter(number, third)))
  const own = b
  own.cookie(sessionCookie, await startSession(house, house.db, { door: 'resident', subjectId: residentId, name: 'Fatima', roles: ['resident'], loa: 'high', bsn: bsnOf('fatima') }))
  assert.match((await own.get('/mijn/bibliotheek')).text, /Anouk.*Voor het eerst op 23 november 2026/)
  assert.equal((await own.post('/mijn/bibliotheek')).location, '/mijn/bibliotheek?uit=ja')
  assert.match((await own.get('/mijn/bibliotheek?uit=ja')).text, /De code is uitgezet/)
  assert.match((await library.get('/bibliotheek/bonnen')).location ?? '', /^\/bibliotheek/)
  assert.equal((await enter(number, third)).status, 422)
  assert.match((await own.get('/mijn/gegevens')).text, /Code voor de bibliotheek/)
  assert.deepEqual((await house.owner.query<{ why: string }>('select ended_because as why from contacts.library_code order by given_at')).map(({ why }) => why), ['new-code', 'desk', 'resident'])
})

test('a session of the library is short, is of nobody else, and leaves nothing in the browser', async (t) => {
  const { house, number, library, give, enter, later } = await town(t)
  const code = await give()
  library.cookie(sessionCookie, await startSession(house, house.db, { door: 'resident', subjectId: undefined, name: 'Wie hier eerder zat', roles: ['resident'], loa: 'high' }))
  const before = library.cookies.get(sessionCookie)
  await library.get('/bibliotheek')
  assert.ok(insideOf(await library.post('/bibliotheek', { pas: number, code })))
  assert.deepEqual(await house.owner.query(`select 1 from identity.session where revoked_at is null and name = 'Wie hier eerder zat'`), [], 'who sat here before is signed out')
  assert.notEqual(library.cookies.get(sessionCookie), before)
  for (const path of ['/bibliotheek', '/bibliotheek/bonnen', '/bibliotheek/bestellen']) assert.equal((await library.get(path)).headers['cache-control'], 'no-store', path)
  later(4)
  assert.equal((await library.get('/bibliotheek/bonnen')).status, 200)
  later(5)
  assert.equal((await library.get('/bibliotheek/bonnen')).location, '/bibliotheek')
  await enter(number, code)
  for (let minutes = 0; minutes < 28; minutes += 4) { later(4); assert.equal((await library.get('/bibliotheek/bonnen')).status, 200, `${minutes}`) }
  later(3)
  assert.equal((await library.get('/bibliotheek/bonnen')).location, '/bibliotheek', 'half an hour at most')
})

test('they are told by letter that there is a code, and once that it was used; the code itself is nowhere', async (t) => {
  const { house, number, give, enter, residentId } = await town(t)
  const code = await give()
  await enter(number, code)
  await enter(number, code)
  const told = await house.owner.query<{ kind: string; channel: string }>(`select m.kind, d.channel from messages.message m join messages.delivery d on d.message_id = m.id where m.resident_id = $1 and m.kind like 'library%' order by m.kind`, [residentId])
  assert.deepEqual(told.map(({ kind }) => kind), ['library-code-given', 'library-code-used'])
  assert.equal(told[0]!.channel, 'letter')
  assert.deepEqual(await residentsWithoutMessage(house, async () => []), [])
  const bare = code.replace(' ', '')
  const kept = JSON.stringify([
    house.lines, await house.owner.query('select e::text from audit.event e'), await house.owner.query('select m::text from messages.message m'),
    await house.owner.query('select c::text from contacts.library_code c'), await house.owner.query('select s::text from identity.session s'),
  ])
  for (const word of [code, bare]) assert.ok(!kept.includes(word))
})

test('wrong tries are gone after a day, a code three months after it ended', async (t) => {
  const { house, number, give, enter } = await town(t)
  await give()
  await enter(number, newCode(8))
  house.clock.set('2026-11-24T09:00:00+01:00')
  await contactsOver.forget(house)
  assert.equal((await house.owner.query('select 1 from contacts.library_try')).length, 1)
  house.clock.set('2026-11-24T12:00:00+01:00')
  await contactsOver.forget(house)
  assert.deepEqual(await house.owner.query('select 1 from contacts.library_try'), [])
  house.clock.set('2027-05-21T10:00:00+02:00')
  await contactsOver.forget(house)
  assert.equal((await house.owner.query('select 1 from contacts.library_code')).length, 1)
  house.clock.set('2027-05-22T10:00:00+02:00')
  await contactsOver.forget(house)
  assert.deepEqual(await house.owner.query('select 1 from contacts.library_code'), [])
})

test('at the library too an offer that the list does not show is found by a word', async (t) => {
  const { house, number, library, give, enter } = await town(t)
  const givenBy = { provider: await newProvider(house) }
  for (let i = 1; i <= 300; i++) await newOffer(house, { title: `Aqua ${String(i).padStart(3, '0')}`, givenBy })
  const last = await newOffer(house, { title: 'Zeilen op het meer', givenBy })
  await enter(number, await give())
  const first = await library.get('/bibliotheek/bestellen')
  assert.match(first.text, /Je ziet bon 1 tot en met 300 van \d+\./)
  assert.ok(!first.html.includes(last.versionId))
  assert.ok((await library.get('/bibliotheek/bestellen?blad=2')).html.includes(last.versionId))
  assert.ok((await library.get('/bibliotheek/bestellen?zoek=zeilen')).html.includes(last.versionId))
  assert.equal((await library.post('/bibliotheek/bestellen', { bon: last.versionId, voor: marksOn(await library.get('/bibliotheek/bestellen'))[0]! })).location, '/bibliotheek/bonnen?besteld=ja')
})
