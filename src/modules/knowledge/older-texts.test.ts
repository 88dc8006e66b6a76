import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { testHouse, type TestHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { html } from '#web/html.ts'
import { contentFiles } from './content-files.ts'
import { document, documentAsSent, documentHead, documentPromised, hasText, knowledgeChecks, knowledgeRoutes, openKnowledge, proposedTexts, section, sentence } from './index.ts'

/** Production on the database of an older release: its content is ours after `age` changed each file, then ours is started. */
async function upgraded(t: TestContext, age: (body: string, key: string) => string): Promise<TestHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'content-'))
  t.after(() => rmSync(folder, { recursive: true }))
  cpSync(join(import.meta.dirname, '..', '..', '..', 'content'), folder, { recursive: true })
  for (const { path, key } of contentFiles(folder)) writeFileSync(path, age(readFileSync(path, 'utf8'), key))
  const house = await testHouse(t, { config: { demonstration: false } })
  await openKnowledge(house, folder)
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
