import { test } from 'node:test'
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import type { Route } from '#web/route.ts'
import { checkHeaders, checkPage, readAloud } from '../page.ts'
import { mayGo, openTown, type Town, type Visitor } from './visitors.ts'

const root = join(import.meta.dirname, '..', '..')
const read = (...patterns: string[]): string => globSync(patterns, { cwd: root }).filter((file) => !file.includes('.test.')).map((file) => readFileSync(join(root, file), 'utf8')).join('\n')
const named = (sources: string, pattern: RegExp): string[] => [...new Set([...sources.matchAll(pattern)].flatMap(([, ...names]) => names.filter((name) => name !== undefined)))]

/** Every field and every parameter that some page reads: found in the sources, so that a new one is tried too. */
const FIELD = /\bform(?:\.|\[')(\w+)|\bmany\('(\w+)'\)/g
const sources = read('src/modules/**/*.ts', 'src/web/**/*.ts')
const fields = named(sources, FIELD)
const parameters = [...named(sources, /\bquery(?:\.|\[')(\w+)/g), ...named(sources, /\{([^{}]*)\} = visit\.query/g).flatMap((names) => names.split(/[,\s]+/).filter(Boolean))]

/** Tried one by one at a form is what it was seen to read. Of one that takes all there is: what its own room reads, and the web for all. */
const common = read('src/web/**/*.ts', 'src/modules/{identity,residents}/**/*.ts')
const rooms = globSync('src/modules/*', { cwd: root }).map((folder) => read(`${folder}/**/*.ts`)).map((room) => ({ room, fields: named(`${room}\n${common}`, FIELD) }))
/** An address stands whole in its room, or with a constant before its last parts: `${VISIT_PATH}/:id/check`. The longest end says which room. */
const endsOf = (path: string): string[] => path.split('/').slice(2).map((_part, i, parts) => `}/${parts.slice(i).join('/')}\``)
const roomOf = (path: string) => [`'${path}'`, ...endsOf(path)].map((words) => rooms.find(({ room }) => room.includes(words))).find((room) => room !== undefined)
// Found in no room at all: there every field is tried.
const fieldsOf = ({ read }: Town, route: Route): ReadonlySet<string> => read(route) ?? new Set(roomOf(route.path)?.fields ?? fields)

/** As it stands in an address or a form, percent-encoded where it must be. */
const garbage: Readonly<Record<string, string>> = {
  'nothing': '', 'a space': '%20', 'minus one': '-1', 'nought': '0', 'no number': 'NaN', 'a fraction': '1e309', 'too great': '99999999999999999999',
  'no uuid': 'not-a-uuid', 'a uuid of nobody': '01935000-0000-7000-8000-00000000dead', 'a folder up': '..%2F..%2Fetc%2Fpasswd', 'half a quote': `'%20or%201%3D1--`, 'a tag': '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  'a face': '%F0%9F%98%80', 'right to left': '%E2%80%AE%D7%90', 'a NUL': 'a%00b', 'half a character': '%F0%9F', 'no encoding': '%', 'a prototype': '__proto__', 'a method': 'constructor', 'another day': '2026-02-31', 'a template': '%7B%7Bbsn%7D%7D',
}
const LONG = 'x'.repeat(100_000)

type Told = { readonly where: string; readonly answer: LightMyRequestResponse }

/** No error of ours, and no page that says nothing. What was typed comes back only as text. */
function holds({ where, answer }: Told): void {
  assert.ok(answer.statusCode < 500 || answer.statusCode === 503, `${where}: ${answer.statusCode}`)
  checkHeaders(/\/\S*/.exec(where)?.[0] ?? where, answer)
  assert.ok(!answer.payload.includes('<script>alert'), `${where}: a tag came back as a tag`)
  if (answer.statusCode === 303) assert.match(String(answer.headers.location), /^(\/|http:\/\/127\.0\.0\.1)/, where)
  else if (String(answer.headers['content-type']).startsWith('text/html')) assert.ok(readAloud(answer.payload).length > 100, `${where}: the page says nothing`)
}

/** Somebody for whom the page is: an application is sent by who has none yet. */
const whoMay = ({ visitors }: Town, route: Route): Visitor =>
  visitors.find((visitor) => visitor.signed && mayGo(visitor, route) && (route.action !== 'apply' || visitor.name === 'newcomer'))!
/** After signing out everything would be refused: that form comes last, or not at all. */
const formsOf = ({ routes }: Town): readonly Route[] => routes.filter(({ method, path }) => method === 'POST' && path !== '/uitloggen').sort((a, b) => Number(ENDS.test(a.path)) - Number(ENDS.test(b.path)))
/** What such a form ends is there no more for the next one, which would refuse everything unread. */
const ENDS = /\/(sluit|stoppen|intrekken|annuleren|weg|uit)$/
const noErrors = ({ house }: Town): void => assert.deepEqual(house.lines.filter(({ level, message }) => level === 'error' || message.includes('nobody expected')), [])

test('an address with anything in it gets a page, never an error', async (t) => {
  const town = await openTown(t)
  for (const route of town.routes.filter(({ path }) => path.includes('/:'))) {
    const visitor = whoMay(town, route)
    for (const [what, value] of Object.entries({ ...garbage, 'the longest': 'x'.repeat(120), 'too long': LONG.slice(0, 64_000) })) {
      const url = route.path.replace(/:[a-z]+/, value)
      const answer = await town.ask(visitor, route.method, url, route.method === 'POST' ? `_csrf=${visitor.csrf}` : undefined)
      holds({ where: `${route.method} ${route.path} with ${what}`, answer })
      assert.notEqual(answer.statusCode, 200, `${route.path} with ${what} shows something`)
    }
  }
  noErrors(town)
})

test('a question with anything in it gets a page, never an error', async (t) => {
  assert.ok(parameters.includes('pagina') || parameters.length > 8, parameters.join())
  const town = await openTown(t)
  for (const route of town.routes.filter(({ method }) => method === 'GET')) {
    const visitor = whoMay(town, route)
    const queries = Object.entries({ ...garbage, '64 kB': LONG.slice(0, 64_000) }).map(([what, value]) => [what, [...parameters, 'page', value].map((name) => `${name}=${value}`).join('&').slice(0, 64_000)])
    for (const [what, query] of [...queries, ['twice', 'terug=/a&terug=/b&soort=sport&soort=cultuur'], ['an array', parameters.map((name) => `${name}[]=1&${name}[a]=2`).join('&')], ['a thousand', 'a=1&'.repeat(1000)]]) {
      holds({ where: `${route.path} asked ${what}`, answer: await town.ask(visitor, 'GET', `${town.real(route)}?${query}`) })
    }
  }
  noErrors(town)
})

const bodies = (csrf: string): [what: string, body: string][] => {
  const all = (value: string) => fields.map((name) => `${name}=${value}`).join('&')
  return [
    ['nothing at all', ''], ...Object.entries(garbage).map(([what, value]): [string, string] => [what, all(value)]),
    ['the same twice', `${all('1')}&${all('2')}`], ['arrays', fields.map((name) => `${name}[]=1&${name}[a][b]=2`).join('&')], ['a prototype of its own', `__proto__=x&__proto__[a]=1&constructor=x&toString=x&${all('x')}`],
    ['four hundred fields', Array.from({ length: 400 }, (_, i) => `f${i}=1`).join('&')], ['too much for a form', `remark=${LONG}${LONG}${LONG}`],
  ].map(([what, body]) => [what!, `_csrf=${csrf}&${body}`])
}

test('a form with anything in it gets an answer that says something, and changes nothing that was not asked', async (t) => {
  assert.ok(fields.length > 15, fields.join())
  const town = await openTown(t)
  const kept = () => town.house.owner.one(`select (select count(*) from orders."order") as orders, (select count(*) from passes.pass) as passes, (select count(*) from eligibility.decision) as decisions, (select count(*) from redemptions.redemption_event) as redemptions`)
  const before = await kept()
  for (const route of [...formsOf(town), ...town.routes.filter(({ path }) => path === '/uitloggen')]) {
    for (const [i, visitor] of town.visitors.filter((one) => mayGo(one, route)).slice(0, 3).entries()) {
      const send = async (what: string, body: string) => holds({ where: `${visitor.name} sends ${route.path} ${what}`, answer: await town.ask(visitor, 'POST', town.real(route), body) })
      for (const [what, body] of bodies(visitor.csrf)) await send(what, body)
      // A set that grows while it is gone through: what is read only when something else is right is tried too.
      if (i === 0) for (const name of fieldsOf(town, route)) await send(`a very long ${name}`, `_csrf=${visitor.csrf}&${name}=${LONG}`)
    }
  }
  assert.deepEqual(await kept(), before)
  noErrors(town)
})

test('one field wrong among fields that are right: the form comes back with what was typed, or it is refused', async (t) => {
  const town = await openTown(t)
  for (const route of formsOf(town)) {
    const visitor = whoMay(town, route)
    const right = new URLSearchParams({ _csrf: visitor.csrf, _key: 'a-key-of-this-test-only', ...Object.fromEntries(fields.filter((name) => !name.startsWith('_')).map((name) => [name, '1'])) })
    const send = async (form: URLSearchParams, what: string) => holds({ where: `${route.path} with ${what}`, answer: await town.ask(visitor, 'POST', town.real(route), form.toString()) })
    // What it reads shows when it is sent: nothing, and all of it.
    for (const names of [[], fields]) await send(new URLSearchParams([...right].filter(([name]) => name === '_csrf' || names.includes(name))), `${names.length} fields`)
    for (const name of fieldsOf(town, route)) {
      if (name === '_csrf') continue
      for (const value of ['', '-1', `${'x'.repeat(5000)}\u{1f600}`]) {
        const form = new URLSearchParams(right)
        form.set(name, value)
        await send(form, `${name} ${JSON.stringify(value.slice(0, 5))}`)
      }
    }
  }
  noErrors(town)
  // Of a form that is refused before it is read, nothing was tried: those are the few with nothing in them, or that do not fit who came.
  const unread = formsOf(town).filter((route) => fieldsOf(town, route).size === 0).map(({ path }) => path)
  assert.ok(unread.length * 4 < formsOf(town).length, `nothing was read of ${unread.join(', ')}`)
})

test('pages that come back with a mistake in them are good pages too', async (t) => {
  const town = await openTown(t)
  for (const route of formsOf(town)) {
    const visitor = whoMay(town, route)
    for (const body of ['', fields.filter((name) => !name.startsWith('_')).map((name) => `${name}=%3Cb%3E%22%27%26`).join('&')]) {
      const answer = await town.ask(visitor, 'POST', town.real(route), `_csrf=${visitor.csrf}&${body}`)
      if (String(answer.headers['content-type']).startsWith('text/html') && answer.payload) await checkPage(route.path, { html: answer.payload, status: answer.statusCode })
    }
  }
})
