import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fitsItsWidth } from '#test/browser.ts'
import { apply, mainText, openJourney, seen, signInAs, story, titleOf } from './steps.ts'

const NEED = 'iets leuks voor mijn dochter van 8, gratis, in Selwerd'

test('Fatima looks for something nice for her daughter of 8, free, in Selwerd, on an old telephone', async (t) => {
  const { shop, page, another } = await openJourney(t, { window: { javaScript: false, width: 320 } })
  const part = story(t)

  await part('she types it as she says it, and the first ticket is the one', async () => {
    await page.goto(`${shop.url}/aanbod`)
    await page.getByRole('searchbox', { name: /Zoek op wat/ }).fill(NEED)
    await page.getByRole('button', { name: 'Zoek', exact: true }).click()
    assert.equal(await page.getByRole('article').first().getByRole('link').innerText(), 'Gratis middag bij De Klinker')
    for (const name of ['Voor 8 jaar weghalen', 'Gratis weghalen', 'Rond Selwerd weghalen']) assert.ok(await page.getByRole('link', { name, exact: true }).isVisible(), name)
    assert.equal(await page.getByRole('searchbox').inputValue(), NEED)
    assert.doesNotMatch(page.url(), /\d{4}\D{2}\b/, 'no postcode in the address')
    await seen(page)
  })

  await part('side by side on a large screen the tickets are torn at the same height, with a picture or without', async () => {
    const wide = (await another({ width: 1280 })).page
    await wide.goto(`${shop.url}/aanbod`)
    const torn = () => wide.locator('.pas-offer').evaluateAll((offers) => offers.slice(0, 3).map((offer) => Math.round(offer.querySelector('.pas-ticket__body')!.getBoundingClientRect().top)))
    const [plain, ...others] = await torn()
    assert.deepEqual(others, [plain, plain])
    // None of this shop has a picture: the first one gets the room of one.
    await wide.locator('.pas-offer').first().evaluate((offer) => {
      offer.classList.add('pas-offer--picture')
      const picture = Object.assign(offer.ownerDocument.createElement('span'), { className: 'pas-picture' })
      picture.style.height = '180px'
      offer.prepend(picture)
    })
    const [below, ...beside] = await torn()
    assert.ok(below! >= plain! + 180 && beside.every((top) => top === below), `${plain}: ${below}, ${beside}`)
  })

  await part('a choice is taken away by one press, and the others stay', async () => {
    await page.getByRole('link', { name: /Rond Selwerd/ }).click()
    await page.waitForURL(`${shop.url}/aanbod?gratis=ja&leeftijd=8`)
    assert.ok(await page.getByRole('article').count() > 2)
    await page.goBack()
  })

  await part('the page of the offer says everything before she signs in, and she comes back to it', async () => {
    await page.getByRole('link', { name: 'Gratis middag bij De Klinker' }).click()
    assert.match(await mainText(page), /Gratis.*Van 4 tot en met 17 jaar.*Klinkerpad 5/)
    await seen(page)
    await page.getByRole('link', { name: /Inloggen met DigiD/ }).last().click()
    await signInAs(page, /Fatima/)
    await page.waitForURL(`${shop.url}/aanvragen`)
    await apply(page)
    await page.waitForURL(`${shop.url}/mijn/aanvraag`)
  })

  await part('she keeps it for later and finds it on her own page', async () => {
    await page.goto(`${shop.url}/aanbod/middag-bij-de-klinker`)
    assert.match(await mainText(page), /Voor wie bestel je/)
    await page.getByRole('button', { name: 'Bewaar voor later' }).click()
    await page.goto(`${shop.url}/aanbod`)
    await page.getByRole('link', { name: /Voor jou bewaard \(1\)/ }).click()
    assert.equal(await titleOf(page), 'Voor jou bewaard')
    assert.match(await mainText(page), /Gratis middag bij De Klinker/)
    await seen(page)
  })

  await part('who finds nothing reads which choice to leave out', async () => {
    await page.goto(`${shop.url}/aanbod?zoek=schaatsen&leeftijd=8&bij=9751`)
    await seen(page)
    await page.getByRole('link', { name: /Zonder “Rond Haren”/ }).click()
    assert.ok(await page.getByRole('article').count() > 0)
  })

  await part('with the keyboard alone: a typing error, a choice, and a choice taken back', async () => {
    const desk = (await another({ javaScript: true, width: 1280 })).page
    await desk.goto(`${shop.url}/aanbod`)
    await desk.getByRole('searchbox').focus()
    await desk.keyboard.type('zwemem')
    await desk.keyboard.press('Enter')
    await desk.waitForURL(/zoek=zwemem/)
    assert.match(await mainText(desk), /Gratis zwemmen/)
    await desk.getByRole('checkbox', { name: /^Gratis/ }).focus()
    await desk.keyboard.press('Space')
    await desk.getByRole('button', { name: 'Toon aanbod' }).focus()
    await desk.keyboard.press('Enter')
    await desk.waitForURL(/gratis=ja/)
    await desk.getByRole('navigation', { name: 'Dit heb je gekozen' }).getByRole('link').first().focus()
    await desk.keyboard.press('Enter')
    await desk.waitForURL(`${shop.url}/aanbod?zoek=zwemem`)
    await seen(desk)
    // On paper: everything fits, and the form to search with is not printed over it.
    await desk.emulateMedia({ media: 'print' })
    await fitsItsWidth(desk)
  })
})
