import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#shared/local-date.ts'
import { iris, refusedHenk } from '#test/refused.ts'
import { OBJECTION_MOVES, type ObjectionMove } from '../domain/objection-states.ts'
import { completeObjection, letTermsPass, withdrawObjection } from './add-to-objection.ts'
import { handleObjection, type Handling } from './handle-objection.ts'
import { makeObjection } from './make-objection.ts'
import { objectionByNumber } from './objection.store.ts'

/** Any step that anybody could try, in any order; those that cannot be made from where it stands must change nothing. */
const steps = fc.array(fc.constantFrom<ObjectionMove | 'a-week-later'>('a-week-later', ...new Set(OBJECTION_MOVES.map(({ move }) => move))), { minLength: 1, maxLength: 9 })

test('no sequence of moves leaves an objector in a state without a message, whoever tries what', async (t) => {
  const { house, residentId, decision, missed } = await refusedHenk(t)
  const me = { kind: 'resident' as const, residentId }
  let number = ''
  const handlings = (): Readonly<Record<string, Handling>> => ({
    'ask-missing': { move: 'ask-missing', missing: ['signature'] }, 'invite': { move: 'invite', at: new Date(house.clock.now().getTime() + 14 * 86_400_000), place: 'Stip Selwerd' },
    'hear': { move: 'hear', words: 'Verslag.' }, 'skip-hearing': { move: 'skip-hearing', ground: 'objector-waives', words: 'Aan de telefoon.' }, 'extend': { move: 'extend', weeks: 2, words: 'Ziek.' },
    'extend-agreed': { move: 'extend-agreed', until: addDays(house.clock.today(), 90), words: 'Samen.' }, 'reject': { move: 'reject', words: 'Nee.', excusable: true },
    'set-aside': { move: 'set-aside', reason: 'no-interest', words: 'Niet meer nodig.' },
  })
  const tried = async (step: ObjectionMove | 'a-week-later', grounds: string): Promise<void> => {
    if (step === 'a-week-later') house.clock.set(new Date(house.clock.now().getTime() + 7 * 86_400_000).toISOString())
    else if (step === 'receive') {
      const made = await makeObjection(house, await decision(), { residentId, by: me, way: 'site', receivedOn: house.clock.today(), grounds, wantsHearing: true })
      if (made.ok) number = made.value.number
    } else if (!number) return
    else if (step === 'complete') await completeObjection(house, number, me, 'Nog iets.')
    else if (step === 'withdraw') await withdrawObjection(house, number, me)
    else if (step === 'let-pass') await letTermsPass(house)
    else if (handlings()[step]) await handleObjection(house, iris, number, handlings()[step]!)
  }
  await fc.assert(fc.asyncProperty(steps, fc.boolean(), async (sequence, pure) => {
    // Each sequence begins where nothing runs: an objection that was answered keeps the decision from another.
    await house.owner.query('alter table eligibility.objection_event disable trigger objection_event_never_changes; delete from eligibility.objection_event; delete from eligibility.objection; alter table eligibility.objection_event enable trigger objection_event_never_changes')
    number = ''
    await tried('receive', pure ? '' : 'Het klopt niet.')
    for (const step of sequence) {
      const before = await objectionByNumber(house.db, number)
      await tried(step, '')
      assert.deepEqual(await missed(), [], `after ${sequence.join(', ')}`)
      const after = await objectionByNumber(house.db, number)
      if (before?.decidedAt) assert.deepEqual(after?.state, before.state, 'what was answered stays answered')
    }
  }), { numRuns: 25 })
})
