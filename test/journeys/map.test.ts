import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axe, fitsItsWidth } from '#test/browser.ts'
import { tileServer } from '#test/tile-server.ts'
import { mainText, openJourney, story } from './steps.ts'

test('a map beside the list of places, for who asks for it', async (t) => {
  const tiles = await tileServer(t)
  const { shop, page, another } = await openJourney(t, { shop: { config: { tiles: { url: `${tiles.origin}/{z}/{x}/{y}.png`, source: '© Kaartmakers' } } }, window: { width: 1280 } })
  const part = story(t)
  const clubs = `${shop.url}/aanbod/lid-van-een-sportclub`

  await part('until the button is pressed, nobody else hears of the visit; and the page says what pressing it means', async () => {
    const answer = await page.goto(clubs)
    assert.match(answer!.headers()['content-security-policy']!, new RegExp(`img-src 'self' ${tiles.origin};`))
    assert.match(await mainText(page), /De kaart komt van een andere site\. Die ziet dan je internetadres/)
    assert.deepEqual(tiles.asked, [])
    await axe(page)
  })

  await part('with the keyboard alone: open it, walk through the places, read a name, and walk out of it again', async () => {
    const button = page.getByRole('button', { name: 'Toon op de kaart' })
    await button.focus()
    await page.keyboard.press('Enter')
    const map = page.getByRole('group', { name: 'Kaart met de plekken uit de lijst' })
    await map.waitFor()
    const pins = map.getByRole('button', { name: /club|school/i })
    const names = await pins.evaluateAll((all) => all.map((one) => one.getAttribute('title')))
    assert.deepEqual(names.toSorted(), (await page.locator('[data-points]').evaluate((box: { dataset: { points: string } }) => (JSON.parse(box.dataset.points) as { name: string }[]).map(({ name }) => name))).toSorted())
    assert.ok(names.length > 3)
    await pins.first().focus()
    await page.keyboard.press('Enter')
    assert.ok(await map.locator('.leaflet-popup').getByText(names[0]!).isVisible())
    await page.keyboard.press('Escape')
    await map.getByRole('button', { name: 'Dichterbij' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    assert.equal(await map.getByRole('button', { name: 'Verder weg' }).evaluate((one) => one === one.ownerDocument.activeElement), true)
    await page.keyboard.press('Tab')
    assert.equal(await map.evaluate((box) => box.contains(box.ownerDocument.activeElement)), false, 'no trap')
    assert.match(await map.innerText(), /© Kaartmakers/)
    await axe(page)
  })

  await part('the tiles\' server learns which tiles, and not which offer, which person or which page', async () => {
    assert.ok(tiles.asked.length > 0)
    for (const { path, headers } of tiles.asked) {
      assert.match(path, /^\/\d+\/\d+\/\d+\.png$/)
      assert.deepEqual([headers['referer'], headers['cookie']], [undefined, undefined])
    }
  })

  await part('it goes away by the same button, and is not on paper', async () => {
    await page.getByRole('button', { name: 'Verberg de kaart' }).click()
    assert.equal(await page.locator('.leaflet-container').isVisible(), false)
    assert.equal(await page.locator('.leaflet-tile').count(), 0)
    await page.getByRole('button', { name: 'Toon op de kaart' }).click()
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.locator('[data-map]').isVisible(), false)
    await fitsItsWidth(page)
  })

  await part('on a telephone of 320 pixels it fits, and while the tiles do not come the list still stands there', async () => {
    tiles.broken = true
    const small = (await another({ width: 320 })).page
    await small.goto(`${shop.url}/aanbod/gratis-zwemmen`)
    await small.getByRole('button', { name: 'Toon op de kaart' }).click()
    await small.getByRole('button', { name: 'Dichterbij' }).waitFor()
    await fitsItsWidth(small)
    await axe(small)
    assert.match(await mainText(small), /Bakenplein 1/)
  })

  await part('without JavaScript there is the list, and no button that does nothing', async () => {
    const old = (await another({ javaScript: false, width: 320 })).page
    await old.goto(clubs)
    assert.equal(await old.getByRole('button', { name: 'Toon op de kaart' }).count(), 0)
    assert.match(await mainText(old), /Judoschool De Gele Band/)
  })

  await part('where a surprise is, no map tells', async () => {
    const { offers } = { offers: await page.goto(`${shop.url}/aanbod/verrassingsbon`) }
    assert.equal(offers!.status(), 200)
    assert.doesNotMatch(await offers!.text(), /data-map/)
  })
})

test('without a server of tiles there is no map, no script for it, and no other origin in the headers', async (t) => {
  const { shop, page } = await openJourney(t)
  const answer = await page.goto(`${shop.url}/aanbod/gratis-zwemmen`)
  assert.doesNotMatch(await answer!.text(), /data-map|\/map\./)
  assert.match(answer!.headers()['content-security-policy']!, /img-src 'self';/)
})
