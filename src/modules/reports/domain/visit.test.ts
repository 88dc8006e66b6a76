import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isVisit, type PageView } from './visit.ts'

const ours = new Set(['https://stadjerspas.example', 'https://digid.example'])
const phone = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Mobile Safari/537.36'
const view = (more: Partial<PageView>): PageView => ({ path: '/', referer: undefined, fetchSite: undefined, userAgent: phone, ...more })

// what comes in, and whether a visit begins
const rows: readonly [string, Partial<PageView>, boolean][] = [
  ['typed, or from a bookmark',                   { fetchSite: 'none' },                                                              true],
  ['a link on another site',                      { fetchSite: 'cross-site', referer: 'https://krant.example/artikel' },              true],
  ['a link on another site that hides itself',    { fetchSite: 'cross-site' },                                                        true],
  ['a link on the municipality’s own site',       { fetchSite: 'same-site', referer: 'https://gemeente.example/' },                   true],
  ['the next page',                               { fetchSite: 'same-origin', referer: 'https://stadjerspas.example/aanbod' },        false],
  ['an older browser, from elsewhere',            { referer: 'https://krant.example/artikel' },                                       true],
  ['an older browser, the next page',             { referer: 'https://stadjerspas.example/aanbod' },                                  false],
  ['an older browser, without a referrer',        {},                                                                                 true],
  ['back from signing in',                        { fetchSite: 'cross-site', referer: 'https://digid.example/' },                     false],
  ['a site that pretends with its name',          { fetchSite: 'cross-site', referer: 'https://stadjerspas.example.evil.example/' },  true],
  ['a referrer that is no address',               { referer: 'not an address' },                                                      true],
  ['a search engine',                             { userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }, false],
  ['a preview of a link in a chat',               { userAgent: 'WhatsApp/2.23' },                                                     false],
  ['a program',                                   { userAgent: 'curl/8.5.0' },                                                        false],
  ['a browser without a screen',                  { userAgent: 'Mozilla/5.0 HeadlessChrome/131.0' },                                  false],
  ['nobody in particular',                        { userAgent: undefined },                                                           false],
  ['somebody at work at the desk',                { path: '/balie' },                                                                 false],
  ['somebody at work on a case',                  { path: '/beoordeling/:id' },                                                       false],
  ['a provider at the till',                      { path: '/aanbieder' },                                                             false],
  ['the window, which only begins like the till', { path: '/aanbod' },                                                                true],
]

for (const [name, more, visit] of rows) {
  test(`${name} ${visit ? 'is a visit' : 'is no visit'}`, () => assert.equal(isVisit(view(more), ours), visit))
}
