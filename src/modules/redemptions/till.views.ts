import { sentence } from '#modules/knowledge/index.ts'
import type { PromisedOffer } from '#modules/offers/index.ts'
import { inWords, priceOf, type Voucher } from '#modules/vouchers/index.ts'
import { dayOf, formatDate, formatDayAndDate, formatTime, type LocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { button, buttonLink } from '#web/components/button.ts'
import { categoryLabel, paperClass } from '#web/components/category.ts'
import { heading } from '#web/components/card.ts'
import { errorOf } from '#web/components/errors.ts'
import { field } from '#web/components/field.ts'
import { alert } from '#web/components/alert.ts'
import { device, scans, verdict } from '#web/components/verdict.ts'
import { type Html, html } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import type { Verdict } from './domain/evaluate-redemption.ts'
import type { Redemption } from './redeem.ts'
import { nextCustomer, scanBox, type Way } from './scan.views.ts'
import { text } from './redemptions.text.ts'

/** What every screen of the till knows: who, and when. */
export type Place = { readonly name: string; readonly now: Date }
export type Spent = { readonly redemption: Redemption; readonly voucher: Voucher; readonly offer: PromisedOffer }

const bar = ({ name, now }: Place): readonly string[] => [name, formatTime(now)]

/** Type or paste. */
export function startScreen(house: House, visit: Visit, place: Place, last: readonly Spent[], input = '', errors: readonly FieldError[] = []): Html {
  return device({
    bar: bar(place),
    body: html`${heading(1, text.title, { size: 2 })}<p>${sentence(house, 'pages/kassa#lead')}</p>${scanBox(house)}
<form class="pas-flow" action="/aanbieder/controleer" method="post" data-scan-form>${visit.csrf()}${
  field({ name: 'code', label: text.code, hint: text.codeHint, code: true, maxlength: 400, value: input, error: errorOf(errors, 'code') })}${
  button({ label: text.check, large: true, wide: true })}</form>${last.length > 0 && html`<div>${heading(2, text.last, { size: 4 })}${lastOnes(last)}</div>`}`,
  })
}

const lastOnes = (last: readonly Spent[]): Html => scans(last.map(({ redemption, offer }) => ({
  time: formatTime(redemption.at).replace(/\s*uur$/, ''), ok: !redemption.takenBackAt,
  what: html`<a class="nl-link" href="/aanbieder/gebruikt/${redemption.id}">${offer.title}</a>, ${redemption.takenBackAt ? text.back : text.used}`,
})))

const entitled = (voucher: Voucher, offer: PromisedOffer): string => text.entitled(voucher.child, 1 + offer.companions, inWords(offer.title))
const customer = (offer: PromisedOffer): string => {
  const price = priceOf(offer, undefined)
  return price.known ? text.pays(price.value) : text.gets(price.value)
}

/** Good, and not used yet: what the resident gets, and the button that spends it. */
export function checkedScreen(house: House, visit: Visit, place: Place, voucher: Voucher, offer: PromisedOffer, permit: string): Html {
  return device({
    bar: bar(place),
    body: html`<div class="${paperClass(offer.category)}">${categoryLabel(offer.category)}</div>${heading(1, `${text.checkedWord}. ${entitled(voucher, offer)}.`, { size: 2 })}
<p>${customer(offer)}<br>${text.validUntil(formatDate(voucher.validTo))}</p>
<p>${sentence(house, 'pages/kassa#checked')}</p>
<form class="pas-flow" action="/aanbieder/gebruik" method="post">${visit.csrf()}${visit.idempotency()}<input type="hidden" name="bon" value="${permit}">${
  button({ label: text.use, icon: 'check', large: true, wide: true })}</form>${buttonLink({ label: text.other, href: '/aanbieder', kind: 'subtle', wide: true })}`,
  })
}

const takenBackNow = ({ state, validTo }: Voucher, today: LocalDate): string => state === 'cancelled' ? text.takenBackOver : validTo < today ? text.takenBackLate : text.takenBack

/** Spent: a green field, and for ten minutes the way back. */
export function spentScreen(house: House, visit: Visit, place: Place, { redemption, voucher, offer }: Spent, tooLate: boolean): Html {
  return device({
    bar: bar(place),
    top: redemption.takenBackAt
      ? verdict({ ok: false, word: text.takenBackWord, what: entitled(voucher, offer), more: takenBackNow(voucher, visit.today) })
      : verdict({ ok: true, word: text.words.ok, what: entitled(voucher, offer), more: html`${customer(offer)}<br>${formatDayAndDate(dayOf(redemption.at))}, ${formatTime(redemption.at)}` }),
    body: html`${tooLate && alert({ kind: 'warning', body: sentence(house, 'pages/kassa#not-taken-back') })}${nextCustomer(redemption.way)}${
      redemption.canTakeBack && html`<form action="/aanbieder/terugdraaien" method="post">${visit.csrf()}<input type="hidden" name="gebruik" value="${redemption.id}">${button({ label: text.undo, kind: 'subtle', wide: true })}</form>`}`,
  })
}

/** Not good: what the till sees, and a sentence to say. Never why somebody has no right. */
export function refusedScreen(house: House, place: Place, seen: Exclude<Verdict, { verdict: 'ok' }>, way: Way, offer: PromisedOffer | undefined): Html {
  const ours = seen.verdict === 'already-redeemed' ? sentence(house, 'pages/kassa#say.already-redeemed') : sentence(house, 'pages/kassa#say.other')
  return device({
    bar: bar(place),
    top: verdict({ ok: false, word: text.words[seen.verdict], what: reason(house, seen, way), more: offer && seen.verdict !== 'other-provider' ? offer.title : undefined }),
    body: html`<div class="pas-flow pas-flow--s">${heading(2, text.say, { size: 4 })}<p>${ours}</p></div>${nextCustomer(way)}`,
  })
}

function reason(house: House, seen: Exclude<Verdict, { verdict: 'ok' }>, way: Way): string {
  switch (seen.verdict) {
    case 'already-redeemed':
      return seen.redeemed
        ? sentence(house, 'reasons/redemptions#already-redeemed', { date: formatDayAndDate(dayOf(seen.redeemed.at)), time: formatTime(seen.redeemed.at), provider: seen.redeemed.where })
        : sentence(house, 'reasons/redemptions#already-redeemed.unknown-place')
    case 'expired': return sentence(house, 'reasons/redemptions#expired', { voucherValidTo: formatDate(seen.until) })
    case 'not-yet-valid': return sentence(house, 'reasons/redemptions#not-yet-valid', { validFrom: formatDate(seen.from) })
    case 'unknown-code': return sentence(house, way === 'qr' ? 'reasons/redemptions#unknown-code.qr' : 'reasons/redemptions#unknown-code')
    default: return sentence(house, `reasons/redemptions#${seen.verdict}`)
  }
}
