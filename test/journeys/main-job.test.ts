import { test } from 'node:test'
import assert from 'node:assert/strict'
import { axe, fitsItsWidth, openBrowser } from '#test/browser.ts'
import { openShop } from '#test/shop.ts'
import { apply, signInAs } from './steps.ts'

test('Fatima signs in, gets her pass, orders a voucher and swims; a second time the till says when and where it was used', async (t) => {
  const shop = await openShop(t)
  const { page, another } = await openBrowser(t)

  await page.goto(shop.url)
  await axe(page)
  await page.getByRole('link', { name: /Inloggen met DigiD/ }).first().click()
  await signInAs(page, 'Fatima Bouazza')

  await page.waitForURL(`${shop.url}/aanvragen`)
  await axe(page)
  await apply(page)
  await page.waitForURL(`${shop.url}/mijn/aanvraag`)
  await axe(page)
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /Je krijgt de Stadjerspas|pas/i)

  await page.goto(`${shop.url}/aanbod`)
  await axe(page)
  await page.getByRole('link', { name: 'Gratis zwemmen' }).click()
  await axe(page)
  await page.getByRole('button', { name: /bestellen/i }).click()
  await page.waitForURL(/\/mijn\/bonnen\/[0-9a-f-]{36}/)
  await axe(page)
  const code = (await page.locator('.pas-code, [data-code]').first().innerText()).trim()
  assert.match(code, /^[0-9A-Z ]{15,}$/)

  const till = await another()
  await till.page.goto(`${shop.url}/inloggen/aanbieder`)
  await signInAs(till.page, /Sietske/)
  await till.page.waitForURL(`${shop.url}/aanbieder`)
  await axe(till.page)
  const use = async () => {
    await till.page.goto(`${shop.url}/aanbieder`)
    await till.page.getByRole('textbox').first().fill(code)
    await till.page.getByRole('button', { name: /Controleer|Bekijk/i }).click()
  }
  await use()
  await axe(till.page)
  await till.page.getByRole('button', { name: /gebruik/i }).click()
  await axe(till.page)
  await use()
  assert.match(await till.page.getByRole('main').innerText(), /gebruikt.*23 november 2026/s)

  await page.goto(`${shop.url}/mijn/bonnen`)
  await axe(page)
  await fitsItsWidth(page)
})
