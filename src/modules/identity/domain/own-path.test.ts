import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownPath } from './own-path.ts'

test('a path of ours is where somebody goes, with its query', () => {
  for (const path of ['/', '/aanbod', '/mijn/bonnen', '/aanbod?soort=sport&q=zwem%20bad', '/aanbod/zwemmen-voor-2', '/inloggen-uitleg', '/en/aanbod/zwemmen']) assert.equal(ownPath(path), path)
})

test('another site is nowhere to go, however it is spelled', () => {
  const elsewhere = [
    '//evil', '//evil.example/', '/\\evil', '\\\\evil', '\\/evil', 'https:evil', 'https://evil.example', 'http://localhost:3000/aanbod', 'HTTPS:/evil',
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'mailto:a@b', '/\t/evil', '/\n/evil', '\t//evil', ' //evil', '/ /evil', '/\u0000/evil',
    '/.//evil', '/..//evil', '/./\\evil', '/a/../../\\evil', '///evil', '/\u2028/evil', '/％2Fevil', '@evil.example', 'evil.example', '?x=//evil', '#//evil', '', '.',
    '/inloggen', '/uitloggen', '/en/inloggen', '/<script>', '/"onmouseover=', `/${'a'.repeat(500)}`,
  ]
  for (const text of elsewhere) assert.equal(ownPath(text), undefined, JSON.stringify(text))
  assert.equal(ownPath(undefined), undefined)
})

test('the doors themselves are not where signing in leads to: nobody is signed out or asked again by a link', () => {
  for (const path of ['/inloggen', '/inloggen/digid', '/uitloggen', '/uitgelogd', '/blijf?terug=/blijf', '/a/../inloggen/digid']) assert.equal(ownPath(path), undefined, path)
})

test('what stays on this host after the browser has read it, whatever it was made of', () => {
  const parts = ['/', '//', '\\', '.', '..', 'evil', '@', ':', '?', '#', '%2F', '%5C', '\t', ' ', 'https:', ';']
  for (const a of parts) for (const b of parts) for (const c of parts) {
    const path = ownPath(a + b + c)
    if (path !== undefined) assert.equal(new URL(path, 'https://shop.example').origin, 'https://shop.example', JSON.stringify(a + b + c))
  }
})
