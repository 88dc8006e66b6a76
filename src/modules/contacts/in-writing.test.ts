import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { may } from '#modules/identity/index.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { seedEligibility } from '#modules/eligibility/index.ts'
import { newId } from '#shared/ids.ts'
import { deskGiven } from '#test/counter.ts'
import { pdfText } from '#test/files.ts'
import { testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { contactChecks } from './contact-checks.ts'
import { matterById } from './contacts.store.ts'
import { outsidersWithoutMessage } from './expected-messages.ts'
import { keepHearing } from './hear-person.ts'
import { contactsRoutes } from './index.ts'
import type { Person } from './matter.ts'
import { type Incoming, receiveMatter } from './receive-matter.ts'
import { settleMatter } from './settle-matter.ts'

async function desk(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  await house.db.transaction((tx) => seedEligibility(house, tx))
  const staffId = await keepStaff(house.owner, { id: newId(house.clock.now()), issuer: 'test', subject: 'hanneke', name: 'Hanneke', at: house.clock.now(), ownFind: undefined })
  const hanneke = { staffId, staffName: 'Hanneke', role: 'caseworker' }
  const b = await browser(t, house, { routes: contactsRoutes(house, deskGiven), may })
  b.signIn({ door: 'staff', roles: ['caseworker'], subjectId: staffId, name: 'Hanneke' })
  return {
    house, b, hanneke,
    async complains(person: Partial<Person> = {}, kind: Incoming['kind'] = 'complaint') {
      const matter = await house.db.transaction((tx) => receiveMatter(house, tx, { kind, topic: 'desk', words: 'Ze zeiden iets anders.', cameBy: 'phone', from: { person: { name: 'Jan Stam', phone: '0501234567', ...person }, replyBy: 'phone' } }))
      if (kind === 'complaint') await keepHearing(house, hanneke, matter.number, { held: false, words: 'Wil geen gesprek.' })
      return matter
    },
    letters: () => house.owner.query<{ channel: string; delivery: string; key: string }>(`select channel, delivery, split_part(dedupe_key, ' ', 2) as key from contacts.outgoing order by created_at, id`),
  }
}
const ANSWER = { doe: 'stuur', uitkomst: 'founded', woorden: 'Je hebt gelijk. Het spijt ons.', gebeld: 'ja', gezien: '2' }

test('who asked to be called and gave an address hears the outcome on paper as well', async (t) => {
  const { house, complains, hanneke, letters } = await desk(t)
  const { number } = await complains({ address: ['Laan 1', '9712 AB Groningen'] })
  assert.ok((await settleMatter(house, hanneke, number, { outcome: 'founded', words: 'Het spijt ons.', clearly: false, called: true })).ok)
  assert.deepEqual((await letters()).map(({ channel, key }) => [channel, key]), [['letter', 'complaint-receipt'], ['letter', 'complaint-answer']])
  assert.deepEqual(await outsidersWithoutMessage(house), [])
})

test('who can only be called: the colleague reads what to ask, and a complaint is not closed before it can be told in writing', async (t) => {
  const { house, b, complains, hanneke, letters } = await desk(t)
  const { id, number } = await complains()
  assert.match((await b.get(`/klachten/${number}`)).text, /Vraag waar het antwoord op papier heen kan.*Waar mogen wij het heen sturen/)
  const nothing = await b.post(`/klachten/${number}/antwoord`, ANSWER)
  assert.equal(nothing.status, 422)
  assert.match(nothing.text, /Vul een adres of mailadres in, of kies dat de persoon de brief ophaalt/)
  assert.ok(nothing.html.includes('Je hebt gelijk. Het spijt ons.'))
  const half = await b.post(`/klachten/${number}/antwoord`, { ...ANSWER, straat: 'Laan 1', plaats: 'Groningen' })
  assert.match(half.text, /Vul je postcode en plaats in/)
  assert.ok(half.html.includes('value="Laan 1"'))
  const refused = await settleMatter(house, hanneke, number, { outcome: 'founded', words: 'Het spijt ons.', clearly: false, called: true })
  assert.equal(!refused.ok && refused.refusal.reason, 'not-in-writing')
  assert.deepEqual([(await matterById(house.db, id)).state, await letters()], ['open', []])
  assert.equal((await b.post(`/klachten/${number}/antwoord`, { ...ANSWER, straat: 'Laan 1', plaats: '9712 AB Groningen' })).status, 303)
  assert.deepEqual((await letters()).map(({ channel, key }) => [channel, key]), [['letter', 'complaint-answer']])
  assert.deepEqual(await outsidersWithoutMessage(house), [])
})

test('who gives no address picks the letter up at a Stip; a question may be answered by telephone alone', async (t) => {
  const { b, complains, letters } = await desk(t)
  const complaint = await complains()
  await b.get(`/klachten/${complaint.number}`)
  assert.equal((await b.post(`/klachten/${complaint.number}/antwoord`, { ...ANSWER, afhalen: 'ja' })).status, 303)
  assert.match((await b.get(`/klachten/${complaint.number}`)).text, /Beantwoord: wordt opgehaald/)
  const question = await complains({}, 'question')
  await b.get(`/klachten/${question.number}`)
  assert.equal((await b.post(`/klachten/${question.number}/antwoord`, { ...ANSWER, uitkomst: 'answered', gezien: '1' })).status, 303)
  assert.equal((await letters()).length, 1)
  assert.match((await b.get('/klachten/brieven')).text, /Er wacht 1 brief.*K-26-00001.*Wordt opgehaald/)
})

test('letters wait on one list: a PDF of them, and gone when they are on the post; the doctor sees what nobody posted', async (t) => {
  const { house, b, complains, letters } = await desk(t)
  await complains({ address: ['Laan 1', '9712 AB Groningen'] })
  await complains({ name: 'Els Vink', address: ['Laan 2', '9712 AB Groningen'] })
  const list = await b.get('/klachten/brieven')
  assert.match(list.text, /Er wachten 2 brieven aan mensen zonder account/)
  assert.doesNotMatch(list.text, /Stam|Vink|Laan/)
  const ids = [...list.html.matchAll(/name="brief" value="([0-9a-f-]{36})"/g)].map(([, id]) => id!)
  const pdf = await b.post('/klachten/brieven', { doe: 'pdf', brief: ids })
  assert.equal(pdf.headers['content-type'], 'application/pdf')
  const said = pdfText(pdf.body)
  if (said !== undefined) assert.match(said, /Jan Stam[\s\S]*Els Vink/)
  assert.equal((await house.owner.query(`select 1 from audit.event where action = 'contacts.letter-printed'`)).length, 2)
  await b.get('/klachten/brieven')
  assert.equal((await b.post('/klachten/brieven', { doe: 'gepost' })).status, 422)
  house.clock.set('2026-11-28T10:00:01+01:00')
  assert.equal((await contactChecks(house).at(-1)!.look()).state, 'care')
  b.signIn({ door: 'staff', roles: ['stip'], subjectId: newId(house.clock.now()), name: 'Sanne' })
  await b.get('/klachten/brieven')
  assert.equal((await b.post('/klachten/brieven', { doe: 'gepost', brief: ids })).location, '/klachten/brieven?gepost=2')
  assert.equal((await b.post('/klachten/brieven', { doe: 'gepost', brief: ids })).location, '/klachten/brieven?gepost=0')
  assert.deepEqual((await letters()).map(({ delivery }) => delivery), ['posted', 'posted'])
  assert.equal((await contactChecks(house).at(-1)!.look()).state, 'good')
})
