import type { FieldError } from '#shared/result.ts'
import type { Assessment } from './application.ts'
import type { Verdict } from './caseworker.ts'
import { isNotHeard } from './domain/request.ts'
import { text } from './eligibility.text.ts'

export type VerdictForm = { readonly outcome: string; readonly reason: string; readonly ownSentence: string; readonly own: boolean; readonly notHeard: string }

export const readVerdictForm = (form: Readonly<Record<string, string>>): VerdictForm => ({
  outcome: form.outcome ?? '', reason: form.reason ?? '', ownSentence: (form.ownSentence ?? '').trim(), own: form.own === 'ja', notHeard: form.notHeard ?? '',
})

/** Reasons that a caseworker may find although the test did not. */
const ALWAYS: readonly string[] = ['lives-here', 'no-studiefinanciering', 'income-within-limit']

/** Reasons to refuse for, those that the test found first. */
export const refusalReasons = ({ checks }: Assessment): readonly string[] => {
  const found = checks.filter(({ outcome }) => outcome === 'fail').map(({ reason }) => reason)
  const unknown = checks.filter(({ outcome, reason }) => outcome === 'unknown' && !ALWAYS.includes(reason)).map(({ reason }) => reason)
  return [...new Set([...found, ...ALWAYS, ...unknown])]
}

/** The verdict, or a sentence for each field. `declared`: a preview does not yet ask whether the caseworker knows them. `heard`: the resident was asked first. */
export function checkVerdictForm(form: VerdictForm, assessment: Assessment, { declared, heard }: { readonly declared: boolean; readonly heard: boolean }): { readonly verdict: Verdict } | { readonly errors: readonly FieldError[] } {
  const { outcome, reason, ownSentence, own, notHeard } = form
  const rules: readonly (readonly [field: string, right: boolean, message: string])[] = [
    ['outcome',     outcome === 'granted' || outcome === 'refused',                            text.caseErrors.outcome],
    ['reason',      outcome !== 'refused' || refusalReasons(assessment).includes(reason),      text.caseErrors.reason],
    ['notHeard',    outcome !== 'refused' || heard || isNotHeard(notHeard),                    text.caseErrors.notHeard],
    ['ownSentence', ownSentence !== '',                                                        text.caseErrors.ownSentence],
    ['ownSentence', ownSentence.length <= 1000,                                                text.caseErrors.ownSentenceLong],
    ['own',         own || !declared,                                                          text.caseErrors.own],
  ]
  const errors = rules.filter(([, right]) => !right).map(([field, , message]) => ({ field, message }))
  if (errors.length) return { errors }
  return { verdict: outcome === 'granted' ? { outcome, ownSentence } : { outcome: 'refused', reason, ownSentence, notHeard: isNotHeard(notHeard) ? notHeard : undefined } }
}
