import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Facts } from './facts.ts'
import { packFacts, unpackFacts } from './packed-facts.ts'

const text = fc.string({ maxLength: 12 })
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const day = fc.constantFrom('1959-12-31', '1984-02-29', '2008-07-01')
const amount = fc.record({
  kind: text, cents: fc.integer(), period: text, month: maybe(text), netOrGross: fc.constantFrom('net', 'gross', 'unknown'),
  holidayAllowance: fc.constantFrom('included', 'excluded', 'unknown'), source: text,
})
const adult = fc.record({
  born: maybe(day), alive: fc.boolean(), stays: maybe(fc.constantFrom('home', 'institution', 'unknown')),
  income: maybe(fc.record({ complete: fc.boolean(), amounts: fc.array(amount, { maxLength: 3 }) })),
})
const facts = fc.record({
  referenceDate: day, ownMunicipality: text, municipality: maybe(text), adults: fc.array(adult, { maxLength: 3 }), partner: fc.constantFrom('none', 'here', 'elsewhere', 'unknown'),
  children: fc.nat(9), doubts: fc.array(text, { maxLength: 2 }),
  answers: fc.record({ registerIsRight: fc.boolean(), partner: fc.constantFrom('none', 'registered', 'unmarried'), otherAdults: fc.constantFrom('none', 'one', 'more') }),
  housemates: maybe(fc.array(fc.record({ born: maybe(day), shares: maybe(fc.constantFrom('yes', 'student', 'commercial-tenant')) }), { maxLength: 2 })),
  grounds: maybe(fc.array(fc.constantFrom('bijstand', 'debt-settlement'), { maxLength: 2 })), assets: maybe(fc.record({ cents: fc.integer(), homeCents: fc.integer() })),
}) as unknown as fc.Arbitrary<Facts>

/** As JSON keeps it: what is undefined is absent. */
const kept = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('facts that are packed, written and read back are the same facts, whatever they hold', () => {
  fc.assert(fc.property(facts, (one) => { assert.deepEqual(kept(unpackFacts(kept(packFacts(one)) as unknown[])), kept(one)) }))
})

test('a fact that comes later is kept by its name, at every place', () => {
  const one = { ...fc.sample(facts, { numRuns: 1, seed: 7 })[0]!, later: 1, adults: [{ born: undefined, alive: true, later: 2, income: { complete: true, later: 3, amounts: [{ kind: 'loon', cents: 1, period: 'month', month: undefined, netOrGross: 'net', holidayAllowance: 'included', source: 'UWV', later: 4 }] } }] } as unknown as Facts
  assert.deepEqual(kept(unpackFacts(kept(packFacts(one)) as unknown[])), kept(one))
})
