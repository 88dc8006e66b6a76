import { document, renderBlocks, section } from '#modules/knowledge/index.ts'
import { isOpen, type ShownVoucher, voucherPaperOf } from '#modules/vouchers/index.ts'
import { spellCode } from '#shared/code.ts'
import { formatDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { select, checkboxes, field } from '#web/components/field.ts'
import { type Action, actions } from '#web/components/list.ts'
import { columns, narrow, pageHead, paragraph, prose, stack } from '#web/components/page.ts'
import { table } from '#web/components/table.ts'
import { type Html, html } from '#web/html.ts'
import type { AtLibrary, PassHere } from './at-the-library.ts'
import { text } from './library.text.ts'

export const LIBRARY_PATH = '/bibliotheek'
const PAGE = 'pages/bibliotheek'

export type EnterView = { readonly house: House; readonly number: string; readonly errors: readonly FieldError[]; readonly notice?: { readonly kind: 'ok' | 'info'; readonly body: string } | undefined; readonly csrf: Html }

export function enterPage({ house, number, errors, notice, csrf }: EnterView): Html {
  const { title, intro } = document(house, PAGE)
  const safe = section(house, `${PAGE}#veilig`)
  const no = section(house, `${PAGE}#geen-code`)
  return html`${pageHead({ title, lead: intro })}
${columns(
    stack('m', errorSummary(errors), notice && alert(notice), html`<form class="pas-panel pas-flow" action="${LIBRARY_PATH}" method="post" autocomplete="off">
  ${field({ name: 'pas', label: text.number, hint: text.numberHint, value: number, error: errorOf(errors, 'pas'), code: true, size: 10, maxlength: 20, autocomplete: 'off' })}
  ${field({ name: 'code', label: text.code, hint: text.codeHint, value: '', error: errorOf(errors, 'code'), code: true, size: 12, maxlength: 20, autocomplete: 'off' })}
  ${button({ label: text.enter })}${csrf}
</form>`),
    stack('m', card({ title: no.heading, id: 'geen-code', body: prose(renderBlocks(no.blocks)) }), card({ title: safe.heading, id: 'veilig', body: prose(renderBlocks(safe.blocks)) })))}`
}

/** On top of every page: a computer for everybody. */
const leave = (csrf: Html): Html => html`<form class="pas-panel pas-flow pas-panel--sun" action="/uitloggen" method="post"><p>${text.signOutLead}</p>${button({ label: text.signOut, icon: 'out', large: true })}${csrf}</form>`

export function vouchersPage({ house, vouchers, ordered, csrf }: { readonly house: House; readonly vouchers: readonly ShownVoucher[]; readonly ordered: boolean; readonly csrf: Html }): Html {
  const open = vouchers.filter(isOpen)
  return html`${pageHead({ title: text.vouchersTitle })}
${stack('m', ordered && alert({ kind: 'ok', body: text.ordered }), leave(csrf),
    buttonGroup(buttonLink({ label: text.order, href: `${LIBRARY_PATH}/bestellen`, icon: 'ticket' }), open.length > 0 && buttonLink({ label: text.print, href: `${LIBRARY_PATH}/bonnen.pdf`, kind: 'secondary', icon: 'print' })),
    card({ body: open.length
      ? table({ caption: text.vouchersTitle, captionHidden: true, stacked: true, head: Object.values(text.head),
        rows: open.map((one) => [html`<b>${one.offer.title}</b><br>${one.offer.giver}${one.coming.map(({ html: line }) => html`<br>${line}`)}`, one.person.givenName, text.until(formatDate(one.voucher.validTo)), html`<b>${spellCode(voucherPaperOf(house, one.voucher).code)}</b>`]) })
      : paragraph(text.vouchersNone) }))}`
}

/** What can be ordered in its place, and for which passes. */
export type Instead = { readonly versionId: string; readonly title: string; readonly giver: string; readonly deal: string; readonly passes: readonly PassHere[] }
/** Why not, and what does go. */
export type Refused = { readonly why: string; readonly instead: readonly Instead[] }
export type OrderView = { readonly here: AtLibrary; readonly offers: readonly { readonly versionId: string; readonly label: string }[]; readonly coming: Html | undefined; readonly search: Html; readonly errors: readonly FieldError[]; readonly refusal?: Refused | undefined; readonly chosen: string; readonly ticked: readonly string[]; readonly csrf: Html; readonly hidden: Html }

export const orderPage = ({ here, offers, coming, search, errors, refusal, chosen, ticked, csrf, hidden }: OrderView): Html => html`${pageHead({ title: text.order, trail: [{ label: text.vouchersTitle, href: `${LIBRARY_PATH}/bonnen` }, { label: text.order }] })}
${narrow(errorSummary(errors), refusal && alert({ kind: 'warning', body: refusal.why }), refusal && refusal.instead.length > 0 && card({ title: text.instead, id: 'ander', body: actions(refusal.instead.map((one) => insteadAction(one))) }), search, coming, html`<form class="pas-panel pas-flow" action="${LIBRARY_PATH}/bestellen" method="post">
  ${select({ name: 'bon', label: text.orderOffer, value: chosen, error: errorOf(errors, 'bon'), options: [{ value: '', label: text.orderChoose }, ...offers.map(({ versionId, label }) => ({ value: versionId, label }))] })}
  ${checkboxes({ name: 'voor', legend: text.orderFor, values: ticked, error: errorOf(errors, 'voor'), options: here.people.map(({ givenName, mark }) => ({ value: mark, label: givenName })) })}
  ${button({ label: text.orderButton, icon: 'ticket' })}${hidden}
</form>`, leave(csrf))}`

/** A press fills the form in; nothing is ordered by it. */
const insteadAction = ({ versionId, title, giver, deal, passes }: Instead): Action => ({
  href: `${LIBRARY_PATH}/bestellen?bon=${versionId}&voor=${passes.map(({ mark }) => mark).join('-')}`, icon: 'ticket', label: title, note: `${giver}: ${deal}. ${text.insteadFor(passes.map(({ givenName }) => givenName))}`,
})
