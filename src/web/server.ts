import { createHmac, randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { parse as parseQuery } from 'node:querystring'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController, type FastifyReply, type FastifyRequest } from 'fastify'
import { DatabaseAway } from '#db/database.ts'
import { patiently } from '#db/two-patiences.ts'
import { newCode } from '#shared/code.ts'
import { tilesOrigin } from '#src/config.ts'
import type { House } from '#src/house.ts'
import { answerBeforeClosing } from './answer-before-closing.ts'
import { type Answer, BadRequest, Forbidden, NotFound, type Page } from './answer.ts'
import type { Assets } from './assets.ts'
import { brake } from './brake.ts'
import { errorPage } from './error-pages.ts'
import type { ErrorKind } from './error-pages.text.ts'
import { fixedAddresses } from './fixed-addresses.ts'
import { formGuard } from './form-guard.ts'
import { cameraHeader, securityHeaders } from './headers.ts'
import { html } from './html.ts'
import { inLanguage, languageOf, otherLanguage } from './language.ts'
import { type Frame, layout } from './layout.ts'
import { networkOf } from './network.ts'
import { encodingFor, pageBytes, pageCache } from './page-cache.ts'
import type { FilesOption, Route, Signed, Visit } from './route.ts'
import { begins, formAsSent, type FormAsSent, keptOf } from './send-again.ts'
import { answerInTime } from './slow-senders.ts'
import { FORM_LIMIT, readUpload, type Sent, weightOf } from './upload.ts'
import { uploadGate } from './upload-gate.ts'
import { BAD, cookieName, isNoText, readForm, readQuery, sessionCookie, single } from './visit.ts'
import { type ForWhom, workplaceOf } from './work-errors.ts'

/** What the web is given by app.ts, because it knows no room. */
export type WebDoors = {
  readonly house: House
  readonly logger: FastifyBaseLogger
  readonly assets: Assets
  readonly routes: readonly Route[]
  /** The session of this cookie, its end moved; undefined when there is none or it ended. */
  readonly sessionOf: (cookie: string) => Promise<Signed | undefined>
  /** Everybody may, or this person may (identity/domain/access.ts). */
  readonly may: (signed: Signed | undefined, action: string) => boolean
  /** Who may do it, by the door they come in through: tells who may not whose work it is. */
  readonly forWhom: (action: string) => readonly ForWhom[]
  /** Where somebody without a session goes for this action, with the way back. */
  readonly signInFor: (action: string, back: string) => string
  /** A GET was answered with a page: reports counts visits by it. */
  readonly onPageView: (facts: { path: string; referer: string | undefined; fetchSite: string | undefined; userAgent: string | undefined }) => void
  readonly health: () => Promise<{ serving: boolean; details: object }>
}

/** Of what people send, this much is in memory at once; who comes later waits. */
const UPLOADS_AT_ONCE = 200 * 1024 * 1024
const HEALTH = '/gezond'

export async function openServer(doors: WebDoors): Promise<FastifyInstance> {
  const { house, assets } = doors
  const { config } = house
  const https = Boolean(config.tls) || config.publicUrl.startsWith('https:')
  const issuers = Object.values(config.doors).map((door) => new URL(door.issuer).origin)
  const headers = securityHeaders({ issuers, https, tiles: config.tiles && tilesOrigin(config.tiles) })
  const cache = pageCache()
  const forms = formGuard(config.keys.cookie)
  const gate = uploadGate({ room: UPLOADS_AT_ONCE, patienceMs: 20_000 })

  const hangUp = (socket: Socket, status: string) => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
    socket.end([`HTTP/1.1 ${status}`, ...lines, 'content-type: text/plain; charset=utf-8', 'connection: close', '', 'Dit verzoek kan de site niet lezen. Ga terug en probeer het opnieuw.\n'].join('\r\n'))
  }
  const options = {
    loggerInstance: doors.logger,
    logController: new LogController({ disableRequestLogging: true }), bodyLimit: FORM_LIMIT, routerOptions: { maxParamLength: 120, querystringParser: readQuery },
    trustProxy: config.trustedProxies.length ? [...config.trustedProxies] : false,
    genReqId: () => newCode(8), requestTimeout: 300_000, forceCloseConnections: 'idle' as const, return503OnClosing: false,
    // An address that cannot be decoded never reaches a route or a hook.
    frameworkErrors(_error: Error, request: FastifyRequest, reply: FastifyReply) {
      return refuse(request, reply.headers(headers), 'bad-request', 400)
    },
    // A request that cannot even be read never reaches a hook: it gets its headers by hand.
    clientErrorHandler(error: NodeJS.ErrnoException, socket: Socket) {
      if (error.code === 'ECONNRESET' || !socket.writable) return
      hangUp(socket, error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request')
    },
  }
  const app = Fastify({ ...options, ...(config.tls ? { https: { cert: config.tls.cert, key: config.tls.key, minVersion: 'TLSv1.2' } } : {}) } as object) as FastifyInstance
  const untilAnswered = answerBeforeClosing(app)

  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers).header('x-request-id', request.id)
    answerInTime(request, (socket) => hangUp(socket, '408 Request Timeout'))
    // A load balancer asks for health by itself, without saying how a visitor came.
    if (https && config.trustedProxies.length && request.protocol === 'http' && request.routeOptions.url !== HEALTH) {
      return reply.redirect(`${config.publicUrl}${request.method === 'GET' ? request.url : inLanguage(languageOf(request.url), '/')}`, 308)
    }
  })
  app.addHook('onResponse', async (request, reply) => {
    // The pattern of the route, never the address: addresses hold ids. No visitor, no user agent.
    request.log.info({ method: request.method, route: request.routeOptions.url ?? '-', status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered')
  })

  // Forms only: of a body that is no text, nobody says what it holds.
  app.removeContentTypeParser(['application/json', 'text/plain'])
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: FORM_LIMIT, parser: (text: string) => parseQuery(text, '&', '=', { maxKeys: 300 }) })
  await app.register(rateLimit, { global: false, errorResponseBuilder: (_request, facts) => Object.assign(new Error('too many requests'), { statusCode: 429, retryAfterSeconds: Math.ceil(facts.ttl / 1000) }) })
  await app.register(underPressure, { maxEventLoopDelay: 3000, maxEventLoopUtilization: 0, retryAfter: 10, pressureHandler: async (request, reply) => { await refuse(request, reply, 'busy', 503) } })

  // ---- one request ------------------------------------------------------------------------------------------------

  // Who asked, once that is known: it stands in the database, and may be away by the time that a page must say so.
  const known = new WeakMap<FastifyRequest, Signed | undefined>()
  const signedOf = async (request: FastifyRequest): Promise<Signed | undefined> => {
    const value = request.cookies[sessionCookie]
    if (value && !known.has(request)) known.set(request, await doors.sessionOf(value))
    return known.get(request)
  }

  function visitOf(request: FastifyRequest, reply: FastifyReply, signed: Signed | undefined, files: Sent['files'], action: string): Visit {
    const body = readForm(request.body)
    return {
      id: request.id, method: request.method === 'POST' ? 'POST' : 'GET', path: request.url.split('?')[0]!, lang: languageOf(request.url),
      params: request.params as Record<string, string>, query: request.query as Record<string, string>,
      // Made when it is asked: one page in a hundred counts tries.
      get sender() { return createHmac('sha256', config.keys.cookie).update(`sender ${networkOf(request.ip)}`).digest('base64url') },
      typing: request.headers['x-typing'] !== undefined, form: body.single, many: (field) => body.all[field] ?? [], files, cookies: request.cookies,
      signed, get role() { return signed?.roles.find((role) => doors.may({ ...signed, roles: [role] }, action)) }, clock: house.clock, today: house.clock.today(), log: request.log,
      csrf: () => forms.field(request, reply, signed),
      idempotency: () => html`<input type="hidden" name="_key" value="${randomUUID().replaceAll('-', '')}">`,
      setCookie(name, value, { maxAgeSeconds, crossSite } = {}) {
        reply.setCookie(cookieName(name), value, { path: '/', secure: true, httpOnly: true, sameSite: crossSite ? 'none' : 'lax', ...(maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds }) })
      },
      clearCookie(name) { reply.clearCookie(cookieName(name), { path: '/', secure: true, httpOnly: true }) },
    }
  }

  const pages = new Set(doors.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))
  /** Where this page is in both languages; nothing when it is in one only, or answers a form. What was typed in an address is not repeated. */
  function twinOf({ method, url, routeOptions }: FastifyRequest, { error, address }: Page): Pick<Frame, 'own' | 'twin'> {
    if (error || method !== 'GET' || !routeOptions.url || !pages.has(routeOptions.url) || !pages.has(otherLanguage(routeOptions.url))) return {}
    const own = address === undefined ? url.split('?')[0]! : inLanguage(languageOf(url), address)
    return { own, twin: otherLanguage(own) }
  }

  function rendered(request: FastifyRequest, reply: FastifyReply, page: Page, signed: Signed | undefined): string {
    return layout(page, {
      municipality: house.municipality, signed, assets, demonstration: config.demonstration,
      path: request.url, lang: page.area === undefined || page.area === 'shop' ? languageOf(request.url) : 'nl', ...twinOf(request, page), origin: config.publicUrl, csrf: () => forms.field(request, reply, signed), may: (action) => doors.may(signed, action),
    }).text
  }

  const send = (request: FastifyRequest, reply: FastifyReply, page: Page, status: number, signed?: Signed) =>
    reply.code(status).headers(page.camera ? cameraHeader : {}).type('text/html; charset=utf-8').header('cache-control', page.mayGoBack ? 'private, no-cache' : 'no-store').send(Buffer.from(rendered(request, reply, page, signed)))

  /** What is not a yes: a page of its own, in the frame of who asked as far as that is known. Without a session nobody is at work. */
  function refuse(request: FastifyRequest, reply: FastifyReply, kind: ErrorKind, status: number, signed = known.get(request), again?: FormAsSent) {
    const hasSession = (request.cookies as FastifyRequest['cookies'] | undefined)?.[sessionCookie]
    const atWork = hasSession ? workplaceOf(doors, (request.routeOptions.config as { action?: string }).action, signed) : undefined
    return send(request, reply, errorPage(kind, { municipality: house.municipality, number: request.id, lang: languageOf(request.url), atWork, again }), status, signed)
  }

  async function give(request: FastifyRequest, reply: FastifyReply, answer: Answer, signed: Signed | undefined) {
    switch (answer.kind) {
      case 'redirect': return reply.header('cache-control', 'no-store').redirect(answer.to, 303)
      // A page that says "it is busy" says when to try again to programs too.
      case 'page': return send(request, answer.status === 503 ? reply.header('retry-after', '10') : reply, answer.page, answer.status, signed)
      case 'file': {
        if (answer.name) reply.header('content-disposition', `${answer.download ? 'attachment' : 'inline'}; filename="${answer.name.replace(/[^\w.-]/g, '-')}"`)
        if (answer.sandbox) reply.header('content-security-policy', `${headers['content-security-policy']}; sandbox`)
        return reply.type(answer.type).header('cache-control', answer.immutable ? 'public, max-age=31536000, immutable' : 'no-store').send(answer.body)
      }
      case 'shared': {
        if (signed) return send(request, reply, await answer.page(), 200, signed)
        let bytes = cache.get(request.url, answer.version)
        if (!bytes) {
          bytes = pageBytes(rendered(request, reply, await answer.page(), undefined))
          cache.set(request.url, answer.version, bytes)
        }
        const encoding = encodingFor(request.headers['accept-encoding'])
        if (encoding !== 'plain') reply.header('content-encoding', encoding)
        // The same address shows something else to who is signed in: only the browser itself may keep it, and asks first.
        return reply.type('text/html; charset=utf-8').header('cache-control', 'private, no-cache').header('vary', 'accept-encoding, cookie').send(bytes[encoding])
      }
    }
  }

  // ---- the routes -------------------------------------------------------------------------------------------------

  const slowDown = brake(app)
  /** Who may not is answered before anything of a form is read. */
  const stopped = (request: FastifyRequest, reply: FastifyReply, route: Route, signed: Signed | undefined) => {
    if (doors.may(signed, route.action)) return undefined
    if (signed) throw new Forbidden(route.action)
    return reply.header('cache-control', 'no-store').redirect(doors.signInFor(route.action, request.method === 'GET' ? request.url : inLanguage(languageOf(request.url), '/')), 303)
  }

  async function serve(route: Route, request: FastifyRequest, reply: FastifyReply, signed: Signed | undefined, sent?: Sent) {
    if (route.method === 'POST' && !route.crossSite && !forms.fromOurSite(request, signed)) return refuse(request, reply, 'form-expired', 403, signed)
    const refused = stopped(request, reply, route, signed)
    if (refused) return refused
    if (!sent) await slowDown(route, request, signed)
    const visit = visitOf(request, reply, signed, sent?.files ?? [], route.action)
    if (sent?.problem) return give(request, reply, tooLarge(await route.files!.over(visit, sent.problem)), signed)
    begins(request)
    const answer = await (route.patient ? patiently(async () => route.handler(visit)) : route.handler(visit))
    if (request.method === 'GET' && !visit.typing && (answer.kind === 'page' || answer.kind === 'shared')) {
      const { referer, 'sec-fetch-site': fetchSite, 'user-agent': userAgent } = request.headers
      doors.onPageView({ path: route.path, referer, fetchSite: single(fetchSite), userAgent })
    }
    return give(request, reply, answer, signed)
  }

  /** A form with files: read only for who may send it, and only when there is room. */
  async function serveFiles(route: Route & { readonly files: FilesOption }, request: FastifyRequest, reply: FastifyReply, signed: Signed | undefined) {
    const refused = stopped(request, reply, route, signed)
    if (refused) return refused
    if (forms.fromOtherSite(request)) return refuse(request, reply, 'form-expired', 403, signed)
    await slowDown(route, request, signed)
    const declared = Number(request.headers['content-length'])
    const leave = await gate.enter(weightOf(route.files, Number.isFinite(declared) ? declared : undefined), signed?.sessionId ?? networkOf(request.ip))
    if (!leave) return refuse(request, reply.header('retry-after', '10'), 'busy', 503, signed)
    try {
      const sent = await readUpload(request, route.files)
      request.body = sent.body
      return await serve(route, request, reply, signed, sent)
    } finally {
      leave()
    }
  }

  const opened = (route: Route) => ({
    method: route.method, url: route.path,
    config: { takesFiles: Boolean(route.files), action: route.action } as object,
    handler: (request: FastifyRequest, reply: FastifyReply) => untilAnswered(async () => {
      if (BAD in (request.query as object)) throw new BadRequest('a query that cannot be read')
      if (Object.values(request.params as Record<string, string>).some(isNoText)) throw new NotFound('an address that is no text')
      const signed = await signedOf(request)
      return takesFiles(route) && request.isMultipart() ? serveFiles(route, request, reply, signed) : serve(route, request, reply, signed)
    }),
  })

  for (const route of doors.routes.filter((route) => !takesFiles(route))) app.route(opened(route))

  fixedAddresses(app, house, assets)
  app.get(HEALTH, async (request, reply) => {
    const { serving, details } = await doors.health()
    const token = request.headers.authorization?.replace(/^Bearer /, '')
    return reply.code(serving ? 200 : 503).header('cache-control', 'no-store').send({ serving, ...(config.healthToken && token === config.healthToken ? { details } : {}) })
  })

  // ---- what is not a yes ------------------------------------------------------------------------------------------

  app.setNotFoundHandler({ preHandler: app.rateLimit({ max: 120, timeWindow: 60_000 }) }, async (request, reply) => refuse(request, reply, 'not-found', 404, await signedOf(request)))
  app.setErrorHandler(async (error: Error & { statusCode?: number; code?: string; retryAfterSeconds?: number }, request, reply) => {
    // Who they are stands in the database too: not asked again, that would be one more wait.
    if (error instanceof DatabaseAway) {
      request.log.error({ err: error, route: request.routeOptions.url ?? '-' }, 'the database could not be reached')
      return refuse(request, reply.header('retry-after', '10'), keptOf(request), 503, undefined, formAsSent(request))
    }
    const signed = await signedOf(request).catch(() => undefined)
    if (error instanceof NotFound) return refuse(request, reply, 'not-found', 404, signed)
    if (error instanceof Forbidden) return refuse(request, reply, signed?.door === 'library' ? 'not-at-library' : 'forbidden', 403, signed)
    if (error.statusCode === 429) return refuse(request, reply.header('retry-after', String(error.retryAfterSeconds ?? 60)), 'too-many', 429, signed, formAsSent(request))
    if (error.statusCode === 413) return refuse(request, reply, 'too-large', 413, signed)
    if (error.statusCode === 415) return refuse(request, reply, 'bad-request', 415, signed)
    if (error instanceof BadRequest || (error.statusCode && error.statusCode < 500)) return refuse(request, reply, 'bad-request', 400, signed)
    request.log.error({ err: error, route: request.routeOptions.url ?? '-' }, 'an error that nobody expected')
    return refuse(request, reply, 'broken', 500, signed)
  })

  // Last, so that the answers above hold here too. Elsewhere a form with files is a kind of form that nobody reads: 415.
  await app.register(async (scope) => {
    await scope.register(multipart)
    for (const route of doors.routes.filter(takesFiles)) scope.route(opened(route))
  })
  return app
}

const takesFiles = (route: Route): route is Route & { readonly files: FilesOption } => route.files !== undefined
const tooLarge = (answer: Answer): Answer => (answer.kind === 'page' ? { ...answer, status: 413 } : answer)
