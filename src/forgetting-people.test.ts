import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { openCase } from '#modules/eligibility/open-case.ts'
import { expectedMessages } from '#modules/eligibility/index.ts'
import { personByKey } from '#modules/contacts/desk/find-person.ts'
import { insertVisit } from '#modules/contacts/desk/desk.store.ts'
import { openMatter } from '#modules/contacts/open-matter.ts'
import { receiveMatter } from '#modules/contacts/receive-matter.ts'
import { forgetEnded, startSession } from '#modules/identity/index.ts'
import { residentByBsn, residentByEmail, residentsNamed } from '#modules/residents/index.ts'
import { newId } from '#shared/ids.ts'
import { localDate } from '#shared/local-date.ts'
import { type Applicants, applicants, MARRIED } from '#test/applicants.ts'
import { restoredBackup } from '#test/database.ts'
import { found } from '#test/dump.ts'
import { hanneke, householdOver } from '#test/household-over.ts'
import { newFamily, newOffer } from '#test/small-city.ts'
import { invariants } from './care.ts'
import { peopleOver } from './forgetting-people.ts'
import { dueNow, forgetNow } from './forgetting.ts'
import type { House } from './house.ts'

const on = (house: { clock: { set(at: string): void } }, day: string) => house.clock.set(`${day}T03:00:00+01:00`)
const counted = async (rows: Promise<{ kind: string; count: number }[]>): Promise<number> => (await rows).find(({ kind }) => kind === 'people')!.count
const household = (house: Applicants['house'], id: string) => house.owner.query<{ id: string }>('select id from residents.resident where household_id = (select household_id from residents.resident where id = $1) order by id', [id])
const secretsOf = ({ house, bsnOf }: Applicants, ...keys: string[]) => keys.flatMap((key) => [bsnOf(key), house.box.find(bsnOf(key)).toString('hex')])

test('five years after the pass of a household ended nothing leads to them any more; the day before, everything is there', async (t) => {
  const all = await householdOver(t)
  const { house, residentId, dump } = all
  const secrets = [...secretsOf(all, 'youssef', 'samira', 'ilyas'), 'Youssef', 'Samira', 'Ilyas', 'Amrani', 'Korreweg', '1985-03-05', 'youssef@', '999990019', house.box.find('999990019').toString('hex'), 'Piet Zwartkop', 'Roodborstje', 'Heggenmus']
  const members = await household(house, residentId)
  assert.equal(members.length, 3)
  const first = await dump()
  assert.deepEqual(['Youssef', 'Samira', 'Ilyas', 'Amrani', 'Korreweg', '1985-03-05', 'Piet Zwartkop'].filter((one) => !found(first, one)), [], 'the search does find what is there')

  on(house, '2032-12-31')
  await forgetEnded(house)
  assert.equal(await counted(forgetNow(house)), 0)
  assert.deepEqual((await residentsNamed(house, house.db, 'youssef amrani', localDate('1985-03-05'))).map(({ id }) => id), [residentId])
  assert.equal(await personByKey(house, { kind: 'bsn', value: all.bsnOf('youssef') }), residentId)
  assert.equal((await house.owner.one<{ title: string }>(`select title from messages.message where kind = 'ordered-for-you'`)).title, '(naam gewist) bestelde een bon voor je: gratis zwemmen')

  on(house, '2033-01-01')
  assert.equal(await counted(dueNow(house)), 3)
  assert.equal(await personByKey(house, { kind: 'bsn', value: all.bsnOf('youssef') }), residentId, 'to count is not to forget')
  assert.equal(await counted(forgetNow(house)), 3)
  assert.equal(await counted(forgetNow(house)), 0)
  const left = await dump()
  assert.deepEqual(secrets.filter((secret) => found(left, secret)), [])
  for (const table of ['reach', 'reach_event', 'relation', 'note', 'kin_mark', 'representation', 'representation_act', 'representation_read']) {
    assert.equal((await house.owner.one<{ n: number }>(`select count(*)::int as n from residents.${table}`)).n, 0, table)
  }
  for (const table of ['favourite', 'last_look']) assert.equal((await house.owner.one<{ n: number }>(`select count(*)::int as n from offers.${table}`)).n, 0, table)
  assert.deepEqual(await household(house, residentId), members, 'their ids stay')
})

test('who is forgotten is found by no key, and a case or question opened by its number says that the name is gone', async (t) => {
  const { house, residentId, bsnOf, code, application, pass, matter } = await householdOver(t)
  const keys = [['bsn', bsnOf('youssef')], ['pass', pass], ['voucher', code], ['application', application], ['matter', matter]] as const
  for (const [kind, value] of keys) assert.equal(await personByKey(house, { kind, value }), residentId, kind)
  on(house, '2033-01-01')
  await forgetNow(house)
  for (const [kind, value] of keys) assert.equal(await personByKey(house, { kind, value }), undefined, kind)
  assert.deepEqual(await residentsNamed(house, house.db, 'youssef amrani', localDate('1985-03-05')), [])
  assert.equal(await residentByEmail(house, house.db, 'youssef@stadjer.example'), undefined)
  const opened = await openCase(house, hanneke.staffId, application)
  assert.ok(opened !== 'not-yours')
  const GONE = '(naam gewist op 1\u00a0januari 2033)'
  assert.deepEqual([opened.person.fullName, opened.person.addressLines, opened.person.born, opened.decision?.outcome], [GONE, [], undefined, 'granted'])
  const question = await openMatter(house, hanneke, matter)
  assert.ok(question !== 'own-household')
  assert.equal(question.resident?.fullName, GONE)
})

test('decisions, passes, bonnen, figures and every promise stay as they were', async (t) => {
  const { house } = await householdOver(t)
  on(house, '2033-01-01')
  const views = (await house.owner.query<{ name: string }>(`select viewname as name from pg_views where schemaname = 'reports' order by 1`)).map(({ name }) => name)
  assert.ok(views.length > 10)
  const figures = async () => {
    const all: Record<string, unknown> = {}
    for (const name of views) all[name] = await house.owner.query(`select * from reports.${name} as v order by v::text`)
    for (const table of ['eligibility.decision', 'passes.pass', 'passes.pass_event', 'vouchers.voucher', 'redemptions.redemption_event', 'orders.line', 'orders.limit_use']) all[table] = await house.owner.query(`select * from ${table} as v order by v::text`)
    return all
  }
  const before = await figures()
  assert.equal(await counted(forgetNow(house)), 3)
  assert.deepEqual(await figures(), before)
  for (const { name, look } of invariants(house)) assert.deepEqual(await look(), [], name)
  assert.deepEqual(await residentsWithoutMessage(house, expectedMessages), [])
})

test('who comes back with the same BSN is new', async (t) => {
  const { house, residentId, applyAs, bsnOf } = await householdOver(t)
  on(house, '2033-01-01')
  await forgetNow(house)
  assert.equal(await residentByBsn(house, house.db, bsnOf('youssef')), undefined)
  const back = await applyAs('youssef', MARRIED)
  assert.notEqual(back.residentId, residentId)
  assert.equal((await household(house, back.residentId)).some(({ id }) => id === residentId), false)
  assert.equal(await residentByBsn(house, house.db, bsnOf('youssef')), back.residentId)
  on(house, '2033-01-02')
  assert.equal(await counted(forgetNow(house)), 0, 'and is left alone')
})

test('a backup from before, put back, forgets again', async (t) => {
  const { house } = await householdOver(t)
  const backup = await restoredBackup(t, house.databaseUrl)
  on(house, '2033-01-01')
  assert.equal(await counted(forgetNow(house)), 3)
  const restored: House = { ...house, db: backup }
  assert.equal(await counted(forgetNow(restored)), 3)
  assert.equal(await counted(dueNow(restored)), 0)
})

// ---- what stops it: a household of a mother and a child whose pass ended on 31 December 2026, looked at years later ----

const OVER = '2032-01-01'
async function household2026(t: TestContext) {
  const { house } = await applicants(t)
  const [mother, child] = await newFamily(house, { children: ['2015-05-05'] })
  return { house, mother: mother!, child: child!, sale: await newOffer(house) }
}
type Two = Awaited<ReturnType<typeof household2026>>
type Stops = (two: Two) => Promise<unknown>
const id = ({ house }: Two) => newId(house.clock.now())

const STOPS: readonly (readonly [name: string, row: Stops])[] = [
  ['a pass of the child that is valid', ({ house, child }) => house.owner.query(`update passes.pass set valid_to = '2032-12-31' where id = $1`, [child.passId])],
  ['a pass that is turned off for a while', ({ house, child }) => house.owner.query(`update passes.pass set state = 'blocked', valid_to = '2032-12-31' where id = $1`, [child.passId])],
  ['a pass that ended early, within the term', (two) => two.house.owner.query(`insert into passes.pass_event (id, pass_id, at, to_state, reason, actor_door) values ($1, $2, '2027-01-01T00:00:00+01:00', 'ended', 'moved', 'staff')`, [id(two), two.child.passId])],
  ['a bon that can still be used', (two) => voucher(two, `'2026-11-23'`, '2032-12-31')],
  ['a bon that was over on the first day of the term', (two) => voucher(two, `'2026-11-23'`, '2027-01-01')],
  ['an order within the term', (two) => two.house.owner.query(`insert into orders."order" (id, resident_id, door, ordered_at) values ($1, $2, 'resident', '2027-01-01T00:00:00+01:00')`, [id(two), two.mother.id])],
  ['a chance in a draw that was not held', async (two) => {
    const [draw, signUp] = [id(two), id(two)]
    await two.house.owner.query(`insert into orders.draw (id, offer_id, closes_at, commitment, seed_sealed, opened_at) values ($1, $2, '2040-01-01', repeat('a', 64), '', '2026-11-23')`, [draw, two.sale.offerId])
    await two.house.owner.query(`insert into orders.sign_up (id, draw_id, resident_id, people, signed_at) values ($1, $2, $3, array[$4::uuid], '2026-11-23')`, [signUp, draw, two.mother.id, two.child.id])
    await two.house.owner.query('insert into orders.chance (draw_id, resident_id, sign_up_id) values ($1, $2, $3)', [draw, two.child.id, signUp])
  }],
  ['an application that is open', (two) => application(two, { state: 'submitted', words: '2027-02-01' })],
  ['an application of which the words are still there', (two) => application(two, { state: 'withdrawn', words: null })],
  ['a decision against which somebody could object within the term', async (two) => decision(two, await application(two, { state: 'refused', words: '2027-02-01' }), '2027-01-01')],
  ['an objection that is not answered', async (two) => {
    const applicationId = await application(two, { state: 'refused', words: '2027-02-01' })
    const decisionId = await decision(two, applicationId, '2026-12-31')
    await two.house.owner.query(`insert into eligibility.objection (id, number, decision_id, application_id, resident_id, state, way, received_on, entered_at, late, wants_hearing, committee, last_day)
      values ($1, 'BZ-26-00001', $2, $3, $4, 'received', 'site', '2026-11-24', '2026-11-24', false, false, false, '2027-03-01')`, [id(two), decisionId, applicationId, two.mother.id])
  }],
  ['what we owe for deciding too late, when somebody could object to it within the term', async (two) => two.house.owner.query(`
    insert into eligibility.penalty_decision (id, application_id, notice_on, first_day, last_owed, days, cents, announced_on, objection_last_day, made_at, staff_id, staff_name)
    values ($1, $2, '2026-11-01', '2026-11-16', '2026-11-18', 3, 6900, '2026-11-20', '2027-01-01', '2026-11-20', $3, 'Hanneke de Boer')`, [id(two), await application(two, { state: 'granted', words: '2027-02-01' }), hanneke.staffId])],
  ['a letter that waits for the post', async (two) => {
    const messageId = id(two)
    await two.house.owner.query(`insert into messages.message (id, resident_id, kind, text_version, title, about, values, dedupe_key, created_at) values ($1, $2, 'granted', 1, 'Je krijgt de pas', 'test', '{}', 'a key', '2026-11-23')`, [messageId, two.mother.id])
    await two.house.owner.query(`insert into messages.delivery (message_id, channel, state, next_attempt_at) values ($1, 'letter', 'waiting', '2026-11-23')`, [messageId])
  }],
  ['a question that is open', async (two) => two.house.db.transaction((tx) => receiveMatter(two.house, tx, { kind: 'question', topic: 'pass', words: 'Roodborstje', cameBy: 'form', from: { residentId: two.mother.id } }))],
  ['a conversation at the desk', (two) => insertVisit(two.house.db, { id: id(two), residentId: two.mother.id, purpose: 'pass', way: 'phone', staffId: hanneke.staffId, staffName: hanneke.staffName, role: 'kcc', openedAt: two.house.clock.now() })],
  ['another way to be reached, chosen within the term', (two) => two.house.owner.query(`insert into residents.reach (resident_id, channel, changed_at) values ($1, 'letter', '2027-01-01T00:00:00+01:00')`, [two.mother.id])],
  ['somebody who did something for them within the term', async (two) => {
    const representation = id(two)
    await two.house.owner.query(`insert into residents.representation (id, resident_id, representative_find, representative_sealed, representative_name, kind, ground, ground_seen_on, from_day, entered_at, entered_by)
      values ($1, $2, $3, '', 'Piet Zwartkop', 'bewindvoerder', 'court-order', '2026-11-20', '2026-11-23', '2026-11-23', $4)`, [representation, two.mother.id, Buffer.alloc(32), hanneke.staffId])
    await two.house.owner.query(`insert into residents.representation_act (id, representation_id, at, what) values ($1, $2, '2027-01-01T00:00:00+01:00', '/mijn/pas')`, [id(two), representation])
  }],
  ['somebody who is signed in', async ({ house, mother }) => {
    on(house, OVER)
    await startSession(house, house.db, { door: 'resident', subjectId: mother.id, name: 'Marjan', roles: ['resident'], loa: 'high', bsn: '999990019' })
  }],
  ['the register that was read again within the term', ({ house, child }) => house.owner.query(`update residents.resident set read_at = '2027-01-01T00:00:00+01:00' where id = $1`, [child.id])],
]

const voucher = (two: Two, issued: string, to: string) => two.house.owner.query(`
  insert into vouchers.voucher (id, resident_id, household_id, pass_id, offer_id, version_id, provider_id, child, code_find, code_sealed, key_id, issued_at, valid_from, valid_to)
  values ($1, $2, $3, $4, $5, $6, $7, true, $8, '', 'v1', ${issued}, '2026-11-23', $9)`, [id(two), two.child.id, two.child.householdId, two.child.passId, two.sale.offerId, two.sale.versionId, two.sale.promisedBy, Buffer.alloc(32, 1), to])

async function application(two: Two, { state, words }: { state: string; words: string | null }): Promise<string> {
  const applicationId = id(two)
  await two.house.owner.query(`insert into eligibility.application (id, number, resident_id, household_id, state, received_at, last_day, typed_sealed, closed_at, words_forgotten_on)
    values ($1, 'SP-26-00001', $2, $3, $4, '2026-11-23', '2027-01-18', $5, case when $4 <> 'submitted' then '2026-11-23'::timestamptz end, $6)`,
  [applicationId, two.mother.id, two.mother.householdId, state, Buffer.from('k1'), words])
  return applicationId
}

async function decision(two: Two, applicationId: string, lastDay: string): Promise<string> {
  const [assessment, decisionId] = [id(two), id(two)]
  await two.house.owner.query(`insert into eligibility.assessment (id, application_id, made_at, reference_date, outcome, checks, policy_version) values ($1, $2, '2026-11-23', '2026-11-23', 'failed', '[]', 1)`, [assessment, applicationId])
  await two.house.owner.query(`insert into eligibility.decision (id, application_id, assessment_id, outcome, made_by, staff_id, staff_name, reasons, decided_at, announced_on, objection_last_day, policy_version, not_heard)
    values ($1, $2, $3, 'refused', 'person', $4, 'Hanneke de Boer', '{income-within-limit}', '2026-11-23', '2026-11-23', $5, 1, 'own-facts')`, [decisionId, applicationId, assessment, hanneke.staffId, lastDay])
  return decisionId
}

test('a household of which nothing is left but an old pass is over', async (t) => {
  const { house } = await household2026(t)
  on(house, '2031-12-31')
  assert.equal(await peopleOver.forget(house), 0)
  on(house, OVER)
  assert.equal(await peopleOver.forget(house), 2)
})

test('who is read from the register while the night is at it is not forgotten', async (t) => {
  const { house, mother, child } = await household2026(t)
  on(house, OVER)
  let night: Promise<number> | undefined
  await house.db.transaction(async (tx) => {
    await tx.query('select residents.lock_households($1)', [[mother.id]])
    night = peopleOver.forget(house)
    while ((await house.owner.one<{ n: number }>(`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).n === 0) { /* asked again */ }
    await tx.query('update residents.resident set read_at = $2 where id = $1', [child.id, house.clock.now()])
  })
  assert.equal(await night, 0)
})

test('something that is open for who is forgotten is told by the invariants', async (t) => {
  const two = await household2026(t)
  on(two.house, OVER)
  await peopleOver.forget(two.house)
  const broken = async () => (await invariants(two.house).find(({ name }) => name.startsWith('who is forgotten'))!.look()).length
  assert.equal(await broken(), 0)
  await voucher(two, `'2026-11-23'`, '2032-12-31')
  assert.equal(await broken(), 1)
  await application(two, { state: 'submitted', words: '2027-02-01' })
  assert.equal(await broken(), 2)
})

test('what was chosen and done for somebody is taken away with them only', async (t) => {
  const { house, mother } = await household2026(t)
  await house.owner.query(`insert into residents.reach_event (id, resident_id, channel, at) values ($1, $2, 'letter', '2026-11-23')`, [newId(house.clock.now()), mother.id])
  await assert.rejects(house.owner.query('delete from residents.reach_event'), /what happened never changes/)
  await assert.rejects(house.owner.query(`update residents.reach_event set channel = 'email'`), /UPDATE/)
  await assert.rejects(house.owner.query(`update residents.resident set forgotten_on = '2032-01-01' where id = $1`, [mother.id]), /resident_is_somebody/)
})

for (const [name, row] of STOPS) {
  test(`${name} keeps the whole household, and nobody else's`, async (t) => {
    const two = await household2026(t)
    const others = await newFamily(two.house, { adults: 2 })
    await row(two)
    on(two.house, OVER)
    assert.equal(await peopleOver.due(two.house), others.length)
    assert.equal(await peopleOver.forget(two.house), others.length)
    assert.deepEqual((await two.house.owner.query<{ id: string }>('select id from residents.resident where forgotten_on is null order by id')).map((one) => one.id), [two.mother.id, two.child.id].sort())
  })
}
