import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { csvRows } from './csv-rows.ts'
import type { FileError, GivenFile } from './file-error.ts'
import { readJson } from './json-places.ts'
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
})

test('mistakes in three files are told together', () => {
  assert.deepEqual(mistakes({ norms: { name: 'n.json', contents: '' }, policy: { name: 'p.json', contents: '{\n}x' }, cases: { name: 'c.json', contents: '{"cases": [\n{"name": "a" "b"}]}' } }), ['n.json:1 ', 'p.json:2 ', 'c.json:2 '])
})

test('a mistake in CSV is named with its line and column', () => {
  const { contents, name } = example('cases.csv')
  assert.deepEqual(mistakes({ cases: { name, contents: contents.replace('1.703,36', 'veel').replace(';more;', ';veel;') } }), [`${name}:3 amount`, `${name}:6 otherAdults`])
  assert.deepEqual(mistakes({ cases: { name, contents: contents.replace('referenceDate', 'peildatum') } }), [`${name}:1 peildatum`])
  assert.deepEqual(mistakes({ cases: { name, contents: contents.replace('2026-11-23;1986-05-02;loon;1.703,35', ';1986-05-02;loon;1.703,35') } }), [`${name}:2 referenceDate`])
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
