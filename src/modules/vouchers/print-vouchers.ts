import type { Queryable } from '#db/database.ts'
import type { House } from '#src/house.ts'
import type { Pdf } from '#web/pdf.ts'
import { peopleOf } from './people.ts'
import { isOpen, shownVouchers } from './shown-voucher.ts'
import { voucherOf } from './voucher.ts'
import { addVouchers, type PrintedVoucher } from './voucher-pdf.ts'
import { voucherPaperOf } from './voucher-token.ts'

/** Writes those of these vouchers that can still be used, each on a page of its own. Undefined: none of them can. */
export async function printOpenVouchers(house: House, q: Queryable, wanted: readonly { readonly voucherId: string; readonly residentId: string }[]): Promise<((pdf: Pdf) => void) | undefined> {
  const printed: PrintedVoucher[] = []
  for (const { voucherId, residentId } of wanted) {
    const voucher = await voucherOf(house, q, voucherId, [residentId])
    if (!voucher) continue
    const [shown] = await shownVouchers(house, q, [voucher], await peopleOf(house, q, residentId), house.clock.today())
    if (shown && isOpen(shown)) printed.push({ ...shown, ...voucherPaperOf(house, voucher) })
  }
  return printed.length ? (pdf) => addVouchers(house, pdf, printed) : undefined
}
