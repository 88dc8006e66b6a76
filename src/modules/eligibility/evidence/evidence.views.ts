import { dayOf, formatDate, formatTime } from '#shared/local-date.ts'
import { button, buttonLink } from '#web/components/button.ts'
import { heading } from '#web/components/card.ts'
import { icon } from '#web/components/icon.ts'
import { type Html, html } from '#web/html.ts'
import type { NamedEvidence } from './evidence.ts'
import { text } from './evidence.text.ts'

const nameOf = ({ name, type }: NamedEvidence): string => name ?? (type === 'application/pdf' ? text.pdf : text.photo)
const DAY_OF = { site: (at: Date) => text.sentOn(formatDate(dayOf(at)), formatTime(at)), desk: (at: Date) => text.broughtOn(formatDate(dayOf(at))), post: (at: Date) => text.postedOn(formatDate(dayOf(at))) }

function paper(evidence: NamedEvidence, more: Html | undefined, action: Html | undefined): Html {
  const { gone, type, pages, receivedAt, way } = evidence
  const name = gone ? (type === 'application/pdf' ? text.pdf : text.photo) : nameOf(evidence)
  const what = gone ? (gone.because === 'taken-back' ? text.takenBackOn : text.forgottenOn)(formatDate(gone.on)) : type === 'application/pdf' ? text.pages(pages) : text.photo
  return html`<li class="pas-papers__item">${icon('upload')}<div><b class="pas-papers__name">${name}</b><br><span class="pas-small pas-quiet">${[what, DAY_OF[way](receivedAt)].join(', ')}${more}</span></div>${action}</li>`
}

/** What the resident sent, for the resident. */
export const sentPapers = (papers: readonly NamedEvidence[], csrf: Html): Html => html`<ul class="pas-papers">${papers.map((one) => paper(one, undefined,
  one.gone || one.seenAt || one.way !== 'site' ? undefined
    : html`<form action="/mijn/aanvraag/papier/${one.id}/terug" method="post">${csrf}${button({ label: text.takeBack, about: nameOf(one), kind: 'subtle' })}</form>`))}</ul>`

/** The papers of a case, for a caseworker: each opens as a download, after a line in the processing log. */
export function evidencePanel(number: string, papers: readonly NamedEvidence[]): Html {
  return html`<section class="pas-flow" aria-labelledby="papieren">${heading(3, text.panelTitle, { id: 'papieren' })}${papers.length === 0 ? html`<p class="pas-quiet">${text.none}</p>`
    : html`<ul class="pas-papers">${papers.map((one) => paper(one,
      html`${one.receivedByName && `, ${text.putInBy(one.receivedByName)}`}${!one.gone && `, ${one.seenAt ? text.seenOn(formatDate(dayOf(one.seenAt))) : text.notSeen}`}`,
      one.gone ? undefined : buttonLink({ href: `/beoordeling/${number}/papier/${one.id}`, label: text.openIt, about: nameOf(one), kind: 'secondary' })))}</ul>`}</section>`
}
