import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { axe, fitsItsWidth } from '#test/browser.ts'
import { cannotReadPaper, textOfPdf } from './paper.ts'
import { enter, openJourney, seen, story } from './steps.ts'

/** Narrow as it must work, judged at 320 pixels and at a desk's width, and on paper: nothing sticks out and no control is printed. */
async function everyWay(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 })
  await axe(page)
  await fitsItsWidth(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await seen(page)
  await page.emulateMedia({ media: 'print' })
  await fitsItsWidth(page)
  assert.equal(await page.locator('.pas-header, .pas-footer, .utrecht-breadcrumb-nav, .utrecht-button-group, .denhaag-side-navigation').filter({ visible: true }).count(), 0, `${page.url()}: only what one reads is on paper`)
  await page.emulateMedia({ media: null })
}

test('the page of an offer, narrow and on paper, says all that it says on a screen', async (t) => {
  const { shop, page } = await openJourney(t)
  const part = story(t)

  for (const slug of ['gratis-zwemmen', 'lid-van-een-sportclub', 'schaatsen-op-het-plein', 'verrassingsbon']) {
    await part(slug, async () => {
      const answer = await page.goto(`${shop.url}/aanbod/${slug}`)
      assert.equal(answer!.status(), 200)
      await everyWay(page)
    })
  }

  await part('in English: the window, something found, nothing found, and the page of an offer', async () => {
    for (const path of ['/en/aanbod', '/en/aanbod?zoek=swimming&gratis=ja&leeftijd=8', '/en/aanbod?zoek=parachute', '/en/aanbod/wijkloop-selwerd']) {
      await page.goto(`${shop.url}${path}`)
      await everyWay(page)
    }
  })

  await part('what is folded away on the screen is open on paper', async () => {
    await page.goto(`${shop.url}/aanbod/gratis-zwemmen`)
    const paper = (await textOfPdf(await page.pdf({ format: 'A4' }))).replace(/\s+/g, ' ')
    for (const words of ['Gratis zwemmen', 'Bakenplein 1', 'halte Bakenplein', 'Openingstijden', 'van 7.00 tot 22.00 uur', 'Contact', '050 000 10 00']) assert.ok(paper.includes(words), `${words} is not on paper: ${paper}`)
  }, cannotReadPaper)
})

test('the screens of who fills the window, narrow and on paper', async (t) => {
  const { shop, page } = await openJourney(t)
  const part = story(t)
  const go = async (path: string): Promise<void> => {
    await page.goto(`${shop.url}${path}`)
    await everyWay(page)
  }

  await part('offers, words, who takes part', async () => {
    await enter(shop, page, 'medewerker', 'Ruben Hofstra', '/beheer/aanbod')
    for (const path of ['/beheer/aanbod', '/beheer/aanbod?stand=open&soort=sport', '/beheer/aanbod/inlezen', '/beheer/zoekwoorden', '/beheer/aanbieders', '/beheer/aanbieders/nieuw', '/beheer/aanbieders/aanbieder/baken', '/beheer/aanbieders/aanbieder/baken/wijzigen']) await go(path)
  })

  await part('one offer, every step of changing it, the whole and the preview', async () => {
    await go('/beheer/aanbod/aanbieding/gratis-zwemmen')
    await go('/beheer/aanbod/aanbieding/gratis-zwemmen/stoppen')
    await page.goto(`${shop.url}/beheer/aanbod/aanbieding/gratis-zwemmen`)
    await page.getByRole('button', { name: 'Wijzig de aanbieding' }).click()
    await page.waitForURL(/\/concept\//)
    const draft = new URL(page.url()).pathname
    for (const step of ['wat', 'korting', 'voor-wie', 'wanneer', 'hoeveel', 'praktisch', 'beeld', 'engels']) await go(`${draft}/${step}`)
    await go(draft)
    await go(`${draft}/bekijk?als=gezin`)
  })

  await part('a place that is proposed, and a file that is read in', async () => {
    await page.goto(`${shop.url}/beheer/aanbieders/aanbieder/baken/wijzigen`)
    await page.getByLabel('Straat en huisnummer').first().fill('Bakenplein 3')
    await page.getByRole('button', { name: 'Stuur naar een collega' }).click()
    await page.waitForURL(/\/voorstel\//)
    await everyWay(page)
    await page.goto(`${shop.url}/beheer/aanbod/inlezen`)
    await page.getByLabel('Bestand met aanbiedingen').setInputFiles({ name: 'aanbod.csv', mimeType: 'text/csv', buffer: Buffer.from('adres;titel\nnaar-de-film;Naar de grote film\n') })
    await page.getByRole('button', { name: 'Bekijk het bestand' }).click()
    await everyWay(page)
    await page.getByRole('button', { name: 'Importeren' }).click()
    await page.waitForURL(/\/bestand\//)
    await everyWay(page)
  })
})
