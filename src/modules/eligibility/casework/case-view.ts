import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import type { Html } from '#web/html.ts'
import type { Case } from './case.ts'
import type { Choices } from './choices.ts'
import type { MoveForm } from './move-form.ts'

/** What the screen of a case shows: the case itself, what can be done, and what was typed. */
export type CaseView = {
  readonly house: House
  readonly open: Case
  readonly choices: Choices
  readonly staffId: string
  readonly form: MoveForm
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly preview?: Html | undefined
  /** Why what was pressed was not done: a code of NotMade. */
  readonly notMade?: string | undefined
  readonly assetsOff: boolean
  /** The rules of this application compare with holiday allowance. */
  readonly withAllowance: boolean
  readonly csrf: Html
}
