/**
 * A text after reading and before filling: paragraphs, headings, lists and tables with open places in them.
 * One shape serves the page (HTML), the letter (PDF) and the e-mail (plain text beside HTML).
 */
export type Inline =
  | { readonly kind: 'text';   readonly text: string }
  | { readonly kind: 'place';  readonly name: string }
  /** Dutch inside a text in another language; `term` is a word of the letter, such as bezwaar. */
  | { readonly kind: 'dutch';  readonly text: string; readonly term?: true }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'link';   readonly href: readonly Inline[]; readonly children: readonly Inline[] }

export type Line = readonly Inline[]

export type Block =
  | { readonly kind: 'heading';   readonly level: 2 | 3; readonly line: Line }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'list';      readonly ordered: boolean; readonly items: readonly Line[] }
  | { readonly kind: 'table';     readonly head: readonly Line[]; readonly rows: readonly (readonly Line[])[] }

/** Words that are there in Dutch only, for a text in another language: a reader hears them in Dutch. */
export type InDutch = { readonly nl: string }
/** What fills the open places: plain text, never HTML. A value of several lines becomes several paragraphs or list items. */
export type Values = Readonly<Record<string, string | number | InDutch>>

/** `{{name}}` in a text becomes a place; everything else stays text. */
export function splitPlaces(text: string): Inline[] {
  const line: Inline[] = []
  let from = 0
  for (const match of text.matchAll(/\{\{\s*([a-zA-Z][\w]*)\s*\}\}/g)) {
    if (match.index > from) line.push({ kind: 'text', text: text.slice(from, match.index) })
    line.push({ kind: 'place', name: match[1]! })
    from = match.index + match[0].length
  }
  if (from < text.length) line.push({ kind: 'text', text: text.slice(from) })
  return line
}

/** Names of all open places, in the order of the text. */
export function placesOf(blocks: readonly Block[]): string[] {
  const names = new Set<string>()
  const walk = (line: Line): void => {
    for (const part of line) {
      if (part.kind === 'place') names.add(part.name)
      if (part.kind === 'link') walk(part.href)
      if (part.kind === 'link' || part.kind === 'strong') walk(part.children)
    }
  }
  for (const block of blocks) linesOf(block).forEach(walk)
  return [...names]
}

function linesOf(block: Block): readonly Line[] {
  if (block.kind === 'list') return block.items
  if (block.kind === 'table') return [...block.head, ...block.rows.flat()]
  return [block.line]
}

/** Thrown by `fill`; the room adds key and file. */
export class MissingPlace extends Error {
  readonly place: string
  constructor(place: string) { super(`{{${place}}} has no value.`); this.place = place }
}

const given = (name: string, values: Values): { readonly kind: 'text' | 'dutch'; readonly text: string } => {
  const value = values[name]
  if (value === undefined) throw new MissingPlace(name)
  return typeof value === 'object' ? { kind: 'dutch', text: value.nl } : { kind: 'text', text: String(value) }
}

/** One line with every place filled; several lines of a value stay in it. */
export const fillLine = (line: Line, values: Values): Line => line.map((part): Inline => {
  if (part.kind === 'place') return given(part.name, values)
  if (part.kind === 'strong') return { kind: 'strong', children: fillLine(part.children, values) }
  if (part.kind === 'link') return { kind: 'link', href: fillLine(part.href, values), children: fillLine(part.children, values) }
  return part
})

/** A line that is one open place and nothing else takes as many lines as its value has; an empty value leaves none. */
function fillAlone(line: Line, values: Values): Line[] {
  const only = line.length === 1 ? line[0]! : undefined
  if (only?.kind !== 'place') return [fillLine(line, values)]
  const { kind, text: lines } = given(only.name, values)
  return lines.split('\n').filter((text) => text.trim()).map((text) => [{ kind, text: text.trim() }])
}

/** The blocks with every place filled. Throws MissingPlace when a value is not given. */
export function fill(blocks: readonly Block[], values: Values): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.kind === 'heading') return [{ ...block, line: fillLine(block.line, values) }]
    if (block.kind === 'paragraph') return fillAlone(block.line, values).map((line) => ({ kind: 'paragraph', line }))
    if (block.kind === 'list') {
      const items = block.items.flatMap((item) => fillAlone(item, values))
      return items.length ? [{ ...block, items }] : []
    }
    return [{ ...block, head: block.head.map((cell) => fillLine(cell, values)), rows: block.rows.map((row) => row.map((cell) => fillLine(cell, values))) }]
  })
}

/** Plain text of a filled line. A link shows its address too, unless that says the same. */
export function lineText(line: Line, links = false): string {
  return line.map((part) => {
    if (part.kind === 'text' || part.kind === 'dutch') return part.text
    if (part.kind === 'place') throw new MissingPlace(part.name)
    const text = lineText(part.children, links)
    if (part.kind === 'strong' || !links) return text
    const href = lineText(part.href)
    return href.startsWith('tel:') || href.startsWith('mailto:') || href === text ? text : `${text} [${href}]`
  }).join('')
}

/** Filled blocks as plain text: the text part of an e-mail, and what is read aloud. */
export function blocksText(blocks: readonly Block[]): string {
  return blocks.map((block) => {
    if (block.kind === 'list') return block.items.map((item, i) => `${block.ordered ? `${i + 1}.` : '-'} ${lineText(item, true)}`).join('\n')
    if (block.kind === 'table') return block.rows.map((row) => row.map((cell) => lineText(cell, true)).join(' | ')).join('\n')
    return lineText(block.line, true)
  }).join('\n\n')
}
