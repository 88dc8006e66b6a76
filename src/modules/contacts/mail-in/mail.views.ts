import { dayOf, formatDate, formatTime } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { card, heading } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { field, radios, select, textarea } from '#web/components/field.ts'
import { link } from '#web/components/link.ts'
import { pageHead, paragraph, stack } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { table } from '#web/components/table.ts'
import { desk, titleBar } from '#web/components/workplace.ts'
import { type Html, html } from '#web/html.ts'
import { lines } from '../contact.views.ts'
import { kindNames, text, topicNames, work } from '../contacts.text.ts'
import { kinds, topics } from '../domain/matter.ts'
import { QUEUE_PATH } from '../queue.views.ts'
import type { OpenMail } from './look-at-mail.ts'
import type { MailToLookAt } from './mail.store.ts'
import { mailText } from './mail-in.text.ts'

export const MAIL_PATH = '/klachten/mail'
export type MailForm = Readonly<Record<'kind' | 'topic' | 'words' | 'email' | 'number', string>>

const when = (at: Date): string => `${formatDate(dayOf(at))}, ${formatTime(at)}`
const matterLink = (number: string | null): Html | undefined => (number ? link({ href: `${QUEUE_PATH}/${number}`, label: number }) : undefined)

export const mailList = ({ mails, machines, gone }: { readonly mails: readonly (Omit<MailToLookAt, 'sealed'> & { readonly subject: string })[]; readonly machines: number; readonly gone: boolean }): Html => html`${pageHead({ title: mailText.listTitle, lead: mailText.listLead })}
${stack('l',
    gone && alert({ kind: 'info', body: mailText.errors.gone }),
    mails.length ? card({
      title: mailText.listTitle, id: 'mail', body: table({
        caption: mailText.listTitle, captionHidden: true, stacked: true, head: [mailText.about, mailText.why, mailText.arrived, mailText.belongs],
        rows: mails.map(({ id, kind, subject, arrivedAt, number }) => [link({ href: `${MAIL_PATH}/${id}`, label: subject || mailText.noSubject, strong: true }), mailText.whys[kind], when(arrivedAt), matterLink(number) ?? '–']),
      }),
    }) : alert({ kind: 'info', body: mailText.none }),
    machines > 0 && paragraph(mailText.seen(machines)))}`

/** What could be read of it, and the two things to do with it. */
export const mailPage = ({ open: { id, kind, arrivedAt, number, mail }, form, errors, csrf }: { readonly open: OpenMail; readonly form: MailForm; readonly errors: readonly FieldError[]; readonly csrf: Html }): Html => html`<div class="pas-page-head pas-flow pas-flow--s">${titleBar(heading(1, mailText.oneTitle), link({ href: MAIL_PATH, label: mailText.listTitle }))}</div>
${stack('m', errorSummary(errors), desk('person',
    stack('m',
      card({ title: mailText.words, id: 'tekst', body: mail.words ? lines(mail.words) : paragraph(mailText.noWords) }),
      html`<form class="pas-panel pas-flow" action="${MAIL_PATH}/${id}" method="post" aria-labelledby="bewaren">${csrf}
  ${heading(2, mailText.toMatter, { id: 'bewaren', size: 3 })}
  ${radios({ name: 'soort', legend: work.kindLabel, value: form.kind, error: errorOf(errors, 'soort'), options: kinds.map((one) => ({ value: one, label: kindNames[one] })) })}
  ${select({ name: 'onderwerp', label: work.topicLabel, value: form.topic, error: errorOf(errors, 'onderwerp'), options: [{ value: '', label: text.chooseTopic }, ...topics.map((one) => ({ value: one, label: topicNames[one] }))] })}
  ${textarea({ name: 'verhaal', label: mailText.toKeep, value: form.words, error: errorOf(errors, 'verhaal'), rows: 8 })}
  ${field({ name: 'mail', label: mailText.replyTo, value: form.email, error: errorOf(errors, 'mail'), type: 'email', autocomplete: 'off' })}
  ${buttonGroup(button({ label: mailText.keep, name: 'doe', value: 'bewaar' }))}
</form>`),
    stack('m',
      card({
        title: mailText.why, id: 'waarom', body: summaryList([
          { label: mailText.why, value: mailText.whys[kind] }, { label: mailText.from, value: mail.from || mailText.nobody }, { label: mailText.about, value: mail.subject || mailText.noSubject },
          { label: mailText.arrived, value: when(arrivedAt) }, ...(number ? [{ label: mailText.belongs, value: matterLink(number)! }] : []),
        ]),
      }),
      html`<form class="pas-panel pas-flow" action="${MAIL_PATH}/${id}" method="post" aria-labelledby="erbij">${csrf}${heading(2, mailText.addTitle, { id: 'erbij', size: 3 })}${field({ name: 'nummer', label: mailText.addTo, hint: mailText.addHint, value: form.number || (number ?? ''), error: errorOf(errors, 'nummer'), size: 12, maxlength: 14, autocomplete: 'off' })}${button({ label: mailText.addButton, kind: 'secondary', name: 'doe', value: 'erbij' })}</form>`,
      html`<form class="pas-panel pas-flow" action="${MAIL_PATH}/${id}" method="post">${csrf}${paragraph(mailText.dismissHint)}${button({ label: mailText.dismiss, kind: 'secondary', name: 'doe', value: 'niets' })}</form>`)))}`
