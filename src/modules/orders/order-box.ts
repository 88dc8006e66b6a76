import { renderBlocks, section, sentence } from '#modules/knowledge/index.ts'
import type { OfferCard } from '#modules/offers/index.ts'
import type { Language } from '#shared/language.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { button, buttonLink } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { checkboxes, type Choice } from '#web/components/field.ts'
import { isFormKey } from '#web/form-key.ts'
import { type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import type { Visit } from '#web/route.ts'
import { type DeliveryForm, deliveryFields, typedDelivery, usualDelivery } from './delivery/choose-delivery.ts'
import { drawBox } from './draw-box.ts'
import { explainRefusal } from './explain.ts'
import { beforeOrdering, type Chance } from './order-facts.ts'
import { formName, partnerToOrderFor } from './partner/partner-to-order-for.ts'
import { more, nobodyMay } from './nobody-may.ts'
import { orderText } from './order-words.ts'

/** For the page of an offer: the form to order with, or why not now and what else there is. `errors`: what was chosen does not do yet. */
export async function orderBox(house: House, visit: Visit, offer: OfferCard, errors: readonly FieldError[] = []): Promise<Html> {
  const residentId = visit.signed?.subjectId
  if (!residentId) return withoutApplication(house, offer, visit.lang)
  if (offer.drawClosesAt) return drawBox(house, visit, offer, residentId, errors)
  const { people, last } = await beforeOrdering(house, house.db, residentId, offer, 'order', (self) => partnerToOrderFor(house, house.db, visit.signed, self))
  if (!people.some(({ outcome }) => outcome.ok)) return nobodyMay(house, visit, offer, people)
  return form(house, visit, offer, people, typedDelivery(visit) ?? usualDelivery(house, last), errors)
}

function withoutApplication(house: House, offer: OfferCard, lang: Language): Html {
  const { heading, blocks } = section(house, 'pages/bestellen#no-application', {}, lang)
  return card({ title: heading, id: 'bestellen', size: 2, body: html`${renderBlocks(blocks)}${buttonLink({ label: orderText[lang].apply, href: inLanguage(lang, '/aanvragen'), large: true, wide: true })}${more(offer, lang)}` })
}

function form(house: House, visit: Visit, offer: OfferCard, people: readonly Chance[], delivery: DeliveryForm, errors: readonly FieldError[]): Html {
  const { lang } = visit
  const text = orderText[lang]
  const [only] = people
  return html`${errorSummary(errors, lang)}<form class="pas-panel pas-flow" action="${inLanguage(lang, `/aanbod/${offer.slug}/bestellen`)}" method="post">
  <h2 class="nl-heading nl-heading--level-2" id="bestellen">${text.title}</h2>
  ${visit.csrf()}${orderKeyOf(visit)}<input type="hidden" name="versie" value="${offer.versionId}">
  ${people.length === 1 && only
    ? html`<input type="hidden" name="voor" value="${only.person.id}"><p><strong>${text.self(only.person.givenName)}</strong><br><span class="pas-quiet pas-small">${left(offer, only, lang)}</span></p>`
    : checkboxes({ name: 'voor', legend: text.who, options: people.map((chance) => choice(house, offer, chance, lang)), values: visit.many('voor').length || errors.length ? visit.many('voor') : startsWith(people), error: errorOf(errors, 'voor') })}
  ${deliveryFields(house, delivery, { errors, where: 'site', offer, lang })}
  ${button({ label: text.order, icon: 'ticket', large: true, wide: true })}
  <p class="pas-small pas-quiet">${sentence(house, `pages/bestellen#${isFree(offer) ? 'free' : 'paid'}`, {}, lang)}</p>
</form>`
}

/** A form that comes back (it was busy, something was missing) keeps its key: sent twice it is one order. */
const orderKeyOf = (visit: Visit): Html => (isFormKey(visit.form['_key']) ? html`<input type="hidden" name="_key" value="${visit.form['_key']}">` : visit.idempotency())

const isFree = ({ shape }: OfferCard): boolean => shape.kind === 'free' || (shape.kind === 'surprise' && shape.inside.kind === 'free')

/** Ticked at first: oneself, when that can be. */
const startsWith = (people: readonly Chance[]): string[] => people.filter(({ person, outcome }) => person.self && outcome.ok).map(({ person }) => person.id)

function choice(house: House, offer: OfferCard, { person, outcome }: Chance, lang: Language): Choice {
  const text = orderText[lang]
  const label = person.self ? text.self(person.givenName) : person.partner ? text.partner(person.givenName) : text.child(person.givenName, person.age)
  if (person.partner && outcome.ok) return { value: formName(person), label, hint: text.partnerTold(person.givenName) }
  if (!outcome.ok) return { value: person.id, label: text.not(label), unavailable: explainRefusal(house, outcome.refusal, offer, person, lang) }
  return { value: person.id, label, hint: left(offer, { person, outcome }, lang) }
}

function left(offer: OfferCard, { outcome }: Chance, lang: Language): string {
  const text = orderText[lang]
  const count = outcome.ok ? outcome.value.left : undefined
  const period = offer.limit ? text.periods[offer.limit.period] : ''
  return offer.limit?.per === 'household' && count !== undefined ? text.leftHome(count, period) : text.left(count, period)
}
