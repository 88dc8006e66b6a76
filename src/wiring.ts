import type { Queryable, Tx } from '#db/database.ts'
import { contactWords, ownContacts, ownLibraryCodes } from '#modules/contacts/index.ts'
import { amountsOf, ownApplications, ownDecisions, ownIncomeAsPartner, ownObjections, ownPapers, ownPenalties, ownQuestions, ownTests, whereTo } from '#modules/eligibility/index.ts'
import { bsnOf, onlyDoorTo, providerPerson } from '#modules/identity/index.ts'
import { type CounterTicket, sentence } from '#modules/knowledge/index.ts'
import { noticeTo, ownMessages, tell } from '#modules/messages/index.ts'
import { catalogue, closedBecause, type OfferCard, ownKept, ticketOf } from '#modules/offers/index.ts'
import { endWithPasses, ownOrders, ownSignUps } from '#modules/orders/index.ts'
import { ownPasses } from '#modules/passes/index.ts'
import { providerByKvk } from '#modules/providers/index.ts'
import { mayActFor, type OwnPartOf, ownRepresentations, type ReachChanged, type RepresentationTold, residentByBsn, residentCard } from '#modules/residents/index.ts'
import { ownVouchers } from '#modules/vouchers/index.ts'
import { type Language, spoken } from '#shared/language.ts'
import { offerCards } from '#web/components/ticket.ts'
import type { Content } from '#web/html.ts'
import { inLanguage, languageOf } from '#web/language.ts'
import type { Signed } from '#web/route.ts'
import { workStart } from '#web/work-starts.ts'
import type { House } from './house.ts'

// The threads between rooms that app.ts ties: each is given to a room on the left by rooms on the right.

/** A door for who has no session: to what only staff or only providers may do, theirs; everybody else to the choice. */
export function signInFor(action: string, back: string): string {
  const door = onlyDoorTo(action) ?? 'resident'
  if (door === 'library') return '/bibliotheek'
  const own = { staff: '/medewerker', provider: '/aanbieder', resident: '' }[door]
  return `${own ? '/inloggen' : inLanguage(languageOf(back), '/inloggen')}${own}?terug=${encodeURIComponent(back)}`
}

/** Who signs in is known by name only if they ever applied. */
export async function acquaintedResident(house: House, q: Queryable, bsn: string): Promise<{ id: string; name: string } | undefined> {
  const id = await residentByBsn(house, q, bsn)
  return id ? { id, name: (await residentCard(house, q, id)).fullName } : undefined
}

/** Where somebody goes who is signed in now. Who has no pass is told where they stand first, wherever they came from. */
export async function afterSignIn(house: House, { door, roles, sessionId, subjectId }: Signed, returnTo: string | undefined): Promise<string> {
  if (door === 'provider') return returnTo ?? '/aanbieder'
  if (door === 'staff') return returnTo ?? workStart(roles) ?? '/'
  const bsn = await bsnOf(house, house.db, sessionId)
  if (bsn && (await mayActFor(house, bsn)).length) return '/namens'
  const stands = await whereTo(house, house.db, subjectId)
  return stands === '/mijn' && returnTo ? returnTo : inLanguage(languageOf(returnTo ?? '/'), stands)
}

/** The organisation of who stands at a till, if it takes part. */
export async function providerOf(house: House, { door, subjectId }: Signed): Promise<string | undefined> {
  const person = door === 'provider' && subjectId ? await providerPerson(house, house.db, subjectId) : undefined
  return person && (await providerByKvk(house, house.db, person.kvk))?.id
}

/** By letter too, whatever was chosen: who took over an account must not be the only one to hear of it. */
export const reachChanged = async (house: House, tx: Tx, { residentId, entered, changeId, left, chosen }: Parameters<ReachChanged>[1]): Promise<void> => {
  if (left) await noticeTo(house, tx, { residentId, address: left, kind: 'left' })
  if (chosen) await noticeTo(house, tx, { residentId, address: chosen, kind: 'chosen' })
  const { givenName } = await residentCard(house, tx, residentId)
  await tell(house, tx, {
    residentId, kind: 'reach-changed', byLetter: true, dedupeKey: `reach-changed ${changeId}`,
    values: (lang) => ({ name: givenName, date: spoken[lang].date(house.clock.today()), entered: entered(lang) }),
  })
}

/** What a letter holds and no message keeps: the words of a question or complaint, or the amounts of a decision. */
export const hiddenWords = async (house: House, q: Queryable, ref: string, lang: Language = 'nl'): Promise<Readonly<Record<string, string>>> =>
  await contactWords(house, q, ref) ?? await amountsOf(house, q, ref, lang)

/** What each room holds about somebody, in the order in which they read it. A room that holds more about residents gets a line here. */
export const ownData: readonly OwnPartOf[] = [
  ownRepresentations,
  ownPasses,
  ownApplications, ownDecisions, ownObjections, ownPenalties, ownQuestions, ownPapers, ownTests, ownIncomeAsPartner,
  ownMessages(hiddenWords),
  ownOrders, ownSignUps, ownVouchers, ownKept,
  ownContacts, ownLibraryCodes,
]

/** On paper too, whatever they chose: who acts for somebody must never be the only one to hear of it. */
export const representationTold = async (house: House, tx: Tx, { residentId, representation, change }: Parameters<RepresentationTold>[1]): Promise<void> => {
  const { givenName } = await residentCard(house, tx, residentId)
  const { representativeName, from, to } = representation
  await tell(house, tx, {
    residentId, kind: change === 'added' ? 'representative-added' : 'representative-ended', byLetter: true, dedupeKey: `representative-${change} ${representation.id}`,
    values: (lang) => {
      const { date } = spoken[lang]
      return { name: givenName, representative: representativeName, from: date(from), untilLine: to ? sentence(house, 'reasons/representation#until', { until: date(to) }, lang) : '', date: date(house.clock.today()) }
    },
  })
}

const ON_SALE_SHOWN = 4

const onSale = async (house: House): Promise<readonly OfferCard[]> => {
  const now = house.clock.now()
  return (await catalogue(house)).filter((offer) => closedBecause(offer.state, offer, offer.soldOut, now) === undefined)
}

/** A few offers for the home page: of different kinds, in the order of the window. */
export async function ticketsThisWeek(house: House): Promise<Content> {
  return offerCards(varied(await onSale(house), ON_SALE_SHOWN).map((offer) => ({ ...ticketOf(offer, house.clock.now()), picture: undefined })))
}

/** For the drawing on the home page: what one pays, and for what, in a word or two. What is too long for a ticket is left out. */
export async function ticketsOnTheCounter(house: House): Promise<readonly CounterTicket[]> {
  const short = (await onSale(house)).filter(({ benefit, title }) => benefit.deal.length <= 8 && inAWord(title).length <= 16)
  return varied(short, 5).map(({ category, benefit, title }) => ({ category, deal: benefit.deal, what: inAWord(title) }))
}

const inAWord = (title: string): string => title.toLowerCase().replace(/^(gratis|lid van|de|het|een|een dag|samen)\s+/, '').replace(/^(naar )?(de|het|een)\s+/, '$1$2 ').replace(/^(de|het|een)\s+/, '')

/** First one of each category, then the rest. */
function varied<O extends Pick<OfferCard, 'category'>>(offers: readonly O[], most: number): readonly O[] {
  const seen = new Set<string>()
  const first = offers.filter(({ category }) => !seen.has(category) && seen.add(category))
  return [...first, ...offers.filter((offer) => !first.includes(offer))].slice(0, most)
}

/** Passes end: vouchers that were not used end with them. */
export const passesEnded = async (house: House, tx: Tx, ended: Parameters<typeof endWithPasses>[2]): Promise<void> => { await endWithPasses(house, tx, ended) }
