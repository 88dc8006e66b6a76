import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { personas, readNorms } from '#demo/personas.ts'
import { enter, mainText, openJourney, seen, signInAs, titleOf } from './steps.ts'

type Place = Awaited<ReturnType<typeof openJourney>>
type Way = {
  readonly way: string
  readonly title: string
  /** What the desk reads above its script, and what it may say aloud. */
  readonly desk: string
  readonly say: RegExp
  /** Where a new attempt begins; none where trying again does not help. */
  readonly again?: string
  /** In a window of its own, until the page that says what happened. */
  readonly go: (place: Place, page: Page) => Promise<void>
}

const away = async ({ shop }: Place, page: Page, door = 'digid') => { await page.goto(`${shop.url}/inloggen/${door}`) }
const FATIMA = 'Fatima Bouazza'

const ways: readonly Way[] = [
  {
    way: 'somebody stops at DigiD', title: 'Het inloggen is gestopt', desk: 'Inloggen gestopt door de bezoeker', say: /opnieuw/, again: '/inloggen/digid',
    async go(place, page) {
      await away(place, page)
      await page.getByRole('button', { name: 'Stoppen' }).click()
    },
  },
  {
    way: 'DigiD does not answer', title: 'Inloggen werkt nu niet', desk: 'De site voor inloggen geeft geen antwoord', say: /./, again: '/inloggen/digid',
    async go(place, page) {
      place.shop.partners.faults.set('digid', 'down')
      await away(place, page)
      place.shop.partners.faults.clear()
    },
  },
  {
    way: 'the line to DigiD is cut', title: 'Inloggen werkt nu niet', desk: 'De site voor inloggen geeft geen antwoord', say: /./, again: '/inloggen/digid',
    async go(place, page) {
      place.shop.partners.faults.set('digid', 'refused')
      await away(place, page)
      place.shop.partners.faults.clear()
    },
  },
  {
    way: 'DigiD takes longer than anybody waits', title: 'Inloggen duurt nu te lang', desk: 'De site voor inloggen was te traag', say: /./, again: '/inloggen/digid',
    async go(place, page) {
      place.shop.partners.faults.set('digid', 'slow')
      await away(place, page)
      place.shop.partners.faults.clear()
    },
  },
  {
    way: 'somebody comes in with a password alone', title: 'Log in met de DigiD-app of een sms', desk: 'Ingelogd met alleen een wachtwoord', say: /app|sms/, again: '/inloggen/digid',
    async go(place, page) {
      await away(place, page)
      await page.getByLabel(FATIMA).check()
      await page.getByRole('button', { name: 'Te laag niveau' }).click()
    },
  },
  {
    way: 'the browser threw the cookie away', title: 'Wij raakten je kwijt', desk: 'Browser gaf geen antwoord terug', say: /./, again: '/inloggen/digid',
    async go(place, page) {
      await away(place, page)
      await page.context().clearCookies({ name: '__Host-inloggen' })
      await signInAs(page, FATIMA)
    },
  },
  {
    way: 'the telephone was looked for too long', title: 'Het inloggen duurde te lang', desk: 'Het inloggen duurde te lang', say: /./, again: '/inloggen/digid',
    async go(place, page) {
      await away(place, page)
      const { clock } = place.shop.house
      clock.set(new Date(clock.now().getTime() + 15 * 60_000).toISOString())
      await signInAs(page, FATIMA)
    },
  },
  {
    way: 'two tabs at once', title: 'Je was twee keer aan het inloggen', desk: 'Ingelogd in twee vensters', say: /twee keer open/, again: '/inloggen/digid',
    async go(place, page) {
      await away(place, page)
      const second = await page.context().newPage()
      await away(place, second)
      await signInAs(page, FATIMA)
      await second.close()
    },
  },
  {
    way: 'an old answer is opened again', title: 'Deze stap was al gebruikt', desk: 'Een oude pagina opnieuw geopend', say: /./, again: '/inloggen/digid',
    async go(place, page) {
      const { url } = place.shop
      await away(place, page)
      const back = page.waitForRequest((request) => request.url().startsWith(`${url}/inloggen/terug/digid?`))
      await signInAs(page, FATIMA)
      const address = (await back).url()
      await page.waitForURL(`${url}/aanvragen`)
      await page.getByRole('button', { name: 'Uitloggen' }).click()
      await page.waitForURL(`${url}/uitgelogd`)
      await page.goto(address)
    },
  },
  {
    way: 'a company that does not take part', title: 'Wij kennen deze organisatie nog niet', desk: 'Deze organisatie doet nog niet mee', say: /./,
    async go(place, page) {
      await away(place, page, 'aanbieder')
      await signInAs(page, /Peter Onbekend/)
    },
  },
  {
    way: 'a colleague who has nothing to do with the pass', title: 'Je hebt nog geen toegang', desk: 'Ingelogd zonder toegang', say: /./,
    async go(place, page) {
      await away(place, page, 'medewerker')
      await signInAs(page, /Joris Prins/)
    },
  },
]

test('whatever stops a sign-in, the page says so in Dutch with a number, and the desk reads what happened and what to say', async (t) => {
  const place = await openJourney(t)
  const { shop, page: start, another } = place
  const moniek = (await another()).page
  const people = personas(shop.house.clock.today(), readNorms())
  const names = [...people.flatMap(({ fullName, bsn }) => [fullName, bsn]), 'Peter Onbekend', 'Joris Prins', '90099994']

  for (const { way, title, desk, say, again, go } of ways) await t.test(way, async () => {
    const { page, context } = await another()
    await go(place, page)
    await page.waitForURL(/\/inloggen\/gestopt\/[0-9A-Z]{6}/)
    await seen(page)
    assert.equal(await titleOf(page), title)
    assert.match(await page.title(), /^Fout: /)
    const text = await mainText(page)
    const number = /Jouw nummer ([0-9A-Z]{3} [0-9A-Z]{3})/.exec(text)?.[1] ?? assert.fail(`no number in: ${text}`)
    assert.match(text, /14 050/)
    if (again) assert.equal(await page.getByRole('link', { name: 'Probeer het opnieuw' }).getAttribute('href'), again)
    else assert.equal(await page.getByRole('link', { name: 'Probeer het opnieuw' }).count(), 0)

    await moniek.goto(`${shop.url}/balie`)
    // A quarter of an hour passed in one of these stories: the desk signs in again as well.
    if (!moniek.url().endsWith('/balie')) await enter(shop, moniek, 'medewerker', 'Moniek Alberts', '/balie')
    await moniek.getByLabel('Waarom kijk je?').selectOption({ label: 'Inloggen lukt niet' })
    await moniek.getByLabel('Nummer of naam').fill(number.toLowerCase())
    await moniek.getByRole('button', { name: 'Zoek inwoner' }).click()
    await moniek.getByRole('heading', { level: 2, name: desk }).waitFor()
    await seen(moniek)
    assert.match(await moniek.getByRole('region', { name: 'Zeg nu' }).innerText(), say)
    const story = await mainText(moniek)
    assert.match(story, /Wat is er gebeurd\?.*Doe nu/)
    for (const name of names) assert.ok(!story.includes(name) && !text.includes(name), `${name} on a page about a sign-in that stopped`)
    await context.close()
  })

  await t.test('and when DigiD answers again, the same button lets somebody in', async () => {
    shop.partners.faults.set('digid', 'down')
    await start.goto(`${shop.url}/inloggen/digid?terug=/aanbod/gratis-zwemmen`)
    await start.waitForURL(/gestopt/)
    shop.partners.faults.clear()
    await start.getByRole('link', { name: 'Probeer het opnieuw' }).click()
    await signInAs(start, FATIMA)
    await start.waitForURL(`${shop.url}/aanvragen`)
  })

  await t.test('what was written down of all this names nobody', async () => {
    const rows = JSON.stringify(await shop.house.owner.query('select * from identity.sign_in_event'))
    const lines = JSON.stringify(shop.house.lines)
    for (const name of names) assert.ok(!rows.includes(name) && !lines.includes(name), name)
    assert.ok(shop.house.lines.every(({ message }) => !/nobody expected/.test(message)), 'and not one of them was a surprise')
  })
})
