import type { Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Kept } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import type { Application, Typed } from './application.ts'
import type { ApplicationState } from './domain/application-states.ts'
import { isWhole, type MissingOnForm } from './domain/by-post.ts'
import { text } from './eligibility.text.ts'
import { keepEvidence } from './evidence/keep-evidence.ts'
import type { Paper } from './evidence/read-files.ts'
import type { Judgement } from './judge.ts'
import { tellAbout } from './letters.ts'
import { askForRest } from './moves/ask-resident.ts'
import { settle } from './settle.ts'

/** Who of the staff typed it for somebody. How it came in is in what was typed. */
export type EnteredBy = { readonly staffId: string; readonly role: string; readonly byPost?: ByPost | undefined }

/** A form that came with nobody beside it. */
export type ByPost = {
  /** From this day our term runs (Awb 4:13). */
  readonly receivedOn: LocalDate
  readonly missing: MissingOnForm
  /** Scans of the form and of what came with it. */
  readonly papers: readonly Paper[]
  readonly formKey: string
  readonly staffName: string
}

/**
 * Scans, the copy of what was read, and what follows from the test, in the caller's transaction. Who sent a form saw
 * nothing on a screen: they always get the copy. A form that lacks something is never granted by a machine; they are asked
 * for the rest with a term (Awb 4:5), unless the register says that they died.
 */
export async function settleByPost(house: House, tx: Tx, about: { readonly application: Application; readonly typed: Typed; readonly judgement: Judgement; readonly kept: Kept }, { staffId, role, byPost }: EnteredBy & { readonly byPost: ByPost }): Promise<ApplicationState> {
  const { application, typed } = about
  const { missing, papers, formKey, staffName } = byPost
  const who = { staffId, staffName, role }
  if (papers.length) {
    const kept = await keepEvidence(house, tx, { applicationId: application.id, by: { kind: 'staff', ...who, way: 'post' }, formKey, papers })
    if (!kept.ok) throw new Error(`A new application cannot hold ${papers.length} scans.`)
  }
  if (!application.alarm) await tellAbout(house, tx, 'receipt-by-post', { application, typed })
  const whole = isWhole(missing)
  const state = await settle(house, tx, { ...about, wait: whole, whole }) ?? application.state
  if (whole || application.alarm) return state
  await askForRest(house, tx, who, { ...application, state }, restOf(missing))
  return 'waiting-for-resident'
}

const restOf = ({ words, ...left }: MissingOnForm): string =>
  [...(['signature', 'partner', 'others'] as const).filter((one) => left[one]).map((one) => text.missingOnForm[one]), ...(words ? [words] : [])].join('\n')
