import { readEmail } from '#modules/residents/index.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, page, redirect } from '#web/answer.ts'
import type { Visit } from '#web/route.ts'
import { text } from '../contacts.text.ts'
import { isKind, isTopic } from '../domain/matter.ts'
import { QUEUE_PATH } from '../queue.views.ts'
import { staffOf } from '../staff-form.ts'
import { addToMatter, dismissMail, makeMatter, openMail, type OpenMail } from './look-at-mail.ts'
import { countMail, mailToLookAt } from './mail.store.ts'
import { mailText } from './mail-in.text.ts'
import { MAIL_PATH, mailList, mailPage, type MailForm } from './mail.views.ts'
import { unsealMail } from './sealed-mail.ts'

const WEEK = 7 * 86_400_000
const MOST = 100

/** What no program could put away; the first that came stands first. Of whom it is shows when it is opened. */
export async function showMail(house: House, visit: Visit): Promise<Answer> {
  const { machines } = await countMail(house.db, new Date(house.clock.now().getTime() - WEEK))
  const mails = (await mailToLookAt(house.db, MOST)).map(({ sealed, ...rest }) => ({ ...rest, subject: unsealMail(house, sealed).subject }))
  return page({ title: mailText.listTitle, area: 'work', current: QUEUE_PATH, body: mailList({ mails, machines, gone: visit.query.al === 'ja' }) })
}

const show = (visit: Visit, open: OpenMail, form: MailForm, errors: readonly FieldError[] = []): Answer => page({
  title: mailText.oneTitle, area: 'work', current: QUEUE_PATH, error: errors.length > 0, body: mailPage({ open, form, errors, csrf: visit.csrf() }),
}, errors.length ? 422 : 200)

export async function showOneMail(house: House, visit: Visit): Promise<Answer> {
  const open = await openMail(house, staffOf(visit), visit.params.id)
  const { from, subject, words } = open.mail
  return show(visit, open, { kind: '', topic: '', words: words || subject, email: readEmail(from) ?? readEmail(/<([^<>]+)>/.exec(from)?.[1] ?? '') ?? '', number: '' })
}

export async function pressMail(house: House, visit: Visit): Promise<Answer> {
  const who = staffOf(visit)
  const open = await openMail(house, who, visit.params.id)
  if (visit.form.doe === 'niets') return redirect(await dismissMail(house, who, open) ? MAIL_PATH : `${MAIL_PATH}?al=ja`)
  if (visit.form.doe === 'erbij') return putWith(house, visit, open)
  const form: MailForm = { kind: visit.form.soort ?? '', topic: visit.form.onderwerp ?? '', words: (visit.form.verhaal ?? '').trim(), email: visit.form.mail ?? '', number: '' }
  const email = readEmail(form.email)
  const topic = isTopic(form.topic) ? form.topic : form.kind === 'wrong-voucher' || form.kind === 'sign-in' ? 'other' : undefined
  const errors = [
    ...(isKind(form.kind) ? [] : [{ field: 'soort', message: text.errors.kind }]),
    ...(topic ? [] : [{ field: 'onderwerp', message: text.errors.topic }]),
    ...(form.words ? form.words.length > 21_000 ? [{ field: 'verhaal', message: text.errors.storyLong }] : [] : [{ field: 'verhaal', message: text.errors.story }]),
    ...(email ? [] : [{ field: 'mail', message: mailText.errors.email }]),
  ]
  if (errors.length || !isKind(form.kind) || !topic || !email) return show(visit, open, form, errors)
  const made = await makeMatter(house, who, open, { kind: form.kind, topic, words: form.words, email })
  return redirect(made.ok ? `${QUEUE_PATH}/${made.value.number}` : `${MAIL_PATH}?al=ja`)
}

async function putWith(house: House, visit: Visit, open: OpenMail): Promise<Answer> {
  const number = (visit.form.nummer ?? '').trim().toUpperCase()
  const done = await addToMatter(house, staffOf(visit), open, number)
  if (done.ok) return redirect(`${QUEUE_PATH}/${done.value}`)
  if (done.refusal.reason === 'gone') return redirect(`${MAIL_PATH}?al=ja`)
  const message = done.refusal.reason === 'no-words' ? mailText.errors.noWords : mailText.errors.number
  return show(visit, open, { kind: '', topic: '', words: open.mail.words, email: readEmail(open.mail.from) ?? '', number: visit.form.nummer ?? '' }, [{ field: 'nummer', message }])
}
