import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { openDatabase } from '#db/database.ts'
import { testHouse, type TestHouse } from '#test/house.ts'
import { olderRelease } from '#test/older-release.ts'
import { browser } from '#test/page.ts'
import { html } from '#web/html.ts'
import { contentFiles } from './content-files.ts'
import { acceptProposal, document, documentAsSent, documentHead, documentPromised, hasText, knowledgeChecks, knowledgeRoutes, openKnowledge, proposedTexts, refreshTexts, section, sentence, versionOf, watchTexts } from './index.ts'

/** Production on the database of an older release: its content is ours after `age` changed each file, then ours is started. */
async function upgraded(t: TestContext, age: (body: string, key: string) => string): Promise<TestHouse> {
  const house = await testHouse(t, { config: { demonstration: false } })
  await openKnowledge(house, olderRelease(t, age))
  await openKnowledge(house)
  return house
}

const withoutSections = (body: string): string => `${body.split(/^## /m)[0]!}\nEerder stond hier iets anders.\n`
const only = (one: string, change: (body: string) => string) => (body: string, key: string): string => (key === one ? change(body) : body)

test('a live text of an older release with new code: every section of every text is answered, in the words of the release', async (t) => {
  const house = await upgraded(t, withoutSections)
  const fresh = await testHouse(t)
  await openKnowledge(fresh)
  let asked = 0
  for (const { key, language, body } of contentFiles()) {
    const values = Object.fromEntries([...body.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => [name!, 'iets']))
    for (const [, heading, given] of body.matchAll(/^## (.+?)(?:\s*\{#([\w.-]+)\})?$/gm)) {
      const id = given ?? (/^[a-z0-9.-]+$/.test(heading!) ? heading! : heading!.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''))
      assert.ok(hasText(house, `${key}#${id}`, language))
      assert.deepEqual(section(house, `${key}#${id}`, values, language), section(fresh, `${key}#${id}`, values, language))
      asked++
    }
  }
  assert.ok(asked > 200, `${asked} sections`)
  const b = await browser(t, house, { routes: knowledgeRoutes(house, { limits: async () => undefined, offersThisWeek: async () => html`<p>Zwemmen</p>`, onTheCounter: async () => [] }) })
  for (const path of ['/', '/en', '/uitleg', '/privacy', '/toegankelijkheid', '/contact']) assert.equal((await b.get(path)).status, 200, path)
})

test('what the live text does have is said in its own words: nobody accepted others', async (t) => {
  const house = await upgraded(t, only('pages/home', (body) => body.replace(/^## /m, '## oud\n\nOude woorden.\n\n## ').replace(/^intro: .*/m, 'intro: Zo begon het.')))
  assert.equal(document(house, 'pages/home').intro, 'Zo begon het.')
  assert.equal(sentence(house, 'pages/home#oud'), 'Oude woorden.')
  assert.deepEqual((await proposedTexts(house)).map(({ key, language }) => [language, key]), [['en', 'pages/home'], ['nl', 'pages/home']])
  assert.doesNotMatch((await knowledgeChecks(house)[0]!.look()).sentence, /the words of the release serve/)
})

test('what somebody agreed to is kept with the number of the words that they read', async (t) => {
  const house = await upgraded(t, only('pages/bereikbaar', (body) => body.replace('{#consent}', '{#former}').replace(/^## consent$/m, '## former')))
  assert.deepEqual([versionOf(house, 'pages/bereikbaar'), versionOf(house, 'pages/bereikbaar#former'), versionOf(house, 'pages/bereikbaar#consent')], [1, 1, 2])
})

test('a section that neither has is still a clear mistake', async (t) => {
  const house = await upgraded(t, withoutSections)
  assert.throws(() => section(house, 'pages/home#nergens'), /no section ## nergens/)
})

test('doctor names each text and section for which the words of the release serve', async (t) => {
  const house = await upgraded(t, only('pages/home', (body) => body.replace(/^## .*\{#offers\}[\s\S]*?(?=^## )/m, '')))
  const { state, sentence: said } = await knowledgeChecks(house)[0]!.look()
  assert.equal(state, 'care')
  assert.match(said, /Where a live text lacks what this release asks for, the words of the release serve: en\/pages\/home \(## offers\)\./)
})

test('a letter whose live text asks for a value that the code no longer gives goes out in the words of the release, and reads the same later', async (t) => {
  const house = await upgraded(t, only('letters/receipt', (body) => `${body}\nJe krijgt antwoord van {{formerColleague}}.\n`))
  const { body } = contentFiles().find(({ key, language }) => key === 'letters/receipt' && language === 'nl')!
  const values = Object.fromEntries([...body.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => [name!, 'iets']))
  const letter = document(house, 'letters/receipt', values)
  assert.equal(letter.number, 2)
  assert.equal(documentPromised(house, 'letters/receipt', values).number, 2)
  assert.equal(documentHead(house, 'letters/receipt', {}).number, 2, 'also for who knows only some of the values')
  assert.equal((await documentAsSent(house, 'letters/receipt', 2, values)).text, letter.text)
  assert.equal(document(house, 'letters/receipt', { ...values, formerColleague: 'Ilse' }).number, 1, 'who gives it gets the live words')
  assert.throws(() => document(house, 'letters/receipt', {}), /letters\/receipt .* needs a value for/)
  assert.match((await knowledgeChecks(house)[0]!.look()).sentence, /letters\/receipt \(instead of \{\{formerColleague\}\}\)/)
})

test('what one process accepts, another shows at its next look; it reads nothing while nothing was published, and proposes nothing', async (t) => {
  const house = await upgraded(t, only('pages/home', (body) => body.replace(/^title: .*/m, 'title: Vroeger')))
  const db = openDatabase({ connectionString: house.databaseUrl, max: 1, options: '-c role=stadjerspas_app' })
  t.after(() => db.close())
  const [other, old] = [{ ...house, db }, olderRelease(t, only('pages/home', (body) => body.replace(/^title: .*/m, 'title: Vroeger')))]
  await openKnowledge(other, old)
  assert.equal(await refreshTexts(other, old), false)
  const [proposal] = await proposedTexts(house)
  assert.equal(await acceptProposal(house, { ...proposal!, by: { door: 'system' } }), true)
  const title = document(house, 'pages/home', {}, proposal!.language).title
  assert.notEqual(title, 'Vroeger')
  assert.equal(document(other, 'pages/home', {}, proposal!.language).title, 'Vroeger')
  assert.equal(await refreshTexts(other, old), true)
  assert.equal(document(other, 'pages/home', {}, proposal!.language).title, title)
  assert.equal((await proposedTexts(house)).length, 1, 'an older process beside this one does not offer its old words')
})

test('a process that runs looks three times a minute, until it is stopped', async (t) => {
  const house = await upgraded(t, only('pages/home', (body) => body.replace(/^title: .*/m, 'title: Vroeger')))
  const db = openDatabase({ connectionString: house.databaseUrl, max: 1, options: '-c role=stadjerspas_app' })
  t.after(() => db.close())
  const other = { ...house, db }
  await openKnowledge(other)
  t.mock.timers.enable({ apis: ['setInterval'] })
  const stop = watchTexts(other)
  for (const proposal of await proposedTexts(house)) await acceptProposal(house, { ...proposal, by: { door: 'system' } })
  t.mock.timers.tick(20_000)
  while (document(other, 'pages/home').title === 'Vroeger') await new Promise(setImmediate)
  stop()
  t.mock.timers.tick(60_000)
})
