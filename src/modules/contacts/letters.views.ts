import { dayOf, formatDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { errorSummary } from '#web/components/errors.ts'
import { pageHead, stack } from '#web/components/page.ts'
import { table } from '#web/components/table.ts'
import { attrs, type Html, html } from '#web/html.ts'
import type { LetterRow } from './contacts.store.ts'
import { work } from './contacts.text.ts'

export const LETTERS_PATH = '/klachten/brieven'

type LettersView = { readonly letters: readonly (LetterRow & { readonly collects: boolean })[]; readonly more: boolean; readonly posted: number; readonly errors: readonly FieldError[]; readonly csrf: Html }

export const lettersPage = ({ letters, more, posted, errors, csrf }: LettersView): Html => stack('l',
  pageHead({ title: work.postTitle, lead: work.postLead(letters.length) }),
  errorSummary(errors),
  posted > 0 && alert({ kind: 'ok', body: work.postDone(posted) }),
  letters.length > 0 && html`<form class="pas-flow" method="post" action="${LETTERS_PATH}">${csrf}
${table({
  caption: work.postTitle, captionHidden: true, stacked: true, note: more ? work.postMore(letters.length) : undefined, head: [work.postHead.letter, work.postHead.since, work.postHead.how],
  rows: letters.map(({ id, number, createdAt, collects }, i) => [
    html`<label class="pas-choice" for="${i === 0 ? 'brief' : `brief-${i + 1}`}"><input${attrs({ type: 'checkbox', id: i === 0 ? 'brief' : `brief-${i + 1}`, name: 'brief', value: id, checked: true })}> <span>${number}</span></label>`,
    formatDate(dayOf(createdAt)),
    collects ? badge({ label: work.collects, kind: 'warning' }) : work.byPost,
  ]),
})}
${buttonGroup(button({ label: work.postPdf, name: 'doe', value: 'pdf', icon: 'print' }), button({ label: work.postGone, name: 'doe', value: 'gepost', kind: 'secondary', icon: 'post' }))}
</form>`)
