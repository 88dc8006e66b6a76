/** How one attempt ended. `unknown`: the server may have taken it, and we never heard so. */
export type Outcome =
  | { readonly kind: 'sent'; readonly reference: string }
  | { readonly kind: 'later';   readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string }
  | { readonly kind: 'refused'; readonly code: string }

/** What nodemailer throws, as far as we read it: never its message, which repeats addresses. */
export type SmtpFailure = { readonly code?: unknown; readonly originalCode?: unknown; readonly timeoutType?: unknown; readonly responseCode?: unknown }

/** Failures of a conversation that cannot have come as far as the message. */
const BEFORE = new Set<unknown>(['EDNS', 'ETLS', 'EREQUIRETLS', 'EAUTH', 'ENOAUTH', 'EPROTOCOL', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'])

/**
 * Refused for good only when the server said 5xx about this recipient or this message (RFC 5321 4.2.1). A 5xx to our
 * greeting or our password is our own trouble: the resident's address is not to blame, so it is tried again. A line that
 * broke without a word may have broken after the message was taken: unknown, and counted as perhaps sent.
 */
export function outcomeOf({ code, originalCode, timeoutType, responseCode }: SmtpFailure): Outcome {
  const word = typeof code === 'string' && /^[A-Z]{2,20}$/.test(code) ? code : 'ERROR'
  const status = typeof responseCode === 'number' && responseCode >= 200 && responseCode < 600 ? responseCode : undefined
  if (status) return { kind: status >= 500 && (word === 'EENVELOPE' || word === 'EMESSAGE') ? 'refused' : 'later', code: `${status} ${word}` }
  return { kind: [word, originalCode, timeoutType].some((one) => BEFORE.has(one)) ? 'later' : 'unknown', code: word }
}
