import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { localDate } from '#shared/local-date.ts'
import { newOffer } from '#test/small-city.ts'
import { apply, enter, mainText, openJourney, seen, signInAs, story, titleOf } from './steps.ts'

/** The worker looks every minute of the clock on the wall; the shop's own clock stands where the test put it. */
const A_MINUTE_AND_A_HALF = 90_000

test('Fatima and Marjan want the one bon there is: the worker draws, and each hears it', async (t) => {
  const { shop, page, another } = await openJourney(t)
  const part = story(t)
  const marjan = (await another({ width: 360 })).page
  const anybody = (await another({ javaScript: false, width: 320 })).page
  const film = await newOffer(shop.house, { title: 'Een avond op de toren', category: 'uitjes', stock: 1, drawCloses: { day: localDate('2026-11-30'), time: '18:00' } })
  const numbers: string[] = []
  let open = ''

  const join = async (who: Page, name: string): Promise<void> => {
    await who.goto(`${shop.url}/inloggen/digid`)
    await signInAs(who, name)
    await who.waitForURL(`${shop.url}/aanvragen`)
    await apply(who)
    await who.waitForURL(`${shop.url}/mijn/aanvraag`)
    await who.goto(`${shop.url}/aanbod/${film.slug}`)
    await seen(who)
    await who.getByRole('button', { name: 'Doe mee' }).click()
    await who.waitForURL(/\/mijn\/loting\//)
    await seen(who)
    assert.match(await mainText(who), /Je doet mee.*Wij loten op maandag 30 november 2026 om 18\.00 uur/)
    numbers.push(/Je nummer ([0-9a-f-]{36})/.exec(await mainText(who))![1]!)
  }

  await part('two sign up on the site, each with a receipt and a number', async () => {
    await join(page, 'Fatima Bouazza')
    await join(marjan, 'Marjan Postma')
  })

  await part('Marjan would rather fetch the bon: she chooses that, and keeps her place', async () => {
    await marjan.getByRole('link', { name: 'Kies hoe je de bon krijgt' }).click()
    await seen(marjan)
    await marjan.getByLabel(/Stip/).first().check()
    await marjan.getByRole('button', { name: 'Sla op' }).click()
    await seen(marjan)
    assert.match(await mainText(marjan), /Kies bij welke Stip je de bon ophaalt/)
    await marjan.getByLabel(/welke Stip/i).selectOption('Stip Beijum')
    await marjan.getByRole('button', { name: 'Sla op' }).click()
    await seen(marjan)
    assert.match(await mainText(marjan), /Als je wint, krijg je de bon op deze manier\..*Als je wint bij Stip Beijum/)
    assert.ok((await mainText(marjan)).includes(numbers[1]!), 'the same number')
  })

  await part('before the draw everybody may see what is fixed, and nothing else', async () => {
    await page.getByRole('link', { name: 'Bekijk de loting' }).click()
    open = page.url()
    await anybody.goto(open)
    await seen(anybody)
    assert.match(await mainText(anybody), /Loting voor een avond op de toren.*De afdruk van het getal [0-9a-f]{64}/)
    assert.doesNotMatch(await mainText(anybody), /De uitslag/)
  })

  await part('the minute comes, and the worker draws: one has it, one does not, and both are told', async () => {
    shop.house.clock.set('2026-11-30T18:00:30+01:00')
    for (let waited = 0; waited < A_MINUTE_AND_A_HALF; waited += 1000) {
      if ((await shop.house.owner.query('select 1 from orders.draw where drawn_at is not null')).length) break
      await new Promise((resolve) => { setTimeout(resolve, 1000) })
    }
    const outcomes = await shop.house.owner.query<{ outcome: string }>('select outcome from orders.sign_up order by place')
    assert.deepEqual(outcomes.map(({ outcome }) => outcome), ['won', 'lost'])
    const told: string[] = []
    for (const [who, name] of [[page, 'Fatima Bouazza'], [marjan, 'Marjan Postma']] as const) {
      await enter(shop, who, 'digid', name, '/mijn')
      await who.goto(`${shop.url}/mijn/berichten`)
      await seen(who)
      await who.getByRole('link', { name: /^Gewonnen|niet gewonnen/ }).first().click()
      await seen(who)
      told.push(await titleOf(who))
      await who.goto(`${shop.url}/mijn/bonnen`)
      assert.equal(/Een avond op de toren/.test(await mainText(who)), /^Gewonnen/.test(told.at(-1)!), 'who won has the bon')
    }
    assert.equal(told.filter((title) => /^Gewonnen/.test(title)).length, 1, told.join(' | '))
  })

  await part('and anybody sees the number that was fixed beforehand; of two who took part there is no list', async () => {
    await anybody.goto(open)
    await seen(anybody)
    const text = await mainText(anybody)
    const seed = /Het getal ([0-9a-f]{64})/.exec(text)![1]!
    assert.match(text, /Opgaven 2 Gewonnen 1.*De lijst is niet openbaar/)
    for (const number of numbers) assert.ok(!text.includes(number))
    assert.equal(createHash('sha256').update(seed).digest('hex'), /De afdruk van het getal ([0-9a-f]{64})/.exec(text)![1])
    assert.doesNotMatch(text, /Fatima|Marjan/)
  })
})
