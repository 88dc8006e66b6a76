import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { keepResident, residentCard } from '#modules/residents/index.ts'
import { localDate } from '#shared/local-date.ts'
import { pdfText } from '#test/files.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { keptResident, registered } from '#test/kept-resident.ts'
import { browser } from '#test/page.ts'
import { type AmountsOf, messagesRoutes, tell, type Telling } from './index.ts'

const REF = '019ac000-0000-7000-8000-00000000abcd'
let forgotten = false
const amountsOf: AmountsOf = async (_house, _q, ref) => {
  assert.equal(ref, REF)
  const amount = (euros: string) => (forgotten ? '(gewist op 4 januari 2027)' : euros)
  return { income: amount('€ 1.640,00'), limit: '€ 1.703,35', reasonSentences: 'Je inkomen is lager dan de grens.', ownSentence: '' }
}

const granted = (residentId: string, name: string): Telling => ({
  residentId, kind: 'granted', dedupeKey: `granted ${residentId}`, amountsRef: REF,
  values: { name, number: 'SP-26-01874', date: '23 november 2026', validFrom: '23 november 2026', validTo: '31 december 2027', householdLine: 'Je woont alleen', objectionLastDay: '4 januari 2027' },
})
const order = (residentId: string, n = 1): Telling => ({
  residentId, kind: 'order-placed', dedupeKey: `order ${residentId} ${n}`,
  values: { name: 'Truus Wiel', date: '23 november 2026', time: '10.00 uur', offer: 'Zwemmen', provider: 'Zwembad Kardinge', people: 'jou', voucherValidTo: '31 december 2026' },
})
const say = (house: TestHouse, telling: Telling) => house.db.transaction((tx) => tell(house, tx, telling))

async function opened(t: TestContext) {
  forgotten = false
  const house = await testHouse(t)
  await openKnowledge(house)
  const truus = await keptResident(house, '999993677')
  const bob = await keptResident(house, '999995169', { givenName: 'Bob', fullName: 'Bob Postma', address: { kind: 'home', lines: ['Hereweg 22', '9725 AC  Groningen'], objectId: undefined } })
  const b = await browser(t, house, { routes: messagesRoutes(house, { amountsOf }) })
  const as = (subjectId: string) => b.signIn({ door: 'resident', roles: ['resident'], subjectId })
  const asStaff = () => b.signIn({ door: 'staff', roles: ['stip'], subjectId: '019ac000-0000-7000-8000-000000000001' })
  return { house, truus, bob, b, as, asStaff }
}

test('a resident reads their messages, and the first reading is kept', async (t) => {
  const { house, truus, b, as } = await opened(t)
  as(truus)
  assert.match((await b.get('/mijn/berichten')).text, /Je hebt nog geen berichten/)
  const id = await say(house, granted(truus, 'Truus Wiel'))
  assert.match((await b.get('/mijn/berichten')).text, /Je krijgt de Stadjerspas .*Van 23 november 2026.*Nieuw/)
  house.clock.set('2026-11-24T09:00:00+01:00')
  const page = await b.get(`/mijn/berichten/${id}`)
  assert.match(page.text, /Je inkomen per maand: € 1\.640,00/)
  house.clock.set('2026-11-25T09:00:00+01:00')
  await b.get(`/mijn/berichten/${id}`)
  const { read_at } = await house.owner.one<{ read_at: Date }>('select read_at from messages.message')
  assert.equal(read_at.toISOString(), '2026-11-24T08:00:00.000Z')
  assert.doesNotMatch((await b.get('/mijn/berichten')).text, /Nieuw/)
  assert.doesNotMatch(JSON.stringify(await house.owner.query('select m::text from messages.message m')), /1\.640|1640/, 'no amount is stored with a message')
})

test('until when an answer is awaited is said up to that day, and not when it is over', async (t) => {
  const { house, truus, b, as } = await opened(t)
  const id = await say(house, { ...granted(truus, 'Truus Wiel'), reactionUntil: localDate('2026-12-14') })
  for (const [at, said] of [['2026-12-14T23:59:00+01:00', true], ['2026-12-15T00:00:00+01:00', false]] as const) {
    house.clock.set(at)
    as(truus)
    for (const path of ['/mijn/berichten', `/mijn/berichten/${id}`]) assert.equal(/14 december 2026/.test((await b.get(path)).text), said, `${path} at ${at}`)
  }
})

test('after the day of forgetting the letter stays and the amount says that it is gone', async (t) => {
  const { house, truus, b, as } = await opened(t)
  as(truus)
  const id = await say(house, granted(truus, 'Truus Wiel'))
  forgotten = true
  assert.match((await b.get(`/mijn/berichten/${id}`)).text, /Je inkomen per maand: \(gewist op 4 januari 2027\)/)
})

test('a message says for ever what it said, also when its text is changed', async (t) => {
  const { house, truus, b, as } = await opened(t)
  as(truus)
  const id = await say(house, order(truus))
  await house.owner.query(`insert into knowledge.version (key, language, number, body, hash, state, author, created_at, published_at)
    select key, language, 2, replace(body, 'Veel plezier', 'Tot ziens'), hash, 'published', 'x', now(), now() from knowledge.version where key = 'letters/order-placed'`)
  await openKnowledge(house)
  assert.match((await b.get(`/mijn/berichten/${id}`)).text, /Veel plezier/)
  const later = await say(house, order(truus, 2))
  assert.match((await b.get(`/mijn/berichten/${later}`)).text, /Tot ziens/)
})

test('a stranger\'s message and its PDF are not there, as if they never were', async (t) => {
  const { house, truus, bob, b, as } = await opened(t)
  const id = await say(house, granted(truus, 'Truus Wiel'))
  as(bob)
  for (const path of [`/mijn/berichten/${id}`, `/mijn/berichten/${id}.pdf`, '/mijn/berichten/019ac000-0000-7000-8000-000000000000', '/mijn/berichten/x', '/mijn/berichten/x.pdf', `/mijn/berichten/${id}'`]) {
    const { status, html } = await b.get(path)
    assert.equal(status, 404, path)
    assert.doesNotMatch(html, /Truus|1\.640/)
  }
  assert.doesNotMatch((await b.get('/mijn/berichten')).html, /krijgt de Stadjerspas/)
  assert.equal((await house.owner.one<{ read_at: Date | null }>('select read_at from messages.message')).read_at, null)
})

test('the PDF of a message is tagged, has the letter embedded, and says what the page says', async (t) => {
  const { house, b, as } = await opened(t)
  const noor = await keptResident(house, '999990032', { givenName: 'Noor', fullName: 'Noor Yıldız-Łukasiewicz', secretAddress: true })
  as(noor)
  const id = await say(house, granted(noor, 'Noor Yıldız-Łukasiewicz'))
  const { headers, body } = await b.get(`/mijn/berichten/${id}.pdf`)
  assert.equal(headers['content-type'], 'application/pdf')
  assert.match(String(headers['content-disposition']), /^inline; filename="bericht-[0-9A-F]{4}-[0-9A-F]{4}\.pdf"$/)
  const raw = body.toString('latin1')
  assert.match(raw, /\/Marked true/)
  assert.match(raw, /\/Lang \(nl-NL\)/)
  assert.match(raw, /Figtree-Regular/)
  assert.doesNotMatch(raw, /Helvetica/)
  const said = pdfText(body)
  if (said === undefined) return t.skip('pdftotext is not installed')
  assert.match(said, /Noor Yıldız-Łukasiewicz/)
  assert.match(said, /€ 1\.640,00/)
  assert.match(said, /4 januari 2027/)
  assert.match(said, /bladzijde 1 van 2/)
  assert.doesNotMatch(said, /Lavendelweg/, 'a secret address is on no sheet that may lie around')
})

test('staff print all letters in one PDF, each with its own address and pages, and every print is written down', async (t) => {
  const { house, truus, bob, b, asStaff } = await opened(t)
  const first = await say(house, granted(truus, 'Truus Wiel'))
  const second = await say(house, granted(bob, 'Bob Postma'))
  asStaff()
  const list = await b.get('/beheer/post')
  assert.match(list.text, /Er wachten 2 brieven/)
  assert.doesNotMatch(list.html, /Truus|Bob|Lavendelweg|1\.640/, 'numbers, no names')
  const { status, body, headers } = await b.post('/beheer/post', { brief: [first, second], doe: 'pdf' })
  assert.equal(status, 200)
  assert.equal(headers['content-type'], 'application/pdf')
  const looks = await house.owner.query<{ actor: string; purpose: string }>('select actor, purpose from audit.processing_log')
  assert.deepEqual(looks.map(({ purpose }) => purpose), ['Brieven printen en posten', 'Brieven printen en posten'])
  assert.equal((await house.owner.query(`select from messages.delivery where state = 'waiting'`)).length, 2, 'printing is not posting')
  const said = pdfText(body)
  if (said === undefined) return t.skip('pdftotext is not installed')
  const pages = said.split('\f').filter((page) => page.trim())
  assert.equal(pages.length, 4)
  const letters = [pages.slice(0, 2).join(), pages.slice(2).join()].sort((one) => (one.includes('Truus') ? -1 : 1))
  assert.match(letters[0] ?? '', /Truus Wiel[\s\S]*Lavendelweg 60[\s\S]*9731 HM {1,2}Groningen/)
  assert.match(letters[1] ?? '', /Bob Postma[\s\S]*Hereweg 22/)
  assert.ok(!letters[0]?.includes('Bob') && !letters[1]?.includes('Truus'), 'nobody reads another\'s letter')
  for (const letter of letters) assert.match(letter, /bladzijde 1 van 2[\s\S]*bladzijde 2 van 2/)
})

test('letters to one person go in one envelope: they stand together on the list and on paper, and each says which it is', async (t) => {
  const { house, truus, bob, b, asStaff } = await opened(t)
  const told: string[] = []
  for (const [minute, telling] of [order(bob, 1), order(truus, 1), order(bob, 2), order(bob, 3)].entries()) {
    house.clock.set(`2026-11-23T10:0${minute}:00+01:00`)
    told.push(await say(house, telling))
  }
  asStaff()
  const list = await b.get('/beheer/post')
  assert.equal(list.text.match(/Zelfde envelop/g)?.length, 2)
  assert.deepEqual([...list.html.matchAll(/name="brief" value="([^"]+)"/g)].map(([, id]) => told.indexOf(id!)), [0, 2, 3, 1])
  const said = pdfText((await b.post('/beheer/post', { brief: told, doe: 'pdf' })).body)
  if (said === undefined) return t.skip('pdftotext is not installed')
  const heads = said.split('\f').filter((page) => page.trim()).map((page) => [/Hereweg|Lavendelweg/.exec(page)?.[0], /Brief \d van \d in deze envelop/.exec(page)?.[0]])
  assert.deepEqual(heads, [['Hereweg', 'Brief 1 van 3 in deze envelop'], ['Hereweg', 'Brief 2 van 3 in deze envelop'], ['Hereweg', 'Brief 3 van 3 in deze envelop'], ['Lavendelweg', undefined]])
  await b.get('/beheer/post')
  assert.equal((await b.post('/beheer/post', { brief: told.slice(1, 3), doe: 'gepost' })).location, '/beheer/post?gepost=2', 'what is not ticked waits on')
})

test('a secret address is printed on the envelope and shown nowhere else', async (t) => {
  const { house, b, asStaff } = await opened(t)
  const noor = await keptResident(house, '999990032', { givenName: 'Noor', secretAddress: true })
  const id = await say(house, order(noor))
  asStaff()
  assert.doesNotMatch((await b.get('/beheer/post')).html, /Lavendelweg/)
  const said = pdfText((await b.get(`/beheer/post/${id}.pdf`)).body)
  if (said !== undefined) assert.match(said, /Lavendelweg 60/)
  assert.equal((await house.owner.query('select from audit.processing_log')).length, 1)
})

test('what is ticked is marked as posted, once, and the rest is left alone', async (t) => {
  const { house, truus, bob, b, asStaff } = await opened(t)
  const first = await say(house, order(truus))
  const second = await say(house, order(bob))
  asStaff()
  await b.get('/beheer/post')
  const nothing = await b.post('/beheer/post', { doe: 'gepost' })
  assert.equal(nothing.status, 422)
  assert.match(nothing.text, /Zet een vinkje bij minstens 1 brief/)
  const post = async () => (await b.post('/beheer/post', { brief: [first], doe: 'gepost' })).location
  assert.equal(await post(), '/beheer/post?gepost=1')
  assert.match((await b.get('/beheer/post?gepost=1')).text, /1 brief is op de post.*Er wacht 1 brief|Er wacht 1 brief.*1 brief is op de post/)
  assert.equal(await post(), '/beheer/post?gepost=0', 'twice is once')
  const states = await house.owner.query('select message_id as id, state from messages.delivery order by message_id')
  assert.deepEqual(states, [{ id: first, state: 'posted' }, { id: second, state: 'waiting' }].sort((a, z) => (a.id < z.id ? -1 : 1)))
  assert.deepEqual(await house.owner.query('select action, subject_id from audit.event'), [{ action: 'messages.posted', subject_id: first }])
})

test('no letter goes to who died after it was written, and no address is said', async (t) => {
  const { house, truus, bob, b, asStaff } = await opened(t)
  await say(house, order(truus))
  await say(house, order(bob))
  const { householdId } = await residentCard(house, house.db, truus)
  await house.db.transaction((tx) => keepResident(house, tx, { person: registered('999993677', { deceased: true }), householdId, ground: 'applied' }))
  const other = await residentCard(house, house.db, bob)
  await house.db.transaction((tx) => keepResident(house, tx, { person: registered('999995169', { address: { kind: 'unknown', lines: [] } }), householdId: other.householdId, ground: 'applied' }))
  asStaff()
  const list = await b.get('/beheer/post')
  assert.match(list.text, /Er wacht 1 brief/)
  assert.match(list.text, /Geen adres/)
})

test('whoever the table of access lets in by mistake: only staff print', async (t) => {
  const { house, truus, b, as } = await opened(t)
  const id = await say(house, order(truus))
  as(truus)
  await b.get('/beheer/post')
  assert.equal((await b.post('/beheer/post', { brief: [id], doe: 'pdf' })).status, 403)
  assert.equal((await b.get(`/beheer/post/${id}.pdf`)).status, 403)
  assert.deepEqual(await house.owner.query('select from audit.processing_log'), [])
})
