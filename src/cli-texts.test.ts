import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { openKnowledge, document, proposedTexts } from '#modules/knowledge/index.ts'
import { olderRelease } from '#test/older-release.ts'
import { testHouse, type TestHouse } from '#test/house.ts'
import { textsCommand } from './cli-texts.ts'

/** Production, upgraded from a release in which the home page had another first line in both languages, and a letter had other words in Dutch. */
async function upgraded(t: TestContext): Promise<TestHouse> {
  const house = await testHouse(t, { config: { demonstration: false } })
  await openKnowledge(house, olderRelease(t, (body, key, language) => key === 'pages/home' ? body.replace(/^title: .*/m, 'title: Vroeger') : key === 'letters/pass-replaced' && language === 'nl' ? `${body}\nTot ziens.\n` : body))
  await openKnowledge(house)
  return house
}
const names = async (house: TestHouse) => (await proposedTexts(house)).map(({ key, language }) => `${language}/${key}`)
const events = (house: TestHouse) => house.db.query<{ action: string }>(`select action, actor_door as door, actor_role as role, subject_id as subject from audit.event where action like 'knowledge.%' order by number`)

test('the list says of each text which lines and paragraphs go and come', async (t) => {
  const house = await upgraded(t)
  const { out, code } = await textsCommand(house, [])
  assert.equal(code, 0)
  assert.match(out, /^en\/pages\/home\n {2}title\n {4}- Vroeger\n {4}\+ /m)
  assert.match(out, /^letters\/pass-replaced\n {2}(?:beginning|section ## .*)\n {4}- Tot ziens\.$/m)
  assert.match(out, /3 texts are proposed\. texts --accept KEY makes one live/)
  assert.deepEqual((await names(house)).length, 3, 'looking decides nothing')
})

test('an accepted text is live with its own version, a left one is proposed no more, not at the next start either', async (t) => {
  const house = await upgraded(t)
  assert.match((await textsCommand(house, ['--accept', 'en/pages/home'])).out, /^en\/pages\/home: live as version 3/)
  assert.notEqual(document(house, 'pages/home', {}, 'en').title, 'Vroeger')
  assert.equal(document(house, 'pages/home').title, 'Vroeger', 'the Dutch one was not named')
  assert.equal((await textsCommand(house, ['--leave', 'pages/home'])).out, 'pages/home: left; what is live stays.')
  assert.equal(document(house, 'pages/home').title, 'Vroeger')
  await openKnowledge(house)
  assert.deepEqual(await names(house), ['nl/letters/pass-replaced'])
  assert.deepEqual(await events(house), [
    { action: 'knowledge.text-accepted', door: 'system', role: 'operator', subject: 'en/pages/home' },
    { action: 'knowledge.text-left', door: 'system', role: 'operator', subject: 'nl/pages/home' }])
})

test('a key without a language is the text in both, and --all is every one', async (t) => {
  const house = await upgraded(t)
  assert.equal((await textsCommand(house, ['--accept', 'pages/home'])).out.split('\n').length, 2)
  assert.deepEqual(await names(house), ['nl/letters/pass-replaced'])
  assert.equal((await textsCommand(house, ['--accept', '--all'])).code, 0)
  assert.deepEqual(await names(house), [])
  assert.match((await textsCommand(house, [])).out, /^Nothing is proposed/)
})

test('what cannot be meant changes nothing and says so', async (t) => {
  const house = await upgraded(t)
  for (const args of [['--accept'], ['--all'], ['pages/home'], ['--accept', '--leave', 'pages/home'], ['--accept', '--all', 'pages/home'], ['--burn']]) {
    const { error, code } = await textsCommand(house, args)
    assert.equal(code, 1)
    assert.match(error, /Nothing was changed\.$/, args.join(' '))
  }
  assert.equal((await textsCommand(house, ['--accept', 'letters/pass-replaced', 'pages/nothing'])).error, 'Nothing is proposed for pages/nothing. Nothing was changed. See: texts')
  assert.equal((await names(house)).length, 3)
  assert.deepEqual(await events(house), [])
})
