import assert from 'node:assert/strict'
import { test } from 'node:test'
import { persona, readNorms } from '#demo/personas.ts'
import { pdfBytes, plainPdf } from '#test/files.ts'
import { cannotReadPaper, pdfOf, textOfPdf } from './paper.ts'
import { enter, mainText, openJourney, seen, story, titleOf } from './steps.ts'

test('Aaltje has no e-mail, no smartphone and no DigiD: she goes to a Stip', async (t) => {
  // The desk works without JavaScript too.
  const { shop, page: anouk } = await openJourney(t, { window: { javaScript: false } })
  const part = story(t)
  const { bsn } = persona('aaltje', shop.house.clock.today(), readNorms())
  const paper: Buffer[] = []
  let talk = ''

  const search = async (key: string): Promise<void> => {
    await anouk.goto(`${shop.url}/balie`)
    await anouk.getByLabel('Waarom kijk je?').selectOption('Vraag over de aanvraag')
    await anouk.getByLabel('Nummer of naam').fill(key)
    await anouk.getByRole('button', { name: 'Zoek inwoner' }).click()
  }
  /** Somebody who is new, with their document seen. */
  const find = async (key: string): Promise<void> => {
    await search(key)
    await anouk.getByRole('button', { name: 'Begin met een aanvraag' }).click()
    await anouk.getByRole('radio', { name: 'ID-kaart' }).check()
    await anouk.getByRole('button', { name: 'Ga verder' }).click()
  }
  const fillIn = async (): Promise<void> => {
    await anouk.getByRole('radio', { name: 'Ja, dit klopt' }).check()
    await anouk.getByRole('radiogroup', { name: /Woon je samen met een partner/ }).getByRole('radio', { name: 'Nee', exact: true }).check()
    await anouk.getByRole('radiogroup', { name: /nog meer mensen van 18/ }).getByRole('radio', { name: 'Nee', exact: true }).check()
    await anouk.getByRole('radio', { name: 'Met een brief' }).check()
    await anouk.getByRole('checkbox', { name: /Ik las alles voor/ }).check()
    await anouk.getByRole('button', { name: 'Vraag de Stadjerspas aan' }).click()
  }

  await part('nobody knows her here: Anouk begins with her BSN, and sees little before she saw a document', async () => {
    await enter(shop, anouk, 'medewerker', 'Anouk Smit', '/balie')
    await search(bsn)
    await seen(anouk)
    assert.match(await mainText(anouk), /Wij vinden niemand.*Nieuw bij ons\?.*De inwoner kan zien dat jij keek/)
    await anouk.getByRole('button', { name: 'Begin met een aanvraag' }).click()
    await anouk.waitForURL(/\/balie\/gesprek\/[0-9a-f-]{36}$/)
    talk = anouk.url()
    await seen(anouk)
    assert.equal(await titleOf(anouk), 'Aaltje Dijkema')
    assert.match(await mainText(anouk), /Geen geldige pas.*Is dit de goede persoon\?/)
    assert.equal(await anouk.getByRole('link', { name: 'Vraag de Stadjerspas aan' }).count(), 0)
    await anouk.getByRole('radio', { name: 'ID-kaart' }).check()
    await anouk.getByRole('button', { name: 'Ga verder' }).click()
    await seen(anouk)
  })

  await part('the questions are those of the site; what is missing is said, and what was typed stays', async () => {
    await anouk.getByRole('link', { name: 'Vraag de Stadjerspas aan' }).click()
    await seen(anouk)
    assert.equal(await titleOf(anouk), 'Vraag de Stadjerspas aan voor Aaltje')
    await anouk.getByRole('radio', { name: 'Ja, dit klopt' }).check()
    await anouk.getByRole('button', { name: 'Vraag de Stadjerspas aan' }).click()
    await seen(anouk)
    assert.match(await mainText(anouk), /Kies hoe wij het je laten weten\..*Lees eerst voor wat je hebt ingevuld\./)
    assert.equal(await anouk.getByRole('radio', { name: 'Ja, dit klopt' }).isChecked(), true)
    await fillIn()
    await anouk.waitForURL(`${talk}?gedaan=aanvraag`)
  })

  await part('she is granted at once: Anouk reads the outcome in the words of the letter', async () => {
    await seen(anouk)
    assert.match(await mainText(anouk), /Pas geldig tot en met 31 december 2027.*De aanvraag is gestuurd\..*Zo staat het in ons bericht\. Noem geen bedragen\./)
  })

  await part('the first bon was not the one she meant: Anouk cancels it, and it counts no more', async () => {
    await anouk.getByRole('link', { name: 'Bestel een bon' }).click()
    await anouk.getByLabel('Welke bon?').selectOption('Beweeguur voor 60-plus')
    await anouk.getByRole('button', { name: 'Bestel bon' }).click()
    await anouk.waitForURL(/gedaan=bon/)
    await anouk.getByRole('link', { name: 'Annuleer Beweeguur voor 60-plus, Aaltje' }).click()
    await seen(anouk)
    assert.equal(await titleOf(anouk), 'Annuleer de bon voor Beweeguur voor 60-plus')
    await anouk.getByRole('button', { name: 'Bon annuleren' }).click()
    await anouk.waitForURL(`${talk}?gedaan=annuleren`)
    await seen(anouk)
    assert.match(await mainText(anouk), /De bon is geannuleerd\. De inwoner krijgt hier bericht over\..*Beweeguur voor 60-plus Geannuleerd/)
    assert.equal(await anouk.getByRole('link', { name: /^Annuleer/ }).count(), 0)
  })

  await part('she takes part in a draw: Anouk sees it, has the bon come to this Stip, and stops it when she thinks better of it', async () => {
    await anouk.getByRole('link', { name: 'Bestel een bon' }).click()
    const draw = await anouk.getByLabel('Welke bon?').getByRole('option', { name: /\(loting\)/ }).first().textContent()
    await anouk.getByLabel('Welke bon?').selectOption(draw!)
    await anouk.getByRole('radio', { name: /post/ }).check()
    await anouk.getByRole('button', { name: 'Bestel bon' }).click()
    await anouk.waitForURL(/gedaan=loting/)
    await seen(anouk)
    await anouk.getByRole('link', { name: /^Anders of stoppen/ }).click()
    await seen(anouk)
    await anouk.getByRole('radio', { name: /Stip/ }).check()
    await anouk.getByRole('button', { name: 'Keuze bewaren' }).click()
    await seen(anouk)
    assert.match(await mainText(anouk), /Kies bij welke Stip/)
    await anouk.getByLabel('Welke Stip?').selectOption('Stip Beijum')
    await anouk.getByRole('button', { name: 'Keuze bewaren' }).click()
    await anouk.waitForURL(/gedaan=loting-anders/)
    assert.match(await mainText(anouk), /Lotingen van Aaltje.*Bij winst bij Stip Beijum/)
    await anouk.getByRole('link', { name: /^Anders of stoppen/ }).click()
    await anouk.getByRole('button', { name: 'Stop met de loting' }).click()
    await anouk.waitForURL(/gedaan=loting-uit/)
    await seen(anouk)
    assert.doesNotMatch(await mainText(anouk), /Lotingen van Aaltje/)
  })

  await part('Anouk orders for her and prints the voucher', async () => {
    await anouk.getByRole('link', { name: 'Bestel een bon' }).click()
    await seen(anouk)
    await anouk.getByLabel('Welke bon?').selectOption('Beweeguur voor 60-plus')
    await anouk.getByRole('button', { name: 'Bestel bon' }).click()
    await anouk.waitForURL(/gedaan=bon/)
    await seen(anouk)
    paper.push(await pdfOf(anouk, () => anouk.getByRole('link', { name: 'Print de bonnen' }).click()))
  })

  await part('how she hears from us stays a letter; papers are not asked of who has a pass', async () => {
    await anouk.getByRole('link', { name: 'Anders bericht krijgen' }).click()
    await seen(anouk)
    assert.match(await mainText(anouk), /Het oude adres, het nieuwe adres en het huisadres krijgen hier allemaal bericht van/)
    await anouk.goto(talk)
    assert.equal(await anouk.getByRole('link', { name: 'Papieren toevoegen' }).count(), 0)
  })

  await part('on the way home she loses her pass, comes back, and gets another number; her voucher stays', async () => {
    await anouk.getByRole('link', { name: 'Pas kwijt of gestolen' }).click()
    await seen(anouk)
    await anouk.getByRole('button', { name: /Kwijt: pas uitzetten/ }).click()
    await anouk.waitForURL(`${talk}?gedaan=lost`)
    await seen(anouk)
    assert.match(await mainText(anouk), /Pas staat uit.*Bonnen van Aaltje.*Geldig/)
    await anouk.getByRole('link', { name: 'Pas kwijt of gestolen' }).click()
    await seen(anouk)
    await anouk.getByRole('button', { name: /Nieuwe pas vragen/ }).click()
    await anouk.waitForURL(`${talk}?gedaan=replaced`)
    assert.match(await mainText(anouk), /Pas geldig tot en met 31 december 2027/)
  })

  await part('the decision and the new number wait in the post list, without her name', async () => {
    await anouk.goto(`${shop.url}/beheer/post`)
    await seen(anouk)
    const list = await mainText(anouk)
    assert.match(list, /Je krijgt de Stadjerspas/)
    assert.match(list, /Je nieuwe pasnummer/)
    assert.doesNotMatch(list, /Aaltje|Dijkema/)
    paper.push(await pdfOf(anouk, () => anouk.getByRole('button', { name: 'PDF maken' }).click()))
  })

  await part('Henk has a form on paper and brings his payslip: both go into his case, and he keeps the paper', async () => {
    await find(persona('henk', shop.house.clock.today(), readNorms()).bsn)
    await anouk.getByRole('link', { name: 'Vraag de Stadjerspas aan' }).click()
    await anouk.getByRole('radio', { name: 'Ze staan op een formulier van papier' }).check()
    await fillIn()
    await anouk.waitForURL(/gedaan=aanvraag/)
    assert.match(await mainText(anouk), /Een medewerker kijkt er nu naar/)
    await anouk.getByRole('link', { name: 'Papieren toevoegen' }).click()
    await seen(anouk)
    await anouk.getByLabel('Foto of scan').setInputFiles({ name: 'loonstrook.pdf', mimeType: 'application/pdf', buffer: await pdfBytes(await plainPdf()) })
    await anouk.getByRole('button', { name: 'Papieren bewaren' }).click()
    await anouk.waitForURL(/gedaan=papieren/)
    await seen(anouk)
    assert.match(await mainText(anouk), /De papieren zitten bij de aanvraag.*Wij hebben je papieren Brief/)
    assert.deepEqual(await shop.house.owner.query(`select way, received_by_name as by from eligibility.evidence`), [{ way: 'desk', by: 'Anouk Smit' }])
  })

  await part('every look of Anouk is in the log that Aaltje may see', async () => {
    const looks = await shop.house.owner.query<{ purpose: string }>(`select distinct purpose from audit.processing_log where page like '/balie/%'`)
    assert.deepEqual(looks.map(({ purpose }) => purpose), ['Balie: vraag over de aanvraag'])
    assert.deepEqual(await shop.house.owner.query('select way from eligibility.application order by received_at'), [{ way: 'desk' }, { way: 'paper' }])
  })

  await part('on paper: her voucher, her address behind the window, the decision, the number of her new pass', () => {
    const [voucher = '', letters = ''] = paper.map(textOfPdf)
    assert.match(voucher, /Aaltje/)
    assert.match(voucher, /[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{3}/)
    assert.match(letters, /Aaltje Dijkema.*Goudlaan 140.*9743 ?CJ/)
    assert.match(letters, /Je krijgt de Stadjerspas van 23 november 2026 tot en met 31 december 2027/)
    assert.match(letters, /Het nummer is [0-9A-Z]{4} [0-9A-Z]{4}\./)
  }, cannotReadPaper)
})
