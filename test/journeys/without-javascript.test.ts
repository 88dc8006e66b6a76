import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cannotReadPaper, pdfOf, textOfPdf } from './paper.ts'
import { apply, check, enter, mainText, openJourney, order, seen, signInAs, story, titleOf } from './steps.ts'

test('Aaltje has an old telephone without JavaScript, 320 pixels wide, and no e-mail', async (t) => {
  const { shop, page, another } = await openJourney(t, { window: { javaScript: false, width: 320 } })
  const part = story(t)
  const chantal = (await another()).page
  let code = ''
  const paper: Buffer[] = []

  await part('she signs in from the home page, applies with letters, and has her pass', async () => {
    await page.goto(shop.url)
    await seen(page)
    await page.getByRole('link', { name: /Inloggen met DigiD/ }).first().click()
    await signInAs(page, 'Aaltje Dijkema')
    await page.waitForURL(`${shop.url}/aanvragen`)
    await seen(page)
    await page.getByRole('button', { name: 'Vraag de Stadjerspas aan' }).click()
    await seen(page)
    assert.match(await mainText(page), /Kies of de gegevens kloppen\..*Kies hoe wij het je laten weten\./, 'what is still needed comes from the server')
    await apply(page)
    await page.waitForURL(`${shop.url}/mijn/aanvraag`)
    await seen(page)
    assert.equal(await titleOf(page), 'Welkom, Aaltje. Je hebt de pas.')
  })

  await part('she finds an offer by its age, and orders it', async () => {
    await page.goto(`${shop.url}/aanbod`)
    await seen(page)
    code = await order(shop, page, 'Beweeguur voor 60-plus')
    await seen(page)
    paper.push(await pdfOf(page, () => page.getByRole('link', { name: 'Printen' }).click()))
    await page.goto(`${shop.url}/mijn/bonnen`)
    await seen(page)
    await page.goto(`${shop.url}/mijn/berichten`)
    await seen(page)
    await page.goto(`${shop.url}/mijn/bereikbaar`)
    await seen(page)
  })

  await part('the till of the pool takes the code, without JavaScript too', async () => {
    const till = (await another()).page
    await enter(shop, till, 'aanbieder', 'Bas Oosting', '/aanbieder')
    await check(shop, till, code)
    await till.getByRole('button', { name: 'Bon gebruiken' }).click()
    await till.waitForURL(/gebruikt/)
    await seen(till)
    await check(shop, till, code)
    await seen(till)
    assert.match(await mainText(till), /Al gebruikt/)
  })

  await part('her letters wait in the post list under numbers, and come out as one PDF for the envelopes', async () => {
    await enter(shop, chantal, 'medewerker', 'Chantal Vos', '/beheer/cijfers')
    await seen(chantal)
    await chantal.goto(`${shop.url}/beheer/post`)
    await seen(chantal)
    const list = await mainText(chantal)
    assert.match(list, /Je krijgt de Stadjerspas.*Je hebt een bon voor beweeguur voor 60-plus/i)
    assert.doesNotMatch(list, /Aaltje|Dijkema|Goudlaan|€/)
    paper.push(await pdfOf(chantal, () => chantal.getByRole('button', { name: 'PDF maken' }).click()))
    const looks = await shop.house.owner.query('select actor from audit.processing_log')
    assert.ok(looks.length > 0, 'who prints a letter reads it: that is written down')
  })

  await part('a letter by itself can be printed, and what is on the post is no longer in the list', async () => {
    await pdfOf(chantal, () => chantal.getByRole('link', { name: /^PDF/ }).first().click())
    const waiting = await chantal.getByRole('checkbox').count()
    await chantal.getByRole('checkbox').first().uncheck()
    await chantal.getByRole('button', { name: 'Markeer als gepost' }).click()
    await chantal.waitForURL(/gepost=/)
    await seen(chantal)
    assert.equal(await chantal.getByRole('checkbox').count(), 1, 'what was not ticked still waits')
    assert.match(await mainText(chantal), new RegExp(waiting === 2 ? '1 brief is op de post' : `${waiting - 1} brieven zijn op de post`))
    assert.equal(await chantal.getByRole('checkbox').first().isChecked(), true)
    await chantal.getByRole('button', { name: 'Markeer als gepost' }).click()
    await chantal.waitForURL(/gepost=1/)
    await seen(chantal)
    assert.match(await mainText(chantal), /Er wachten geen brieven/)
  })

  await part('on paper stand the code of her voucher, her address behind the window, and the decision with its amounts', () => {
    const [voucher = '', letters = ''] = paper.map(textOfPdf)
    assert.ok(voucher.includes(code), voucher)
    assert.match(letters, /Aaltje Dijkema.*Goudlaan 140.*9743 ?CJ/)
    assert.match(letters, /Je krijgt de Stadjerspas van 23 november 2026 tot en met 31 december 2027/)
    assert.match(letters, /De grens voor jou: € \d\.\d{3},\d\d/)
    assert.ok(!letters.includes(code), 'a letter that waits on a desk holds no code')
  }, cannotReadPaper)
})
