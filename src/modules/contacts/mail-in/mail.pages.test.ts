import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { startSession } from '#modules/identity/index.ts'
import { may, sessionOf } from '#modules/identity/index.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { seedEligibility } from '#modules/eligibility/index.ts'
import { newId } from '#shared/ids.ts'
import { phonePhoto } from '#test/files.ts'
import { testHouse } from '#test/house.ts'
import { deskGiven } from '#test/counter.ts'
import { browser } from '#test/page.ts'
import { newCode, spellCode } from '#shared/code.ts'
import { sessionCookie } from '#web/visit.ts'
import { openMatters } from '../contacts.store.ts'
import { outsidersWithoutMessage } from '../expected-messages.ts'
import { contactsOver } from '../forget-contacts.ts'
import { contactsRoutes } from '../index.ts'
import { sendOutgoing } from '../send-outgoing.ts'
import { settleMatter } from '../settle-matter.ts'
import { type Place, takeInMail } from './take-in-mail.ts'

const PLACE: Place = { mailbox: 'INBOX', uidValidity: 1n, ours: [] }

async function desk(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  await house.db.transaction((tx) => seedEligibility(house, tx))
  const b = await browser(t, house, { routes: contactsRoutes(house, deskGiven), may, sessionOf: (cookie) => sessionOf(house, cookie) })
  const at = house.clock.now()
  const staffId = await keepStaff(house.owner, { id: newId(at), issuer: 'test', subject: 'hanneke', name: 'Hanneke', at, ownFind: undefined })
  const signIn = async () => b.cookie(sessionCookie, await startSession(house, house.db, { door: 'staff', subjectId: staffId, name: 'Hanneke', roles: ['caseworker'], loa: 'high' }))
  await signIn()
  let uid = 0
  return { house, b, signIn, hanneke: { staffId, staffName: 'Hanneke', role: 'caseworker' }, arrive: (source: string) => takeInMail(house, PLACE, { uid: ++uid, source: Buffer.from(source), whole: true, arrivedAt: house.clock.now() }) }
}

test('a mail that cannot be read waits in the list; a colleague makes it a complaint, with its receipt, or lets it be', async (t) => {
  const { house, b, arrive } = await desk(t)
  assert.match((await b.get('/klachten/mail')).text, /geen mail die iemand moet bekijken/)
  await arrive(`From: Jan Stam <jan@example.org>\nSubject: Kapotte mail\nX: ${'x'.repeat(400_000)}\n\nDag`)
  await arrive('From: els@example.org\nSubject:\n\n')
  await arrive('From: jan@example.org\nList-Id: <x.example>\n\nReclame')
  assert.match((await b.get('/klachten')).text, /Er wachten 2 mails op een collega/)
  const list = await b.get('/klachten/mail')
  assert.match(list.text, /Kapotte mail.*Niet te lezen.*Zonder onderwerp.*1 mail van een machine/)
  assert.doesNotMatch(list.text, /jan@example/)
  const [one, two] = [...list.html.matchAll(/\/klachten\/mail\/([0-9a-f-]{36})/g)].map(([path]) => path)
  assert.match((await b.get(one!)).text, /Zoek het origineel op in de mailbox.*Jan Stam <jan@example\.org>/)
  const wrong = await b.post(one!, { doe: 'bewaar', soort: '', onderwerp: '', verhaal: 'Wat Jan schreef', mail: 'jan@' })
  assert.equal(wrong.status, 422)
  assert.ok(wrong.html.includes('Wat Jan schreef') && wrong.html.includes('value="jan@"'))
  const kept = await b.post(one!, { doe: 'bewaar', soort: 'complaint', onderwerp: 'desk', verhaal: 'Wat Jan schreef', mail: 'jan@example.org' })
  assert.match(kept.location!, /^\/klachten\/K-26-\d{5}$/)
  assert.equal((await house.owner.query('select 1 from contacts.outgoing')).length, 1)
  assert.equal((await b.get(one!)).status, 404, 'done is done')
  await b.get(two!)
  assert.equal((await b.post(two!, { doe: 'niets' })).location, '/klachten/mail')
  assert.match((await b.get('/klachten/mail')).text, /geen mail die iemand moet bekijken/)
})

test('a mail that came in too often is put with the matter that it belongs to, and they hear so', async (t) => {
  const { house, b, arrive } = await desk(t)
  for (let i = 0; i < 11; i++) await arrive(`From: jan@example.org\nSubject: Vraag ${i}\n\nEn dit nog: ${i}`)
  const [matter] = await openMatters(house.db)
  const path = /\/klachten\/mail\/[0-9a-f-]{36}/.exec((await b.get('/klachten/mail')).html)![0]
  await b.get(path)
  const wrong = await b.post(path, { doe: 'erbij', nummer: 'K-26-99999' })
  assert.match(wrong.text, /Vul een nummer in dat nog open is/)
  assert.ok(wrong.html.includes('value="K-26-99999"'))
  assert.equal((await b.post(path, { doe: 'erbij', nummer: ` ${matter!.number.toLowerCase()} ` })).location, `/klachten/${matter!.number}`)
  assert.match((await b.get(`/klachten/${matter!.number}`)).text, /Aanvulling: per mail, niet nagegaan wie het is.*En dit nog: 10/)
  assert.equal((await house.owner.query(`select 1 from contacts.outgoing where dedupe_key like 'contacts contact-added%'`)).length, 1)
})

test('a code of a voucher does not go by mail to an address that nobody made sure of; in a note for colleagues it may stand', async (t) => {
  const { house, b, arrive } = await desk(t)
  await arrive('From: jan@example.org\nSubject: Mijn bon\n\nIk ben hem kwijt.')
  const [matter] = await openMatters(house.db)
  const path = `/klachten/${matter!.number}`
  const words = `Je code is ${spellCode(newCode(15))}.`
  await b.get(path)
  for (const [part, more] of [['antwoord', { uitkomst: 'answered', doe: 'stuur', gezien: '1' }], ['vraag', {}]] as const) {
    const refused = await b.post(`${path}/${part}`, { ...more, woorden: words })
    assert.equal(refused.status, 422, part)
    assert.match(refused.text, /een code van een bon of pas/)
    assert.ok(refused.html.includes(words))
  }
  assert.equal((await b.post(`${path}/notitie`, { woorden: words })).status, 303)
})

test('a colleague reads a file that came with a mail, and it is written down who did', async (t) => {
  const { house, b, arrive } = await desk(t)
  const photo = (await phonePhoto()).toString('base64').replace(/(.{76})/g, '$1\r\n')
  await arrive(`From: jan@example.org\r\nSubject: Foto\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nZie de foto.\r\n--b\r\nContent-Type: image/jpeg; name="bon.jpeg"\r\nContent-Disposition: attachment; filename="bon.jpeg"\r\nContent-Transfer-Encoding: base64\r\n\r\n${photo}\r\n--b--\r\n`)
  const [matter] = await openMatters(house.db)
  const shown = await b.get(`/klachten/${matter!.number}`)
  assert.match(shown.text, /Zie de foto\..*bon\.jpeg \(/)
  assert.match(shown.text, /aan een adres dat niemand naging/)
  const path = /\/klachten\/papier\/[0-9a-f-]{36}/.exec(shown.html)![0]
  const before = (await house.owner.one<{ n: number }>(`select count(*)::int as n from audit.event where action = 'contacts.opened'`)).n
  const file = await b.get(path)
  assert.equal(file.headers['content-type'], 'image/jpeg')
  assert.match(String(file.headers['content-disposition']), /^attachment; filename="bon\.jpg"/, 'what a stranger sent is never a page of ours')
  assert.match(String(file.headers['content-security-policy']), /; sandbox$/)
  assert.equal(file.headers['x-content-type-options'], 'nosniff')
  assert.equal((await house.owner.one<{ n: number }>(`select count(*)::int as n from audit.event where action = 'contacts.opened'`)).n, before + 1)
  assert.equal((await b.get('/klachten/papier/01935000-0000-7000-8000-000000000001')).status, 404)
})

test('a mail that says no kind is sorted: they are told the last day that counts from now on', async (t) => {
  const { house, b, signIn, arrive } = await desk(t)
  await arrive('From: jan@example.org\nSubject: De balie\n\nZe waren onbeleefd tegen mij.')
  const [matter] = await openMatters(house.db)
  assert.deepEqual([matter!.kind, matter!.lastDay], ['question', '2026-11-28'])
  const sort = async (kind: string, topic = 'desk') => { await b.get(`/klachten/${matter!.number}`); return b.post(`/klachten/${matter!.number}/soort`, { soort: kind, onderwerp: topic }) }
  assert.equal((await sort('onzin')).status, 422)
  assert.equal((await sort('complaint')).status, 303)
  const [complaint] = await openMatters(house.db)
  assert.deepEqual([complaint!.kind, complaint!.topic, complaint!.lastDay], ['complaint', 'desk', '2027-01-04'])
  assert.match((await sort('complaint')).text, /Dit was al de soort/)
  house.clock.set('2026-12-20T10:00:00+01:00')
  await signIn()
  assert.equal((await sort('question')).status, 303)
  assert.equal((await openMatters(house.db))[0]!.lastDay, '2026-12-25', 'as promised today, and never later than before')
  const mails: string[] = []
  await sendOutgoing(house, { async send({ text }) { mails.push(/tot en met (\d+\s+\w+\s+\d{4})/.exec(text)![1]!.replace(/\s+/g, ' ')); return { kind: 'sent', reference: 'fine' } }, close() {} })
  assert.deepEqual(mails.sort(), ['25 december 2026', '28 november 2026', '4 januari 2027'], 'one mail for each last day that they were promised')
  assert.deepEqual(await outsidersWithoutMessage(house), [])
  assert.match((await b.get(`/klachten/${matter!.number}`)).text, /Soort aangepast: van vraag naar klacht.*Soort aangepast: van klacht naar vraag/)
})

test('files and what is known of a mail are there on the last day of their term and gone the day after; what waits for a colleague stays', async (t) => {
  const { house, hanneke, arrive } = await desk(t)
  const photo = (await phonePhoto()).toString('base64').replace(/(.{76})/g, '$1\r\n')
  await arrive(`From: jan@example.org\r\nSubject: Foto\r\nContent-Type: image/jpeg\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n${photo}`)
  await arrive('From: els@example.org\nSubject:\n\n')
  await arrive('From: x@example.org\nList-Id: <x.example>\n\nReclame')
  const [matter] = await openMatters(house.db)
  assert.ok((await settleMatter(house, hanneke, matter!.number, { outcome: 'answered', words: 'Dank je wel.', clearly: false, called: false })).ok)
  await sendOutgoing(house, { send: async () => ({ kind: 'sent', reference: 'fine' }), close: () => {} })
  const left = async () => Object.values(await house.owner.one<Record<string, number>>(`select (select count(*)::int from contacts.mail) as mail, (select count(*)::int from contacts.paper where sealed is not null) as papers`))
  house.clock.set('2028-11-23T03:00:00+01:00')
  await contactsOver.forget(house)
  assert.deepEqual(await left(), [3, 1])
  house.clock.set('2028-11-24T03:00:00+01:00')
  assert.equal(await contactsOver.due(house), 3)
  assert.equal(await contactsOver.forget(house), 3)
  assert.deepEqual(await left(), [1, 0])
})
