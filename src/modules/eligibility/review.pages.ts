import { document } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import { type Answer, Forbidden, page, redirect } from '#web/answer.ts'
import type { FieldError } from '#shared/result.ts'
import type { Html } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import { queueRows } from './application.store.ts'
import type { Caseworker, Verdict } from './caseworker.ts'
import { decide, wasHeard } from './decide.ts'
import { validityOf } from './domain/policy.ts'
import { draftDecision } from './draft-decision.ts'
import { text } from './eligibility.text.ts'
import { amountValues, letterValues } from './letters.ts'
import { type Case, markConflict, openCase } from './open-case.ts'
import { checkVerdictForm, readVerdictForm, type VerdictForm } from './read-verdict-form.ts'
import { casePanel, nothingOpen, notYours, reviewPage } from './review.views.ts'
import { rulesOn } from './rules-in-force.ts'

const EMPTY: VerdictForm = { outcome: '', reason: '', ownSentence: '', own: false, notHeard: '' }

const caseworker = (visit: Visit): Caseworker => {
  const { subjectId, name } = visit.signed ?? {}
  if (!subjectId) throw new Forbidden('Only a member of staff whom we know can look at a case.')
  return { staffId: subjectId, staffName: name ?? '' }
}

export async function showQueue(house: House, visit: Visit): Promise<Answer> {
  caseworker(visit)
  const rows = await queueRows(house.db)
  return page({ title: text.queueTitle, area: 'work', current: '/beoordeling', body: reviewPage(house, rows, undefined, nothingOpen(house, rows.length > 0)) })
}

type Shown = { readonly form?: VerdictForm; readonly errors?: readonly FieldError[]; readonly preview?: Html; readonly tooLate?: boolean; readonly status?: number }

export async function showCase(house: House, visit: Visit): Promise<Answer> {
  const number = visit.params.number ?? ''
  const open = await openCase(house, caseworker(visit).staffId, number)
  return open === 'not-yours' ? showNotYours(house, number) : show(house, visit, open, {})
}

async function showNotYours(house: House, number: string): Promise<Answer> {
  return page({ title: text.caseTitle(number), area: 'work', current: '/beoordeling', body: reviewPage(house, await queueRows(house.db), number, notYours(house)) }, 403)
}

async function show(house: House, visit: Visit, open: Case, { form = EMPTY, errors = [], preview, tooLate = false, status = errors.length ? 422 : 200 }: Shown): Promise<Answer> {
  const today = house.clock.today()
  const { policy } = await rulesOn(house, today)
  const { number } = open.application
  const work = casePanel({
    house, open, form, errors, preview, tooLate, validTo: validityOf(policy, today).to, decisionDays: policy.decisionWeeks * 7, assetsOff: !policy.assets, csrf: visit.csrf(),
  })
  return page({ title: text.caseTitle(number), area: 'work', current: '/beoordeling', error: errors.length > 0, body: reviewPage(house, await queueRows(house.db), number, work) }, status)
}

/** Decide, or look at the letter first. Everything that was typed stays, whatever comes back. */
export async function pressDecide(house: House, visit: Visit): Promise<Answer> {
  const who = caseworker(visit)
  const number = visit.params.number ?? ''
  const open = await openCase(house, who.staffId, number)
  if (open === 'not-yours') return showNotYours(house, number)
  const form = readVerdictForm(visit.form)
  const wantsPreview = visit.form.preview === 'ja'
  const checked = checkVerdictForm(form, open.assessment, { declared: !wantsPreview, heard: await wasHeard(house.db, open) })
  if ('errors' in checked) return show(house, visit, open, { form, errors: checked.errors })
  if (wantsPreview && !open.decision) return show(house, visit, open, { form, preview: await letter(house, who, open, checked.verdict) })

  const decided = await decide(house, who, number, checked.verdict)
  if (decided.ok) return redirect('/beoordeling')
  if (decided.refusal.reason === 'own-household') return showNotYours(house, number)
  const now = await openCase(house, who.staffId, number)
  return now === 'not-yours' ? showNotYours(house, number) : show(house, visit, now, { form, tooLate: true, status: 409 })
}

/** The letter as it would go out, from the same values; nothing is written. */
async function letter(house: House, who: Caseworker, open: Case, verdict: Verdict): Promise<Html> {
  const { application, assessment, typed, opened, person } = open
  const reasons = verdict.outcome === 'refused' ? [verdict.reason] : ['person-judged']
  const decision = await draftDecision(house, { application, assessment, by: { kind: 'person', ...who }, outcome: verdict.outcome, reasons })
  return document(house, `letters/${verdict.outcome}`, {
    ...letterValues({ application, typed, assessment, decision }, person.fullName), ...amountValues(house, assessment, decision, opened, verdict.ownSentence),
  }).html
}

/** "I know these people": the case is for a colleague from now on. */
export async function pressConflict(house: House, visit: Visit): Promise<Answer> {
  const number = visit.params.number ?? ''
  await markConflict(house, caseworker(visit).staffId, number)
  return redirect(`/beoordeling/${number}`)
}

