import type { LocalDate } from '#shared/local-date.ts'
import type { Language } from '#shared/language.ts'
import type { Cents } from '#shared/money.ts'
import type { House } from '#src/house.ts'
import type { Assessment } from './application.ts'
import type { Rules } from './domain/checks.ts'
import { type HouseholdType, indexationMissed, limitOf, type NormTable, normsInForce } from './domain/norms.ts'
import { parsePolicy, type Policy, type PolicyVersion, policyInForce } from './domain/policy.ts'
import { aowAges } from './release-data.ts'
import { residentText } from './resident-words.ts'
import { normTables, policyVersions } from './rules.store.ts'

type AllRules = { readonly norms: readonly NormTable[]; readonly policies: readonly PolicyVersion[] }

/** All versions in memory: what holds on a day is a question of the day, so midnight needs no message. */
const memory = new WeakMap<House['db'], { readonly readAt: number; readonly rules: Promise<AllRules> }>()
const KEPT_MS = 60_000

export const forgetRules = (house: House): void => { memory.delete(house.db) }

function allRules(house: House): Promise<AllRules> {
  const now = house.clock.now().getTime()
  const known = memory.get(house.db)
  if (known && Math.abs(now - known.readAt) < KEPT_MS) return known.rules
  const rules = read(house)
  memory.set(house.db, { readAt: now, rules })
  rules.catch(() => forgetRules(house))
  return rules
}

async function read(house: House): Promise<AllRules> {
  const norms = await normTables(house.db)
  const policies = (await policyVersions(house.db)).map((version): PolicyVersion => ({ ...version, policy: readPolicy(version.policy) }))
  return { norms, policies }
}

/** A policy as the database holds it. Throws when it is not valid: a row written by hand is never a policy. */
export function readPolicy(row: unknown): Policy {
  const policy = parsePolicy(row)
  if (!policy.ok) throw new Error(`A policy in the database is not valid (${policy.refusal.facts?.map(({ field }) => field).join(', ')}).`)
  return policy.value
}

export type RulesInForce = Rules & { readonly policyVersion: number }

/** What the income test weighs facts against on a day. Throws when no policy holds then: nothing can be decided. */
export async function rulesOn(house: House, on: LocalDate): Promise<RulesInForce> {
  const { norms, policies } = await allRules(house)
  const version = policyInForce(policies, on)
  if (!version) throw new Error(`No policy is in force on ${on}. Has seedEligibility run?`)
  return { policy: version.policy, policyVersion: version.version, norms: normsInForce(norms, on), aowAges }
}

/** The very norms and policy that a test was done on, by their versions. */
export async function rulesOfTest(house: House, { normEffectiveFrom, normVersion, policyVersion }: Pick<Assessment, 'normEffectiveFrom' | 'normVersion' | 'policyVersion'>): Promise<Rules> {
  const { norms, policies } = await allRules(house)
  const policy = policies.find(({ version }) => version === policyVersion)?.policy
  if (!policy) throw new Error(`There is no version ${policyVersion} of the policy.`)
  return { policy, norms: norms.find(({ effectiveFrom, version }) => effectiveFrom === normEffectiveFrom && version === normVersion), aowAges }
}

type LimitRow = { readonly type: HouseholdType; readonly label: string; readonly limitCents: Cents }
export type Limits = { readonly effectiveFrom: LocalDate; readonly percent: number; readonly rows: readonly LimitRow[] }

const SHOWN = ['single-18-20', 'single-21', 'couple-21', 'single-aow', 'couple-aow'] as const satisfies readonly HouseholdType[]

/**
 * The limits that hold on a day, in whole cents per month, for home page, sign-in button and texts: one source with the
 * test itself. `label` is a few words in that language. Undefined while no norms hold on that day. From memory.
 */
export async function limitsInForce(house: House, on: LocalDate, lang: Language = 'nl'): Promise<Limits | undefined> {
  const { policy, norms } = await rulesOn(house, on)
  if (!norms) return undefined
  const rows = SHOWN.flatMap((type): LimitRow[] => {
    const limitCents = limitOf(norms, type, policy.basis, policy.incomeLimitPercent)
    return limitCents === undefined ? [] : [{ type, label: residentText[lang].shownHouseholds[type], limitCents }]
  })
  return { effectiveFrom: norms.effectiveFrom, percent: policy.incomeLimitPercent, rows }
}

/** The day on which norms should have been indexed and no newer table came, if any: for the doctor. */
export const staleNorms = async (house: House, on: LocalDate): Promise<LocalDate | undefined> => indexationMissed((await allRules(house)).norms, on)
