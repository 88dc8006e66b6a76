import { Marked, type Token, type Tokens } from 'marked'
import { type Block, type Inline, type Line, splitPlaces } from './domain/blocks.ts'

/**
 * Markdown to blocks, with the little that our texts need: paragraphs, headings, lists, tables, links, bold, and a Dutch word in a text in English (*bezwaar*).
 * Anything else, raw HTML first of all, is refused with its text, so that a text can never bring markup of its own.
 */
export function compile(markdown: string): Block[] {
  return reader.lexer(hideLinkPlaces(markdown)).flatMap((token): Block[] => {
    if (token.type === 'space') return []
    if (token.type === 'paragraph') return [{ kind: 'paragraph', line: inline((token as Tokens.Paragraph).tokens) }]
    if (token.type === 'heading') return [heading(token as Tokens.Heading)]
    if (token.type === 'list') return [{ kind: 'list', ordered: (token as Tokens.List).ordered, items: (token as Tokens.List).items.map(item) }]
    if (token.type === 'table') return [table(token as Tokens.Table)]
    throw refused(token)
  })
}

const reader = new Marked({ gfm: true, breaks: false })

const refused = (token: Token): Error => new Error(`Not allowed in a text (${token.type}): ${token.raw.trim().slice(0, 80)}`)

function heading(token: Tokens.Heading): Block {
  if (token.depth !== 2 && token.depth !== 3) throw new Error(`Headings in a text have level 2 or 3: ${token.raw.trim()}`)
  return { kind: 'heading', level: token.depth, line: inline(token.tokens) }
}

function item(token: Tokens.ListItem): Line {
  const [text, ...others] = token.tokens.filter((each) => each.type !== 'space')
  if (!text || others.length || (text.type !== 'text' && text.type !== 'paragraph')) throw new Error(`A list item is one line of text: ${token.raw.trim()}`)
  return inline((text as Tokens.Text).tokens ?? [])
}

const table = (token: Tokens.Table): Block => ({
  kind: 'table',
  head: token.header.map((cell) => inline(cell.tokens)),
  rows: token.rows.map((row) => row.map((cell) => inline(cell.tokens))),
})

const inline = (tokens: readonly Token[]): Line => tokens.flatMap((token): Inline[] => {
  if (token.type === 'text' || token.type === 'escape') return splitPlaces(plain((token as Tokens.Text).text))
  if (token.type === 'br') return [{ kind: 'text', text: ' ' }]
  if (token.type === 'strong') return [{ kind: 'strong', children: inline((token as Tokens.Strong).tokens) }]
  if (token.type === 'em' && (token as Tokens.Em).tokens.every(({ type }) => type === 'text')) return [{ kind: 'dutch', text: plain((token as Tokens.Em).text), term: true }]
  if (token.type === 'link') {
    const link = token as Tokens.Link
    return [{ kind: 'link', href: splitPlaces(checkedLink(link.href)), children: inline(link.tokens) }]
  }
  throw refused(token)
})

/** A line break inside a paragraph of the source is a space; what marked escaped is text again, since we escape at the end. */
const plain = (text: string): string => text.replaceAll('\n', ' ').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')

// marked would percent-encode the braces of a place inside a link's address: they travel as a word and come back.
const hideLinkPlaces = (markdown: string): string => markdown.replace(/\]\(\{\{(\w+)\}\}([^)]*)\)/g, '](place:$1$2)')

/** Pages of our own, a telephone number, a mail address, or https. Never http, javascript, data or another site's path. */
function checkedLink(href: string): string {
  const place = /^place:(\w+)(.*)$/.exec(href)
  if (place) return `{{${place[1]}}}${place[2]}`
  if (/^(\/(?!\/)[\w\-/]*(#[\w-]+)?|#[\w-]+|https:\/\/[^\s]+|tel:[+\d]+|mailto:[^\s?]+)$/.test(href)) return href
  throw new Error(`Not a link that a text may have: ${href}`)
}
