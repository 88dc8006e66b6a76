import { renderBlocks, section, sentence } from '#modules/knowledge/index.ts'
import { titleIn } from '#modules/offers/index.ts'
import type { ShownVoucher } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { pageHead, prose } from '#web/components/page.ts'
import { type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import type { Visit } from '#web/route.ts'
import { offerIn } from './message-words.ts'
import { orderText } from './order-words.ts'

/** Once more, in words, before a voucher ends. */
export function cancelPage(house: House, visit: Visit, { voucher, offer, person }: ShownVoucher, busy = false): Html {
  const { lang } = visit
  const text = orderText[lang]
  const here = inLanguage(lang, `/mijn/bonnen/${voucher.id}`)
  const { heading, blocks } = section(house, 'pages/bon#annuleren', { offer: offerIn(lang, offer) }, lang)
  return html`<div class="pas-wrap">${pageHead({
    title: heading, narrow: true, lang, trail: [{ label: text.mine, href: inLanguage(lang, '/mijn/bonnen') }, { label: `${titleIn(lang, offer)}, ${person.givenName}`, href: here }, { label: text.cancel }],
    body: html`${busy && alert({ kind: 'warning', body: sentence(house, 'pages/bon#annuleren-druk', {}, lang) })}${prose(renderBlocks(blocks))}
<form action="${here}/annuleren" method="post">${visit.csrf()}${buttonGroup(button({ label: text.cancel, kind: 'negative' }), buttonLink({ label: text.keep, href: here, kind: 'subtle' }))}</form>`,
  })}</div>`
}
