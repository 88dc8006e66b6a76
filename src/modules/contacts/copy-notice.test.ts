import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { seedEligibility } from '#modules/eligibility/index.ts'
import { may } from '#modules/identity/index.ts'
import { sealAddress } from '#modules/identity/people.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import type { Mail, MailDoor } from '#modules/messages/mail.ts'
import { newId } from '#shared/ids.ts'
import { deskGiven } from '#test/counter.ts'
import { testHouse } from '#test/house.ts'
import { keptResident } from '#test/kept-resident.ts'
import { browser } from '#test/page.ts'
import { giveCopy, readCopies } from './complained-about.ts'
import { sendCopyNotices, tellByHand } from './copy-notice.ts'
import { extendMatter } from './extend-matter.ts'
import { contactsRoutes } from './index.ts'
import type { Staff } from './matter.ts'
import { openMatter } from './open-matter.ts'
import { receiveMatter } from './receive-matter.ts'

/** Truus complains; Moniek has an address in the directory, Sem has none. */
async function desk(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  await house.db.transaction((tx) => seedEligibility(house, tx))
  const truus = await keptResident(house, '999990019')
  const at = house.clock.now()
  const staff = async (name: string, email?: string): Promise<Staff> => ({ staffId: await keepStaff(house.owner, { id: newId(at), issuer: 'test', subject: name, name, at, ownFind: undefined, emailSealed: sealAddress(house, email) }), staffName: name, role: 'caseworker' })
  const [hanneke, moniek, sem] = [await staff('Hanneke'), await staff('Moniek', 'moniek@gemeente.example'), await staff('Sem')]
  const { number } = await house.db.transaction((tx) => receiveMatter(house, tx, { kind: 'complaint', topic: 'desk', words: 'Moniek was onaardig.', cameBy: 'form', from: { residentId: truus } }))
  const mails: Mail[] = []
  let answer: Awaited<ReturnType<MailDoor['send']>> = { kind: 'sent', reference: 'ok' }
  const door: MailDoor = { async send(mail) { mails.push(mail); return answer }, close() {} }
  return {
    house, hanneke, moniek, sem, number, mails, staff,
    send: () => sendCopyNotices(house, door),
    answers(next: typeof answer) { answer = next },
    async screen(who = hanneke) {
      const b = await browser(t, house, { routes: contactsRoutes(house, deskGiven), may })
      b.signIn({ door: 'staff', roles: ['caseworker'], subjectId: who.staffId, name: who.staffName })
      return b
    },
  }
}

test('who has an address in the directory gets a mail that a copy lies ready: no name, no number and no word of the complaint', async (t) => {
  const { house, hanneke, moniek, number, mails, send, screen } = await desk(t)
  assert.ok((await giveCopy(house, hanneke, number, moniek.staffId)).ok)
  const b = await screen()
  assert.match((await b.get(`/klachten/${number}`)).text, /Er gaat een mail dat het klaarstaat/)
  assert.equal(await send(), 1)
  assert.deepEqual(mails.map(({ to, subject }) => [to, subject]), [['moniek@gemeente.example', 'Er is een afschrift voor je']])
  assert.doesNotMatch(`${mails[0]!.text}${mails[0]!.html}`, /Truus|onaardig|K-26|href/)
  assert.match((await b.get(`/klachten/${number}`)).text, /Op 23\s+november\s+2026 ging er een mail dat het klaarstaat/)
  assert.equal(await send(), 0, 'once')
  assert.ok((await giveCopy(house, hanneke, number, moniek.staffId)).ok)
  assert.equal(await send(), 0, 'given twice it is one copy')
})

test('whom no mail reaches is told by a colleague, who says when: not in the future, once, and not when it was read', async (t) => {
  const { house, hanneke, moniek, sem, number, mails, send, screen, staff } = await desk(t)
  await giveCopy(house, hanneke, number, sem.staffId)
  await giveCopy(house, hanneke, number, (await staff('Iris')).staffId)
  assert.equal(await send(), 0)
  const b = await screen()
  assert.match((await b.get(`/klachten/${number}`)).text, /Wij kunnen Sem niet mailen\. Vertel zelf dat er een afschrift klaarstaat/)
  const wrong = await b.post(`/klachten/${number}/verteld`, { collega: sem.staffId, dag: '24-11-2026' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Vul in op welke dag je het vertelde, vandaag of eerder/)
  assert.equal(wrong.html.match(/value="24-11-2026"/g)?.length, 1, 'what was typed stays, at the colleague it was about')
  assert.match(wrong.html, new RegExp(`href="#dag-${sem.staffId}"`))
  assert.equal((await b.post(`/klachten/${number}/verteld`, { collega: sem.staffId, dag: '23-11-2026' })).location, `/klachten/${number}`)
  const after = (await b.get(`/klachten/${number}`)).text
  assert.match(after, /Hanneke vertelde op 23\s+november\s+2026 dat het klaarstaat/)
  assert.doesNotMatch(after, /Wij kunnen Sem niet mailen/)
  const again = await tellByHand(house, hanneke, number, { staffId: sem.staffId, on: house.clock.today() })
  assert.equal(!again.ok && again.refusal.reason, 'told-before')
  await giveCopy(house, hanneke, number, moniek.staffId)
  const onItsWay = await tellByHand(house, hanneke, number, { staffId: moniek.staffId, on: house.clock.today() })
  assert.equal(!onItsWay.ok && onItsWay.refusal.reason, 'told-before')
  await readCopies(house, moniek)
  assert.equal(await send(), 1)
  assert.deepEqual(mails, [], 'who read it needs no mail')
})

test('a server that does not take it: tried again, and after a day, or when the address is refused, the screen asks to tell them', async (t) => {
  const { house, hanneke, moniek, number, send, answers, screen } = await desk(t)
  await giveCopy(house, hanneke, number, moniek.staffId)
  answers({ kind: 'later', code: '421' })
  assert.equal(await send(), 1)
  assert.equal(await send(), 0, 'not at once')
  house.clock.set('2026-11-24T12:00:00+01:00')
  assert.equal(await send(), 1)
  const b = await screen()
  assert.match((await b.get(`/klachten/${number}`)).text, /Wij kunnen Moniek niet mailen/)
  assert.ok((await extendMatter(house, hanneke, number, 'Een collega is ziek.')).ok)
  answers({ kind: 'refused', code: '550' })
  assert.equal(await send(), 1)
  assert.match((await b.get(`/klachten/${number}`)).text, /Wij kunnen Moniek niet mailen/)
})

test('an address that cannot be opened keeps no colleague waiting, and after a day the screen asks to tell them', async (t) => {
  const { house, hanneke, moniek, number, mails, send, screen, staff } = await desk(t)
  const iris = await staff('Iris', 'iris@gemeente.example')
  for (const { staffId } of [moniek, iris]) await giveCopy(house, hanneke, number, staffId)
  await house.owner.query(`update identity.staff set email_sealed = '\\x00' where id = $1`, [moniek.staffId])
  await house.owner.query(`update contacts.involved set notice_due = notice_due - interval '1 second' where staff_id = $1`, [moniek.staffId])
  await send()
  assert.deepEqual(mails.map(({ to }) => to), ['iris@gemeente.example'])
  house.clock.set('2026-11-24T12:00:00+01:00')
  await send()
  assert.match((await (await screen()).get(`/klachten/${number}`)).text, /Wij kunnen Moniek niet mailen/)
})

test('that it takes longer is news again: a second mail, and what was told by hand no longer counts', async (t) => {
  const { house, hanneke, moniek, sem, number, mails, send } = await desk(t)
  for (const { staffId } of [moniek, sem]) await giveCopy(house, hanneke, number, staffId)
  await send()
  await readCopies(house, moniek)
  assert.ok((await tellByHand(house, hanneke, number, { staffId: sem.staffId, on: house.clock.today() })).ok)
  assert.ok((await extendMatter(house, hanneke, number, 'Een collega is ziek.')).ok)
  await send()
  assert.equal(mails.length, 2)
  const open = await openMatter(house, hanneke, number)
  assert.ok(open !== 'own-household')
  assert.deepEqual(open.involved.map(({ staffName, mailedAt, toldOn }) => [staffName, mailedAt !== null, toldOn]), [['Moniek', true, null], ['Sem', false, null]])
})
