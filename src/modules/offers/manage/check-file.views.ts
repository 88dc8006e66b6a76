import { sentence, text as say } from '#modules/knowledge/index.ts'
import type { Directory } from '#modules/providers/index.ts'
import { dayOf, formatDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { checkbox, textarea } from '#web/components/field.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { link } from '#web/components/link.ts'
import { pageHead, stack } from '#web/components/page.ts'
import { table } from '#web/components/table.ts'
import { type Html, html } from '#web/html.ts'
import { changesBetween } from '../domain/changes.ts'
import type { PromisedOffer } from '../offer.ts'
import { ticketOf } from '../tickets.ts'
import type { Seen } from './check-file.ts'
import type { Draft } from './draft.store.ts'
import type { OfferFile } from './file.store.ts'
import { draftBadge, PAGE } from './list.views.ts'
import { text } from './manage.text.ts'
import { previewOf } from './preview.ts'
import { readTyped } from './read-typed.ts'

export type ShownFile = {
  readonly house: House
  readonly file: OfferFile
  readonly drafts: readonly Draft[]
  /** What the offers promise now that these drafts change. */
  readonly before: ReadonlyMap<string, PromisedOffer>
  readonly directory: Directory
  /** Who looks: what they wrote themselves, somebody else says yes or no to. */
  readonly me: string | undefined
  readonly back: ReadonlySet<string>
  readonly reason: string
  readonly errors: readonly FieldError[]
  /** What was just decided, in a sentence. */
  readonly done?: string | undefined
  readonly notDone: readonly { readonly title: string; readonly why: string }[]
  readonly csrf: Html
}

export const fileAddress = (id: string): string => `/beheer/aanbod/bestand/${id}`
const seenAs = (seen: readonly Seen[]): string => seen.map(({ id, revision }) => `${id}:${revision}`).join(' ')

/** A file as a whole: every row with what it says, one press for all of them, and a tick for what goes back. */
export function filePage(shown: ShownFile): Html {
  const { house, file, drafts, me, errors, done, notDone, csrf } = shown
  const waiting = drafts.filter(({ state }) => state === 'waiting')
  const rest = drafts.filter(({ state }) => state !== 'waiting')
  const toDecide = waiting.filter(({ changedBy }) => changedBy !== me)
  const mayDecide = toDecide.length > 0
  return html`${pageHead({ title: text.file.checkTitle, lead: `${text.file.fileOf(file.readByName, formatDate(dayOf(file.readAt)))}.`, trail: [{ label: text.title, href: '/beheer/aanbod' }, { label: text.file.checkTitle }] })}
${stack('l',
    errorSummary(errors),
    done && alert({ kind: 'ok', title: text.movedTitle, body: done }),
    notDone.length > 0 && alert({ kind: 'warning', title: text.file.notDoneTitle, body: html`<ul class="pas-plain">${notDone.map(({ title, why }) => html`<li><b>${title}</b>: ${why}</li>`)}</ul>` }),
    toDecide.length < waiting.length && alert({ kind: 'info', title: text.ownTitle, body: sentence(house, `${PAGE}#own`) }),
    waiting.length === 0 && html`<p>${text.file.nothingSeen}</p>`,
    mayDecide && html`<form class="pas-flow" action="${fileAddress(file.id)}" method="post">${csrf}<input type="hidden" name="gezien" value="${seenAs(toDecide)}">${rows(shown, waiting, true)}</form>`,
    !mayDecide && waiting.length > 0 && rows(shown, waiting, false),
    rest.length > 0 && card({ title: text.file.rest, id: 'klaar', body: table({
      caption: text.file.rest, captionHidden: true, stacked: true, head: [text.offer, text.file.state], rows: rest.map((draft) => [titleOf(draft), draftBadge(draft.state)]) }) }))}`
}

function rows(shown: ShownFile, waiting: readonly Draft[], mayDecide: boolean): Html {
  const { house, me, reason, errors } = shown
  return card({ title: text.file.waiting(waiting.length), id: 'wachten', body: html`${mayDecide && say(house, `${PAGE}#check-file`)}${table({
    caption: text.file.waiting(waiting.length), captionHidden: true, stacked: true,
    head: [text.offer, text.file.doing, text.file.summary, ...(mayDecide ? [text.file.back] : [])],
    rows: waiting.map((draft) => [titleOf(draft), draft.offerId ? text.file.doings.change : text.file.doings.new, summary(shown, draft), ...(mayDecide ? [draft.changedBy !== me && tick(shown, draft)] : [])]),
  })}${mayDecide && html`${textarea({ name: 'reden', label: text.file.reason, hint: text.file.reasonHint, value: reason, error: errorOf(errors, 'reden'), rows: 2, optional: true })}
  ${buttonGroup(button({ label: text.file.publishAll, icon: 'check' }))}`}` })
}

const titleOf = ({ id, typed }: Draft): Html => link({ href: `/beheer/aanbod/concept/${id}`, label: typed['titel'] || text.untitled })

const tick = ({ back }: ShownFile, { id, typed }: Draft): Html => checkbox({ name: 'terug', id: `terug-${id}`, value: id, checked: back.has(id), bare: true, label: html`<span class="pas-hidden">${text.file.backOf(typed['titel'] || text.untitled)}</span>` })

/** What a resident would read on the ticket; of a change also what is different. */
function summary({ house, before, directory }: ShownFile, draft: Draft): Html {
  const preview = previewOf(readTyped(draft.typed, directory, house.clock.today()).input, directory, house.clock.now())
  const { deal, facts } = ticketOf(preview, house.clock.now())
  const was = draft.offerId ? before.get(draft.offerId) : undefined
  const changes = was ? changesBetween(was, preview).map((name) => text.changes[name]) : []
  return html`<b>${preview.giver}: ${deal}</b><br>${facts.map(({ text: words }) => words).join('. ')}.${was && html`<br>${changes.length ? text.file.changed(changes.join(', ')) : text.file.texts}`}`
}
