import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { keepResident, residentCard, setReach } from '#modules/residents/index.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { keptResident, reachByEmail, registered } from '#test/kept-resident.ts'
import { type PostOffice, postOffice } from '#test/post-office.ts'
import { type Drained, drain, drainNotices, type MailDoor, mailCode, messageQueue, messagesWorker, noticeTo, openMail, residentsWithoutMessage, tell, tellMany, type Telling } from './index.ts'
import { lettersWaiting } from './messages.store.ts'

const TRUUS = '999993677'
const BOB = '999995169'
const EMAIL = 'truus@voorbeeld.nl'

type Set = { house: TestHouse; office: PostOffice; mail: MailDoor; truus: string; step: (...expected: [keyof Drained, number][]) => Promise<void> }

async function set(t: TestContext): Promise<Set> {
  const office = await postOffice(t)
  const house = await testHouse(t, { config: { smtp: office.smtp } })
  await openKnowledge(house)
  const mail = openMail(office.smtp)
  t.after(() => mail.close())
  const truus = await keptResident(house, TRUUS, { email: EMAIL })
  return {
    house, office, mail, truus,
    async step(...expected) { assert.deepEqual(await drain(house, mail), { sent: 0, later: 0, failed: 0, ...Object.fromEntries(expected) }) },
  }
}

const granted = (residentId: string, more: Partial<Telling> = {}): Telling => ({
  residentId, kind: 'order-placed', dedupeKey: 'order-placed 1',
  values: { name: 'Truus Wiel', date: '23 november 2026', time: '10.00 uur', offer: 'Zwemmen', provider: 'Zwembad Kardinge', people: 'jou', voucherValidTo: '31 december 2026' }, ...more,
})
const say = (house: TestHouse, telling: Telling) => house.db.transaction((tx) => tell(house, tx, telling))
const deliveries = (house: TestHouse) => house.owner.query<{ channel: string; state: string; attempts: number; last_error: string | null }>('select d.channel, d.state, d.attempts, d.last_error from messages.delivery d join messages.message m on m.id = d.message_id order by m.dedupe_key, d.channel')
const attempts = async (house: TestHouse) => (await house.owner.query<{ what: string }>('select what from messages.attempt order by at, id')).map(({ what }) => what).sort()

test('a message commits with its change, or not at all, and once however often it is told', async (t) => {
  const { house, truus } = await set(t)
  await assert.rejects(house.db.transaction(async (tx) => { await tell(house, tx, granted(truus)); throw new Error('the change failed') }))
  assert.deepEqual(await deliveries(house), [])
  const ids = await Promise.all([say(house, granted(truus)), say(house, granted(truus)), say(house, granted(truus))])
  assert.equal(new Set(ids).size, 1)
  assert.equal((await deliveries(house)).length, 1)
  assert.notEqual(await say(house, granted(truus, { dedupeKey: 'order-placed 2' })), ids[0])
})

test('a message whose text lacks a value is found while it is written, and a stranger cannot be told anything', async (t) => {
  const { house, truus } = await set(t)
  await assert.rejects(say(house, granted(truus, { values: { name: 'Truus' } })), /letters\/order-placed .*needs a value for/)
  await assert.rejects(say(house, granted('019ac000-0000-7000-8000-000000000000')), /There is no resident/)
  assert.deepEqual(await deliveries(house), [])
})

test('the notice says that there is a message and what it is about, and nothing that it says', async (t) => {
  const { house, office, truus, step } = await set(t)
  const id = await say(house, granted(truus))
  await say(house, { residentId: truus, kind: 'in-review', dedupeKey: 'x 1', amountsRef: id, reactionUntil: house.clock.today(), values: { name: 'Truus Wiel', number: 'SP-26-01874' } })
  await step(['sent', 2])
  await step()
  const [first, second] = office.mails.sort((a, b) => (a.subject! < b.subject! ? -1 : 1))
  assert.equal(first?.subject, 'Er staat een bericht voor je klaar')
  assert.equal(first?.messageId, `<${id}@voorbeeld.nl>`)
  assert.equal(first?.headers.get('auto-submitted'), 'auto-generated')
  assert.match(first?.text ?? '', /Beste Truus,[\s\S]*Het gaat over je bon\./)
  assert.match(second?.text ?? '', /antwoord tot en met maandag 23.november 2026/)
  for (const { text, html, subject } of office.mails) {
    const all = `${subject} ${text} ${String(html)}`
    assert.doesNotMatch(all, /Zwemmen|Kardinge|SP-26|€|9999|https?:|href|<a |<img/)
    assert.match(String(html), /<html lang="nl">/)
  }
  assert.deepEqual((await deliveries(house)).map(({ channel, state }) => `${channel} ${state}`), ['email sent', 'email sent'])
  const { provider_reference } = await house.owner.one<{ provider_reference: string }>('select provider_reference from messages.delivery limit 1')
  assert.match(provider_reference, /^250 /)
})

test('letters go to who chose them and to who never chose; who died is sent nothing', async (t) => {
  const { house, office, truus, step } = await set(t)
  const bob = await keptResident(house, BOB, { givenName: 'Bob' })
  const willem = await keptResident(house, '999990032', { givenName: 'Willem', deceased: true })
  await say(house, granted(bob, { dedupeKey: 'b 1' }))
  await say(house, granted(willem, { dedupeKey: 'w 1' }))
  await say(house, granted(truus, { dedupeKey: 't 1', byLetter: true }))
  assert.deepEqual((await deliveries(house)).map(({ channel }) => channel), ['letter', 'letter'])
  await step()
  assert.equal(office.mails.length, 0)
})

test('what changed between telling and sending counts: chose letters, or died', async (t) => {
  const { house, office, truus, step } = await set(t)
  const bob = await keptResident(house, BOB, { email: 'bob@voorbeeld.nl' })
  await say(house, granted(truus, { dedupeKey: 't 1' }))
  await say(house, granted(bob, { dedupeKey: 'b 1' }))
  await house.db.transaction((tx) => setReach(house, tx, truus, { channel: 'letter' }))
  const { householdId } = await residentCard(house, house.db, bob)
  await house.db.transaction((tx) => keepResident(house, tx, { person: registered(BOB, { deceased: true }), householdId, ground: 'applied' }))
  await step(['failed', 2])
  assert.deepEqual((await deliveries(house)).map(({ channel, state, last_error }) => `${channel} ${state} ${last_error}`), ['email failed deceased', 'email failed chose-letter', 'letter waiting null'])
  assert.equal(office.mails.length, 0)
})

test('421 and 450 are tried again with growing pauses, and the mail arrives once', async (t) => {
  const { house, office, truus, step } = await set(t)
  await say(house, granted(truus))
  office.mood = { greeting: 421 }
  await step(['later', 1])
  await step()
  house.clock.set('2026-11-23T10:01:00+01:00')
  office.mood = { recipient: 450 }
  await step(['later', 1])
  house.clock.set('2026-11-23T10:03:00+01:00')
  await step(['later', 1])
  office.mood = {}
  house.clock.set('2026-11-23T10:12:59+01:00')
  await step()
  house.clock.set('2026-11-23T10:13:00+01:00')
  await step(['sent', 1])
  assert.equal(office.mails.length, 1)
  assert.equal((await messageQueue(house)).perhapsTwice, 0)
  assert.deepEqual(await attempts(house), ['later', 'later', 'later', 'sent', 'started', 'started', 'started', 'started'])
})

test('550 and 552 end the channel: a letter follows, and no address stays in the record', async (t) => {
  const { house, office, truus, step } = await set(t)
  await say(house, granted(truus, { dedupeKey: 't 1' }))
  office.mood = { recipient: 550 }
  await step(['failed', 1])
  await say(house, granted(truus, { dedupeKey: 't 2' }))
  office.mood = { message: 552 }
  await step(['failed', 1])
  assert.deepEqual((await deliveries(house)).map(({ channel, state, last_error }) => `${channel} ${state} ${last_error}`),
    ['email failed 550 EENVELOPE', 'letter waiting null', 'email failed 552 EMESSAGE', 'letter waiting null'])
  assert.doesNotMatch(JSON.stringify([await house.owner.query('select d::text from messages.delivery d'), await house.owner.query('select a::text from messages.attempt a'), house.lines]), /voorbeeld/)
})

test('a mail server that is down for a day: after 24 hours a letter goes instead', async (t) => {
  const { house, office, truus } = await set(t)
  await office.stop()
  await say(house, granted(truus))
  const near = openMail(office.smtp)
  t.after(() => near.close())
  let rounds = 0
  for (let minutes = 0; minutes <= 25 * 60; minutes += 20) {
    house.clock.set(new Date(Date.parse('2026-11-23T10:00:00+01:00') + minutes * 60_000).toISOString())
    const { later, failed } = await drain(house, near)
    rounds += later + failed
  }
  const [email, letter] = await deliveries(house)
  assert.equal(`${email?.channel} ${email?.state}`, 'email failed')
  assert.equal(`${letter?.channel} ${letter?.state}`, 'letter waiting')
  assert.ok(rounds >= 7 && rounds <= 14, `${rounds} attempts in a day`)
})

test('a notice that cannot be written holds nobody up: the others go, and after a day it is a letter', async (t) => {
  const { house, office, mail, truus, step } = await set(t)
  const bob = await keptResident(house, BOB, { email: 'bob@voorbeeld.nl' })
  for (const [residentId, key] of [[truus, '1'], [bob, '2']] as const) await say(house, granted(residentId, { dedupeKey: `order-placed ${key}` }))
  for (const [residentId, address] of [[truus, 'oud@voorbeeld.nl'], [bob, 'vorige@voorbeeld.nl']] as const) await house.db.transaction((tx) => noticeTo(house, tx, { residentId, address, kind: 'left' }))
  await house.owner.query(`update residents.reach set email_sealed = '\\x00' where resident_id = $1`, [truus])
  await house.owner.query(`update messages.address_notice set address_sealed = '\\x00' where resident_id = $1`, [truus])
  await step(['sent', 1], ['later', 1])
  assert.equal(await drainNotices(house, mail), 2)
  assert.deepEqual(office.mails.flatMap(({ to }) => to ?? []).map((to) => to.text).sort(), ['bob@voorbeeld.nl', 'vorige@voorbeeld.nl'])
  house.clock.set('2026-11-24T10:01:00+01:00')
  await step(['failed', 1])
  assert.deepEqual((await deliveries(house)).map(({ channel, state, last_error }) => `${channel} ${state} ${last_error}`), ['email failed NOTWRITTEN', 'letter waiting null', 'email sent null'])
  assert.equal(await drainNotices(house, mail), 1)
  assert.deepEqual(await house.owner.query('select 1 from messages.address_notice'), [], 'the letter about the same change went anyway')
})

test('a crash between the server\'s yes and our note sends again under the same number, and is counted', async (t) => {
  const { house, office, mail, truus } = await set(t)
  await say(house, granted(truus))
  // What a kill does: the attempt has started, the mail is out, and nothing can be written any more.
  const db = house.db as { -readonly [K in keyof typeof house.db]: (typeof house.db)[K] }
  const alive = db.transaction
  await assert.rejects(drain(house, { ...mail, async send(one) { const outcome = await mail.send(one); db.transaction = () => Promise.reject(new CrashNow()); return outcome } }), CrashNow)
  db.transaction = alive
  assert.equal(office.mails.length, 1)
  assert.deepEqual(await drain(house, mail), { sent: 0, later: 0, failed: 0 }, 'another worker leaves it alone while it may still be on its way')
  house.clock.set('2026-11-23T10:02:00+01:00')
  assert.deepEqual(await drain(house, mail), { sent: 1, later: 0, failed: 0 })
  assert.equal(office.mails.length, 2)
  assert.equal(new Set(office.mails.map(({ messageId }) => messageId)).size, 1, 'a mailbox can see that it is the same')
  assert.equal((await messageQueue(house)).perhapsTwice, 1)
  assert.equal((await house.owner.one<{ n: number }>('select count(*) as n from messages.message')).n, 1, 'one logical message')
})

test('a server that takes the mail and cuts the line leaves it unknown: sent again, and counted', async (t) => {
  const { house, office, truus, step } = await set(t)
  await say(house, granted(truus))
  office.mood = { message: 'crash' }
  await step(['later', 1])
  office.mood = {}
  house.clock.set('2026-11-23T10:05:00+01:00')
  await step(['sent', 1])
  assert.deepEqual(office.mails.map(({ messageId }) => messageId).length, 2)
  assert.equal((await messageQueue(house)).perhapsTwice, 1)
})

test('a server that takes the mail and then says nothing is not waited for without end', async (t) => {
  const { house, office, truus } = await set(t)
  const impatient = openMail(office.smtp, { connecting: 1000, answering: 250 })
  t.after(() => impatient.close())
  await say(house, granted(truus))
  office.mood = { message: 'hang' }
  assert.deepEqual(await drain(house, impatient), { sent: 0, later: 1, failed: 0 })
  assert.deepEqual(await attempts(house), ['started', 'unknown'])
})

test('what many hear at once goes after what somebody hears by themselves, at the mail server and on the post list, and all of it goes', async (t) => {
  const { house, office, truus, step } = await set(t)
  const bob = await keptResident(house, BOB)
  const willem = await keptResident(house, '999990032', { givenName: 'Willem' })
  const many = (who: string, count: number, of: string) => house.db.transaction((tx) => tellMany(house, tx, Array.from({ length: count }, (_, i) => granted(who, { dedupeKey: `order-placed ${of} ${i}` }))))
  const later = () => house.clock.set(new Date(house.clock.now().getTime() + 60_000).toISOString())
  await many(truus, 21, 'a')
  await many(bob, 21, 'b')
  later()
  const own = await say(house, granted(truus, { dedupeKey: 'order-placed own' }))
  const letter = await say(house, granted(willem, { dedupeKey: 'order-placed letter' }))
  assert.deepEqual((await lettersWaiting(house.db, 1)).map(({ id }) => id), [letter])
  // Who gets one of their own too gets all of it in that envelope.
  await say(house, granted(bob, { dedupeKey: 'order-placed beside many' }))
  assert.deepEqual((await lettersWaiting(house.db, 30)).map(({ residentId }) => residentId), [...Array.from({ length: 22 }, () => bob), willem])
  await step(['sent', 10])
  assert.deepEqual(await house.owner.query(`select state from messages.delivery where message_id = $1`, [own]), [{ state: 'sent' }])
  // Twenty are no crowd: they wait in their turn.
  await many(truus, 20, 'c')
  later()
  const last = await say(house, granted(truus, { dedupeKey: 'order-placed last' }))
  await step(['sent', 10])
  await step(['sent', 10])
  assert.deepEqual(await house.owner.query(`select state from messages.delivery where message_id = $1`, [last]), [{ state: 'waiting' }])
  await step(['sent', 10])
  await step(['sent', 3])
  await step()
  assert.equal(office.mails.length, 43)
  assert.equal((await lettersWaiting(house.db, 30)).length, 23)
})

test('two workers on two nodes send each notice once', async (t) => {
  const { house, office, mail, truus } = await set(t)
  for (let i = 0; i < 30; i++) await say(house, granted(truus, { dedupeKey: `t ${i}` }))
  const other = openMail(office.smtp)
  t.after(() => other.close())
  const rounds = async (door: MailDoor) => { for (let i = 0; i < 6; i++) await drain(house, door) }
  await Promise.all([rounds(mail), rounds(other)])
  assert.equal(office.mails.length, 30)
  assert.equal(new Set(office.mails.map(({ messageId }) => messageId)).size, 30)
})

test('the worker sends after a commit without being asked, also what another process wrote, and stops when told', async (t) => {
  const { house, office, truus } = await set(t)
  const worker = messagesWorker(house)
  worker.start()
  await say(house, granted(truus, { dedupeKey: 't 1' }))
  await until(() => office.mails.length === 1)
  await house.owner.query(`insert into messages.message (id, resident_id, kind, text_version, title, about, values, dedupe_key, created_at) select gen_random_uuid(), resident_id, kind, text_version, title, about, values, 't 2', created_at from messages.message`)
  await house.owner.query(`insert into messages.delivery (message_id, channel, state, next_attempt_at) select id, 'email', 'waiting', created_at from messages.message where dedupe_key = 't 2'`)
  await until(() => office.mails.length === 2)
  await worker.stop()
  await say(house, granted(truus, { dedupeKey: 't 3' }))
  await new Promise((resolve) => { setTimeout(resolve, 400) })
  assert.equal(office.mails.length, 2)
})

test('the code for an address goes out at once, in plain words, and down is said', async (t) => {
  const { house, office, mail } = await set(t)
  const send = mailCode(house, mail)
  assert.equal(await send({ to: EMAIL, code: '7K4M9QX', until: new Date('2026-11-23T10:15:00+01:00') }), 'sent')
  assert.match(office.mails[0]?.text ?? '', /^Hallo,[\s\S]*7K4M9QX[\s\S]*tot 10\.15.uur/)
  office.mood = { recipient: 550 }
  assert.equal(await send({ to: EMAIL, code: '7K4M9QX', until: house.clock.now() }), 'down')
  assert.doesNotMatch(JSON.stringify(house.lines), /7K4M9QX|voorbeeld/)
})

test('nobody is in a state without a message on some channel, and the invariant sees who is', async (t) => {
  const { house, office, truus, step } = await set(t)
  await say(house, granted(truus, { dedupeKey: 'told' }))
  const ask = (...keys: string[]) => residentsWithoutMessage(house, async () => keys.map((dedupeKey) => ({ residentId: truus, dedupeKey })))
  assert.deepEqual(await ask('told'), [])
  assert.deepEqual(await ask('told', 'forgotten'), [{ residentId: truus, dedupeKey: 'forgotten', why: 'no-message' }])
  assert.deepEqual(await residentsWithoutMessage(house, async () => [{ residentId: BOB, dedupeKey: 'told' }]), [{ residentId: BOB, dedupeKey: 'told', why: 'other-resident' }])
  office.mood = { recipient: 550 }
  await step(['failed', 1])
  assert.deepEqual(await ask('told'), [], 'a letter waits')
  assert.deepEqual(await messageQueue(house), { waiting: 0, oldest: null, letters: 1, failed: 0, perhapsTwice: 0 })
  await house.owner.query(`update messages.delivery set state = 'failed' where channel = 'letter'`)
  assert.deepEqual(await ask('told'), [{ residentId: truus, dedupeKey: undefined, why: 'no-channel' }])
  assert.equal((await messageQueue(house)).failed, 1)
})

test('a changed address counts at once', async (t) => {
  const { house, office, truus, step } = await set(t)
  await say(house, granted(truus))
  await reachByEmail(house, truus, 'nieuw@voorbeeld.nl')
  await step(['sent', 1])
  assert.deepEqual(office.mails.map(({ to }) => (Array.isArray(to) ? '' : to?.text)), ['nieuw@voorbeeld.nl'])
})

class CrashNow extends Error {}
async function until(done: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !done(); i++) await new Promise((resolve) => { setTimeout(resolve, 25) })
  assert.ok(done(), 'it did not happen in ten seconds')
}
