import type { Visit } from '#web/route.ts'
import { INCOME_KINDS } from '../domain/income.ts'
import { GROUNDS, isKind } from '../domain/policy.ts'
import type { TypedPolicy } from '../domain/policy-proposal.ts'

/** `corrects`: the proposal that came back, of which this is the better one. */
export type PolicyForm = TypedPolicy & { readonly corrects: string }

/** What a form asks of: what the act names, and what the rules of today speak of besides. Anything else was not sent by our form. */
export const kindsIn = (incomeKinds: Readonly<Record<string, unknown>>, averagingKinds: readonly string[]): readonly string[] =>
  [...new Set([...INCOME_KINDS, ...Object.keys(incomeKinds), ...averagingKinds])].filter(isKind)

export const kindName = (kind: string): string => `telt-${kind}`

export function readPolicyForm({ form, many }: Pick<Visit, 'form' | 'many'>): PolicyForm {
  const typed = (name: string): string => form[name] ?? ''
  const kinds = Object.keys(form).filter((name) => name.startsWith(kindName(''))).map((name) => name.slice(kindName('').length))
  return {
    effectiveFrom: typed('effectiveFrom'), ground: typed('ground'), incomeLimitPercent: typed('incomeLimitPercent'), basis: typed('basis'), normFor18To20: typed('normFor18To20'),
    exclusions: many('exclusions'), exclusionExceptions: many('exclusionExceptions'), grounds: GROUNDS.filter((ground) => many('grounds').includes(ground)),
    kostendelersnorm: form['kostendelersnorm'] !== undefined, assets: form['assets'] !== undefined,
    incomeKinds: Object.fromEntries(kinds.map((kind) => [kind, typed(kindName(kind))])),
    averagingMonths: typed('averagingMonths'), averagingKinds: many('averagingKinds'), referenceDate: typed('referenceDate'),
    until: typed('until'), nextYearFrom: typed('nextYearFrom'), decisionWeeks: typed('decisionWeeks'),
    eighteenNoticeWeeks: typed('eighteenNoticeWeeks'), passEndsNoticeWeeks: typed('passEndsNoticeWeeks'), corrects: typed('corrects'),
  }
}

/** The same as the hidden fields of the next form. */
export const fieldsOf = (form: PolicyForm): readonly (readonly [name: string, value: string])[] => [
  ...(['effectiveFrom', 'ground', 'incomeLimitPercent', 'basis', 'normFor18To20', 'averagingMonths', 'referenceDate', 'until', 'nextYearFrom', 'decisionWeeks', 'eighteenNoticeWeeks', 'passEndsNoticeWeeks', 'corrects'] as const).map((name) => [name, form[name]] as const),
  ...(['exclusions', 'exclusionExceptions', 'grounds', 'averagingKinds'] as const).flatMap((name) => form[name].map((value) => [name, value] as const)),
  ...(['kostendelersnorm', 'assets'] as const).flatMap((name) => (form[name] ? [[name, 'ja'] as const] : [])),
  ...Object.entries(form.incomeKinds).map(([kind, counts]) => [kindName(kind), counts] as const),
].filter(([, value]) => value !== '')
