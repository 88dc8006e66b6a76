/**
 * Where to go after signing in: a path of ours and nothing else. Browsers read "//evil", "/\evil" and tabs in between
 * as another site, so what is not plainly a path here is dropped, not repaired.
 */
export function ownPath(text: string | undefined): string | undefined {
  if (!text || text.length > 500 || !/^\/(?![/\\])[\w\-./?&=%~+:,@!*;]*$/.test(text)) return undefined
  const base = 'https://own.invalid'
  const url = URL.parse(text, base)
  if (url?.origin !== base || url.pathname.startsWith('//')) return undefined
  // Never back to the doors themselves: that would sign in again, or out, without being asked.
  return /^(\/en)?\/(inloggen|uitloggen|uitgelogd|blijf)(\/|$)/.test(url.pathname) ? undefined : url.pathname + url.search
}
