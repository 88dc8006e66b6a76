import assert from 'node:assert/strict'
import { test } from 'node:test'
import { approveProvider } from '#modules/providers/decide-provider.ts'
import { typedOf } from '#modules/providers/domain/typed-provider.ts'
import { providerCard } from '#modules/providers/index.ts'
import { proposeProvider } from '#modules/providers/propose-provider.ts'
import { newId } from '#shared/ids.ts'
import { counter } from '#test/counter.ts'
import { newOffer, newProvider } from '#test/small-city.ts'

test('at the desk one reads of a move before it is ordered, and at the voucher until the day', async (t) => {
  const { house, b, applyAs, bsnOf, stip } = await counter(t)
  const { residentId } = await applyAs('fatima')
  const pool = await newProvider(house)
  const sale = await newOffer(house, { title: 'Baantjes trekken', givenBy: { provider: pool } })
  const card = (await providerCard(house, house.db, pool))!
  const who = (staffName: string) => ({ staffId: newId(new Date()), staffName, role: 'editor' })
  const proposed = await proposeProvider(house, who('Ruben'), { provider: card, typed: { ...typedOf(card), adres: 'Nieuwe Kade 7', vanaf: '15-12-2026' } })
  assert.ok(proposed.ok, JSON.stringify(proposed))
  await approveProvider(house, who('Sanne'), proposed.value.id, async () => ({ told: 0 }))

  stip()
  await b.get('/balie')
  const path = (await b.post('/balie', { doel: 'order', hoe: 'desk', zoek: bsnOf('fatima') })).location!
  await b.get(path)
  await b.post(`${path}/check`, { soort: 'id-card' })
  const form = await b.get(`${path}/bestel`)
  assert.match(form.text, /Hier verandert iets Baantjes trekken, Zwembad De Baken Vanaf 15 december 2026 is het adres Nieuwe Kade 7/)
  assert.match(form.text, /Baantjes trekken \(anders vanaf 15 december 2026\)/)
  await b.post(`${path}/bestel`, { bon: sale.versionId, voor: residentId, hoe: 'phone' })
  assert.match((await b.get(path)).text, /Baantjes trekken Vanaf 15 december 2026 is het adres Nieuwe Kade 7, 9712 AB Groningen\. Tot die dag is het Kerkstraat 1/)
  house.clock.set('2026-12-15T00:00:00+01:00')
  stip()
  await b.get('/balie')
  const later = (await b.post('/balie', { doel: 'order', hoe: 'desk', zoek: bsnOf('fatima') })).location!
  await b.get(later)
  await b.post(`${later}/check`, { soort: 'id-card' })
  assert.doesNotMatch((await b.get(later)).text, /Nieuwe Kade 7/)
  assert.doesNotMatch((await b.get(`${later}/bestel`)).text, /Hier verandert iets/)
})
