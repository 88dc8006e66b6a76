import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textChanges } from './text-changes.ts'

const whole = (title: string, body: string, more = ''): string => `---\ntitle: ${title}\n${more}---\n${body}`

test('only what differs is shown: the paragraphs that went and those that came', () => {
  assert.deepEqual(textChanges(
    whole('Pas', 'Begin.\n\nZelfde.\n\n## een\nA.\n\n- b\n- c\n\n## twee\nWeg.\n', 'order: 1\n'),
    whole('De pas', 'Begin.\n\nZelfde.\n\n## een\nA.\n\n- b\n- d\n\n## drie\nErbij.\n', 'order: 2\n')), [
    { part: 'title', kind: 'other', went: ['Pas'], came: ['De pas'] },
    { part: 'line "order"', kind: 'other', went: ['1'], came: ['2'] },
    { part: 'section ## een', kind: 'other', went: ['- c'], came: ['- d'] },
    { part: 'section ## drie', kind: 'new', went: [], came: ['Erbij.'] },
    { part: 'section ## twee', kind: 'gone', went: ['Weg.'], came: [] },
  ])
})

test('a heading in other words, a beginning that is new and an other order are changes; the same text is none', () => {
  const text = whole('Pas', '## Wat is er anders? {#anders}\nAlles.\n\nNiets.\n')
  assert.deepEqual(textChanges(text, text), [])
  assert.deepEqual(textChanges(text, whole('Pas', '## Dit verandert {#anders}\nAlles.\n\nNiets.\n')), [{ part: 'section ## anders', kind: 'other', went: ['Wat is er anders?'], came: ['Dit verandert'] }])
  assert.deepEqual(textChanges(text, whole('Pas', 'Dag.\n\n## Wat is er anders? {#anders}\nAlles.\n\nNiets.\n')), [{ part: 'beginning', kind: 'new', went: [], came: ['Dag.'] }])
  assert.deepEqual(textChanges(text, whole('Pas', '## Wat is er anders? {#anders}\nNiets.\n\nAlles.\n')), [{ part: 'section ## anders', kind: 'other', went: [], came: [] }])
})
