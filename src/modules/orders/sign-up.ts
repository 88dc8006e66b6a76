import type { Tx } from '#db/database.ts'
import { type Language, spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import { untimedId } from '#shared/ids.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { record } from '#modules/audit/index.ts'
import { tell } from '#modules/messages/index.ts'
import { holdOffer, type OfferCard } from '#modules/offers/index.ts'
import type { Person } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import type { Signed } from '#web/route.ts'
import { type DeliveryChoice, ON_THE_PHONE } from './domain/delivery.ts'
import type { OrderRefusal } from './domain/may-order.ts'
import * as store from './draw.store.ts'
import { leftOver, type Wish } from './orders.store.ts'
import { offerIn, peopleIn } from './message-words.ts'
import { orderText } from './order-words.ts'
import { openDraw } from './open-draws.ts'
import { type Chance, chances } from './order-facts.ts'
import { onTheSite } from './on-the-site.ts'
import { ownSignUp } from './own-sign-up.ts'

export type SignUpRequest = { readonly by: Person; readonly people: readonly Person[]; readonly offer: OfferCard; /** The version that was on the screen; that of `offer` when none was sent. */ readonly shown?: string | undefined; readonly actor?: Wish['actor']; /** How the bon comes when they win; on the phone when nothing was chosen. */ readonly delivery?: DeliveryChoice }

/** `stands-otherwise`: they take part already, for other people or with the bon coming another way. That stands; nothing was changed. */
type SignUpRefusal = OrderRefusal | Refusal<'stands-otherwise', { readonly signUpId: string }>
type SignedUp = Result<{ readonly signUpId: string }, SignUpRefusal>

/**
 * Signs up for the draw of an offer, for everybody who was chosen: all of them get a voucher, or nobody. Sent twice it is
 * one sign-up. What would stop an order now (age, pass, limit) stops this too; what counts in the end is the day of the draw.
 */
export async function signUp(house: House, { by, people, offer, shown = offer.versionId, actor = onTheSite(by.id), delivery = ON_THE_PHONE }: SignUpRequest): Promise<SignedUp> {
  const closes = offer.drawClosesAt
  if (!closes || house.clock.now() >= closes) return refuse('draw-instead', closes && { drawCloses: closes.toISOString() })
  const before = await store.openDrawOf(house.db, offer.offerId)
  const stands = before && await store.standingSignUp(house.db, before.id, by.id)
  if (stands) return asItStands(stands, people, delivery)
  const weighed = await chances(house, house.db, people, offer, 'draw')
  for (const { person, outcome } of weighed) {
    if (!outcome.ok) return refuse(outcome.refusal.reason, { ...outcome.refusal.facts, residentId: person.id })
  }
  const together = await mayTogether(house, offer, weighed)
  if (together) return { ok: false, refusal: together }
  await openDraw(house, house.db, offer)
  const at = house.clock.now()
  // Public after the draw, beside for how many: when somebody pressed the button is not in it.
  const signUpId = untimedId()
  return house.db.transaction(async (tx) => {
    // The offer first, then its draw: whoever ends the offer meanwhile finds this sign-up, or it is too late.
    const sale = await holdOffer(house, tx, offer.offerId)
    if (sale?.state !== 'published') return refuse(sale?.state === 'paused' ? 'offer-paused' : 'offer-ended', undefined)
    // Nobody takes part in what they did not read; whoever publishes after this tells them.
    if (sale.offer.versionId !== shown) return refuse('offer-changed', undefined)
    const draw = await store.holdForSignUp(tx, offer.offerId)
    if (!draw || at >= draw.closesAt || draw.places !== null) return refuse('draw-instead', { drawCloses: closes.toISOString() })
    const made = await store.insertSignUp(tx, { id: signUpId, drawId: draw.id, residentId: by.id, people: people.map(({ id }) => id), delivery, versionId: shown, at })
    if (!made) {
      const standing = await store.standingSignUp(tx, draw.id, by.id)
      return standing ? asItStands(standing, people, delivery) : refuse('busy', undefined)
    }
    const entered = await store.insertChances(tx, draw.id, signUpId, people.map(({ id }) => id))
    const twice = people.find(({ id }) => !entered.some((one) => one.id === id))
    // The sign-up goes with it: nothing of it stays.
    if (twice) throw new InAlready(twice.id)
    await record(house, tx, { actor, action: 'orders.signed-up', subject: { kind: 'sign-up', id: signUpId }, facts: { draw: draw.id, people: people.length } })
    await tell(house, tx, {
      residentId: by.id, kind: 'draw-signed-up', dedupeKey: `draw-signed-up ${signUpId}`,
      values: (lang) => ({ ...drawValues(offer, by, lang), date: spoken[lang].date(dayOf(at)), time: spoken[lang].time(at), people: peopleIn(lang, people), closes: spoken[lang].moment(closes), comes: comesWords(delivery, lang) }),
    })
    return ok({ signUpId })
  }).catch((error: unknown) => {
    if (error instanceof InAlready) return refuse('already-in-draw', { residentId: error.residentId })
    throw error
  })
}

/** The same sent again is the sign-up that stands. Anything else is not: it can be changed, or left and made again. */
function asItStands(standing: store.SignUpRow, people: readonly Person[], delivery: DeliveryChoice): SignedUp {
  const same = standing.people.length === people.length && people.every(({ id }) => standing.people.includes(id))
    && standing.delivery === delivery.how && (delivery.how !== 'stip' || standing.pickUpAt === delivery.stip)
  return same ? ok({ signUpId: standing.id }) : refuse('stands-otherwise', { signUpId: standing.id })
}

/** Each alone may take part. All of them win or nobody does, so more than the limit at home or the places there are could never win. */
async function mayTogether(house: House, { offerId, limit }: OfferCard, weighed: readonly Chance[]): Promise<OrderRefusal | undefined> {
  const lefts = weighed.flatMap(({ outcome }) => (outcome.ok && outcome.value.left !== undefined ? [outcome.value.left] : []))
  const left = Math.min(...lefts)
  if (limit?.per === 'household' && left < weighed.length) return { reason: 'limit-reached', facts: { left, maximum: limit.count, per: limit.per } }
  const { remaining, held_for_desk } = await leftOver(house.db, offerId)
  const places = (remaining ?? Infinity) - (held_for_desk ?? 0)
  return places < weighed.length ? { reason: 'sold-out', facts: { left: places } } : undefined
}

class InAlready extends Error {
  readonly residentId: string
  constructor(residentId: string) { super('This resident has a chance in this draw already.'); this.residentId = residentId }
}

export const momentWords = spoken.nl.moment
export const drawValues = (offer: Parameters<typeof offerIn>[1] & { readonly giver: string }, { givenName }: { readonly givenName: string }, lang: Language = 'nl') => ({ name: givenName, offer: offerIn(lang, offer), provider: offer.giver })

/** Whose sign-up, and who changes it: they themselves, or a colleague at the desk whom they asked. */
export type SignUpOwner = { readonly residentId: string; readonly actor: Wish['actor'] }
export const byThemselves = (residentId: string, signed?: Signed): SignUpOwner => ({ residentId, actor: onTheSite(residentId, signed) })

/**
 * Not taking part after all, until the draw itself: also when its time has come and its offer is paused, so that nobody is held in a
 * draw that waits. True: it was standing, and is gone. They get a message about it.
 */
export const withdrawSignUp = (house: House, owner: SignUpOwner, signUpId: string): Promise<boolean> =>
  untilTheDraw(house, owner, signUpId, async (tx, at, { draw }) => draw.places === null && (await store.withdraw(tx, signUpId, at)) && {
    action: 'orders.withdrawn', kind: draw.closesAt > at ? 'draw-left' : 'draw-left-late', dedupeKey: `draw-left ${signUpId}`, values: () => ({}),
  })

/** Another way for the bon, until the draw: the place in it stays. True: it was standing, and comes that way now. They get a message about a change. */
export const changeDrawDelivery = (house: House, owner: SignUpOwner, signUpId: string, delivery: DeliveryChoice): Promise<boolean> =>
  untilTheDraw(house, owner, signUpId, async (tx, at, { draw, comes: before }) => {
    if (draw.closesAt <= at || !(await store.changeDelivery(tx, signUpId, delivery))) return false
    if (comesWords(delivery) === comesWords(before)) return 'as it was'
    return { action: 'orders.draw-delivery-changed', kind: 'draw-changed', dedupeKey: `draw-changed ${signUpId} ${at.toISOString()}`, values: (lang) => ({ comes: comesWords(delivery, lang) }) }
  })

type Change = { readonly action: string; readonly kind: string; readonly dedupeKey: string; readonly values: (lang: Language) => Readonly<Record<string, string>> }

async function untilTheDraw(house: House, { residentId, actor }: SignUpOwner, signUpId: string, change: (tx: Tx, at: Date, now: { readonly draw: store.DrawRow; readonly comes: DeliveryChoice }) => Promise<Change | 'as it was' | false>): Promise<boolean> {
  const shown = await ownSignUp(house, residentId, signUpId)
  if (!shown) return false
  const at = house.clock.now()
  return house.db.transaction(async (tx) => {
    // Whoever draws holds the draw: this waits for it, and finds none that is open, or one whose places are fixed.
    const draw = await store.holdForSignUp(tx, shown.draw.offerId)
    if (draw?.id !== shown.draw.id) return false
    const changed = await change(tx, at, { draw, comes: shown.comes })
    if (!changed || changed === 'as it was') return changed !== false
    const { action, kind, dedupeKey, values } = changed
    await record(house, tx, { actor, action, subject: { kind: 'sign-up', id: signUpId }, facts: {} })
    await tell(house, tx, {
      residentId, kind, dedupeKey,
      values: (lang) => ({ ...drawValues(shown.offer, shown.by, lang), date: spoken[lang].date(dayOf(at)), time: spoken[lang].time(at), closes: spoken[lang].moment(draw.closesAt), ...values(lang) }),
    })
    return true
  })
}

/** As in "Als je wint, krijg je de bon: bij Stip Beijum". */
export const comesWords = (delivery: DeliveryChoice, lang: Language = 'nl'): string => {
  const { drawComes } = orderText[lang]
  return delivery.how === 'stip' ? drawComes.stip(delivery.stip) : drawComes[delivery.how]
}
