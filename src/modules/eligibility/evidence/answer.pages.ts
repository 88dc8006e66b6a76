import type { House } from '#src/house.ts'
import type { Language } from '#shared/language.ts'
import type { FieldError } from '#shared/result.ts'
import { sentence } from '#modules/knowledge/index.ts'
import { type Answer, file, Forbidden, NotFound, page, redirect } from '#web/answer.ts'
import { FILE_BYTES } from '#web/files/limits.ts'
import { inLanguage } from '#web/language.ts'
import type { FilesOption, Visit } from '#web/route.ts'
import type { Application, Request } from '../application.ts'
import { latestApplication } from '../application.store.ts'
import { OPEN } from '../domain/application-states.ts'
import { answerRequest } from '../moves/close-request.ts'
import { requestsOf } from '../request.store.ts'
import { wordsOf } from '../request-words.ts'
import { showAdd } from './add.pages.ts'
import { ADD_PATH } from './add.views.ts'
import { evidenceText } from '../resident-words.ts'
import { ANSWER_PATH, answeredPage, answerForm, type AnswerView, justOverPage, nothingAsked, titleOf, type Typed } from './answer.views.ts'
import { MOST_PAPERS, PAPERS_AT_ONCE } from './evidence.ts'
import { keepEvidence } from './keep-evidence.ts'
import { listEvidence } from './list-evidence.ts'
import { openEvidence } from './open-evidence.ts'
import { readFiles } from './read-files.ts'
import { takeEvidenceBack } from './take-back.ts'

const PAGE = 'pages/antwoord'
const NOTHING: Typed = { how: 'sturen', words: '', phone: '' }

type Asked = { readonly residentId: string; readonly application: Application; readonly request: Request }

/** The last thing that we asked of whoever is signed in. */
async function lastAsked(house: House, { signed }: Visit): Promise<Asked | undefined> {
  const residentId = signed?.subjectId
  const application = residentId ? await latestApplication(house.db, residentId) : undefined
  const request = application && (await requestsOf(house.db, application.id)).at(-1)
  return residentId && request ? { residentId, application, request } : undefined
}

async function viewOf(house: House, visit: Visit, { application, request }: Asked): Promise<AnswerView> {
  const [asked, papers] = await Promise.all([wordsOf(house, house.db, request.id), listEvidence(house, house.db, application.id)])
  return { house, lang: visit.lang, application, request, asked, papers, csrf: visit.csrf() }
}

type Shown = { readonly typed?: Typed; readonly errors?: readonly FieldError[]; readonly added?: number; readonly status?: number; readonly problem?: string }

async function show(house: House, visit: Visit, asked: Asked, { typed = NOTHING, errors = [], added = 0, status = errors.length ? 422 : 200, problem }: Shown = {}): Promise<Answer> {
  const view = await viewOf(house, visit, asked)
  const body = asked.request.state === 'open' ? answerForm({ ...view, typed, errors, added, key: visit.idempotency() }) : answeredPage(view, problem)
  return page({ title: titleOf(asked.request, visit.lang), area: 'shop', current: '/mijn/aanvraag', error: errors.length > 0, body }, status)
}

/** `/mijn/aanvraag/antwoord`: the question and the form, or what became of it. */
export async function showAnswer(house: House, visit: Visit): Promise<Answer> {
  const asked = await lastAsked(house, visit)
  if (asked) return show(house, visit, asked)
  return visit.signed?.subjectId ? page({ title: evidenceText[visit.lang].noneTitle, area: 'shop', current: '/mijn/aanvraag', body: nothingAsked(house, visit.lang) }) : redirect(inLanguage(visit.lang, '/aanvragen'))
}

const typedOf = ({ form }: Visit): Typed => ({ how: form['manier'] === 'bellen' ? 'bellen' : 'sturen', words: (form['woorden'] ?? '').trim(), phone: (form['telefoon'] ?? '').trim() })

/** "Bestand toevoegen" keeps what was chosen and lets them go on; "Antwoord sturen" does that too, and closes the question. */
export async function pressAnswer(house: House, visit: Visit): Promise<Answer> {
  const { lang } = visit
  const text = evidenceText[lang]
  const asked = await lastAsked(house, visit)
  if (!asked) return redirect(inLanguage(lang, '/mijn/aanvraag'))
  const typed = typedOf(visit)
  const { kept, problems } = await keep(house, visit, asked)
  if (asked.request.state !== 'open') return tooLate(house, visit, asked, typed)
  const adding = visit.form['stap'] === 'toevoegen'
  if (adding) return show(house, visit, asked, { typed, added: kept, errors: problems.length ? problems : visit.files.length ? [] : [{ field: 'papieren', message: text.errors.noFile }] })
  const errors = [...problems, ...await mistakes(house, asked, typed, lang)]
  if (errors.length) return show(house, visit, asked, { typed, errors, added: kept })
  const said = typed.how === 'bellen' ? [text.callMe(typed.phone), typed.words].filter(Boolean).join('\n') : typed.words
  const answered = await house.db.transaction((tx) => answerRequest(house, tx, { requestId: asked.request.id, by: { kind: 'resident', residentId: asked.residentId, actedBy: visit.signed?.actedBy }, words: said }))
  return answered.ok ? redirect(inLanguage(lang, ANSWER_PATH)) : tooLate(house, visit, asked, typed)
}

/** Answered in another window, or over: a form that was open shows its words again; without any, what became of the question. */
async function tooLate(house: House, visit: Visit, before: Asked, typed: Typed): Promise<Answer> {
  const asked = (await lastAsked(house, visit)) ?? before
  if (!typed.words && visit.files.length === 0) return show(house, visit, asked)
  return page({ title: evidenceText[visit.lang].overTitle, area: 'shop', current: '/mijn/aanvraag', error: true, body: justOverPage(await viewOf(house, visit, asked), typed) }, 409)
}

/** Each paper that can be used is kept at once, so that a mistake elsewhere in the form costs nobody a photo. */
async function keep(house: House, visit: Visit, { residentId, application, request }: Asked): Promise<{ kept: number; problems: FieldError[] }> {
  if (visit.files.length === 0 || !OPEN.includes(application.state)) return { kept: 0, problems: [] }
  const { papers, refused } = await readFiles(house, visit.files, visit.lang)
  const problems = refused.map((message) => ({ field: 'papieren', message }))
  const formKey = visit.form['_key'] ?? ''
  if (papers.length === 0 || !/^[\w-]{8,80}$/.test(formKey)) return { kept: 0, problems }
  const kept = await house.db.transaction((tx) => keepEvidence(house, tx, { applicationId: application.id, requestId: request.id, by: { kind: 'resident', residentId, actedBy: visit.signed?.actedBy }, formKey, papers }))
  return kept.ok ? { kept: kept.value, problems } : { kept: 0, problems: [...problems, { field: 'papieren', message: sentence(house, `${PAGE}#too-many`, { most: String(MOST_PAPERS) }, visit.lang) }] }
}

async function mistakes(house: House, { application, request }: Asked, { how, words, phone }: Typed, lang: Language): Promise<FieldError[]> {
  const text = evidenceText[lang]
  const errors: FieldError[] = []
  if (words.length > 2000) errors.push({ field: 'woorden', message: text.errors.tooLong })
  if (how === 'bellen') {
    if (!/^\d{8,15}$/.test(phone.replace(/[\s()+-]/g, ''))) errors.push({ field: 'telefoon', message: text.errors.phone })
  } else if (!words && !(await listEvidence(house, house.db, application.id)).some(({ requestId, gone }) => requestId === request.id && !gone)) {
    errors.push(request.kind === 'question' ? { field: 'papieren', message: text.errors.nothing } : { field: 'woorden', message: text.errors.nothingView })
  }
  return errors
}

/** What the route takes: more or larger comes back with what was typed. */
export const answerFiles = (house: House): FilesOption => ({
  most: PAPERS_AT_ONCE, bytes: FILE_BYTES,
  async over(visit, problem) {
    const asked = await lastAsked(house, visit)
    return asked ? show(house, visit, asked, { typed: typedOf(visit), errors: [{ field: 'papieren', message: problem }] }) : redirect(inLanguage(visit.lang, '/mijn/aanvraag'))
  },
})

export async function pressTakeBack(house: House, visit: Visit): Promise<Answer> {
  const residentId = visit.signed?.subjectId
  if (!residentId || !UUID.test(visit.params['id'] ?? '')) throw new NotFound('There is no such paper.')
  const taken = await takeEvidenceBack(house, { residentId, actedBy: visit.signed?.actedBy }, visit.params['id']!)
  if (taken.ok) return redirect(inLanguage(visit.lang, taken.value.asked ? ANSWER_PATH : ADD_PATH))
  const message = sentence(house, `${PAGE}#seen`, {}, visit.lang)
  if (!taken.refusal.facts?.asked) return showAdd(house, visit, { errors: [{ field: 'papieren', message }], status: 409 })
  const asked = await lastAsked(house, visit)
  if (!asked) return redirect(inLanguage(visit.lang, '/mijn/aanvraag'))
  return show(house, visit, asked, asked.request.state === 'open' ? { errors: [{ field: 'papieren', message }], status: 409 } : { problem: message, status: 409 })
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A paper for the caseworker of the case: only ever a download, and to a page of ours it is a stranger. */
export async function downloadEvidence(house: House, { params, signed }: Visit): Promise<Answer> {
  if (!signed?.subjectId) throw new Forbidden('Only a member of staff whom we know can look at a case.')
  if (!UUID.test(params['id'] ?? '')) throw new NotFound('There is no such paper.')
  const opened = await openEvidence(house, signed.subjectId, params['number'] ?? '', params['id']!)
  if (opened === 'not-yours') throw new Forbidden('A household that this colleague knows.')
  const { evidence: { type, receivedAt }, bytes } = opened
  const nr = (await listEvidence(house, house.db, opened.evidence.applicationId)).findIndex(({ id }) => id === opened.evidence.id) + 1
  return file({ type, body: bytes, name: `${params['number']}-papier-${nr}-${receivedAt.toISOString().slice(0, 10)}.${type === 'application/pdf' ? 'pdf' : 'jpg'}`, download: true, sandbox: true })
}
