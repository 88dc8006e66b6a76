import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { readMunicipality } from '#src/municipality.ts'
import type { Page } from '../answer.ts'
import { type Assets, openAssets } from '../assets.ts'
import { errorPage } from '../error-pages.ts'
import { type ErrorKind, errorTexts } from '../error-pages.text.ts'
import { html } from '../html.ts'
import { type Frame, layout } from '../layout.ts'
import type { Signed } from '../route.ts'
import type { AtWork } from '../work-errors.ts'
import { workErrorTexts } from '../work-errors.text.ts'
import * as gallery from './gallery.ts'
import { iconNames, iconSheet } from './icon.ts'

const root = join(import.meta.dirname, '../../..')
const municipality = readMunicipality(join(root, 'config/groningen.json'))
const assets: Assets = await openAssets()
const signed: Signed = { sessionId: 's', door: 'resident', subjectId: 'r', name: 'Marjan de Boer', roles: ['resident'], until: new Date('2026-11-23T14:30:00+01:00') }
const frame = (more: Partial<Frame> = {}): Frame => ({
  municipality, signed: undefined, assets, demonstration: true, origin: 'https://stadjerspas.test', path: '/aanbod?soort=sport&zoek=a b', csrf: () => html`<input type="hidden" name="_csrf" value="x">`, may: () => true, ...more,
})
const galleryPages = Object.entries(gallery) as [string, Page][]
const errorPages = Object.keys(errorTexts).map((kind): [string, Page] => [kind, errorPage(kind as ErrorKind, { municipality, number: '3f9a22b1c07d' })])
const atWork: AtWork = { area: 'work', signed: { ...signed, door: 'staff', roles: ['caseworker'] }, forWhom: [{ door: 'staff', roles: ['kcc', 'stip'] }] }
const workErrorPages = Object.keys(workErrorTexts).map((kind): [string, Page] => [`${kind} at work`, errorPage(kind as ErrorKind, { municipality, number: '3f9a22b1c07d', atWork })])
const documents = [...galleryPages, ...errorPages, ...workErrorPages].flatMap(([name, page]) => [
  [name, layout(page, frame()).text] as const,
  [`${name}, signed in`, layout(page, frame({ signed })).text] as const,
])

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  // Our entities are a speed trick of html.ts; long titles and inline SVG are judged by eye.
  rules: { 'no-raw-characters': 'off', 'long-title': 'off', 'attr-quotes': 'error', 'no-inline-style': 'error', 'no-trailing-whitespace': 'off', 'prefer-native-element': 'off', 'no-redundant-role': 'off', 'doctype-style': ['error', { style: 'lowercase' }],
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }] },
})

describe('every component, on pages as they will be used', () => {
  for (const [name, text] of documents) {
    test(`${name}: valid HTML, one h1, no inline style or script, ids that exist once`, async () => {
      const report = await validator.validateString(text)
      assert.deepEqual(report.results.flatMap((result) => result.messages.map((message) => `${message.line}: ${message.ruleId} ${message.message}`)), [])
      assert.equal(text.match(/<h1[\s>]/g)?.length, 1)
      assert.doesNotMatch(text, /<script|<style|\sstyle=|\son[a-z]+=|undefined|\[object/)
      const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])
      assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), [])
      for (const [, list] of text.matchAll(/\s(?:for|aria-labelledby|aria-describedby)="([^"]+)"/g)) {
        for (const id of list!.split(' ')) assert.ok(ids.includes(id), `nothing has the id ${id}`)
      }
    })
  }
})

test('every icon that a component may name is in the sheet, and the sheet holds no others', () => {
  assert.deepEqual([...iconSheet.toString().matchAll(/<symbol id="([a-z]+)"/g)].map((match) => match[1]).sort(), [...iconNames].sort())
})

test('every class of our own that a component uses has a rule in the stylesheet', () => {
  const stylesheet = readdirSync(join(root, 'theme')).filter((name) => name.endsWith('.css')).map((name) => readFileSync(join(root, 'theme', name), 'utf8')).join('')
  const used = new Set(documents.flatMap(([, text]) => [...text.matchAll(/\bclass="([^"]+)"/g)].flatMap((match) => match[1]!.split(' '))).filter((name) => name.startsWith('pas-')))
  // A state that looks like no state, yet says in the markup what it is.
  const hooks = new Set(['pas-timeline__item--later', 'pas-checks__item--pass', 'pas-voucher', 'pas-voucher--used', 'pas-voucher--over'])
  assert.deepEqual([...used].filter((name) => !hooks.has(name) && !new RegExp(`\\.${name}(?![\\w-])`).test(stylesheet)), [])
})

describe('the frame around a page', () => {
  const shop = layout(gallery.shopPage, frame({ signed })).text
  test('the browser title names page, product and municipality, and an error first', () => {
    assert.match(layout(gallery.residentPage, frame()).text, /<title>Mijn bonnen - Stadjerspas - gemeente Groningen<\/title>/)
    assert.match(shop, /<title>Fout: Alle onderdelen - /)
  })
  test('who is signed in sees their name, until when, and a link that keeps them there and comes back', () => {
    assert.match(shop, /Marjan de Boer/)
    assert.match(shop, /Je blijft ingelogd tot 14\.30\u00a0uur\./)
    assert.match(shop, /href="\/blijf\?terug=%2Faanbod%3Fsoort%3Dsport%26zoek%3Da%20b"/)
    assert.match(shop, /<form class="pas-header__user" action="\/uitloggen" method="post"><input type="hidden" name="_csrf"/)
    assert.doesNotMatch(layout(gallery.shopPage, frame()).text, /uitloggen|_csrf/)
  })
  test('a demonstration says so on every page, a sheet for the printer too; a production never', () => {
    for (const [, page] of galleryPages) {
      assert.match(layout(page, frame()).text, /pas-ribbon/)
      assert.doesNotMatch(layout(page, frame({ demonstration: false })).text, /pas-ribbon/)
    }
  })
  test('the menu of a workplace holds what this person may do, and nothing else', () => {
    const text = layout(gallery.workPage, frame({ signed, may: (action) => ['help', 'print-post'].includes(action) })).text
    assert.match(text, /href="\/balie"/)
    assert.match(text, /href="\/beheer\/post"/)
    assert.doesNotMatch(text, /href="\/beheer\/cijfers"/)
  })
})
