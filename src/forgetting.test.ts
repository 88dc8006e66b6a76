import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { ALONE, applicants } from '#test/applicants.ts'
import { pdfBytes, plainPdf } from '#test/files.ts'
import { restoredBackup } from '#test/database.ts'
import { everything, found, tables } from '#test/dump.ts'
import { forgetEnded, startSession } from '#modules/identity/index.ts'
import { amountsOf, expectedMessages } from '#modules/eligibility/index.ts'
import { openAmounts } from '#modules/eligibility/amounts.ts'
import { decisionOf, latestAssessment } from '#modules/eligibility/decision.store.ts'
import { decide } from '#modules/eligibility/decide.ts'
import { keepEvidence } from '#modules/eligibility/evidence/keep-evidence.ts'
import { listEvidence } from '#modules/eligibility/evidence/list-evidence.ts'
import { readFiles } from '#modules/eligibility/evidence/read-files.ts'
import { recompute } from '#modules/eligibility/forgetting/recompute.ts'
import { askResident } from '#modules/eligibility/moves/ask-resident.ts'
import { answerRequest } from '#modules/eligibility/moves/close-request.ts'
import { laterByOutage, registerOutage } from '#modules/eligibility/moves/outage.ts'
import { handleObjection } from '#modules/eligibility/objection/handle-objection.ts'
import { makeObjection } from '#modules/eligibility/objection/make-objection.ts'
import { wordsOf } from '#modules/eligibility/request-words.ts'
import { addDays, type LocalDate, localDate } from '#shared/local-date.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { messagesTo } from '#modules/messages/messages.store.ts'
import { readMessage } from '#modules/messages/read-message.ts'
import { forgottenSoFar } from '#modules/audit/index.ts'
import { invariants } from './care.ts'
import { dueNow, forgetNow, forgettingChecks, forgetWhenDue } from './forgetting.ts'
import type { House } from './house.ts'

const hanneke = { staffId: '01935000-0000-7000-8000-0000000000aa', staffName: 'Hanneke de Boer' }
const MARK = 'MERKTEKEN-PAPIER'
/** Of what every applicant has; drafts and pictures of offers are src/modules/offers/forget-drafts.test.ts, draws src/modules/orders/draw.pages.test.ts, pick-ups src/modules/orders/delivery/forget-pick-ups.test.ts, people src/forgetting-people.test.ts. */
const counts = async (house: House, of: (house: House) => Promise<{ kind: string; count: number }[]> = dueNow) => Object.fromEntries((await of(house)).filter(({ kind }) => kind !== 'drafts' && kind !== 'draws' && kind !== 'pick-ups' && kind !== 'pictures' && kind !== 'people').map(({ kind, count }) => [kind, count]))

/** Henk earns a cent too much, is asked for a paper, sends it, and is refused: objection until 4 January 2027. */
async function refused(t: TestContext) {
  const kit = await applicants(t)
  const { house } = kit
  const henk = await kit.applyAs('henk')
  const { number } = await house.owner.one<{ number: string }>('select number from eligibility.application')
  const asked = await askResident(house, hanneke, number, { words: 'MERKTEKEN-VRAAG', evidence: ['payslip'] })
  assert.ok(asked.ok)
  const { papers } = await readFiles(house, [{ field: 'x', name: 'MERKTEKEN-NAAM.pdf', claims: '', bytes: await pdfBytes(await plainPdf(1, MARK)) }])
  await house.db.transaction(async (tx) => {
    await keepEvidence(house, tx, { applicationId: henk.applicationId, requestId: asked.value.id, by: { kind: 'resident', residentId: henk.residentId }, formKey: 'form-number-1', papers })
    await answerRequest(house, tx, { requestId: asked.value.id, by: { kind: 'resident', residentId: henk.residentId }, words: 'MERKTEKEN-ANTWOORD' })
  })
  const decided = await decide(house, hanneke, number, { outcome: 'refused', reason: 'income-within-limit', ownSentence: 'MERKTEKEN-ZIN', notHeard: 'own-facts' })
  assert.ok(decided.ok)
  assert.equal(decided.value.objectionLastDay, '2027-01-04')
  const known = async () => {
    const assessment = (await latestAssessment(house.db, henk.applicationId))!
    return {
      amounts: (await openAmounts(house, house.db, assessment.id)).kind, words: (await wordsOf(house, house.db, asked.value.id)).kind,
      paper: (await listEvidence(house, house.db, henk.applicationId))[0]!.gone?.because ?? 'known', test: (await recompute(house, house.db, assessment)).kind,
    }
  }
  return { ...kit, ...henk, number, decision: decided.value, known }
}

const ALL_KNOWN = { amounts: 'known', words: 'known', paper: 'known', test: 'same' }
const ALL_GONE = { amounts: 'forgotten', words: 'forgotten', paper: 'forgotten', test: 'forgotten' }
const on = (house: { clock: { set(at: string): void } }, day: string) => house.clock.set(`${day}T03:00:00+01:00`)

test('amounts, papers and words are there on the seventh day after the term for an objection, and gone the day after', async (t) => {
  const { house, known, decision, applicationId } = await refused(t)
  for (const day of ['2026-11-24', '2027-01-04', '2027-01-05', '2027-01-11']) {
    on(house, day)
    await forgetNow(house)
    assert.deepEqual(await known(), ALL_KNOWN, day)
  }
  on(house, '2027-01-12')
  assert.deepEqual(await counts(house), { amounts: 1, papers: 1, words: 2, messages: 0, contacts: 0 })
  assert.deepEqual(await known(), ALL_KNOWN, 'to count is not to forget')
  assert.deepEqual(await counts(house, forgetNow), { amounts: 1, papers: 1, words: 2, messages: 0, contacts: 0 })
  assert.deepEqual(await known(), ALL_GONE)
  assert.deepEqual(await counts(house, forgetNow), { amounts: 0, papers: 0, words: 0, messages: 0, contacts: 0 })
  const left = (await decisionOf(house.db, applicationId))!
  assert.deepEqual([left.outcome, left.reasons, left.id], ['refused', ['income-within-limit'], decision.id])
  const assessment = (await latestAssessment(house.db, applicationId))!
  assert.deepEqual([assessment.limitCents, assessment.outcome, assessment.normVersion], [170335, 'failed', 1], 'norm, limit and outcome stay')
})

test('what a letter said stays, its amounts read that they are gone', async (t) => {
  const { house, residentId } = await refused(t)
  on(house, '2027-01-12')
  await forgetNow(house)
  const letter = (await messagesTo(house.db, residentId)).find(({ kind }) => kind === 'refused')!
  const { text } = await readMessage(house, house.db, letter, amountsOf)
  assert.match(text, /\(gewist op 12.januari.2027\)/)
  assert.doesNotMatch(text, /1\.703,36|MERKTEKEN/)
  assert.deepEqual(await residentsWithoutMessage(house, expectedMessages), [])
})

test('while an objection runs, and until nobody can go to court any more, nothing is forgotten; the day after, all is, its words too', async (t) => {
  const { house, known, decision, residentId } = await refused(t)
  house.clock.set('2026-12-10T10:00:00+01:00')
  const made = await makeObjection(house, { decision }, { residentId, by: { kind: 'resident', residentId }, way: 'site', receivedOn: house.clock.today(), grounds: 'MERKTEKEN-BEZWAAR', wantsHearing: false })
  assert.ok(made.ok)
  on(house, '2027-03-01')
  assert.deepEqual({ ...await counts(house, forgetNow), messages: 0, contacts: 0 }, { amounts: 0, papers: 0, words: 0, messages: 0, contacts: 0 })
  const iris = { staffId: '01935000-0000-7000-8000-0000000000bb', staffName: 'Iris Jansen' }
  for (const handling of [{ move: 'skip-hearing', ground: 'objector-waives', words: 'Aan de telefoon.' }, { move: 'reject', words: 'Het blijft te veel.', excusable: false }] as const) {
    assert.ok((await handleObjection(house, iris, made.value.number, handling)).ok)
  }
  const { last } = await house.owner.one<{ last: LocalDate }>('select court_last_day as last from eligibility.objection')
  on(house, last)
  await forgetNow(house)
  assert.deepEqual(await known(), ALL_KNOWN, last)
  on(house, addDays(last, 1))
  await forgetNow(house)
  assert.deepEqual(await known(), ALL_GONE)
  assert.equal((await house.owner.one<{ n: number }>('select count(words_sealed)::int as n from eligibility.objection_event')).n, 0)
})

test('when an outage gave more time to object, all stays until a week after that day at least, and goes then', async (t) => {
  const { house, known } = await refused(t)
  // Down from the last day, Monday 4 January, to Wednesday 6 January; and again on Thursday, the new last day.
  on(house, '2027-01-08')
  for (const [from, to] of [['2027-01-04', '2027-01-06'], ['2027-01-07', '2027-01-07']]) {
    await registerOutage(house, { ...hanneke, role: 'manager' }, { what: 'site', fromAt: new Date(`${from}T08:00:00+01:00`), toAt: new Date(`${to}T20:00:00+01:00`) })
  }
  const lastDay = await laterByOutage(house.db, localDate('2027-01-04'))
  assert.equal(lastDay, '2027-01-08')
  for (const day of ['2027-01-12', addDays(lastDay, 7)]) {
    on(house, day)
    await forgetNow(house)
    assert.deepEqual(await known(), ALL_KNOWN, day)
  }
  on(house, '2027-01-22')
  await forgetNow(house)
  assert.deepEqual(await known(), ALL_GONE)
})

test('of an open case nothing is forgotten, however long it lasts', async (t) => {
  const kit = await applicants(t)
  await kit.applyAs('henk')
  on(kit.house, '2029-01-01')
  assert.deepEqual({ ...await counts(kit.house, forgetNow), messages: 0, contacts: 0 }, { amounts: 0, papers: 0, words: 0, messages: 0, contacts: 0 })
})

test('an application that was withdrawn is kept four weeks', async (t) => {
  const kit = await applicants(t)
  const { house } = kit
  const { applicationId } = await kit.applyAs('henk')
  await house.owner.query(`update eligibility.application set state = 'withdrawn', closed_at = $1 where id = $2`, [house.clock.now(), applicationId])
  on(house, '2026-12-21')
  assert.equal((await counts(house, forgetNow))['amounts'], 0)
  on(house, '2026-12-22')
  assert.equal((await counts(house, forgetNow))['amounts'], 1)
})

test('a message is kept two years; then it says that it was, and when; what waits for the post is not old', async (t) => {
  const { house, residentId } = await refused(t)
  await house.owner.query(`update messages.delivery set state = 'posted', sent_at = now() where message_id in (select id from messages.message where kind <> 'refused')`)
  on(house, '2028-11-23')
  await forgetNow(house)
  assert.ok((await messagesTo(house.db, residentId)).every(({ forgottenOn }) => forgottenOn === null))
  on(house, '2028-11-24')
  const { messages } = await counts(house, forgetNow)
  const rows = await messagesTo(house.db, residentId)
  assert.deepEqual([messages, rows.filter(({ forgottenOn }) => forgottenOn === null).map(({ kind }) => kind)], [rows.length - 1, ['refused']])
  const old = rows.find(({ forgottenOn }) => forgottenOn !== null)!
  assert.match((await readMessage(house, house.db, old, amountsOf)).text, /Wij stuurden je dit bericht op 23.november.2026.*Wij bewaren berichten 2 jaar/s)
  assert.deepEqual(await residentsWithoutMessage(house, expectedMessages), [])
})

test('a backup from before, put back, forgets again', async (t) => {
  const { house } = await refused(t)
  const backup = await restoredBackup(t, house.databaseUrl)
  on(house, '2027-01-12')
  await forgetNow(house)
  const restored: House = { ...house, db: backup }
  assert.deepEqual(await counts(restored), { amounts: 1, papers: 1, words: 2, messages: 0, contacts: 0 })
  assert.deepEqual(await counts(restored, forgetNow), { amounts: 1, papers: 1, words: 2, messages: 0, contacts: 0 })
  assert.deepEqual(await counts(restored), { amounts: 0, papers: 0, words: 0, messages: 0, contacts: 0 })
})

test('in everything that the database holds no BSN, amount or paper can be read, and after the forgetting no key opens one', async (t) => {
  const { house, bsnOf, applyAs } = await refused(t)
  await applyAs('fatima')
  const before = await everything(house)
  const secrets = [bsnOf('henk'), bsnOf('fatima'), '1.703,36', '170336', '1703.36', MARK, 'MERKTEKEN-NAAM', 'MERKTEKEN-VRAAG', 'MERKTEKEN-ANTWOORD', 'MERKTEKEN-ZIN', '%PDF']
  assert.deepEqual(secrets.filter((secret) => found(before, secret)), [])
  const locked = (await house.owner.query<{ bytes: Buffer }>(`
    select sealed as bytes from eligibility.amounts union all select wrapped_key from eligibility.amounts union all select sealed from eligibility.evidence
    union all select wrapped_key from eligibility.evidence union all select name_sealed from eligibility.evidence union all select asked_sealed from eligibility.request union all select answer_sealed from eligibility.request`))
    .map(({ bytes }) => bytes.toString('hex'))
  assert.equal(locked.length, 9)
  assert.deepEqual(locked.filter((hex) => !before.includes(hex)), [], 'the search does find what is there')
  on(house, '2029-01-01')
  await forgetNow(house)
  const after = await everything(house)
  assert.deepEqual(locked.filter((hex) => after.includes(hex)), [])
  assert.deepEqual(secrets.filter((secret) => found(after, secret)), [])
  for (const { name, look } of invariants(house)) assert.deepEqual(await look(), [], name)
})

test('of who signs in, looks at the form and goes away again, nothing is left', async (t) => {
  const kit = await applicants(t)
  const { house } = kit
  const count = async () => {
    const all: Record<string, number> = {}
    for (const name of await tables(house)) all[name] = (await house.owner.one<{ n: number }>(`select count(*)::int as n from ${name}`)).n
    return all
  }
  const before = await count()
  await startSession(house, house.db, { door: 'resident', name: '', roles: ['resident'], loa: 'high', bsn: kit.bsnOf('marjan') })
  assert.notDeepEqual(await count(), before)
  house.clock.set('2026-11-25T12:00:00+01:00')
  await forgetEnded(house)
  assert.deepEqual(await count(), before)
})

test('every night is written down, with nothing too, and the doctor says when one was missed', async (t) => {
  const { house } = await applicants(t)
  const doctor = async () => (await forgettingChecks(house)[0]!.look())
  assert.equal((await doctor()).state, 'care')
  on(house, '2026-11-24')
  await forgetWhenDue(house)
  await forgetWhenDue(house)
  assert.deepEqual((await forgottenSoFar(house, house.db)).map(({ kind, last, count }) => [kind, last, count]), [['amounts', '2026-11-24', 0], ['contacts', '2026-11-24', 0], ['drafts', '2026-11-24', 0], ['draws', '2026-11-24', 0], ['messages', '2026-11-24', 0], ['papers', '2026-11-24', 0], ['people', '2026-11-24', 0], ['pick-ups', '2026-11-24', 0], ['pictures', '2026-11-24', 0], ['words', '2026-11-24', 0]])
  assert.equal((await house.owner.one<{ n: number }>('select count(*)::int as n from audit.forgotten')).n, 10, 'a second look on one day with nothing to do is not a night')
  on(house, '2026-11-25')
  assert.equal((await doctor()).state, 'good')
  on(house, '2026-11-26')
  assert.equal((await doctor()).state, 'wrong')
  await assert.rejects(house.owner.query('delete from audit.forgotten'), /never changes/)
})

test('a pass that was given keeps its ground when its amounts are gone', async (t) => {
  const { house, applyAs } = await applicants(t)
  const { applicationId } = await applyAs('fatima', ALONE)
  on(house, '2027-02-01')
  assert.equal((await counts(house, forgetNow))['amounts'], 1)
  assert.equal((await decisionOf(house.db, applicationId))!.outcome, 'granted')
  for (const { name, look } of invariants(house)) assert.deepEqual(await look(), [], name)
})
