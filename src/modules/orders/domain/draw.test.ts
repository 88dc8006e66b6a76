import { test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { checkDraw, commitmentTo, drawOrder, type Drawn, nextTurn, type SignUp } from './draw.ts'

const seed = 'a'.repeat(64)
const some = (count: number, each = 1): SignUp[] => Array.from({ length: count }, (_, i) => ({ id: `sign-up-${i}`, count: each }))

/** As it is done, when nobody is refused. */
function drawAll(signUps: readonly SignUp[], places: number, by = seed, refused: ReadonlySet<string> = new Set()): Drawn[] {
  const order = drawOrder(by, signUps)
  const outcomes = new Map<string, Drawn['outcome']>()
  let [rest, left] = [order, places]
  while (rest.length) {
    const { turn, lost } = nextTurn(rest, left, 256)
    for (const { id } of lost) outcomes.set(id, 'lost')
    for (const { id, count } of turn) { outcomes.set(id, refused.has(id) ? 'refused' : 'won'); if (!refused.has(id)) left -= count }
    rest = rest.slice(turn.length + lost.length)
  }
  return order.map((one, i) => ({ ...one, place: i + 1, outcome: outcomes.get(one.id)! }))
}
const won = (drawn: readonly Drawn[]): string[] => drawn.filter(({ outcome }) => outcome === 'won').map(({ id }) => id)

test('the same seed and the same sign-ups give the same order, however they are handed in', () => {
  const all = some(500)
  assert.deepEqual(drawOrder(seed, all.toReversed()), drawOrder(seed, all))
  assert.notDeepEqual(drawOrder('b'.repeat(64), all), drawOrder(seed, all))
})

test('who signed up first has no better chance: over many seeds everybody wins about as often', () => {
  const wins = new Map<string, number>()
  for (let i = 0; i < 2000; i++) for (const id of won(drawAll(some(10), 3, String(i)))) wins.set(id, (wins.get(id) ?? 0) + 1)
  for (const [id, count] of wins) assert.ok(count > 500 && count < 700, `${id} won ${count} of 2000, 600 expected`)
})

test('a family is whole or not at all; who still fits comes after it', () => {
  const drawn = drawAll([...some(3, 3), { id: 'alone', count: 1 }], 4)
  assert.equal(drawn.filter(({ outcome }) => outcome === 'won').reduce((sum, { count }) => sum + count, 0), 4)
  assert.ok(won(drawn).includes('alone'))
})

test('the place of who is refused goes to the next', () => {
  const order = drawOrder(seed, some(5))
  const drawn = drawAll(some(5), 2, seed, new Set([order[0]!.id]))
  assert.deepEqual(won(drawn), [order[1]!.id, order[2]!.id])
  assert.deepEqual(checkDraw(commitmentTo(seed), seed, 2, drawn), [])
})

test('whatever is signed up: no place too many, none left that somebody after could have had, and the check agrees', () => {
  fc.assert(fc.property(fc.array(fc.nat({ max: 4 }), { maxLength: 60 }), fc.nat({ max: 40 }), fc.nat(), (counts, places, salt) => {
    const signUps = counts.map((count, i) => ({ id: `${salt}-${i}`, count: count + 1 }))
    const refused = new Set(signUps.filter((_, i) => (i + salt) % 7 === 0).map(({ id }) => id))
    const drawn = drawAll(signUps, places, seed, refused)
    assert.deepEqual(checkDraw(commitmentTo(seed), seed, places, drawn), [])
    assert.ok(drawn.filter(({ outcome }) => outcome === 'won').reduce((sum, { count }) => sum + count, 0) <= places)
  }))
})

test('a draw that was tampered with is found: another seed, a winner put in, a place changed', () => {
  const drawn = drawAll(some(20), 5)
  assert.deepEqual(checkDraw(commitmentTo(seed), 'b'.repeat(64), 5, drawn)[0], 'The seed is not the one whose hash was published.')
  const loser = drawn.findIndex(({ outcome }) => outcome === 'lost')
  assert.match(checkDraw(commitmentTo(seed), seed, 5, drawn.map((one, i) => (i === loser ? { ...one, outcome: 'won' } : one))).join(), /won with 0 left/)
  assert.match(checkDraw(commitmentTo(seed), seed, 5, drawn.map((one, i) => (i === 0 ? { ...one, outcome: 'lost' } : one))).join(), /lost with 5 left/)
  assert.match(checkDraw(commitmentTo(seed), seed, 5, drawn.map((one, i) => (i < 2 ? { ...one, place: 2 - i } : one))).join(), /belongs in/)
})
