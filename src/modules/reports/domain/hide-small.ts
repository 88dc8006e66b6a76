import { type Count, hideAlone, hideParts } from '#shared/hide-small.ts'
import type { MonthFigures } from './figures.ts'

/** A month as the council, and everybody else, may see it. */
export function forCouncil({ month, visits, applications, vouchers, signIns }: MonthFigures): MonthFigures<Count> {
  const { received: _received, ...outcomes } = applications
  const applied = hideParts(new Map(Object.entries(outcomes) as [keyof typeof outcomes, number][]))
  const kinds = hideParts(vouchers.byCategory)
  const causes = hideParts(signIns.byCause)
  // A part and the rest of the same total: hiding one hides the other, so neither is shown when either is small.
  const part = (count: number): Count => (kinds.total === undefined || hideAlone(count) === undefined || hideAlone(vouchers.ordered - count) === undefined ? undefined : count)
  return {
    month, visits: hideAlone(visits),
    applications: {
      received: applied.total, atOnce: applied.parts.get('atOnce'), afterLook: applied.parts.get('afterLook'),
      refused: applied.parts.get('refused'), waiting: applied.parts.get('waiting'), withdrawn: applied.parts.get('withdrawn'),
    },
    vouchers: { ordered: kinds.total, byDesk: part(vouchers.byDesk), cancelled: part(vouchers.cancelled), redeemed: hideAlone(vouchers.redeemed), byCategory: kinds.parts },
    signIns: { succeeded: hideAlone(signIns.succeeded), failed: causes.total, byCause: causes.parts },
  }
}
