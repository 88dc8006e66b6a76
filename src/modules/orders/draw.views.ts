import { renderBlocks, section, sentence, text as say } from '#modules/knowledge/index.ts'
import { offerWords, type PromisedOffer } from '#modules/offers/index.ts'
import { type Language, spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { errorSummary } from '#web/components/errors.ts'
import { arrowLink } from '#web/components/link.ts'
import { pageHead, prose } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import type { Visit } from '#web/route.ts'
import { type DeliveryForm, deliveryFields } from './delivery/choose-delivery.ts'
import { offerIn } from './message-words.ts'
import { orderText } from './order-words.ts'
import type { ShownSignUp } from './own-sign-up.ts'

/** How it stands, in one sentence that is also the title. */
const standing = ({ one, draw, open, closed, waits }: ShownSignUp): 'uit' | 'uit-dicht' | 'gestopt' | 'gewonnen' | 'verloren' | 'geweigerd' | 'mee' | 'wacht' | 'stil' =>
  one.withdrawnAt ? (closed || draw.stoppedAt ? 'uit-dicht' : 'uit') : draw.stoppedAt ? 'gestopt' : one.outcome === 'won' ? 'gewonnen' : one.outcome === 'lost' ? 'verloren' : one.outcome === 'refused' ? 'geweigerd' : open ? 'mee' : waits ? 'stil' : 'wacht'

const said = ({ query }: Visit): 'gelukt' | 'anders' | 'stond' | undefined => (['gelukt', 'anders', 'stond'] as const).find((name) => name in query)

export function signUpPage(house: House, visit: Visit, shown: ShownSignUp): Html {
  const { lang } = visit
  const text = orderText[lang]
  const { moment, date, time, list } = spoken[lang]
  const { one, draw, offer, people, open, mayLeave, was } = shown
  const closes = moment(draw.closesAt)
  const { heading, blocks } = section(house, `pages/loting#${standing(shown)}`, { offer: offerIn(lang, offer), closes }, lang)
  const fair = !draw.stoppedAt && section(house, `pages/loting#${draw.seed ? 'na-te-rekenen' : 'vastgelegd'}`, {}, lang)
  return html`<div class="pas-wrap">${pageHead({
    title: heading, narrow: true, lang, trail: [{ label: text.mine, href: inLanguage(lang, '/mijn/bonnen') }, { label: text.drawTitle }],
    body: html`${open && said(visit) && alert({ kind: said(visit) === 'stond' ? 'warning' : 'ok', body: sentence(house, `pages/loting#${said(visit)}`, {}, lang) })}${prose(renderBlocks(blocks))}${was && mayLeave && say(house, 'pages/loting#veranderd', { offer: offerIn(lang, offer) }, lang)}${summaryList([
      { label: text.drawWhat, value: offerWords[lang].told(offer).title },
      { label: text.drawFor, value: list(people.map((person) => (person.self ? text.you : person.givenName))) || text.you },
      ...(was ? wasAndIs(shown, lang) : []),
      ...(draw.stoppedAt ? [] : [{ label: shown.waits ? text.drawClosed : text.drawWhen, value: closes }]),
      ...(open ? [{ label: text.drawHow, value: one.delivery === 'stip' ? text.drawComes.stip(one.pickUpAt ?? '') : text.drawComes[one.delivery] }] : []),
      { label: text.drawSigned, value: `${date(dayOf(one.signedAt))}, ${time(one.signedAt)}` },
      ...(one.place ? [{ label: text.drawPlace, value: String(one.place) }] : []),
      { label: text.drawNumber, value: one.id },
    ])}${buttonGroup(
      one.outcome === 'won' && buttonLink({ label: text.drawMine, href: inLanguage(lang, '/mijn/bonnen') }),
      buttonLink({ label: text.alike, href: inLanguage(lang, '/aanbod'), kind: one.outcome === 'won' ? 'subtle' : 'secondary' }),
      open && buttonLink({ label: text.drawChange, href: inLanguage(lang, `/mijn/loting/${one.id}/hoe`), kind: 'secondary' }),
    )}${mayLeave && html`<form action="${inLanguage(lang, `/mijn/loting/${one.id}/stoppen`)}" method="post">${!open && html`<p>${sentence(house, 'pages/loting#laat-stoppen', {}, lang)}</p>`}${visit.csrf()}${button({ label: text.drawLeave, kind: 'subtle' })}</form>`}`,
  })}<div class="pas-narrow pas-flow">${fair && html`<h2 class="nl-heading nl-heading--level-3">${fair.heading}</h2>${prose(renderBlocks(fair.blocks))}<p class="pas-small"><code class="pas-break">${draw.seed ?? draw.commitment}</code></p>`}${arrowLink(`/loting/${draw.id}`, text.drawPublic)}</div></div>`
}

/** What stood there when they signed up, beside what is on sale by now. */
function wasAndIs({ was, offer, mayLeave }: ShownSignUp, lang: Language): { label: string; value: Html | string }[] {
  const text = orderText[lang]
  const says = (one: PromisedOffer): Html => html`${offerWords[lang].told(one).title}, ${offerWords[lang].benefit(one).deal}`
  return was ? [
    { label: text.drawWas, value: says(was.promised) }, ...(mayLeave ? [{ label: text.drawNow, value: says(offer) }] : []),
    ...(mayLeave ? [{ label: text.drawChanges, value: spoken[lang].list(was.changes.map((name) => text.changes[name])) }] : []),
  ] : []
}

/** Another way for the bon, without losing the place in the draw. */
export function drawDeliveryPage(house: House, visit: Visit, { one, draw, offer }: ShownSignUp, typed: DeliveryForm, errors: readonly FieldError[]): Html {
  const { lang } = visit
  const text = orderText[lang]
  const back = inLanguage(lang, `/mijn/loting/${one.id}`)
  return html`<div class="pas-wrap">${pageHead({
    title: text.drawChange, narrow: true, lang, trail: [{ label: text.mine, href: inLanguage(lang, '/mijn/bonnen') }, { label: text.drawTitle, href: back }, { label: text.drawChange }],
    body: html`${errorSummary(errors, lang)}${say(house, 'pages/loting#hoe-anders', { offer: offerIn(lang, offer), closes: spoken[lang].moment(draw.closesAt) }, lang)}
<form class="pas-flow" action="${back}/hoe" method="post">${visit.csrf()}${
  deliveryFields(house, typed, { errors, where: 'draw', offer: { usableUntil: offer.usableUntil, drawClosesAt: draw.closesAt }, lang })}${
  buttonGroup(button({ label: text.drawSave }), buttonLink({ label: text.drawKeep, href: back, kind: 'subtle' }))}</form>`,
  })}</div>`
}
