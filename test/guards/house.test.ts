import { test } from 'node:test'
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const files = globSync(['src/**/*.ts'], { cwd: root }).filter((file) => !file.endsWith('.test.ts')).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
const ROOMS = ['audit', 'knowledge', 'identity', 'residents', 'messages', 'passes', 'eligibility', 'providers', 'offers', 'vouchers', 'orders', 'redemptions', 'settlements', 'contacts', 'reports']

const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1')
const offenders = (pattern: RegExp, allowed: (path: string) => boolean) =>
  files.filter(({ path, text }) => !allowed(path) && pattern.test(code(text))).map(({ path }) => path)

/** A statement of SQL: a verb and what it works on. Words of a sentence alone do not match. */
const SQL = /\b(select\s[\s\S]{1,400}?\sfrom\s|insert\s+into\s|update\s+[a-z_]+\.[a-z_]+\s+(as\s+\w+\s+)?set\s|delete\s+from\s)/i

test('the environment is read in config.ts alone', () => {
  assert.deepEqual(offenders(/process\.env/, (path) => path === 'src/config.ts'), [])
})

test('the time comes through Clock alone', () => {
  assert.deepEqual(offenders(/new Date\(\)|Date\.now\(\)/, (path) => path === 'src/shared/clock.ts'), [])
})

test('HTML is made through html alone: no other file makes an Html or writes a tag into a string', () => {
  assert.deepEqual(offenders(/new Html\(/, (path) => path === 'src/web/html.ts'), [])
})

test('no page carries a style or a handler inside a tag', () => {
  assert.deepEqual(offenders(/\sstyle="|<style|\son(click|load|submit|change)="|<script>/, () => false), [])
})

test('SQL stands in stores and migrations only', () => {
  assert.match('select a from b', SQL)
  assert.deepEqual(offenders(SQL, (path) => path.endsWith('.store.ts') || path.startsWith('src/db/')), [])
})

test('a store names tables of its own room only', () => {
  const wrong: string[] = []
  for (const { path, text } of files.filter((file) => file.path.endsWith('.store.ts'))) {
    const own = path.split('/')[2]!
    for (const [, verb, schema, name, after] of code(text).matchAll(/\b(from|join|into|update)\s+([a-z_]+)\.([a-z_]+)\s*(\(?)/gi)) {
      const isFunction = after === '(' && /from|join/i.test(verb!)
      if (schema !== own && ROOMS.includes(schema!) && !isFunction) wrong.push(`${path}: ${schema}.${name}`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('every migration names its room in the first line, and makes things in that room only', () => {
  for (const path of globSync('migrations/[0-9]*.sql', { cwd: root })) {
    const text = readFileSync(join(root, path), 'utf8')
    const room = /^-- room: ([a-z]+)\n/.exec(text)?.[1]
    assert.ok(room, `${path}: the first line must be "-- room: <name>"`)
    if (room === 'foundation') continue
    const made = [...text.matchAll(/^create (?:table|view|function|or replace function|unique index \w+ on|index \w+ on|type|sequence|materialized view)\s+(?:if not exists\s+)?([a-z_]+)\./gim)].map(([, schema]) => schema)
    assert.deepEqual(made.filter((schema) => schema !== room), [], `${path}: makes something outside ${room}`)
  }
})

test('no unfinished words and no way around the type checker', () => {
  assert.deepEqual(offenders(/\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|expect-error|nocheck)|biome-ignore|\bas any\b|: any\b/, () => false), [])
  const comments = files.filter(({ text }) => /\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|expect-error|nocheck)|biome-ignore/.test(text)).map(({ path }) => path)
  assert.deepEqual(comments, [])
})

test('every room says in its README what it is for', () => {
  for (const folder of globSync('src/modules/*', { cwd: root })) {
    const text = readFileSync(join(root, folder, 'README.md'), 'utf8')
    assert.ok(text.split('\n').length >= 8, `${folder}/README.md: about ten lines`)
  }
})
