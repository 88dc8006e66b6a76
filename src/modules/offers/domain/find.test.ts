import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { localDate } from '#shared/local-date.ts'
import { categories } from '#web/components/category.ts'
import { type Category, categoryNames } from './category.ts'
import { facetBits, type FacetName, facetNames, type Findable, find, fold, mixed, type Wish } from './find.ts'
import type { Shape } from './shape.ts'
import type { Audience } from './terms.ts'

const WEEK = [localDate('2026-11-23'), localDate('2026-11-29')] as const
type More = { readonly shape?: Shape; readonly normalPrice?: number; readonly audience?: Audience; readonly open?: boolean; readonly places?: readonly number[]; readonly use?: readonly [string, string] }

const offer = (title: string, category: Category, { shape = { kind: 'free' }, normalPrice, audience = {}, open = true, places = [], use = ['2026-01-01', '2026-12-31'] }: More = {}): Findable => ({
  title, category, audience, open, places, publishedAt: new Date(0), orderableUntil: new Date(0), foldedTitle: fold(title),
  bits: facetBits({ shape, ...(normalPrice ? { normalPrice } : {}), audience, usableFrom: localDate(use[0]!), usableUntil: localDate(use[1]!) }, open, WEEK),
})
const wish = (more: Partial<Wish> = {}): Wish => ({ category: undefined, facets: new Set(), order: 'a-z', age: undefined, near: undefined, ...more })
const titles = (offers: readonly { title: string }[]) => offers.map(({ title }) => title)

const offers = [
  offer('Gratis zwemmen', 'sport', { places: [0] }),
  offer('Café-concert', 'cultuur', { shape: { kind: 'amount-off', cents: 800 }, normalPrice: 1800, audience: { minAge: 16 } }),
  offer('Kindervoorstelling', 'kinderen', { audience: { minAge: 4, maxAge: 12 }, places: [1] }),
  offer('Naar de film', 'cultuur', { shape: { kind: 'fixed-price', cents: 500 }, places: [1, 2], use: ['2026-12-01', '2026-12-31'] }),
  offer('Poffertjes', 'eten', { shape: { kind: 'percentage', percent: 25 }, normalPrice: 600, open: false }),
]

test('folding does not mind capitals, accents and dashes', () => {
  for (const text of ['cafe concert', 'CAFÉ  concert', '  café-concert ']) assert.equal(fold(text), 'cafe concert')
})

test('every kind says how many there are with the same words and choices', () => {
  const { categories, all } = find(offers, wish({ category: 'sport', facets: new Set(['nu'] as const) }))
  assert.deepEqual([...categories], [['sport', 1], ['cultuur', 2], ['kinderen', 1]])
  assert.equal(all, 4)
})

test('within a group one is enough, between groups all must hold', () => {
  assert.deepEqual(titles(find(offers, wish({ facets: new Set(['gratis', 'tot-5'] as const) })).offers), ['Gratis zwemmen', 'Kindervoorstelling', 'Naar de film', 'Poffertjes'])
  assert.deepEqual(titles(find(offers, wish({ facets: new Set(['gratis', 'volwassene'] as const) })).offers), ['Gratis zwemmen'])
  assert.equal(find(offers, wish({ category: 'cultuur' })).facets.get('gratis'), 0)
})

test('this week is from today on seven days, and only what can be ordered now', () => {
  assert.deepEqual(titles(find(offers, wish({ facets: new Set(['week'] as const) })).offers), ['Café-concert', 'Gratis zwemmen', 'Kindervoorstelling'])
  for (const [use, holds] of [[['2026-11-29', '2026-12-31'], true], [['2026-11-30', '2026-12-31'], false], [['2026-01-01', '2026-11-23'], true], [['2026-01-01', '2026-11-22'], false]] as const) {
    assert.equal(find([offer('x', 'sport', { use })], wish({ facets: new Set(['week'] as const) })).offers.length === 1, holds, use.join())
  }
})

test('an age shows what somebody of that age may use, up to the day they are too old', () => {
  for (const [age, found] of [[3, ['Gratis zwemmen', 'Naar de film', 'Poffertjes']], [4, ['Gratis zwemmen', 'Kindervoorstelling', 'Naar de film', 'Poffertjes']],
    [12, ['Gratis zwemmen', 'Kindervoorstelling', 'Naar de film', 'Poffertjes']], [13, ['Gratis zwemmen', 'Naar de film', 'Poffertjes']], [16, ['Café-concert', 'Gratis zwemmen', 'Naar de film', 'Poffertjes']]] as const) {
    assert.deepEqual(titles(find(offers, wish({ age })).offers), found, String(age))
  }
  assert.deepEqual(titles(find([offer('Voor groten', 'sport', { audience: { forWhom: 'adult' } })], wish({ age: 17 })).offers), [])
})

test('near a place: what is nearest first, and nothing of which the place is not told', () => {
  const near = new Map([[1, 0], [0, 1.2]])
  assert.deepEqual(titles(find(offers, wish({ near, order: 'gevarieerd' })).offers), ['Kindervoorstelling', 'Naar de film', 'Gratis zwemmen'])
  assert.equal(find(offers, wish({ near })).all, 3)
})

test('with an age, what is meant for that age stands before what is for everybody', () => {
  assert.deepEqual(titles(find(offers, wish({ age: 8, order: 'gevarieerd' })).offers), ['Kindervoorstelling', 'Gratis zwemmen', 'Naar de film', 'Poffertjes'])
})

test('the best match stays in front, except that what can be ordered now goes before what cannot', () => {
  const ranked = [offers[4]!, offers[3]!, offers[0]!]
  assert.deepEqual(titles(find(ranked, wish({ order: 'gevarieerd' }), true).offers), ['Naar de film', 'Gratis zwemmen', 'Poffertjes'])
})

test('the window alternates kinds and puts first what can be ordered now', () => {
  assert.deepEqual(titles(mixed(offers)), ['Gratis zwemmen', 'Café-concert', 'Kindervoorstelling', 'Naar de film', 'Poffertjes'])
})

test('the count beside a choice is what you see when you choose only that one of its group', () => {
  const facet = fc.constantFrom(...facetNames)
  const anyOffer = fc.record({ category: fc.constantFrom(...categoryNames), bits: fc.integer({ min: 0, max: 2 ** facetNames.length - 1 }) })
  const groups: readonly (readonly FacetName[])[] = [['kind', 'jongere', 'volwassene'], ['gratis', 'tot-5', 'korting'], ['nu'], ['week']]
  fc.assert(fc.property(fc.array(anyOffer, { maxLength: 30 }), fc.array(facet), fc.option(fc.constantFrom(...categoryNames), { nil: undefined }), (made, chosen, category) => {
    const some = made.map(({ category, bits }, i) => ({ ...offer(`Uitje ${i}`, category), bits }))
    const facets = new Set(chosen)
    const { facets: counts, categories: kinds, all } = find(some, wish({ facets, category }))
    for (const name of facetNames) {
      const group = groups.find((names) => names.includes(name))!
      const alone = new Set([...facets].filter((other) => !group.includes(other)).concat(name))
      assert.equal(counts.get(name), find(some, wish({ facets: alone, category })).offers.length, name)
    }
    assert.equal(all, [...kinds.values()].reduce((sum, n) => sum + n, 0))
  }))
})

test('the kinds are those of the look of the site', () => {
  assert.deepEqual([...categoryNames], Object.keys(categories))
})
