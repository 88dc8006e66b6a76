import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { html } from '#web/html.ts'
import { seedOffers } from '#demo/offers.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { newFamily } from '#test/small-city.ts'
import { shelf } from './catalogue.ts'
import { flushMissed, forgetMissed, offersRoutes, publishOffer, seedSearchWords } from './index.ts'
import { countMissed, missedWords } from './missed-words.ts'
import { placesOf } from './places.ts'
import { searchIndex } from './search-index.ts'
import { addSearchWords } from './search-words.ts'
import { readWish } from './wish.ts'

async function shop(t: TestContext): Promise<TestHouse> {
  const house = await testHouse(t)
  await openKnowledge(house)
  await house.db.transaction((tx) => seedOffers(house, tx))
  await house.db.transaction((tx) => seedSearchWords(house, tx))
  return house
}
const open = (t: TestContext, house: TestHouse) => browser(t, house, { routes: offersRoutes(house, { orderBox: async () => html`` }) })
const tickets = (page: { html: string }): string[] => [...page.html.matchAll(/href="\/aanbod\/([\w-]+)"/g)].map(([, slug]) => slug!)
const path = (typed: string, more = '') => `/aanbod?zoek=${encodeURIComponent(typed)}${more}`

/** Slugs that a search gives, best first, of what is in the demonstration's window. */
async function slugs(house: TestHouse, typed: string): Promise<string[]> {
  const on = await shelf(house)
  const index = await searchIndex(house, on)
  const { byId } = on.window(house.clock.now())
  return index!.search(readWish({ zoek: typed }, placesOf(house)).words).ids.flatMap((id) => byId.get(id)?.offer.slug ?? [])
}

test('what people type finds what they mean', async (t) => {
  const house = await shop(t)
  const table: readonly (readonly [typed: string, why: string, first: string])[] = [
    ['zwemmen',           'the word itself',            'gratis-zwemmen'],
    ['ZWEM',              'a part, in capitals',        'gratis-zwemmen'],
    ['zwemt',             'another form',               'gratis-zwemmen'],
    ['zwemem',            'two letters changed places', 'gratis-zwemmen'],
    ['zwemmne',           'a typing error at the end',  'gratis-zwemmen'],
    ['schaats',           'the stem',                   'schaatsen-in-de-hal'],
    ['sgaatsen',          'as it sounds',               'schaatsen-in-de-hal'],
    ['dans',              'the stem',                   'dansen-op-vrijdag'],
    ['roeien les',        'two words in one offer',     'leer-roeien'],
    ['bios',              'a synonym',                  'naar-de-film'],
    ['bieb',              'a synonym',                  'lid-van-de-bibliotheek'],
    ['poffertje',         'one instead of many',        'poffertjes'],
    ['judoo',             'a letter too many',          'een-maand-judo'],
    ['klimen',            'a letter too few',           'klimmen-tot-het-dak'],
  ]
  const wrong: string[] = []
  for (const [typed, why, first] of table) {
    const found = await slugs(house, typed)
    if (!found.slice(0, 3).some((slug) => slug.includes(first))) wrong.push(`${typed} (${why}): ${found.slice(0, 4).join(', ')}`)
  }
  assert.deepEqual(wrong, [])
})

test('what has the word in its title stands before what has it in its text', async (t) => {
  const house = await shop(t)
  assert.equal((await slugs(house, 'museum'))[0]?.includes('museum'), true)
})

test('a resident finds something nice for a daughter of 8, free, in Selwerd, on one screen', async (t) => {
  const house = await shop(t)
  const b = await open(t, house)
  const page = await b.get(path('iets leuks voor mijn dochter van 8, gratis, in Selwerd'))
  assert.equal(tickets(page)[0], 'middag-bij-de-klinker')
  assert.match(page.text, /Voor 8 jaar/)
  assert.match(page.text, /Rond Selwerd/)
  assert.match(page.html, /value="iets leuks voor mijn dochter van 8, gratis, in Selwerd"/)
  // Each choice that the sentence made can be taken away; the address holds four digits, nothing of who asked.
  assert.match(page.html, /href="\/aanbod\?gratis=ja&#38;leeftijd=8"/)
  const wider = await b.get('/aanbod?gratis=ja&leeftijd=8')
  assert.ok(tickets(wider).length > tickets(page).length)
})

test('words that are not together in one offer still show what has most of them', async (t) => {
  const b = await open(t, await shop(t))
  const page = await b.get(path('zwemmen parachute'))
  assert.ok(tickets(page).includes('gratis-zwemmen'))
  assert.match(page.text, /Niets heeft al je woorden/)
})

test('who chooses so much that nothing is left is told which choice to leave out', async (t) => {
  const b = await open(t, await shop(t))
  const page = await b.get(path('schaatsen', '&leeftijd=8&bij=9751'))
  assert.deepEqual(tickets(page), [])
  assert.match(page.text, /Zonder “Rond Haren”: [1-9]/)
  assert.match(page.html, /href="\/aanbod\?zoek=schaatsen&#38;leeftijd=8"/)
})

test('an address with nonsense in a choice shows the window without that choice', async (t) => {
  const b = await open(t, await shop(t))
  const all = (await b.get('/aanbod')).text.match(/\d+ aanbiedingen/)?.[0]
  for (const query of ['leeftijd=achttien', 'leeftijd=-1', 'leeftijd=121', 'leeftijd=8.5', 'bij=0000', 'bij=Atlantis', 'bij=%00', 'week=misschien', 'zoek=', 'zoek=%20%20']) {
    const page = await b.get(`/aanbod?${query}`)
    if (query !== 'bij=%00') assert.deepEqual([page.status, page.text.match(/\d+ aanbiedingen/)?.[0]], [200, all], query)
  }
  assert.equal((await b.get('/aanbod?bij=9741')).status, 200)
})

test('a whole postcode in an address is read as its neighbourhood, and no link of ours repeats its letters', async (t) => {
  const b = await open(t, await shop(t))
  const page = await b.get('/aanbod?bij=9741ER')
  assert.ok(tickets(page).includes('middag-bij-de-klinker'))
  assert.doesNotMatch(page.html, /9741 ?ER/i)
})

test('a new version is found by its new words and no longer by its old ones', async (t) => {
  const house = await shop(t)
  assert.equal((await slugs(house, 'parapluvlucht')).length, 0)
  const offer = (await shelf(house)).bySlug.get('gratis-zwemmen')!
  await house.db.transaction((tx) => publishOffer(house, tx, {
    ...offer, title: 'Parapluvlucht', summary: 'Van het dak.', description: 'Met een paraplu.', givenBy: { provider: offer.providerId! },
    orderableFrom: { day: house.clock.today(), time: '00:00' }, orderableUntil: offer.usableUntil,
  }, { door: 'system' }))
  assert.deepEqual(await slugs(house, 'parapluvlucht'), ['gratis-zwemmen'])
  assert.ok(!(await slugs(house, 'drijven')).includes('gratis-zwemmen'))
})

test('an editor says that words mean the same, and who looks for one finds the other', async (t) => {
  const house = await shop(t)
  assert.deepEqual(await slugs(house, 'springkussen'), [])
  const added = await house.db.transaction((tx) => addSearchWords(house, tx, 'Springkussen, klimmen', { door: 'system' }))
  assert.ok(added.ok)
  assert.equal((await slugs(house, 'springkussen'))[0], 'klimmen-tot-het-dak')
  for (const [typed, reason] of [['film', 'too-few-words'], ['film films', 'too-few-words'], [Array.from({ length: 21 }, (_, i) => `w${'abcdefghijklmnopqrstuvwxyz'[i]}x`).join(), 'too-many-words']] as const) {
    const refused = await house.db.transaction((tx) => addSearchWords(house, tx, typed, { door: 'system' }))
    assert.equal(!refused.ok && refused.refusal.reason, reason, typed)
  }
})

test('what nobody found is counted by word: no sentence, no number, nothing that was found', async (t) => {
  const house = await shop(t)
  const b = await open(t, house)
  for (let i = 0; i < 6; i++) await b.get(path('zwemmen wolkenkrabber 999990019 in selwerd'))
  await flushMissed(house)
  assert.deepEqual(await house.owner.query('select word, times, days from offers.missed_word'), [{ word: null, times: 1, days: 1 }], 'one word, once a day for one visitor')
  house.clock.set('2027-06-10T10:00:00Z')
  await forgetMissed(house)
  assert.equal((await house.owner.one<{ n: number }>('select count(*)::int as n from offers.missed_word')).n, 0)
})

test('a word is readable only after five visitors on three days: a surname that one person looks for stays nobody\'s', async (t) => {
  const house = await shop(t)
  const look = async (on: string, who: string, ...words: string[]) => {
    house.clock.set(`${on}T10:00:00Z`)
    countMissed(house, words, who)
    await flushMissed(house)
  }
  const rows = async () => JSON.stringify(await house.owner.query('select m::text as row from offers.missed_word m'))
  for (let day = 10; day < 30; day++) await look(`2026-11-${day}`, 'her neighbour', ...Array<string>(4).fill('hoekstra'))
  for (const who of ['a', 'b', 'c', 'd', 'e', 'f']) await look('2026-11-20', who, 'zeilen', '999990019', 'bsn999990019')
  await look('2026-11-21', 'a', 'zeilen')
  assert.doesNotMatch(await rows(), /hoekstra|zeilen|99999/)
  assert.deepEqual(await missedWords(house), [], '7 visitors on 2 days')
  await look('2026-12-01', 'b', 'zeilen')
  assert.deepEqual(await missedWords(house), [{ word: 'zeilen', times: 8 }])
  await look('2026-12-02', 'g', 'zeilen')
  assert.deepEqual(await missedWords(house), [{ word: 'zeilen', times: 9 }])
  assert.deepEqual(await house.owner.query(`select word, times, days, cardinality(visitors) as marks from offers.missed_word where visitors <> '{}'`), [{ word: null, times: 20, days: 20, marks: 1 }], 'who looked for what is readable is not kept')
})

test('the editor sees missed words from five times on, adds a word, and takes a group away', async (t) => {
  const house = await shop(t)
  const b = await open(t, house)
  await b.signIn({ door: 'staff', roles: ['editor'], subjectId: '01935000-0000-7000-8000-0000000000ed', name: 'Iris' })
  await house.owner.query(`insert into offers.missed_word (word, word_find, month, times, days, last_day) values ('zeilen', sha256('a'), '2026-11-01', 5, 3, '2026-11-20'), (null, sha256('b'), '2026-11-01', 4, 3, '2026-11-20')`)
  const page = await b.get('/beheer/zoekwoorden')
  assert.match(page.text, /zeilen/)
  const refused = await b.post('/beheer/zoekwoorden', { woorden: 'zeilen' })
  assert.deepEqual([refused.status, /value="zeilen"/.test(refused.html)], [422, true], 'what was typed stays')
  assert.equal((await b.post('/beheer/zoekwoorden', { woorden: 'zeilen, rondvaart' })).status, 303)
  assert.ok((await slugs(house, 'zeilen')).includes('rondvaart-door-de-stad'))
  assert.doesNotMatch((await b.get('/beheer/zoekwoorden')).text, /zeilen 5/, 'it is found now')
  const { id } = await house.owner.one<{ id: string }>(`select id from offers.synonym where 'zeilen' = any (words)`)
  assert.equal((await b.post('/beheer/zoekwoorden/weg', { groep: id })).status, 303)
  assert.deepEqual(await slugs(house, 'zeilen'), [])
  assert.equal((await b.post('/beheer/zoekwoorden/weg', { groep: 'onzin' })).status, 303, 'nonsense takes nothing away')
})

test('a parent chooses for whom by name; the address holds an age and nobody\'s name', async (t) => {
  const house = await shop(t)
  const b = await open(t, house)
  const [self] = await newFamily(house, { children: ['2018-05-01', '2013-05-01'] })
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: self!.id, name: 'Marjan' })
  const page = await b.get('/aanbod?gratis=ja')
  assert.match(page.text, /Voor mij \([1-9]\d*\) Voor Noor, 13 jaar \([1-9]\d*\) Voor Sem, 8 jaar \([1-9]\d*\)/)
  assert.match(page.html, /href="\/aanbod\?gratis=ja&#38;leeftijd=8"/)
  const eight = await b.get('/aanbod?gratis=ja&leeftijd=8')
  assert.match(eight.text, new RegExp(`Voor Sem, 8 jaar \\(${/(\d+) aanbiedingen/.exec(eight.text)![1]}\\)`), 'the count is what you see')
  b.signOut()
  assert.doesNotMatch((await b.get('/aanbod')).text, /Voor mij/)
})

test('a few words that mean one thing together find it, and nothing that has only one of them', async (t) => {
  const house = await shop(t)
  assert.ok(!(await slugs(house, 'zacht springkussen')).includes('klimmen-tot-het-dak'))
  assert.ok((await house.db.transaction((tx) => addSearchWords(house, tx, 'Zacht springkussen, klimmen', { door: 'system' }))).ok)
  assert.equal((await slugs(house, 'een zachte springkussens'))[0], 'klimmen-tot-het-dak')
  assert.deepEqual(await slugs(house, 'springkussen'), [], 'half of it means nothing')
  // The other way: who looks for one word finds what is only called by a few.
  assert.ok((await house.db.transaction((tx) => addSearchWords(house, tx, 'Plonzen, gratis zwemmen', { door: 'system' }))).ok)
  assert.equal((await slugs(house, 'plonzen'))[0], 'gratis-zwemmen')
  const editor = await open(t, house)
  editor.signIn({ door: 'staff', roles: ['editor'], subjectId: '01935000-0000-7000-8000-0000000000ed', name: 'Iris' })
  assert.match((await editor.get('/beheer/zoekwoorden')).text, /zacht springkussen, klimmen/)
})
