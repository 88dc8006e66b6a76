import { referenceOf } from '#modules/messages/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import { printOpenVouchers } from '#modules/vouchers/index.ts'
import { formatDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { openPdf } from '#web/pdf.ts'
import { pickUpText } from './pick-up.text.ts'
import type { PickUp } from './pick-ups.ts'

const { paper } = pickUpText

/** For the box at the Stip: of each order a first page with whose it is, and its vouchers behind it. No address on any of them. */
export async function pickUpPapers(house: House, orders: readonly PickUp[]): Promise<Buffer> {
  const pdf = openPdf({ title: paper.title, createdAt: house.clock.now() })
  for (const [i, { orderId, residentId, stip, until, open }] of orders.entries()) {
    const { fullName } = await residentCard(house, house.db, residentId)
    const write = await printOpenVouchers(house, house.db, open.map(({ id, residentId: holder }) => ({ voucherId: id, residentId: holder })))
    if (i > 0) pdf.newPage()
    pdf.part(() => {
      pdf.heading(paper.number(referenceOf(orderId)), 1)
      pdf.paragraph(paper.for(fullName), { weight: 'bold', size: 16 })
      pdf.paragraph(paper.where(stip, formatDate(until)))
      pdf.paragraph(paper.check)
    })
    write?.(pdf)
  }
  return pdf.finish()
}
