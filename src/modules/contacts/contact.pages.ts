import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, NotFound, page, redirect } from '#web/answer.ts'
import { html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import type { Visit } from '#web/route.ts'
import { addWords } from './add-words.ts'
import { contactForm, OWN_PATH, ownList, ownMatter, receiptPage } from './contact.views.ts'
import { matterByNumber, mattersOf } from './contacts.store.ts'
import { contactLabels } from './contact-labels.ts'
import { topicOf } from './domain/matter.ts'
import type { Matter } from './matter.ts'
import { entriesIn } from './read-matter.ts'
import { type CheckedMessage, checkMessage, emptyMessage, type MessageForm, readMessageForm } from './read-contact-form.ts'
import { receiveMatter } from './receive-matter.ts'

const residentOf = ({ signed }: Visit): string | undefined => (signed?.door === 'resident' ? signed.subjectId : undefined)

type Shown = { readonly form?: MessageForm; readonly errors?: readonly FieldError[]; readonly earlier?: Matter | undefined }

export function showContactForm(house: House, visit: Visit, { form = emptyMessage, errors = [], earlier }: Shown = {}): Answer {
  const { lang } = visit
  const known = residentOf(visit) !== undefined
  return page({
    title: contactLabels[lang].text.formTitle, current: '/contact', error: errors.length > 0,
    body: contactForm({ house, lang, known, form, errors, earlier, hidden: html`${visit.csrf()}${visit.idempotency()}` }),
  }, errors.length ? 422 : 200)
}

/** Everything that was typed stays, whatever comes back. Sent twice, it is one matter with one receipt. */
export async function pressContact(house: House, visit: Visit): Promise<Answer> {
  const { lang } = visit
  const { text, yours } = contactLabels[lang]
  const residentId = residentOf(visit)
  const form = readMessageForm(visit.form)
  const checked = checkMessage(form, residentId !== undefined, lang)
  if ('errors' in checked) return showContactForm(house, visit, { form, errors: checked.errors })
  const { message } = checked
  const earlier = residentId ? await openAbout(house, residentId, message) : undefined
  if (earlier && form.together !== 'nieuw') {
    if (form.together !== earlier.number) return showContactForm(house, visit, { form, earlier, errors: visit.form.samen === undefined ? [] : [{ field: 'samen', message: text.errors.together }] })
    const added = await addWords(house, { matterId: earlier.id, residentId: residentId!, actedBy: visit.signed?.actedBy, words: message.words })
    if (added.ok) return redirect(inLanguage(lang, `${OWN_PATH}/${earlier.number}?erbij=ja`))
  }
  const key = visit.form._key ?? ''
  const matter = await house.db.transaction((tx) => receiveMatter(house, tx, {
    ...message, cameBy: 'form', actedBy: visit.signed?.actedBy, from: message.sender ?? { residentId: residentId! }, ...(/^[0-9a-f]{32}$/.test(key) ? { formKey: key } : {}),
  }))
  return page({ title: text.received(yours[matter.kind]), current: '/contact', body: receiptPage(house, matter, message.words, message.sender?.person, lang) })
}

/** Not answered yet, of this person, about the same: offered to go together, never put together silently. */
async function openAbout(house: House, residentId: string, { kind, topic }: Pick<CheckedMessage, 'kind' | 'topic'>): Promise<Matter | undefined> {
  const about = topicOf(kind, topic)
  return (await mattersOf(house.db, residentId)).find((matter) => (matter.state === 'open' || matter.state === 'waiting') && matter.topic === about)
}

export async function showOwn(house: House, visit: Visit): Promise<Answer> {
  const residentId = residentOf(visit)
  return page({ title: contactLabels[visit.lang].text.ownTitle, current: OWN_PATH, body: ownList(house, residentId ? await mattersOf(house.db, residentId) : [], visit.lang) })
}

/** A stranger's matter is not there: no difference between another's and none. */
async function own(house: House, visit: Visit): Promise<Matter> {
  const residentId = residentOf(visit)
  const matter = await matterByNumber(house.db, visit.params.number ?? '')
  if (!residentId || matter?.residentId !== residentId) throw new NotFound('There is no such matter for this person.')
  return matter
}

export async function showOwnMatter(house: House, visit: Visit): Promise<Answer> {
  return showOne(house, visit, await own(house, visit), '', [])
}

async function showOne(house: House, visit: Visit, matter: Matter, typed: string, errors: readonly FieldError[]): Promise<Answer> {
  const entries = await entriesIn(house, house.db, matter.id)
  return page({
    title: contactLabels[visit.lang].text.ownOne(matter.number), current: OWN_PATH, error: errors.length > 0,
    body: ownMatter({ house, lang: visit.lang, matter, entries, typed, errors, added: visit.query.erbij === 'ja', csrf: visit.csrf() }),
  }, errors.length ? 422 : 200)
}

export async function pressAdd(house: House, visit: Visit): Promise<Answer> {
  const { lang } = visit
  const { text } = contactLabels[lang]
  const matter = await own(house, visit)
  const typed = visit.form.verhaal ?? ''
  const words = typed.trim()
  if (!words || words.length > 5000) return showOne(house, visit, matter, typed, [{ field: 'verhaal', message: words ? text.errors.storyLong : text.errors.story }])
  const added = await addWords(house, { matterId: matter.id, residentId: matter.residentId!, actedBy: visit.signed?.actedBy, words })
  if (added.ok) return redirect(inLanguage(lang, `${OWN_PATH}/${matter.number}?erbij=ja`))
  // Answered while they typed: it goes as a new one, and nothing of it is lost.
  return showContactForm(house, visit, { form: { ...emptyMessage, kind: matter.kind, topic: matter.topic, story: typed }, errors: [{ field: 'verhaal', message: text.errors.settled(matter.number) }] })
}
