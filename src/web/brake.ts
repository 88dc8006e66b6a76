import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { networkOf } from './network.ts'
import type { Route, Signed } from './route.ts'

/** `statusCode` and `retryAfterSeconds`: what the answer to it says. */
type TooMany = Error & { readonly statusCode: 429; readonly retryAfterSeconds: number }

/**
 * So many times a minute, and then it waits (`perMinute` of a route). Counted for a session, and only for who may: a desk with
 * thirty colleagues behind one address has thirty times as many, and no passer-by uses them up. Who has no session is counted
 * by address. Throws a `TooMany`.
 */
export function brake(app: FastifyInstance): (route: Route, request: FastifyRequest, signed: Signed | undefined) => Promise<void> {
  const who = new WeakMap<FastifyRequest, string>()
  const limits = new Map<Route, ReturnType<FastifyInstance['createRateLimit']>>()
  return async (route, request, signed) => {
    if (!route.perMinute) return
    const count = limits.get(route) ?? app.createRateLimit({ max: route.perMinute, timeWindow: 60_000, keyGenerator: (one: FastifyRequest) => who.get(one)! })
    limits.set(route, count)
    who.set(request, createHash('sha256').update(signed ? `session ${signed.sessionId}` : `address ${networkOf(request.ip)}`).digest('base64url'))
    const counted = await count(request)
    if (!counted.isAllowed && counted.isExceeded) throw Object.assign(new Error('too many requests'), { statusCode: 429, retryAfterSeconds: counted.ttlInSeconds }) as TooMany
  }
}
