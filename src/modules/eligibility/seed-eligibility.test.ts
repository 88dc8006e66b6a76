import { test } from 'node:test'
import assert from 'node:assert/strict'
import { ConfigRefused } from '#src/operator-file.ts'
import { testHouse } from '#test/house.ts'
import { seedEligibility } from './index.ts'

test('rules of the pass that are not valid become no version 1: each fault is a sentence, and nothing is written', async (t) => {
  const house = await testHouse(t)
  const faulty = { ...house, municipality: { ...house.municipality, policy: { ...house.municipality.policy, incomeLimitPercent: 90, basis: 'gross' } } }
  await assert.rejects(house.db.transaction((tx) => seedEligibility(faulty, tx)), (error) => {
    assert.ok(error instanceof ConfigRefused)
    assert.deepEqual(error.problems.map((problem) => /^MUNICIPALITY_FILE: policy\.(\w+): \S/.exec(problem)?.[1]), ['incomeLimitPercent', 'basis'])
    return true
  })
  assert.equal((await house.owner.one<{ n: number }>('select count(*) as n from eligibility.policy_version')).n, 0)

  await house.db.transaction((tx) => seedEligibility(house, tx))
  await house.db.transaction((tx) => seedEligibility(faulty, tx))
  assert.equal((await house.owner.one<{ n: number }>('select count(*) as n from eligibility.policy_version')).n, 1, 'once there is a version, the file is not asked')
})
