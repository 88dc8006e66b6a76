import assert from 'node:assert/strict'
import { test } from 'node:test'
import { personas, population, readNorms } from '#demo/personas.ts'
import { decide } from '#modules/eligibility/index.ts'
import { keepEvidence } from '#modules/eligibility/evidence/keep-evidence.ts'
import { readFiles } from '#modules/eligibility/evidence/read-files.ts'
import { askResident } from '#modules/eligibility/moves/ask-resident.ts'
import { answerRequest } from '#modules/eligibility/moves/close-request.ts'
import { withdraw } from '#modules/eligibility/moves/withdraw.ts'
import { localDate } from '#shared/local-date.ts'
import { formatEuro } from '#shared/money.ts'
import { type Applicants, ALONE, applicants } from '#test/applicants.ts'
import { everything, found, foundNumber } from '#test/dump.ts'
import { pdfBytes, plainPdf } from '#test/files.ts'
import { invariants } from './care.ts'
import { dueNow, forgetNow } from './forgetting.ts'

// The whole cast applies, is asked for a paper where a person looks, and is decided on. Then everything that the database
// holds is read as text, as who copies it would.

const TODAY = localDate('2026-11-23')
const hanneke = { staffId: '01935000-0000-7000-8000-0000000000aa', staffName: 'Hanneke de Boer' }

test('of nobody in the cast can a BSN, an income, a paper or a word be read in what the database holds; after the forgetting no key of it is left', async (t) => {
  const kit = await applicants(t)
  const { house } = kit
  const before = await everything(house)
  const marks: string[] = []
  const waiting: string[] = []
  for (const { key } of personas(TODAY, readNorms())) {
    const applied = await kit.applyAs(key, ALONE)
    if (applied.state === 'waiting-for-source') waiting.push(applied.residentId)
    if (applied.state === 'in-review') marks.push(...await papersOf(kit, key, applied))
  }
  assert.ok(marks.length > 20, 'many of them are looked at by a person')

  const { bsns, amounts, shared } = secretsOf(before, (await house.owner.query<{ cents: number }>('select distinct limit_cents as cents from eligibility.assessment where limit_cents is not null')).map(({ cents }) => cents))
  assert.ok(bsns.length > 30 && amounts.length > 15, `${bsns.length} people, ${amounts.length} amounts`)
  t.diagnostic(`${bsns.length} BSNs, ${amounts.length} amounts in three notations, ${marks.length} marks; ${waiting.length} withdrew; ${shared.length} amounts are also a norm or a limit that anybody may know`)
  const readable = (dump: string) => [
    ...[...bsns, ...marks].filter((secret) => found(dump, secret)),
    ...amounts.filter((cents) => notations(cents).some((notation) => found(dump, notation)) || foundNumber(dump, String(cents))),
  ]
  const full = await everything(house)
  assert.deepEqual(readable(full), [])
  assert.ok(found(full, 'Fatima') && foundNumber(full, '170335'), 'the search does find what is there')

  const locked = await lockedBytes(kit)
  assert.deepEqual(locked.filter((hex) => !full.includes(hex)), [])
  for (const residentId of waiting) assert.ok((await withdraw(house, residentId)).ok)
  house.clock.set('2027-03-01T03:00:00+01:00')
  await forgetNow(house)
  assert.ok((await dueNow(house)).every(({ count }) => count === 0))
  const left = await everything(house)
  assert.deepEqual(readable(left), [])
  assert.deepEqual(locked.filter((hex) => left.includes(hex)), [])
  assert.deepEqual(await lockedBytes(kit), [], 'no key and nothing locked is left of any of them')
  for (const { name, look } of invariants(house)) assert.deepEqual(await look(), [], name)
})

/** A question, a paper and an answer, then a no: each with a mark of this person. Answers the marks. */
async function papersOf({ house }: Applicants, key: string, { applicationId, residentId }: { applicationId: string; residentId: string }): Promise<string[]> {
  const mark = (what: string) => `MERKTEKEN-${what}-${key.toUpperCase()}`
  const { number } = await house.owner.one<{ number: string }>('select number from eligibility.application where id = $1', [applicationId])
  const asked = await askResident(house, hanneke, number, { words: mark('VRAAG'), evidence: ['payslip'] })
  assert.ok(asked.ok, key)
  const { papers } = await readFiles(house, [{ field: 'x', name: `${mark('NAAM')}.pdf`, claims: '', bytes: await pdfBytes(await plainPdf(1, mark('PAPIER'))) }])
  await house.db.transaction(async (tx) => {
    await keepEvidence(house, tx, { applicationId, requestId: asked.value.id, by: { kind: 'resident', residentId }, formKey: `form-of-${key}`, papers })
    await answerRequest(house, tx, { requestId: asked.value.id, by: { kind: 'resident', residentId }, words: mark('ANTWOORD') })
  })
  const decided = await decide(house, hanneke, number, { outcome: 'refused', reason: 'income-within-limit', ownSentence: mark('ZIN'), notHeard: 'own-facts' })
  assert.ok(decided.ok, key)
  return ['VRAAG', 'NAAM', 'PAPIER', 'ANTWOORD', 'ZIN'].map(mark)
}

/** BSNs of everybody, partners and children too. An amount that is a norm or a limit besides tells nothing about a person. */
function secretsOf(before: string, limits: readonly number[]) {
  const all = population(TODAY, readNorms())
  const cents = [...new Set(all.flatMap(({ income }) => income.map(({ bedrag }) => Math.round(Number(bedrag) * 100))))]
  const known = (amount: number) => limits.includes(amount) || foundNumber(before, String(amount)) || found(before, notations(amount)[0]!)
  return { bsns: all.map(({ bsn }) => bsn), amounts: cents.filter((one) => !known(one)), shared: cents.filter(known) }
}

/** 1703.36 and 1.703,36. */
const notations = (cents: number): readonly string[] => [(cents / 100).toFixed(2), formatEuro(cents).replace(/[^\d.,]/g, '')]

const lockedBytes = async ({ house }: Applicants): Promise<string[]> => (await house.owner.query<{ bytes: Buffer }>(`
  select * from (
    select sealed as bytes from eligibility.amounts union all select wrapped_key from eligibility.amounts union all select sealed from eligibility.evidence
    union all select wrapped_key from eligibility.evidence union all select name_sealed from eligibility.evidence
    union all select asked_sealed from eligibility.request union all select answer_sealed from eligibility.request) all_of_it where bytes is not null`))
  .map(({ bytes }) => bytes.toString('hex'))
