// Vouchers: what somebody was promised, how it is shown, and what a till may know of it.
export { type Voucher, voucherAtTill, voucherOf } from './voucher.ts'
export { newVoucherCode, readVoucherCode, voucherByCode, voucherCodeLength } from './voucher-code.ts'
export { type CheckedToken, checkToken, environmentOf, voucherPaperOf } from './voucher-token.ts'
export { markOf } from './domain/token.ts'
export { peopleOf, type Person } from './people.ts'
export { isOpen, priceOf, type ShownVoucher, shownVouchers } from './shown-voucher.ts'
export { inWords, listed } from './words.ts'
export { vouchersRoutes } from './vouchers.pages.ts'
