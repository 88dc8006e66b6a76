import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bsnOf } from '#modules/residents/index.ts'
import { applicants } from '#test/applicants.ts'
import { decide } from './index.ts'
import { openCase } from './open-case.ts'

const SELF = '01935000-0000-7000-8000-0000000000cc'
const YES = { outcome: 'granted', ownSentence: '' } as const

test('a caseworker who has a case of their own neither reads it nor decides on it; another colleague does', async (t) => {
  const { house, applyAs } = await applicants(t)
  const { applicationId, residentId } = await applyAs('henk')
  const { number } = await house.owner.one<{ number: string }>('select number from eligibility.application where id = $1', [applicationId])
  const find = house.box.find(await bsnOf(house, house.db, residentId))
  await house.owner.query(`insert into identity.staff (id, issuer, subject, name, last_signed_in, own_find) values ($1, 'x', 'y', 'Henk Wiersema', now(), $2)`, [SELF, find])
  assert.equal(await openCase(house, SELF, number), 'not-yours')
  const own = await decide(house, { staffId: SELF, staffName: 'Henk Wiersema' }, number, YES)
  assert.equal(own.ok || own.refusal.reason, 'own-household')
  assert.deepEqual(await house.owner.query('select * from eligibility.decision'), [], 'nothing was decided')
  const other = await decide(house, { staffId: '01935000-0000-7000-8000-0000000000dd', staffName: 'Hanneke de Boer' }, number, YES)
  assert.ok(other.ok)
})
