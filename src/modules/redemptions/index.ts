// Redemptions: what a till sees of a voucher, how it is spent, and the way back within ten minutes.
export { type ProviderOf, redemptionsRoutes } from './redemptions.pages.ts'
