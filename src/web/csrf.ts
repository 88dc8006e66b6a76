import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'

// Handed a Buffer, Node finds out by an exception that it is no KeyObject: 9 µs of each form.
const objects = new WeakMap<Buffer, KeyObject>()
function keyObject(key: Buffer): KeyObject {
  const made = objects.get(key) ?? createSecretKey(key)
  objects.set(key, made)
  return made
}

/** A form belongs to one session (or, signed out, to one form cookie): another's token is refused (OWASP ASVS 5.0 3.5.1). */
export const formToken = (key: Buffer, owner: string): string => createHmac('sha256', keyObject(key)).update(`form:${owner}`).digest('base64url')

export function tokenMatches(key: Buffer, owner: string, given: string | undefined): boolean {
  const wanted = formToken(key, owner)
  return given?.length === wanted.length && timingSafeEqual(Buffer.from(given, 'latin1'), Buffer.from(wanted, 'latin1'))
}
