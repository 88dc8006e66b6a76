import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toCents } from '#shared/money.ts'
import { adult, amount, found, household, ON, policy, rulesOn, run } from '#test/households.ts'
import type { Facts } from '../domain/facts.ts'
import type { Policy } from '../domain/policy.ts'
import { correctedFacts } from './correct-facts.ts'

/** The test with these rules, after a caseworker corrected the incomes. */
const corrected = (facts: Facts, incomes: readonly (string | undefined)[], changes: Partial<Policy> = {}) => {
  const after = correctedFacts(facts, { incomes: incomes.map((euro) => (euro === undefined ? undefined : toCents(euro))), why: 'x' }, { ...policy, ...changes })
  return { after, result: run(after, rulesOn(ON, changes)) }
}
const gross = adult('1986-05-02', amount('2100.00', { netOrGross: 'gross', holidayAllowance: 'unknown' }))
const income = ({ result }: ReturnType<typeof corrected>) => found(result, 'income-within-limit')?.amounts?.['income']

test('what a caseworker fills in is compared, whatever the rules of the municipality compare with', () => {
  for (const [name, changes] of [
    ['as in Groningen', {}], ['an average of two months', { averaging: { months: 2, kinds: ['loon'] } }], ['an average of three months, of everything', { averaging: { months: 3, kinds: ['loon', 'vastgesteld'] } }],
    ['wages do not count', { incomeKinds: { loon: 'does-not-count' } }], ['our own word was given another meaning', { incomeKinds: { vastgesteld: 'does-not-count' } }],
  ] as const satisfies readonly (readonly [string, Partial<Policy>])[]) {
    const one = corrected(household([gross]), ['1500.00'], changes)
    assert.deepEqual([one.result.outcome, income(one)], ['passed', 150_000], name)
    assert.equal(corrected(household([gross]), ['1703.36'], changes).result.outcome, 'failed', name)
  }
  assert.deepEqual(found(corrected(household([gross]), ['1000.00'], { basis: 'excluding-holiday-allowance' }).result, 'income-comparable')?.variant, 'without-allowance')
  assert.equal(found(corrected(household([gross]), ['1000.00'], { averaging: { months: 3, kinds: ['loon'] } }).result, 'income-comparable')?.variant, undefined, 'nothing was averaged')
})

test('of a couple one is corrected: it adds up with what the other earned in another month', () => {
  const facts = household([gross, adult('1990-01-01', amount('800.00', { month: '2026-10' }))])
  assert.equal(income(corrected(facts, ['700.00', undefined])), 150_000)
  const months = ['2026-10', '2026-09', '2026-08'].map((month, i) => amount(['800.00', '830.00', '770.00'][i]!, { month }))
  assert.equal(income(corrected(household([gross, adult('1990-01-01', ...months)]), ['700.00', undefined], { averaging: { months: 3, kinds: ['loon'] } })), 150_000)
})

test('who studies still studies when the wage was wrong; what does not count stays, and what counted is replaced', () => {
  const student = adult('2001-01-01', amount('900.00'), amount('500.00', { kind: 'studiefinanciering' }), amount('120.00', { kind: 'zorgtoeslag' }))
  const one = corrected(household([student]), ['400.00'])
  assert.equal(found(one.result, 'no-studiefinanciering')?.outcome, 'fail')
  assert.deepEqual(one.after.adults[0]!.income!.amounts.map(({ kind, cents }) => [kind, cents]), [['studiefinanciering', 50_000], ['zorgtoeslag', 12_000], ['vastgesteld', 40_000]])
  const parent = corrected(household([student], { children: 1 }), ['400.00'], { exclusionExceptions: ['child'] })
  assert.deepEqual([parent.result.outcome, income(parent)], ['passed', 40_000])
  const free = corrected(household([student]), ['400.00'], { exclusions: [] })
  assert.equal(free.after.adults[0]!.income!.amounts.length, 2, 'where it keeps nobody out it is income like another')
  assert.deepEqual(corrected(one.after, ['450.00']).after.adults[0]!.income!.amounts.map(({ cents }) => cents), [50_000, 12_000, 45_000], 'corrected again, the last one counts')
  assert.deepEqual(corrected(household([student]), [undefined]).after.adults[0], student, 'left empty, it stays as it is')
})
