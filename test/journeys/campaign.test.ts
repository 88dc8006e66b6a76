import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outsidersWithoutMessage, sendOutgoing } from '#modules/contacts/index.ts'
import { nameCause } from '#modules/contacts/close-cause.ts'
import { openMatters } from '#modules/contacts/contacts.store.ts'
import { keepHearing } from '#modules/contacts/hear-person.ts'
import type { Staff } from '#modules/contacts/matter.ts'
import { receiveMatter } from '#modules/contacts/receive-matter.ts'
import { settleMatter } from '#modules/contacts/settle-matter.ts'
import { equatedDays } from '#modules/eligibility/index.ts'
import { newId } from '#shared/ids.ts'
import { addDays, type LocalDate, localDate } from '#shared/local-date.ts'
import { isWorkingDay } from '#shared/working-days.ts'
import { enter, mainText, openJourney, seen, story, titleOf } from './steps.ts'

/** "Alle klachten over de start, klaar vóór 12 december": what came in from 2 November, looked at from Monday 23 November. */
const LAST_DAY = localDate('2026-12-11')
const CAUSES = ['Dubbele bonnen', 'Verkeerde uitleg aan de balie', 'Brief en site zeggen iets anders'] as const

test('sixty complaints worked down to a date: in, settled, open, late, by cause and pace; a cause closed and everybody told', async (t) => {
  const { shop, page: karin } = await openJourney(t)
  const { house, partners } = shop
  const part = story(t)
  const team: Staff = { staffId: newId(house.clock.now()), staffName: 'Hanneke de Boer', role: 'caseworker' }
  let today = house.clock.today()
  let agreement = ''

  const sendAll = async (): Promise<void> => { while (await sendOutgoing(house)) { /* until nothing waits */ } }
  /** The team settles so many, the first last day first. */
  const settle = async (count: number): Promise<void> => {
    for (const { number, kind } of (await openMatters(house.db)).slice(0, count)) {
      if (kind === 'complaint') assert.ok((await keepHearing(house, team, number, { held: false, words: 'Wil geen gesprek.' })).ok)
      assert.ok((await settleMatter(house, team, number, { outcome: kind === 'complaint' ? 'founded' : 'answered', words: 'Wij belden en legden het uit. Het spijt ons.', clearly: false, called: true })).ok)
    }
  }
  /** The demonstration's clock to the next working day at four, and Karin at her desk again. */
  const nextDay = async (): Promise<void> => {
    do today = addDays(today, 1) as LocalDate; while (!isWorkingDay(today, equatedDays))
    house.clock.set(`${today}T16:00:00+01:00`)
  }
  const look = async (): Promise<string> => {
    await enter(shop, karin, 'medewerker', 'Karin van der Laan', '/beheer/cijfers')
    await karin.goto(agreement)
    await seen(karin)
    return mainText(karin)
  }

  await part('sixty people write in three weeks: every third a complaint, and three things went wrong', async () => {
    const known = new Map<string, string>()
    for (let i = 0; i < 60; i++) {
      const past = { ...house, clock: { now: () => new Date(Date.UTC(2026, 10, 2 + (i % 19), 9)), today: () => localDate('2026-11-02') } }
      const { number } = await house.db.transaction((tx) => receiveMatter(past, tx, {
        kind: i % 3 ? 'wrong-voucher' : 'complaint', topic: 'desk', words: 'Het ging mis bij de start.', cameBy: 'form', from: { person: { name: 'Jan Stam', email: `p${i}@voorbeeld.example` }, replyBy: 'email' },
      }))
      const name = CAUSES[i % 3 ? 0 : 1 + (i % 2)]!
      if (i % 6 === 5) continue
      const named = await nameCause(house, team, number, known.has(name) ? { id: known.get(name)! } : { name })
      if (named.ok) known.set(name, named.value)
    }
    await sendAll()
    assert.equal(partners.mail.messages('voorbeeld.example').length, 60)
  })

  await part('Karin makes the agreement, and sees where it stands', async () => {
    await enter(shop, karin, 'medewerker', 'Karin van der Laan', '/beheer/cijfers')
    await karin.goto(`${shop.url}/klachten/afspraken`)
    await seen(karin)
    await karin.getByLabel('Naam').fill('Alle klachten over de start')
    await karin.getByLabel('Binnengekomen vanaf').fill('2026-11-01')
    await karin.getByLabel('Klaar tot en met').fill('2026-10-01')
    await karin.getByRole('button', { name: 'Bewaar afspraak' }).click()
    await seen(karin)
    assert.match(await mainText(karin), /Kies een dag op of na de eerste dag/)
    await karin.getByLabel('Klaar tot en met').fill(LAST_DAY)
    await karin.getByRole('button', { name: 'Bewaar afspraak' }).click()
    await seen(karin)
    agreement = karin.url()
    assert.equal(await titleOf(karin), 'Afspraak: Alle klachten over de start')
    assert.match(await mainText(karin), /Nog open 60 van 60, \d+ te laat.*Dubbele bonnen.*30 30.*Brief en site zeggen iets anders/)
  })

  await part('three a day for a week: the pace does not make the date, and she reads what it takes', async () => {
    for (let day = 0; day < 5; day++) { await settle(3); await nextDay() }
    const text = await look()
    assert.match(text, /Met dit tempo halen jullie de datum niet\. Nodig: \d+ per werkdag\. Nu: [\d,]+\./)
    assert.match(text, /Nog open 45 van 60/)
    assert.match(text, /Klaar rond \d+ dec/)
    assert.match(text, /te laat/)
  })

  await part('the fault of the double vouchers is mended: she looks first, then everybody who had it is told at once', async () => {
    const before = partners.mail.messages('voorbeeld.example').length
    await karin.getByRole('link', { name: 'Oorzaken' }).click()
    await seen(karin)
    await karin.getByRole('link', { name: 'Dubbele bonnen' }).click()
    await seen(karin)
    await karin.getByRole('radio', { name: 'Een fout hersteld' }).check()
    await karin.getByLabel('Wat vertellen wij?').fill('Je krijgt elke bon nu één keer. Oude dubbele bonnen haalden wij weg.')
    await karin.getByRole('button', { name: 'Bekijk eerst' }).click()
    await seen(karin)
    const shown = /(\d+) mensen krijgen dit bericht\. (?:(\d+) vragen zijn ermee klaar|Elke vraag blijft open)\./.exec(await mainText(karin))!
    await sendAll()
    assert.equal(partners.mail.messages('voorbeeld.example').filter(({ subject }) => /Dit hebben wij gedaan/.test(subject)).length, 0, 'looking tells nobody')
    await karin.getByRole('button', { name: 'Sluit en vertel het' }).click()
    await seen(karin)
    assert.match(await mainText(karin), /Karin van der Laan sloot deze oorzaak op 30 november 2026/)
    await sendAll()
    const told = partners.mail.messages('voorbeeld.example').filter(({ subject }) => /Dit hebben wij gedaan|Ons antwoord/.test(subject)).slice(-(Number(shown[1]) + Number(shown[2] ?? 0)))
    assert.equal(new Set(told.map(({ to }) => to[0])).size, Number(shown[1]) + Number(shown[2] ?? 0), 'each of them once')
    assert.ok(partners.mail.messages('voorbeeld.example').length > before)
  })

  await part('with the pace that it takes the date comes within reach', async () => {
    const needed = Number(/Nodig per werkdag (\d+)/.exec(await look())![1])
    for (let day = 0; day < 5; day++) { await settle(needed + 1); await nextDay() }
    assert.match(await look(), /Met dit tempo halen jullie de datum\.|Alles is klaar\./)
  })

  await part('on the last Friday all is settled, everybody was told in writing, and she closes the agreement', async () => {
    while (today < LAST_DAY) { await settle(6); await nextDay() }
    await settle(60)
    const text = await look()
    assert.match(text, /Alles is klaar\..*Nog open 0 van 60, niets te laat/)
    await karin.getByRole('button', { name: 'Sluit afspraak' }).click()
    await seen(karin)
    assert.match(await mainText(karin), /Gesloten/)
    assert.deepEqual(await outsidersWithoutMessage(house), [])
  })
})
