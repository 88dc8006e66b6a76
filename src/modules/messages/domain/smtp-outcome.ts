/** How one attempt ended. `unknown`: the server may have taken it, and we never heard so. */
export type Outcome =
  | { readonly kind: 'sent'; readonly reference: string }
  | { readonly kind: 'later';   readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string }
  | { readonly kind: 'refused'; readonly code: string }

/** What nodemailer throws, as far as we read it: never its message, which repeats addresses. */
export type SmtpFailure = { readonly code?: unknown; readonly responseCode?: unknown; readonly command?: unknown }

/**
 * Refused for good only when the server said 5xx about this recipient or this message (RFC 5321 4.2.1). A 5xx to our
 * greeting or our password is our own trouble: the resident's address is not to blame, so it is tried again.
 */
export function outcomeOf({ code, responseCode, command }: SmtpFailure): Outcome {
  const word = typeof code === 'string' && /^[A-Z]{2,20}$/.test(code) ? code : 'ERROR'
  const status = typeof responseCode === 'number' && responseCode >= 200 && responseCode < 600 ? responseCode : undefined
  const shown = status ? `${status} ${word}` : word
  if (status && status >= 500 && (word === 'EENVELOPE' || word === 'EMESSAGE')) return { kind: 'refused', code: shown }
  // After the dot that ends the data, silence says nothing about whether the message was taken.
  if (!status && command === 'DATA') return { kind: 'unknown', code: shown }
  return { kind: 'later', code: shown }
}
