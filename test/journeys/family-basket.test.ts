import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cannotReadPaper, pdfOf, textOfPdf } from './paper.ts'
import { apply, enter, mainText, openJourney, seen, signInAs, story, titleOf } from './steps.ts'

test('Youssef orders for his family on an old telephone, by post and at a Stip', async (t) => {
  const { shop, page, another } = await openJourney(t, { window: { javaScript: false, width: 320 } })
  const part = story(t)
  const samira = (await another()).page
  const anouk = (await another({ width: 1280 })).page
  const paper: Buffer[] = []

  await part('he applies for the three of them, and has the pass', async () => {
    await page.goto(`${shop.url}/inloggen/digid`)
    await signInAs(page, 'Youssef Amrani')
    await page.waitForURL(`${shop.url}/aanvragen`)
    await apply(page, { partner: 'Ja, wij zijn getrouwd of geregistreerd partner' })
    await page.waitForURL(`${shop.url}/mijn/aanvraag`)
    assert.equal(await titleOf(page), 'Welkom, Youssef. Je hebt de pas.')
  })

  await part('one page, one button: for himself, his son and his wife, with the post', async () => {
    await page.goto(`${shop.url}/aanbod/gratis-zwemmen`)
    await seen(page)
    assert.equal(await page.getByRole('radio', { name: 'Op mijn telefoon' }).isChecked(), true)
    await page.getByRole('checkbox', { name: /Ilyas/ }).check()
    await page.getByRole('checkbox', { name: 'Samira, je partner' }).check()
    await page.getByRole('radio', { name: 'Met de post' }).check()
    await page.getByRole('button', { name: 'Bon bestellen' }).click()
    await page.waitForURL(/\/mijn\/bestelling\//)
    await seen(page)
    const receipt = await mainText(page)
    assert.match(receipt, /Je bestelling is gelukt .*ook voor Samira.*Je bon komt met de post Wij doen de bon op de post tot en met woensdag 25 november 2026/)
    assert.match(receipt, /2 bonnen bij jou, en Samira/)
    await page.goto(`${shop.url}/mijn/bonnen`)
    await seen(page)
    assert.doesNotMatch(await mainText(page), /Toon bon gratis zwemmen, Samira/)
  })

  await part('Samira hears it in her own messages, has her bon, and may say no', async () => {
    await enter(shop, samira, 'digid', 'Samira Amrani', '/mijn')
    await samira.goto(`${shop.url}/mijn/berichten`)
    await samira.getByRole('link', { name: /Youssef bestelde een bon voor je/ }).click()
    await seen(samira)
    assert.match(await mainText(samira), /Alleen jij ziet wat je met de bon doet\. Youssef ziet dat niet\./)
    await samira.goto(`${shop.url}/mijn/bonnen`)
    await samira.getByRole('link', { name: /Toon bon.*Samira/ }).click()
    await seen(samira)
    assert.match(await mainText(samira), /Je bon komt met de post/)
  })

  await part('the Stip prints two envelopes: his with two bonnen, hers with one, and posts them', async () => {
    await enter(shop, anouk, 'medewerker', 'Anouk Smit', '/balie')
    await anouk.goto(`${shop.url}/beheer/post`)
    await seen(anouk)
    const boxes = anouk.getByRole('checkbox')
    // Only what holds bonnen: the decision letters wait for another day.
    for (const row of await anouk.getByRole('row').all()) {
      const box = row.getByRole('checkbox')
      if (await box.count() && !/bon voor/.test(await row.innerText())) await box.uncheck()
    }
    assert.ok(await boxes.count() > 2)
    paper.push(await pdfOf(anouk, () => anouk.getByRole('button', { name: 'PDF maken' }).click()))
    await anouk.getByRole('button', { name: 'Markeer als gepost' }).click()
    await anouk.waitForURL(/gepost=2/)
    await seen(anouk)
    await page.goto(`${shop.url}/mijn/bonnen`)
    await page.getByRole('link', { name: /Toon bon.*Youssef/ }).click()
    await seen(page)
    assert.match(await mainText(page), /Je bon is op de post Wij hebben de bon op de post gedaan op 23 november 2026/)
  })

  await part('on paper each has their own name and their own bonnen', () => {
    const [youssef = '', rest = ''] = textOfPdf(paper[0]!).split('Beste Samira')
    assert.match(youssef, /Beste Youssef.*Je bon zit bij deze brief.*Gratis zwemmen/)
    assert.match(rest, /Youssef bestelde een bon voor je.*Gratis zwemmen/)
  }, cannotReadPaper)

  await part('the next one he fetches at a Stip: which one is asked, and remembered', async () => {
    await page.goto(`${shop.url}/aanbod/gratis-zwemmen`)
    assert.equal(await page.getByRole('radio', { name: 'Met de post' }).isChecked(), true, 'the last choice')
    await page.getByRole('radio', { name: 'Ophalen bij een Stip' }).check()
    await page.getByRole('button', { name: 'Bon bestellen' }).click()
    await seen(page)
    assert.match(await mainText(page), /Kies bij welke Stip je de bon ophaalt/)
    assert.equal(await page.getByRole('radio', { name: 'Ophalen bij een Stip' }).isChecked(), true, 'what was chosen stays')
    await page.getByLabel('Welke Stip?').selectOption('Stip Selwerd')
    await page.getByRole('button', { name: 'Bon bestellen' }).click()
    await page.waitForURL(/\/mijn\/bonnen\//)
    await seen(page)
    assert.match(await mainText(page), /Haal je bon op bij de Stip Je bon ligt klaar van dinsdag 24 november 2026 tot en met dinsdag 8 december 2026\. Ga naar Stip Selwerd: Eikenlaan 286/)
  })

  await part('Anouk prints it, looks at his document, and hands it out; he reads that it was him', async () => {
    await anouk.goto(`${shop.url}/balie`)
    await anouk.getByRole('link', { name: 'Ophalen', exact: true }).click()
    await seen(anouk)
    await anouk.getByRole('link', { name: 'Stip Selwerd' }).click()
    await seen(anouk)
    assert.doesNotMatch(await mainText(anouk), /Youssef|Amrani|Korreweg/)
    paper.push(await pdfOf(anouk, () => anouk.getByRole('button', { name: 'Print wat is aangevinkt' }).click()))
    await anouk.getByRole('link', { name: /Meegeven/ }).click()
    await seen(anouk)
    assert.match(await mainText(anouk), /Naam Youssef Amrani/)
    await anouk.getByRole('button', { name: 'Bonnen meegegeven' }).click()
    await seen(anouk)
    assert.match(await mainText(anouk), /Kies welk document je zag/)
    await anouk.getByRole('radio', { name: 'ID-kaart' }).check()
    await anouk.getByRole('button', { name: 'Bonnen meegegeven' }).click()
    await anouk.waitForURL(/gedaan=ja/)
    await seen(anouk)
    await page.goto(`${shop.url}/mijn/berichten`)
    await page.getByRole('link', { name: /Je hebt je bon opgehaald/ }).click()
    await seen(page)
    assert.match(await mainText(page), /opgehaald bij Stip Selwerd\. Dat was op 23 november 2026/)
  })
})
