import { renderBlocks, section, sentence } from '#modules/knowledge/index.ts'
import { offerWords, titleIn } from '#modules/offers/index.ts'
import type { Pass } from '#modules/passes/index.ts'
import { type Language, spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
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
import { inLanguage } from '#web/language.ts'
import type { Coming } from './coming.ts'
import type { Person } from './people.ts'
import { isOpen, type ShownVoucher } from './shown-voucher.ts'
import { inDutch } from './voucher.views.ts'
import { inWords, voucherText } from './words.ts'

export type Wallet = {
  readonly vouchers: readonly ShownVoucher[]
  /** Their own pass that has not ended, and that of everybody whose vouchers stand here. */
  readonly pass: Pass | undefined
  readonly passes: readonly { readonly person: Person; readonly pass: Pass | undefined }[]
  /** The pass they had until its last day. */
  readonly over: Pass | undefined
  /** They applied here at some time. */
  readonly applied: boolean
  /** The vouchers of the order that was placed a moment ago. */
  readonly ordered: readonly ShownVoucher[]
  /** How those reach people, when not by looking here. */
  readonly coming: Coming | undefined
  readonly cancelled: ShownVoucher | undefined
}

/** Every voucher of oneself and one's children: what can be used first, then what became of the rest. */
export function walletPage(house: House, lang: Language, wallet: Wallet): Html {
  const text = voucherText[lang]
  const open = wallet.vouchers.filter(isOpen)
  const done = wallet.vouchers.filter((shown) => !isOpen(shown))
  return html`<div class="pas-wrap">
  ${pageHead({ title: text.mine, body: notice(house, lang, wallet) })}
  ${columns(
    stack('l', open.length ? ready(lang, open) : wallet.pass || !wallet.applied ? empty(house, lang, done.length > 0) : withoutPass(house, lang, wallet.over), done.length > 0 && block({ title: text.done, id: 'gebruikt', size: 2, body: voucherRows(done.map((shown) => doneRow(lang, shown))) })),
    html`<div class="pas-flow">${open.length > 0 && paper(house, lang, open.length)}${wallet.pass ? passCard(lang, wallet.pass, wallet.passes) : open.length > 0 && wallet.applied && withoutPass(house, lang, wallet.over, 'beside')}</div>`,
  )}
</div>`
}

/** How it comes; who prints it themselves has the button at hand. */
export const comingAlert = (lang: Language, coming: Coming): Html =>
  html`${alert(coming)}${coming.print && buttonGroup(buttonLink({ label: voucherText[lang].printMine, href: '/mijn/bonnen.pdf', kind: 'secondary', icon: 'print' }))}`

function notice(house: House, lang: Language, { ordered, coming, cancelled }: Wallet): Html | undefined {
  const [first] = ordered
  if (first) {
    const values = {
      count: ordered.length, offer: inWords(titleIn(lang, first.offer)), voucherValidTo: spoken[lang].date(first.voucher.validTo),
      people: spoken[lang].list(ordered.map(({ person }) => (person.self ? voucherText[lang].you : person.givenName))),
    }
    return html`${alert({ kind: 'ok', title: section(house, 'pages/bon#besteld-samen', values, lang).heading, body: html`<p>${sentence(house, 'pages/bon#besteld-samen', values, lang)}</p>${inDutch(house, lang, 'dutch-message')}` })}${coming && comingAlert(lang, coming)}`
  }
  if (!cancelled) return undefined
  const values = { offer: inWords(titleIn(lang, cancelled.offer)) }
  return alert({ kind: 'ok', title: section(house, 'pages/bon#geannuleerd', values, lang).heading, body: sentence(house, 'pages/bon#geannuleerd', values, lang) })
}

const ready = (lang: Language, open: readonly ShownVoucher[]): Html => block({
  title: html`${voucherText[lang].ready} ${numberBadge(open.length, voucherText[lang].readySpoken(open.length))}`, id: 'klaar', size: 2, body: voucherRows(open.map((shown) => openRow(lang, shown))),
})

/** "Nog geen" is only true for who never had one. */
function empty(house: House, lang: Language, hadSome: boolean): Html {
  const key = hadSome ? 'pages/bon#geen-bonnen-meer' : 'pages/bon#geen-bonnen'
  return block({
    title: section(house, key, {}, lang).heading, id: 'klaar', size: 2,
    body: html`${paragraph(sentence(house, key, {}, lang))}${buttonGroup(buttonLink({ label: voucherText[lang].offers, href: inLanguage(lang, '/aanbod'), icon: 'ticket' }))}`,
  })
}

/** No pass now: when it ended, and what can be done. Who waits for a decision sees how it stands. */
function withoutPass(house: House, lang: Language, over: Pass | undefined, place: 'main' | 'beside' = 'main'): Html {
  const key = over ? 'pages/bon#pas-voorbij' : 'pages/bon#geen-pas'
  const values = over ? { validTo: spoken[lang].date(over.validTo) } : {}
  const { heading, blocks } = section(house, key, values, lang)
  const body = html`${renderBlocks(blocks)}${buttonGroup(over ? buttonLink({ label: voucherText[lang].applyAgain, href: inLanguage(lang, '/aanvragen') }) : buttonLink({ label: voucherText[lang].application, href: inLanguage(lang, '/mijn/aanvraag') }))}`
  return place === 'main' ? block({ title: heading, id: 'pas', size: 2, body }) : card({ title: heading, id: 'pas', size: 4, body })
}

type When = { readonly icon: IconName; readonly text: string }
function row(lang: Language, { offer, person }: ShownVoucher, when: When): Pick<VoucherRow, 'category' | 'kind' | 'title' | 'place' | 'facts'> {
  const { kinds, told, own } = offerWords[lang]
  return { category: offer.category, kind: kinds[offer.category], title: told(offer).title, place: own(offer.giver), facts: [{ icon: 'person', text: person.givenName }, when] }
}

const aboutOf = (lang: Language, { offer, person }: ShownVoucher): string => voucherText[lang].about(inWords(titleIn(lang, offer)), person.givenName)

function openRow(lang: Language, shown: ShownVoucher): VoucherRow {
  const text = voucherText[lang]
  const [soonest] = shown.coming.map(({ from }) => from).sort()
  const { facts, ...rest } = row(lang, shown, { icon: 'calendar', text: shown.standing === 'usable' ? text.untilDay(shown.voucher.validTo) : text.fromDay(shown.voucher.validFrom) })
  return {
    ...rest, facts: soonest ? [...facts, { icon: 'pin', text: text.changesOn(soonest) }] : facts,
    action: buttonLink({ label: text.show, about: aboutOf(lang, shown), href: inLanguage(lang, `/mijn/bonnen/${shown.voucher.id}`) }),
  }
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

function doneRow(lang: Language, shown: ShownVoucher): VoucherRow {
  const { voucher, offer, standing } = shown
  const text = voucherText[lang]
  const { dayAndDate, time } = spoken[lang]
  const about = aboutOf(lang, shown)
  const used = standing === 'redeemed'
  return {
    ...row(lang, shown, used
      ? { icon: 'clock', text: capital(`${dayAndDate(dayOf(voucher.redeemedAt!))}, ${time(voucher.redeemedAt!)}`) }
      : { icon: 'calendar', text: text.untilDay(voucher.validTo) }),
    done: { icon: used ? 'check' : standing === 'expired' ? 'clock' : 'cross', label: text.states[standing] },
    action: used ? link({ href: inLanguage(lang, `/mijn/bonnen/${voucher.id}`), label: text.notRight, about, row: true }) : link({ href: inLanguage(lang, `/aanbod/${offer.slug}`), label: text.orderAgain, about, row: true }),
  }
}

const paper = (house: House, lang: Language, count: number): Html => card({
  title: section(house, 'pages/bon#papier', {}, lang).heading, id: 'papier',
  body: html`${paragraph(sentence(house, 'pages/bon#papier', {}, lang))}${inDutch(house, lang, 'dutch-paper')}${buttonLink({ label: voucherText[lang].printAll(count), href: '/mijn/bonnen.pdf', kind: 'secondary', icon: 'print', wide: true })}`,
})

function passCard(lang: Language, pass: Pass, passes: Wallet['passes']): Html {
  const text = voucherText[lang]
  const off = pass.state === 'blocked'
  const named = (state: Pass['state']): string => spoken[lang].list(passes.filter((one) => one.pass?.state === state).map(({ person }) => person.givenName))
  return card({
    title: text.yourPass, id: 'pas', size: 4, body: stack('s', ...(off ? [] : [paragraph(`${named('valid')}. ${text.passUntil(pass.validTo)}`)]), ...(named('blocked') ? [paragraph(`${named('blocked')}. ${text.passOff}`)] : []), ...(off ? [] : [paragraph(link({ href: inLanguage(lang, '/mijn/aanvraag'), label: text.ourDecision, row: true }))]), paragraph(link({ href: '/mijn/pas', label: text.passLost, row: true }))),
  })
}
