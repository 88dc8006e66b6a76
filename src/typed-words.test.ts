import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { type TestContext, test } from 'node:test'
import { ALONE, applicants } from '#test/applicants.ts'
import { everything, found } from '#test/dump.ts'
import { apply } from '#modules/eligibility/apply.ts'
import { amountsOf } from '#modules/eligibility/index.ts'
import { sealedTyped } from '#modules/eligibility/application.store.ts'
import { openTyped } from '#modules/eligibility/typed.ts'
import { explainInEnglish } from '#modules/messages/in-english.ts'
import { messagesTo } from '#modules/messages/messages.store.ts'
import { readMessage } from '#modules/messages/read-message.ts'
import { forgetNow } from './forgetting.ts'

const REMARK = 'MERKTEKEN-OPMERKING: mijn man woont hier niet meer.\r\nHij zit vast.'
const answers = { ...ALONE, registerIsRight: false }

async function withRemark(t: TestContext, remark = REMARK) {
  const kit = await applicants(t)
  const { house } = kit
  const { sessionId } = await kit.signIn('henk')
  const applied = await apply(house, { bsn: kit.bsnOf('henk'), sessionId, typed: { answers, remark, channel: 'letter' }, reach: { channel: 'letter' }, lang: 'en' })
  assert.ok(applied.ok)
  const { residentId, applicationId } = applied.value
  const rows = () => messagesTo(house.db, residentId)
  const receipt = async () => (await rows()).find(({ kind }) => kind === 'receipt')!
  const reads = async () => (await readMessage(house, house.db, await receipt(), amountsOf)).text
  const readsInEnglish = async () => (await explainInEnglish(house, house.db, await receipt(), amountsOf))!.document.text
  const withdrawn = () => house.owner.query(`update eligibility.application set state = 'withdrawn', closed_at = $1 where id = $2`, [house.clock.now(), applicationId])
  const typed = async () => openTyped(house, await sealedTyped(house.db, applicationId))
  return { ...kit, applicationId, rows, receipt, reads, readsInEnglish, withdrawn, typed }
}
const on = (house: { clock: { set(at: string): void } }, day: string) => house.clock.set(`${day}T03:00:00+01:00`)

test('what somebody writes beside the register is in their receipt, in both languages, and readable nowhere in the database', async (t) => {
  const { house, reads, readsInEnglish } = await withRemark(t)
  assert.match(await reads(), /kloppen niet: MERKTEKEN-OPMERKING: mijn man woont hier niet meer.*Je woont niet met een partner/s)
  assert.match(await readsInEnglish(), /are not right: MERKTEKEN-OPMERKING.*You do not live with a partner/s)
  assert.equal(found(await everything(house), 'MERKTEKEN-OPMERKING'), false)
})

test('of a withdrawn application the words are there on the last day of four weeks and gone the day after; what was chosen stays', async (t) => {
  const { house, reads, readsInEnglish, withdrawn, typed, applicationId } = await withRemark(t)
  await withdrawn()
  const before = await sealedTyped(house.db, applicationId)
  on(house, '2026-12-21')
  await forgetNow(house)
  assert.equal((await typed()).remark, REMARK)
  on(house, '2026-12-22')
  await forgetNow(house)
  assert.deepEqual(await typed(), { answers, remark: '', remarkForgottenOn: '2026-12-22', channel: 'letter' })
  assert.match(await reads(), /kloppen niet: \(gewist op 22.december.2026\).*Je woont niet met een partner.*Je krijgt bericht met een brief/s)
  assert.match(await readsInEnglish(), /are not right: \(deleted on 22.December.2026\)/)
  assert.equal((await everything(house)).includes(before.toString('hex')), false, 'the bytes that held the words are gone')
  const again = await sealedTyped(house.db, applicationId)
  await forgetNow(house)
  assert.deepEqual(await sealedTyped(house.db, applicationId), again, 'once is enough')
})

test('of an open application the words stay, however long it lasts', async (t) => {
  const { house, typed } = await withRemark(t)
  on(house, '2028-01-01')
  await forgetNow(house)
  assert.equal((await typed()).remark, REMARK)
})

test('a message from before this release loses the words, not what else it says, and reads them from the application', async (t) => {
  const { house, receipt, rows, reads, readsInEnglish, withdrawn } = await withRemark(t)
  const now = await rows()
  // As they were written before: the words among the values, and a receipt that asks nobody for them.
  await house.owner.query(`update messages.message set values = replace(values::text, '…', $1)::jsonb, amounts_ref = case when kind <> 'receipt' then amounts_ref end`, [JSON.stringify(REMARK).slice(1, -1)])
  await house.owner.query(`update messages.message set values = values || '{"other":"blijft"}'`)
  assert.equal(found(await everything(house), 'MERKTEKEN-OPMERKING'), true)
  await house.owner.query(readFileSync(new URL('../migrations/0491_words_out_of_messages.sql', import.meta.url), 'utf8'))
  assert.equal(found(await everything(house), 'MERKTEKEN-OPMERKING'), false)
  assert.deepEqual((await rows()).map(({ values }) => values), now.map(({ values }) => ({ ...values, other: 'blijft' })))
  assert.deepEqual((await receipt()).amountsRef, now.find(({ kind }) => kind === 'receipt')!.amountsRef)
  assert.match(await reads(), /MERKTEKEN-OPMERKING/)
  assert.match(await readsInEnglish(), /MERKTEKEN-OPMERKING/)
  await withdrawn()
  on(house, '2026-12-22')
  await forgetNow(house)
  assert.match(await reads(), /\(gewist op 22.december.2026\)/)
})
