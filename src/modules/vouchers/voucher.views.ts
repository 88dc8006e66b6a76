import { renderBlocks, section, sentence } from '#modules/knowledge/index.ts'
import { offerWords, titleIn } from '#modules/offers/index.ts'
import { type Language, spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import { spellCode } from '#shared/code.ts'
import type { House } from '#src/house.ts'
import { accordion } from '#web/components/accordion.ts'
import { alert } from '#web/components/alert.ts'
import { breadcrumb } from '#web/components/breadcrumb.ts'
import { buttonGroup, buttonLink } from '#web/components/button.ts'
import { iconList } from '#web/components/list.ts'
import { block, columns, stack } from '#web/components/page.ts'
import { steps } from '#web/components/steps.ts'
import { voucherTicket } from '#web/components/voucher-ticket.ts'
import { type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import type { Coming } from './coming.ts'
import type { Standing } from './domain/voucher-states.ts'
import { qrModules } from './qr.ts'
import { isOpen, type ShownVoucher } from './shown-voucher.ts'
import { inWords, voucherText } from './words.ts'

/** One voucher: the ticket itself at the left, how to use it at the right. `ordered`: it was ordered a moment ago. */
export function voucherPage(house: House, lang: Language, shown: ShownVoucher, secret: { readonly code: string; readonly token: string } | undefined, ordered: boolean, coming: Coming | undefined): Html {
  const { offer, person } = shown
  const text = voucherText[lang]
  return html`<div class="pas-wrap">
  ${breadcrumb([{ label: text.mine, href: inLanguage(lang, '/mijn/bonnen') }, { label: text.about(titleIn(lang, offer), person.givenName) }], lang)}
  <div class="pas-page-head pas-flow">
    ${ordered && isOpen(shown) && receipt(house, lang, shown)}
    ${coming && alert(coming)}
    ${columns(ticketOf(lang, shown, secret), stack('l', stateNote(house, lang, shown), isOpen(shown) && howTo(house, lang), isOpen(shown) && where(lang, shown), actions(house, lang, shown), isOpen(shown) && help(house, lang)), 'start')}
  </div>
</div>`
}

const receipt = (house: House, lang: Language, { offer, voucher }: ShownVoucher): Html => {
  const values = { offer: inWords(titleIn(lang, offer)), voucherValidTo: spoken[lang].date(voucher.validTo) }
  return alert({ kind: 'ok', title: section(house, 'pages/bon#besteld', values, lang).heading, body: html`<p>${sentence(house, 'pages/bon#besteld', values, lang)}</p>${inDutch(house, lang, 'dutch-message')}` })
}

/** For who reads English: what of this comes in Dutch all the same. */
export const inDutch = (house: House, lang: Language, what: 'dutch-message' | 'dutch-paper'): Html | false =>
  lang !== 'nl' && html`<p>${sentence(house, `pages/bon#${what}`, {}, lang)}</p>`

function ticketOf(lang: Language, shown: ShownVoucher, secret: { readonly code: string; readonly token: string } | undefined): Html {
  const { offer, voucher, person, standing, price, heads, surprise } = shown
  const text = voucherText[lang]
  const words = offerWords[lang]
  const day = standing === 'not-yet-valid' ? { label: text.from, value: text.shortDay(voucher.validFrom) } : { label: text.until, value: text.shortDay(voucher.validTo) }
  return voucherTicket({
    category: offer.category, kind: words.kinds[offer.category], title: words.told(offer).title, at: lang === 'nl' ? offer.giver : forTheTill(shown),
    state: { label: text.states[standing], kind: isOpen(shown) ? 'valid' : standing === 'redeemed' ? 'used' : 'over' },
    qr: secret && { modules: qrModules(secret.token), label: text.qr }, code: secret && spellCode(secret.code),
    facts: [
      { label: text.person, value: person.givenName }, day, price, { label: text.persons, value: heads },
      ...(surprise === undefined ? [] : [{ label: text.surprise, value: words.own(surprise) }]),
    ],
  })
}

/** Who stands at the till knows the offer by its Dutch name: on a page in another language it stands there too, with how the voucher stands. */
function forTheTill({ offer, voucher, standing }: ShownVoucher): Html {
  const { states, untilDay, fromDay } = voucherText.nl
  const day = standing === 'usable' ? `. ${untilDay(voucher.validTo)}` : standing === 'not-yet-valid' ? `. ${fromDay(voucher.validFrom)}` : ''
  return html`<span lang="nl">${offer.title}, ${offer.giver}<br>${states[standing]}${day}</span>`
}

/** What became of it, when it is not simply good. */
function stateNote(house: House, lang: Language, { standing, voucher, redeemedBy, offer }: ShownVoucher): Html | undefined {
  const { date, dayAndDate, time } = spoken[lang]
  const say = (id: Standing, values: Readonly<Record<string, string>>): Html => alert({ kind: 'info', body: sentence(house, `pages/bon#${id}`, values, lang) })
  switch (standing) {
    case 'usable': return undefined
    case 'redeemed': return say(standing, { date: dayAndDate(dayOf(voucher.redeemedAt!)), time: time(voucher.redeemedAt!), provider: redeemedBy?.name ?? offer.giver })
    case 'expired': return say(standing, { voucherValidTo: date(voucher.validTo) })
    case 'not-yet-valid': return say(standing, { validFrom: dayAndDate(voucher.validFrom) })
    case 'cancelled': return say(standing, { date: date(dayOf(voucher.cancelledAt!)) })
  }
}

const howTo = (house: House, lang: Language): Html => block({
  title: voucherText[lang].howTo, id: 'zo', size: 2,
  body: steps(['stap-1', 'stap-2', 'stap-3'].map((id) => {
    const { heading, blocks } = section(house, `pages/bon#${id}`, {}, lang)
    return { title: heading, body: renderBlocks(blocks) }
  })),
})

/** Where one can go: the place of a single provider as it is today, and for everybody what becomes otherwise before the last day. */
function where(lang: Language, { offer: { providers }, coming }: ShownVoucher): Html | undefined {
  const { own } = offerWords[lang]
  const [one] = providers.length === 1 ? providers : []
  const places = one ? [{ ...one, name: '' }, ...one.branches] : []
  if (!places.length && !coming.length) return undefined
  return block({
    title: voucherText[lang].where, id: 'waar', size: 2,
    body: iconList([
      ...places.map(({ name, address, postcode, place }) => ({ icon: 'pin' as const, tone: 'neutral' as const, text: own(`${name && `${name}, `}${address}, ${postcode} ${place}`) })),
      ...coming.map(({ html: line }) => ({ icon: 'calendar' as const, tone: 'neutral' as const, text: html`<strong>${line}</strong>` })),
    ]),
  })
}

function actions(house: House, lang: Language, shown: ShownVoucher): Html {
  const text = voucherText[lang]
  const { id } = shown.voucher
  return html`<div class="pas-no-print pas-flow pas-flow--s">${buttonGroup(
    isOpen(shown) && buttonLink({ label: text.print, kind: 'secondary', icon: 'print', href: `/mijn/bonnen/${id}.pdf` }),
    isOpen(shown) && buttonLink({ label: text.cancel, kind: 'subtle', href: inLanguage(lang, `/mijn/bonnen/${id}/annuleren`) }),
    !isOpen(shown) && buttonLink({ label: text.orderAgain, kind: 'secondary', href: inLanguage(lang, `/aanbod/${shown.offer.slug}`) }),
  )}${isOpen(shown) && inDutch(house, lang, 'dutch-paper')}</div>`
}

const help = (house: House, lang: Language): Html => accordion(['geen-internet', 'niet-goed'].map((id) => {
  const { heading, blocks } = section(house, `pages/bon#${id}`, {}, lang)
  return { title: heading, body: renderBlocks(blocks) }
}))
