// Redemptions: what a till sees of a voucher, how it is spent, and the way back within ten minutes.
export { redemptionsRoutes } from './redemptions.pages.ts'
