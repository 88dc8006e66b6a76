import { test } from 'node:test'
import assert from 'node:assert/strict'
import { FIRST as firstMatter, MOVES as matterMoves } from '#modules/contacts/domain/matter-states.ts'
import { FIRST, MOVES as applicationMoves } from '#modules/eligibility/domain/application-states.ts'
import { PROPOSAL_MOVES as proposalMoves } from '#modules/eligibility/domain/norm-proposal.ts'
import { transitions as offerMoves } from '#modules/offers/domain/state.ts'
import { MOVES as passMoves } from '#modules/passes/domain/pass-states.ts'
import { transitions as voucherMoves, voucherStates } from '#modules/vouchers/domain/voucher-states.ts'
import { testHouse } from '../house.ts'

type Life = { readonly table: string; readonly first: string; readonly states: readonly string[]; readonly moves: readonly { readonly from: string; readonly to: string }[]; readonly ends: readonly string[] }

const statesOf = (moves: readonly { from: string; to: string }[]): string[] => [...new Set(moves.flatMap(({ from, to }) => [from, to]))]
const passes = passMoves.flatMap(({ from, to }) => (from ? [{ from, to }] : []))
const offers = Object.entries(offerMoves).flatMap(([from, tos]) => tos.filter((to) => to !== from).map((to) => ({ from, to })))

/** Everything that has a state: where it begins, where it may go, and where it ends for good. */
const lives: readonly Life[] = [
  { table: 'contacts.matter',         first: firstMatter, states: statesOf(matterMoves),   moves: matterMoves,      ends: ['settled', 'merged'] },
  { table: 'eligibility.application', first: FIRST,    states: statesOf(applicationMoves), moves: applicationMoves, ends: ['granted', 'refused'] },
  { table: 'eligibility.norm_proposal', first: 'waiting', states: statesOf(proposalMoves), moves: proposalMoves,     ends: ['approved', 'returned'] },
  { table: 'passes.pass',             first: 'valid',  states: statesOf(passes),           moves: passes,           ends: ['ended'] },
  { table: 'offers.offer',            first: 'draft',  states: Object.keys(offerMoves),    moves: offers,           ends: ['ended'] },
  { table: 'vouchers.voucher',        first: 'issued', states: voucherStates,              moves: voucherMoves,     ends: ['cancelled'] },
]

for (const { table, first, states, moves, ends } of lives) {
  test(`${table}: every state can be reached, and what has ended stays ended`, () => {
    const reached = new Set([first])
    for (const state of reached) for (const { from, to } of moves) if (from === state) reached.add(to)
    assert.deepEqual([...reached].sort(), [...states].sort())
    assert.deepEqual(states.filter((state) => !moves.some(({ from }) => from === state)), ends)
  })
}

test('the database knows the same states, no more and no fewer', async (t) => {
  const house = await testHouse(t)
  for (const { table, states } of lives) {
    const checks = await house.owner.query<{ rule: string }>(`select pg_get_constraintdef(oid) as rule from pg_constraint where conrelid = $1::regclass and contype = 'c' and pg_get_constraintdef(oid) like 'CHECK ((state = ANY%'`, [table])
    assert.equal(checks.length, 1, `${table}: one check names the states`)
    assert.deepEqual([...checks[0]!.rule.matchAll(/'([a-z-]+)'/g)].map(([, state]) => state).sort(), [...states].sort(), table)
  }
})

test('every table with a state has its life written down', async (t) => {
  const house = await testHouse(t)
  const tables = await house.owner.query<{ name: string }>(`
    select format('%s.%s', table_schema, table_name) as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where column_name = 'state' and table_type = 'BASE TABLE' and table_schema not in ('graphile_worker', 'information_schema', 'pg_catalog') order by 1`)
  // A delivery is sent, posted or failed by what happened outside; a text is published or proposed: neither has a life of moves.
  assert.deepEqual(tables.map(({ name }) => name).filter((name) => !['messages.delivery', 'knowledge.version'].includes(name)), lives.map(({ table }) => table).sort())
})
