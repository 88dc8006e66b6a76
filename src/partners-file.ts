import { createPrivateKey } from 'node:crypto'
import type { DoorConfig } from './door-config.ts'
import { groupRoleProblems } from './group-roles.ts'
import { broken, ConfigRefused, type Fields, type FileRule, isFields, isHttps, isPort, isText, isWhole, listOf, oneOf, orLeftOut, parseFields } from './operator-file.ts'

/** Who stands around the shop: sign-in, register, income and mail. docs/operations/partners.md explains each part. */
export type Partners = {
  readonly doors: { readonly resident: DoorConfig; readonly provider: DoorConfig; readonly staff: DoorConfig }
  readonly brp: SourceConfig
  readonly income: SourceConfig
  readonly smtp: SmtpConfig
  /** The mailbox that questions and complaints come in by. Without it no mail is read. */
  readonly mailIn?: MailInConfig | undefined
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

/**
 * The partners file (docs/operations/partners.md). Throws ConfigRefused, a sentence for each fault: what lacks here would
 * be found by the first person who signs in, applies or waits for a notice.
 */
export function parsePartners(text: string): Partners {
  const file = parseFields(text)
  const part = (name: string): Fields | undefined => (isFields(file[name]) ? file[name] : undefined)
  const problems = [
    ...(['doors', 'brp', 'income', 'smtp'] as const).filter((name) => !part(name)).map((name) => `there is no "${name}".`),
    ...Object.entries(CLAIMS).flatMap(([door, claims]) => (part('doors') ? doorProblems(door, part('doors')![door], claims) : [])),
    ...(['brp', 'income'] as const).flatMap((name) => (part(name) ? sourceProblems(name, part(name)!) : [])),
    ...(part('smtp') ? broken(part('smtp'), SMTP, 'smtp.') : []),
    ...(file['mailIn'] ? mailInProblems(file['mailIn']) : []),
  ]
  if (problems.length) throw new ConfigRefused(problems)
  const { doors, brp, income, smtp, mailIn } = file as unknown as Partners
  return { doors, brp, income, smtp, mailIn }
}

const isPath = listOf(isText, 1)
const PATH = 'a list of names, from the outside to the inside'
const TIMEOUT = 'a whole number of milliseconds, at most 120000'
const isTimeout = isWhole(1, 120_000)

/** What each door cannot do without (identity/check-visitor.ts); the other claims may be left out. */
const CLAIMS: Readonly<Record<keyof Partners['doors'], readonly (keyof DoorConfig['claims'])[]>> = { resident: ['bsn'], provider: ['kvk'], staff: ['name', 'groups'] }
const EVERY_CLAIM: readonly (keyof DoorConfig['claims'])[] = ['level', 'bsn', 'kvk', 'name', 'email', 'groups']

function doorProblems(name: string, given: unknown, needed: readonly string[]): string[] {
  if (!isFields(given)) return [`there is no doors.${name}: nobody could come in by it.`]
  const { issuer, clientKey, levels, claims } = given
  const within = `doors.${name}.`
  return [
    // Tokens and a BSN come back through these doors; and the partners of a demonstration have no https.
    ...(isHttps(issuer) ? [] : [`the issuer of doors.${name} must be at https://, not ${JSON.stringify(issuer)}. Partners of a demonstration are not for production.`]),
    ...(isPrivateKey(clientKey) ? [] : [`the clientKey of doors.${name} is no private key (JWK, EC P-256, with its kid).`]),
    ...broken(given, DOOR, within),
    ...groupRoleProblems(name as keyof typeof CLAIMS, given['groupRoles']),
    ...(Array.isArray(levels) ? broken(given, [['minimumAcr', oneOf(...levels), `one of doors.${name}.levels`]], within) : []),
    ...broken(isFields(claims) ? claims : {}, EVERY_CLAIM.map((claim): FileRule => [claim, needed.includes(claim) ? isPath : orLeftOut(isPath), PATH]), `${within}claims.`),
    // Without one, everybody who works here is sent away at the door. A provider without groups manages.
    ...((needed.includes('groups') || (isFields(claims) && claims['groups'] !== undefined)) && !Object.keys(isFields(given['groupRoles']) ? given['groupRoles'] : {}).length ? [`${within}groupRoles must name at least one group with its role.`] : []),
  ]
}

const DOOR: readonly FileRule[] = [
  ['clientId',     isText,                                                    'the name under which the issuer knows us'],
  ['scopes',       (value) => listOf(isText)(value) && value.includes('openid'), 'a list with "openid" in it'],
  ['responseMode', oneOf('query', 'form_post'),                               'query or form_post'],
  ['acrValues',    listOf(isText),                                            'a list, which may be empty'],
  ['levels',       listOf(isText, 1),                                         'a list of every level of the issuer, from low to high'],
  ['groupRoles',   (value) => isFields(value) && Object.values(value).every(isText), 'an object, which may be empty: the role of each group'],
  ['postLogout',   isHttps,                                                   'the https address to which people come back when they have signed out'],
  ['timeoutMs',    orLeftOut(isTimeout),                                      TIMEOUT],
]

const isPrivateKey = (key: unknown): boolean => {
  try { return isFields(key) && isText(key['kid']) && createPrivateKey({ key, format: 'jwk' }).asymmetricKeyDetails?.namedCurve === 'prime256v1' } catch { return false }
}

/** Facts about people go there: over https, or to something that ends it on this machine. */
const isSourceUrl = (value: unknown): boolean => isText(value) && URL.canParse(value) && (value.startsWith('https://') || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(value))
const isHeaderValue = (value: unknown): boolean => isText(value) && /^[!-~]+( +[!-~]+)*$/.test(value)

const SOURCE: readonly FileRule[] = [
  ['url',       isSourceUrl,                          'an https address'],
  ['auth.kind', oneOf('none', 'apikey', 'bearer'),    'none, apikey or bearer'],
  ['timeoutMs', isTimeout,                            TIMEOUT],
]
const AUTH: Readonly<Record<string, readonly FileRule[]>> = {
  apikey: [['auth.header', (value) => isText(value) && /^[\w-]+$/.test(value), 'the name of a header'], ['auth.key', isHeaderValue, 'the key, on one line']],
  bearer: [['auth.token', isHeaderValue, 'the token, on one line']],
}

function sourceProblems(name: string, given: Fields): string[] {
  const kind = isFields(given['auth']) ? given['auth']['kind'] : undefined
  return broken(given, [...SOURCE, ...(kind === 'apikey' || kind === 'bearer' ? AUTH[kind]! : [])], `${name}.`)
}

const SMTP: readonly FileRule[] = [
  ['host',     isText,                                              'the name of the mail server'],
  ['port',     isPort,                                              'a port, a number from 1 to 65535'],
  ['secure',   oneOf(true, false),                                  'true (TLS from the first byte) or false'],
  ['user',     orLeftOut(isText),                                   'a name, or left out'],
  ['password', orLeftOut(isText),                                   'a password, or left out'],
  ['from',     (value) => isText(value) && /^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/.test(value.trim()), 'the address that mail comes from, like Stadjerspas <pas@gemeente.example>'],
]

/** It may be left out. When it is there, it is whole: a mailbox that is read by half loses what people write. */
function mailInProblems(fields: unknown): string[] {
  if (!isFields(fields)) return ['mailIn must be an object, or left out.']
  const given = fields as Partial<MailInConfig>
  const missing = (['host', 'port', 'user', 'mailbox', 'readMailbox'] as const).filter((part) => !given[part])
  return [
    ...howToOpen(given),
    ...broken(fields, MAIL_IN, 'mailIn.'),
    ...(given.authservId === undefined || /^[^\s;"=()]{1,253}$/.test(given.authservId) ? [] : ['mailIn.authservId must be the name with which the mail server begins its header Authentication-Results, like mx.gemeente.example, or "-" when it gives none.']),
    ...(missing.length ? [`mailIn has no ${missing.join(', ')}. Leave mailIn out altogether when no mailbox is read.`] : []),
    ...(given.mailbox && given.mailbox === given.readMailbox ? ['mailIn.readMailbox must be another folder than mailIn.mailbox: read mail goes there.'] : []),
    ...(given.addresses?.length ? [] : ['mailIn.addresses is empty: without our own addresses we would answer ourselves.']),
  ]
}

/** What is not there has a sentence of its own. */
const MAIL_IN: readonly FileRule[] = [
  ['port',      (value) => !value || isPort(value),                            'a port, a number from 1 to 65535'],
  ['secure',    orLeftOut(oneOf(true, false)),                                 'true (TLS from the first byte) or false'],
  ['addresses', (value) => !value || listOf(isText)(value),                    'a list of our addresses'],
]

/** By a password or by a token, not both: else nobody knows by which it was opened. */
function howToOpen({ password, oauth }: Partial<MailInConfig>): string[] {
  if (!oauth) return password ? [] : ['mailIn has no password and no oauth. Give one of them.']
  const missing = (['tokenUrl', 'clientId', 'clientSecret', 'scope'] as const).filter((part) => !oauth[part])
  return [
    ...(password ? ['mailIn has a password and oauth. Give one of them.'] : []),
    ...(missing.length ? [`mailIn.oauth has no ${missing.join(', ')}.`] : []),
    ...(oauth.tokenUrl && !/^https:\/\/[^/\s]+\/\S+$/.test(oauth.tokenUrl) ? [`mailIn.oauth.tokenUrl must be the https address of the token endpoint, not ${JSON.stringify(oauth.tokenUrl)}.`] : []),
  ]
}
