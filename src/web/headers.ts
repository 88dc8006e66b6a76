/**
 * On every answer, errors and files too. The DigiD assessment (U/PW.03) reads the policy literally: no unsafe word in it,
 * so no inline script or style anywhere in the product.
 */
export type HeaderFacts = {
  /** Where the tiles of a map come from, when there is a map. */
  readonly tiles?: string | undefined
  /** Origins that a form may end at: the issuers, because sign-out travels on to them. */
  readonly issuers: readonly string[]
  /** Own https or a named proxy: then browsers are told never to come back without it. */
  readonly https: boolean
}

export function securityHeaders({ issuers, https, tiles }: HeaderFacts): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", `img-src ${["'self'", tiles].filter(Boolean).join(' ')}`, "connect-src 'self'",
    "manifest-src 'self'", `form-action ${["'self'", ...new Set(issuers)].join(' ')}`, "frame-ancestors 'none'", "base-uri 'none'",
    "require-trusted-types-for 'script'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'permissions-policy': permissions('()'),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-permitted-cross-domain-policies': 'none',
    ...(https ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  }
}

const permissions = (camera: '()' | '(self)'): string =>
  `accelerometer=(), camera=${camera}, display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=(), interest-cohort=()`

/** Beside those above, on a page whose own script may ask for the camera. A form that takes a photo (`capture`) needs nothing. */
export const cameraHeader = { 'permissions-policy': permissions('(self)') } as const
