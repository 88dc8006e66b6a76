import { test } from 'node:test'
import assert from 'node:assert/strict'
import { FIRST as firstMatter, MOVES as matterMoves } from '#modules/contacts/domain/matter-states.ts'
import { ACTION_OF, FIRST, MOVES as applicationMoves, moveFrom } from '#modules/eligibility/domain/application-states.ts'
import { FIRST_REQUEST_STATE, REQUEST_MOVES as requestMoves } from '#modules/eligibility/domain/request.ts'
import { OBJECTION_MOVES as objectionMoves, objectionLetterOf, objectionMoveFrom } from '#modules/eligibility/domain/objection-states.ts'
import { PLANNED_MOVES as plannedMoves } from '#modules/eligibility/domain/planned-move.ts'
import { PROPOSAL_MOVES as proposalMoves } from '#modules/eligibility/domain/proposal.ts'
import { DRAFT_MOVES as draftMoves } from '#modules/offers/domain/draft-states.ts'
import { transitions as offerMoves } from '#modules/offers/domain/state.ts'
import { PROPOSAL_MOVES as providerMoves } from '#modules/providers/domain/proposal-states.ts'
import { MOVES as passMoves } from '#modules/passes/domain/pass-states.ts'
import { transitions as voucherMoves, voucherStates } from '#modules/vouchers/domain/voucher-states.ts'
import { readFileSync, writeFileSync } from 'node:fs'
import { may } from '#modules/identity/domain/access.ts'
import { testHouse } from '../house.ts'

type Life = { readonly table: string; readonly first: string; readonly states: readonly string[]; readonly moves: readonly { readonly from: string; readonly to: string }[]; readonly ends: readonly string[] }

const statesOf = (moves: readonly { from: string; to: string }[]): string[] => [...new Set(moves.flatMap(({ from, to }) => [from, to]))]
const passes = passMoves.flatMap(({ from, to }) => (from ? [{ from, to }] : []))
const objections = objectionMoves.flatMap(({ from, to }) => (from ? [{ from, to }] : []))
const offers = Object.entries(offerMoves).flatMap(([from, tos]) => tos.filter((to) => to !== from).map((to) => ({ from, to })))

/** Everything that has a state: where it begins, where it may go, and where it ends for good. */
const lives: readonly Life[] = [
  { table: 'contacts.matter',         first: firstMatter, states: statesOf(matterMoves),   moves: matterMoves,      ends: ['settled', 'merged'] },
  { table: 'eligibility.application', first: FIRST,    states: statesOf(applicationMoves), moves: applicationMoves, ends: ['withdrawn'] },
  { table: 'eligibility.objection',   first: 'received', states: statesOf(objections),      moves: objections,       ends: ['withdrawn', 'upheld', 'unfounded', 'inadmissible'] },
  { table: 'eligibility.request',     first: FIRST_REQUEST_STATE, states: statesOf(requestMoves), moves: requestMoves, ends: ['answered', 'expired', 'taken-back'] },
  { table: 'eligibility.planned_move', first: 'waiting', states: statesOf(plannedMoves),    moves: plannedMoves,     ends: ['done', 'undone', 'returned'] },
  { table: 'eligibility.norm_proposal', first: 'waiting', states: statesOf(proposalMoves), moves: proposalMoves,     ends: ['approved', 'returned'] },
  { table: 'eligibility.policy_proposal', first: 'waiting', states: statesOf(proposalMoves), moves: proposalMoves,   ends: ['approved', 'returned'] },
  { table: 'passes.pass',             first: 'valid',  states: statesOf(passes),           moves: passes,           ends: ['ended'] },
  { table: 'providers.proposal',      first: 'waiting', states: statesOf(providerMoves),   moves: providerMoves,    ends: ['approved', 'returned'] },
  { table: 'offers.offer',            first: 'draft',  states: Object.keys(offerMoves),    moves: offers,           ends: ['ended'] },
  { table: 'offers.draft',            first: 'writing', states: statesOf(draftMoves),      moves: draftMoves,       ends: ['dropped', 'published'] },
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
  // A delivery is sent, posted or failed by what happened outside; a text is published, proposed or left: neither has a life of moves.
  assert.deepEqual(tables.map(({ name }) => name).filter((name) => !['messages.delivery', 'knowledge.version'].includes(name)), lives.map(({ table }) => table).sort())
})

/** Moves between the same two states share an arrow. */
function diagramOf(moves: readonly { readonly from: string | undefined; readonly to: string; readonly move: string }[], first: string = FIRST): string {
  const arrows = new Map<string, string[]>()
  for (const { from, to, move } of moves) if (from) arrows.set(`${from} --> ${to}`, [...(arrows.get(`${from} --> ${to}`) ?? []), move])
  return ['stateDiagram-v2', `  [*] --> ${first}`, ...[...arrows].map(([arrow, names]) => `  ${arrow}: ${names.join(', ')}`)].join('\n')
}

test('the diagram in the README of eligibility is the table of moves', () => {
  const file = new URL('../../src/modules/eligibility/README.md', import.meta.url)
  const block = /(```mermaid\n)([\s\S]*?)(\n?```)/
  const readme = readFileSync(file, 'utf8')
  if (process.env.WRITE_DIAGRAM) writeFileSync(file, readme.replace(block, (_all, open: string) => `${open}${diagramOf(applicationMoves)}\n\`\`\``))
  assert.equal(block.exec(readFileSync(file, 'utf8'))?.[2], diagramOf(applicationMoves), 'Meant so? WRITE_DIAGRAM=1 npm run test:one -- test/guards/states.test.ts')
})

test('a move leads to one state with one letter, whoever looks it up', () => {
  const twice = applicationMoves.filter(({ from, move }, at) => applicationMoves.findIndex((one) => one.from === from && one.move === move) !== at)
  assert.deepEqual(twice, [])
  for (const { move, letter } of applicationMoves) assert.equal(letter, applicationMoves.find((one) => one.move === move)!.letter, move)
})

// Whose hand may make which kind of move: a caseworker the ones of a person, a resident or who acts for them their own, nobody else any.
const HANDS: Readonly<Record<'person' | 'resident', readonly string[]>> = { person: ['caseworker'], resident: ['resident', 'representative'] }
const ROLES = ['resident', 'representative', 'provider-manager', 'counter', 'caseworker', 'kcc', 'stip', 'editor', 'manager', 'auditor', 'administrator', 'library']
for (const { from, move, by, to } of applicationMoves) {
  test(`${move} from ${from}: ${by.join(' or ')}, and no other role`, () => {
    for (const hand of ['machine', 'person', 'resident'] as const) assert.equal(moveFrom(from, move, hand), by.includes(hand) ? to : undefined, hand)
    const hands = by.filter((hand) => hand !== 'machine')
    const allowed = ROLES.filter((role) => hands.some((hand) => may([role], ACTION_OF[hand])))
    assert.deepEqual(allowed, ROLES.filter((role) => hands.some((hand) => HANDS[hand].includes(role))))
  })
}

test('the diagram in the README of objections is their table of moves', () => {
  const file = new URL('../../src/modules/eligibility/objection/README.md', import.meta.url)
  const block = /(```mermaid\n)([\s\S]*?)(\n?```)/
  const drawn = diagramOf(objectionMoves, 'received')
  if (process.env.WRITE_DIAGRAM) writeFileSync(file, readFileSync(file, 'utf8').replace(block, (_all, open: string) => `${open}${drawn}\n\`\`\``))
  assert.equal(block.exec(readFileSync(file, 'utf8'))?.[2], drawn, 'Meant so? WRITE_DIAGRAM=1 npm run test:one -- test/guards/states.test.ts')
})

// Entering a letter is for the desk too; judging is for a caseworker alone.
for (const { from, move, by, to, letter } of objectionMoves) {
  test(`an objection: ${move}${from ? ` from ${from}` : ''}: ${by.join(' or ')}, and no other role`, () => {
    for (const hand of ['machine', 'person', 'resident'] as const) assert.equal(objectionMoveFrom(from, move, hand), by.includes(hand) ? to : undefined, hand)
    assert.equal(objectionLetterOf(move), letter)
    const person = move === 'receive' ? 'enter-objection' : 'assess'
    const allowed = ROLES.filter((role) => (by.includes('person') && may([role], person)) || (by.includes('resident') && may([role], 'object')))
    const expected = [...(by.includes('resident') ? ['resident', 'representative'] : []), ...(by.includes('person') ? (move === 'receive' ? ['caseworker', 'kcc', 'stip'] : ['caseworker']) : [])]
    assert.deepEqual(allowed, expected)
  })
}
