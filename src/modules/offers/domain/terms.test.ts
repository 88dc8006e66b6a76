import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type LocalDate, localDate } from '#shared/local-date.ts'
import { ageFits, type Audience, audienceWords, type LimitPeriod, limitWords, periodOf } from './terms.ts'

test('a child fits when it has the right age on some day of use', () => {
  const born = localDate('2022-03-10')
  // first and last day of use, and whether a child born on 10 March 2022 fits "4 tot en met 12 jaar"
  const rows: readonly [string, string, boolean][] = [
    ['2026-01-01', '2026-03-09', false], ['2026-01-01', '2026-03-10', true], ['2026-03-10', '2026-03-10', true],
    ['2035-03-09', '2035-12-31', true], ['2035-03-10', '2035-12-31', false], ['2026-12-31', '2026-01-01', false],
  ]
  for (const [from, until, fits] of rows) assert.equal(ageFits({ minAge: 4, maxAge: 12 }, born, localDate(from), localDate(until)), fits, `${from} ${until}`)
  assert.equal(ageFits({}, born, localDate('2026-01-01'), localDate('2026-01-01')), true)
})

test('who was born on 29 February turns a year older on 1 March in other years', () => {
  const day = localDate('2026-02-28')
  assert.equal(ageFits({ minAge: 18 }, localDate('2008-02-29'), day, day), false)
  assert.equal(ageFits({ minAge: 18 }, localDate('2008-02-29'), day, localDate('2026-03-01')), true)
})

test('the period that a limit counts in is that of the calendar', () => {
  const rows: readonly [LimitPeriod, string, string, string][] = [
    ['pass-year', '2026-01-01', '2026-01-01', '2026-12-31'], ['pass-year', '2026-12-31', '2026-01-01', '2026-12-31'],
    ['quarter', '2026-03-31', '2026-01-01', '2026-03-31'], ['quarter', '2026-04-01', '2026-04-01', '2026-06-30'], ['quarter', '2026-12-31', '2026-10-01', '2026-12-31'],
    ['month', '2028-02-29', '2028-02-01', '2028-02-29'], ['month', '2026-12-15', '2026-12-01', '2026-12-31'],
  ]
  for (const [period, day, from, to] of rows) assert.deepEqual(periodOf(period, localDate(day)), { from: from as LocalDate, to: to as LocalDate }, `${period} ${day}`)
  assert.equal(periodOf('season', localDate('2026-05-01')), undefined)
})

test('for whom and how often is said in plain words', () => {
  assert.deepEqual([{}, { minAge: 18 }, { maxAge: 12 }, { minAge: 4, maxAge: 12 }, { minAge: 6, maxAge: 6 }].map(audienceWords),
    ['Iedereen', 'Vanaf 18 jaar', 'Tot en met 12 jaar', 'Van 4 tot en met 12 jaar', '6 jaar'])
  assert.equal(limitWords(undefined), 'zo vaak je wilt')
  assert.equal(limitWords({ count: 5, per: 'person', period: 'pass-year' }), '5 keer per jaar')
  assert.equal(limitWords({ count: 1, per: 'household', period: 'quarter' }), '1 keer per huishouden per 3 maanden')
  assert.equal(limitWords({ count: 3, per: 'person', period: 'season' }), '3 keer')
})

test('child and adult are ages on the day of use, narrowed by the ages that are filled in', () => {
  // audience, birth date, first and last day of use, whether there is a day that fits
  const rows: readonly [Audience, string, string, string, boolean][] = [
    [{ forWhom: 'child' }, '2008-12-01', '2026-11-30', '2026-12-31', true],
    [{ forWhom: 'child' }, '2008-12-01', '2026-12-01', '2026-12-31', false],
    [{ forWhom: 'adult' }, '2008-12-01', '2026-11-01', '2026-12-01', true],
    [{ forWhom: 'adult' }, '2008-12-01', '2026-11-01', '2026-11-30', false],
    [{ forWhom: 'child', minAge: 12 }, '2014-11-24', '2026-11-01', '2026-11-23', false],
    [{ forWhom: 'adult', maxAge: 27 }, '1998-11-23', '2026-11-23', '2026-12-31', false],
    [{ forWhom: 'household-with-children' }, '1950-01-01', '2026-11-23', '2026-12-31', true],
  ]
  for (const [audience, born, from, until, fits] of rows) {
    assert.equal(ageFits(audience, localDate(born), localDate(from), localDate(until)), fits, JSON.stringify([audience, born, from, until]))
  }
})

test('for whom reads as the counter would say it', () => {
  assert.deepEqual([{}, { minAge: 4, maxAge: 12 }, { forWhom: 'child' }, { forWhom: 'child', minAge: 4, maxAge: 12 }, { forWhom: 'adult', minAge: 60 }, { forWhom: 'household-with-children' }].map((audience) => audienceWords(audience as Audience)),
    ['Iedereen', 'Van 4 tot en met 12 jaar', 'Kinderen', 'Kinderen van 4 tot en met 12 jaar', 'Volwassenen vanaf 60 jaar', 'Gezinnen met kinderen'])
})
