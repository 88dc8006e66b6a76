import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Shape } from '../domain/shape.ts'
import type { Audience, Limit } from '../domain/terms.ts'
import { englishAudience, englishBenefit, englishLimit } from './words.ts'

const plain = (words: unknown): string => JSON.stringify(words).replaceAll('\u00a0', ' ')

const benefits: readonly (readonly [shape: Shape, normal: number | undefined, deal: string, was?: string])[] = [
  [{ kind: 'free' }, 650, 'Free', 'usually € 6.50'], [{ kind: 'free' }, undefined, 'Free'],
  [{ kind: 'percentage', percent: 50, maxCents: 22500 }, undefined, '50% off', 'up to € 225 less'],
  [{ kind: 'percentage', percent: 25 }, 999, '25% off', '€ 7.49 instead of € 9.99'],
  [{ kind: 'amount-off', cents: 150 }, 650, '€ 1.50 off', 'usually € 6.50'],
  [{ kind: 'fixed-price', cents: 250 }, 900, '€ 2.50', 'usually € 9'],
  [{ kind: 'tariffs', bands: [{ from: 0, to: 11, cents: 0 }, { from: 12, cents: 500 }] }, undefined, 'Free to € 5'],
  [{ kind: 'contribution', cents: 4000 }, undefined, '€ 40 off', 'each year, on your membership'],
  [{ kind: 'surprise', inside: { kind: 'free' }, reveal: 'Een rondvaart' }, 1750, 'Free', 'a surprise'],
]
for (const [shape, normal, deal, was] of benefits) {
  test(`${plain(shape)} is ${deal}`, () => { assert.equal(plain(englishBenefit(shape, normal)), plain({ deal, ...(was && { was }) })) })
}

const audiences: readonly (readonly [Audience, string])[] = [
  [{}, 'Everyone'], [{ minAge: 60 }, 'Aged 60 and over'], [{ maxAge: 12 }, 'Up to age 12'], [{ minAge: 4, maxAge: 12, forWhom: 'child' }, 'Children aged 4 to 12'],
  [{ forWhom: 'household-with-children' }, 'Families with children'], [{ minAge: 18, maxAge: 18 }, 'Aged 18'], [{ forWhom: 'adult' }, 'Adults'],
]
for (const [audience, words] of audiences) test(words, () => { assert.equal(englishAudience(audience), words) })

const limits: readonly (readonly [Limit | undefined, string])[] = [
  [undefined, 'as often as you like'], [{ count: 5, per: 'person', period: 'pass-year' }, '5 times a year'], [{ count: 1, per: 'household', period: 'season' }, 'once per household'],
  [{ count: 2, per: 'person', period: 'month' }, 'twice a month'], [{ count: 3, per: 'household', period: 'quarter' }, '3 times in 3 months per household'],
]
for (const [limit, words] of limits) test(words, () => { assert.equal(englishLimit(limit), words) })
