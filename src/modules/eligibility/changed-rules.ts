import type { Queryable } from '#db/database.ts'
import { dayOf, type LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { outages } from './moves/outage.store.ts'
import { enteredTables } from './norms/norms.store.ts'
import { enteredPolicies } from './policy/policy.store.ts'

export type ChangedRule = { readonly ref: string; readonly kind: 'rule' | 'norm' | 'outage'; readonly day: LocalDate; readonly about: string }

/** Rules and norms that two people decided on and that began or begin after this day, and outages since: for who tells the desk. */
export async function changedRules(_house: House, q: Queryable, since: LocalDate): Promise<readonly ChangedRule[]> {
  const policies = (await enteredPolicies(q)).filter(({ approvedByName }) => approvedByName)
  const norms = (await enteredTables(q)).filter(({ approvedByName }) => approvedByName)
  return [
    ...policies.map(({ version, effectiveFrom, ground = '' }) => ({ ref: `rule ${version}`, kind: 'rule' as const, day: effectiveFrom, about: ground })),
    ...norms.map(({ version, effectiveFrom, source }) => ({ ref: `norm ${effectiveFrom} ${version}`, kind: 'norm' as const, day: effectiveFrom, about: source })),
    ...(await outages(q)).map(({ id, fromAt, what }) => ({ ref: `outage ${id}`, kind: 'outage' as const, day: dayOf(fromAt), about: what })),
  ].filter(({ day }) => day >= since)
}
