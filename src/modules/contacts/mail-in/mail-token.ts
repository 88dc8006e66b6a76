import * as oidc from 'openid-client'
import type { MailOAuthConfig } from '#src/partners-file.ts'

/** The mailbox is not opened for us, and what an operator does about it. `code` is a word of a protocol: it may be kept and logged. */
export class MailboxRefused extends Error {
  readonly code: string
  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

type Held = { readonly token: Promise<string>; until: number }
const held = new WeakMap<MailOAuthConfig, Held>()

/** A new one this long before the old one ends: a reading that begins with it ends with it. */
const EARLY_MS = 300_000
/** Of a server that does not say how long. */
const UNSAID_S = 600

/**
 * The access token for the mailbox, by the client credentials grant (RFC 6749, 4.4): the one that was fetched before while
 * it lasts. Whoever asks meanwhile gets the same. `now` in milliseconds of a clock that nobody sets: how long a token
 * lasts does not depend on the date here. Throws MailboxRefused, with a sentence that says what to do.
 */
export async function mailToken(oauth: MailOAuthConfig, { patienceMs, now = performance.now() }: { readonly patienceMs: number; readonly now?: number }): Promise<string> {
  const before = held.get(oauth)
  if (before && now < before.until) return before.token
  const fetching = fetchToken(oauth, patienceMs)
  const mine: Held = { token: fetching.then(({ token }) => token), until: now + patienceMs }
  // Who asked first hears why; when nobody else waits for it, a refusal must not end the process.
  mine.token.catch(() => {})
  held.set(oauth, mine)
  try {
    const { token, seconds } = await fetching
    mine.until = now + Math.max(seconds * 1000 - EARLY_MS, seconds * 500)
    return token
  } catch (error) {
    // A failure is not remembered: the next reading asks again.
    if (held.get(oauth) === mine) held.delete(oauth)
    throw error
  }
}

/** The mail server did not take it: the next reading fetches another. */
export const forgetMailToken = (oauth: MailOAuthConfig): void => { held.delete(oauth) }

async function fetchToken({ tokenUrl, clientId, clientSecret, scope }: MailOAuthConfig, patienceMs: number): Promise<{ readonly token: string; readonly seconds: number }> {
  const client = new oidc.Configuration({ issuer: new URL(tokenUrl).origin, token_endpoint: tokenUrl }, clientId, undefined, oidc.ClientSecretPost(clientSecret))
  client.timeout = patienceMs / 1000
  // On this machine only; readConfig takes nothing but https.
  if (isNear(tokenUrl)) oidc.allowInsecureRequests(client)
  try {
    const { access_token: token, expires_in: seconds = UNSAID_S } = await oidc.clientCredentialsGrant(client, { scope })
    return { token, seconds }
  } catch (error) {
    throw refusedBy(error, new URL(tokenUrl).host)
  }
}

const isNear = (url: string): boolean => ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(url).hostname)

/** Errors of RFC 6749, 5.2, and what is mostly behind them. */
const TO_DO: Readonly<Record<string, string>> = {
  'invalid_client':      'clientId or clientSecret of mailIn.oauth is wrong, or the secret has ended (they last two years at most at Microsoft). Make a new secret, put it in the partners file and start again.',
  'unauthorized_client': 'This application may not ask for a token by itself. Look at its permissions, or at the tenant in mailIn.oauth.tokenUrl.',
  'invalid_scope':       'mailIn.oauth.scope is wrong. For Microsoft 365 it is https://outlook.office365.com/.default.',
  'invalid_grant':       'The client credentials grant is not allowed for this application. Allow it where it is registered.',
  'invalid_request':     'Look at mailIn.oauth in the partners file: tokenUrl (with the right tenant), clientId, scope.',
}

function refusedBy(error: unknown, host: string): MailboxRefused {
  if (error instanceof oidc.ResponseBodyError) {
    const said = /^[a-z_]{1,60}$/.test(error.error) ? error.error : 'unknown'
    // Microsoft's own number is what an operator can look up; the rest of what it says is not for a log.
    const number = /\bAADSTS\d{3,8}\b/.exec(error.error_description ?? '')?.[0]
    return new MailboxRefused(said, `${host} gives no token for the mailbox (${[said, number].filter(Boolean).join(', ')}). ${TO_DO[said] ?? 'Look at mailIn.oauth in the partners file.'}`, error)
  }
  const network = [...causesOf(error)].find((one) => one.name === 'TimeoutError' || /^(E[A-Z_]+|UND_ERR_.*|CERT_.*|.*_CERT.*)$/.test((one as { code?: string }).code ?? ''))
  if (network) return new MailboxRefused('token-no-answer', `${host} does not answer when asked for a token for the mailbox. Look at mailIn.oauth.tokenUrl, and whether this server may go there (firewall, proxy).`, error)
  return new MailboxRefused('token-not-understood', `${host} answered something that is no token. mailIn.oauth.tokenUrl must be the token endpoint (for Microsoft 365: https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token).`, error)
}

function* causesOf(error: unknown): Generator<Error> {
  for (let one = error, depth = 0; one instanceof Error && depth < 8; depth++, one = one.cause) yield one
}
