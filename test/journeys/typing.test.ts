import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { axe, fitsItsWidth } from '#test/browser.ts'
import { flushMissed } from '#modules/offers/index.ts'
import { flushVisits } from '#modules/reports/index.ts'
import { mainText, openJourney, story } from './steps.ts'

const titles = (page: Page): Promise<string[]> => page.getByRole('article').getByRole('heading').allInnerTexts()

test('the list follows while somebody types, and without JavaScript it is the same list after a press', async (t) => {
  const { shop, page, another } = await openJourney(t, { window: { width: 360 } })
  const { house } = shop
  const part = story(t)
  const window = `${shop.url}/aanbod`
  const visits = async () => { await flushVisits(house); return (await house.owner.one<{ n: number }>('select coalesce(sum(visits), 0)::int as n from reports.visit')).n }
  let follows: string[] = []

  await part('a moment after the last key the list, the counts and the address are those of the words', async () => {
    await page.goto(`${window}?gratis=ja`)
    const asked: string[] = []
    page.on('request', (request) => { if (request.headers()['x-typing']) asked.push(request.url()) })
    await page.getByRole('searchbox').pressSequentially('zwem', { delay: 20 })
    await page.waitForURL(`${window}?zoek=zwem&gratis=ja`)
    assert.deepEqual(asked, [`${window}?zoek=zwem&gratis=ja`], 'once, not for every key')
    follows = await titles(page)
    assert.ok(follows.includes('Gratis zwemmen') && !follows.includes('Gratis middag bij De Klinker'), follows.join())
    assert.equal(await page.getByRole('searchbox').evaluate((box) => box === box.ownerDocument.activeElement), true, 'the words stay under the hands')
    assert.match(await page.getByRole('status').innerText(), /aanbieding(en)? voor “zwem”/)
    await axe(page)
    await fitsItsWidth(page)
  })

  await part('the address can be sent to somebody: it shows the same, also without JavaScript', async () => {
    const old = (await another({ javaScript: false, width: 320 })).page
    await old.goto(page.url())
    assert.deepEqual(await titles(old), follows)
    await old.goto(`${window}?gratis=ja`)
    await old.getByRole('searchbox').fill('zwem')
    await old.getByRole('button', { name: 'Zoek', exact: true }).click()
    assert.equal(new URL(old.url()).searchParams.get('zoek'), 'zwem')
    assert.deepEqual(await titles(old), follows)
  })

  await part('the words taken away: everything again, and the way back is the page before', async () => {
    await page.getByRole('searchbox').fill('')
    await page.waitForURL(`${window}?gratis=ja`)
    assert.ok((await titles(page)).length > follows.length)
    await page.getByRole('searchbox').fill('museum')
    await page.waitForURL(/zoek=museum/)
    await page.getByRole('article').first().getByRole('link').click()
    await page.waitForURL(/\/aanbod\/./)
    await page.goBack()
    await page.waitForURL(/zoek=museum/)
    assert.match(await mainText(page), /voor “museum”/)
  })

  await part('choices that were folded open stay open', async () => {
    await page.goto(window)
    await page.getByText(/^Meer kiezen/).click()
    await page.getByRole('searchbox').fill('dans')
    await page.waitForURL(/zoek=dans/)
    assert.equal(await page.locator('details.pas-filters').evaluate((one) => (one as unknown as { open: boolean }).open), true)
  })

  await part('half a word is no visit, and nobody reads that it was not found', async () => {
    const before = await visits()
    await page.getByRole('searchbox').fill('qxparachutespr')
    await page.waitForURL(/zoek=qxparachutespr/)
    assert.match(await mainText(page), /Niets gevonden voor/)
    await flushMissed(house)
    assert.deepEqual(await house.owner.query('select word from offers.missed_word'), [])
    assert.equal(await visits(), before)
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    await flushMissed(house)
    assert.deepEqual(await house.owner.query('select word, times from offers.missed_word'), [{ word: null, times: 1 }])
  })

  await part('while the site does not answer, what was found stays, and the button still goes there', async () => {
    await page.goto(`${window}?zoek=museum`)
    const found = await titles(page)
    await page.route('**/aanbod?zoek=museumn*', (route) => (route.request().headers()['x-typing'] ? route.abort() : route.continue()))
    await page.getByRole('searchbox').fill('museumnacht')
    await page.waitForTimeout(600)
    assert.deepEqual(await titles(page), found)
    await page.getByRole('button', { name: 'Zoek', exact: true }).click()
    await page.waitForURL(/zoek=museumnacht/)
    assert.match((await titles(page)).join(), /Museumnacht/)
  })
})
