import { addDays, daysBetween, type LocalDate } from '#shared/local-date.ts'
import type { Cents } from '#shared/money.ts'

/** What a late decision costs (Awb 4:17), as data: amounts change by decree. */
export type PenaltyRules = {
  /** Two weeks after the notice. */
  readonly graceDays: number
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
  let left = days
  const cents = rules.tiers.reduce((sum, tier) => {
    const counted = Math.min(left, tier.days)
    left -= counted
    return sum + counted * tier.centsPerDay
  }, 0)
  return { firstDay, days, cents: cents as Cents, atMost: days === most }
}

export function parsePenaltyRules(file: unknown): PenaltyRules {
  const { graceDays, tiers } = file as { graceDays?: unknown; tiers?: unknown }
  const whole = (value: unknown) => Number.isInteger(value) && Number(value) > 0
  if (!whole(graceDays) || !Array.isArray(tiers) || tiers.length === 0 || !tiers.every((tier: { days?: unknown; centsPerDay?: unknown }) => whole(tier.days) && whole(tier.centsPerDay))) {
    throw new Error('data/late-decision.json needs "graceDays", and "tiers" with whole "days" and "centsPerDay".')
  }
  return { graceDays: Number(graceDays), tiers: tiers as PenaltyRules['tiers'] }
}
