import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeChanges } from './place-changes.ts'
import type { ProviderFacts } from './typed-provider.ts'

const at = (address: string, openingHours = 'Elke dag van 9.00 tot 17.00 uur') => ({ address, postcode: '9712 AB', place: 'Groningen', neighbourhood: '', openingHours })
const pool = (main = at('Plein 1'), branches: ProviderFacts['branches'] = []): ProviderFacts =>
  ({ slug: 'bad', name: 'Het bad', kvk: '90010013', ...main, travel: '', access: '', phone: '', website: '', booking: '', branches })
const outdoor = { ...at('Zomerweg 3'), name: 'Buitenbad' }

const cases: readonly (readonly [string, ProviderFacts, ProviderFacts, readonly unknown[]])[] = [
  ['another address has moved', pool(), pool(at('Kade 7')), [{ kind: 'moved', name: '', from: 'Plein 1, 9712 AB Groningen', to: 'Kade 7, 9712 AB Groningen' }]],
  ['another house number too', pool(at('Plein 1')), pool(at('Plein 11')), [{ kind: 'moved', name: '', from: 'Plein 1, 9712 AB Groningen', to: 'Plein 11, 9712 AB Groningen' }]],
  ['another place that moved has the same name', pool(at('Plein 1'), [outdoor]), pool(at('Plein 1'), [{ ...outdoor, address: 'Laan 2' }]), [{ kind: 'moved', name: 'Buitenbad', from: 'Zomerweg 3, 9712 AB Groningen', to: 'Laan 2, 9712 AB Groningen' }]],
  ['a place that moved and keeps other hours there', pool(), pool(at('Kade 7', 'Alleen op zondag')), [{ kind: 'moved', name: '', from: 'Plein 1, 9712 AB Groningen', to: 'Kade 7, 9712 AB Groningen' }, { kind: 'hours', name: '', at: 'Kade 7, 9712 AB Groningen', hours: 'Alleen op zondag' }]],
  ['a place that is left out ended', pool(at('Plein 1'), [outdoor]), pool(), [{ kind: 'ended', name: 'Buitenbad', from: 'Zomerweg 3, 9712 AB Groningen' }]],
  ['the first place that ends leaves the other', pool(at('Plein 1'), [outdoor]), pool(at('Zomerweg 3')), [{ kind: 'ended', name: '', from: 'Plein 1, 9712 AB Groningen' }]],
  ['other hours', pool(), pool(at('Plein 1', 'Alleen op zondag')), [{ kind: 'hours', name: '', at: 'Plein 1, 9712 AB Groningen', hours: 'Alleen op zondag' }]],
  ['a comma, a capital, a space', pool(), pool(at('plein  1', 'Elke dag, van 9.00 tot 17.00 uur.')), []],
  ['places in another order', pool(at('Plein 1'), [outdoor]), pool(at('Zomerweg 3'), [{ ...at('Plein 1'), name: 'Binnenbad' }]), []],
  ['one more place', pool(), pool(at('Plein 1'), [outdoor]), []],
  ['how to get there', pool(), { ...pool(), travel: 'Bus 4' }, []],
  ['hours that are no longer said', pool(), pool(at('Plein 1', '')), []],
]
for (const [what, before, after, changes] of cases) test(`${what}: ${changes.length ? 'holders need to know' : 'nothing to tell'}`, () => { assert.deepEqual(placeChanges(before, after), changes) })
