import type { FieldError } from '#shared/result.ts'
import type { Language } from '#shared/language.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Rules } from '../domain/checks.ts'
import { AGES, type Answers, HOLIDAYS, HOMES, PARTNER_AGES, STUDIES, YES_NO } from './answers.ts'
import { childrenMatter, incomeMatters } from './indication.ts'
import { typedAmount } from './typed-amount.ts'
import { preCheckText } from './words.ts'

export const QUESTIONS = ['lives', 'age', 'home', 'children', 'study', 'income'] as const
export type Question = (typeof QUESTIONS)[number]

/** What came with the form, as typed; each field at most this long. */
export type Typed = Readonly<Record<Field, string>>
type Field = 'lives' | 'age' | 'home' | 'partnerAge' | 'children' | 'study' | 'amount' | 'noAmount' | 'holiday'

/** The fields of each question; the other ones travel along hidden. */
export const FIELDS: Readonly<Record<Question, readonly Field[]>> = {
  lives: ['lives'], age: ['age'], home: ['home', 'partnerAge'], children: ['children'], study: ['study'], income: ['amount', 'noAmount', 'holiday'],
}

/** The day that we look at, and what holds on it. */
export type Now = { readonly today: LocalDate; readonly ownMunicipality: string; readonly rules: Rules }

const LONGEST = 40
const cut = (value: string | undefined): string => (value ?? '').trim().slice(0, LONGEST)

export const readTyped = (form: Readonly<Record<string, string>>): Typed => ({
  lives: cut(form['lives']), age: cut(form['age']), home: cut(form['home']), partnerAge: cut(form['partnerAge']), children: cut(form['children']),
  study: cut(form['study']), amount: cut(form['amount']), noAmount: cut(form['noAmount']), holiday: cut(form['holiday']),
})

const oneOf = <T extends string>(allowed: readonly T[], value: string): T | undefined => allowed.find((one) => one === value)

/** What can be read of it, an amount as the language writes it. One who lives alone cannot be one of two who study. */
export function answersOf(typed: Typed, lang: Language): Answers {
  const home = oneOf(HOMES, typed.home)
  const married = home === 'married'
  const study = oneOf(STUDIES, typed.study)
  return {
    lives: oneOf(YES_NO, typed.lives), age: oneOf(AGES, typed.age), home, partnerAge: married ? oneOf(PARTNER_AGES, typed.partnerAge) : undefined,
    children: oneOf(YES_NO, typed.children), study: study === 'one' && !married ? undefined : study, income: incomeOf(typed, lang),
  }
}

function incomeOf({ amount, noAmount, holiday }: Typed, lang: Language): Answers['income'] {
  if (noAmount !== '') return amount === '' ? { cents: undefined, holiday: 'unknown' } : undefined
  const cents = typedAmount(amount, lang)
  if (cents === undefined) return undefined
  const known = oneOf(HOLIDAYS, holiday)
  // Of nothing there is no holiday allowance.
  return cents === 0 ? { cents, holiday: 'included' } : known && { cents, holiday: known }
}

/**
 * The questions for who answers so: at most six, and never one whose answer changes nothing. What was not answered yet
 * is taken as the short way on.
 */
export function pathOf(answers: Answers, now: Now): readonly Question[] {
  const path: Question[] = ['lives']
  if (answers.lives === 'no') return path
  path.push('age')
  if (answers.age === 'minor') return path
  path.push('home')
  const known: Answers = { lives: answers.lives, age: answers.age, home: answers.home, partnerAge: answers.partnerAge }
  const complete = answers.age !== undefined && answers.home !== undefined && (answers.home !== 'married' || answers.partnerAge !== undefined)
  const children = complete && childrenMatter(known, now)
  if (children) path.push('children')
  if (now.rules.policy.exclusions.includes('studiefinanciering')) path.push('study')
  const asked: Answers = { ...known, study: 'none', ...(children && { children: answers.children }), ...(path.includes('study') && answers.study && { study: answers.study }) }
  if (!complete || incomeMatters(asked, now)) path.push('income')
  return path
}

/** Only what was asked: an answer of before somebody went back and chose another way does not count. */
export function askedOnly(answers: Answers, path: readonly Question[]): Answers {
  const asked = new Set(path)
  const { lives, age, home, partnerAge, children, study, income } = answers
  return {
    lives, age: asked.has('age') ? age : undefined, home: asked.has('home') ? home : undefined, partnerAge: asked.has('home') ? partnerAge : undefined,
    children: asked.has('children') ? children : undefined, study: asked.has('study') ? study : 'none', income: asked.has('income') ? income : undefined,
  }
}

/** What is still wrong or missing in the answer to one question. */
export function errorsOf(question: Question, typed: Typed, lang: Language): readonly FieldError[] {
  const [answers, text] = [answersOf(typed, lang), preCheckText[lang]]
  const missing = (field: string, wrong: boolean, message: string): FieldError[] => (wrong ? [{ field, message }] : [])
  switch (question) {
    case 'lives':    return missing('lives', !answers.lives, text.errors.lives)
    case 'age':      return missing('age', !answers.age, text.errors.age)
    case 'home':     return [...missing('home', !answers.home, text.errors.home), ...missing('partnerAge', answers.home === 'married' && !answers.partnerAge, text.errors.partnerAge)]
    case 'children': return missing('children', !answers.children, text.errors.children)
    case 'study':    return missing('study', !answers.study, text.errors.study)
    case 'income':   return incomeErrors(typed, lang)
  }
}

function incomeErrors({ amount, noAmount, holiday }: Typed, lang: Language): readonly FieldError[] {
  const text = preCheckText[lang]
  if (noAmount !== '') return amount === '' ? [] : [{ field: 'amount', message: text.errors.both }]
  if (amount === '') return [{ field: 'amount', message: text.errors.amount }]
  const cents = typedAmount(amount, lang)
  if (cents === undefined) return [{ field: 'amount', message: text.errors.amountUnread }]
  return cents > 0 && !oneOf(HOLIDAYS, holiday) ? [{ field: 'holiday', message: text.errors.holiday }] : []
}
