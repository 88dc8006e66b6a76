import { addDays, type LocalDate } from '#shared/local-date.ts'
import { type Policy, validityOf } from './policy.ts'

/** The last days of passes that end soon, seen from a day: those in the coming weeks for which applying again would give a longer pass. */
export function endingSoon(policy: Policy, today: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } | undefined {
  // As text days sort as they fall.
  const [to = today] = [addDays(today, policy.passEndsNoticeWeeks * 7), addDays(validityOf(policy, today).to, -1)].sort()
  return to < today ? undefined : { from: today, to }
}
