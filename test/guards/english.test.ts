import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contentFiles } from '#modules/knowledge/content-files.ts'
import { placesOf } from '#modules/knowledge/domain/blocks.ts'
import { compile } from '#modules/knowledge/compile.ts'
import { readContentText } from '#modules/knowledge/domain/content-text.ts'

/** Every sentence with the places in it: what English must have as Dutch has it. */
const sentences = (body: string): Record<string, string> =>
  Object.fromEntries([...readContentText(body).sections].map(([key, section]) => [key, [...new Set(placesOf(compile(section.body)))].sort().join(' ')]))

const reasons = (language: string) => new Map(contentFiles().filter((file) => file.language === language && file.key.startsWith('reasons/')).map(({ key, body }) => [key, body]))

test('the reasons of the income test are there in English', () => { assert.ok(reasons('en').has('reasons/income-test')) })

test('reasons in English have the sentences of the Dutch ones, in their order and with the same places', () => {
  for (const [key, body] of reasons('en')) {
    const dutch = reasons('nl').get(key) ?? assert.fail(`${key} is there in English only`)
    assert.deepEqual(Object.entries(sentences(body)), Object.entries(sentences(dutch)), key)
  }
  assert.deepEqual(sentences('---\ntitle: x\n---\n## a-pass\n\nJe hebt {{income}}.\n'), { 'a-pass': 'income' })
})
