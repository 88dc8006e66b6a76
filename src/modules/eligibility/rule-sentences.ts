import type { Language } from '#shared/language.ts'
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
export function ruleSentences(house: House, { checks }: Pick<Assessment, 'checks'>, reasons: readonly string[], lang: Language = 'nl'): readonly string[] {
  const articleOf = (reason: string): string => checks.find((check) => check.reason === reason)?.article ?? ''
  return [...new Set(reasons.flatMap((reason) => {
    const norm = reason === 'income-within-limit' ? ruleOf(articleOf('norm-known')) : undefined
    return [ruleSentence(house, reason, articleOf(reason), lang), ...(norm?.kind === 'law' ? [sentence(house, `${TEXTS}#norm`, { article: named(norm.article, lang), law: named(norm.law, lang) }, lang)] : [])]
  }))]
}

/** A law keeps its Dutch name: "articles 20 to 23 of the Participatiewet". */
function named(name: string, lang: Language): string {
  if (lang === 'nl') return name
  if (!name.startsWith('artikel ')) return name.replace(/^(de|het) /, 'the ')
  return name.replace('artikel', / (en|tot en met) /.test(name) ? 'articles' : 'article').replace(' tot en met ', ' to ').replace(' en ', ' and ')
}

function ruleSentence(house: House, reason: string, kept: string, lang: Language): string {
  const rule = ruleOf(kept)
  if (rule.kind === 'law') return sentence(house, `${TEXTS}#law`, { article: named(rule.article, lang), law: named(rule.law, lang) }, lang)
  const { rules } = house.municipality
  const article = rules?.articles[reason]
  return rules && article ? sentence(house, `${TEXTS}#local-article`, { article: named(article, lang), rules: named(rules.name, lang) }, lang) : sentence(house, `${TEXTS}#local`, {}, lang)
}
