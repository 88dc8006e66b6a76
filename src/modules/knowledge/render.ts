import { unbroken } from '#web/components/reference.ts'
import { type Content, type Html, html } from '#web/html.ts'
import { type Block, type Line, lineText } from './domain/blocks.ts'

/** Filled blocks as HTML in the look: classes of NL Design System, every value escaped by the template itself. */
export const renderBlocks = (blocks: readonly Block[]): Html => html`${blocks.map(renderBlock)}`

function renderBlock(block: Block): Html {
  if (block.kind === 'paragraph') return html`<p class="nl-paragraph">${renderLine(block.line)}</p>`
  if (block.kind === 'list') {
    const items = block.items.map((item) => html`<li>${renderLine(item)}</li>`)
    return block.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`
  }
  if (block.kind === 'table') return renderTable(block.head, block.rows)
  return block.level === 2
    ? html`<h2 class="nl-heading nl-heading--level-3">${renderLine(block.line)}</h2>`
    : html`<h3 class="nl-heading nl-heading--level-4">${renderLine(block.line)}</h3>`
}

export const renderLine = (line: Line): Content => line.map((part) => {
  if (part.kind === 'strong') return html`<strong>${renderLine(part.children)}</strong>`
  if (part.kind === 'link') return html`<a class="nl-link" href="${lineText(part.href)}">${renderLine(part.children)}</a>`
  if (part.kind === 'dutch') return html`<span lang="nl">${part.term ? html`<i>${part.text}</i>` : part.text}</span>`
  return unbroken(lineText([part]))
})

const renderTable = (head: readonly Line[], rows: readonly (readonly Line[])[]): Html => html`
  <div class="utrecht-table-container"><table class="utrecht-table">
    <thead><tr>${head.map((cell) => html`<th scope="col">${renderLine(cell)}</th>`)}</tr></thead>
    <tbody>${rows.map(([first, ...others]) => html`<tr><th scope="row">${renderLine(first ?? [])}</th>${others.map((cell) => html`<td>${renderLine(cell)}</td>`)}</tr>`)}</tbody>
  </table></div>`
