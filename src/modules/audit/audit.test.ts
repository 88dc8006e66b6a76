import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { type TestHouse, testHouse } from '#test/house.ts'
import { auditChecks, look, looksAt, record, sealEvents, verifyChain } from './index.ts'
import { sealHead } from './chain.ts'

const RESIDENT = '01920000-0000-7000-8000-000000000001'

async function withEvents(t: TestContext, count: number): Promise<TestHouse> {
  const house = await testHouse(t)
  await house.db.transaction(async (tx) => {
    for (let i = 1; i <= count; i++) {
      await record(house, tx, { actor: { door: 'system' }, action: 'passes.issued', subject: { kind: 'pass', id: `pas-${i}` }, facts: { count: i } })
    }
  })
  return house
}

/** As someone with full rights on the database, who switches the trigger off first. */
async function asIntruder(house: TestHouse, sql: string): Promise<void> {
  await house.owner.transaction(async (tx) => {
    await tx.query(`set local session_replication_role = replica`)
    await tx.query(sql)
  })
}

test('an event is there when the change commits and gone when it rolls back', async (t) => {
  const house = await withEvents(t, 1)
  await assert.rejects(house.db.transaction(async (tx) => {
    await record(house, tx, { actor: { door: 'staff', id: 'kees' }, action: 'passes.blocked', facts: {} })
    throw new Error('the change failed')
  }))
  const rows = await house.db.query<{ action: string; at: Date }>('select action, at from audit.event')
  assert.deepEqual(rows, [{ action: 'passes.issued', at: house.clock.now() }])
})

test('an action that is not written like room.what-happened is refused', async (t) => {
  const house = await testHouse(t)
  await assert.rejects(house.db.transaction((tx) => record(house, tx, { actor: { door: 'system' }, action: 'Pas uitgegeven', facts: {} })), /check constraint/)
})

test('the application cannot change, remove or empty what happened', async (t) => {
  const house = await withEvents(t, 1)
  for (const table of ['audit.event', 'audit.processing_log', 'audit.seal']) {
    await assert.rejects(house.db.query(`update ${table} set number = 9`), /permission denied/)
    await assert.rejects(house.db.query(`delete from ${table}`), /permission denied/)
    await assert.rejects(house.db.query(`truncate ${table}`), /permission denied/)
    await assert.rejects(house.db.query(`alter table ${table} disable trigger all`), /must be owner/)
  }
})

test('the owner is refused too, unless a trigger is switched off', async (t) => {
  const house = await withEvents(t, 1)
  for (const table of ['audit.event', 'audit.processing_log', 'audit.seal']) {
    await assert.rejects(house.owner.query(`update ${table} set number = 9`), /never changes/)
    await assert.rejects(house.owner.query(`delete from ${table}`), /never changes/)
    await assert.rejects(house.owner.query(`truncate ${table}`), /never changes/)
  }
})

test('a look is logged with its purpose, the person sealed, and found again for that person only', async (t) => {
  const house = await testHouse(t)
  const line = { staffId: 'kees', purpose: 'Vraag over zijn aanvraag', residentId: RESIDENT, activity: 'stadjerspas-balie', page: '/balie/:id' }
  await house.db.transaction((tx) => look(house, tx, line))
  assert.deepEqual(await looksAt(house, house.db, RESIDENT), [{ at: house.clock.now(), actor: 'kees', purpose: line.purpose, activity: line.activity, page: line.page }])
  assert.deepEqual(await looksAt(house, house.db, RESIDENT.replace('1', '2')), [])
  const [row] = await house.owner.query<{ text: string; id: string }>('select p::text as text, processing_activity_id as id from audit.processing_log p')
  assert.ok(!row!.text.includes(RESIDENT))
  assert.equal(row!.id, 'http://localhost:3000/verwerkingen/stadjerspas-balie')
})

test('a look without a purpose is refused', async (t) => {
  const house = await testHouse(t)
  await assert.rejects(house.db.transaction((tx) => look(house, tx, { staffId: 'kees', purpose: ' ', residentId: RESIDENT, activity: 'x', page: '/' })), /check constraint/)
})

test('sealed rows verify, also after more rows and a second seal', async (t) => {
  const house = await withEvents(t, 1203)
  const first = await sealEvents(house)
  assert.deepEqual(first.map(({ number, rows }) => [number, rows]), [[1, 500], [2, 500], [3, 203]])
  await house.db.transaction((tx) => record(house, tx, { actor: { door: 'system' }, action: 'passes.ended', facts: {} }))
  assert.deepEqual(await verifyChain(house), { breaks: [], sealedRows: 1203, unsealedRows: 1 })
  assert.equal((await sealEvents(house)).length, 1)
  assert.deepEqual(await sealEvents(house), [], 'nothing new, so no seal')
  assert.deepEqual(await verifyChain(house), { breaks: [], sealedRows: 1204, unsealedRows: 0 })
  assert.deepEqual(await verifyChain(house, { last: 2 }), { breaks: [], sealedRows: 204, unsealedRows: 0 })
})

test('the doctor says that the record is whole, and says where it is not', async (t) => {
  const house = await withEvents(t, 20)
  await sealEvents(house)
  const [check] = auditChecks(house)
  assert.equal((await check!.look()).state, 'good')
  await asIntruder(house, 'delete from audit.event where number = 7')
  assert.deepEqual(await check!.look(), { state: 'wrong', sentence: 'Between 1 and 20 there were 20 rows; now there are 19. Compare with a backup, and find out who had owner rights.' })
})

const tampering: [string, string][] = [
  ['one fact is changed',        `update audit.event set facts = '{"count": 8}' where number = 7`],
  ['one moment is moved',        `update audit.event set at = at + interval '1 microsecond' where number = 7`],
  ['an actor is added',          `update audit.event set actor_id = 'kees' where number = 7`],
  ['one row is removed',         `delete from audit.event where number = 7`],
  ['the last row is removed',    `delete from audit.event where number = 20`],
  ['two rows swap numbers',      `update audit.event set number = case number when 7 then 8 else 7 end where number in (7, 8)`],
  ['a seal is rewritten',        `update audit.seal set row_count = 19 where series = 'event'`],
]
for (const [what, sql] of tampering) {
  test(`the chain shows it when ${what} by someone with full rights`, async (t) => {
    const house = await withEvents(t, 20)
    await sealEvents(house)
    if (what === 'two rows swap numbers') await house.owner.query('alter table audit.event drop constraint event_pkey')
    await asIntruder(house, sql)
    const { breaks } = await verifyChain(house)
    assert.deepEqual(breaks.map(({ series, seal }) => [series, seal]), [['event', 1]])
  })
}

test('the chain shows a changed line in the processing log, and a row that slips in behind a seal', async (t) => {
  const house = await withEvents(t, 3)
  await house.db.transaction((tx) => look(house, tx, { staffId: 'kees', purpose: 'Vraag', residentId: RESIDENT, activity: 'x', page: '/' }))
  await asIntruder(house, 'delete from audit.event where number = 2')
  await sealEvents(house)
  await asIntruder(house, `update audit.processing_log set actor = 'piet'`)
  await asIntruder(house, `insert into audit.event (number, at, actor_door, action) values (2, now(), 'system', 'x.y')`)
  assert.deepEqual((await verifyChain(house)).breaks.map(({ series }) => series), ['event', 'processing'])
})

test('a removed seal shows, and a cut-off end shows beside the head that was kept outside', async (t) => {
  const house = await withEvents(t, 1100)
  const seals = await sealEvents(house)
  const kept = [{ series: 'event' as const, number: 3, head: seals[2]!.head }]
  assert.deepEqual((await verifyChain(house, { known: kept })).breaks, [])
  assert.ok(house.lines.some(({ facts }) => 'head' in facts && facts.head === seals[2]!.head), 'the newest head goes out through the log')
  await asIntruder(house, 'delete from audit.seal where number = 3; delete from audit.event where number > 1000')
  assert.deepEqual((await verifyChain(house)).breaks, [], 'without the outside head nothing shows: that is why it goes out')
  assert.equal((await verifyChain(house, { known: kept })).breaks.length, 1)
  await asIntruder(house, 'delete from audit.seal where number = 1')
  assert.equal((await verifyChain(house)).breaks.length, 1)
})

test('a chain made with another key does not verify', async (t) => {
  const house = await withEvents(t, 3)
  await sealEvents(house)
  assert.equal((await verifyChain({ ...house, box: { ...house.box, find: () => Buffer.alloc(32, 1) } })).breaks.length, 1)
})

test('a transaction that is still open holds the seal back, and its row is never skipped', async (t) => {
  const house = await withEvents(t, 2)
  let release = (): void => {}
  const held = new Promise<void>((resolve) => { release = resolve })
  let inside = (): void => {}
  const entered = new Promise<void>((resolve) => { inside = resolve })
  const slow = house.db.transaction(async (tx) => {
    await record(house, tx, { actor: { door: 'system' }, action: 'import.slow', facts: {} })
    inside()
    await held
  })
  await entered
  await house.db.transaction((tx) => record(house, tx, { actor: { door: 'system' }, action: 'passes.issued', facts: {} }))
  assert.deepEqual(await sealEvents(house, { patienceMs: 50 }), [], 'a lower number may still appear')
  release()
  await slow
  assert.equal((await sealEvents(house))[0]!.rows, 4)
  assert.deepEqual((await verifyChain(house)).breaks, [])
})

test('two lists of rows never give the same head', () => {
  const key = Buffer.alloc(32, 7)
  const link = { number: 1, fromNumber: 1, toNumber: 2 }
  const heads = [['ab', 'c'], ['a', 'bc'], ['abc'], ['ab\n1:c'], []].map((lines) => sealHead(key, 'event', Buffer.alloc(32), link, lines).toString('hex'))
  assert.equal(new Set(heads).size, heads.length)
})
