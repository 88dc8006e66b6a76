import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outsidersWithoutMessage, readMailbox, sendOutgoing } from '#modules/contacts/index.ts'
import { enter, mainText, openJourney, post, seen, story, titleOf } from './steps.ts'

const JAN = 'jan@voorbeeld.example'

test('a complaint by mail: receipt, called, closed, told in writing, and asked once what he thought of it', async (t) => {
  const { shop, page: mailbox, another } = await openJourney(t, { window: { width: 360 } })
  const hanneke = (await another({ width: 1280 })).page
  const jan = (await another()).page
  const part = story(t)
  let number = ''
  let code = ''

  /** As the worker does every minute. */
  const minute = async (): Promise<void> => { await readMailbox(shop.house); await sendOutgoing(shop.house) }
  const open = (title: string) => hanneke.locator('summary', { hasText: title }).click()

  await part('Jan mails from his own mail program: it is a complaint, and he wants to be called', async () => {
    await mailbox.goto(`${shop.partners.urls.mailbox}/schrijf`)
    await mailbox.getByLabel('Van').fill(`Jan Stam <${JAN}>`)
    await mailbox.getByLabel('Onderwerp').fill('Klacht')
    await mailbox.getByLabel('Bericht').fill('Aan de balie zeiden ze dat mijn oude pas nog werkt.\nBij het zwembad werkte hij niet.\nBel mij op 06 12 34 56 78.')
    await mailbox.getByRole('button', { name: 'Stuur mail' }).click()
    assert.match(await mailbox.getByRole('status').innerText(), /aangekomen/)
  })

  await part('within a minute he has a receipt: a number, the last day, and nothing that he typed', async () => {
    await minute()
    const receipt = await post(shop, JAN, /Wij hebben je klacht/)
    number = /\[(K-26-\d{5})\]/.exec(receipt.subject)![1]!
    assert.match(receipt.text, /Beste Jan Stam[\s\S]*Iemand die er niet bij was[\s\S]*tot en met 4\s+januari 2027/)
    assert.doesNotMatch(receipt.text, /zwembad|06 12/)
  })

  await part('he answers the receipt from the mailbox: it is added to his complaint', async () => {
    await mailbox.goto(shop.partners.urls.mailbox)
    await mailbox.getByRole('link', { name: /Wij hebben je klacht/ }).click()
    await mailbox.getByRole('link', { name: 'Beantwoord deze mail' }).click()
    await mailbox.getByLabel('Bericht').fill('Het was op maandag.')
    await mailbox.getByRole('button', { name: 'Stuur mail' }).click()
    await minute()
    assert.match((await post(shop, JAN, /Je aanvulling staat erbij/)).subject, new RegExp(number))
  })

  await part('Hanneke takes the first of the queue and reads it; the screen says that nobody made sure of the address', async () => {
    await enter(shop, hanneke, 'medewerker', 'Hanneke de Boer', '/beoordeling')
    await hanneke.goto(`${shop.url}/klachten`)
    await seen(hanneke)
    assert.match(await mainText(hanneke), new RegExp(`${number} Klacht: iets anders Per mail`))
    await hanneke.getByRole('button', { name: 'Pak de volgende' }).click()
    await seen(hanneke)
    assert.equal(await titleOf(hanneke), `Klacht of vraag ${number}`)
    assert.match(await mainText(hanneke), /Bij het zwembad werkte hij niet.*Aanvulling: per mail, niet nagegaan wie het is.*Het was op maandag.*aan een adres dat niemand naging/)
  })

  await part('she puts it where it belongs, and calls him: what was said is written down, and that he wants no talk', async () => {
    await open('Soort en onderwerp')
    await hanneke.locator('#onderwerp, [name=onderwerp]').first().selectOption({ label: 'Een gesprek met ons' })
    await hanneke.getByRole('button', { name: 'Pas aan' }).click()
    await open('Notitie of telefoongesprek')
    await hanneke.getByLabel('Wat is er gezegd of gezien?').fill('Jan vertelde het. Ik zei sorry.')
    await hanneke.getByLabel('Dit was een telefoongesprek').check()
    await hanneke.getByRole('button', { name: 'Bewaar', exact: true }).click()
    await open('Gesprek met wie klaagt')
    await hanneke.getByLabel('Uitnodiging of verslag').fill('Wil geen gesprek, bellen was genoeg.')
    await hanneke.getByRole('button', { name: 'Wil geen gesprek' }).click()
    await seen(hanneke)
    assert.match(await mainText(hanneke), /Gebeld.*Ik zei sorry.*Geen gesprek/)
  })

  await part('she looks at the letter, sends it, and it is closed', async () => {
    await hanneke.getByLabel('Uitkomst').selectOption({ label: 'Gegrond' })
    await hanneke.getByLabel('Je antwoord').fill('Wij gaven je de verkeerde uitleg. Dat spijt ons. Onze collega’s weten nu hoe het zit.')
    await hanneke.getByLabel('Ik heb dit ook aan de telefoon verteld').check()
    await hanneke.getByRole('button', { name: 'Bekijk de brief' }).click()
    await seen(hanneke)
    assert.match(await mainText(hanneke), /Zo gaat het eruit.*Je klacht is gegrond.*ombudsman.*tot en met 23 november 2027/)
    await hanneke.getByRole('button', { name: 'Stuur antwoord' }).click()
    await seen(hanneke)
    assert.match(await mainText(hanneke), /Gegrond.*Beantwoord/)
  })

  await part('Jan reads it in writing as well, with the ombudsman and a code to say what he thought of it', async () => {
    await minute()
    const answer = await post(shop, JAN, /Ons antwoord op je klacht/)
    assert.match(answer.text, /verkeerde uitleg[\s\S]*ombudsman/)
    assert.equal(answer.headers.get('auto-submitted'), undefined, 'a colleague wrote it')
    code = /met code (\S+ \S+)\./.exec(answer.text.replace(/\s+/g, ' '))![1]!
    assert.deepEqual(await outsidersWithoutMessage(shop.house), [])
  })

  await part('he says once what he thought of it; a second time says that he did', async () => {
    for (const [answer, said] of [['Ja', /Dank je wel/], ['Nee', /al een antwoord gegeven/]] as const) {
      await jan.goto(`${shop.url}/tevreden`)
      await seen(jan)
      await jan.getByLabel('Code uit de brief of mail').fill(code)
      await jan.getByRole('radio', { name: answer, exact: true }).check()
      await jan.getByRole('button', { name: 'Stuur je antwoord' }).click()
      await seen(jan)
      assert.match(await mainText(jan), said)
    }
  })

  await part('a mail that no program can read is not lost: Hanneke makes a question of it', async () => {
    shop.partners.inbox.deliver(`From: Els <els@voorbeeld.example>\nSubject: Kapot\nX-Lang: ${'x'.repeat(400_000)}\n\nDag`, shop.house.clock.now())
    await minute()
    await hanneke.goto(`${shop.url}/klachten`)
    await hanneke.getByRole('link', { name: 'Bekijk de mail' }).click()
    await seen(hanneke)
    await hanneke.getByRole('link', { name: 'Kapot' }).click()
    await seen(hanneke)
    await hanneke.getByRole('radio', { name: 'Een vraag' }).check()
    await hanneke.getByLabel('Onderwerp').selectOption({ label: 'Iets anders' })
    await hanneke.getByLabel('Wat bewaren wij?').fill('In de mailbox staat: wanneer is de Stip open?')
    await hanneke.getByRole('button', { name: 'Bewaar als vraag of klacht' }).click()
    await seen(hanneke)
    await minute()
    await post(shop, 'els@voorbeeld.example', /Wij hebben je vraag/)
  })
})
