import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { type TestContext, test } from 'node:test'
import { atTheDoor } from '#test/at-the-door.ts'
import { axe, fitsItsWidth, openBrowser } from '#test/browser.ts'
import { testPartners } from '#test/partners.ts'

/** A port that is free now: the issuers must know the shop's address before the shop stands there. */
const freePort = (): Promise<number> => new Promise((resolve, reject) => {
  const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
    const address = probe.address()
    probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
  })
})

/** The shop at localhost, its issuers at 127.0.0.1: two sites, as in the world. */
async function standing(t: TestContext, provider: 'query' | 'form_post' = 'query') {
  const port = await freePort()
  const shopUrl = `http://localhost:${port}`
  const partners = await testPartners(t, { shopUrl })
  const { doors } = partners.config
  const door = await atTheDoor(t, { ...partners.config, doors: { ...doors, provider: { ...doors.provider, responseMode: provider } } })
  await door.b.app.listen({ host: 'localhost', port })
  return { ...door, shopUrl, partners }
}

test('a resident signs in with DigiD on another site, and signs out there too', async (t) => {
  const { shopUrl } = await standing(t)
  const { page } = await openBrowser(t)
  await page.goto(`${shopUrl}/inloggen?terug=/mijn`)
  await axe(page)
  await page.getByRole('link', { name: 'Inloggen met DigiD (proef)' }).click()
  await page.getByRole('radio', { name: /Fatima Bouazza/ }).check()
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
  await page.waitForURL(`${shopUrl}/mijn`)
  assert.match(await page.locator('main').innerText(), /resident/)
  await page.getByRole('button', { name: 'Uitloggen' }).click()
  await page.waitForURL(`${shopUrl}/uitgelogd`)
  await axe(page)
  await page.goto(`${shopUrl}/mijn`)
  assert.match(await page.locator('main').innerText(), /niet ingelogd/)
})

test('a provider comes back by a form that is posted from the other site: the cookie of the attempt survives it', async (t) => {
  const { shopUrl } = await standing(t, 'form_post')
  const { page } = await openBrowser(t)
  await page.goto(`${shopUrl}/inloggen/aanbieder?terug=/mijn`)
  await page.getByRole('radio', { name: /Sietske van Dam/ }).check()
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
  // Without JavaScript the issuer shows a button to go on; with it, it goes on by itself.
  const onward = page.getByRole('button', { name: /Continue|Verder/ })
  await Promise.race([page.waitForURL(`${shopUrl}/mijn`), onward.click().catch(() => {})])
  await page.waitForURL(`${shopUrl}/mijn`)
  assert.match(await page.locator('main').innerText(), /Dag Sietske van Dam/)
})

test('who stops reads why on a small telephone, and the desk reads the same under the number', async (t) => {
  const { shopUrl } = await standing(t)
  const { page, another } = await openBrowser(t, { width: 320, javaScript: false })
  await page.goto(`${shopUrl}/inloggen/digid`)
  await page.getByRole('button', { name: 'Stoppen' }).click()
  await page.getByRole('heading', { level: 1, name: 'Het inloggen is gestopt' }).waitFor()
  await axe(page)
  await fitsItsWidth(page)
  const number = await page.locator('.pas-reference').innerText()

  const desk = await another()
  await desk.page.goto(`${shopUrl}/inloggen/medewerker?terug=/balie/inloggen/${number.replaceAll(/\s/g, '')}`)
  await desk.page.getByRole('radio', { name: /Moniek Alberts/ }).check()
  await desk.page.getByRole('button', { name: 'Inloggen', exact: true }).click()
  await desk.page.getByRole('heading', { name: 'Inloggen gestopt door de bezoeker' }).waitFor()
  await axe(desk.page)
})
