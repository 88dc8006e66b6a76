import { record } from '#modules/audit/index.ts'
import type { Tx } from '#db/database.ts'
import { providerDirectory } from '#modules/providers/index.ts'
import type { FieldError, Refusal, Result } from '#shared/result.ts'
import { ok, refuse } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type ChangeName, changesBetween } from '../domain/changes.ts'
import type { PromisedOffer } from '../offer.ts'
import { currentVersion } from '../offers.store.ts'
import { promisedOffer, promisedOffers } from '../promised.ts'
import { type NotPublished, publishOffer } from '../publish-offer.ts'
import * as store from './draft.store.ts'
import type { Draft, Staff } from './draft.store.ts'
import { readTyped } from './read-typed.ts'
import { by, held } from './write-draft.ts'

/** People take part in a draw that this version would take away. */
export type DrawStands = Refusal<'draw-stands', { readonly signUps: number }>

/**
 * What the rooms to the right are told, in the same transaction: an offer says something else from now on. No changes: it is drawn at
 * another moment, or no more. A refusal: it cannot be so, and nothing is published.
 */
export type OfferChanged = (tx: Tx, change: { readonly offer: PromisedOffer; readonly changes: readonly ChangeName[]; readonly by: Staff }) => Promise<{ readonly told: number } | DrawStands>

/** `told`: how many heard of it: who has a voucher, that theirs stays as it was, and who takes part in the draw. */
export type DraftPublished = { readonly slug: string; readonly offerId: string; readonly versionId: string; readonly told: number }

type NotDecided = DrawStands | Refusal<'own-draft'> | Refusal<'not-waiting'> | Refusal<'changed-meanwhile'> | Refusal<'not-complete', readonly FieldError[]> | Exclude<NotPublished, { reason: 'bad-offer' }>

/** A colleague who did not write it puts it in the window. Who has a voucher hears what is different, and that theirs stays. */
export const approveDraft = (house: House, who: Staff, id: string, revision: number, offerChanged: OfferChanged): Promise<Result<DraftPublished, NotDecided>> => deciding<Result<DraftPublished, NotDecided>>(house, who, id, revision, async (tx, draft) => {
  const directory = await providerDirectory(house, tx)
  const { input, problems } = readTyped(draft.typed, directory, house.clock.today())
  if (problems.length) return refuse('not-complete', problems)
  if (!draft.offerId && await store.slugTaken(tx, input.slug)) return refuse('not-complete', [{ field: 'adres', message: 'Dit adres is van een andere aanbieding. Kies een ander.' }])
  const was = draft.offerId ? await currentVersion(tx, draft.offerId) : undefined
  const published = await publishOffer(house, tx, input, { door: 'staff', id: who.staffId, role: who.role })
  if (!published.ok) return published.refusal.reason === 'bad-offer' ? refuse('not-complete', published.refusal.facts ?? []) : refuse2(published.refusal)
  const { offerId, versionId } = published.value
  await store.decideDraft(tx, id, { state: 'published', versionId }, who, house.clock.now())
  const offer = (await promisedOffers(house, tx, [versionId])).get(versionId)!
  const changes = was ? changesBetween(promisedOffer(was, directory), offer) : []
  const drawMoved = was !== undefined && was.draw_closes_at?.getTime() !== offer.drawClosesAt?.getTime()
  const heard = changes.length || drawMoved ? await offerChanged(tx, { offer, changes, by: who }) : { told: 0 }
  if ('reason' in heard) throw new Refused(heard)
  return ok({ slug: input.slug, offerId, versionId, told: heard.told })
}).catch((error: unknown) => {
  if (error instanceof Refused) return { ok: false, refusal: error.refusal }
  throw error
})

/** Thrown, so that the transaction leaves nothing of a version that cannot be. */
class Refused extends Error {
  readonly refusal: DrawStands
  constructor(refusal: DrawStands) { super('People take part in the draw of this offer.'); this.refusal = refusal }
}

/** Back to who wrote it, with what is not good. */
export const returnDraft = (house: House, who: Staff, id: string, revision: number, reason: string): Promise<Result<Draft, NotDecided>> => deciding<Result<Draft, NotDecided>>(house, who, id, revision, async (tx) => {
  await store.decideDraft(tx, id, { state: 'returned', reason }, who, house.clock.now())
  await record(house, tx, { ...by(who, id), action: 'offers.draft-returned', facts: {} })
  return ok((await store.draftById(tx, id))!)
})

const refuse2 = <R extends Refusal>(refusal: R): { readonly ok: false; readonly refusal: R } => ({ ok: false, refusal })

const deciding = <T>(house: House, who: Staff, id: string, revision: number, decide: (tx: Tx, draft: Draft) => Promise<T>): Promise<T | { readonly ok: false; readonly refusal: NotDecided }> =>
  held(house, id, async (tx, draft) => {
    if (draft.state !== 'waiting') return refuse('not-waiting')
    // Somebody says yes to exactly what they saw.
    if (draft.revision !== revision) return refuse('changed-meanwhile')
    if (draft.changedBy === who.staffId) return refuse('own-draft')
    return decide(tx, draft)
  })
