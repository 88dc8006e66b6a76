import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kindOfWords, numbersIn, ownWords, plainSubject, senderName } from './words-of-mail.ts'

test('a number of ours is found in a subject, wherever it stands', () => {
  assert.deepEqual(numbersIn('Re: Wij hebben je klacht [K-26-00097]'), ['K-26-00097'])
  assert.deepEqual(numbersIn('antw: k-26-00097 en K-26-00098, k-26-00097'), ['K-26-00097', 'K-26-00098'])
  assert.deepEqual(numbersIn('SP-26-01874 XK-26-00097 K-26-1'), [])
})

test('the same subject is the same, answered or sent on', () => {
  for (const subject of ['Mijn bon', 'RE: mijn bon', 'Re: Antw: Mijn  bon', 'Fwd: [K-26-00097] Mijn bon', 'Re[2]: Mijn bon']) assert.equal(plainSubject(subject), 'mijn bon', subject)
  assert.notEqual(plainSubject('Mijn bonnen'), 'mijn bon')
})

for (const [program, quoted] of [
  ['Gmail', 'Op ma 23 nov. 2026 om 10:00 schreef Stadjerspas <x@example.org>:\n\n> Beste Jan'],
  ['Gmail over two lines', 'Op ma 23 nov. 2026 om 10:00 schreef Stadjerspas\n<stadjerspas@gemeente.example>:\n> Beste Jan'],
  ['Outlook', 'Van: Stadjerspas <x@example.org>\nVerzonden: maandag 23 november 2026 10:00\nAan: Jan\nOnderwerp: Wij hebben je vraag'],
  ['Outlook on the web', '________________________________\nVan: Stadjerspas'],
  ['an older Outlook', '-----Oorspronkelijk bericht-----\nVan: Stadjerspas'],
  ['Apple', 'On 23 Nov 2026, at 10:00, Stadjerspas wrote:\n> Beste Jan'],
  ['who only quotes', '> Beste Jan\n> Wij hebben je vraag'],
] as const) {
  test(`what we wrote below their answer is left out: ${program}`, () => { assert.equal(ownWords(`Ja, dat klopt.\n\nJan\n\n${quoted}\n`), 'Ja, dat klopt.\n\nJan') })
}

test('nothing is lost when nothing stands above, or when somebody writes about a mail', () => {
  assert.equal(ownWords('> Alleen dit'), '> Alleen dit')
  assert.equal(ownWords('Op maandag schreef ik jullie al.\nGeen antwoord.'), 'Op maandag schreef ik jullie al.\nGeen antwoord.')
  assert.equal(ownWords('Ik antwoord hieronder:\n> Klopt dit?\nJa.'), 'Ik antwoord hieronder:\n> Klopt dit?\nJa.')
})

test('who names it a complaint makes a complaint', () => {
  for (const words of ['Dit is een klacht.', 'Ik wil KLAGEN over de balie', 'mijn klachten']) assert.equal(kindOfWords('', words), 'complaint', words)
  assert.equal(kindOfWords('Klacht', 'De bon werkt niet.'), 'complaint')
  for (const words of ['De bon werkt niet.', 'Een onderklachtje']) assert.equal(kindOfWords('Vraag', words), 'question', words)
})

test('a name goes into our letter only when it is one', () => {
  for (const name of ['Jan Stam', 'Zoë d’Arc-Öz', 'J. de Wit']) assert.equal(senderName(name, 'afzender'), name)
  for (const name of ['Win € 500', 'kijk op www.slecht.example', 'http://x', 'Jan123', 'J', '', 'a'.repeat(61), 'ga naar slecht.example']) assert.equal(senderName(name, 'afzender'), 'afzender', name)
})
