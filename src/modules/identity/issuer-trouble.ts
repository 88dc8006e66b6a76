import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client'
import type { Cause, Stopped } from './domain/sign-in-failure.ts'

/** Errors an issuer may send back with the visitor: RFC 6749 4.1.2.1, OpenID Connect Core 3.1.2.6 and its extension for levels. */
const ANSWERED: Readonly<Record<string, Cause>> = {
  'access_denied':                     'cancelled',
  'login_required':                    'cancelled',
  'interaction_required':              'cancelled',
  'unmet_authentication_requirements': 'level-too-low',
  'temporarily_unavailable':           'issuer-down',
  'server_error':                      'issuer-down',
}

/** What went wrong between us and the issuer, as a cause. What is not about the issuer is a bug of ours and is thrown on. */
export function troubleWithIssuer(error: unknown): Stopped {
  const chain = [...causesOf(error)]
  if (chain.some((one) => one instanceof Error && one.name === 'TimeoutError')) return { reason: 'issuer-slow', facts: { detail: 'time-out' } }
  if (error instanceof AuthorizationResponseError) return { reason: ANSWERED[error.error] ?? 'answer-invalid', facts: detail(error.error) }
  if (error instanceof ResponseBodyError) return { reason: error.status >= 500 ? 'issuer-down' : 'answer-invalid', facts: detail(error.error) }
  const network = chain.find(isNetworkError)
  if (network) return { reason: 'issuer-down', facts: detail(network.code) }
  if (error instanceof ClientError) {
    const down = error.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || error.code === 'OAUTH_RESPONSE_IS_NOT_JSON'
    return { reason: down ? 'issuer-down' : 'answer-invalid', facts: detail(error.code) }
  }
  throw error
}

/** A detail is a word of a protocol. Letters only: nobody's number fits in it, whatever an address was made to say. */
const detail = (word: string | undefined): { detail?: string } => (word && /^[A-Za-z_-]{1,60}$/.test(word) ? { detail: word } : {})

const isNetworkError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && typeof (error as { code?: unknown }).code === 'string' && /^(E[A-Z]+|UND_ERR_.*|CERT_.*|.*_CERT.*|.*SIGNATURE_FAILURE)$/.test((error as { code?: string }).code ?? '')

function* causesOf(error: unknown): Generator<unknown> {
  for (let one = error, depth = 0; one !== undefined && depth < 8; depth++) {
    yield one
    one = one instanceof Error ? one.cause : undefined
  }
}
