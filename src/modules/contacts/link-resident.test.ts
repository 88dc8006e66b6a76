import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { looksAt } from '#modules/audit/index.ts'
import { may } from '#modules/identity/index.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { messagesTo } from '#modules/messages/messages.store.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { seedEligibility } from '#modules/eligibility/index.ts'
import { newId } from '#shared/ids.ts'
import { deskGiven } from '#test/counter.ts'
import { keptResident } from '#test/kept-resident.ts'
import { testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { giveCopy, readCopies, unreadCopies } from './complained-about.ts'
import { matterById } from './contacts.store.ts'
import { expectedContactMessages, outsidersWithoutMessage } from './expected-messages.ts'
import { extendMatter } from './extend-matter.ts'
import { contactsRoutes } from './index.ts'
import { linkResident } from './link-resident.ts'
import type { Person, Staff } from './matter.ts'
import { openMatter } from './open-matter.ts'
import { receiveMatter } from './receive-matter.ts'
import { settleMatter } from './settle-matter.ts'

const TRUUS = '999990019'

async function desk(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  await house.db.transaction((tx) => seedEligibility(house, tx))
  const at = house.clock.now()
  const staff = async (name: string, ownBsn?: string): Promise<Staff> => ({ staffId: await keepStaff(house.owner, { id: newId(at), issuer: 'test', subject: name, name, at, ownFind: ownBsn ? house.box.find(ownBsn) : undefined }), staffName: name, role: 'caseworker' })
  return {
    house, staff, truus: await keptResident(house, TRUUS), hanneke: await staff('Hanneke'),
    asks: (person: Partial<Person> = { email: 'truus@example.org' }, kind: 'question' | 'complaint' = 'question') => house.db.transaction((tx) => receiveMatter(house, tx, { kind, topic: 'pass', words: 'Hoe lang duurt het?', cameBy: 'email', from: { person: { name: 'Truus', ...person }, replyBy: person.email ? 'email' : 'phone' } })),
    async toldAll() {
      assert.deepEqual(await residentsWithoutMessage(house, expectedContactMessages), [])
      assert.deepEqual(await outsidersWithoutMessage(house), [])
    },
  }
}

test('a question by mail is set with the resident after a check: in her list, answered by her messages, and she sees who looked', async (t) => {
  const { house, truus, hanneke, asks, toldAll } = await desk(t)
  const { id, number } = await asks()
  assert.ok((await linkResident(house, hanneke, number, { bsn: TRUUS, how: 'questions' })).ok)
  const matter = await matterById(house.db, id)
  assert.deepEqual([matter.residentId, matter.replyBy, matter.saysResidentId], [truus, 'message', undefined])
  assert.deepEqual((await looksAt(house, house.db, truus)).map(({ purpose }) => purpose), ['Vraag of klacht bij de inwoner zetten'])
  assert.deepEqual((await messagesTo(house.db, truus)).map(({ kind }) => kind), ['contact-linked'])
  const open = await openMatter(house, hanneke, number)
  assert.ok(open !== 'own-household' && open.entries.some(({ what, words }) => what === 'linked' && words === 'Truus\ntruus@example.org'), 'who they said they were stays with it')
  assert.equal((await house.owner.one<{ gone: boolean }>('select person_sealed is null as gone from contacts.matter where id = $1', [id])).gone, true)
  await toldAll()
  assert.ok((await settleMatter(house, hanneke, number, { outcome: 'answered', words: 'Nog een week.', clearly: false, called: false })).ok)
  assert.deepEqual((await messagesTo(house.db, truus)).map(({ kind }) => kind).sort(), ['contact-answer', 'contact-linked'])
  await toldAll()
})

test('who can only be called is linked too; what came before counts as told, what comes after is', async (t) => {
  const { house, hanneke, asks, toldAll } = await desk(t)
  const { number } = await asks({ phone: '0501234567' }, 'complaint')
  assert.ok((await extendMatter(house, hanneke, number, 'Een collega is ziek.')).ok)
  assert.ok((await linkResident(house, hanneke, number, { bsn: TRUUS, how: 'passport' })).ok)
  await toldAll()
})

test('who tries one BSN after the other at a question is stopped for an hour, and hears of nobody, known or not', async (t) => {
  const { house, truus, hanneke, staff, asks } = await desk(t)
  const { number } = await asks()
  const tried = async (who: Staff, bsn: string) => { const done = await linkResident(house, who, number, { bsn, how: 'passport' }); return done.ok ? 'linked' : done.refusal.reason }
  for (let i = 0; i < 5; i++) assert.equal(await tried(hanneke, '999990032'), 'no-resident')
  assert.deepEqual([await tried(hanneke, '999990032'), await tried(hanneke, TRUUS)], ['too-many', 'too-many'])
  assert.deepEqual(await looksAt(house, house.db, truus), [])
  house.clock.set('2026-11-23T13:00:00+01:00')
  assert.equal(await tried(hanneke, '999990032'), 'no-resident')
  assert.equal(await tried(await staff('Kees'), TRUUS), 'linked', 'a colleague who tried nothing goes on')
})

test('nobody is linked to whom we do not know, to their own people, or twice', async (t) => {
  const { house, truus, hanneke, staff, asks } = await desk(t)
  const { id, number } = await asks()
  const kees = await staff('Kees', TRUUS)
  const reason = async (who: Staff, bsn: string) => { const done = await linkResident(house, who, number, { bsn, how: 'passport' }); return done.ok ? 'linked' : done.refusal.reason }
  assert.equal(await reason(hanneke, '999990020'), 'no-resident')
  assert.equal(await reason(kees, TRUUS), 'own-household')
  assert.equal((await matterById(house.db, id)).residentId, undefined)
  assert.deepEqual((await looksAt(house, house.db, truus)).map(({ actor }) => actor), [kees.staffId], 'that she is known was said, so it stands in her log')
  assert.equal(await reason(hanneke, TRUUS), 'linked')
  assert.equal(await reason(hanneke, TRUUS), 'linked-before')
})

test('the form asks how it was checked, and keeps what was typed', async (t) => {
  const { house, hanneke, asks } = await desk(t)
  const { number } = await asks()
  const b = await browser(t, house, { routes: contactsRoutes(house, deskGiven), may })
  b.signIn({ door: 'staff', roles: ['caseworker'], subjectId: hanneke.staffId, name: 'Hanneke' })
  await b.get(`/klachten/${number}`)
  const wrong = await b.post(`/klachten/${number}/inwoner`, { hoe: '', bsn: '123' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Kies hoe je naging wie het is\..*Dit BSN klopt niet/)
  assert.ok(wrong.html.includes('value="123"'))
  assert.match((await b.post(`/klachten/${number}/inwoner`, { hoe: 'passport', bsn: '999990020' })).text, /Bij dit BSN staat niemand/)
  assert.equal((await b.post(`/klachten/${number}/inwoner`, { hoe: 'passport', bsn: '9999 90 019' })).status, 303)
  const shown = await b.get(`/klachten/${number}`)
  assert.match(shown.text, /Bij de inwoner gezet/)
  assert.doesNotMatch(shown.text, /Zet bij een inwoner/)
})

test('who is complained about hears that it takes longer, with the reason; also who gets their copy afterwards', async (t) => {
  const { house, hanneke, staff, asks } = await desk(t)
  const { id, number } = await asks({}, 'complaint')
  const [moniek, sem] = [await staff('Moniek'), await staff('Sem')]
  assert.ok((await giveCopy(house, hanneke, number, moniek.staffId)).ok)
  await readCopies(house, moniek)
  assert.equal(await unreadCopies(house, moniek.staffId), 0)
  assert.ok((await extendMatter(house, hanneke, number, 'Een collega is ziek.')).ok)
  assert.equal(await unreadCopies(house, moniek.staffId), 1)
  assert.ok((await giveCopy(house, hanneke, number, sem.staffId)).ok)
  const b = await browser(t, house, { routes: contactsRoutes(house, deskGiven), may })
  b.signIn({ door: 'staff', roles: ['kcc'], subjectId: moniek.staffId, name: 'Moniek' })
  assert.match((await b.get('/klachten')).text, /Er is bericht over een klacht over jou/)
  assert.match((await b.get('/klachten/over-jou')).text, /Wij hebben meer tijd nodig\. Het antwoord komt tot en met 1 februari 2027\..*Een collega is ziek/)
  assert.deepEqual([await unreadCopies(house, moniek.staffId), await unreadCopies(house, sem.staffId)], [0, 1])
  assert.equal((await readCopies(house, sem))[0]!.why, 'Een collega is ziek.')
  const open = await openMatter(house, hanneke, number)
  assert.ok(open !== 'own-household')
  assert.deepEqual(open.involved.map(({ staffName, extensionToldAt, extensionReadAt }) => [staffName, extensionToldAt !== null, extensionReadAt !== null]), [['Moniek', true, true], ['Sem', true, true]])
  assert.equal((await matterById(house.db, id)).lastDay, '2027-02-01')
})
