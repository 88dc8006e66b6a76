import { sentence, text as say } from '#modules/knowledge/index.ts'
import { offerBySlug, type OfferCard } from '#modules/offers/index.ts'
import { openVouchersOfOffer } from '#modules/vouchers/index.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, Forbidden, NotFound, page, redirect } from '#web/answer.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { radios, textarea } from '#web/components/field.ts'
import { pageHead, stack } from '#web/components/page.ts'
import { html } from '#web/html.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { standingOf } from './draw.store.ts'
import { cancelOfEnded, endOffer } from './end-offer.ts'
import { text } from './orders.text.ts'

export const endOfferRoutes = (house: House): Route[] => [
  get ('/beheer/aanbod/aanbieding/:slug/stoppen', 'edit', (visit) => ask(house, visit)),
  post('/beheer/aanbod/aanbieding/:slug/stoppen', 'edit', (visit) => end(house, visit)),
]

const PAGE = 'pages/aanbod-stoppen'
const LONGEST = 300

async function offerOf(house: House, { params }: Visit): Promise<OfferCard> {
  const offer = await offerBySlug(house, params['slug'] ?? '')
  if (!offer) throw new NotFound('There is no such offer.')
  return offer
}

async function ask(house: House, visit: Visit, typed: { readonly choice?: string | undefined; readonly why?: string } = {}, errors: readonly FieldError[] = []): Promise<Answer> {
  const offer = await offerOf(house, visit)
  const here = `/beheer/aanbod/aanbieding/${offer.slug}`
  if (offer.state === 'ended') return redirect(here)
  const open = (await openVouchersOfOffer(house, house.db, offer.offerId, house.clock.today())).length
  const draw = await standingOf(house.db, offer.offerId)
  const title = open ? text.endHolders : draw.signUps ? text.endDraw : text.endNobody
  const body = html`${pageHead({
    title: text.end, narrow: true, lead: offer.title, trail: [{ label: text.offers, href: '/beheer/aanbod' }, { label: offer.title, href: here }, { label: text.end }], body: say(house, `${PAGE}#how`),
  })}${stack('l', errorSummary(errors), html`<form class="pas-narrow" action="${here}/stoppen" method="post">${visit.csrf()}${card({ title, id: 'bonnen', body: html`
  ${open > 0 && html`<p>${sentence(house, `${PAGE}#holders`, { vouchers: text.vouchers(open) })}</p>`}
  ${draw.signUps > 0 && html`<p>${sentence(house, `${PAGE}#sign-ups`, { signUps: text.signUps(draw.signUps, draw.people) })}</p>`}
  ${!open && !draw.signUps && html`<p>${sentence(house, `${PAGE}#no-vouchers`)}</p>`}
  ${open > 0 && html`${radios({ name: 'bonnen-dan', legend: text.endWhat, error: errorOf(errors, 'bonnen-dan'), value: typed.choice, options: [
    { value: 'keep', label: text.endKeep, hint: text.endKeepHint }, { value: 'cancel', label: text.endCancel, hint: text.endCancelHint }] })}`}
  ${(open > 0 || draw.signUps > 0) && textarea({ name: 'waarom', ...(open ? { label: text.endWhy, hint: text.endWhyHint } : { label: text.endDrawWhy, hint: text.endDrawWhyHint }), optional: true, value: typed.why, error: errorOf(errors, 'waarom'), rows: 3 })}
  ${buttonGroup(button({ label: text.endDo, kind: 'negative' }), buttonLink({ label: text.endNot, href: here, kind: 'subtle' }))}` })}</form>`)}`
  return page({ title: text.end, body, area: 'work', current: '/beheer/aanbod', error: errors.length > 0 }, errors.length ? 422 : 200)
}

async function end(house: House, visit: Visit): Promise<Answer> {
  const { signed, form } = visit
  if (!signed?.subjectId) throw new Forbidden('Only a member of staff whom we know ends an offer.')
  const offer = await offerOf(house, visit)
  const open = (await openVouchersOfOffer(house, house.db, offer.offerId, house.clock.today())).length
  const choice = form['bonnen-dan']
  const why = (form['waarom'] ?? '').trim()
  const errors: FieldError[] = []
  if (open && choice !== 'keep' && choice !== 'cancel') errors.push({ field: 'bonnen-dan', message: text.endChoose })
  if (choice === 'cancel' && !why) errors.push({ field: 'waarom', message: text.endWhyMissing })
  if (why.length > LONGEST) errors.push({ field: 'waarom', message: text.endWhyLong })
  if (errors.length) return ask(house, visit, { choice, why }, errors)
  // Somebody who ordered a moment ago keeps it, when nobody was asked about it here.
  const ended = await endOffer(house, { offer, vouchers: choice === 'cancel' ? 'cancel' : 'keep', why, by: { staffId: signed.subjectId, role: signed.roles.find((role) => role === 'editor' || role === 'administrator') } })
  if (ended.ok && choice === 'cancel') await cancelOfEnded(house)
  return redirect(`/beheer/aanbod/aanbieding/${offer.slug}`)
}
