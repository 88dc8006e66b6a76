import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { passOf } from '#modules/passes/index.ts'
import { localDate } from '#shared/local-date.ts'
import { NotFound } from '#web/answer.ts'
import { hanneke, iris, refusedHenk } from '#test/refused.ts'
import { decisionsOf } from '../decision.store.ts'
import { markConflict } from '../open-case.ts'
import { completeObjection, letTermsPass, withdrawObjection } from './add-to-objection.ts'
import { handleObjection, type Handling } from './handle-objection.ts'
import { makeObjection, type Objecting } from './make-objection.ts'
import { objectionByNumber, objectionEvents } from './objection.store.ts'

const WHY = 'Mijn loon van oktober was eenmalig hoger.'
const YES: Handling = { move: 'uphold', excusable: false, verdict: { outcome: 'granted', ownSentence: 'Die ene cent tellen wij niet mee.' } }
const NO: Handling = { move: 'reject', words: 'Ook in november was je inkomen hoger dan de grens.', excusable: false }
const NOT_HEARD: Handling = { move: 'skip-hearing', ground: 'objector-waives', words: 'Je zei het aan de telefoon.' }
const INVITE: Handling = { move: 'invite', at: new Date('2027-01-14T10:30:00+01:00'), place: 'Stip Selwerd, Eikenlaan 286' }

async function kit(t: TestContext) {
  const base = await refusedHenk(t)
  const { house, residentId } = base
  const object = async (more: Partial<Objecting> = {}) => {
    const made = await makeObjection(house, await base.decision(), { residentId, by: { kind: 'resident', residentId }, way: 'site', receivedOn: house.clock.today(), grounds: WHY, wantsHearing: true, ...more })
    if (!made.ok) throw new Error(`The objection was not taken: ${made.refusal.reason}`)
    return made.value
  }
  const now = async (number: string) => (await objectionByNumber(house.db, number))!
  const handle = async (number: string, handling: Handling, who = iris) => {
    const done = await handleObjection(house, who, number, handling)
    return done.ok ? done.value.state : done.refusal.reason
  }
  return { ...base, object, now, handle, me: { kind: 'resident' as const, residentId } }
}

test('received: a receipt at once with a copy, what happens, and the last day for our answer', async (t) => {
  const { house, object, letter, letters, missed } = await kit(t)
  house.clock.set('2026-12-01T10:00:00+01:00')
  const made = await object()
  assert.deepEqual([made.state, made.late, made.lastDay, made.number], ['received', false, '2027-02-15', 'BZ-26-00001'])
  assert.deepEqual(await letters(), ['objection-received'])
  const words = await letter('objection-received')
  for (const part of ['BZ-26-00001', 'SP-26-00001', 'Het kwam binnen op 1 december 2026', WHY, 'tot en met 15 februari 2027', 'Die was niet bij het besluit', 'blijft ons besluit gelden']) assert.ok(words.includes(part), part)
  const { values } = await house.owner.one<{ values: object }>(`select values from messages.message where kind = 'objection-received'`)
  assert.ok(!JSON.stringify(values).includes('oktober'), 'what was written is sealed, never in the message itself')
  assert.deepEqual(await missed(), [])
})

test('without grounds: received all the same, and in the same moment a term to complete it, in which the clock stands still', async (t) => {
  const { house, object, letters, letter, now, missed, me } = await kit(t)
  house.clock.set('2026-12-01T10:00:00+01:00')
  const made = await object({ grounds: '' })
  assert.deepEqual([made.state, made.missingDue, made.missing], ['incomplete', '2026-12-15', ['grounds']])
  assert.deepEqual(await letters(), ['objection-received', 'objection-incomplete'])
  assert.match(await letter('objection-incomplete'), /Waarom je het niet eens bent.*tot en met dinsdag 15 december 2026/s)
  assert.deepEqual(await missed(), [])
  house.clock.set('2026-12-08T10:00:00+01:00')
  assert.ok((await completeObjection(house, made.number, me, WHY)).ok)
  const after = await now(made.number)
  assert.deepEqual([after.state, after.lastDay, after.missing], ['received', '2027-02-21', []], 'six days stood still')
  assert.match(await letter('objection-completed'), /eenmalig hoger.*tot en met 21 februari 2027/s)
  assert.deepEqual(await missed(), [])
})

test('not completed in time: the clock runs again, a person judges, and only then may it be left aside', async (t) => {
  const { house, object, now, letters, handle, missed } = await kit(t)
  house.clock.set('2026-12-01T10:00:00+01:00')
  const { number } = await object({ grounds: '' })
  house.clock.set('2026-12-15T23:00:00+01:00')
  assert.equal(await letTermsPass(house), 0, 'the last day is still theirs')
  house.clock.set('2026-12-16T00:01:00+01:00')
  assert.equal(await letTermsPass(house), 1)
  assert.equal(await letTermsPass(house), 0)
  assert.deepEqual([(await now(number)).state, (await letters()).at(-1)], ['received', 'objection-not-completed'])
  assert.deepEqual(await missed(), [])
  assert.equal(await handle(number, { move: 'skip-hearing', ground: 'manifestly-inadmissible', words: 'Er kwam niets.' }), 'heard')
  assert.equal(await handle(number, { move: 'set-aside', reason: 'too-late', words: 'x' }), 'not-late')
  assert.equal(await handle(number, { move: 'set-aside', reason: 'not-completed', words: 'Wij kregen geen reden van je.' }), 'inadmissible')
  assert.deepEqual(await missed(), [])
})

test('upheld: the new decision, the pass and the answer commit together; the old decision stays as it was sent', async (t) => {
  const { house, residentId, applicationId, object, handle, now, letter, letters, missed } = await kit(t)
  house.clock.set('2026-12-01T10:00:00+01:00')
  const { number } = await object()
  assert.equal(await handle(number, INVITE), 'hearing')
  assert.match(await letter('objection-hearing'), /donderdag 14 januari 2027.*10\.30 uur.*Stip Selwerd/s)
  assert.equal(await handle(number, { ...INVITE, place: 'Aan de telefoon, 06-1234' }), 'hearing', 'another place')
  assert.equal(await passOf(house, house.db, residentId, house.clock.today()), undefined)
  assert.equal(await handle(number, YES), 'moved-on', 'nobody is answered before the hearing')
  house.clock.set('2027-01-14T11:00:00+01:00')
  assert.equal(await handle(number, { move: 'hear', words: 'Henk liet zijn loonstrook van november zien.' }), 'heard')
  assert.equal(await handle(number, YES), 'upheld')
  const [first, second] = await decisionsOf(house.db, applicationId)
  assert.deepEqual([first!.outcome, second!.outcome, second!.replaces, second!.replacedBecause], ['refused', 'granted', first!.id, 'objection'])
  assert.equal((await now(number)).newDecisionId, second!.id)
  assert.equal((await passOf(house, house.db, residentId, house.clock.today()))?.decisionId, second!.id)
  const words = await letter('objection-decided')
  for (const part of ['je bezwaar is gegrond', 'Die ene cent tellen wij niet mee.', '€ 1.703,36', 'tot en met 25 februari 2027', 'Rechtbank Noord-Nederland', 'Vraag ons dan om ze te betalen']) assert.ok(words.includes(part), part)
  assert.deepEqual(await letters(), ['objection-received', 'objection-hearing', 'objection-hearing', 'objection-heard', 'objection-decided'])
  assert.deepEqual(await missed(), [])
  const again = await makeObjection(house, { decision: second! }, { residentId, by: { kind: 'resident', residentId }, way: 'site', receivedOn: house.clock.today(), grounds: 'Toch niet goed', wantsHearing: false })
  assert.equal(again.ok || again.refusal.reason, 'court', 'against our answer comes the judge')
})

test('unfounded: the decision stays, with reasons, and the way to the court with its last day', async (t) => {
  const { house, applicationId, object, handle, letter, missed } = await kit(t)
  const { number } = await object()
  assert.equal(await handle(number, NOT_HEARD), 'heard')
  assert.match(await letter('objection-not-heard'), /Je liet ons weten dat je geen gesprek wilt\..*aan de telefoon/s)
  assert.equal(await handle(number, NO), 'unfounded')
  const words = await letter('objection-unfounded')
  for (const part of ['ongegrond', 'Ook in november', 'tot en met 4 januari 2027', 'Rechtbank Noord-Nederland', 'Juridisch Loket', 'namens het college']) assert.ok(words.includes(part), part)
  assert.equal((await decisionsOf(house.db, applicationId)).length, 1)
  assert.deepEqual(await missed(), [])
})

test('late: received like any other, said so, and judged by a person; never looked at before that is said', async (t) => {
  const { house, object, handle, letter, now } = await kit(t)
  house.clock.set('2027-01-05T09:00:00+01:00')
  const made = await object({ lateReason: 'Ik lag in het ziekenhuis.' })
  assert.deepEqual([made.late, made.state, made.lastDay], [true, 'received', '2027-02-16'])
  assert.match(await letter('objection-received'), /na de laatste dag.*ziekenhuis/s)
  assert.equal(await handle(made.number, NOT_HEARD), 'heard')
  assert.equal(await handle(made.number, NO), 'late-not-judged')
  assert.equal(await handle(made.number, YES), 'late-not-judged')
  assert.equal(await handle(made.number, { ...YES, excusable: true } as Handling), 'upheld')
  assert.equal((await now(made.number)).excusable, true)
  assert.match(await letter('objection-decided'), /Wij begrijpen waarom/)
})

test('late without an excuse: not looked at, with the reason', async (t) => {
  const { house, object, handle, letter, now } = await kit(t)
  house.clock.set('2027-01-05T09:00:00+01:00')
  const { number } = await object()
  await handle(number, { move: 'skip-hearing', ground: 'manifestly-inadmissible', words: 'Te laat.' })
  assert.equal(await handle(number, { move: 'set-aside', reason: 'too-late', words: 'Je zei dat je het vergeten was.' }), 'inadmissible')
  assert.equal((await now(number)).excusable, false)
  assert.match(await letter('objection-inadmissible'), /niet-ontvankelijk.*na de laatste dag.*vergeten/s)
})

test('a letter that was posted in time and came within a week is in time', async (t) => {
  const { house, object } = await kit(t)
  house.clock.set('2027-01-11T09:00:00+01:00')
  const made = await object({ by: { kind: 'person', staffId: hanneke.staffId, role: 'kcc' }, way: 'letter', postedOn: localDate('2027-01-04') })
  assert.deepEqual([made.late, made.enteredBy], [false, hanneke.staffId])
})

test('who decided does not handle it, nor who knows the household; the database says so too', async (t) => {
  const { house, object, handle, number: application, now } = await kit(t)
  const { number } = await object()
  assert.equal(await handle(number, NOT_HEARD, hanneke), 'decided-it')
  assert.deepEqual([(await now(number)).state, (await now(number)).handlerId], ['received', undefined])
  await assert.rejects(house.owner.query('update eligibility.objection set handler_id = $1, handler_name = $2', [hanneke.staffId, 'Hanneke']), /another caseworker than who decided/)
  await markConflict(house, iris.staffId, application)
  assert.equal(await handle(number, NOT_HEARD, iris), 'own-household')
})

test('more time: once, at most, told before the term ends; further when the objector agrees', async (t) => {
  const { object, handle, now, letter } = await kit(t)
  const { number } = await object()
  assert.equal(await handle(number, { move: 'extend', weeks: 6, words: 'Een collega is ziek.' }), 'received')
  assert.equal((await now(number)).lastDay, '2027-03-29')
  assert.match(await letter('objection-more-time'), /tot en met 29 maart 2027/)
  assert.equal(await handle(number, { move: 'extend', weeks: 1, words: 'Nog een keer.' }), 'extended-before')
  assert.equal(await handle(number, { move: 'extend-agreed', until: localDate('2027-05-03'), words: 'Henk is op reis.' }), 'received')
  assert.equal((await now(number)).lastDay, '2027-05-03')
  const { house: other, object: objectLate, handle: handleLate } = await kit(t)
  const second = await objectLate()
  other.clock.set('2027-02-16T09:00:00+01:00')
  assert.equal(await handleLate(second.number, { move: 'extend', weeks: 1, words: 'Te laat.' }), 'term-over')
})

test('withdrawn by who made it; a stranger finds nothing; and another objection may follow', async (t) => {
  const { house, object, me, now, missed, decision, residentId } = await kit(t)
  const { number } = await object()
  await assert.rejects(withdrawObjection(house, number, { kind: 'resident', residentId: '01935000-0000-7000-8000-00000000beef' }), NotFound)
  const twice = await makeObjection(house, await decision(), { residentId, by: me, way: 'site', receivedOn: house.clock.today(), grounds: WHY, wantsHearing: false })
  assert.deepEqual(twice.ok || twice.refusal, { reason: 'already', facts: { number } })
  assert.ok((await withdrawObjection(house, number, me)).ok)
  assert.equal((await now(number)).state, 'withdrawn')
  assert.equal((await completeObjection(house, number, me, 'nog iets')).ok, false)
  assert.deepEqual(await missed(), [])
  assert.equal((await object()).number, 'BZ-26-00002')
})

test('two caseworkers at once: one step is made, the other is told', async (t) => {
  const { house, object, now } = await kit(t)
  const { number } = await object()
  const karin = { staffId: '01935000-0000-7000-8000-0000000000cc', staffName: 'Karin' }
  const done = await Promise.all([handleObjection(house, iris, number, NOT_HEARD), handleObjection(house, karin, number, INVITE)])
  assert.equal(done.filter(({ ok }) => ok).length >= 1, true)
  assert.equal((await objectionEvents(house.db, (await now(number)).id)).length, 1 + done.filter(({ ok }) => ok).length)
})
