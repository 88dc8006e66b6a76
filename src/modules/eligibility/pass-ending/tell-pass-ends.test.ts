import assert from 'node:assert/strict'
import { test } from 'node:test'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { passOf } from '#modules/passes/index.ts'
import { vouchersRoutes } from '#modules/vouchers/index.ts'
import { localDate } from '#shared/local-date.ts'
import { applicants, MARRIED } from '#test/applicants.ts'
import { browser } from '#test/page.ts'
import { endingSoon } from '../domain/pass-ending.ts'
import { eligibilityRoutes, expectedMessages } from '../index.ts'
import { rulesOn } from '../rules-in-force.ts'
import { tellPassEnds } from './tell-pass-ends.ts'

test('a pass ends soon when it is over within eight weeks and a new one would last longer', async (t) => {
  const { house } = await applicants(t)
  const { policy } = await rulesOn(house, house.clock.today())
  const on = (day: string, weeks = 8) => endingSoon({ ...policy, passEndsNoticeWeeks: weeks }, localDate(day))
  assert.deepEqual(on('2027-10-31'), { from: '2027-10-31', to: '2027-12-26' }, 'nobody whose pass ends on 31 December: a new one would end that day too')
  assert.deepEqual(on('2027-11-05'), { from: '2027-11-05', to: '2027-12-31' })
  assert.deepEqual(on('2027-12-31'), { from: '2027-12-31', to: '2028-02-25' })
  assert.equal(policy.passEndsNoticeWeeks, 8, 'a policy from before this was a term says 8')
  assert.deepEqual(on('2027-12-02', 4), { from: '2027-12-02', to: '2027-12-30' }, 'a municipality may say other weeks')
  assert.deepEqual(on('2027-12-03', 4), { from: '2027-12-03', to: '2027-12-31' })
  assert.equal(on('2027-10-31', 26)?.to, '2027-12-30', 'never before applying again gives a longer pass')
})

test('every adult hears once, eight weeks before, that the pass ends; not who waits for a decision, who died, or a child', async (t) => {
  const { house, applyAs } = await applicants(t)
  const { residentId } = await applyAs('samira', MARRIED)
  const last = (await passOf(house, house.db, residentId, house.clock.today()))!.validTo
  assert.equal(last, '2027-12-31')
  const told = async () => (await house.owner.query<{ name: string; until: string }>(`select values ->> 'name' as name, values ->> 'validTo' as until from messages.message where kind = 'pass-ends-soon' order by 1`)).map(({ name, until }) => `${name} ${until.replaceAll('\u00a0', ' ')}`)
  const missed = async () => (await residentsWithoutMessage(house, expectedMessages)).filter(({ dedupeKey }) => dedupeKey?.includes('pass-ends-soon')).length
  house.clock.set('2027-11-04T12:00:00+01:00')
  assert.equal(await tellPassEnds(house), 0, 'a day too early')
  house.clock.set('2027-11-05T12:00:00+01:00')
  assert.equal(await missed(), 0, 'on the first day the worker still has to come by')
  house.clock.set('2027-11-06T12:00:00+01:00')
  assert.equal(await missed(), 2)
  assert.equal(await tellPassEnds(house), 2)
  assert.equal(await tellPassEnds(house), 0, 'told once')
  assert.equal(await missed(), 0)
  const heard = await told()
  assert.ok(heard.length === 2 && heard.every((one) => one.endsWith('31 december 2027')), heard.join())
  await house.owner.query(`delete from messages.delivery where message_id in (select id from messages.message where kind = 'pass-ends-soon')`)
  await house.owner.query(`delete from messages.message where kind = 'pass-ends-soon'`)
  await house.owner.query('update residents.resident set deceased = true where id = $1', [residentId])
  assert.equal(await tellPassEnds(house), 1)
  await house.owner.query(`delete from messages.delivery where message_id in (select id from messages.message where kind = 'pass-ends-soon')`)
  await house.owner.query(`delete from messages.message where kind = 'pass-ends-soon'`)
  await house.owner.query('update residents.resident set deceased = false')
  await house.owner.query(`update eligibility.application set state = 'submitted', closed_at = null, opened_at = null`)
  assert.equal(await tellPassEnds(house), 0, 'a household that applied already is not told to apply')
})

test('when the pass is over, the wallet and the form say since when, and lead on; while it is off, whose', async (t) => {
  const { house, applyAs } = await applicants(t)
  const { residentId } = await applyAs('fatima')
  const b = await browser(t, house, { routes: [...vouchersRoutes(house), ...eligibilityRoutes(house, { mailCode: async () => 'sent', passesEnded: async () => {} })] })
  const signIn = () => b.signIn({ door: 'resident', roles: ['resident'], subjectId: residentId, name: 'Fatima' })
  signIn()
  assert.match((await b.get('/mijn/bonnen')).text, /Je pas Fatima, .* Geldig tot en met 31 december 2027/)
  await house.owner.query(`update passes.pass set state = 'blocked' where under_resident is not null and id = (select id from passes.pass where under_resident is not null order by id limit 1)`)
  const off = await b.get('/mijn/bonnen')
  assert.match(off.text, /Je pas Fatima en \S+\. Geldig tot en met 31 december 2027\. \S+\. De pas staat uit\./)
  house.clock.set('2028-01-08T12:00:00+01:00')
  signIn()
  const over = await b.get('/mijn/bonnen')
  assert.match(over.text, /Je pas is voorbij Je pas was geldig tot en met 31 december 2027\. Vraag hem opnieuw aan\..*Vraag opnieuw aan/)
  assert.doesNotMatch(over.text, /Kijk bij het aanbod wat je leuk vindt/)
})
