import type { House } from '#src/house.ts'
import { type MonthFigures, monthBefore, noFigures } from './domain/figures.ts'
import * as store from './reports.store.ts'

/** So many months end with the month asked for. */
const MONTHS = 12

/** Figures of the months up to and including `month` ("2026-11"), oldest first; months before the first row are left out. */
export async function readFigures(house: House, month: string): Promise<readonly MonthFigures[]> {
  const months = Array.from({ length: MONTHS }, (_, index) => monthBefore(month, MONTHS - 1 - index))
  const range = [`${months[0]}-01`, `${month}-01`] as const
  const [visits, applications, vouchers, redeemed, signIns] = await Promise.all([
    store.visits(house.db, range), store.applications(house.db, range), store.vouchers(house.db, range), store.redeemed(house.db, range), store.signIns(house.db, range)])
  const figures = months.map((month): MonthFigures => {
    const of = <Row extends { month: string }>(rows: readonly Row[]): Row[] => rows.filter((row) => row.month.startsWith(month))
    const applied = of(applications)[0]
    const kinds = of(vouchers)
    const sum = (pick: (row: (typeof kinds)[number]) => number): number => kinds.reduce((total, row) => total + pick(row), 0)
    const failed = of(signIns).filter((row) => row.cause !== null)
    const none = noFigures(month)
    return {
      month, visits: of(visits)[0]?.visits ?? 0,
      applications: applied ? { received: applied.received, atOnce: applied.at_once, afterLook: applied.after_look, refused: applied.refused, waiting: applied.waiting, withdrawn: applied.withdrawn } : none.applications,
      vouchers: {
        ordered: sum((row) => row.ordered), byDesk: sum((row) => row.by_desk), cancelled: sum((row) => row.cancelled), redeemed: of(redeemed)[0]?.redeemed ?? 0,
        byCategory: new Map(kinds.map((row) => [row.category, row.ordered])),
      },
      signIns: {
        succeeded: of(signIns).find((row) => row.cause === null)?.sign_ins ?? 0,
        failed: failed.reduce((total, row) => total + row.sign_ins, 0), byCause: new Map(failed.map((row) => [row.cause!, row.sign_ins])),
      },
    }
  })
  const first = figures.findIndex((one) => one.visits || one.applications.received || one.vouchers.ordered || one.vouchers.redeemed || one.signIns.succeeded || one.signIns.failed)
  return figures.slice(Math.max(0, first === -1 ? MONTHS - 1 : first))
}
