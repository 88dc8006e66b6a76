import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { may } from '#modules/identity/index.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { newVoucherCode } from '#modules/vouchers/index.ts'
import { newId } from '#shared/ids.ts'
import { testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { newFamily, newOffer, newProvider, type Sale } from '#test/small-city.ts'
import { providerMonthsRoutes } from './index.ts'

const PATH = '/aanbieder/maanden'

async function provider(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const b = await browser(t, house, { routes: providerMonthsRoutes(house, { providerOf: async ({ subjectId }) => subjectId }), may })
  const [pool, other] = [await newProvider(house), await newProvider(house)]
  const [holder] = await newFamily(house)
  const as = (providerId: string | undefined, role: 'provider-manager' | 'counter' = 'provider-manager') => b.signIn({ door: 'provider', roles: [role], subjectId: providerId, name: 'Sietske' })
  as(pool)
  return {
    house, b, pool, other, as, holder: holder!,
    /** One bon of this offer, used at this moment; and taken back some minutes later. */
    async use(sale: Sale, at: string, { by = pool, takenBack = false } = {}) {
      const id = newId(house.clock.now())
      await house.db.query('select vouchers.issue($1::jsonb)', [JSON.stringify([{
        id, resident_id: holder!.id, household_id: holder!.householdId, pass_id: holder!.passId, offer_id: sale.offerId, version_id: sale.versionId, provider_id: by,
        child: false, ...newVoucherCode(house, id, by), key_id: house.config.keys.vouchers.current, issued_at: house.clock.now(), valid_from: '2026-01-01', valid_to: '2026-12-31',
      }])])
      const done = await house.db.one<{ redemption_id: string }>('select * from redemptions.redeem($1, $2, $3, $4, $5::date, $6, $7, $8)', [newId(new Date(at)), id, by, new Date(at), at.slice(0, 10), newId(new Date(at)), 'code', null])
      if (takenBack) await house.db.query('select redemptions.take_back($1, $2, $3, $4, $5, $6)', [newId(new Date(at)), done.redemption_id, by, new Date(Date.parse(at) + 60_000), new Date(at), null])
    },
  }
}

test('a manager reads by month and by offer how many bonnen were used and what the municipality pays; what was taken back counts for nothing', async (t) => {
  const { house, b, pool, use } = await provider(t)
  const swim = await newOffer(house, { title: 'Gratis zwemmen', normalPrice: 650, givenBy: { provider: pool } })
  const lesson = await newOffer(house, { title: 'Aquajoggen', shape: { kind: 'percentage', percent: 50, maxCents: 500 }, givenBy: { provider: pool } })
  const free = await newOffer(house, { title: 'Open dag', givenBy: { provider: pool } })
  assert.match((await b.get(PATH)).text, /Er is nog geen bon gebruikt/)
  for (const at of ['2026-11-02T10:00:00+01:00', '2026-11-20T10:00:00+01:00']) await use(swim, at)
  await use(swim, '2026-11-21T10:00:00+01:00', { takenBack: true })
  await use(free, '2026-11-03T10:00:00+01:00')
  await use(lesson, '2026-10-05T10:00:00+02:00')
  // A quarter of an hour before midnight in Groningen, and a quarter after it.
  await use(swim, '2026-10-31T22:45:00Z')
  await use(swim, '2026-10-31T23:15:00Z')

  const { text, html } = await b.get(PATH)
  assert.match(text, /November 2026, tot nu toe .*Gratis zwemmen 3 1 €.6,50 €.19,50 Open dag 1 0 niet bekend niet bekend Samen 4 1 – €.19,50 1 bon zonder bedrag/)
  assert.match(text, /Alle maanden .*november 2026, tot nu toe 4 1 €.19,50 1 bon zonder bedrag oktober 2026 2 0 €.6,50/)
  assert.doesNotMatch(html, /Marjan|de Boer/)
  assert.match((await b.get(`${PATH}?maand=2026-10`)).text, /Oktober 2026 .*Aquajoggen 1 0 niet bekend niet bekend Gratis zwemmen 1 0 €.6,50 €.6,50/)
  assert.match((await b.get(`${PATH}?maand=1999-01`)).text, /November 2026, tot nu toe .*Gratis zwemmen 3/, 'a month that is not there is the newest')

  const all = await b.get(`${PATH}.csv`)
  assert.match(String(all.headers['content-disposition']), /attachment; filename="bonnen-alle-maanden\.csv"/)
  assert.deepEqual(all.body.toString().replace('\ufeff', '').trim().split('\r\n'), [
    '"Maand";"Bon";"Gebruikt";"Teruggedraaid";"Per bon in euro";"Bedrag in euro";"Soort bedrag"',
    '"2026-11";"Gratis zwemmen";3;1;"6,50";"19,50";"vast"',
    '"2026-11";"Open dag";1;0;"";"";"niet bekend"',
    '"2026-10";"Aquajoggen";1;0;"";"";"niet bekend"',
    '"2026-10";"Gratis zwemmen";1;0;"6,50";"6,50";"vast"',
  ])
  assert.equal((await b.get(`${PATH}.csv?maand=2026-10`)).body.toString().split('\r\n').length, 4)
})

test('an amount that depends on the price at the counter is said as a most', async (t) => {
  const { house, b, pool, use } = await provider(t)
  const course = await newOffer(house, { title: 'Een cursus', shape: { kind: 'percentage', percent: 50, maxCents: 22500 }, voucherValue: 22500, givenBy: { provider: pool } })
  await use(course, '2026-11-02T10:00:00+01:00')
  assert.match((await b.get(PATH)).text, /Een cursus 1 0 hoogstens €.225,00 hoogstens €.225,00 Samen 1 0 – hoogstens €.225,00/)
  assert.match((await b.get(`${PATH}.csv`)).body.toString(), /"225,00";"225,00";"hoogstens"/)
})

test('only the figures of the own provider, only for who manages it', async (t) => {
  const { house, b, pool, other, as, use } = await provider(t)
  const theirs = await newOffer(house, { title: 'Film', normalPrice: 900, givenBy: { provider: other } })
  await use(theirs, '2026-11-02T10:00:00+01:00', { by: other })
  assert.doesNotMatch((await b.get(PATH)).text, /Film/)
  assert.doesNotMatch((await b.get(`${PATH}.csv`)).body.toString(), /Film/)
  as(other)
  assert.match((await b.get(PATH)).text, /Film 1 0/)
  for (const [door, roles, subjectId] of [['provider', ['counter'], pool], ['staff', ['manager'], pool], ['resident', ['resident'], pool], ['provider', ['provider-manager'], undefined]] as const) {
    b.signIn({ door, roles, subjectId, name: 'Iemand' })
    for (const path of [PATH, `${PATH}.csv`]) assert.equal((await b.get(path)).status, 403, `${door} ${roles}`)
  }
})

test('what the till counted and what this page counts are the same rows', async (t) => {
  const { house, pool, use } = await provider(t)
  const swim = await newOffer(house, { normalPrice: 650, givenBy: { provider: pool } })
  await use(swim, '2026-11-02T10:00:00+01:00')
  await use(swim, '2026-11-03T10:00:00+01:00', { takenBack: true })
  const [view, vouchers] = [await house.db.query('select sum(redeemed)::int as n from reports.redeemed_at_provider'), await house.owner.query(`select count(*)::int as n from vouchers.voucher where state = 'redeemed'`)]
  assert.deepEqual([view, vouchers], [[{ n: 1 }], [{ n: 1 }]])
})
