import { addDays, type LocalDate } from '#shared/local-date.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'

/** Why an order is refused. The SQL function `orders.place` answers with the same codes, in the same order of importance. */
export const orderReasons = [
  'pass-not-valid', 'offer-ended', 'no-longer-orderable', 'offer-paused', 'not-yet-open', 'draw-instead', 'offer-changed',
  'not-for-this-age', 'not-for-this-person', 'outside-area', 'not-first-pass', 'limit-reached', 'sold-out', 'budget-spent',
  // These only come from placing an order, from signing up for a draw, or from the draw itself.
  'idempotency-key-reused', 'busy', 'already-in-draw', 'no-longer-yours',
] as const
export type OrderReason = (typeof orderReasons)[number]

/** What a sentence about a refusal needs; each fact only with its own reason. */
export type OrderFacts = {
  /** For whom it does not go, in an order for several people. */
  readonly residentId?: string
  /** not-yet-open: the moment, ISO 8601. */
  readonly opens?: string
  readonly minAge?: number
  readonly maxAge?: number
  /** limit-reached: how many there are, for whom, and the first day of the next period. A season has no next one. */
  readonly maximum?: number
  readonly per?: 'person' | 'household'
  readonly againFrom?: LocalDate
  /** draw-instead: until when one can sign up, ISO 8601. */
  readonly drawCloses?: string
  /** sold-out, draw-instead: so many are left, and the desk gives them. */
  readonly heldForDesk?: number
  /** limit-reached, sold-out: so many were left, for more people than that. */
  readonly left?: number
  /** budget-spent: what there was in all. */
  readonly budgetCents?: number
}
export type OrderRefusal = Refusal<OrderReason, OrderFacts | undefined>

/** What is known about one resident and one offer at one moment. */
export type OrderCase = {
  readonly hasPass: boolean
  /** Why nobody can order it now, `sold-out` included. */
  readonly closed: 'offer-ended' | 'no-longer-orderable' | 'offer-paused' | 'not-yet-open' | 'sold-out' | undefined
  readonly opens: Date
  readonly minAge?: number | undefined
  readonly maxAge?: number | undefined
  /** Some day of use falls within the ages. */
  readonly ageFits: boolean
  /** What the offer asks beside ages, when that does not hold. */
  readonly barred?: 'not-for-this-person' | 'outside-area' | 'not-first-pass' | undefined
  /** Drawn instead of ordered: until when one can sign up. */
  readonly drawCloses?: Date | undefined
  /** So many are left for the desk when none are left here. */
  readonly heldForDesk?: number | undefined
  /** What there was in all, when not enough of it is left for one voucher. */
  readonly budgetSpent?: number | undefined
  readonly limit: { readonly count: number; readonly per: 'person' | 'household'; readonly used: number; readonly lastDay: LocalDate | undefined } | undefined
}

/**
 * For explaining before somebody orders: the same answer that the database would give, without promising anything (others
 * may be quicker). On success, how many more may be ordered in this period, when there is a limit.
 */
export function mayOrder({ hasPass, closed, opens, minAge, maxAge, ageFits, barred, drawCloses, limit, heldForDesk, budgetSpent }: OrderCase): Result<{ readonly left: number | undefined }, OrderRefusal> {
  if (!hasPass) return refuse('pass-not-valid', undefined)
  if (closed === 'not-yet-open') return refuse(closed, { opens: opens.toISOString() })
  if (closed && closed !== 'sold-out') return refuse(closed, undefined)
  if (drawCloses) return refuse('draw-instead', { drawCloses: drawCloses.toISOString() })
  if (!ageFits) return refuse('not-for-this-age', { ...(minAge !== undefined && { minAge }), ...(maxAge !== undefined && { maxAge }) })
  if (barred) return refuse(barred, undefined)
  if (limit && limit.used >= limit.count) {
    return refuse('limit-reached', { maximum: limit.count, per: limit.per, ...(limit.lastDay && { againFrom: addDays(limit.lastDay, 1) }) })
  }
  if (closed) return refuse(closed, heldForDesk ? { heldForDesk } : undefined)
  if (budgetSpent !== undefined) return refuse('budget-spent', { budgetCents: budgetSpent })
  return ok({ left: limit && limit.count - limit.used })
}
