import { dayOf, formatDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { field } from '#web/components/field.ts'
import { pageHead, stack } from '#web/components/page.ts'
import { table } from '#web/components/table.ts'
import { type Html, html } from '#web/html.ts'
import { referenceOf } from './domain/reference.ts'
import type { ReturnedRow } from './messages.store.ts'
import { text } from './messages.text.ts'
import { POST_PATH } from './post.views.ts'

export const RETURNED_PATH = `${POST_PATH}/retour`

type ReturnedView = { readonly letters: readonly (ReturnedRow & { readonly hasAddress: boolean })[]; readonly typed: string; readonly done: string | undefined; readonly errors: readonly FieldError[]; readonly csrf: Html }
const isDone = (value: string | undefined): value is keyof typeof text.returned.done => value !== undefined && Object.hasOwn(text.returned.done, value)
const isNotDone = (value: string | undefined): value is keyof typeof text.returned.notDone => value !== undefined && Object.hasOwn(text.returned.notDone, value)

/** What the post brought back: numbers, no names. */
export const returnedPage = ({ letters, typed, done, errors, csrf }: ReturnedView): Html => stack('l',
  pageHead({ title: text.returned.title, lead: text.returned.lead, trail: [{ label: text.postTitle, href: POST_PATH }, { label: text.returned.title }] }),
  errorSummary(errors),
  isDone(done) && alert({ kind: 'ok', body: text.returned.done[done] }),
  isNotDone(done) && alert({ kind: 'warning', body: text.returned.notDone[done] }),
  html`<form class="pas-panel pas-flow" method="post" action="${RETURNED_PATH}">${csrf}
  ${field({ name: 'nummer', label: text.returned.number, hint: text.returned.numberHint, value: typed, error: errorOf(errors, 'nummer'), code: true, size: 12, maxlength: 20 })}
  ${button({ label: text.returned.take })}
</form>`,
  letters.length > 0 && table({
    caption: text.returned.list, stacked: true, head: [text.columns.letter, text.columns.title, text.returned.posted, text.returned.back, { label: text.returned.what, hidden: true }],
    rows: letters.map(({ id, title, sentAt, returnedAt, hasAddress }) => [
      referenceOf(id), html`${title}${!hasAddress && html` ${badge({ label: text.noAddressBadge, kind: 'warning' })}`}`, formatDate(dayOf(sentAt)), formatDate(dayOf(returnedAt)),
      html`<form method="post" action="${RETURNED_PATH}">${csrf}<input type="hidden" name="brief" value="${id}">${buttonGroup(
        hasAddress && button({ label: text.returned.again, about: referenceOf(id), name: 'doe', value: 'opnieuw', kind: 'secondary' }),
        button({ label: text.returned.settled, about: referenceOf(id), name: 'doe', value: 'klaar', kind: 'subtle' }),
      )}</form>`,
    ]),
  }))
