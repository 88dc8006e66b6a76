import { isUuid } from '#shared/ids.ts'
import { parseLocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, page, redirect } from '#web/answer.ts'
import type { Html } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import { applicationByNumber } from '../application.store.ts'
import { text as words } from '../eligibility.text.ts'
import { answerRequest } from '../moves/close-request.ts'
import { NOT_OWED } from '../domain/penalty.ts'
import { registerNotice } from '../moves/default-notice.ts'
import type { Given } from '../moves/end-pass.ts'
import { approvePlanned, planMove, returnPlanned, sendNow, undoPlanned } from '../moves/plan-move.ts'
import { knowsHousehold } from '../knows-household.ts'
import { fixOnApplication } from '../penalty/fix-penalty.ts'
import { markConflict, openCase } from '../open-case.ts'
import { rulesOn } from '../rules-in-force.ts'
import type { Case } from './case.ts'
import { casePanel, notYours } from './case.views.ts'
import { text } from './casework.text.ts'
import { choicesOf } from './choices.ts'
import { correctFacts, readCorrection } from './correct-facts.ts'
import { checkMoveForm, CHOICES, EMPTY_FORM, type MoveForm, readMoveForm } from './move-form.ts'
import { letterOfMove } from './preview.ts'
import { caseworkerOf, queueView } from './queue.pages.ts'
import { assign, colleagues, seeColleague } from './queue.store.ts'
import { queuePage } from './queue.views.ts'

type Shown = { readonly form?: MoveForm; readonly typed?: Readonly<Record<string, string>>; readonly errors?: readonly FieldError[]; readonly preview?: Html; readonly notMade?: string; readonly status?: number }

const numberOf = (visit: Visit): string => visit.params.number ?? ''

/** Opens the case for this visitor, or shows that it is not theirs: nothing of it is read then. */
async function withCase(house: House, visit: Visit, then: (open: Case) => Promise<Answer>): Promise<Answer> {
  const open = await openCase(house, caseworkerOf(visit).staffId, numberOf(visit))
  return open === 'not-yours' ? showNotYours(house, visit) : then(open)
}

async function showNotYours(house: House, visit: Visit): Promise<Answer> {
  const title = words.caseTitle(numberOf(visit))
  return page({ title, area: 'work', current: '/beoordeling', body: queuePage(await queueView(house, visit, numberOf(visit)), title, notYours(house)) }, 403)
}

async function show(house: House, visit: Visit, open: Case, { form = EMPTY_FORM, typed = {}, errors = [], preview, notMade, status = errors.length ? 422 : notMade ? 409 : 200 }: Shown = {}): Promise<Answer> {
  const { policy } = await rulesOn(house, house.clock.today())
  const { basis } = (await rulesOn(house, open.application.receivedOn)).policy
  const title = words.caseTitle(open.application.number)
  const work = casePanel({
    house, open, choices: await choicesOf(house, open), staffId: caseworkerOf(visit).staffId, form, typed, errors, preview, notMade, assetsOff: !policy.assets, withAllowance: basis === 'including-holiday-allowance', csrf: visit.csrf(),
  })
  return page({ title, area: 'work', current: '/beoordeling', error: errors.length > 0, body: queuePage(await queueView(house, visit, open.application.number), title, work) }, status)
}

/** As it is now, with why what was pressed was not done. A household of one's own is never shown. */
async function notDone(house: House, visit: Visit, reason: string, shown: Shown = {}): Promise<Answer> {
  return reason === 'own-household' ? showNotYours(house, visit) : withCase(house, visit, (open) => show(house, visit, open, { ...shown, notMade: reason }))
}

export async function showCase(house: House, visit: Visit): Promise<Answer> {
  await seeColleague(house.db, caseworkerOf(visit), house.clock.now())
  return withCase(house, visit, (open) => show(house, visit, open))
}

/** Choose a move, or look at its letter first. Everything that was typed stays, whatever comes back. */
export const pressMove = (house: House, given: Given, visit: Visit): Promise<Answer> => withCase(house, visit, async (open) => {
  const who = caseworkerOf(visit)
  const form = readMoveForm(visit.form, visit.many('evidence'))
  const wantsPreview = visit.form['preview'] === 'ja'
  const choices = await choicesOf(house, open)
  // It stood on their screen, and is not to be chosen any more: the case moved on under their hands.
  if (CHOICES.some((one) => one === form.move) && !choices.moves.some((one) => one === form.move)) return show(house, visit, open, { form, notMade: open.decision ? 'already-decided' : 'moved-on' })
  const checked = checkMoveForm(form, { assessment: open.assessment, choices: choices.moves, heard: choices.heard, declared: !wantsPreview })
  if ('errors' in checked) return show(house, visit, open, { form, errors: checked.errors })
  if (wantsPreview) {
    const preview = await letterOfMove(house, who, open, checked.chosen)
    return show(house, visit, open, { form, ...(preview ? { preview } : {}) })
  }
  const planned = await planMove(house, given, who, numberOf(visit), checked.chosen)
  return planned.ok ? redirect(`/beoordeling?klaar=${numberOf(visit)}`) : notDone(house, visit, planned.refusal.reason, { form })
})

/** What waits: undone or sent now by who chose it; agreed to, or sent back, by a colleague. */
export async function pressPlanned(house: House, given: Given, visit: Visit): Promise<Answer> {
  const who = caseworkerOf(visit)
  const number = numberOf(visit)
  const why = (visit.form['back'] ?? '').trim()
  const what = visit.form['wat']
  if (what === 'terug' && (why === '' || why.length > 1000)) return withCase(house, visit, (open) => show(house, visit, open, { typed: visit.form, errors: [{ field: 'back', message: why ? text.errors.tooLong : text.errors.why }] }))
  const done = what === 'nu' ? await sendNow(house, given, who, number)
    : what === 'akkoord' ? await approvePlanned(house, given, who, number)
    : what === 'terug' ? await returnPlanned(house, who, number, why)
    : await undoPlanned(house, who, number)
  if (!done.ok) return notDone(house, visit, done.refusal.reason)
  return redirect(done.value === 'undone' ? `/beoordeling/${number}` : `/beoordeling?klaar=${number}`)
}

/** What came by post or phone, entered for the resident. */
export const pressAnswerFor = (house: House, visit: Visit): Promise<Answer> => withCase(house, visit, async (open) => {
  const answer = (visit.form['answer'] ?? '').trim()
  const request = open.requests.find(({ request: { state } }) => state === 'open')?.request
  if (!request || request.id !== visit.form['request']) return show(house, visit, open, { typed: visit.form, notMade: 'not-open' })
  if (answer === '' || answer.length > 1000) return show(house, visit, open, { typed: visit.form, errors: [{ field: 'answer', message: answer ? text.errors.tooLong : text.errors.answer }] })
  const answered = await house.db.transaction((tx) => answerRequest(house, tx, { requestId: request.id, by: { kind: 'person', ...caseworkerOf(visit) }, words: answer }))
  return answered.ok ? redirect(`/beoordeling/${numberOf(visit)}`) : notDone(house, visit, answered.refusal.reason, { typed: visit.form })
})

export const pressCorrect = (house: House, visit: Visit): Promise<Answer> => withCase(house, visit, async (open) => {
  const read = readCorrection(visit.form)
  if ('errors' in read) return show(house, visit, open, { typed: visit.form, errors: read.errors })
  const corrected = await correctFacts(house, caseworkerOf(visit), numberOf(visit), read.correction)
  return corrected.ok ? redirect(`/beoordeling/${numberOf(visit)}`) : notDone(house, visit, corrected.refusal.reason, { typed: visit.form })
})

export const pressNotice = (house: House, visit: Visit): Promise<Answer> => withCase(house, visit, async (open) => {
  const day = parseLocalDate(visit.form['noticeDay'] ?? '')
  const again = (message: string) => show(house, visit, open, { typed: visit.form, errors: [{ field: 'noticeDay', message }] })
  if (!day) return again(text.errors.day)
  if (day > house.clock.today()) return again(text.errors.future)
  const registered = await registerNotice(house, caseworkerOf(visit), numberOf(visit), day)
  if (registered.ok) return redirect(`/beoordeling/${numberOf(visit)}`)
  return registered.refusal.reason === 'not-late' ? again(text.errors.notLate) : notDone(house, visit, registered.refusal.reason)
})

/** What we owe for being late, fixed by a decision with its letter. */
export async function pressPenalty(house: House, visit: Visit): Promise<Answer> {
  const fixed = await fixOnApplication(house, caseworkerOf(visit), numberOf(visit), NOT_OWED.find((ground) => ground === visit.form['geen']))
  return fixed.ok ? redirect(`/beoordeling/${numberOf(visit)}`) : notDone(house, visit, fixed.refusal.reason)
}

/** Take it, give it back, or pass it on. `was`: whose it was on the screen; somebody may have been first. */
export async function pressWhose(house: House, visit: Visit): Promise<Answer> {
  const who = caseworkerOf(visit)
  const what = visit.form['wat']
  const colleague = what === 'geef' ? (await colleagues(house.db, house.clock.today())).find(({ staffId }) => staffId === visit.form['colleague']) : undefined
  if (what === 'geef' && !colleague) return withCase(house, visit, (open) => show(house, visit, open, { errors: [{ field: 'colleague', message: text.errors.colleague }] }))
  const to = what === 'neem' ? who : colleague && { staffId: colleague.staffId, staffName: colleague.name }
  const householdId = (await applicationByNumber(house.db, numberOf(visit)))?.householdId
  if (to && householdId && await knowsHousehold(house, house.db, to.staffId, householdId)) {
    return to === who ? showNotYours(house, visit) : withCase(house, visit, (open) => show(house, visit, open, { errors: [{ field: 'colleague', message: text.errors.colleagueNot }] }))
  }
  const moved = await assign(house.db, numberOf(visit), isUuid(visit.form['was']) ? visit.form['was'] : undefined, to, house.clock.now())
  return moved ? redirect(`/beoordeling/${numberOf(visit)}`) : notDone(house, visit, 'moved-on')
}

/** "I know these people": the case is for a colleague from now on. */
export async function pressConflict(house: House, visit: Visit): Promise<Answer> {
  await markConflict(house, caseworkerOf(visit).staffId, numberOf(visit))
  return redirect(`/beoordeling/${numberOf(visit)}`)
}
