import { readFileSync } from 'node:fs'
import { createPrivateKey, createPublicKey } from 'node:crypto'
import type { BoxKeys } from '#shared/secret-box.ts'
import type { ScannerConfig } from '#web/files/scanner.ts'
import type { DoorConfig } from './door-config.ts'
import type { VoucherKeys } from './voucher-keys.ts'

/**
 * What an operator sets, and the only file that reads the environment. A production start needs all of it; a
 * demonstration is given its own by scripts/start.ts. docs/operations/settings.md explains each one.
 */
export type Config = {
  readonly demonstration: boolean
  readonly host: string
  readonly port: number
  /** The address that people see, without a slash at the end: https://stadjerspas.example */
  readonly publicUrl: string
  readonly tls: { readonly cert: string; readonly key: string } | undefined
  /** With own TLS: the port of plain http, which only sends people on to https. */
  readonly redirectPort: number | undefined
  /** Addresses of a proxy in front that ends https and is trusted to name the visitor. */
  readonly trustedProxies: readonly string[]
  readonly municipalityFile: string
  readonly database: { readonly ownerUrl: string; readonly appUrl: string | undefined }
  readonly keys: { readonly box: BoxKeys; readonly cookie: Buffer; readonly vouchers: VoucherKeys }
  readonly doors: { readonly resident: DoorConfig; readonly provider: DoorConfig; readonly staff: DoorConfig }
  readonly brp: SourceConfig
  readonly income: SourceConfig
  readonly smtp: SmtpConfig
  /** The mailbox that questions and complaints come in by. Without it no mail is read. */
  readonly mailIn?: MailInConfig | undefined
  /** Looks at every file that people send, when there is one (docs/operations/files.md). */
  readonly scanner?: ScannerConfig | undefined
  /** A server of map tiles. Without one there is no map, and nobody's address goes to anybody. */
  readonly tiles?: TilesConfig | undefined
  /** Who may read the details behind /gezond. */
  readonly healthToken: string | undefined
  readonly securityContact: string
}

export type SourceConfig = {
  readonly url: string
  readonly auth: { readonly kind: 'none' } | { readonly kind: 'apikey'; readonly header: string; readonly key: string } | { readonly kind: 'bearer'; readonly token: string }
  readonly timeoutMs: number
}

export type SmtpConfig = {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly user?: string
  readonly password?: string
  readonly from: string
}

/** `url`: https://tiles.example/{z}/{x}/{y}.png. `source`: whose map it is, as their licence asks it to be named. */
export type TilesConfig = { readonly url: string; readonly source: string }
export const tilesOrigin = ({ url }: TilesConfig): string => new URL(url).origin

/** Client credentials (RFC 6749, 4.4) for the mailbox. */
export type MailOAuthConfig = { readonly tokenUrl: string; readonly clientId: string; readonly clientSecret: string; readonly scope: string }

export type MailInConfig = {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; otherwise it is asked for (STARTTLS), and beyond this machine never done without. */
  readonly secure: boolean
  readonly user: string
  /** One of the two: a password, or how to get an access token (Microsoft 365 takes no password any more). */
  readonly password?: string
  readonly oauth?: MailOAuthConfig
  /** The name under which the mail server in front writes Authentication-Results (RFC 8601), "-" when it gives none. Left out: they are not read. */
  readonly authservId?: string
  /** What is read, and where a message goes once it is in the database. Made when it is not there. */
  readonly mailbox: string
  readonly readMailbox: string
  /** Every address of ours: mail from one of them is never answered. */
  readonly addresses: readonly string[]
}

/** All that is wrong at once, a sentence for each: an operator should not have to start ten times. */
export class ConfigRefused extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`The configuration is not complete:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.problems = problems
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** Settings of a production start. Secrets come from one key file that only the service's user can read. */
export function readConfig(env: Environment = process.env): Config {
  const problems: string[] = []
  const need = (name: string, why: string): string => {
    const value = env[name]?.trim()
    if (!value) problems.push(`${name} is missing: ${why}`)
    return value ?? ''
  }
  const number = (name: string, otherwise: number): number => {
    const value = env[name]?.trim()
    if (!value) return otherwise
    if (!/^\d{1,6}$/.test(value)) problems.push(`${name} must be a whole number, not ${JSON.stringify(value)}.`)
    return Number(value)
  }
  const read = <T>(name: string, why: string, parse: (text: string) => T): T | undefined => {
    const path = need(name, why)
    if (!path) return undefined
    try {
      return parse(readFileSync(path, 'utf8'))
    } catch (error) {
      problems.push(`${name} names ${path}, which cannot be used: ${(error as Error).message}`)
      return undefined
    }
  }

  const publicUrl = need('PUBLIC_URL', 'the address that people see, like https://stadjerspas.example').replace(/\/$/, '')
  if (publicUrl && !/^https:\/\/[^/]+$/.test(publicUrl)) problems.push('PUBLIC_URL must begin with https:// and hold no path: without the padlock nobody signs in.')
  const trustedProxies = (env['TRUSTED_PROXIES'] ?? '').split(',').map((item) => item.trim()).filter(Boolean)
  const cert = env['TLS_CERT_FILE'] ? read('TLS_CERT_FILE', '', String) : undefined
  const key = env['TLS_KEY_FILE'] ? read('TLS_KEY_FILE', '', String) : undefined
  if (Boolean(cert) !== Boolean(key)) problems.push('TLS_CERT_FILE and TLS_KEY_FILE belong together: give both or neither.')
  if (!cert && !trustedProxies.length) problems.push('There is no https: give TLS_CERT_FILE and TLS_KEY_FILE, or name the proxy in front in TRUSTED_PROXIES.')

  const keys = read('KEY_FILE', 'the file with the keys of this installation (docs/operations/keys.md)', parseKeys)
  const partners = read('PARTNERS_FILE', 'the file with sign-in, BRP, income source and mail (docs/operations/partners.md)', (text) => JSON.parse(text) as Partners)
  const config = {
    demonstration: false,
    host: env['HOST'] ?? '0.0.0.0',
    port: number('PORT', cert ? 443 : 3000),
    publicUrl,
    tls: cert && key ? { cert, key } : undefined,
    redirectPort: env['REDIRECT_PORT'] ? number('REDIRECT_PORT', 80) : undefined,
    trustedProxies,
    municipalityFile: need('MUNICIPALITY_FILE', 'the municipality, like config/groningen.json'),
    database: { ownerUrl: need('DATABASE_URL', 'the PostgreSQL database, signed in as its owner'), appUrl: need('DATABASE_APP_URL', 'the same database, signed in as a member of stadjerspas_app') },
    scanner: scannerOf(env['CLAMD'], problems),
    tiles: tilesOf(env['TILES_URL'], env['TILES_SOURCE'], problems),
    healthToken: env['HEALTH_TOKEN'] || undefined,
    securityContact: need('SECURITY_CONTACT', 'where to report a leak, like mailto:security@example.org'),
  }
  for (const part of ['doors', 'brp', 'income', 'smtp'] as const) {
    if (partners && !partners[part]) problems.push(`PARTNERS_FILE has no "${part}".`)
  }
  // Tokens and a BSN come back through these doors; and the partners of a demonstration have no https.
  for (const [door, { issuer, clientKey }] of Object.entries(partners?.doors ?? {})) {
    if (!issuer?.startsWith('https://')) problems.push(`PARTNERS_FILE: the issuer of doors.${door} must be at https://, not ${JSON.stringify(issuer)}. Partners of a demonstration are not for production.`)
    if (!isPrivateKey(clientKey)) problems.push(`PARTNERS_FILE: the clientKey of doors.${door} is no private key (JWK, EC P-256, with its kid).`)
  }
  problems.push(...mailInProblems(partners?.mailIn))
  if (problems.length || !keys || !partners) throw new ConfigRefused(problems)
  return { ...config, keys, ...partners }
}

/** `/run/clamav/clamd.ctl`, or `host:3310`. */
function scannerOf(given: string | undefined, problems: string[]): ScannerConfig | undefined {
  const value = given?.trim()
  if (!value) return undefined
  if (value.startsWith('/')) return { path: value }
  const [, host, port] = /^([\w.-]+):(\d{1,5})$/.exec(value) ?? []
  if (host && port) return { host, port: Number(port) }
  problems.push(`CLAMD must be a socket (/run/clamav/clamd.ctl) or host:port, not ${JSON.stringify(value)}.`)
  return undefined
}

/** One server: the headers name it, and no other may send pictures. */
function tilesOf(url: string | undefined, source: string | undefined, problems: string[]): TilesConfig | undefined {
  const given = { url: url?.trim() ?? '', source: source?.trim() ?? '' }
  if (!given.url) return undefined
  if (!/^https:\/\/[a-z0-9.-]+(:\d+)?\/[^\s;,'"]*$/.test(given.url) || !['{z}', '{x}', '{y}'].every((part) => given.url.includes(part))) problems.push(`TILES_URL must be one https address with {z}, {x} and {y} in its path, not ${JSON.stringify(given.url)}.`)
  if (!given.source) problems.push('TILES_SOURCE is missing: whose map it is, like "© OpenStreetMap-bijdragers".')
  return given
}

/** It may be left out. When it is there, it is whole: a mailbox that is read by half loses what people write. */
function mailInProblems(given: Partial<MailInConfig> | undefined): string[] {
  if (!given) return []
  const missing = (['host', 'port', 'user', 'mailbox', 'readMailbox'] as const).filter((part) => !given[part])
  return [
    ...howToOpen(given),
    ...(given.authservId === undefined || /^[^\s;"=()]{1,253}$/.test(given.authservId) ? [] : ['PARTNERS_FILE: mailIn.authservId must be the name with which the mail server begins its header Authentication-Results, like mx.gemeente.example, or "-" when it gives none.']),
    ...(missing.length ? [`PARTNERS_FILE: mailIn has no ${missing.join(', ')}. Leave mailIn out altogether when no mailbox is read.`] : []),
    ...(given.mailbox && given.mailbox === given.readMailbox ? ['PARTNERS_FILE: mailIn.readMailbox must be another folder than mailIn.mailbox: read mail goes there.'] : []),
    ...(given.addresses?.length ? [] : ['PARTNERS_FILE: mailIn.addresses is empty: without our own addresses we would answer ourselves.']),
  ]
}

/** By a password or by a token, not both: else nobody knows by which it was opened. */
function howToOpen({ password, oauth }: Partial<MailInConfig>): string[] {
  if (!oauth) return password ? [] : ['PARTNERS_FILE: mailIn has no password and no oauth. Give one of them.']
  const missing = (['tokenUrl', 'clientId', 'clientSecret', 'scope'] as const).filter((part) => !oauth[part])
  return [
    ...(password ? ['PARTNERS_FILE: mailIn has a password and oauth. Give one of them.'] : []),
    ...(missing.length ? [`PARTNERS_FILE: mailIn.oauth has no ${missing.join(', ')}.`] : []),
    ...(oauth.tokenUrl && !/^https:\/\/[^/\s]+\/\S+$/.test(oauth.tokenUrl) ? [`PARTNERS_FILE: mailIn.oauth.tokenUrl must be the https address of the token endpoint, not ${JSON.stringify(oauth.tokenUrl)}.`] : []),
  ]
}

const isPrivateKey = (key: DoorConfig['clientKey'] | undefined): boolean => {
  try { return Boolean(key?.kid) && createPrivateKey({ key: key!, format: 'jwk' }).asymmetricKeyDetails?.namedCurve === 'prime256v1' } catch { return false }
}

type Partners = Pick<Config, 'doors' | 'brp' | 'income' | 'smtp' | 'mailIn'>

type KeyFile = {
  readonly box: { readonly current: string; readonly keys: Readonly<Record<string, string>>; readonly find: string }
  readonly cookie: string
  readonly vouchers: { readonly current: string; readonly keys: Readonly<Record<string, string>> }
}

/** The key file: base64 for symmetric keys, PEM (PKCS 8, Ed25519) for voucher keys. docs/operations/keys.md says how one is made. */
export function parseKeys(text: string): Config['keys'] {
  const file = JSON.parse(text) as KeyFile
  const bytes = (value: string) => Buffer.from(value, 'base64')
  return {
    box: { current: file.box.current, keys: Object.fromEntries(Object.entries(file.box.keys).map(([id, key]) => [id, bytes(key)])), find: bytes(file.box.find) },
    cookie: bytes(file.cookie),
    vouchers: {
      current: file.vouchers.current,
      keys: Object.fromEntries(Object.entries(file.vouchers.keys).map(([id, pem]) => {
        const privateKey = createPrivateKey(pem)
        return [id, { privateKey, publicKey: createPublicKey(privateKey) }]
      })),
    },
  }
}
