import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Database } from '#db/database.ts'
import { html } from '#web/html.ts'
import { aroundPanel } from './around-panel.ts'

const oneShop = () => ({}) as Database
const page = (title: string) => (panel: ReturnType<typeof html>) => html`<h1>${title}</h1>${panel}<footer>`

test('what everybody sees is made once for a version of an offer, and whose panel stands in it is in neither half', () => {
  const db = oneShop()
  let times = 0
  const make = (panel: ReturnType<typeof html>) => { times++; return page('Zwemmen')(panel) }
  for (const name of ['Marjan', 'Samira']) {
    const [before, after] = aroundPanel(db, 'version 1 zwemmen', make)
    assert.equal(html`${before}<p>${name}</p>${after}`.text, `<h1>Zwemmen</h1><p>${name}</p><footer>`)
  }
  assert.equal(times, 1)
})

test('another version, and another shop, have a page of their own', () => {
  const db = oneShop()
  assert.match(aroundPanel(db, 'version 1', page('Oud'))[0].text, /Oud/)
  assert.match(aroundPanel(db, 'version 2', page('Nieuw'))[0].text, /Nieuw/)
  assert.match(aroundPanel(oneShop(), 'version 1', page('Elders'))[0].text, /Elders/)
})

test('text of an editor that looks like the place of the panel stays text; a page with two panels is a mistake of ours', () => {
  const [before, after] = aroundPanel(oneShop(), 'a', page('<!--panel-->'))
  assert.equal(html`${before}|${after}`.text, '<h1>&#60;!--panel--&#62;</h1>|<footer>')
  assert.throws(() => aroundPanel(oneShop(), 'b', (panel) => html`${panel}${panel}`), /panel once/)
})
