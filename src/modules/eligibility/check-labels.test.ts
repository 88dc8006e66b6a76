import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { household, ON, rulesOn, run } from '#test/households.ts'
import { CHECKS } from './domain/checks.ts'
import { text } from './eligibility.text.ts'

test('a caseworker reads a name and a source for every check', () => {
  for (const { reason } of CHECKS) assert.ok(text.checkNames[reason] && text.sources[reason], reason)
})

test('the queue has a label for every check, and what is not known never reads as if it is so', () => {
  for (const { reason } of CHECKS) {
    const [so, unknown] = [text.waitsFor[reason], text.waitsFor[`${reason}-unknown`]]
    assert.ok(so ?? unknown, reason)
    assert.notEqual(so, unknown, reason)
    if (so && unknown) assert.match(unknown, /niet bekend$/i, reason)
  }
})

test('everything that a check can miss has words for a caseworker', () => {
  const source = ['household-checks', 'income-checks', 'income'].map((name) => readFileSync(new URL(`./domain/${name}.ts`, import.meta.url), 'utf8')).join('\n')
  const missing = [...source.matchAll(/unknown\(\['([\w-]+)'\]|wrong\.add\('([\w-]+)'\)|\? \['([\w-]+)'\] : \[\]/g)].map((match) => match.slice(1).find(Boolean)!)
  assert.ok(missing.length > 12, missing.join())
  assert.deepEqual(missing.filter((code) => !text.missing[code]), [])
})

test('every type of household that a norm was found for has words', () => {
  const types = (['home', 'institution'] as const).flatMap((stays) => [1, 2].map((adults) => {
    const person = { born: ON.replace('2026', '1986') as typeof ON, alive: true, income: { complete: true, amounts: [] } }
    return run(household([{ ...person, stays }, person].slice(0, adults)), rulesOn(ON)).checks.find(({ reason }) => reason === 'norm-known')?.facts?.['type']
  }))
  assert.deepEqual(types.filter((type) => !({ ...text.households, ...text.institutions } as Readonly<Record<string, string>>)[String(type)]), [])
})
