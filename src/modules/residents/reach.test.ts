import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { localDate } from '#shared/local-date.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { reachByEmail } from '#test/kept-resident.ts'
import { browser } from '#test/page.ts'
import { readEmail } from './domain/email-address.ts'
import { confirmEmailCode, forgetEmailCodes, keepRegistration, languageFor, type MailCode, reachOf, type ResidentsGiven, residentsRoutes, sendEmailCode, setReach } from './index.ts'

type Sent = { to: string; code: string; until: Date; lang?: string }

async function opened(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const { residentId } = await house.db.transaction((tx) => keepRegistration(house, tx, {
    kind: 'found', children: [], otherAdults: 'unknown', notes: [],
    person: {
      bsn: '999993677', givenName: 'Truus', fullName: 'Truus Wiel', born: localDate('1980-01-02'), bornText: '2 januari 1980', address: { kind: 'home', lines: ['Lavendelweg 60', '9731 HM  Groningen'], objectId: undefined },
      municipality: { code: '0014', name: 'Groningen' }, secretAddress: false, deceased: false,
    },
  }))
  const sent: Sent[] = []
  let state: 'sent' | 'down' = 'sent'
  const mailCode: MailCode = async (mail) => { if (state === 'sent') sent.push(mail); return state }
  const told: string[] = []
  const given: ResidentsGiven = { mailCode, reachChanged: async (_tx, { entered }) => { told.push(entered('nl')) }, ownData: [], representationTold: async () => {}, knowsHousehold: async () => false, findByBsn: async () => 'unknown' }
  return { house, residentId, sent, told, given, mailCode, mail: (next: typeof state) => { state = next } }
}

const ask = (house: TestHouse, mailCode: MailCode, sessionId = 's1', address = 'truus@voorbeeld.nl') => sendEmailCode(house, { sessionId, address }, mailCode)
const reasonOf = (result: { ok: boolean; refusal?: { reason: string } }) => (result.ok ? 'ok' : result.refusal?.reason)

test('an address counts only when its code is typed in the session that asked for it', async (t) => {
  const { house, residentId, sent, mailCode } = await opened(t)
  const choose = (sessionId: string, consent = true) => house.db.transaction((tx) => setReach(house, tx, residentId, { channel: 'email', sessionId, consent }))
  assert.equal(reasonOf(await confirmEmailCode(house, { sessionId: 's1', typed: '1234567' })), 'no-code')
  assert.ok((await ask(house, mailCode)).ok)
  assert.equal(reasonOf(await choose('s1')), 'email-not-confirmed')
  assert.equal(reasonOf(await confirmEmailCode(house, { sessionId: 's2', typed: sent[0]!.code })), 'no-code')
  assert.deepEqual(await confirmEmailCode(house, { sessionId: 's1', typed: ` ${sent[0]!.code.slice(0, 3)}-${sent[0]!.code.slice(3)} `.toLowerCase() }), { ok: true, value: { email: 'truus@voorbeeld.nl' } })
  assert.equal(reasonOf(await choose('s1', false)), 'no-consent')
  assert.equal(reasonOf(await choose('s2')), 'email-not-confirmed')
  assert.deepEqual(await reachOf(house, house.db, residentId), { channel: 'letter' }, 'until then: letters')
  assert.ok((await choose('s1')).ok)
  const reach = await reachOf(house, house.db, residentId)
  assert.ok(reach.channel === 'email' && reach.email === 'truus@voorbeeld.nl')
  const [event] = await house.owner.query<{ consent_version: number }>('select channel, consent_version from residents.reach_event')
  assert.equal(event?.consent_version, 1, 'the text they agreed to is kept')
  assert.equal(reasonOf(await choose('s1')), 'email-not-confirmed', 'a confirmation is used once')
  const dump = JSON.stringify(await house.owner.query('select r::text from residents.reach r')) + JSON.stringify(await house.owner.query('select e::text from residents.email_code e'))
  assert.doesNotMatch(dump, /voorbeeld/, 'no address to read in the database')
})

test('five wrong tries end a code, fifteen minutes too, and only the newest code counts', async (t) => {
  const { house, sent, mailCode } = await opened(t)
  const type = async (typed: string) => reasonOf(await confirmEmailCode(house, { sessionId: 's1', typed }))
  await ask(house, mailCode)
  const tries = []
  for (let i = 0; i < 6; i++) tries.push(await type('0000000'))
  assert.deepEqual(tries, ['wrong-code', 'wrong-code', 'wrong-code', 'wrong-code', 'too-many-tries', 'too-many-tries'])
  assert.equal(await type(sent[0]!.code), 'too-many-tries', 'the right code comes too late')
  house.clock.set('2026-11-23T10:01:00+01:00')
  await ask(house, mailCode)
  assert.equal(await type(sent[0]!.code), 'wrong-code', 'the older code no longer counts')
  house.clock.set('2026-11-23T10:16:00+01:00')
  assert.equal(await type(sent[1]!.code), 'code-expired')
  assert.equal(await forgetEmailCodes(house), 0)
  house.clock.set('2026-11-25T10:16:00+01:00')
  assert.equal(await forgetEmailCodes(house), 2)
})

test('no more than five codes an hour, for a session and for an address', async (t) => {
  const { house, sent, mailCode } = await opened(t)
  const asked = await Promise.all(Array.from({ length: 8 }, () => ask(house, mailCode)))
  assert.equal(asked.filter(({ ok }) => ok).length, 5)
  assert.equal(reasonOf(await ask(house, mailCode, 's2', 'Truus@voorbeeld.nl')), 'too-many-codes', 'a new session does not help')
  assert.equal(reasonOf(await ask(house, mailCode, 's2', 'bob@voorbeeld.nl')), 'ok', 'another address is left alone')
  house.clock.set('2026-11-23T11:00:01+01:00')
  assert.equal(reasonOf(await ask(house, mailCode)), 'ok')
  assert.equal(sent.length, 7)
})

test('what can be no address is refused before anything is kept or sent', () => {
  for (const typed of ['', 'truus', 'truus@', '@voorbeeld.nl', 'a b@voorbeeld.nl', 'a@b', 'a@voorbeeld.nl,c@voorbeeld.nl', 'a@voorbeeld.nl\nBcc: c@d.nl', 'a@b@c.nl', '.a@b.nl', 'a..b@c.nl', '"a"@c.nl', `${'a'.repeat(300)}@b.nl`, 'a@-b.nl', 'a@b..nl', '<a@b.nl>']) {
    assert.equal(readEmail(typed), undefined, JSON.stringify(typed))
  }
  assert.equal(readEmail(' Truus.Wiel+pas@Voorbeeld.NL '), 'Truus.Wiel+pas@voorbeeld.nl')
  assert.equal(readEmail('andré@münchen.de'), 'andré@münchen.de')
})

test('on /mijn/bereikbaar somebody changes from letter to e-mail and back', async (t) => {
  const { house, residentId, sent, told, given } = await opened(t)
  const b = await browser(t, house, { routes: residentsRoutes(house, given) })
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: residentId, name: 'Truus Wiel' })
  assert.match((await b.get('/mijn/bereikbaar')).text, /Je krijgt brieven/)

  const wrong = await b.post('/mijn/bereikbaar', { channel: 'email', email: 'truus' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /value="truus"/, 'what was typed is kept')
  assert.match(wrong.text, /Vul je mailadres in/)
  assert.equal((await b.post('/mijn/bereikbaar', {})).status, 422)

  assert.equal((await b.post('/mijn/bereikbaar', { channel: 'email', email: 'truus@voorbeeld.nl' })).location, '/mijn/bereikbaar/code')
  assert.doesNotMatch(JSON.stringify(sent), /Wiel/, 'whose address it is, is not proven yet: no name goes there')
  const page = await b.get('/mijn/bereikbaar/code')
  assert.match(page.text, /stuurden een code naar truus@voorbeeld\.nl\. De code werkt tot 10\.15 uur/)
  const refused = await b.post('/mijn/bereikbaar/code', { code: '1234567' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Deze code klopt niet.*Zet een vinkje/s)
  await b.post('/mijn/bereikbaar/nieuwe-code')
  assert.equal(sent.length, 2)
  const done = await b.post('/mijn/bereikbaar/code', { code: sent[1]!.code, consent: 'ja' })
  assert.equal(done.location, '/mijn/bereikbaar?bewaard=mail')
  assert.match((await b.get(done.location!)).text, /Je krijgt mail op truus@voorbeeld\.nl/)

  await b.post('/mijn/bereikbaar', { channel: 'email', email: 'Truus@voorbeeld.nl' })
  assert.equal(sent.length, 2, 'the same address needs no new code')
  assert.equal((await b.post('/mijn/bereikbaar', { channel: 'letter' })).location, '/mijn/bereikbaar?bewaard=brief')
  await b.get('/mijn/bereikbaar')
  await b.post('/mijn/bereikbaar', { channel: 'letter' })
  assert.deepEqual(told, ['Met een mail', 'Met een brief'], 'each change is told, pressing twice is not a change')
  const events = await house.owner.query('select facts from audit.event order by number')
  assert.deepEqual(events, [{ facts: { channel: 'email' } }, { facts: { channel: 'letter' } }])
})

test('when mail is down, the page says so and the choice does not change', async (t) => {
  const { house, residentId, given, mail } = await opened(t)
  mail('down')
  const b = await browser(t, house, { routes: residentsRoutes(house, given) })
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: residentId })
  await b.get('/mijn/bereikbaar')
  const answer = await b.post('/mijn/bereikbaar', { channel: 'email', email: 'truus@voorbeeld.nl' })
  assert.equal(answer.status, 503)
  assert.match(answer.text, /De mail werkt nu niet/)
  assert.deepEqual(await reachOf(house, house.db, residentId), { channel: 'letter' })
})

test('who has not applied is sent to the application, and has no code page', async (t) => {
  const { house, given } = await opened(t)
  const b = await browser(t, house, { routes: residentsRoutes(house, given) })
  b.signIn({ door: 'resident', roles: ['resident'] })
  assert.equal((await b.get('/mijn/bereikbaar')).location, '/aanvragen')
  assert.equal((await b.get('/mijn/bereikbaar/code')).status, 404)
})

test('the language that explains our Dutch is chosen beside the channel, and changes nothing else', async (t) => {
  const { house, residentId, told, given } = await opened(t)
  const b = await browser(t, house, { routes: residentsRoutes(house, given) })
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: residentId, name: 'Truus Wiel' })
  assert.match((await b.get('/mijn/bereikbaar')).html, /name="taal"[^>]*value="nl"[^>]*checked/, 'Dutch for who never chose')
  assert.equal((await b.post('/mijn/bereikbaar/taal', { taal: 'fr' })).status, 422)
  await b.get('/mijn/bereikbaar')
  assert.equal((await b.post('/mijn/bereikbaar/taal', { taal: 'en' })).location, '/mijn/bereikbaar?bewaard=taal')
  const kept = await b.get('/mijn/bereikbaar?bewaard=taal')
  assert.match(kept.text, /Wij weten nu in welke taal je het wilt\..*Je krijgt brieven/)
  assert.match(kept.html, /name="taal"[^>]*value="en"[^>]*checked/)
  await b.post('/mijn/bereikbaar/taal', { taal: 'en' })
  assert.deepEqual(await house.owner.query('select channel, language from residents.reach'), [{ channel: 'letter', language: 'en' }])
  assert.deepEqual(await house.owner.query(`select facts from audit.event where action = 'residents.language-chosen'`), [{ facts: { language: 'en' } }], 'the same again is no change')
  assert.deepEqual(told, [], 'no letter about it: nobody is reached otherwise')
  await reachByEmail(house, residentId, 'truus@voorbeeld.nl')
  assert.equal(await languageFor(house, house.db, residentId), 'en', 'another channel keeps the language')
})

test('how somebody hears from us is a page in English too, with what is not right yet', async (t) => {
  const { house, residentId, sent, given } = await opened(t)
  const b = await browser(t, house, { routes: residentsRoutes(house, given) })
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: residentId, name: 'Truus Wiel' })
  const page = await b.get('/en/mijn/bereikbaar')
  assert.match(page.html, /<html lang="en">/)
  assert.match(page.text, /How do you hear from us\?.*You get letters.*In which language\? We always write a decision in Dutch/)
  const wrong = await b.post('/en/mijn/bereikbaar', { channel: 'email', email: 'truus' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Fill in your e-mail address/)
  assert.match(wrong.html, /value="truus"/, 'what was typed is kept')
  assert.equal((await b.post('/en/mijn/bereikbaar', { channel: 'email', email: 'truus@voorbeeld.nl' })).location, '/en/mijn/bereikbaar/code')
  assert.equal(sent.at(-1)!.lang, 'en')
  assert.match((await b.get('/en/mijn/bereikbaar/code')).text, /We sent a code to truus@voorbeeld\.nl\. The code works until 10:15\./)
  assert.match((await b.post('/en/mijn/bereikbaar/code', { code: '1234567' })).text, /This code is not right.*Tick the box/s)
  assert.equal((await b.post('/en/mijn/bereikbaar/code', { code: sent.at(-1)!.code, consent: 'ja' })).location, '/en/mijn/bereikbaar?bewaard=mail')
  assert.match((await b.get('/en/mijn/bereikbaar?bewaard=mail')).text, /From now on you get an e-mail/)
  assert.deepEqual(await house.owner.query('select consent_language from residents.reach'), [{ consent_language: 'en' }])
})
