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
  ['stays',         'adults[0].stays'],
  ['partnerBorn',   'adults[1].born'],
  ['partnerKind',   'adults[1].incomes[0].kind'],
  ['partnerAmount', 'adults[1].incomes[0].amount'],
  ['partnerMonth',  'adults[1].incomes[0].month'],
  ['partnerStays',  'adults[1].stays'],
  ['children',      'children'],
  ['otherAdults',   'answers.otherAdults'],
  ...[1, 2, 3, 4].flatMap((row) => [[`housemate${row}Born`, `housemates[${row - 1}].born`], [`housemate${row}Shares`, `housemates[${row - 1}].shares`]] as const),
  ['assets',        'assets.amount'],
  ['home',          'assets.home'],
  ['grounds',       'grounds'],
  ['saidGrounds',   'saidGrounds'],
  ['doubts',        'doubts'],
  ['expect',        'expect'],
]

type Cells = ReadonlyMap<string, string>

function fromCsv(file: GivenFile): Read {
  const [head, ...rows] = csvRows(file.contents)
  const columns = (head?.cells ?? []).map((name) => COLUMNS.find(([column]) => column.toLowerCase() === name.toLowerCase()))
  const strange = (head?.cells ?? []).flatMap((name, i): FileError[] => (columns[i] ? [] : [{ file: file.name, line: head!.line, field: name, message: `There is no such column; ${COLUMNS.map(([column]) => column).join(', ')} are there.` }]))
  if (strange.length) return wrong(strange)
  const filled = rows.map(({ cells }): Cells => new Map(columns.flatMap((column, i) => { const cell = cells[i] ?? ''; return column && cell !== '' ? [[column[0], cell] as const] : [] })))
  const cases = parseCases({ cases: filled.map(caseOf) })
  if (cases.ok) return cases
  return wrong((cases.refusal.facts ?? []).map(({ field, message }) => {
    const [, row = '-1', path = ''] = /^cases\[(\d+)\]\.?(.*)$/.exec(field) ?? []
    return { file: file.name, line: rows[Number(row)]?.line ?? head?.line ?? 1, field: columnOf(path, filled[Number(row)]), message }
  }))
}

/** In which column a mistake stands; of a housemate, in the row that is filled, not the one that it is counted as. */
function columnOf(path: string, cells: Cells | undefined): string {
  const at = path.replace(/^housemates\[(\d+)\]/, (_, nth: string) => `housemates[${(cells ? housemateRows(cells)[Number(nth)] ?? 1 : 1) - 1}]`)
  return COLUMNS.find(([, place]) => place === at)?.[0] ?? path
}

/** The form has four rows, and so has a line: which of them hold somebody. */
const housemateRows = (cells: Cells): readonly number[] => [1, 2, 3, 4].filter((row) => cells.has(`housemate${row}Born`) || cells.has(`housemate${row}Shares`))

const given = (entries: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined))
const wordsIn = (cell: string | undefined): readonly string[] | undefined => cell?.split(/\s+/)
const amountIn = (cell: string | undefined): string | undefined => (cell === undefined ? undefined : plainAmount(cell))

/** An empty cell is left out. No amount: the income is known and there is none. */
function caseOf(cells: Cells): Readonly<Record<string, unknown>> {
  const adult = (born: string, kind: string, amount: string, month: string, stays: string) => given({
    born: cells.get(born), stays: cells.get(stays),
    incomes: cells.has(amount) || cells.has(kind) ? [given({ kind: cells.get(kind) ?? 'loon', amount: plainAmount(cells.get(amount) ?? ''), month: cells.get(month) })] : [],
  })
  const children = cells.get('children')
  const housemates = housemateRows(cells).map((row) => ({ born: cells.get(`housemate${row}Born`) ?? null, shares: cells.get(`housemate${row}Shares`) }))
  return given({
    name: cells.get('name'), referenceDate: cells.get('referenceDate'), expect: cells.get('expect'),
    children: children === undefined ? undefined : /^\d+$/.test(children) ? Number(children) : children,
    answers: cells.has('otherAdults') ? { otherAdults: cells.get('otherAdults') } : undefined,
    housemates: housemates.length ? housemates : undefined,
    assets: cells.has('assets') || cells.has('home') ? given({ amount: amountIn(cells.get('assets')), home: amountIn(cells.get('home')) }) : undefined,
    grounds: wordsIn(cells.get('grounds')), saidGrounds: wordsIn(cells.get('saidGrounds')), doubts: wordsIn(cells.get('doubts')),
    adults: [
      adult('born', 'kind', 'amount', 'month', 'stays'),
      ...(['partnerBorn', 'partnerKind', 'partnerAmount', 'partnerStays'].some((name) => cells.has(name)) ? [adult('partnerBorn', 'partnerKind', 'partnerAmount', 'partnerMonth', 'partnerStays')] : []),
    ],
  })
}
