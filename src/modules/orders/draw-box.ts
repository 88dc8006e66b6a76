import { renderBlocks, section, sentence } from '#modules/knowledge/index.ts'
import type { OfferCard } from '#modules/offers/index.ts'
import { spoken } from '#shared/language.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { button, buttonLink } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { checkboxes } from '#web/components/field.ts'
import { arrowLink } from '#web/components/link.ts'
import { type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import type { Visit } from '#web/route.ts'
import { deliveryFields, typedDelivery, usualDelivery } from './delivery/choose-delivery.ts'
import { lastDelivery } from './delivery/delivery.store.ts'
import { leftAfterDraw } from './after-draw.ts'
import * as store from './draw.store.ts'
import { explainRefusal } from './explain.ts'
import { nobodyMay } from './nobody-may.ts'
import { chancesAround } from './order-facts.ts'
import { orderText } from './order-words.ts'

/** For the page of an offer that is drawn: sign up, or what became of it. `errors`: what was chosen does not do yet. */
export async function drawBox(house: House, visit: Visit, offer: OfferCard, residentId: string, errors: readonly FieldError[] = []): Promise<Html> {
  const { lang } = visit
  const text = orderText[lang]
  const { moment } = spoken[lang]
  const draw = await store.openDrawOf(house.db, offer.offerId)
  const standing = draw && await store.standingSignUp(house.db, draw.id, residentId)
  if (standing) {
    const { heading, blocks } = section(house, `pages/loting#${draw.closesAt > house.clock.now() ? 'al-mee' : 'wacht'}`, { closes: moment(draw.closesAt) }, lang)
    return card({ title: heading, id: 'bestellen', size: 2, body: html`${renderBlocks(blocks)}${buttonLink({ label: text.drawSee, href: inLanguage(lang, `/mijn/loting/${standing.id}`), wide: true })}` })
  }
  const closes = offer.drawClosesAt
  if (!closes || closes <= house.clock.now()) {
    return card({ title: text.refused['draw-instead'], id: 'bestellen', size: 2, body: html`<p>${explainRefusal(house, { reason: 'draw-instead', facts: { heldForDesk: await leftAfterDraw(house, house.db, offer) } }, offer, undefined, lang)}</p>` })
  }
  const people = await chancesAround(house, house.db, residentId, offer, 'draw')
  if (!people.some(({ outcome }) => outcome.ok)) return nobodyMay(house, visit, offer, people)
  const options = people.map(({ person, outcome }) => {
    const label = person.self ? text.self(person.givenName) : text.child(person.givenName, person.age)
    return outcome.ok ? { value: person.id, label } : { value: person.id, label: text.not(label), unavailable: explainRefusal(house, outcome.refusal, offer, person, lang) }
  })
  const delivery = typedDelivery(visit) ?? usualDelivery(house, await lastDelivery(house.db, residentId))
  const self = people.filter(({ person, outcome }) => person.self && outcome.ok).map(({ person }) => person.id)
  return html`${errorSummary(errors, lang)}<form class="pas-panel pas-flow" action="${inLanguage(lang, `/aanbod/${offer.slug}/meedoen`)}" method="post">
  <h2 class="nl-heading nl-heading--level-2" id="bestellen">${text.drawTitle}</h2>
  <p>${sentence(house, 'pages/loting#hoe', { closes: moment(closes) }, lang)}</p>
  ${visit.csrf()}<input type="hidden" name="versie" value="${offer.versionId}">${checkboxes({ name: 'voor', legend: text.drawWho, hint: people.length > 1 ? text.drawTogether : undefined, options, values: errors.length ? visit.many('voor') : self, error: errorOf(errors, 'voor') })}
  ${deliveryFields(house, delivery, { errors, where: 'draw', offer, lang })}
  ${button({ label: text.drawJoin, icon: 'ticket', large: true, wide: true })}
  ${draw && html`<p class="pas-small pas-quiet">${sentence(house, 'pages/loting#eerlijk', {}, lang)}</p>${arrowLink(`/loting/${draw.id}`, text.drawPublic)}`}
</form>`
}
