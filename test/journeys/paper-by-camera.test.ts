import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import sharp from 'sharp'
import { askResident } from '#modules/eligibility/moves/ask-resident.ts'
import { phonePhoto } from '../files.ts'
import { apply, enter, mainText, openJourney, seen, story, titleOf } from './steps.ts'

test('a paper, photographed with a telephone', async (t) => {
  const { shop, page: henk, another } = await openJourney(t)
  const hanneke = (await another()).page
  const part = story(t)
  let number = ''
  const shot = async (page: typeof henk, name: string): Promise<void> => {
    const folder = process.env['SHOTS']
    for (const width of folder ? [360, 1280] : []) {
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true })
    }
  }

  await part('Henk applies, and Hanneke asks for his payslip', async () => {
    await enter(shop, henk, 'digid', 'Henk Wiersema', '/aanvragen')
    await apply(henk)
    await henk.waitForURL(`${shop.url}/mijn/aanvraag`)
    number = /SP-26-\d{5}/.exec(await mainText(henk))![0]
    await enter(shop, hanneke, 'medewerker', 'Hanneke de Boer', '/beoordeling')
    const { id } = await shop.house.owner.one<{ id: string }>(`select id from identity.staff where name = 'Hanneke de Boer'`)
    assert.ok((await askResident(shop.house, { staffId: id, staffName: 'Hanneke de Boer' }, number, { words: 'Van oktober, met het hele bedrag.', evidence: ['payslip'] })).ok)
  })

  await part('he reads what is asked and until when, photographs it, and sees that it came in', async () => {
    await henk.reload()
    await henk.getByRole('link', { name: 'Beantwoord onze vraag' }).click()
    await henk.waitForURL(`${shop.url}/mijn/aanvraag/antwoord`)
    await seen(henk)
    assert.equal(await titleOf(henk), 'Stuur wat wij nog missen')
    assert.match(await mainText(henk), /tot en met maandag 7 december 2026.*Je loonstrook.*Van oktober, met het hele bedrag/s)
    await shot(henk, 'antwoord')
    await henk.getByLabel('Foto of pdf').setInputFiles({ name: 'IMG_2041.JPG', mimeType: 'image/jpeg', buffer: await phonePhoto() })
    await henk.getByRole('button', { name: 'Bestand toevoegen' }).click()
    await seen(henk)
    assert.match(await mainText(henk), /Je bestand is toegevoegd.*IMG_2041\.JPG/s)
    await shot(henk, 'toegevoegd')
  })

  await part('a file with a lock is refused with what to do, and the photo stays', async () => {
    await henk.getByLabel('Foto of pdf').setInputFiles({ name: 'brief.docx', mimeType: 'application/msword', buffer: Buffer.from('PK\x03\x04 [Content_Types].xml'.padEnd(99)) })
    await henk.getByLabel('Wil je er iets bij zeggen?').fill('Dit is alles wat ik heb.')
    await henk.getByRole('button', { name: 'Antwoord sturen' }).click()
    await seen(henk)
    assert.match(await mainText(henk), /‘brief\.docx’: Dit is een bestand van Word of Excel.*IMG_2041\.JPG/s)
    assert.equal(await henk.getByLabel('Wil je er iets bij zeggen?').inputValue(), 'Dit is alles wat ik heb.')
    await shot(henk, 'geweigerd')
  })

  await part('he sends his answer and gets a receipt of what came in', async () => {
    await henk.getByRole('button', { name: 'Antwoord sturen' }).click()
    await henk.waitForURL(`${shop.url}/mijn/aanvraag/antwoord`)
    await henk.getByRole('heading', { name: 'Wij hebben je antwoord' }).waitFor()
    await seen(henk)
    assert.match(await mainText(henk), /Dit is alles wat ik heb.*IMG_2041\.JPG/s)
    await shot(henk, 'ontvangen')
  })

  await part('Hanneke finds it in the case, and what she downloads knows nothing of where Henk lives', async () => {
    await hanneke.goto(`${shop.url}/beoordeling/${number}`)
    await seen(hanneke)
    await shot(hanneke, 'zaak')
    const [download] = await Promise.all([hanneke.waitForEvent('download'), hanneke.getByRole('link', { name: /^Open papier/ }).click()])
    assert.match(download.suggestedFilename(), new RegExp(`^${number}-papier-1-`))
    const { width, height, exif } = await sharp(readFileSync(await download.path())).metadata()
    assert.deepEqual([width, height, exif], [600, 800, undefined])
    await hanneke.reload()
    assert.match(await mainText(hanneke), /bekeken op 23 november 2026/)
    const purposes = await shop.house.owner.query<{ purpose: string }>('select distinct purpose from audit.processing_log')
    assert.ok(purposes.some(({ purpose }) => purpose === 'papier bij aanvraag bekijken'))
  })

  await part('he finds another paper that nobody asked for, adds it, and Hanneke sees that it is new', async () => {
    await henk.goto(`${shop.url}/mijn/aanvraag`)
    await henk.getByRole('link', { name: 'Iets toevoegen aan je aanvraag' }).click()
    await henk.waitForURL(`${shop.url}/mijn/aanvraag/toevoegen`)
    await seen(henk)
    await shot(henk, 'erbij')
    await henk.getByLabel('Foto of pdf').setInputFiles({ name: 'contract.jpg', mimeType: 'image/jpeg', buffer: await phonePhoto() })
    await henk.getByRole('button', { name: 'Papieren sturen' }).click()
    await henk.getByText('Wij hebben je papieren').waitFor()
    await seen(henk)
    assert.match(await mainText(henk), /Je krijgt hiervan ook een bericht.*contract\.jpg/s)
    await shot(henk, 'erbij-ontvangen')
    await hanneke.goto(`${shop.url}/beoordeling`)
    assert.match(await mainText(hanneke), /1 nieuw papier/)
    await hanneke.goto(`${shop.url}/beoordeling/${number}`)
    await seen(hanneke)
    assert.match(await mainText(hanneke), /Papieren 1 nieuw papier/)
  })
})
