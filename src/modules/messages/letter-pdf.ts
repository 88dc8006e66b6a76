import { setImmediate } from 'node:timers/promises'
import { dayOf, formatDate } from '#shared/local-date.ts'
import { type Block, type Document, type Line, lineText } from '#modules/knowledge/index.ts'
import type { LetterAddress } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { mm, openPdf, type Pdf, type Run } from '#web/pdf.ts'
import { referenceOf } from './domain/reference.ts'
import { text } from './messages.text.ts'

/** An explanation in English, with what it says of itself. */
export type Explained = { readonly document: Document; readonly counts: string }
export type Letter = { readonly id: string; readonly createdAt: Date; readonly address: LetterAddress | undefined; readonly document: Document; /** For who reads English: after the Dutch. */ readonly english?: Explained | undefined; /** More pages for the same envelope. */ readonly enclosed?: ((pdf: Pdf) => void) | undefined; /** Goes with others to the same person: which it is, and of how many. */ readonly inEnvelope?: { readonly nth: number; readonly of: number } | undefined }

/** Where a window envelope shows the address (A4 folded in three, window at the left), and where to fold. */
const WINDOW = { left: mm(25), top: mm(50), width: mm(80) }
const BODY = mm(98)
const FOLDS = [mm(105), mm(210)]

/** Letters as one print-ready, tagged A4 document: each begins on a page of its own and counts its own pages. */
export async function lettersPdf(house: House, letters: readonly Letter[]): Promise<Buffer> {
  const [only] = letters
  const pdf = openPdf({ title: letters.length === 1 && only ? only.document.title : text.pdfTitle(letters.length), createdAt: house.clock.now() })
  for (const [i, letter] of letters.entries()) {
    if (i > 0) {
      pdf.newPage()
      // Each letter takes some ten milliseconds: others may be served in between.
      await setImmediate()
    }
    writeLetter(house, pdf, letter)
    letter.enclosed?.(pdf)
  }
  return pdf.finish()
}

function writeLetter(house: House, pdf: Pdf, letter: Letter): void {
  const first = pdf.pageCount() - 1
  const reference = referenceOf(letter.id)
  pdf.part(() => {
    pdf.artifact(() => {
      pdf.doc.rect(0, 0, mm(210), mm(6)).fill('#ffc53d')
      for (const y of FOLDS) pdf.doc.moveTo(mm(5), y).lineTo(mm(9), y).lineWidth(0.5).strokeColor('#846c8c').stroke()
    })
    writeHead(house, pdf, letter, reference)
    pdf.doc.x = pdf.left
    pdf.doc.y = BODY
    pdf.heading(letter.document.title, 1)
    writeBlocks(pdf, letter.document.blocks)
  })
  if (letter.english) writeEnglish(pdf, letter.english)
  pdf.onPages(first, (page, of) => {
    pdf.doc.font('regular').fontSize(9).fillColor('#5d4a64')
      .text(text.foot(reference, page, of), pdf.left, mm(283), { width: pdf.width, align: 'right', lineBreak: false })
  })
}

/** On a page of its own, so that the Dutch letter stays whole. */
const writeEnglish = (pdf: Pdf, { document, counts }: Explained): void => pdf.part(() => {
  pdf.newPage()
  pdf.heading(document.title, 1)
  pdf.paragraph([{ text: counts, bold: true }])
  writeBlocks(pdf, document.blocks)
}, 'en-GB')

function writeHead(house: House, pdf: Pdf, { createdAt, address, document, inEnvelope }: Letter, reference: string): void {
  const { municipality } = house
  const at = (x: number, y: number, width: number, lines: readonly string[], size: number, weight: 'regular' | 'bold' = 'regular') => pdf.tag('P', () => {
    pdf.doc.font(weight).fontSize(size).fillColor('#2b0f33').text(lines.join(' \n'), x, y, { width, lineGap: size * 0.3 })
  })
  at(pdf.left, mm(18), mm(90), [municipality.passName], 20, 'bold')
  at(mm(130), mm(18), mm(60), [text.municipality(municipality.name), ...municipality.postalAddress.slice(1), text.call(municipality.phone)], 9)
  at(WINDOW.left, mm(45), WINDOW.width, [text.returnTo(municipality.postalAddress.slice(-2))], 7)
  if (address) at(WINDOW.left, WINDOW.top, WINDOW.width, [address.name, ...(address.lines.length ? address.lines : [text.noAddress])], 11)
  // A decision letter says its date and number itself.
  const own = /^Datum:/.test(document.text)
  at(mm(130), mm(50), mm(60), [...(own ? [] : [text.dated(formatDate(dayOf(createdAt)))]), text.letterNumber(reference), ...(inEnvelope && inEnvelope.of > 1 ? [text.inEnvelope(inEnvelope.nth, inEnvelope.of)] : [])], 9)
}

/** What content says, as paper says it. */
export const writeBlocks = (pdf: Pdf, blocks: readonly Block[]): void => { for (const block of blocks) writeBlock(pdf, block) }

function writeBlock(pdf: Pdf, block: Block): void {
  if (block.kind === 'paragraph') pdf.paragraph(runs(block.line))
  else if (block.kind === 'heading') pdf.heading(lineText(block.line), block.level)
  else if (block.kind === 'list') pdf.list(block.items.map(runs), block.ordered)
  else pdf.list(block.rows.map((row) => row.map((cell) => lineText(cell)).join(': ')))
}

/** On paper a link is its address, unless that is what it says. */
const runs = (line: Line): Run[] => line.map((part) => part.kind === 'strong' ? { text: lineText(part.children, true), bold: true } : { text: lineText([part], true) })
