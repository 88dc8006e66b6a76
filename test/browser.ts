import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { TestContext } from 'node:test'
import type { AxeResults } from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findBrowser } from '../scripts/browser.ts'

export type WindowOptions = {
  /** Off: pages must work all the same. (Chromium keeps `noscript` out of sight in such a window; axe looks at it too.) */
  readonly javaScript?: boolean
  /** CSS pixels: 320 is the narrowest that must work, 1280 a desk. */
  readonly width?: number
  /** For the journey over the shop's own TLS, whose certificate nobody signed. */
  readonly ownCertificate?: boolean
}

/** What the browser sees with: a film that a test makes (test/film.ts) when it has something to show, or a camera that nobody may use. */
export type CameraOption = { readonly camera?: { readonly film: string } | 'refused' }

export type Window = { readonly page: Page; readonly context: BrowserContext }

export type OpenBrowser = Window & {
  /** Another person, or the same on another device: no cookies in common with anybody. */
  another(options?: WindowOptions): Promise<Window>
}

// A test machine has no graphics card, no second user and no business with Google.
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/**
 * A real Chromium with a fresh profile, gone after the test. The test fails when a page broke a rule that nobody sees:
 * something the Content-Security-Policy stopped, a script that threw, a request to another machine.
 */
export async function openBrowser(t: TestContext, { camera, ...options }: WindowOptions & CameraOption = {}): Promise<OpenBrowser> {
  const troubles: string[] = []
  const browser = await chromium.launch({ executablePath: await browserPath(), args: [...FLAGS, ...cameraFlags(camera)] })
  t.after(async () => {
    await browser.close()
    assert.deepEqual(troubles, [], 'what the browser complained about')
  })
  const another = (more: WindowOptions = {}) => openWindow(browser, troubles, more)
  return { ...await another(options), another }
}

const cameraFlags = (camera: CameraOption['camera']): string[] => (camera === undefined ? []
  : ['--use-fake-device-for-media-stream', ...(camera === 'refused' ? ['--deny-permission-prompts'] : ['--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${camera.film}`])])

/** The test runner names the browser it found; one file on its own looks for it. */
async function browserPath(): Promise<string> {
  const named = process.env.TEST_BROWSER
  if (named) return named
  const found = await findBrowser()
  if ('sentence' in found) throw new Error(found.sentence)
  return found.path
}

async function openWindow(browser: Browser, troubles: string[], { javaScript = true, width = 1280, ownCertificate = false }: WindowOptions): Promise<Window> {
  const context = await browser.newContext({
    javaScriptEnabled: javaScript, viewport: { width, height: width < 600 ? 640 : 800 }, ignoreHTTPSErrors: ownCertificate,
    locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', reducedMotion: 'reduce',
  })
  if (!javaScript) silent.add(context)
  context.setDefaultTimeout(15_000)
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (/^https?:$/.test(protocol) && !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)) troubles.push(`a request left this machine: ${request.url()}`)
  })
  context.on('weberror', (error) => { troubles.push(`a script threw: ${error.error().message}`) })
  context.on('console', (message) => {
    if (message.type() === 'error' && /Content.Security.Policy|Refused to/i.test(message.text())) troubles.push(message.text())
  })
  return { context, page: await context.newPage() }
}

/** Windows without JavaScript: there axe would wait for ever. */
const silent = new WeakSet<BrowserContext>()

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * No violation of WCAG 2.2 AA or of good practice on the page as it stands now; fails with a list that says where.
 * A page without JavaScript is judged as the same HTML with the same styles in a window of its own.
 */
export async function axe(page: Page): Promise<void> {
  const { violations } = silent.has(page.context()) ? await inTwin(page, judge) : await judge(page)
  const list = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `    ${html.slice(0, 160)}\n      ${failureSummary?.replace(/\s*\n\s*/g, ' ')}`).join('\n')}`)
  assert.equal(list.length, 0, `${page.url()} is not accessible to everybody:\n${list.join('\n')}`)
}

/** The page must not move sideways, and nothing may stick out: reading would need two hands (WCAG 1.4.10). */
export async function fitsItsWidth(page: Page): Promise<void> {
  const { scroll, client } = await page.evaluate('({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth })') as { scroll: number; client: number }
  assert.ok(scroll <= client, `${page.url()} is ${scroll} pixels wide in a window of ${client}.`)
}

async function judge(page: Page): Promise<AxeResults> {
  await page.evaluate(AXE)
  return await page.evaluate(`axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(RULES)} }, resultTypes: ['violations'] })`) as AxeResults
}

/** The same page in a window that runs our script and none of the page's, with what stood in `noscript` in its place. */
async function inTwin<T>(page: Page, look: (twin: Page) => Promise<T>): Promise<T> {
  const html = (await page.content()).replace(/<(\/?)noscript>/g, '<$1div>')
  const context = await page.context().browser()!.newContext({ storageState: await page.context().storageState(), viewport: page.viewportSize(), ignoreHTTPSErrors: true, reducedMotion: 'reduce' })
  try {
    const twin = await context.newPage()
    await twin.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', headers: { 'content-security-policy': "script-src 'none'" }, body: html }), { times: 1 })
    await twin.goto(page.url())
    return await look(twin)
  } finally {
    await context.close()
  }
}
