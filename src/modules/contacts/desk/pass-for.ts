import { ownedPasses, passActs, pressPass } from '#modules/passes/index.ts'
import { moveVouchers } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import { type Answer, NotFound, page, redirect } from '#web/answer.ts'
import { narrow, pageHead } from '#web/components/page.ts'
import { html } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import { staffOf } from '../staff-form.ts'
import { checkedPerson } from './acts.ts'
import { text } from './acts.text.ts'
import { DESK_PATH, VISIT_PATH } from './desk-paths.ts'

/** Turn off, turn on again or replace: their own pass and those of the children under them. */
export async function showPassFor(house: House, visit: Visit): Promise<Answer> {
  const { person, visit: own } = await checkedPerson(house, visit)
  const here = `${VISIT_PATH}/${own.id}`
  const passes = (await ownedPasses(house, house.db, person.id)).map((one) => ({ ...one, self: false }))
  return page({
    title: text.passTitle(person.givenName), area: 'work', current: DESK_PATH,
    body: html`${pageHead({ title: text.passTitle(person.givenName), lead: text.passLead, trail: [{ label: person.fullName, href: here }, { label: text.pass }] })}${narrow(passActs(house, passes, `${here}/pas`, visit.csrf()))}`,
  })
}

export async function pressPassFor(house: House, visit: Visit): Promise<Answer> {
  const { staffId: id, role } = staffOf(visit)
  const { person, visit: own } = await checkedPerson(house, visit)
  const pressed = await pressPass(house, visit.form, { residentId: person.id, actor: { door: 'staff', id, role } }, moveVouchers)
  if (!pressed || (!pressed.done.ok && pressed.done.refusal.reason === 'not-there')) throw new NotFound('There is no such pass of this person.')
  return redirect(pressed.done.ok ? `${VISIT_PATH}/${own.id}?gedaan=${pressed.act}` : `${VISIT_PATH}/${own.id}/pas`)
}
