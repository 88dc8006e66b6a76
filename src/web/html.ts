/**
 * HTML made through one door: every value in a template is escaped unless it is Html itself. Characters above U+00FF
 * leave as numeric references, so that V8 keeps the page a one-byte string (bench: html).
 */
export class Html {
  readonly text: string
  constructor(text: string) { this.text = text }
  toString(): string { return this.text }
}

export type Content = Html | string | number | null | undefined | false | readonly Content[]

const SPECIAL = /[&<>"'\u0100-\u{10ffff}]/u
const SPECIALS = /[&<>"'\u0100-\u{10ffff}]/gu
const escaped = (text: string): string => SPECIAL.test(text) ? text.replace(SPECIALS, (c) => `&#${c.codePointAt(0)};`) : text

function render(value: Content): string {
  if (value instanceof Html) return value.text
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(render).join('')
  return ''
}

// The literal parts of a template are ours, but may hold a euro sign or an é of two bytes: the same one-byte rule.
const literals = new WeakMap<TemplateStringsArray, string[]>()
const oneByte = (text: string): string => text.replace(/[\u0100-\u{10ffff}]/gu, (c) => `&#${c.codePointAt(0)};`)

export function html(strings: TemplateStringsArray, ...values: Content[]): Html {
  let parts = literals.get(strings)
  if (!parts) { parts = strings.map(oneByte); literals.set(strings, parts) }
  let text = parts[0]!
  for (let i = 0; i < values.length; i++) text += render(values[i]) + parts[i + 1]!
  return new Html(text)
}

/** Only for HTML that this program made itself: rendered Markdown, an SVG drawn by us. Never for input. */
export const trusted = (text: string): Html => new Html(oneByte(text))

/** Attributes that may be absent: attrs({ id, 'aria-describedby': x && `${id}-hint`, checked: true }). */
export function attrs(record: Readonly<Record<string, string | number | boolean | null | undefined>>): Html {
  let text = ''
  for (const [name, value] of Object.entries(record)) {
    if (value === undefined || value === null || value === false) continue
    text += value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`
  }
  return new Html(text)
}
