import type { Facts, KnownGround } from './facts.ts'
import { countsAs, unlike } from './income.ts'
import { type Ground, GROUNDS, type Policy } from './policy.ts'

/** The ground that this policy accepts and this household has, the strongest first. */
export const groundOf = (facts: Facts, policy: Policy): Ground | undefined =>
  GROUNDS.find((ground) => policy.grounds.includes(ground) && (ground === 'aow-only' ? livesOnAow(facts, policy) : (facts.grounds ?? []).includes(ground)))

/** What this policy accepts, and only the applicant says. */
export const saidGround = (facts: Facts, policy: Policy): KnownGround | undefined =>
  groundOf(facts, policy) === undefined ? facts.saidGrounds?.find((ground) => policy.grounds.includes(ground)) : undefined

/** Bijstand and debt settlement come with a look at savings of their own; AOW does not. */
export const coversAssets = (ground: Ground | undefined): boolean => ground === 'bijstand' || ground === 'debt-settlement'

/** Every income is known, recent, and AOW. Also when it is given gross: no amount is compared. */
function livesOnAow({ adults, referenceDate }: Facts, policy: Policy): boolean {
  const incomes = adults.flatMap(({ income }) => (income?.complete ? [income] : []))
  const counting = incomes.flatMap(({ amounts }) => amounts).filter(({ kind }) => countsAs(kind, policy) !== 'does-not-count')
  return incomes.length === adults.length && counting.length > 0 && counting.every(({ kind }) => kind === 'aow') && !unlike(incomes, policy, referenceDate).includes('month')
}
