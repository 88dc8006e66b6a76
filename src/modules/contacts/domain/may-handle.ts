import type { Kind } from './matter.ts'
import type { MatterState } from './matter-states.ts'
import { needsHearing, type Outcome } from './outcome.ts'

/** Why somebody may not take a matter. Who was there does not settle a complaint (Awb 9:7); nobody settles for their own household (2:4). */
export type NotTaken = 'was-involved' | 'own-household' | 'closed'

export type TakeFacts = { readonly kind: Kind; readonly state: MatterState; readonly involved: boolean; readonly ownHousehold: boolean }

export function mayTake({ kind, state, involved, ownHousehold }: TakeFacts): NotTaken | 'yes' {
  if (state !== 'open' && state !== 'waiting') return 'closed'
  if (ownHousehold) return 'own-household'
  return kind === 'complaint' && involved ? 'was-involved' : 'yes'
}

/** Offered or not yet, declined (or no answer in time), or held (Awb 9:10). */
export type Hearing = 'not-offered' | 'offered' | 'declined' | 'held'

/**
 * Whether a complaint can be judged with this outcome. Hearing may be left out when the complaint is clearly unfounded
 * (Awb 9:10(2)); what is not taken up is told within four weeks (9:8(3)), after that it is settled like any other.
 */
export function maySettle({ kind, outcome, hearing, clearly, today, notTakenUpBy }: { readonly kind: Kind; readonly outcome: Outcome; readonly hearing: Hearing; readonly clearly: boolean; readonly today: string; readonly notTakenUpBy: string }): 'yes' | 'not-heard' | 'too-late-not-taken-up' {
  if (outcome === 'not-taken-up' && today > notTakenUpBy) return 'too-late-not-taken-up'
  if (kind !== 'complaint' || !needsHearing(outcome) || hearing === 'held' || hearing === 'declined') return 'yes'
  return outcome === 'unfounded' && clearly ? 'yes' : 'not-heard'
}
