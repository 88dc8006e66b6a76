import type { Socket } from 'node:net'
import type { FastifyRequest } from 'fastify'

const PATIENCE_MS = 30_000
/** Of a form with files at least so much comes in that time: 9 kbit a second, less than the weakest telephone. */
const LEAST_BYTES = 32 * 1024

/**
 * Node knows one time for every request, and that is minutes here: a photo from a telephone on a weak network needs them. So
 * a form without files has its own, short one; and who sends files may take long, but may not stand still, nor drip to keep a place.
 */
export function answerInTime({ raw, routeOptions }: FastifyRequest, tooSlow: (socket: Socket) => void, patienceMs = PATIENCE_MS): void {
  if (raw.method === 'GET' || raw.method === 'HEAD') return
  const { takesFiles } = routeOptions.config as { takesFiles?: boolean }
  let before = raw.socket.bytesRead
  const timer = setInterval(() => {
    const now = raw.socket.bytesRead
    if (takesFiles && now - before >= LEAST_BYTES) { before = now; return }
    clearInterval(timer)
    if (!raw.complete && raw.socket.writable) tooSlow(raw.socket)
  }, patienceMs).unref()
  const done = () => clearInterval(timer)
  raw.once('end', done).once('close', done)
}
