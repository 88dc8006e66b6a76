import { readFileSync } from 'node:fs'
import type { ScannerConfig } from '#web/files/scanner.ts'
import { type Keys, parseKeys } from './key-file.ts'
import { parseMunicipality } from './municipality.ts'
import { ConfigRefused, isPort } from './operator-file.ts'
import { type Partners, parsePartners } from './partners-file.ts'
import { proxiesOf, publicUrlOf, tlsProblems } from './way-in.ts'

/**
 * What an operator sets, and the only file that reads the environment. A production start needs all of it; a
 * demonstration is given its own by scripts/start.ts. docs/operations/settings.md explains each one.
 */
export type Config = Partners & {
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
  readonly keys: Keys
  /** Looks at every file that people send, when there is one (docs/operations/files.md). */
  readonly scanner?: ScannerConfig | undefined
  /** A server of map tiles. Without one there is no map, and nobody's address goes to anybody. */
  readonly tiles?: TilesConfig | undefined
  /** Who may read the details behind /gezond. */
  readonly healthToken: string | undefined
  readonly securityContact: string
}

/** `url`: https://tiles.example/{z}/{x}/{y}.png. `source`: whose map it is, as their licence asks it to be named. */
export type TilesConfig = { readonly url: string; readonly source: string }
export const tilesOrigin = ({ url }: TilesConfig): string => new URL(url).origin

type Environment = Readonly<Record<string, string | undefined>>

/** Settings of a production start. Secrets come from one key file that only the service's user can read. */
export function readConfig(env: Environment = process.env): Config {
  const problems: string[] = []
  const need = (name: string, why: string): string => {
    const value = env[name]?.trim()
    if (!value) problems.push(`${name} is missing: ${why}`)
    return value ?? ''
  }
  const port = (name: string, otherwise: number): number => {
    const value = env[name]?.trim()
    if (!value) return otherwise
    if (!/^\d{1,5}$/.test(value) || !isPort(Number(value))) problems.push(`${name} must be a whole number from 1 to 65535, not ${JSON.stringify(value)}.`)
    return Number(value)
  }
  const read = <T>(name: string, why: string, parse: (text: string) => T): T | undefined => {
    const path = need(name, why)
    if (!path) return undefined
    try {
      return parse(readFileSync(path, 'utf8'))
    } catch (error) {
      if (error instanceof ConfigRefused) problems.push(...error.problems.map((problem) => `${name}: ${problem}`))
      else problems.push(`${name} names ${path}, which cannot be used: ${(error as Error).message}`)
      return undefined
    }
  }

  const publicUrl = publicUrlOf(need('PUBLIC_URL', 'the address that people see, like https://stadjerspas.example'), problems)
  const trustedProxies = proxiesOf(env['TRUSTED_PROXIES'], problems)
  const cert = env['TLS_CERT_FILE'] ? read('TLS_CERT_FILE', '', String) : undefined
  const key = env['TLS_KEY_FILE'] ? read('TLS_KEY_FILE', '', String) : undefined
  if (Boolean(cert) !== Boolean(key)) problems.push('TLS_CERT_FILE and TLS_KEY_FILE belong together: give both or neither.')
  problems.push(...tlsProblems(cert, key))
  if (!cert && !trustedProxies.length) problems.push('There is no https: give TLS_CERT_FILE and TLS_KEY_FILE, or name the proxy in front in TRUSTED_PROXIES.')

  const keys = read('KEY_FILE', 'the file with the keys of this installation (docs/operations/keys.md)', parseKeys)
  const partners = read('PARTNERS_FILE', 'the file with sign-in, BRP, income source and mail (docs/operations/partners.md)', parsePartners)
  read('MUNICIPALITY_FILE', 'the municipality, like config/groningen.json', parseMunicipality)
  const config = {
    demonstration: false,
    host: env['HOST'] ?? '0.0.0.0',
    port: port('PORT', cert ? 443 : 3000),
    publicUrl,
    tls: cert && key ? { cert, key } : undefined,
    redirectPort: env['REDIRECT_PORT'] ? port('REDIRECT_PORT', 80) : undefined,
    trustedProxies,
    municipalityFile: env['MUNICIPALITY_FILE']?.trim() ?? '',
    database: { ownerUrl: need('DATABASE_URL', 'the PostgreSQL database, signed in as its owner'), appUrl: need('DATABASE_APP_URL', 'the same database, signed in as a member of stadjerspas_app') },
    scanner: scannerOf(env['CLAMD'], problems),
    tiles: tilesOf(env['TILES_URL'], env['TILES_SOURCE'], problems),
    healthToken: env['HEALTH_TOKEN'] || undefined,
    securityContact: need('SECURITY_CONTACT', 'where to report a leak, like mailto:security@example.org'),
  }
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
