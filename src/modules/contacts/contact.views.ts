import { type Language, spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { sentence, text as say } from '#modules/knowledge/index.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { field, radios, select, textarea } from '#web/components/field.ts'
import { link } from '#web/components/link.ts'
import { narrow, pageHead, paragraph, prose, stack } from '#web/components/page.ts'
import { steps } from '#web/components/steps.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { table } from '#web/components/table.ts'
import { type Content, type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import type { House } from '#src/house.ts'
import { contactLabels } from './contact-labels.ts'
import { kinds, topics } from './domain/matter.ts'
import type { Entry, Matter, Person } from './matter.ts'
import type { MessageForm } from './read-contact-form.ts'

const CONTACT_PATH = '/contact/bericht'
export const OWN_PATH = '/mijn/vragen'
const PAGE = 'pages/contact-bericht'

type FormView = {
  readonly house: House
  readonly lang: Language
  /** Signed in and known: neither who they are nor how to reach them is asked. */
  readonly known: boolean
  readonly form: MessageForm
  readonly errors: readonly FieldError[]
  /** What they sent before about the same and is not answered yet. */
  readonly earlier?: Matter | undefined
  readonly hidden: Content
}

export function contactForm({ house, lang, known, form, errors, earlier, hidden }: FormView): Html {
  const { text, kindNames, kindHints, topicNames } = contactLabels[lang]
  return html`${pageHead({ title: text.formTitle, lead: sentence(house, `${PAGE}#intro`, {}, lang), lang, ...(lang === 'nl' ? { trail: [{ label: 'Contact', href: '/contact' }, { label: text.formTitle }] } : {}), narrow: true })}
${narrow(
    errorSummary(errors, lang),
    html`<form class="pas-panel pas-flow" action="${inLanguage(lang, CONTACT_PATH)}" method="post">
  ${earlier && html`${alert({ kind: 'info', title: text.togetherTitle, body: say(house, `${PAGE}#together`, { number: earlier.number, date: spoken[lang].date(dayOf(earlier.receivedAt)) }, lang) })}
  ${radios({ name: 'samen', legend: text.together, value: form.together, error: errorOf(errors, 'samen'), options: [{ value: earlier.number, label: text.togetherYes(earlier.number) }, { value: 'nieuw', label: text.togetherNo }] })}`}
  ${radios({ name: 'soort', legend: text.kind, value: form.kind, error: errorOf(errors, 'soort'), options: kinds.map((kind) => ({ value: kind, label: kindNames[kind], hint: kindHints[kind] })) })}
  ${alert({ kind: 'info', body: say(house, `${PAGE}#objection`, {}, lang) })}
  ${select({ name: 'onderwerp', label: text.topic, value: form.topic, error: errorOf(errors, 'onderwerp'), options: [{ value: '', label: text.chooseTopic }, ...topics.map((topic) => ({ value: topic, label: topicNames[topic] }))] })}
  ${textarea({ name: 'verhaal', label: text.story, hint: text.storyHint, value: form.story, error: errorOf(errors, 'verhaal'), rows: 7 })}
  ${!known && personFields(form, errors, lang)}
  ${buttonGroup(button({ label: text.send }))}${hidden}
</form>`,
    prose(say(house, `${PAGE}#privacy`, {}, lang)))}`
}

/** Who has no account here says who they are, and how we reach them: by mail, telephone or letter. */
export function personFields(form: MessageForm, errors: readonly FieldError[], lang: Language = 'nl'): Html {
  const { text, replyNames } = contactLabels[lang]
  return html`${field({ name: 'naam', label: text.name, value: form.name, error: errorOf(errors, 'naam'), autocomplete: 'name', maxlength: 200 })}
  ${radios({ name: 'antwoord', legend: text.reply, value: form.reply, error: errorOf(errors, 'antwoord'), options: (['email', 'phone', 'letter'] as const).map((reply) => ({ value: reply, label: replyNames[reply] })) })}
  ${field({ name: 'mail', label: text.email, hint: text.emailHint, value: form.email, error: errorOf(errors, 'mail'), type: 'email', autocomplete: 'email', optional: true, lang })}
  ${field({ name: 'telefoon', label: text.phone, hint: text.phoneHint, value: form.phone, error: errorOf(errors, 'telefoon'), type: 'tel', autocomplete: 'tel', optional: true, lang })}
  ${field({ name: 'straat', label: text.street, hint: text.addressHint, value: form.street, error: errorOf(errors, 'straat'), autocomplete: 'address-line1', optional: true, lang })}
  ${field({ name: 'plaats', label: text.place, hint: text.addressHint, value: form.place, error: errorOf(errors, 'plaats'), optional: true, lang })}`
}

/** The receipt on the screen, at once, with the last day and a copy of what was typed. */
export function receiptPage(house: House, matter: Matter, words: string, person: Person | undefined, lang: Language): Html {
  const { text, yours } = contactLabels[lang]
  const { date, dayAndDate, time } = spoken[lang]
  return html`${pageHead({ title: text.received(yours[matter.kind]), lead: sentence(house, `${PAGE}#received`, { lastDay: dayAndDate(matter.lastDay) }, lang), narrow: true })}
${narrow(
    card({ body: stack('m',
      summaryList([
        { label: text.number, value: html`<b>${matter.number}</b>` },
        { label: text.receivedOn, value: `${date(dayOf(matter.receivedAt))}, ${time(matter.receivedAt)}` },
        { label: text.lastDay, value: date(matter.lastDay) },
        { label: text.how, value: replyTo(matter, person, lang) },
      ], 'rows'),
      quoted(text.wrote, words)) }),
    prose(say(house, `${PAGE}#after`, {}, lang)),
    buttonGroup(matter.residentId ? buttonLink({ label: text.toOwn, href: inLanguage(lang, OWN_PATH) }) : buttonLink({ label: text.toHome, href: inLanguage(lang, '/') })))}`
}

export const replyTo = ({ replyBy }: Pick<Matter, 'replyBy'>, person: Person | undefined, lang: Language = 'nl'): string => {
  const { replyNames } = contactLabels[lang]
  const where = replyBy === 'email' ? person?.email : replyBy === 'phone' ? person?.phone : replyBy === 'letter' ? person?.address?.join(', ') : undefined
  return where ? `${replyNames[replyBy]}: ${where}` : replyNames[replyBy]
}

/** What somebody wrote, with their own line breaks. */
const quoted = (title: Content, words: string): Html => html`<div class="pas-prose pas-flow pas-flow--s"><p><b>${title}</b></p><blockquote class="pas-flow pas-flow--s">${lines(words)}</blockquote></div>`
export const lines = (words: string): Html => html`${words.split(/\n+/).filter((line) => line.trim()).map((line) => html`<p>${line}</p>`)}`

const stateBadge = (matter: Matter, lang: Language): Html => badge({ label: contactLabels[lang].stateNames[matter.state], kind: matter.state === 'settled' ? 'ok' : matter.state === 'waiting' ? 'warning' : 'info' })

export function ownList(house: House, matters: readonly Matter[], lang: Language): Html {
  const { text, kindShort } = contactLabels[lang]
  const { date } = spoken[lang]
  return html`${pageHead({ title: text.ownTitle, body: buttonGroup(buttonLink({ label: text.ownNew, href: inLanguage(lang, CONTACT_PATH), icon: 'speech' })) })}
${stack('l', matters.length
    ? card({ body: table({
      caption: text.ownTitle, captionHidden: true, stacked: true, head: Object.values(text.ownColumns),
      rows: matters.map((matter) => [link({ label: matter.number, href: inLanguage(lang, `${OWN_PATH}/${matter.number}`) }), kindShort[matter.kind], date(dayOf(matter.receivedAt)), stateBadge(matter, lang), matter.state === 'settled' ? '–' : date(matter.lastDay)]),
    }) })
    : paragraph(text.ownNone),
    prose(say(house, `${PAGE}#objection`, {}, lang)))}`
}

type OwnView = { readonly house: House; readonly lang: Language; readonly matter: Matter; readonly entries: readonly Entry[]; readonly typed: string; readonly errors: readonly FieldError[]; readonly added: boolean; readonly csrf: Html }

/** What the resident sees of their own matter: what they sent, what we asked and answered; not how colleagues work on it. */
export function ownMatter({ house, lang, matter, entries, typed, errors, added, csrf }: OwnView): Html {
  const { text, topicNames } = contactLabels[lang]
  const { date, dayAndDate } = spoken[lang]
  // What we wrote is in Dutch, whatever the page speaks.
  const said = ({ what, words = '' }: Entry): Html => (lang === 'nl' || FROM_THEM.has(what) ? lines(words) : html`<div lang="nl">${lines(words)}</div>`)
  const shown = entries.filter(({ what }) => THEIRS.has(what))
  return html`${pageHead({ title: text.ownOne(matter.number), lang, trail: [{ label: text.ownTitle, href: inLanguage(lang, OWN_PATH) }, { label: matter.number }], body: stateBadge(matter, lang), narrow: true })}
${narrow(
    errorSummary(errors, lang),
    added && alert({ kind: 'ok', body: text.added }),
    matter.state === 'waiting' && matter.replyUntil && alert({ kind: 'warning', body: text.replyBefore(dayAndDate(matter.replyUntil)) }),
    card({ body: stack('m', summaryList([
      { label: text.receivedOn, value: date(dayOf(matter.receivedAt)) },
      { label: text.topic, value: topicNames[matter.topic] },
      ...(matter.state === 'settled' ? [] : [{ label: text.lastDay, value: date(matter.lastDay) }]),
    ], 'columns'),
    steps(shown.map((entry) => ({ state: 'done' as const, title: `${FROM_THEM.has(entry.what) ? text.you : text.us}, ${date(dayOf(entry.at))}`, body: said(entry) })), lang)) }),
    (matter.state === 'open' || matter.state === 'waiting') && html`<form class="pas-panel pas-flow" action="${inLanguage(lang, `${OWN_PATH}/${matter.number}`)}" method="post">${csrf}
  ${textarea({ name: 'verhaal', label: text.add, value: typed, error: errorOf(errors, 'verhaal'), rows: 4 })}${buttonGroup(button({ label: text.addButton }))}</form>`,
    matter.state === 'settled' && prose(say(house, `${PAGE}#settled`, {}, lang)),
    paragraph(link({ label: text.allOwn, href: inLanguage(lang, OWN_PATH) })))}`
}

const FROM_THEM: ReadonlySet<string> = new Set(['received', 'added', 'replied'])
const THEIRS: ReadonlySet<string> = new Set([...FROM_THEM, 'asked', 'settled'])
