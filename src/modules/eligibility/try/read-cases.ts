import { refuse, type Refusal, type Result } from '#shared/result.ts'
import { type Case, parseCases } from './cases.ts'
import { csvRows, plainAmount } from './csv-rows.ts'
import { type FileError, type GivenFile, isCsv, placed, unreadable } from './file-error.ts'
import { readJson } from './json-places.ts'

type Read = Result<readonly Case[], Refusal<'file-wrong', readonly FileError[]>>
const wrong = (errors: readonly FileError[]): Read => refuse('file-wrong', errors)

export function readCases(file: GivenFile): Read {
  if (isCsv(file)) return fromCsv(file)
  const json = readJson(file.contents)
  if (!json.ok) return wrong(unreadable(file, json.refusal))
  const cases = parseCases(json.value.value)
  return cases.ok ? cases : wrong(placed(file, json.value, cases.refusal.facts))
}

/** A column of the CSV and where it belongs in a case: a household of one or two with one income each. The rest needs JSON. */
const COLUMNS: readonly (readonly [column: string, path: string])[] = [
  ['name',          'name'],
  ['referenceDate', 'referenceDate'],
  ['born',          'adults[0].born'],
  ['kind',          'adults[0].incomes[0].kind'],
  ['amount',        'adults[0].incomes[0].amount'],
  ['month',         'adults[0].incomes[0].month'],
  ['partnerBorn',   'adults[1].born'],
  ['partnerKind',   'adults[1].incomes[0].kind'],
  ['partnerAmount', 'adults[1].incomes[0].amount'],
  ['partnerMonth',  'adults[1].incomes[0].month'],
  ['children',      'children'],
  ['otherAdults',   'answers.otherAdults'],
  ['expect',        'expect'],
]

function fromCsv(file: GivenFile): Read {
  const [head, ...rows] = csvRows(file.contents)
  const columns = (head?.cells ?? []).map((name) => COLUMNS.find(([column]) => column.toLowerCase() === name.toLowerCase()))
  const strange = (head?.cells ?? []).flatMap((name, i): FileError[] => (columns[i] ? [] : [{ file: file.name, line: head!.line, field: name, message: `There is no such column; ${COLUMNS.map(([column]) => column).join(', ')} are there.` }]))
  if (strange.length) return wrong(strange)
  const cases = parseCases({ cases: rows.map(({ cells }) => caseOf(new Map(columns.flatMap((column, i) => { const cell = cells[i] ?? ''; return column && cell !== '' ? [[column[0], cell] as const] : [] })))) })
  if (cases.ok) return cases
  return wrong((cases.refusal.facts ?? []).map(({ field, message }) => {
    const [, row, path = ''] = /^cases\[(\d+)\]\.?(.*)$/.exec(field) ?? []
    const column = COLUMNS.find(([, at]) => at === path)?.[0] ?? path
    return { file: file.name, line: rows[Number(row ?? -1)]?.line ?? head?.line ?? 1, field: column, message }
  }))
}

/** An empty cell is left out. No amount: the income is known and there is none. */
function caseOf(cells: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> {
  const given = (entries: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined))
  const adult = (born: string, kind: string, amount: string, month: string) => ({
    born: cells.get(born),
    incomes: cells.has(amount) || cells.has(kind) ? [given({ kind: cells.get(kind) ?? 'loon', amount: plainAmount(cells.get(amount) ?? ''), month: cells.get(month) })] : [],
  })
  const children = cells.get('children')
  return given({
    name: cells.get('name'), referenceDate: cells.get('referenceDate'), expect: cells.get('expect'),
    children: children === undefined ? undefined : /^\d+$/.test(children) ? Number(children) : children,
    answers: cells.has('otherAdults') ? { otherAdults: cells.get('otherAdults') } : undefined,
    adults: [adult('born', 'kind', 'amount', 'month'), ...(['partnerBorn', 'partnerKind', 'partnerAmount'].some((name) => cells.has(name)) ? [adult('partnerBorn', 'partnerKind', 'partnerAmount', 'partnerMonth')] : [])],
  })
}
