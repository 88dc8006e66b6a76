import type { OrderReason, OrderRefusal } from './may-order.ts'

/**
 * Of these reasons one learns nothing about a partner that one does not know: they are about the offer, the address or the
 * household, or about one's own form. Every other reason says something of that one person (a pass, a limit that is used, a day
 * of birth), and stays between them and us.
 */
const SHARED: readonly OrderReason[] = [
  'offer-ended', 'no-longer-orderable', 'offer-paused', 'not-yet-open', 'draw-instead', 'offer-changed', 'sold-out', 'budget-spent', 'outside-area', 'not-for-this-person',
  'idempotency-key-reused', 'busy',
]
export const maySayOfPartner = ({ reason, facts }: OrderRefusal): boolean => SHARED.includes(reason) || (reason === 'limit-reached' && facts?.per === 'household')
