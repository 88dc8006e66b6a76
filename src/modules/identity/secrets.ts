import { createHash, randomBytes } from 'node:crypto'

/** A secret that a browser or an issuer carries for us: 256 bits, so its plain hash can be kept without a key. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What the database keeps of it: who reads the database cannot be anybody. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()
