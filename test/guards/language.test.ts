import assert from 'node:assert/strict'
import { join, relative } from 'node:path'
import { test } from 'node:test'
import { readMunicipality } from '#src/municipality.ts'
import { type ContentFile, contentFiles } from '#modules/knowledge/content-files.ts'
import { compile } from '#modules/knowledge/compile.ts'
import { type Block, fill, fillLine, lineText, placesOf, splitPlaces } from '#modules/knowledge/domain/blocks.ts'
import { readContentText } from '#modules/knowledge/domain/content-text.ts'
import { type Finding, findingsOfPieces, findingsOfWhole, type Kind, listFindings } from '#modules/knowledge/domain/language-rules.ts'
import { measure, type Piece, piecesOf, wordsOf } from '#modules/knowledge/domain/readability.ts'
import { standingValues } from '#modules/knowledge/standing-values.ts'
import { hardEnglish } from './english-rules.ts'
import { labelFiles, labelsOf } from './labels.ts'
import { samples } from './language-samples.ts'

/** Holds every text against the rules of plain Dutch. What is measured is the text as people get it, with places filled. */
const root = join(import.meta.dirname, '..', '..')
const municipality = readMunicipality(join(root, 'config', 'groningen.json'))
const values = { ...standingValues(municipality), ...samples }
/** A place without a sample is filled with a word, so that one new text does not hide what is wrong with the others. */
const valuesFor = (places: readonly string[]) => ({ ...Object.fromEntries(places.map((place) => [place, 'iets'])), ...values })
const dutch = contentFiles().filter(({ language }) => language === 'nl')

const forProviders = new Set(['uitleg/voor-aanbieders', 'reasons/redemptions', 'desk/sign-in-unknown-organisation', 'pages/sign-in-unknown-organisation'])
const kindOf = ({ key }: ContentFile): Kind =>
  forProviders.has(key) ? 'provider' : key.startsWith('letters/') ? 'letter' : key.startsWith('emails/') || key.startsWith('reasons/') ? 'message' : key.startsWith('desk/') ? 'desk' : 'page'

type Text = { readonly file: ContentFile; readonly kind: Kind; readonly written: Block[]; readonly blocks: Block[]; readonly pieces: Piece[] }
const texts: Text[] = dutch.map((file) => {
  const { title, front, body, sections } = readContentText(file.body)
  const written = compile(body)
  const all = valuesFor([...placesOf(written), ...placesOf([{ kind: 'paragraph', line: [title, front['intro'] ?? ''].flatMap(splitPlaces) }])])
  // A code as a heading is for programs; nobody reads it.
  const codes = new Set([...sections.keys()].filter((id) => sections.get(id)!.heading === id))
  const blocks = fill(written, all).filter((block) => block.kind !== 'heading' || !codes.has(lineText(block.line)))
  const line = (text: string): string => lineText(fillLine(splitPlaces(text), all))
  const head: Piece[] = [{ kind: 'heading', text: line(title) }]
  if (front['intro']) head.push({ kind: 'paragraph', text: line(front['intro']) })
  return { file, kind: kindOf(file), written, blocks, pieces: [...head, ...piecesOf(blocks)] }
})

const show = (where: string, findings: readonly Finding[]): string[] => findings.map(({ rule, sentence, say }) => `${where} [${rule}] ${say}\n    ${sentence}`)
const none = (lines: readonly string[]): void => assert.equal(lines.length, 0, `\n${lines.join('\n')}\n`)

test('every sentence in content keeps the rules of plain Dutch', () => {
  none(texts.flatMap(({ file, kind, pieces, blocks }) => show(file.key, [
    ...findingsOfPieces(pieces, kind),
    ...listFindings(blocks.flatMap((block) => (block.kind === 'list' ? [block.items.length] : []))),
  ])))
})

test('every place in content has a sample value', () => {
  none(texts.flatMap(({ file, written }) => placesOf(written).filter((place) => !(place in values)).map((place) => `${file.key}: give {{${place}}} a sample in language-samples.ts`)))
})

test('no date, no amount and no second comma is typed in content', () => {
  const unfilled = (written: readonly Block[]) => Object.fromEntries(placesOf(written).map((name) => [name, 'x']))
  none(texts.flatMap(({ file, kind, written }) => show(file.key, findingsOfPieces(piecesOf(fill(written, unfilled(written))), kind, true))))
})

test('every text of 100 words or more is easy enough as a whole, and the smaller ones of a kind together', () => {
  const small = new Map<string, Piece[]>()
  const lines = texts.flatMap(({ file, kind, pieces }) => {
    if (measure(pieces).words >= 100) return show(file.key, findingsOfWhole(pieces, kind))
    const together = `${file.key.split('/')[0]} (small ones together, as ${kind})`
    small.set(together, [...(small.get(together) ?? []), ...pieces])
    return []
  })
  for (const [together, pieces] of small) lines.push(...show(together, findingsOfWhole(pieces, together.includes('letter') ? 'letter' : 'page')))
  none(lines)
})

test('a decision letter holds all that the law asks', () => {
  const needed: Record<string, RegExp> = {
    'the date': /\{\{date\}\}/, 'a reference': /\{\{number\}\}/, 'who decides': /namens het \{\{council\}\}/, 'the reasons': /\{\{reasonSentences\}\}|Daarom krijg jij/,
    'objection is possible': /bezwaar maken tot en met \{\{objectionLastDay\}\}/, 'where to send it': /\{\{postalAddress\}\}/, 'online too': /\{\{email\}\}/, 'free': /gratis/,
    'name and address': /Je naam en adres/, 'a date in it': /De datum van je brief/, 'which decision': /Het nummer van dit besluit/, 'why': /Waarom je het niet eens bent/,
    'a signature': /Je handtekening/, 'stays in force': /blijft dit besluit gelden/, 'the court': /rechter/, 'who helps': /Stip.*Juridisch Loket/s, 'a telephone number': /\{\{phone\}\}/,
  }
  const missing = (body: string) => Object.entries(needed).filter(([, pattern]) => !pattern.test(body)).map(([what]) => what)
  for (const key of ['letters/granted', 'letters/granted-partner', 'letters/refused', 'letters/case-decided', 'letters/set-aside', 'letters/granted-again', 'letters/refused-again', 'letters/pass-ended']) {
    assert.deepEqual(missing(dutch.find((file) => file.key === key)!.body), [], key)
  }
  assert.equal(missing('Je krijgt de pas niet.').length, Object.keys(needed).length, 'each of these can be missed')
})

test('our answer to an objection says what was decided and why, and the whole way to the court', () => {
  const needed = [/\{\{date\}\}/, /\{\{number\}\}/, /\{\{decisionNumber\}\}/, /namens het \{\{council\}\}/, /\{\{words\}\}|\{\{reasonSentences\}\}/, /beroep\. Het kan tot en met \{\{courtLastDay\}\}/, /\{\{court\}\}/, /Je naam en adres/, /Waarom je het niet eens bent/, /Je handtekening/, /Juridisch Loket/, /snelle hulp/]
  for (const key of ['objection-decided', 'objection-decided-no', 'objection-unfounded', 'objection-inadmissible']) {
    const body = dutch.find((file) => file.key === `letters/${key}`)!.body
    assert.deepEqual(needed.filter((pattern) => !pattern.test(body)).map(String), [], key)
  }
})

test('a receipt says what we have, since when, its number, a copy of what was filled in, and the last day', () => {
  const used = placesOf(texts.find(({ file }) => file.key === 'letters/receipt')!.written)
  for (const place of ['number', 'date', 'time', 'entered', 'lastDay']) assert.ok(used.includes(place), place)
})

const SECRET = ['income', 'limit', 'reasonSentences', 'householdLine', 'entered', 'number', 'ownSentence', 'bsn']
const leaks = (written: readonly Block[]): string[] => {
  const links = JSON.stringify(written).includes('"kind":"link"') ? ['a link'] : []
  return [...placesOf(written).filter((place) => SECRET.includes(place)), ...links]
}
test('a notice holds no income, no reference, no reason and no link', () => {
  for (const { file, written } of texts.filter(({ file }) => file.key.startsWith('emails/'))) assert.deepEqual(leaks(written), [], file.key)
  for (const { key, body } of contentFiles().filter(({ key, language }) => language === 'en' && key.startsWith('emails/'))) assert.deepEqual(leaks(compile(readContentText(body).body)), [], key)
  assert.deepEqual(leaks(compile('Je inkomen is {{income}}. [Log in](/inloggen)')), ['income', 'a link'])
})

const AT_THE_COUNTER = /laag inkomen|minima|uitkering|bijstand|armoede|schuld/i
test('a till never reads why somebody has a pass', () => {
  const till = texts.find(({ file }) => file.key === 'reasons/redemptions')!
  assert.doesNotMatch(till.pieces.map(({ text }) => text).join('\n'), AT_THE_COUNTER)
  assert.match('Deze persoon heeft een laag inkomen.', AT_THE_COUNTER)
})

test('the desk never promises an outcome', () => {
  const promise = /komt (allemaal |zeker )?goed|zeker (krijgen|weten)|beloof ik/i
  for (const { file } of texts.filter(({ file }) => file.key.startsWith('desk/'))) {
    const say = readContentText(file.body).sections.get('say')
    assert.ok(say && readContentText(file.body).sections.has('do'), `${file.key} has something to say now and to do now`)
    assert.doesNotMatch(say.body, promise, file.key)
  }
  assert.match('Dat komt goed, u krijgt hem.', promise)
})

test('every link in a text leads to a page of ours, or outside over https', () => {
  const pages = new Set(['/', '/uitleg', '/privacy', '/toegankelijkheid', '/contact', '/contact/bericht', '/mijn/besluiten', '/over-klachten', '/wat-is-er-anders', '/en', '/aanbod', '/inloggen', '/kan-ik-meedoen', ...dutch.filter(({ key }) => key.startsWith('uitleg/')).map(({ key }) => `/${key}`)])
  const lost = (body: string): string[] => [...body.matchAll(/\]\((\/[^)#]*)/g)].map((match) => match[1]!).filter((href) => !pages.has(href))
  for (const file of dutch) assert.deepEqual(lost(file.body), [], file.key)
  assert.deepEqual(lost('[x](/uitleg/bestaat-niet)'), ['/uitleg/bestaat-niet'])
})

test('a title has at most 8 words', () => {
  for (const { file, pieces } of texts) assert.ok(wordsOf(pieces[0]!.text).length <= 8, `${file.key}: ${pieces[0]!.text}`)
})

test('English: short sentences, easy enough, and no hidden dates or amounts', () => {
  const english = contentFiles().filter(({ language }) => language === 'en')
  for (const { key, body } of english) {
    const { body: text, sections } = readContentText(body)
    const written = compile(text).filter((block) => block.kind !== 'heading' || sections.get(lineText(block.line))?.heading !== lineText(block.line))
    const pieces = piecesOf(fill(written, valuesFor(placesOf(written))))
    assert.deepEqual(hardEnglish(pieces), [], key)
    assert.deepEqual(findingsOfPieces(piecesOf(fill(written, Object.fromEntries(placesOf(written).map((name) => [name, 'x'])))), 'page', true).filter(({ rule }) => rule !== 'commas'), [], key)
  }
  assert.equal(hardEnglish([{ kind: 'paragraph', text: 'Notwithstanding the aforementioned determination regarding municipal eligibility considerations, applicants are hereby invited to subsequently communicate additional documentation concerning their personal financial circumstances.' }]).length, 3)
})
test('every label and field error keeps the rules of plain Dutch', async () => {
  const names = labelFiles().filter((name) => !name.endsWith('english.text.ts'))
  assert.ok(names.length > 0)
  const lines: string[] = []
  for (const name of names) {
    const labels = labelsOf(await import(join(root, 'src', name)))
    const kind: Kind = 'label'
    for (const { path, text } of labels) lines.push(...show(`${relative(root, join(root, 'src', name))} ${path}`, findingsOfPieces([{ kind: 'paragraph', text }], kind)))
  }
  none(lines)
})
