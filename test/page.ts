import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { TestContext } from 'node:test'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { HtmlValidate } from 'html-validate'
import { openAssets } from '#web/assets.ts'
import type { Route, Signed } from '#web/route.ts'
import { openServer, type WebDoors } from '#web/server.ts'
import { sessionCookie } from '#web/visit.ts'
import { checkEnglishLinks, checkEnglishWords, withoutDutch } from './english-page.ts'
import type { TestHouse } from './house.ts'

/**
 * A browser without JavaScript, in process. Every page it fetches is checked: valid HTML, a title, one h1, labels at
 * fields, a token in every form that posts, no inline script or style, and the headers. A page test cannot skip this.
 */
export type Browser = {
  get(path: string): Promise<Fetched>
  /** Posts the form of the last page whose action is `path`, with its hidden fields and what is given here. */
  post(path: string, fields?: Readonly<Record<string, string | readonly string[]>>): Promise<Fetched>
  /** As `post`, from a form with files (`enctype="multipart/form-data"`). */
  postFiles(path: string, fields: Readonly<Record<string, string | readonly string[]>>, files: readonly SentFile[]): Promise<Fetched>
  /** As `post`, but exactly these fields: for tests that leave out or forge a token. */
  postRaw(path: string, fields: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>): Promise<Fetched>
  /** From now on this person is signed in (only with `routes`; with the whole app, sign in through a door or `cookie`). */
  signIn(signed: Partial<Signed> & Pick<Signed, 'door' | 'roles'>): void
  signOut(): void
  cookie(name: string, value: string): void
  readonly cookies: ReadonlyMap<string, string>
  readonly app: FastifyInstance
}

export type SentFile = { readonly field: string; readonly name: string; readonly type?: string; readonly bytes: Buffer }

export type Fetched = {
  readonly status: number
  readonly html: string
  /** Text as read aloud: tags gone, entities and white space resolved. */
  readonly text: string
  readonly location: string | undefined
  readonly headers: LightMyRequestResponse['headers']
  readonly body: Buffer
}

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: { 'doctype-style': 'off', 'void-style': 'off', 'long-title': 'off', 'no-trailing-whitespace': 'off', 'attribute-boolean-style': 'off',
    'no-inline-style': 'error', 'tel-non-breaking': 'off', 'prefer-native-element': 'off', 'no-redundant-role': 'off', 'no-redundant-for': 'off', 'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }], 'wcag/h30': 'error', 'require-sri': ['error', { target: 'crossorigin' }], 'input-missing-label': 'error' },
})

type Options = {
  readonly routes?: readonly Route[]
  readonly may?: (signed: Signed | undefined, action: string) => boolean
  readonly forWhom?: WebDoors['forWhom']
  /** Real sessions instead of `signIn`, for tests of signing in itself. */
  readonly sessionOf?: (cookie: string) => Promise<Signed | undefined>
}

export async function browser(t: TestContext, house: TestHouse, options: Options = {}): Promise<Browser> {
  const people = new Map<string, Signed>()
  const app = options.routes ? await serve(house, options, people) : await (await import('#src/app.ts')).openApp(house, house.logger)
  t.after(() => app.close())
  await app.ready()
  const jar = new Map<string, string>()
  let last: Fetched | undefined

  async function fetch(method: 'GET' | 'POST', path: string, payload?: string | Buffer, extra: Readonly<Record<string, string>> = {}): Promise<Fetched> {
    const response = await app.inject({
      method, url: path, remoteAddress: '127.0.0.1',
      headers: { host: new URL(house.config.publicUrl).host, 'user-agent': 'test', cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }), ...extra },
      ...(payload === undefined ? {} : { payload }),
    })
    for (const { name, value, maxAge } of response.cookies as { name: string; value: string; maxAge?: number }[]) {
      if (value === '' || maxAge === 0) jar.delete(name)
      else jar.set(name, value)
    }
    const fetched = read(response)
    checkHeaders(path, fetched)
    if (/text\/html/.test(String(fetched.headers['content-type'])) && fetched.html) { await checkPage(path, fetched); last = fetched }
    return fetched
  }

  return {
    app, cookies: jar,
    get: (path) => fetch('GET', path),
    post(path, fields = {}) {
      const form = new URLSearchParams(hiddenFields(last?.html ?? '', path))
      for (const [name, value] of Object.entries(fields)) {
        form.delete(name)
        for (const one of [value].flat()) form.append(name, one)
      }
      return fetch('POST', path, form.toString())
    },
    async postFiles(path, fields, files) {
      assert.match(last?.html ?? '', /enctype="multipart\/form-data"/, 'the last page has no form that takes files')
      const form = new Map<string, readonly string[]>([...hiddenFields(last?.html ?? '', path)].map(([name, value]) => [name, [value]]))
      for (const [name, value] of Object.entries(fields)) form.set(name, [value].flat())
      const { payload, type } = await multipart([...form].flatMap(([name, values]) => values.map((value): [string, string] => [name, value])), files)
      return fetch('POST', path, payload, { 'content-type': type })
    },
    postRaw: (path, fields, headers) => fetch('POST', path, new URLSearchParams(fields).toString(), headers),
    signIn(signed) {
      const cookie = randomBytes(8).toString('hex')
      people.set(cookie, { sessionId: cookie, subjectId: undefined, name: 'Test', until: new Date(house.clock.now().getTime() + 900_000), ...signed })
      jar.set(sessionCookie, cookie)
    },
    signOut: () => { jar.delete(sessionCookie) },
    cookie: (name, value) => { jar.set(name, value) },
  }
}

/** As a browser sends it: fields first, then the files. */
export async function multipart(fields: readonly (readonly [string, string])[], files: readonly SentFile[]): Promise<{ payload: Buffer; type: string }> {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  for (const { field, name, type = 'application/octet-stream', bytes } of files) form.append(field, new File([new Uint8Array(bytes)], name, { type }), name)
  const response = new Response(form)
  return { payload: Buffer.from(await response.arrayBuffer()), type: response.headers.get('content-type')! }
}

async function serve(house: TestHouse, options: Options, people: Map<string, Signed>): Promise<FastifyInstance> {
  return openServer({
    house, logger: house.logger, assets: await openAssets(), routes: options.routes!, sessionOf: options.sessionOf ?? (async (cookie) => people.get(cookie)), may: options.may ?? (() => true), forWhom: options.forWhom ?? (() => []),
    signInFor: (_action, back) => `/inloggen?terug=${encodeURIComponent(back)}`, onPageView: () => {}, health: async () => ({ serving: true, details: {} }),
  })
}

// ---- what is checked on every page --------------------------------------------------------------------------------

function read(response: LightMyRequestResponse): Fetched {
  const type = String(response.headers['content-type'] ?? '')
  const html = type.startsWith('text/html') ? response.payload : ''
  return { status: response.statusCode, html, text: readAloud(html), location: response.headers['location'] as string | undefined, headers: response.headers, body: response.rawPayload }
}

export const readAloud = (html: string): string => html
  .replace(/<(script|style|title)[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]+>/g, ' ')
  .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
  .replace(/[\s\u00a0]+/g, ' ').trim()

export function checkHeaders(path: string, { headers }: Pick<Fetched, 'headers'>): void {
  const policy = String(headers['content-security-policy'] ?? '')
  assert.match(policy, /^default-src 'none';/, `${path}: no content security policy`)
  assert.doesNotMatch(policy, /unsafe/, `${path}: an unsafe word in the content security policy`)
  assert.match(policy, /frame-ancestors 'none'/, path)
  assert.equal(headers['x-content-type-options'], 'nosniff', path)
  assert.ok(headers['referrer-policy'] && headers['permissions-policy'], `${path}: referrer or permissions policy missing`)
  // Only the till scans (redemptions); anywhere else no script may even ask.
  if (!/^\/aanbieder(\/(controleer|gebruik|gebruikt\/[^/]*|terugdraaien))?([?#]|$)/.test(path)) assert.match(String(headers['permissions-policy']), /camera=\(\)/, `${path}: the camera is open`)
}

export async function checkPage(path: string, { html, status }: Pick<Fetched, 'html' | 'status'>): Promise<void> {
  const report = await validator.validateString(html)
  const problems = report.results.flatMap((result) => result.messages).filter((message) => message.severity === 2)
  assert.deepEqual(problems.map(({ line, ruleId, message }) => `${path} (${status}) line ${line}: ${ruleId}: ${message}`), [], html.slice(0, 300))
  assert.equal(html.match(/<h1[\s>]/g)?.length, 1, `${path}: exactly one h1`)
  assert.match(html, /<html lang="(nl|en)"/, path)
  assert.match(html, /<title>[^<]{5,}<\/title>/, path)
  if (html.includes('<html lang="en"')) {
    checkEnglishLinks(path, html)
    const heard = withoutDutch(html.slice(html.indexOf('<main')))
    checkEnglishWords(path, readAloud(heard.slice(0, heard.indexOf('</main>'))))
  }
  assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)/, `${path}: inline script`)
  assert.doesNotMatch(html, /<style[\s>]|\son[a-z]+="/, `${path}: inline style or handler`)
  for (const form of html.matchAll(/<form[^>]*method="post"[\s\S]*?<\/form>/gi)) {
    assert.match(form[0], /name="_csrf"/, `${path}: a form without a token`)
    assert.match(form[0], /action="/, `${path}: a form without an action`)
  }
}

function hiddenFields(html: string, path: string): [string, string][] {
  const action = path.split('?')[0]!
  // A search beside it may have the same address.
  const forms = [...html.matchAll(/<form[^>]*>[\s\S]*?<\/form>/gi)].map((match) => match[0]).filter((one) => !/^<form[^>]*method="get"/i.test(one))
  const form = forms.find((one) => /action="([^"]*)"/.exec(one)?.[1]?.replaceAll('&amp;', '&').split('?')[0] === action)
  if (!form) return []
  return [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/gi)].map(([input]) => [attribute(input, 'name'), attribute(input, 'value')])
}

const attribute = (tag: string, name: string): string => readAloud(new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
