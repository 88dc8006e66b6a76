import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { applicants } from '#test/applicants.ts'
import { testHouse } from '#test/house.ts'
import { residentBrowser } from '#test/signed-in.ts'
import { CHECKS } from './domain/checks.ts'
import { ruleOf } from './domain/rule-of.ts'
import { decide } from './index.ts'
import { ruleSentences } from './rule-sentences.ts'

const checks = CHECKS.map(({ reason, article }) => ({ reason, article, outcome: 'fail' as const }))
const LOCAL = 'Dit staat in de regels voor de Stadjerspas van de gemeente Groningen.'
const NORM = 'De grens rekenen wij uit met de bijstandsnorm. Die staat in artikel 20 tot en met 23 van de Participatiewet.'

test('an article of a law is named as it reads in a sentence; every check is of a law or of the municipality', () => {
  assert.deepEqual(ruleOf('artikel 3 en 4 Participatiewet'), { kind: 'law', article: 'artikel 3 en 4', law: 'de Participatiewet' })
  assert.deepEqual(ruleOf('artikel 1:233 Burgerlijk Wetboek'), { kind: 'law', article: 'artikel 1:233', law: 'het Burgerlijk Wetboek' })
  for (const { article } of CHECKS) assert.equal(ruleOf(article).kind, /Stadjerspas/.test(article) ? 'local' : 'law', article)
})

test('each reason names its rule, once; a limit names the norm as well; what nobody tested is a rule of the municipality', async (t) => {
  const house = await testHouse(t)
  await openKnowledge(house)
  const said = (...reasons: string[]) => ruleSentences(house, { checks }, reasons)
  assert.deepEqual(said('partner-known'), ['Dit staat in artikel 3 van de Participatiewet.'])
  assert.deepEqual(said('lives-here', 'no-studiefinanciering'), [LOCAL])
  assert.deepEqual(said('income-within-limit'), [LOCAL, NORM])
  assert.deepEqual(ruleSentences(house, { checks: [] }, ['income-within-limit']), [LOCAL])
})

test('a municipality that names its own articles has them in the sentence; of a reason without one not', async (t) => {
  const plain = await testHouse(t)
  const house = { ...plain, municipality: { ...plain.municipality, rules: { name: 'de Beleidsregels Stadjerspas', articles: { 'lives-here': 'artikel 2' } } } }
  await openKnowledge(house)
  assert.deepEqual(ruleSentences(house, { checks }, ['lives-here', 'no-studiefinanciering']), ['Dit staat in artikel 2 van de Beleidsregels Stadjerspas.', LOCAL])
})

test('the letter of a refusal and its page say on which rule it rests', async (t) => {
  const { house, applyAs } = await applicants(t)
  const { residentId } = await applyAs('henk')
  const { number } = await house.owner.one<{ number: string }>('select number from eligibility.application')
  const decided = await decide(house, { staffId: '01935000-0000-7000-8000-0000000000aa', staffName: 'Hanneke' }, number, { outcome: 'refused', reason: 'income-within-limit', ownSentence: 'Wij keken naar oktober.', notHeard: 'own-facts' })
  assert.ok(decided.ok)
  const b = await residentBrowser(t, house, residentId)
  for (const path of [`/mijn/besluiten/${number}`, '/mijn/aanvraag']) assert.ok((await b.get(path)).text.includes(`Wij keken naar oktober. ${LOCAL} ${NORM}`), path)
})
