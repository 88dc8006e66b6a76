import assert from 'node:assert/strict'
import { test } from 'node:test'
import { looksAt } from '#modules/audit/index.ts'
import { bsnOf as bsnOfResident, reachOf, residentByBsn } from '#modules/residents/index.ts'
import { newId } from '#shared/ids.ts'
import { counter, talk } from '#test/counter.ts'
import { reachByEmail } from '#test/kept-resident.ts'
import { contactsOver } from '../forget-contacts.ts'

const ANSWERS = { register: 'yes', partner: 'none', others: 'none', channel: 'letter', email: '', bron: 'told', voorgelezen: 'ja' }

test('somebody who never signed in applies at a Stip and is granted: the outcome is on the screen in the words of the letter', async (t) => {
  const { house, b, bsnOf, stip, anouk } = await counter(t)
  stip()
  const path = await talk(b, bsnOf('fatima'))
  const before = await b.get(path)
  assert.match(before.text, /Vraag de Stadjerspas aan/)
  const form = await b.get(`${path}/aanvraag`)
  assert.match(form.text, /Klopt dit\?.*Woon je samen met een partner\?.*Hoe laten wij het je weten\?/)
  assert.doesNotMatch(form.html, new RegExp(bsnOf('fatima')))
  assert.equal((await b.post(`${path}/aanvraag`, ANSWERS)).location, `${path}?gedaan=aanvraag`)
  const after = await b.get(`${path}?gedaan=aanvraag`)
  assert.match(after.text, /De aanvraag is gestuurd.*Pas geldig tot en met|Pas geldig tot en met.*De aanvraag is gestuurd/)
  assert.match(after.text, /Zo staat het in ons bericht/)
  assert.doesNotMatch(after.text, /Vraag de Stadjerspas aan/, 'nobody applies twice')
  const residentId = (await residentByBsn(house, house.db, bsnOf('fatima')))!
  assert.deepEqual(await house.owner.query('select way, state from eligibility.application where resident_id = $1', [residentId]), [{ way: 'desk', state: 'granted' }])
  assert.deepEqual(await house.owner.query(`select d.channel, d.state from messages.delivery d join messages.message m on m.id = d.message_id where m.resident_id = $1 and m.kind = 'granted'`, [residentId]), [{ channel: 'letter', state: 'waiting' }])
  assert.deepEqual(await house.owner.query(`select actor_door, actor_role, actor_id, facts ->> 'way' as way from audit.event where action = 'eligibility.applied'`), [{ actor_door: 'staff', actor_role: 'stip', actor_id: anouk, way: 'desk' }])
  assert.deepEqual(await house.owner.query('select ground from residents.resident where id = $1', [residentId]), [{ ground: 'applied' }])
  assert.ok((await looksAt(house, house.db, residentId)).length > 0, 'they can see who looked')
})

test('by telephone: the same test and the same receipt, that says who filled it in', async (t) => {
  const { house, b, bsnOf, kcc } = await counter(t)
  kcc()
  const path = await talk(b, bsnOf('henk'), 'phone')
  assert.doesNotMatch((await b.get(`${path}/aanvraag`)).text, /formulier van papier/, 'nobody hands over paper by telephone')
  assert.equal((await b.post(`${path}/aanvraag`, { ...ANSWERS, bron: 'paper' })).location, `${path}?gedaan=aanvraag`)
  const after = await b.get(path)
  assert.match(after.text, /Een medewerker kijkt er nu naar.*hoger dan de grens/)
  const [receipt] = await house.owner.query<{ entered: string }>(`select "values" ->> 'entered' as entered from messages.message where kind = 'receipt'`)
  assert.match(receipt!.entered, /^Een medewerker vulde dit in toen je belde\nDe gegevens van de gemeente kloppen\n/)
  assert.deepEqual(await house.owner.query('select way from eligibility.application'), [{ way: 'phone' }])
})

test('a form on paper is written down as such, with what the rules ask besides; what was typed stays when something is missing', async (t) => {
  const { house, b, bsnOf, stip } = await counter(t)
  stip()
  const path = await talk(b, bsnOf('henk'))
  await b.get(`${path}/aanvraag`)
  const missing = await b.post(`${path}/aanvraag`, { ...ANSWERS, register: 'no', remark: 'Mijn zus woont hier ook.', others: '', bron: '', voorgelezen: '', 'instelling-self': 'ja' })
  assert.equal(missing.status, 422)
  assert.match(missing.text, /Kies waar de antwoorden vandaan komen\./)
  assert.match(missing.text, /Lees eerst voor wat je hebt ingevuld/)
  assert.match(missing.html, /Mijn zus woont hier ook\./)
  assert.match(missing.html, /<input[^>]*name="instelling-self"[^>]*checked/)
  assert.deepEqual(await house.owner.query('select 1 from eligibility.application'), [])
  assert.equal((await b.post(`${path}/aanvraag`, { ...ANSWERS, register: 'no', remark: 'Mijn zus woont hier ook.', others: 'one', bron: 'paper' })).location, `${path}?gedaan=aanvraag`)
  assert.deepEqual(await house.owner.query('select way from eligibility.application'), [{ way: 'paper' }])
})

test('who wants mail reads the code aloud that arrived there; a stranger on the telephone gets a letter first', async (t) => {
  const { house, b, bsnOf, codes, stip, kcc } = await counter(t)
  kcc()
  const called = await talk(b, bsnOf('fatima'), 'phone')
  await b.get(`${called}/aanvraag`)
  assert.match((await b.post(`${called}/aanvraag`, { ...ANSWERS, channel: 'email', email: 'fatima@voorbeeld.nl', consent: 'ja' })).text, /geen nieuw mailadres aan\. Kies een brief/)
  assert.equal(codes.length, 0)
  stip()
  const path = await talk(b, bsnOf('fatima'))
  await b.get(`${path}/aanvraag`)
  const asked = await b.post(`${path}/aanvraag`, { ...ANSWERS, channel: 'email', email: 'fatima@voorbeeld.nl', consent: 'ja' })
  assert.match(asked.text, /Vraag de inwoner om de code voor te lezen/)
  assert.equal(codes[0]?.to, 'fatima@voorbeeld.nl')
  assert.match((await b.post(`${path}/aanvraag`, { ...ANSWERS, channel: 'email', email: 'fatima@voorbeeld.nl', consent: 'ja', code: 'AAAAAAA' })).text, /Deze code klopt niet/)
  assert.equal((await b.post(`${path}/aanvraag`, { ...ANSWERS, channel: 'email', email: 'fatima@voorbeeld.nl', consent: 'ja', code: codes[0]!.code })).location, `${path}?gedaan=aanvraag`)
  const reach = await reachOf(house, house.db, (await residentByBsn(house, house.db, bsnOf('fatima')))!)
  assert.equal(reach.channel === 'email' && reach.email, 'fatima@voorbeeld.nl')
})

test('who has mail already keeps it when applying by telephone, and no code is asked there', async (t) => {
  const { house, b, bsnOf, applyAs, codes, kcc } = await counter(t)
  const { residentId } = await applyAs('fatima')
  await reachByEmail(house, residentId, 'fatima@voorbeeld.nl')
  // From 1 November on a new pass would last longer than one that ends with this year.
  house.clock.set('2027-11-02T10:00:00+01:00')
  kcc()
  const path = await talk(b, bsnOf('fatima'), 'phone')
  await b.get(`${path}/aanvraag`)
  assert.equal((await b.post(`${path}/aanvraag`, { ...ANSWERS, channel: 'email', email: 'Fatima@voorbeeld.nl', consent: 'ja' })).location, `${path}?gedaan=aanvraag`)
  const reach = await reachOf(house, house.db, residentId)
  assert.equal(reach.channel === 'email' && reach.email, 'fatima@voorbeeld.nl')
  assert.equal(codes.length, 0)
})

test('nothing before the check, nothing for who has a pass or an open case, nothing for another role', async (t) => {
  const { b, bsnOf, applyAs, stip } = await counter(t)
  await applyAs('fatima')
  await applyAs('henk')
  stip()
  for (const key of ['fatima', 'henk']) {
    const path = await talk(b, bsnOf(key))
    assert.doesNotMatch((await b.get(path)).text, /Vraag de Stadjerspas aan/, key)
    assert.equal((await b.get(`${path}/aanvraag`)).location, path)
  }
  await b.get('/balie')
  const fresh = await b.post('/balie', { doel: 'application', hoe: 'desk', zoek: bsnOf('fatima'), geboren: '' })
  assert.equal((await b.get(`${fresh.location}/aanvraag`)).status, 404)
  b.signIn({ door: 'staff', roles: ['caseworker'], subjectId: newId(new Date('2026-11-23T09:00:00Z')) })
  assert.equal((await b.get(`${fresh.location}/aanvraag`)).status, 403)
})

test('a BSN that the register does not know, or a register that is down, keeps nobody', async (t) => {
  const { house, b, bsnOf, partners, stip } = await counter(t)
  stip()
  const begin = async (bsn: string) => {
    await b.get('/balie')
    await b.post('/balie', { doel: 'application', hoe: 'desk', zoek: bsn, geboren: '' })
    return b.post('/balie/nieuw')
  }
  assert.match((await begin('999990019')).text, /De gemeente kent dit BSN niet\. Er is niets bewaard/)
  partners.faults.set('brp', 'down')
  assert.match((await begin(bsnOf('fatima'))).text, /kunnen de gegevens van de gemeente nu niet bekijken/)
  assert.deepEqual(await house.owner.query('select 1 from residents.resident'), [])
})

test('who was looked up and did not apply can see it, and is forgotten with the conversation; who applied stays', async (t) => {
  const { house, b, bsnOf, stip } = await counter(t)
  stip()
  const path = await talk(b, bsnOf('henk'))
  const henk = (await residentByBsn(house, house.db, bsnOf('henk')))!
  assert.deepEqual(await house.owner.query('select ground from residents.resident'), [{ ground: 'entered-by-staff' }])
  assert.equal(await bsnOfResident(house, house.db, henk), bsnOf('henk'))
  const hers = await talk(b, bsnOf('fatima'))
  await b.get(`${hers}/aanvraag`)
  await b.post(`${hers}/aanvraag`, ANSWERS)
  await b.get(path)
  house.clock.set('2028-11-23T10:00:00+01:00')
  await contactsOver.forget(house)
  assert.ok(await residentByBsn(house, house.db, bsnOf('henk')))
  house.clock.set('2028-11-24T10:00:00+01:00')
  assert.ok(await contactsOver.due(house) > 0)
  await contactsOver.forget(house)
  assert.equal(await residentByBsn(house, house.db, bsnOf('henk')), undefined)
  assert.ok(await residentByBsn(house, house.db, bsnOf('fatima')))
  assert.equal(await contactsOver.due(house), 0)
})
