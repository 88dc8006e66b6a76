/** What an issuer says about somebody. Strangers' JSON: read with care. */
export type Claims = Readonly<Record<string, unknown>>

/** Follows a path of names; undefined when it ends anywhere on the way. */
export function claimAt(claims: Claims, path: readonly string[] | undefined): unknown {
  if (!path?.length) return undefined
  let value: unknown = claims
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    value = (value as Claims)[name]
  }
  return value ?? undefined
}

/** One text, trimmed, of at most 200 characters and without control characters; undefined for anything else. */
export function textAt(claims: Claims, path: readonly string[] | undefined): string | undefined {
  const value = claimAt(claims, path)
  if (typeof value !== 'string') return undefined
  const text = value.normalize('NFC').trim()
  return text && text.length <= 200 && !/\p{Cc}/u.test(text) ? text : undefined
}

/** A list of texts, or one text as a list of one. */
export function listAt(claims: Claims, path: readonly string[] | undefined): readonly string[] {
  const value = claimAt(claims, path)
  return (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string')
}

/**
 * Nine digits. A broker may put DigiD's sector code in front: s00000000 is the BSN, s00000001 a tax number of someone
 * without one, which is not a BSN and never taken for it.
 */
export const withoutSectorCode = (text: string): string => text.replace(/^s00000000:/, '')

export const isKvk = (text: string): boolean => /^\d{8}$/.test(text)

/** Roles of these groups, in the order of the configuration, each once. */
export const rolesOfGroups = (groups: readonly string[], groupRoles: Readonly<Record<string, string>>): readonly string[] =>
  [...new Set(Object.entries(groupRoles).filter(([group]) => groups.includes(group)).map(([, role]) => role))]
