import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { insertVisit } from '#modules/contacts/desk/desk.store.ts'
import { receiveMatter } from '#modules/contacts/receive-matter.ts'
import { settleMatter } from '#modules/contacts/settle-matter.ts'
import { promisedOffers } from '#modules/offers/index.ts'
import { placeWithPartner } from '#modules/orders/index.ts'
import { partnerToOrderFor } from '#modules/orders/partner/partner-to-order-for.ts'
import { redeem } from '#modules/redemptions/redeem.ts'
import { peopleOf, voucherOf, voucherPaperOf } from '#modules/vouchers/index.ts'
import { newId } from '#shared/ids.ts'
import { applicants, MARRIED } from './applicants.ts'
import { everything } from './dump.ts'
import type { TestHouse } from './house.ts'
import { reachByEmail } from './kept-resident.ts'
import { newOffer, newProvider } from './small-city.ts'

export const hanneke = { staffId: '01935000-0000-7000-8000-0000000000aa', staffName: 'Hanneke de Boer', role: 'caseworker' } as const

/**
 * Youssef, Samira and Ilyas have the pass until 31 December 2027. He orders for all three, one bon is used, he has mail and
 * somebody who arranges things for him, keeps an offer, and asks something that is answered: the last of it all is that pass.
 */
export async function householdOver(t: TestContext) {
  const kit = await applicants(t)
  const { house } = kit
  const texts = new Set((await everything(house)).split('\n'))
  const youssef = await kit.applyAs('youssef', MARRIED)
  assert.equal(youssef.state, 'granted')
  await reachByEmail(house, youssef.residentId, 'youssef@stadjer.example')
  const provider = await newProvider(house)
  const till = { providerId: provider, sessionId: 'kassa-1', personId: undefined }
  const sale = await newOffer(house, { givenBy: { provider } })
  const offer = (await promisedOffers(house, house.db, [sale.versionId])).get(sale.versionId)!
  const people = await peopleOf(house, house.db, youssef.residentId)
  const signed = { door: 'resident', roles: ['resident'], subjectId: youssef.residentId } as unknown as Parameters<typeof partnerToOrderFor>[2]
  const partner = (await partnerToOrderFor(house, house.db, signed, people[0]))!
  assert.ok((await placeWithPartner(house, { by: people[0]!, people, partner, offer, key: 'a-key-of-this-test', actor: { door: 'resident', id: youssef.residentId } })).ok)
  const { id: voucherId } = await house.owner.one<{ id: string }>('select id from vouchers.voucher where resident_id = $1', [youssef.residentId])
  assert.ok((await redeem(house, till, { voucherId, way: 'code', nonce: 'a'.repeat(32) })).ok)
  const voucher = (await voucherOf(house, house.db, voucherId, [youssef.residentId]))!
  const matter = await house.db.transaction((tx) => receiveMatter(house, tx, { kind: 'question', topic: 'pass', words: 'Roodborstje', cameBy: 'form', from: { residentId: youssef.residentId } }))
  assert.ok((await settleMatter(house, hanneke, matter.number, { outcome: 'answered', words: 'Heggenmus', clearly: false, called: false })).ok)
  await insertVisit(house.db, { id: newId(house.clock.now()), residentId: youssef.residentId, purpose: 'pass', way: 'phone', staffId: hanneke.staffId, staffName: hanneke.staffName, role: 'kcc', openedAt: house.clock.now() })
  await house.owner.query('insert into offers.favourite (resident_id, offer_id, kept_at) values ($1, $2, $3)', [youssef.residentId, sale.offerId, house.clock.now()])
  await house.owner.query('insert into offers.last_look (resident_id, looked_at) values ($1, $2)', [youssef.residentId, house.clock.now()])
  const representation = newId(house.clock.now())
  await house.owner.query(`insert into residents.representation (id, resident_id, representative_find, representative_sealed, representative_name, kind, ground, ground_seen_on, from_day, entered_at, entered_by)
    values ($1, $2, $3, $4, 'Piet Zwartkop', 'bewindvoerder', 'court-order', '2026-11-20', '2026-11-23', $5, $6)`,
  [representation, youssef.residentId, house.box.find('999990019'), house.box.seal('999990019', 'residents.representation'), house.clock.now(), hanneke.staffId])
  await house.owner.query(`insert into residents.representation_act (id, representation_id, at, what) values ($1, $2, $3, '/mijn/pas')`, [newId(house.clock.now()), representation, house.clock.now()])
  await house.owner.query(`insert into residents.representation_read (representation_id, day, what, at) values ($1, '2026-11-23', '/mijn/pas', $2)`, [representation, house.clock.now()])
  // A caseworker looked at it too.
  await house.owner.query('update eligibility.application set opened_at = received_at')
  await posted(house)
  const { number: application } = await house.owner.one<{ number: string }>('select number from eligibility.application')
  const { number: pass } = await house.owner.one<{ number: string }>('select number from passes.pass where resident_id = $1', [youssef.residentId])
  /** What is kept beside the texts of the shop: practice for the desk has people of these names. */
  const dump = async () => (await everything(house)).split('\n').filter((line) => !texts.has(line)).join('\n')
  return { ...kit, ...youssef, dump, till, code: voucherPaperOf(house, voucher).code, application, pass, matter: matter.number }
}

/** What waits for the post does not wait for years. */
const posted = (house: TestHouse) => house.owner.query(`update messages.delivery set state = case channel when 'email' then 'sent' else 'posted' end, sent_at = $1 where state = 'waiting'`, [house.clock.now()])
