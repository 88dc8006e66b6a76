import { type ContentText, readContentText } from './content-text.ts'

/** One part of a text that two versions have differently: which paragraphs and lines went, and which came in their place. */
export type TextChange = {
  /** The title, a line of the front matter, the beginning, or a section by its id. */
  readonly part: string
  readonly kind: 'new' | 'gone' | 'other'
  /** Both empty: the same words, set otherwise. */
  readonly went: readonly string[]
  readonly came: readonly string[]
}

/** What somebody who decides about `becomes` must read, in the order of the text. Both are whole texts, with front matter. */
export function textChanges(was: string, becomes: string): TextChange[] {
  const [before, after] = [partsOf(readContentText(was)), partsOf(readContentText(becomes))]
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((part): TextChange[] => {
    const [old, own] = [before.get(part), after.get(part)]
    if (old === own) return []
    const [oldPieces, ownPieces] = [piecesOf(old), piecesOf(own)]
    return [{
      part, kind: old === undefined ? 'new' : own === undefined ? 'gone' : 'other',
      went: oldPieces.filter((piece) => !ownPieces.includes(piece)), came: ownPieces.filter((piece) => !oldPieces.includes(piece)),
    }]
  })
}

function partsOf({ front, body, sections }: ContentText): Map<string, string> {
  const beginning = /^## /.test(body) ? '' : body.split(/\n## /)[0]!.trim()
  return new Map([
    ...Object.entries(front).map(([name, line]): [string, string] => [name === 'title' ? 'title' : `line "${name}"`, line]),
    ...(beginning ? [['beginning', beginning] as [string, string]] : []),
    ...[...sections].map(([id, section]): [string, string] => [`section ## ${id}`, section.heading === id ? section.body : `${section.heading}\n\n${section.body}`]),
  ])
}

/** Paragraphs, and each item of a list or row of a table by itself. */
const piecesOf = (text = ''): string[] => text.split(/\n{2,}|\n(?=[-|]|\d+\. )/).map((piece) => piece.trim()).filter(Boolean)
