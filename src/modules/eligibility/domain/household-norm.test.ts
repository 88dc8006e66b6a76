import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOf, type LocalDate, localDate } from '#shared/local-date.ts'
import { toCents } from '#shared/money.ts'
import { adult, amount, found, household, ON, reasons, rulesOn, run } from '#test/households.ts'
import type { Adult, Facts } from './facts.ts'
import { kostendelersnorm } from './household-norm.ts'
import type { Policy } from './policy.ts'

const inside = (born: string, ...rest: Parameters<typeof amount>[]): Adult => ({ ...adult(born, ...rest.map((one) => amount(...one))), stays: 'institution' })
const sharing = (...born: string[]): Pick<Facts, 'housemates'> => ({ housemates: born.map((day) => ({ born: localDate(day), shares: 'yes' })) })
const withMates = (adults: readonly Adult[], changes: Pick<Facts, 'housemates'> & Partial<Facts>): Facts => {
  const plain = household(adults, changes)
  const mates = changes.housemates?.length ?? 0
  return { ...plain, answers: { ...plain.answers, otherAdults: mates > 1 ? 'more' : mates ? 'one' : 'none' } }
}
const SHARED = { kostendelersnorm: true } as const

const toTheCent = (title: string, make: (cents: number) => Facts, limit: string, type: string, changes: Partial<Policy> = {}) =>
  test(`${title}: ${limit} and a cent below pass, a cent above fails`, () => {
    for (const [cents, outcome] of [[toCents(limit) - 1, 'passed'], [toCents(limit), 'passed'], [toCents(limit) + 1, 'failed']] as const) {
      const result = run(make(cents), rulesOn(ON, changes))
      assert.deepEqual([found(result, 'norm-known')?.facts?.['type'], result.limit, result.outcome], [type, toCents(limit), outcome])
    }
  })
const earning = (born: string, cents: number): Adult => adult(born, amount('0', { cents }))

// ---- in an institution (art. 23): norms of 1 July 2026, with their supplement, times 120% -------------------------------

toTheCent('somebody in an institution', (cents) => household([{ ...earning('1986-05-02', cents), stays: 'institution' }]), '595.73', 'single-institution')
toTheCent('somebody of AOW age in an institution', (cents) => household([{ ...earning('1950-05-02', cents), stays: 'institution' }]), '595.73', 'single-institution')
toTheCent('a couple in an institution', (cents) => household([{ ...earning('1986-05-02', cents), stays: 'institution' }, inside('1990-01-01')]), '966.13', 'couple-institution')
toTheCent('one of a couple in an institution', (cents) => household([{ ...earning('1986-05-02', cents), stays: 'institution' }, adult('1990-01-01')]), '2299.08', 'couple-one-institution')
toTheCent('one of a couple in an institution, the other of AOW age', (cents) => household([earning('1950-05-02', cents), inside('1990-01-01')]), '2500.54', 'couple-one-institution')

test('a place that nobody knows is unknown; in an institution there is no norm for 18 to 20', () => {
  assert.deepEqual(reasons(run(household([{ ...adult('1986-05-02'), stays: 'unknown' }])), 'unknown'), ['norm-known', 'income-within-limit'])
  assert.equal(found(run(household([{ ...adult('1986-05-02'), stays: 'unknown' }])), 'norm-known')?.variant, 'stay')
  assert.equal(found(run(household([inside('2007-01-15')])), 'norm-known')?.variant, 'table')
  assert.equal(run(household([inside('2007-01-15')]), rulesOn(ON, { normFor18To20: '21-and-older' })).limit, toCents('595.73'))
})

test('an institution without its supplement in the table is unknown', () => {
  const rules = rulesOn(ON)
  const { 'institution-single-supplement': _without, ...amounts } = rules.norms!.amounts
  assert.equal(run(household([inside('1986-05-02')]), { ...rules, norms: { ...rules.norms!, amounts } }).limit, undefined)
})

// ---- who shares the costs (art. 19a and 22a) ------------------------------------------------------------------------------

test('the kostendelersnorm is 50%, 43⅓%, 40%, 38% and 36⅔% of the norm of a couple, to the nearest cent', () => {
  assert.deepEqual([2, 3, 4, 5, 6].map((a) => kostendelersnorm(toCents('2027.79'), a)), ['1013.90', '878.71', '811.12', '770.56', '743.52'].map(toCents))
  assert.deepEqual([2, 3, 4].map((a) => kostendelersnorm(toCents('1834.04'), a)), ['917.02', '794.75', '733.62'].map(toCents), 'as published for 1 January 2024')
})

toTheCent('one who shares with one', (cents) => withMates([earning('1986-05-02', cents)], sharing('1980-01-01')), '1216.68', 'single-21', SHARED)
toTheCent('one who shares with two', (cents) => withMates([earning('1986-05-02', cents)], sharing('1980-01-01', '1999-11-23')), '1054.45', 'single-21', SHARED)
toTheCent('one of AOW age who shares with one', (cents) => withMates([earning('1950-05-02', cents)], sharing('1980-01-01')), '1305.66', 'single-aow', SHARED)
toTheCent('a couple that shares with one', (cents) => withMates([earning('1986-05-02', cents), adult('1990-01-01')], sharing('1980-01-01')), '2108.90', 'couple-21', SHARED)
toTheCent('a couple, one of AOW age, that shares with one', (cents) => withMates([earning('1950-05-02', cents), adult('1990-01-01')], sharing('1980-01-01')), '2263.15', 'couple-aow', SHARED)
toTheCent('a couple, one of 18 to 20, that shares with one', (cents) => withMates([earning('1986-05-02', cents), adult('2007-01-15')], sharing('1980-01-01')), '1637.18', 'couple-one-18-20', SHARED)
toTheCent('the same with a child', (cents) => withMates([earning('1986-05-02', cents), adult('2007-01-15')], { ...sharing('1980-01-01'), children: 1 }), '2123.86', 'couple-one-18-20-children', SHARED)
toTheCent('a couple, one of 18 to 20, that shares with two', (cents) => withMates([earning('1986-05-02', cents), adult('2007-01-15')], sharing('1980-01-01', '1981-01-01')), '1474.96', 'couple-one-18-20', SHARED)
toTheCent('one of 18 to 20 keeps the own norm', (cents) => withMates([earning('2007-01-15', cents)], sharing('1980-01-01')), '420.50', 'single-18-20', SHARED)
toTheCent('a couple, one in an institution, the other sharing with one', (cents) => withMates([earning('1986-05-02', cents), inside('1990-01-01')], sharing('1980-01-01')), '1812.41', 'couple-one-institution', SHARED)

const DO_NOT_COUNT: readonly (readonly [string, NonNullable<Facts['housemates']>[number]])[] = [
  ['who is 26',                      { born: localDate('1999-11-24'), shares: 'yes' }],
  ['who is 26, about whom nobody said more', { born: localDate('1999-11-24'), shares: undefined }],
  ['who studies',                    { born: localDate('1980-01-01'), shares: 'student' }],
  ['who rents at a commercial price', { born: undefined, shares: 'commercial-tenant' }],
]
for (const [who, mate] of DO_NOT_COUNT) {
  test(`a housemate ${who} does not share the costs`, () => {
    assert.equal(run(withMates([adult('1986-05-02')], { housemates: [mate] }), rulesOn(ON, SHARED)).limit, toCents('1703.35'))
  })
}

const NOT_TOLD: readonly (readonly [string, Partial<Facts>])[] = [
  ['nobody said who they are',           {}],
  ['nobody said whether they study',     { housemates: [{ born: localDate('1980-01-01'), shares: undefined }] }],
  ['their age is not known',             { housemates: [{ born: undefined, shares: 'yes' }] }],
  ['there are two where one was said',   sharing('1980-01-01', '1981-01-01')],
]
for (const [what, changes] of NOT_TOLD) {
  test(`a housemate, but ${what}: unknown, never a guess`, () => {
    const result = run(household([adult('1986-05-02')], { answers: { registerIsRight: true, partner: 'none', otherAdults: 'one' }, ...changes }), rulesOn(ON, SHARED))
    assert.deepEqual(reasons(result, 'unknown'), ['norm-known', 'income-within-limit'])
    assert.equal(found(result, 'norm-known')?.variant, 'housemates')
  })
}

test('three adults stay a question for a person without the kostendelersnorm; with it, only as long as they are not known', () => {
  const three = withMates([adult('1986-05-02'), adult('1990-01-01')], sharing('1980-01-01'))
  assert.deepEqual(reasons(run(three), 'unknown'), ['at-most-two-adults', 'norm-known', 'income-within-limit'])
  assert.equal(run(three, rulesOn(ON, SHARED)).outcome, 'passed')
  assert.deepEqual(reasons(run({ ...three, housemates: undefined }, rulesOn(ON, SHARED)), 'unknown'), ['at-most-two-adults', 'norm-known', 'income-within-limit'])
})

test('without the kostendelersnorm a housemate changes nothing', () => {
  assert.equal(run(withMates([adult('1986-05-02')], sharing('1980-01-01'))).limit, toCents('1703.35'))
})

// ---- to the day: the day before, of and after ----------------------------------------------------------------------------

const limitOn = (facts: (on: LocalDate) => Facts, on: string, changes: Partial<Policy> = {}): number | undefined => run(facts(localDate(on)), rulesOn(localDate(on), changes)).limit
const alone = (born: string) => (on: LocalDate): Facts => household([adult(born)], { referenceDate: on })
const shares = (born: string) => (on: LocalDate): Facts => withMates([adult('1986-05-02')], { ...sharing(born), referenceDate: on })

const DAYS: readonly (readonly [string, (on: LocalDate) => Facts, Partial<Policy>, readonly (readonly [day: string, limit: string | undefined])[]])[] = [
  ['an 18th birthday',                           alone('2008-11-23'), {},     [['2026-11-22', undefined], ['2026-11-23', '420.50'], ['2026-11-24', '420.50']]],
  ['an 18th birthday of who is born on 29 February', alone('2008-02-29'), {}, [['2026-02-28', undefined], ['2026-03-01', '415.19'], ['2026-03-02', '415.19']]],
  ['a 21st birthday',                            alone('2005-11-23'), {},     [['2026-11-22', '420.50'], ['2026-11-23', '1703.35'], ['2026-11-24', '1703.35']]],
  ['a 21st birthday on 31 December',             alone('2005-12-31'), {},     [['2026-12-30', '420.50'], ['2026-12-31', '1703.35'], ['2027-01-01', '1703.35']]],
  ['a 21st birthday on 29 February of a leap year', alone('2007-02-28'), {},  [['2028-02-27', '420.50'], ['2028-02-28', '1703.35'], ['2028-02-29', '1703.35']]],
  ['a housemate who becomes 27',                 shares('1999-11-23'), SHARED, [['2026-11-22', '1703.35'], ['2026-11-23', '1216.68'], ['2026-11-24', '1216.68']]],
  ['the AOW age of 2026: 67 years',              alone('1959-11-23'), {},     [['2026-11-22', '1703.35'], ['2026-11-23', '1904.81'], ['2026-11-24', '1904.81']]],
  ['the AOW age of who is born on 29 February',  alone('1960-02-29'), {},     [['2027-02-27', '1703.35'], ['2027-02-28', '1904.81'], ['2027-03-01', '1904.81']]],
  ['the AOW age on the last day of 67 years',    alone('1960-12-31'), {},     [['2027-12-30', '1703.35'], ['2027-12-31', '1904.81'], ['2028-01-01', '1904.81']]],
  ['the AOW age of 2028: 67 years and 3 months', alone('1961-01-01'), {},     [['2028-03-31', '1703.35'], ['2028-04-01', '1904.81'], ['2028-04-02', '1904.81']]],
  ['the norms of 1 January 2026',                alone('1986-05-02'), {},     [['2025-12-31', '1642.87'], ['2026-01-01', '1681.80'], ['2026-01-02', '1681.80']]],
  ['the norms of 1 July 2026',                   alone('1986-05-02'), {},     [['2026-06-30', '1681.80'], ['2026-07-01', '1703.35'], ['2026-07-02', '1703.35']]],
  ['the day before there are norms at all',      alone('1986-05-02'), {},     [['2024-12-31', undefined], ['2025-01-01', '1614.54']]],
]
for (const [what, facts, changes, days] of DAYS) {
  test(`${what} counts from the day itself: ${days.map(([day, limit]) => `${day} ${limit ?? 'unknown'}`).join(', ')}`, () => {
    for (const [day, limit] of days) assert.equal(limitOn(facts, day, changes), limit === undefined ? undefined : toCents(limit), day)
  })
}

// A day has 23 or 25 hours when the clock changes; it is the Dutch day that counts, not the hours.
const MOMENTS: readonly (readonly [string, born: string, moment: string, type: string])[] = [
  ['the last second before the clock goes forward that day', '2005-03-29', '2026-03-28T22:59:59Z', 'single-18-20'],
  ['the first second of the day of 23 hours',                '2005-03-29', '2026-03-28T23:00:00Z', 'single-21'],
  ['the last second of the day of 23 hours, a day early',    '2005-03-30', '2026-03-29T21:59:59Z', 'single-18-20'],
  ['the first second after it',                              '2005-03-30', '2026-03-29T22:00:00Z', 'single-21'],
  ['the last second before the day of 25 hours',             '2005-10-25', '2026-10-24T21:59:59Z', 'single-18-20'],
  ['the hour that comes twice',                              '2005-10-25', '2026-10-25T00:30:00Z', 'single-21'],
  ['the 25th hour of that day, a day early',                 '2005-10-26', '2026-10-25T22:59:59Z', 'single-18-20'],
  ['the first second after it',                              '2005-10-26', '2026-10-25T23:00:00Z', 'single-21'],
]
for (const [what, born, moment, type] of MOMENTS) {
  test(`21 years on a day that the clock changes: ${what} (${moment})`, () => {
    assert.equal(run(alone(born)(dayOf(new Date(moment)))).householdType, type)
  })
}

test('midnight of a norm change is midnight in Amsterdam', () => {
  assert.equal(run(alone('1986-05-02')(dayOf(new Date('2026-06-30T21:59:59Z')))).limit, toCents('1681.80'))
  assert.equal(run(alone('1986-05-02')(dayOf(new Date('2026-06-30T22:00:00Z')))).limit, toCents('1703.35'))
})
