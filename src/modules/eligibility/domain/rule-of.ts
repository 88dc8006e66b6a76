/** Where a rule stands: an article of a law, or what the municipality decided itself. */
export type RuleOf = { readonly kind: 'law'; readonly article: string; readonly law: string } | { readonly kind: 'local' }

/** Laws as they read in a sentence. */
const LAWS: Readonly<Record<string, string>> = { 'Participatiewet': 'de Participatiewet', 'Burgerlijk Wetboek': 'het Burgerlijk Wetboek', 'Algemene wet bestuursrecht': 'de Algemene wet bestuursrecht' }

/** Of a check's `article`, as it is kept with the test: "artikel 3 en 4 Participatiewet". What names no law of ours is local. */
export function ruleOf(article: string): RuleOf {
  const law = Object.keys(LAWS).find((name) => article.endsWith(` ${name}`))
  return law ? { kind: 'law', article: article.slice(0, -law.length - 1), law: LAWS[law]! } : { kind: 'local' }
}
