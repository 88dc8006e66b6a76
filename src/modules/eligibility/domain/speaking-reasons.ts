import type { Finding } from './checks.ts'

type Found = Pick<Finding, 'outcome'> & { readonly reason: string }

/** An unknown that only follows from another one is not said twice: who reads it wants the cause. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  'norm-known':            ['adult', 'partner-known', 'at-most-two-adults', 'registers-agree'],
  'no-studiefinanciering': ['income-known'],
  'income-comparable':     ['income-known', 'no-studiefinanciering'],
  'income-within-limit':   ['adult', 'partner-known', 'at-most-two-adults', 'registers-agree', 'norm-known', 'income-known', 'income-comparable'],
}

/** What stands in a letter that says yes: what somebody can recognise of themselves, not the whole list. */
const YES: readonly string[] = ['lives-here', 'adult', 'no-studiefinanciering', 'passes-by-ground', 'income-within-limit', 'assets-within-limit']

/** The checks that say why a person must look: every fail, and each unknown that does not follow from another check. */
export function whyNotYet<T extends Found>(checks: readonly T[]): readonly T[] {
  const not = new Set(checks.filter(({ outcome }) => outcome !== 'pass').map(({ reason }) => reason))
  return checks.filter(({ reason, outcome }) => outcome === 'fail' || (outcome === 'unknown' && !(FOLLOWS[reason] ?? []).some((cause) => not.has(cause))))
}

/** The one that names the case in a list: what failed, or else the cause of what could not be judged. Undefined: all passed. */
export function firstReason(checks: readonly Found[]): Found | undefined {
  const why = whyNotYet(checks)
  return why.find(({ outcome }) => outcome === 'fail') ?? why[0]
}

/** The checks that say why the answer is yes. */
export const whyYes = <T extends Found>(checks: readonly T[]): readonly T[] => checks.filter(({ reason, outcome }) => outcome === 'pass' && YES.includes(reason))
