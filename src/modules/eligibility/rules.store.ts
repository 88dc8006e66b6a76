import type { Queryable } from '#db/database.ts'
import type { NormTable } from './domain/norms.ts'
import type { Policy, PolicyVersion } from './domain/policy.ts'

type Entered = { readonly at: Date; readonly by: string }

export const normTables = (q: Queryable): Promise<NormTable[]> => q.query<NormTable>(`
  select effective_from as "effectiveFrom", version, basis, holiday_allowance_permille as "holidayAllowancePermille", source, confidence, amounts
    from eligibility.norm_table order by effective_from, version`)

export async function insertNorms(q: Queryable, table: NormTable, { at, by }: Entered): Promise<void> {
  await q.query(`
    insert into eligibility.norm_table (effective_from, version, basis, holiday_allowance_permille, amounts, source, confidence, entered_at, entered_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
  [table.effectiveFrom, table.version, table.basis, table.holidayAllowancePermille, JSON.stringify(table.amounts), table.source, table.confidence, at, by])
}

/** As it was stored; the reader checks it again, so that a row written by hand can never be a policy nobody validated. */
export const policyVersions = (q: Queryable): Promise<(Omit<PolicyVersion, 'policy'> & { readonly policy: unknown })[]> =>
  q.query('select version, effective_from as "effectiveFrom", policy from eligibility.policy_version order by effective_from, version')

export async function insertPolicy(q: Queryable, version: { version: number; effectiveFrom: string; policy: Policy }, { at, by }: Entered): Promise<void> {
  await q.query(`
    insert into eligibility.policy_version (version, effective_from, policy, entered_at, entered_by) values ($1, $2, $3, $4, $5) on conflict do nothing`,
  [version.version, version.effectiveFrom, JSON.stringify(version.policy), at, by])
}
