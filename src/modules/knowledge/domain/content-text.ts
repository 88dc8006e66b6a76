/** One content file as it is written: front matter between two lines of dashes, then the body in sections. */
export type ContentText = {
  readonly title: string
  readonly front: Readonly<Record<string, string>>
  /** Everything below the front matter. */
  readonly body: string
  /** Parts under a `## ` heading, by id: the heading itself when it is a code, or what `{#id}` names. */
  readonly sections: ReadonlyMap<string, Section>
}
type Section = { readonly heading: string; readonly body: string }

/** Reads a file's text. Throws one sentence about what is wrong; the caller adds the file's name. */
export function readContentText(text: string): ContentText {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text.replaceAll('\r\n', '\n'))
  if (!match) throw new Error('A text begins with front matter between two lines of three dashes.')
  const front = readFront(match[1]!)
  if (!front['title']) throw new Error('The front matter has no title.')
  const sections = readSections(match[2]!)
  return { title: front['title'], front, body: match[2]!.replace(MARK, '').trim(), sections }
}

function readFront(text: string): Record<string, string> {
  const front: Record<string, string> = {}
  for (const line of text.split('\n').filter((each) => each.trim())) {
    const colon = line.indexOf(':')
    if (colon < 1) throw new Error(`The front matter has a line without a colon: ${JSON.stringify(line)}.`)
    // Quotes around the whole of it are how other readers want a colon written: nobody should read them.
    front[line.slice(0, colon).trim()] = line.slice(colon + 1).trim().replace(/^"(.*)"$/, '$1')
  }
  return front
}

const MARK = /[ \t]*\{#([\w.-]+)\}/g

/** A code (`sold-out`, `income.fail.single`) is its own id; of words the letters remain. */
const idOf = (heading: string): string => /^[a-z0-9.-]+$/.test(heading) ? heading : heading.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')

function readSections(body: string): Map<string, Section> {
  const sections = new Map<string, Section>()
  for (const part of body.split(/^## /m).slice(1)) {
    const [first = '', ...rest] = part.split('\n')
    const heading = first.replace(MARK, '').trim()
    const id = /\{#([\w.-]+)\}/.exec(first)?.[1] ?? idOf(heading)
    if (sections.has(id)) throw new Error(`Two sections are called ${id}.`)
    sections.set(id, { heading, body: rest.join('\n').trim() })
  }
  return sections
}
