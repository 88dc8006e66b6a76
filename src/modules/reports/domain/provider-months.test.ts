import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Counted, providerMonths } from './provider-months.ts'

const row = (changes: Partial<Counted> = {}): Counted => ({ month: '2026-11', offerId: 'zwemmen', title: 'Zwemmen', worth: { cents: 650, most: false }, redeemed: 2, takenBack: 0, ...changes })

test('a month adds up its bonnen and their amounts, the newest month first', () => {
  const [november, october] = providerMonths([row({ month: '2026-10', redeemed: 1 }), row(), row({ offerId: 'film', title: 'Film', worth: { cents: 400, most: false }, redeemed: 3 })])
  assert.deepEqual([november!.month, november!.redeemed, november!.amount, november!.lines.map(({ title, amount }) => [title, amount])], ['2026-11', 5, 2500, [['Film', 1200], ['Zwemmen', 1300]]])
  assert.deepEqual([october!.month, october!.redeemed, october!.amount], ['2026-10', 1, 650])
})

test('what was taken back stands beside it, and no euro is counted for it', () => {
  const [month] = providerMonths([row({ redeemed: 0, takenBack: 1 })])
  assert.deepEqual([month!.redeemed, month!.takenBack, month!.amount, month!.lines[0]!.amount], [0, 1, 0, 0])
})

test('two versions of an offer with the same amount are one line, with another amount two', () => {
  const same = providerMonths([row(), row({ title: 'Baantjes zwemmen', redeemed: 1 })])[0]!
  assert.deepEqual(same.lines.map(({ title, redeemed, amount }) => [title, redeemed, amount]), [['Baantjes zwemmen', 3, 1950]], 'under the newest name')
  const other = providerMonths([row(), row({ worth: { cents: 700, most: false }, redeemed: 1 })])[0]!
  assert.deepEqual([other.lines.map(({ redeemed, amount }) => [redeemed, amount]), other.amount], [[[2, 1300], [1, 700]], 2000])
})

test('bonnen without an amount are counted, and said not to be in the sum', () => {
  const [month] = providerMonths([row(), row({ offerId: 'cursus', title: 'Cursus', worth: undefined, redeemed: 4 })])
  assert.deepEqual([month!.redeemed, month!.amount, month!.without, month!.most], [6, 1300, 4, false])
})

test('a sum with a most in it is a most, unless none of those was used', () => {
  const most = { cents: 22500, most: true }
  assert.equal(providerMonths([row({ worth: most })])[0]!.most, true)
  assert.equal(providerMonths([row({ worth: most, redeemed: 0, takenBack: 1 })])[0]!.most, false)
})
