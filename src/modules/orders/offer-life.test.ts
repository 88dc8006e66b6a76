import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { offerBySlug, promisedOffers } from '#modules/offers/index.ts'
import { approveDraft } from '#modules/offers/manage/decide-draft.ts'
import { allFields, type Typed, typedIn } from '#modules/offers/manage/fields.ts'
import { beginDraft, changeOffer, draftOf, saveDraft, sendDraft } from '#modules/offers/manage/write-draft.ts'
import { keepGroup, keepProvider } from '#modules/providers/index.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { type Citizen, newFamily } from '#test/small-city.ts'
import { cancelOfEnded, endOffer } from './end-offer.ts'
import { placeOrder } from './place-order.ts'
import { tellHolders } from './tell-holders.ts'

const ruben = { staffId: '0198a000-0000-7000-8000-00000000000a', staffName: 'Ruben', role: 'editor' }
const sanne = { staffId: '0198a000-0000-7000-8000-00000000000b', staffName: 'Sanne', role: 'editor' }

const plain: Typed = {
  titel: 'Een middag uit', samenvatting: 'Een middag uit.', beschrijving: 'Je gaat een middag uit.', soort: 'uitjes', aanbieder: 'baken', korting: 'gratis', 'voor-wie': 'iedereen',
  keer: '1', per: 'persoon', periode: 'jaar', 'bestellen-vanaf': '2026-11-01', 'bestellen-tijd': '09:00', 'bestellen-tot': '2026-12-31', 'geldig-vanaf': '2026-11-01', 'geldig-tot': '2026-12-31', vastleggen: 'niet',
}

// what an editor types, what a voucher of it says, whether its vouchers live on when it ends
const kinds: readonly [string, Typed, string, 'keep' | 'cancel'][] = [
  ['free',                           {},                                                                                          'Gratis',         'keep'],
  ['a percentage with a maximum',    { korting: 'percentage', percentage: '50', 'hoogste-korting': '5', 'normale-prijs': '19,99' }, '50% korting',  'cancel'],
  ['an amount off',                  { korting: 'bedrag-eraf', bedrag: '8', 'normale-prijs': '18,50' },                            '€ 8 korting',    'keep'],
  ['a fixed price',                  { korting: 'vaste-prijs', bedrag: '2,50' },                                                   '€ 2,50',         'cancel'],
  ['a price for each age',           { korting: 'tarieven', 'tarief-1-van': '0', 'tarief-1-tot': '17', 'tarief-1-prijs': '0', 'tarief-2-van': '18', 'tarief-2-prijs': '5' }, 'Gratis tot € 5', 'keep'],
  ['a contribution',                 { korting: 'bijdrage', bedrag: '40', aanbieder: 'groep baden' },                              '€ 40 korting',   'cancel'],
  ['a surprise',                     { verrassing: 'ja', 'verrassing-tekst': 'Een rondvaart.' },                                   'Gratis',         'keep'],
  ['a companion along',              { begeleiders: '1' },                                                                         'Gratis',         'cancel'],
  ['for families, per household',    { 'voor-wie': 'gezin', per: 'huishouden', periode: 'kwartaal' },                              'Gratis',         'keep'],
  ['for some postcodes',             { postcodes: '9712' },                                                                        'Gratis',         'cancel'],
  ['a welcome gift',                 { 'eerste-pas': 'ja', periode: 'seizoen' },                                                   'Gratis',         'keep'],
  ['with stock, desk and budget',    { voorraad: '10', 'voor-balie': '2', waarde: '6,50', budget: '65', periode: 'maand' },         'Gratis',         'cancel'],
]

test('an offer of each kind is written, looked at, ordered, changed and ended, and who has a voucher hears it each time', async (t) => {
  const house = await testHouse(t)
  await openKnowledge(house)
  await house.db.transaction(async (tx) => {
    const id = await keepProvider(house, tx, { slug: 'baken', name: 'De Baken', kvk: '90010013', address: 'Plein 1', postcode: '9738 BA', place: 'Groningen', neighbourhood: '', openingHours: '', travel: '', access: '', phone: '', website: '' })
    await keepGroup(house, tx, { slug: 'baden', name: 'Elk bad', members: [id] })
  })
  for (const [index, [kind, typed, deal, vouchers]] of kinds.entries()) {
    await t.test(kind, async () => {
      const slug = `kind-${index}`
      const fresh = await house.db.transaction((tx) => beginDraft(house, tx, ruben, typedIn(allFields, { ...plain, ...typed, adres: slug })))
      assert.deepEqual(await publish(house, fresh), { told: 0 })
      const [marjan] = await newFamily(house, { children: ['2017-05-01'] })
      const versionId = await order(house, marjan!, slug)

      const change = await changeOffer(house, ruben, (await offerBySlug(house, slug))!)
      await saveDraft(house, ruben, change, (await draftOf(house, change)).revision, { 'let-op': 'De ingang is verhuisd.', meenemen: 'Een trui.' })
      assert.deepEqual(await publish(house, change), { told: 1 })
      const [changed] = await told(house, marjan!, 'offer-changed')
      assert.equal(changed?.changes, 'waar je op let en wat je meeneemt')
      const promised = (await promisedOffers(house, house.db, [versionId])).get(versionId)!
      assert.deepEqual([promised.note, promised.benefit.deal.replaceAll('\u00a0', ' ')], ['', deal], 'the voucher promises what it promised')

      const offer = (await offerBySlug(house, slug))!
      assert.deepEqual(await endOffer(house, { offer, vouchers, why: 'De zaal is weg.', by: sanne }), { ok: true, value: { open: 1 } })
      assert.deepEqual(await cancelOfEnded(house), { cancelled: vouchers === 'cancel' ? 1 : 0 })
      const kindOfMessage = vouchers === 'cancel' ? 'voucher-cancelled' : 'offer-ended'
      assert.equal((await told(house, marjan!, kindOfMessage)).length, 1)
      assert.equal((await house.owner.one<{ state: string }>('select state from vouchers.voucher where resident_id = $1', [marjan!.id])).state, vouchers === 'cancel' ? 'cancelled' : 'issued')
    })
  }
  assert.deepEqual(await house.owner.query('select remaining from offers.stock'), [{ remaining: 10 }])
  assert.deepEqual(await house.owner.query('select spent_cents from offers.budget'), [{ spent_cents: 0 }])
})

async function publish(house: TestHouse, id: string): Promise<{ told: number }> {
  const sent = await sendDraft(house, ruben, id, (await draftOf(house, id)).revision)
  assert.ok(sent.ok, JSON.stringify(sent))
  const published = await approveDraft(house, sanne, id, sent.value.revision, tellHolders(house))
  assert.ok(published.ok, JSON.stringify(published))
  return { told: published.value.told }
}

async function order(house: TestHouse, by: Citizen, slug: string): Promise<string> {
  const offer = (await offerBySlug(house, slug))!
  const people = await peopleOf(house, house.db, by.id)
  const placed = await placeOrder(house, { by: people[0]!, people: [people[0]!], offer, key: randomBytes(16).toString('hex'), actor: { door: 'resident', id: by.id, role: 'resident' } })
  assert.ok(placed.ok, JSON.stringify(placed))
  return offer.versionId
}

const told = async (house: TestHouse, { id }: Citizen, kind: string): Promise<Record<string, string>[]> =>
  (await house.owner.query<{ values: Record<string, string> }>('select values from messages.message where resident_id = $1 and kind = $2', [id, kind])).map(({ values }) => values)
