import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html } from '#web/html.ts'
import { unbroken } from './reference.ts'

const shown = (content: Parameters<typeof unbroken>[0]): string => html`${unbroken(content)}`.text

test('a number of ours stays on one line, with all the words around it as they were', () => {
  assert.equal(shown('Noem nummer SP-26-01874.'), 'Noem nummer <span class="pas-nowrap">SP-26-01874</span>.')
  assert.equal(shown('K-26-00097'), '<span class="pas-nowrap">K-26-00097</span>')
  assert.equal(shown('Van SP-26-00001-2 en BZ-26-00031'), 'Van <span class="pas-nowrap">SP-26-00001-2</span> en <span class="pas-nowrap">BZ-26-00031</span>')
})

test('what is no number of ours is left alone, and what somebody typed stays text', () => {
  for (const text of ['', 'Bel 14 050', 'kijk op 3-11-2026', 'spel SP-26', 'XSP-26-018741']) assert.equal(shown(text), text)
  assert.equal(shown('<b>SP-26-01874</b>'), '&#60;b&#62;<span class="pas-nowrap">SP-26-01874</span>&#60;/b&#62;')
  assert.equal(shown(html`<b>SP-26-01874</b>`), '<b>SP-26-01874</b>')
})
