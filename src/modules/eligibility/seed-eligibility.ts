import type { Tx } from '#db/database.ts'
import type { House } from '#src/house.ts'
import { ConfigRefused } from '#src/operator-file.ts'
import { parsePolicy } from './domain/policy.ts'
import { releaseNorms } from './release-data.ts'
import { insertNorms, insertPolicy, normTables, policyVersions } from './rules.store.ts'
import { forgetRules } from './rules-in-force.ts'

/**
 * At the start: norms (data/) and policy (config/) become version 1 when the database has none; from then on it counts,
 * and a changed file changes nothing by itself. May run at every start, also by two processes at once.
 * Throws ConfigRefused with each field of the configuration's policy that is not valid.
 */
export async function seedEligibility(house: House, tx: Tx): Promise<void> {
  const entered = { at: house.clock.now(), by: 'release' }
  const norms = releaseNorms()
  if ((await normTables(tx)).length === 0) for (const table of norms) await insertNorms(tx, table, entered)
  if ((await policyVersions(tx)).length === 0) {
    const policy = parsePolicy(house.municipality.policy)
    if (!policy.ok) throw new ConfigRefused(policy.refusal.facts!.map(({ field, message }) => `MUNICIPALITY_FILE: policy.${field}: ${message}`))
    await insertPolicy(tx, { version: 1, effectiveFrom: norms[0]!.effectiveFrom, policy: policy.value }, entered)
  }
  tx.afterCommit(() => forgetRules(house))
}
