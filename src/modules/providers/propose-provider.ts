import { record } from '#modules/audit/index.ts'
import type { Queryable } from '#db/database.ts'
import { isUuid, newId } from '#shared/ids.ts'
import { formatDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { changesOf, readStart, sameSubject } from './domain/planned.ts'
import { readProvider, type Typed, typedOf } from './domain/typed-provider.ts'
import { providerByKvk, providerBySlug, type ProviderCard } from './provider.ts'
import * as store from './proposal.store.ts'
import type { Staff } from './proposal.store.ts'

export type NotProposed =
  | Refusal<'provider-wrong', readonly FieldError[]>
  | Refusal<'nothing-changed'>
  /** A colleague was earlier; `id` is what waits. */
  | Refusal<'already-waiting', { readonly id: string }>

/** Everything that is not good about it, also what only the database knows: a number or an address that is another's. */
export async function problemsOf(house: House, q: Queryable, typed: Typed, provider: ProviderCard | undefined): Promise<readonly FieldError[]> {
  const { facts, problems } = readProvider(typed)
  const [sameNumber, sameAddress] = [await providerByKvk(house, q, facts.kvk), provider ? undefined : await providerBySlug(house, q, facts.slug)]
  return [
    ...problems,
    ...(sameNumber && sameNumber.id !== provider?.id ? [{ field: 'kvk', message: `Dit nummer is van ${sameNumber.name}. Kijk het na op het uittreksel.` }] : []),
    ...(sameAddress ? [{ field: 'webadres', message: `Dit adres is van ${sameAddress.name}. Kies een ander.` }] : []),
  ]
}

/** What was planned already and would cross with this: one change may wait for its day, and nothing else may be about the same. */
export function crossings(provider: ProviderCard, changes: Typed, later: boolean): readonly FieldError[] {
  if (!provider.coming) return []
  const from = formatDate(provider.coming.from)
  if (later) return [{ field: 'vanaf', message: `Vanaf ${from} verandert er al iets. Neem dat eerst terug, of wacht tot die dag.` }]
  const field = sameSubject(changes, changesOf(provider, typedOf(provider.coming.facts)))
  return field ? [{ field, message: `Dit verandert al vanaf ${from}. Neem dat eerst terug, of wacht tot die dag.` }] : []
}

/** Sends what was typed about a provider (none: a new one) to a colleague. Nothing counts yet. `corrects`: what came back. */
export async function proposeProvider(house: House, who: Staff, { typed: given, provider, corrects }: { readonly typed: Typed; readonly provider: ProviderCard | undefined; readonly corrects?: string | undefined }): Promise<Result<{ readonly id: string }, NotProposed>> {
  // Its address on the site stays, whatever a form says: offers and bookmarks know it.
  const typed = provider ? { ...given, webadres: provider.slug } : given
  const changes = provider ? changesOf(provider, typed) : null
  const start = provider && changes ? readStart(typed['vanaf'] ?? '', changes, house.clock.today()) : undefined
  const startsOn = start?.startsOn ?? null
  const problems = [...await problemsOf(house, house.db, typed, provider), ...start?.problems ?? [], ...(provider && changes ? crossings(provider, changes, startsOn !== null) : [])]
  if (problems.length) return refuse('provider-wrong', problems)
  if (changes && !Object.keys(changes).length) return refuse('nothing-changed')
  return house.db.transaction(async (tx): Promise<Result<{ readonly id: string }, NotProposed>> => {
    const at = house.clock.now()
    const id = newId(at)
    const before = isUuid(corrects) ? await store.proposalById(tx, corrects) : undefined
    const better = before?.state === 'returned' && before.providerId === (provider?.id ?? null) ? before.id : null
    if (!await store.insertProposal(tx, { id, providerId: provider?.id ?? null, typed, changes, startsOn, corrects: better }, who, at)) {
      return refuse('already-waiting', { id: (await store.waitingFor(tx, provider!.id))!.id })
    }
    await record(house, tx, { ...by(who, id), action: 'providers.proposed', facts: { provider: provider?.slug ?? 'new' } })
    return ok({ id })
  })
}

export const by = ({ staffId, role }: Staff, id: string) => ({ actor: { door: 'staff' as const, id: staffId, role }, subject: { kind: 'provider-proposal', id } })
