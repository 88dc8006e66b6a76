import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from './compile.ts'
import { blocksText, fill, placesOf } from './domain/blocks.ts'
import { readContentText } from './domain/content-text.ts'
import { renderBlocks } from './render.ts'

const html = (markdown: string, values = {}) => renderBlocks(fill(compile(markdown), values)).text

test('a paragraph, a list, a heading and a link become HTML in our look', () => {
  assert.equal(html('Beste **Marjan**,\n\n- een\n- twee\n\n### Kop\n\n[Bel ons]({{phoneLink}}).', { phoneLink: 'tel:14050' }),
    '<p class="nl-paragraph">Beste <strong>Marjan</strong>,</p><ul><li>een</li><li>twee</li></ul>' +
    '<h3 class="nl-heading nl-heading--level-4">Kop</h3><p class="nl-paragraph"><a class="nl-link" href="tel:14050">Bel ons</a>.</p>')
})

test('a value is text, never markup: not HTML, not Markdown, not a place', () => {
  assert.equal(html('Beste {{name}},', { name: '<b>[x](/y)</b> {{name}}' }), '<p class="nl-paragraph">Beste &#60;b&#62;[x](/y)&#60;/b&#62; {{name}},</p>')
  assert.equal(html('Wij & jij < 3'), '<p class="nl-paragraph">Wij &#38; jij &#60; 3</p>')
})

for (const bad of ['<b>vet</b>', 'tekst <i>schuin</i>', '![plaat](/x.png)', '```\ncode\n```', '> citaat', '# Kop', '[x](javascript:alert(1))', '[x](//elders.nl)', '[x](http://onveilig.nl)', '- een\n  - genest', 'a `code`']) {
  test(`a text with ${JSON.stringify(bad)} is refused`, () => assert.throws(() => compile(bad)))
}

test('a missing value is named', () => assert.throws(() => html('Beste {{name}},'), /\{\{name\}\}/))

test('a paragraph or item that is one place takes as many lines as the value has, and none when it is empty', () => {
  const blocks = compile('Begin.\n\n{{reasons}}\n\n- {{entered}}\n\n{{own}}')
  assert.equal(blocksText(fill(blocks, { reasons: 'Een.\nTwee.', entered: 'Naam\nAdres', own: '' })), 'Begin.\n\nEen.\n\nTwee.\n\n- Naam\n- Adres')
  assert.equal(blocksText(fill(blocks, { reasons: '', entered: '', own: '' })), 'Begin.')
})

test('plain text shows the address of a link, but not of a telephone number', () => {
  assert.equal(blocksText(fill(compile('[Kijk hier](https://a.nl/b) of [bel](tel:14050)'), {})), 'Kijk hier [https://a.nl/b] of bel')
})

test('places are found in links and tables too', () => {
  assert.deepEqual(placesOf(compile('[{{a}}]({{b}})\n\n| x | {{c}} |\n|---|---|\n| 1 | **{{d}}** |')), ['b', 'a', 'c', 'd'])
})

test('sections are found by code, by given id and by their words', () => {
  const { title, front, sections } = readContentText('---\ntitle: Redenen\norder: 2\n---\n## sold-out\nOp.\n\n## Wat is er anders? {#anders}\nAlles.\n\n## Met de post\nJa.\n')
  assert.equal(title, 'Redenen')
  assert.equal(front['order'], '2')
  assert.deepEqual([...sections].map(([id, { heading, body }]) => [id, heading, body]), [
    ['sold-out', 'sold-out', 'Op.'], ['anders', 'Wat is er anders?', 'Alles.'], ['met-de-post', 'Met de post', 'Ja.']])
})

for (const [what, file] of [['no front matter', 'tekst'], ['no title', '---\norder: 1\n---\ntekst'], ['a section twice', '---\ntitle: x\n---\n## a\n\n## a\n'], ['a line without a colon', '---\ntitle: x\nfout\n---\n']] as const) {
  test(`a file with ${what} is refused`, () => assert.throws(() => readContentText(file)))
}
