/**
 * A table that a spreadsheet opens as it is meant: separated by semicolons, as in the Netherlands, everything between
 * quotes, and no cell that a spreadsheet would take for a formula (=, +, -, @, also in full width, tab and line breaks).
 */
export const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`

// White space and control characters in front are skipped by spreadsheets, so a formula may hide behind them.
const FORMULA = /^[\s\p{C}]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|^[\t\r\n]/u

function cell(value: string | number): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  return `"${(FORMULA.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`
}
