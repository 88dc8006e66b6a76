import { sentence } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import type { Assessment } from './application.ts'
import { ruleOf } from './domain/rule-of.ts'

const TEXTS = 'reasons/regels'

/**
 * On which rule a refusal rests (Awb 3:47): of each reason the article as it was kept with the test, each said once. For a rule
 * of the municipality itself its article where the municipality names one (`rules` in its file). A limit of income rests on a
 * norm of the law besides.
 */
export function ruleSentences(house: House, { checks }: Pick<Assessment, 'checks'>, reasons: readonly string[]): readonly string[] {
  const articleOf = (reason: string): string => checks.find((check) => check.reason === reason)?.article ?? ''
  return [...new Set(reasons.flatMap((reason) => {
    const norm = reason === 'income-within-limit' ? ruleOf(articleOf('norm-known')) : undefined
    return [ruleSentence(house, reason, articleOf(reason)), ...(norm?.kind === 'law' ? [sentence(house, `${TEXTS}#norm`, { article: norm.article, law: norm.law })] : [])]
  }))]
}

function ruleSentence(house: House, reason: string, kept: string): string {
  const rule = ruleOf(kept)
  if (rule.kind === 'law') return sentence(house, `${TEXTS}#law`, { article: rule.article, law: rule.law })
  const { rules } = house.municipality
  const article = rules?.articles[reason]
  return rules && article ? sentence(house, `${TEXTS}#local-article`, { article, rules: rules.name }) : sentence(house, `${TEXTS}#local`)
}
