import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { encode } from 'uqr'
import sharp from 'sharp'
import { film } from '#test/film.ts'
import { apply, check, enter, mainText, openJourney, seen, story } from './steps.ts'

/** Where the film for the camera goes; nothing to be seen on it yet. */
async function emptyCounter(t: TestContext): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'camera-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'counter.y4m')
  await film(path)
  return path
}

/** A QR code that is not ours, as a picture. */
async function otherCode(says: string): Promise<Buffer> {
  const { data, size } = encode(says, { ecc: 'M', border: 4 })
  return sharp(Buffer.from(data.flatMap((row) => row.map((dark) => (dark ? 0 : 255)))), { raw: { width: size, height: size, channels: 1 } }).resize(300, 300, { kernel: 'nearest' }).png().toBuffer()
}

const said = (till: Page) => till.getByRole('status')
const scan = (till: Page) => till.getByRole('button', { name: 'Scan met de camera' })
const cameraIsOn = (till: Page): Promise<boolean> => till.evaluate('Boolean(document.querySelector("video").srcObject)')

test('Bas scans one bon after the other with the camera of his telephone', async (t) => {
  const counter = await emptyCounter(t)
  const { shop, page, another } = await openJourney(t, { camera: { film: counter } })
  const part = story(t)
  const till = (await another({ width: 360 })).page
  const bonnen: Buffer[] = []
  const addresses: string[] = []
  till.on('request', (request) => { addresses.push(request.url()) })

  await part('Fatima orders two bonnen; their codes stand on the screen of her telephone', async () => {
    await enter(shop, page, 'digid', 'Fatima Bouazza', '/aanvragen')
    await apply(page)
    await page.waitForURL(`${shop.url}/mijn/aanvraag`)
    for (const offer of ['gratis-zwemmen', 'schaatsen-in-de-hal']) {
      await page.goto(`${shop.url}/aanbod/${offer}`)
      await page.getByRole('button', { name: 'Bon bestellen' }).click()
      await page.waitForURL(/\/mijn\/bonnen\/[0-9a-f-]{36}/)
      bonnen.push(await page.getByRole('img', { name: /QR-code/ }).screenshot())
    }
  })

  await part('with the keyboard: the camera opens, says so, and goes out again; the reader of codes comes only then', async () => {
    await enter(shop, till, 'aanbieder', 'Bas Oosting', '/aanbieder')
    assert.match((await (await till.goto(`${shop.url}/aanbieder`))!.allHeaders())['permissions-policy']!, /camera=\(self\)/)
    assert.ok(!addresses.some((address) => /our-reader/.test(address)))
    await scan(till).waitFor()
    await seen(till)
    await scan(till).focus()
    await till.keyboard.press('Enter')
    await till.getByText('De camera staat aan. Houd de QR-code van de bon in het vak.').waitFor()
    assert.ok(addresses.some((address) => /our-reader/.test(address)))
    assert.equal(await cameraIsOn(till), true)
    await seen(till)
    assert.equal(await till.getByRole('button', { name: 'Lamp' }).count(), 0, 'this camera has no lamp')
    await till.keyboard.press('Space')
    await scan(till).waitFor()
    assert.equal(await cameraIsOn(till), false)
    assert.equal(await said(till).innerText(), '')
  })

  await part('a QR code of something else is told, is no try, and the camera stays on', async () => {
    await film(counter, await otherCode('https://example.nl/menukaart'))
    await scan(till).click()
    await till.getByText('Deze code is niet van een bon.').waitFor()
    assert.equal(await cameraIsOn(till), true)
    await seen(till)
    assert.equal((await shop.house.owner.one<{ n: number }>('select count(*)::int as n from redemptions.missed_code')).n, 0)
    await till.getByRole('button', { name: 'Stop de camera' }).click()
  })

  await part('he holds the first bon before it, sees what she gets, and uses it', async () => {
    await film(counter, bonnen[0])
    await scan(till).click()
    await till.getByRole('heading', { name: /^Goed\. 1 persoon, gratis zwemmen/i }).waitFor()
    await seen(till)
    await till.getByRole('button', { name: 'Bon gebruiken' }).click()
    await till.waitForURL(/\/aanbieder\/gebruikt\//)
    await till.getByRole('link', { name: 'Volgende scannen' }).waitFor()
    await seen(till)
    assert.match(await mainText(till), /Geldig/)
  })

  await part('one press on, and the next customer is scanned', async () => {
    await film(counter, bonnen[1])
    await till.getByRole('link', { name: 'Volgende scannen' }).click()
    await till.getByRole('heading', { name: /^Goed\. 1 persoon, .Schaatsen in de hal/ }).waitFor()
    await till.getByRole('button', { name: 'Bon gebruiken' }).click()
    await till.waitForURL(/\/aanbieder\/gebruikt\//)
    assert.deepEqual(await shop.house.owner.query('select way, kind from redemptions.redemption_event'), [{ way: 'qr', kind: 'redeemed' }, { way: 'qr', kind: 'redeemed' }])
  })

  await part('the same bon again says when and where it was used, and scanning goes on from there too', async () => {
    await till.getByRole('link', { name: 'Volgende scannen' }).click()
    await till.getByRole('heading', { name: 'Al gebruikt' }).waitFor()
    await till.getByRole('link', { name: 'Volgende scannen' }).waitFor()
    await seen(till)
    assert.match(await mainText(till), /bij Zwembad en ijsbaan De Baken/)
  })

  await part('at another till the bon of the pool is not theirs', async () => {
    const museum = (await another({ width: 360 })).page
    await enter(shop, museum, 'aanbieder', /Stadsmuseum/, '/aanbieder')
    await scan(museum).click()
    await museum.getByText('Deze bon is niet voor jullie.').waitFor()
    assert.doesNotMatch(await mainText(museum), /zwemmen|schaatsen|Fatima/i)
  })

  await part('the camera goes out when he goes to another app, and says so when he is back', async () => {
    await film(counter)
    await till.goto(`${shop.url}/aanbieder`)
    await scan(till).click()
    await till.getByText('De camera staat aan.').waitFor()
    await till.evaluate('Object.defineProperty(document, "hidden", { value: true, configurable: true }); document.dispatchEvent(new Event("visibilitychange"))')
    await till.getByText('De camera is uit, want je ging naar iets anders.').waitFor()
    assert.equal(await cameraIsOn(till), false)
    await seen(till)
  })

  await part('no code of a bon was ever in an address or a line of the log', () => {
    assert.ok(addresses.every((address) => !/[0-9A-Z.:/*-]{60}/.test(decodeURIComponent(new URL(address).pathname + new URL(address).search))), addresses.join('\n'))
    assert.doesNotMatch(JSON.stringify(shop.house.lines), /[0-9A-Z.:/*-]{100}/)
  })
})

test('nothing before the camera for 20 seconds: a code can be typed', async (t) => {
  const { shop, page } = await openJourney(t, { camera: { film: await emptyCounter(t) }, window: { width: 360 } })
  await page.clock.install()
  await enter(shop, page, 'aanbieder', 'Bas Oosting', '/aanbieder')
  await scan(page).click()
  await page.getByText('De camera staat aan.').waitFor()
  await page.clock.fastForward(20_500)
  await page.getByText('Wij zien nog geen bon.').waitFor()
  assert.equal(await cameraIsOn(page), true)
  await seen(page)
  await page.clock.fastForward(180_000)
  await page.getByText('De camera is uit, want er kwam geen bon.').waitFor()
  assert.equal(await cameraIsOn(page), false)
  await seen(page)
})

test('the lamp, what a device can answer, and a camera that comes after somebody stopped', async (t) => {
  const { shop, page } = await openJourney(t, { camera: { film: await emptyCounter(t) }, window: { width: 360 } })
  const part = story(t)
  // What a telephone has and this machine has not; `refusal` is what it answers next, `wait` holds the camera back.
  await page.addInitScript(`
    MediaStreamTrack.prototype.getCapabilities = () => ({ torch: true })
    MediaStreamTrack.prototype.applyConstraints = async ({ advanced: [{ torch }] }) => { window.lamp = torch }
    const ask = navigator.mediaDevices?.getUserMedia
    if (ask) navigator.mediaDevices.getUserMedia = async function (wanted) {
      window.wanted = wanted.video.facingMode.ideal
      if (window.refusal) throw new DOMException('', window.refusal)
      const stream = await ask.call(this, wanted)
      window.tracks = stream.getTracks()
      window.here?.()
      await window.wait
      return stream
    }`)
  await enter(shop, page, 'aanbieder', 'Bas Oosting', '/aanbieder')

  await part('the camera at the back is asked for, and its lamp goes on and off', async () => {
    await scan(page).click()
    const lamp = page.getByRole('button', { name: 'Lamp' })
    await lamp.waitFor()
    assert.equal(await page.evaluate('window.wanted'), 'environment')
    for (const on of [true, false]) {
      await lamp.click()
      await page.getByRole('button', { name: 'Lamp', pressed: on }).waitFor()
      assert.equal(await page.evaluate('window.lamp'), on)
    }
    await seen(page)
    await page.getByRole('button', { name: 'Stop de camera' }).click()
  })

  await part('each refusal has its own sentence, with the way that is left; after it the button tries again', async () => {
    for (const [refusal, says] of [['NotAllowedError', 'De camera mag nu niet aan.'], ['NotFoundError', 'Wij vinden geen camera op dit apparaat.'], ['NotReadableError', 'Een andere app gebruikt de camera.'], ['SomethingNew', 'De camera doet het nu niet.']]) {
      await page.evaluate(`window.refusal = '${refusal}'`)
      await scan(page).click()
      await page.getByText(says!).waitFor()
      assert.match(await said(page).innerText(), /[Tt]yp de code hieronder\./)
      assert.equal(await page.locator('video').isVisible(), false)
    }
    await seen(page)
    await page.evaluate('window.refusal = undefined')
    await scan(page).click()
    await page.getByText('De camera staat aan.').waitFor()
  })

  await part('a camera that goes by itself is told', async () => {
    await page.evaluate('window.tracks[0].dispatchEvent(new Event("ended"))')
    await page.getByText('De camera doet het nu niet.').waitFor()
    assert.equal(await cameraIsOn(page), false)
  })

  await part('stopped before the camera was there, it is given back when it comes', async () => {
    await page.evaluate('window.wait = new Promise((resolve) => { window.come = resolve }); window.asked = new Promise((resolve) => { window.here = resolve }); 0')
    await scan(page).click()
    await page.getByRole('button', { name: 'Stop de camera' }).click()
    await page.evaluate('window.asked')
    assert.equal(await page.evaluate('window.tracks[0].readyState'), 'live')
    await page.evaluate('window.come()')
    for (let looks = 0; looks < 500 && await page.evaluate('window.tracks[0].readyState') === 'live'; looks++) await page.evaluate('new Promise((rest) => { setTimeout(rest, 10) })')
    assert.equal(await page.evaluate('window.tracks[0].readyState'), 'ended')
    assert.equal(await cameraIsOn(page), false)
    assert.equal(await said(page).innerText(), '')
  })
})

test('a camera that may not be used: a sentence says how, and the code is typed as ever', async (t) => {
  const { shop, page } = await openJourney(t, { camera: 'refused', window: { width: 360 } })
  await enter(shop, page, 'aanbieder', 'Bas Oosting', '/aanbieder')
  await scan(page).click()
  await page.getByText('De camera mag nu niet aan.').waitFor()
  await seen(page)
  assert.equal(await scan(page).getAttribute('aria-expanded'), 'false')
  await check(shop, page, '7K4M')
  assert.match(await mainText(page), /Het zijn 15 tekens, jij hebt er 4/)
})

test('without a camera, or without JavaScript, a till has one way and no button that does nothing', async (t) => {
  const { shop, page, another } = await openJourney(t, { window: { width: 360 } })
  // Whatever the machine that runs this test has.
  await page.addInitScript('if (navigator.mediaDevices) navigator.mediaDevices.enumerateDevices = async () => []')
  const old = (await another({ javaScript: false })).page
  for (const till of [page, old]) {
    await enter(shop, till, 'aanbieder', 'Bas Oosting', '/aanbieder')
    await seen(till)
    assert.equal(await scan(till).count(), 0)
    assert.equal(await till.getByRole('button', { name: 'Controleer' }).count(), 1)
  }
})
