import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parseNorms } from '../domain/norms.ts'
import { parsePolicy } from '../domain/policy.ts'
import { parseCases } from './cases.ts'

/** The schemas are for who writes a file, the parsers decide: they may not say different things. */
const folder = new URL('../../../../', import.meta.url)
const json = (name: string): Record<string, unknown> => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>
const docs = (name: string) => json(`docs/income-test/${name}`)
const ajv = new Ajv2020({ unicodeRegExp: false, strictTypes: false, allErrors: true })

type Side = { readonly schema: (file: unknown) => boolean; readonly parse: (file: unknown) => boolean; readonly good: readonly unknown[] }
const side = (name: string, parse: Side['parse'], ...good: unknown[]): Side => {
  const validate = ajv.compile(docs(`${name}.schema.json`))
  return { schema: (file) => validate(file) === true, parse, good }
}
const SIDES = {
  norms:  side('norms',  (file) => parseNorms(file).ok,  docs('example-norms.json'), json('data/bijstandsnormen.json')),
  policy: side('policy', (file) => parsePolicy(file).ok, docs('example-policy.json'), json('config/groningen.json')['policy']),
  cases:  side('cases',  (file) => parseCases(file).ok,  docs('example-cases.json')),
} as const

/** The file with one value changed, or left out. */
function changed(file: unknown, path: string, value: unknown): unknown {
  const copy = structuredClone(file)
  const steps = path.split('.')
  const last = steps.pop()!
  const around = steps.reduce<Record<string, unknown>>((at, step) => at[step] as Record<string, unknown>, copy as Record<string, unknown>)
  if (value === undefined) delete around[last]
  else around[last] = value
  return copy
}

for (const [name, { schema, parse, good }] of Object.entries(SIDES)) {
  test(`${name}: schema and parser take every example`, () => {
    for (const file of good) assert.deepEqual([schema(file), parse(file)], [true, true])
  })
  test(`${name}: neither takes what is no file at all`, () => {
    for (const file of [null, 1, 'x', [], {}]) assert.deepEqual([schema(file), parse(file)], [false, false], JSON.stringify(file))
  })
}

const BOTH_REFUSE: Readonly<Record<keyof typeof SIDES, readonly (readonly [path: string, value: unknown])[]>> = {
  norms: [
    ['basis', 'net'], ['basis', undefined], ['holidayAllowancePermille', 4.8], ['holidayAllowancePermille', 201], ['holidayAllowancePermille', '50'], ['tables', []], ['tables', {}],
    ['tables.0.effectiveFrom', undefined], ['tables.0.effectiveFrom', '1-7-2026'], ['tables.0.effectiveFrom', '2026-13-01'], ['tables.0.source', ''], ['tables.0.source', undefined],
    ['tables.0.amounts', {}], ['tables.0.amounts', undefined], ['tables.0.amounts.single-21', 1419.46], ['tables.0.amounts.single-21', '1419,46'], ['tables.0.amounts.single-21', '-1.00'],
    ['tables.0.amounts.single-22', '1.00'],
  ],
  policy: [
    ...['incomeLimitPercent', 'basis', 'normFor18To20', 'exclusions', 'kostendelersnorm', 'assets', 'validity', 'decisionWeeks', 'objectionWeeks'].map((field) => [field, undefined] as const),
    ['incomeLimitPercent', 99], ['incomeLimitPercent', 151], ['incomeLimitPercent', 110.5], ['incomeLimitPercent', '120'], ['basis', 'gross'], ['normFor18To20', 'none'], ['exclusions', ['pensioen']],
    ['exclusions', ['studiefinanciering', 'studiefinanciering']], ['exclusionExceptions', ['kind']], ['exclusionExceptions', 'child'], ['grounds', ['aow']], ['kostendelersnorm', 'nee'], ['incomeKinds', { Loon: 'counts' }],
    ['incomeKinds', { loon: 'ja' }], ['incomeKinds', null], ['averaging', { months: 4, kinds: [] }], ['averaging', { months: 2 }], ['averaging', { kinds: [] }], ['averaging.weeks', 4], ['averaging.kinds', ['Loon!']],
    ['referenceDate', 'yesterday'], ['assets', 0], ['validity.until', '31-12'], ['validity.until', '13-01'], ['validity.from', '01-01'], ['decisionWeeks', 9], ['decisionWeeks', 0], ['objectionWeeks', 5], ['percent', 120],
  ],
  cases: [
    ['cases', []], ['cases', {}], ['version', 1], ['cases.0.name', undefined], ['cases.0.name', ''], ['cases.0.name', 'x'.repeat(121)], ['cases.0.referenceDate', undefined], ['cases.0.referenceDate', '23-11-2026'],
    ['cases.0.adults', []], ['cases.0.adults', [1]], ['cases.0.adults.0.born', undefined], ['cases.0.adults.0.born', '86'], ['cases.0.adults.0.born', '1986-13'], ['cases.0.adults.0.born', '1986-5'], ['cases.0.adults.0.born', '1799'], ['cases.0.adults.0.born', 1986], ['cases.0.adults.0.incomes', undefined], ['cases.0.adults.0.incomes', {}],
    ['cases.0.adults.0.age', 40], ['cases.0.adults.0.alive', 'yes'], ['cases.0.adults.0.stays', 'hotel'], ['cases.0.adults.0.complete', 1], ['cases.0.adults.0.incomes.0.kind', undefined], ['cases.0.adults.0.incomes.0.kind', ''],
    ['cases.0.adults.0.incomes.0.amount', 1703.35], ['cases.0.adults.0.incomes.0.amount', '1703'], ['cases.0.adults.0.incomes.0.amount', '-1.00'], ['cases.0.adults.0.incomes.0.period', 'maand'], ['cases.0.adults.0.incomes.0.month', '10-2026'],
    ['cases.0.adults.0.incomes.0.month', '2026-13'], ['cases.0.adults.0.incomes.0.netOrGross', 'bruto'], ['cases.0.adults.0.incomes.0.holidayAllowance', true], ['cases.0.adults.0.incomes.0.source', ''], ['cases.0.adults.0.incomes.0.currency', 'EUR'],
    ['cases.0.children', -1], ['cases.0.children', 21], ['cases.0.children', '2'], ['cases.0.municipality', '0014'], ['cases.0.partner', 'yes'], ['cases.0.answers', []], ['cases.0.answers', { partner: 'ja' }],
    ['cases.0.answers', { registerIsRight: 'ja' }], ['cases.0.answers', { otherAdults: 2 }], ['cases.0.answers', { others: 'one' }], ['cases.0.doubts', 'x'], ['cases.0.doubts', ['']], ['cases.0.housemates', {}], ['cases.0.housemates', [{}]],
    ['cases.0.housemates', [{ born: '1980-01-01', shares: 'no' }]], ['cases.0.housemates', [{ born: '1980-01-01', shares: 'yes', name: 'Jan' }]], ['cases.0.housemates', [{ born: '1980', shares: 'yes' }]], ['cases.0.grounds', ['aow-only']], ['cases.0.saidGrounds', ['bijstand']], ['cases.0.saidGrounds', 'debt-settlement'], ['cases.0.assets', {}], ['cases.0.assets', { amount: '1' }],
    ['cases.0.assets', { amount: '1.00', home: '-1.00' }], ['cases.0.assets', { amount: '1.00', car: '1.00' }], ['cases.0.expect', 'yes'], ['cases.0.extra', 1],
  ],
}
for (const [name, breaks] of Object.entries(BOTH_REFUSE) as [keyof typeof SIDES, (typeof BOTH_REFUSE)['norms']][]) {
  for (const [path, value] of breaks) {
    test(`${name}: schema and parser both refuse ${path} ${value === undefined ? 'left out' : JSON.stringify(value).slice(0, 60)}`, () => {
      const file = changed(SIDES[name].good[0], path, value)
      assert.deepEqual([SIDES[name].schema(file), SIDES[name].parse(file)], [false, false])
    })
  }
}

/** What a schema cannot say: days that do not exist, names that come twice. */
const PARSER_ALONE: readonly (readonly [keyof typeof SIDES, path: string, value: unknown])[] = [
  ['norms', 'tables.0.effectiveFrom', '2026-02-30'], ['policy', 'validity.until', '02-29'], ['policy', 'validity.until', '02-30'],
  ['cases', 'cases.0.referenceDate', '2027-02-29'], ['cases', 'cases.1.name', 'Alone, a cent below the limit'], ['cases', 'cases.0.name', '   '],
]
for (const [name, path, value] of PARSER_ALONE) {
  test(`${name}: the parser refuses ${path} ${JSON.stringify(value)}, which a schema cannot`, () => {
    const file = changed(SIDES[name].good[0], path, value)
    assert.deepEqual([SIDES[name].schema(file), SIDES[name].parse(file)], [true, false])
  })
}

const BOTH_TAKE: readonly (readonly [keyof typeof SIDES, path: string, value: unknown])[] = [
  ...['exclusionExceptions', 'grounds', 'incomeKinds', 'averaging', 'referenceDate'].map((field) => ['policy', field, undefined] as const),
  ['policy', 'kostendelersnorm', true], ['policy', 'assets', true], ['norms', 'tables.0.confidence', undefined],
  ['cases', 'cases.0.expect', undefined], ['cases', 'cases.0.adults.0.incomes', []], ['cases', 'cases.0.adults.0.incomes', null], ['cases', 'cases.0.adults.0.born', null], ['cases', 'cases.0.adults.0.born', '1984'], ['cases', 'cases.0.adults.0.born', '1984-07'], ['cases', 'cases.0.saidGrounds', ['debt-settlement']],
  ['cases', 'cases.0.housemates', []],
]
for (const [name, path, value] of BOTH_TAKE) {
  test(`${name}: schema and parser both take ${path} ${value === undefined ? 'left out' : JSON.stringify(value)}`, () => {
    const file = changed(SIDES[name].good[0], path, value)
    assert.deepEqual([SIDES[name].schema(file), SIDES[name].parse(file)], [true, true])
  })
}
