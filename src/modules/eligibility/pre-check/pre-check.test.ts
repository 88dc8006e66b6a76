import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { type Browser, browser, type Fetched, readAloud } from '#test/page.ts'
import { formCookie } from '#web/visit.ts'
import { eligibilityRoutes, seedEligibility } from '../index.ts'

const PATH = '/kan-ik-meedoen'
const ENGLISH = `/en${PATH}`

async function visitor(t: TestContext, at?: string): Promise<{ house: TestHouse; b: Browser; says: (answers: Readonly<Record<string, string>>) => ReturnType<Browser['post']> }> {
  const house = await testHouse(t, at ? { at } : {})
  await openKnowledge(house)
  await house.db.transaction((tx) => seedEligibility(house, tx))
  const b = await browser(t, house, { routes: eligibilityRoutes(house, { mailCode: async () => 'sent', passesEnded: async () => {} }) })
  return { house, b, says: (answers) => b.post(PATH, { go: 'on', ...answers }) }
}

const h1 = (html: string): string => /<h1[^>]*>([^<]*)/.exec(html)![1]!

test('six questions at most, one a page, to an indication with its reasons, the limit and what to do now', async (t) => {
  const { b, says } = await visitor(t)
  const first = await b.get(PATH)
  assert.equal(h1(first.html), 'Kan ik meedoen?')
  for (const part of ['Woon je in de gemeente Groningen?', 'Vraag 1 van 5', 'Wij bewaren niets', 'Je oude pas werkt niet meer']) assert.ok(first.text.includes(part), part)
  const age = await says({ lives: 'yes' })
  assert.equal(h1(age.html), 'Hoe oud ben je?')
  assert.ok(age.text.includes('Je bent geboren op 23 november 1959 of eerder. De AOW-leeftijd is nu 67 jaar.'))
  assert.equal(h1((await says({ age: '21' })).html), 'Met wie woon je?')
  assert.equal(h1((await says({ home: 'alone' })).html), 'Krijg je studiefinanciering van DUO?')
  const income = await says({ study: 'none' })
  assert.equal(h1(income.html), 'Wat is je inkomen per maand?')
  assert.ok(income.text.includes('Kijk op je loonstrook bij netto.') && income.text.includes('Bekijk het antwoord'))
  const result = await says({ amount: '1.703,35', holiday: 'included' })
  assert.equal(result.status, 200)
  assert.equal(h1(result.html), 'Waarschijnlijk wel')
  for (const part of [
    'Dit antwoord is nog geen besluit.', 'Je woont in de gemeente Groningen.', 'Je bent 18 jaar of ouder.', 'Je krijgt geen studiefinanciering.', 'Je inkomen is € 1.703,35. De grens voor jou is € 1.703,35.',
    'Het geldt vanaf 1 juli 2026. De grens is 120% van de bijstandsnorm.', 'Dit heb je nodig', 'Had je al een Stadjerspas?', 'Inloggen met DigiD (proef)', 'Bel 14 050', 'Loop binnen bij een Stip', 'Je kunt deze pagina printen.', 'Je hoort het van ons',
  ]) assert.ok(result.text.includes(part), part)
  assert.match(result.html, /href="\/inloggen\/digid"/)
})

test('a cent above the limit: probably not, a person always looks, and what may be wrong with the amount', async (t) => {
  const { b, says } = await visitor(t)
  await b.get(PATH)
  const result = await says({ at: 'income', lives: 'yes', age: '21', home: 'alone', study: 'none', amount: '1703,36', holiday: 'included' })
  assert.equal(h1(result.html), 'Waarschijnlijk niet, maar een mens kijkt altijd')
  for (const part of ['De computer zegt nooit nee.', 'Je inkomen is € 1.703,36. De grens voor jou is € 1.703,35.', 'Kijk of je zorgtoeslag of huurtoeslag hebt meegeteld.', 'Inloggen met DigiD (proef)']) assert.ok(result.text.includes(part), part)
})

test('who does not know the income reads the limit all the same; who is no couple by law reads the usual limits', async (t) => {
  const { b, says } = await visitor(t)
  await b.get(PATH)
  const unknown = await says({ at: 'income', lives: 'yes', age: '21', home: 'married', partnerAge: '21', study: 'none', noAmount: 'ja' })
  assert.equal(h1(unknown.html), 'Dat weten wij als je hem aanvraagt')
  assert.ok(unknown.text.includes('De grens voor jullie: € 2.433,35') && unknown.text.includes('Je weet nog niet hoeveel inkomen je hebt.'))
  const unmarried = await says({ at: 'study', lives: 'yes', age: '21', home: 'unmarried', study: 'none' })
  for (const part of ['Je woont samen met een partner, maar jullie zijn niet getrouwd.', 'Samen met een partner, vanaf 21 jaar € 2.433,35', 'Alleen, vanaf 21 jaar € 1.703,35', 'Alleen, 18 tot en met 20 jaar € 420,50']) assert.ok(unmarried.text.includes(part), part)
})

test('what is missing is said at its field, in a list too, and everything that was typed stays', async (t) => {
  const { b, says } = await visitor(t)
  await b.get(PATH)
  const nothing = await says({})
  assert.equal(nothing.status, 422)
  assert.match(nothing.html, /<title>Fout: /)
  assert.match(nothing.html, /href="#lives"[^>]*>Kies ja of nee\./)
  const married = await says({ at: 'home', lives: 'yes', age: '21', home: 'married' })
  assert.equal(married.status, 422)
  assert.match(married.html, /href="#partnerAge"/)
  assert.match(married.html, /name="home" value="married" checked/)
  const amount = await says({ at: 'income', lives: 'yes', age: '21', home: 'alone', study: 'none', amount: 'onge<veer', holiday: 'included' })
  assert.equal(amount.status, 422)
  assert.match(amount.html, /name="amount"[^>]*value="onge&#60;veer"/)
  assert.match(amount.html, /name="holiday" value="included" checked/)
  assert.ok((await says({ amount: '1000', noAmount: 'ja' })).text.includes('Kies één van de twee: een bedrag of een vinkje.'))
  assert.ok((await says({ amount: '', noAmount: '' })).text.includes('Weet je het niet? Zet dan een vinkje.'))
  assert.ok((await says({ amount: '1000', holiday: '' })).text.includes('Kies of je vakantiegeld erbij zit.'))
})

test('every page looks at all answers again: one that is missing or made up leads to its question', async (t) => {
  const { b, says } = await visitor(t)
  await b.get(PATH)
  const skipped = await says({ at: 'income', lives: 'yes', age: 'honderd', home: 'alone', study: 'none', amount: '1', holiday: 'included' })
  assert.deepEqual([skipped.status, h1(skipped.html)], [422, 'Hoe oud ben je?'])
  assert.doesNotMatch(skipped.html, /name="age"[^>]*checked/)
  const nowhere = await says({ at: 'elsewhere', lives: '', age: '' })
  assert.deepEqual([nowhere.status, h1(nowhere.html)], [422, 'Kan ik meedoen?'])
  const young = await says({ at: 'income', lives: 'yes', age: 'minor', home: '', study: '', amount: '' })
  assert.equal(h1(young.html), 'Waarschijnlijk niet, maar een mens kijkt altijd')
  assert.ok(young.text.includes('Je bent nog geen 18 jaar.') && young.text.includes('Dan ga je mee op de pas van je ouder of verzorger.'))
})

test('going back keeps every answer, and another way leaves no old answer in the result', async (t) => {
  const { b, says } = await visitor(t)
  await b.get(PATH)
  await says({ lives: 'yes' })
  await says({ age: '18-20' })
  const children = await says({ home: 'married', partnerAge: '18-20' })
  assert.equal(h1(children.html), 'Wonen er kinderen onder de 18 bij jullie?')
  await says({ children: 'yes' })
  const income = await says({ study: 'none' })
  assert.ok(income.text.includes('Vraag 6 van 6'))
  const result = await says({ amount: '1200', holiday: 'included' })
  assert.ok(result.text.includes('De grens voor jullie: € 1.327,68'))
  const again = await b.post(PATH, { go: 'back' })
  assert.equal(h1(again.html), 'Wat is jullie inkomen samen per maand?')
  assert.match(again.html, /name="amount"[^>]*value="1200"/)
  for (const question of ['Krijgen jullie studiefinanciering van DUO?', 'Wonen er kinderen onder de 18 bij jullie?', 'Met wie woon je?']) assert.equal(h1((await b.post(PATH, { go: 'back' })).html), question)
  await says({ home: 'alone' })
  await says({ study: 'none' })
  const alone = await says({ amount: '1200', holiday: 'included' })
  assert.ok(alone.text.includes('De grens voor jou: € 420,50') && !alone.text.includes('Leeftijd partner'))
  assert.ok(!alone.text.includes('Kinderen onder de 18'))
})

test('the limit of a new year holds from midnight on', async (t) => {
  const { house, b, says } = await visitor(t, '2026-12-31T23:59:00+01:00')
  await house.owner.query(`insert into eligibility.norm_table (effective_from, version, basis, holiday_allowance_permille, amounts, source, confidence, entered_at, entered_by)
    select '2027-01-01', 1, basis, holiday_allowance_permille, jsonb_set(amounts, '{single-21}', '145000'), source, confidence, entered_at, entered_by from eligibility.norm_table where effective_from = '2026-07-01'`)
  const answers = { at: 'income', lives: 'yes', age: '21', home: 'alone', study: 'none', amount: '1720', holiday: 'included' }
  await b.get(PATH)
  const before = await says(answers)
  assert.ok(before.text.includes('Waarschijnlijk niet') && before.text.includes('vanaf 1 juli 2026'))
  house.clock.set('2027-01-01T00:00:00+01:00')
  await b.get(PATH)
  const after = await says(answers)
  assert.ok(after.text.includes('Waarschijnlijk wel') && after.text.includes('€ 1.740,00') && after.text.includes('vanaf 1 januari 2027'))
})

test('nothing is kept: no row, no cookie but that of the form, no line of log, no address with an answer', async (t) => {
  const { house, b, says } = await visitor(t)
  const rows = async () => Object.fromEntries(await Promise.all((await house.owner.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`)).map(async ({ name }) =>
    [name, (await house.owner.one<{ n: string }>(`select count(*) as n from ${name}`)).n])))
  const before = await rows()
  assert.ok(Object.keys(before).length > 30)
  await b.get(PATH)
  for (const answers of [{ lives: 'yes' }, { age: '21' }, { home: 'alone' }, { study: 'none' }, { amount: '1234,56', holiday: 'included' }]) {
    const page = await says(answers)
    assert.equal(page.status, 200)
    assert.equal(page.location, undefined)
    assert.doesNotMatch(page.html, /(?:href|action|formaction)="[^"]*(?:1234|amount|lives|age=|\?)[^"]*"/)
    assert.match(page.html, /<form[^>]*method="post" action="\/kan-ik-meedoen"/)
  }
  assert.deepEqual(await rows(), before)
  assert.deepEqual([...b.cookies.keys()], [formCookie])
  assert.doesNotMatch(JSON.stringify(house.lines), /1234|alone|included/)
})

test('a page with an amount on it is never kept by the browser; one without may be gone back to', async (t) => {
  const { b, says } = await visitor(t)
  await b.get(PATH)
  const answers = { at: 'study', lives: 'yes', age: '21', home: 'alone', study: 'none' }
  assert.equal((await says(answers)).headers['cache-control'], 'private, no-cache')
  assert.equal((await says({ ...answers, at: 'income', amount: '1000', holiday: 'included' })).headers['cache-control'], 'no-store')
  assert.equal((await b.post(PATH, { go: 'back' })).headers['cache-control'], 'no-store')
  assert.equal((await says({ amount: 'veel' })).headers['cache-control'], 'no-store')
})

test('without the token of this form nothing is answered; the sixty-first answer in a minute waits', async (t) => {
  const { b, says } = await visitor(t)
  await b.get(PATH)
  assert.equal((await b.postRaw(PATH, { at: 'lives', lives: 'yes', go: 'on' })).status, 403)
  await b.get(PATH)
  for (let i = 0; i < 60; i++) await says({ at: 'lives', lives: 'yes' })
  assert.equal((await says({ at: 'lives', lives: 'yes' })).status, 429)
})

/** What is heard on a page in English, without what says that it is Dutch. */
function inEnglish(page: Fetched): Fetched {
  assert.match(page.html, /<html lang="en">/)
  const heard = readAloud(page.html.slice(page.html.indexOf('<main'), page.html.indexOf('</main>')).replace(/<span lang="nl">[\s\S]*?<\/span>/g, ' '))
  assert.doesNotMatch(heard, /\b(de|het|een|van|voor|je|jij|wij|niet|met|naar|kun|jaar|maand|aanvraag|vraag)\b/i)
  return page
}

test('in English: the same questions, and the same answer with the same amounts and days', async (t) => {
  const { b } = await visitor(t)
  const says = async (answers: Readonly<Record<string, string>>) => inEnglish(await b.post(ENGLISH, { go: 'on', ...answers }))
  const first = inEnglish(await b.get(ENGLISH))
  assert.equal(h1(first.html), 'Could you get the pass?')
  assert.match(first.text, /Do you live in the municipality of Groningen\?.*We keep nothing.*Did you have a Stadjerspas before\?/)
  assert.match((await says({ lives: 'yes' })).text, /You were born on or before 23 November 1959\. AOW age is now 67 years\./)
  await says({ age: '21' })
  await says({ home: 'alone' })
  assert.equal(h1((await says({ study: 'none' })).html), 'What is your income per month?')
  const result = await says({ amount: '1,703.35', holiday: 'included' })
  assert.equal(h1(result.html), 'Probably yes')
  assert.match(result.text, /You live in the municipality of Groningen\..*Your income is € 1,703\.35\. The limit for you is € 1,703\.35\..*with holiday pay\. It holds from 1 July 2026\. The limit is 120% of the bijstandsnorm/)
  assert.match(result.html, /href="\/inloggen\/digid\?terug=%2Fen%2Fmijn"/)
  assert.doesNotMatch(result.html.slice(result.html.indexOf('<main'), result.html.indexOf('</main>')), /href="\/(?!en\/|en"|static|inloggen|contact|wat-is-er-anders)/, 'what is there in English is led to in English')
  const above = await says({ at: 'income', amount: '1703.36', holiday: 'included' })
  assert.match(above.text, /Probably not, but a person always looks.*The computer never says no\./)
  const open = await says({ at: 'study', home: 'unmarried', study: 'none' })
  assert.match(open.text, /We will know when you apply.*You live with a partner, but you are not married\..*With a partner, both from age 21 € 2,433\.35/)
})

test('in English what is wrong is said at its field, what was typed stays, and the other language takes all answers along', async (t) => {
  const { b } = await visitor(t)
  await b.get(ENGLISH)
  const wrong = inEnglish(await b.post(ENGLISH, { at: 'income', go: 'on', lives: 'yes', age: '21', home: 'alone', study: 'none', amount: 'much', holiday: 'included' }))
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /<title>Error: /)
  assert.match(wrong.text, /Fill in an amount in figures, like 1450 or 1450\.50\./)
  assert.match(wrong.html, /name="amount"[^>]*value="much"/)
  assert.match(wrong.html, /formaction="\/kan-ik-meedoen"/)
  // As a browser sends a button with an address of its own: the whole form.
  const hidden = Object.fromEntries([...wrong.html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value!]))
  const dutch = await b.postRaw(PATH, { ...hidden, go: 'other', amount: 'much', holiday: 'included' })
  assert.deepEqual([dutch.status, h1(dutch.html)], [200, 'Wat is je inkomen per maand?'])
  assert.match(dutch.html, /name="amount"[^>]*value="much"/)
  assert.match(dutch.html, /name="age" value="21"/)
  assert.equal((await b.post(PATH, { at: 'elsewhere', go: 'other' })).status, 422, 'from nowhere it leads to what is open')
})
