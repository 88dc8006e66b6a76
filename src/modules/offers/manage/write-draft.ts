import { record } from '#modules/audit/index.ts'
import type { Tx } from '#db/database.ts'
import { providerDirectory } from '#modules/providers/index.ts'
import { newId } from '#shared/ids.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import { isOpenDraft } from '../domain/draft-states.ts'
import type { OfferCard } from '../offer.ts'
import { budgetOf, stockOf } from '../offers.store.ts'
import * as store from './draft.store.ts'
import type { Draft, Staff } from './draft.store.ts'
import type { Typed } from './fields.ts'
import { readTyped, type Problem } from './read-typed.ts'
import { nextYear, typedOf } from './typed-of.ts'

/** A draft that is there; NotFound otherwise. */
export async function draftOf(house: House, id: string): Promise<Draft> {
  const draft = await store.draftById(house.db, id)
  if (!draft) throw new NotFound('There is no such draft.')
  return draft
}

/** A new offer, with nothing in it yet; or what a file says, of a new one or of one that is there. */
export const beginDraft = (house: House, tx: Tx, who: Staff, typed: Typed = {}, offerId: string | null = null): Promise<string> => begin(house, tx, who, offerId, typed)

/** To change an offer: what it says now, to write in. The draft that somebody began already, if there is one. */
export const changeOffer = (house: House, who: Staff, offer: OfferCard): Promise<string> => house.db.transaction(async (tx) =>
  (await store.draftOfOffer(tx, offer.offerId))?.id ?? begin(house, tx, who, offer.offerId, await typedNow(house, tx, offer)))

/** The same offer, a year later, as a new one. */
export const copyOffer = (house: House, who: Staff, offer: OfferCard): Promise<string> => house.db.transaction(async (tx) => {
  const typed = await typedNow(house, tx, offer)
  const taken = new Set((await store.slugsLike(tx, offer.slug.replace(/-20\d\d(-\d+)?$/, ''))).map(({ slug }) => slug))
  return begin(house, tx, who, null, nextYear(typed, (slug) => taken.has(slug)))
})

async function begin(house: House, tx: Tx, who: Staff, offerId: string | null, typed: Typed): Promise<string> {
  const at = house.clock.now()
  const id = newId(at)
  const made = await store.insertDraft(tx, id, offerId, typed, who, at)
  if (!made) return (await store.draftOfOffer(tx, offerId!))!.id
  await record(house, tx, { ...by(who, id), action: 'offers.draft-begun', facts: { offer: offerId ?? 'new' } })
  return id
}

async function typedNow(house: House, tx: Tx, offer: OfferCard): Promise<Typed> {
  const [stock, budget] = [await stockOf(tx, offer.offerId), await budgetOf(tx, offer.offerId)]
  return typedOf(offer, { stock: stock?.initial, heldForDesk: stock?.held_for_desk, budget: budget?.total_cents }, await providerDirectory(house, tx))
}

export type NotSaved = Refusal<'changed-meanwhile', { readonly draft: Draft }> | Refusal<'not-open'>

/** Keeps what was typed, whether it is right or not. `revision` is what the form was made of: somebody else's change is never typed over unseen. */
export const saveDraft = (house: House, who: Staff, id: string, revision: number, typed: Typed): Promise<Result<Draft, NotSaved>> => held(house, id, async (tx, draft) => {
  if (!isOpenDraft(draft.state)) return refuse('not-open')
  if (draft.revision !== revision) return refuse('changed-meanwhile', { draft })
  const own = draft.offerId ? { ...typed, adres: draft.slug! } : typed
  if (Object.entries(own).some(([field, value]) => (draft.typed[field] ?? '') !== value)) await store.changeDraft(tx, id, own, who, house.clock.now())
  return ok((await store.draftById(tx, id))!)
})

/** Everything that is not good yet, also what only the database knows: an address that is another offer's. */
export async function problemsOf(house: House, draft: Draft): Promise<readonly Problem[]> {
  const { input, problems } = readTyped(draft.typed, await providerDirectory(house, house.db), house.clock.today())
  const taken = !draft.offerId && input.slug !== '' && await store.slugTaken(house.db, input.slug)
  return taken ? [...problems, { field: 'adres', message: 'Dit adres is van een andere aanbieding. Kies een ander.', missing: false }] : problems
}

export type NotSent = Refusal<'not-complete', readonly Problem[]> | Refusal<'changed-meanwhile', { readonly draft: Draft }> | Refusal<'not-open'>

/** Asks a colleague to look at it. */
export async function sendDraft(house: House, who: Staff, id: string, revision: number): Promise<Result<Draft, NotSent>> {
  const problems = await problemsOf(house, await draftOf(house, id))
  if (problems.length) return refuse('not-complete', problems)
  return held(house, id, async (tx, draft): Promise<Result<Draft, NotSent>> => {
    if (draft.state !== 'writing' && draft.state !== 'returned') return refuse('not-open')
    if (draft.revision !== revision) return refuse('changed-meanwhile', { draft })
    await store.moveDraft(tx, id, 'waiting', who, house.clock.now())
    await record(house, tx, { ...by(who, id), action: 'offers.draft-sent', facts: {} })
    return ok((await store.draftById(tx, id))!)
  })
}

/** Away with it. What was published stays as it is. */
export const dropDraft = (house: House, who: Staff, id: string): Promise<Result<Draft, Refusal<'not-open'>>> => held(house, id, async (tx, draft) => {
  if (!isOpenDraft(draft.state)) return refuse('not-open')
  await store.moveDraft(tx, id, 'dropped', who, house.clock.now())
  await record(house, tx, { ...by(who, id), action: 'offers.draft-dropped', facts: {} })
  return ok(draft)
})

export const by = ({ staffId, role }: Staff, id: string) => ({ actor: { door: 'staff' as const, id: staffId, role }, subject: { kind: 'offer-draft', id } })

/** With the draft held until the end of the transaction; NotFound when it is not there. */
export const held = <T>(house: House, id: string, work: (tx: Tx, draft: Draft) => Promise<T>): Promise<T> => house.db.transaction(async (tx) => {
  const draft = await store.holdDraft(tx, id)
  if (!draft) throw new NotFound('There is no such draft.')
  return work(tx, draft)
})
