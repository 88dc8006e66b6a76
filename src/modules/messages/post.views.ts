import { dayOf, formatDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { errorSummary } from '#web/components/errors.ts'
import { link } from '#web/components/link.ts'
import { pageHead, paragraph, stack } from '#web/components/page.ts'
import { steps } from '#web/components/steps.ts'
import { table } from '#web/components/table.ts'
import { attrs, type Html, html } from '#web/html.ts'
import { referenceOf } from './domain/reference.ts'
import type { MessageRow } from './messages.store.ts'
import { text } from './messages.text.ts'

export const POST_PATH = '/beheer/post'

type PostView = {
  readonly letters: readonly MessageRow[]
  /** Of whom the register knows no address. */
  readonly homeless: ReadonlySet<string>
  readonly more: boolean
  readonly most: number
  readonly posted?: number | undefined
  readonly chosen?: readonly string[]
  /** Letters that are not posted any more. */
  readonly stayHome: readonly string[]
  readonly errors?: readonly FieldError[]
  /** Letters of rooms further on. */
  readonly other?: Html | undefined
  readonly csrf: Html
}

/** No names: a letter is known by its number, which is printed on it. Who prints sees the person, and that is written down. */
export const postPage = ({ letters, homeless, more, most, posted, chosen, stayHome, errors = [], other, csrf }: PostView): Html => stack('l',
  pageHead({ title: text.postTitle, lead: letters.length ? text.postLead(letters.length) : text.postNone }),
  errorSummary(errors),
  posted !== undefined && posted > 0 && alert({ kind: 'ok', title: text.postedTitle, body: text.posted(posted) }),
  stayHome.length > 0 && alert({ kind: 'warning', title: text.stayHomeTitle, body: text.stayHome(stayHome.map(referenceOf)) }),
  paragraph(link({ href: `${POST_PATH}/retour`, label: text.returned.link })),
  letters.length > 0 && html`${steps(text.postSteps)}
<form class="pas-flow" method="post" action="${POST_PATH}">${csrf}
${table({
  caption: text.caption, captionHidden: true, stacked: true, note: more ? text.postMore(most) : undefined,
  head: [text.columns.letter, text.columns.title, text.columns.since, text.columns.answer, { label: text.columns.pdf, hidden: true }],
  rows: letters.map(({ id, residentId, title, createdAt, reactionUntil }, i) => [
    tick(i === 0 ? 'brief' : `brief-${i + 1}`, id, chosen ? chosen.includes(id) : true),
    html`${title}${residentId === letters[i - 1]?.residentId && html` ${badge({ label: text.sameEnvelope, kind: 'info' })}`}${homeless.has(residentId) && html` ${badge({ label: text.noAddressBadge, kind: 'warning' })}`}`,
    formatDate(dayOf(createdAt)),
    reactionUntil ? formatDate(reactionUntil) : text.noAnswer,
    link({ href: `${POST_PATH}/${id}.pdf`, label: text.onePdf, about: referenceOf(id) }),
  ]),
})}
${buttonGroup(
  button({ label: text.allPdf, name: 'doe', value: 'pdf', icon: 'print' }),
  button({ label: text.markPosted, name: 'doe', value: 'gepost', kind: 'secondary', icon: 'post' }),
)}
</form>`,
  other,
)

const tick = (htmlId: string, id: string, checked: boolean): Html =>
  html`<label class="pas-choice" for="${htmlId}"><input${attrs({ type: 'checkbox', id: htmlId, name: 'brief', value: id, checked })}> <span>${referenceOf(id)}</span></label>`
