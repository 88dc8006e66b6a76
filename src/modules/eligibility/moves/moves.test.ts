import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { document } from '#modules/knowledge/index.ts'
import { passOf } from '#modules/passes/index.ts'
import { NotFound } from '#web/answer.ts'
import { applicants } from '#test/applicants.ts'
import { forgetAmounts } from '../amounts.ts'
import { applicationByNumber } from '../application.store.ts'
import { decide, expectedMessages, amountsOf, type Verdict } from '../index.ts'
import { decisionOf, decisionsOf } from '../decision.store.ts'
import { markConflict } from '../open-case.ts'
import { requestsOf } from '../request.store.ts'
import { wordsOf } from '../request-words.ts'
import { askResident, proposeRefusal } from './ask-resident.ts'
import { answerRequest, expireRequests, takeBack } from './close-request.ts'
import { decideAgain } from './decide-again.ts'

const hanneke = { staffId: '01935000-0000-7000-8000-0000000000aa', staffName: 'Hanneke de Boer' }
const iris = { staffId: '01935000-0000-7000-8000-0000000000bb', staffName: 'Iris Jansen' }
const YES: Verdict = { outcome: 'granted', ownSentence: 'Die cent tellen wij niet mee.' }
const NO: Verdict = { outcome: 'refused', reason: 'income-within-limit', ownSentence: 'Wij hebben je loonstrook bekeken.' }
const PAPERS = { words: 'Wij willen zien of de nabetaling over september erin zit.', evidence: ['payslip', 'other'] as const }
const PROPOSAL = { words: 'Volgens je loonstrook verdien je meer dan de grens.', reason: 'income-within-limit' }

async function henk(t: TestContext) {
  const kit = await applicants(t)
  const { house } = kit
  const applied = await kit.applyAs('henk')
  const { number } = await house.owner.one<{ number: string }>('select number from eligibility.application')
  const now = async () => (await applicationByNumber(house.db, number))!
  const letters = async () => (await house.owner.query<{ kind: string }>('select kind from messages.message order by created_at, id')).map(({ kind }) => kind)
  const letter = async (kind: string) => {
    const row = await house.owner.one<{ values: Record<string, string>; amounts_ref: string | null }>('select values, amounts_ref from messages.message where kind = $1 order by created_at desc limit 1', [kind])
    return document(house, `letters/${kind}`, { ...row.values, ...(row.amounts_ref ? await amountsOf(house, house.db, row.amounts_ref) : {}) }).text.replaceAll('\u00a0', ' ')
  }
  const missed = () => residentsWithoutMessage(house, expectedMessages)
  const lastRequest = async () => (await requestsOf(house.db, applied.applicationId)).at(-1)!
  const answer = (requestId: string, words = 'Hier is mijn loonstrook.') => house.db.transaction((tx) => answerRequest(house, tx, { requestId, by: { kind: 'resident', residentId: applied.residentId }, words }))
  return { ...kit, ...applied, number, now, letters, letter, missed, lastRequest, answer }
}

test('asked: the case waits for the resident, who reads what we need, until when, and that the clock stands still', async (t) => {
  const { house, number, now, letter, missed } = await henk(t)
  const asked = await askResident(house, hanneke, number, PAPERS)
  assert.ok(asked.ok)
  assert.deepEqual([(await now()).state, asked.value.dueOn], ['waiting-for-resident', '2026-12-07'])
  const words = await letter('evidence-needed')
  for (const part of ['Je loonstrook', 'of de nabetaling over september erin zit', 'tot en met maandag 7 december 2026', 'staat de tijd voor ons besluit stil', number]) assert.ok(words.includes(part), part)
  const [row] = await house.owner.query<{ reaction_until: string; values: object }>(`select reaction_until, values from messages.message where kind = 'evidence-needed'`)
  assert.equal(row!.reaction_until, '2026-12-07')
  assert.equal(JSON.stringify(row!.values).includes('nabetaling'), false, 'the words of a caseworker are sealed, never in the message itself')
  assert.deepEqual(await missed(), [])
})

test('answered: back in review, the days that it stood still are added, and the resident is told the new last day', async (t) => {
  const { house, number, now, answer, lastRequest, letter, missed } = await henk(t)
  await askResident(house, hanneke, number, PAPERS)
  house.clock.set('2026-12-03T12:00:00+01:00')
  const answered = await answer((await lastRequest()).id)
  assert.ok(answered.ok)
  // 24 November up to and including 2 December stood still: nine days after 18 January.
  assert.deepEqual([(await now()).state, (await now()).lastDay, answered.value.application.lastDay], ['in-review', '2027-01-27', '2027-01-27'])
  assert.match(await letter('answer-received'), /Het kwam binnen op 3 december 2026.*tot en met 27 januari 2027/s)
  const words = await wordsOf(house, house.db, answered.value.request.id)
  assert.deepEqual([words.kind === 'known' && words.answer, answered.value.request.state], ['Hier is mijn loonstrook.', 'answered'])
  assert.equal((await answer(answered.value.request.id)).ok, false, 'a second answer is refused, not lost silently')
  assert.deepEqual(await missed(), [])
})

test('on the last day an answer is in time; the day after, the machine goes on without it, and says so', async (t) => {
  const { house, number, now, lastRequest, letter, missed } = await henk(t)
  await askResident(house, hanneke, number, PAPERS)
  house.clock.set('2026-12-07T23:59:00+01:00')
  assert.equal(await expireRequests(house), 0)
  house.clock.set('2026-12-10T00:01:00+01:00')
  assert.equal(await expireRequests(house), 1)
  // Up to and including 7 December stood still: fourteen days, also when the machine came two days late.
  assert.deepEqual([(await now()).state, (await now()).lastDay, (await lastRequest()).state], ['in-review', '2027-02-01', 'expired'])
  assert.match(await letter('question-over'), /tot en met maandag 7 december 2026.*tot en met 1 februari 2027/s)
  assert.equal(await expireRequests(house), 0)
  assert.deepEqual(await missed(), [])
})

test('a question can be taken back: the clock runs, and the resident need not look for papers any more', async (t) => {
  const { house, number, now, letters, missed } = await henk(t)
  await askResident(house, hanneke, number, PAPERS)
  assert.ok((await house.db.transaction((tx) => takeBack(house, tx, iris, number))).ok)
  assert.deepEqual([(await now()).state, (await letters()).at(-1)], ['in-review', 'question-taken-back'])
  assert.equal((await house.db.transaction((tx) => takeBack(house, tx, iris, number))).ok, false)
  assert.deepEqual(await missed(), [])
})

test('a caseworker may enter what came by post; a stranger has no question to answer', async (t) => {
  const { house, number, now, lastRequest, applyAs } = await henk(t)
  await askResident(house, hanneke, number, PAPERS)
  const { id } = await lastRequest()
  const { residentId: stranger } = await applyAs('lotte')
  await assert.rejects(house.db.transaction((tx) => answerRequest(house, tx, { requestId: id, by: { kind: 'resident', residentId: stranger }, words: 'x' })), NotFound)
  await markConflict(house, iris.staffId, number)
  const own = await house.db.transaction((tx) => answerRequest(house, tx, { requestId: id, by: { kind: 'person', ...iris }, words: 'x' }))
  assert.equal(own.ok || own.refusal.reason, 'own-household')
  assert.ok((await house.db.transaction((tx) => answerRequest(house, tx, { requestId: id, by: { kind: 'person', ...hanneke }, words: 'Kwam met de post.' }))).ok)
  assert.equal((await now()).state, 'in-review')
})

test('a no is proposed first: with the reasons and amounts, and the clock runs on; then it can be refused', async (t) => {
  const { house, number, now, letter, lastRequest, answer, missed } = await henk(t)
  const early = await decide(house, hanneke, number, NO)
  assert.equal(early.ok || early.refusal.reason, 'not-heard')
  assert.ok((await proposeRefusal(house, hanneke, number, PROPOSAL)).ok)
  const words = await letter('refusal-proposed')
  for (const part of ['Dit is nog geen besluit', 'Je inkomen is € 1.703,36. De grens voor jou is € 1.703,35.', 'verdien je meer dan de grens', 'tot en met maandag 7 december 2026']) assert.ok(words.includes(part), part)
  assert.deepEqual(await missed(), [])
  const waiting = await decide(house, hanneke, number, NO)
  assert.equal(waiting.ok || waiting.refusal.reason, 'moved-on')
  house.clock.set('2026-12-01T10:00:00+01:00')
  assert.ok((await answer((await lastRequest()).id, 'Ik vind dat niet eerlijk.')).ok)
  assert.equal((await now()).lastDay, '2027-01-18', 'the term to react does not stop the clock')
  assert.ok((await decide(house, hanneke, number, NO)).ok)
  assert.deepEqual(await missed(), [])
})

test('a yes need not wait for an answer: the question is closed, and nobody looks for papers any more', async (t) => {
  const { house, number, lastRequest, missed, letters } = await henk(t)
  await askResident(house, hanneke, number, PAPERS)
  assert.ok((await decide(house, hanneke, number, YES)).ok)
  assert.deepEqual([(await lastRequest()).state, (await letters()).at(-1)], ['taken-back', 'granted'])
  assert.deepEqual(await missed(), [])
})

test('two caseworkers at once: one asks, the other is told where the case is now; one letter', async (t) => {
  const { house, number, letters } = await henk(t)
  const outcomes = await Promise.all([askResident(house, hanneke, number, PAPERS), proposeRefusal(house, iris, number, PROPOSAL)])
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1)
  const lost = outcomes.find((one) => !one.ok)
  assert.equal(lost && !lost.ok && lost.refusal.reason, 'moved-on')
  assert.equal((await letters()).length, 3)
})

test('a decision is replaced: the earlier one stays as it was sent, one is in force, and the pass follows', async (t) => {
  const { house, number, residentId, applicationId, letter, missed } = await henk(t)
  const first = await decide(house, hanneke, number, { ...NO, notHeard: 'own-facts' } as Verdict)
  assert.ok(first.ok)
  const ended: string[] = []
  const given = { passesEnded: async (_tx: unknown, { passes }: { passes: readonly { id: string }[] }) => { ended.push(...passes.map(({ id }) => id)) } }
  const again = (decisionId: string, verdict: Verdict, by = iris) => house.db.transaction((tx) => decideAgain(house, tx, given, { decisionId, by, verdict, because: 'correction' }))

  const second = await again(first.value.id, YES)
  assert.ok(second.ok)
  assert.equal((await decisionOf(house.db, applicationId))?.id, second.value.id)
  assert.deepEqual((await decisionsOf(house.db, applicationId)).map(({ outcome, replaces }) => [outcome, replaces]), [['refused', undefined], ['granted', first.value.id]])
  assert.match(await letter('granted-again'), /in de plaats van ons eerdere besluit.*Die cent tellen wij niet mee/s)
  assert.match(await letter('refused'), /Wij hebben je loonstrook bekeken/, 'the first letter still says what it said')
  assert.ok(await passOf(house, house.db, residentId, house.clock.today()))
  assert.deepEqual(await missed(), [])

  const twice = await again(first.value.id, YES)
  assert.equal(twice.ok || twice.refusal.reason, 'replaced-already')
  const unheard = await again(second.value.id, NO)
  assert.equal(unheard.ok || unheard.refusal.reason, 'not-heard')
  const third = await again(second.value.id, { ...NO, notHeard: 'heard-before' } as Verdict)
  assert.ok(third.ok)
  assert.equal(await passOf(house, house.db, residentId, house.clock.today()), undefined)
  assert.equal(ended.length, 1, 'what follows from it on the right was asked')
  assert.deepEqual(await missed(), [])
})

test('after the forgetting nothing can be decided on the amounts, and that is said; the letters say the day', async (t) => {
  const { house, number, letter } = await henk(t)
  const first = await decide(house, hanneke, number, { ...NO, notHeard: 'own-facts' } as Verdict)
  assert.ok(first.ok)
  house.clock.set('2027-03-19T03:00:00+01:00')
  await house.db.transaction((tx) => forgetAmounts(house, tx, first.value.assessmentId))
  const again = await house.db.transaction((tx) => decideAgain(house, tx, { passesEnded: async () => {} }, { decisionId: first.value.id, by: iris, verdict: YES, because: 'correction' }))
  assert.equal(again.ok || again.refusal.reason, 'forgotten')
  assert.match(await letter('refused'), /Je inkomen is \(gewist op 19 maart 2027\)/)
})

test('the database keeps one decision in force, whatever a program does', async (t) => {
  const { house, number, applicationId } = await henk(t)
  const first = await decide(house, hanneke, number, YES)
  assert.ok(first.ok)
  const copy = (replaces: string | null, because: string | null) => house.owner.query(`
    insert into eligibility.decision select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'replaces', $2::text, 'replaced_because', $3::text))).*
      from eligibility.decision d where d.application_id = $1 and d.replaces is null`, [applicationId, replaces, because])
  await assert.rejects(copy(null, null), /decision_first/)
  await copy(first.value.id, 'correction')
  await assert.rejects(copy(first.value.id, 'correction'), /replaces/)
})
