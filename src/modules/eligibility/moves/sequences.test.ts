import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { addDays, formatDate } from '#shared/local-date.ts'
import { applicants } from '#test/applicants.ts'
import { applicationByNumber } from '../application.store.ts'
import { openAmounts } from '../amounts.ts'
import { assessmentById, decisionsOf } from '../decision.store.ts'
import { lastDayOf } from '../domain/clock.ts'
import { incomeTest } from '../domain/income-test.ts'
import { expectedMessages } from '../index.ts'
import { requestsOf } from '../request.store.ts'
import { rulesOn } from '../rules-in-force.ts'
import { clockFacts } from './clock.ts'
import { answerRequest, expireRequests } from './close-request.ts'
import { type Chosen, makeMove } from './make-move.ts'
import { withdraw } from './withdraw.ts'

const by = { staffId: '01935000-0000-7000-8000-0000000000aa', staffName: 'Hanneke de Boer' }
const ownSentence = 'Zo is het.'
const reason = 'income-within-limit'

/** Everything that anybody can do with an application, by a name that a counterexample can be read by. */
const PERSON: Readonly<Record<string, Chosen>> = {
  'grant': { move: 'grant', ownSentence }, 'ask': { move: 'ask', ownSentence, evidence: ['payslip'] }, 'propose': { move: 'propose-refusal', ownSentence, reason },
  'refuse': { move: 'refuse', ownSentence, reason, notHeard: 'heard-before' }, 'refuse unheard': { move: 'refuse', ownSentence, reason }, 'extend': { move: 'extend', ownSentence },
  'set aside': { move: 'set-aside', ownSentence }, 'take back': { move: 'take-back' }, 'grant again': { move: 'grant-again', ownSentence },
  'refuse again': { move: 'refuse-again', ownSentence, reason, notHeard: 'heard-before' }, 'end pass': { move: 'end-pass', reason: 'own-wish', notHeard: 'own-facts' },
}
const STEPS = [...Object.keys(PERSON), 'answer', 'withdraw', 'expire', 'a day', 'three weeks'] as const

/** Whatever chance brings: each move of the table at least once, each from every state that has it. */
const EVERY_MOVE: (typeof STEPS[number])[][] = [
  ['ask', 'answer', 'extend', 'propose', 'answer', 'refuse', 'grant again', 'end pass', 'refuse again'],
  ['ask', 'three weeks', 'expire', 'set aside', 'refuse again', 'grant again', 'grant again'],
  ['propose', 'three weeks', 'expire', 'refuse unheard', 'grant again', 'refuse again'],
  ['ask', 'take back', 'ask', 'a day', 'grant'], ['propose', 'take back', 'propose', 'grant'],
  ['ask', 'three weeks', 'expire', 'set aside', 'grant again'], ['ask', 'withdraw'], ['propose', 'withdraw'], ['withdraw'],
  // Found by chance: a question that falls away with the application must not leave its clock standing.
  ['ask', 'three weeks', 'withdraw'], ['ask', 'three weeks', 'grant'],
]

test('no sequence of moves leaves a resident in a state without a message, two decisions in force, a clock that is wrong, or a pass without a yes', async (t) => {
  const { house, applyAs } = await applicants(t)
  await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 9 }), async (steps) => {
    await house.owner.query('truncate residents.resident, messages.message, eligibility.application, passes.pass cascade')
    house.clock.set('2026-11-23T10:00:00+01:00')
    const { residentId, applicationId } = await applyAs('henk')
    const { number } = await house.owner.one<{ number: string }>('select number from eligibility.application where id = $1', [applicationId])
    let today = house.clock.today()
    const given = { passesEnded: async () => {} }
    for (const step of steps) {
      const chosen = PERSON[step]
      const request = (await requestsOf(house.db, applicationId)).at(-1)
      if (chosen) await house.db.transaction((tx) => makeMove(house, tx, given, by, number, chosen)).catch((error: Error) => { if (error.name !== 'NotFound' && !/no decision/.test(error.message)) throw error })
      else if (step === 'answer') { if (request) await house.db.transaction((tx) => answerRequest(house, tx, { requestId: request.id, by: { kind: 'resident', residentId }, words: 'Ja.' })) }
      else if (step === 'withdraw') await withdraw(house, residentId)
      else if (step === 'expire') await expireRequests(house)
      else { today = addDays(today, step === 'a day' ? 1 : 21); house.clock.set(`${today}T10:00:00+01:00`) }

      assert.deepEqual(await residentsWithoutMessage(house, expectedMessages), [], `after ${step}`)
      const application = (await applicationByNumber(house.db, number))!
      const decisions = await decisionsOf(house.db, applicationId)
      const inForce = decisions.filter(({ id }) => !decisions.some(({ replaces }) => replaces === id))
      assert.equal(inForce.length, ['granted', 'refused', 'set-aside'].includes(application.state) ? 1 : 0, `one decision in force when there must be one (${application.state})`)
      if (inForce[0]) assert.equal(inForce[0].outcome, application.state)
      const open = (await requestsOf(house.db, applicationId)).filter(({ state }) => state === 'open')
      assert.equal(open.length, application.state === 'waiting-for-resident' || application.state === 'refusal-proposed' ? 1 : 0, 'a question stands open only while it is waited for')
      if (open.length === 0) assert.equal(application.lastDay, lastDayOf(await clockFacts(house, house.db, application), today), `the last day in the row is what the clock says on ${formatDate(today)}`)
      const passes = await house.owner.one<{ n: number }>(`select count(*)::int as n from passes.pass where state <> 'ended'`)
      assert.equal(passes.n, application.state === 'granted' ? 1 : 0, 'who has a yes has a pass, and nobody else')

      // A decision can be worked out again, to the same outcome, from what it rests on.
      for (const { assessmentId } of decisions) {
        const assessment = (await assessmentById(house.db, assessmentId))!
        const opened = await openAmounts(house, house.db, assessmentId)
        assert.ok(opened.kind === 'known')
        assert.equal(incomeTest(opened.amounts.facts, await rulesOn(house, assessment.referenceDate)).outcome, assessment.outcome)
      }
    }
  }), { numRuns: 25, endOnFailure: true, examples: EVERY_MOVE.map((steps): [typeof steps] => [steps]) })
})
