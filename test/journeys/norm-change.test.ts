import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { axe, fitsItsWidth } from '#test/browser.ts'
import { enter, mainText, openJourney, seen, story, titleOf } from './steps.ts'

/** As the table of 1 July 2026, with somebody alone € 30,54 more: the limit becomes 120% of € 1.450,00. */
const ALONE = { now: '€ 1.703,35', next: '€ 1.740,00' }

test('new norms: entered by one, approved by another, on the site at midnight', async (t) => {
  const { shop, page: karin, another } = await openJourney(t)
  const chantal = (await another()).page
  const visitor = (await another({ width: 360 })).page
  const part = story(t)
  let proposal = ''

  const limits = async (page: Page): Promise<void> => {
    for (const address of ['/', '/inloggen']) {
      await page.goto(`${shop.url}${address}`)
      await axe(page)
      await fitsItsWidth(page)
    }
  }
  const aloneOn = async (address: string): Promise<string> => {
    await visitor.goto(`${shop.url}${address}`)
    return /Alleen, vanaf 21 jaar (€ [\d.,]+)/.exec(await mainText(visitor))?.[1] ?? 'no limit'
  }
  const bothSay = async (amount: string): Promise<void> => assert.deepEqual([await aloneOn('/'), await aloneOn('/inloggen')], [amount, amount])

  await part('Karin opens the norms: what counts now and the limits that follow', async () => {
    await enter(shop, karin, 'medewerker', 'Karin van der Laan', '/beheer/cijfers')
    await karin.getByRole('link', { name: 'Normen' }).click()
    await seen(karin)
    assert.match(await mainText(karin), /Deze normen gelden vanaf 1 juli 2026 Geldt nu/)
    assert.match(await mainText(karin), /Alleen, vanaf 21 jaar € 1\.419,46 € 1\.703,35/)
  })

  await part('a file with a type that does not exist is refused by its line, and stays in its box', async () => {
    await karin.getByRole('link', { name: 'Lees een bestand in' }).click()
    await karin.getByLabel('Kies een bestand').setInputFiles({ name: 'normen.csv', mimeType: 'text/csv', buffer: Buffer.from('ingangsdatum;1-1-2027\r\nsingle-99;1.450,00') })
    await karin.getByRole('button', { name: 'Lees het bestand in' }).click()
    await seen(karin)
    assert.match(await mainText(karin), /Regel 2: single-99 kennen wij niet\./)
    assert.match(await karin.getByLabel('Of plak hier de inhoud van het bestand').inputValue(), /single-99;1\.450,00/)
    await karin.getByRole('link', { name: 'Normen' }).first().click()
  })

  await part('she forgets an amount and doubles another: each is told at its field, and the rest stays', async () => {
    await karin.getByRole('link', { name: 'Voer normen in' }).click()
    await seen(karin)
    await karin.getByLabel('Bron').fill('Brief van het rijk van 1 december')
    for (const input of await karin.locator('form[action="/beheer/normen/nieuw"] input[type=text]').all()) {
      const before = /€ ([\d.,]+)/.exec(await input.locator('xpath=..').innerText().then((text) => text.replaceAll('\u00a0', ' ')))?.[1]
      if (before) await input.fill(before)
    }
    await karin.getByLabel('Alleen, vanaf 21 jaar').fill('2.900,00')
    await karin.getByLabel('Samen, met AOW').fill('')
    await karin.getByRole('button', { name: 'Bekijk de normen' }).click()
    await seen(karin)
    const text = await mainText(karin)
    assert.match(text, /Samen, met AOW: dit bedrag mist\. Vanaf 1 juli 2026 was het er wel\./)
    assert.match(text, /Alleen, vanaf 21 jaar: dit is 104,3% meer dan vanaf 1 juli 2026\. Toen was het € 1\.419,46\. Dat is te veel verschil\./)
    assert.equal(await karin.getByLabel('Alleen, vanaf 21 jaar').inputValue(), '2.900,00')
    assert.equal(await karin.getByLabel('Bron').inputValue(), 'Brief van het rijk van 1 december')
  })

  await part('she looks at old and new, ticks the one great difference and sends it to a colleague', async () => {
    await karin.getByLabel('Alleen, vanaf 21 jaar').fill('1450,00')
    await karin.getByLabel('Samen, met AOW').fill('2.300,00')
    await karin.getByRole('button', { name: 'Bekijk de normen' }).click()
    await seen(karin)
    assert.match(await mainText(karin), /Alleen, vanaf 21 jaar € 1\.419,46 € 1\.450,00 € 30,54 meer € 1\.740,00/)
    await karin.getByRole('button', { name: 'Stuur naar een collega' }).click()
    await seen(karin)
    assert.match(await mainText(karin), /Zet een vinkje als het bedrag klopt: Samen, met AOW\..*5,7% meer dan vanaf 1 juli 2026/)
    await karin.getByRole('checkbox', { name: 'Samen, met AOW: € 2.300,00 klopt' }).check()
    await karin.getByRole('button', { name: 'Stuur naar een collega' }).click()
    await karin.waitForURL(/\/beheer\/normen\/voorstel\/[0-9a-f-]{36}$/)
    proposal = karin.url()
    await seen(karin)
    assert.match(await mainText(karin), /Een collega kijkt dit na/)
    assert.equal(await karin.getByRole('button', { name: 'Keur de normen goed' }).count(), 0)
  })

  await part('Chantal sends it back with a reason; Karin corrects it and sends it again', async () => {
    await enter(shop, chantal, 'medewerker', 'Chantal Vos', '/beheer/cijfers')
    await chantal.goto(`${shop.url}/beheer/normen`)
    await chantal.getByRole('link', { name: 'Normen vanaf 1 januari 2027' }).click()
    await seen(chantal)
    assert.match(await mainText(chantal), /Grote verschillen.*Samen, met AOW: € 2\.300,00\. 5,7% meer/)
    await chantal.getByLabel('Wat klopt er niet?').fill('Samen met AOW is niet veranderd.')
    await chantal.getByRole('button', { name: 'Stuur terug' }).click()
    await seen(chantal)
    await karin.goto(proposal)
    await seen(karin)
    assert.match(await mainText(karin), /Chantal Vos stuurde deze normen terug.*Samen met AOW is niet veranderd\./)
    await karin.getByRole('link', { name: 'Verbeter de normen' }).click()
    await karin.getByLabel('Samen, met AOW').fill('2176.10')
    await karin.getByRole('button', { name: 'Bekijk de normen' }).click()
    await karin.getByRole('button', { name: 'Stuur naar een collega' }).click()
    await karin.waitForURL((url) => /voorstel/.test(url.pathname) && url.href !== proposal)
    proposal = karin.url()
  })

  await part('Chantal approves: the new table is coming, and the site still shows the old limits', async () => {
    await chantal.goto(proposal)
    await chantal.getByRole('button', { name: 'Keur de normen goed' }).click()
    await chantal.waitForURL(proposal)
    await seen(chantal)
    assert.match(await mainText(chantal), /Chantal Vos keurde deze normen goed/)
    await chantal.goto(`${shop.url}/beheer/normen`)
    await seen(chantal)
    assert.match(await mainText(chantal), /Nieuwe normen vanaf 1 januari 2027 Komt eraan.*Karin van der Laan.*Chantal Vos/)
    await bothSay(ALONE.now)
  })

  await part('one second before midnight the old limits stand everywhere, at midnight the new ones', async () => {
    shop.house.clock.set('2026-12-31T23:59:59+01:00')
    await bothSay(ALONE.now)
    shop.house.clock.set('2027-01-01T00:00:00+01:00')
    await bothSay(ALONE.next)
    await limits(visitor)
    await visitor.goto(`${shop.url}/uitleg/voor-wie`)
    assert.match(await mainText(visitor), /€ 1\.740,00/)
  })

  await part('Karin reads that nothing is missing: the norms of that day are there', async () => {
    await enter(shop, karin, 'medewerker', 'Karin van der Laan', '/beheer/cijfers')
    await karin.goto(`${shop.url}/beheer/normen`)
    assert.equal(await titleOf(karin), 'Normen')
    assert.match(await mainText(karin), /Deze normen gelden vanaf 1 januari 2027 Geldt nu/)
    assert.doesNotMatch(await mainText(karin), /Er zijn nieuwe normen nodig/)
  })
})
