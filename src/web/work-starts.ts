const STARTS: readonly (readonly [role: string, path: string])[] = [
  ['caseworker',    '/beoordeling'],
  ['kcc',           '/balie'],
  ['stip',          '/balie'],
  ['editor',        '/beheer/aanbod'],
  ['manager',       '/beheer/cijfers'],
  ['auditor',       '/beheer/cijfers'],
  ['administrator', '/beheer/cijfers'],
]

/** Where the work of a colleague with these roles begins: after signing in, and behind the logo. Undefined: no role here. */
export const workStart = (roles: readonly string[]): string | undefined => STARTS.find(([role]) => roles.includes(role))?.[1]
