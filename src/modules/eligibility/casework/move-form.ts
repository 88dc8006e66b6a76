import type { FieldError } from '#shared/result.ts'
import type { Assessment, KeptCheck } from '../application.ts'
import { againstTest, type Judged } from '../domain/against-test.ts'
import { END_REASONS, type EndReason, isEvidenceKind, isNotHeard } from '../domain/request.ts'
import { text as words } from '../eligibility.text.ts'
import type { Chosen } from '../moves/make-move.ts'

/**
 * As it was typed. `reason` is why no; `ending` why a pass ends. Where the test says the opposite: `despite` is why so, `seen`
 * that it was read, and `against` which checks the screen named then.
 */
export type MoveForm = { readonly move: string; readonly reason: string; readonly ending: string; readonly evidence: readonly string[]; readonly notHeard: string; readonly ownSentence: string; readonly own: boolean; readonly despite: string; readonly seen: boolean; readonly against: string }
export const EMPTY_FORM: MoveForm = { move: '', reason: '', ending: '', evidence: [], notHeard: '', ownSentence: '', own: false, despite: '', seen: false, against: '' }

export const readMoveForm = (form: Readonly<Record<string, string>>, evidence: readonly string[]): MoveForm => ({
  move: form.move ?? '', reason: form.reason ?? '', ending: form.ending ?? '', evidence, notHeard: form.notHeard ?? '', ownSentence: (form.ownSentence ?? '').trim(), own: form.own === 'ja',
  despite: (form.despite ?? '').trim(), seen: form.seen === 'ja', against: form.against ?? '',
})

/** Reasons that a caseworker may find although the test did not. */
const ALWAYS: readonly string[] = ['lives-here', 'no-studiefinanciering', 'income-within-limit']

/** Reasons to refuse for, those that the test found first. */
export const refusalReasons = ({ checks }: Assessment): readonly string[] => {
  const found = checks.filter(({ outcome }) => outcome === 'fail').map(({ reason }) => reason)
  const unknown = checks.filter(({ outcome, reason }) => outcome === 'unknown' && !ALWAYS.includes(reason)).map(({ reason }) => reason)
  return [...new Set([...found, ...ALWAYS, ...unknown])]
}

export const CHOICES = ['grant', 'ask', 'propose-refusal', 'refuse', 'extend', 'set-aside', 'take-back', 'grant-again', 'refuse-again', 'end-pass'] as const
export type Choice = (typeof CHOICES)[number]
/** What each choice needs besides the sentence for the letter. */
const WITHOUT_SENTENCE: readonly string[] = ['take-back', 'end-pass']
const WITH_REASON: readonly string[] = ['propose-refusal', 'refuse', 'refuse-again']
const YES: readonly string[] = ['grant', 'grant-again']

/** What a move says about the test; undefined where it says nothing, like a question. */
const judgedBy = ({ move, reason }: { readonly move: string; readonly reason?: unknown }): Judged | undefined =>
  YES.includes(move) ? { outcome: 'granted' } : WITH_REASON.includes(move) && typeof reason === 'string' ? { outcome: 'refused', reason } : undefined

/** The checks that say the opposite of this move. */
export function againstMove({ checks }: Assessment, move: Parameters<typeof judgedBy>[0]): readonly KeptCheck[] {
  const judged = judgedBy(move)
  return judged ? againstTest(checks, judged) : []
}

/** Which checks the screen named, as the form brings it back: with another choice it is another notice. */
export const namesOf = (checks: readonly KeptCheck[]): string => checks.map(({ reason }) => reason).join(' ')

type About = {
  readonly assessment: Assessment
  /** What can be chosen here and now. */
  readonly choices: readonly Choice[]
  /** The resident was asked first what they think of a refusal. */
  readonly heard: boolean
  /** A preview does not yet ask whether the caseworker knows them. */
  readonly declared: boolean
}

/** The move, or a sentence for each field that it still needs. */
export function checkMoveForm(form: MoveForm, { assessment, choices, heard, declared }: About): { readonly chosen: Chosen } | { readonly errors: readonly FieldError[] } {
  const { move, reason, ending, evidence, notHeard, ownSentence, own } = form
  const errors = words.caseErrors
  const against = againstMove(assessment, form)
  // A preview shows the notice too, and asks nothing yet.
  const asks = against.length > 0 && declared
  const needsGround = (move === 'refuse' && !heard) || move === 'refuse-again' || move === 'end-pass'
  const rules: readonly (readonly [field: string, right: boolean, message: string])[] = [
    ['move',        (choices as readonly string[]).includes(move),                               errors.move],
    ['reason',      !WITH_REASON.includes(move) || refusalReasons(assessment).includes(reason),  errors.reason],
    ['ending',      move !== 'end-pass' || (END_REASONS as readonly string[]).includes(ending),  errors.ending],
    ['evidence',    evidence.every(isEvidenceKind),                                              errors.evidence],
    ['notHeard',    !needsGround || isNotHeard(notHeard),                                        errors.notHeard],
    ['ownSentence', WITHOUT_SENTENCE.includes(move) || ownSentence !== '',                       errors.ownSentence],
    ['ownSentence', ownSentence.length <= 1000,                                                  errors.ownSentenceLong],
    ['despite',     !asks || form.despite !== '',                                                  errors.despite],
    ['despite',     form.despite.length <= 1000,                                                 errors.ownSentenceLong],
    ['seen',        !asks || (form.seen && form.against === namesOf(against)),                     errors.seen],
    ['own',         own || !declared,                                                            errors.own],
  ]
  const wrong = rules.filter(([, right]) => !right).map(([field, , message]) => ({ field, message }))
  return wrong.length ? { errors: wrong } : { chosen: chosenOf(form, against.length ? form.despite : undefined) }
}

function chosenOf({ move, reason, ending, evidence, notHeard, ownSentence }: MoveForm, despite: string | undefined): Chosen {
  const ground = isNotHeard(notHeard) ? notHeard : undefined
  switch (move as Choice) {
    case 'ask':             return { move: 'ask', ownSentence, evidence: evidence.filter(isEvidenceKind) }
    case 'propose-refusal': return { move: 'propose-refusal', ownSentence, reason, despite }
    case 'refuse':          return { move: 'refuse', ownSentence, reason, notHeard: ground, despite }
    case 'refuse-again':    return { move: 'refuse-again', ownSentence, reason, notHeard: ground!, despite }
    case 'end-pass':        return { move: 'end-pass', reason: ending as EndReason, notHeard: ground! }
    case 'take-back':       return { move: 'take-back' }
    case 'grant':           return { move: 'grant', ownSentence, despite }
    case 'grant-again':     return { move: 'grant-again', ownSentence, despite }
    default:                return { move: move as 'set-aside' | 'extend', ownSentence }
  }
}
