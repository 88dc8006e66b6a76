import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { newId } from '#shared/ids.ts'
import { localDate } from '#shared/local-date.ts'
import { testHouse } from '#test/house.ts'
import { keptResident, reachByEmail } from '#test/kept-resident.ts'
import { toldInEnglish } from '#test/told-in-english.ts'
import { blockPass, changePass, expectedPassMessages, heldPass, holderOfPass, issuePass, type MoveVouchers, ownedPasses, type Pass, passOf, replacePass, unblockPass } from './index.ts'

const FROM = localDate('2026-11-23')
const TO = localDate('2027-12-31')

async function people(t: TestContext) {
  const house = await testHouse(t, { at: '2026-11-23T10:00:00+01:00' })
  await openKnowledge(house)
  const truus = await keptResident(house, '999990019')
  const child = await keptResident(house, '999990020', { givenName: 'Sem', fullName: 'Sem Wiel', born: localDate('2009-05-10') })
  await house.owner.query('update residents.resident set household_id = (select household_id from residents.resident where id = $1) where id = $2', [truus, child])
  const neighbour = await keptResident(house, '999990032')
  const decisionId = newId(house.clock.now())
  const issue = async (residentId: string, underResident?: string): Promise<Pass> => {
    await house.db.transaction((tx) => issuePass(house, tx, { residentId, householdId: truus, decisionId, underResident, validFrom: FROM, validTo: TO, actor: { door: 'system' } }))
    return (await passOf(house, house.db, residentId, FROM))!
  }
  const moved: Parameters<MoveVouchers>[1][] = []
  return {
    house, truus, child, neighbour, issue, moved,
    move: (async (_tx, one) => { moved.push(one) }) satisfies MoveVouchers,
    by: (residentId: string, pass: Pass) => ({ passId: pass.id, residentId, actor: { door: 'resident' as const, id: residentId, role: 'resident' } }),
    told: (residentId: string) => house.owner.query<{ kind: string; values: Record<string, string>; channel: string }>(`select m.kind, m.values, d.channel from messages.message m join messages.delivery d on d.message_id = m.id where m.resident_id = $1 order by m.created_at, m.id`, [residentId]),
    numbers: async () => (await house.owner.one<{ n: number }>('select count(*)::int as n from passes.pass')).n,
  }
}

test('a lost pass is of no use to anybody, its holder is told, and they need no other', async (t) => {
  const { house, truus, issue, by, told } = await people(t)
  const pass = await issue(truus)
  assert.ok((await blockPass(house, by(truus, pass), 'lost')).ok)
  assert.equal(await passOf(house, house.db, truus, FROM), undefined)
  assert.equal((await heldPass(house, house.db, truus, FROM))?.id, pass.id)
  assert.equal(await holderOfPass(house, house.db, pass.number), 'off')
  const [message] = await told(truus)
  assert.deepEqual([message?.kind, message?.channel, message?.values.happened], ['pass-blocked', 'letter', 'de pas is kwijt'])
  assert.match((await toldInEnglish(house, 'pass-blocked'))!, /On 23 November 2026 we heard: the pass is lost\. So your pass is turned off from now on\./)
})

test('found again, it is as if nothing happened; and both are told, each time', async (t) => {
  const { house, truus, issue, by, told } = await people(t)
  await reachByEmail(house, truus, 'truus@voorbeeld.nl')
  const pass = await issue(truus)
  for (const minute of ['00', '05']) {
    house.clock.set(`2026-11-23T10:${minute}:00+01:00`)
    assert.ok((await blockPass(house, by(truus, pass), 'stolen')).ok)
    assert.ok((await unblockPass(house, by(truus, pass))).ok)
  }
  assert.equal((await passOf(house, house.db, truus, FROM))?.id, pass.id)
  assert.equal(await holderOfPass(house, house.db, pass.number), truus)
  assert.deepEqual((await told(truus)).map(({ kind, channel }) => `${kind} ${channel}`).sort(), ['pass-blocked email', 'pass-blocked email', 'pass-unblocked email', 'pass-unblocked email'])
})

test('a new number for the same right: same decision, same days; the old number leads nowhere; the letter has the new one', async (t) => {
  const { house, truus, issue, by, move, moved, told } = await people(t)
  await reachByEmail(house, truus, 'truus@voorbeeld.nl')
  const old = await issue(truus)
  assert.ok((await blockPass(house, by(truus, old), 'lost')).ok)
  const replaced = await replacePass(house, by(truus, old), move)
  assert.ok(replaced.ok)
  const now = (await passOf(house, house.db, truus, FROM))!
  assert.notEqual(now.number, old.number)
  assert.deepEqual([now.decisionId, now.validFrom, now.validTo, now.householdId], [old.decisionId, old.validFrom, old.validTo, old.householdId])
  assert.deepEqual([await holderOfPass(house, house.db, old.number), await holderOfPass(house, house.db, now.number)], ['off', truus])
  assert.deepEqual(moved, [{ residentId: truus, from: old.id, to: now.id }])
  const letters = (await told(truus)).filter(({ kind }) => kind === 'pass-replaced')
  assert.match((await toldInEnglish(house, 'pass-replaced'))!, new RegExp(`your pass got a new number\\. The number is ${letters[0]!.values.passNumber}\\..*valid up to and including`))
  assert.ok(letters.some(({ channel, values }) => channel === 'letter' && values.passNumber?.replace(' ', '') === now.number))
  assert.equal((await house.owner.one<{ is_first: boolean }>('select passes.is_first($1, $2)', [truus, now.id])).is_first, true, 'what is for a first pass stays theirs')
})

test('a child\'s pass is of the adult under whom it hangs: they may turn it off, and are told', async (t) => {
  const { house, truus, child, issue, by, told } = await people(t)
  await issue(truus)
  const pass = await issue(child, truus)
  assert.ok((await blockPass(house, by(truus, pass), 'lost')).ok)
  const [message] = await told(truus)
  assert.equal(message?.values.whose, 'de pas van Sem')
  assert.deepEqual(await told(child), [])
  assert.ok(await passOf(house, house.db, truus, FROM), 'and only that one')
})

test('what happens to the pass of a child that lives elsewhere, or is 18, is told to the child; the parent of before hears nothing', async (t) => {
  const { house, truus, child, neighbour, issue, by, move, told } = await people(t)
  await issue(truus)
  const pass = await issue(child, truus)
  const kinds = async (residentId: string) => (await told(residentId)).map(({ kind, values }) => `${kind} ${values.whose}`)
  const missed = async () => (await residentsWithoutMessage(house, expectedPassMessages)).length
  assert.ok((await blockPass(house, by(child, pass), 'lost')).ok)
  assert.deepEqual([await kinds(truus), await kinds(child)], [['pass-blocked de pas van Sem'], []], 'at home it is the parent who hears it, whoever asked')

  await house.owner.query('update residents.resident set household_id = (select household_id from residents.resident where id = $1) where id = $2', [neighbour, child])
  assert.equal(await missed(), 0, 'who was told before the move was told')
  house.clock.set('2026-11-23T10:05:00+01:00')
  assert.ok((await unblockPass(house, by(child, pass))).ok)
  assert.equal(await missed(), 0)
  house.clock.set('2026-11-23T10:06:00+01:00')
  assert.ok((await replacePass(house, by(child, pass), move)).ok)
  assert.deepEqual([await kinds(truus), await kinds(child), await told(neighbour)], [['pass-blocked de pas van Sem'], ['pass-unblocked je pas', 'pass-replaced je pas'], []])
  assert.equal(await missed(), 0)

  await house.owner.query('update residents.resident set household_id = (select household_id from residents.resident where id = $1) where id = $2', [truus, child])
  house.clock.set('2027-05-10T10:00:00+02:00')
  const now = (await heldPass(house, house.db, child, localDate('2027-05-10')))!
  assert.ok((await blockPass(house, by(child, now), 'lost')).ok)
  assert.deepEqual([(await kinds(truus)).length, (await kinds(child)).at(-1)], [1, 'pass-blocked je pas'], 'from the eighteenth birthday')
})

test('a neighbour\'s pass is not there; twice is once; what ended stays ended', async (t) => {
  const { house, truus, neighbour, issue, by, move, told, numbers } = await people(t)
  const pass = await issue(truus)
  for (const done of [await blockPass(house, by(neighbour, pass), 'lost'), await replacePass(house, by(neighbour, pass), move), await unblockPass(house, by(neighbour, pass))]) {
    assert.equal(!done.ok && done.refusal.reason, 'not-there')
  }
  const both = await Promise.all([blockPass(house, by(truus, pass), 'lost'), blockPass(house, by(truus, pass), 'lost')])
  assert.deepEqual(both.map((one) => (one.ok ? 'ok' : one.refusal.reason)).sort(), ['not-now', 'ok'])
  assert.equal((await told(truus)).length, 1)
  const twice = await Promise.all([replacePass(house, by(truus, pass), move), replacePass(house, by(truus, pass), move)])
  assert.deepEqual(twice.map((one) => (one.ok ? 'ok' : one.refusal.reason)).sort(), ['not-there', 'ok'])
  assert.equal(await numbers(), 2)
  const again = await unblockPass(house, by(truus, pass))
  assert.equal(!again.ok && again.refusal.reason, 'not-there')
})

test('a pass that was turned off without a word is found by the invariants', async (t) => {
  const { house, truus, issue, by, move } = await people(t)
  const pass = await issue(truus)
  const missed = async () => (await residentsWithoutMessage(house, expectedPassMessages)).length
  assert.equal(await missed(), 0)
  assert.ok((await blockPass(house, by(truus, pass), 'lost')).ok)
  house.clock.set('2026-11-23T10:05:00+01:00')
  assert.ok((await unblockPass(house, by(truus, pass))).ok)
  const replaced = await replacePass(house, by(truus, pass), move)
  assert.ok(replaced.ok)
  assert.equal(await missed(), 0)
  await house.db.transaction((tx) => changePass(house, tx, replaced.value, 'blocked', 'lost', { door: 'staff', id: truus }))
  assert.equal(await missed(), 1)
})

test('what fails on the way leaves everything as it was', async (t) => {
  const { house, truus, issue, by, told, numbers } = await people(t)
  const pass = await issue(truus)
  await assert.rejects(replacePass(house, by(truus, pass), async () => { throw new Error('the vouchers could not go along') }), /could not go along/)
  assert.equal((await passOf(house, house.db, truus, FROM))?.number, pass.number)
  assert.deepEqual([await numbers(), await told(truus)], [1, []])
})

test('from the eighteenth birthday a parent neither sees the pass nor turns it off or on, nor has a new one made; nor when the child lives elsewhere', async (t) => {
  const { house, truus, child, neighbour, issue, by, move, moved } = await people(t)
  await issue(truus)
  const pass = await issue(child, truus)
  const seen = async (residentId: string) => (await ownedPasses(house, house.db, residentId)).map((one) => one.givenName)
  const tried = async () => {
    const answers = [await blockPass(house, by(truus, pass), 'lost'), await unblockPass(house, by(truus, pass)), await replacePass(house, by(truus, pass), move)]
    return answers.map((answer) => answer.ok || answer.refusal.reason)
  }
  house.clock.set('2027-05-09T10:00:00+02:00')
  assert.deepEqual(await seen(truus), ['Truus', 'Sem'], 'the day before')
  house.clock.set('2027-05-10T00:30:00+02:00')
  assert.deepEqual([await seen(truus), await tried()], [['Truus'], ['not-there', 'not-there', 'not-there']])
  assert.deepEqual(await seen(child), ['Sem'], 'it is of who has it')

  house.clock.set('2026-11-24T10:00:00+01:00')
  await house.owner.query('update residents.resident set household_id = (select household_id from residents.resident where id = $1) where id = $2', [neighbour, child])
  assert.deepEqual([await seen(truus), await tried()], [['Truus'], ['not-there', 'not-there', 'not-there']])
  assert.deepEqual(await seen(neighbour), [], 'nor has the other household')
  assert.deepEqual(moved, [])
  assert.ok((await blockPass(house, by(child, pass), 'lost')).ok)
})
