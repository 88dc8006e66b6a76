import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'

/**
 * Paper, made in one way: A4, tagged (a reading order, headings, a language and a title), with our own letter embedded.
 * Static cuts of Figtree with every Latin letter that the BRP writes: the web's variable file cannot be put in a PDF.
 */
const fontFile = (name: string): Buffer => readFileSync(join(import.meta.dirname, '..', '..', 'theme', 'fonts', name))
const FONTS = { regular: fontFile('figtree-letter-regular.ttf'), bold: fontFile('figtree-letter-bold.ttf') } as const
export type Weight = keyof typeof FONTS

/** Points (1/72 inch) from millimetres: envelopes and print shops speak millimetres. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4
export const INK = '#2b0f33'

/** A part of a line; `bold` for what must not be missed. */
export type Run = { readonly text: string; readonly bold?: boolean }
type Words = string | readonly Run[]

export type Pdf = {
  /** For drawing by hand. Everything drawn stands inside `tag`, `figure` or `artifact`, or a reader cannot hear it. */
  readonly doc: PDFKit.PDFDocument
  /** Left edge and width of the text column, in points. */
  readonly left: number
  readonly width: number
  heading(text: string, level?: 1 | 2 | 3): void
  paragraph(words: Words, options?: TextStyle): void
  list(items: readonly Words[], ordered?: boolean): void
  /** Anything drawn by hand that is read out: 'P', 'H1', 'Span', 'Caption' … */
  tag(type: string, draw: () => void): void
  /** A picture with words for who does not see it. */
  figure(alt: string, draw: () => void): void
  /** Decoration, page numbers, fold marks: not read out. */
  artifact(draw: () => void): void
  /** Everything until the end of `write` belongs together: one letter, one voucher; `lang` when it speaks another language. */
  part(write: () => void, lang?: string): void
  /** Moves to a new page and returns nothing; the first page is there already. */
  newPage(): void
  /** Writes on each page from `first` (counted from 0) to the last one, outside the text column: page numbers. */
  onPages(first: number, draw: (page: number, of: number) => void): void
  pageCount(): number
  finish(): Promise<Buffer>
}

type TextStyle = { readonly size?: number; readonly weight?: Weight; readonly gapAfter?: number; readonly color?: string; readonly align?: 'left' | 'right' | 'center' }

type Margins = { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
type Options = { readonly title: string; readonly lang?: string; readonly margins?: Margins; readonly createdAt: Date }

const A4 = { width: mm(210), height: mm(297) }
const MARGINS: Margins = { top: mm(20), right: mm(25), bottom: mm(25), left: mm(25) }
const HEADING = { 1: 18, 2: 13, 3: 11 } as const
const TEXT = 11

export function openPdf({ title, lang = 'nl-NL', margins = MARGINS, createdAt }: Options): Pdf {
  const doc = new PDFDocument({
    size: 'A4', margins, pdfVersion: '1.7', tagged: true, lang, displayTitle: true, bufferPages: true, font: '',
    info: { Title: title, CreationDate: createdAt, ModDate: createdAt },
  })
  for (const [name, source] of Object.entries(FONTS)) doc.registerFont(name, source)
  const root = doc.struct('Document')
  doc.addStructure(root)
  let parent = root
  const width = A4.width - margins.left - margins.right
  doc.font('regular').fontSize(TEXT).fillColor(INK)

  const add = (type: string, draw: () => void, options: { alt?: string } = {}) => { parent.add(doc.struct(type, options, draw)) }
  const within = (type: string, writeChildren: () => void, lang?: string) => {
    const before = parent
    parent = doc.struct(type, lang ? { lang } : {})
    before.add(parent)
    try { writeChildren() } finally { parent.end(); parent = before }
  }
  const write = (words: Words, x: number, columnWidth: number, { size = TEXT, weight = 'regular', color = INK, align = 'left' }: TextStyle) => {
    const runs = typeof words === 'string' ? [{ text: words }] : words
    const lineGap = size * 0.35
    runs.forEach((run: Run, i) => {
      doc.font(run.bold ? 'bold' : weight).fontSize(size).fillColor(color)
      const options = { width: columnWidth, lineGap, align, continued: i < runs.length - 1 }
      if (i === 0) doc.text(printable(run.text), x, doc.y, options)
      else doc.text(printable(run.text), options)
    })
  }
  const listItem = (label: string, words: Words) => {
    keepWithNext(TEXT * 2)
    const y = doc.y
    add('Lbl', () => { doc.font('regular').fontSize(TEXT).fillColor(INK).text(label, margins.left, y, { width: mm(5), lineBreak: false }) })
    doc.y = y
    add('LBody', () => write(words, margins.left + mm(6), width - mm(6), {}))
    doc.y += TEXT * 0.25
  }
  /** A heading alone at the foot of a page is no heading: take it along to the next one. */
  const keepWithNext = (height: number) => { if (doc.y + height > A4.height - margins.bottom) doc.addPage() }

  return {
    doc, left: margins.left, width,
    heading(text, level = 2) {
      const size = HEADING[level]
      if (doc.y > margins.top + 1) doc.y += level === 1 ? 0 : size * 0.5
      keepWithNext(size * 4)
      add(`H${level}`, () => write(text, margins.left, width, { size, weight: 'bold' }))
      doc.y += size * 0.2
    },
    paragraph(words, style = {}) {
      add('P', () => write(words, margins.left, width, style))
      doc.y += style.gapAfter ?? TEXT * 0.6
    },
    list(items, ordered = false) {
      within('L', () => {
        for (const [i, words] of items.entries()) within('LI', () => listItem(ordered ? `${i + 1}.` : '•', words))
      })
      doc.y += TEXT * 0.5
    },
    tag: add,
    figure: (alt, draw) => add('Figure', draw, { alt }),
    artifact(draw) {
      doc.markContent('Artifact', { type: 'Layout' })
      draw()
      doc.endMarkedContent()
    },
    part: (writePart, partLang) => within('Sect', writePart, partLang),
    newPage: () => { doc.addPage() },
    onPages(first, draw) {
      const count = doc.bufferedPageRange().count
      for (let i = first; i < count; i++) {
        doc.switchToPage(i)
        // Below the margin there is no column: without this pdfkit would add a page for the page number.
        doc.page.margins = { ...doc.page.margins, bottom: 0 }
        doc.markContent('Artifact', { type: 'Pagination' })
        draw(i - first + 1, count - first)
        doc.endMarkedContent()
        doc.page.margins = { ...margins }
      }
    },
    pageCount: () => doc.bufferedPageRange().count,
    finish() {
      root.end()
      const chunks: Buffer[] = []
      return new Promise((resolve, reject) => {
        doc.on('data', (chunk: Buffer) => chunks.push(chunk))
        doc.on('end', () => resolve(Buffer.concat(chunks)))
        doc.on('error', reject)
        doc.end()
      })
    },
  }
}

/**
 * What the embedded letter can write. Rare letters (ĩ, ŧ) lose their sign rather than becoming an empty box: the postman
 * must be able to read every name.
 */
export function printable(text: string): string {
  return text.normalize('NFC').replace(/[^\u0020-\u007e\u00a0-\u017e\u0218-\u021b\u1e9e\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac\u2212\n]/g, (c) => REPLACED[c] ?? bare(c))
    .replace(/[\u00adĔĕĨĩĬĭĸĿŀŉŎŏŢţŦŧŨũ]/g, (c) => REPLACED[c] ?? bare(c))
}
const REPLACED: Readonly<Record<string, string>> = {
  '\u00ad': '', '\u202f': '\u00a0', '\u2009': '\u00a0', '→': '-', '\t': ' ', 'ĸ': 'k', 'Ŀ': 'L', 'ŀ': 'l', 'ŉ': "'n", 'Ţ': 'Ț', 'ţ': 'ț', 'Ŧ': 'T', 'ŧ': 't', 'ſ': 's',
}
const bare = (character: string): string => {
  const base = character.normalize('NFD').replace(/\p{M}/gu, '')
  return /^[\u0020-\u017e]+$/.test(base) ? base : '?'
}
