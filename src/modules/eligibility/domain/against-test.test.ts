import assert from 'node:assert/strict'
import { test } from 'node:test'
import { againstTest, noted } from './against-test.ts'

const check = (reason: string, outcome: 'pass' | 'fail' | 'unknown') => ({ reason, outcome })
const names = (checks: readonly { readonly reason: string }[]) => checks.map(({ reason }) => reason)
const TEST = [check('lives-here', 'pass'), check('no-studiefinanciering', 'pass'), check('income-known', 'unknown'), check('income-within-limit', 'fail')]

test('a no for a check that passed is against the test', () => {
  assert.deepEqual(names(againstTest(TEST, { outcome: 'refused', reason: 'no-studiefinanciering' })), ['no-studiefinanciering'])
})

test('a no for a check that failed, or that the test could not judge, is not', () => {
  assert.deepEqual(againstTest(TEST, { outcome: 'refused', reason: 'income-within-limit' }), [])
  assert.deepEqual(againstTest(TEST, { outcome: 'refused', reason: 'income-known' }), [])
})

test('a yes is against every check that failed, and against none that is unknown', () => {
  assert.deepEqual(names(againstTest(TEST, { outcome: 'granted' })), ['income-within-limit'])
  assert.deepEqual(againstTest([check('lives-here', 'pass'), check('income-known', 'unknown')], { outcome: 'granted' }), [])
  assert.deepEqual(names(againstTest([check('lives-here', 'fail'), check('adult', 'fail')], { outcome: 'granted' })), ['lives-here', 'adult'])
})

test('a no for income, where bijstand or a debt settlement makes that nobody looks at income, is against that ground', () => {
  const byGround = [check('lives-here', 'pass'), check('passes-by-ground', 'pass')]
  assert.deepEqual(names(againstTest(byGround, { outcome: 'refused', reason: 'income-within-limit' })), ['passes-by-ground'])
  assert.deepEqual(againstTest([check('passes-by-ground', 'unknown')], { outcome: 'refused', reason: 'income-within-limit' }), [])
})

test('a reason that is no check at all is against nothing', () => {
  assert.deepEqual(againstTest(TEST, { outcome: 'refused', reason: 'moved-away' }), [])
})

test('the audit row names the checks, or nothing', () => {
  assert.deepEqual(noted(againstTest(TEST, { outcome: 'granted' })), { against: ['income-within-limit'] })
  assert.deepEqual(noted([]), {})
})
