import { type OfferCard, offerWords } from '#modules/offers/index.ts'
import { type Language, spoken } from '#shared/language.ts'
import type { House } from '#src/house.ts'
import { buttonLink } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { icon } from '#web/components/icon.ts'
import { actions } from '#web/components/list.ts'
import { arrowLink } from '#web/components/link.ts'
import { type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import type { Visit } from '#web/route.ts'
import { alternatives, forWhom } from './alternatives.ts'
import { explainRefusal } from './explain.ts'
import type { Chance } from './order-facts.ts'
import { orderText } from './order-words.ts'

/** For whom why not, and what there is instead. */
export async function nobodyMay(house: House, visit: Visit, offer: OfferCard, people: readonly Chance[]): Promise<Html> {
  const { lang } = visit
  const text = orderText[lang]
  const { told, benefit } = offerWords[lang]
  const [self] = people
  const reason = self && !self.outcome.ok ? self.outcome.refusal.reason : undefined
  const instead = await alternatives(house, house.db, visit.signed?.subjectId, offer, self?.person)
  const title = reason ? text.refused[reason] : text.title
  return card({ title, id: 'bestellen', size: 2, body: html`${whyNot(house, offer, people, lang).map(([why, names]) => html`<div class="pas-person-no">${icon('clock')}${
    people.length > 1 && html`<strong>${text.not(spoken[lang].list(names))}</strong>`}<span class="pas-small">${why}</span></div>`)}${
    reason === 'pass-not-valid' && buttonLink({ label: text.application, href: inLanguage(lang, '/mijn/aanvraag'), wide: true })}${instead.length > 0 && html`<h3 class="nl-heading nl-heading--level-4">${text.alikeTitle}</h3>${
    actions(instead.map((one) => ({ href: inLanguage(lang, `/aanbod/${one.offer.slug}`), icon: 'ticket' as const, label: told(one.offer).title, note: `${benefit(one.offer).deal}. ${forWhom(one, lang)}` })))}`}${more(offer, lang)}` })
}

/** Each sentence once, with everybody it is about. */
function whyNot(house: House, offer: OfferCard, people: readonly Chance[], lang: Language): readonly (readonly [why: string, names: readonly string[]])[] {
  const said = new Map<string, string[]>()
  for (const { person, outcome } of people) {
    if (outcome.ok) continue
    const why = explainRefusal(house, outcome.refusal, offer, person, lang)
    said.set(why, [...said.get(why) ?? [], person.givenName])
  }
  return [...said]
}

export const more = (offer: OfferCard, lang: Language): Html => arrowLink(inLanguage(lang, `/aanbod?soort=${offer.category}`), orderText[lang].alike)
