import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { page, sharedPage } from './answer.ts'
import { links } from './english.text.ts'
import { html } from './html.ts'
import { inBoth, inLanguage, languageOf, otherLanguage } from './language.ts'
import { get } from './route.ts'

test('what is below /en is English, and each page is one step from the other language', () => {
  for (const [dutch, english] of [['/', '/en'], ['/?x=1', '/en?x=1'], ['/aanbod', '/en/aanbod'], ['/aanbod/film?zoek=a', '/en/aanbod/film?zoek=a']] as const) {
    assert.deepEqual([languageOf(dutch), languageOf(english)], ['nl', 'en'])
    assert.deepEqual([inLanguage('en', dutch), inLanguage('nl', dutch), otherLanguage(dutch), otherLanguage(english)], [english, dutch, english, dutch])
  }
  assert.equal(languageOf('/energie'), 'nl')
})

const body = html`<div><h1>x</h1></div>`
const site = async (t: TestContext) => browser(t, await testHouse(t), { routes: [
  ...inBoth(get('/aanbod', 'browse', ({ lang }) => sharedPage('1', () => ({ title: lang === 'en' ? 'Offers' : 'Aanbod', current: '/aanbod', address: '/aanbod?zoek=a', body })))),
  ...inBoth(get('/mijn/bonnen', 'browse', () => page({ title: 'Bonnen', body }))),
  get('/uitleg', 'browse', () => page({ title: 'Uitleg', current: '/uitleg', body })),
] })
const frameOf = (text: string): string => text.replace('Nederlands', '').replaceAll(/maandag tot en met/gi, '')

test('around a page in English everything is in English, and what leads to Dutch says so', async (t) => {
  const b = await site(t)
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: '0198a000-0000-7000-8000-00000000000a' })
  const signed = await b.get('/en/aanbod')
  b.signOut()
  for (const shown of [signed, await b.get('/en/aanbod')]) {
    assert.match(shown.html, /<html lang="en">/)
    for (const words of ['Go to the content', 'My vouchers', 'Do you need help?', 'Monday to Friday', 'About this site', 'Demo: all people']) assert.ok(shown.text.includes(words), words)
    assert.doesNotMatch(frameOf(shown.text), /\b(Naar|Aanbod|Mijn|Uitleg|Hulp|Inloggen|Uitloggen|Blijf|Kom je|Over deze|Proef|gemeente|tot en met|van de)\b/)
    assert.match(shown.html, /<title>Offers - Stadjerspas - municipality of Groningen<\/title>/)
    assert.match(shown.html, /href="\/en\/aanbod" aria-current="page"/)
  }
  assert.match((await b.get('/en/aanbod?zoek=film')).html, /href="\/inloggen\/digid\?terug=%2Fen%2Faanbod"/, 'back to the page, without the words')
  for (const [label, href, lang] of [...links.menu, ...links.ownMenu, ...links.footerPass, ...links.footerSite, links.footerOwn]) {
    assert.deepEqual([label.endsWith('(in Dutch)'), lang === 'nl'], Array(2).fill(!href.startsWith('/en')), label)
  }
})

test('a page that is there in both languages leads to itself in the other, both ways; one that is not leads to where English begins', async (t) => {
  const b = await site(t)
  const [dutch, english, only] = [await b.get('/aanbod?zoek=a&bij=9741+AB'), await b.get('/en/aanbod?zoek=a&bij=9741+AB'), await b.get('/uitleg')]
  assert.match(dutch.html, /<a class="pas-nav__link" href="\/en\/aanbod\?zoek=a" lang="en" hreflang="en">English<\/a>/)
  assert.match(english.html, /<a class="pas-nav__link" href="\/aanbod\?zoek=a" lang="nl" hreflang="nl">Nederlands<\/a>/)
  assert.match((await b.get('/en/mijn/bonnen?besteld=ja')).html, /href="\/mijn\/bonnen" lang="nl"/, 'a query that we do not know is not repeated')
  assert.match(only.html, /href="\/en" lang="en" hreflang="en">English/)
  const alternates = (shown: { html: string }) => [...shown.html.matchAll(/rel="alternate" hreflang="(..)" href="https?:\/\/[^/]+([^"]+)"/g)].map(([, lang, href]) => `${lang} ${href}`).sort()
  assert.deepEqual(alternates(dutch), ['en /en/aanbod?zoek=a', 'nl /aanbod?zoek=a'])
  assert.deepEqual(alternates(english), alternates(dutch))
  assert.deepEqual(alternates(only), [])
})

test('what goes wrong on an English page is said in English', async (t) => {
  const b = await site(t)
  const gone = await b.get('/en/not-there')
  assert.equal(gone.status, 404)
  assert.match(gone.text, /This page is not here.*You have lost nothing/)
  assert.match(gone.html, /<title>Error: This page is not here/)
  assert.match((await b.get('/niet-daar')).text, /Deze pagina is er niet/)
})
