import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { drawn } from '#demo/window/drawings.ts'
import { enter, mainText, openJourney, seen, story } from './steps.ts'

test('an editor makes a family offer with a picture, a colleague publishes it, and everybody sees it', async (t) => {
  const { shop, page: ruben, another } = await openJourney(t)
  const chantal = (await another()).page
  const visitor = (await another({ width: 320, javaScript: false })).page
  const part = story(t)
  const folder = mkdtempSync(join(tmpdir(), 'picture-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const photo = join(folder, 'vlot.png')
  writeFileSync(photo, await drawn('kamp'))
  const on = async (button: string): Promise<void> => { await ruben.getByRole('button', { name: button, exact: true }).click(); await seen(ruben) }

  await part('he begins, and the steps stand beside the ticket', async () => {
    await enter(shop, ruben, 'medewerker', 'Ruben Hofstra', '/beheer/aanbod')
    await on('Maak een aanbieding')
    await ruben.getByLabel('Titel').fill('Hutten bouwen met je gezin')
    await ruben.getByLabel('In één zin').fill('Een middag op het water, met planken en touw.')
    await ruben.getByLabel('Wat krijg je?').fill('Je bouwt samen een vlot en vaart ermee de plas over.')
    await ruben.getByLabel('Soort').selectOption('Uitjes')
    await ruben.getByLabel('Wie geeft het?').selectOption('Zomerkamp De Grote Eik')
    await on('Opslaan en verder')
  })

  await part('a price that is no price is told at its field, and stays', async () => {
    await ruben.getByLabel('Een vaste prijs').check()
    await ruben.getByRole('textbox', { name: 'Bedrag' }).fill('vijf')
    await on('Opslaan en verder')
    assert.match(await mainText(ruben), /Vul een bedrag in, zoals 6,50\./)
    assert.equal(await ruben.getByRole('textbox', { name: 'Bedrag' }).inputValue(), 'vijf')
    await ruben.getByRole('textbox', { name: 'Bedrag' }).fill('5')
    await ruben.getByLabel('Normale prijs voor 1 mens').fill('12,50')
    await on('Opslaan en verder')
  })

  await part('with the keyboard alone: for families, once in three months', async () => {
    await ruben.getByLabel('Iedereen met een pas').focus()
    for (let i = 0; i < 3; i++) await ruben.keyboard.press('ArrowDown')
    assert.ok(await ruben.getByLabel('Gezinnen met kinderen').isChecked())
    await ruben.getByLabel('Hoe vaak?').fill('1')
    await ruben.getByLabel('Telt voor').selectOption('het hele huishouden')
    await ruben.getByLabel('Hoe lang telt dat?').selectOption('3 maanden')
    await ruben.getByRole('button', { name: 'Opslaan en verder' }).focus()
    await Promise.all([ruben.waitForURL(/\/wanneer$/), ruben.keyboard.press('Enter')])
    await seen(ruben)
  })

  await part('from when, how many, and a picture from his own computer', async () => {
    for (const [label, day] of [['Bestellen vanaf', '2026-11-23'], ['Bestellen tot en met', '2027-06-30'], ['Geldig vanaf', '2026-11-23'], ['Geldig tot en met', '2027-06-30']] as const) await ruben.getByLabel(label).fill(day)
    await ruben.getByLabel('Hoe laat gaat het open?').fill('00:00')
    await on('Opslaan en verder')
    await ruben.getByLabel('Hoeveel bonnen zijn er?').fill('60')
    await on('Opslaan en verder')
    await on('Opslaan en verder')
    await ruben.getByLabel('Kies een plaatje').setInputFiles(photo)
    await ruben.getByLabel('Wat is erop te zien?').fill('Een tekening van een tent in het bos.')
    await on('Opslaan en verder')
    await on('Opslaan en verder')
    assert.match(await mainText(ruben), /Klaar om na te kijken\?.*Bedrag € 5 Normale prijs voor 1 mens € 12,50/)
    assert.equal(await ruben.getByRole('img', { name: 'Een tekening van een tent in het bos.' }).count(), 1)
    await on('Laat nakijken')
    assert.match(await mainText(ruben), /Een collega kijkt dit na/)
  })

  await part('a colleague looks at it as a parent, and publishes it', async () => {
    await enter(shop, chantal, 'medewerker', 'Chantal Vos', '/beheer/cijfers')
    await chantal.goto(`${shop.url}/beheer/aanbod`)
    await chantal.getByRole('link', { name: 'Hutten bouwen met je gezin' }).click()
    await seen(chantal)
    await chantal.getByLabel('Wie kijkt er?').selectOption('Een ouder met kinderen')
    await chantal.getByRole('button', { name: 'Bekijk' }).click()
    await seen(chantal)
    assert.match(await mainText(chantal), /Kan deze bon bestellen/)
    await chantal.getByRole('link', { name: 'Naar het overzicht' }).click()
    await chantal.getByRole('button', { name: 'Publiceer' }).click()
    await seen(chantal)
    assert.match(await mainText(chantal), /Inwoners zien het nu/)
  })

  await part('a visitor without JavaScript on a narrow telephone sees ticket and picture', async () => {
    await visitor.goto(`${shop.url}/aanbod/hutten-bouwen-met-je-gezin`)
    await seen(visitor)
    assert.match(await mainText(visitor), /€ 5 normaal € 12,50.*Gezinnen met kinderen/s)
    const picture = visitor.getByRole('img', { name: 'Een tekening van een tent in het bos.' })
    await picture.scrollIntoViewIfNeeded()
    const box = (await picture.boundingBox())!
    assert.ok(Math.abs(box.width / box.height - 1.5) < 0.02, `${box.width} by ${box.height}`)
    const file = await visitor.request.get(shop.url + (await picture.getAttribute('src'))!)
    assert.deepEqual([file.status(), file.headers()['content-type'], file.headers()['cache-control']], [200, 'image/webp', 'public, max-age=31536000, immutable'])
  })
})
