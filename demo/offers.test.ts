import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOfPieces, findingsOfWhole } from '#modules/knowledge/domain/language-rules.ts'
import type { Piece } from '#modules/knowledge/domain/readability.ts'
import { localDate } from '#shared/local-date.ts'
import { windowOffers } from './offers.ts'
import { windowGroups, windowProviders } from './window/providers.ts'
import { inEnglish } from './window/english.ts'
import { yearOf } from './window/year.ts'
import { hardEnglish } from '#test/guards/english-rules.ts'

const offers = windowOffers(yearOf(localDate('2026-11-23')))
const paragraphs = (...texts: (string | undefined)[]): Piece[] => texts.flatMap((text) => (text ? text.split('\n\n').map((part): Piece => ({ kind: 'paragraph', text: part })) : []))

test('the window of the demonstration shows every kind of discount, limit and moment', () => {
  const kinds = new Set(offers.map(({ shape }) => (shape as { kind: string }).kind))
  assert.deepEqual([...kinds].sort(), ['amount-off', 'contribution', 'fixed-price', 'free', 'percentage', 'surprise', 'tariffs'])
  assert.deepEqual([...new Set(offers.map(({ category }) => category))].sort(), ['cultuur', 'eten', 'kinderen', 'leren', 'sport', 'uitjes'])
  const shown = offers.filter(({ state }) => !state)
  assert.ok(shown.length >= 38)
  assert.ok(shown.some(({ stock }) => stock === 3), 'one to sell out')
  assert.ok(shown.some(({ limit }) => limit?.per === 'household') && shown.some(({ limit }) => limit?.period === 'quarter') && shown.some(({ limit }) => !limit))
  assert.ok(shown.some(({ audience }) => audience?.minAge === 4 && audience.maxAge === 12))
  assert.ok(shown.some(({ opens }) => opens && opens > '2026-11-23') && offers.some(({ state }) => state === 'ended'))
})

test('every offer is given by somebody who takes part, and everybody who takes part gives something', () => {
  const keys = new Set([...windowProviders.map(({ key }) => key), ...windowGroups.map(({ slug }) => slug)])
  assert.deepEqual(offers.filter(({ by }) => !keys.has(by)), [])
  const giving = new Set(offers.flatMap(({ by }) => [by, ...(windowGroups.find(({ slug }) => slug === by)?.members ?? [])]))
  assert.deepEqual(windowProviders.filter(({ key }) => !giving.has(key)).map(({ key }) => key), [])
  assert.equal(new Set(offers.map(({ slug }) => slug)).size, offers.length)
  assert.equal(new Set(windowProviders.map(({ kvk }) => kvk)).size, windowProviders.length)
})

test('every text of the window is plain Dutch', () => {
  const pieces = offers.map(({ slug, title, summary, description, note, bring }) => ({ slug, pieces: [{ kind: 'heading', text: title } as Piece, ...paragraphs(summary, description, note, bring)] }))
  const places = windowProviders.map(({ key, openingHours, travel, access }) => ({ slug: key, pieces: paragraphs(openingHours, travel, access) }))
  assert.deepEqual([...pieces, ...places].flatMap(({ slug, pieces }) => findingsOfPieces(pieces, 'page').map(({ sentence, say }) => `${slug}: ${say} ${sentence}`)), [])
  assert.deepEqual(findingsOfWhole(pieces.flatMap((one) => one.pieces), 'page'), [])
})

/** Every number in digits, times as 19:00 and thousands without their dot. */
const figures = (text: string): string[] => (text.match(/\d+(?:[.:]\d+)?/g) ?? []).map((each) => each.replace('.', ':')).sort()
const shape = (text: string | undefined): number => (text ? text.split('\n\n').length : 0)

test('every offer is there in English: each text that Dutch has, with the same figures', () => {
  assert.deepEqual(Object.keys(inEnglish).sort(), offers.map(({ slug }) => slug).sort())
  for (const offer of offers) {
    const english = inEnglish[offer.slug]!
    for (const part of ['title', 'summary', 'description', 'days', 'note', 'bring'] as const) {
      assert.equal(shape(english[part]), shape(offer[part]), `${offer.slug} ${part}`)
      assert.deepEqual(figures(english[part] ?? ''), figures(offer[part] ?? ''), `${offer.slug} ${part}`)
    }
  }
})

test('and that English is plain', () => {
  const pieces = Object.values(inEnglish).flatMap(({ title, summary, description, days, note, bring }) => [{ kind: 'heading', text: title! } as Piece, ...paragraphs(summary, description, days, note, bring)])
  assert.deepEqual(hardEnglish(pieces), [])
})
