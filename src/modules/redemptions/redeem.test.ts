import { test } from 'node:test'
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { newCode } from '#shared/code.ts'
import { newId } from '#shared/ids.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { promisedOffers } from '#modules/offers/index.ts'
import { endWithPasses, placeOrder } from '#modules/orders/index.ts'
import { endPasses, issuePass, passOf } from '#modules/passes/index.ts'
import { peopleOf, voucherOf, voucherPaperOf } from '#modules/vouchers/index.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { type Citizen, newFamily, newGroup, newOffer, newProvider, type Sale } from '#test/small-city.ts'
import { checkVoucher, type Till } from './check-voucher.ts'
import { readPermit, writePermit } from './permit.ts'
import { redeem, redemptionOf, takeBack } from './redeem.ts'

const nonce = (): string => randomBytes(16).toString('hex')
const at = (providerId: string, sessionId = 'kassa-1'): Till => ({ providerId, sessionId, personId: undefined })

async function bought(house: TestHouse, sale: Sale, citizen?: Citizen): Promise<{ id: string; code: string; token: string; holder: Citizen }> {
  const holder = citizen ?? (await newFamily(house))[0]!
  const [self] = await peopleOf(house, house.db, holder.id)
  const offer = (await promisedOffers(house, house.db, [sale.versionId])).get(sale.versionId)!
  const placed = await placeOrder(house, { by: self!, people: [self!], offer, key: nonce(), actor: { door: 'resident', id: holder.id } })
  if (!placed.ok) throw new Error(`not placed: ${placed.refusal.reason}`)
  const voucher = (await voucherOf(house, house.db, placed.value.voucherIds[0]!, [holder.id]))!
  return { id: voucher.id, holder, ...voucherPaperOf(house, voucher) }
}

async function open(t: Parameters<typeof testHouse>[0], changes: Parameters<typeof newOffer>[1] = {}) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const provider = await newProvider(house)
  const sale = await newOffer(house, { givenBy: { provider }, limit: { count: 20, per: 'person', period: 'pass-year' }, ...changes })
  return { house, provider, sale, till: at(provider) }
}
const verdict = async (house: TestHouse, till: Till, input: string): Promise<string> => {
  const seen = await checkVoucher(house, till, input)
  return seen.ok ? seen.value.verdict.verdict : seen.refusal.reason
}

test('a typed code, as people type it, and a pasted QR text lead to the same voucher', async (t) => {
  const { house, sale, till } = await open(t)
  const { id, code, token } = await bought(house, sale)
  for (const input of [code, code.toLowerCase(), `${code.slice(0, 4)} ${code.slice(4, 8)}-${code.slice(8)} `, token, ` ${token.toLowerCase()}\n`]) {
    const seen = await checkVoucher(house, till, input)
    assert.ok(seen.ok, input)
    assert.deepEqual([seen.value.verdict.verdict, seen.value.voucher?.id], ['ok', id])
  }
})

test('a voucher is spent once, with when and where for the second time, and looking spends nothing', async (t) => {
  const { house, sale, till, provider } = await open(t)
  const { id, code } = await bought(house, sale)
  assert.equal(await verdict(house, till, code), 'ok')
  const first = await redeem(house, till, { voucherId: id, way: 'code', nonce: nonce() })
  assert.ok(first.ok)
  house.clock.set('2026-11-23T11:00:00+01:00')
  const second = await redeem(house, till, { voucherId: id, way: 'code', nonce: nonce() })
  assert.ok(!second.ok)
  assert.deepEqual(second.refusal.facts?.verdict, { verdict: 'already-redeemed', redeemed: { at: new Date('2026-11-23T09:00:00Z'), where: 'Zwembad De Baken' } })
  const rows = await house.owner.query<{ provider_id: string; kind: string }>('select provider_id, kind from redemptions.redemption_event')
  assert.deepEqual(rows, [{ provider_id: provider, kind: 'redeemed' }])
  assert.equal((await house.owner.one<{ n: number }>(`select count(*)::int as n from audit.event where action = 'redemptions.redeemed'`)).n, 1)
})

test('fifty tills at once spend one voucher once', async (t) => {
  const { house, sale, till } = await open(t)
  const { id } = await bought(house, sale)
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => redeem(house, till, { voucherId: id, way: 'qr', nonce: nonce() })))
  assert.equal(outcomes.filter((outcome) => outcome.ok).length, 1)
})

test('the same till that sends the same redemption again gets the same answer', async (t) => {
  const { house, sale, till } = await open(t)
  const { id } = await bought(house, sale)
  const same = nonce()
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => redeem(house, till, { voucherId: id, way: 'qr', nonce: same })))
  assert.equal(new Set(outcomes.map((outcome) => outcome.ok && outcome.value.redemptionId)).size, 1)
  assert.ok(outcomes.every((outcome) => outcome.ok))
  assert.equal((await house.owner.one<{ n: number }>('select count(*)::int as n from redemptions.redemption_event')).n, 1)
})

test('another provider finds nothing by the code, sees nothing in the QR text, and spends nothing', async (t) => {
  const { house, sale } = await open(t)
  const { id, code, token } = await bought(house, sale)
  const elsewhere = at(await newProvider(house, 'Stadsmuseum'))
  assert.equal(await verdict(house, elsewhere, code), 'unknown-code')
  assert.equal(await verdict(house, elsewhere, token), 'other-provider')
  const tried = await redeem(house, elsewhere, { voucherId: id, way: 'qr', nonce: nonce() })
  assert.equal(!tried.ok && tried.refusal.facts?.verdict.verdict, 'other-provider')
  assert.deepEqual(await house.owner.query('select id from redemptions.redemption_event'), [])
})

test('what a group promises, each of its members redeems, and who did is recorded', async (t) => {
  const { house } = await open(t)
  const [a, b, c] = [await newProvider(house, 'Hockeyclub'), await newProvider(house, 'Turnclub'), await newProvider(house, 'Museum')]
  const group = await newGroup(house, [a!, b!])
  const sale = await newOffer(house, { givenBy: { group }, shape: { kind: 'contribution', cents: 4000 } })
  const { id, code, token } = await bought(house, sale)
  assert.deepEqual([await verdict(house, at(b!), code), await verdict(house, at(a!), token), await verdict(house, at(c!), code), await verdict(house, at(c!), token)], ['ok', 'ok', 'unknown-code', 'other-provider'])
  assert.ok((await redeem(house, at(b!), { voucherId: id, way: 'code', nonce: nonce() })).ok)
  const seen = await checkVoucher(house, at(a!), code)
  assert.ok(seen.ok && seen.value.verdict.verdict === 'already-redeemed')
  assert.equal(seen.value.verdict.redeemed?.where, 'Turnclub')
})

test('the first and last day count, the days around them do not', async (t) => {
  const { house, sale, till } = await open(t, { usableFrom: '2026-12-01' as never, usableUntil: '2026-12-31' as never })
  const { id, code } = await bought(house, sale)
  const days = [['2026-11-30T23:59:59+01:00', 'not-yet-valid'], ['2026-12-01T00:00:00+01:00', 'ok'], ['2026-12-31T23:59:59+01:00', 'ok'], ['2027-01-01T00:00:00+01:00', 'expired']] as const
  for (const [moment, says] of days) {
    house.clock.set(moment)
    assert.equal(await verdict(house, till, code), says)
  }
  const late = await redeem(house, till, { voucherId: id, way: 'code', nonce: nonce() })
  assert.equal(!late.ok && late.refusal.facts?.verdict.verdict, 'expired')
})

test('a cancelled voucher is not to be had, and only says so', async (t) => {
  const { house, sale, till } = await open(t)
  const { id, code } = await bought(house, sale)
  await house.owner.query(`select vouchers.cancel($1, $2, $3::date)`, [id, house.clock.now(), house.clock.today()])
  assert.equal(await verdict(house, till, code), 'cancelled')
  assert.equal((await redeem(house, till, { voucherId: id, way: 'code', nonce: nonce() })).ok, false)
})

test('taking back within ten minutes makes the voucher good again; later, twice or elsewhere it does nothing', async (t) => {
  const { house, sale, till } = await open(t)
  const { id, code } = await bought(house, sale)
  const one = await redeem(house, till, { voucherId: id, way: 'code', nonce: nonce() })
  assert.ok(one.ok)
  assert.equal((await takeBack(house, at(await newProvider(house, 'Museum')), one.value.redemptionId)).ok, false)
  house.clock.set('2026-11-23T10:10:00+01:00')
  assert.deepEqual((await Promise.all(Array.from({ length: 5 }, () => takeBack(house, till, one.value.redemptionId)))).filter((outcome) => outcome.ok).length, 1)
  assert.equal(await verdict(house, till, code), 'ok')
  const two = await redeem(house, till, { voucherId: id, way: 'code', nonce: nonce() })
  assert.ok(two.ok)
  assert.equal((await takeBack(house, till, one.value.redemptionId)).ok, false, 'an undo of the first leaves the second alone')
  house.clock.set('2026-11-23T10:20:00.001+01:00')
  assert.equal((await takeBack(house, till, two.value.redemptionId)).ok, false)
  assert.equal((await redemptionOf(house, till, two.value.redemptionId))?.canTakeBack, false)
  const kinds = await house.owner.query<{ kind: string }>('select kind from redemptions.redemption_event order by at')
  assert.deepEqual(kinds.map(({ kind }) => kind), ['redeemed', 'taken-back', 'redeemed'])
})

test('what happened at a till is never changed or removed', async (t) => {
  const { house, sale, till } = await open(t)
  const { id } = await bought(house, sale)
  await redeem(house, till, { voucherId: id, way: 'code', nonce: nonce() })
  await assert.rejects(house.db.query(`update redemptions.redemption_event set at = now()`), /permission denied/)
  await assert.rejects(house.db.query(`delete from redemptions.redemption_event`), /permission denied/)
})

test('guessing: the sixth wrong code in a minute waits, at this till; a typing error is no guess', async (t) => {
  const { house, sale, till } = await open(t)
  const { code } = await bought(house, sale)
  for (let i = 0; i < 8; i++) assert.equal(await verdict(house, till, '7K4M9QXD'), 'unreadable')
  for (let i = 0; i < 5; i++) assert.equal(await verdict(house, till, newCode(15)), 'unknown-code')
  assert.equal(await verdict(house, till, newCode(15)), 'too-many-tries')
  assert.equal(await verdict(house, till, code), 'too-many-tries')
  assert.equal(await verdict(house, { ...till, sessionId: 'kassa-2' }, code), 'ok')
  house.clock.set('2026-11-23T10:01:01+01:00')
  assert.equal(await verdict(house, till, code), 'ok')
  assert.ok(house.lines.some(({ level, message }) => level === 'warn' && /wrong voucher codes/.test(message)))
  assert.ok(!JSON.stringify(house.lines).includes(code))
})

test('many wrong codes at once are counted one by one; fifty in an hour stop who typed them, and no colleague, and nothing that we signed', async (t) => {
  const { house, sale, till } = await open(t)
  const { code, token } = await bought(house, sale)
  const guesses = await Promise.all(Array.from({ length: 12 }, () => verdict(house, till, newCode(15))))
  assert.deepEqual([guesses.filter((one) => one === 'unknown-code').length, guesses.filter((one) => one === 'too-many-tries').length], [5, 7])
  for (let n = 2; n <= 10; n++) for (let i = 0; i < 5; i++) await verdict(house, { ...till, sessionId: `kassa-${n}` }, newCode(15))
  house.clock.set('2026-11-23T10:02:00+01:00')
  assert.equal(await verdict(house, till, code), 'too-many-tries', 'an hour, for who typed them')
  assert.equal(await verdict(house, { ...till, sessionId: 'kassa-11' }, code), 'ok')
  assert.equal(await verdict(house, till, token), 'ok')
  house.clock.set('2026-11-23T11:00:01+01:00')
  assert.equal(await verdict(house, till, code), 'ok')
})

test('the slip between looking and redeeming holds no code, is this provider\'s, and lasts ten minutes', async (t) => {
  const { house, sale, till } = await open(t)
  const { id, code } = await bought(house, sale)
  const permit = writePermit(house, till.providerId, { voucherId: id, way: 'code' })
  assert.ok(!permit.includes(code))
  assert.deepEqual(readPermit(house, till.providerId, permit), { voucherId: id, way: 'code' })
  const other = await bought(house, sale)
  assert.equal(readPermit(house, await newProvider(house, 'Museum'), permit), undefined)
  assert.equal(readPermit(house, till.providerId, permit.replace(id, other.id)), undefined)
  for (const bad of ['', '...', `${permit}x`, permit.slice(0, -2), permit.replace('.code.', '.qr.')]) assert.equal(readPermit(house, till.providerId, bad), undefined, bad)
  house.clock.set('2026-11-23T10:10:00.001+01:00')
  assert.equal(readPermit(house, till.providerId, permit), undefined)
})

test('no code stands open in the database', async (t) => {
  const { house, sale } = await open(t)
  const { code } = await bought(house, sale)
  const rows = await house.owner.query('select * from vouchers.voucher')
  assert.ok(!JSON.stringify(rows, (_, value) => (Buffer.isBuffer(value) ? value.toString('latin1') : value)).includes(code))
})

test('a bon that a till takes back after its pass was ended ends with it, and its holder hears it once', async (t) => {
  const { house, sale, till } = await open(t, { stock: 5 })
  const { id, holder } = await bought(house, sale)
  const used = await redeem(house, till, { voucherId: id, way: 'code', nonce: nonce() })
  assert.ok(used.ok)
  const pass = (await passOf(house, house.db, holder.id, house.clock.today()))!
  const staffId = newId(house.clock.now())
  assert.equal(await house.db.transaction(async (tx) => endWithPasses(house, tx, { passes: await endPasses(house, tx, [pass.decisionId], 'moved', { door: 'staff', id: staffId }), staffId })), 0, 'a used bon stays used')

  assert.ok((await takeBack(house, till, used.value.redemptionId)).ok)
  assert.equal((await voucherOf(house, house.db, id, [holder.id]))?.state, 'cancelled')
  assert.deepEqual(await house.owner.query('select remaining, (select used from orders.limit_use) as used from offers.stock'), [{ remaining: 5, used: 0 }])
  assert.deepEqual(await house.owner.query('select resident_id as who, kind from messages.message where kind = $1', ['voucher-cancelled']), [{ who: holder.id, kind: 'voucher-cancelled' }])
})

test('a bon that is taken back after another pass took the place of its own can be used again', async (t) => {
  const { house, sale, till } = await open(t)
  const { id, holder, code } = await bought(house, sale)
  const used = await redeem(house, till, { voucherId: id, way: 'code', nonce: nonce() })
  assert.ok(used.ok)
  const { number, id: passId, state, ...same } = (await passOf(house, house.db, holder.id, house.clock.today()))!
  assert.ok(number && passId && state)
  await house.db.transaction((tx) => issuePass(house, tx, { ...same, actor: { door: 'system' } }))
  assert.ok((await takeBack(house, till, used.value.redemptionId)).ok)
  assert.equal(await verdict(house, till, code), 'ok')
})
