import { ok, type FieldError, refuse, type Refusal, type Result } from '#shared/result.ts'
import { type NormTable, parseNorms } from '../domain/norms.ts'
import { csvRows, plainAmount } from './csv-rows.ts'
import { type FileError, type GivenFile, isCsv, placed, unreadable } from './file-error.ts'
import { readJson } from './json-places.ts'

type Read = Result<readonly NormTable[], Refusal<'file-wrong', readonly FileError[]>>
const wrong = (errors: readonly FileError[]): Read => refuse('file-wrong', errors)

/** Norm tables of a JSON file (data/bijstandsnormen.json) or of a CSV: the lines of the import, a line `ingangsdatum` begins a table. */
export function readNorms(file: GivenFile): Read {
  if (isCsv(file)) return fromCsv(file)
  const json = readJson(file.contents)
  return json.ok ? checked(file, json.value.value, json.value.lineOf) : wrong(unreadable(file, json.refusal))
}

function checked(file: GivenFile, value: unknown, lineOf: (path: string) => number): Read {
  const norms = parseNorms(value)
  if (!norms.ok) return wrong(placed(file, { lineOf }, norms.refusal.facts))
  const days = norms.value.map(({ effectiveFrom }) => effectiveFrom)
  const twice = days.flatMap((day, i): FieldError[] => (days.indexOf(day) < i ? [{ field: `tables[${i}].effectiveFrom`, message: `There is another table from ${day}.` }] : []))
  return twice.length ? wrong(placed(file, { lineOf }, twice)) : norms
}

/** Lines "name;value": what holds for every table first, then for each table its day, its source and an amount for each type. */
const WHOLE: readonly string[] = ['basis', 'holidayAllowancePermille']
const NAMES: Readonly<Record<string, string>> = { ingangsdatum: 'effectiveFrom', bron: 'source', zekerheid: 'confidence' }

function fromCsv(file: GivenFile): Read {
  const errors: FileError[] = []
  const lines = new Map<string, number>()
  const whole: Record<string, unknown> = { basis: 'including-holiday-allowance', holidayAllowancePermille: 50 }
  const tables: { [name: string]: unknown; amounts: Record<string, string> }[] = []
  for (const { line, cells } of csvRows(file.contents)) {
    const [typed = '', value = '', ...more] = cells
    const name = NAMES[typed.toLowerCase()] ?? typed
    const bad = (message: string): void => { errors.push({ file: file.name, line, field: typed, message }) }
    if (typed.toLowerCase() === 'type') continue
    if (cells.length < 2 || more.some(Boolean)) { bad('A line holds a name and a value.'); continue }
    if (name === 'effectiveFrom') tables.push({ amounts: {} })
    const table = tables.at(-1)
    const at = WHOLE.includes(name) ? name : `tables[${tables.length - 1}]${['effectiveFrom', 'source', 'confidence'].includes(name) ? '' : '.amounts'}.${name}`
    if (lines.has(at)) { bad('This stands in the table twice.'); continue }
    lines.set(at, line)
    if (WHOLE.includes(name)) whole[name] = name === 'basis' ? value : Number(value)
    else if (!table) bad('A table begins with the line ingangsdatum.')
    else if (at.includes('.amounts.')) table.amounts[name] = plainAmount(value)
    else table[name] = value
  }
  if (errors.length) return wrong(errors)
  const read = checked(file, { ...whole, tables }, (path) => lines.get(path) ?? lines.get(`${/^tables\[\d+\]/.exec(path)?.[0]}.effectiveFrom`) ?? 1)
  if (read.ok) return ok(read.value)
  return wrong((read.refusal.facts ?? []).map((error) => ({ ...error, field: error.field.replace(/^tables\[\d+\]\.(amounts\.)?/, '') })))
}
