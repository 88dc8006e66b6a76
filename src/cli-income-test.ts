import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { tryIncomeTest } from '#modules/eligibility/index.ts'

type Answer = { readonly out: string; readonly error: string; readonly code: number }

const USAGE = 'income-test --norms FILE --policy FILE --cases FILE [--json]   (docs/income-test describes the files)'

/**
 * Tries rules on households: norms, policy and cases from files, no installation needed. Ends with 1 when a file is wrong,
 * or when a case does not come out as it expects.
 */
export function incomeTestCommand(args: readonly string[]): Answer {
  const given = readArgs(args)
  if (typeof given === 'string') return { out: '', error: given, code: 1 }
  const { json, ...names } = given
  const files = { norms: load(names.norms), policy: load(names.policy), cases: load(names.cases) }
  const lost = Object.values(files).filter(({ contents }) => contents === undefined).map(({ name }) => ({ file: name, line: 1, field: '', message: 'This file is not there, or cannot be read.' }))
  const tried = lost.length ? undefined : tryIncomeTest(files as Parameters<typeof tryIncomeTest>[0])
  if (!tried?.ok) {
    const errors = [...lost, ...(tried?.refusal.facts ?? [])]
    if (json) return { out: JSON.stringify({ errors }, null, 2), error: '', code: 1 }
    return { out: '', error: errors.map(({ file, line, field, message }) => `${file}:${line}${field && ` ${field}`}: ${message}`).join('\n'), code: 1 }
  }
  const code = tried.value.some(({ asExpected }) => asExpected === false) ? 1 : 0
  if (json) return { out: JSON.stringify({ cases: tried.value }, null, 2), error: '', code }
  const rows = tried.value.map(({ name, norm, limit, income, outcome, asExpected, reasons }) => [name, norm ?? '-', limit ?? '-', income ?? '-', outcome, asExpected === undefined ? '' : asExpected ? 'yes' : 'NO', reasons.join(', ')])
  const unexpected = tried.value.filter(({ asExpected }) => asExpected === false).length
  const last = `${tried.value.length} ${tried.value.length === 1 ? 'case' : 'cases'}${unexpected ? `, ${unexpected} not as expected` : ''}. Norm, limit and income in euro per month.`
  return { out: `${table(['case', 'norm', 'limit', 'income', 'outcome', 'expected', 'reasons'], rows)}\n\n${last}`, error: '', code }
}

type Given = { readonly norms: string; readonly policy: string; readonly cases: string; readonly json: boolean }

function readArgs(args: readonly string[]): Given | string {
  const file = { type: 'string' } as const
  try {
    const { values: { norms, policy, cases, json = false } } = parseArgs({ args: [...args], options: { norms: file, policy: file, cases: file, json: { type: 'boolean' } } })
    return norms && policy && cases ? { norms, policy, cases, json } : USAGE
  } catch (error) {
    return `${(error as Error).message}\n${USAGE}`
  }
}

const load = (name: string): { readonly name: string; readonly contents: string | undefined } => {
  try { return { name, contents: readFileSync(name, 'utf8') } } catch { return { name, contents: undefined } }
}

/** Amounts to the right, the rest to the left; the last column as long as it is. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows]
  const widths = head.map((_, i) => Math.max(...all.map((row) => row[i]!.length)))
  const right = (i: number): boolean => i >= 1 && i <= 3
  return all.map((row) => row.map((cell, i) => (right(i) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join('  ').trimEnd()).join('\n')
}
