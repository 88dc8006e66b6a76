import { questionCards, type Questions, registerNotes } from '#modules/eligibility/index.ts'
import type { ResidentCard } from '#modules/residents/index.ts'
import { formatDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { alert } from '#web/components/alert.ts'
import { button } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { checkbox, field, fileField, radios, textarea } from '#web/components/field.ts'
import { pageHead, paragraph, stack } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { ACCEPT_DOCUMENTS } from '#web/files/limits.ts'
import { type Html, html } from '#web/html.ts'
import { text } from './form-by-post.text.ts'
import { POSTED_PATH } from './posted-form.ts'

type Found = { readonly bsn: string; readonly errors: readonly FieldError[]; readonly kept?: { readonly number: string; readonly asked: boolean } | undefined; readonly csrf: Html }

export const findPage = ({ bsn, errors, kept, csrf }: Found): Html => html`${pageHead({
    title: text.title, lead: text.lead,
    body: html`${errorSummary(errors)}${kept && alert({ kind: 'ok', title: text.keptTitle(kept.number), body: html`${text.keptBody}${kept.asked && html` ${text.keptAsked}`}` })}`,
  })}
  <form class="pas-panel pas-flow pas-narrow" method="post" action="${POSTED_PATH}">${csrf}
    ${field({ name: 'bsn', label: text.bsn, hint: text.bsnHint, value: bsn, error: errorOf(errors, 'bsn'), size: 12, maxlength: 20, inputmode: 'numeric', autocomplete: 'off' })}
    ${button({ label: text.find })}
  </form>`

/** What the colleague says about the paper itself; the answers on it are those of the resident's own form. */
export type PaperForm = { readonly receivedOn: string; readonly signed: string; readonly words: string; readonly compared: boolean }
export const EMPTY_PAPER: PaperForm = { receivedOn: '', signed: '', words: '', compared: false }

type Typing = { readonly id: string; readonly person: ResidentCard; readonly questions: Questions; readonly paper: PaperForm; readonly hidden: Html }

export function typeOverPage({ id, person, questions, paper, hidden }: Typing): Html {
  const { errors } = questions
  return html`${pageHead({
      title: text.formTitle(person.fullName), lead: text.formLead, trail: [{ label: text.title, href: POSTED_PATH }, { label: person.fullName }], narrow: true,
      body: html`${errorSummary(errors)}${summaryList(compareWith(person), 'rows')}<p class="pas-small pas-quiet">${text.looked}</p>${registerNotes(questions)}`,
    })}
    <form class="pas-narrow" method="post" action="${POSTED_PATH}/${id}" enctype="multipart/form-data">${hidden}${stack('l',
      card({ title: text.cameTitle, id: 'papier', body: stack('m',
        field({ name: 'binnen', label: text.receivedOn, hint: text.receivedHint, value: paper.receivedOn, error: errorOf(errors, 'binnen'), size: 12, maxlength: 20, autocomplete: 'off' }),
        radios({ name: 'handtekening', legend: text.signed, value: paper.signed, error: errorOf(errors, 'handtekening'), options: [{ value: 'ja', label: text.yes }, { value: 'nee', label: text.no, hint: text.signedNoHint }] })) }),
      questionCards(questions),
      card({ title: text.checkTitle, id: 'klopt', body: stack('m',
        textarea({ name: 'mist', label: text.words, hint: text.wordsHint, value: paper.words, error: errorOf(errors, 'mist'), optional: true, rows: 2 }),
        fileField({ name: 'scans', label: text.scans, hint: text.scansHint, accept: ACCEPT_DOCUMENTS, multiple: true, error: errorOf(errors, 'scans'), optional: true }),
        checkbox({ name: 'vergeleken', label: text.compared, checked: paper.compared, error: errorOf(errors, 'vergeleken') }),
        paragraph(text.letterToo),
        button({ label: text.press })) }))}
    </form>`
}

const compareWith = ({ fullName, born, secretAddress, addressLines }: ResidentCard) => [
  { label: text.name, value: fullName },
  { label: text.born, value: born ? formatDate(born) : text.unknown },
  { label: text.address, value: secretAddress ? text.secret : addressLines.join(', ') || text.unknown },
]

export const notTypedPage = (person: ResidentCard, why: string): Html => pageHead({
  title: text.formTitle(person.fullName), trail: [{ label: text.title, href: POSTED_PATH }, { label: person.fullName }], narrow: true, body: alert({ kind: 'warning', body: why }),
})
