import { heldPass } from '#modules/passes/index.ts'
import { sentence } from '#modules/knowledge/index.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, BadRequest, page, redirect } from '#web/answer.ts'
import { FILE_BYTES } from '#web/files/limits.ts'
import { inBoth, inLanguage } from '#web/language.ts'
import { get, post, type FilesOption, type Route, type Visit } from '#web/route.ts'
import type { Application } from '../application.ts'
import { latestApplication } from '../application.store.ts'
import { OPEN } from '../domain/application-states.ts'
import { addPapers } from './add-papers.ts'
import { ADD_PATH, addForm, addText, type Closed, closedPage, closedTitle } from './add.views.ts'
import { ANSWER_PATH } from './answer.views.ts'
import { papersWanted } from './bring-papers.ts'
import { MOST_PAPERS, PAPERS_AT_ONCE } from './evidence.ts'
import { listEvidence } from './list-evidence.ts'
import { readFiles } from './read-files.ts'

export const addRoutes = (house: House): Route[] => [
  ...inBoth(get (ADD_PATH, 'see-own', (visit) => showAdd(house, visit))),
  ...inBoth(post(ADD_PATH, 'see-own', (visit) => pressAdd(house, visit), { perMinute: 30, files: addFiles(house) })),
]

type Shown = { readonly kept?: number; readonly errors?: readonly FieldError[]; /** A form was sent. */ readonly sending?: boolean; readonly status?: number }

/** The form while something is open; the question itself when we asked one; otherwise why it is too late. */
export async function showAdd(house: House, visit: Visit, { kept = 0, errors = [], sending = false, status = errors.length ? 422 : 200 }: Shown = {}): Promise<Answer> {
  const residentId = visit.signed?.subjectId
  const application = residentId ? await latestApplication(house.db, residentId) : undefined
  if (!residentId || !application) return redirect(inLanguage(visit.lang, '/aanvragen'))
  const wanted = await papersWanted(house, house.db, residentId)
  if (!wanted) return OPEN.includes(application.state) ? redirect(inLanguage(visit.lang, '/mijn/aanvraag')) : tooLate(house, visit, application, sending)
  // What we asked is answered on its own page: there the clock runs on again.
  if (wanted.request && !sending) return redirect(inLanguage(visit.lang, ANSWER_PATH))
  const papers = await listEvidence(house, house.db, application.id)
  return page({
    title: addText[visit.lang].title, area: 'shop', current: '/mijn/aanvraag', error: errors.length > 0,
    body: addForm({ house, lang: visit.lang, number: application.number, lastDay: application.lastDay, papers, sent: 'gestuurd' in visit.query && papers.length > 0, kept, errors, csrf: visit.csrf(), key: visit.idempotency() }),
  }, status)
}

async function tooLate(house: House, { lang }: Visit, { state, residentId }: Application, lost: boolean): Promise<Answer> {
  const held = state === 'granted' && await heldPass(house, house.db, residentId, house.clock.today())
  const closed: Closed = state === 'refused' || state === 'set-aside' ? 'decided' : held ? 'granted' : 'stopped'
  return page({ title: closedTitle(lang, closed), area: 'shop', current: '/mijn/aanvraag', error: lost, body: closedPage(house, lang, closed, lost) }, lost ? 409 : 200)
}

/** What can be used is kept at once, also when another file could not: a mistake costs nobody a photo. */
async function pressAdd(house: House, visit: Visit): Promise<Answer> {
  const residentId = visit.signed?.subjectId
  if (!residentId || !await papersWanted(house, house.db, residentId)) return showAdd(house, visit, { sending: true })
  const { _key: formKey = '' } = visit.form
  if (!/^[\w-]{8,80}$/.test(formKey)) throw new BadRequest('papers without the key of their form')
  const wrong = (messages: readonly string[]) => messages.map((message) => ({ field: 'papieren', message }))
  if (!visit.files.length) return showAdd(house, visit, { errors: wrong([addText[visit.lang].noFile]), sending: true })
  const { papers, refused } = await readFiles(house, visit.files, visit.lang)
  if (!papers.length) return showAdd(house, visit, { errors: wrong(refused), sending: true })
  const added = await addPapers(house, { residentId, actedBy: visit.signed?.actedBy, formKey, papers })
  if (!added.ok) return showAdd(house, visit, added.refusal.reason === 'nothing-open' ? { sending: true } : { errors: wrong([sentence(house, 'pages/antwoord#too-many', { most: String(MOST_PAPERS) }, visit.lang)]), sending: true })
  return refused.length ? showAdd(house, visit, { kept: added.value, errors: wrong(refused), sending: true }) : redirect(inLanguage(visit.lang, `${ADD_PATH}?gestuurd`))
}

/** What the route takes: more or larger comes back with the reason. */
const addFiles = (house: House): FilesOption => ({
  most: PAPERS_AT_ONCE, bytes: FILE_BYTES,
  over: (visit, problem) => showAdd(house, visit, { errors: [{ field: 'papieren', message: problem }], sending: true }),
})
