import { type KeyObject, sign, verify } from 'node:crypto'

/**
 * The keys that sign vouchers (Ed25519, RFC 8032). An id has two characters and travels in the QR code; a key that is no
 * longer current stays here until the last voucher signed with it is over.
 */
export type VoucherKeys = {
  readonly current: string
  readonly keys: Readonly<Record<string, VoucherKey>>
}
type VoucherKey = { readonly privateKey: KeyObject; readonly publicKey: KeyObject }

/** 64 bytes, always the same for the same bytes and key. Throws when the key is not in the key file. */
export function signBytes(keys: VoucherKeys, keyId: string, bytes: Uint8Array): Uint8Array {
  const key = keys.keys[keyId]
  if (!key) throw new Error(`Voucher key ${JSON.stringify(keyId)} is not in the key file: its vouchers cannot be shown.`)
  return sign(null, bytes, key.privateKey)
}

/** False too for a key id that we never had: who makes up a key has made up a voucher. */
export function signedByUs(keys: VoucherKeys, keyId: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  const key = Object.hasOwn(keys.keys, keyId) ? keys.keys[keyId] : undefined
  return key !== undefined && verify(null, bytes, key.publicKey, signature)
}
