import { test, type TestContext } from 'node:test'
import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import type { FastifyRequest } from 'fastify'
import { answerInTime } from './slow-senders.ts'

/** A request whose bytes the test lets in, and the time it stands at. */
function sender(t: TestContext, takesFiles: boolean) {
  t.mock.timers.enable({ apis: ['setInterval'] })
  const cut: unknown[] = []
  const socket = { bytesRead: 0, writable: true }
  const raw = Object.assign(new EventEmitter(), { method: 'POST', socket, complete: false })
  answerInTime({ raw, routeOptions: { config: { takesFiles } } } as unknown as FastifyRequest, (socket) => cut.push(socket))
  return { cut, raw, socket, wait: (seconds: number) => t.mock.timers.tick(seconds * 1000) }
}

test('a form that is not there within half a minute is let go, however busily it drips', (t) => {
  const { cut, socket, wait } = sender(t, false)
  for (let i = 0; i < 29; i++) { socket.bytesRead++; wait(1) }
  assert.equal(cut.length, 0)
  wait(1)
  assert.equal(cut.length, 1)
})

test('a photo may take minutes as long as it comes, and is let go when it stands still', (t) => {
  const { cut, socket, wait } = sender(t, true)
  for (let i = 0; i < 120; i++) { socket.bytesRead += 1200; wait(1) }
  assert.equal(cut.length, 0)
  wait(60)
  assert.equal(cut.length, 1)
})

test('a form with files that drips is let go too: it would keep its place for minutes', (t) => {
  const { cut, socket, wait } = sender(t, true)
  for (let i = 0; i < 30; i++) { socket.bytesRead += 1000; wait(1) }
  assert.equal(cut.length, 1)
})

test('who has hung up is not told that it took too long', (t) => {
  const { cut, socket, wait } = sender(t, false)
  socket.writable = false
  wait(60)
  assert.equal(cut.length, 0)
})

test('what has arrived is never let go, nor is it looked at again', (t) => {
  const { cut, raw, wait } = sender(t, false)
  raw.complete = true
  raw.emit('end')
  wait(300)
  assert.equal(cut.length, 0)
})
