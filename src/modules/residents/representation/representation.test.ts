import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { expectedMessages } from '#modules/eligibility/index.ts'
import { startSession } from '#modules/identity/index.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { localDate } from '#shared/local-date.ts'
import { afterSignIn, reachChanged } from '#src/wiring.ts'
import { applicants } from '#test/applicants.ts'
import { browser } from '#test/page.ts'
import { residentBrowser } from '#test/signed-in.ts'
import { sessionCookie } from '#web/visit.ts'
import { changeReach, confirmEmailCode, reachOf, returnReachOfEnded, sendEmailCode } from '../index.ts'
import { holds, longestUntil } from './representation.ts'

/** Of nobody in the cast, and valid: the bewindvoerder signs in with it. */
const PIET = '999990019'
const STIP = '01935000-0000-7000-8000-0000000000ee'
const PAGE = '/balie/vertegenwoordigers'

async function kit(t: TestContext) {
  const base = await applicants(t)
  const { house, applyAs, bsnOf } = base
  const { residentId } = await applyAs('marjan')
  const staff = async (role = 'stip') => {
    const b = await browser(t, house)
    b.cookie(sessionCookie, await startSession(house, house.db, { door: 'staff', subjectId: STIP, name: 'Anouk Smit', roles: [role], loa: 'high' }))
    return b
  }
  const WRITTEN = { doe: 'bewaar', inwoner: residentId, name: 'Piet de Vries', theirBsn: PIET, kind: 'bewindvoerder', ground: 'court-order', seenOn: '20-11-2026', from: '23-11-2026', to: '' }
  const write = async (more: Partial<typeof WRITTEN> = {}) => {
    const b = await staff()
    await b.get(PAGE)
    await b.post(PAGE, { doe: 'zoek', bsn: bsnOf('marjan') })
    return b.post(PAGE, { ...WRITTEN, ...more })
  }
  const rows = async () => (await house.owner.one<{ n: number }>('select count(*)::int as n from residents.representation')).n
  const idOf = async () => (await house.owner.one<{ id: string }>('select id from residents.representation order by entered_at desc limit 1')).id
  const piet = () => residentBrowser(t, house, undefined)
  return { ...base, residentId, staff, write, rows, idOf, piet }
}

test('staff see a ground and write it down; the resident hears of it on paper; who signs in chooses for whom', async (t) => {
  const { house, write, idOf, piet, staff, bsnOf } = await kit(t)
  const desk = await staff()
  await desk.get(PAGE)
  const found = await desk.post(PAGE, { doe: 'zoek', bsn: bsnOf('marjan') })
  assert.match(found.text, /Wie regelt er nu\? Marjan Postma Niemand/)
  assert.ok(!found.html.includes(bsnOf('marjan')), 'a BSN does not come back')
  assert.equal((await write()).location, `${PAGE}?gedaan=vast`)
  const letter = await house.owner.one<{ channel: string; values: object }>(`select d.channel, m.values from messages.message m join messages.delivery d on d.message_id = m.id where m.kind = 'representative-added'`)
  assert.equal(letter.channel, 'letter')
  assert.ok(!JSON.stringify(letter.values).includes(PIET))

  const b = await piet()
  const choice = await b.get('/namens')
  assert.match(choice.text, /Voor wie regel je iets\? .*Voor mijzelf.*Marjan Postma Bewindvoerder\. Tot en met 23 november 2031/)
  assert.equal((await b.post('/namens', {})).status, 422)
  assert.equal((await b.post('/namens', { wie: await idOf() })).location, '/mijn/aanvraag')
  const seen = await b.get('/mijn/aanvraag')
  assert.match(seen.text, /Piet de Vries voor Marjan Postma.*Kies iemand anders.*Je hebt de pas/)
  assert.equal((await b.get('/mijn/besluiten')).status, 200)
  assert.match((await b.get('/mijn')).text, /Piet de Vries voor Marjan Postma.*Marjan Postma Geldig tot en met .* Mijn pas/)
  assert.deepEqual(await residentsWithoutMessage(house, expectedMessages), [])
})

test('every act is written down with both, before it is done, and the represented person sees it', async (t) => {
  const { house, write, idOf, piet, residentId } = await kit(t)
  await write()
  const b = await piet()
  await b.get('/namens')
  await b.post('/namens', { wie: await idOf() })
  await b.get('/mijn/besluiten/SP-26-00001/bezwaar')
  assert.equal((await b.post('/mijn/besluiten/SP-26-00001/bezwaar', { grounds: 'De datum klopt niet.', hearing: 'no' })).status, 303)
  const events = await house.owner.query<{ actor_id: string; actor_role: string; facts: { representation?: string; actedBy?: string } }>(`select actor_id, actor_role, facts from audit.event where action in ('residents.acted-for', 'eligibility.objection-receive') order by number`)
  assert.deepEqual(events.map(({ actor_id, actor_role, facts }) => [actor_id, actor_role, facts.representation ?? facts.actedBy]), Array.from({ length: 3 }, () => [residentId, 'representative', events[0]!.facts.representation]))
  const own = await (await residentBrowser(t, house, residentId)).get('/mijn/gegevens')
  assert.match(own.text, /Wie regelt er voor jou\?.*Piet de Vries.*Besluit van de rechter.*Mag voor jou regelen.*Wat die deed/)
  assert.ok(!own.html.includes(PIET))
})

test('ended, it opens nothing from that moment on, in a session that is open too; before and after its days neither', async (t) => {
  const { house, write, idOf, piet, staff, bsnOf, residentId } = await kit(t)
  await write({ kind: 'authorised', ground: 'signed-authorisation', to: '30-11-2026' })
  const b = await piet()
  await b.get('/namens')
  await b.post('/namens', { wie: await idOf() })
  assert.equal((await b.get('/mijn/besluiten/SP-26-00001')).status, 200)
  const desk = await staff()
  await desk.get(PAGE)
  await desk.post(PAGE, { doe: 'zoek', bsn: bsnOf('marjan') })
  assert.equal((await desk.post(PAGE, { doe: 'stop', inwoner: residentId, welke: await idOf() })).location, `${PAGE}?gedaan=stop`)
  assert.equal((await b.get('/mijn/besluiten/SP-26-00001')).status, 404)
  assert.equal((await b.get('/namens')).location, '/')
  assert.equal((await b.get('/mijn/aanvraag')).location, '/aanvragen', 'their own session is left')
  assert.equal((await house.owner.query(`select from messages.message where kind = 'representative-ended'`)).length, 1)

  await write({ kind: 'authorised', ground: 'signed-authorisation', from: '24-11-2026', to: '30-11-2026' })
  assert.equal((await (await piet()).get('/namens')).location, '/', 'a day too early')
  house.clock.set('2026-11-30T23:00:00+01:00')
  assert.equal((await (await piet()).get('/namens')).status, 200, 'the last day is included')
  house.clock.set('2026-12-01T00:30:00+01:00')
  assert.equal((await (await piet()).get('/namens')).location, '/', 'a day too late')
})

test('without a ground, a term where one is needed, or somebody else, nothing is written; a stranger may act for nobody', async (t) => {
  const { house, write, rows, idOf, piet, bsnOf, staff, residentId } = await kit(t)
  const wrong: readonly (readonly [string, Parameters<typeof write>[0], RegExp])[] = [
    ['no ground', { ground: '' }, /Kies wat je hebt gezien/], ['seen tomorrow', { seenOn: '24-11-2026' }, /vandaag of eerder/], ['an authorisation without an end', { kind: 'authorised' }, /Bij toestemming moet dit/],
    ['no BSN', { theirBsn: '123456789' }, /BSN in met 9 cijfers/], ['themselves', { theirBsn: bsnOf('marjan') }, /dezelfde persoon/],
  ]
  for (const [what, more, says] of wrong) {
    const answer = await write(more)
    assert.deepEqual([answer.status, says.test(answer.text)], [422, true], what)
    assert.match(answer.html, /value="Piet de Vries"/, 'what was typed stays')
  }
  assert.equal(await rows(), 0)
  await assert.rejects(house.owner.query(`insert into residents.representation select gen_random_uuid(), $1, decode(repeat('00', 32), 'hex'), ''::bytea, 'x', 'parent', null, now()::date, now()::date, null, now(), $1`, [residentId]), /null value in column "ground"/)
  await write()
  assert.match((await write()).text, /regelt al voor deze inwoner/)
  const henk = await browser(t, house)
  henk.cookie(sessionCookie, await startSession(house, house.db, { door: 'resident', name: '', roles: ['resident'], loa: 'high', bsn: bsnOf('henk') }))
  assert.equal((await henk.get('/namens')).location, '/')
  const b = await piet()
  await b.get('/namens')
  assert.equal((await b.post('/namens', { wie: '01935000-0000-7000-8000-00000000dead' })).status, 404)
  for (const role of ['editor', 'manager', 'auditor', 'administrator']) assert.equal((await (await staff(role)).get(PAGE)).status, 403, role)
  assert.notEqual(await idOf(), '')
})

test('who may act for somebody is asked for whom after signing in, and applies with that person\'s BSN, never with their own', async (t) => {
  const { house, write, idOf, bsnOf } = await kit(t)
  await write()
  const b = await browser(t, house)
  b.cookie(sessionCookie, await startSession(house, house.db, { door: 'resident', name: '', roles: ['resident'], loa: 'high', bsn: PIET }))
  const session = await house.owner.one<{ id: string }>(`select id from identity.session where kind = 'resident' and subject_id is null`)
  assert.equal(await afterSignIn(house, { door: 'resident', roles: ['resident'], sessionId: session.id, subjectId: undefined, name: '', until: new Date() }, '/aanbod'), '/namens')
  await house.owner.query(`update passes.pass set state = 'ended'`)
  await b.get('/namens')
  await b.post('/namens', { wie: await idOf() })
  const form = await b.get('/aanvragen')
  assert.match(form.text, /Marjan Postma/)
  assert.equal((await b.post('/aanvragen', { register: 'yes', partner: 'none', others: 'none', channel: 'letter' })).location, '/mijn/aanvraag')
  const applied = await house.owner.query<{ find: Buffer }>('select distinct r.bsn_find as find from eligibility.application a join residents.resident r on r.id = a.resident_id')
  assert.deepEqual(applied.map(({ find }) => find.equals(house.box.find(bsnOf('marjan')))), [true])
  assert.match((await b.get('/mijn/aanvraag')).text, /Piet de Vries voor Marjan Postma/, 'they stay who they are')
})

/** Signs in as a colleague whose directory says that they are at home who has this BSN. */
const known = (house: Awaited<ReturnType<typeof kit>>['house'], id: string, bsn: string) =>
  keepStaff(house.owner, { id, issuer: 'test', subject: id, name: 'Collega', at: house.clock.now(), ownFind: house.box.find(bsn) })

test('a colleague makes nobody a representative who works here, themselves first of all; what was typed stays and the try is in the audit', async (t) => {
  const { house, write, rows, piet } = await kit(t)
  await known(house, STIP, PIET)
  const own = await write()
  assert.equal(own.status, 422)
  assert.match(own.text, /Een collega kan niet met DigiD voor een inwoner regelen/)
  assert.match(own.html, /value="Piet de Vries"/)
  assert.equal((await (await piet()).get('/namens')).location, '/')
  await known(house, '01935000-0000-7000-8000-0000000000ef', '999995169')
  assert.equal((await write({ theirBsn: '999995169' })).status, 422, 'nor a colleague who is not there')
  assert.equal(await rows(), 0)
  assert.equal((await house.owner.query(`select from audit.event where action = 'residents.representation-refused' and actor_id = $1`, [STIP])).length, 2)
  assert.equal((await write({ theirBsn: '999993677' })).location, `${PAGE}?gedaan=vast`, 'who does not work here goes on')
})

test('nothing of their own household is read, written down or stopped', async (t) => {
  const { house, staff, write, rows, idOf, bsnOf, residentId } = await kit(t)
  await write()
  await known(house, STIP, bsnOf('marjan'))
  const looks = (await house.owner.query('select from audit.processing_log')).length
  const desk = await staff()
  await desk.get(PAGE)
  const found = await desk.post(PAGE, { doe: 'zoek', bsn: bsnOf('marjan') })
  assert.equal(found.status, 422)
  assert.match(found.text, /eigen huishouden of familie\. Vraag een collega/)
  assert.match((await desk.post(PAGE, { doe: 'stop', inwoner: residentId, welke: await idOf() })).text, /Vraag een collega/)
  const saved = await write({ theirBsn: '999993677' })
  assert.match(saved.text, /Vraag een collega/)
  assert.doesNotMatch(found.text + saved.text, /Marjan/)
  assert.equal(await rows(), 1)
  assert.equal((await house.owner.query('select from audit.processing_log')).length, looks + 2, 'that their BSN is known here was said, twice: it stands in their log')
})

test('who tries one BSN after the other on the page of representatives is stopped for an hour, and hears of nobody', async (t) => {
  const { house, staff, bsnOf } = await kit(t)
  const desk = await staff()
  await desk.get(PAGE)
  const find = async (bsn: string) => (await desk.post(PAGE, { doe: 'zoek', bsn })).text
  assert.match(await find('123456789'), /bij ons bekend/, 'what is no BSN is no try')
  for (let i = 0; i < 5; i++) assert.match(await find(PIET), /bij ons bekend/)
  const looks = async () => (await house.owner.query('select from audit.processing_log')).length
  const before = await looks()
  const known = await find(bsnOf('marjan'))
  assert.match(known, /Wacht een uur/)
  assert.doesNotMatch(known, /Marjan/)
  assert.equal(await looks(), before)
  house.clock.set('2026-11-23T13:00:00+01:00')
  const later = await staff()
  await later.get(PAGE)
  assert.match((await later.post(PAGE, { doe: 'zoek', bsn: bsnOf('marjan') })).text, /Wie regelt er nu\? Marjan Postma/)
  assert.equal(await looks(), before + 1, 'one line for one look')
})

test('who writes it down without having looked stands in the log of the resident as well', async (t) => {
  const { house, staff, residentId, rows } = await kit(t)
  const desk = await staff()
  await desk.get(PAGE)
  assert.equal((await desk.post(PAGE, { doe: 'bewaar', inwoner: residentId, name: 'Piet de Vries', theirBsn: PIET, kind: 'bewindvoerder', ground: 'court-order', seenOn: '20-11-2026', from: '23-11-2026', to: '' })).status, 303)
  assert.equal(await rows(), 1)
  assert.deepEqual(await house.owner.query('select purpose, page from audit.processing_log'), [{ purpose: 'vertegenwoordiging vastleggen', page: PAGE }])
})

test('a term ends in five years at the latest, and left open it ends then; a parent ends the day before the eighteenth birthday', async (t) => {
  const { house, write, rows } = await kit(t)
  const tooLong = await write({ to: '24-11-2031' })
  assert.equal(tooLong.status, 422)
  assert.match(tooLong.text, /tot en met 23 november 2031/)
  assert.equal((await write({ kind: 'parent', ground: 'birth-register' })).status, 422, 'of who is of age nobody is a parent here')
  assert.equal(await rows(), 0)
  assert.equal((await write({ to: '23-11-2031' })).status, 303)
  assert.deepEqual(await house.owner.query('select to_day::text from residents.representation'), [{ to_day: '2031-11-23' }])

  const today = localDate('2026-11-23')
  for (const [born, last] of [['2008-11-24', '2026-11-23'], ['2008-12-01', '2026-11-30'], ['2012-02-29', '2030-02-28'], ['2020-01-01', '2031-11-23'], ['2008-11-23', 'of-age']] as const) assert.equal(longestUntil('parent', localDate(born), today), last, born)
  const parent = { kind: 'parent', from: today, to: undefined, endedAt: undefined, residentBorn: localDate('2008-12-01') } as const
  assert.deepEqual([holds(parent, localDate('2026-11-30')), holds(parent, localDate('2026-12-01'))], [true, false], 'also when it was written down without a last day')
  assert.equal(holds({ ...parent, kind: 'bewindvoerder' }, localDate('2026-12-01')), true)
})

test('mail that a representative chose becomes letters when they may act no more, and the resident is told; their own choice is left alone', async (t) => {
  const { house, write, idOf, staff, bsnOf, residentId } = await kit(t)
  const told = (tx: Parameters<typeof reachChanged>[1], change: Parameters<typeof reachChanged>[2]) => reachChanged(house, tx, change)
  const byMail = async (address: string, actedBy: string | undefined) => {
    let code = ''
    await sendEmailCode(house, { sessionId: address, address }, async (mail) => { code = mail.code; return 'sent' })
    await confirmEmailCode(house, { sessionId: address, typed: code })
    assert.ok((await changeReach(house, { residentId, choice: { channel: 'email', sessionId: address, consent: true }, changeId: crypto.randomUUID(), actedBy }, told)).ok)
  }
  const channel = async () => (await reachOf(house, house.db, residentId)).channel
  const letters = async () => (await house.owner.query(`select from messages.message where kind = 'reach-changed'`)).length

  await write()
  await byMail('piet@example.org', await idOf())
  assert.deepEqual(await house.owner.query(`select actor_role from audit.event where action = 'residents.reach-changed'`), [{ actor_role: 'representative' }])
  await returnReachOfEnded(house, told)
  assert.deepEqual([await channel(), await letters()], ['email', 1], 'while it holds nothing changes')
  const desk = await staff()
  await desk.get(PAGE)
  await desk.post(PAGE, { doe: 'zoek', bsn: bsnOf('marjan') })
  await desk.post(PAGE, { doe: 'stop', inwoner: residentId, welke: await idOf() })
  assert.deepEqual([await channel(), await letters()], ['letter', 2])

  house.clock.set('2026-11-23T10:30:00+01:00')
  await write({ to: '30-11-2026' })
  await byMail('piet2@example.org', await idOf())
  house.clock.set('2026-12-01T00:30:00+01:00')
  await returnReachOfEnded(house, told)
  await returnReachOfEnded(house, told)
  assert.deepEqual([await channel(), await letters()], ['letter', 4], 'by its last day too, and told once')

  await byMail('marjan@example.org', undefined)
  await returnReachOfEnded(house, told)
  assert.equal(await channel(), 'email', 'what the resident chose stays')
})

test('what a representative opens is written down once a day for each kind of page, and stands under who looked', async (t) => {
  const { house, write, idOf, piet, residentId } = await kit(t)
  await write()
  const b = await piet()
  await b.get('/namens')
  await b.post('/namens', { wie: await idOf() })
  const reads = async () => (await house.owner.query<{ what: string }>('select what from residents.representation_read order by day, what')).map(({ what }) => what)
  for (const page of ['/mijn/aanvraag', '/mijn/aanvraag', '/mijn/besluiten/SP-26-00001', '/aanbod']) assert.equal((await b.get(page)).status, 200, page)
  assert.deepEqual(await reads(), ['/mijn/aanvraag', '/mijn/besluiten/:number'], 'a page twice is one line; what is of nobody is none')
  assert.equal((await house.owner.query(`select from audit.event where action = 'residents.read-for' and actor_role = 'representative'`)).length, 2)

  await b.get('/contact/bericht')
  assert.equal((await b.post('/contact/bericht', { soort: 'question', onderwerp: 'voucher', verhaal: 'Waar haal ik hem op?' })).status, 200)
  assert.deepEqual(await house.owner.query(`select actor_role, facts ->> 'actedBy' = $1 as by from audit.event where action = 'contacts.received'`, [await idOf()]), [{ actor_role: 'representative', by: true }])

  const own = await residentBrowser(t, house, residentId)
  const looked = await own.get('/mijn/gegevens/wie-keek')
  assert.match(looked.text, /2 keer Piet de Vries, die voor jou regelt Om voor jou te regelen/)
  assert.equal((await reads()).length, 2, 'the resident reads unseen')
})
