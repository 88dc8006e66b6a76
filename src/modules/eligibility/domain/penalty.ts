import { addDays, daysBetween, type LocalDate } from '#shared/local-date.ts'
import type { Cents } from '#shared/money.ts'

/** What a late decision costs (Awb 4:17), as data: amounts change by decree. */
export type PenaltyRules = {
  /** Two weeks after the notice. */
  readonly graceDays: number
  /** Within so many days after the last day that cost money the amount is fixed by a decision (4:18). */
  readonly fixDays: number
  readonly tiers: readonly { readonly days: number; readonly centsPerDay: Cents }[]
}

export type Penalty = {
  /** The first day that costs money: the day after the two weeks; the day after receipt of the notice is day 1. */
  readonly firstDay: LocalDate
  readonly days: number
  readonly cents: Cents
  /** As many days as the law counts have gone by. */
  readonly atMost: boolean
}

/**
 * Counted by the day, weekends and holidays included (the Algemene termijnenwet does not hold for these days). A notice of
 * before the last day counts from the first day on which we were late. `until` is the day of the decision, which itself is not
 * late any more; or tomorrow, while there is none.
 */
export function penaltyOf(rules: PenaltyRules, { noticeOn, lastDay, until }: { readonly noticeOn: LocalDate; readonly lastDay: LocalDate; readonly until: LocalDate }): Penalty {
  const from = noticeOn > lastDay ? noticeOn : addDays(lastDay, 1)
  const firstDay = addDays(from, rules.graceDays + 1)
  const most = rules.tiers.reduce((sum, { days }) => sum + days, 0)
  const days = Math.min(Math.max(0, daysBetween(firstDay, until)), most)
  const cents = tiersOf(rules, days).reduce((sum, tier) => sum + tier.days * tier.centsPerDay, 0)
  return { firstDay, days, cents: cents as Cents, atMost: days === most }
}

/** What is to be fixed by a decision, and until when. */
export type Fixing = { readonly penalty: Penalty; readonly lastOwed: LocalDate; readonly fixBy: LocalDate }

/**
 * The penalty once it is over: `endedOn` is the day of the decision that came too late, which costs nothing itself; without one it is over
 * the day after as many days as the law counts. Undefined while it runs, and when nothing is owed. Our own last day is never
 * moved past a weekend.
 */
export function fixingOf(rules: PenaltyRules, { noticeOn, lastDay, endedOn }: { readonly noticeOn: LocalDate; readonly lastDay: LocalDate; readonly endedOn: LocalDate | undefined }, today: LocalDate): Fixing | undefined {
  const penalty = penaltyOf(rules, { noticeOn, lastDay, until: endedOn ?? today })
  if (penalty.days === 0 || (!endedOn && !penalty.atMost)) return undefined
  const lastOwed = addDays(penalty.firstDay, penalty.days - 1)
  return { penalty, lastOwed, fixBy: addDays(lastOwed, rules.fixDays) }
}

/** How the amount is made up: so many days at so much, in the order of the law. */
export function tiersOf({ tiers }: PenaltyRules, days: number): readonly { readonly days: number; readonly centsPerDay: Cents }[] {
  let left = days
  return tiers.flatMap(({ days: most, centsPerDay }) => {
    const counted = Math.min(left, most)
    left -= counted
    return counted ? [{ days: counted, centsPerDay }] : []
  })
}

/** Why nothing is owed after all (4:17): a person says so. */
export const NOT_OWED = ['notice-too-late', 'no-interest', 'manifestly-unfounded'] as const
export type NotOwed = (typeof NOT_OWED)[number]

export function parsePenaltyRules(file: unknown): PenaltyRules {
  const { graceDays, fixDays, tiers } = file as { graceDays?: unknown; fixDays?: unknown; tiers?: unknown }
  const whole = (value: unknown) => Number.isInteger(value) && Number(value) > 0
  if (!whole(graceDays) || !whole(fixDays) || !Array.isArray(tiers) || tiers.length === 0 || !tiers.every((tier: { days?: unknown; centsPerDay?: unknown }) => whole(tier.days) && whole(tier.centsPerDay))) {
    throw new Error('data/late-decision.json needs "graceDays" and "fixDays", and "tiers" with whole "days" and "centsPerDay".')
  }
  return { graceDays: Number(graceDays), fixDays: Number(fixDays), tiers: tiers as PenaltyRules['tiers'] }
}
