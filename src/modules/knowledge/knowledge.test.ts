import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { localDate } from '#shared/local-date.ts'
import { testHouse, type TestHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { html } from '#web/html.ts'
import { acceptProposal, deskScripts, document, documentAsSent, documentPromised, hasText, keysOf, knowledgeChecks, knowledgeRoutes, openKnowledge, proposedTexts, sentence, versionOf, whoMay } from './index.ts'

const KEY = 'reasons/orders'
const els = { door: 'staff', id: 'els', role: 'editor' } as const
const limits = { effectiveFrom: localDate('2026-07-01'), percent: 120, rows: [{ type: 'single-21', label: 'Alleen', limitCents: 170335 }, { type: 'couple-21', label: 'Samen', limitCents: 243335 }] }

/** A release of our own: the real content, in which a test changes a file. */
function release(t: TestContext): { folder: string; write(name: string, text: string): void } {
  const folder = mkdtempSync(join(tmpdir(), 'content-'))
  cpSync(join(import.meta.dirname, '..', '..', '..', 'content'), folder, { recursive: true })
  t.after(() => rmSync(folder, { recursive: true }))
  return { folder, write: (name, text) => writeFileSync(join(folder, 'nl', `${name}.md`), text) }
}
const orderValues = { offer: 'zwemmen', maximum: 5, againFrom: '1 januari 2027', ages: 'kinderen', opens: 'morgen', left: '€ 10,00', budget: '€ 500,00', closes: 'morgen', person: 'Noor' }
const CHANGED = '---\ntitle: Anders\n---\n## sold-out\nOp is op.\n'

const production = async (t: TestContext): Promise<TestHouse> => testHouse(t, { config: { demonstration: false } })
const versions = (house: TestHouse) => house.db.query(`select number, state, author from knowledge.version where key = '${KEY}' and language = 'nl' order by number`)

test('texts that are not open yet are a clear mistake, and so is a text that does not exist', async (t) => {
  const house = await testHouse(t)
  assert.throws(() => document(house, 'pages/home'), /await openKnowledge\(house\)/)
  await openKnowledge(house)
  assert.throws(() => document(house, 'letters/nothing'), /letters\/nothing.*content\/nl\/letters\/nothing\.md/)
  assert.throws(() => sentence(house, 'reasons/orders#nothing'), /no section ## nothing/)
  assert.throws(() => document(house, 'letters/receipt', {}), /letters\/receipt \(content\/nl\/letters\/receipt\.md\) needs a value for \{\{date\}\}/)
})

test('a letter is promised exactly when it could be written: for every letter, and every value that may be missing', async (t) => {
  const house = await testHouse(t)
  await openKnowledge(house)
  let tried = 0
  for (const key of keysOf(house, 'letters')) {
    const values: Record<string, string> = {}
    const asked = (work: () => unknown): string | undefined => { try { work(); return undefined } catch (error) { return /needs a value for \{\{(\w+)\}\}/.exec((error as Error).message)?.[1] ?? assert.fail(String(error)) } }
    // Each try names one value more, in the order in which the promise misses them.
    for (let missing = asked(() => documentPromised(house, key, values)); missing; missing = asked(() => documentPromised(house, key, values))) {
      assert.notEqual(asked(() => document(house, key, values)), undefined, `${key} without ${missing}`)
      values[missing] = 'iets'
      tried++
    }
    const { number, title, front } = document(house, key, values)
    assert.deepEqual(documentPromised(house, key, values), { key, number, title, front })
  }
  assert.ok(tried > 100, `${tried} values missing`)
})

test('at the first start every file becomes version 1, live; a second start changes nothing', async (t) => {
  const house = await production(t)
  await openKnowledge(house)
  const [count] = await house.db.query<{ texts: number; first: number }>(`select count(*) as texts, count(*) filter (where number = 1 and state = 'published' and author = 'release') as first from knowledge.version`)
  assert.ok(count!.texts > 60 && count!.texts === count!.first)
  await openKnowledge(house)
  assert.equal((await house.db.one<{ texts: number }>('select count(*) as texts from knowledge.version')).texts, count!.texts)
  assert.match(sentence(house, 'reasons/orders#sold-out', { offer: 'zwemmen' }), /^De bonnen voor zwemmen zijn op\./)
})

test('two processes that start together make one version 1', async (t) => {
  const house = await production(t)
  await Promise.all([openKnowledge(house), openKnowledge({ ...house }), openKnowledge({ ...house })])
  assert.deepEqual(await versions(house), [{ number: 1, state: 'published', author: 'release' }])
})

test('in production a changed file is a proposal: nothing changes until somebody accepts it', async (t) => {
  const house = await production(t)
  const { folder, write } = release(t)
  await openKnowledge(house, folder)
  write(KEY, CHANGED)
  await openKnowledge(house, folder)
  await openKnowledge(house, folder)
  assert.match(sentence(house, `${KEY}#sold-out`, { offer: 'zwemmen' }), /zijn op/)
  assert.deepEqual((await proposedTexts(house)).map(({ key, number }) => [key, number]), [[KEY, 2]])
  assert.ok(house.lines.some(({ level }) => level === 'warn'), 'the operator hears of it')
  assert.match((await knowledgeChecks(house)[0]!.look()).sentence, /proposes 1 changed texts that are not live: reasons\/orders/)

  assert.equal(await acceptProposal(house, { key: KEY, language: 'nl', number: 1, by: els }), false, 'a published version is no proposal')
  assert.equal(await acceptProposal(house, { key: KEY, language: 'nl', number: 2, by: els }, folder), true)
  assert.equal(await acceptProposal(house, { key: KEY, language: 'nl', number: 2, by: els }, folder), false, 'only once')
  assert.equal(sentence(house, `${KEY}#sold-out`), 'Op is op.')
  assert.equal(versionOf(house, `${KEY}#sold-out`), 3)
  assert.deepEqual(await versions(house), [
    { number: 1, state: 'published', author: 'release' }, { number: 2, state: 'proposal', author: 'release' }, { number: 3, state: 'published', author: 'els' }])
  assert.deepEqual(await proposedTexts(house), [])
  assert.equal((await documentAsSent(house, KEY, 3)).title, 'Anders')
  assert.equal((await documentAsSent(house, KEY, 1, orderValues)).title, 'Waarom een bon nu niet kan', 'what was said with an earlier version still reads as it did')
  await assert.rejects(documentAsSent(house, KEY, 9), /never was a version 9/)
})

test('in a demonstration a changed file is live at once, as a new version', async (t) => {
  const house = await testHouse(t)
  const { folder, write } = release(t)
  await openKnowledge(house, folder)
  write(KEY, CHANGED)
  await openKnowledge(house, folder)
  assert.equal(sentence(house, `${KEY}#sold-out`), 'Op is op.')
  assert.deepEqual(await versions(house), [{ number: 1, state: 'published', author: 'release' }, { number: 2, state: 'published', author: 'release' }])
})

test('a file that cannot be read stops the start with its name', async (t) => {
  const house = await testHouse(t)
  const { folder, write } = release(t)
  write(KEY, '---\ntitle: Fout\n---\n<script>alert(1)</script>\n')
  await assert.rejects(openKnowledge(house, folder), /content\/nl\/reasons\/orders\.md: Not allowed in a text/)
})

test('a version never changes: not by the application, not by the owner', async (t) => {
  const house = await testHouse(t)
  await openKnowledge(house)
  await assert.rejects(house.db.query(`update knowledge.version set body = 'x'`), /permission denied/)
  await assert.rejects(house.db.query('delete from knowledge.version'), /permission denied/)
  await assert.rejects(house.owner.query(`update knowledge.version set body = 'x'`), /never changes/)
  await assert.rejects(house.owner.query('truncate knowledge.text cascade'), /never changes/)
})

async function site(t: TestContext, given: typeof limits | 'none' = limits) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const routes = knowledgeRoutes(house, { limits: async () => (given === 'none' ? undefined : given), offersThisWeek: async () => html`<p>Zwemmen</p>`, onTheCounter: async () => [{ category: 'sport', deal: 'Gratis', what: 'zwemmen' }] })
  return { house, b: await browser(t, house, { routes }) }
}

test('the home page says who may use the shop, the limits in force, and what changed', async (t) => {
  const { b } = await site(t)
  const { status, text } = await b.get('/')
  assert.equal(status, 200)
  for (const words of ['Ga je mee?', 'Je woont in de gemeente Groningen.', '€ 1.703,35', 'vanaf 1 juli 2026', '120% van de bijstandsnorm', 'Geen DigiD? Wij helpen je.', 'Je bestelt een bon.', '14 050', 'Zwemmen']) assert.ok(text.includes(words), words)
})

test('the same words and the same table stand at the sign-in button', async (t) => {
  const { house, b } = await site(t)
  const column = whoMay(house, limits).text
  const home = (await b.get('/')).html
  for (const part of ['Je krijgt geen studiefinanciering van DUO.', '1.703,35', 'Je bestelt een bon. Die laat je zien.']) {
    assert.ok(column.includes(part) && home.includes(part), part)
  }
})

test('when no norms are known the page says where to ask, and shows no old amount', async (t) => {
  const { b } = await site(t, 'none')
  const { status, text } = await b.get('/')
  assert.equal(status, 200)
  assert.ok(text.includes('De nieuwe bedragen staan hier nog niet.') && !text.includes('1.703'))
})

test('every explanation has its page, and stands on the list of all', async (t) => {
  const { house, b } = await site(t)
  const list = (await b.get('/uitleg')).html
  const keys = keysOf(house, 'uitleg')
  assert.ok(keys.length >= 10)
  for (const key of keys) {
    assert.ok(list.includes(`href="/${key}"`), `${key} is on the list`)
    assert.equal((await b.get(`/${key}`)).status, 200)
  }
  assert.equal((await b.get('/uitleg/bestaat-niet')).status, 404)
  assert.equal((await b.get('/uitleg/..%2Fdesk%2Fcomplaint')).status, 404)
})

test('privacy, accessibility, contact and what changed are there, with the status as configured and every desk', async (t) => {
  const { house, b } = await site(t)
  for (const path of ['/privacy', '/wat-is-er-anders']) assert.equal((await b.get(path)).status, 200)
  const statement = (await b.get('/toegankelijkheid')).text
  assert.ok(statement.includes('De status is B.') && statement.includes('23 november 2026'))
  const contact = await b.get('/contact')
  for (const { name } of house.municipality.desks) assert.ok(contact.text.includes(name), name)
  for (const id of ['stips', 'klacht']) assert.ok(contact.html.includes(`id="${id}"`), `the footer links to #${id}`)
})

test('one page in English says who the pass is for, with the same amounts as English writes them', async (t) => {
  const { b } = await site(t)
  const { status, text, html: page } = await b.get('/en')
  assert.equal(status, 200)
  for (const words of ['You live in the municipality of Groningen.', '€ 1,703.35', 'The Dutch letter counts.']) assert.ok(text.includes(words), words)
  assert.ok(page.includes('<html lang="en">'))
})

test('every status of the accessibility statement has its sentence', async (t) => {
  const { house } = await site(t)
  for (const status of ['a', 'b', 'c', 'd', 'e']) assert.ok(hasText(house, `reasons/toegankelijkheid#${status}`))
})

test('the desk reads the same facts, each with what to say and to do, and where the limit of today stands', async (t) => {
  const { house } = await site(t)
  const shown = deskScripts(house).text
  for (const words of ['Voor wie is de pas?', 'Zeg nu', 'Doe nu', 'href="/uitleg/voor-wie"', 'Wat is er anders dan vroeger?']) assert.ok(shown.includes(words), words)
  assert.ok(!shown.includes('Inloggen gestopt'), 'scripts of a stopped sign-in come with its number')
})
