import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneAtATime } from './one-at-a-time.ts'

test('what is asked again while it is under way is not done twice at once, and is done again afterwards, also after it failed', async () => {
  let times = 0
  let end = (): void => {}
  const task = oneAtATime(async () => { times++; await new Promise<void>((resolve) => { end = resolve }) })
  const first = task()
  await task()
  assert.equal(times, 1)
  end()
  await first
  const second = task()
  assert.equal(times, 2)
  end()
  await second

  const failing = oneAtATime(async () => { times++; throw new Error('the mailbox is away') })
  await assert.rejects(failing())
  await assert.rejects(failing(), /mailbox/)
  assert.equal(times, 4)
})
