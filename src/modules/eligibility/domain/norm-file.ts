import { ok, refuse, type Refusal, type Result } from '#shared/result.ts'
import { NORM_KEYS, type Basis } from './norms.ts'
import type { TypedNorms } from './norm-proposal.ts'

/** What cannot be read in a file, by its line (from 1) where it has one. `field` as it stands in the file. */
export type FileProblem = {
  readonly code: 'empty' | 'too-long' | 'no-json' | 'no-table' | 'two-tables' | 'no-amounts' | 'no-pair' | 'unknown-type' | 'twice' | 'no-text'
  readonly line?: number | undefined
  readonly field?: string
}

type NormFile = {
  readonly typed: TypedNorms
  /** What the file says of its amounts, if it does: the table before decides whether that can be. */
  readonly basis?: Basis | string
  readonly holidayAllowancePermille?: unknown
  /** The line of a field, to name it when its contents are wrong. */
  readonly lineOf: (field: string) => number | undefined
}

type Read = Result<NormFile, Refusal<'file-wrong', readonly FileProblem[]>>
const wrong = (problems: readonly FileProblem[]): Read => refuse('file-wrong', problems)

const LONGEST = 20_000
const KEYS: readonly string[] = NORM_KEYS
/** Lines of a CSV that are no amount. */
const HEADS: Readonly<Record<string, 'effectiveFrom' | 'source'>> = { ingangsdatum: 'effectiveFrom', bron: 'source' }

/**
 * Reads one norm table out of the contents of a file. CSV: a line "type;amount" for each type, and the lines
 * "ingangsdatum;…" and "bron;…". JSON: the form of data/bijstandsnormen.json with one table, or that table alone.
 * Texts are handed on as they stand: checkNorms reads days and amounts, of a file as of a form.
 */
export function readNormFile(contents: string): Read {
  const text = contents.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')
  if (!text.trim()) return wrong([{ code: 'empty' }])
  if (text.length > LONGEST) return wrong([{ code: 'too-long' }])
  return /^\s*[[{]/.test(text) ? fromJson(text) : fromCsv(text)
}

function fromCsv(text: string): Read {
  const problems: FileProblem[] = []
  const found = new Map<string, { line: number; value: string }>()
  const lines = text.split('\n')
  const separator = lines.some((line) => line.includes(';')) ? ';' : '\t'
  for (const [index, row] of lines.entries()) {
    const line = index + 1
    const cells = row.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1').trim())
    if (cells.every((cell) => cell === '')) continue
    const [field = '', value = ''] = cells
    if (field.toLowerCase() === 'type') continue
    if (cells.length < 2 || cells.slice(2).some(Boolean)) problems.push({ code: 'no-pair', line })
    else if (!KEYS.includes(field) && !Object.hasOwn(HEADS, field.toLowerCase())) problems.push({ code: 'unknown-type', line, field })
    else if (found.has(nameOf(field))) problems.push({ code: 'twice', line, field })
    else found.set(nameOf(field), { line, value })
  }
  if (problems.length) return wrong(problems)
  const value = (field: string): string => found.get(field)?.value ?? ''
  return ok({
    typed: { effectiveFrom: value('effectiveFrom'), source: value('source'), amounts: Object.fromEntries(KEYS.filter((key) => found.has(key)).map((key) => [key, value(key)])) },
    lineOf: (field) => found.get(field)?.line,
  })
}

const nameOf = (field: string): string => HEADS[field.toLowerCase()] ?? field

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

function fromJson(text: string): Read {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch (error) {
    return wrong([{ code: 'no-json', line: lineOfError(text, error as Error) }])
  }
  const lineOf = (field: string): number | undefined => { const at = text.indexOf(`"${field}"`); return at < 0 ? undefined : lineAt(text, at) }
  const around: Fields = isFields(file) ? file : {}
  const tables = 'tables' in around ? around.tables : [file]
  if (!Array.isArray(tables) || tables.length === 0 || !isFields(tables[0])) return wrong([{ code: 'no-table' }])
  if (tables.length > 1) return wrong([{ code: 'two-tables' }])
  const { effectiveFrom = '', source = '', amounts } = tables[0]
  if (!isFields(amounts)) return wrong([{ code: 'no-amounts' }])
  const problems: FileProblem[] = []
  for (const [field, value] of Object.entries({ effectiveFrom, source, ...amounts })) {
    if (field in amounts && !KEYS.includes(field)) problems.push({ code: 'unknown-type', line: lineOf(field), field })
    // A number in JSON is a fraction: an amount is a text, so that no cent is lost.
    else if (typeof value !== 'string') problems.push({ code: 'no-text', line: lineOf(field), field })
  }
  if (problems.length) return wrong(problems)
  const { basis, holidayAllowancePermille } = around
  return ok({
    typed: { effectiveFrom: effectiveFrom as string, source: source as string, amounts: amounts as Record<string, string> }, lineOf,
    ...(basis === undefined ? {} : { basis: String(basis) }), ...(holidayAllowancePermille === undefined ? {} : { holidayAllowancePermille }),
  })
}

const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length

/** V8 says where it stopped: "(line 3 column 5)", or at the end of the text. */
function lineOfError(text: string, { message }: Error): number {
  const told = /\(line (\d+)/.exec(message)?.[1] ?? /position (\d+)/.exec(message)?.[1]
  return told === undefined ? text.trimEnd().split('\n').length : message.includes('(line') ? Number(told) : lineAt(text, Number(told))
}
