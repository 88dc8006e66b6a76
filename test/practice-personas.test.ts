// Who calls at the practice desk is somebody of the demonstration: what a colleague practises on is what they can look up there.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { population, readNorms } from '#demo/personas.ts'
import { ageOn, localDate } from '#shared/local-date.ts'

const root = join(import.meta.dirname, '..')
const today = localDate('2026-11-28')
const calls = globSync('content/nl/practice/*.md', { cwd: root }).map((file) => {
  const text = readFileSync(join(root, file), 'utf8')
  return { file, persona: /^persona: (\S+)$/m.exec(text)?.[1] ?? '', who: /\{#who\}\n([\s\S]*?)\n## /.exec(text)?.[1] ?? '' }
})
const people = population(today, readNorms())

test('every call at the practice desk is about somebody of the cast, by the name and the age they have there', () => {
  assert.ok(calls.length >= 10)
  for (const { file, persona, who } of calls) {
    const person = people.find(({ key }) => key === persona)
    assert.ok(person, `${file}: nobody in the cast is called ${persona}`)
    assert.match(who, new RegExp(`\\*\\*${person.fullName}\\*\\*, ${ageOn(localDate(person.born), today)} jaar`), file)
  }
})

test('the children and the partner who are named there are theirs', () => {
  for (const { file, persona, who } of calls) {
    const { children, partner, secretAddress } = people.find(({ key }) => key === persona)!
    for (const [, name, age] of who.matchAll(/([A-Z]\p{L}+) van (\d+)/gu)) {
      const child = people.find(({ given, key }) => given === name && children.includes(key))
      assert.equal(child && ageOn(localDate(child.born), today), Number(age), `${file}: ${name}`)
    }
    const married = /getrouwd met (\p{L}+)/u.exec(who)?.[1]
    if (married) assert.equal(people.find(({ key }) => partner && 'key' in partner && key === partner.key)?.given, married, file)
    assert.equal(/geheim adres/.test(who), secretAddress, file)
  }
})
