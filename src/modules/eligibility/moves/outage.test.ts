import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type LocalDate, localDate } from '#shared/local-date.ts'
import { may, sessionOf, startSession } from '#modules/identity/index.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { applicants } from '#test/applicants.ts'
import { browser } from '#test/page.ts'
import { sessionCookie } from '#web/visit.ts'
import { decide, eligibilityRoutes, expectedMessages } from '../index.ts'
import { openRequest } from '../request.store.ts'
import { wordsOf } from '../request-words.ts'
import { askResident } from './ask-resident.ts'
import { answerRequest, expireRequests } from './close-request.ts'
import { laterByOutage, registerOutage } from './outage.ts'

const hanneke = { staffId: '01935000-0000-7000-8000-0000000000aa', staffName: 'Hanneke de Boer' }
const karin = { staffId: '01935000-0000-7000-8000-0000000000cc', staffName: 'Karin van der Laan', role: 'manager' }
const outage = (from: string, to: string) => ({ what: 'site' as const, fromAt: new Date(from), toAt: new Date(to) })

test('a question whose last day fell in an outage can be answered on the first working day after it, and the resident is told; another is left alone', async (t) => {
  const { house, applyAs } = await applicants(t)
  const number = async (id: string) => (await house.owner.one<{ number: string }>('select number from eligibility.application where id = $1', [id])).number
  const henk = await applyAs('henk')
  await askResident(house, hanneke, await number(henk.applicationId), { words: 'Je loonstrook graag.', evidence: ['payslip'] })
  house.clock.set('2026-11-24T10:00:00+01:00')
  const lotte = await applyAs('lotte')
  await askResident(house, hanneke, await number(lotte.applicationId), { words: 'Je brief van DUO graag.', evidence: [] })

  // Henk could answer up to and including Monday 7 December; down from Monday afternoon.
  house.clock.set('2026-12-07T18:00:00+01:00')
  assert.deepEqual(await registerOutage(house, karin, outage('2026-12-07T15:00:00+01:00', '2026-12-07T17:30:00+01:00')), { requests: 1, objections: 0 })
  const days = await house.owner.query<{ due_on: string }>('select due_on from eligibility.request order by asked_at')
  assert.deepEqual(days.map(({ due_on }) => due_on), ['2026-12-08', '2026-12-08'])
  const told = await house.owner.query<{ resident_id: string; values: { answerBy: string } }>(`select resident_id, values from messages.message where kind = 'answer-later'`)
  assert.deepEqual(told.map(({ resident_id, values }) => [resident_id, values.answerBy.replaceAll('\u00a0', ' ')]), [[henk.residentId, 'dinsdag 8 december 2026']])
  house.clock.set('2026-12-08T12:00:00+01:00')
  assert.equal(await expireRequests(house), 0)
  house.clock.set('2026-12-09T00:01:00+01:00')
  assert.equal(await expireRequests(house), 2)
})

test('registered a day late: what went by just after midnight is asked again with a whole term, once; what was answered or decided is left alone', async (t) => {
  const { house, applyAs } = await applicants(t)
  const ask = async (key: string) => {
    const { applicationId } = await applyAs(key)
    const { number } = await house.owner.one<{ number: string }>('select number from eligibility.application where id = $1', [applicationId])
    assert.ok((await askResident(house, hanneke, number, { words: `Je loonstrook graag, ${key}.`, evidence: ['payslip'] })).ok)
    return { applicationId, number }
  }
  const [henk, tom, bram] = [await ask('henk'), await ask('tom'), await ask('bram')]
  const { id } = await house.owner.one<{ id: string }>('select id from eligibility.request where application_id = $1', [tom.applicationId])
  assert.ok((await house.db.transaction((tx) => answerRequest(house, tx, { requestId: id, by: { kind: 'person', ...hanneke }, words: 'Kwam met de post.' }))).ok)
  house.clock.set('2026-12-08T00:01:00+01:00')
  assert.equal(await expireRequests(house), 2)
  assert.ok((await decide(house, hanneke, bram.number, { outcome: 'granted', ownSentence: 'Netto is het genoeg.' })).ok)
  house.clock.set('2026-12-08T09:00:00+01:00')
  const down = outage('2026-12-07T15:00:00+01:00', '2026-12-07T23:30:00+01:00')
  assert.deepEqual(await registerOutage(house, karin, down), { requests: 1, objections: 0 })
  const requests = await house.owner.query('select application_id, state, due_on, asked_by from eligibility.request order by asked_at, id')
  assert.deepEqual(requests.slice(3), [{ application_id: henk.applicationId, state: 'open', due_on: '2026-12-22', asked_by: karin.staffId }])
  assert.equal((await house.owner.one<{ state: string }>('select state from eligibility.application where id = $1', [henk.applicationId])).state, 'waiting-for-resident')
  const again = await openRequest(house.db, henk.applicationId)
  const said = await wordsOf(house, house.db, again!.id)
  assert.equal(said.kind === 'known' && said.asked.words, 'Je loonstrook graag, henk.')
  assert.deepEqual(await residentsWithoutMessage(house, expectedMessages), [])
  assert.deepEqual(await registerOutage(house, karin, down), { requests: 0, objections: 0 })
})

test('a term to object moves too: past a weekend and a second outage, and the decision itself stays as it was sent', async (t) => {
  const { house, applyAs } = await applicants(t)
  const { residentId } = await applyAs('henk')
  const decided = await decide(house, hanneke, 'SP-26-00001', { outcome: 'refused', reason: 'income-within-limit', ownSentence: 'Nee.', notHeard: 'own-facts' })
  assert.ok(decided.ok && decided.value.objectionLastDay === '2027-01-04')
  house.clock.set('2027-01-12T10:00:00+01:00')
  // From Sunday night to Friday 8 January, then the weekend, then Monday 11 January.
  assert.deepEqual(await registerOutage(house, karin, outage('2027-01-03T22:00:00+01:00', '2027-01-08T09:00:00+01:00')), { requests: 0, objections: 1 })
  assert.equal(await laterByOutage(house.db, localDate('2027-01-04')), '2027-01-11')
  await registerOutage(house, karin, outage('2027-01-11T08:00:00+01:00', '2027-01-11T20:00:00+01:00'))
  assert.equal(await laterByOutage(house.db, localDate('2027-01-04')), '2027-01-12')
  assert.equal(await laterByOutage(house.db, localDate('2027-01-13')), '2027-01-13')
  assert.deepEqual(await house.owner.query('select resident_id from messages.message where kind = $1', ['objection-later']), [{ resident_id: residentId }])
  await assert.rejects(house.owner.query('update eligibility.outage set to_at = to_at + interval \'1 day\''), /never changes/)
})

test('whatever outages there were, what an objection needs is kept until its last day, and not two weeks longer for each', async (t) => {
  const { house } = await applicants(t)
  const day = fc.integer({ min: 0, max: 150 })
  for (const [nth, [start, length]] of fc.sample(fc.tuple(day, fc.integer({ min: 0, max: 6 })), { numRuns: 15, seed: 20261128 }).entries()) {
    const from = addDays(localDate('2027-01-01'), start)
    house.clock.set('2027-12-01T10:00:00+01:00')
    await registerOutage(house, karin, outage(`${from}T12:00:00+01:00`, `${addDays(from, length)}T13:00:00+01:00`))
    for (const after of fc.sample(day, { numRuns: 12, seed: nth })) {
      const term = addDays(localDate('2027-01-01'), after)
      const later = await laterByOutage(house.db, term)
      const { kept } = await house.db.one<{ kept: LocalDate }>('select eligibility.objection_open_until($1) as kept', [term])
      assert.ok(kept >= later && kept <= addDays(later, 14 * (nth + 1)), `${term}: until ${later}, kept until ${kept}`)
      assert.equal(kept === term, later === term, 'without an outage on it, the day is the day')
    }
  }
})

test('the screen: a manager enters it, every mistake is said beside its field with what was typed, and a caseworker does not', async (t) => {
  const { house } = await applicants(t)
  const as = async (role: string) => {
    const b = await browser(t, house, { routes: eligibilityRoutes(house, { mailCode: async () => 'sent', passesEnded: async () => {} }), may, sessionOf: (value) => sessionOf(house, value) })
    b.cookie(sessionCookie, await startSession(house, house.db, { door: 'staff', subjectId: karin.staffId, name: karin.staffName, roles: [role], loa: 'high' }))
    return b
  }
  assert.equal((await (await as('caseworker')).get('/beheer/storingen')).status, 403)
  const b = await as('manager')
  await b.get('/beheer/storingen')
  const wrong = await b.post('/beheer/storingen', { what: 'site', fromDay: '2026-11-23', fromTime: '9.70', toDay: '', toTime: '10.00' })
  assert.equal(wrong.status, 422)
  for (const part of ['Vul een dag in.', 'Vul een tijd in, zoals 14.30.']) assert.ok(wrong.text.includes(part), part)
  assert.match(wrong.html, /value="9\.70"/)
  assert.match((await b.post('/beheer/storingen', { what: 'site', fromDay: '2026-11-23', fromTime: '9.00', toDay: '2026-11-23', toTime: '18.00' })).text, /Dit is nog niet voorbij/)
  assert.match((await b.post('/beheer/storingen', { what: 'site', fromDay: '2026-11-23', fromTime: '9.00', toDay: '2026-11-23', toTime: '8.00' })).text, /Het werkte pas later weer/)
  assert.equal((await b.post('/beheer/storingen', { what: 'site', fromDay: '2026-11-22', fromTime: '14.05', toDay: '2026-11-23', toTime: '8.30' })).location, '/beheer/storingen?verschoven=0')
  const page = await b.get('/beheer/storingen?verschoven=0')
  for (const part of ['0 inwoners krijgen meer tijd', '22 november 2026 14.05 uur', 'Karin van der Laan']) assert.ok(page.text.includes(part), part)
})
