import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { Mail } from '#demo/mailbox.ts'
import type { BrowserContext, Page, Response } from 'playwright-core'
import { axe, type CameraOption, fitsItsWidth, type OpenBrowser, openBrowser, type Window, type WindowOptions } from '#test/browser.ts'
import { checkHeaders, checkPage } from '#test/page.ts'
import { openShop, type Shop } from '#test/shop.ts'

export type Journey = OpenBrowser & { readonly shop: Shop }

/** The whole product and a first window onto it. Every page of the shop that comes into any window is checked as in page tests. */
export async function openJourney(t: TestContext, { shop: how = {}, window = {}, camera }: { shop?: Parameters<typeof openShop>[1]; window?: WindowOptions } & CameraOption = {}): Promise<Journey> {
  const shop = await openShop(t, how)
  const browser = await openBrowser(t, { ...window, ...(camera && { camera }) })
  const checked = pageChecks(t, shop.url)
  checked(browser.context)
  return {
    ...browser, shop,
    async another(more: WindowOptions = {}): Promise<Window> {
      const opened = await browser.another({ ...window, ...more })
      checked(opened.context)
      return opened
    },
  }
}

type Part = (part: string, tell: () => Promise<void> | void, cannot?: string | false) => Promise<void>

/** The parts of one story, in order. Once one has failed the rest cannot be told; that, and what this machine `cannot` do, is counted as not run. */
export function story(t: TestContext): Part {
  let stopped = false
  return (part, tell, cannot = false) => t.test(part, { skip: stopped ? 'an earlier part of this story failed' : cannot }, async () => {
    stopped = true
    await tell()
    stopped = false
  })
}

/** Valid HTML, title, one h1, tokens in forms and headers, of what was sent (not of what a browser made of it). */
function pageChecks(t: TestContext, origin: string): (context: BrowserContext) => void {
  const checks: Promise<void>[] = []
  const problems: string[] = []
  const check = async (response: Response): Promise<void> => {
    const path = response.url().slice(origin.length)
    // A page that was left before it was read whole is gone; the journeys look at every page they tell of.
    const html = await response.text().catch(() => undefined)
    const headers = await response.allHeaders()
    checkHeaders(path, { headers })
    if (html !== undefined) await checkPage(path, { html, status: response.status() })
  }
  // The test's own body may be over before the last page was judged.
  t.after(async () => {
    await Promise.all(checks)
    assert.deepEqual(problems, [])
  })
  return (context) => {
    context.on('response', (response) => {
      if (!response.url().startsWith(`${origin}/`) || !/^text\/html/.test(response.headers()['content-type'] ?? '') || !response.request().isNavigationRequest()) return
      checks.push(check(response).catch((error: Error) => { problems.push(error.message) }))
    })
  }
}

/** The page as it stands, for everybody: axe, and at 320 pixels nothing sticks out. */
export async function seen(page: Page): Promise<void> {
  const size = page.viewportSize()
  await axe(page)
  await page.setViewportSize({ width: 320, height: 640 })
  await fitsItsWidth(page)
  if (size) await page.setViewportSize(size)
}

/** What the page says, as read: without header and footer. */
export const mainText = async (page: Page): Promise<string> => (await page.getByRole('main').innerText()).replace(/[\s\u00a0]+/g, ' ')

export const titleOf = (page: Page): Promise<string> => page.getByRole('heading', { level: 1 }).innerText()

/** On the issuer's page of people: choose somebody by name and sign in. */
export async function signInAs(page: Page, name: string | RegExp): Promise<void> {
  await page.getByLabel(name).check()
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
}

/** By one of the doors, from its address. `until`: the path where this person ends up. */
export async function enter({ url }: Shop, page: Page, door: 'digid' | 'aanbieder' | 'medewerker', name: string | RegExp, until: string): Promise<void> {
  await page.goto(`${url}/inloggen/${door}`)
  await signInAs(page, name)
  await page.waitForURL(`${url}${until}`)
}

type Answers = {
  readonly partner?: string
  readonly others?: string
  readonly reach?: 'brief' | 'mail'
  readonly email?: string
}

/** The one page of an application, filled in and sent with its one button. */
export async function apply(page: Page, { partner = 'Nee', others = 'Nee', reach = 'brief', email }: Answers = {}): Promise<void> {
  await page.getByRole('radio', { name: 'Ja, dit klopt' }).check()
  await page.getByRole('radiogroup', { name: /Woon je samen met een partner/ }).getByRole('radio', { name: partner, exact: true }).check()
  await page.getByRole('radiogroup', { name: /nog meer mensen van 18/ }).getByRole('radio', { name: others, exact: true }).check()
  await page.getByRole('radio', { name: `Met een ${reach}` }).check()
  if (email) {
    await page.getByRole('textbox', { name: /mailadres/ }).fill(email)
    await page.getByRole('checkbox', { name: /mail mij/ }).check()
  }
  await page.getByRole('button', { name: 'Vraag de Stadjerspas aan' }).click()
}

/** From the window of the shop to the voucher's own page. Answers the code on it, as somebody would read it out. */
export async function order({ url }: Shop, page: Page, title: string): Promise<string> {
  await page.goto(`${url}/aanbod`)
  await page.getByRole('link', { name: title }).first().click()
  await page.getByRole('button', { name: 'Bon bestellen' }).click()
  await page.waitForURL(/\/mijn\/bonnen\/[0-9a-f-]{36}/)
  return codeOn(page)
}

/** The code to type: what is read aloud after the word "Code". */
async function codeOn(page: Page): Promise<string> {
  const spoken = await page.locator('p', { hasText: /^\s*Code/ }).first().innerText()
  const code = spoken.replace(/^\s*\S+\s/, '').trim()
  assert.match(code, /^[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{3}$/)
  return code
}

/** At the till: type the code and look. */
export async function check({ url }: Shop, till: Page, code: string): Promise<void> {
  await till.goto(`${url}/aanbieder`)
  await till.getByLabel('Code van de bon').fill(code)
  await till.getByRole('button', { name: 'Controleer' }).click()
}

/** What came by mail for this address: the worker sends it by itself, woken by the change. `nth` of its kind, from 1. */
export async function post({ partners }: Shop, address: string, subject: RegExp, nth = 1): Promise<Mail> {
  for (let waited = 0; waited < 15_000; waited += 50) {
    const mail = partners.mail.messages(address).filter((one) => subject.test(one.subject))[nth - 1]
    if (mail) return mail
    await new Promise((resolve) => { setTimeout(resolve, 50) })
  }
  throw new Error(`No mail like ${subject} came for ${address}.`)
}
