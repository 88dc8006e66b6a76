/**
 * How sure an issuer was of who signed in. The library that speaks OpenID Connect does not compare this, and an issuer
 * may answer with less than was asked (OpenID Connect Core 3.1.2.1: acr_values is voluntary), so we do.
 */
export function reaches(levels: readonly string[], given: unknown, minimum: string): boolean {
  const needed = levels.indexOf(minimum)
  // Without this a typing error in a configuration would let every level in.
  if (needed < 0) throw new RangeError(`The lowest level that is enough (${JSON.stringify(minimum)}) is not in the list of levels of this door.`)
  return typeof given === 'string' && levels.indexOf(given) >= needed
}
