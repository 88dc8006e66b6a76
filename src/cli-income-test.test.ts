import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { incomeTestCommand } from './cli-income-test.ts'

const root = join(import.meta.dirname, '..')
const example = (name: string): string => join(root, 'docs', 'income-test', `example-${name}`)
const ARGS = ['--norms', join(root, 'data', 'bijstandsnormen.json'), '--policy', join(root, 'config', 'groningen.json'), '--cases', example('cases.json')]

test('it runs from the command line where no demonstration runs and no setting is given', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stadjerspas-cli-'))
  try {
    const cli = (...args: string[]) => spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'scripts', 'cli.ts'), ...args], { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'], DATA_FOLDER: join(folder, 'none') } })
    const { status, stdout, stderr } = cli('income-test', ...ARGS, '--json')
    assert.deepEqual([status, stderr], [0, ''])
    const { cases } = JSON.parse(stdout) as { cases: { name: string; norm?: string; limit?: string; outcome: string; reasons: string[]; checks: unknown[] }[] }
    const [, exactly] = cases
    assert.deepEqual([exactly?.norm, exactly?.limit, exactly?.outcome, exactly?.reasons.at(-1), exactly?.checks.length], ['1419.46', '1703.35', 'passed', 'income-within-limit-pass', 11])
    assert.deepEqual([cli('income-test', ...ARGS.slice(0, -1), example('cases.csv')).status, cli('income-test', ...ARGS.slice(0, -1), example('cases.csv')).stderr], [0, ''], 'the same as CSV')
    assert.match(cli('doctor').stderr, /No demonstration runs in this folder/, 'the other commands still ask for an installation')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('for a person it is a table; what did not come out as expected is marked, and ends with 1', () => {
  const { out, error, code } = incomeTestCommand(ARGS)
  assert.deepEqual([error, code], ['', 0])
  assert.match(out, /^Alone, a cent above the limit +1419\.46 +1703\.35 +1703\.36 +failed +yes +income-within-limit-fail$/m)
  const folder = mkdtempSync(join(tmpdir(), 'stadjerspas-cli-'))
  try {
    const cases = join(folder, 'cases.csv')
    writeFileSync(cases, 'name,referenceDate,born,amount,expect\nRich,2026-11-23,1986-05-02,9000.00,passed\n')
    const wrong = incomeTestCommand([...ARGS.slice(0, 4), '--cases', cases])
    assert.equal(wrong.code, 1)
    assert.match(wrong.out, /^Rich .* failed +NO +income-within-limit-fail$/m)
    assert.match(wrong.out, /1 case, 1 not as expected/)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('wrong files are named with file, line and field, as text and as JSON', () => {
  const policy = ['--policy', example('cases.json')]
  const { error, out, code } = incomeTestCommand([...ARGS, ...policy])
  assert.deepEqual([out, code], ['', 1])
  assert.match(error, /example-cases\.json:1 incomeLimitPercent: A whole percentage from 100 to 150\./)
  const { errors } = JSON.parse(incomeTestCommand([...ARGS, ...policy, '--json']).out) as { errors: { file: string; line: number; field: string; message: string }[] }
  assert.ok(errors.every(({ file, line, message }) => file.endsWith('example-cases.json') && line >= 1 && message))
  assert.match(incomeTestCommand([...ARGS, '--norms', 'nergens.json']).error, /^nergens\.json:1: This file is not there, or cannot be read\.$/)
})

test('without its three files it says which it needs', () => {
  for (const args of [[], ARGS.slice(0, 4), ['--norm', 'x'], ['x']]) {
    const { error, code } = incomeTestCommand(args)
    assert.equal(code, 1)
    assert.match(error, /--norms FILE --policy FILE --cases FILE/)
  }
})
