import type { House } from '#src/house.ts'
import { type ContactPolicy, ownPolicy } from './domain/terms.ts'

/** Terms and targets as the municipality set them; what it leaves out is ours. The law's terms cannot be made longer. */
export function contactPolicy(house: House): ContactPolicy {
  const set = (house.municipality.contacts ?? {}) as Partial<ContactPolicy>
  return { complaintWeeks: set.complaintWeeks === 10 ? 10 : 6, targetDays: { ...ownPolicy.targetDays, ...set.targetDays }, replyDays: set.replyDays ?? ownPolicy.replyDays, amountsAtDesk: set.amountsAtDesk === 'never' || set.amountsAtDesk === 'always' ? set.amountsAtDesk : ownPolicy.amountsAtDesk }
}
