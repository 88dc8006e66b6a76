import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOn } from '#demo/norms.ts'
import { persona, readNorms } from '#demo/personas.ts'
import { formatEuro } from '#shared/money.ts'
import { apply, check, enter, mainText, openJourney, order, post, seen, signInAs, story, titleOf } from './steps.ts'

test('from signing in to a used voucher', async (t) => {
  const { shop, page, another } = await openJourney(t)
  const part = story(t)
  let code = ''
  let voucher = ''

  await part('Fatima reads who the pass is for, signs in, applies, and has her pass at once', async () => {
    await page.goto(shop.url)
    await seen(page)
    await page.getByRole('link', { name: /Inloggen met DigiD/ }).first().click()
    await signInAs(page, 'Fatima Bouazza')
    await page.waitForURL(`${shop.url}/aanvragen`)
    await seen(page)
    const home = await mainText(page)
    for (const name of ['Fatima Bouazza', 'Amina Bouazza', 'Bilal Bouazza', 'Eikenlaan 114']) assert.ok(home.includes(name), name)

    await apply(page)
    await page.waitForURL(`${shop.url}/mijn/aanvraag`)
    await seen(page)
    assert.equal(await titleOf(page), 'Welkom, Fatima. Je hebt de pas.')
    const text = await mainText(page)
    assert.match(text, /Amina en Bilal gaan vanzelf mee/)
    assert.match(text, /Geldig tot en met 31 december 2027/)
    assert.match(text, /Je krijgt dit ook met de post/)
  })

  await part('she searches for swimming, sees what she gets, and orders', async () => {
    await page.getByRole('link', { name: 'Kies je eerste bon' }).click()
    await page.waitForURL(`${shop.url}/aanbod`)
    await seen(page)
    await page.getByRole('searchbox').fill('zwemmen')
    await page.getByRole('button', { name: /^Zoek/ }).click()
    await page.getByRole('link', { name: 'Gratis zwemmen' }).click()
    await page.waitForURL(`${shop.url}/aanbod/gratis-zwemmen`)
    await seen(page)
    code = await order(shop, page, 'Gratis zwemmen')
    voucher = new URL(page.url()).pathname
    await seen(page)
    const text = await mainText(page)
    assert.match(text, /Je bestelling is gelukt/)
    assert.match(text, /Voor Fatima/)
    assert.equal(await page.getByRole('img', { name: /QR-code/ }).count(), 1)
  })

  await part('the voucher prints as a PDF with the same code, and stands in her wallet', async () => {
    const address = await page.getByRole('link', { name: 'Printen' }).getAttribute('href')
    const pdf = await page.request.get(`${shop.url}${address}`)
    assert.equal(pdf.headers()['content-type'], 'application/pdf')
    assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-')
    await page.goto(`${shop.url}/mijn/bonnen`)
    await seen(page)
    assert.match(await mainText(page), /Klaar om te gebruiken 1.*Gratis zwemmen/)
    await page.getByRole('link', { name: /Toon bon/ }).click()
    await page.waitForURL(`${shop.url}${voucher}`)
  })

  await part('Bas at the till types the code, sees what she gets, and uses it; a second time it says when and where', async () => {
    const till = (await another()).page
    await enter(shop, till, 'aanbieder', 'Bas Oosting', '/aanbieder')
    await seen(till)
    await check(shop, till, code)
    await seen(till)
    const entitled = await mainText(till)
    assert.match(entitled, /Goed\. 1 persoon, gratis zwemmen/i)
    assert.doesNotMatch(entitled, /Fatima|Bouazza|inkomen/i, 'a till sees what somebody gets, and no name')
    await till.getByRole('button', { name: 'Bon gebruiken' }).click()
    await till.waitForURL(/\/aanbieder\/gebruikt\//)
    await seen(till)
    assert.match(await mainText(till), /Geldig.*maandag 23 november 2026, 10\.00 uur/)

    shop.house.clock.set('2026-11-23T10:12:00+01:00')
    await check(shop, till, code.toLowerCase().replaceAll(' ', '-'))
    await seen(till)
    assert.match(await mainText(till), /Al gebruikt.*Deze bon is gebruikt op maandag 23 november 2026 om 10\.00 uur bij Zwembad en ijsbaan De Baken/)
  })

  await part('another provider is not told whose voucher it is, nor where it may be used', async () => {
    const other = (await another()).page
    const { house } = shop
    await enter(shop, other, 'aanbieder', /Stadsmuseum/, '/aanbieder')
    await check(shop, other, code)
    assert.doesNotMatch(await mainText(other), /Baken|zwemmen|Fatima/i)
    assert.equal((await house.owner.one<{ n: number }>('select count(*) as n from redemptions.redemption_event')).n, 1)
  })

  await part('Fatima sees when and where it was used, and reads every message there was', async () => {
    await page.goto(`${shop.url}/mijn/bonnen`)
    await seen(page)
    assert.match(await mainText(page), /Je hebt nu geen bonnen.*Gebruikt of voorbij Gebruikt.*Gratis zwemmen/)
    await page.goto(`${shop.url}${voucher}`)
    await seen(page)
    assert.match(await mainText(page), /gebruikt op maandag 23 november 2026 om 10\.00 uur bij Zwembad en ijsbaan De Baken/)
    assert.ok(!(await page.content()).includes(code.slice(0, 9)), 'a used voucher shows its code no more')

    await page.goto(`${shop.url}/mijn/berichten`)
    await seen(page)
    for (const title of [/^Je hebt een bon voor gratis zwemmen/i, /^Je krijgt de Stadjerspas/]) {
      await page.getByRole('link', { name: title }).click()
      await page.waitForURL(/\/mijn\/berichten\/./)
      await seen(page)
      await page.goto(`${shop.url}/mijn/berichten`)
    }
    await page.getByRole('link', { name: /^Je krijgt de Stadjerspas/ }).click()
    const letter = await mainText(page)
    assert.match(letter, /Beste Fatima Bouazza/)
    assert.match(letter, /bezwaar maken tot en met 4 januari 2027/)
    assert.match(letter, /€ 1\.\d{3},\d\d/, 'the letter in the portal tells the amounts it rests on')
  })

  await part('Marjan, exactly on the limit, chooses mail: a code proves the address, and what comes by mail tells nothing', async () => {
    const { house, partners } = shop
    const { email, bsn } = persona('marjan', house.clock.today(), readNorms())
    const her = (await another()).page
    await enter(shop, her, 'digid', 'Marjan Postma', '/aanvragen')
    await apply(her, { reach: 'mail', email: email! })
    await her.getByLabel('De code uit de mail').waitFor()
    await seen(her)
    await her.getByLabel('De code uit de mail').fill('ABC DEF')
    await her.getByRole('button', { name: 'Vraag de Stadjerspas aan' }).click()
    await seen(her)
    assert.match(await mainText(her), /Deze code klopt niet/)
    await her.getByLabel('De code uit de mail').fill(codeIn(await post(shop, email!, /code/i)))
    await her.getByRole('button', { name: 'Vraag de Stadjerspas aan' }).click()
    await her.waitForURL(`${shop.url}/mijn/aanvraag`)
    await seen(her)
    assert.match(await mainText(her), /precies gelijk aan de grens/)
    assert.match(await mainText(her), /m•••@stadjer\.example/, 'enough to recognise, too little to read over a shoulder')

    const notice = await post(shop, email!, /bericht/i)
    const bon = await order(shop, her, 'Gratis zwemmen')
    const second = await post(shop, email!, /bericht/i, 2)
    const limit = amountsOn(house.clock.today(), readNorms()).limit('single-21')
    for (const mail of [notice, second]) {
      for (const part of [mail.subject, mail.text, mail.html ?? '', JSON.stringify([...mail.headers])]) {
        for (const secret of [bsn, bon, bon.replaceAll(' ', ''), formatEuro(limit), 'zwem', 'http']) assert.ok(!part.includes(secret), `${secret} in: ${part.slice(0, 80)}`)
        assert.doesNotMatch(part, /€|\d{3},\d\d/, 'no amount')
      }
      assert.match(mail.text, /Log zelf in op de site/)
    }
    assert.deepEqual(partners.errors, [])
  })
})

const codeIn = ({ text }: { text: string }): string => /^\W*((?:[0-9A-Z] ?){7})\W*$/m.exec(text)?.[1] ?? text
