import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { seedDemonstration } from '#demo/seed.ts'
import { looksAt } from '#modules/audit/index.ts'
import { actions, may } from '#modules/identity/index.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { stopSignIn } from '#modules/identity/stop.ts'
import { newId } from '#shared/ids.ts'
import { applicants, MARRIED } from '#test/applicants.ts'
import { keptResident } from '#test/kept-resident.ts'
import { deskGiven } from '#test/counter.ts'
import { type Browser, browser } from '#test/page.ts'
import { newOffer } from '#test/small-city.ts'
import { contactsRoutes } from '../index.ts'

async function counter(t: TestContext) {
  const { house, applyAs, bsnOf } = await applicants(t)
  await seedDemonstration(house)
  const b = await browser(t, house, { routes: contactsRoutes(house, deskGiven), may })
  const at = house.clock.now()
  const staff = async (name: string) => keepStaff(house.owner, { id: newId(at), issuer: 'test', subject: name, name, at, ownFind: undefined })
  const moniek = await staff('Moniek'), anouk = await staff('Anouk')
  return {
    house, b, bsnOf, applyAs, moniek,
    kcc: () => b.signIn({ door: 'staff', roles: ['kcc'], subjectId: moniek, name: 'Moniek' }),
    stip: () => b.signIn({ door: 'staff', roles: ['stip'], subjectId: anouk, name: 'Anouk' }),
  }
}

async function search(b: Browser, fields: Record<string, string>) {
  await b.get('/balie')
  return b.post('/balie', { doel: 'application', hoe: 'phone', ...fields })
}
const pathOf = (location: string | undefined): string => { assert.match(location ?? '', /^\/balie\/gesprek\/[0-9a-f-]{36}$/); return location! }

test('"waarom heb ik geen pas?": three clicks, in the sentences of the letter, and nothing before the check', async (t) => {
  const { house, b, bsnOf, applyAs, kcc } = await counter(t)
  const henk = await applyAs('henk')
  kcc()
  const path = pathOf((await search(b, { zoek: bsnOf('henk') })).location)
  assert.doesNotMatch(path, new RegExp(bsnOf('henk')))
  const before = await b.get(path)
  assert.match(before.text, /Henk.*Geen geldige pas.*Is dit de goede persoon\?/)
  assert.doesNotMatch(before.text, /Zo staat het in ons bericht|Aanvraag SP|€/)
  assert.equal((await b.post(`${path}/check`, { soort: [] })).status, 422)
  await b.post(`${path}/check`, { soort: 'questions' })
  const after = await b.get(path)
  assert.match(after.text, /Zeg nu “Ik zie je aanvraag van 23 november 2026\. Een medewerker kijkt er nu naar\. Je hoort ons besluit tot en met 18 januari 2027\..*Waarom is dat zo\? Zo staat het in ons bericht\. Noem geen bedragen\. .*hoger dan de grens/)
  const looks = await looksAt(house, house.db, henk.residentId)
  assert.deepEqual([...new Set(looks.map(({ purpose, page }) => `${purpose} ${page}`))], ['Balie: vraag over de aanvraag /balie/gesprek/:id'])
})

test('no line in their log, no data: when it cannot be written the screen does not appear, before the check and after it', async (t) => {
  const { house, b, bsnOf, applyAs, kcc } = await counter(t)
  const { residentId } = await applyAs('henk')
  kcc()
  const path = pathOf((await search(b, { zoek: bsnOf('henk') })).location)
  const shut = () => house.owner.query('revoke insert on audit.processing_log from stadjerspas_app')
  const open = () => house.owner.query('grant insert on audit.processing_log to stadjerspas_app')
  for (const checked of [false, true]) {
    if (checked) { await b.get(path); await b.post(`${path}/check`, { soort: 'questions' }) }
    const lines = (await looksAt(house, house.db, residentId)).length
    await shut()
    const without = await b.get(path)
    assert.equal(without.status, 500)
    assert.doesNotMatch(without.text, /Henk|Wiersema|Aanvraag SP/)
    await open()
    assert.match((await b.get(path)).text, /Henk/)
    assert.equal((await looksAt(house, house.db, residentId)).length, lines + 1)
  }
})

test('no purpose, no search; no exact key, no search: and what was typed stays', async (t) => {
  const { house, b, bsnOf, applyAs, kcc } = await counter(t)
  const { residentId } = await applyAs('henk')
  kcc()
  assert.match((await search(b, { doel: '', zoek: bsnOf('henk') })).text, /Kies waarom je kijkt/)
  for (const [zoek, says] of [['', /Vul een nummer of een naam in/], ['Wiers*', /zonder sterretje of vraagteken/], ['%', /zonder sterretje/], ['Wiersema', /ook de geboortedag/], ['999990018', /Dit BSN klopt niet/], ['SP-26-99999', /Wij vinden niemand/], ['<b>', /geen nummer of naam/]] as const) {
    const page = await search(b, { zoek })
    assert.equal(page.status, 422, zoek)
    assert.match(page.text, says, zoek)
  }
  assert.deepEqual(await looksAt(house, house.db, residentId), [])
})

test('every key leads to the same person: BSN, pass number, voucher code, case number, name with day of birth', async (t) => {
  const { house, b, bsnOf, applyAs, kcc, stip } = await counter(t)
  const { residentId } = await applyAs('fatima')
  const one = async (sql: string): Promise<string> => (await house.owner.one<{ v: string }>(sql, [residentId])).v
  stip()
  const path = pathOf((await search(b, { zoek: bsnOf('fatima'), hoe: 'desk' })).location)
  await b.get(path)
  await b.post(`${path}/check`, { soort: 'passport' })
  const form = await b.get(`${path}/bestel`)
  const bon = /<option value="([^"]+)">[^<]*zwemmen/i.exec(form.html)![1]!
  assert.equal((await b.post(`${path}/bestel`, { bon, voor: residentId })).location, `${path}?gedaan=bon`)
  const { voucherCode } = await import('#modules/vouchers/voucher-code.ts')
  const voucher = await house.owner.one<{ id: string; codeSealed: Buffer }>('select id, code_sealed as "codeSealed" from vouchers.voucher where resident_id = $1', [residentId])
  kcc()
  const born = await one('select born::text as v from residents.resident where id = $1')
  const keys = [
    { zoek: bsnOf('fatima') }, { zoek: await one('select number as v from passes.pass where resident_id = $1') }, { zoek: await one('select number as v from eligibility.application where resident_id = $1') },
    { zoek: voucherCode(house, voucher) },
  ]
  for (const key of keys) {
    const found = pathOf((await search(b, key)).location)
    assert.match((await b.get(found)).text, /Fatima/, JSON.stringify(key))
  }
  const named = await search(b, { zoek: await one('select full_name as v from residents.resident where id = $1'), geboren: born })
  assert.match(named.text, /Wie is het\?.*Fatima/)
})

test('two people of one name and day are told apart by their address; ten at most; each has it in their log', async (t) => {
  const { house, b, kcc } = await counter(t)
  const ids = [await keptResident(house, '999990019', { address: { kind: 'home', lines: ['Laan 1', '9712 AB  Groningen'], objectId: undefined } }), await keptResident(house, '999990020', { address: { kind: 'home', lines: ['Kade 2', '9713 CD  Groningen'], objectId: undefined } })]
  kcc()
  const found = await search(b, { zoek: 'wiel', geboren: '1980-01-02' })
  assert.match(found.text, /2 mensen met deze naam en geboortedag.*(Laan 1.*Kade 2|Kade 2.*Laan 1)/)
  for (const id of ids) assert.equal((await looksAt(house, house.db, id)).length, 1)
  pathOf((await b.post('/balie/gesprek', { wie: ids[1]! })).location)
  assert.equal((await search(b, { zoek: 'wie', geboren: '1980-01-02' })).status, 422, 'a part of a name finds nobody')
})

test('a secret address is on no screen of the desk', async (t) => {
  const { house, b, kcc } = await counter(t)
  await keptResident(house, '999990019', { secretAddress: true })
  kcc()
  assert.match((await search(b, { zoek: 'Truus Wiel', geboren: '1980-01-02' })).text, /Adres is geheim/)
  const page = await b.get(pathOf((await search(b, { zoek: '999990019' })).location))
  assert.match(page.text, /Adres is geheim/)
  assert.doesNotMatch(page.text, /Lavendelweg/)
})

test('somebody without a telephone orders at a Stip and leaves with the voucher on paper', async (t) => {
  const { house, b, bsnOf, applyAs, stip } = await counter(t)
  const { residentId } = await applyAs('fatima')
  stip()
  const path = pathOf((await search(b, { zoek: bsnOf('fatima'), hoe: 'desk', doel: 'order' })).location)
  assert.equal((await b.get(`${path}/bestel`)).status, 404, 'nothing before the check')
  await b.get(path)
  await b.post(`${path}/check`, { soort: 'id-card' })
  const form = await b.get(`${path}/bestel`)
  const wrong = await b.post(`${path}/bestel`, { bon: '', voor: [] })
  assert.match(wrong.text, /Kies een bon uit de lijst\..*Kies voor wie de bon is\./)
  const bon = /<option value="([^"]+)">[^<]*zwemmen/i.exec(form.html)![1]!
  assert.equal((await b.post(`${path}/bestel`, { bon, voor: residentId })).location, `${path}?gedaan=bon`)
  assert.match((await b.get(`${path}?gedaan=bon`)).text, /De bon is besteld\..*Geldig/)
  const pdf = await b.get(`${path}/bonnen.pdf`)
  assert.equal(pdf.headers['content-type'], 'application/pdf')
  assert.deepEqual(await house.owner.query(`select actor_door, actor_role from audit.event where action = 'orders.placed'`), [{ actor_door: 'staff', actor_role: 'stip' }])
  assert.deepEqual(await house.owner.query('select checked_how from contacts.desk_visit'), [{ checked_how: 'id-card' }])
})

test('a bon that lies at a Stip is said at every desk, in the words that the resident reads, until it is handed out', async (t) => {
  const { house, b, bsnOf, applyAs, stip } = await counter(t)
  const { residentId } = await applyAs('fatima')
  stip()
  const path = pathOf((await search(b, { zoek: bsnOf('fatima'), hoe: 'desk', doel: 'order' })).location)
  await b.get(path)
  await b.post(`${path}/check`, { soort: 'id-card' })
  const bon = /<option value="([^"]+)">[^<]*zwemmen/i.exec((await b.get(`${path}/bestel`)).html)![1]!
  await b.post(`${path}/bestel`, { bon, voor: residentId, hoe: 'stip', stip: house.municipality.desks[0]!.name })
  assert.match((await b.get(path)).text, new RegExp(`Op hun scherm staat: .Haal je bon op bij de Stip\\. Je bon ligt klaar van .* Ga naar ${house.municipality.desks[0]!.name}`))
  await house.owner.query('insert into orders.pick_up (order_id, handed_at, handed_by, document) select id, $1, $2, $3 from orders.order', [house.clock.now(), residentId, 'id-card'])
  const after = (await b.get(path)).text
  assert.match(after, /Je hebt je bon opgehaald/)
  assert.doesNotMatch(after, /ligt klaar/)
})

test('what KCC may and a Stip may not, and the other way round', async (t) => {
  const { b, bsnOf, applyAs, kcc, stip } = await counter(t)
  await applyAs('fatima')
  assert.deepEqual(actions.filter((action) => may({ roles: ['kcc'] } as never, action) !== may({ roles: ['stip'] } as never, action)), ['take-papers', 'print-for', 'print-post', 'answer-contacts', 'see-register', 'give-library-code'])
  kcc()
  const path = pathOf((await search(b, { zoek: bsnOf('fatima') })).location)
  await b.get(path)
  assert.equal((await b.post(`${path}/check`, { soort: 'passport' })).status, 422, 'nobody shows a document on the telephone')
  await b.post(`${path}/check`, { soort: 'questions' })
  assert.equal((await b.get(`${path}/bonnen.pdf`)).status, 403)
  stip()
  assert.equal((await b.get(path)).status, 404, 'a conversation is of who began it')
})

test('a message goes out once more as a letter; a note and a day to call back are there for the next colleague', async (t) => {
  const { house, b, bsnOf, applyAs, kcc, stip } = await counter(t)
  const { residentId } = await applyAs('henk')
  kcc()
  const path = pathOf((await search(b, { zoek: bsnOf('henk') })).location)
  await b.get(path)
  await b.post(`${path}/check`, { soort: 'questions' })
  const page = await b.get(path)
  const bericht = /name="bericht" value="([^"]+)"/.exec(page.html)![1]!
  assert.equal((await b.post(`${path}/opnieuw`, { bericht })).location, `${path}?gedaan=bericht`)
  assert.deepEqual(await house.owner.query(`select state from messages.delivery where message_id = $1 and channel = 'letter'`, [bericht]), [{ state: 'waiting' }])
  assert.equal((await b.post(`${path}/opnieuw`, { bericht: newId(house.clock.now()) })).status, 404)
  await b.get(path)
  assert.equal((await b.post(`${path}/sluit`, { notitie: 'BSN 999990019', terugbellen: '' })).status, 422)
  assert.equal((await b.post(`${path}/sluit`, { notitie: 'Belt morgen met het loket.', terugbellen: '2026-11-22' })).status, 422)
  assert.equal((await b.post(`${path}/sluit`, { notitie: 'Belt morgen met het loket.', terugbellen: '2026-11-24' })).location, '/balie')
  assert.match((await b.get(path)).text, /Dit gesprek is gesloten/)
  assert.doesNotMatch(JSON.stringify(await house.owner.query('select v::text as row from contacts.desk_visit v')), /loket/)

  stip()
  const list = await b.get('/balie/terugbellen')
  assert.match(list.text, /24 november 2026.*Vraag over de aanvraag.*Moniek/)
  assert.doesNotMatch(list.text, /Henk/)
  const gesprek = /name="gesprek" value="([^"]+)"/.exec(list.html)![1]!
  await house.owner.query(`create function public.broken() returns trigger language plpgsql as $$ begin raise exception 'a broken row'; end $$`)
  await house.owner.query('create trigger broken before insert on contacts.desk_visit for each row execute function public.broken()')
  assert.equal((await b.post('/balie/terugbellen', { gesprek })).status, 500)
  await house.owner.query('drop trigger broken on contacts.desk_visit')
  assert.match((await b.get('/balie/terugbellen')).html, new RegExp(gesprek), 'when the conversation cannot begin, nobody called back')
  const mine = pathOf((await b.post('/balie/terugbellen', { gesprek })).location)
  await b.get('/balie/terugbellen')
  assert.equal((await b.postRaw('/balie/terugbellen', { gesprek, _csrf: /name="_csrf" value="([^"]+)"/.exec((await b.get('/balie/terugbellen')).html)?.[1] ?? '' })).location, '/balie/terugbellen', 'a colleague was first')
  await b.get(mine)
  await b.post(`${mine}/check`, { soort: 'questions' })
  assert.match((await b.get(mine)).text, /Eerdere gesprekken.*Belt morgen met het loket\./)
  assert.ok((await looksAt(house, house.db, residentId)).length >= 4)
})

test('a complaint taken at the desk is the person\'s own, without a BSN typed again', async (t) => {
  const { house, b, bsnOf, applyAs, stip } = await counter(t)
  const { residentId } = await applyAs('henk')
  stip()
  const path = pathOf((await search(b, { zoek: bsnOf('henk'), hoe: 'desk', doel: 'complaint' })).location)
  assert.equal((await b.get(path)).status, 200)
  await b.post(`${path}/check`, { soort: 'passport' })
  const form = await b.get(`/klachten/nieuw?gesprek=${path.split('/').at(-1)}`)
  assert.doesNotMatch(form.text, /BSN/)
  assert.match(form.html, /value="desk" checked/, 'it came in the way this conversation goes')
  assert.equal((await b.post('/klachten/nieuw', { binnen: 'desk', dag: '2026-11-23', soort: 'complaint', onderwerp: 'desk', verhaal: 'Ik moest drie keer terugkomen.' })).location, path)
  assert.deepEqual(await house.owner.query('select resident_id from contacts.matter'), [{ resident_id: residentId }])
})

test('a complaint taken on the telephone came by telephone, and is not typed before it is certain whose it is', async (t) => {
  const { house, b, bsnOf, applyAs, kcc } = await counter(t)
  await applyAs('henk')
  kcc()
  const path = pathOf((await search(b, { zoek: bsnOf('henk'), hoe: 'phone', doel: 'complaint' })).location)
  const id = path.split('/').at(-1)!
  assert.equal((await b.get(`/klachten/nieuw?gesprek=${id}`)).location, path, 'first make sure who it is')
  await b.get(path)
  await b.post(`${path}/check`, { soort: 'questions' })
  const form = await b.get(`/klachten/nieuw?gesprek=${id}`)
  assert.match(form.html, /value="phone" checked/)
  assert.equal((form.html.match(/ checked/g) ?? []).length, 1, 'nothing else is chosen for them')
  const told = { dag: '2026-11-23', soort: 'complaint', onderwerp: 'desk', verhaal: 'Niemand belde terug.' }
  assert.match((await b.post('/klachten/nieuw', { ...told, binnen: 'letter', verhaal: '' })).html, /value="letter" checked/, 'what they chose themselves stays')
  assert.equal((await b.post('/klachten/nieuw', { ...told, binnen: 'phone' })).location, path)
  assert.deepEqual(await house.owner.query('select came_by from contacts.matter'), [{ came_by: 'phone' }])
  const without = await b.get('/klachten/nieuw')
  assert.doesNotMatch(without.html, / checked/, 'without a conversation nobody knows how it came')
  assert.equal((await b.get('/klachten/nieuw?gesprek=x')).status, 404)
  house.clock.set('2026-11-24T10:00:00+01:00')
  kcc()
  assert.equal((await b.get(`/klachten/nieuw?gesprek=${id}`)).status, 404, 'the conversation of yesterday is over')
})

test('a question without a name is counted, and nothing else is kept', async (t) => {
  const { house, b, kcc } = await counter(t)
  kcc()
  await b.get('/balie')
  assert.equal((await b.post('/balie/zonder-naam', { doel: 'pass' })).location, '/balie?geteld=ja')
  assert.deepEqual(await house.owner.query('select day::text, role, purpose from contacts.anonymous_question'), [{ day: '2026-11-23', role: 'kcc', purpose: 'pass' }])
})

test('the number of a sign-in that stopped, in the same field: what happened and what to say, counted, with its purpose in the log', async (t) => {
  const { house, b, kcc } = await counter(t)
  const number = await stopSignIn(house, 'resident', { reason: 'issuer-slow', facts: { detail: 'time-out' } }, [{ step: 'metadata', ms: 5000 }])
  kcc()
  const spoken = `${number.slice(0, 3)} ${number.slice(3)}`.toLowerCase()
  assert.match((await search(b, { zoek: spoken, doel: '' })).text, /Kies waarom je kijkt/)
  const wrong = `${number[0] === '7' ? '8' : '7'}${number.slice(1, -1)}${number.endsWith('0') ? '1' : '0'}`
  assert.equal((await search(b, { zoek: wrong, doel: 'sign-in' })).status, 422, 'a slip of the tongue is nobody else\'s story')
  assert.deepEqual(await house.owner.query('select purpose from contacts.anonymous_question'), [])
  assert.equal((await search(b, { zoek: spoken, doel: 'sign-in' })).location, `/balie/inloggen/${number}`)
  assert.deepEqual(await house.owner.query('select role, purpose from contacts.anonymous_question'), [{ role: 'kcc', purpose: 'sign-in' }])
  assert.deepEqual(await house.owner.query(`select facts from audit.event where action = 'contacts.sign-in-asked'`), [{ facts: { purpose: 'sign-in', way: 'phone', cause: 'issuer-slow' } }])
})

test('only the desk: a caseworker, a manager and an auditor have their own screens', async (t) => {
  const { b } = await counter(t)
  for (const role of ['caseworker', 'manager', 'auditor', 'administrator', 'editor']) {
    b.signIn({ door: 'staff', roles: [role], subjectId: newId(new Date('2026-11-23T09:00:00Z')) })
    assert.equal((await b.get('/balie')).status, 403, role)
  }
})

test('at the desk somebody takes part in a draw too, in the name of who helped', async (t) => {
  const { house, b, bsnOf, applyAs, stip } = await counter(t)
  const { residentId } = await applyAs('fatima')
  await newOffer(house, { title: 'Museumnacht met loting', stock: 3, drawCloses: { day: '2026-11-30' as never, time: '18:00' } })
  stip()
  const path = pathOf((await search(b, { zoek: bsnOf('fatima'), hoe: 'desk', doel: 'order' })).location)
  await b.get(path)
  await b.post(`${path}/check`, { soort: 'id-card' })
  const form = await b.get(`${path}/bestel`)
  const bon = /<option value="([^"]+)">Museumnacht met loting \(loting\)/.exec(form.html)![1]!
  const early = await b.post(`${path}/bestel`, { bon, voor: residentId, hoe: 'print' })
  assert.equal(early.status, 422)
  assert.match(early.text, /Na de loting is de bon er pas/)
  assert.equal((await b.post(`${path}/bestel`, { bon, voor: residentId, hoe: 'post' })).location, `${path}?gedaan=loting`)
  assert.deepEqual(await house.owner.query('select delivery from orders.sign_up'), [{ delivery: 'post' }])
  assert.match((await b.get(`${path}?gedaan=loting`)).text, /De inwoner doet mee aan de loting/)
  assert.deepEqual(await house.owner.query(`select actor_door, actor_role from audit.event where action = 'orders.signed-up'`), [{ actor_door: 'staff', actor_role: 'stip' }])
  await b.get(`${path}/bestel`)
  assert.equal((await b.post(`${path}/bestel`, { bon, voor: residentId, hoe: 'post' })).location, `${path}?gedaan=loting`, 'twice is once')
  await b.get(`${path}/bestel`)
  const other = await b.post(`${path}/bestel`, { bon, voor: residentId, hoe: 'phone' })
  assert.equal(other.status, 409)
  assert.match(other.text, /Deze inwoner deed al mee\. Wat je net koos, is niet bewaard\. Dit staat: Voor Fatima Loting op maandag 30 november 2026, 18\.00 uur Bij winst met de post Anders of stoppen/)
  assert.match(other.html, /\/loting\/[0-9a-f-]{36}"/)
  assert.deepEqual(await house.owner.query('select delivery from orders.sign_up'), [{ delivery: 'post' }])
  assert.equal((await house.owner.query('select 1 from orders.sign_up')).length, 1)
})

test('how the bonnen come is asked at the desk too: on paper now at a Stip, by post for who gets letters on the telephone', async (t) => {
  const { house, b, bsnOf, applyAs, kcc, stip } = await counter(t)
  const { residentId } = await applyAs('fatima')
  stip()
  const face = pathOf((await search(b, { zoek: bsnOf('fatima'), hoe: 'desk', doel: 'order' })).location)
  await b.get(face)
  await b.post(`${face}/check`, { soort: 'id-card' })
  assert.match((await b.get(`${face}/bestel`)).html, /value="print" checked/)
  kcc()
  const phone = pathOf((await search(b, { zoek: bsnOf('fatima'), doel: 'order' })).location)
  await b.get(phone)
  await b.post(`${phone}/check`, { soort: 'questions' })
  const form = await b.get(`${phone}/bestel`)
  assert.match(form.html, /value="post" checked/)
  const bon = /<option value="([^"]+)">[^<]*zwemmen/i.exec(form.html)![1]!
  const wrong = await b.post(`${phone}/bestel`, { bon, voor: residentId, hoe: 'stip' })
  assert.match(wrong.text, /Kies bij welke Stip je de bon ophaalt/)
  assert.match(wrong.html, /value="stip" checked/)
  assert.equal((await b.post(`${phone}/bestel`, { bon, voor: residentId, hoe: 'post' })).location, `${phone}?gedaan=bon`)
  assert.deepEqual(await house.owner.query(`select m.kind, d.channel from messages.message m join messages.delivery d on d.message_id = m.id where m.kind like 'order%'`), [{ kind: 'order-by-post', channel: 'letter' }])
})

test('everybody who must be called back is in the list: the first day first, page after page', async (t) => {
  const { house, b, applyAs, kcc } = await counter(t)
  const { residentId } = await applyAs('henk')
  kcc()
  assert.match((await b.get('/balie/terugbellen')).text, /Er is nu niemand om terug te bellen/)
  await house.owner.query(`insert into contacts.desk_visit (id, resident_id, staff_id, staff_name, role, way, purpose, opened_at, checked_how, checked_at, closed_at, call_back_on)
    select gen_random_uuid(), $1, $2, 'Collega ' || n, 'kcc', 'phone', 'other', $3, 'questions', $3, $3, date '2026-11-24' + (230 - n)::int from generate_series(1, 230) n`, [residentId, newId(house.clock.now()), house.clock.now()])
  const colleagues = async (query: string) => [...(await b.get(`/balie/terugbellen${query}`)).text.matchAll(/Collega (\d+)/g)].map(([, n]) => Number(n))
  const seen: number[] = []
  for (let page = 1; page <= 10; page++) seen.push(...await colleagues(`?pagina=${page}`))
  assert.deepEqual(seen, Array.from({ length: 230 }, (_, i) => 230 - i), 'nobody is missed and nobody is there twice')
  assert.match((await b.get('/balie/terugbellen')).text, /Er wachten 230 gesprekken/)
  for (const wrong of ['?pagina=0', '?pagina=abc', '?pagina=-1']) assert.deepEqual(await colleagues(wrong), seen.slice(0, 25))
  assert.deepEqual(await colleagues('?pagina=999'), seen.slice(225))
})

test('nobody helps their own family at the desk: not found, not chosen, not called back, and a conversation that was open is not read', async (t) => {
  const { house, b, bsnOf, applyAs, stip, kcc } = await counter(t)
  const { residentId } = await applyAs('gerrit', { ...MARRIED, otherAdults: 'one' })
  stip()
  const path = pathOf((await search(b, { zoek: bsnOf('gerrit'), hoe: 'desk' })).location)
  await b.get(path)
  await b.post(`${path}/check`, { soort: 'id-card' })
  const form = await b.get(path)
  assert.match(form.text, /Gerrit/)
  const looks = async () => (await looksAt(house, house.db, residentId)).length
  const before = await looks()

  await house.owner.query(`update identity.staff set own_find = $1 where name = 'Anouk'`, [house.box.find(bsnOf('iris'))])
  for (const page of [path, `${path}/pas`, `${path}/bestel`, `${path}/bonnen.pdf`, `${path}/bereik`, `/klachten/nieuw?gesprek=${path.slice(-36)}`]) assert.equal((await b.get(page)).status, 403, page)
  const answer = await search(b, { zoek: bsnOf('gerrit'), hoe: 'desk' })
  assert.equal(answer.status, 422)
  assert.match(answer.text, /eigen huishouden of familie\. Vraag een collega/)
  assert.doesNotMatch(answer.text, /Gerrit/)
  assert.equal(await looks(), before, 'nothing of them was read')
  await search(b, { zoek: 'Jansen', geboren: '1968-04-04', hoe: 'desk' })
  assert.match((await b.post('/balie/gesprek', { wie: residentId, doel: 'pass', hoe: 'desk' })).text, /Vraag een collega/)

  kcc()
  assert.match((await search(b, { zoek: bsnOf('gerrit') })).location ?? '', /gesprek/, 'a colleague helps them')
})

test('who is looked up in the register stands in their own log from the same moment on', async (t) => {
  const { house, b, bsnOf, kcc, moniek } = await counter(t)
  kcc()
  await search(b, { zoek: bsnOf('henk') })
  const opened = await b.post('/balie/nieuw')
  assert.equal(opened.status, 303)
  const { id } = await house.owner.one<{ id: string }>(`select id from residents.resident where given_name = 'Henk'`)
  assert.deepEqual((await looksAt(house, house.db, id)).map(({ actor, page }) => [actor, page]), [[moniek, '/balie/nieuw']])
})
