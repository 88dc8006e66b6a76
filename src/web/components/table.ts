import { attrs, type Content, type Html, html } from '#web/html.ts'
import { type Category, paperClass } from './category.ts'

type Column = string | {
  readonly label: string
  /** Figures: right-aligned, digits below each other. */
  readonly numeric?: boolean
  /** Heard, not seen: a column of bars or of links that speak for themselves. */
  readonly hidden?: boolean
}
type Row = readonly Content[] | { readonly cells: readonly Content[]; readonly category?: Category }

type Options = {
  readonly caption?: Content
  /** Under the caption: what the figures are, from when. */
  readonly note?: Content
  /** A heading above says it already: the caption is only read aloud. */
  readonly captionHidden?: boolean
  readonly head: readonly Column[]
  /** The first cell of each row is its header. */
  readonly rows: readonly Row[]
  readonly foot?: readonly Content[]
  /** On a narrow screen each row becomes a small list; explicit roles keep it a table for assistive technology. */
  readonly stacked?: boolean
}

export function table({ caption, note, captionHidden, head, rows, foot, stacked }: Options): Html {
  const columns = head.map((column) => (typeof column === 'string' ? { label: column } : column))
  const role = (name: string) => (stacked ? name : undefined)
  const numeric = (index: number): string | undefined => (columns[index]?.numeric ? 'utrecht-table__cell--numeric-column utrecht-table__cell--numeric-data' : undefined)
  const classes = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ')
  const cells = (row: readonly Content[]): Html[] => row.map((cell, index) => index === 0
    ? html`<th${attrs({ class: 'utrecht-table__header-cell', scope: 'row', role: role('rowheader') })}>${cell}</th>`
    : html`<td${attrs({ class: classes('utrecht-table__cell', numeric(index)), role: role('cell'), 'data-label': stacked && !columns[index]?.hidden && columns[index]?.label })}>${cell}</td>`)
  const line = (row: Row): Html => {
    const { cells: content, category } = 'cells' in row ? row : { cells: row, category: undefined }
    return html`<tr${attrs({ class: classes('utrecht-table__row', category && paperClass(category)), role: role('row') })}>${cells(content)}</tr>`
  }
  return html`<table${attrs({ class: classes('utrecht-table', stacked && 'pas-table--stack'), role: role('table') })}>
${caption && html`<caption class="${captionHidden ? 'pas-hidden' : 'utrecht-table__caption'}">${caption}${note && html`<br><span class="pas-quiet pas-small pas-normal">${note}</span>`}</caption>`}
<thead${attrs({ class: 'utrecht-table__header', role: role('rowgroup') })}><tr${attrs({ role: role('row') })}>${columns.map(({ label, hidden }, index) =>
    html`<th${attrs({ class: classes('utrecht-table__header-cell', numeric(index)), scope: 'col', role: role('columnheader') })}>${hidden ? html`<span class="pas-hidden">${label}</span>` : label}</th>`)}</tr></thead>
<tbody${attrs({ class: 'utrecht-table__body', role: role('rowgroup') })}>${rows.map(line)}</tbody>
${foot && html`<tfoot${attrs({ class: 'utrecht-table__footer', role: role('rowgroup') })}>${line(foot)}</tfoot>`}
</table>`
}
