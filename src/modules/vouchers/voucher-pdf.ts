import { lineText, section } from '#modules/knowledge/index.ts'
import { spellCode } from '#shared/code.ts'
import { dayOf } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { categories } from '#web/components/category.ts'
import type { QrModules } from '#web/components/qr.ts'
import { INK, mm, openPdf, type Pdf, printable, type Weight } from '#web/pdf.ts'
import { qrModules } from './qr.ts'
import type { ShownVoucher } from './shown-voucher.ts'
import { text } from './vouchers.text.ts'

export type PrintedVoucher = ShownVoucher & { readonly code: string; readonly token: string }

/** Vouchers on paper, one a page: the upper part for the till, below the cut what the holder and the till need to know. */
export async function voucherPdf(house: House, vouchers: readonly PrintedVoucher[]): Promise<Buffer> {
  const title = vouchers.length === 1 ? text.paper.title(vouchers[0]!.offer.title) : text.paper.titleAll
  const pdf = openPdf({ title, createdAt: house.clock.now() })
  for (const [i, voucher] of vouchers.entries()) {
    if (i > 0) pdf.newPage()
    pdf.part(() => writeVoucher(house, pdf, voucher))
  }
  return pdf.finish()
}

/** The same pages behind what a PDF holds already: in the envelope of a letter. */
export function addVouchers(house: House, pdf: Pdf, vouchers: readonly PrintedVoucher[]): void {
  for (const voucher of vouchers) {
    pdf.newPage()
    pdf.part(() => writeVoucher(house, pdf, voucher))
  }
}

const TICKET_TOP = mm(38)
const HEAD = mm(14)
const TICKET = mm(92)
const PAD = mm(7)
const QUIET = 4
/** Below the cut there is room for so many lines of what becomes otherwise; more of them is a group of which many move. */
const MOST_COMING = 4

function writeVoucher(house: House, pdf: Pdf, shown: PrintedVoucher): void {
  const { doc, left, width } = pdf
  const { offer, voucher } = shown
  const today = house.clock.today()

  pdf.artifact(() => {
    doc.lineWidth(2).strokeColor(INK).roundedRect(left, TICKET_TOP, width, TICKET, mm(4)).stroke()
    doc.lineWidth(1.5).dash(1, { space: 4 }).lineCap('round').moveTo(left, TICKET_TOP + HEAD).lineTo(left + width, TICKET_TOP + HEAD).stroke().undash().lineCap('butt')
  })
  pdf.tag('P', () => {
    line(pdf, house.municipality.passName, left, mm(24), { weight: 'bold', size: 12, continued: true })
    doc.font('regular').text(text.paper.office(house.municipality.name), { width: width / 2 })
  })
  pdf.tag('P', () => line(pdf, text.paper.ordered(dayOf(voucher.issuedAt)), left + width / 2, mm(24), { width: width / 2, align: 'right' }))

  const headY = TICKET_TOP + HEAD / 2 - 6
  pdf.tag('P', () => line(pdf, categories[offer.category].label, left + PAD, headY, { weight: 'bold' }))
  pdf.tag('P', () => line(pdf, text.paper.valid(voucher.validFrom, voucher.validTo, today), left + width / 3, headY, { weight: 'bold', width: width * 2 / 3 - PAD, align: 'right' }))

  const qrSize = mm(60)
  const bodyY = TICKET_TOP + HEAD + mm(9)
  const column = left + PAD + qrSize + mm(7)
  const columnWidth = left + width - column - PAD
  pdf.tag('H1', () => line(pdf, offer.title, column, bodyY, { weight: 'bold', size: 21, width: columnWidth }))
  pdf.tag('P', () => line(pdf, offer.giver, column, doc.y + 4, { weight: 'bold', size: 13, width: columnWidth }))
  pdf.figure(text.paper.qr, () => drawQr(pdf, qrModules(shown.token), left + PAD, bodyY, qrSize))
  // The groups of the code are one word to read out, and stay on one line: nobody types half of it.
  pdf.tag('P', () => line(pdf, spellCode(shown.code).replaceAll(' ', '\u00a0'), column, Math.max(doc.y + 12, bodyY + mm(20)), { weight: 'bold', size: 15, width: columnWidth, spacing: 0.6 }))
  const facts: readonly (readonly [string, string])[] = [
    [text.person, shown.person.givenName],
    [shown.price.label, `${shown.price.value}, ${text.paper.people(shown.heads)}`],
    ...(shown.surprise === undefined ? [] : [[text.surprise, shown.surprise] as const]),
  ]
  let y = doc.y + 10
  for (const [label, value] of facts) {
    pdf.tag('P', () => line(pdf, label, column, y, { size: 9.5, width: columnWidth }))
    pdf.tag('P', () => line(pdf, value, column, doc.y + 1, { weight: 'bold', size: 12, width: columnWidth }))
    y = doc.y + 6
  }

  const cutY = TICKET_TOP + TICKET + mm(9)
  pdf.tag('P', () => line(pdf, text.paper.cut, left, cutY, { size: 9.5 }))
  pdf.artifact(() => { doc.lineWidth(1).dash(4, { space: 3 }).strokeColor(INK).moveTo(left + mm(20), cutY + 6).lineTo(left + width, cutY + 6).stroke().undash() })

  const half = (width - mm(10)) / 2
  const below = cutY + mm(10)
  const places = [
    ...(offer.providers.length === 1 ? [`${offer.providers[0]!.address}, ${offer.providers[0]!.place}. ${offer.providers[0]!.travel}`.trim()] : []),
    ...shown.coming.slice(0, MOST_COMING).map(({ text: line }) => line),
    ...(shown.coming.length > MOST_COMING ? [text.paper.more] : []),
  ]
  writeColumn(house, pdf, 'pages/bon#papier-jij', places, left, below, half)
  writeColumn(house, pdf, 'pages/bon#papier-kassa', house.config.demonstration ? [text.paper.demo] : [], left + half + mm(10), below, half)
}

function writeColumn(house: House, pdf: Pdf, key: string, extra: readonly string[], x: number, y: number, width: number): void {
  const { heading, blocks } = section(house, key)
  pdf.tag('H2', () => line(pdf, heading, x, y, { weight: 'bold', size: 14, width }))
  const words = [...blocks.flatMap((block) => (block.kind === 'paragraph' ? [lineText(block.line)] : [])), ...extra].filter(Boolean)
  for (const part of words) pdf.tag('P', () => line(pdf, part, x, pdf.doc.y + 5, { width, size: 11 }))
}

type LineStyle = { readonly weight?: Weight; readonly size?: number; readonly width?: number; readonly align?: 'left' | 'right'; readonly continued?: boolean; readonly spacing?: number }

function line({ doc }: Pdf, words: string, x: number, y: number, { weight = 'regular', size = 11, width, align = 'left', continued = false, spacing = 0 }: LineStyle): void {
  doc.font(weight).fontSize(size).fillColor(INK).text(printable(words), x, y, { align, continued, characterSpacing: spacing, lineGap: size * 0.2, ...(width === undefined ? {} : { width }) })
}

/** Black on white, each run of dark modules a rectangle, with its own quiet margin. */
function drawQr({ doc }: Pdf, modules: QrModules, x: number, y: number, size: number): void {
  const module = size / (modules.length + 2 * QUIET)
  for (const [row, cells] of modules.entries()) {
    for (let column = 0; column < cells.length; column++) {
      if (!cells[column]) continue
      const from = column
      while (cells[column + 1]) column++
      doc.rect(x + (from + QUIET) * module, y + (row + QUIET) * module, (column - from + 1) * module, module)
    }
  }
  doc.fill('#000000')
}
