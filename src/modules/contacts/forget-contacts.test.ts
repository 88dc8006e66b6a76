import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { seedEligibility } from '#modules/eligibility/index.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { type MailDoor, residentsWithoutMessage } from '#modules/messages/index.ts'
import { newId } from '#shared/ids.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { keptResident } from '#test/kept-resident.ts'
import { insertVisit } from './desk/desk.store.ts'
import { expectedContactMessages, outsidersWithoutMessage } from './expected-messages.ts'
import { contactsOver } from './forget-contacts.ts'
import type { Staff } from './matter.ts'
import { openMatter } from './open-matter.ts'
import { entriesIn } from './read-matter.ts'
import { type Incoming, receiveMatter } from './receive-matter.ts'
import { sendOutgoing } from './send-outgoing.ts'
import { settleMatter } from './settle-matter.ts'
import { contactWords } from './tell-them.ts'

const hanneke: Staff = { staffId: '01935000-0000-7000-8000-0000000000aa', staffName: 'Hanneke de Boer', role: 'caseworker' }
const mail: MailDoor = { send: async () => ({ kind: 'sent', reference: 'fine' }), close: () => {} }

/** Truus and Jan, who has no account, ask something on 23 November 2026 and are answered the same day. */
async function answered(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  await house.db.transaction((tx) => seedEligibility(house, tx))
  const truus = await keptResident(house, '999990019')
  const ask = (from: Incoming['from']) => house.db.transaction((tx) => receiveMatter(house, tx, { kind: 'question', topic: 'pass', words: 'Roodborstje', cameBy: 'form', from }))
  const hers = await ask({ residentId: truus })
  const his = await ask({ person: { name: 'Jan Winterkoning', email: 'jan@example.org' }, replyBy: 'email' })
  for (const { number } of [hers, his]) assert.ok((await settleMatter(house, hanneke, number, { outcome: 'answered', words: 'Heggenmus', clearly: false, called: false })).ok)
  await sendOutgoing(house, mail)
  return { house, truus, hers, his, open: await ask({ residentId: truus }) }
}
const on = (house: TestHouse, day: string) => house.clock.set(`${day}T03:00:00+01:00`)
const heldTo = async (house: TestHouse) => {
  assert.deepEqual(await residentsWithoutMessage(house, expectedContactMessages), [])
  assert.deepEqual(await outsidersWithoutMessage(house), [])
}

test('what was asked and answered is there on the last day of its term, and gone the day after; an open question stays', async (t) => {
  const { house, hers, his, open } = await answered(t)
  on(house, '2028-11-23')
  assert.equal(await contactsOver.due(house), 0)
  assert.equal(await contactsOver.forget(house), 0)
  on(house, '2028-11-24')
  assert.equal(await contactsOver.due(house), 2)
  assert.equal((await openMatter(house, hanneke, his.number) as { person?: { name: string } }).person?.name, 'Jan Winterkoning', 'to count is not to forget')
  assert.equal(await contactsOver.forget(house), 2)
  assert.equal(await contactsOver.forget(house), 0)

  for (const { id } of [hers, his]) {
    const words = (await entriesIn(house, house.db, id)).map((entry) => entry.words).filter((text) => text !== undefined)
    assert.ok(words.length >= 2)
    assert.deepEqual([...new Set(words)], ['(gewist op 24\u00a0november 2028)'])
  }
  assert.equal((await openMatter(house, hanneke, his.number) as { person?: unknown }).person, undefined)
  assert.ok((await entriesIn(house, house.db, open.id)).some(({ words }) => words === 'Roodborstje'))
  await heldTo(house)
})

test('the register stays whole: kind, days and outcome, and that a letter went', async (t) => {
  const { house } = await answered(t)
  const register = () => house.owner.query('select number, kind, topic, outcome, received_at, settled_at, last_day from contacts.matter order by number')
  const sent = () => house.owner.query('select dedupe_key, delivery, sent_at from contacts.outgoing order by 1')
  const marks = async () => (await house.owner.one<{ n: number }>('select count(to_find)::int as n from contacts.outgoing')).n
  const before = [await register(), await sent()]
  assert.ok(await marks() > 0)
  on(house, '2028-11-24')
  await contactsOver.forget(house)
  assert.deepEqual([await register(), await sent()], before)
  assert.equal(await marks(), 0, 'no mark of an address that was written to')
})

test('a message in the portal that spoke their words says when they were forgotten', async (t) => {
  const { house, hers } = await answered(t)
  const entry = (await entriesIn(house, house.db, hers.id)).find(({ what }) => what === 'settled')!
  assert.equal((await contactWords(house, house.db, entry.id))?.words, 'Heggenmus')
  on(house, '2028-11-24')
  await contactsOver.forget(house)
  assert.equal((await contactWords(house, house.db, entry.id))?.words, '(gewist op 24\u00a0november 2028)')
})

test('a letter that still waits for the post keeps its matter', async (t) => {
  const { house } = await answered(t)
  const letter = await house.db.transaction((tx) => receiveMatter(house, tx, { kind: 'question', topic: 'pass', words: 'Koolmees', cameBy: 'letter', from: { person: { name: 'Aaltje', address: ['Laan 1', '9712 AB Groningen'] }, replyBy: 'letter' } }))
  assert.ok((await settleMatter(house, hanneke, letter.number, { outcome: 'answered', words: 'Pimpelmees', clearly: false, called: false })).ok)
  on(house, '2029-06-01')
  await contactsOver.forget(house)
  assert.ok((await entriesIn(house, house.db, letter.id)).some(({ words }) => words === 'Koolmees'))
})

test('a conversation at the desk goes altogether; one with a call that still has to come stays until that day is over too', async (t) => {
  const { house, truus } = await answered(t)
  const visit = async (callBackOn?: string) => {
    const id = newId(house.clock.now())
    await house.db.transaction((tx) => insertVisit(tx, { id, residentId: truus, staffId: hanneke.staffId, staffName: 'Anouk', role: 'stip', way: 'desk', purpose: 'order', openedAt: house.clock.now() }))
    await house.owner.query('update contacts.desk_visit set closed_at = opened_at, call_back_on = $2 where id = $1', [id, callBackOn ?? null])
  }
  await visit()
  await visit('2026-12-01')
  const left = async () => (await house.owner.one<{ n: number }>('select count(*)::int as n from contacts.desk_visit')).n
  on(house, '2028-11-23')
  await contactsOver.forget(house)
  assert.equal(await left(), 2)
  on(house, '2028-11-24')
  await contactsOver.forget(house)
  assert.equal(await left(), 1)
  on(house, '2028-12-02')
  await contactsOver.forget(house)
  assert.equal(await left(), 0)
})

test('the application may make words go, and nothing else of what happened', async (t) => {
  const { house, hers } = await answered(t)
  for (const change of ["facts = '{}'", "at = now()", "words = null", "words = '\\x00', forgotten_on = '2028-01-01'"]) {
    await assert.rejects(house.owner.query(`update contacts.entry set ${change} where matter_id = $1 and what = 'received'`, [hers.id]), /never changes|entry_forgotten/, change)
  }
  await assert.rejects(house.owner.query('delete from contacts.entry'), /never changes/)
})
