// Redemptions: what a till sees of a voucher, how it is spent, and the way back within ten minutes.
export { evaluateRedemption, type RedemptionCase, type Verdict, type VoucherRecord } from './domain/evaluate-redemption.ts'
export { checkVoucher, type Seen, type Till } from './check-voucher.ts'
export { redeem, takeBack, UNDO_MINUTES } from './redeem.ts'
export { type ProviderOf, redemptionsRoutes } from './redemptions.pages.ts'
