import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { fitsItsWidth } from '#test/browser.ts'
import { mainText, openJourney, seen, story, titleOf } from './steps.ts'

const choose = async (page: Page, label: string): Promise<void> => {
  await page.getByRole('radio', { name: label, exact: true }).check()
}
const next = (page: Page): Promise<void> => page.getByRole('button', { name: /^(Volgende vraag|Bekijk het antwoord)$/ }).click()

test('somebody without JavaScript, on a narrow phone, finds out whether the pass may be for them', async (t) => {
  const { shop, page, context } = await openJourney(t, { window: { javaScript: false, width: 320 } })
  const part = story(t)

  await part('the home page, the explanation and the page of signing in lead to the check', async () => {
    for (const path of ['/', '/uitleg/voor-wie', '/inloggen']) {
      await page.goto(`${shop.url}${path}`)
      assert.ok(await page.getByRole('main').locator('a[href="/kan-ik-meedoen"]').count() > 0, path)
    }
    await page.goto(shop.url)
    await page.getByRole('main').getByRole('link', { name: /Doe de korte check/ }).first().click()
    await page.waitForURL(`${shop.url}/kan-ik-meedoen`)
    assert.equal(await titleOf(page), 'Kan ik meedoen?')
    await seen(page)
  })

  await part('a question without an answer says so, and then goes on', async () => {
    await next(page)
    assert.match(await mainText(page), /Kies ja of nee/)
    await seen(page)
    await choose(page, 'Ja')
    await next(page)
    for (const [title, answers] of [['Hoe oud ben je?', ['21 jaar of ouder, en nog geen AOW-leeftijd']], ['Met wie woon je?', ['Met een partner, en wij zijn getrouwd', '21 jaar of ouder, en nog geen AOW-leeftijd']], ['Krijgen jullie studiefinanciering van DUO?', ['Nee']]] as const) {
      assert.equal(await titleOf(page), title)
      await seen(page)
      for (const answer of answers) await choose(page, answer)
      await next(page)
    }
    assert.equal(await titleOf(page), 'Wat is jullie inkomen samen per maand?')
    await seen(page)
  })

  await part('back by the button of the page and by that of the browser: every answer still stands', async () => {
    await page.getByRole('button', { name: 'Vorige vraag' }).click()
    assert.equal(await titleOf(page), 'Krijgen jullie studiefinanciering van DUO?')
    assert.ok(await page.getByRole('radio', { name: 'Nee', exact: true }).isChecked())
    await page.goBack()
    assert.equal(await titleOf(page), 'Wat is jullie inkomen samen per maand?')
    await page.goBack()
    await page.goBack()
    assert.equal(await titleOf(page), 'Met wie woon je?')
    await choose(page, 'Alleen')
    await next(page)
    assert.equal(await titleOf(page), 'Krijg je studiefinanciering van DUO?')
    await choose(page, 'Nee')
    await next(page)
  })

  await part('the answer: probably, with the reasons, the limit and its day; nothing in the address, and the same after a refresh', async () => {
    await page.getByLabel('Netto inkomen per maand').fill('1.450,50')
    await choose(page, 'Ja, het zit erbij')
    await next(page)
    assert.equal(page.url(), `${shop.url}/kan-ik-meedoen`)
    assert.equal(await titleOf(page), 'Waarschijnlijk wel')
    await seen(page)
    const text = await mainText(page)
    assert.match(text, /Je inkomen is € 1\.450,50\. De grens voor jou is € 1\.703,35\./)
    assert.match(text, /Het geldt vanaf 1 juli 2026/)
    await page.reload()
    assert.equal(await mainText(page), text)
    assert.deepEqual((await context.cookies()).map(({ name }) => name), ['__Host-form'])
  })

  await part('on paper: the whole answer, and nothing to press', async () => {
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.getByRole('button').filter({ visible: true }).count(), 0)
    const text = await mainText(page)
    for (const words of ['Waarschijnlijk wel', '€ 1.703,35', 'Dit vulde je in', 'Dit heb je nodig', 'Bel 14 050']) assert.ok(text.includes(words), words)
    await fitsItsWidth(page)
    await page.emulateMedia({ media: 'screen' })
  })

  await part('from there to DigiD', async () => {
    await page.getByRole('main').getByRole('link', { name: 'Inloggen met DigiD (proef)' }).click()
    await page.waitForURL((url) => url.hostname === '127.0.0.1')
    assert.ok(!page.url().includes('1450'))
    assert.ok(await page.getByRole('button', { name: 'Inloggen', exact: true }).count())
  })
})
