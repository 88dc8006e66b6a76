import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { population, readNorms } from '#demo/personas.ts'
import { frozenClock } from '#shared/clock.ts'
import { localDate } from '#shared/local-date.ts'
import { secretBox } from '#shared/secret-box.ts'
import type { House } from '#src/house.ts'
import { readMunicipality } from '#src/municipality.ts'
import { type LogLine, testConfig } from '#test/house.ts'
import { httpSource, json } from '#test/http-source.ts'
import { testPartners } from '#test/partners.ts'
import { FIELDS } from './brp-types.ts'
import { type Note, readPersons, type Registration } from './index.ts'

const TODAY = localDate('2026-11-23')
const cast = population(TODAY, readNorms())
const bsnOf = (key: string) => cast.find((person) => person.key === key)!.bsn

/** These clients read: a house with a database that knows nothing. */
function house(brp: Partial<House['config']['brp']>): House & { lines: LogLine[] } {
  const lines: LogLine[] = []
  const write = (level: LogLine['level']) => (facts: object, message: string) => { lines.push({ level, facts, message }) }
  const base = testConfig({ ownerUrl: '' })
  const config = { ...base, brp: { ...base.brp, ...brp } }
  return {
    config, lines, db: { query: async () => [] }, municipality: readMunicipality(config.municipalityFile), clock: frozenClock('2026-11-23T10:00:00+01:00'), box: secretBox(config.keys.box),
    log: { info: write('info'), warn: write('warn'), error: write('error') },
  } as unknown as House & { lines: LogLine[] }
}

const codes = (registration: Registration) => registration.kind === 'found' ? registration.notes.map((note: Note) => `${note.note} ${note.about}`) : registration.kind
const names = (registration: Registration) => {
  assert.equal(registration.kind, 'found')
  return registration.kind === 'found' ? { partner: registration.partner?.givenName, children: registration.children.map((child) => child.givenName) } : undefined
}

test('the cast in the BRP', async (t) => {
  const partners = await testPartners(t)
  const at = house(partners.config.brp)
  const read = (key: string) => readPersons(at, bsnOf(key))

  await t.test('a single parent lives with her two children, and nobody else is guessed', async () => {
    const fatima = await read('fatima')
    assert.deepEqual(names(fatima), { partner: undefined, children: ['Amina', 'Bilal'] })
    assert.deepEqual(codes(fatima), [])
    assert.ok(fatima.kind === 'found' && fatima.otherAdults === 'unknown')
    assert.deepEqual(fatima.person.address.lines, ['Eikenlaan 114', '9741 ER  Groningen'])
  })
  await t.test('a couple is seen from both sides, with house letter in the address', async () => {
    const youssef = await read('youssef')
    assert.deepEqual(names(youssef), { partner: 'Samira', children: ['Ilyas'] })
    assert.deepEqual(names(await read('samira')), { partner: 'Youssef', children: ['Ilyas'] })
    assert.ok(youssef.kind === 'found')
    assert.deepEqual(youssef.person.address.lines, ['Korreweg 88a', '9714 AE  Groningen'])
    assert.deepEqual(youssef.partner?.address, youssef.person.address, 'who lives at the address gets letters there')
  })
  await t.test('a grown child and an ex-husband are not household; a son of 16 is', async () => {
    assert.deepEqual(names(await read('carla')), { partner: undefined, children: ['Mees'] })
    assert.deepEqual(names(await read('gerrit')), { partner: 'Ans', children: [] })
  })
  await t.test('a secret address is a note about mother and child, and goes on', async () => {
    const noor = await read('noor')
    assert.ok(noor.kind === 'found' && noor.person.secretAddress)
    assert.deepEqual(codes(noor), ['secret-address self', 'secret-address child'])
  })
  await t.test('who died, who lives elsewhere and whose birth date is incomplete: notes, no refusals', async () => {
    assert.deepEqual(codes(await read('willem')), ['deceased self'])
    const hawa = await read('hawa')
    assert.ok(hawa.kind === 'found' && hawa.person.born === undefined && /^\d{4}$/.test(hawa.person.bornText))
    assert.deepEqual(codes(hawa), ['birth-date-incomplete self', 'birth-date-incomplete child'])
    assert.deepEqual(names(hawa), { partner: undefined, children: ['Sefa'] })
    for (const person of cast.filter(({ town, deceased }) => town.code !== '0014' && !deceased)) {
      assert.ok((codes(await readPersons(at, person.bsn)) as string[]).some((code) => code.startsWith('lives-elsewhere')), person.key)
    }
  })
  await t.test('every person of the cast can be read, and a BSN that nobody has is not found', async () => {
    for (const person of cast) {
      const registration = await readPersons(at, person.bsn)
      assert.ok(registration.kind === 'found', person.key)
      assert.equal(registration.person.fullName, person.fullName)
    }
    assert.deepEqual(await readPersons(at, '111222333'), { kind: 'not-found' })
    assert.deepEqual(partners.errors, [])
  })
  await t.test('an outage is down with its cause, never a refusal', async () => {
    const patient = house({ ...partners.config.brp, timeoutMs: 300 })
    for (const [fault, cause] of [['down', 'error-status'], ['refused', 'unreachable'], ['html', 'unreadable'], ['garbage', 'unreadable'], ['slow', 'time-out'], ['wrong-person', 'wrong-person']] as const) {
      partners.faults.set('brp', fault)
      assert.deepEqual(await readPersons(patient, bsnOf('fatima')), { kind: 'down', cause }, fault)
    }
    partners.faults.clear()
    const alarms = patient.lines.filter(({ level }) => level === 'error')
    assert.deepEqual(alarms.map(({ facts }) => (facts as { alert: string }).alert), ['wrong-person'])
    assert.doesNotMatch(JSON.stringify(patient.lines), /9999\d{5}/, 'no BSN in the log')
  })
})

const answer = (...personen: object[]) => ({ type: 'RaadpleegMetBurgerservicenummer', personen })
const adres = (object = '0014010000000001', more: object = {}) => ({
  type: 'Adres', functieAdres: { code: 'W' }, adresseerbaarObjectIdentificatie: object,
  verblijfadres: { officieleStraatnaam: 'Lavendelweg', huisnummer: 60, postcode: '9731HM', woonplaats: 'Groningen' }, ...more,
})
const person = (burgerservicenummer: string, more: object = {}) => ({
  burgerservicenummer, naam: { voornamen: 'Truus Anna', volledigeNaam: 'Truus Anna Wiel' }, geboorte: { datum: { type: 'Datum', datum: '1980-01-02', langFormaat: '2 januari 1980' } },
  gemeenteVanInschrijving: { code: '0014', omschrijving: 'Groningen' }, verblijfplaats: adres(), ...more,
})

async function served(t: TestContext, ...answers: unknown[]) {
  const source = await httpSource(t, (response, _asked, nth) => json(response, answers[Math.min(nth, answers.length) - 1]))
  const at = house({ url: source.url })
  return { at, source, registration: await readPersons(at, '999993677') }
}

test('only the fields that are used are asked, by BSN, in the body and with the key', async (t) => {
  const { source } = await served(t, answer(person('999993677', { partners: [{ burgerservicenummer: '999995169' }] })), answer(person('999995169')))
  const [first, second] = source.asked.map(({ body }) => JSON.parse(body) as object)
  assert.deepEqual(first, { type: 'RaadpleegMetBurgerservicenummer', burgerservicenummer: ['999993677'], fields: [...FIELDS.applicant, ...FIELDS.without] })
  assert.deepEqual(second, { type: 'RaadpleegMetBurgerservicenummer', burgerservicenummer: ['999995169'], fields: FIELDS.relative })
  assert.equal(source.asked[0]?.headers['x-api-key'], 'test')
  assert.deepEqual(source.asked.map(({ url }) => url), ['/', '/'])
})

test('grown children are not asked for, and more than twenty relatives go in calls of twenty', async (t) => {
  const child = (i: number, jaar: number) => ({ burgerservicenummer: String(900000000 + i), geboorte: { datum: { type: 'JaarDatum', jaar } } })
  const kinderen = [...Array.from({ length: 23 }, (_, i) => child(i, 2015)), child(99, 1999)]
  const source = await httpSource(t, (response, asked) => {
    const { burgerservicenummer } = JSON.parse(asked.body) as { burgerservicenummer: string[] }
    json(response, answer(...burgerservicenummer.map((bsn) => bsn === '999993677' ? person(bsn, { kinderen }) : person(bsn, { geboorte: { datum: { type: 'Datum', datum: '2015-05-05' } } }))))
  })
  const registration = await readPersons(house({ url: source.url }), '999993677')
  assert.deepEqual(source.asked.map(({ body }) => (JSON.parse(body) as { burgerservicenummer: string[] }).burgerservicenummer.length), [1, 20, 3])
  assert.ok(registration.kind === 'found' && registration.children.length === 23)
})

test('what registers do not settle becomes a note', async (t) => {
  const partners = [{ burgerservicenummer: '999995169' }]
  const rows: [string, object, object[] | undefined, string[]][] = [
    ['a letter address proves no living together', { verblijfplaats: adres(undefined, { functieAdres: { code: 'B' } }), partners }, undefined, ['address-unknown self']],
    ['nobody lives at the address, says the municipality', { verblijfplaats: adres(undefined, { indicatieVastgesteldVerblijftNietOpAdres: true }) }, undefined, ['address-unknown self']],
    ['a location without a BAG number', { verblijfplaats: { type: 'Locatie', verblijfadres: { locatiebeschrijving: 'Woonboot bij de brug' } } }, undefined, ['address-unknown self']],
    ['no address at all', { verblijfplaats: { type: 'VerblijfplaatsOnbekend' } }, undefined, ['address-unknown self']],
    ['abroad', { verblijfplaats: { type: 'VerblijfplaatsBuitenland', verblijfadres: { regel1: 'Rue 1', land: { omschrijving: 'België' } } } }, undefined, ['lives-elsewhere self']],
    ['a partner at another address', { partners }, [person('999995169', { verblijfplaats: adres('0014010000000009') })], ['partner-elsewhere partner']],
    ['a partner without a BSN', { partners: [{}] }, undefined, ['partner-elsewhere partner']],
    ['a partner whom the BRP does not give', { partners }, [], ['relative-unknown partner']],
    ['a marriage that ended', { partners: [{ burgerservicenummer: '999995169', ontbindingHuwelijkPartnerschap: { datum: { type: 'JaarDatum', jaar: 2019 } } }] }, undefined, []],
    ['a partner who died', { partners }, [person('999995169', { opschortingBijhouding: { reden: { code: 'O' } } })], []],
    ['data under investigation', { geboorte: { datum: { type: 'Datum', datum: '1980-01-02' }, inOnderzoek: { datum: true } }, inOnderzoek: { gemeenteVanInschrijving: true } }, undefined, ['under-investigation self', 'under-investigation self']],
    ['a list made by mistake', { opschortingBijhouding: { reden: { code: 'F' } } }, undefined, ['under-investigation self']],
    ['an emigrant', { opschortingBijhouding: { reden: { code: 'E' } } }, undefined, ['lives-elsewhere self']],
    ['a child of whom only the year of becoming 18 is known', { kinderen: [{ burgerservicenummer: '999990032', geboorte: { datum: { type: 'JaarDatum', jaar: 2008 } } }] },
      [person('999990032', { geboorte: { datum: { type: 'JaarDatum', jaar: 2008 } } })], ['birth-date-incomplete child']],
  ]
  for (const [name, more, relatives, expected] of rows) {
    await t.test(name, async (t) => {
      const { source, registration } = await served(t, answer(person('999993677', more)), answer(...(relatives ?? [])))
      assert.deepEqual(codes(registration), expected)
      assert.deepEqual(names(registration), { partner: undefined, children: [] })
      assert.equal(source.asked.length, relatives ? 2 : 1, 'relatives are asked for only when they can matter')
    })
  }
})

test('an answer that is not of the specification is left unused', async (t) => {
  const wrong: [string, unknown, string][] = [
    ['no type', { personen: [] }, 'unreadable'],
    ['no persons', { type: 'RaadpleegMetBurgerservicenummer' }, 'unreadable'],
    ['null', null, 'unreadable'],
    ['a BSN that is a number', answer(person('999993677', { burgerservicenummer: 999993677 })), 'unreadable'],
    ['a residence of an unknown kind', answer(person('999993677', { verblijfplaats: { type: 'Ruimteschip' } })), 'unreadable'],
    ['a date of an unknown kind', answer(person('999993677', { geboorte: { datum: { type: 'Ooit' } } })), 'unreadable'],
    ['secrecy that is not yes or no', answer(person('999993677', { geheimhoudingPersoonsgegevens: 7 })), 'unreadable'],
    ['the same person twice', answer(person('999993677'), person('999993677')), 'unreadable'],
    ['somebody else', answer(person('999995169')), 'wrong-person'],
    ['somebody else beside the right one', answer(person('999993677'), person('999995169')), 'wrong-person'],
  ]
  for (const [name, body, cause] of wrong) {
    await t.test(name, async (t) => { assert.deepEqual((await served(t, body)).registration, { kind: 'down', cause }) })
  }
  await t.test('a stranger among the relatives', async (t) => {
    const { registration, at } = await served(t, answer(person('999993677', { partners: [{ burgerservicenummer: '999995169' }] })), answer(person('999990032')))
    assert.deepEqual(registration, { kind: 'down', cause: 'wrong-person' })
    assert.doesNotMatch(JSON.stringify(at.lines), /9999\d{5}/)
  })
})

test('a failure that comes at once is tried once more; a refusal, a redirect and silence are not', async (t) => {
  const good = answer(person('999993677'))
  const rows: [string, (nth: number) => number, number, object][] = [
    ['503 once, then an answer', (nth) => (nth === 1 ? 503 : 200), 2, { kind: 'found' }],
    ['503 twice', () => 503, 2, { kind: 'down', cause: 'error-status' }],
    ['429: the source asks for rest', () => 429, 1, { kind: 'down', cause: 'error-status' }],
    ['401: our key is wrong', () => 401, 1, { kind: 'down', cause: 'refused' }],
    ['307: the BSN goes nowhere else', () => 307, 1, { kind: 'down', cause: 'error-status' }],
  ]
  for (const [name, status, tries, expected] of rows) {
    await t.test(name, async (t) => {
      const source = await httpSource(t, (response, _asked, nth) => { response.setHeader('location', '/elsewhere'); json(response, good, status(nth)) })
      const registration = await readPersons(house({ url: source.url }), '999993677')
      assert.deepEqual(registration.kind === 'found' ? { kind: 'found' } : registration, expected)
      assert.equal(source.asked.length, tries)
    })
  }
  await t.test('an answer without end stops at a limit, one that drips at the deadline', async (t) => {
    const endless = await httpSource(t, (response) => {
      response.writeHead(200)
      const more = () => { while (!response.destroyed && response.write('x'.repeat(100_000))); if (!response.destroyed) response.once('drain', more) }
      more()
    })
    assert.deepEqual(await readPersons(house({ url: endless.url }), '999993677'), { kind: 'down', cause: 'unreadable' })
    const dripping = await httpSource(t, (response) => { response.writeHead(200).write('{') })
    assert.deepEqual(await readPersons(house({ url: dripping.url, timeoutMs: 200 }), '999993677'), { kind: 'down', cause: 'time-out' })
  })
})
