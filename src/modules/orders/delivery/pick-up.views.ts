import { referenceOf } from '#modules/messages/index.ts'
import type { ResidentCard } from '#modules/residents/index.ts'
import { dayOf, formatDate, type LocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { radios } from '#web/components/field.ts'
import { link } from '#web/components/link.ts'
import { actions } from '#web/components/list.ts'
import { block, pageHead, paragraph, stack } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { table } from '#web/components/table.ts'
import { attrs, type Html, html } from '#web/html.ts'
import { documents } from './pick-up.store.ts'
import { pickUpText as text } from './pick-up.text.ts'
import { lies, type PickUp } from './pick-ups.ts'

export const PICK_UP_PATH = '/balie/ophalen'
export const atStip = (stip: string): string => `${PICK_UP_PATH}?stip=${encodeURIComponent(stip)}`

type Counted = { readonly name: string; readonly count: number }
const stips = (counted: readonly Counted[]): Html => actions(counted.map(({ name, count }) => ({ href: atStip(name), label: name, note: text.count(count), icon: 'desk' as const })))

/** First: at which Stip are you? What was ordered at one that is no more stands below them, for whoever it is asked of. */
export const stipsPage = ({ desks, left, handed }: { readonly desks: readonly Counted[]; readonly left: readonly Counted[]; readonly handed: boolean }): Html => stack('l',
  pageHead({ title: text.title, lead: text.lead }),
  handed && alert({ kind: 'ok', body: text.handed }),
  stips(desks),
  left.length > 0 && block({ title: text.leftTitle, id: 'weg', size: 2, body: html`${paragraph(text.leftLead)}${stips(left)}` }))

type StipView = { readonly stip: string; readonly left: boolean; readonly waiting: readonly PickUp[]; readonly gone: readonly PickUp[]; readonly most: number; readonly today: LocalDate; readonly handed: boolean; readonly errors: readonly FieldError[]; readonly csrf: Html }

/** No names: an order is known by its number, which is on its first page. Who prints or hands out sees the person, and that is written down. */
export function stipPage({ stip, left, waiting, gone, most, today, handed, errors, csrf }: StipView): Html {
  const shown = waiting.slice(0, most)
  return stack('l',
    pageHead({ title: text.titleAt(stip), lead: text.count(waiting.length), trail: [{ label: text.title, href: PICK_UP_PATH }, { label: stip }] }),
    errorSummary(errors),
    handed && alert({ kind: 'ok', body: text.handed }),
    left && alert({ kind: 'info', title: text.leftTitle, body: text.leftLead }),
    shown.length > 0 && html`<form class="pas-flow" method="post" action="${PICK_UP_PATH}">${csrf}<input type="hidden" name="stip" value="${stip}">
${table({
    caption: text.titleAt(stip), captionHidden: true, stacked: true, note: waiting.length > most ? text.more(most) : undefined,
    head: [text.head.number, text.head.ordered, text.head.vouchers, text.head.until, text.head.printed, { label: text.head.hand, hidden: true }],
    rows: shown.map((one, i) => [
      tick(i === 0 ? 'order' : `order-${i + 1}`, one), formatDate(dayOf(one.orderedAt)), String(one.open.length), formatDate(one.until),
      one.printedAt ? formatDate(dayOf(one.printedAt)) : badge({ label: one.from <= today ? text.printNow : text.printBy(formatDate(one.from)), kind: one.from <= today ? 'warning' : 'info' }),
      link({ href: `${PICK_UP_PATH}/${one.orderId}`, label: text.hand, about: referenceOf(one.orderId) }),
    ]),
  })}
${buttonGroup(button({ label: text.print, icon: 'print' }))}
</form>`,
    gone.length > 0 && block({ title: text.goneTitle, id: 'weg', size: 2, body: html`${paragraph(text.goneLead)}<ul>${gone.map(({ orderId }) => html`<li>${referenceOf(orderId)}</li>`)}</ul>` }))
}

/** Ticked at first: what still has to be printed. */
const tick = (htmlId: string, { orderId, printedAt }: PickUp): Html =>
  html`<label class="pas-choice" for="${htmlId}"><input${attrs({ type: 'checkbox', id: htmlId, name: 'order', value: orderId, checked: !printedAt })}> <span>${referenceOf(orderId)}</span></label>`

type HandOutView = { readonly one: PickUp; readonly person: ResidentCard; readonly chosen: string | undefined; readonly errors: readonly FieldError[]; readonly csrf: Html }

/** Name and day of birth, to hold beside the document. No address: nobody needs it here. */
export function handOutPage({ one, person, chosen, errors, csrf }: HandOutView): Html {
  const number = referenceOf(one.orderId)
  return stack('l',
    pageHead({ title: text.handTitle, trail: [{ label: text.title, href: PICK_UP_PATH }, { label: one.stip, href: atStip(one.stip) }, { label: number }] }),
    errorSummary(errors),
    summaryList([
      { label: text.head.number, value: number }, { label: text.name, value: person.fullName }, { label: text.born, value: person.bornText },
      { label: text.head.vouchers, value: String(one.open.length) },
      ...(lies(one) ? [{ label: text.head.until, value: formatDate(one.until) }] : []),
    ]),
    person.deceased || !lies(one)
      ? alert({ kind: 'warning', body: one.handedAt ? text.wasHanded(formatDate(dayOf(one.handedAt))) : one.endedAt ? text.wasOver : text.nothingLeft })
      : html`<form class="pas-panel pas-flow" method="post" action="${PICK_UP_PATH}/${one.orderId}">${csrf}
  ${radios({ name: 'document', legend: text.document, hint: text.documentHint, value: chosen, error: errorOf(errors, 'document'), options: documents.map((value) => ({ value, label: text.documents[value] })) })}
  ${button({ label: text.handDo })}
</form>`)
}
