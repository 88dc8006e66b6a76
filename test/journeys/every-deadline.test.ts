import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expireRequests } from '#modules/eligibility/moves/close-request.ts'
import { invariants } from '#src/care.ts'
import { apply, enter, mainText, openJourney, order, seen, story, titleOf } from './steps.ts'

test('from a failed sign-in to a pass by a second person, past every deadline', async (t) => {
  const { shop, page: henk, another } = await openJourney(t)
  const hanneke = (await another()).page
  const part = story(t)
  const at = (when: string): void => shop.house.clock.set(when)
  const work = (name: string, page = hanneke): Promise<void> => enter(shop, page, 'medewerker', name, '/beoordeling')
  let number = ''
  const openCase = async (page = hanneke): Promise<string> => {
    await page.goto(`${shop.url}/beoordeling/${number}`)
    return mainText(page)
  }
  const home = async (): Promise<string> => {
    await enter(shop, henk, 'digid', 'Henk Wiersema', '/mijn/aanvraag')
    return mainText(henk)
  }

  await part('Henk stops at DigiD, reads that nothing was kept, tries again and applies: a person must look', async () => {
    await henk.goto(`${shop.url}/inloggen/digid`)
    await henk.getByRole('button', { name: 'Stoppen' }).click()
    assert.equal(await titleOf(henk), 'Het inloggen is gestopt')
    await enter(shop, henk, 'digid', 'Henk Wiersema', '/aanvragen')
    await apply(henk)
    await henk.waitForURL(`${shop.url}/mijn/aanvraag`)
    number = /SP-26-\d{5}/.exec(await mainText(henk))![0]
  })

  await part('Hanneke takes the next case and asks for a payslip; she thinks again, undoes it, and then sends it', async () => {
    await work('Hanneke de Boer')
    await hanneke.getByRole('button', { name: 'Volgende zaak' }).click()
    await hanneke.waitForURL(`${shop.url}/beoordeling/${number}`)
    await seen(hanneke)
    assert.match(await mainText(hanneke), /Jij hebt deze zaak/)
    const ask = async () => {
      await hanneke.getByRole('radio', { name: 'Iets vragen' }).check()
      await hanneke.getByRole('checkbox', { name: 'Je loonstrook' }).check()
      await hanneke.getByLabel('Waarom?', { exact: true }).fill('Wij willen zien of er een nabetaling in zit.')
      await hanneke.getByRole('checkbox', { name: /Ik ken deze mensen niet/ }).check()
      await hanneke.getByRole('button', { name: 'Besluit en stuur bericht' }).click()
      await hanneke.waitForURL(/klaar=/)
      await openCase()
    }
    await ask()
    await seen(hanneke)
    await hanneke.getByRole('button', { name: 'Maak het ongedaan' }).click()
    await hanneke.waitForURL(`${shop.url}/beoordeling/${number}`)
    assert.equal((await shop.house.owner.query(`select from messages.message where kind = 'evidence-needed'`)).length, 0)
    await ask()
    await hanneke.getByRole('button', { name: 'Verstuur het nu' }).click()
    await hanneke.waitForURL(/klaar=/)
    await seen(hanneke)
    assert.match(await mainText(hanneke), /De vraag is verstuurd.*Staat stil.*Antwoord tot en met 7 december 2026|Staat stil.*Antwoord tot en met 7 december 2026/)
    await henk.goto(`${shop.url}/mijn/aanvraag`)
    await seen(henk)
    assert.match(await mainText(henk), /7 december 2026/)
  })

  await part('the term goes by unanswered: the clock runs again with fourteen days more, and both read so', async () => {
    at('2026-12-08T09:00:00+01:00')
    await expireRequests(shop.house)
    assert.match(await home(), /1 februari 2027/)
    await work('Hanneke de Boer')
    assert.match(await openCase(), /Beslis tot en met 1 februari 2027.*Tijd voorbij.*Niet verder bekijken/)
    await seen(hanneke)
  })

  await part('the last day: today in the queue, the day after too late, and more time cannot be taken any more', async () => {
    at('2027-02-01T09:00:00+01:00')
    await work('Hanneke de Boer')
    assert.match(await mainText(hanneke), /Vandaag moeten er 1 klaar/)
    at('2027-02-02T09:00:00+01:00')
    await work('Hanneke de Boer')
    await seen(hanneke)
    assert.match(await mainText(hanneke), /1 dag te laat/)
    assert.doesNotMatch(await openCase(), /Meer tijd nemen|Niet verder bekijken/)
  })

  await part('Henk writes that we are late; two weeks later each day costs money, and it stands on the screen', async () => {
    await hanneke.getByText('Kwam er een brief dat wij te laat zijn?').click()
    await hanneke.getByLabel('Binnen op').fill('2027-02-02')
    await hanneke.getByRole('button', { name: 'Zet de brief erbij' }).click()
    await hanneke.waitForURL(`${shop.url}/beoordeling/${number}`)
    at('2027-02-18T09:00:00+01:00')
    await work('Hanneke de Boer')
    assert.match(await mainText(hanneke), /Schreef dat wij te laat zijn/)
    assert.match(await openCase(), /kost het geld vanaf 17 februari 2027\. Nu: € 46,00, voor 2 dagen/)
    await seen(hanneke)
  })

  await part('Hanneke is away: a second person takes her case, corrects the amount, tests again and grants', async () => {
    await hanneke.goto(`${shop.url}/beoordeling`)
    await hanneke.getByText('Ben je er een tijd niet?').click()
    await hanneke.getByLabel('Eerste dag').fill('2027-02-18')
    await hanneke.getByLabel('Laatste dag').fill('2027-02-26')
    await hanneke.getByRole('button', { name: 'Vul vrije dagen in' }).click()
    await hanneke.waitForURL(`${shop.url}/beoordeling`)
    const iris = (await another()).page
    await work('Iris Jansen', iris)
    assert.match(await mainText(iris), /Hanneke de Boer is er niet/)
    await iris.getByRole('button', { name: 'Volgende zaak' }).click()
    await iris.waitForURL(`${shop.url}/beoordeling/${number}`)
    await iris.getByText('Klopt een gegeven niet?').click()
    await iris.getByLabel('Inkomen per maand').fill('1.624,35')
    await iris.getByLabel('Waarom verbeter je dit?').fill('In oktober zat een nabetaling van september.')
    await iris.getByRole('button', { name: 'Verbeter en toets opnieuw' }).click()
    await iris.waitForURL(`${shop.url}/beoordeling/${number}`)
    assert.match(await mainText(iris), /Iris Jansen verbeterde een gegeven.*nabetaling van september.*€ 1\.703,36.*€ 1\.624,35/)
    await seen(iris)
    await iris.getByRole('radio', { name: 'Toelaten', exact: true }).check()
    await iris.getByLabel('Waarom?', { exact: true }).fill('De nabetaling telt niet mee. Het spijt ons dat het zo lang duurde.')
    await iris.getByRole('checkbox', { name: /Ik ken deze mensen niet/ }).check()
    await iris.getByRole('button', { name: 'Besluit en stuur bericht' }).click()
    await iris.waitForURL(/klaar=/)
    await openCase(iris)
    await iris.getByRole('button', { name: 'Verstuur het nu' }).click()
    await iris.waitForURL(/klaar=/)
    assert.match(await mainText(iris), /Toegelaten/)
  })

  await part('the day that we were late costs money: Iris fixes it by a decision, with its own last day in the queue, and Henk reads the letter', async () => {
    const iris = (await another()).page
    await work('Iris Jansen', iris)
    assert.match(await mainText(iris), new RegExp(`${number} Vaststellen tot en met 3 maart 2027`))
    await seen(iris)
    assert.match(await openCase(iris), /1 dag, op 17 februari 2027.*€ 23,00/s)
    await seen(iris)
    await iris.getByRole('button', { name: 'Neem het besluit' }).click()
    await iris.waitForURL(`${shop.url}/beoordeling/${number}`)
    assert.match(await mainText(iris), /Vastgesteld wat wij betalen Iris Jansen/)
    await seen(iris)
    await enter(shop, henk, 'digid', 'Henk Wiersema', '/mijn')
    await henk.goto(`${shop.url}/mijn/berichten`)
    await henk.getByRole('link', { name: /Je krijgt geld van ons/ }).click()
    assert.match(await mainText(henk), /1 dag van € 23,00: € 23,00.*artikel 4:17 en artikel 4:18.*bezwaar maken tot en met 1 april 2027/s)
    await seen(henk)
  })

  await part('Henk has his pass, reads why, and orders', async () => {
    await enter(shop, henk, 'digid', 'Henk Wiersema', '/mijn')
    await henk.goto(`${shop.url}/mijn/aanvraag`)
    assert.match(await mainText(henk), /De nabetaling telt niet mee/)
    await order(shop, henk, 'Gratis zwemmen')
  })

  await part('Henk moves away: his pass ends with a reason, his voucher with it, and he reads both', async () => {
    await work('Hanneke de Boer')
    await openCase()
    await hanneke.getByRole('radio', { name: 'De pas stoppen' }).check()
    await hanneke.getByLabel('Waarom stopt de pas?').selectOption({ label: 'Woont niet meer in de gemeente' })
    await hanneke.getByLabel('Waarom vraag je het de inwoner niet eerst?').selectOption({ label: 'Alles komt van de inwoner zelf (Awb 4:7)' })
    await hanneke.getByRole('checkbox', { name: /Ik ken deze mensen niet/ }).check()
    await hanneke.getByRole('button', { name: 'Besluit en stuur bericht' }).click()
    await hanneke.waitForURL(/klaar=/)
    await openCase()
    await hanneke.getByRole('button', { name: 'Verstuur het nu' }).click()
    await hanneke.waitForURL(/klaar=/)
    assert.match(await mainText(hanneke), /De pas is gestopt/)
    await henk.goto(`${shop.url}/mijn/bonnen`)
    assert.match(await mainText(henk), /Geannuleerd/)
    await henk.goto(`${shop.url}/mijn/berichten`)
    assert.match(await mainText(henk), /Je Stadjerspas stopt.*|Je bon voor .* geldt niet meer/)
    for (const { name, look } of invariants(shop.house)) assert.deepEqual(await look(), [], name)
  })
})
