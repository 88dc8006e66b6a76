import { before, test } from 'node:test'
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CHECKS } from '#modules/eligibility/domain/checks.ts'
import { INADMISSIBLE, NOT_HEARD_GROUNDS, OBJECTION_MOVES } from '#modules/eligibility/domain/objection-states.ts'
import { END_REASONS } from '#modules/eligibility/domain/request.ts'
import { causes, deskText, pageText } from '#modules/identity/domain/sign-in-failure.ts'
import { contentFiles } from '#modules/knowledge/content-files.ts'
import { readContentText } from '#modules/knowledge/domain/content-text.ts'
import { closedBecause, type OfferState, transitions } from '#modules/offers/domain/state.ts'
import { orderReasons } from '#modules/orders/domain/may-order.ts'
import { text as orderTexts } from '#modules/orders/orders.text.ts'
import { fileReasons } from '#web/files/not-safe.ts'
import { verdicts } from '#modules/redemptions/domain/evaluate-redemption.ts'

/** One reason code runs from the rule to the sentence that somebody reads. Here every code meets its sentence, and every sentence its code. */
const root = join(import.meta.dirname, '..', '..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const sources = globSync('src/**/*.ts', { cwd: root }).filter((file) => !file.includes('.test.')).map((path) => ({ path, text: read(path).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '') }))

const sections = new Map<string, ReadonlySet<string>>()
before(() => {
  for (const { key, language, body } of contentFiles()) if (language === 'nl') sections.set(key, new Set(readContentText(body).sections.keys()))
})
const has = (key: string): boolean => {
  const [file = '', section] = key.split('#')
  const found = sections.get(file)
  return found !== undefined && (section === undefined || found.has(section))
}
const without = (keys: readonly string[]): string[] => keys.filter((key) => !has(key))
const OUTCOMES = ['pass', 'fail', 'unknown'] as const

/** Why an offer is closed: every answer of the rule itself, over all that it looks at. */
const closed = [...new Set((Object.keys(transitions) as OfferState[]).flatMap((state) => ['2026-01-01', '2026-06-01', '2027-06-01'].flatMap((day) => [true, false].map((soldOut) =>
  closedBecause(state, { orderableFrom: new Date('2026-03-01'), orderableUntil: new Date('2027-01-01') }, soldOut, new Date(day))))).filter((reason) => reason !== undefined))]

test('every check of the income test has its sentence for yes, no and not known', () => {
  assert.deepEqual(without(CHECKS.flatMap(({ reason }) => OUTCOMES.map((outcome) => `reasons/income-test#${reason}-${outcome}`))), [])
  const closer = [...['household-checks', 'income-checks'].map((name) => read(`src/modules/eligibility/domain/${name}.ts`)).join('\n').matchAll(/variant: '([a-z-]+)'/g)].map(([, variant]) => variant!)
  assert.ok(closer.length > 3)
  const said = [...sections.get('reasons/income-test')!]
  assert.deepEqual(closer.filter((variant) => !said.some((section) => section.endsWith(`-${variant}`))), [], 'a closer wording that is nowhere written')
})

test('every reason why something cannot be ordered has its title and its sentence', () => {
  assert.deepEqual(without(orderReasons.map((reason) => `reasons/orders#${reason}`)), [])
  for (const reason of orderReasons) assert.ok(orderTexts.refused[reason], reason)
  assert.deepEqual([...closed].sort(), ['no-longer-orderable', 'not-yet-open', 'offer-ended', 'offer-paused', 'sold-out'])
  assert.deepEqual(without(closed.map((reason) => `reasons/offers#${reason}`)), [])
})

test('the database refuses an order with codes of the same list', () => {
  const written = [...read('migrations/schema.sql').split('FUNCTION orders.place(')[1]!.split('$function$')[1]!.matchAll(/(?:then|:=|reason,)\s+'([a-z]+(?:-[a-z]+)+)'/gi)].map(([, code]) => code!)
  assert.ok(written.length >= 8, written.join())
  assert.deepEqual(written.filter((code) => !(orderReasons as readonly string[]).includes(code)), [])
})

test('every reason why a file is not taken has its sentence', () => {
  assert.deepEqual(without(fileReasons.map((reason) => `reasons/files#${reason}`)), [])
})

test('every reason not to look at an objection, and every ground not to hear, has its sentence', () => {
  assert.deepEqual(without([...INADMISSIBLE.map((reason) => `reasons/objection#${reason}`), ...NOT_HEARD_GROUNDS.map((ground) => `reasons/objection#not-heard-${ground}`)]), [])
  assert.deepEqual(without(OBJECTION_MOVES.flatMap(({ move, to, letter }) => [`pages/bezwaar#step-${move}`, `pages/bezwaar#${to}`, `letters/${letter}`])), [])
})

test('every verdict at the till has its sentence', () => {
  assert.deepEqual(without(verdicts.map((verdict) => `reasons/redemptions#${verdict}`)), [])
})

test('every cause of a sign-in that stopped has its page for each door, and a script that the desk can read aloud', () => {
  assert.deepEqual(without(causes.flatMap((cause) => (['resident', 'provider', 'staff'] as const).map((door) => pageText(cause, door)))), [])
  // Residents may come from a page in English; who came without a role or an organisation came to work.
  const english = new Set(contentFiles().filter(({ language }) => language === 'en').map(({ key }) => key))
  assert.deepEqual(causes.filter((cause) => cause !== 'no-role' && cause !== 'unknown-organisation' && !english.has(pageText(cause, 'resident'))), [])
  assert.deepEqual(without(causes.flatMap((cause) => ['saw', 'say', 'do', 'never'].map((part) => `${deskText(cause)}#${part}`))), [])
})

test('no sentence stands in reasons/ for a reason that is nowhere given', () => {
  const known: Readonly<Record<string, readonly string[]>> = {
    'reasons/income-test': [...CHECKS.map(({ reason }) => reason), 'person-judged', 'not-complete', ...END_REASONS],
    'reasons/offers': closed, 'reasons/orders': orderReasons, 'reasons/redemptions': verdicts, 'reasons/files': fileReasons, 'reasons/representation': ['until'], 'reasons/mail': ['not-kept', 'which', 'file-too-large', 'file-too-many', 'again'], 'reasons/objection': [...INADMISSIBLE, ...NOT_HEARD_GROUNDS.map((ground) => `not-heard-${ground}`), 'late', 'excusable'], 'reasons/regels': ['law', 'local', 'norm'], 'reasons/toegankelijkheid': ['a', 'b', 'c', 'd', 'e'],
  }
  for (const [key, said] of sections) {
    if (!key.startsWith('reasons/')) continue
    const reasons = known[key] ?? assert.fail(`${key}: say in this test which reasons it is about`)
    assert.deepEqual([...said].filter((section) => !reasons.some((reason) => section === reason || section.startsWith(`${reason}-`) || section.startsWith(`${reason}.`))), [], key)
  }
})

test('every text that the code names is there', () => {
  const lost = sources.flatMap(({ path, text }) => [...text.matchAll(/['`]((?:pages|uitleg|reasons|letters|emails|desk)\/[a-z-]*[a-z](?:#[a-z0-9.-]+)?)['`]/g)].filter(([, key]) => !has(key!)).map(([, key]) => `${path}: ${key}`))
  assert.deepEqual(lost, [])
})

/** Written and measured, not yet sent by any use case. Who builds one takes its letter off this list. */
const AHEAD = ['letters/case-decided', 'letters/voucher-redeemed']

test('every letter is sent by somebody, and every page text is shown somewhere', () => {
  const all = sources.map(({ text }) => text).join('\n')
  const lost = [...sections.keys()].filter((key) => {
    const [kind, name] = key.split('/') as [string, string]
    if (kind === 'uitleg' || kind === 'desk' || kind === 'answers' || kind === 'practice' || name.startsWith('sign-in-')) return false
    return !(kind === 'letters' ? all.includes(`'${name}'`) : all.includes(`${kind}/${name}`))
  })
  assert.deepEqual(lost.sort(), AHEAD)
})
