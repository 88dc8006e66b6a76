import type { House } from '#src/house.ts'
import { type Answer, NotFound, page, redirect } from '#web/answer.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { text } from './passes.text.ts'
import { PASS_PATH, passPage } from './passes.views.ts'
import { passActOf } from './pass-act.ts'
import { ownedPasses, pressPass } from './press-pass.ts'
import type { MoveVouchers } from './replace-pass.ts'

/** What app.ts gives this room: vouchers belong to a room further on. */
export type PassesGiven = { readonly moveVouchers: MoveVouchers }

export const passesRoutes = (house: House, given: PassesGiven): Route[] => [
  get (PASS_PATH, 'see-own', (visit) => showPass(house, visit)),
  post(PASS_PATH, 'see-own', (visit) => press(house, given, visit), { perMinute: 10 }),
]

async function showPass(house: House, visit: Visit): Promise<Answer> {
  const residentId = visit.signed?.subjectId
  const passes = residentId ? await ownedPasses(house, house.db, residentId) : []
  if (!passes.length) return redirect('/aanvragen')
  return page({ title: text.title, area: 'shop', current: '/mijn/bonnen', body: passPage(house, passes, passActOf(visit.query.gedaan), visit.csrf()) })
}

/** Pressed twice, or by two at once: the page says how it is now. */
async function press(house: House, { moveVouchers }: PassesGiven, visit: Visit): Promise<Answer> {
  const { subjectId: residentId, actedBy } = visit.signed!
  if (!residentId) throw new NotFound('This person has no pass.')
  const pressed = await pressPass(house, visit.form, { residentId, actor: { door: 'resident', id: residentId, role: actedBy ? 'representative' : 'resident' } }, moveVouchers)
  if (!pressed || (!pressed.done.ok && pressed.done.refusal.reason === 'not-there')) throw new NotFound('There is no such pass of this person.')
  return redirect(pressed.done.ok ? `${PASS_PATH}?gedaan=${pressed.act}` : PASS_PATH)
}
