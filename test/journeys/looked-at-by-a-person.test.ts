import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { apply, enter, mainText, openJourney, order, seen, story, titleOf } from './steps.ts'

test('when the computer cannot say yes, a person looks', async (t) => {
  const { shop, page: henk, another } = await openJourney(t)
  const hanneke = (await another()).page
  const lotte = (await another()).page
  const part = story(t)
  let henksNumber = ''
  const looks = async (): Promise<number> => (await shop.house.owner.one<{ n: number }>('select count(*) as n from audit.processing_log')).n

  await part('Henk earns one cent too much: he reads what was seen, what happens next and by which day', async () => {
    await enter(shop, henk, 'digid', 'Henk Wiersema', '/aanvragen')
    await apply(henk)
    await henk.waitForURL(`${shop.url}/mijn/aanvraag`)
    await seen(henk)
    assert.equal(await titleOf(henk), 'Een medewerker kijkt nog mee')
    const text = await mainText(henk)
    assert.match(text, /Een nee krijg je nooit van de computer/)
    assert.match(text, /een inkomen dat € 0,01 hoger is dan de grens/)
    assert.match(text, /Inkomen dat wij zien € 1\.703,36 De grens voor jou € 1\.703,35/)
    assert.match(text, /Een medewerker kijkt naar je aanvraag/)
    assert.match(text, /maandag 18 januari 2027/)
    henksNumber = /SP-26-\d{5}/.exec(text)![0]
    await henk.goto(`${shop.url}/mijn/berichten`)
    await seen(henk)
    await henk.getByRole('link', { name: /^Wij hebben je aanvraag/ }).click()
    assert.match(await mainText(henk), new RegExp(`${henksNumber}.*De gegevens van de gemeente kloppen`), 'a receipt with a copy of what was filled in')
    await seen(henk)
  })

  await part('without a pass he cannot order, and is told how it stands', async () => {
    await henk.goto(`${shop.url}/aanbod/gratis-zwemmen`)
    await seen(henk)
    assert.equal(await henk.getByRole('button', { name: 'Bon bestellen' }).count(), 0)
    await henk.getByRole('link', { name: 'Bekijk je aanvraag' }).click()
    await henk.waitForURL(`${shop.url}/mijn/aanvraag`)
  })

  await part('the queue holds no names; the case holds every check and its facts, and each look is written down', async () => {
    await enter(shop, lotte, 'digid', 'Lotte Zijlstra', '/aanvragen')
    await apply(lotte)
    await lotte.waitForURL(`${shop.url}/mijn/aanvraag`)
    await seen(lotte)
    assert.match(await mainText(lotte), /Je krijgt studiefinanciering/)

    await enter(shop, hanneke, 'medewerker', 'Hanneke de Boer', '/beoordeling')
    await seen(hanneke)
    const queue = await mainText(hanneke)
    assert.match(queue, /2 aanvragen wachten/)
    assert.doesNotMatch(queue, /Henk|Wiersema|Lotte|€/)
    assert.equal(await looks(), 0)
    await hanneke.getByRole('link', { name: new RegExp(henksNumber) }).click()
    await hanneke.waitForURL(`${shop.url}/beoordeling/${henksNumber}`)
    await seen(hanneke)
    const text = await mainText(hanneke)
    for (const check of ['Woonplaats', 'Register', 'Leeftijd', 'Partner', 'Volwassenen', 'Gegevens', 'Norm', 'Studie', 'Inkomen bekend', 'Te vergelijken', 'Inkomen']) assert.ok(text.includes(check), check)
    assert.match(text, /Henk Wiersema.*Beslis tot en met 18 januari 2027/)
    assert.match(text, /Je inkomen is € 1\.703,36\. De grens voor jou is € 1\.703,35\./)
    assert.equal(await looks(), 1)
  })

  await part('Hanneke is told what is missing, sees the letter first, and grants with a sentence of her own', async () => {
    await hanneke.getByRole('button', { name: 'Besluit en stuur bericht' }).click()
    await seen(hanneke)
    assert.match(await mainText(hanneke), /Kies wat je doet\..*Schrijf een zin voor de brief\..*Zet een vinkje, of geef de zaak aan een collega\./)

    await hanneke.getByRole('radio', { name: 'Toelaten', exact: true }).check()
    await hanneke.getByLabel('Waarom?', { exact: true }).fill('Je kreeg in oktober één keer een cent te veel. Die tellen wij niet mee.')
    await hanneke.getByRole('button', { name: 'Bekijk de brief' }).click()
    await seen(hanneke)
    assert.match(await hanneke.getByRole('region', { name: 'Zo wordt de brief' }).innerText(), /Beste Henk Wiersema,.*één keer een cent te veel/s)
    assert.deepEqual(await shop.house.owner.query('select * from eligibility.decision'), [], 'a look at the letter decides nothing')

    assert.match(await mainText(hanneke), /De toets zegt iets anders/, 'the test says no, and she sees that before it is sent')
    await hanneke.getByLabel('Waarom beslis je anders dan de toets?').fill('Een cent te veel, één maand.')
    await hanneke.getByRole('checkbox', { name: 'Ik heb gezien dat de toets iets anders zegt' }).check()
    await hanneke.getByRole('checkbox', { name: /Ik ken deze mensen niet/ }).check()
    await hanneke.getByRole('button', { name: 'Besluit en stuur bericht' }).click()
    await hanneke.waitForURL(/\/beoordeling\?klaar=SP-26-/)
    await seen(hanneke)
    assert.match(await mainText(hanneke), /Toelaten staat klaar.*Tot die tijd kun je het ongedaan maken/)
    await sendNow(henksNumber)
    assert.match(await mainText(hanneke), /Toegelaten.*1 aanvraag wacht|1 aanvraag wacht.*Toegelaten/)
  })

  await part('Henk signs in again, reads why it became a yes, and orders', async () => {
    await henk.getByRole('button', { name: 'Uitloggen' }).click()
    await enter(shop, henk, 'digid', 'Henk Wiersema', '/mijn')
    await seen(henk)
    await henk.goto(`${shop.url}/mijn/aanvraag`)
    await seen(henk)
    assert.match(await mainText(henk), /Een medewerker heeft zelf naar je aanvraag gekeken\. Het antwoord is ja\..*één keer een cent te veel/)
    await order(shop, henk, 'Gratis zwemmen')
    await henk.goto(`${shop.url}/mijn/berichten`)
    await seen(henk)
    await henk.getByRole('link', { name: /^Je krijgt de Stadjerspas/ }).click()
    await seen(henk)
    assert.match(await mainText(henk), /één keer een cent te veel/)
  })

  await part('Lotte is refused by a person: she reads why, how to object until when, and that she may ask again', async () => {
    await hanneke.getByRole('navigation', { name: 'Wachtrij' }).getByRole('link', { name: /SP-26-/ }).click()
    await hanneke.waitForURL(/SP-26-/)
    await hanneke.getByRole('radio', { name: 'Niet toelaten' }).check()
    await hanneke.getByLabel('Reden van de weigering').selectOption({ label: 'Je krijgt studiefinanciering. Met studiefinanciering kun je de pas niet krijgen.' })
    await hanneke.getByLabel('Waarom vraag je het de inwoner niet eerst?').selectOption({ label: 'Wij vroegen het al, en er is niets nieuws (Awb 4:11, b)' })
    await hanneke.getByLabel('Waarom?', { exact: true }).fill('Wij belden op 23 november. Je krijgt nog studiefinanciering tot de zomer.')
    await hanneke.getByRole('checkbox', { name: /Ik ken deze mensen niet/ }).check()
    await hanneke.getByRole('button', { name: 'Besluit en stuur bericht' }).click()
    await hanneke.waitForURL(/\/beoordeling\?klaar=SP-26-/)
    await sendNow((/SP-26-\d{5}/.exec(hanneke.url()))![0])
    assert.match(await mainText(hanneke), /Er wacht nu niemand op een besluit/)

    await lotte.getByRole('button', { name: 'Uitloggen' }).click()
    await enter(shop, lotte, 'digid', 'Lotte Zijlstra', '/mijn/aanvraag')
    await seen(lotte)
    assert.equal(await titleOf(lotte), 'Je krijgt de Stadjerspas niet')
    const text = await mainText(lotte)
    assert.match(text, /Met studiefinanciering kun je de pas niet krijgen\..*tot de zomer/)
    assert.match(text, /bezwaar maken tot en met maandag 4 januari 2027\. Dat is gratis/)
    await lotte.getByRole('link', { name: 'Vraag opnieuw aan' }).click()
    await lotte.waitForURL(`${shop.url}/aanvragen`)
    await seen(lotte)
  })

  await part('who applies again has a new case, with a number of its own', async () => {
    await apply(lotte)
    await lotte.waitForURL(`${shop.url}/mijn/aanvraag`)
    assert.equal(await titleOf(lotte), 'Een medewerker kijkt nog mee')
    assert.equal((await shop.house.owner.one<{ n: number }>('select count(distinct number) as n from eligibility.application')).n, 3)
  })

  await part('Iris does not decide on her parents, without saying anything; who says that they know them sees nothing of the case either, and a colleague goes on', async () => {
    const gerrit = (await another()).page
    await enter(shop, gerrit, 'digid', 'Gerrit Jansen', '/aanvragen')
    await apply(gerrit, { partner: 'Ja, wij zijn getrouwd of geregistreerd partner', others: 'Ja, 1 persoon' })
    await gerrit.waitForURL(`${shop.url}/mijn/aanvraag`)
    const number = /SP-26-\d{5}/.exec(await mainText(gerrit))![0]

    const iris = (await another()).page
    await enter(shop, iris, 'medewerker', 'Iris Jansen', '/beoordeling')
    await notHers(iris, number)
    const henks = (await another()).page
    await enter(shop, henks, 'medewerker', 'Henk Wiersema', '/beoordeling')
    await henks.goto(`${shop.url}/beoordeling/${number}`)
    await seen(henks)
    await henks.getByRole('button', { name: 'Ik ken deze mensen' }).click()
    await notHers(henks, number)

    await hanneke.goto(`${shop.url}/beoordeling/${number}`)
    assert.match(await mainText(hanneke), /Gerrit Jansen/)
    assert.equal(await hanneke.getByRole('button', { name: 'Besluit en stuur bericht' }).count(), 1)
  })

  await part('a caseworker who is an applicant too is kept from their own case without saying anything', async () => {
    const colleague = (await another()).page
    await enter(shop, colleague, 'medewerker', 'Henk Wiersema', '/beoordeling')
    await notHers(colleague, henksNumber)
  })

  /** Ten minutes in which it can be undone, or not waited for. */
  async function sendNow(number: string): Promise<void> {
    await hanneke.goto(`${shop.url}/beoordeling/${number}`)
    await seen(hanneke)
    await hanneke.getByRole('button', { name: 'Verstuur het nu' }).click()
    await hanneke.waitForURL(/\/beoordeling\?klaar=SP-26-/)
    await seen(hanneke)
  }

  async function notHers(page: Page, number: string): Promise<void> {
    const answer = await page.goto(`${shop.url}/beoordeling/${number}`)
    assert.equal(answer?.status(), 403)
    await seen(page)
    const text = await mainText(page)
    assert.match(text, /Een collega besluit/)
    assert.doesNotMatch(text, /Gerrit|Henk|€|Besluit en stuur bericht/)
  }
})
