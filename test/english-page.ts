import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const routes = readFileSync(join(import.meta.dirname, 'guards', 'routes.txt'), 'utf8').split('\n').map((line) => line.split(/\s+/)[1] ?? '')
/** The Dutch addresses that are there in English too. */
const inBoth = routes.filter((path) => path === '/en' || path.startsWith('/en/')).map((path) => new RegExp(`^${path.slice('/en'.length).replace(/\./g, '\\.').replace(/:[a-z]+/g, '[^/.]+') || '/'}$`))

/** Words that have no place in an English sentence: what stands there was forgotten. Not those of the names of offers, which a refusal has in Dutch where nobody wrote them in English. */
const DUTCH = /\b(de|het|een|van|voor|je|jij|jouw|wij|niet|met|bij|naar|deze|kun|jaar|keer|uur|maand|aanvraag|hoeft|geen|bezwaar|besluit)\b/i

/** Marjan de Boer, De Hoogte */
const NAME = /\b(?:[Vv]an|[Dd]e|[Hh]et)(?: (?:de|der|den))? [A-Z]\w+/g

/** The page without what says of itself that it is Dutch. */
export function withoutDutch(html: string): string {
  const start = /<(?!link\b)(\w+)(?=[^>]*\s(?:hreflang="nl"|lang="nl"))[^>]*>/.exec(html)
  if (!start) return html
  let depth = 0
  for (const tag of html.slice(start.index).matchAll(new RegExp(`<(/?)${start[1]}(?=[\\s>])[^>]*>`, 'g'))) {
    depth += tag[1] ? -1 : 1
    if (depth === 0) return html.slice(0, start.index) + withoutDutch(html.slice(start.index + tag.index + tag[0].length))
  }
  return html
}

/** Of a page in English: each link to what is there in English too stays in English. */
export function checkEnglishLinks(path: string, html: string): void {
  const hrefs = [...withoutDutch(html).matchAll(/\s(?:href|action)="(\/[^"#?]*)/g)].map((match) => match[1]!)
  // The doors of providers and staff are there in Dutch only.
  assert.deepEqual(hrefs.filter((href) => href !== '/inloggen' && inBoth.some((pattern) => pattern.test(href))), [], `${path} leads out of English`)
}

/** Here stands what somebody wrote themselves, in whatever language. */
const OWN_WORDS = /(?:^|\s)\/en\/mijn\/(besluiten\/[^/]+\/bezwaar|vragen\/[^/?]+|aanvraag(\/antwoord)?)([/?]|$)/

/** What is heard as English on a page, `said` as a screen reader says it: none of it is Dutch. */
export function checkEnglishWords(path: string, said: string): void {
  if (OWN_WORDS.test(path)) return
  const words = said.replace(NAME, '')
  const found = DUTCH.exec(words)
  assert.ok(!found, `${path}, Dutch on a page in English: … ${words.slice(Math.max(0, (found?.index ?? 0) - 80), (found?.index ?? 0) + 80)} …`)
}
