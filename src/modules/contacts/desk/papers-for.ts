import { bringPapers, type NotBrought, type PapersWanted, papersWanted } from '#modules/eligibility/index.ts'
import { formatDayAndDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, BadRequest, page, redirect } from '#web/answer.ts'
import { alert } from '#web/components/alert.ts'
import { button } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { checkbox, fileField } from '#web/components/field.ts'
import { narrow, pageHead, paragraph, prose } from '#web/components/page.ts'
import { ACCEPT_DOCUMENTS, FILE_BYTES } from '#web/files/limits.ts'
import { html } from '#web/html.ts'
import type { FilesOption, Visit } from '#web/route.ts'
import { staffOf } from '../staff-form.ts'
import { type CheckedPerson, checkedPerson } from './acts.ts'
import { text } from './acts.text.ts'
import { DESK_PATH, VISIT_PATH } from './desk-paths.ts'

const AT_ONCE = 5

/** Paper is handed over at a counter: on the telephone there is none. */
async function whatIsWanted(house: House, visit: Visit): Promise<{ readonly open: CheckedPerson; readonly wanted: PapersWanted | undefined }> {
  const open = await checkedPerson(house, visit)
  return { open, wanted: open.visit.way === 'desk' ? await papersWanted(house, house.db, open.person.id) : undefined }
}

const back = ({ visit }: CheckedPerson, done = ''): Answer => redirect(`${VISIT_PATH}/${visit.id}${done && `?gedaan=${done}`}`)

export async function showPapersFor(house: House, visit: Visit): Promise<Answer> {
  const { open, wanted } = await whatIsWanted(house, visit)
  return wanted ? show(visit, open, wanted) : back(open)
}

function show(visit: Visit, { person, visit: own }: CheckedPerson, { number, request, asked, here: already }: PapersWanted, errors: readonly FieldError[] = [], kept = 0): Answer {
  const here = `${VISIT_PATH}/${own.id}`
  return page({
    title: text.papersTitle(person.givenName), area: 'work', current: DESK_PATH, error: errors.length > 0,
    body: html`${pageHead({ title: text.papersTitle(person.givenName), lead: text.papersLead(number), trail: [{ label: person.fullName, href: here }, { label: text.papers }] })}
${narrow(errorSummary(errors), kept > 0 && alert({ kind: 'ok', body: text.papersKept(kept) }),
  request && card({ title: text.papersAsked(formatDayAndDate(request.dueOn)), id: 'gevraagd', body: prose(html`<ul>${asked.map((one) => html`<li>${one}</li>`)}</ul>`) }),
  html`<form class="pas-panel pas-flow" method="post" action="${here}/papieren" enctype="multipart/form-data">${visit.csrf()}${visit.idempotency()}
  ${already > 0 && paragraph(text.papersHere(already))}
  ${fileField({ name: 'papieren', label: text.papersFiles, hint: text.papersHint, accept: ACCEPT_DOCUMENTS, multiple: true, error: errorOf(errors, 'papieren') })}
  ${request && checkbox({ name: 'alles', label: text.papersWhole, hint: text.papersWholeHint, checked: visit.form.alles === 'ja' })}
  ${button({ label: text.papersButton, icon: 'upload' })}
</form>`)}`,
  }, errors.length ? 422 : 200)
}

/** Scanned or photographed by the colleague; what could be used is kept, also when another file could not. */
export async function pressPapersFor(house: House, visit: Visit): Promise<Answer> {
  const { staffId, staffName, role } = staffOf(visit)
  const { open, wanted } = await whatIsWanted(house, visit)
  if (!wanted) return back(open)
  const { _key: formKey = '' } = visit.form
  if (!/^[\w-]{8,80}$/.test(formKey)) throw new BadRequest('papers without the key of their form')
  const wrong = (...messages: readonly string[]) => messages.map((message) => ({ field: 'papieren', message }))
  if (!visit.files.length) return show(visit, open, wanted, wrong(text.errors.noPaper))
  const brought = await bringPapers(house, { residentId: open.person.id, by: { staffId, staffName, role }, files: visit.files, formKey, whole: visit.form.alles === 'ja' })
  if (!brought.ok) return show(visit, open, wanted, wrong(...whyNot(brought.refusal)))
  const { kept, problems } = brought.value
  if (!problems.length) return back(open, 'papieren')
  return show(visit, open, await papersWanted(house, house.db, open.person.id) ?? wanted, wrong(...problems), kept)
}

const whyNot = ({ reason, facts }: NotBrought): readonly string[] => (reason === 'no-paper' ? facts ?? [text.errors.noPaper] : [text.errors[reason]])

export const papersFiles = (house: House): FilesOption => ({
  most: AT_ONCE, bytes: FILE_BYTES,
  async over(visit, problem) {
    const { open, wanted } = await whatIsWanted(house, visit)
    return wanted ? show(visit, open, wanted, [{ field: 'papieren', message: problem }]) : back(open)
  },
})
