import assert from 'node:assert/strict'
import { test } from 'node:test'
import { document } from '#modules/knowledge/index.ts'
import { passOf } from '#modules/passes/index.ts'
import { NotFound } from '#web/answer.ts'
import { applicants, MARRIED } from '#test/applicants.ts'
import { forgetAmounts } from './amounts.ts'
import { amountsOf, decide, type Verdict } from './index.ts'
import { markConflict, openCase } from './open-case.ts'

const hanneke = { staffId: '01935000-0000-7000-8000-0000000000aa', staffName: 'Hanneke de Boer' }
const iris = { staffId: '01935000-0000-7000-8000-0000000000bb', staffName: 'Iris Jansen' }
const YES: Verdict = { outcome: 'granted', ownSentence: 'Je kreeg in oktober een cent te veel. Die tellen wij niet mee.' }
const NO: Verdict = { outcome: 'refused', reason: 'income-within-limit', ownSentence: 'Wij hebben je loonstrook van oktober bekeken.', notHeard: 'own-facts' }

const caseOf = async (...[t, key = 'henk', answers]: [Parameters<typeof applicants>[0], string?, Parameters<Awaited<ReturnType<typeof applicants>>['applyAs']>[1]?]) => {
  const kit = await applicants(t)
  const applied = await kit.applyAs(key, answers)
  const { number } = await kit.house.owner.one<{ number: string }>('select number from eligibility.application where id = $1', [applied.applicationId])
  return { ...kit, ...applied, number }
}

test('a person says yes: decision, pass and letter together, with the person behind it', async (t) => {
  const { house, number, residentId } = await caseOf(t)
  house.clock.set('2026-11-30T11:00:00+01:00')
  const decided = await decide(house, hanneke, number, YES)
  assert.ok(decided.ok)
  assert.deepEqual([decided.value.outcome, decided.value.madeBy, decided.value.staffName, decided.value.objectionLastDay], ['granted', 'person', 'Hanneke de Boer', '2027-01-11'])
  assert.equal((await passOf(house, house.db, residentId, house.clock.today()))?.decisionId, decided.value.id)
  const [letter] = await house.owner.query<{ values: Record<string, string>; amounts_ref: string }>(`select values, amounts_ref from messages.message where kind = 'granted'`)
  const whole = document(house, 'letters/granted', { ...letter!.values, ...await amountsOf(house, house.db, letter!.amounts_ref) }).text
  for (const part of ['Je kreeg in oktober een cent te veel.', '€\u00a01.703,36', '11\u00a0januari 2027', number, 'alleen']) assert.ok(whole.includes(part), part)
  assert.equal(JSON.stringify(letter!.values).includes('cent te veel'), false, 'what a caseworker typed is sealed with the amounts')
})

test('a person says no: reasons with the amounts, the last day to object, and no pass', async (t) => {
  const { house, number, residentId } = await caseOf(t)
  const decided = await decide(house, hanneke, number, NO)
  assert.ok(decided.ok)
  assert.equal(await passOf(house, house.db, residentId, house.clock.today()), undefined)
  const [letter] = await house.owner.query<{ values: Record<string, string>; amounts_ref: string }>(`select values, amounts_ref from messages.message where kind = 'refused'`)
  const whole = document(house, 'letters/refused', { ...letter!.values, ...await amountsOf(house, house.db, letter!.amounts_ref) }).text
  for (const part of ['Je inkomen is €\u00a01.703,36. De grens voor jou is €\u00a01.703,35.', 'Wij hebben je loonstrook', '4\u00a0januari 2027', 'namens het college']) assert.ok(whole.includes(part), part)
})

test('a refusal for a reason the test could not judge speaks without amounts nobody knows', async (t) => {
  const { house, number } = await caseOf(t, 'bram')
  await decide(house, hanneke, number, NO)
  const { amounts_ref } = await house.owner.one<{ amounts_ref: string }>(`select amounts_ref from messages.message where kind = 'refused'`)
  const values = await amountsOf(house, house.db, amounts_ref)
  assert.deepEqual([values.reasonSentences, values.income], ['Je inkomen is volgens ons hoger dan de grens.', 'niet bekend'])
})

test('two caseworkers at once: one decides, the other is told who and when; one decision, one letter', async (t) => {
  const { house, number } = await caseOf(t)
  const outcomes = await Promise.all([decide(house, hanneke, number, YES), decide(house, iris, number, NO)])
  const won = outcomes.filter((o) => o.ok)
  const lost = outcomes.find((o) => !o.ok)
  assert.equal(won.length, 1)
  assert.ok(lost && !lost.ok && lost.refusal.reason === 'already-decided')
  assert.equal(lost.refusal.facts?.by, won[0]!.ok ? won[0]!.value.staffName : '')
  assert.equal((await house.owner.query('select from eligibility.decision')).length, 1)
  assert.equal((await house.owner.query(`select from messages.message where kind in ('granted', 'refused')`)).length, 1)
})

test('nobody decides on a household they know: nothing is read, nothing changes, and a colleague can', async (t) => {
  const { house, number } = await caseOf(t, 'gerrit', { ...MARRIED, otherAdults: 'one' })
  await markConflict(house, iris.staffId, number)
  const before = await house.owner.query('select from audit.processing_log')
  assert.equal(await openCase(house, iris.staffId, number), 'not-yours')
  const decided = await decide(house, iris, number, YES)
  assert.equal(decided.ok || decided.refusal.reason, 'own-household')
  assert.equal((await house.owner.query('select from audit.processing_log')).length, before.length)
  assert.equal((await house.owner.query('select from eligibility.decision')).length, 0)
  assert.ok((await decide(house, hanneke, number, YES)).ok)
})

test('a case is shown only after a line in the processing log for everybody on the screen', async (t) => {
  const { house, number } = await caseOf(t, 'gerrit', { ...MARRIED, otherAdults: 'one' })
  const open = await openCase(house, hanneke.staffId, number)
  assert.ok(open !== 'not-yours' && open.others.length === 1)
  const lines = await house.owner.query<{ activity_name: string }>('select * from audit.processing_log')
  assert.equal(lines.length, 2)
})

test('what is no case cannot be opened or decided: granted at once, or not there', async (t) => {
  const { house, number } = await caseOf(t, 'fatima')
  await assert.rejects(openCase(house, hanneke.staffId, number), NotFound)
  await assert.rejects(decide(house, hanneke, number, NO), NotFound)
  await assert.rejects(decide(house, hanneke, 'SP-26-99999', NO), NotFound)
})

test('when the letter cannot be written there is no decision and no pass, and the case stays open', async (t) => {
  const { house, number, applicationId } = await caseOf(t)
  await house.owner.query(`create function messages.broken() returns trigger language plpgsql as $$ begin raise exception 'the outbox is broken'; end $$`)
  await house.owner.query('create trigger broken before insert on messages.message for each row execute function messages.broken()')
  await assert.rejects(decide(house, hanneke, number, YES), /outbox is broken/)
  assert.equal((await house.owner.one<{ state: string }>('select state from eligibility.application where id = $1', [applicationId])).state, 'in-review')
  assert.equal((await house.owner.query('select from eligibility.decision')).length, 0)
  assert.equal((await house.owner.query('select from passes.pass')).length, 0)
})

test('on the day of forgetting the amounts go for good; the letter says so, and reason and limit stay', async (t) => {
  const { house, number } = await caseOf(t)
  const decided = await decide(house, hanneke, number, NO)
  assert.ok(decided.ok)
  house.clock.set('2027-03-19T03:00:00+01:00')
  await house.db.transaction((tx) => forgetAmounts(house, tx, decided.value.assessmentId))
  const values = await amountsOf(house, house.db, decided.value.id)
  const gone = '(gewist op 19\u00a0maart 2027)'
  assert.deepEqual([values.income, values.ownSentence, values.limit], [gone, gone, '€\u00a01.703,35'])
  assert.match(values.reasonSentences!, /^Je inkomen is \(gewist op 19\u00a0maart 2027\)\. De grens voor jou is €\u00a01\.703,35\.$/)
  assert.deepEqual(await house.owner.query('select wrapped_key, sealed from eligibility.amounts'), [{ wrapped_key: null, sealed: null }])
})

test('sealed amounts that are moved to somebody else do not open', async (t) => {
  const { house, applyAs } = await caseOf(t)
  const marjan = await applyAs('marjan')
  const other = await house.owner.one<{ id: string }>('select id from eligibility.assessment where application_id = $1', [marjan.applicationId])
  await house.owner.query(`update eligibility.amounts a set wrapped_key = b.wrapped_key, sealed = b.sealed from eligibility.amounts b where a.assessment_id = $1 and b.assessment_id <> $1`, [other.id])
  await assert.rejects(amountsOf(house, house.db, other.id))
})

test('an application that a caseworker refused can be made again, and is a new one', async (t) => {
  const { house, number, applyAs, residentId } = await caseOf(t)
  await decide(house, hanneke, number, NO)
  const again = await applyAs('henk')
  assert.equal(again.residentId, residentId)
  assert.equal((await house.owner.query('select from eligibility.application')).length, 2)
})
