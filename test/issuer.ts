import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT, type CryptoKey, type JWTPayload } from 'jose'
import type { DoorConfig } from '#src/door-config.ts'
import type { Config } from '#src/config.ts'

/**
 * An issuer that does as it is told, wrong things first of all: another key, another nonce, another issuer, silence.
 * It checks what a real one checks of us: private_key_jwt, PKCE, a code that works once. For honest journeys the tests
 * use the demonstration's own issuers (#test/partners.ts).
 */
export type TestIssuer = {
  readonly url: string
  readonly doors: Config['doors']
  /** Changed by a test before or between requests. */
  readonly behaviour: Behaviour
  /** What was asked at the authorization address (read from PAR where that was used). */
  asked(location: string): Readonly<Record<string, string>>
  /** The person agrees: the answer that travels back with the browser. */
  agrees(location: string, claims: Claims): Readonly<Record<string, string>>
  /** The person, or the issuer, stops. */
  stops(location: string, error: string): Readonly<Record<string, string>>
  /** Requests by address path, in order. */
  readonly requests: string[]
  stop(): Promise<void>
}

type Claims = Readonly<Record<string, unknown>>
type Endpoint = 'discovery' | 'jwks' | 'par' | 'token' | 'userinfo'

export type Behaviour = {
  offersPar: boolean
  /** Claims that are not in the ID token but at the userinfo address. */
  atUserinfo: readonly string[]
  /** Written over the ID token's claims; undefined takes one away. */
  tamper: Record<string, unknown>
  /** Which key signs: ours, a stranger's with our key's name, the same with another name, or none at all. */
  signature: 'good' | 'stranger' | 'unknown-kid' | 'none'
  /** Written over the answer's parameters. */
  answer: Record<string, string | undefined>
  faults: Partial<Record<Endpoint, 'hangs' | 'drips' | 'error' | 'html' | 'refuses' | 'garbage'>>
}

const named = { kid: 'shop', alg: 'ES256', use: 'sig' }

export async function testIssuer(t: TestContext, options: { shopUrl?: string; timeoutMs?: number } = {}): Promise<TestIssuer> {
  const { shopUrl = 'http://localhost:3000', timeoutMs = 400 } = options
  const shop = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const shopKeys = createLocalJWKSet({ keys: [{ ...shop.publicKey.export({ format: 'jwk' }) as { kty: string }, ...named }] })
  const [own, stranger] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')])
  const jwks = { keys: [{ ...await exportJWK(own.publicKey), kid: 'issuer', alg: 'ES256', use: 'sig' }] }

  const behaviour: Behaviour = { offersPar: true, atUserinfo: [], tamper: {}, signature: 'good', answer: {}, faults: {} }
  const pushed = new Map<string, Record<string, string>>()
  const codes = new Map<string, { asked: Readonly<Record<string, string>>; claims: Claims }>()
  const tokens = new Map<string, Claims>()
  const requests: string[] = []

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    requests.push(path)
    const endpoint = path.endsWith('openid-configuration') ? 'discovery' : path.slice(1) as Endpoint
    const fault = behaviour.faults[endpoint]
    if (fault && !broken(fault, response)) return
    const send = (status: number, body: object) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const form = request.method === 'POST' ? Object.fromEntries(new URLSearchParams(await text(request))) : {}
    switch (endpoint) {
      case 'discovery': return void send(200, metadata())
      case 'jwks': return void send(200, jwks)
      case 'par': {
        if (!await knowsShop(form)) return void send(401, { error: 'invalid_client' })
        const uri = `urn:ietf:params:oauth:request_uri:${randomBytes(8).toString('hex')}`
        pushed.set(uri, form)
        return void send(201, { request_uri: uri, expires_in: 60 })
      }
      case 'token': {
        if (!await knowsShop(form)) return void send(401, { error: 'invalid_client' })
        const given = codes.get(form['code'] ?? '')
        codes.delete(form['code'] ?? '')
        const challenge = createHash('sha256').update(form['code_verifier'] ?? '').digest('base64url')
        if (!given || challenge !== given.asked['code_challenge'] || form['redirect_uri'] !== given.asked['redirect_uri']) return void send(400, { error: 'invalid_grant' })
        const access = randomBytes(16).toString('hex')
        tokens.set(access, given.claims)
        return void send(200, { access_token: access, token_type: 'Bearer', expires_in: 60, id_token: await idToken(given.asked, given.claims) })
      }
      case 'userinfo': {
        const claims = tokens.get(request.headers.authorization?.slice('Bearer '.length) ?? '')
        return void (claims ? send(200, { sub: 'pairwise', ...claims }) : send(401, { error: 'invalid_token' }))
      }
      default: return void send(404, {})
    }
  }

  const knowsShop = (form: Record<string, string>): Promise<boolean> =>
    jwtVerify(form['client_assertion'] ?? '', shopKeys, { audience: url, algorithms: ['ES256'] }).then(() => true, () => false)

  async function idToken(asked: Readonly<Record<string, string>>, claims: Claims): Promise<string> {
    const now = Math.floor((performance.timeOrigin + performance.now()) / 1000)
    const inside = Object.fromEntries(Object.entries(claims).filter(([name]) => !behaviour.atUserinfo.includes(name)))
    const payload = { iss: url, aud: asked['client_id'], sub: 'pairwise', iat: now, exp: now + 300, nonce: asked['nonce'], ...inside, ...behaviour.tamper }
    if (behaviour.signature === 'none') return `${part({ alg: 'none' })}.${part(payload)}.`
    const key: CryptoKey = behaviour.signature === 'good' ? own.privateKey : stranger.privateKey
    return new SignJWT(payload as JWTPayload).setProtectedHeader({ alg: 'ES256', kid: behaviour.signature === 'unknown-kid' ? 'nobody' : 'issuer' }).sign(key)
  }

  const metadata = () => ({
    issuer: url, authorization_endpoint: `${url}/auth`, token_endpoint: `${url}/token`, jwks_uri: `${url}/jwks`, userinfo_endpoint: `${url}/userinfo`,
    end_session_endpoint: `${url}/end`, response_types_supported: ['code'], subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['ES256'], authorization_response_iss_parameter_supported: true,
    ...(behaviour.offersPar ? { pushed_authorization_request_endpoint: `${url}/par` } : {}),
  })

  const server = createServer((request, response) => { answer(request, response).catch(() => response.destroy()) })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stop = (): Promise<void> => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections() })
  t.after(stop)

  const asked = (location: string): Readonly<Record<string, string>> => {
    const query = Object.fromEntries(new URL(location).searchParams)
    return pushed.get(query['request_uri'] ?? '') ?? query
  }
  const back = (location: string, more: Record<string, string>): Readonly<Record<string, string>> => {
    const answered = { state: asked(location)['state'], iss: url, ...more, ...behaviour.answer }
    return Object.fromEntries(Object.entries(answered).filter((pair): pair is [string, string] => pair[1] !== undefined))
  }

  const door = (rest: Pick<DoorConfig, 'claims' | 'groupRoles' | 'responseMode'>): DoorConfig => ({
    issuer: url, clientId: 'shop', clientKey: { ...shop.privateKey.export({ format: 'jwk' }), ...named }, scopes: ['openid'],
    acrValues: ['middle'], minimumAcr: 'middle', levels: ['low', 'middle', 'high'], postLogout: `${shopUrl}/uitgelogd`, timeoutMs, ...rest,
  })
  return {
    url, behaviour, requests, asked, stop,
    doors: {
      resident: door({ claims: { bsn: ['bsn'] }, groupRoles: {}, responseMode: 'query' }),
      provider: door({ claims: { kvk: ['urn:etoegang:1.9:EntityConcernedID:KvKnr'], name: ['name'] }, groupRoles: {}, responseMode: 'form_post' }),
      staff: door({ claims: { name: ['name'], groups: ['shop', 'groups'] }, groupRoles: { desk: 'kcc', checks: 'caseworker', odd: 'resident' }, responseMode: 'query' }),
    },
    agrees(location, claims) {
      const code = randomBytes(16).toString('hex')
      codes.set(code, { asked: asked(location), claims: { acr: 'middle', ...claims } })
      return back(location, { code })
    },
    stops: (location, error) => back(location, { error }),
  }
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** True when the request goes on as usual. */
function broken(fault: NonNullable<Behaviour['faults'][Endpoint]>, response: ServerResponse): boolean {
  switch (fault) {
    case 'hangs': return false
    case 'drips': response.writeHead(200, { 'content-type': 'application/json' }).write('{'); return false
    case 'error': response.writeHead(503).end(); return false
    case 'html': response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Onderhoud</h1>'); return false
    case 'garbage': response.writeHead(200, { 'content-type': 'application/json' }).end('{"issuer":'); return false
    case 'refuses': response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_request"}'); return false
  }
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
