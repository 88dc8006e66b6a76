import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'

// Handed a Buffer, Node finds out by an exception that it is no KeyObject: 9 µs of each form.
const objects = new WeakMap<Buffer, KeyObject>()
function keyObject(key: Buffer): KeyObject {
  const made = objects.get(key) ?? createSecretKey(key)
  objects.set(key, made)
  return made
}

/**
 * Whose form it is: a session, or, signed out, a form cookie. The kind is part of what is signed: a browser may bring any form
 * cookie, also one that says the id of somebody's session, and its token is never one of that session.
 */
export type FormOwner = `session ${string}` | `visitor ${string}`

/** A form belongs to one owner: another's token is refused (OWASP ASVS 5.0 3.5.1). */
export const formToken = (key: Buffer, owner: FormOwner): string => createHmac('sha256', keyObject(key)).update(`form of ${owner}`).digest('base64url')

export function tokenMatches(key: Buffer, owner: FormOwner, given: string | undefined): boolean {
  const wanted = formToken(key, owner)
  return given?.length === wanted.length && timingSafeEqual(Buffer.from(given, 'latin1'), Buffer.from(wanted, 'latin1'))
}
