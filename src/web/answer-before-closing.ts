import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { Server as TlsServer } from 'node:tls'
import type { FastifyInstance } from 'fastify'

const PATIENCE_MS = 10_000
const LOOK_MS = 200

/**
 * What was asked before the server was told to stop gets its answer: its work commits, and who reads "connection lost" does
 * not know that. Nobody new is let in meanwhile. Connections without a question are closed; after ten seconds the others are
 * too, and that is logged. The answer of `app.close()` comes after the last of them, so the database can go then.
 *
 * Returns what every handler runs in: a handler whose visitor hung up still works with the database.
 */
export function answerBeforeClosing(app: FastifyInstance, patienceMs = PATIENCE_MS): <T>(handler: () => Promise<T>) => Promise<T> {
  let inHand = 0
  let closing: { readonly since: number; readonly looking: NodeJS.Timeout } | undefined
  let allDone = () => {}
  const unasked = unaskedOf(app.server)

  // Otherwise a browser keeps its connection for a next question, longer than anybody waits for us.
  app.addHook('onSend', async (_request, reply) => { if (closing) reply.header('connection', 'close') })

  app.addHook('preClose', async () => {
    const since = performance.now()
    const looking = setInterval(() => {
      app.server.closeIdleConnections()
      for (const socket of unasked) socket.destroy()
      if (performance.now() - since < patienceMs) return
      if (inHand) app.log.error({ requests: inHand }, 'requests did not end in time and are cut')
      end()
      app.server.closeAllConnections()
    }, LOOK_MS)
    const end = () => { clearInterval(looking); allDone() }
    closing = { since, looking }
  })
  // The server is closed when its connections are; a handler whose visitor hung up has none.
  app.addHook('onClose', async () => {
    const left = patienceMs - (performance.now() - (closing?.since ?? 0))
    if (inHand && left > 0) await new Promise<void>((resolve) => { allDone = resolve })
    clearInterval(closing?.looking)
  })

  return async (handler) => {
    inHand++
    try {
      return await handler()
    } finally {
      inHand--
      if (closing && !inHand) allDone()
    }
  }
}

/** Connections that a browser opened ahead and asked nothing on: to Node they count as busy. */
function unaskedOf(server: Server): ReadonlySet<Socket> {
  const unasked = new Set<Socket>()
  server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', (socket: Socket) => { unasked.add(socket); socket.once('close', () => unasked.delete(socket)) })
  server.on('request', ({ socket }) => unasked.delete(socket))
  return unasked
}
