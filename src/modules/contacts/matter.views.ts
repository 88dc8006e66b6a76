import { dayOf, formatDate, formatTime, type LocalDate, localDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { equatedDays } from '#modules/eligibility/index.ts'
import { document, keysOf } from '#modules/knowledge/index.ts'
import { accordion } from '#web/components/accordion.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { card, heading } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { checkbox, field, select, textarea } from '#web/components/field.ts'
import { link, phoneLink } from '#web/components/link.ts'
import { letterSheet, paragraph, stack } from '#web/components/page.ts'
import { steps } from '#web/components/steps.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { desk, titleBar } from '#web/components/workplace.ts'
import { type Content, type Html, html } from '#web/html.ts'
import { megabytes } from '#web/upload.ts'
import type { House } from '#src/house.ts'
import { lines, replyTo } from './contact.views.ts'
import { happeningNames, kindNames, kindShort, outcomeNames, plan, stateNames, text, topicNames, wayNames, work } from './contacts.text.ts'
import { checkNames } from './desk/desk.text.ts'
import { ANSWERS } from './mail-in/answers-ours.ts'
import { writtenTo } from './domain/in-writing.ts'
import { outcomesOf } from './domain/outcome.ts'
import { workOn } from './domain/terms.ts'
import { goesFirst, type Kind, kinds, type Topic, topics } from './domain/matter.ts'
import type { Entry } from './matter.ts'
import type { OpenMatter } from './open-matter.ts'
import { QUEUE_PATH, timeLeft } from './queue.views.ts'
import { hearingOf } from './settle-matter.ts'

/** The forms beside a matter; each keeps what was typed in it when it comes back. */
export type Part = 'antwoord' | 'notitie' | 'vraag' | 'verleng' | 'gesprek' | 'over' | 'samen' | 'geef' | 'oorzaak' | 'soort' | 'inwoner' | 'verteld'
export type Typed = Readonly<Record<string, string>>

export type MatterView = {
  readonly house: House
  readonly open: OpenMatter
  readonly me: string
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
  readonly causes: readonly { readonly id: string; readonly name: string; readonly closedAt: Date | null }[]
  /** Which form came back, with what was typed and why. */
  readonly part?: Part | undefined
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly refusal?: string | undefined
  readonly preview?: Html | undefined
  readonly csrf: Html
}

export function matterPage(view: MatterView): Html {
  const { house, open: { matter, resident, person }, errors, refusal, preview } = view
  const running = matter.state === 'open' || matter.state === 'waiting'
  const name = resident?.fullName ?? person?.name ?? ''
  return html`<div class="pas-page-head pas-flow pas-flow--s">${titleBar(
    html`${heading(1, work.title(matter.number))}<p class="pas-quiet">${name}${resident?.born && `, ${formatDate(resident.born)}`}${!resident && `, ${work.anonymous.toLowerCase()}`}</p>`,
    running ? timeLeft(house, matter) : badge({ label: matter.outcome ? outcomeNames[matter.outcome] : stateNames[matter.state], kind: 'ok' }))}</div>
${stack('m', errorSummary(errors), refusal && alert({ kind: 'warning', body: refusal }),
    desk('person',
      stack('m',
        card({ title: work.timeline, id: 'verloop', body: steps(view.open.entries.map((entry) => happened(entry, view.open))) }),
        preview && card({ title: work.previewTitle, id: 'brief', body: letterSheet(preview) }),
        running && answerForm(view)),
      stack('m', factsCard(view), outgoingCard(view), running && sideForms(view))))}`
}

/** What was said, and which codes and days belong to it. */
/** "‘Wij missen nog iets van je’ van 23 november 2026", by our message that an entry answers. */
function answeredTitle({ facts }: Entry, { answered }: OpenMatter): string | undefined {
  const id = facts[ANSWERS]
  const message = id === undefined ? undefined : answered.get(String(id))
  return id === undefined ? undefined : message ? work.ourMessage(message.title, message.about, formatDate(dayOf(message.createdAt))) : work.goneMessage
}

function happened(entry: Entry, open: OpenMatter) {
  const { id, what, at, staffName, words, facts } = entry
  const { papers } = open
  const answers = answeredTitle(entry, open)
  const files = papers.filter(({ entryId }) => entryId === id)
  const about = [facts['toldCopy'] && work.toldCopy(formatDate(localDate(String(facts['toldCopy'])))), facts['to'], facts['about'], facts['cause'], facts['into'], facts['from'], facts['involved'] && work.involved(String(facts['involved'])), facts['was'] && work.sorted(kindShort[facts['was'] as Kind], kindShort[facts['kind'] as Kind]), answers ? work.answersOurs(answers) : (what === 'added' || what === 'replied') && facts['way'] === 'email' && work.byMail, facts['otherAddress'] && work.otherAddress, facts['forged'] && work.forged, facts['written'] === 'collect' && work.collects.toLowerCase(), facts['named'] && work.named(String(facts['named']))].filter(Boolean).join(', ')
  return {
    state: 'done' as const,
    title: what === 'sorted' && facts['was'] === facts['kind'] ? work.resorted(topicNames[facts['topic'] as Topic]) : `${happeningNames[what]}${about && `: ${about}`}`,
    body: html`<p class="pas-small pas-quiet">${formatDate(dayOf(at))}, ${formatTime(at)}${staffName && `, ${staffName}`}</p>${words && lines(words)}${files.length > 0 && html`<p><b>${work.papers}</b></p><ul class="pas-footer__list">${files.map((paper) => html`<li>${paper.keptKey ? link({ href: `${QUEUE_PATH}/papier/${paper.id}`, label: work.paper(paper.name, megabytes(paper.size)) }) : work.paperGone}</li>`)}</ul>`}`,
  }
}

function factsCard(view: MatterView): Html {
  const { open, me, csrf } = view
  const { matter, person, others, involved, entries } = open
  const answers = entries[0] && answeredTitle(entries[0], open)
  const running = matter.state === 'open' || matter.state === 'waiting'
  return card({
    title: work.facts, id: 'gegevens', body: stack('m',
      summaryList([
        { label: work.kindLabel, value: kindNames[matter.kind] },
        { label: work.topicLabel, value: topicNames[matter.topic] },
        { label: work.received, value: `${formatDate(dayOf(matter.receivedAt))}, ${wayNames[matter.cameBy].toLowerCase()}` },
        ...(answers ? [{ label: work.answersLabel, value: answers }, { label: work.knownLabel, value: work.knownByAnswer }] : []),
        ...(running ? [{ label: work.target, value: formatDate(matter.targetDay) }, { label: work.lastDay, value: formatDate(matter.lastDay) }] : []),
        ...(running && workOn(matter.lastDay, equatedDays) !== matter.lastDay ? [{ label: work.workOn, value: formatDate(workOn(matter.lastDay, equatedDays)) }] : []),
        ...(matter.extendedOn ? [{ label: work.extended, value: formatDate(matter.extendedOn) }] : []),
        ...(matter.kind === 'complaint' ? [{ label: work.hearTitle, value: work.hearing[hearingOf(entries)] }] : []),
        { label: work.assignee, value: matter.assigneeName ?? work.nobody },
        { label: work.replyBy, value: person?.phone && matter.replyBy === 'phone' ? phoneLink({ phone: person.phone, phoneLink: `tel:${person.phone}` }) : replyTo(matter, person) },
      ]),
      involved.map(({ staffName, extensionToldAt, extensionReadAt }) => extensionToldAt && paragraph(work.extensionTold(staffName, extensionReadAt !== null))),
      involved.map((one) => [paragraph(one.copyAt ? work.copyGiven(one.staffName, formatDate(dayOf(one.copyAt)), one.readAt !== null) : work.involved(one.staffName)), copyTold(view, one)]),
      others.length > 0 && html`<p><b>${work.others}</b></p><ul class="pas-footer__list">${others.slice(0, 8).map((other) => html`<li>${link({ href: `${QUEUE_PATH}/${other.number}`, label: `${other.number}, ${kindShort[other.kind].toLowerCase()}, ${stateNames[other.state].toLowerCase()}` })}</li>`)}</ul>`,
      running && matter.assigneeId !== me && html`<form action="${QUEUE_PATH}/${matter.number}/geef" method="post">${csrf}<input type="hidden" name="aan" value="${me}"><input type="hidden" name="had" value="${matter.assigneeId ?? ''}">${button({ label: work.take, wide: true })}</form>`),
  })
}

/** As a day is typed: 3-11-2026. */
const typedDay = (day: LocalDate): string => day.split('-').reverse().map(Number).join('-')

/** How who has a copy hears that it lies ready; when no mail can say so, who told them. */
function copyTold(view: MatterView, { staffId, staffName, copyAt, readAt, extensionToldAt, extensionReadAt, noticeDue, mailedAt, toldOn, toldByName }: OpenMatter['involved'][number]): Content {
  const { house, open: { matter }, csrf } = view
  if (!copyAt || (readAt && (!extensionToldAt || extensionReadAt))) return undefined
  if (mailedAt) return paragraph(work.copyMailed(formatDate(dayOf(mailedAt))))
  if (noticeDue) return paragraph(work.copyUnderWay)
  if (toldOn) return paragraph(work.copyTold(toldByName ?? '', formatDate(toldOn)))
  if (matter.state !== 'open' && matter.state !== 'waiting') return undefined
  const mine = view.part === 'verteld' && view.typed['collega'] === staffId
  return html`${alert({ kind: 'warning', body: work.copyByHand(staffName) })}<form class="pas-flow" action="${QUEUE_PATH}/${matter.number}/verteld" method="post">${csrf}<input type="hidden" name="collega" value="${staffId}">
    ${field({ name: 'dag', id: `dag-${staffId}`, label: work.copyToldOn, hint: work.copyToldHint, value: mine ? view.typed['dag'] ?? '' : typedDay(house.clock.today()), error: errorOf(view.errors, `dag-${staffId}`), size: 12, maxlength: 20 })}
    ${button({ label: work.copyToldButton, about: staffName, kind: 'secondary' })}</form>`
}

function outgoingCard({ open: { outgoing, matter }, csrf }: MatterView): Html | undefined {
  if (!outgoing.length) return undefined
  return card({ title: work.letters, id: 'brieven', body: html`<ul class="pas-footer__list">${outgoing.map(({ id, channel, delivery, createdAt }) => html`<li><p>${wayNames[channel]}, ${formatDate(dayOf(createdAt))}: ${work.letterState[delivery].toLowerCase()}</p>${channel === 'letter' && html`<div class="utrecht-button-group">${buttonLink({ label: work.print, href: `${QUEUE_PATH}/brief/${id}.pdf`, kind: 'secondary', icon: 'print' })}${delivery === 'waiting' && html`<form action="${QUEUE_PATH}/brief/${id}" method="post">${csrf}<input type="hidden" name="nummer" value="${matter.number}">${button({ label: work.posted, kind: 'secondary' })}</form>`}</div>`}</li>`)}</ul>` })
}

const value = ({ part, typed }: MatterView, of: Part, name: string): string => (part === of ? typed[name] ?? '' : '')
const wrong = ({ part, errors }: MatterView, of: Part, name: string): string | undefined => (part === of ? errorOf(errors, name) : undefined)

/** Who can only be called: what to ask on the telephone, so that the outcome can go on paper (Awb 9:12). */
function onPaper(view: MatterView): Html | undefined {
  const { open: { matter, person } } = view
  if (matter.residentId || writtenTo({ isResident: false, replyBy: matter.replyBy, person })) return undefined
  const of = (name: string) => ({ name, value: value(view, 'antwoord', name), error: wrong(view, 'antwoord', name), optional: true })
  return html`${alert({ kind: 'info', title: work.inWritingTitle, body: work.inWriting })}
  ${field({ ...of('straat'), label: text.street })}${field({ ...of('plaats'), label: text.place })}${field({ ...of('mail'), label: text.email, type: 'email' })}
  ${checkbox({ name: 'afhalen', label: work.collectsBox, checked: value(view, 'antwoord', 'afhalen') === 'ja' })}`
}

/** By mail to an address that somebody typed or mailed from: nobody made sure whose it is. */
const byMail = ({ open: { matter } }: MatterView): boolean => !matter.residentId && matter.replyBy === 'email'

function answerForm(view: MatterView): Html {
  const { house, open: { matter, entries } } = view
  const at = `${QUEUE_PATH}/${matter.number}/antwoord`
  const hearing = hearingOf(entries)
  const blocks = keysOf(house, 'answers').map((key) => ({ value: key, label: document(house, key).title }))
  return html`<form class="pas-panel pas-flow" action="${at}" method="post" aria-labelledby="antwoorden">${view.csrf}<input type="hidden" name="gezien" value="${entries.length}">
  ${heading(2, work.settleTitle, { id: 'antwoorden', size: 3 })}
  ${matter.kind === 'complaint' && (hearing === 'not-offered' || hearing === 'offered') && alert({ kind: 'info', body: work.refusals['not-heard'] })}
  ${select({ name: 'uitkomst', label: work.outcome, value: value(view, 'antwoord', 'uitkomst'), error: wrong(view, 'antwoord', 'uitkomst'), options: [{ value: '', label: work.chooseOutcome }, ...outcomesOf(matter.kind).map((outcome) => ({ value: outcome, label: outcomeNames[outcome] }))] })}
  ${select({ name: 'blok', label: work.block, value: '', optional: true, options: [{ value: '', label: work.noBlock }, ...blocks] })}
  ${buttonGroup(button({ label: work.addBlock, kind: 'secondary', name: 'doe', value: 'blok' }))}
  ${entries.some(({ facts }) => facts['forged']) && alert({ kind: 'warning', title: work.forgedTitle, body: work.forgedBody })}
  ${byMail(view) && alert({ kind: 'warning', body: matter.saysResidentId ? work.saysToBe : work.notByMail })}
  ${onPaper(view)}
  ${textarea({ name: 'woorden', label: work.answer, hint: work.answerHint, value: value(view, 'antwoord', 'woorden'), error: wrong(view, 'antwoord', 'woorden'), rows: 8 })}
  ${matter.kind === 'complaint' && checkbox({ name: 'duidelijk', label: work.clearly, hint: work.clearlyHint, checked: value(view, 'antwoord', 'duidelijk') === 'ja' })}
  ${checkbox({ name: 'gebeld', label: work.calledToo, checked: value(view, 'antwoord', 'gebeld') === 'ja' })}
  ${buttonGroup(button({ label: work.settle, name: 'doe', value: 'stuur' }), button({ label: work.preview, kind: 'secondary', name: 'doe', value: 'bekijk' }))}
</form>`
}

function sideForms(view: MatterView): Html {
  const { open: { matter, others }, colleagues, part, csrf, me } = view
  const complaint = matter.kind === 'complaint'
  const form = (of: Part, ...body: Content[]): Html => html`<form class="pas-flow" action="${QUEUE_PATH}/${matter.number}/${of}" method="post">${csrf}${body}</form>`
  const words = (of: Part, label: string) => textarea({ name: 'woorden', id: `woorden-${of}`, label, value: value(view, of, 'woorden'), error: wrong(view, of, `woorden-${of}`), rows: 4 })
  const people = colleagues.filter(({ id }) => id !== me).map(({ id, name }) => ({ value: id, label: name }))
  const mergeable = others.filter((other) => other.kind === matter.kind && (other.state === 'open' || other.state === 'waiting') && goesFirst(other, matter))
  return accordion([
    { title: work.noteTitle, open: part === 'notitie', body: form('notitie', words('notitie', work.note), checkbox({ name: 'gebeld', id: 'notitie-gebeld', label: work.wasCall, checked: value(view, 'notitie', 'gebeld') === 'ja' }), button({ label: work.keep, kind: 'secondary' })) },
    ...(matter.state === 'open' ? [{ title: work.askTitle, open: part === 'vraag', body: form('vraag', words('vraag', work.ask), checkbox({ name: 'akkoord', label: work.agreed, checked: value(view, 'vraag', 'akkoord') === 'ja' }), button({ label: work.askButton, kind: 'secondary' })) }] : []),
    ...(complaint ? [{ title: work.hearTitle, open: part === 'gesprek', body: form('gesprek', words('gesprek', work.hearWords), buttonGroup(button({ label: work.hearOffer, kind: 'secondary', name: 'doe', value: 'aanbod' }), button({ label: work.hearHeld, kind: 'secondary', name: 'doe', value: 'verslag' }), button({ label: work.hearDeclined, kind: 'secondary', name: 'doe', value: 'nee' }))) }] : []),
    ...(complaint && !matter.extendedOn ? [{ title: work.extendTitle, open: part === 'verleng', body: form('verleng', words('verleng', work.extendWhy), button({ label: work.extendButton, kind: 'secondary' })) }] : []),
    ...(matter.residentId ? [] : [{ title: work.linkTitle, open: part === 'inwoner', body: form('inwoner', paragraph(work.linkHint), select({ name: 'hoe', label: work.linkHow, value: value(view, 'inwoner', 'hoe'), error: wrong(view, 'inwoner', 'hoe'), options: [{ value: '', label: work.linkChoose }, ...Object.entries(checkNames).map(([how, label]) => ({ value: how, label }))] }), field({ name: 'bsn', label: work.bsnOf, value: value(view, 'inwoner', 'bsn'), error: wrong(view, 'inwoner', 'bsn'), inputmode: 'numeric', size: 9, maxlength: 20, autocomplete: 'off' }), button({ label: work.linkButton, kind: 'secondary' })) }]),
    ...(matter.state === 'open' ? [{ title: work.sortTitle, open: part === 'soort', body: form('soort', paragraph(work.sortHint), select({ name: 'soort', label: work.kindLabel, value: value(view, 'soort', 'soort') || matter.kind, error: wrong(view, 'soort', 'soort'), options: kinds.map((kind) => ({ value: kind, label: kindNames[kind] })) }), select({ name: 'onderwerp', label: work.topicLabel, value: value(view, 'soort', 'onderwerp') || matter.topic, error: wrong(view, 'soort', 'onderwerp'), options: topics.map((topic) => ({ value: topic, label: topicNames[topic] })) }), button({ label: work.sortButton, kind: 'secondary' })) }] : []),
    { title: plan.causeTitle, open: part === 'oorzaak', body: form('oorzaak', select({ name: 'oorzaak', label: plan.causeKnown, value: value(view, 'oorzaak', 'oorzaak'), error: wrong(view, 'oorzaak', 'oorzaak'), options: [{ value: '', label: plan.causeChoose }, ...view.causes.filter(({ closedAt }) => !closedAt).map(({ id, name }) => ({ value: id, label: name }))] }), field({ name: 'nieuw', label: plan.causeNew, hint: plan.causeNewHint, value: value(view, 'oorzaak', 'nieuw'), maxlength: 200, optional: true }), button({ label: plan.causeButton, kind: 'secondary' })) },
    { title: work.giveTo, open: part === 'geef', body: form('geef', html`<input type="hidden" name="had" value="${matter.assigneeId ?? ''}">`, select({ name: 'aan', label: work.aboutWho, value: value(view, 'geef', 'aan'), error: wrong(view, 'geef', 'aan'), options: [{ value: '', label: work.chooseColleague }, ...people] }), button({ label: work.give, kind: 'secondary' })) },
    ...(complaint ? [{ title: work.aboutTitle, open: part === 'over', body: stack('m', form('over', select({ name: 'collega', label: work.aboutWho, value: value(view, 'over', 'collega'), error: wrong(view, 'over', 'collega'), options: [{ value: '', label: work.chooseColleague }, ...people] }), button({ label: work.aboutButton, kind: 'secondary' })), html`<form action="${QUEUE_PATH}/${matter.number}/erbij" method="post">${csrf}${button({ label: work.wasThere, kind: 'secondary' })}</form>`) }] : []),
    ...(mergeable.length ? [{ title: work.mergeTitle, open: part === 'samen', body: form('samen', select({ name: 'nummer', label: work.mergeInto, value: value(view, 'samen', 'nummer'), error: wrong(view, 'samen', 'nummer'), options: [{ value: '', label: '–' }, ...mergeable.map(({ number }) => ({ value: number, label: number }))] }), button({ label: work.mergeButton, kind: 'secondary' })) }] : []),
  ])
}
