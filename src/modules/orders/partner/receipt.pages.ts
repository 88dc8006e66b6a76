import { section, sentence } from '#modules/knowledge/index.ts'
import { offerWords, promisedOffers, titleIn } from '#modules/offers/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import { comingAlert, inWords, voucherOf } from '#modules/vouchers/index.ts'
import { isUuid } from '#shared/ids.ts'
import { spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { type Answer, NotFound, page } from '#web/answer.ts'
import { alert } from '#web/components/alert.ts'
import { buttonGroup, buttonLink } from '#web/components/button.ts'
import { pageHead } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import type { Visit } from '#web/route.ts'
import { howItComes } from '../delivery/how-it-comes.ts'
import { orderText } from '../order-words.ts'
import { receiptOf } from './receipt.store.ts'

/** One receipt for everything that one button ordered, a partner's voucher too: what was asked, never what became of it since. */
export async function showReceipt(house: House, visit: Visit): Promise<Answer> {
  const { lang } = visit
  const text = orderText[lang]
  const { date, time } = spoken[lang]
  const { told, own } = offerWords[lang]
  const me = visit.signed?.subjectId
  const id = visit.params['id']
  const receipt = me && isUuid(id) ? await receiptOf(house.db, me, id) : undefined
  const voucher = receipt && await voucherOf(house, house.db, receipt.partnerVoucherId, [receipt.partnerId])
  const offer = voucher && (await promisedOffers(house, house.db, [voucher.versionId])).get(voucher.versionId)
  if (!receipt || !offer) throw new NotFound('receipt')
  const partner = (await residentCard(house, house.db, receipt.partnerId)).givenName
  const values = { offer: inWords(titleIn(lang, offer)), person: partner, count: receipt.ownVoucherIds.length }
  const said = section(house, `pages/bestellen#${receipt.ownVoucherIds.length ? 'besteld-samen' : 'besteld-partner'}`, values, lang)
  const [first] = receipt.ownVoucherIds
  const coming = first && await howItComes(house, house.db, first, lang)
  return page({
    title: text.receipt.title, current: '/mijn/bonnen',
    body: html`<div class="pas-wrap">${pageHead({
      title: text.receipt.title, narrow: true, lang, trail: [{ label: text.mine, href: inLanguage(lang, '/mijn/bonnen') }, { label: text.receipt.title }],
      body: html`${alert({ kind: 'ok', title: said.heading, body: sentence(house, `pages/bestellen#${receipt.ownVoucherIds.length ? 'besteld-samen' : 'besteld-partner'}`, values, lang) })}${coming && comingAlert(lang, coming)}${summaryList([
        { label: text.receipt.what, value: told(offer).title }, { label: text.receipt.where, value: own(offer.giver) },
        { label: text.receipt.forWhom, value: text.receipt.people(receipt.ownVoucherIds.length, partner) },
        { label: text.receipt.when, value: `${date(dayOf(receipt.orderedAt))}, ${time(receipt.orderedAt)}` },
        { label: text.receipt.until, value: date(offer.usableUntil) },
      ])}${buttonGroup(receipt.ownVoucherIds.length > 0 && buttonLink({ label: text.mine, href: inLanguage(lang, '/mijn/bonnen') }), buttonLink({ label: text.alike, href: inLanguage(lang, '/aanbod'), kind: 'secondary' }))}`,
    })}</div>`,
  })
}
