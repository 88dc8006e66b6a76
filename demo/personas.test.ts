import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isBsn } from '#shared/bsn.ts'
import { ageOn, localDate, parseLocalDate } from '#shared/local-date.ts'
import { toCents } from '#shared/money.ts'
import { organisations, persona, personas, population, providerPeople, readNorms, staffPeople } from './personas.ts'

const norms = readNorms()
const today = localDate('2026-11-23')
const earns = (key: string, on = today) => persona(key, on, norms).income.reduce((sum, { bedrag }) => sum + toCents(bedrag), 0)

test('everybody has an own key and an own BSN that passes the eleven test', () => {
  const people = population(today, norms)
  for (const { bsn, key } of people) assert.ok(isBsn(bsn) && bsn.startsWith('9999'), `${key}: ${bsn}`)
  assert.equal(new Set(people.map(({ bsn }) => bsn)).size, people.length)
  assert.equal(new Set(people.map(({ key }) => key)).size, people.length)
})

test('who signs in has a story of one sentence', () => {
  const cast = [...personas(today, norms), ...providerPeople, ...staffPeople]
  assert.ok(personas(today, norms).length >= 14)
  for (const { key, story } of cast) assert.match(story, /^[A-Z][^.]{10,120}\.$/, key)
  assert.equal(new Set(cast.map(({ key }) => key)).size, cast.length)
})

test('relatives and partners exist, and a marriage is known to both', () => {
  const people = new Map(population(today, norms).map((person) => [person.key, person]))
  for (const { key, children, partner } of people.values()) {
    for (const child of children) assert.ok(people.has(child), `${key} has a child ${child}`)
    if (!partner || !('key' in partner) || partner.dissolved) continue
    const other = people.get(partner.key)?.partner
    assert.ok(other && 'key' in other && other.key === key, `${key} and ${partner.key}`)
  }
})

test('Marjan is exactly on the limit and Henk one cent above it, whatever norm is in force', () => {
  assert.equal(earns('marjan'), 170335)
  assert.equal(earns('henk'), 170336)
  assert.equal(earns('marjan', localDate('2026-06-30')), 168180)
  assert.equal(earns('henk', localDate('2025-01-01')), 161455)
})

test('an age holds on every day, and a birth date moves only when a birthday passes', () => {
  for (const day of ['2026-11-23', '2027-01-01', '2028-02-29', '2027-08-20', '2027-08-21'].map(localDate)) {
    const age = (key: string) => ageOn(localDate(persona(key, day, norms).born), day)
    assert.equal(age('daan'), 19)
    assert.equal(age('aaltje'), 78)
    assert.equal(age('bilal'), 6)
  }
  assert.equal(persona('daan', today, norms).born, persona('daan', localDate('2027-08-20'), norms).born)
})

test('a birth date can be known in part only', () => {
  assert.equal(persona('hawa', today, norms).born.length, 4)
  assert.equal(persona('sefa', today, norms).born.length, 7)
  assert.equal(persona('ramon', today, norms).born, '')
  assert.ok(parseLocalDate(persona('fatima', today, norms).born))
})

test('the colleague who may not decide on her own household lives in it', () => {
  const iris = staffPeople.find(({ key }) => key === 'iris')!
  const home = (key: string) => persona(key, today, norms).home
  assert.equal(iris.atHome?.bsn, persona('iris', today, norms).bsn)
  assert.deepEqual(home('iris'), home('gerrit'))
})

test('one person with eHerkenning comes from an organisation that does not take part', () => {
  const known = new Set<string>(organisations.map(({ kvk }) => kvk))
  assert.deepEqual(providerPeople.filter(({ kvk }) => !known.has(kvk)).map(({ key }) => key), ['vreemd'])
})
