import { type ApplyForm, asksToday, emptyForm, readApplyForm, type RegistrationAsked, sendApplication } from '#modules/eligibility/index.ts'
import { may } from '#modules/identity/index.ts'
import { bsnOf, readPersons } from '#modules/residents/index.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, page, redirect } from '#web/answer.ts'
import type { Visit } from '#web/route.ts'
import { staffOf } from '../staff-form.ts'
import { type CheckedPerson, checkedPerson, codeAloud, type DeskGiven, isTheirs, mayApply, proofKeyOf } from './acts.ts'
import { text } from './acts.text.ts'
import { applyForPage } from './apply-for.views.ts'
import { DESK_PATH, VISIT_PATH } from './desk-paths.ts'

type Told = { readonly way: string; readonly readBack: boolean }

/** For somebody who was checked, has no pass that lasts and no open case. Otherwise back to where they stand. */
export async function showApplyFor(house: House, visit: Visit): Promise<Answer> {
  const open = await checkedPerson(house, visit)
  if (!await mayApply(house, open.person)) return back(open)
  const registration = await readPersons(house, await bsnOf(house, house.db, open.person.id))
  return show(house, visit, open, { registration }, emptyForm(registration), { way: 'told', readBack: false })
}

const back = ({ visit }: CheckedPerson, done = ''): Answer => redirect(`${VISIT_PATH}/${visit.id}${done && `?gedaan=${done}`}`)

const show = async (house: House, visit: Visit, open: CheckedPerson, { registration, errors = [], codeSentTo }: RegistrationAsked, form: ApplyForm, told: Told): Promise<Answer> => page({
  title: text.applyTitle(house.municipality.passName, open.person.givenName), area: 'work', current: DESK_PATH, error: errors.length > 0,
  body: applyForPage({ house, open, questions: { house, registration, asks: await asksToday(house), form, errors, codeSentTo }, ...told, mayPaper: mayPaper(visit, open), csrf: visit.csrf() }),
}, errors.length ? 422 : 200)

const mayPaper = ({ signed }: Visit, { visit }: CheckedPerson): boolean => visit.way === 'desk' && may(signed, 'take-papers')

/** The same application as on the site, in the name of who helped: same registers, same test, same letters. */
export async function pressApplyFor(house: House, { mailCode }: DeskGiven, visit: Visit): Promise<Answer> {
  const who = staffOf(visit)
  const open = await checkedPerson(house, visit)
  const { person, visit: own } = open
  const form = readApplyForm(visit.form)
  const told: Told = { way: mayPaper(visit, open) ? visit.form.bron ?? '' : 'told', readBack: visit.form.voorgelezen === 'ja' }
  const keepsReach = form.channel === 'email' && isTheirs(open, form.email)
  const besides: FieldError[] = [
    ...(told.way === 'told' || told.way === 'paper' ? [] : [{ field: 'bron', message: text.errors.way }]),
    // On the telephone a stranger may know a BSN, a day of birth and a postcode: we write to the address of the register, or to the one we have.
    ...(own.way === 'phone' && form.channel === 'email' && !keepsReach ? [{ field: 'channel', message: text.errors.noNewMail }] : []),
    ...(told.readBack ? [] : [{ field: 'voorgelezen', message: text.errors.readBack }]),
  ]
  if (!await mayApply(house, person)) return back(open)
  const sent = await sendApplication(house, codeAloud(mailCode), {
    bsn: await bsnOf(house, house.db, person.id), proofKey: proofKeyOf(own), keepsReach, besides,
    enteredBy: { staffId: who.staffId, role: own.role, way: told.way === 'paper' ? 'paper' : own.way },
  }, form)
  if (sent.kind === 'again') return show(house, visit, open, sent, form, told)
  return back(open, sent.kind === 'applied' ? 'aanvraag' : '')
}
