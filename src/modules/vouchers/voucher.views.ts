import { renderBlocks, section, sentence } from '#modules/knowledge/index.ts'
import { dayOf, formatDate, formatDayAndDate, formatTime } from '#shared/local-date.ts'
import { spellCode } from '#shared/code.ts'
import type { House } from '#src/house.ts'
import { accordion } from '#web/components/accordion.ts'
import { alert } from '#web/components/alert.ts'
import { breadcrumb } from '#web/components/breadcrumb.ts'
import { buttonGroup, buttonLink } from '#web/components/button.ts'
import { block, columns, stack } from '#web/components/page.ts'
import { steps } from '#web/components/steps.ts'
import { voucherTicket } from '#web/components/voucher-ticket.ts'
import { type Html, html } from '#web/html.ts'
import type { Coming } from './coming.ts'
import { qrModules } from './qr.ts'
import { isOpen, type ShownVoucher } from './shown-voucher.ts'
import { text } from './vouchers.text.ts'
import { inWords } from './words.ts'

/** One voucher: the ticket itself at the left, how to use it at the right. `ordered`: it was ordered a moment ago. */
export function voucherPage(house: House, shown: ShownVoucher, secret: { readonly code: string; readonly token: string } | undefined, ordered: boolean, coming: Coming | undefined): Html {
  const { offer, person } = shown
  return html`<div class="pas-wrap">
  ${breadcrumb([{ label: text.mine, href: '/mijn/bonnen' }, { label: text.about(offer.title, person.givenName) }])}
  <div class="pas-page-head pas-flow">
    ${ordered && shown.standing === 'usable' && receipt(house, shown)}
    ${coming && alert(coming)}
    ${columns(ticketOf(shown, secret), stack('l', stateNote(house, shown), isOpen(shown) && howTo(house), actions(shown), isOpen(shown) && help(house)), 'start')}
  </div>
</div>`
}

const receipt = (house: House, { offer, voucher }: ShownVoucher): Html => {
  const values = { offer: inWords(offer.title), voucherValidTo: formatDate(voucher.validTo) }
  return alert({ kind: 'ok', title: section(house, 'pages/bon#besteld', values).heading, body: sentence(house, 'pages/bon#besteld', values) })
}

function ticketOf(shown: ShownVoucher, secret: { readonly code: string; readonly token: string } | undefined): Html {
  const { offer, voucher, person, standing, price, heads, surprise } = shown
  const day = standing === 'not-yet-valid' ? { label: text.from, value: text.shortDay(voucher.validFrom) } : { label: text.until, value: text.shortDay(voucher.validTo) }
  return voucherTicket({
    category: offer.category, title: offer.title, at: offer.giver,
    state: { label: text.states[standing], kind: isOpen(shown) ? 'valid' : standing === 'redeemed' ? 'used' : 'over' },
    qr: secret && { modules: qrModules(secret.token), label: text.qr }, code: secret && spellCode(secret.code),
    facts: [
      { label: text.person, value: person.givenName }, day, price, { label: text.persons, value: heads },
      ...(surprise === undefined ? [] : [{ label: text.surprise, value: surprise }]),
    ],
  })
}

/** What became of it, when it is not simply good. */
function stateNote(house: House, { standing, voucher, redeemedBy, offer }: ShownVoucher): Html | undefined {
  switch (standing) {
    case 'usable': return undefined
    case 'redeemed': return alert({ kind: 'info', body: sentence(house, 'pages/bon#redeemed', {
      date: formatDayAndDate(dayOf(voucher.redeemedAt!)), time: formatTime(voucher.redeemedAt!), provider: redeemedBy?.name ?? offer.giver }) })
    case 'expired': return alert({ kind: 'info', body: sentence(house, 'pages/bon#expired', { voucherValidTo: formatDate(voucher.validTo) }) })
    case 'not-yet-valid': return alert({ kind: 'info', body: sentence(house, 'pages/bon#not-yet-valid', { validFrom: formatDayAndDate(voucher.validFrom) }) })
    case 'cancelled': return alert({ kind: 'info', body: sentence(house, 'pages/bon#cancelled', { date: formatDate(dayOf(voucher.cancelledAt!)) }) })
  }
}

const howTo = (house: House): Html => block({
  title: text.howTo, id: 'zo', size: 2,
  body: steps(['stap-1', 'stap-2', 'stap-3'].map((id) => {
    const { heading, blocks } = section(house, `pages/bon#${id}`)
    return { title: heading, body: renderBlocks(blocks) }
  })),
})

const actions = (shown: ShownVoucher): Html => html`<div class="pas-no-print">${buttonGroup(
  isOpen(shown) && buttonLink({ label: text.print, kind: 'secondary', icon: 'print', href: `/mijn/bonnen/${shown.voucher.id}.pdf` }),
  isOpen(shown) && buttonLink({ label: text.cancel, kind: 'subtle', href: `/mijn/bonnen/${shown.voucher.id}/annuleren` }),
  !isOpen(shown) && buttonLink({ label: text.orderAgain, kind: 'secondary', href: `/aanbod/${shown.offer.slug}` }),
)}</div>`

const help = (house: House): Html => accordion(['geen-internet', 'niet-goed'].map((id) => {
  const { heading, blocks } = section(house, `pages/bon#${id}`)
  return { title: heading, body: renderBlocks(blocks) }
}))
