import assert from 'node:assert/strict'
import { test } from 'node:test'
import { persona, readNorms } from '#demo/personas.ts'
import { pdfBytes, plainPdf } from '#test/files.ts'
import { cannotReadPaper, pdfOf, textOfPdf } from './paper.ts'
import { enter, mainText, openJourney, seen, story, titleOf } from './steps.ts'

test('Aaltje sends a form by post and forgets her signature', async (t) => {
  // The desk works without JavaScript too.
  const { shop, page: anouk, another } = await openJourney(t, { window: { javaScript: false } })
  const hanneke = (await another()).page
  const part = story(t)
  const { bsn } = persona('aaltje', shop.house.clock.today(), readNorms())
  let number = ''

  const find = async (typed: string): Promise<void> => {
    await anouk.goto(`${shop.url}/balie/formulier`)
    await anouk.getByLabel('BSN op het formulier').fill(typed)
    await anouk.getByRole('button', { name: 'Zoek deze persoon' }).click()
  }

  await part('Anouk finds her by the BSN on the form, with nobody at the counter; the number stays out of the address', async () => {
    await enter(shop, anouk, 'medewerker', 'Anouk Smit', '/balie')
    await anouk.getByRole('link', { name: 'Formulier per post' }).click()
    await seen(anouk)
    await find('12345')
    await seen(anouk)
    assert.match(await mainText(anouk), /Dit BSN klopt niet/)
    await find(bsn)
    await anouk.waitForURL(/\/balie\/formulier\/[0-9a-f-]{36}$/)
    await seen(anouk)
    assert.equal(await titleOf(anouk), 'Formulier van Aaltje Dijkema')
    assert.match(await mainText(anouk), /Naam Aaltje Dijkema.*Geboren.*Adres.*In het logboek staat dat je naar deze persoon keek/)
  })

  await part('what is missing on the page is said, and what was typed stays', async () => {
    await anouk.getByLabel('Binnen op').fill('24-11-2026')
    await anouk.getByRole('radio', { name: 'Ja, dit klopt' }).check()
    await anouk.getByRole('button', { name: 'Bewaar aanvraag' }).click()
    await seen(anouk)
    assert.match(await mainText(anouk), /Deze dag moet nog komen\..*Kies of er een handtekening op staat\..*Vergelijk eerst wat je typte/)
    assert.equal(await anouk.getByRole('radio', { name: 'Ja, dit klopt' }).isChecked(), true)
  })

  await part('no signature, one question left empty, and a scan: it is kept, and she is asked for the rest', async () => {
    await anouk.getByLabel('Binnen op').fill('20-11-2026')
    await anouk.getByRole('radiogroup', { name: 'Staat er een handtekening op?' }).getByRole('radio', { name: 'Nee', exact: true }).check()
    await anouk.getByRole('radiogroup', { name: /Woon je samen met een partner/ }).getByRole('radio', { name: 'Nee', exact: true }).check()
    await anouk.getByRole('radiogroup', { name: /nog meer mensen van 18/ }).getByRole('radio', { name: 'Niet ingevuld op het formulier' }).check()
    await anouk.getByRole('radio', { name: 'Met een brief' }).check()
    await anouk.getByLabel('Scan van het formulier').setInputFiles({ name: 'formulier.pdf', mimeType: 'application/pdf', buffer: await pdfBytes(await plainPdf(1, 'Aanvraag')) })
    await anouk.getByRole('checkbox', { name: /Ik vergeleek/ }).check()
    await anouk.getByRole('button', { name: 'Bewaar aanvraag' }).click()
    await anouk.waitForURL(/bewaard=SP-26-\d{5}&mist=ja$/)
    await seen(anouk)
    const text = await mainText(anouk)
    assert.match(text, /Bewaard onder nummer SP-26-\d{5}.*Schrijf dit nummer op het formulier.*Er mist nog iets/)
    number = /SP-26-\d{5}/.exec(text)![0]
  })

  await part('two letters wait for the post: the copy of what was read, and what we still need', async () => {
    await anouk.goto(`${shop.url}/beheer/post`)
    await seen(anouk)
    const paper = await textOfPdf(await pdfOf(anouk, () => anouk.getByRole('button', { name: 'PDF maken' }).click()))
    assert.match(paper, /Wij kregen je formulier/)
    assert.match(paper, /kwam op 20 november 2026 met de post/)
    assert.match(paper, /een medewerker typte het over/)
    assert.match(paper, /Er stond geen handtekening op je formulier/)
    assert.match(paper, /Wij missen nog iets van je/)
    assert.match(paper, /Je handtekening\. Zet hem op de kopie/)
    assert.ok(paper.includes(number))
  }, cannotReadPaper)

  await part('who decides sees that it came by post, from when the term runs, and the scan', async () => {
    await enter(shop, hanneke, 'medewerker', 'Hanneke de Boer', '/beoordeling')
    await hanneke.getByRole('link', { name: new RegExp(number) }).click()
    await seen(hanneke)
    const text = await mainText(hanneke)
    assert.match(text, /Je formulier kwam met de post en een medewerker typte het over/)
    assert.match(text, /Je vulde niet in of er nog meer volwassenen bij je wonen/)
    assert.match(text, /Er stond geen handtekening op je formulier/)
  })

  await part('Aaltje can see that Anouk looked, and why', async () => {
    const looks = await shop.house.owner.query<{ purpose: string }>('select distinct purpose from audit.processing_log order by 1')
    assert.ok(looks.some(({ purpose }) => purpose === 'Formulier dat met de post kwam'))
  })
})
