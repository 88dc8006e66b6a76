import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide } from '#modules/eligibility/index.ts'
import { apply, enter, mainText, openJourney, seen, story, titleOf } from './steps.ts'

test('from the letter that says no to a pass: an objection, heard by another', async (t) => {
  const { shop, page: henk, another } = await openJourney(t)
  const iris = (await another()).page
  const part = story(t)
  let number = ''

  await part('Henk is refused, and reads the decision as a document with its last day for an objection', async () => {
    await enter(shop, henk, 'digid', 'Henk Wiersema', '/aanvragen')
    await apply(henk)
    await henk.waitForURL(`${shop.url}/mijn/aanvraag`)
    number = /SP-26-\d{5}/.exec(await mainText(henk))![0]
    const refused = await decide(shop.house, { staffId: '01935000-0000-7000-8000-0000000000aa', staffName: 'Hanneke de Boer' }, number, {
      outcome: 'refused', reason: 'income-within-limit', ownSentence: 'Wij hebben je loonstrook bekeken.', notHeard: 'own-facts' })
    assert.ok(refused.ok)
    await henk.goto(`${shop.url}/mijn/aanvraag`)
    await seen(henk)
    await henk.getByRole('link', { name: 'Lees ons besluit' }).click()
    await seen(henk)
    await henk.getByRole('link', { name: 'Je krijgt de pas niet' }).click()
    await seen(henk)
    assert.match(await mainText(henk), /Je inkomen is € 1\.703,36\. De grens voor jou is € 1\.703,35\..*bezwaar maken tot en met maandag 4 januari 2027/)
  })

  await part('he objects with one page, and reads at once that we have it and until when he waits', async () => {
    await henk.getByRole('link', { name: 'Maak bezwaar' }).click()
    await seen(henk)
    await henk.getByRole('button', { name: 'Stuur je bezwaar' }).click()
    await seen(henk)
    assert.match(await mainText(henk), /Kies of je het ook wilt vertellen/)
    await henk.getByLabel('Waarom ben je het niet eens?').fill('Ik kreeg in oktober één keer een cent te veel.')
    await henk.getByRole('radio', { name: 'Nee, mijn bezwaar is genoeg' }).check()
    await henk.getByRole('button', { name: 'Stuur je bezwaar' }).click()
    await seen(henk)
    assert.equal(await titleOf(henk), 'Je bezwaar')
    assert.match(await mainText(henk), /Wij hebben je bezwaar.*BZ-26-00001.*Tot en met maandag 15 februari 2027/)
  })

  await part('Iris, who did not decide, reads it, writes down why nobody is heard, and gives him right', async () => {
    await enter(shop, iris, 'medewerker', 'Iris Jansen', '/beoordeling')
    await iris.goto(`${shop.url}/beoordeling/bezwaren`)
    await seen(iris)
    assert.doesNotMatch(await mainText(iris), /Henk|Wiersema/)
    await iris.getByRole('link', { name: 'BZ-26-00001' }).click()
    await iris.waitForURL(/BZ-26-00001/)
    await seen(iris)
    await iris.getByText('Zie af van horen', { exact: true }).first().click()
    const hearing = iris.locator('form', { has: iris.locator('input[value="skip-hearing"]') })
    await hearing.getByRole('radio', { name: /wil het niet/ }).check()
    await hearing.getByLabel('Leg uit waarom').fill('Je schreef dat je bezwaar genoeg is.')
    await hearing.getByRole('checkbox', { name: /Ik ken deze mensen niet/ }).check()
    await hearing.getByRole('button', { name: 'Zie af van horen' }).click()
    await iris.getByText('Geef gelijk', { exact: true }).first().click()
    await seen(iris)
    const right = iris.locator('form', { has: iris.locator('input[value="uphold"]') })
    await right.getByRole('radio', { name: 'De pas', exact: true }).check()
    await right.getByLabel('Waarom?').fill('Die ene cent tellen wij niet mee.')
    await right.getByRole('checkbox', { name: /Ik ken deze mensen niet/ }).check()
    await right.getByRole('button', { name: 'Geef gelijk' }).click()
    await seen(iris)
    assert.match(await right.innerText(), /De toets zegt iets anders/, 'the test still says no, and she sees that before it is sent')
    await right.getByLabel('Waarom beslis je anders dan de toets?').fill('Een cent is geen inkomen.')
    await right.getByRole('checkbox', { name: 'Ik heb gezien dat de toets iets anders zegt' }).check()
    await right.getByRole('button', { name: 'Geef gelijk' }).click()
    await seen(iris)
    assert.match(await mainText(iris), /Gegrond/)
  })

  await part('Henk has the pass, and the answer with the way to the court', async () => {
    await henk.goto(`${shop.url}/mijn/besluiten`)
    await seen(henk)
    await henk.getByRole('link', { name: 'Je krijgt de pas', exact: true }).click()
    await seen(henk)
    assert.match(await mainText(henk), /Je krijgt gelijk, en de Stadjerspas.*Die ene cent tellen wij niet mee\..*naar de rechter/)
    // On paper the letter begins below its title: kept whole it would leave the first page empty.
    await henk.emulateMedia({ media: 'print' })
    assert.equal(await henk.locator('.pas-panel:has(> .pas-prose)').first().evaluate((letter) => letter.ownerDocument.defaultView!.getComputedStyle(letter).breakInside), 'auto')
    await henk.emulateMedia({ media: 'screen' })
    await henk.goto(`${shop.url}/mijn/aanvraag`)
    await seen(henk)
    assert.match(await titleOf(henk), /Je hebt de pas/)
  })
})
