import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOfPieces, findingsOfWhole, listFindings, pieceRules, SOURCE_RULES } from './language-rules.ts'
import { hardWords } from './plain-words.ts'
import { isPassive, measure, type Piece, sentencesOf, syllables, wordsOf } from './readability.ts'

const paragraph = (text: string): Piece => ({ kind: 'paragraph', text })
const rulesOf = (piece: Piece, rule: string): string[] => findingsOfPieces([piece], 'page', SOURCE_RULES.includes(rule)).map((finding) => finding.rule)

/** One text that breaks each rule, and one that just keeps it. A rule without a row here is a rule that may not work. */
const proofs: Record<string, [bad: Piece, good: Piece]> = {
  'paragraph':   [paragraph('Een. Twee. Drie. Vier. Vijf.'),                           paragraph('Een. Twee. Drie. Vier.')],
  'heading':     [{ kind: 'heading', text: 'Dit is een kop van echt veel te veel woorden' }, { kind: 'heading', text: 'Wat kun je nu doen?' }],
  'item':        [{ kind: 'item', text: 'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien' }, { kind: 'item', text: 'Je naam' }],
  'brackets':    [paragraph('Je pas (op papier) werkt.'),                              paragraph('Je pas op papier werkt.')],
  'en-of':       [paragraph('Bel en/of mail.'),                                        paragraph('Bel of mail.')],
  'short-forms': [paragraph('Dat is i.v.m. je pas.'),                                  paragraph('Om 14.30 uur.')],
  'exclamation': [paragraph('Gefeliciteerd!'),                                         paragraph('Je krijgt de pas.')],
  'double-no':   [paragraph('Dat is niet onmogelijk.'),                                paragraph('Dat kan.')],
  'formal-you':  [paragraph('Wij hebben uw brief.'),                                   paragraph('Een uur.')],
  'nobody':      [paragraph('Men kijkt ernaar.'),                                      paragraph('Wij kijken ernaar.')],
  'typed-date':  [paragraph('Stuur het voor 4 januari.'),                              paragraph('Stuur het tot en met x.')],
  'typed-money': [paragraph('De grens is € 1.703,35.'),                                paragraph('De grens is x.')],
  'no-last-day': [paragraph('Je hoort het binnen 6 weken.'),                           paragraph('Je hoort het binnen 6 weken, tot en met maandag.')],
  'commas':      [paragraph('Je naam, je adres, je datum.'),                           paragraph('Bel ons, dan helpen wij. Of mail, dat kan ook.')],
  'spoken-even': [paragraph('Bel ons even.'),                                          paragraph('Evenveel mag.')],
  'sentence':    [paragraph('een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien.'), paragraph('Dit is kort.')],
  'hard-word':   [paragraph('Indien u dit wenst.'),                                    paragraph('Als je dit wilt.')],
}

test('every rule on a sentence has a text that breaks it and one that keeps it', () => assert.deepEqual(Object.keys(proofs).sort(), [...pieceRules].sort()))
for (const [rule, [bad, good]] of Object.entries(proofs)) {
  test(`rule ${rule}: "${bad.text.slice(0, 40)}" breaks it, "${good.text.slice(0, 30)}" does not`, () => {
    assert.ok(rulesOf(bad, rule).includes(rule))
    assert.deepEqual(rulesOf(good, rule), [])
  })
}

const hard = 'De aanvraag die door een medewerker van de gemeentelijke organisatie wordt beoordeeld, kan helaas alleen na verificatie van inkomensgegevens worden toegewezen. '
const easy = 'Je krijgt de pas. Je kunt nu een bon kiezen. Laat hem zien bij de kassa. '
test('rules on the whole: the hard text breaks each of them, the easy one none', () => {
  const rules = findingsOfWhole([paragraph(hard.repeat(8) + 'De behandeling van de beoordeling is een herziening met helaas. '.repeat(3))], 'page').map(({ rule }) => rule)
  assert.deepEqual(rules, ['flesch', 'average', 'over-8', 'over-12', 'nouns', 'passive', 'helaas'])
  assert.deepEqual(findingsOfWhole([paragraph(easy.repeat(10))], 'page'), [])
})

test('a list has 2 to 7 items', () => assert.equal(listFindings([1, 2, 7, 8]).length, 2))

for (const [word, count] of Object.entries({ pas: 1, bonnen: 2, aanvraag: 2, nieuwe: 2, ideeën: 3, bijstandsnorm: 3, Stadjerspas: 3, '1.681,80': 2, 'SP-26-01874': 2, mm: 1 })) {
  test(`${word} has ${count} syllables`, () => assert.equal(syllables(word), count))
}

test('sentences end at a full stop and a capital, not inside a time, an amount or a name', () => {
  assert.deepEqual(sentencesOf('Je stuurde hem om 14.30 uur. De grens is € 1.703,35 per maand. Bel 14\u00a0050? "Dat kan."'),
    ['Je stuurde hem om 14.30 uur.', 'De grens is € 1.703,35 per maand.', 'Bel 14\u00a0050?', '"Dat kan."'])
  assert.deepEqual(sentencesOf(''), [])
})

test('words: a number with its dots is one, a currency sign is none', () => {
  assert.deepEqual(wordsOf('De grens is € 1.703,35 en 120% voor ID-kaart.'), ['De', 'grens', 'is', '1.703,35', 'en', '120%', 'voor', 'ID-kaart'])
})

test('Flesch-Douma: known counts give the known number', () => {
  // 8 words, 2 sentences, 9 syllables: 206.835 - 0.93 x 4 - 77 x 9/8
  const m = measure([paragraph('Wij kijken nog een keer. Dat is goed.')])
  assert.deepEqual([m.words, m.sentences], [8, 2])
  assert.equal(m.flesch.toFixed(3), (206.835 - 0.93 * 4 - 77 * (9 / 8)).toFixed(3))
})

test('the example sentences of the house are easy, the council letter of 2014 is not', () => {
  const house = 'Wij kijken nog een keer. Een medewerker bekijkt je aanvraag zelf. Je hoeft nu niets te doen. Je hoort het tot en met 18 januari 2027.'
  const council = 'Wij begrijpen heel goed dat het vervelend is als burgers geen toegang krijgen tot de webshop, verkeerde bonnen krijgen of anderszins op problemen bij de webshop stuiten. Daarom hebben wij in de afgelopen weken extra capaciteit vrij gemaakt om de problemen aan te pakken en de mensen met klachten te helpen.'
  assert.ok(measure([paragraph(house)]).flesch > 80)
  assert.ok(measure([paragraph(council)]).flesch < 62)
})

test('passive is seen, active is not', () => {
  for (const bad of ['De aanvraag wordt beoordeeld.', 'Je brief is door een medewerker gelezen.', 'Je bent niet toegelaten en dat werd beslist.']) assert.ok(isPassive(bad), bad)
  for (const good of ['Je wordt 18.', 'Wij hebben je brief gelezen.', 'Wordt je inkomen lager?', 'Je bon is gebruikt op maandag.']) assert.ok(!isPassive(good), good)
})

test('hard words are found whole, in any case, with what to say instead', () => {
  assert.deepEqual(hardWords('Wij verstrekken REEDS een beschikking.'), [
    { word: 'beschikking', instead: 'besluit, brief' }, { word: 'verstrekken', instead: 'geven' }, { word: 'REEDS', instead: 'al' }])
  assert.deepEqual(hardWords('Een minimaal verschil, alsof conformisme bestaat.'), [])
  assert.equal(hardWords('Voor aanbieders').length, 1)
  assert.deepEqual(hardWords('Voor aanbieders', false), [])
})
