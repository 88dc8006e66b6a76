import { createHmac, timingSafeEqual } from 'node:crypto'

/** A form belongs to one session (or, signed out, to one form cookie): another's token is refused (OWASP ASVS 5.0 3.5.1). */
export const formToken = (key: Buffer, owner: string): string => createHmac('sha256', key).update(`form:${owner}`).digest('base64url')

export function tokenMatches(key: Buffer, owner: string, given: string | undefined): boolean {
  const wanted = Buffer.from(formToken(key, owner))
  const got = Buffer.from(given ?? '')
  return got.length === wanted.length && timingSafeEqual(got, wanted)
}
