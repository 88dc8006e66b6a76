import type { Tx } from '#db/database.ts'
import type { Refusal } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import type { Application, Assessment, Typed } from '../application.ts'
import { holdApplication, sealedTyped } from '../application.store.ts'
import { latestAssessment } from '../decision.store.ts'
import type { ApplicationState } from '../domain/application-states.ts'
import { knowsHousehold } from '../knows-household.ts'
import { openTyped } from '../typed.ts'

/** A case in the hands of one caseworker until the end of the transaction: a second one waits, and then sees what became of it. */
export type Held = { readonly application: Application; readonly typed: Typed; readonly assessment: Assessment }

/** `moved-on`: it is in another state by now, most often because a colleague was first. */
export type NotMoved = Refusal<'own-household'> | Refusal<'moved-on', { readonly state: ApplicationState }>

/** Throws NotFound when there is no such application, or no person ever had to look at it. */
export async function holdCase(house: House, tx: Tx, staffId: string, number: string): Promise<Held | 'own-household'> {
  const application = await holdApplication(tx, number)
  if (!application?.openedAt) throw new NotFound('There is no such case.')
  if (await knowsHousehold(house, tx, staffId, application.householdId)) return 'own-household'
  return readHeld(house, tx, application)
}

export async function readHeld(house: House, tx: Tx, application: Application): Promise<Held> {
  const assessment = await latestAssessment(tx, application.id)
  if (!assessment) throw new Error(`Case ${application.id} has no assessment.`)
  return { application, assessment, typed: openTyped(house, await sealedTyped(tx, application.id)) }
}
