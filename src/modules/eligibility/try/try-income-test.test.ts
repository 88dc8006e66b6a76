import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { csvRows } from './csv-rows.ts'
import type { FileError, GivenFile } from './file-error.ts'
import { readJson } from './json-places.ts'
import { readCases } from './read-cases.ts'
import { readNorms } from './read-norms.ts'
import { tryIncomeTest } from './try-income-test.ts'

const file = (name: string): GivenFile => ({ name, contents: readFileSync(new URL(`../../../../${name}`, import.meta.url), 'utf8') })
const example = (name: string): GivenFile => file(`docs/income-test/example-${name}`)
const FILES = { norms: example('norms.json'), policy: example('policy.json'), cases: example('cases.json') }
const tried = (files: Partial<typeof FILES>) => { const result = tryIncomeTest({ ...FILES, ...files }); assert.ok(result.ok, JSON.stringify(result)); return result.value }
const mistakes = (files: Partial<typeof FILES>): readonly string[] => {
  const result = tryIncomeTest({ ...FILES, ...files })
  return result.ok ? [] : (result.refusal.facts as readonly FileError[]).map(({ file: name, line, field }) => `${name}:${line} ${field}`)
}
const changed = (given: GivenFile, from: string, to: string): GivenFile => {
  assert.ok(given.contents.includes(from), from)
  return { ...given, contents: given.contents.replace(from, to) }
}

test('each example comes out as it expects, with the norms of the release and the policy of Groningen too', () => {
  for (const norms of [example('norms.json'), example('norms.csv'), file('data/bijstandsnormen.json')]) {
    for (const policy of [example('policy.json'), file('config/groningen.json')]) {
      for (const cases of [example('cases.json'), example('cases.csv')]) {
        const results = tried({ norms, policy, cases })
        assert.deepEqual(results.filter(({ asExpected }) => asExpected !== true).map(({ name }) => name), [], `${norms.name} ${policy.name} ${cases.name}`)
      }
    }
  }
})

test('who tries a case can say what register and form can say: birth dates that are not whole, a ground that nobody saw, an institution, housemates, savings', () => {
  const all = changed(changed(FILES.policy, '"kostendelersnorm": false', '"kostendelersnorm": true'), '"assets": false', '"assets": true')
  const reads = (cases: GivenFile, policy = all) => new Map(tried({ cases, policy }).map((one) => [one.name, one]))
  const json = reads(FILES.cases)
  const couple = json.get('One of a couple lives in an institution')
  assert.deepEqual([couple?.outcome, couple?.reasons, couple?.checks.find(({ reason }) => reason === 'norm-known')?.facts?.['type']], ['unknown', ['assets-within-limit-unknown'], 'couple-one-institution'])
  const saves = json.get('A housemate who studies, and savings')
  assert.deepEqual([saves?.outcome, saves?.norm, saves?.checks.find(({ reason }) => reason === 'assets-within-limit')?.amounts?.['assets']], ['passed', '1419.46', 250_000])
  assert.deepEqual(json.get('Only the month of birth is known, and AOW may have begun or not')?.reasons[0], 'norm-known-unknown-birth-date')
  const csv = reads(example('cases.csv'))
  const inside = csv.get('Lives in an institution with savings')
  assert.deepEqual([inside?.outcome, inside?.norm, inside?.householdType], ['passed', '496.44', 'single-institution'])
  assert.deepEqual(csv.get('A housemate who studies, says to be in debt settlement')?.reasons, ['assets-within-limit-unknown'], 'nobody said what savings there are')
})

test('a ground that only the applicant says decides nothing once the income is above the limit; one that the municipality knows passes', () => {
  const said = changed(FILES.cases, `"1703.35", "month": "2026-10" }] }],
      "saidGrounds"`, `"1703.36", "month": "2026-10" }] }],
      "saidGrounds"`)
  const name = 'Says to be in debt settlement; nobody has seen it'
  const outcome = (cases: GivenFile) => { const one = tried({ cases }).find((each) => each.name === name); return [one?.outcome, one?.outcome === 'passed' ? one.reasons.includes('passes-by-ground-pass-debt-settlement') : one?.reasons] }
  assert.deepEqual(outcome(said), ['failed', ['passes-by-ground-unknown-debt-settlement', 'income-within-limit-fail']])
  assert.deepEqual(outcome(changed(said, '"saidGrounds"', '"grounds"')), ['passed', true])
})

test('the same case is the same facts in CSV as in JSON', () => {
  const row = 'name;referenceDate;born;amount;stays;partnerBorn;partnerStays;housemate2Born;housemate2Shares;housemate4Shares;assets;home;grounds;saidGrounds;doubts\nA;2026-11-23;1984-02;1,00;institution;1984;home;1980-01-01;yes;unknown;-2.500,00;1,00;bijstand debt-settlement;debt-settlement;under-investigation-self'
  const cases = readCases({ name: 'a.csv', contents: row })
  assert.deepEqual(cases, readCases({ name: 'a.json', contents: JSON.stringify({ cases: [{
    name: 'A', referenceDate: '2026-11-23', adults: [{ born: '1984-02', stays: 'institution', incomes: [{ kind: 'loon', amount: '1.00' }] }, { born: '1984', stays: 'home', incomes: [] }],
    housemates: [{ born: '1980-01-01', shares: 'yes' }, { born: null, shares: 'unknown' }], assets: { amount: '-2500.00', home: '1.00' },
    grounds: ['bijstand', 'debt-settlement'], saidGrounds: ['debt-settlement'], doubts: ['under-investigation-self'],
  }] }) }))
  assert.deepEqual(cases.ok && cases.value[0]?.facts.adults.map(({ born, bornBetween }) => [born, bornBetween]), [[undefined, ['1984-02-01', '1984-02-29']], [undefined, ['1984-01-01', '1984-12-31']]])
})

test('norms as CSV and as JSON are the same tables', () => {
  assert.deepEqual(readNorms(example('norms.csv')), readNorms(example('norms.json')))
})

test('a case says norm, limit, income, outcome and why, to the cent', () => {
  const { checks, ...one } = tried({}).find(({ name }) => name === 'Alone, a cent above the limit')!
  assert.deepEqual(one, {
    name: 'Alone, a cent above the limit', referenceDate: '2026-11-23', outcome: 'failed', asExpected: true, householdType: 'single-21', normFrom: '2026-07-01',
    norm: '1419.46', percent: 120, limit: '1703.35', income: '1703.36', reasons: ['income-within-limit-fail'],
  })
  assert.equal(checks.find(({ reason }) => reason === 'income-within-limit')?.amounts?.['difference'], 1)
})

test('another outcome than expected is said', () => {
  assert.deepEqual(tried({ policy: changed(FILES.policy, '"incomeLimitPercent": 120', '"incomeLimitPercent": 121') }).filter(({ asExpected }) => !asExpected).map(({ name }) => name), ['Alone, a cent above the limit'])
})

test('a mistake in JSON is named with file, line and field', () => {
  const at = (given: GivenFile, part: string): number => given.contents.slice(0, given.contents.indexOf(part)).split('\n').length
  const { norms, policy, cases } = FILES
  assert.deepEqual(mistakes({ norms: changed(norms, '"2026-07-01"', '"2026-07-32"') }), [`${norms.name}:${at(norms, '"2026-07-01"')} tables[1].effectiveFrom`])
  assert.deepEqual(mistakes({ norms: changed(norms, '"1587.34"', '1587.34') }), [`${norms.name}:${at(norms, '1587.34')} tables[1].amounts.single-aow`])
  assert.deepEqual(mistakes({ norms: changed(norms, '"2026-07-01"', '"2026-01-01"') }), [`${norms.name}:${at(norms, '"2026-07-01"')} tables[1].effectiveFrom`])
  assert.deepEqual(mistakes({ policy: changed(policy, '120', '99') }), [`${policy.name}:2 incomeLimitPercent`])
  assert.deepEqual(mistakes({ policy: changed(policy, '"until": "12-31", ', '') }), [`${policy.name}:${at(policy, '"validity"')} validity.until`], 'what is missing: the line of what should hold it')
  assert.deepEqual(mistakes({ policy: { name: 'config.json', contents: '{\n "policy": {\n  "incomeLimitPercent": 99 }\n}' } })[0], 'config.json:2 policy.basis')
  assert.deepEqual(mistakes({ cases: changed(cases, '"born": "1959-11-23"', '"born": "1959-02-29"') }), [`${cases.name}:${at(cases, '1959-11-23')} cases[4].adults[0].born`])
  assert.deepEqual(mistakes({ cases: changed(cases, '"children": 2', '"kinderen": 2') }), [`${cases.name}:${at(cases, '"children"')} cases[4].kinderen`])
  assert.deepEqual(mistakes({ cases: changed(cases, 'a cent above the limit', 'exactly on the limit') }), [`${cases.name}:${at(cases, 'a cent above')} cases[2].name`])
  assert.deepEqual(mistakes({ cases: changed(cases, '"1959-11"', '"1959-13"') }), [`${cases.name}:${at(cases, '"1959-11"')} cases[10].adults[0].born`])
  assert.deepEqual(mistakes({ cases: changed(cases, '"saidGrounds": ["debt-settlement"]', '"saidGrounds": ["bijstand"]') }), [`${cases.name}:${at(cases, '"saidGrounds"')} cases[11].saidGrounds`])
})

test('mistakes in three files are told together', () => {
  assert.deepEqual(mistakes({ norms: { name: 'n.json', contents: '' }, policy: { name: 'p.json', contents: '{\n}x' }, cases: { name: 'c.json', contents: '{"cases": [\n{"name": "a" "b"}]}' } }), ['n.json:1 ', 'p.json:2 ', 'c.json:2 '])
})

test('a mistake in CSV is named with its line and column', () => {
  const { contents, name } = example('cases.csv')
  assert.deepEqual(mistakes({ cases: { name, contents: contents.replace('1.703,36', 'veel').replace(';more;', ';veel;') } }), [`${name}:3 amount`, `${name}:6 otherAdults`])
  assert.deepEqual(mistakes({ cases: { name, contents: contents.replace('referenceDate', 'peildatum') } }), [`${name}:1 peildatum`])
  assert.deepEqual(mistakes({ cases: { name, contents: contents.replace('2026-11-23;1986-05-02;loon;1.703,35', ';1986-05-02;loon;1.703,35') } }), [`${name}:2 referenceDate`])
  const row = (columns: string, cells: string) => mistakes({ cases: { name, contents: `name;referenceDate;born;${columns}\nA;2026-11-23;1986;${cells}\n` } })
  assert.deepEqual(row('stays', 'hotel'), [`${name}:2 stays`])
  assert.deepEqual(row('housemate2Born;housemate2Shares;housemate3Born;housemate3Shares', '1980-01-01;yes;1981;'), [`${name}:2 housemate3Born`, `${name}:2 housemate3Shares`], 'the row of the file, not which of the filled ones it is')
  assert.deepEqual(row('home', '1,00'), [`${name}:2 assets`])
  assert.deepEqual(row('assets;home', 'veel;1,00'), [`${name}:2 assets`])
  assert.deepEqual(row('saidGrounds;grounds', 'bijstand;aow-only'), [`${name}:2 grounds`, `${name}:2 saidGrounds`])
  assert.deepEqual(mistakes({ cases: { name, contents: 'name;referenceDate;born\nA;2026-11-23;1986-13\n' } }), [`${name}:2 born`])
  const norms = example('norms.csv')
  const wrong = (from: string, to: string) => mistakes({ norms: changed(norms, from, to) })
  assert.deepEqual(wrong('single-21;1.401,50', 'single-22;1.401,50'), [`${norms.name}:7 single-22`])
  assert.deepEqual(wrong('single-21;1.401,50', 'single-21;veel'), [`${norms.name}:7 single-21`])
  assert.deepEqual(wrong('single-21;1.401,50', 'single-18-20;1.401,50'), [`${norms.name}:7 single-18-20`])
  assert.deepEqual(wrong('ingangsdatum;2026-01-01', 'ingangsdatum;1 januari'), [`${norms.name}:3 effectiveFrom`])
  assert.deepEqual(wrong('single-21;1.401,50', 'single-21'), [`${norms.name}:7 single-21`])
  assert.deepEqual(mistakes({ norms: { name: 'leeg.csv', contents: '' } }), ['leeg.csv:1 tables'])
})

test('CSV with quotes, commas and line ends of Windows is read as a spreadsheet wrote it', () => {
  assert.deepEqual(csvRows('\ufeffa;b\r\n"x;1";"zei ""ja"""\r\n\r\n;\r\n"twee\nregels";c'), [{ line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['x;1', 'zei "ja"'] }, { line: 5, cells: ['twee\nregels', 'c'] }])
  assert.deepEqual(csvRows('a,b\n1,2'), [{ line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['1', '2'] }])
})

test('JSON is read as JSON.parse reads it', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
    const text = JSON.stringify(value, null, indent)
    const read = readJson(text)
    assert.deepEqual(read.ok && read.value.value, JSON.parse(text))
  }))
})

test('what JSON.parse refuses is refused, with the line', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 3 }), fc.nat(), fc.constantFrom('', ',', '}', ']', '"', 'x', ':', '\\', '\n'), (value, place, sign) => {
    const text = JSON.stringify(value, null, 1)
    const broken = text.slice(0, place % (text.length + 1)) + sign + text.slice((place % (text.length + 1)) + 1)
    let parses = true
    try { JSON.parse(broken) } catch { parses = false }
    const read = readJson(broken)
    if (!parses) assert.ok(!read.ok && (read.refusal.facts?.line ?? 0) >= 1, broken)
    else if (!read.ok) assert.match(read.refusal.facts!.message, /stands here twice|Too many brackets/, broken)
  }), { numRuns: 2000 })
  for (const [text, line] of [['{"a": 1,\n"a": 2}', 2], ['[1,\n2', 2], ['{"a":\n}', 2], ['[1 2]', 1], ['{"a": 1}\n\n]', 3], ['\n\n', 3], [`${'['.repeat(30)}`, 1]] as const) {
    const read = readJson(text)
    assert.equal(read.ok || read.refusal.facts?.line, line, text)
  }
})

test('a name that every object has is a name like another', () => {
  const read = readJson('{"__proto__": 1, "constructor": {"toString": 2}}')
  assert.ok(read.ok)
  assert.deepEqual(Object.keys(read.value.value as object), ['__proto__', 'constructor'])
})
