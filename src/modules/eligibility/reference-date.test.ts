import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applicants } from '#test/applicants.ts'
import { forgetRules } from './rules-in-force.ts'

test('the policy of the day of application says which day counts; norms and income are those of that day', async (t) => {
  const { house, applyAs } = await applicants(t)
  const kept = (applicationId: string) => house.owner.one('select reference_date, policy_version, outcome from eligibility.assessment where application_id = $1', [applicationId])
  const before = await applyAs('marjan')
  assert.deepEqual(await kept(before.applicationId), { reference_date: '2026-11-23', policy_version: 1, outcome: 'passed' })

  await house.owner.query(`
    insert into eligibility.policy_version (version, effective_from, policy, entered_at, entered_by)
    select 2, '2026-11-10', policy || '{"referenceDate": "first-of-month"}', entered_at, 'test' from eligibility.policy_version where version = 1`)
  forgetRules(house)
  const after = await applyAs('henk')
  const { reference_date, policy_version } = (await kept(after.applicationId)) as { reference_date: string; policy_version: number }
  assert.deepEqual([reference_date, policy_version], ['2026-11-01', 2], 'version 2 begins after the first of the month, and counts all the same')
})

test('a policy of version 1, stored before the newer fields were there, is read as it is', async (t) => {
  const { house, applyAs } = await applicants(t)
  await house.owner.query(`
    insert into eligibility.policy_version (version, effective_from, policy, entered_at, entered_by)
    select 2, '2026-11-10', policy - '{exclusionExceptions,grounds,incomeKinds,averaging,referenceDate}'::text[], entered_at, 'test' from eligibility.policy_version where version = 1`)
  forgetRules(house)
  assert.equal((await applyAs('marjan')).state, 'granted')
  const { policy } = await house.owner.one<{ policy: object }>('select policy from eligibility.policy_version where version = 2')
  assert.equal('averaging' in policy, false, 'the row stays as it was written')
})
