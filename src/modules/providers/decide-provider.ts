import { record } from '#modules/audit/index.ts'
import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import { type PlaceChange, placeChanges } from './domain/place-changes.ts'
import { withChanges } from './domain/planned.ts'
import { type ProviderFacts, readProvider } from './domain/typed-provider.ts'
import { keepProvider } from './keep-provider.ts'
import { insertPlanned } from './planned.store.ts'
import * as store from './proposal.store.ts'
import type { Proposal, Staff } from './proposal.store.ts'
import { by, crossings, problemsOf } from './propose-provider.ts'
import { groupsOf, type ProviderCard, providerCard } from './provider.ts'

/** What a voucher can be promised by, so that it can be used at this provider: itself, and the groups it is in. */
type Promisers = readonly string[]
export const promisersOf = async (house: House, q: Queryable, providerId: string): Promise<Promisers> => [providerId, ...await groupsOf(house, q, providerId)]

/** How many people have a voucher that can still be used at a provider, today or later; with `from`, on that day or later. */
export type HoldersAt = (promisers: Promisers, from?: LocalDate) => Promise<number>

/** What the rooms to the right are told, in the same transaction. No changes: the editor wants holders to know of something smaller. `ahead`: it counts from a day that is still to come; `provider` is then how it is until that day. */
type ChangeOfPlaces = { readonly eventId: string; readonly provider: ProviderCard; readonly promisers: Promisers; readonly changes: readonly PlaceChange[]; readonly ahead?: { readonly from: LocalDate; readonly after: ProviderFacts } | undefined }
export type PlacesChanged = (tx: Tx, change: ChangeOfPlaces) => Promise<{ readonly told: number }>

/** Somebody else says yes or no, and only once. */
export type NotDecided = Refusal<'own-proposal'> | Refusal<'already-decided'> | Refusal<'no-longer-fits', readonly FieldError[]>

/** What a provider becomes by a proposal, beside what stands there now: what it does not speak of stays as it is by now. */
export const proposedFacts = (proposal: Pick<Proposal, 'typed' | 'changes'>, provider: ProviderCard | undefined): ProviderFacts =>
  (provider && proposal.changes ? withChanges(provider, proposal.changes) : readProvider(proposal.typed).facts)

/** The day from which it counts, when that is still to come. A day that passed while it waited: then it counts at once. */
export const laterDay = ({ startsOn }: Pick<Proposal, 'startsOn'>, today: LocalDate): LocalDate | undefined => (startsOn && startsOn > today ? startsOn : undefined)

/**
 * A colleague who did not write it says yes: it is what everybody reads from now on, or from its day, and a version that is kept.
 * Whoever has a voucher for there, that can be used then, hears of an address or hours that are others; of something smaller when
 * `tellAnyway`.
 */
export const approveProvider = (house: House, who: Staff, id: string, placesChanged: PlacesChanged, tellAnyway = false): Promise<Result<{ readonly slug: string }, NotDecided>> => deciding(house, who, id, async (tx, proposal) => {
  const provider = proposal.providerId ? await providerCard(house, tx, proposal.providerId) : undefined
  const from = laterDay(proposal, house.clock.today())
  const problems = [...await problemsOf(house, tx, proposal.typed, provider), ...(provider ? crossings(provider, proposal.changes ?? {}, from !== undefined) : [])]
  if (problems.length) return refuse('no-longer-fits', problems)
  const facts = proposedFacts(proposal, provider)
  const providerId = provider && from ? provider.id : await keepProvider(house, tx, facts, id)
  await store.decideProposal(tx, id, { state: 'approved', providerId }, who, house.clock.now())
  if (from && proposal.changes) await insertPlanned(tx, { proposalId: id, providerId, startsOn: from, changes: proposal.changes })
  const changes = provider ? placeChanges(provider, facts) : []
  const { told } = provider && (changes.length || tellAnyway)
    ? await placesChanged(tx, { eventId: id, provider: from ? provider : { ...facts, id: providerId }, promisers: await promisersOf(house, tx, providerId), changes, ahead: from && { from, after: facts } })
    : { told: 0 }
  await record(house, tx, { ...by(who, id), action: 'providers.approved', facts: { provider: facts.slug, proposedBy: proposal.proposedBy, told, ...(from && { from }) } })
  return ok({ slug: facts.slug })
})

/** Back to who wrote it, with what is not good. */
export const returnProvider = (house: House, who: Staff, id: string, reason: string): Promise<Result<{ readonly id: string }, NotDecided>> => deciding(house, who, id, async (tx) => {
  await store.decideProposal(tx, id, { state: 'returned', reason }, who, house.clock.now())
  await record(house, tx, { ...by(who, id), action: 'providers.returned', facts: {} })
  return ok({ id })
})

const deciding = <T>(house: House, who: Staff, id: string, decide: (tx: Tx, proposal: Proposal) => Promise<Result<T, NotDecided>>): Promise<Result<T, NotDecided>> =>
  house.db.transaction(async (tx): Promise<Result<T, NotDecided>> => {
    const proposal = await store.holdProposal(tx, id)
    if (!proposal) throw new NotFound('There is no such proposal.')
    if (proposal.state !== 'waiting') return refuse('already-decided')
    if (proposal.proposedBy === who.staffId) return refuse('own-proposal')
    return decide(tx, proposal)
  })
