import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { may } from '#modules/identity/index.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { seedEligibility } from '#modules/eligibility/index.ts'
import { newId } from '#shared/ids.ts'
import { keptResident } from '#test/kept-resident.ts'
import { testHouse } from '#test/house.ts'
import { deskGiven } from '#test/counter.ts'
import { browser, readAloud } from '#test/page.ts'
import { askPerson } from './ask-person.ts'
import { contactsRoutes } from './index.ts'

async function site(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  await house.db.transaction((tx) => seedEligibility(house, tx))
  const truus = await keptResident(house, '999990019')
  const b = await browser(t, house, { routes: contactsRoutes(house, deskGiven), may })
  const at = house.clock.now()
  const staff = async (name: string) => keepStaff(house.owner, { id: newId(at), issuer: 'test', subject: name, name, at, ownFind: undefined })
  return { house, b, truus, hanneke: await staff('Hanneke'), moniek: await staff('Moniek') }
}

const FILLED = { soort: 'complaint', onderwerp: 'desk', verhaal: 'Aan de balie zeiden ze iets anders.', naam: 'Jan Stam', antwoord: 'email', mail: 'jan@example.org' }

test('somebody without an account sends a complaint, and reads number, last day and own words at once', async (t) => {
  const { b, house } = await site(t)
  await b.get('/contact/bericht')
  const page = await b.post('/contact/bericht', FILLED)
  assert.equal(page.status, 200)
  assert.match(page.text, /Wij hebben je klacht.*tot en met maandag 4 januari 2027.*K-26-00001.*Een mail: jan@example\.org.*Aan de balie zeiden ze iets anders\./)
  assert.equal((await house.owner.query('select 1 from contacts.outgoing')).length, 1)
})

test('what is wrong is said beside its field, and everything that was typed stays', async (t) => {
  const { b, house } = await site(t)
  await b.get('/contact/bericht')
  const page = await b.post('/contact/bericht', { verhaal: 'Twee regels.\n<b>x</b>', antwoord: 'letter', naam: 'Jan', straat: 'Laan', mail: 'jan' })
  assert.equal(page.status, 422)
  assert.match(page.text, /Kies wat je ons wilt vertellen\..*Kies waar het over gaat\..*Vul je straat en huisnummer in\..*Vul je postcode en plaats in/)
  assert.ok(page.html.includes('Twee regels.\n&#60;b&#62;x') && page.html.includes('value="Laan"') && page.html.includes('value="jan"'))
  assert.deepEqual(await house.owner.query('select 1 from contacts.matter'), [])
})

test('words for a question that was answered meanwhile are not lost: they stand in the form for a new one', async (t) => {
  const { house, b, truus } = await site(t)
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: truus, name: 'Truus' })
  await b.get('/contact/bericht')
  await b.post('/contact/bericht', { soort: 'question', onderwerp: 'pass', verhaal: 'Hoe lang duurt het?' })
  for (const [path, said] of [['/mijn/vragen/K-26-00001', 'Deze vraag is al klaar'], ['/en/mijn/vragen/K-26-00001', 'This question is closed']] as const) {
    await house.owner.query(`update contacts.matter set state = 'open', outcome = null, settled_at = null`)
    await b.get(path)
    await house.owner.query(`update contacts.matter set state = 'settled', outcome = 'answered', settled_at = $1`, [house.clock.now()])
    const late = await b.post(path, { verhaal: 'Ik vergat: ik ben verhuisd.' })
    assert.equal(late.status, 422)
    assert.match(late.html, /Ik vergat: ik ben verhuisd\./)
    assert.ok(late.text.includes(said), said)
    assert.match(late.html, /value="question" checked/)
  }
  assert.equal((await house.owner.query('select from contacts.matter')).length, 1)
})

test('what a representative adds to a question stands in the audit as theirs', async (t) => {
  const { house, b, truus } = await site(t)
  const actedBy = newId(house.clock.now())
  b.signIn({ door: 'resident', roles: ['representative'], subjectId: truus, name: 'Piet', actedBy } as never)
  await b.get('/contact/bericht')
  await b.post('/contact/bericht', { soort: 'question', onderwerp: 'pass', verhaal: 'Hoe lang duurt het?' })
  await b.get('/mijn/vragen/K-26-00001')
  await b.post('/mijn/vragen/K-26-00001', { verhaal: 'En nog iets.' })
  await b.get('/contact/bericht')
  await b.post('/contact/bericht', { soort: 'question', onderwerp: 'pass', verhaal: 'En nog dit.', samen: 'K-26-00001' })
  assert.deepEqual(await house.owner.query(`select action, actor_role as role, facts ->> 'actedBy' as by from audit.event where action like 'contacts.%' order by action`),
    ['contacts.added', 'contacts.added', 'contacts.received'].map((action) => ({ action, role: 'representative', by: actedBy })))
})

test('our mail to somebody begins with a name, never with an address that a stranger put there', async (t) => {
  const { house, b } = await site(t)
  for (const naam of ['Win geld op https://evil.example', 'kijk op evil.example', 'jan@evil.example', '']) {
    await b.get('/contact/bericht')
    const page = await b.post('/contact/bericht', { ...FILLED, naam })
    assert.equal(page.status, 422, naam)
    assert.match(page.text, /Vul je naam in, en niets anders/)
  }
  assert.deepEqual(await house.owner.query('select 1 from contacts.matter'), [])
  for (const naam of ['J.P. de Vries-Ωmega', "Mw. d'Hondt (Anna)"]) {
    await b.get('/contact/bericht')
    assert.equal((await b.post('/contact/bericht', { ...FILLED, naam })).status, 200, naam)
  }
})

test('each way to be answered asks for its own address only', async (t) => {
  const { b } = await site(t)
  for (const [fields, message] of [
    [{ antwoord: 'email', mail: 'jan@' }, /Vul een mailadres in/], [{ antwoord: 'phone', mail: '', telefoon: '12345' }, /10 cijfers/],
    [{ antwoord: 'letter', mail: '', straat: 'Laan 1', plaats: 'Groningen' }, /postcode en plaats/], [{ antwoord: '' }, /Kies hoe je antwoord wilt krijgen/],
  ] as const) {
    await b.get('/contact/bericht')
    assert.match((await b.post('/contact/bericht', { ...FILLED, ...fields })).text, message)
  }
  for (const fields of [{ antwoord: 'phone', mail: '', telefoon: '06 12 34 56 78' }, { antwoord: 'letter', mail: '', straat: 'Laan 1', plaats: '9712 AB Groningen' }]) {
    await b.get('/contact/bericht')
    assert.equal((await b.post('/contact/bericht', { ...FILLED, ...fields })).status, 200)
  }
})

test('pressed twice, it is one matter and the same page', async (t) => {
  const { b, house } = await site(t)
  const form = await b.get('/contact/bericht')
  const hidden = Object.fromEntries([...form.html.matchAll(/name="(_\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]))
  const [first, second] = [await b.postRaw('/contact/bericht', { ...hidden, ...FILLED }), await b.postRaw('/contact/bericht', { ...hidden, ...FILLED })]
  assert.equal(first.text, second.text)
  assert.equal((await house.owner.query('select 1 from contacts.matter')).length, 1)
})

test('Truus is not asked who she is; a second about the same is offered to go with the first, and goes only when she says so', async (t) => {
  const { b, truus, house } = await site(t)
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: truus })
  assert.doesNotMatch((await b.get('/contact/bericht')).text, /Je naam/)
  const send = { soort: 'complaint', onderwerp: 'desk', verhaal: 'Eerste.' }
  await b.post('/contact/bericht', send)
  await b.get('/contact/bericht')
  const offered = await b.post('/contact/bericht', { ...send, verhaal: 'Tweede.' })
  assert.match(offered.text, /Hoort dit bij wat je al stuurde\?.*Ja, zet het bij K-26-00001.*Tweede\./)
  assert.equal((await b.post('/contact/bericht', { ...send, verhaal: 'Tweede.', samen: '' })).status, 422)
  const together = await b.post('/contact/bericht', { ...send, verhaal: 'Tweede.', samen: 'K-26-00001' })
  assert.equal(together.location, '/mijn/vragen/K-26-00001?erbij=ja')
  assert.match((await b.get(together.location!)).text, /Je aanvulling staat erbij\..*Eerste\..*Tweede\./)
  await b.get('/contact/bericht')
  await b.post('/contact/bericht', { ...send, verhaal: 'Derde.', samen: 'nieuw' })
  assert.equal((await house.owner.query('select 1 from contacts.matter')).length, 2)
  assert.match((await b.get('/mijn/vragen')).text, /K-26-0000\d.*Klacht.*Open/)
})

test('another\'s matter is not there', async (t) => {
  const { b, truus, house } = await site(t)
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: truus })
  await b.get('/contact/bericht')
  await b.post('/contact/bericht', { soort: 'question', onderwerp: 'pass', verhaal: 'Hoe lang?' })
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: await keptResident(house, '999990020') })
  assert.equal((await b.get('/mijn/vragen/K-26-00001')).status, 404)
})

test('Hanneke takes the next one, puts a text in, looks at the letter, sends it; then it is gone from the queue', async (t) => {
  const { b, truus, hanneke, house } = await site(t)
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: truus })
  await b.get('/contact/bericht')
  await b.post('/contact/bericht', { soort: 'wrong-voucher', verhaal: 'Ik kreeg de bon van de buren.' })
  b.signIn({ door: 'staff', roles: ['caseworker'], subjectId: hanneke, name: 'Hanneke' })
  const queue = await b.get('/klachten')
  assert.match(queue.text, /Er staat 1 vraag of klacht open\..*K-26-00001.*Verkeerde bon: een bon.*Op de site, 23 november 2026.*4 werkdagen.*Nog niemand/)
  assert.doesNotMatch(queue.text, /buren|Truus/)
  assert.equal((await b.post('/klachten/volgende')).location, '/klachten/K-26-00001')
  assert.match((await b.get('/klachten/K-26-00001')).text, /Truus Wiel.*Ik kreeg de bon van de buren\./)
  const path = '/klachten/K-26-00001/antwoord'
  const put = await b.post(path, { uitkomst: 'answered', blok: 'answers/wrong-voucher', woorden: 'Beste Truus.', doe: 'blok' })
  assert.match(put.html, /Beste Truus\.\s+Je kreeg een bon die niet klopt\./)
  assert.equal((await b.post(path, { uitkomst: '', woorden: 'x', doe: 'stuur' })).status, 422)
  assert.match((await b.post(path, { uitkomst: 'answered', woorden: 'Je nummer is 999990019.', doe: 'stuur' })).text, /een nummer dat een BSN kan zijn/)
  const preview = await b.post(path, { uitkomst: 'answered', woorden: 'Er ligt een nieuwe klaar.', doe: 'bekijk' })
  assert.match(preview.text, /Zo gaat het eruit.*Beste Truus Wiel,.*Er ligt een nieuwe klaar\./)
  assert.deepEqual(await house.owner.query(`select 1 from contacts.matter where state = 'settled'`), [])
  assert.equal((await b.post(path, { uitkomst: 'answered', woorden: 'Er ligt een nieuwe klaar.', doe: 'stuur' })).location, '/klachten/K-26-00001')
  assert.match((await b.get('/klachten/K-26-00001')).text, /Beantwoord/)
  assert.match((await b.get('/klachten')).text, /Er is nu niets open\./)
})

test('a colleague wrote something in between: the answer is not sent, and what was typed stays', async (t) => {
  const { b, truus, hanneke, moniek } = await site(t)
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: truus })
  await b.get('/contact/bericht')
  await b.post('/contact/bericht', { soort: 'question', onderwerp: 'pass', verhaal: 'Hoe lang?' })
  b.signIn({ door: 'staff', roles: ['caseworker'], subjectId: hanneke, name: 'Hanneke' })
  const seen = await b.get('/klachten/K-26-00001')
  const gezien = /name="gezien" value="(\d+)"/.exec(seen.html)![1]!
  b.signIn({ door: 'staff', roles: ['kcc'], subjectId: moniek, name: 'Moniek' })
  await b.get('/klachten/K-26-00001')
  assert.equal((await b.post('/klachten/K-26-00001/notitie', { woorden: 'Zij belde net.', gebeld: 'ja' })).status, 303)
  b.signIn({ door: 'staff', roles: ['caseworker'], subjectId: hanneke, name: 'Hanneke' })
  await b.get('/klachten/K-26-00001')
  const page = await b.post('/klachten/K-26-00001/antwoord', { gezien, uitkomst: 'answered', woorden: 'Een jaar lang.', doe: 'stuur' })
  assert.equal(page.status, 409)
  assert.match(page.text, /Een collega deed intussen iets.*Zij belde net\./)
  assert.ok(page.html.includes('Een jaar lang.'))
})

test('Moniek writes down what somebody says on the telephone; a BSN that nobody has is said, and nothing is lost', async (t) => {
  const { b, moniek, house, truus } = await site(t)
  b.signIn({ door: 'staff', roles: ['kcc'], subjectId: moniek, name: 'Moniek' })
  await b.get('/klachten/nieuw')
  const told = { binnen: 'phone', dag: '2026-11-23', soort: 'question', onderwerp: 'voucher', verhaal: 'Waar haal ik hem op?' }
  const wrong = await b.post('/klachten/nieuw', { ...told, bsn: '999990032' })
  assert.equal(wrong.status, 422)
  assert.ok(wrong.text.includes('Bij dit BSN staat niemand') && wrong.html.includes('Waar haal ik hem op?'))
  assert.equal((await b.post('/klachten/nieuw', { ...told, dag: '2026-11-24', bsn: '999990019' })).status, 422)
  const holds = await b.post('/klachten/nieuw', { ...told, bsn: '999990019', verhaal: 'Mijn nummer is 999 990 019.' })
  assert.match(holds.text, /Hier staat een nummer dat een BSN kan zijn/)
  assert.ok(holds.html.includes('Mijn nummer is 999 990 019.'))
  assert.equal((await b.post('/klachten/nieuw', { ...told, bsn: '9999 90 019' })).location?.slice(0, 14), '/klachten/K-26')
  assert.deepEqual(await house.owner.query('select resident_id as r, came_by as c, entered_by as e from contacts.matter'), [{ r: truus, c: 'phone', e: moniek }])
})

test('whether a BSN is known here is asked last, stands in the log of who it is, and not asked again and again', async (t) => {
  const { b, moniek, house } = await site(t)
  b.signIn({ door: 'staff', roles: ['kcc'], subjectId: moniek, name: 'Moniek' })
  await b.get('/klachten/nieuw')
  const looks = () => house.owner.query('select actor, purpose, page from audit.processing_log')
  const told = { binnen: 'phone', dag: '2026-11-23', soort: 'question', onderwerp: 'voucher', verhaal: 'Waar haal ik hem op?' }
  const [here, nobody] = [await b.post('/klachten/nieuw', { ...told, binnen: '', bsn: '999990019' }), await b.post('/klachten/nieuw', { ...told, binnen: '', bsn: '999990032' })]
  assert.deepEqual([here.status, nobody.status], [422, 422])
  for (const { text } of [here, nobody]) assert.doesNotMatch(text, /Bij dit BSN staat niemand/, 'one looks as the other while something else is wrong')
  assert.deepEqual(await looks(), [])
  for (let i = 0; i < 5; i++) assert.match((await b.post('/klachten/nieuw', { ...told, bsn: '999990032' })).text, /Bij dit BSN staat niemand/)
  const stopped = await b.post('/klachten/nieuw', { ...told, bsn: '999990019' })
  assert.equal(stopped.status, 422)
  assert.match(stopped.text, /vul in wie het is, of wacht een uur/)
  assert.ok(stopped.html.includes('Waar haal ik hem op?'), 'nothing is lost')
  assert.deepEqual(await looks(), [], 'it was not looked up')
  assert.equal((await b.post('/klachten/nieuw', { ...told, bsn: '', naam: 'Jan Stam', antwoord: 'email', mail: 'jan@example.org' })).status, 303, 'by name it goes on')
  house.clock.set('2026-11-23T13:00:00+01:00')
  await b.get('/klachten/nieuw')
  assert.equal((await b.post('/klachten/nieuw', { ...told, bsn: '999990019' })).status, 303)
  assert.deepEqual(await looks(), [{ actor: moniek, purpose: 'Vraag of klacht opschrijven', page: '/klachten/nieuw' }])
})

test('a letter is entered with the day on which it came in, and its term counts from that day', async (t) => {
  const { b, hanneke, house } = await site(t)
  b.signIn({ door: 'staff', roles: ['caseworker'], subjectId: hanneke, name: 'Hanneke' })
  await b.get('/klachten/nieuw')
  const letter = { binnen: 'letter', dag: '2026-11-19', soort: 'complaint', onderwerp: 'desk', verhaal: 'Zie mijn brief.', naam: 'Jan Stam', antwoord: 'letter', straat: 'Laan 1', plaats: '9712 AB Groningen' }
  for (const [field, bad, message] of [['dag', '2026-11-24', /Kies een dag die niet in de toekomst ligt/], ['dag', 'gisteren', /Kies een dag/], ['binnen', 'form', /Kies hoe het binnenkwam/], ['straat', '', /Vul je straat en huisnummer in/]] as const) {
    const wrong = await b.post('/klachten/nieuw', { ...letter, [field]: bad })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, message)
    assert.ok(wrong.html.includes('Zie mijn brief.'))
  }
  const done = await b.post('/klachten/nieuw', letter)
  assert.match((await b.get(done.location!)).text, /Binnen 19 november 2026, per brief.*Laatste dag 31 december 2026/)
  assert.equal((await house.owner.query(`select 1 from contacts.outgoing where channel = 'letter'`)).length, 1)
})

test('who asks to be called may give an address: then the answer comes on paper too', async (t) => {
  const { b, house } = await site(t)
  for (const [fields, status] of [[{ straat: 'Laan 1', plaats: '' }, 422], [{ straat: '', plaats: '9712 AB Groningen' }, 422], [{ straat: 'Laan 1', plaats: '9712 AB Groningen' }, 200]] as const) {
    await b.get('/contact/bericht')
    assert.equal((await b.post('/contact/bericht', { ...FILLED, antwoord: 'phone', mail: '', telefoon: '0612345678', ...fields })).status, status)
  }
  assert.deepEqual((await house.owner.query<{ channel: string }>('select channel from contacts.outgoing')).map(({ channel }) => channel), ['letter'])
})

test('the queue goes by pages of twenty-five, the first last day first; a page that is not there is the nearest one', async (t) => {
  const { b, hanneke, house } = await site(t)
  const { receiveMatter } = await import('./receive-matter.ts')
  for (let i = 0; i < 28; i++) await house.db.transaction((tx) => receiveMatter(house, tx, { kind: 'question', topic: 'pass', words: 'x', cameBy: 'form', from: { person: { name: 'Jan', email: 'jan@example.org' }, replyBy: 'email' } }))
  b.signIn({ door: 'staff', roles: ['caseworker'], subjectId: hanneke, name: 'Hanneke' })
  const numbers = async (page: string) => [...(await b.get(`/klachten${page}`)).html.matchAll(/href="\/klachten\/(K-26-\d{5})"/g)].map(([, number]) => number)
  const [first, second] = [await numbers(''), await numbers('?pagina=2')]
  assert.deepEqual([first.length, second.length, new Set([...first, ...second]).size], [25, 3, 28])
  for (const page of ['?pagina=999', '?pagina=3']) assert.deepEqual(await numbers(page), second)
  for (const page of ['?pagina=0', '?pagina=-1', '?pagina=abc']) assert.deepEqual(await numbers(page), first)
  assert.match((await b.get('/klachten')).text, /Er staan 28 vragen en klachten open/)
})

test('a letter to who has no account is printed from the matter, and posted once', async (t) => {
  const { b, hanneke, house } = await site(t)
  await b.get('/contact/bericht')
  await b.post('/contact/bericht', { ...FILLED, antwoord: 'letter', mail: '', straat: 'Laan 1', plaats: '9712 AB Groningen' })
  b.signIn({ door: 'staff', roles: ['caseworker'], subjectId: hanneke, name: 'Hanneke' })
  const page = await b.get('/klachten/K-26-00001')
  const pdf = /href="(\/klachten\/brief\/[^"]+\.pdf)"/.exec(page.html)![1]!
  assert.equal((await b.get(pdf)).headers['content-type'], 'application/pdf')
  await b.get('/klachten/K-26-00001')
  for (let i = 0; i < 2; i++) assert.equal((await b.post(pdf.replace('.pdf', ''), {})).status, 303)
  assert.deepEqual(await house.owner.query(`select 1 from audit.event where action = 'contacts.letter-posted'`).then((rows) => rows.length), 1)
  assert.equal((await house.owner.query(`select 1 from contacts.outgoing where delivery = 'posted'`)).length, 1)
})

test('who may: residents and desks do not see the queue, a Stip writes down, everybody sees what is about themselves', async (t) => {
  const { b, moniek } = await site(t)
  const expected: Record<string, readonly number[]> = { caseworker: [200, 200, 200], kcc: [200, 200, 200], stip: [403, 200, 200], manager: [200, 200, 200], editor: [403, 403, 200], auditor: [403, 403, 200], administrator: [403, 403, 200] }
  for (const [role, answers] of Object.entries(expected)) {
    b.signIn({ door: 'staff', roles: [role], subjectId: moniek, name: 'Moniek' })
    const found: number[] = []
    for (const path of ['/klachten', '/klachten/nieuw', '/klachten/over-jou']) found.push((await b.get(path)).status)
    assert.deepEqual(found, answers, role)
  }
  b.signIn({ door: 'resident', roles: ['resident'] })
  assert.equal((await b.get('/klachten')).status, 403)
})

const DUTCH = /\b(de|het|een|van|voor|je|Je|jij|wij|Wij|niet|met|bij|naar|kun|jaar|keer|uur|klacht|vraag)\b/
/** A page in English, without what says that it is Dutch. */
function inEnglish(page: { readonly html: string; readonly text: string; readonly status: number }) {
  assert.match(page.html, /<html lang="en">/)
  assert.doesNotMatch(readAloud(page.html.slice(page.html.indexOf('<main'), page.html.indexOf('</main>')).replace(/<div lang="nl">[\s\S]*?<\/div>/g, ' ')), DUTCH)
  return page
}

test('a complaint in English: what is not right yet is said, what was typed stays, and the receipt has number and last day', async (t) => {
  const { b, house } = await site(t)
  inEnglish(await b.get('/en/contact/bericht'))
  const wrong = inEnglish(await b.post('/en/contact/bericht', { verhaal: 'They told me something else.', antwoord: 'letter', naam: 'Jan Stam', straat: 'Laan', mail: 'jan' }))
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Choose what you want to tell us\. Choose what it is about\. Fill in your street and house number\. Fill in your postcode and town/)
  assert.match(wrong.html, />\nThey told me something else\.<\/textarea>/)
  assert.match(wrong.html, /value="Laan"/)
  const page = inEnglish(await b.post('/en/contact/bericht', { soort: 'complaint', onderwerp: 'desk', verhaal: 'They told me something else.', naam: 'Jan Stam', antwoord: 'email', mail: 'jan@example.org' }))
  assert.equal(page.status, 200)
  assert.match(page.text, /We have your complaint You get our answer on or before Monday 4 January 2027.*K-26-00001.*An e-mail: jan@example\.org.*What you wrote They told me something else\./)
  assert.deepEqual(await house.owner.query('select kind from contacts.matter'), [{ kind: 'complaint' }])
})

test('who has the pass reads their questions in English, adds to one, and hears what we wrote as Dutch', async (t) => {
  const { b, truus, house, hanneke } = await site(t)
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: truus, name: 'Truus Wiel' })
  inEnglish(await b.get('/en/contact/bericht'))
  await b.post('/en/contact/bericht', { soort: 'question', onderwerp: 'pass', verhaal: 'How long does it take?' })
  const list = inEnglish(await b.get('/en/mijn/vragen'))
  assert.match(list.text, /Your questions and complaints.*Question 23 November 2026 Open/)
  const number = /href="\/en\/mijn\/vragen\/([^"]+)"/.exec(list.html)![1]!
  assert.match(inEnglish(await b.get(`/en/mijn/vragen/${number}`)).text, /What is it about\? The pass or your application.*You, 23 November 2026 How long does it take\?/)
  const empty = inEnglish(await b.post(`/en/mijn/vragen/${number}`, { verhaal: ' ' }))
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Tell us what is wrong\. A few words are enough/)
  assert.equal((await b.post(`/en/mijn/vragen/${number}`, { verhaal: 'I wait.' })).location, `/en/mijn/vragen/${number}?erbij=ja`)
  const again = inEnglish(await b.get(`/en/contact/bericht`))
  assert.equal(again.status, 200)
  const asked = inEnglish(await b.post('/en/contact/bericht', { soort: 'question', onderwerp: 'pass', verhaal: 'Again.' }))
  assert.match(asked.text, /Does this go with what you sent before\?.*Yes, put it with/)
  assert.ok((await askPerson(house, { staffId: hanneke, staffName: 'Hanneke', role: 'caseworker' }, number, { words: 'Welke dag was het?', agreed: true })).ok)
  const waits = inEnglish(await b.get(`/en/mijn/vragen/${number}`))
  assert.match(waits.text, /Waits for an answer.*We wait for your answer on or before/)
  assert.match(waits.html, /<div lang="nl"><p>Welke dag was het\?<\/p><\/div>/)
})
