import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { decide } from '#modules/eligibility/index.ts'
import { check, enter, mainText, openJourney, seen, signInAs, story, titleOf } from './steps.ts'

/** The page is in English, frame and all, and is judged as every page of a journey. */
async function seenInEnglish(page: Page): Promise<void> {
  assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  assert.match(await page.getByRole('contentinfo').innerText(), /Do you need help\?/)
  await seen(page)
}

test('somebody who reads English finds an offer, signs in, orders, and is understood at the till', async (t) => {
  const { shop, page, another } = await openJourney(t)
  const part = story(t)
  let code = ''

  await part('she comes in on a page in Dutch, finds English in the menu, and is on the same page', async () => {
    await page.goto(`${shop.url}/aanbod?soort=sport`)
    await page.getByRole('link', { name: 'English' }).click()
    await page.waitForURL(`${shop.url}/en/aanbod?soort=sport`)
    await seenInEnglish(page)
    assert.equal(await titleOf(page), 'Where will you go?')
    await page.getByRole('link', { name: 'Nederlands' }).click()
    await page.waitForURL(`${shop.url}/aanbod?soort=sport`)
    await page.getByRole('link', { name: 'English' }).click()
  })

  await part('she finds what she looks for, and reads all of it before she signs in', async () => {
    await page.getByRole('searchbox').fill('swimming')
    await page.getByRole('button', { name: /^Search/ }).click()
    await page.getByRole('link', { name: 'Free swimming' }).click()
    await page.waitForURL(`${shop.url}/en/aanbod/gratis-zwemmen`)
    await seenInEnglish(page)
    assert.match(await mainText(page), /Order a voucher.*The water there is 34 degrees.*Younger than 10\? Then an adult swims with you/)
  })

  await part('she signs in, comes back to the page, and is told what to do without a pass', async () => {
    await page.getByRole('main').getByRole('link', { name: /Sign in with DigiD/ }).click()
    await signInAs(page, 'Fatima Bouazza')
    await page.waitForURL(`${shop.url}/en/aanvragen`)
    await seenInEnglish(page)
    await page.goto(`${shop.url}/en/aanbod/gratis-zwemmen`)
    await seenInEnglish(page)
    assert.match(await mainText(page), /You do not have a pass yet.*A Stip can fill in the form with you/)
  })

  await part('with a pass she chooses for whom and how it comes; what does not do yet is said, and what she chose is kept', async () => {
    await page.getByRole('link', { name: 'Apply for the pass' }).click()
    await page.waitForURL(`${shop.url}/en/aanvragen`)
    await page.getByRole('radio', { name: 'Yes, this is right' }).check()
    await page.getByRole('button', { name: 'Apply for the Stadjerspas' }).click()
    await seenInEnglish(page)
    assert.match(await mainText(page), /3 things are not right yet Choose if you live with a partner\..*Choose how we let you know/)
    assert.ok(await page.getByRole('radio', { name: 'Yes, this is right' }).isChecked())
    await page.getByRole('radiogroup', { name: /live with a partner/ }).getByRole('radio', { name: 'No', exact: true }).check()
    await page.getByRole('radiogroup', { name: /more people aged 18/ }).getByRole('radio', { name: 'No', exact: true }).check()
    await page.getByRole('radio', { name: 'By letter' }).check()
    await page.getByRole('button', { name: 'Apply for the Stadjerspas' }).click()
    await page.waitForURL(`${shop.url}/en/mijn/aanvraag`)
    await seenInEnglish(page)
    assert.match(await mainText(page), /Welcome, Fatima\. You have the pass\..*are on your pass too/)
    await page.goto(`${shop.url}/en/aanbod/gratis-zwemmen`)
    await seenInEnglish(page)
    const panel = page.getByRole('group', { name: 'For whom do you order?' })
    await panel.getByRole('checkbox', { name: 'Fatima, that is you' }).uncheck()
    await page.getByRole('radio', { name: 'Pick up at a Stip' }).check()
    await page.getByRole('button', { name: 'Order voucher' }).click()
    await seenInEnglish(page)
    const text = await mainText(page)
    assert.match(text, /2 things are not right yet Choose who the voucher is for\. Choose at which Stip you pick up the voucher\./)
    assert.ok(await page.getByRole('radio', { name: 'Pick up at a Stip' }).isChecked())
  })

  await part('she orders, and the receipt says what she has, what comes in Dutch, and shows the code', async () => {
    await page.getByRole('checkbox', { name: 'Fatima, that is you' }).check()
    await page.getByRole('radio', { name: 'On my phone' }).check()
    await page.getByRole('button', { name: 'Order voucher' }).click()
    await page.waitForURL(/\/en\/mijn\/bonnen\/[0-9a-f-]{36}\?besteld=ja$/)
    await seenInEnglish(page)
    const text = await mainText(page)
    assert.match(text, /Your order is placed You have the voucher for free swimming\..*It is at My pass, in Dutch and in English/)
    assert.match(text, /Gratis zwemmen, Zwembad en ijsbaan De Baken Geldig/)
    assert.equal(await page.getByRole('img', { name: /QR code/ }).count(), 1)
    code = (await page.locator('p', { hasText: /^\s*Code/ }).first().innerText()).replace(/^\s*\S+\s/, '').trim()
    await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'My vouchers' }).click()
    await page.waitForURL(`${shop.url}/en/mijn/bonnen`)
    await seenInEnglish(page)
    assert.match(await mainText(page), /Ready to use 1.*Free swimming/)
  })

  await part('her messages are explained in English above the Dutch, and she sees that she will hear in both', async () => {
    await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'My pass' }).click()
    await page.waitForURL(`${shop.url}/en/mijn`)
    await seenInEnglish(page)
    await page.getByRole('link', { name: 'All messages' }).click()
    await page.waitForURL(`${shop.url}/en/mijn/berichten`)
    await seenInEnglish(page)
    await page.getByRole('link', { name: 'You get the Stadjerspas' }).click()
    await seenInEnglish(page)
    assert.match(await mainText(page), /The Dutch letter is the decision\. This is an explanation in English\..*Then you can object on or before .*The message in Dutch Je krijgt de Stadjerspas/)
    await page.getByRole('link', { name: 'All messages' }).click()
    await page.getByRole('link', { name: 'How do you want to hear from us?' }).click()
    await seenInEnglish(page)
    assert.ok(await page.getByRole('radio', { name: 'In Dutch, explained in English' }).isChecked())
    await page.goto(`${shop.url}/en/mijn/bonnen`)
  })

  await part('something went wrong: she says so in English, and reads by which day she has our answer', async () => {
    await page.getByRole('contentinfo').getByRole('link', { name: 'Ask or complain' }).click()
    await page.waitForURL(`${shop.url}/en/contact/bericht`)
    await seenInEnglish(page)
    await page.getByRole('radio', { name: 'A complaint' }).check()
    await page.getByRole('button', { name: 'Send message' }).click()
    await seenInEnglish(page)
    assert.match(await mainText(page), /2 things are not right yet Choose what it is about\. Tell us what is wrong/)
    await page.getByRole('combobox', { name: 'What is it about?' }).selectOption({ label: 'A talk with us' })
    await page.getByRole('textbox', { name: 'Tell us' }).fill('Nobody called me back.')
    await page.getByRole('button', { name: 'Send message' }).click()
    await seenInEnglish(page)
    assert.match(await mainText(page), /We have your complaint You get our answer on or before .*Nobody called me back\./)
    await page.getByRole('link', { name: 'Look at your questions' }).click()
    await seenInEnglish(page)
    await page.goto(`${shop.url}/en/mijn/bonnen`)
  })

  await part('signed in the header stays low at every width, in both languages', async () => {
    for (const path of ['/aanbod', '/en/aanbod']) {
      for (const [width, most] of [[320, 260], [360, 200], [768, 130], [960, 130], [1280, 110]] as const) {
        await page.setViewportSize({ width, height: 800 })
        await page.goto(`${shop.url}${path}`)
        const { height } = (await page.locator('header').first().boundingBox())!
        assert.ok(height <= most, `${path} at ${width}: ${height}`)
      }
    }
    await page.goto(`${shop.url}/en/mijn/bonnen`)
  })

  await part('Bas at the till types the code and reads in Dutch what she gets', async () => {
    const till = (await another()).page
    await enter(shop, till, 'aanbieder', 'Bas Oosting', '/aanbieder')
    await check(shop, till, code)
    assert.match(await mainText(till), /Goed\. 1 persoon, gratis zwemmen/i)
    await till.getByRole('button', { name: 'Bon gebruiken' }).click()
    await till.waitForURL(/\/aanbieder\/gebruikt\//)
    await page.reload()
    assert.match(await mainText(page), /Used or over.*Used.*Free swimming/)
    await page.getByRole('link', { name: /Is this not right/ }).click()
    await seenInEnglish(page)
    assert.match(await mainText(page), /This voucher was used on .* at Zwembad en ijsbaan De Baken\. Was it not you\?/)
  })

  await part('what she may not order says why in English, and from when she may', async () => {
    await page.goto(`${shop.url}/en/aanbod/beweeguur-60-plus`)
    await seenInEnglish(page)
    assert.match(await mainText(page), /Not for this age.*This voucher is for people aged 60 and over/)
    await page.goto(`${shop.url}/en/aanbod/wandelen-op-het-wad`)
    await seenInEnglish(page)
    assert.match(await mainText(page), /You can order this voucher from .* at 09:00/)
  })
})

test('without JavaScript, on a narrow phone: from the short check to a no, the decision and an objection, all in English', async (t) => {
  const { shop, page } = await openJourney(t, { window: { javaScript: false, width: 360 } })
  const part = story(t)
  const choose = async (label: string): Promise<void> => {
    await page.getByRole('radio', { name: label, exact: true }).check()
    await page.getByRole('button', { name: /^(Next question|See the answer)$/ }).click()
    await seenInEnglish(page)
  }

  await part('the page in English leads to the check; halfway she goes on in Dutch and back, and no answer is lost', async () => {
    await page.goto(`${shop.url}/en`)
    await page.getByRole('main').getByRole('link', { name: 'Do the short check' }).click()
    await page.waitForURL(`${shop.url}/en/kan-ik-meedoen`)
    await seenInEnglish(page)
    assert.equal(await titleOf(page), 'Could you get the pass?')
    await page.getByRole('button', { name: 'Next question' }).click()
    assert.match(await mainText(page), /Choose yes or no\./)
    await seenInEnglish(page)
    await choose('Yes')
    await choose('21 or older, and not at AOW age yet')
    await page.getByRole('button', { name: 'Verder in het Nederlands' }).click()
    assert.equal(await titleOf(page), 'Met wie woon je?')
    await seen(page)
    await page.getByRole('button', { name: 'Continue in English' }).click()
    assert.equal(await titleOf(page), 'Who do you live with?')
    await choose('Alone')
    await choose('No')
  })

  await part('a cent too much: probably not, why, and a person always looks; she applies all the same', async () => {
    await page.getByLabel('Net income per month').fill('1,703.36')
    await choose('Yes, it is in it')
    assert.equal(await titleOf(page), 'Probably not, but a person always looks')
    assert.match(await mainText(page), /Your income is € 1,703\.36\. The limit for you is € 1,703\.35\..*It holds from 1 July 2026/)
    await page.getByRole('main').getByRole('link', { name: /Sign in with DigiD/ }).click()
    await signInAs(page, 'Henk Wiersema')
    await page.waitForURL(`${shop.url}/en/aanvragen`)
    await page.getByRole('radio', { name: 'Yes, this is right' }).check()
    await page.getByRole('radiogroup', { name: /live with a partner/ }).getByRole('radio', { name: 'No', exact: true }).check()
    await page.getByRole('radiogroup', { name: /more people aged 18/ }).getByRole('radio', { name: 'No', exact: true }).check()
    await page.getByRole('radio', { name: 'By letter' }).check()
    await page.getByRole('button', { name: 'Apply for the Stadjerspas' }).click()
    await page.waitForURL(`${shop.url}/en/mijn/aanvraag`)
    await seenInEnglish(page)
    const number = /SP-26-\d{5}/.exec(await mainText(page))![0]
    assert.ok((await decide(shop.house, { staffId: '01935000-0000-7000-8000-0000000000aa', staffName: 'Hanneke de Boer' }, number, {
      outcome: 'refused', reason: 'income-within-limit', ownSentence: 'Wij hebben je loonstrook bekeken.', notHeard: 'own-facts' })).ok)
  })

  await part('she is refused, and reads the decision: why, that the Dutch letter counts, and until when she may object', async () => {
    await page.goto(`${shop.url}/en/mijn/aanvraag`)
    await seenInEnglish(page)
    await page.getByRole('link', { name: 'Read our decision' }).click()
    await page.waitForURL(`${shop.url}/en/mijn/besluiten`)
    await seenInEnglish(page)
    await page.getByRole('link', { name: 'You do not get the pass' }).click()
    await seenInEnglish(page)
    assert.match(await mainText(page), /The Dutch letter is the decision\..*Your income is € 1,703\.36\. The limit for you is € 1,703\.35\..*The letter in Dutch.*Je krijgt de Stadjerspas niet.*You can object on or before Monday 4 January 2027/)
    await page.getByRole('link', { name: 'Nederlands' }).click()
    assert.match(await mainText(page), /Je kunt bezwaar maken tot en met maandag 4 januari 2027/)
    await page.getByRole('link', { name: 'English' }).click()
  })

  await part('she objects in her own words, and reads at once that we have it and until when she waits', async () => {
    await page.getByRole('link', { name: 'Object to this decision' }).click()
    await seenInEnglish(page)
    await page.getByLabel('Why do you disagree?').fill('One cent more, and only in October.')
    await page.getByRole('button', { name: 'Send your objection' }).click()
    await seenInEnglish(page)
    assert.match(await mainText(page), /Choose if you also want to tell us in person\./)
    assert.equal(await page.getByLabel('Why do you disagree?').inputValue(), 'One cent more, and only in October.')
    await page.getByRole('radio', { name: 'No, my objection is enough' }).check()
    await page.getByRole('button', { name: 'Send your objection' }).click()
    await page.waitForURL(/\/en\/mijn\/besluiten\/SP-26-\d{5}\/bezwaar\?gestuurd=ja$/)
    await seenInEnglish(page)
    assert.match(await mainText(page), /We have your objection.*BZ-26-00001.*One cent more.*On or before Monday 15 February 2027/)
    await page.getByRole('link', { name: 'Read the messages' }).click()
    await page.waitForURL(`${shop.url}/en/mijn/berichten`)
    await seenInEnglish(page)
  })
})
