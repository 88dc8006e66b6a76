import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openDatabase } from '#db/database.ts'
import { forWhom, may } from '#modules/identity/index.ts'
import { testHouse } from '#test/house.ts'
import { type Browser, browser, type Fetched } from '#test/page.ts'
import { Forbidden, NotFound, page, redirect } from '#web/answer.ts'
import { html } from '#web/html.ts'
import { get, post } from '#web/route.ts'

/** A database that is not there. */
const nobody = openDatabase({ connectionString: 'postgres://nobody@127.0.0.1:9/x' })
const away = () => nobody.query('select 1').then(() => redirect('/'))

const routes = [
  get ('/werk',       'assess', (visit) => page({ title: 'Werk', area: 'work', body: html`<h1>Werk</h1><form method="post" action="/werk">${visit.csrf()}<button type="submit">Sturen</button></form>` })),
  post('/werk',       'assess', () => { throw new Error('Jansen 999990019 is not here') }),
  get ('/werk/weg',   'assess', () => { throw new NotFound('of a stranger') }),
  get ('/werk/eigen', 'assess', () => { throw new Forbidden('a household that this colleague knows') }),
  get ('/werk/stuk',  'assess', () => { throw new Error('broken') }),
  get ('/werk/uit',   'assess', away),
  get ('/balie',      'help',   () => page({ title: 'Balie', area: 'work', body: html`<h1>Balie</h1>` })),
  get ('/mijn',       'see-own', away),
  get ('/kassa',      'redeem', () => { throw new Forbidden('no provider') }),
  get ('/maanden',    'see-provider', () => page({ title: 'Maanden', area: 'provider', body: html`<h1>Maanden</h1>` })),
]

const open = async (t: TestContext): Promise<Browser> => browser(t, await testHouse(t), { routes, may, forWhom })
const asCaseworker = (b: Browser) => b.signIn({ door: 'staff', roles: ['caseworker'], name: 'Moniek Werk' })

/** The frame: the shop has its menu, a workplace the menu of whose work it is. */
const isAtWork = ({ html, text }: Fetched): void => {
  assert.match(html, /<body class="pas-work">/)
  assert.doesNotMatch(text, /Aanbod Mijn bonnen|Bekijk het aanbod|Naar de startpagina|telefoon voor je bestellen/)
}
const isInShop = ({ html, text }: Fetched): void => {
  assert.doesNotMatch(html, /<body class="pas-work">/)
  assert.match(text, /Aanbod Mijn bonnen/)
}

test('a caseworker who finds nothing, or whose page breaks, stays at work: own menu, own logo, back to own work', async (t) => {
  const b = await open(t)
  asCaseworker(b)
  for (const [path, status, title] of [['/nergens', 404, 'Deze pagina is er niet'], ['/en/nergens', 404, 'Deze pagina is er niet'], ['/werk/weg', 404, 'Deze pagina is er niet'], ['/werk/stuk', 500, 'Er ging iets mis bij ons'], ['/werk/uit', 503, 'De site werkt nu niet'], ['/werk?a=1&a=2', 400, 'Dit konden we niet lezen']] as const) {
    const answer = await b.get(path)
    assert.equal(answer.status, status, path)
    isAtWork(answer)
    assert.match(answer.html, /<html lang="nl">/, path)
    assert.ok(answer.text.includes(title), path)
  }
  const found = await b.get('/nergens')
  assert.match(found.html, /pas-wordmark[^>]*href="\/beoordeling"|href="\/beoordeling"[^>]*pas-wordmark/)
  assert.match(found.text, /Beoordelen Bezwaren/)
  assert.match(found.text, /Moniek Werk/)
  assert.match(found.html, /href="\/beoordeling"[^>]*>(?:<[^>]+>)*\s*Naar mijn werk/)
})

test('a form that broke says that nothing of it was kept, and one that is too old that it was not sent', async (t) => {
  const b = await open(t)
  asCaseworker(b)
  await b.get('/werk')
  const broke = await b.post('/werk')
  assert.equal(broke.status, 500)
  isAtWork(broke)
  assert.match(broke.text, /Wat je net deed, is niet bewaard/)
  assert.doesNotMatch(broke.html, /999990019|Jansen/)
  const late = await b.postRaw('/werk', {})
  assert.equal(late.status, 403)
  isAtWork(late)
  assert.match(late.text, /niet verstuurd/)
})

test('what is the work of others says whose, who you are, and whom to ask', async (t) => {
  const b = await open(t)
  asCaseworker(b)
  const { status, text, html } = await b.get('/balie')
  assert.equal(status, 403)
  assert.match(html, /<body class="pas-work">/)
  assert.match(text, /Dit is werk van KCC of Stip Jij bent ingelogd als medewerker die beslist/)
  assert.match(text, /Vraag je leidinggevende om de rol/)
  assert.match(text, /niets veranderd en niets verstuurd/)
})

test('what is for residents or tills is not called work of a colleague, and a provider reads no roles of the municipality', async (t) => {
  const b = await open(t)
  asCaseworker(b)
  assert.match((await b.get('/mijn')).text, /voor inwoners/)
  assert.match((await b.get('/maanden')).text, /voor wie bonnen aanneemt/)
  b.signIn({ door: 'provider', roles: ['counter'], name: 'Kassa' })
  const desk = await b.get('/balie')
  isAtWork(desk)
  assert.match(desk.text, /voor medewerkers van de gemeente/)
  assert.doesNotMatch(desk.text, /KCC|Stip/)
  assert.match((await b.get('/maanden')).text, /Dit is werk van beheerder van de organisatie Jij bent ingelogd als kassa .*beheerder van je organisatie/)
})

test('who may do it by role and still not here, hears of that and of no role', async (t) => {
  const b = await open(t)
  asCaseworker(b)
  const own = await b.get('/werk/eigen')
  assert.equal(own.status, 403)
  assert.match(own.text, /Dit mag jij hier niet .*eigen huishouden/)
  assert.doesNotMatch(own.text, /Wie mag dit wel/)
  b.signIn({ door: 'provider', roles: ['counter'], name: 'Kassa' })
  const till = await b.get('/kassa')
  isAtWork(till)
  assert.match(till.text, /Je organisatie doet nu niet mee/)
  assert.doesNotMatch(till.text, /Naar mijn werk/, 'there is no work to go to')
})

test('a colleague without any role is told so, and is offered nothing', async (t) => {
  const b = await open(t)
  b.signIn({ door: 'staff', roles: [], name: 'Nieuw' })
  const { text } = await b.get('/balie')
  assert.match(text, /iemand zonder rol/)
  assert.doesNotMatch(text, /Naar mijn werk/)
})

test('a record that is not there and one of a stranger are the same page', async (t) => {
  const b = await open(t)
  asCaseworker(b)
  const without = ({ text }: Fetched) => text.replace(/Blijf ingelogd|tot \d\d\.\d\d/g, '')
  assert.equal(without(await b.get('/werk/weg')), without(await b.get('/werk/nergens')))
})

test('when the database is away before we know who asks, a workplace names nobody and has no menu', async (t) => {
  const house = await testHouse(t)
  const b = await browser(t, house, { routes, may, forWhom, sessionOf: () => nobody.query('select 1').then(() => undefined) })
  b.cookie('__Host-stadjerspas', 'x')
  const answer = await b.get('/werk')
  assert.deepEqual([answer.status, answer.headers['retry-after']], [503, '10'])
  isAtWork(answer)
  assert.doesNotMatch(answer.html, /href="\/beoordeling"/)
  isInShop(await b.get('/mijn'))
})

test('residents, and who is not signed in, keep the shop around every refusal', async (t) => {
  const b = await open(t)
  isInShop(await b.get('/nergens'))
  b.cookie('__Host-stadjerspas', 'over')
  isInShop(await b.get('/nergens'))
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: 'r' })
  for (const [path, status] of [['/nergens', 404], ['/balie', 403], ['/mijn', 503]] as const) {
    const answer = await b.get(path)
    assert.equal(answer.status, status)
    isInShop(answer)
    assert.doesNotMatch(answer.text, /Wie mag dit wel|KCC of Stip/)
  }
})
