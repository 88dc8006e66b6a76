import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whyNotYet, whyYes } from './speaking-reasons.ts'

const found = (...codes: string[]) => codes.map((code) => { const [reason, outcome] = code.split('.') as [string, 'pass' | 'fail' | 'unknown']; return { reason, outcome } })
const names = (checks: readonly { reason: string }[]) => checks.map(({ reason }) => reason)

test('an unknown that only follows from another check is not said twice', () => {
  assert.deepEqual(names(whyNotYet(found('lives-here.pass', 'partner-known.unknown', 'norm-known.unknown', 'income-within-limit.unknown'))), ['partner-known'])
  assert.deepEqual(names(whyNotYet(found('no-studiefinanciering.unknown', 'income-known.unknown', 'income-comparable.unknown', 'income-within-limit.unknown'))), ['income-known'])
  assert.deepEqual(names(whyNotYet(found('no-studiefinanciering.fail', 'income-comparable.unknown', 'income-within-limit.unknown'))), ['no-studiefinanciering'])
  assert.deepEqual(names(whyNotYet(found('norm-known.unknown', 'income-within-limit.unknown'))), ['norm-known'])
})

test('every fail is said, also beside others', () => {
  assert.deepEqual(names(whyNotYet(found('lives-here.fail', 'adult.unknown', 'norm-known.unknown', 'income-within-limit.fail'))), ['lives-here', 'adult', 'income-within-limit'])
})

test('a yes speaks of what people recognise of themselves', () => {
  assert.deepEqual(names(whyYes(found('lives-here.pass', 'alive.pass', 'adult.pass', 'norm-known.pass', 'income-within-limit.pass'))), ['lives-here', 'adult', 'income-within-limit'])
})
