/** A row of a spreadsheet's file and the line on which it begins, from 1. Empty rows are left out. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] }

/**
 * Reads CSV as spreadsheets write it: separated by semicolons or commas (whichever the first line has), quotes around cells
 * that hold one, doubled quotes inside them.
 */
export function csvRows(contents: string): readonly CsvRow[] {
  const text = contents.replace(/^\ufeff/, '')
  const separator = /^[^\n]*;/.test(text) ? ';' : ','
  const rows: CsvRow[] = []
  let [cells, cell, quoted, line, began]: [string[], string, boolean, number, number] = [[], '', false, 1, 1]
  const endRow = (): void => {
    cells.push(cell.trim())
    if (cells.some((one) => one !== '')) rows.push({ line: began, cells })
    cells = []
    cell = ''
  }
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!
    if (sign === '\n') line++
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[i + 1] === '"') { cell += '"'; i++ }
      else quoted = false
    } else if (sign === '"' && cell.trim() === '') { cell = ''; quoted = true }
    else if (sign === separator) { cells.push(cell.trim()); cell = '' }
    else if (sign === '\n') { endRow(); began = line }
    else if (sign !== '\r') cell += sign
  }
  endRow()
  return rows
}

/** "1.703,35" and "1703,35" as a spreadsheet in the Netherlands writes them, as "1703.35". Anything else stays as it is, for the reader to judge. */
export const plainAmount = (cell: string): string =>
  /^-?(?:\d+|\d{1,3}(?:\.\d{3})+),\d{2}$/.test(cell) ? cell.replaceAll('.', '').replace(',', '.') : cell
