import { type Language, spoken } from '#shared/language.ts'
import { dayOf, formatDate } from '#shared/local-date.ts'
import { badge } from '#web/components/badge.ts'
import { button, buttonLink } from '#web/components/button.ts'
import { heading } from '#web/components/card.ts'
import { icon } from '#web/components/icon.ts'
import { type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import type { NamedEvidence } from './evidence.ts'
import { evidenceText } from '../resident-words.ts'
import { text } from './evidence.text.ts'

const kindOf = (lang: Language, { type }: NamedEvidence): string => (type === 'application/pdf' ? evidenceText[lang].pdf : evidenceText[lang].photo)
const nameOf = (evidence: NamedEvidence, lang: Language = 'nl'): string => evidence.name ?? kindOf(lang, evidence)
function cameOn(lang: Language, { way, receivedAt }: NamedEvidence): string {
  const text = evidenceText[lang]
  const day = spoken[lang].date(dayOf(receivedAt))
  return { site: text.sentOn(day, spoken[lang].time(receivedAt)), desk: text.broughtOn(day), post: text.postedOn(day) }[way]
}

function paper(evidence: NamedEvidence, more: Html | undefined, action: Html | undefined, lang: Language = 'nl'): Html {
  const text = evidenceText[lang]
  const { gone, type, pages } = evidence
  const name = gone ? kindOf(lang, evidence) : nameOf(evidence, lang)
  const what = gone ? (gone.because === 'taken-back' ? text.takenBackOn : text.forgottenOn)(spoken[lang].date(gone.on)) : type === 'application/pdf' ? text.pages(pages) : text.photo
  return html`<li class="pas-papers__item">${icon('upload')}<div><b class="pas-papers__name">${name}</b><br><span class="pas-small pas-quiet">${[what, cameOn(lang, evidence)].join(', ')}${more}</span></div>${action}</li>`
}

/** What the resident sent, for the resident. */
export const sentPapers = (papers: readonly NamedEvidence[], csrf: Html, lang: Language = 'nl'): Html => html`<ul class="pas-papers">${papers.map((one) => paper(one, undefined,
  one.gone || one.seenAt || one.way !== 'site' ? undefined
    : html`<form action="${inLanguage(lang, `/mijn/aanvraag/papier/${one.id}/terug`)}" method="post">${csrf}${button({ label: evidenceText[lang].takeBack, about: nameOf(one, lang), kind: 'subtle' })}</form>`, lang))}</ul>`

/** The papers of a case, for a caseworker: each opens as a download, after a line in the processing log. */
export function evidencePanel(number: string, papers: readonly NamedEvidence[]): Html {
  const fresh = papers.filter(({ gone, seenAt }) => !gone && !seenAt).length
  return html`<section class="pas-flow" aria-labelledby="papieren">${heading(3, text.panelTitle, { id: 'papieren' })}${fresh > 0 && html`<p>${badge({ label: text.fresh(fresh), kind: 'info' })}</p>`}${papers.length === 0 ? html`<p class="pas-quiet">${text.none}</p>`
    : html`<ul class="pas-papers">${papers.map((one) => paper(one,
      html`${one.receivedByName && `, ${text.putInBy(one.receivedByName)}`}${!one.gone && `, ${one.seenAt ? text.seenOn(formatDate(dayOf(one.seenAt))) : text.notSeen}`}`,
      one.gone ? undefined : buttonLink({ href: `/beoordeling/${number}/papier/${one.id}`, label: text.openIt, about: nameOf(one), kind: 'secondary' })))}</ul>`}</section>`
}
