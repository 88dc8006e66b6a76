import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { may } from '#modules/identity/index.ts'
import { sealAddress } from '#modules/identity/people.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { newId } from '#shared/ids.ts'
import { deskGiven } from '#test/counter.ts'
import { testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { contactsOver } from '../forget-contacts.ts'
import { contactsRoutes } from '../index.ts'
import { insertBriefing } from './briefing.store.ts'

const LIST = '/beheer/mededelingen/collegas'
const PIET = { hoe: 'een', naam: 'Piet Bakker', adres: 'P.Bakker@groningen.example', waar: 'kcc' }

async function office(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const b = await browser(t, house, { routes: contactsRoutes(house, deskGiven), may })
  const at = house.clock.now()
  const briefing = newId(at)
  await house.db.transaction((tx) => insertBriefing(tx, { id: briefing, kind: 'rule', title: 'Nieuwe regels', words: 'Vanaf morgen gelden andere regels.', say: '', inForceFrom: house.clock.today(), madeFrom: null, madeAt: at, madeBy: newId(at), madeByName: 'Esra' }))
  const staff = async (name: string, email?: string) => keepStaff(house.owner, { id: newId(at), issuer: 'test', subject: name, name, at, ownFind: undefined, emailSealed: sealAddress(house, email) })
  const as = (subjectId: string, name: string, role: string) => { b.signIn({ door: 'staff', roles: [role], subjectId, name }) }
  const karin = await staff('Karin')
  return {
    house, b, briefing, staff, as,
    karin: () => as(karin, 'Karin', 'manager'),
    async list(fields: Record<string, string>) { as(karin, 'Karin', 'manager'); await b.get(LIST); return b.post(LIST, fields) },
    readers: async () => { as(karin, 'Karin', 'manager'); return (await b.get(`/beheer/mededelingen/${briefing}`)).text },
    rows: () => house.owner.query<{ name: string; role: string }>('select name, role from contacts.expected_colleague order by name'),
  }
}

test('who never came to the desk is expected by name, and a briefing says that they did not read it', async (t) => {
  const { b, house, list, readers, karin } = await office(t)
  assert.match(await readers(), /Er kwam nog niemand aan de balie/)
  const listed = await list(PIET)
  assert.equal(listed.location, `${LIST}?erbij=1&stond=0&kwam=0`)
  assert.match((await b.get(listed.location!)).text, /1 collega erbij\..*Piet Bakker KCC Kwam nog niet Haal van de lijst/)
  assert.match(await readers(), /Nog niet gelezen Piet Bakker, KCC, kwam nog niet aan de balie Gelezen en begrepen Niemand/)
  karin()
  assert.match((await b.get('/beheer/mededelingen')).text, /Nieuwe regels .* 1 collega/)
  const kept = JSON.stringify(await house.owner.query('select e::text as row from contacts.expected_colleague e'))
  assert.doesNotMatch(kept, /@|bakker@|groningen/i, 'of the address only a mark is kept')
  assert.doesNotMatch(JSON.stringify(await house.owner.query('select e::text as row from audit.event e')), /Piet|@/)
})

test('who comes is known by the address of the directory, in any case of letters, and is there once', async (t) => {
  const { b, house, list, readers, staff, as, briefing, rows } = await office(t)
  await list(PIET)
  await list({ hoe: 'lijst', lijst: 'Anna de Vries;a.devries@groningen.example;Stip' })
  as(await staff('P. Bakker', 'p.bakker@GRONINGEN.example'), 'P. Bakker', 'kcc')
  await b.get('/balie')
  assert.deepEqual(await rows(), [{ name: 'Anna de Vries', role: 'stip' }])
  assert.match(await readers(), /Nog niet gelezen Anna de Vries, Stip, kwam nog niet aan de balie P\. Bakker, KCC Gelezen/)
  as((await house.owner.one<{ id: string }>(`select id from identity.staff where name = 'P. Bakker'`)).id, 'P. Bakker', 'kcc')
  await b.get('/balie')
  await b.post(`/balie/mededelingen/${briefing}`)
  assert.match(await readers(), /Gelezen en begrepen P\. Bakker, KCC/)

  const again = await list({ hoe: 'lijst', lijst: 'Naam\tAdres\tWaar\nPiet Bakker\tp.bakker@groningen.example\tKCC\nAnna Vos\tA.DEVRIES@groningen.example\tKCC\nMo\tmo@groningen.example\tStip' })
  assert.equal(again.location, `${LIST}?erbij=1&stond=1&kwam=1`)
  assert.match((await b.get(again.location!)).text, /1 collega erbij\. 1 collega stond er al, met nu deze naam\. 1 collega kwam al aan de balie\./)
  assert.deepEqual(await rows(), [{ name: 'Anna Vos', role: 'kcc' }, { name: 'Mo', role: 'stip' }])
})

test('a colleague of whom the directory gives no address, or another one, leaves who is expected as they are', async (t) => {
  const { b, list, staff, as, rows } = await office(t)
  await list(PIET)
  for (const [name, email] of [['Zonder', undefined], ['Ander', 'ander@groningen.example']] as const) {
    as(await staff(name, email), name, 'stip')
    assert.equal((await b.get('/balie')).status, 200)
  }
  assert.equal((await rows()).length, 1)
})

test('who left is taken off, also who came; what they read goes along, and twice is once', async (t) => {
  const { b, house, list, staff, as, karin, briefing } = await office(t)
  await list(PIET)
  as(await staff('Moniek'), 'Moniek', 'kcc')
  await b.get('/balie')
  await b.post(`/balie/mededelingen/${briefing}`)
  karin()
  const ids = [...(await b.get(LIST)).html.matchAll(/name="wie" value="([^"]+)"/g)].map(([, id]) => id!)
  assert.equal(ids.length, 2)
  for (const wie of [...ids, ids[0]!, 'x']) {
    // A page that was open before: of who is gone the list has no button any more.
    const _csrf = /name="_csrf" value="([^"]+)"/.exec((await b.get(LIST)).html)![1]!
    assert.equal((await b.postRaw(`${LIST}/weg`, { wie, _csrf })).location, `${LIST}?gedaan=weg`)
  }
  assert.match((await b.get(`${LIST}?gedaan=weg`)).text, /staat niet meer op de lijst.*Er staat nog niemand op de lijst/)
  assert.deepEqual(await house.owner.query('select from contacts.briefing_read'), [])
  assert.equal((await house.owner.query(`select from audit.event where action = 'contacts.desk-colleague-taken-off'`)).length, 2)
})

test('one wrong line and nobody is put on the list; what was typed stays', async (t) => {
  const { list, rows } = await office(t)
  const wrong = await list({ hoe: 'lijst', lijst: 'Piet;p@x.example;KCC\nAnna;geen;Stip' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Er is nog niemand bijgezet\. Regel 2: het werkadres klopt niet\./)
  assert.match(wrong.html, /Piet;p@x\.example;KCC\s+Anna;geen;Stip/)
  const one = await list({ hoe: 'een', naam: 'Piet', adres: 'geen', waar: '' })
  assert.equal(one.status, 422)
  assert.match(one.text, /Vul een werkadres in.*Kies KCC of Stip/)
  assert.match(one.html, /name="naam"[^>]*value="Piet"/)
  for (const fields of [{}, { hoe: 'lijst', lijst: '' }]) assert.equal((await list(fields)).status, 422)
  assert.deepEqual(await rows(), [])
})

test('only who manages makes the list: an editor sees who did not read, and no more', async (t) => {
  const { b, as, staff } = await office(t)
  as(await staff('Esra'), 'Esra', 'editor')
  assert.doesNotMatch((await b.get('/beheer/mededelingen')).text, /Wie staat er aan de balie/)
  for (const role of ['editor', 'kcc', 'stip', 'caseworker', 'auditor']) {
    as(await staff(role), role, role)
    assert.equal((await b.get(LIST)).status, 403, role)
  }
  as(await staff('Chantal'), 'Chantal', 'administrator')
  assert.match((await b.get('/beheer/mededelingen')).text, /Wie staat er aan de balie/)
  assert.equal((await b.get(LIST)).status, 200)
})

test('who is expected and does not come is forgotten after half a year, and not a day before', async (t) => {
  const { house, list, rows } = await office(t)
  await list(PIET)
  house.clock.set('2027-05-23T10:00:00+02:00')
  await contactsOver.forget(house)
  assert.equal((await rows()).length, 1)
  house.clock.set('2027-05-24T10:00:00+02:00')
  await contactsOver.forget(house)
  assert.deepEqual(await rows(), [])
})
