import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { contentFiles } from '#modules/knowledge/content-files.ts'
import { placesOf, splitPlaces } from '#modules/knowledge/domain/blocks.ts'
import { compile } from '#modules/knowledge/compile.ts'
import { readContentText } from '#modules/knowledge/domain/content-text.ts'
import { sentencesOf, wordsOf } from '#modules/knowledge/domain/readability.ts'
import { labelFiles, labelsOf } from './labels.ts'

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

/** Pages that are there in both languages, section by section. What stands here is for a page, or for who reads it, in Dutch only. */
const pages: Readonly<Record<string, readonly string[]>> = {
  'pages/aanbod': [], 'pages/bestellen': [], 'pages/bewaard': ['lead', 'none'], 'pages/toevoegen': [], 'pages/loting': ['openbaar', 'zo-reken-je-na', 'weinig'], 'pages/bon': ['papier-jij', 'papier-kassa'],
  'pages/aanvragen-intro': [], 'pages/mijn-aanvraag': [], 'pages/antwoord': [], 'pages/stoppen': [], 'pages/verloop': [], 'pages/loting-gewonnen': [], 'pages/contact-bericht': [], 'pages/berichten-nederlands': [], 'pages/bereikbaar': [], 'pages/kan-ik-meedoen': [], 'pages/grens': ['tabel', 'hoe'], 'pages/besluiten': [], 'pages/bezwaar': [], 'pages/gegevens': [], 'pages/aanbod-stoppen': ['how', 'no-vouchers', 'holders', 'sign-ups'],
}
const body = (language: string, key: string): string => contentFiles().find((file) => file.language === language && file.key === key)?.body ?? assert.fail(`${language} ${key}`)

test('a page that is there in both languages has every sentence in English, with the same places', () => {
  for (const [key, dutchOnly] of Object.entries(pages)) {
    const [dutch, english] = [sentences(body('nl', key)), sentences(body('en', key))]
    for (const [section, places] of Object.entries(dutch)) if (!dutchOnly.includes(section)) assert.equal(english[section], places, `${key}#${section}`)
    for (const section of dutchOnly) assert.ok(section in dutch && !(section in english), `${key}#${section} stands in the list for nothing`)
  }
})

/** A text that is said as a whole: its title, what it is about, and its words. */
const wholePlaces = (text: string): string => {
  const { title, front, body: words } = readContentText(text)
  return [...new Set(placesOf([{ kind: 'paragraph', line: [title, front['about'] ?? ''].flatMap(splitPlaces) }, ...compile(words)]))].sort().join(' ')
}

test('a mail or a letter in English has the places of the Dutch one', () => {
  const english = contentFiles().filter(({ language, key }) => language === 'en' && /^(emails|letters)\//.test(key))
  assert.ok(english.length > 0)
  for (const { key, body: text } of english) assert.equal(wholePlaces(text), wholePlaces(body('nl', key)), key)
})

/** Numbers that stand in a text itself: "10 dagen", "120%". */
const figures = (text: string): readonly string[] => [...readContentText(text).body.replace(/\{\{[^}]*\}\}|\{#[^}]*\}|^\d+\. /gm, ' ').matchAll(/\d+(?:[.,]\d+)?/g)].map(([figure]) => figure.replace(',', '.')).sort()

test('a letter in English has the figures of the Dutch one, and asks for an answer when that does', () => {
  for (const { key, body: text } of contentFiles().filter(({ language, key }) => language === 'en' && key.startsWith('letters/'))) {
    assert.deepEqual(figures(text), figures(body('nl', key)), key)
    assert.equal(readContentText(text).front['answer'], readContentText(body('nl', key)).front['answer'], key)
  }
  assert.deepEqual(figures('---\ntitle: x\n---\nTot 10 dagen voor {{day}}, 120%.\n'), ['10', '120'])
})

/** Messages that are there in Dutch only. On an English page each says so itself. */
const DUTCH_ONLY = ['case-decided', 'draw-offer-changed', 'penalty-fixed', 'penalty-not-owed', 'place-changed', 'voucher-redeemed']
test('each kind of message is there in English, or stands in the list of those that are not', () => {
  const kinds = (language: string): string[] => contentFiles().filter((file) => file.language === language && file.key.startsWith('letters/')).map(({ key }) => key.slice('letters/'.length)).sort()
  assert.deepEqual([...kinds('en'), ...DUTCH_ONLY].sort(), kinds('nl'))
})

/** A decision may be objected to; our answer to an objection goes to court. */
const TO_COURT = [/go to court/, /on or before \{\{courtLastDay\}\}/, /\{\{court\}\}/, /Your signature/, /quick help/, /Juridisch Loket/]
test('the English of a decision says which day is the last to object or to go to court, where, and that the Dutch letter is the decision', () => {
  const letters = contentFiles().filter(({ language, key }) => language === 'en' && key.startsWith('letters/'))
  for (const { key, body: text } of letters) {
    const { front, body: words } = readContentText(text)
    const toCourt = /\{\{courtLastDay\}\}/.test(words)
    assert.equal(front['counts'] === 'decision', toCourt || /\{\{objectionLastDay\}\}/.test(words), key)
    if (toCourt) for (const part of TO_COURT) assert.match(words, part, key)
    else if (front['counts'] === 'decision') for (const part of [/object on or before \{\{objectionLastDay\}\}/, /\{\{postalAddress\}\}/, /is free/, /Your signature/, /stays in force/, /court/, /Juridisch Loket/]) assert.match(words, part, key)
  }
})

/** Words of ours that have no place in an English sentence: who sees one forgot to translate it. */
const DUTCH = /\b(de|het|een|en|van|voor|je|jij|wij|niet|met|bij|naar|deze|dit|dat|kun|kunt|aanbod|bonnen|jaar|keer|uur|gratis|korting)\b/i
const amiss = (text: string): boolean => DUTCH.test(text) || sentencesOf(text).some((one) => wordsOf(one).length > 20)

test('every label in English is English, in sentences of at most 20 words', async () => {
  const files = labelFiles().filter((name) => name.endsWith('english.text.ts'))
  assert.ok(files.length > 2)
  for (const name of files) {
    const labels = labelsOf(await import(join(import.meta.dirname, '..', '..', 'src', name)))
    assert.deepEqual(labels.filter(({ path, text }) => amiss(text) && !/\.(href|facets)\b/.test(path) && !text.startsWith('/')), [], name)
  }
  assert.ok(amiss('Nothing found voor you') && amiss('a '.repeat(21)) && !amiss('Nothing found for you'))
})
