import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cannotReadPaper, textOfPdf } from './paper.ts'
import { apply, enter, mainText, openJourney, seen, story } from './steps.ts'

test('somebody without mail gets a code at a Stip and orders at a computer of the library', async (t) => {
  const { shop, page: fatima, another } = await openJourney(t)
  const part = story(t)
  const anouk = (await another()).page
  const library = (await another({ javaScript: false })).page
  let pass = '', code = ''

  await part('Fatima has a pass', async () => {
    await enter(shop, fatima, 'digid', 'Fatima Bouazza', '/aanvragen')
    await apply(fatima)
    pass = (await shop.house.owner.one<{ number: string }>(`select number from passes.pass where under_resident is null`)).number
  })

  await part('Anouk of the Stip sees her ID card and prints a code', async () => {
    await enter(shop, anouk, 'medewerker', 'Anouk Smit', '/balie')
    await anouk.getByLabel('Waarom kijk je?').selectOption({ label: 'Vraag over de pas' })
    await anouk.getByLabel('Nummer of naam').fill(pass)
    await anouk.getByRole('button', { name: 'Zoek inwoner' }).click()
    await anouk.getByRole('radio', { name: 'ID-kaart' }).check()
    await anouk.getByRole('button', { name: 'Ga verder' }).click()
    await anouk.getByRole('link', { name: 'Code voor de bibliotheek' }).click()
    await seen(anouk)
    await anouk.getByRole('button', { name: 'Geef een code' }).click()
    await seen(anouk)
    const paper = await mainText(anouk)
    code = /Je code ([0-9A-Z]{5} [0-9A-Z]{5})/.exec(paper)?.[1] ?? assert.fail(paper)
    assert.ok(!paper.includes('Fatima'))
  })

  await part('the same on a PDF, which opens in a window beside it', async () => {
    const [beside] = await Promise.all([anouk.waitForEvent('popup'), anouk.getByRole('button', { name: 'PDF maken' }).click()])
    await beside.close()
    const form = anouk.locator('form[action$="/papier.pdf"]')
    const field = (name: string): Promise<string> => form.locator(`input[name="${name}"]`).inputValue()
    const answer = await anouk.request.post(`${shop.url}${await form.getAttribute('action')}`, { form: { code: await field('code'), _csrf: await field('_csrf') }, headers: { origin: shop.url } })
    const words = textOfPdf(await answer.body())
    assert.ok(words.includes(code) && words.includes('/bibliotheek') && !words.includes('Fatima'), words)
  }, cannotReadPaper)

  await part('at the library a wrong code says so, and the right one opens her vouchers and nothing else', async () => {
    await library.goto(`${shop.url}/bibliotheek`)
    await seen(library)
    await library.getByLabel('Nummer op je pas').fill(pass)
    await library.getByLabel('Code van de Stip').fill('0000 0001')
    await library.getByRole('button', { name: 'Naar mijn bonnen' }).click()
    await seen(library)
    await library.getByLabel('Code van de Stip').fill(code)
    await library.getByRole('button', { name: 'Naar mijn bonnen' }).click()
    await library.waitForURL(`${shop.url}/bibliotheek/bonnen`)
    await library.goto(`${shop.url}/mijn/gegevens`)
    assert.match(await mainText(library), /Met je pas en de code van de Stip kun je bonnen bestellen en bekijken, en niets anders/)
    await library.getByRole('link', { name: 'Naar je bonnen' }).click()
  })

  await part('she orders, reads the code of the voucher, and logs out with the large button', async () => {
    await library.getByRole('link', { name: 'Bestel een bon' }).click()
    await seen(library)
    const value = await library.locator('option', { hasText: /zwemmen/i }).first().getAttribute('value')
    await library.getByLabel('Welke bon?').selectOption(value)
    await library.getByRole('button', { name: 'Bon bestellen' }).click()
    await library.waitForURL(/bibliotheek\/bonnen\?besteld=ja/)
    await seen(library)
    const text = await mainText(library)
    assert.match(text, /De bon is besteld.*[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{3}/)
    for (const word of ['Fatima', 'Bouazza']) assert.ok(!text.includes(word))
    await library.getByRole('button', { name: 'Klaar? Log uit' }).click()
    await library.waitForURL(/bibliotheek\?uitgelogd=ja/)
    await library.goBack()
    assert.ok(!(await library.content()).includes('De bon is besteld'), 'the back button brings nothing back')
  })
})
