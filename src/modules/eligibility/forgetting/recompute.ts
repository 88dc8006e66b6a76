import type { Queryable } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { openAmounts } from '../amounts.ts'
import type { Assessment } from '../application.ts'
import { incomeTest } from '../domain/income-test.ts'
import { rulesOfTest } from '../rules-in-force.ts'

/** What comes out when the test of a decision is done once more, on the facts, norms and policy that it rested on. */
export type Recomputed =
  | { readonly kind: 'same' | 'differs'; readonly outcome: Assessment['outcome'] }
  /** The amounts are gone, so that nobody can do it again: outcome, reasons, norm version and limit stay as they were written. */
  | { readonly kind: 'forgotten'; readonly on: LocalDate }

export async function recompute(house: House, q: Queryable, assessment: Assessment): Promise<Recomputed> {
  const opened = await openAmounts(house, q, assessment.id)
  if (opened.kind === 'forgotten') return opened
  const { outcome } = incomeTest(opened.amounts.facts, await rulesOfTest(house, assessment))
  return { kind: outcome === assessment.outcome ? 'same' : 'differs', outcome }
}
