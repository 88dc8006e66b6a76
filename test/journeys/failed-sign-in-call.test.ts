import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enter, mainText, openJourney, seen, signInAs, story, titleOf } from './steps.ts'

test('a call about a sign-in that failed is explained from its number, and the same call helps somebody in', async (t) => {
  const { shop, page: fatima, another } = await openJourney(t)
  const part = story(t)
  const moniek = (await another()).page
  let number = ''

  await part('DigiD is too slow: Fatima reads a number and whom to call', async () => {
    shop.partners.faults.set('digid', 'slow')
    await fatima.goto(`${shop.url}/inloggen/digid`)
    await fatima.waitForURL(/gestopt/)
    shop.partners.faults.clear()
    const text = await mainText(fatima)
    assert.match(text, /14 050/)
    number = /Jouw nummer ([0-9A-Z]{3} [0-9A-Z]{3})/.exec(text)?.[1] ?? assert.fail(`no number in: ${text}`)
  })

  await part('she calls: Moniek says why she looks and types the number in the one field for all keys', async () => {
    await enter(shop, moniek, 'medewerker', 'Moniek Alberts', '/balie')
    await moniek.getByLabel('Nummer of naam').fill(number.toLowerCase())
    await moniek.getByRole('button', { name: 'Zoek inwoner' }).click()
    await moniek.getByText('Kies waarom je kijkt.').first().waitFor()
    assert.equal(await moniek.getByLabel('Nummer of naam').inputValue(), number.toLowerCase(), 'what was typed is still there')
    await moniek.getByLabel('Waarom kijk je?').selectOption({ label: 'Inloggen lukt niet' })
    await moniek.getByRole('button', { name: 'Zoek inwoner' }).click()
    await moniek.getByRole('heading', { level: 2, name: 'De site voor inloggen was te traag' }).waitFor()
    await seen(moniek)
  })

  await part('she reads what happened, what to say, what to do and what not; nobody\'s name is on it', async () => {
    assert.equal(await titleOf(moniek), 'Inloggen lukte niet')
    const text = await mainText(moniek)
    assert.match(text, new RegExp(`Wat is er gebeurd\\?.*Zeg nu.*Doe nu.*Liever niet.*${number}.*Bij DigiD`))
    assert.ok(!text.includes('Fatima') && !text.includes('Bouazza'))
  })

  await part('with what Moniek said Fatima gets in', async () => {
    await fatima.getByRole('link', { name: 'Probeer het opnieuw' }).click()
    await signInAs(fatima, 'Fatima Bouazza')
    await fatima.waitForURL(`${shop.url}/aanvragen`)
  })

  await part('a part of a number or a star is no key; the next call begins at the same field', async () => {
    await moniek.getByRole('link', { name: 'Zoek opnieuw' }).click()
    for (const typed of [`${number.slice(0, 3)}*`, '%', `${number.slice(0, 3)}???`]) {
      await moniek.getByLabel('Waarom kijk je?').selectOption({ label: 'Inloggen lukt niet' })
      await moniek.getByLabel('Nummer of naam').fill(typed)
      await moniek.getByRole('button', { name: 'Zoek inwoner' }).click()
      await moniek.getByText('zonder sterretje of vraagteken').first().waitFor()
    }
  })

  await part('what was written down says why and how it ended, and names nobody who tried', async () => {
    const lines = await shop.house.owner.query<{ action: string; facts: object }>(`select action, facts from audit.event where action in ('contacts.sign-in-asked', 'identity.sign-in-explained') order by number`)
    assert.deepEqual(lines, [
      { action: 'contacts.sign-in-asked', facts: { purpose: 'sign-in', way: 'phone', cause: 'issuer-slow' } },
      { action: 'identity.sign-in-explained', facts: { cause: 'issuer-slow', door: 'resident' } },
    ])
    assert.deepEqual(await shop.house.owner.query('select role, purpose from contacts.anonymous_question'), [{ role: 'kcc', purpose: 'sign-in' }])
  })
})
