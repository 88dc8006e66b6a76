import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applicants } from '#test/applicants.ts'
import { holdApplication } from '../application.store.ts'
import { forgetRules } from '../rules-in-force.ts'
import { approvePlanned, makeDueMoves, planMove, sendNow } from './plan-move.ts'
import { holdPlanned } from './planned.store.ts'

const hanneke = { staffId: '01935000-0000-7000-8000-0000000000aa', staffName: 'Hanneke de Boer' }
const iris = { staffId: '01935000-0000-7000-8000-0000000000bb', staffName: 'Iris Jansen' }
const given = { passesEnded: async () => {} }
const YES = { move: 'grant', ownSentence: 'Die cent tellen wij niet mee.', despite: 'Eén cent is een fout van de bank.' } as const

const WAYS = {
  'a colleague agrees':       { casework: { graceMinutes: 10, secondEyes: ['grant'] }, act: approvePlanned, who: iris },
  'it is sent at once':       { casework: { graceMinutes: 10, secondEyes: [] },      act: sendNow,        who: hanneke },
  'its minutes are over':     { casework: { graceMinutes: 10, secondEyes: [] },      act: (house: Parameters<typeof makeDueMoves>[0]) => makeDueMoves(house, given), who: hanneke },
} as const

for (const [way, { casework, act, who }] of Object.entries(WAYS)) {
  test(`${way} while somebody holds the case and looks at what waits on it: one after the other, and nobody gets an error`, async (t) => {
    const { house, applyAs } = await applicants(t)
    await house.owner.query(`insert into eligibility.policy_version (version, effective_from, policy, entered_at, entered_by)
      select 2, effective_from, jsonb_set(policy, '{casework}', coalesce(policy -> 'casework', '{}') || $1::jsonb), entered_at, 'test' from eligibility.policy_version where version = 1`, [JSON.stringify(casework)])
    forgetRules(house)
    await applyAs('henk')
    const { number } = await house.owner.one<{ number: string }>('select number from eligibility.application')
    assert.ok((await planMove(house, given, hanneke, number, YES)).ok)
    house.clock.set('2026-11-23T10:11:00+01:00')
    const { acting } = await house.db.transaction(async (tx) => {
      await holdApplication(tx, number)
      const acting = act(house, given, who, number)
      // Until the database says that it waits for us.
      while ((await house.owner.one<{ n: number }>(`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).n === 0) { /* asked again */ }
      assert.equal((await holdPlanned(tx, number))?.state, 'waiting')
      return { acting }
    })
    const done = await acting
    assert.ok(typeof done === 'number' ? done === 1 : done.ok)
    assert.equal((await house.owner.one<{ state: string }>('select state from eligibility.application')).state, 'granted')
  })
}
