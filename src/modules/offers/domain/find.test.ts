import assert from 'node:assert/strict'
import { test } from 'node:test'
import { categories } from '#web/components/category.ts'
import { type Category, categoryNames } from './category.ts'
import { type Findable, find, fold, mixed, type Wish } from './find.ts'
import type { Shape } from './shape.ts'

const offer = (title: string, category: Category, more: Partial<Findable> & { shape?: Shape } = {}): Findable => ({
  title, category, shape: { kind: 'free' }, audience: {}, publishedAt: new Date(0), orderableUntil: new Date(0), open: true,
  words: fold(title), foldedTitle: fold(title), ...more,
})
const wish = (more: Partial<Wish> = {}): Wish => ({ q: '', category: undefined, facets: new Set(), order: 'a-z', ...more })
const titles = (offers: readonly { title: string }[]) => offers.map(({ title }) => title)

const offers = [
  offer('Gratis zwemmen', 'sport', { words: fold('Gratis zwemmen Zwembad De Baken Lewenborg') }),
  offer('Café-concert', 'cultuur', { shape: { kind: 'amount-off', cents: 800 }, normalPrice: 1800, audience: { minAge: 16 } }),
  offer('Kindervoorstelling', 'kinderen', { audience: { minAge: 4, maxAge: 12 } }),
  offer('Naar de film', 'cultuur', { shape: { kind: 'fixed-price', cents: 500 } }),
  offer('Poffertjes', 'eten', { shape: { kind: 'percentage', percent: 25 }, normalPrice: 600, open: false }),
]

test('finding does not mind capitals, accents and dashes', () => {
  for (const q of ['cafe concert', 'CAFÉ', 'concert café', '  café-concert ']) assert.deepEqual(titles(find(offers, wish({ q })).offers), ['Café-concert'], q)
})

test('all words must occur somewhere, name and neighbourhood included', () => {
  assert.deepEqual(titles(find(offers, wish({ q: 'zwem lewenborg' })).offers), ['Gratis zwemmen'])
  assert.deepEqual(find(offers, wish({ q: 'zwem selwerd' })).offers, [])
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

test('the window alternates kinds and puts first what can be ordered now', () => {
  assert.deepEqual(titles(mixed(offers)), ['Gratis zwemmen', 'Café-concert', 'Kindervoorstelling', 'Naar de film', 'Poffertjes'])
})

test('the kinds are those of the look of the site', () => {
  assert.deepEqual([...categoryNames], Object.keys(categories))
})
