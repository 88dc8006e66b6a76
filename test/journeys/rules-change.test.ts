import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axe, fitsItsWidth } from '#test/browser.ts'
import { enter, mainText, openJourney, seen, story } from './steps.ts'

test('new rules: proposed by one, approved by another, on the site at midnight', async (t) => {
  const { shop, page: karin, another } = await openJourney(t)
  const chantal = (await another({ width: 360 })).page
  const visitor = (await another({ width: 360 })).page
  const part = story(t)
  const aloneOn = async (address: string): Promise<string> => {
    await visitor.goto(`${shop.url}${address}`)
    return /Alleen, vanaf 21 jaar (€ [\d.,]+)/.exec(await mainText(visitor))?.[1] ?? 'no limit'
  }

  await part('Karin types a percentage that is not allowed, and is told at its field', async () => {
    await enter(shop, karin, 'medewerker', 'Karin van der Laan', '/beheer/cijfers')
    await karin.getByRole('link', { name: 'Regels' }).click()
    await seen(karin)
    assert.match(await mainText(karin), /Geldt nu.*Percentage van de norm 120%/)
    await karin.getByRole('link', { name: 'Stel nieuwe regels voor' }).click()
    await seen(karin)
    await karin.getByLabel('Geldt vanaf').fill('1-1-2027')
    await karin.getByLabel('Besluit', { exact: true }).fill('Raadsbesluit over minima')
    await karin.getByLabel('Percentage van de norm').fill('160')
    await karin.getByRole('button', { name: 'Bekijk wat er verandert' }).click()
    await seen(karin)
    assert.match(await mainText(karin), /Vul een heel getal in van 100 tot en met 150\./)
  })

  await part('she sees every limit beside the one of now, and sends it', async () => {
    await karin.getByLabel('Percentage van de norm').fill('130')
    await karin.getByRole('checkbox', { name: 'Wie nu bijstand krijgt' }).check()
    await karin.getByRole('button', { name: 'Bekijk wat er verandert' }).click()
    await seen(karin)
    assert.match(await mainText(karin), /Percentage van de norm 120% 130%.*Alleen, vanaf 21 jaar € 1\.703,35 € 1\.845,30 € 141,95 hoger/)
    await karin.getByRole('button', { name: 'Stuur naar een collega' }).click()
    await karin.waitForURL(/\/beheer\/regels\/voorstel\/[0-9a-f-]{36}$/)
    await seen(karin)
    assert.equal(await karin.getByRole('button', { name: 'Keur de regels goed' }).count(), 0)
  })

  await part('Chantal approves on her phone; until midnight the site shows the old limit', async () => {
    await enter(shop, chantal, 'medewerker', 'Chantal Vos', '/beheer/cijfers')
    await chantal.goto(karin.url())
    await axe(chantal)
    await fitsItsWidth(chantal)
    await chantal.getByRole('button', { name: 'Keur de regels goed' }).click()
    await seen(chantal)
    assert.match(await mainText(chantal), /Chantal Vos keurde deze regels goed/)
    shop.house.clock.set('2026-12-31T23:59:59+01:00')
    assert.equal(await aloneOn('/'), '€ 1.703,35')
    shop.house.clock.set('2027-01-01T00:00:00+01:00')
    assert.deepEqual([await aloneOn('/'), await aloneOn('/inloggen')], ['€ 1.845,30', '€ 1.845,30'])
  })
})
