// The floor plan: every room by name, and what each is given of the rooms to its right.
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { openKnowledge, knowledgeRoutes, watchTexts, whoMay } from '#modules/knowledge/index.ts'
import { forWhom, identityRoutes, may, sessionOf } from '#modules/identity/index.ts'
import { actingSession, residentsRoutes, withActs } from '#modules/residents/index.ts'
import { mailCode, messagesRoutes, openMail } from '#modules/messages/index.ts'
import { passesRoutes } from '#modules/passes/index.ts'
import { eligibilityRoutes, knowsHousehold, limitsInForce, seedEligibility } from '#modules/eligibility/index.ts'
import { providerByKvk, providersRoutes } from '#modules/providers/index.ts'
import { checkFileRoutes, flushMissed, manageOffersRoutes, offerFileRoutes, offersRoutes, pictureRoutes, seedSearchWords } from '#modules/offers/index.ts'
import { moveVouchers, vouchersRoutes } from '#modules/vouchers/index.ts'
import { countSignUps, drawResultRoutes, encloseVouchers, endOfferRoutes, holdersAt, howItComes, orderBox, ordersRoutes, ordersSettled, pickUpRoutes, tellHolders, tellOfPlaces, tellPlacesStay } from '#modules/orders/index.ts'
import { redemptionsRoutes } from '#modules/redemptions/index.ts'
import { contactsRoutes, otherPost, residentOfBsn } from '#modules/contacts/index.ts'
import { countVisit, flushVisits, looksRoutes, providerMonthsRoutes, reportsRoutes } from '#modules/reports/index.ts'
import { openAssets } from '#web/assets.ts'
import type { Route } from '#web/route.ts'
import { openServer } from '#web/server.ts'
import type { House } from './house.ts'
import { acquaintedResident, afterSignIn, hiddenWords, ownData, passesEnded, providerOf, reachChanged, representationTold, signInFor, ticketsOnTheCounter, ticketsThisWeek } from './wiring.ts'

/** Every page of the product, room by room, in the order of the rooms. */
export function allRoutes(house: House): Route[] {
  const mail = openMail(house.config.smtp)
  const code = mailCode(house, mail)
  // What follows from what: a room on the left is given what it needs of rooms on the right.
  return [
    ...knowledgeRoutes(house,   { limits: (on, lang) => limitsInForce(house, on, lang), offersThisWeek: () => ticketsThisWeek(house), onTheCounter: () => ticketsOnTheCounter(house) }),
    ...identityRoutes(house,    { whoMay: async () => whoMay(house, await limitsInForce(house, house.clock.today())), afterSignIn: (signed, to) => afterSignIn(house, signed, to),
                                  residentByBsn: (q, bsn) => acquaintedResident(house, q, bsn), providerByKvk: (q, kvk) => providerByKvk(house, q, kvk) }),
    ...residentsRoutes(house,   { mailCode: code, reachChanged: (tx, told) => reachChanged(house, tx, told), ownData, representationTold: (tx, told) => representationTold(house, tx, told),
                                  knowsHousehold: (q, staffId, householdId) => knowsHousehold(house, q, staffId, householdId),
                                  findByBsn: (bsn, looked) => house.db.transaction((tx) => residentOfBsn(house, tx, bsn, looked)) }),
    ...messagesRoutes(house,    { otherPost: () => otherPost(house), amountsOf: hiddenWords, enclosed: encloseVouchers }),
    ...passesRoutes(house,      { moveVouchers }),
    ...eligibilityRoutes(house, { mailCode: code, passesEnded: (tx, ended) => passesEnded(house, tx, ended) }),
    ...providersRoutes(house,   { placesChanged: tellOfPlaces(house), placesStay: tellPlacesStay(house), holdersAt: holdersAt(house) }),
    ...offersRoutes(house,      { orderBox: (visit, offer) => orderBox(house, visit, offer) }),
    ...pictureRoutes(house),
    ...offerFileRoutes(house),
    ...checkFileRoutes(house, { offerChanged: tellHolders(house) }),
    ...manageOffersRoutes(house, { offerChanged: tellHolders(house), signUpsOf: (offerId) => countSignUps(house.db, offerId) }),
    ...vouchersRoutes(house,   { howItComes: (voucherId, lang) => howItComes(house, house.db, voucherId, lang) }),
    ...ordersRoutes(house),
    ...pickUpRoutes(house),
    ...drawResultRoutes(house),
    ...endOfferRoutes(house),
    ...redemptionsRoutes(house, { providerOf: (signed) => providerOf(house, signed) }),
    ...contactsRoutes(house,    { mailCode: code, reachChanged: (tx, told) => reachChanged(house, tx, told) }),
    ...reportsRoutes(house),
    ...looksRoutes(house),
    ...providerMonthsRoutes(house, { providerOf: (signed) => providerOf(house, signed) }),
  ]
}

/** Opens the house to the world: texts, norms and policy become version 1 if the database has none; then the routes. */
export async function openApp(house: House, logger: Logger, routes = allRoutes(house)): Promise<FastifyInstance> {
  const assets = openAssets()
  await openKnowledge(house)
  const unwatch = watchTexts(house)
  await house.db.transaction((tx) => seedEligibility(house, tx))
  await house.db.transaction((tx) => seedSearchWords(house, tx))
  const app = await openServer({
    house, logger, assets: await assets, routes: routes.map((route) => withActs(house, route)), may, forWhom,
    sessionOf: async (cookie) => actingSession(house, await sessionOf(house, cookie)),
    signInFor,
    onPageView: (view) => countVisit(house, view),
    health: () => health(house),
  })
  app.addHook('onClose', async () => { unwatch(); await ordersSettled(house); await flushVisits(house); await flushMissed(house) })
  return app
}

const PATIENCE_MS = 2000

/** Serving means: the database answers, and soon. Partners may be down while shop, vouchers and tills go on (doctor looks at them). */
async function health(house: House): Promise<{ serving: boolean; details: object }> {
  const began = performance.now()
  const ask = async () => {
    await house.db.one('select 1 as fine')
    return { limits: await limitsInForce(house, house.clock.today()).catch(() => undefined) }
  }
  const answer = await Promise.race([ask().catch(() => undefined), pause(PATIENCE_MS, undefined, { ref: false })])
  return { serving: Boolean(answer), details: { database: Boolean(answer), databaseMs: Math.round(performance.now() - began), limits: answer?.limits?.effectiveFrom ?? null } }
}
