import assert from 'node:assert/strict'
import { test } from 'node:test'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { passOf } from '#modules/passes/index.ts'
import { applicants, MARRIED } from '#test/applicants.ts'
import { residentBrowser } from '#test/signed-in.ts'
import { expectedMessages, whereStands } from '../index.ts'
import { decisionsOf } from '../decision.store.ts'
import { endPass } from './end-pass.ts'
import { withdraw } from './withdraw.ts'
import { setAside } from './set-aside.ts'
import { extend } from './extend.ts'

const hanneke = { staffId: '01935000-0000-7000-8000-0000000000aa', staffName: 'Hanneke de Boer' }
const nothing = { passesEnded: async () => {} }
const ENDING = { reason: 'moved-away', notHeard: 'own-facts' } as const

test('a pass is ended with a reason: everybody of the household loses theirs, each adult is told, and it is a decision that can be objected to', async (t) => {
  const { house, applyAs } = await applicants(t)
  const { residentId, applicationId } = await applyAs('samira', MARRIED)
  // Granted at once: no person had it in hand before.
  await house.owner.query('update eligibility.application set opened_at = received_at')
  const held = (await house.owner.one<{ n: number }>(`select count(*)::int as n from passes.pass where state = 'valid'`)).n
  assert.ok(held >= 2)
  const asked: number[] = []
  const ended = await house.db.transaction((tx) => endPass(house, tx, { passesEnded: async (_tx, { passes }) => { asked.push(passes.length) } }, hanneke, 'SP-26-00001', ENDING))
  assert.ok(ended.ok)
  assert.deepEqual(asked, [held], 'what follows from it on the right was asked for every pass')
  assert.equal(await passOf(house, house.db, residentId, house.clock.today()), undefined)
  assert.deepEqual((await decisionsOf(house.db, applicationId)).map(({ outcome, reasons, replacedBecause }) => [outcome, reasons[0], replacedBecause]).at(-1), ['refused', 'moved-away', 'ended'])
  const kinds = (await house.owner.query<{ kind: string }>('select kind from messages.message order by kind')).map(({ kind }) => kind)
  assert.ok(kinds.includes('pass-ended') && kinds.includes('pass-ended-partner'), kinds.join())
  assert.deepEqual(await residentsWithoutMessage(house, expectedMessages), [])
  const again = await house.db.transaction((tx) => endPass(house, tx, nothing, hanneke, 'SP-26-00001', ENDING))
  assert.equal(again.ok || again.refusal.reason, 'moved-on')
})

test('the decision that ended a pass is there with its letter, on the screen and as paper, beside the yes before it', async (t) => {
  const { house, applyAs } = await applicants(t)
  const { residentId } = await applyAs('fatima')
  await house.owner.query('update eligibility.application set opened_at = received_at')
  house.clock.set('2026-11-24T10:00:00+01:00')
  assert.ok((await house.db.transaction((tx) => endPass(house, tx, nothing, hanneke, 'SP-26-00001', ENDING))).ok)
  const b = await residentBrowser(t, house, residentId)
  const page = await b.get('/mijn/besluiten/SP-26-00001-2')
  assert.match(page.text, /Je Stadjerspas stopt/)
  assert.match((await b.get('/mijn/besluiten')).text, /Je pas stopt .*SP-26-00001-2/)
  assert.doesNotMatch(page.text, /brief zelf bewaren wij niet meer/)
  assert.equal((await b.get('/mijn/besluiten/SP-26-00001-2.pdf')).headers['content-type'], 'application/pdf')
  assert.doesNotMatch((await b.get('/mijn/besluiten/SP-26-00001')).text, /brief zelf bewaren wij niet meer/)
  const own = await b.get('/mijn/aanvraag')
  assert.match(own.text, /Je Stadjerspas is gestopt Je had de pas/)
  assert.doesNotMatch(own.text, /Je krijgt de Stadjerspas niet/)
  assert.match((await b.get('/en/mijn/aanvraag')).text, /Your Stadjerspas has stopped You had the pass/)
  assert.match((await b.get('/mijn')).text, /Je pas is gestopt/)
  assert.equal((await whereStands(house, house.db, residentId))?.state, 'ended')
})

test('when the vouchers cannot be ended, the pass is not: both or neither', async (t) => {
  const { house, applyAs } = await applicants(t)
  const { residentId } = await applyAs('fatima')
  await house.owner.query('update eligibility.application set opened_at = received_at')
  await assert.rejects(house.db.transaction((tx) => endPass(house, tx, { passesEnded: async () => { throw new Error('the shop is closed') } }, hanneke, 'SP-26-00001', ENDING)), /shop is closed/)
  assert.ok(await passOf(house, house.db, residentId, house.clock.today()))
})

test('the resident stops an application; a second time there is nothing open, and they may apply again', async (t) => {
  const { house, applyAs } = await applicants(t)
  const { residentId } = await applyAs('henk')
  assert.ok((await withdraw(house, residentId)).ok)
  assert.equal((await withdraw(house, residentId)).ok, false)
  assert.deepEqual(await residentsWithoutMessage(house, expectedMessages), [])
  assert.equal((await applyAs('henk')).state, 'in-review')
})

test('more time: once, six weeks, and not when the term is over', async (t) => {
  const { house, applyAs } = await applicants(t)
  await applyAs('henk')
  const more = () => house.db.transaction((tx) => extend(house, tx, hanneke, 'SP-26-00001', 'Een collega is ziek.'))
  house.clock.set('2027-01-18T23:00:00+01:00')
  const first = await more()
  assert.ok(first.ok && first.value === '2027-03-01')
  const second = await more()
  assert.equal(second.ok || second.refusal.reason, 'extended-already')
  const [row] = await house.owner.query<{ values: object }>(`select values from messages.message where kind = 'more-time'`)
  assert.equal(JSON.stringify(row!.values).includes('ziek'), false)
})

test('not when the term is over: the day after the last day', async (t) => {
  const { house, applyAs } = await applicants(t)
  await applyAs('henk')
  house.clock.set('2027-01-19T00:01:00+01:00')
  const late = await house.db.transaction((tx) => extend(house, tx, hanneke, 'SP-26-00001', 'Te druk.'))
  assert.equal(late.ok || late.refusal.reason, 'term-is-over')
})

test('set aside is refused before anything was asked', async (t) => {
  const { house, applyAs } = await applicants(t)
  await applyAs('henk')
  const early = await house.db.transaction((tx) => setAside(house, tx, hanneke, 'SP-26-00001', 'Geen papieren.'))
  assert.equal(early.ok || early.refusal.reason, 'not-asked')
})
