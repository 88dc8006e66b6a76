import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#shared/local-date.ts'
import { type TestPartners, testPartners } from '#test/partners.ts'
import { mayAsk } from './brp/fields.ts'
import { wireDate } from './brp/person.ts'
import { persona, readNorms } from './personas.ts'

const today = localDate('2026-11-23')
const bsn = (key: string) => persona(key, today, readNorms()).bsn
type Fields = Readonly<Record<string, unknown>>
type Answer = { status: number; type: string; json: { personen: Fields[]; title?: string; detail?: string; invalidParams?: { name: string; code: string; reason: string }[] } }
/** at(person, 'geboorte.datum.type'), or of the first in a list */
const at = (value: unknown, path: string): unknown => path.split('.').reduce<unknown>((part, name) => (part as Fields | undefined)?.[name], value)

async function ask(partners: TestPartners, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(partners.urls.brp, {
    method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8', 'x-api-key': partners.keys.brp, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, type: response.headers.get('content-type') ?? '', json: await response.json() as Answer['json'] }
}
const consult = (keys: string[], fields: string[]) => ({ type: 'RaadpleegMetBurgerservicenummer', burgerservicenummer: keys.map(bsn), fields })

test('a person comes with the fields that were asked for, and no others', async (t) => {
  const partners = await testPartners(t)
  const { status, type, json } = await ask(partners, consult(['fatima'], ['burgerservicenummer', 'naam.volledigeNaam', 'verblijfplaats.verblijfadres.postcode', 'kinderen.burgerservicenummer']))
  assert.equal(status, 200)
  assert.equal(type, 'application/json; charset=utf-8')
  assert.deepEqual(json, {
    type: 'RaadpleegMetBurgerservicenummer',
    personen: [{
      burgerservicenummer: bsn('fatima'), naam: { volledigeNaam: 'Fatima Bouazza' }, verblijfplaats: { type: 'Adres', verblijfadres: { postcode: '9741ER' } },
      kinderen: [{ burgerservicenummer: bsn('amina') }, { burgerservicenummer: bsn('bilal') }],
    }],
  })
})

test('a group asked for as a whole comes as a whole, and a date is never cut', async (t) => {
  const partners = await testPartners(t)
  const { json } = await ask(partners, consult(['daan'], ['naam', 'geboorte.datum.jaar']))
  const [daan] = json.personen
  assert.deepEqual(Object.keys(at(daan, 'naam') as object), ['voornamen', 'geslachtsnaam', 'voorletters', 'volledigeNaam', 'aanduidingNaamgebruik'])
  assert.deepEqual(at(daan, 'geboorte'), { datum: { type: 'Datum', datum: '2007-08-21', langFormaat: '21 augustus 2007' } })
})

test('dates have four shapes', () => {
  assert.deepEqual(wireDate('1992-04-17'), { type: 'Datum', datum: '1992-04-17', langFormaat: '17 april 1992' })
  assert.deepEqual(wireDate('1992-04'), { type: 'JaarMaandDatum', jaar: 1992, maand: 4, langFormaat: 'april 1992' })
  assert.deepEqual(wireDate('1992'), { type: 'JaarDatum', jaar: 1992, langFormaat: '1992' })
  assert.deepEqual(wireDate(''), { type: 'DatumOnbekend', onbekend: true, langFormaat: 'onbekend' })
})

test('a place to live has four shapes, and keeps its type whatever was asked', async (t) => {
  const partners = await testPartners(t)
  const { json } = await ask(partners, consult(['fatima', 'sjoerd', 'ingrid', 'ramon'], ['verblijfplaats.verblijfadres']))
  const who = (type: string) => json.personen.find((person) => at(person, 'verblijfplaats.type') === type)
  const by = (type: string) => at(who(type), 'verblijfplaats.verblijfadres')
  assert.deepEqual(by('Adres'), { officieleStraatnaam: 'Eikenlaan', korteStraatnaam: 'Eikenlaan', huisnummer: 114, postcode: '9741ER', woonplaats: 'Groningen' })
  assert.deepEqual(by('Locatie'), { locatiebeschrijving: 'Woonschip tegenover Reitdiep 4' })
  assert.deepEqual(by('VerblijfplaatsBuitenland'), { regel1: 'Mühlenstraße 21', regel2: '26789 Leer', land: { code: '9089', omschrijving: 'Bondsrepubliek Duitsland' } })
  assert.deepEqual(who('VerblijfplaatsOnbekend'), {
    verblijfplaats: { type: 'VerblijfplaatsOnbekend' }, opschortingBijhouding: { reden: { code: 'E', omschrijving: 'emigratie' }, datum: wireDate('2025-09-23') },
  })
})

test('secrecy and suspension come by themselves and may not be asked for', async (t) => {
  const partners = await testPartners(t)
  const { json } = await ask(partners, consult(['noor', 'willem', 'fatima'], ['burgerservicenummer']))
  const by = (key: string) => json.personen.find(({ burgerservicenummer }) => burgerservicenummer === bsn(key))
  assert.deepEqual(by('noor'), { burgerservicenummer: bsn('noor'), geheimhoudingPersoonsgegevens: true })
  assert.deepEqual(at(by('willem'), 'opschortingBijhouding.reden'), { code: 'O', omschrijving: 'overlijden' })
  assert.deepEqual(Object.keys(by('fatima')!), ['burgerservicenummer'])
  for (const field of ['geheimhoudingPersoonsgegevens', 'opschortingBijhouding.reden', 'naam.inOnderzoek', 'rni']) assert.ok(!mayAsk(field), field)
})

test('a dissolved marriage shows as dissolved, and a partner without BSN as a partner', async (t) => {
  const partners = await testPartners(t)
  const fields = ['burgerservicenummer', 'partners.burgerservicenummer', 'partners.ontbindingHuwelijkPartnerschap.datum', 'partners.naam.voornamen']
  const { json } = await ask(partners, consult(['carla', 'mehmet', 'samira'], fields))
  const partner = (key: string) => at(json.personen.find(({ burgerservicenummer }) => burgerservicenummer === bsn(key)), 'partners.0')
  assert.deepEqual(partner('carla'), { burgerservicenummer: bsn('rutger'), naam: { voornamen: 'Rutger' }, ontbindingHuwelijkPartnerschap: { datum: wireDate('2019-03-28') } })
  assert.deepEqual(partner('mehmet'), { naam: { voornamen: 'Elif' } })
  assert.deepEqual(partner('samira'), { burgerservicenummer: bsn('youssef'), naam: { voornamen: 'Youssef' } })
})

test('nobody with this number is an empty answer, not an error', async (t) => {
  const partners = await testPartners(t)
  const { status, json } = await ask(partners, { ...consult([], ['burgerservicenummer']), burgerservicenummer: ['999999990'] })
  assert.equal(status, 200)
  assert.deepEqual(json.personen, [])
  const elsewhere = await ask(partners, { ...consult(['eva'], ['burgerservicenummer']), gemeenteVanInschrijving: '0014' })
  assert.deepEqual(elsewhere.json.personen, [])
})

test('a wrong question is a 400 that names every wrong parameter and repeats no BSN', async (t) => {
  const partners = await testPartners(t)
  const wrong = async (body: unknown) => {
    const { status, type, json } = await ask(partners, body)
    assert.equal(status, 400, JSON.stringify(body))
    assert.equal(type, 'application/problem+json')
    assert.doesNotMatch(JSON.stringify(json), /9999\d{5}/)
    // The specification limits the characters of these texts.
    for (const part of [json.title, json.detail]) assert.match(part!, /^[a-zA-Z0-9À-ž .\-(),]{1,200}$/)
    for (const { reason } of json.invalidParams!) assert.match(reason, /^[a-zA-Z0-9., ]{1,80}$/)
    return json.invalidParams!.map(({ name, code }) => `${name} ${code}`)
  }
  const good = consult(['fatima'], ['burgerservicenummer'])
  assert.deepEqual(await wrong('no json'), ['body json'])
  assert.deepEqual(await wrong({ type: good.type }), ['burgerservicenummer required', 'fields required'])
  assert.deepEqual(await wrong({ ...good, burgerservicenummer: ['12345678'], fields: ['naam.bestaatNiet'] }), ['burgerservicenummer.0 pattern', 'fields.0 fields'])
  assert.deepEqual(await wrong({ ...good, burgerservicenummer: Array(21).fill('999930011') }), ['burgerservicenummer maxItems'])
  assert.deepEqual(await wrong({ ...good, burgerservicenummer: '999930011' }), ['burgerservicenummer array'])
  assert.deepEqual(await wrong({ ...good, fields: ['geheimhoudingPersoonsgegevens'] }), ['fields.0 fields'])
  assert.deepEqual(await wrong({ ...good, type: 'Iets', gemeenteVanInschrijving: '14', extra: 1 }), ['type value', 'extra unknownParam', 'gemeenteVanInschrijving pattern'])
})

test('without the key, with another search, or as another media type it is refused', async (t) => {
  const partners = await testPartners(t)
  const good = consult(['fatima'], ['burgerservicenummer'])
  assert.equal((await ask(partners, good, { 'x-api-key': 'other' })).status, 401)
  assert.equal((await ask(partners, good, { 'x-api-key': '', authorization: `Bearer ${partners.keys.brp}` })).status, 200)
  assert.equal((await ask(partners, good, { 'content-type': 'text/plain' })).status, 415)
  assert.equal((await ask(partners, good, { accept: 'text/html' })).status, 406)
  assert.equal((await ask(partners, { type: 'ZoekMetAdresseerbaarObjectIdentificatie', adresseerbaarObjectIdentificatie: '0014010000000001', fields: ['burgerservicenummer'] })).status, 403)
})

test('told to, it answers about somebody who was not asked for', async (t) => {
  const partners = await testPartners(t)
  partners.faults.set('brp', 'wrong-person')
  const { json } = await ask(partners, consult(['fatima'], ['burgerservicenummer']))
  assert.equal(json.personen.length, 1)
  assert.notEqual(json.personen[0]!.burgerservicenummer, bsn('fatima'))
})

test('an authorisation without the parents refuses every question that asks for them, and no other', async (t) => {
  const partners = await testPartners(t)
  partners.faults.set('brp', 'parents-refused')
  const refused = await ask(partners, consult(['fatima'], ['burgerservicenummer', 'ouders.burgerservicenummer']))
  assert.deepEqual([refused.status, (refused.json as unknown as { code: string }).code], [403, 'unauthorizedField'])
  assert.equal((await ask(partners, consult(['fatima'], ['burgerservicenummer', 'kinderen.burgerservicenummer']))).status, 200)
  partners.faults.set('brp', null)
  assert.equal((await ask(partners, consult(['fatima'], ['ouders.burgerservicenummer']))).status, 200)
})
