import { offerWords } from '#modules/offers/index.ts'
import { type Language, spoken } from '#shared/language.ts'
import { daysBetween, type LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { badge } from '#web/components/badge.ts'
import { buttonGroup, buttonLink } from '#web/components/button.ts'
import { card, heading } from '#web/components/card.ts'
import { link } from '#web/components/link.ts'
import { type Action, actions } from '#web/components/list.ts'
import { block, columns, pageHead, paragraph, stack } from '#web/components/page.ts'
import { passTicket } from '#web/components/pass.ts'
import { type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import { OWN_PATH as MATTERS } from '../contact.views.ts'
import { text as english } from './english.text.ts'
import { type MineText, text } from './mine.text.ts'
import type { Mine } from './read-mine.ts'

export const MINE_PATH = '/mijn'
export const mineText: Readonly<Record<Language, MineText>> = { nl: text, en: english }

/** "Nog 5 dagen" stands beside what ends within so many days. */
const SOON_DAYS = 14
/** More than this of a kind is behind the link to all of them. */
const SHOWN = 3

/** One subject: its heading and the ways on. `asks`: we wait for them, so it comes first. */
type Subject = { readonly id: string; readonly title: string; readonly items: readonly Action[]; readonly asks?: boolean }
type SubjectOf = (mine: Mine, lang: Language, today: LocalDate) => Subject | undefined

export function minePage(house: House, lang: Language, mine: Mine): Html {
  const text = mineText[lang]
  const subjects = [application, objections, messages, vouchers, draws, matters].flatMap((of) => of(mine, lang, house.clock.today()) ?? [])
  const inOrder = [...subjects.filter(({ asks }) => asks), ...subjects.filter(({ asks }) => !asks)]
  return html`${head(house, lang, mine)}
  ${columns(
    stack('l', ...(inOrder.length ? inOrder.map(({ id, title, items }) => block({ id, title, size: 2, body: actions(items) })) : [paragraph(text.nothing)])),
    stack('l', passes(mine, lang), card({ id: 'meer', title: text.more.title, body: stack('s', ...more(mine, lang).map(({ href, label }) => paragraph(link({ href, label, row: true })))) })),
  )}`
}

/** The pass itself, when it is of use. */
function head(house: House, lang: Language, { person, people, passes }: Mine): Html {
  const text = mineText[lang]
  const own = passes.find(({ self, pass }) => self && pass.state === 'valid')
  if (!own) return pageHead({ title: text.title })
  const children = passes.filter(({ self, pass }) => !self && pass.state === 'valid').map(({ pass, givenName }) => {
    const age = people.find(({ id }) => id === pass.residentId)?.age
    return age === undefined ? givenName : `${givenName} (${age})`
  })
  return html`<div class="pas-page-head">${passTicket({
    passName: house.municipality.passName, holder: person.fullName, ...(children.length ? { others: spoken[lang].list(children) } : {}),
    valid: { label: text.validTo, until: spoken[lang].date(own.pass.validTo) },
    body: html`${heading(1, text.title)}${buttonGroup(buttonLink({ href: inLanguage(lang, '/aanbod'), label: text.offers, large: true, iconEnd: 'arrow' }))}`,
  })}</div>`
}

/** What the ticket does not say: a pass that is turned off, or one that ends on another day. */
function passes({ passes: all }: Mine, lang: Language): Html | undefined {
  const text = mineText[lang].pass
  const own = all.find(({ self, pass }) => self && pass.state === 'valid')
  const said = all.filter(({ pass }) => pass.state !== 'valid' || pass.validTo !== own?.pass.validTo)
  return said.length ? card({ id: 'pas', title: text.title, body: actions(said.map(({ pass, givenName, self }) => ({
    href: '/mijn/pas', icon: 'ticket', label: self ? text.own : text.of(givenName), note: pass.state === 'valid' ? text.until(pass.validTo) : badge({ label: text.off, kind: 'warning' }),
  }))) }) : undefined
}

/** The day by which we wait for them, not to be overlooked. */
const waits = (label: string): Html => badge({ label, kind: 'warning', icon: 'clock' })

const application: SubjectOf = ({ standing: { application } }, lang) => {
  const text = mineText[lang]
  if (!application) return undefined
  const { kind, answerBy, decideBy, objectBy, endedOn } = application
  const note = answerBy ? waits(text.answerBy(answerBy)) : decideBy ? text.application.decideBy(decideBy) : objectBy ? text.application.objectBy(objectBy) : endedOn ? text.application.endedOn(endedOn) : undefined
  return {
    id: 'aanvraag', title: text.application.title, asks: answerBy !== undefined,
    items: [{ href: inLanguage(lang, answerBy ? '/mijn/aanvraag/antwoord' : kind === 'over' ? '/aanvragen' : '/mijn/aanvraag'), icon: answerBy ? 'speech' : 'list', label: text.application.kinds[kind], ...(note ? { note } : {}) }],
  }
}

const objections: SubjectOf = ({ standing: { objections } }, lang) => {
  const text = mineText[lang]
  return objections.length ? {
    id: 'bezwaar', title: text.objection.title, asks: objections.some(({ missingBy }) => missingBy),
    items: objections.map(({ number, address, lastDay, missingBy }) => ({ href: inLanguage(lang, address), icon: 'speech', label: missingBy ? text.objection.missing(number) : text.objection.ours(number), note: missingBy ? waits(text.answerBy(missingBy)) : text.ourAnswer(lastDay) })),
  } : undefined
}

const messages: SubjectOf = ({ messages }, lang) => {
  const text = mineText[lang]
  const more = messages.length - SHOWN
  return messages.length ? {
    id: 'berichten', title: text.messages.title,
    items: [
      ...messages.slice(0, SHOWN).map(({ address, title, englishTitle, on, answerBy }): Action => ({ href: inLanguage(lang, address), icon: 'post', label: lang === 'nl' ? title : englishTitle ?? html`<span lang="nl">${title}</span>`, note: html`${text.messages.from(on)}${answerBy && html`. ${text.answerBy(answerBy)}`}` })),
      { href: inLanguage(lang, '/mijn/berichten'), icon: 'list', label: text.messages.all, ...(more > 0 ? { note: text.messages.more(more) } : {}) },
    ],
  } : undefined
}

/** The ones that end first, each with its last day; with a pass and no voucher, the way to one. */
const vouchers: SubjectOf = ({ vouchers, passes }, lang, today) => {
  const text = mineText[lang]
  const pass = passes.some(({ pass }) => pass.state === 'valid')
  if (!vouchers.length && !pass) return undefined
  return {
    id: 'bonnen', title: text.vouchers.title,
    items: vouchers.length ? [
      ...vouchers.slice(0, SHOWN).map(({ voucher, offer, person, standing }): Action => {
        const left = daysBetween(today, voucher.validTo)
        return {
          href: inLanguage(lang, `/mijn/bonnen/${voucher.id}`), icon: 'ticket', label: html`${offerWords[lang].told(offer).title}, ${person.givenName}`,
          note: html`${standing === 'usable' ? text.pass.until(voucher.validTo) : text.vouchers.from(voucher.validFrom)}${left <= SOON_DAYS && html` ${badge({ label: text.vouchers.left(left), kind: 'warning', icon: 'clock' })}`}`,
        }
      }),
      { href: inLanguage(lang, '/mijn/bonnen'), icon: 'list', label: text.vouchers.all, note: text.vouchers.ready(vouchers.length) },
    ] : [{ href: inLanguage(lang, '/aanbod'), icon: 'ticket', label: text.offers, note: text.vouchers.none }],
  }
}

const draws: SubjectOf = ({ draws }, lang) => {
  const text = mineText[lang].draws
  return draws.length ? {
    id: 'lotingen', title: text.title,
    items: draws.map(({ one, draw, offer, open, waits: stands }) => ({
      href: inLanguage(lang, `/mijn/loting/${one.id}`), icon: 'gift', label: offerWords[lang].told(offer).title, note: open ? text.drawn(spoken[lang].moment(draw.closesAt)) : stands ? text.waits : text.now,
    })),
  } : undefined
}

const matters: SubjectOf = ({ matters }, lang) => {
  const text = mineText[lang]
  return matters.length ? {
    id: 'vragen', title: text.matters.title, asks: matters.some(({ state, replyUntil }) => state === 'waiting' && replyUntil),
    items: matters.map(({ kind, number, state, replyUntil, lastDay }) => ({
      href: inLanguage(lang, `${MATTERS}/${number}`), icon: 'speech', label: text.matters.named(text.matters.kinds[kind], number), note: state === 'waiting' && replyUntil ? waits(text.answerBy(replyUntil)) : text.ourAnswer(lastDay),
    })),
  } : undefined
}

const more = ({ passes, messages }: Mine, lang: Language): { readonly href: string; readonly label: string }[] => {
  const { more: text, messages: { all } } = mineText[lang]
  return [
    // New ones stand above, with the way to all of them.
    ...(messages.length ? [] : [{ href: inLanguage(lang, '/mijn/berichten'), label: all }]),
    { href: inLanguage(lang, '/mijn/besluiten'), label: text.decisions },
    { href: inLanguage(lang, '/mijn/gegevens'), label: text.data },
    { href: inLanguage(lang, '/mijn/bereikbaar'), label: text.reach },
    ...(passes.length ? [{ href: '/mijn/pas', label: text.lost }, { href: '/mijn/bewaard', label: text.kept }] : []),
    { href: inLanguage(lang, MATTERS), label: text.questions },
  ]
}
