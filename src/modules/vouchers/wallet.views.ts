import { section, sentence } from '#modules/knowledge/index.ts'
import type { Pass } from '#modules/passes/index.ts'
import { dayOf, formatDate, formatDayAndDate, formatTime } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { alert } from '#web/components/alert.ts'
import { numberBadge } from '#web/components/badge.ts'
import { buttonGroup, buttonLink } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import type { IconName } from '#web/components/icon.ts'
import { link } from '#web/components/link.ts'
import { block, columns, pageHead, paragraph, stack } from '#web/components/page.ts'
import { type VoucherRow, voucherRows } from '#web/components/ticket.ts'
import { type Html, html } from '#web/html.ts'
import type { Coming } from './coming.ts'
import type { Person } from './people.ts'
import { isOpen, type ShownVoucher } from './shown-voucher.ts'
import { text } from './vouchers.text.ts'
import { inWords, listed } from './words.ts'

export type Wallet = {
  readonly vouchers: readonly ShownVoucher[]
  readonly people: readonly Person[]
  readonly pass: Pass | undefined
  /** The vouchers of the order that was placed a moment ago. */
  readonly ordered: readonly ShownVoucher[]
  /** How those reach people, when not by looking here. */
  readonly coming: Coming | undefined
  readonly cancelled: ShownVoucher | undefined
}

/** Every voucher of oneself and one's children: what can be used first, then what became of the rest. */
export function walletPage(house: House, wallet: Wallet): Html {
  const open = wallet.vouchers.filter(isOpen)
  const done = wallet.vouchers.filter((shown) => !isOpen(shown))
  return html`<div class="pas-wrap">
  ${pageHead({ title: text.mine, body: notice(house, wallet) })}
  ${columns(
    stack('l', open.length ? ready(open) : empty(house, done.length > 0), done.length > 0 && block({ title: text.done, id: 'gebruikt', size: 2, body: voucherRows(done.map(doneRow)) })),
    html`<div class="pas-flow">${open.length > 0 && paper(house, open.length)}${wallet.pass && passCard(wallet.pass, wallet.people)}</div>`,
  )}
</div>`
}

function notice(house: House, { ordered, coming, cancelled }: Wallet): Html | undefined {
  const [first] = ordered
  if (first) {
    const values = {
      count: ordered.length, offer: inWords(first.offer.title), voucherValidTo: formatDate(first.voucher.validTo),
      people: listed(ordered.map(({ person }) => (person.self ? text.you : person.givenName))),
    }
    return html`${alert({ kind: 'ok', title: section(house, 'pages/bon#besteld-samen', values).heading, body: sentence(house, 'pages/bon#besteld-samen', values) })}${coming && alert(coming)}`
  }
  if (!cancelled) return undefined
  const values = { offer: inWords(cancelled.offer.title) }
  return alert({ kind: 'ok', title: section(house, 'pages/bon#geannuleerd', values).heading, body: sentence(house, 'pages/bon#geannuleerd', values) })
}

const ready = (open: readonly ShownVoucher[]): Html => block({
  title: html`${text.ready} ${numberBadge(open.length, text.readySpoken(open.length))}`, id: 'klaar', size: 2, body: voucherRows(open.map(openRow)),
})

/** "Nog geen" is only true for who never had one. */
function empty(house: House, hadSome: boolean): Html {
  const key = hadSome ? 'pages/bon#geen-bonnen-meer' : 'pages/bon#geen-bonnen'
  return block({
    title: section(house, key).heading, id: 'klaar', size: 2,
    body: html`${paragraph(sentence(house, key))}${buttonGroup(buttonLink({ label: text.offers, href: '/aanbod', icon: 'ticket' }))}`,
  })
}

const row = ({ offer, person }: ShownVoucher, when: { readonly icon: IconName; readonly text: string }): Pick<VoucherRow, 'category' | 'title' | 'place' | 'facts'> =>
  ({ category: offer.category, title: offer.title, place: offer.giver, facts: [{ icon: 'person', text: person.givenName }, when] })

const openRow = (shown: ShownVoucher): VoucherRow => ({
  ...row(shown, { icon: 'calendar', text: shown.standing === 'usable' ? text.untilDay(shown.voucher.validTo) : text.fromDay(shown.voucher.validFrom) }),
  action: buttonLink({ label: text.show, about: text.about(inWords(shown.offer.title), shown.person.givenName), href: `/mijn/bonnen/${shown.voucher.id}` }),
})

function doneRow(shown: ShownVoucher): VoucherRow {
  const { voucher, offer, person, standing } = shown
  const about = text.about(inWords(offer.title), person.givenName)
  const used = standing === 'redeemed'
  return {
    ...row(shown, used
      ? { icon: 'clock', text: `${formatDayAndDate(dayOf(voucher.redeemedAt!))}, ${formatTime(voucher.redeemedAt!)}` }
      : { icon: 'calendar', text: text.untilDay(voucher.validTo) }),
    done: { icon: used ? 'check' : standing === 'expired' ? 'clock' : 'cross', label: text.states[standing] },
    action: used ? link({ href: `/mijn/bonnen/${voucher.id}`, label: text.notRight, about, row: true }) : link({ href: `/aanbod/${offer.slug}`, label: text.orderAgain, about, row: true }),
  }
}

const paper = (house: House, count: number): Html => card({
  title: section(house, 'pages/bon#papier').heading, id: 'papier',
  body: html`${paragraph(sentence(house, 'pages/bon#papier'))}${buttonLink({ label: text.printAll(count), href: '/mijn/bonnen.pdf', kind: 'secondary', icon: 'print', wide: true })}`,
})

const passCard = (pass: Pass, people: readonly Person[]): Html => card({
  title: text.yourPass, id: 'pas', size: 4, body: stack('s', paragraph(`${listed(people.map(({ givenName }) => givenName))}. ${pass.state === 'blocked' ? text.passOff : text.passUntil(pass.validTo)}`), ...(pass.state === 'blocked' ? [] : [link({ href: '/mijn/aanvraag', label: text.ourDecision })]), link({ href: '/mijn/pas', label: text.passLost })),
})
