import { holdsBsn } from './holds-bsn.ts'

export type Expected = { readonly name: string; readonly address: string; readonly role: 'kcc' | 'stip' }
export type ExpectedProblem = 'name' | 'address' | 'role' | 'bsn'
/** `line`: as somebody counts them, from 1. */
export type LineProblem = { readonly line: number; readonly code: ExpectedProblem }

/** More than any desk has; a longer list is something else. */
export const MOST_LINES = 500

type ReadAddress = (typed: string) => string | undefined

/** One colleague as typed, or everything that is wrong with it at once. */
export function readExpected(typed: { readonly name: string; readonly address: string; readonly role: string }, readAddress: ReadAddress): { readonly one: Expected } | { readonly problems: readonly ExpectedProblem[] } {
  const name = typed.name.trim().replace(/\s+/g, ' ')
  const address = readAddress(typed.address)
  const role = roleIn(typed.role)
  const problems: ExpectedProblem[] = [
    ...(name.length < 2 || name.length > 100 || /[\p{C}@]/u.test(name) ? ['name' as const] : holdsBsn(name) ? ['bsn' as const] : []),
    ...(address ? [] : ['address' as const]),
    ...(role ? [] : ['role' as const]),
  ]
  return address && role && !problems.length ? { one: { name, address, role } } : { problems }
}

/**
 * A list as it comes out of a spreadsheet or a directory: a line each, with tabs, semicolons or commas, with or without quotes and a first
 * line of headings. The columns may stand in any order: an address has an @, and a place is KCC or Stip. Refused with every wrong line.
 */
export function readExpectedList(text: string, readAddress: ReadAddress): { readonly people: readonly Expected[] } | { readonly problems: readonly LineProblem[] } | 'empty' | 'long' {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/).map((line, i) => ({ number: i + 1, line })).filter(({ line }) => line.trim())
  const [first, ...rest] = lines
  const people = first && isHeading(first.line) ? rest : lines
  if (!people.length) return 'empty'
  if (people.length > MOST_LINES) return 'long'
  const read = people.map(({ number, line }) => ({ number, ...readExpected(columnsOf(line), readAddress) }))
  const problems = read.flatMap((one): LineProblem[] => ('problems' in one ? one.problems.map((code) => ({ line: one.number, code })) : []))
  return problems.length ? { problems } : { people: read.flatMap((one) => ('one' in one ? [one.one] : [])) }
}

const isHeading = (line: string): boolean => !line.includes('@') && /naam|name|adres|mail/i.test(line)

function columnsOf(line: string): { readonly name: string; readonly address: string; readonly role: string } {
  // A name may hold a comma where something else keeps the columns apart.
  const separator = line.includes('\t') ? '\t' : line.includes(';') ? ';' : ','
  const cells = (line.match(separator === ',' ? /"(?:[^"]|"")*"|[^,]+/g : separator === ';' ? /"(?:[^"]|"")*"|[^;]+/g : /"(?:[^"]|"")*"|[^\t]+/g) ?? []).map((cell) => cell.trim().replace(/^"([\s\S]*)"$/, '$1').replaceAll('""', '"').trim())
  const address = cells.find((cell) => cell.includes('@')) ?? ''
  const role = cells.find((cell) => cell !== address && roleIn(cell)) ?? ''
  return { address, role, name: cells.filter((cell) => cell !== address && cell !== role).join(separator === ',' ? ', ' : ' ') }
}

/** "KCC", "Stip", "Stip Beijum". */
const roleIn = (typed: string): 'kcc' | 'stip' | undefined => {
  const word = typed.trim().toLowerCase()
  return word === 'kcc' ? 'kcc' : /^stip\b/.test(word) ? 'stip' : undefined
}
