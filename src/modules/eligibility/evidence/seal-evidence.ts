import { randomBytes } from 'node:crypto'
import { openBytes, openWith, type SecretBox, sealWith } from '#shared/secret-box.ts'

// The id is in the context: a paper that is moved to another row does not open.
const context = (id: string, part: 'key' | 'name' | 'file'): string => `eligibility.evidence.${part}.${id}`

/** A random key for this paper alone, itself sealed with the house's key: as amounts are (amounts.ts). */
export function sealEvidence(box: SecretBox, id: string, { name, bytes }: { readonly name: string; readonly bytes: Buffer }): { wrappedKey: Buffer; nameSealed: Buffer; sealed: Buffer } {
  const key = randomBytes(32)
  return { wrappedKey: box.seal(key.toString('base64'), context(id, 'key')), nameSealed: sealWith(key, name, context(id, 'name')), sealed: sealWith(key, bytes, context(id, 'file')) }
}

const keyOf = (box: SecretBox, id: string, wrapped: Buffer): Buffer => Buffer.from(box.open(wrapped, context(id, 'key')), 'base64')
export const openName = (box: SecretBox, id: string, wrapped: Buffer, sealed: Buffer): string => openWith(keyOf(box, id, wrapped), sealed, context(id, 'name'))
export const openFile = (box: SecretBox, id: string, wrapped: Buffer, sealed: Buffer): Buffer => openBytes(keyOf(box, id, wrapped), sealed, context(id, 'file'))
