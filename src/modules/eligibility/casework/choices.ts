import { addDays, type LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { passesOfHousehold } from '#modules/passes/index.ts'
import { moveFrom } from '../domain/application-states.ts'
import { validityOf } from '../domain/policy.ts'
import { wasHeard } from '../decide.ts'
import { draftRequest } from '../moves/ask-resident.ts'
import { extensionOf } from '../moves/moves.store.ts'
import { setAsideBy } from '../moves/set-aside.ts'
import type { Case } from './case.ts'
import { rulesOn } from '../rules-in-force.ts'
import { CHOICES, type Choice } from './move-form.ts'

/** What can be chosen on this case today, with the days that belong to each choice. */
export type Choices = {
  readonly moves: readonly Choice[]
  readonly heard: boolean
  readonly validTo: LocalDate
  readonly answerBy: LocalDate
  readonly viewBy: LocalDate
  readonly longerTo: LocalDate
  readonly setAsideBy: LocalDate | undefined
}

export async function choicesOf(house: House, open: Case): Promise<Choices> {
  const { application, decision } = open
  const today = house.clock.today()
  const { policy } = await rulesOn(house, today)
  const nobody = { staffId: '', staffName: '' }
  const [heard, by, extension, question, view, passes] = await Promise.all([
    wasHeard(house.db, open), setAsideBy(house.db, application.id), extensionOf(house.db, application.id),
    draftRequest(house, open, nobody, 'question', []), draftRequest(house, open, nobody, 'view', []), passesOfHousehold(house, house.db, application.householdId, today),
  ])
  const possible: Readonly<Record<Choice, boolean>> = {
    'grant': true, 'ask': true, 'propose-refusal': !heard, 'refuse': true, 'take-back': true,
    'extend': !extension && today <= application.lastDay,
    'set-aside': by !== undefined && today <= by,
    'grant-again': decision !== undefined && open.opened.kind === 'known', 'refuse-again': decision !== undefined && open.opened.kind === 'known',
    'end-pass': passes.some(({ decisionId }) => open.decisions.some(({ id }) => id === decisionId)),
  }
  return {
    heard, setAsideBy: by, validTo: validityOf(policy, today).to, answerBy: question.dueOn, viewBy: view.dueOn,
    longerTo: addDays(application.lastDay, policy.casework.extensionWeeks * 7),
    moves: CHOICES.filter((move) => possible[move] && moveFrom(application.state, move, 'person') !== undefined),
  }
}
