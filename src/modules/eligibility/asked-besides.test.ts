import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { may, sessionOf, startSession } from '#modules/identity/index.ts'
import { localDate } from '#shared/local-date.ts'
import { applicants } from '#test/applicants.ts'
import { adult, amount, found, household, ON, reasons, rulesOn, run } from '#test/households.ts'
import { browser } from '#test/page.ts'
import { sessionCookie } from '#web/visit.ts'
import { asksOf, besidesLines, checkBesides, emptyBesides, readBesides } from './asked-besides.ts'
import type { Policy } from './domain/policy.ts'
import { eligibilityRoutes } from './index.ts'
import { forgetRules, rulesOn as rulesInForceOn } from './rules-in-force.ts'

const ALL: Partial<Policy> = { kostendelersnorm: true, assets: true, grounds: ['debt-settlement'] }
const asks = asksOf({ ...rulesOn(ON).policy, ...ALL })
const check = (form: Record<string, string>, of = asks) => checkBesides(readBesides(form), of, ON)
const told = (form: Record<string, string>, of = asks) => { const read = check(form, of); return 'told' in read ? read.told : assert.fail(JSON.stringify(read.errors)) }
const fields = (form: Record<string, string>) => { const read = check(form); return 'errors' in read ? read.errors.map(({ field }) => field) : [] }

test('what is told becomes facts and sentences; what is left empty is told to nobody', () => {
  assert.deepEqual(told({}), {})
  const all = told({ 'huisgenoot-1-geboren': '5-3-1990', 'huisgenoot-1-deelt': 'yes', 'huisgenoot-3-geboren': '', 'huisgenoot-3-deelt': 'student', bezit: '1.250', huis: '60.000,50', schuldregeling: 'ja', 'instelling-partner': 'ja' })
  assert.deepEqual(all, { institution: ['partner'], housemates: [{ born: '1990-03-05', shares: 'yes' }, { born: undefined, shares: 'student' }], assets: { cents: 125000, homeCents: 6000050 }, debtSettlement: true })
  assert.equal(besidesLines(all).length, 6)
  assert.ok(besidesLines(all).some((line) => line.includes('5\u00a0maart 1990: betaalt mee aan het huis')))
})

test('nothing is kept that the rules do not look at, also when a form sends it', () => {
  assert.deepEqual(told({ 'huisgenoot-1-geboren': '5-3-1990', 'huisgenoot-1-deelt': 'yes', bezit: '10', schuldregeling: 'ja' }, asksOf(rulesOn(ON).policy)), {})
})

test('what cannot be read is told at its field', () => {
  assert.deepEqual(fields({ 'huisgenoot-1-geboren': '31-2-1990', 'huisgenoot-1-deelt': 'yes' }), ['huisgenoot-1-geboren'])
  assert.deepEqual(fields({ 'huisgenoot-2-geboren': '24-11-2026', 'huisgenoot-2-deelt': 'yes' }), ['huisgenoot-2-geboren'], 'not born yet')
  assert.deepEqual(fields({ 'huisgenoot-1-geboren': '5-3-1990' }), ['huisgenoot-1-deelt'])
  assert.deepEqual(fields({ 'huisgenoot-1-deelt': 'iets' }), ['huisgenoot-1-deelt'])
  assert.deepEqual(fields({ bezit: 'veel', huis: '1' }), ['bezit'])
  assert.deepEqual(fields({ huis: '60.000' }), ['bezit'])
})

test('kostendelersnorm: told housemates make the norm, one row too few leaves it to a person', () => {
  const at = (housemates: readonly { born: ReturnType<typeof localDate>; shares: 'yes' }[] | undefined) =>
    run({ ...household([adult('1986-05-02', amount('1000.00'))]), answers: { registerIsRight: true, partner: 'none', otherAdults: 'one' }, housemates }, rulesOn(ON, ALL))
  assert.equal(found(at([{ born: localDate('1980-01-01'), shares: 'yes' }]), 'norm-known')?.facts?.['costSharers'], 1)
  assert.deepEqual(found(at(undefined), 'norm-known')?.missing, ['housemates'])
})

test('a debt settlement that only the applicant says: a person looks, but not where the income is low enough', () => {
  const at = (euros: string) => run({ ...household([adult('1986-05-02', amount(euros))]), assets: { cents: 0, homeCents: 0 }, saidGrounds: ['debt-settlement'] }, rulesOn(ON, { grounds: ['debt-settlement'] }))
  assert.deepEqual([at('1703.35').outcome, found(at('1703.35'), 'passes-by-ground')?.variant], ['passed', 'not-needed'])
  assert.deepEqual([at('1703.36').outcome, reasons(at('1703.36'), 'unknown')], ['failed', ['passes-by-ground']])
  const gross = run({ ...household([adult('1986-05-02', amount('1000.00', { netOrGross: 'gross' }))]), saidGrounds: ['debt-settlement'] }, rulesOn(ON, { grounds: ['debt-settlement'] }))
  assert.equal(gross.outcome, 'unknown')
  assert.equal(found(run({ ...household([adult('1986-05-02', amount('9999.00'))]), saidGrounds: ['debt-settlement'] }), 'passes-by-ground'), undefined, 'rules that do not speak of it')
})

async function kit(t: TestContext, changes: Partial<Policy>) {
  const base = await applicants(t)
  const { house } = base
  const { policy } = await rulesInForceOn(house, house.clock.today())
  await house.owner.query(`insert into eligibility.policy_version (version, effective_from, policy, entered_at, entered_by) values (2, '2026-01-01', $1, now(), 'test')`, [JSON.stringify({ ...policy, ...changes })])
  forgetRules(house)
  const open = async (cookie: string) => {
    const b = await browser(t, house, { routes: eligibilityRoutes(house, { mailCode: async () => 'sent' as const, passesEnded: async () => {} }), may, sessionOf: (value) => sessionOf(house, value) })
    b.cookie(sessionCookie, cookie)
    return b
  }
  return { house, as: async (key: string) => open((await base.signIn(key)).cookie), staff: async () => open(await startSession(house, house.db, { door: 'staff', subjectId: '01935000-0000-7000-8000-0000000000aa', name: 'Hanneke de Boer', roles: ['caseworker'], loa: 'high' })) }
}
const FORM = { register: 'yes', partner: 'none', others: 'none', channel: 'letter' }

test('by the rules of now nothing more is asked than where somebody lives', async (t) => {
  const { as } = await kit(t, {})
  const form = await (await as('henk')).get('/aanvragen')
  assert.ok(form.text.includes('Woont er iemand in een instelling?'))
  for (const part of ['Wie wonen er nog meer bij je?', 'Spaargeld en bezit', 'schulden af te lossen']) assert.ok(!form.text.includes(part), part)
})

test('rules that look at housemates, savings and debts ask for them; the copy and the caseworker show them', async (t) => {
  const { house, as, staff } = await kit(t, ALL)
  const b = await as('fatima')
  const form = await b.get('/aanvragen')
  for (const part of ['Wie wonen er nog meer bij je?', 'Spaargeld en bezit min schulden', 'Ik krijg hulp om schulden af te lossen']) assert.ok(form.text.includes(part), part)
  const wrong = await b.post('/aanvragen', { ...FORM, bezit: 'weinig', schuldregeling: 'ja' })
  assert.equal(wrong.status, 422)
  assert.ok(wrong.text.includes('Schrijf een bedrag'))
  assert.match(wrong.html, /id="bezit"[^>]*value="weinig"/)
  assert.match(wrong.html, /id="schuldregeling"[^>]*checked/)
  // Savings above the limit of a family: a person looks, with what was told in front of them.
  assert.equal((await b.post('/aanvragen', { ...FORM, bezit: '99.999', schuldregeling: 'ja' })).status, 303)
  const { number, state } = await house.owner.one<{ number: string; state: string }>('select number, state from eligibility.application')
  assert.equal(state, 'in-review')
  assert.ok((await b.get('/mijn/aanvraag')).text.includes('Jullie spaargeld en bezit min schulden: € 99.999,00'))
  const shown = await (await staff()).get(`/beoordeling/${number}`)
  for (const part of ['Jullie spaargeld en bezit min schulden: € 99.999,00', 'Je krijgt hulp om schulden af te lossen']) assert.ok(shown.text.includes(part), part)
})

test('savings that are not told keep a machine from saying yes; told and low enough it may', async (t) => {
  const { as } = await kit(t, { assets: true })
  const silent = await as('henk')
  await silent.get('/aanvragen')
  await silent.post('/aanvragen', FORM)
  assert.ok((await silent.get('/mijn/aanvraag')).text.includes('Een medewerker kijkt nog mee'))
  const b = await as('fatima')
  await b.get('/aanvragen')
  await b.post('/aanvragen', { ...FORM, bezit: '0' })
  assert.ok((await b.get('/mijn/aanvraag')).text.includes('Welkom, Fatima.'))
})

test('an empty form is the same as one that nobody filled in', () => {
  assert.deepEqual(readBesides({}), emptyBesides)
})
