import type { Cents } from '#shared/money.ts'
import type { AowAge } from './aow-age.ts'
import type { Facts } from './facts.ts'
import type { NormTable } from './norms.ts'
import type { Policy } from './policy.ts'

/** What a check weighs the facts against. `norms` is the table in force on the reference date. */
export type Rules = { readonly policy: Policy; readonly norms: NormTable | undefined; readonly aowAges: readonly AowAge[] }

/**
 * What one check found. `facts` hold no income (they are kept with the decision); `amounts` do (they are sealed and
 * forgotten on their day). `variant` picks a closer sentence: reason.outcome.variant.
 */
export type Finding = {
  readonly outcome: 'pass' | 'fail' | 'unknown'
  readonly variant?: string
  readonly facts?: Readonly<Record<string, string | number>>
  readonly amounts?: Readonly<Record<string, Cents>>
  readonly missing?: readonly string[]
}

export type Check = {
  readonly reason: string
  /** The rule it rests on, as the letter names it. */
  readonly article: string
  /** Off by policy, or settled by a ground that passes by itself: then the check is not in the result at all. */
  readonly applies?: (policy: Policy, facts: Facts) => boolean
  readonly check: (facts: Facts, rules: Rules) => Finding
}

type Rest = Omit<Finding, 'outcome' | 'missing'>
export const pass = (rest: Rest = {}): Finding => ({ outcome: 'pass', ...rest })
export const fail = (rest: Rest = {}): Finding => ({ outcome: 'fail', ...rest })
export const unknown = (missing: readonly string[], rest: Rest = {}): Finding => ({ outcome: 'unknown', missing, ...rest })

/**
 * Several checks ask the same thing of the same household, one right after another: the answer of just now is kept. Facts
 * and rules never change, so it is the same answer.
 */
export function once<T>(ask: (facts: Facts, rules: Rules) => T): (facts: Facts, rules: Rules) => T {
  let last: { readonly facts: Facts; readonly rules: Rules; readonly answer: T } | undefined
  return (facts, rules) => {
    if (last?.facts !== facts || last.rules !== rules) last = { facts, rules, answer: ask(facts, rules) }
    return last.answer
  }
}
