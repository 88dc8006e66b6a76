import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { equatedDays, seedEligibility } from '#modules/eligibility/index.ts'
import { may } from '#modules/identity/index.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { messagesTo } from '#modules/messages/messages.store.ts'
import { newId } from '#shared/ids.ts'
import { addDays, type LocalDate, localDate } from '#shared/local-date.ts'
import { isWorkingDay } from '#shared/working-days.ts'
import { testHouse } from '#test/house.ts'
import { keptResident } from '#test/kept-resident.ts'
import { deskGiven } from '#test/counter.ts'
import { browser } from '#test/page.ts'
import { campaigns, causes } from './campaign.store.ts'
import { closeCause, nameCause } from './close-cause.ts'
import { matterById, openMatters } from './contacts.store.ts'
import { pace } from './domain/pace.ts'
import { asOf, countedUntil, publishedYear } from './domain/year.ts'
import { expectedContactMessages, outsidersWithoutMessage } from './expected-messages.ts'
import { contactsRoutes } from './index.ts'
import { keepHearing } from './hear-person.ts'
import type { Staff } from './matter.ts'
import { readCampaign } from './read-campaign.ts'
import { type Incoming, receiveMatter } from './receive-matter.ts'
import { settleMatter } from './settle-matter.ts'

async function office(t: TestContext, at = '2026-01-26T09:00:00+01:00') {
  const house = await testHouse(t, { at })
  await openKnowledge(house)
  await house.db.transaction((tx) => seedEligibility(house, tx))
  const staff = async (name: string, role: string): Promise<Staff> => ({ staffId: await keepStaff(house.owner, { id: newId(house.clock.now()), issuer: 'test', subject: name, name, at: house.clock.now(), ownFind: undefined }), staffName: name, role })
  const receive = (more: Partial<Incoming> = {}) => house.db.transaction((tx) => receiveMatter(house, tx, { kind: 'complaint', topic: 'desk', words: 'Het ging mis.', cameBy: 'phone', from: { person: { name: 'Jan', phone: '0501234567' }, replyBy: 'phone' }, ...more }))
  return { house, hanneke: await staff('Hanneke', 'caseworker'), karin: await staff('Karin', 'manager'), receive }
}

test('sixty complaints, settled before 14 February: too slow at first, on pace with a colleague more, and done on the last Friday', async (t) => {
  const { house, hanneke, karin, receive } = await office(t)
  const b = await browser(t, house, { routes: contactsRoutes(house, deskGiven), may })
  b.signIn({ door: 'staff', roles: ['manager'], subjectId: karin.staffId, name: 'Karin' })
  for (let i = 0; i < 60; i++) await receive({ kind: i % 3 ? 'wrong-voucher' : 'complaint', receivedAt: new Date(Date.UTC(2026, 0, 5 + (i % 14), 9)) })

  await b.get('/klachten/afspraken')
  assert.equal((await b.post('/klachten/afspraken', { naam: 'De start', vanaf: '2026-02-01', tot: '2026-01-01' })).status, 422)
  const made = await b.post('/klachten/afspraken', { naam: 'Alle klachten over de start', vanaf: '2026-01-01', tot: '2026-02-13' })
  const [campaign] = await campaigns(house.db)
  assert.equal(made.location, `/klachten/afspraken/${campaign!.id}`)

  // Three a working day for a week, then as many as the page says that it takes.
  const told: string[] = []
  let today = localDate('2026-01-26')
  for (let day = 0; today <= campaign!.lastDay; today = addDays(today, 1) as LocalDate) {
    house.clock.set(`${today}T16:00:00+01:00`)
    if (!isWorkingDay(today, equatedDays)) continue
    const shown = await readCampaign(house, campaign!)
    const found = pace({ days: shown.days, today, lastDay: campaign!.lastDay, equated: equatedDays })
    for (const { number, kind } of (await openMatters(house.db)).slice(0, day < 5 ? 3 : found.neededPerDay ?? 60)) {
      if (kind === 'complaint') await keepHearing(house, hanneke, number, { held: false, words: 'Wil geen gesprek.' })
      assert.ok((await settleMatter(house, hanneke, number, { outcome: kind === 'complaint' ? 'founded' : 'answered', words: 'Het spijt ons.', clearly: false, called: true, reach: { collects: true } })).ok)
    }
    day++
    told.push(/(Met dit tempo halen jullie de datum niet|Met dit tempo halen jullie de datum|Alles is klaar)\./.exec((await b.get('/klachten')).text)?.[1] ?? '?')
  }
  assert.equal(told[4], 'Met dit tempo halen jullie de datum niet')
  assert.ok(told.includes('Met dit tempo halen jullie de datum'))
  assert.equal(told.at(-1), 'Alles is klaar')
  const { counts } = await readCampaign(house, campaign!)
  assert.deepEqual(counts, { received: 60, settled: 60, open: 0, openLate: 0, settledLate: counts.settledLate })
  assert.deepEqual(await outsidersWithoutMessage(house), [])
})

test('days, causes and late ones are counted in the days of Amsterdam; what is merged or older does not count', async (t) => {
  const { house, receive } = await office(t, '2026-01-31T23:30:00+01:00')
  await receive({ receivedAt: new Date('2025-12-31T22:59:59Z') })
  await receive({ receivedAt: new Date('2025-12-31T23:00:00Z') })
  house.clock.set('2026-02-12T12:00:00+01:00')
  await house.db.transaction(async (tx) => { const { insertCampaign } = await import('./campaign.store.ts'); await insertCampaign(tx, { id: newId(house.clock.now()), name: 'Januari', kind: null, topic: null, since: localDate('2026-01-01'), lastDay: localDate('2026-02-13'), at: house.clock.now(), madeBy: 'Karin' }) })
  const shown = await readCampaign(house, (await campaigns(house.db))[0]!)
  assert.deepEqual(shown.counts, { received: 1, settled: 0, open: 1, openLate: 0, settledLate: 0 })
  assert.deepEqual([shown.days[0], shown.days.length], [{ day: '2026-01-01', received: 1, settled: 0, open: 1 }, 43])
  house.clock.set('2026-02-13T12:00:00+01:00')
  assert.equal((await readCampaign(house, (await campaigns(house.db))[0]!)).counts.openLate, 1, 'six weeks and a day')
})

test('a cause is named, closed with what was done, and everybody who had it is told at once, each once', async (t) => {
  const { house, hanneke, karin, receive } = await office(t)
  const truus = await keptResident(house, '999990019')
  const fromTruus = [await receive({ from: { residentId: truus } }), await receive({ kind: 'question', from: { residentId: truus } })]
  const question = await receive({ kind: 'question', from: { person: { name: 'Jan', email: 'jan@example.org' }, replyBy: 'email' } })
  const other = await receive({ kind: 'question', from: { residentId: await keptResident(house, '999990020') } })
  const named = await nameCause(house, hanneke, fromTruus[0]!.number, { name: 'Verkeerde uitleg aan de balie' })
  assert.ok(named.ok)
  for (const { number } of [fromTruus[1]!, question]) await nameCause(house, hanneke, number, { id: named.value })

  const b = await browser(t, house, { routes: contactsRoutes(house, deskGiven), may })
  b.signIn({ door: 'staff', roles: ['manager'], subjectId: karin.staffId, name: 'Karin' })
  const path = `/klachten/oorzaken/${named.value}`
  await b.get(path)
  assert.equal((await b.post(path, { actie: '', woorden: '', doe: 'bekijk' })).status, 422)
  const told = { actie: 'text-changed', woorden: 'De uitleg is nu overal gelijk.', ook: 'ja' }
  const preview = await b.post(path, { ...told, doe: 'bekijk' })
  assert.match(preview.text, /0 mensen krijgen dit bericht\. 2 vragen zijn ermee klaar\..*De uitleg is nu overal gelijk\./)
  const without = await b.post(path, { ...told, ook: [], doe: 'bekijk' })
  assert.match(without.text, /2 mensen krijgen dit bericht\. Elke vraag blijft open\./)
  assert.equal((await messagesTo(house.db, truus)).length, 2, 'looking tells nobody')
  assert.equal((await b.post(path, { ...told, ook: [], doe: 'sluit' })).location, path)
  assert.deepEqual((await causes(house.db)).map(({ told: count, action, closedBy }) => [count, action, closedBy]), [[2, 'text-changed', 'Karin']])
  assert.equal((await messagesTo(house.db, truus)).filter(({ kind }) => kind === 'contact-mended').length, 1, 'wrote twice, told once')
  assert.equal((await matterById(house.db, question.id)).state, 'open', 'an answer of its own is still to come')
  assert.equal((await messagesTo(house.db, other.residentId!)).length, 1, 'who had another cause hears nothing')
  const again = await closeCause(house, karin, named.value, { action: 'fault-mended', words: 'Nog eens.', settleRest: false })
  assert.equal(!again.ok && again.refusal.reason, 'closed-before')
  assert.deepEqual(await residentsWithoutMessage(house, expectedContactMessages), [])
  assert.deepEqual(await outsidersWithoutMessage(house), [])
})

test('closing with the rest: questions are answered with it, complaints are told and stay open', async (t) => {
  const { house, hanneke, receive } = await office(t)
  const complaint = await receive({ from: { person: { name: 'An', email: 'an@example.org' }, replyBy: 'email' } })
  const question = await receive({ kind: 'question', from: { person: { name: 'Jan', email: 'jan@example.org' }, replyBy: 'email' } })
  const named = await nameCause(house, hanneke, complaint.number, { name: 'De site was traag' })
  assert.ok(named.ok && (await nameCause(house, hanneke, question.number, { id: named.value })).ok)
  const closed = await closeCause(house, hanneke, named.value, { action: 'fault-mended', words: 'De site is weer snel.', settleRest: true })
  assert.deepEqual(closed.ok && closed.value, { told: 1, settled: 1 })
  assert.deepEqual([(await matterById(house.db, complaint.id)).state, (await matterById(house.db, question.id)).state], ['open', 'settled'])
  assert.deepEqual(await outsidersWithoutMessage(house), [])
})

test('what somebody thought of it is asked once, with a code that says nothing about anybody', async (t) => {
  const { house, hanneke, receive } = await office(t)
  const truus = await keptResident(house, '999990019')
  const { number } = await receive({ kind: 'question', from: { residentId: truus } })
  await settleMatter(house, hanneke, number, { outcome: 'answered', words: 'Een jaar.', clearly: false, called: false })
  const { opinionUrl, opinionCode } = (await messagesTo(house.db, truus))[0]!.values as { opinionUrl: string; opinionCode: string }
  assert.equal(opinionUrl, 'localhost:3000/tevreden')
  assert.doesNotMatch(opinionCode, new RegExp(number.slice(-5)))
  const b = await browser(t, house, { routes: contactsRoutes(house, deskGiven), may })
  await b.get('/tevreden')
  assert.match((await b.post('/tevreden', { code: 'ABCDE12345', oordeel: 'yes' })).text, /Deze code kennen wij niet/)
  const kept = await b.post('/tevreden', { code: opinionCode, oordeel: '', woorden: 'Fijn gesprek.' })
  assert.ok(kept.status === 422 && kept.html.includes('Fijn gesprek.'))
  assert.match((await b.post('/tevreden', { code: opinionCode.toLowerCase(), oordeel: 'partly', woorden: 'Fijn gesprek.' })).text, /Dank je wel/)
  await b.get('/tevreden')
  assert.match((await b.post('/tevreden', { code: opinionCode, oordeel: 'no' })).text, /al een antwoord gegeven/)
  assert.deepEqual(await house.owner.query('select helped from contacts.opinion'), [{ helped: 'partly' }])
})

test('the register holds no person; what is published hides what could point at somebody', async (t) => {
  const { house, karin, receive } = await office(t)
  await receive({ words: 'Roodborstje' })
  const b = await browser(t, house, { routes: contactsRoutes(house, deskGiven), may })
  b.signIn({ door: 'staff', roles: ['auditor'], subjectId: karin.staffId, name: 'Evert' })
  const register = await b.get('/klachten/register')
  assert.match(register.text, /Klachten in 2026.*K-26-00001.*26 januari 2026.*Een gesprek met ons.*Loopt nog/)
  assert.doesNotMatch(register.text, /Jan|Roodborstje/)
  b.signOut()
  const early = await b.get('/over-klachten')
  assert.match(early.text, /Klachten over de pas in 2026.*nog geen kwartaal voorbij/)
  assert.doesNotMatch(early.text, /niet getoond|Op tijd beantwoord/)
  house.clock.set('2026-04-01T09:00:00+02:00')
  assert.match((await b.get('/over-klachten')).text, /Klachten over de pas in 2026.*Geteld tot en met 31 maart 2026.*niet getoond/)
  assert.equal((await b.get('/over-klachten/2027')).status, 404)
  assert.equal((await b.get('/over-klachten/klacht')).status, 404)
})

test('who looks at what is published before and after a complaint is settled reads the same, until the quarter is over', async (t) => {
  const { house, receive, hanneke } = await office(t)
  const all: string[] = []
  for (let i = 0; i < 22; i++) all.push((await receive({})).number)
  house.clock.set('2026-04-01T09:00:00+02:00')
  const b = await browser(t, house, { routes: contactsRoutes(house, deskGiven), may })
  const before = (await b.get('/over-klachten')).text
  assert.match(before, /Klachten 22.*Loopt nog 22/)
  for (const number of all.slice(0, 11)) {
    await keepHearing(house, hanneke, number, { held: false, words: 'Wil geen gesprek.' })
    assert.ok((await settleMatter(house, hanneke, number, { outcome: 'founded', words: 'Het spijt ons.', clearly: false, called: true, reach: { collects: true } })).ok)
  }
  assert.equal((await b.get('/over-klachten')).text, before)
  await receive({})
  house.clock.set('2026-06-30T23:59:00+02:00')
  assert.equal((await b.get('/over-klachten')).text, before)
  house.clock.set('2026-07-01T00:00:00+02:00')
  assert.match((await b.get('/over-klachten')).text, /Geteld tot en met 30 juni 2026.*Klachten 23.*Loopt nog 12.*Gegrond 11/)
})

test('complaints as they stood at the end of a day: what was settled later still ran', () => {
  const one = (receivedOn: string, settledOn: string | null) => ({ receivedOn, settledOn, topic: 'desk', outcome: settledOn && 'founded', lastDay: '2026-05-01', extended: false })
  const until = localDate('2026-03-31')
  assert.deepEqual(asOf([one('2026-03-31', '2026-03-31'), one('2026-03-31', '2026-04-01'), one('2026-04-01', null)], until).map(({ outcome }) => outcome), ['founded', null])
  assert.deepEqual(['2026-01-01', '2026-03-31', '2026-04-01', '2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01'].map((day) => countedUntil(localDate(day))),
    ['2025-12-31', '2025-12-31', '2026-03-31', '2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'])
})

test('a published year: ten of a kind are shown; fewer are hidden so that no sum gives them away', () => {
  const one = (topic: string, outcome: string | null, onTime = true) => ({ topic, outcome, settledOn: outcome ? (onTime ? '2026-02-01' : '2026-03-01') : null, lastDay: '2026-02-01', extended: false })
  const TODAY = '2026-02-01'
  const many = (n: number, topic: string, outcome: string | null, onTime = true) => Array.from({ length: n }, () => one(topic, outcome, onTime))
  const large = publishedYear([...many(20, 'desk', 'founded'), ...many(12, 'voucher', 'unfounded'), ...many(10, 'voucher', 'unfounded', false)], TODAY)
  assert.deepEqual([large.received, large.onTime, [...large.byTopic], [...large.byOutcome]], [42, 32, [['voucher', 22], ['desk', 20]], [['unfounded', 22], ['founded', 20]]])
  const small = publishedYear([...many(20, 'desk', 'founded'), ...many(3, 'voucher', 'unfounded', false)], TODAY)
  assert.equal(small.onTime, undefined, '20 of 23 would say that 3 were late')
  assert.deepEqual([...small.byTopic], [['desk', undefined], ['voucher', undefined]])
  assert.deepEqual([TODAY, '2026-02-02'].map((day) => publishedYear(many(12, 'desk', null), day).noneDue), [true, false], 'on the last day none is late yet')
  assert.equal(publishedYear([...many(12, 'desk', null), one('desk', 'founded')], TODAY).noneDue, false)
  assert.deepEqual(publishedYear([], TODAY), { received: 0, onTime: 0, noneDue: false, byOutcome: new Map(), byTopic: new Map() })
})
