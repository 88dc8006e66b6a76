import { ok, type Refusal, type Result, refuse } from '#shared/result.ts'

/** A row of a file, with the line on which it begins (from 1). */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] }

/** What a spreadsheet would run instead of show. */
const RUNS = /^[=+\-@\t\r]/
const GUARDED = /^'(?='*[=+\-@\t\r])/

/** One cell: quoted where it must be, and never a formula. `readCsv` takes the mark that keeps it a text away again. */
const cell = (text: string): string => {
  const safe = RUNS.test(text) || GUARDED.test(text) ? `'${text}` : text
  return /[;"\n\r,\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** As Dutch spreadsheets open it: semicolons, and a mark that says UTF-8. */
export const writeCsv = (rows: readonly (readonly string[])[]): string => `\ufeff${rows.map((cells) => `${cells.map(cell).join(';')}\r\n`).join('')}`

/** Semicolons, commas or tabs, whichever the first line has most of. Empty lines are left out. A quote that is never closed is refused with its line. */
export function readCsv(contents: string): Result<CsvRow[], Refusal<'open-quote', { readonly line: number }>> {
  const text = contents.replace(/^\ufeff/, '').replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  const separator = separatorOf(text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n')))
  const rows: CsvRow[] = []
  let [line, at] = [1, 0]
  while (at < text.length) {
    const began = line
    const cells: string[] = []
    for (;;) {
      let value = ''
      if (text[at] === '"') {
        const opened = line
        for (at++; ; at++) {
          if (at >= text.length) return refuse('open-quote', { line: opened })
          if (text[at] === '"') { if (text[at + 1] !== '"') { at++; break } at++ }
          if (text[at] === '\n') line++
          value += text[at]
        }
      }
      for (; at < text.length && text[at] !== separator && text[at] !== '\n'; at++) value += text[at]
      cells.push(value.replace(GUARDED, ''))
      if (text[at] !== separator) break
      at++
    }
    at++
    line++
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: began, cells })
  }
  return ok(rows)
}

/** What stands in quotes separates nothing. */
const separatorOf = (head: string): string => [';', ',', '\t'].map((sign) => ({ sign, n: head.replace(/"(?:[^"]|"")*(?:"|$)/g, '').split(sign).length })).sort((a, b) => b.n - a.n)[0]!.sign
