import type { Tx } from '#db/database.ts'
import { ageOn, type LocalDate } from '#shared/local-date.ts'
import { record } from '#modules/audit/index.ts'
import { heldPass, issuePass } from '#modules/passes/index.ts'
import { relativesOf, type ResidentCard, residentCards } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import type { Application, Assessment, Decision, Typed } from './application.ts'
import { insertDecision } from './decision.store.ts'
import { againstTest, noted } from './domain/against-test.ts'
import { childValidity } from './domain/policy.ts'
import { actorOf, type DecidedBy } from './draft-decision.ts'
import { tellAbout } from './letters.ts'

/**
 * The answer is yes: decision, passes and messages, in the caller's transaction. Each adult of the household gets a
 * pass, the children one under the applicant. Who has a pass that lasts as long keeps it. `letter` undefined: the caller
 * tells the applicant, in the same transaction; a partner is told here.
 */
export async function grant(house: House, tx: Tx, { application, typed, assessment, decision, by, letter }: {
  readonly application: Application
  readonly typed: Typed
  readonly assessment: Assessment
  readonly decision: Decision
  readonly by: DecidedBy
  readonly letter: 'granted' | 'granted-again' | undefined
}): Promise<Decision> {
  await insertDecision(tx, decision)
  await record(house, tx, { actor: actorOf(by), action: 'eligibility.granted', subject: { kind: 'application', id: application.id }, facts: { decision: decision.id, by: by.kind, ...noted(againstTest(assessment.checks, { outcome: 'granted' })) } })

  const { partnerId, childIds } = await relativesOf(house, tx, application.residentId)
  const people = await residentCards(house, tx, [application.residentId, ...(partnerId ? [partnerId] : []), ...childIds])
  const together = people.filter(({ householdId }) => householdId === people[0]!.householdId)
  for (const person of together) await givePass(house, tx, person, decision, actorOf(by), childIds.includes(person.id) ? application.residentId : undefined)

  const about = { application, typed, assessment, decision }
  if (letter) await tellAbout(house, tx, letter, about)
  if (partnerId && together.some(({ id }) => id === partnerId)) await tellAbout(house, tx, 'granted-partner', about, partnerId)
  return decision
}

async function givePass(house: House, tx: Tx, person: ResidentCard, decision: Decision, actor: ReturnType<typeof actorOf>, underResident: string | undefined): Promise<void> {
  const whole = { from: decision.validFrom!, to: decision.validTo! }
  const days = underResident ? childValidity(person.born, whole) : whole
  if (underResident && person.born && ageOn(person.born, whole.from) >= 18) return
  if (await lastsAsLong(house, tx, person.id, days.to)) return
  await issuePass(house, tx, { residentId: person.id, householdId: person.householdId, decisionId: decision.id, validFrom: days.from, validTo: days.to, actor, underResident })
}

const lastsAsLong = async (house: House, tx: Tx, residentId: string, to: LocalDate): Promise<boolean> => {
  const pass = await heldPass(house, tx, residentId, house.clock.today())
  return pass !== undefined && pass.validTo >= to
}
