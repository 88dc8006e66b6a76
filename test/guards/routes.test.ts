import { test } from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { allRoutes } from '#src/app.ts'
import { actions } from '#modules/identity/index.ts'
import type { Route } from '#web/route.ts'
import { testHouse } from '../house.ts'
import { checkHeaders, checkPage, readAloud } from '../page.ts'
import { mayGo, openTown } from './visitors.ts'

const list = join(import.meta.dirname, 'routes.txt')

/** One line an address, sorted and aligned: what has ever stood here is a promise to bookmarks, letters and search engines. */
function lines(routes: readonly Route[]): string {
  const rows = routes.map(({ method, path, action }) => ({ method, path, action })).sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1))
  const width = Math.max(...rows.map(({ path }) => path.length))
  return rows.map(({ method, path, action }) => `${method.padEnd(4)} ${path.padEnd(width)}  ${action}\n`).join('')
}

test('every route names an action of the table of who may do what, and no address stands twice', async (t) => {
  const routes = allRoutes(await testHouse(t))
  assert.deepEqual(routes.filter(({ action }) => !(actions as readonly string[]).includes(action)).map(({ path, action }) => `${path}: ${action}`), [])
  const addresses = routes.map(({ method, path }) => `${method} ${path.replace(/:[a-z]+/g, ':x')}`)
  assert.deepEqual(addresses.filter((address, i) => addresses.indexOf(address) !== i), [])
})

test('the addresses are those of routes.txt', async (t) => {
  const now = lines(allRoutes(await testHouse(t)))
  if (process.env.WRITE_ROUTES) writeFileSync(list, now)
  const promised = readFileSync(list, 'utf8').split('\n')
  const here = now.split('\n')
  assert.deepEqual(
    { gone: promised.filter((line) => !here.includes(line)), added: here.filter((line) => !promised.includes(line)) }, { gone: [], added: [] },
    'The addresses have changed. An address that goes away breaks bookmarks and letters: give it a redirect. Meant so? WRITE_ROUTES=1 npm run test:one -- test/guards/routes.test.ts, and commit routes.txt.')
})

test('who may ask for it gets an answer, who may not gets the door or a page that says so, and nobody gets an error', async (t) => {
  const { house, routes, visitors, real, ask } = await openTown(t)
  for (const route of routes.filter(({ method }) => method === 'GET')) {
    for (const visitor of visitors) {
      const url = real(route)
      const answer = await ask(visitor, 'GET', url)
      const who = `${visitor.name} at ${url}`
      checkHeaders(url, answer)
      if (String(answer.headers['content-type']).startsWith('text/html')) await checkPage(who, { html: answer.payload, status: answer.statusCode })
      if (!mayGo(visitor, route)) {
        if (visitor.signed) assert.equal(answer.statusCode, 403, who)
        else assert.match(`${answer.statusCode} ${answer.headers.location}`, /^303 \/(inloggen|en\/inloggen|bibliotheek$)/, who)
      } else {
        // 404 and 403: allowed to come here, but this one belongs to somebody else.
        assert.ok([200, 303, 403, 404].includes(answer.statusCode), `${who}: ${answer.statusCode}`)
      }
    }
  }
  assert.deepEqual(house.lines.filter(({ level }) => level === 'error'), [])
})

test('what is somebody\'s own opens for them', async (t) => {
  const { routes, visitors, real, ask } = await openTown(t)
  // These always lead on, or open only halfway through something else.
  const elsewhere = ['/inloggen/digid', '/inloggen/aanbieder', '/inloggen/medewerker', '/inloggen/terug/:door', '/blijf', '/mijn/bereikbaar/code', '/en/mijn/bereikbaar/code', '/balie/inloggen']
  for (const route of routes.filter(({ method, path }) => method === 'GET' && !elsewhere.includes(path))) {
    const opened: string[] = []
    for (const visitor of visitors.filter((one) => mayGo(one, route))) if ((await ask(visitor, 'GET', real(route))).statusCode === 200) opened.push(visitor.name)
    assert.notDeepEqual(opened, [], `${route.path} opens for nobody at all`)
  }
})

test('no form is taken without the token of its own page: none, another person\'s, or from another site', async (t) => {
  const { routes, visitors, real, ask } = await openTown(t)
  // The one door that an issuer posts to; the attempt's own state guards it.
  assert.deepEqual(routes.filter(({ crossSite }) => crossSite).map(({ path }) => path), ['/inloggen/terug/:door'])
  const posts = routes.filter(({ method, crossSite }) => method === 'POST' && !crossSite)
  assert.ok(posts.length > 10)
  for (const route of posts) {
    for (const visitor of visitors) {
      const stranger = visitors.find(({ name }) => name !== visitor.name)!
      for (const body of ['', '_csrf=', `_csrf=${stranger.csrf}`, `_csrf=${visitor.csrf.slice(1)}x`]) {
        const answer = await ask(visitor, 'POST', real(route), body)
        assert.equal(answer.statusCode, 403, `${visitor.name} at ${route.path} with ${body.slice(0, 10)}`)
        assert.match(readAloud(answer.payload), /stond te lang open|was open too long/, route.path)
      }
    }
  }
})
