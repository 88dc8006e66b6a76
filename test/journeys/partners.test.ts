import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { createTransport } from 'nodemailer'
import * as oidc from 'openid-client'
import { listening } from '#demo/http.ts'
import type { DoorConfig } from '#src/door-config.ts'
import { axe, fitsItsWidth, openBrowser } from '#test/browser.ts'
import { shopAt } from '#test/oidc-visitor.ts'
import { testPartners } from '#test/partners.ts'

const askAt = async (door: DoorConfig, redirect_uri: string, more: Record<string, string> = {}): Promise<string> =>
  oidc.buildAuthorizationUrl(await shopAt(door), { redirect_uri, scope: 'openid', state: 's', code_challenge: await oidc.calculatePKCECodeChallenge(oidc.randomPKCECodeVerifier()), code_challenge_method: 'S256', ...more }).href

test('each sign-in page can be used by everybody, narrow and wide, and goes back to the shop without JavaScript', async (t) => {
  const arrived: string[] = []
  const shop = await listening(createServer((request, response) => { arrived.push(request.url ?? ''); response.end('terug in de winkel') }), 'localhost', 0)
  t.after(() => shop.stop())
  const partners = await testPartners(t, { shopUrl: shop.url })
  const { resident, provider, staff } = partners.config.doors
  const { page } = await openBrowser(t, { javaScript: false, width: 320 })
  for (const [door, word, hint] of [[resident, 'digid', 'fatima'], [provider, 'aanbieder', 'sietske'], [staff, 'medewerker', 'hanneke']] as const) {
    await page.goto(await askAt(door, `${shop.url}/inloggen/terug/${word}`, { login_hint: hint }))
    await axe(page)
    await fitsItsWidth(page)
    await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
    await page.waitForURL(`${shop.url}/inloggen/terug/${word}?**`)
    assert.match(arrived.find((url) => url.includes(word)) ?? '', /[?&]code=/)
  }
})

test('somebody is chosen by name; nobody chosen says so', async (t) => {
  const partners = await testPartners(t)
  const { page } = await openBrowser(t)
  await page.goto(await askAt(partners.config.doors.resident, 'http://localhost:3000/inloggen/terug/digid'))
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
  assert.equal(await page.getByRole('alert').textContent(), 'Kies eerst wie je bent.')
  await axe(page)
  await page.getByLabel('Aaltje Dijkema').check()
  assert.ok(await page.getByLabel('Aaltje Dijkema').isChecked())
})

test('the mailbox can be used by everybody and shows a message without running anything in it', async (t) => {
  const partners = await testPartners(t)
  const { page } = await openBrowser(t, { width: 320 })
  await page.goto(partners.urls.mailbox)
  await axe(page)
  await createTransport({ ...partners.smtp, secure: false }).sendMail({
    from: 'stadjerspas@gemeente.example', to: 'fatima@stadjer.example', subject: 'Er staat een bericht voor je klaar', text: 'Log in op de site.',
    html: '<!doctype html><html lang="nl"><head><title>Bericht</title></head><body><h1>Er staat een bericht klaar</h1><p style="color: #123">Log in op de site.</p></body></html>',
  })
  await page.getByLabel('Adres').fill('fatima')
  await page.getByRole('button', { name: 'Zoeken' }).click()
  await axe(page)
  await page.getByRole('link', { name: 'Er staat een bericht voor je klaar' }).click()
  assert.equal(await page.frameLocator('iframe').getByText('Log in op de site.').count(), 1)
  await axe(page)
  await fitsItsWidth(page)
})
