import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { offerBySlug } from '#modules/offers/index.ts'
import { countedInvariants } from '#modules/reports/index.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import { testHouse } from '#test/house.ts'
import { type Citizen, newFamily, newOffer } from '#test/small-city.ts'
import { expectedDrawMessages, holdDraws, listDraws, openDraws, signUp, verifyDraw } from './index.ts'

const CLOSES = { day: '2026-11-30' as never, time: '18:00' }

/** A mother with two children takes part for herself and the elder; weeks lie between that and the draw. */
async function family(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const [mother, sem, noor] = await newFamily(house, { children: ['2015-05-05', '2017-05-05'] }) as [Citizen, Citizen, Citizen]
  await newOffer(house, { slug: 'film', stock: 3, drawCloses: CLOSES })
  await openDraws(house)
  const join = async (people: readonly Citizen[]) => {
    const known = await peopleOf(house, house.db, mother.id)
    const signed = await signUp(house, { by: known[0]!, people: people.map(({ id }) => known.find((one) => one.id === id)!), offer: (await offerBySlug(house, 'film'))! })
    assert.ok(signed.ok)
  }
  const movesOut = (who: Citizen) => house.owner.query(`with home as (insert into residents.household (id, created_at) values (gen_random_uuid(), now()) returning id),
    moved as (update residents.resident set household_id = (select id from home) where id = $1) update passes.pass set household_id = (select id from home) where resident_id = $1`, [who.id])
  const draw = async () => {
    house.clock.set('2026-11-30T18:00:00+01:00')
    await holdDraws(house)
    assert.deepEqual(await residentsWithoutMessage(house, expectedDrawMessages), [])
    for (const { name, look } of countedInvariants(house)) if (!/decision/.test(name)) assert.deepEqual(await look(), [], name)
    for (const { id } of await listDraws(house)) assert.deepEqual((await verifyDraw(house, id))?.wrong, [])
    return house.owner.query<{ outcome: string; reason: string | null }>('select outcome, reason from orders.sign_up')
  }
  const sentence = async () => (await house.owner.one<{ said: string }>(`select values ->> 'reasonSentence' as said from messages.message where kind = 'draw-refused'`)).said
  const out = () => house.owner.query<{ id: string }>('select resident_id as id from vouchers.voucher order by 1')
  return { house, mother, sem, noor, join, movesOut, draw, sentence, out }
}

test('a child that lives elsewhere by the day of the draw gets no bon through who signed it up, and they hear for whom it did not go', async (t) => {
  const { mother, sem, join, movesOut, draw, sentence, out } = await family(t)
  await join([mother, sem])
  await movesOut(sem)
  assert.deepEqual(await draw(), [{ outcome: 'refused', reason: 'no-longer-yours' }])
  assert.match(await sentence(), /^Je deed mee voor Sem\. Sem woont niet meer bij jou, of is nu 18 jaar of ouder\./)
  assert.deepEqual(await out(), [])
})

test('a child that became 18 is no child of the one who signed it up any more, also with a pass of its own', async (t) => {
  const { house, mother, sem, join, draw } = await family(t)
  await join([mother, sem])
  await house.owner.query(`update residents.resident set born = '2008-11-30', born_text = '2008-11-30' where id = $1`, [sem.id])
  assert.deepEqual(await draw(), [{ outcome: 'refused', reason: 'no-longer-yours' }])
})

test('a child whose pass is off by then: the message names the child, not the pass of who reads it', async (t) => {
  const { house, mother, sem, join, draw, sentence } = await family(t)
  await join([mother, sem])
  await house.owner.query(`update passes.pass set state = 'blocked' where resident_id = $1`, [sem.id])
  assert.deepEqual(await draw(), [{ outcome: 'refused', reason: 'pass-not-valid' }])
  assert.match(await sentence(), /^De pas van Sem werkt nu niet\./)
})

test('another child that moved out changes nothing for who takes part', async (t) => {
  const { mother, sem, noor, join, movesOut, draw, out } = await family(t)
  await join([mother, sem])
  await movesOut(noor)
  assert.deepEqual(await draw(), [{ outcome: 'won', reason: null }])
  assert.deepEqual((await out()).map(({ id }) => id), [mother.id, sem.id].sort())
})

test('a draw that was cut short after a bon was given keeps that one, also when the child has moved since', async (t) => {
  const { house, mother, sem, join, movesOut, draw, out } = await family(t)
  await join([mother, sem])
  house.clock.set('2026-11-30T18:00:00+01:00')
  await house.owner.query('revoke update (outcome) on orders.sign_up from stadjerspas_app')
  await holdDraws(house)
  assert.deepEqual(await house.owner.query('select outcome, (select count(*)::int from vouchers.voucher) as bons from orders.sign_up'), [{ outcome: null, bons: 2 }])
  await house.owner.query('grant update (outcome) on orders.sign_up to stadjerspas_app')
  await movesOut(sem)
  assert.deepEqual(await draw(), [{ outcome: 'won', reason: null }])
  assert.equal((await out()).length, 2)
})
