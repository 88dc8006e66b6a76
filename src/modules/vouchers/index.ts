// Vouchers: what somebody was promised, how it is shown, and what a till may know of it.
export { type Voucher, voucherAtTill, voucherOf, vouchersOf } from './voucher.ts'
export { newVoucherCode, readVoucherCode, voucherByCode, voucherCodeLength } from './voucher-code.ts'
export { type CheckedToken, checkToken, environmentOf } from './voucher-token.ts'
export { markOf } from './domain/token.ts'
export { standing, type Standing, type VoucherState } from './domain/voucher-states.ts'
