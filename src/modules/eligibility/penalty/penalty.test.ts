import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { messagesRoutes } from '#modules/messages/index.ts'
import { may, sessionOf, startSession } from '#modules/identity/index.ts'
import { applicants } from '#test/applicants.ts'
import { refusedHenk } from '#test/refused.ts'
import { browser } from '#test/page.ts'
import { toldInEnglish } from '#test/told-in-english.ts'
import { sessionCookie } from '#web/visit.ts'
import { expectedMessages } from '../expected-messages.ts'
import { eligibilityRoutes } from '../index.ts'
import { amountsOf } from '../letters.ts'
import { decideAgain } from '../moves/decide-again.ts'
import { handleObjection } from '../objection/handle-objection.ts'
import { makeObjection } from '../objection/make-objection.ts'
import { ownPenalties } from './own-penalties.ts'
import { forgetRules } from '../rules-in-force.ts'

const HANNEKE = '01935000-0000-7000-8000-0000000000aa'
const IRIS = '01935000-0000-7000-8000-0000000000bb'
const CASE = '/beoordeling/SP-26-00001'
const BZ = '/beoordeling/bezwaren/BZ-26-00001'
const YES = { move: 'grant', ownSentence: 'Die cent tellen wij niet mee.', own: 'ja', against: 'income-within-limit', despite: 'Eén cent is een fout van de bank.', seen: 'ja' }

/** Henk's case, last day 18 January 2027; nobody looks at it in time. */
async function late(t: TestContext) {
  const base = await applicants(t)
  const { house } = base
  await house.owner.query(`insert into eligibility.policy_version (version, effective_from, policy, entered_at, entered_by)
    select 2, effective_from, jsonb_set(policy, '{casework}', coalesce(policy -> 'casework', '{}') || '{"graceMinutes": 0, "secondEyes": []}'), entered_at, 'test' from eligibility.policy_version where version = 1`)
  forgetRules(house)
  const { residentId } = await base.applyAs('henk')
  const as = async (staff: string) => {
    const b = await browser(t, house, { routes: eligibilityRoutes(house, { mailCode: async () => 'sent', passesEnded: async () => {} }), may, sessionOf: (value) => sessionOf(house, value) })
    b.cookie(sessionCookie, await startSession(house, house.db, { door: 'staff', subjectId: staff, name: staff === IRIS ? 'Iris Jansen' : 'Hanneke de Boer', roles: ['caseworker'], loa: 'high' }))
    return b
  }
  const on = async (day: string, staff = HANNEKE) => { house.clock.set(`${day}T10:00:00+01:00`); return as(staff) }
  const letters = () => house.owner.query<{ id: string; kind: string; values: Record<string, string> }>(`select id, kind, values from messages.message where kind like 'penalty-%' or kind = 'objection-late' order by created_at, id`)
  const read = async (id: string) => {
    const b = await browser(t, house, { routes: messagesRoutes(house, { amountsOf }) })
    b.signIn({ door: 'resident', roles: ['resident'], subjectId: residentId, name: 'Henk' })
    return (await b.get(`/mijn/berichten/${id}`)).text
  }
  const fixed = () => house.owner.query<{ days: number; cents: number; last: string; by: string | null }>(`select days, cents, last_owed::text as last, not_owed as by from eligibility.penalty_decision order by made_at`)
  const noticed = async () => { const b = await on('2027-02-01'); await b.get(CASE); await b.post(`${CASE}/te-laat`, { noticeDay: '2027-02-01' }) }
  return { ...base, residentId, on, letters, read, fixed, noticed }
}

test('it runs: the queue says since when; nothing can be fixed yet, and nothing is said before the first day', async (t) => {
  const { on, noticed, fixed } = await late(t)
  await noticed()
  assert.doesNotMatch((await (await on('2027-02-15')).get('/beoordeling')).text, /Geld voor te laat zijn/)
  const b = await on('2027-02-16')
  assert.match((await b.get('/beoordeling')).text, /Geld voor te laat zijn SP-26-00001 Loopt sinds 16 februari 2027/)
  const page = await b.get(CASE)
  assert.match(page.text, /Zonder besluit kost het geld vanaf 16 februari 2027\. Nu: € 23,00, voor 1 dag\./)
  assert.doesNotMatch(page.html, /\/dwangsom"/)
  const token = /name="_csrf" value="([^"]+)"/.exec(page.html)![1]!
  const early = await b.postRaw(`${CASE}/dwangsom`, { _csrf: token, wat: 'vaststellen' })
  assert.equal(early.status, 409)
  assert.match(early.text, /Er is niets vast te stellen/)
  assert.deepEqual(await fixed(), [])
})

test('decided five days late: the amount is fixed by a decision, with a letter that names law, days, amount and objection, and what finance needs', async (t) => {
  const { on, noticed, fixed, letters, read, house, residentId } = await late(t)
  await noticed()
  const decider = await on('2027-02-21')
  await decider.get(CASE)
  assert.equal((await decider.post(CASE, YES)).status, 303)
  const b = await on('2027-03-05')
  assert.match((await b.get('/beoordeling')).text, /Geld voor te laat zijn SP-26-00001 Vaststellen tot en met 6 maart 2027/)
  const page = await b.get(CASE)
  assert.match(page.text, /Stel vast wat wij betalen .* Te laat 5 dagen, van 16 februari 2027 tot en met 20 februari 2027 Bedrag € 115,00 Vaststellen tot en met zaterdag 6 maart 2027/)
  assert.equal((await b.post(`${CASE}/dwangsom`, { wat: 'vaststellen' })).location, CASE)
  assert.deepEqual(await fixed(), [{ days: 5, cents: 11_500, last: '2027-02-20', by: null }])
  const [letter] = await letters()
  const words = await read(letter!.id)
  for (const part of ['Je krijgt geld van ons', 'Je krijgt € 115,00 van ons', 'tot en met 18 januari 2027', 'Op 1 februari 2027 kregen wij je brief', '5 dagen te laat, van 16 februari 2027 tot en met 20 februari 2027', '5 dagen van € 23,00: € 115,00',
    'artikel 4:17 en artikel 4:18 van de Algemene wet bestuursrecht', 'bezwaar maken tot en met 16 april 2027', 'Je handtekening', 'Maak je al bezwaar tegen ons besluit over je aanvraag?']) assert.ok(words.includes(part), `${part}: ${words}`)
  assert.ok((await expectedMessages(house)).some((one) => one.residentId === residentId && one.dedupeKey.startsWith('eligibility penalty ')))
  const after = await b.get(CASE)
  assert.match(after.text, /Vastgesteld wat wij betalen Hanneke de Boer nam dit besluit op 5 maart 2027\. .*SP-26-00001; .*; € 115,00; 5 maart 2027; Awb 4:17 en 4:18/)
  assert.doesNotMatch((await b.get('/beoordeling')).text, /Geld voor te laat zijn/)
  assert.equal((await letters()).length, 1)
  const own = await ownPenalties(house, house.db, residentId)
  assert.deepEqual(own.records.map((record) => record.map(({ shown }) => String(shown).replaceAll('\u00a0', ' '))), [['SP-26-00001', '1 februari 2027', '5 maart 2027', '16 februari 2027', '20 februari 2027', '€ 115,00', '16 april 2027']])
  assert.deepEqual(await house.owner.query(`select action, facts ->> 'cents' as cents from audit.event where action = 'eligibility.penalty-fixed'`), [{ action: 'eligibility.penalty-fixed', cents: '11500' }])
  await assert.rejects(house.owner.query('update eligibility.penalty_decision set cents = 1'), /never|change/i)
})

test('a decision that takes the place of the first makes it no day longer', async (t) => {
  const { on, noticed, house } = await late(t)
  await noticed()
  const b = await on('2027-02-21')
  await b.get(CASE)
  await b.post(CASE, YES)
  await on('2027-03-10')
  const { id } = await house.owner.one<{ id: string }>('select id from eligibility.decision')
  const again = await house.db.transaction((tx) => decideAgain(house, tx, { passesEnded: async () => {} }, {
    decisionId: id, by: { staffId: IRIS, staffName: 'Iris Jansen' }, because: 'correction', verdict: { outcome: 'granted', ownSentence: 'De datum klopte niet.' } }))
  assert.ok(again.ok, JSON.stringify(again))
  assert.match((await (await on('2027-03-11')).get(CASE)).text, /5 dagen, van 16 februari 2027 tot en met 20 februari 2027 Bedrag € 115,00/)
})

test('two colleagues at once: one decision and one letter, and the other reads that', async (t) => {
  const { on, noticed, fixed, letters } = await late(t)
  await noticed()
  const [one, two] = [await on('2027-03-31'), await on('2027-03-31', IRIS)]
  await one.get(CASE)
  await two.get(CASE)
  const both = await Promise.all([one.post(`${CASE}/dwangsom`, { wat: 'vaststellen' }), two.post(`${CASE}/dwangsom`, { wat: 'vaststellen' })])
  assert.deepEqual(both.map(({ status }) => status).sort(), [303, 409])
  assert.match(both.find(({ status }) => status === 409)!.text, /Het bedrag is al vastgesteld/)
  assert.deepEqual(await fixed(), [{ days: 42, cents: 144_200, last: '2027-03-29', by: null }])
  assert.match((await letters())[0]!.values['lines']!.replaceAll('\u00a0', ' '), /^14 dagen van € 23,00: € 322,00\n14 dagen van € 35,00: € 490,00\n14 dagen van € 45,00: € 630,00$/)
})

test('too late with that too is said in the queue', async (t) => {
  const { on, noticed } = await late(t)
  await noticed()
  assert.match((await (await on('2027-04-12')).get('/beoordeling')).text, /Vaststellen tot en met 12 april 2027/)
  assert.match((await (await on('2027-04-13')).get('/beoordeling')).text, /Te laat: moest tot en met 12 april 2027/)
})

test('decided within the two weeks: nothing to fix, and no line in the queue', async (t) => {
  const { on, noticed, fixed } = await late(t)
  await noticed()
  const b = await on('2027-02-16')
  await b.get(CASE)
  await b.post(CASE, YES)
  assert.doesNotMatch((await b.get('/beoordeling')).text, /Geld voor te laat zijn/)
  assert.match((await b.get(CASE)).text, /Wij besloten binnen de twee weken\. Wij hoeven niets te betalen/)
  assert.deepEqual(await fixed(), [])
})

test('stopped by the resident: what was owed until that day stays owed', async (t) => {
  const { on, noticed, house } = await late(t)
  await noticed()
  house.clock.set('2027-02-18T10:00:00+01:00')
  const { id } = await house.owner.one<{ id: string }>('select id from eligibility.application')
  await house.owner.query(`insert into eligibility.application_event (id, application_id, at, from_state, to_state, made_by, reason) values (gen_random_uuid(), $1, $2, 'in-review', 'withdrawn', 'resident', 'withdrawn')`, [id, house.clock.now()])
  const b = await on('2027-02-20')
  assert.match((await b.get(CASE)).text, /2 dagen, van 16 februari 2027 tot en met 17 februari 2027 Bedrag € 46,00/)
})

test('a person may find that nothing is owed: a decision with its reason, and objection against it', async (t) => {
  const { on, noticed, fixed, letters, read } = await late(t)
  await noticed()
  const b = await on('2027-03-31')
  await b.get(CASE)
  await b.post(`${CASE}/dwangsom`, { wat: 'vaststellen', geen: 'notice-too-late' })
  assert.deepEqual(await fixed(), [{ days: 42, cents: 0, last: '2027-03-29', by: 'notice-too-late' }])
  const [letter] = await letters()
  assert.equal(letter!.kind, 'penalty-not-owed')
  const words = await read(letter!.id)
  for (const part of ['Je krijgt geen geld van ons', 'pas lang nadat wij te laat waren', 'artikel 4:18', 'bezwaar maken tot en met']) assert.ok(words.includes(part), part)
  assert.match((await b.get(CASE)).text, /Bedrag Niets\. De brief kwam veel te laat/)
})

/** Henk objects on 1 December; our last day is 15 February 2027. */
async function lateAnswer(t: TestContext) {
  const base = await refusedHenk(t)
  const { house, residentId } = base
  house.clock.set('2026-12-01T10:00:00+01:00')
  const made = await makeObjection(house, await base.decision(), { residentId, by: { kind: 'resident', residentId }, way: 'site', receivedOn: house.clock.today(), grounds: 'Mijn loon was eenmalig hoger.', wantsHearing: false })
  assert.ok(made.ok)
  const on = async (day: string, staff = IRIS) => {
    house.clock.set(`${day}T10:00:00+01:00`)
    const b = await browser(t, house, { routes: eligibilityRoutes(house, { mailCode: async () => 'sent', passesEnded: async () => {} }), may, sessionOf: (value) => sessionOf(house, value) })
    b.cookie(sessionCookie, await startSession(house, house.db, { door: 'staff', subjectId: staff, name: staff === IRIS ? 'Iris Jansen' : 'Hanneke de Boer', roles: ['caseworker'], loa: 'high' }))
    return b
  }
  return { ...base, on }
}

test('an answer to an objection that is late: the letter is written down once we are, it costs the same, and it is fixed by its own decision', async (t) => {
  const { on, letter, house, missed } = await lateAnswer(t)
  assert.doesNotMatch((await (await on('2027-02-15')).get(BZ)).text, /Kwam er een brief dat wij te laat zijn/)
  const b = await on('2027-02-20')
  await b.get(BZ)
  for (const [day, says] of [['', /Vul de dag in/], ['2027-02-21', /nog niet geweest/], ['2027-02-15', /Dit kan pas als wij te laat zijn/]] as const) {
    const back = await b.post(`${BZ}/dwangsom`, { wat: 'brief', noticeDay: day })
    assert.equal(back.status, 422, day)
    assert.match(back.text, says)
  }
  assert.equal((await b.post(`${BZ}/dwangsom`, { wat: 'brief', noticeDay: '2027-02-20' })).location, BZ)
  assert.match(await letter('objection-late'), /te laat zijn met ons antwoord op je bezwaar/)
  assert.match((await toldInEnglish(house, 'objection-late'))!, /we are too late with our answer to your objection\..*We have two weeks to answer\./)
  const busy = await on('2027-03-08')
  assert.match((await busy.get('/beoordeling')).text, /BZ-26-00001 Loopt sinds 7 maart 2027/)
  assert.match((await busy.get(BZ)).text, /Nu: € 46,00, voor 2 dagen/)
  house.clock.set('2027-03-10T10:00:00+01:00')
  const who = { staffId: IRIS, staffName: 'Iris Jansen' }
  assert.ok((await handleObjection(house, who, 'BZ-26-00001', { move: 'skip-hearing', ground: 'objector-waives', words: 'Je zei het aan de telefoon.' })).ok)
  assert.ok((await handleObjection(house, who, 'BZ-26-00001', { move: 'reject', words: 'Ook in november was je inkomen hoger.', excusable: false })).ok)
  const done = await on('2027-03-12')
  assert.match((await done.get('/beoordeling')).text, /BZ-26-00001 Vaststellen tot en met 23 maart 2027/)
  assert.match((await done.get(BZ)).text, /3 dagen, van 7 maart 2027 tot en met 9 maart 2027 Bedrag € 69,00/)
  assert.equal((await done.post(`${BZ}/dwangsom`, { wat: 'vaststellen' })).location, BZ)
  const words = await letter('penalty-fixed')
  for (const part of ['Je krijgt € 69,00 van ons', 'over je bezwaar', 'Nummer: BZ-26-00001', 'Artikel 7:14', 'bezwaar maken tot en met 23 april 2027']) assert.ok(words.includes(part), `${part}: ${words}`)
  assert.match((await done.get(BZ)).text, /Vastgesteld wat wij betalen Iris Jansen/)
  assert.deepEqual(await missed(), [])
})

test('who decided on the application fixes nothing for its objection', async (t) => {
  const { on, house } = await lateAnswer(t)
  const b = await on('2027-02-20')
  await b.get(BZ)
  await b.post(`${BZ}/dwangsom`, { wat: 'brief', noticeDay: '2027-02-20' })
  const page = await (await on('2027-04-20')).get(BZ)
  const token = /name="_csrf" value="([^"]+)"/.exec(page.html)![1]!
  assert.match(page.text, /42 dagen, van .* Bedrag € 1\.442,00/)
  const decider = await on('2027-04-20', HANNEKE)
  assert.equal((await decider.get(BZ)).status, 403)
  const mine = /name="_csrf" value="([^"]+)"/.exec((await decider.get('/beoordeling')).html)![1]!
  assert.notEqual(mine, token)
  assert.equal((await decider.postRaw(`${BZ}/dwangsom`, { _csrf: mine, wat: 'vaststellen' })).status, 403)
  assert.deepEqual(await house.owner.query('select from eligibility.penalty_decision'), [])
})
