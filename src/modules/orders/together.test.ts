import { test } from 'node:test'
import assert from 'node:assert/strict'
import { type Rules, together } from './together.ts'

/** A call that is answered when the test says so; answers are what was asked, tenfold. */
function line(changes: Partial<Rules<number, number>> = {}) {
  const calls: { readonly list: readonly number[]; answer(): Promise<void>; fail(error: unknown): Promise<void> }[] = []
  const turn = () => new Promise<void>((resolve) => { setImmediate(() => setImmediate(resolve)) })
  const queue = together<number, number>({
    call: (list) => new Promise((resolve, reject) => {
      calls.push({ list, answer: () => { resolve(list.map((one) => one * 10)); return turn() }, fail: (error) => { reject(error); return turn() } })
    }),
    most: 4, room: 8, lanes: 1, fits: () => true, worthAnother: () => true, crowded: (error) => error === 'crowd', ...changes,
  })
  const asked = (...ones: number[]) => ones.map((one) => queue.ask(one).catch((error: unknown) => String(error)))
  return { queue, calls, asked, lists: () => calls.map(({ list }) => list) }
}

test('one alone goes at once; who comes meanwhile goes together, in the order they came, each with its own answer', async () => {
  const { calls, asked, lists } = line()
  const all = asked(1, 2, 3, 4, 5, 6)
  assert.deepEqual(lists(), [[1]])
  await calls[0]!.answer()
  assert.deepEqual(lists(), [[1], [2, 3, 4, 5]], 'no more than 4 in a list')
  await calls[1]!.answer()
  await calls[2]!.answer()
  assert.deepEqual(await Promise.all(all), [10, 20, 30, 40, 50, 60])
})

test('it is full when nobody more can be answered soon, and not after an answer', async () => {
  const { queue, calls, asked } = line()
  const all = asked(1, 2, 3, 4, 5, 6, 7)
  assert.equal(queue.full(), false)
  all.push(...asked(8))
  assert.equal(queue.full(), true)
  await calls[0]!.answer()
  assert.equal(queue.full(), false)
  let settled = false
  const after = queue.settled().then(() => { settled = true })
  await calls[1]!.answer()
  assert.equal(settled, false)
  await calls[2]!.answer()
  await after
  assert.deepEqual(await Promise.all(all), [10, 20, 30, 40, 50, 60, 70, 80])
  await queue.settled()
})

test('who does not fit waits for the next list', async () => {
  const { calls, asked, lists } = line({ fits: (first, other) => first % 2 === other % 2 })
  const all = asked(9, 1, 3, 2, 5)
  await calls[0]!.answer()
  await calls[1]!.answer()
  await calls[2]!.answer()
  assert.deepEqual(lists(), [[9], [1, 3], [2], [5]])
  await calls[3]!.answer()
  assert.deepEqual(await Promise.all(all), [90, 10, 30, 20, 50])
})

test('a list that fails goes again one by one: the bad one alone fails, and nobody behind it waits', async () => {
  const { calls, asked, lists } = line()
  const all = asked(1, 2, 3, 4)
  await calls[0]!.answer()
  await calls[1]!.fail('bad')
  const later = asked(5)
  assert.deepEqual(lists(), [[1], [2, 3, 4], [2], [5]])
  await calls[3]!.answer()
  assert.deepEqual(await Promise.all(later), [50])
  await calls[2]!.answer()
  await calls[4]!.fail('bad')
  await calls[5]!.answer()
  assert.deepEqual(await Promise.all(all), [10, 20, 'bad', 40])
})

test('two in a row who meet a crowd by themselves: the rest is told so, and is not made to wait as long again', async () => {
  const { calls, asked, lists } = line()
  const all = asked(1, 2, 3, 4, 5)
  await calls[0]!.answer()
  await calls[1]!.fail('crowd')
  await calls[2]!.fail('crowd')
  await calls[3]!.fail('crowd')
  assert.deepEqual(lists().length, 4)
  assert.deepEqual(await Promise.all(all), [10, 'crowd', 'crowd', 'crowd', 'crowd'])
})

test('what another try cannot help is told to everybody in the list, once', async () => {
  const { calls, asked, lists } = line({ worthAnother: () => false })
  const all = asked(1, 2, 3)
  await calls[0]!.answer()
  await calls[1]!.fail('database away')
  assert.deepEqual(await Promise.all(all), [10, 'database away', 'database away'])
  assert.equal(lists().length, 2)
})
