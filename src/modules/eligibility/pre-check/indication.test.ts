import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, addMonths, localDate, type LocalDate } from '#shared/local-date.ts'
import { readMunicipality } from '#src/municipality.ts'
import { ageClass } from '../domain/household.ts'
import { normsInForce } from '../domain/norms.ts'
import { parsePolicy, type Policy } from '../domain/policy.ts'
import { aowAges, releaseNorms } from '../release-data.ts'
import { AGES, type Answers, HOMES, PARTNER_AGES, STUDIES } from './answers.ts'
import { aowAgeOf, factsOf, indicate, lastBornWithAow } from './indication.ts'
import { askedOnly, type Now, pathOf } from './questions.ts'
import { typedAmount } from './typed-amount.ts'

const read = parsePolicy(readMunicipality(new URL('../../../../config/groningen.json', import.meta.url).pathname).policy)
const POLICY: Policy = read.ok ? read.value : assert.fail('the policy of Groningen is valid')
const TODAY = localDate('2026-11-23')
const on = (today: LocalDate, policy = POLICY): Now => ({ today, ownMunicipality: '0014', rules: { policy, norms: normsInForce(releaseNorms(), today), aowAges } })

const ALONE: Answers = { lives: 'yes', age: '21', home: 'alone', study: 'none' }
const COUPLE: Answers = { ...ALONE, home: 'married', partnerAge: '21' }
const YOUNG: Answers = { ...ALONE, age: '18-20', home: 'married', partnerAge: '18-20', children: 'no' }
const earns = (answers: Answers, cents: number | undefined, holiday: 'included' | 'excluded' | 'unknown' = 'included'): Answers => ({ ...answers, income: { cents, holiday } })
const reasons = (answers: Answers, now = on(TODAY)) => indicate(answers, now).why.map(({ reason, outcome, variant }) => [reason, outcome, variant].filter(Boolean).join('.'))

// who, their limit in cents on 23 November 2026
const HOUSEHOLDS: readonly (readonly [who: string, answers: Answers, limit: number])[] = [
  ['alone, 21 or older',                          ALONE,                                                    170335],
  ['alone, 18 to 20',                             { ...ALONE, age: '18-20' },                                42050],
  ['alone, AOW age',                              { ...ALONE, age: 'aow' },                                 limitOf('single-aow')],
  ['with another adult who is no partner',        { ...ALONE, home: 'other' },                              170335],
  ['married, both 21 or older',                   COUPLE,                                                   243335],
  ['married, one AOW age',                        { ...COUPLE, partnerAge: 'aow' },                         limitOf('couple-aow')],
  ['married, both AOW age',                       { ...COUPLE, age: 'aow', partnerAge: 'aow' },             limitOf('couple-aow')],
  ['married, both 18 to 20',                      YOUNG,                                                     84101],
  ['married, both 18 to 20, with children',       { ...YOUNG, children: 'yes' },                            132768],
  ['married, one 18 to 20',                       { ...YOUNG, age: '21' },                                  163718],
  ['married, one 18 to 20, with children',        { ...YOUNG, partnerAge: '21', children: 'yes' },          212386],
]
function limitOf(type: 'single-aow' | 'couple-aow'): number {
  return Math.round(normsInForce(releaseNorms(), TODAY)!.amounts[type]! * 1.2)
}

for (const [who, answers, limit] of HOUSEHOLDS) {
  test(`${who}: a cent below and on the limit probably yes, a cent above probably not`, () => {
    const outcome = (cents: number) => indicate(earns(answers, cents), on(TODAY))
    assert.deepEqual([limit - 1, limit, limit + 1, 0].map((cents) => outcome(cents).outcome), ['likely', 'likely', 'unlikely', 'likely'])
    assert.equal(outcome(limit).limit, limit)
    assert.deepEqual(outcome(limit + 1).why[0]?.amounts, { income: limit + 1, difference: 1 })
  })
}

// what somebody answers, what they read, and why
const TABLE: readonly (readonly [what: string, answers: Answers, outcome: string, why: readonly string[]])[] = [
  ['lives elsewhere',                          { lives: 'no' },                                          'unlikely', ['lives-here.fail']],
  ['is 17',                                    { lives: 'yes', age: 'minor' },                           'unlikely', ['adult.fail']],
  ['studies',                                  { ...ALONE, study: 'all' },                               'unlikely', ['no-studiefinanciering.fail']],
  ['both study',                               { ...COUPLE, study: 'all' },                              'unlikely', ['no-studiefinanciering.fail']],
  ['one of two studies',                       { ...COUPLE, study: 'one' },                              'open',     ['no-studiefinanciering.unknown.one-of-two']],
  ['has a partner without being married',      { ...ALONE, home: 'unmarried' },                          'open',     ['partner-known.unknown.unmarried']],
  ['lives with two other adults',              { ...ALONE, home: 'more' },                               'open',     ['at-most-two-adults.unknown']],
  ['does not know the income',                 earns(ALONE, undefined, 'unknown'),                       'open',     ['income-known.unknown']],
  ['knows the income without holiday pay',     earns(ALONE, 100000, 'excluded'),                         'open',     ['income-comparable.unknown']],
  ['is not sure about the holiday pay',        earns(ALONE, 100000, 'unknown'),                          'open',     ['income-comparable.unknown']],
  ['is 19 with a partner of AOW age',          { ...YOUNG, partnerAge: 'aow' },                          'open',     ['norm-known.unknown']],
  ['has no income at all',                     earns(ALONE, 0),                                          'likely',   ['lives-here.pass', 'adult.pass', 'no-studiefinanciering.pass', 'income-within-limit.pass']],
  ['is married, and both have little',         earns(COUPLE, 200000),                                    'likely',   ['lives-here.pass', 'adult.pass', 'no-studiefinanciering.pass', 'income-within-limit.pass.couple']],
]
for (const [what, answers, outcome, why] of TABLE) {
  test(`who ${what}: ${outcome}`, () => {
    assert.equal(indicate(answers, on(TODAY)).outcome, outcome)
    assert.deepEqual(reasons(answers), why)
  })
}

test('the limit moves at the turn of the year, and with it the answer to the same income', () => {
  const norms = [...releaseNorms()]
  const newest = normsInForce(norms, TODAY)!
  norms.push({ ...newest, effectiveFrom: localDate('2027-01-01'), amounts: { ...newest.amounts, 'single-21': 145000 } })
  const between = (today: LocalDate): Now => ({ ...on(today), rules: { ...on(today).rules, norms: normsInForce(norms, today) } })
  const answers = earns(ALONE, 172000)
  assert.deepEqual([indicate(answers, between(localDate('2026-12-31'))).outcome, indicate(answers, between(localDate('2027-01-01'))).outcome], ['unlikely', 'likely'])
  assert.deepEqual([indicate(answers, between(localDate('2026-12-31'))).limit, indicate(answers, between(localDate('2027-01-01'))).limit], [170335, 174000])
})

// today, the last birth date with the AOW age, the AOW age as it is said
const AOW: readonly (readonly [today: string, born: string, age: readonly [number, number]])[] = [
  ['2026-11-23', '1959-11-23', [67, 0]],
  ['2027-12-31', '1960-12-31', [67, 0]],
  ['2028-01-15', '1960-12-31', [67, 3]],
  ['2028-03-31', '1960-12-31', [67, 3]],
  ['2028-04-01', '1961-01-01', [67, 3]],
  ['2027-02-28', '1960-02-29', [67, 0]],
]
for (const [today, born, [years, months]] of AOW) {
  test(`on ${today} who was born on ${born} has the AOW age, and who was born a day later has not`, () => {
    const day = localDate(today)
    assert.equal(lastBornWithAow(day, aowAges), born)
    assert.equal(ageClass(localDate(born), day, aowAges), 'aow')
    assert.equal(ageClass(addDays(localDate(born), 1), day, aowAges), '21')
    const { years: y, months: m } = aowAgeOf(day, aowAges)
    assert.deepEqual([y, m], [years, months])
  })
}

test('an age group is that group for the income test on every day of the next years, 29 February included', () => {
  for (let month = 0; month < 60; month++) {
    for (const day of [addMonths(TODAY, month), addDays(addMonths(localDate('2026-12-31'), month), 1), localDate('2028-02-29')]) {
      for (const age of AGES) assert.equal(ageClass(factsOf({ ...ALONE, age }, on(day)).adults[0]!.born, day, aowAges), age, `${age} on ${day}`)
    }
  }
})

const EVERYBODY: readonly Answers[] = ['yes', 'no'].flatMap((lives) => AGES.flatMap((age) => HOMES.flatMap((home) => PARTNER_AGES.flatMap((partnerAge) => ['yes', 'no'].flatMap((children) => STUDIES.map((study) =>
  ({ lives, age, home, partnerAge: home === 'married' ? partnerAge : undefined, children, study: study === 'one' && home !== 'married' ? 'all' : study }) as Answers))))))

const POLICIES: readonly (readonly [what: string, changes: Partial<Policy>])[] = [
  ['of Groningen', {}],
  ['with the norm of 21 for everybody', { normFor18To20: '21-and-older' }],
  ['that takes students with a child in', { exclusionExceptions: ['child'], incomeKinds: { studiefinanciering: 'counts' } }],
  ['that takes one student of two in', { exclusionExceptions: ['one-of-two'], incomeKinds: { studiefinanciering: 'does-not-count' } }],
  ['with shared costs', { kostendelersnorm: true }],
  ['that looks at savings', { assets: true }],
  ['with an average of three months', { averaging: { months: 3, kinds: ['loon'] } }],
  ['that lets bijstand and AOW pass', { grounds: ['bijstand', 'aow-only'] }],
]
for (const [what, changes] of POLICIES) test(`a policy ${what}: nobody gets more than six questions, and no question whose answer changes nothing`, () => {
  const now = on(TODAY, { ...POLICY, ...changes })
  const amounts = [0, 42050, 170335, 999999]
  for (const answers of EVERYBODY) {
    const path = pathOf(answers, now)
    assert.ok(path.length <= 6 && new Set(path).size === path.length)
    const asked = askedOnly(answers, path)
    const outcomes = new Set(amounts.map((cents) => indicate(earns(asked, cents), now).outcome))
    assert.equal(outcomes.size > 1, path.includes('income'), JSON.stringify(answers))
    const limits = new Set((['yes', 'no'] as const).map((children) => indicate({ ...asked, children }, now).limit))
    if (path.includes('home') && !now.rules.policy.exclusionExceptions.includes('child')) assert.equal(limits.size > 1, path.includes('children'), JSON.stringify(answers))
  }
})

test('more income never turns probably not into probably yes', () => {
  const now = on(TODAY)
  for (const answers of EVERYBODY) {
    const outcomes = [0, 50000, 100000, 170335, 170336, 250000, 400000].map((cents) => indicate(earns(askedOnly(answers, pathOf(answers, now)), cents), now).outcome)
    assert.ok(!outcomes.some((outcome, i) => outcome === 'likely' && outcomes.slice(0, i).includes('unlikely')), JSON.stringify(answers))
  }
})

test('a municipality that does not exclude students does not ask about studying, and compares on its own basis', () => {
  const policy: Policy = { ...POLICY, exclusions: [], basis: 'excluding-holiday-allowance' }
  const now = on(TODAY, policy)
  assert.deepEqual(pathOf({}, now), ['lives', 'age', 'home', 'income'])
  assert.equal(indicate(earns(askedOnly(ALONE, pathOf(ALONE, now)), 100000, 'excluded'), now).outcome, 'likely')
  assert.equal(indicate(earns(ALONE, 100000, 'included'), now).outcome, 'open')
  assert.equal(indicate(earns(ALONE, 0), now).outcome, 'likely')
})

test('a policy that lets bijstand pass whatever the amount: nobody is told no for an income alone', () => {
  const now = on(TODAY, { ...POLICY, grounds: ['bijstand'] })
  assert.equal(indicate(earns(ALONE, 300000), now).outcome, 'open')
  assert.equal(indicate({ lives: 'no' }, now).outcome, 'unlikely')
})

test('a student with a child, where the policy takes them in, is asked for the income', () => {
  const now = on(TODAY, { ...POLICY, exclusionExceptions: ['child'], incomeKinds: { studiefinanciering: 'counts' } })
  const mother: Answers = { ...ALONE, study: 'all', children: 'yes' }
  assert.deepEqual(pathOf(mother, now), ['lives', 'age', 'home', 'children', 'study', 'income'])
  assert.equal(indicate(earns(mother, 100000), now).outcome, 'likely')
  assert.deepEqual(pathOf({ ...mother, children: 'no' }, now), ['lives', 'age', 'home', 'children', 'study'])
})

test('amounts are read as people type them, and never guessed', () => {
  for (const [typed, cents] of [['1450', 145000], ['1.450', 145000], ['1450,5', 145050], ['1.450,50', 145050], ['€ 1.450', 145000], ['1450.50', 145050], ['1450,-', 145000], ['0', 0], ['12.345,67', 1234567]] as const) assert.equal(typedAmount(typed), cents, typed)
  for (const typed of ['', '-1', 'veel', '1,450', '1.45.0', '1450,505', '100000000', '1e3', '14 50 x', '١٤٥٠']) assert.equal(typedAmount(typed), undefined, typed)
})

test('on a page in English dot and comma may stand as English has them; what is no amount in either is not guessed', () => {
  for (const [typed, cents] of [['1,450.50', 145050], ['1,450', 145000], ['1450.50', 145050], ['1.450,50', 145050], ['1450,5', 145050], ['€ 1,450', 145000], ['12,345.67', 1234567]] as const) assert.equal(typedAmount(typed, 'en'), cents, typed)
  for (const typed of ['', '-1', '1,45.0', '1450.505', '1,450,50', '1.4.5']) assert.equal(typedAmount(typed, 'en'), undefined, typed)
})
