import { test } from 'node:test'
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from '@swc/core'

const root = join(import.meta.dirname, '..', '..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

type Entry = { readonly dutch: string; readonly word: string; readonly not: readonly string[] }
const glossary: Entry[] = read('GLOSSARY.md').split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| Dutch')).map((line) => {
  const [dutch = '', word = '', , not = ''] = line.slice(2, -2).split(' | ').map((cell) => cell.trim())
  return { dutch, word, not: not.split(',').map((one) => one.trim()).filter(Boolean) }
})

/** A name as its words: householdType, household_type and HouseholdType are one. */
const spelled = (name: string): string => `_${name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()}_`
/** Where each name stands first; and each word inside a text, like a role or a reason code. */
const names = new Map<string, string>()
const codes = new Set<string>()

function look(path: string, node: unknown): void {
  if (Array.isArray(node)) { for (const one of node) look(path, one); return }
  if (node === null || typeof node !== 'object') return
  const { type, value } = node as { type?: string; value?: unknown }
  if (type === 'Identifier' && typeof value === 'string' && !names.has(spelled(value))) names.set(spelled(value), `${path}: ${value}`)
  if (type === 'StringLiteral' && typeof value === 'string') for (const [word] of value.matchAll(/[a-z_]+/gi)) codes.add(word)
  for (const child of Object.values(node)) look(path, child)
}

for (const path of globSync('src/**/*.ts', { cwd: root }).filter((file) => !file.includes('.test.'))) look(path, parseSync(read(path), { syntax: 'typescript', target: 'es2024' }))
for (const path of globSync('migrations/[0-9]*.sql', { cwd: root })) {
  for (const [name] of read(path).replace(/--.*$/gm, '').matchAll(/[a-z_]+/gi)) if (!names.has(spelled(name))) names.set(spelled(name), `${path}: ${name}`)
}
// Texts are named in English too: content/nl/desk/complaint.md.
for (const path of globSync('content/nl/**/*.md', { cwd: root })) for (const [word] of path.matchAll(/[a-z]+/g)) codes.add(word)

const inNames = (word: string): string | undefined => [...names].find(([spelling]) => spelling.includes(spelled(word)) || spelling.includes(spelled(`${word}s`)))?.[1]

test('the glossary is read whole, and gives a word one meaning', () => {
  assert.ok(glossary.length >= 20 && names.size > 1000)
  assert.deepEqual(glossary.filter(({ dutch, word }) => !dutch || !/^[a-z][A-Za-z_]*$/.test(word)), [])
  assert.equal(new Set(glossary.map(({ word }) => word)).size, glossary.length)
})

for (const { dutch, word, not } of glossary) {
  test(`${dutch} is called ${word}, and nothing else`, () => {
    assert.ok(inNames(word) ?? codes.has(word), `${word} is used nowhere in src/`)
    assert.deepEqual(not.flatMap((other) => inNames(other) ?? []), [], `another word for ${word}`)
  })
}
