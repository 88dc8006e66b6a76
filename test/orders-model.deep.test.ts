import { test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { moveOffer, type OfferInput, promisedOffers, publishOffer } from '#modules/offers/index.ts'
import { placeOrder } from '#modules/orders/index.ts'
import { countedInvariants } from '#modules/reports/index.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import { addDays, type LocalDate } from '#shared/local-date.ts'
import { cancelVoucher, voucherToCancel } from '../src/modules/orders/cancel-voucher.ts'
import { type TestHouse, testHouse } from './house.ts'
import { type Citizen, newFamily, newOffer, newProvider } from './small-city.ts'

// Orders, cancellations, new versions, endings and a moving clock against a plain model in memory, on real PostgreSQL. The
// model is written from what is promised, not from the SQL: one order after the other, whole or not at all.

type Terms = Pick<OfferInput, 'audience' | 'limit' | 'orderableFrom' | 'orderableUntil' | 'usableFrom' | 'usableUntil' | 'stock' | 'heldForDesk' | 'budget' | 'voucherValue'>
const day = (text: string) => text as LocalDate
const open = { orderableFrom: { day: day('2026-01-01'), time: '00:00' }, orderableUntil: day('2026-12-31'), usableFrom: day('2026-01-01'), usableUntil: day('2026-12-31') }

/** What an editor may publish. */
const TERMS: readonly Terms[] = [
  { ...open, audience: {}, limit: { count: 1, per: 'person', period: 'pass-year' }, stock: 3 },
  { ...open, audience: {}, limit: { count: 2, per: 'household', period: 'quarter' } },
  { ...open, audience: {}, limit: { count: 1, per: 'person', period: 'month' } },
  { ...open, audience: { minAge: 4, maxAge: 12 }, limit: { count: 2, per: 'person', period: 'season' }, usableUntil: day('2027-03-31') },
  { ...open, audience: { maxAge: 11 }, limit: { count: 3, per: 'household', period: 'pass-year' } },
  { ...open, audience: {}, stock: 5 },
  { ...open, audience: {}, stock: 6, heldForDesk: 2, budget: 2500, voucherValue: 700 },
  { ...open, audience: { forWhom: 'household-with-children' }, limit: { count: 2, per: 'person', period: 'month' }, budget: 4000, voucherValue: 1000 },
  { ...open, audience: { minAge: 18 }, limit: { count: 1, per: 'household', period: 'month' }, orderableFrom: { day: day('2026-11-23'), time: '09:00' }, orderableUntil: day('2026-12-30'), usableUntil: day('2027-01-31') },
] as readonly Terms[]

/** Opening minute, month, quarter, year, both clock changes, birthdays of the children, the last day of ordering; and back again. */
const MOMENTS = [
  '2026-11-23T08:59:59.999+01:00', '2026-11-23T09:00:00+01:00', '2026-11-30T23:59:59.999+01:00', '2026-12-01T00:00:00+01:00', '2026-12-04T23:59:59+01:00', '2026-12-05T00:00:00+01:00',
  '2026-03-28T23:59:59+01:00', '2026-03-29T01:59:59.999+01:00', '2026-03-29T03:00:00+02:00', '2026-03-31T23:59:59.999+02:00', '2026-04-01T00:00:00+02:00',
  '2026-12-30T23:59:59+01:00', '2026-12-31T00:00:00+01:00', '2026-12-31T23:59:59.999+01:00', '2027-01-01T00:00:00+01:00', '2026-10-25T02:59:59+02:00', '2026-10-25T02:00:00+01:00',
] as const
const FAMILIES = [['2014-12-05', '2022-12-31'], ['2013-12-05'], []] as const
const START = '2026-03-01T12:00:00+01:00'

type Sale = { readonly slug: string; readonly provider: string; readonly offerId: string; budget: number | undefined; spent: number; versionId: string; terms: Terms; state: 'published' | 'paused' | 'ended'; held: number; initial: number | undefined; remaining: number | undefined; readonly earlier: string[] }
type Held = { readonly id: string; readonly by: number; readonly sale: Sale; readonly uses: string | undefined; readonly cost: number; readonly validTo: LocalDate; open: boolean }
type Known = { readonly body: string; readonly reason: string }

type Real = { readonly house: TestHouse }
type Model = { now: string; readonly families: readonly (readonly (Citizen & { readonly born: string })[])[]; readonly sales: readonly Sale[]; readonly used: Map<string, number>; readonly held: Held[]; readonly keys: Map<string, Known>; readonly seen: Map<string, number> }

const local = (now: string): string => new Date(now).toLocaleString('sv-SE', { timeZone: 'Europe/Amsterdam' }).replace(' ', 'T')
const today = (now: string): LocalDate => day(local(now).slice(0, 10))
const ageOn = (born: string, on: string): number => Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (on.slice(5) < born.slice(5) ? 1 : 0)
const periodOf = (period: string, on: string): string =>
  period === 'season' ? '' : period === 'pass-year' ? on.slice(0, 4) : period === 'month' ? on.slice(0, 7) : `${on.slice(0, 4)}-${Math.ceil(Number(on.slice(5, 7)) / 3)}`

function weigh(model: Model, sale: Sale, version: string, whom: Citizen & { readonly born: string }, home: readonly { readonly born: string }[]): { reason: string } | { uses: string | undefined } {
  const { terms } = sale
  const on = today(model.now)
  if (on < '2026-03-01' || on > '2026-12-31') return { reason: 'pass-not-valid' }
  if (sale.state === 'ended') return { reason: 'offer-ended' }
  if (on > terms.orderableUntil || on > terms.usableUntil) return { reason: 'no-longer-orderable' }
  if (sale.state === 'paused') return { reason: 'offer-paused' }
  if (local(model.now) < `${terms.orderableFrom.day}T${terms.orderableFrom.time}:00`) return { reason: 'not-yet-open' }
  if (version !== sale.versionId) return { reason: 'offer-changed' }
  const { minAge = 0, maxAge = 200 } = terms.audience
  if (ageOn(whom.born, terms.usableUntil) < minAge || ageOn(whom.born, [on, terms.usableFrom].sort()[1]!) > maxAge) return { reason: 'not-for-this-age' }
  if (terms.audience.forWhom === 'household-with-children' && !home.some(({ born }) => ageOn(born, on) < 18)) return { reason: 'not-for-this-person' }
  const { limit } = terms
  if (!limit) return { uses: undefined }
  const uses = [sale.slug, limit.per, limit.per === 'person' ? whom.id : whom.householdId, limit.period, periodOf(limit.period, on)].join(' ')
  return (model.used.get(uses) ?? 0) >= limit.count ? { reason: 'limit-reached' } : { uses }
}

/** What one voucher takes from the budget. */
const costOf = ({ budget, terms }: Sale): number => (budget === undefined ? 0 : terms.voucherValue ?? 0)

const take = (model: Model, sale: Sale, uses: string | undefined, cost: number, by: 1 | -1): void => {
  sale.spent += by * cost
  if (uses) model.used.set(uses, (model.used.get(uses) ?? 0) + by)
  if (sale.remaining !== undefined) sale.remaining -= by
}

type Wish = { readonly family: number; readonly people: readonly number[]; readonly sale: number; readonly old: boolean; readonly key: number }

/** Several forms at the same moment; answered as if they had come one after the other. */
class Order implements fc.AsyncCommand<Model, Real> {
  readonly wishes: readonly Wish[]
  constructor(wishes: readonly Wish[]) { this.wishes = wishes }
  check() { return true }
  async run(model: Model, { house }: Real) {
    const asked = this.wishes.map((wish) => {
      const family = model.families[wish.family]!
      const sale = model.sales[wish.sale]!
      const whom = [...new Set(wish.people.map((i) => family[i % family.length]!))]
      return { wish, family, sale, whom, version: wish.old && sale.earlier.length ? sale.earlier[0]! : sale.versionId, key: `form-of-a-test-${wish.key}` }
    })
    const known = await promisedOffers(house, house.db, [...new Set(asked.map(({ version }) => version))])
    const all = await Promise.all(asked.map(async ({ family }) => peopleOf(house, house.db, family[0]!.id)))
    const answers = await Promise.all(asked.map(({ whom, version, key }, i) => placeOrder(house, {
      by: all[i]![0]!, people: whom.map(({ id }) => all[i]!.find((person) => person.id === id)!), offer: known.get(version)!, key, actor: { door: 'resident', id: all[i]![0]!.id, role: 'resident' },
    })))
    for (const [i, { wish, family, sale, whom, version, key }] of asked.entries()) {
      const answer = answers[i]!
      const body = `${version} ${whom.map(({ id }) => id).sort()}`
      const owned = `${family[0]!.id} ${key}`
      const before = model.keys.get(owned)
      const expected = before ? (before.body === body ? before.reason : 'idempotency-key-reused') : this.place(model, { by: wish.family, sale, whom, version }, answer.ok ? answer.value.voucherIds : [])
      const said = answer.ok ? 'placed' : answer.refusal.reason
      assert.equal(said, expected, `${this.toString()} at ${model.now}`)
      if (!before) model.keys.set(owned, { body, reason: expected })
      model.seen.set(said, (model.seen.get(said) ?? 0) + 1)
    }
  }
  private place(model: Model, { by, sale, whom, version }: { by: number; sale: Sale; whom: readonly (Citizen & { born: string })[]; version: string }, ids: readonly string[]): string {
    const taken: (string | undefined)[] = []
    let reason: string | undefined
    for (const one of whom) {
      const weighed = weigh(model, sale, version, one, model.families[by]!)
      reason = 'reason' in weighed ? weighed.reason
        : sale.remaining !== undefined && sale.remaining <= sale.held ? 'sold-out'
        : sale.budget !== undefined && sale.spent + costOf(sale) > sale.budget ? 'budget-spent' : undefined
      if (reason || 'reason' in weighed) break
      take(model, sale, weighed.uses, costOf(sale), 1)
      taken.push(weighed.uses)
    }
    if (reason) { for (const uses of taken) take(model, sale, uses, costOf(sale), -1); return reason }
    for (const [i, uses] of taken.entries()) model.held.push({ id: ids[i] ?? '', by, sale, uses, cost: costOf(sale), validTo: sale.terms.usableUntil, open: true })
    return 'placed'
  }
  toString() { return `order ${JSON.stringify(this.wishes)}` }
}

class Cancel implements fc.AsyncCommand<Model, Real> {
  readonly which: number
  constructor(which: number) { this.which = which }
  check(model: Readonly<Model>) { return model.held.length > 0 }
  async run(model: Model, { house }: Real) {
    const voucher = model.held[this.which % model.held.length]!
    const by = model.families[voucher.by]![0]!
    const found = await voucherToCancel(house, by.id, voucher.id)
    const answer = await cancelVoucher(house, found!, { door: 'resident', id: by.id })
    const may = voucher.open && today(model.now) <= voucher.validTo
    assert.equal(answer.ok, may, this.toString())
    if (!may) return
    voucher.open = false
    take(model, voucher.sale, voucher.uses, voucher.cost, -1)
    model.seen.set('cancelled', (model.seen.get('cancelled') ?? 0) + 1)
  }
  toString() { return `cancel ${this.which}` }
}

class Publish implements fc.AsyncCommand<Model, Real> {
  readonly which: number
  readonly terms: number
  constructor(which: number, terms: number) { this.which = which; this.terms = terms }
  // What was ordered while there was no end to an offer took nothing from a stock or a budget that it gets later: left out here.
  check(model: Readonly<Model>) {
    const { stock, budget } = TERMS[this.terms]!
    const sale = model.sales[this.which]!
    return (stock === undefined || sale.initial !== undefined) && (budget === undefined || sale.budget !== undefined)
  }
  async run(model: Model, { house }: Real) {
    const sale = model.sales[this.which]!
    const terms = TERMS[this.terms]!
    const { stock } = terms
    const sold = (sale.initial ?? 0) - (sale.remaining ?? 0)
    const answer = await house.db.transaction((tx) => publishOffer(house, tx, offerInput(sale, terms), { door: 'system' }).then((result) => { if (!result.ok) throw Object.assign(new Error(result.refusal.reason), { refusal: true }); return result }))
      .catch((error: Error & { refusal?: true }) => { if (!error.refusal) throw error; return { ok: false as const, reason: error.message } })
    if (sale.state === 'ended') return assert.deepEqual(answer, { ok: false, reason: 'offer-ended' })
    if (stock !== undefined && stock < sold) return assert.deepEqual(answer, { ok: false, reason: 'stock-below-sold' })
    if (terms.budget !== undefined && terms.budget < sale.spent) return assert.deepEqual(answer, { ok: false, reason: 'budget-below-spent' })
    assert.ok(answer.ok, JSON.stringify(answer))
    if (terms.budget !== undefined) sale.budget = terms.budget
    if (stock !== undefined) sale.held = terms.heldForDesk ?? 0
    if (stock !== undefined) { sale.remaining = stock - sold; sale.initial = stock }
    sale.earlier.push(sale.versionId)
    Object.assign(sale, { versionId: answer.value.versionId, terms, state: 'published' })
  }
  toString() { return `publish ${this.which} as ${this.terms}` }
}

class Move implements fc.AsyncCommand<Model, Real> {
  readonly which: number
  readonly to: 'paused' | 'ended' | 'published'
  constructor(which: number, to: Move['to']) { this.which = which; this.to = to }
  check(model: Readonly<Model>) { const { state } = model.sales[this.which]!; return state !== 'ended' && state !== this.to }
  async run(model: Model, { house }: Real) {
    const sale = model.sales[this.which]!
    const moved = await house.db.transaction((tx) => moveOffer(house, tx, sale.slug, this.to, { door: 'system' }))
    assert.ok(moved.ok)
    sale.state = this.to
  }
  toString() { return `${this.to} ${this.which}` }
}

class Clock implements fc.AsyncCommand<Model, Real> {
  readonly to: string
  constructor(to: string) { this.to = to }
  check() { return true }
  async run(model: Model, { house }: Real) { model.now = this.to; house.clock.set(this.to) }
  toString() { return `it is ${this.to}` }
}

const offerInput = ({ slug, provider }: Pick<Sale, 'slug' | 'provider'>, terms: Terms): OfferInput => ({
  slug, title: 'Gratis zwemmen', summary: 'Een keer vrij zwemmen.', description: 'Je kiest zelf de dag.', category: 'sport', shape: { kind: 'free' }, companions: 0,
  days: '', note: '', bring: '', booking: { kind: 'none' }, givenBy: { provider }, ...terms,
})

async function begin(house: TestHouse): Promise<Model> {
  house.clock.set(START)
  const families = await Promise.all(FAMILIES.map(async (children) => (await newFamily(house, { children })).map((citizen, i) => ({ ...citizen, born: i ? children[i - 1]! : addDays(today(START), -40 * 365) }))))
  const provider = await newProvider(house)
  const sales: Sale[] = []
  for (const terms of [TERMS[0]!, TERMS[6]!, TERMS[7]!, TERMS[3]!]) {
    // Without a limit where the terms have none: a test's offer has one by itself.
    const made = await newOffer(house, { limit: undefined, ...terms, givenBy: { provider } } as Parameters<typeof newOffer>[1])
    sales.push({ slug: made.slug, provider, offerId: made.offerId, versionId: made.versionId, terms, state: 'published', held: terms.heldForDesk ?? 0, budget: terms.budget, spent: 0, initial: terms.stock, remaining: terms.stock, earlier: [] })
  }
  return { now: START, families, sales, used: new Map(), held: [], keys: new Map(), seen: new Map() }
}

const wish = fc.record({ family: fc.nat({ max: 2 }), people: fc.uniqueArray(fc.nat({ max: 2 }), { minLength: 1, maxLength: 3 }), sale: fc.nat({ max: 3 }), old: fc.nat({ max: 9 }).map((n) => n === 0), key: fc.nat({ max: 99 }) })
const order = () => fc.array(wish, { minLength: 1, maxLength: 5 }).map((wishes) => new Order(wishes))
const commands = fc.commands([
  order(), order(), order(),
  fc.nat().map((which) => new Cancel(which)),
  fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: TERMS.length - 1 })).map(([which, terms]) => new Publish(which, terms)),
  fc.tuple(fc.nat({ max: 3 }), fc.constantFrom('paused', 'paused', 'published', 'published', 'ended')).map(([which, to]) => new Move(which, to as Move['to'])),
  fc.constantFrom(...MOMENTS).map((to) => new Clock(to)),
], { maxCommands: 40, size: 'max' })

test('whatever is ordered, cancelled, changed, ended, and whenever: the database answers what a plain model answers', async (t) => {
  const house = await testHouse(t, { at: START })
  await openKnowledge(house)
  const seen = new Map<string, number>()
  await fc.assert(fc.asyncProperty(commands, async (each) => {
    let model: Model | undefined
    await fc.asyncModelRun(async () => { model = await begin(house); return { model, real: { house } } }, each)
    for (const sale of model!.sales) {
      const row = await house.owner.maybe<{ initial: number; remaining: number }>('select initial, remaining from offers.stock where offer_id = $1', [sale.offerId])
      assert.deepEqual(row?.remaining, sale.remaining)
      const budget = await house.owner.maybe<{ spent: number }>('select spent_cents as spent from offers.budget where offer_id = $1', [sale.offerId])
      assert.deepEqual(budget?.spent, sale.budget === undefined ? undefined : sale.spent)
    }
    const held = await house.owner.one<{ n: number }>(`select count(*)::int as n from vouchers.voucher where state = 'issued' and household_id = any ($1)`, [model!.families.map(([first]) => first!.householdId)])
    assert.equal(held.n, model!.held.filter(({ open: stillOpen }) => stillOpen).length)
    for (const [what, count] of model!.seen) seen.set(what, (seen.get(what) ?? 0) + count)
  }), { numRuns: 150, seed: 20_261_123, endOnFailure: true })
  for (const { name, look } of countedInvariants(house)) if (/^(stock|limits|budgets|every voucher was ordered)/.test(name)) assert.deepEqual(await look(), [], name)
  t.diagnostic([...seen].map(([what, count]) => `${what} ${count}`).join(', '))
  for (const what of ['placed', 'cancelled', 'limit-reached', 'sold-out', 'not-for-this-age', 'not-yet-open', 'no-longer-orderable', 'offer-paused', 'offer-ended', 'offer-changed', 'pass-not-valid', 'idempotency-key-reused', 'budget-spent', 'not-for-this-person']) {
    assert.ok(seen.has(what), `${what} never happened: the model says nothing about it`)
  }
})
