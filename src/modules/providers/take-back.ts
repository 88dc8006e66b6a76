import { record } from '#modules/audit/index.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Tx } from '#db/database.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import { promisersOf } from './decide-provider.ts'
import { withChanges } from './domain/planned.ts'
import type { ProviderFacts } from './domain/typed-provider.ts'
import * as planned from './planned.store.ts'
import { type Staff, proposalById } from './proposal.store.ts'
import { by } from './propose-provider.ts'
import { providerCard, type ProviderCard } from './provider.ts'

/** What the rooms to the right are told, in the same transaction: what was said ahead does not happen. `decidedAt`: since when it was said. */
export type PlacesStay = (tx: Tx, change: {
  readonly eventId: string; readonly provider: ProviderCard; readonly promisers: readonly string[]; readonly decidedAt: Date; readonly from: LocalDate; readonly after: ProviderFacts
}) => Promise<{ readonly told: number }>

export type NotTakenBack = Refusal<'day-has-come'> | Refusal<'already-taken-back'>

/**
 * What was approved for a later day does not happen, up to and including the day before. It needs no second pair of eyes: everything
 * stays as it stands. Who was told, and who can have read it with a voucher since, hears so.
 */
export const takeBackPlanned = (house: House, who: Staff, proposalId: string, reason: string, placesStay: PlacesStay): Promise<Result<{ readonly told: number }, NotTakenBack>> =>
  house.db.transaction(async (tx): Promise<Result<{ readonly told: number }, NotTakenBack>> => {
    const plan = await planned.holdPlanned(tx, proposalId)
    const proposal = plan && await proposalById(tx, proposalId)
    const provider = plan && await providerCard(house, tx, plan.providerId)
    if (!plan || !provider || !proposal?.decidedAt) throw new NotFound('Nothing was planned by this proposal.')
    if (plan.takenBack) return refuse('already-taken-back')
    if (plan.startsOn <= house.clock.today()) return refuse('day-has-come')
    await planned.takeBack(tx, proposalId, who, reason, house.clock.now())
    const { told } = await placesStay(tx, {
      eventId: proposalId, provider, promisers: await promisersOf(house, tx, provider.id), decidedAt: proposal.decidedAt, from: plan.startsOn, after: withChanges(provider, plan.changes),
    })
    await record(house, tx, { ...by(who, proposalId), action: 'providers.taken-back', facts: { provider: provider.slug, from: plan.startsOn, told } })
    return ok({ told })
  })
