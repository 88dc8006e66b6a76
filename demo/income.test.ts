import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#shared/local-date.ts'
import { type TestPartners, testPartners } from '#test/partners.ts'
import type { PersonIncome } from './income.ts'
import { persona, readNorms } from './personas.ts'

const bsn = (key: string) => persona(key, localDate('2026-11-23'), readNorms()).bsn

async function ask(partners: TestPartners, body: unknown, key = partners.keys.income): Promise<{ status: number; text: string; personen: readonly PersonIncome[] }> {
  const response = await fetch(`${partners.urls.income}/inkomen`, { method: 'POST', headers: { authorization: `Bearer ${key}` }, body: JSON.stringify(body) })
  const text = await response.text()
  const json = text.startsWith('{') && response.ok ? JSON.parse(text) as { personen: readonly PersonIncome[] } : { personen: [] }
  return { status: response.status, text, personen: json.personen }
}
const on = (...keys: string[]) => ({ bsn: keys.map(bsn), peildatum: '2026-11-23' })

test('facts: kind, amount as text, period, month, net or gross, holiday allowance and source', async (t) => {
  const { personen } = await ask(await testPartners(t), on('marjan'))
  assert.deepEqual(personen, [{
    burgerservicenummer: bsn('marjan'), volledig: true,
    inkomsten: [{ soort: 'uitkering', bedrag: '1703.35', munt: 'EUR', periode: 'maand', maand: '2026-10', nettoBruto: 'netto', vakantiegeld: 'inbegrepen', bron: 'UWV' }],
  }])
})

test('several people in one question, each in the order asked; an income may have several lines', async (t) => {
  const { personen } = await ask(await testPartners(t), on('samira', 'youssef', 'fatima'))
  assert.deepEqual(personen.map((person) => person.burgerservicenummer), ['samira', 'youssef', 'fatima'].map(bsn))
  assert.deepEqual(personen[2]!.inkomsten.map(({ soort, bron }) => `${soort} ${bron}`), ['loon UWV', 'bijstand Gemeente Groningen'])
})

test('of whom the source knows nothing, and who does not exist, is listed as not complete', async (t) => {
  const { personen } = await ask(await testPartners(t), { bsn: [bsn('tom'), '999999990'], peildatum: '2026-11-23' })
  assert.deepEqual(personen, [bsn('tom'), '999999990'].map((burgerservicenummer) => ({ burgerservicenummer, inkomsten: [], volledig: false })))
})

test('of Bram it knows the gross wage only, without holiday allowance', async (t) => {
  const { personen } = await ask(await testPartners(t), on('bram'))
  assert.equal(personen[0]!.inkomsten[0]!.nettoBruto, 'bruto')
  assert.equal(personen[0]!.inkomsten[0]!.vakantiegeld, 'niet-inbegrepen')
})

test('the income follows the norm on the reference date that is asked for', async (t) => {
  const { personen } = await ask(await testPartners(t), { ...on('marjan'), peildatum: '2026-06-30' })
  assert.equal(personen[0]!.inkomsten[0]!.bedrag, '1681.80')
  assert.equal(personen[0]!.inkomsten[0]!.maand, '2026-05')
})

test('when Karel is asked about, the source is down; for everybody else it works', async (t) => {
  const partners = await testPartners(t)
  assert.equal((await ask(partners, on('karel'))).status, 503)
  assert.equal((await ask(partners, on('henk'))).status, 200)
})

test('a wrong question is refused, and so is a wrong key', async (t) => {
  const partners = await testPartners(t)
  assert.equal((await ask(partners, on('henk'), 'other')).status, 401)
  for (const body of [null, {}, { bsn: bsn('henk'), peildatum: '2026-11-23' }, { bsn: [], peildatum: '2026-11-23' }, { bsn: ['123'], peildatum: '2026-11-23' }, { ...on('henk'), peildatum: '2026-02-30' }, { bsn: Array(21).fill(bsn('henk')), peildatum: '2026-11-23' }]) {
    const { status, text } = await ask(partners, body)
    assert.equal(status, 400, JSON.stringify(body))
    assert.doesNotMatch(text, /9999\d{5}/)
  }
})

test('told to, it gives each wrong answer that a source can give', async (t) => {
  const partners = await testPartners(t)
  const spoilt = async (fault: Parameters<typeof partners.faults.set>[1]) => { partners.faults.set('income', fault); return ask(partners, on('henk')) }
  assert.equal((await spoilt('down')).status, 503)
  assert.match((await spoilt('html')).text, /^<!doctype html>/)
  assert.equal((await spoilt('wrong-person')).personen[0]!.burgerservicenummer, '999999990')
  assert.equal((await spoilt('negative')).personen[0]!.inkomsten[0]!.bedrag, '-1703.36')
  partners.faults.set('income', 'garbage')
  const garbage = await fetch(`${partners.urls.income}/inkomen`, { method: 'POST', body: '{}' })
  await assert.rejects(garbage.json(), SyntaxError)
  partners.faults.set('income', 'refused')
  await assert.rejects(ask(partners, on('henk')))
  assert.equal((await spoilt(null)).personen[0]!.inkomsten[0]!.bedrag, '1703.36')
})
