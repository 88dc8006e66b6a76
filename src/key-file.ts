import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import type { BoxKeys } from '#shared/secret-box.ts'
import { ConfigRefused, isFields, isText, parseFields } from './operator-file.ts'
import type { VoucherKeys } from './voucher-keys.ts'

export type Keys = { readonly box: BoxKeys; readonly cookie: Buffer; readonly vouchers: VoucherKeys }

/** AES-256, and for HMAC-SHA-256 as long as its answer. */
const BYTES = 32

/**
 * The key file: base64 for symmetric keys, PEM (PKCS 8, Ed25519) for voucher keys. docs/operations/keys.md says how one is
 * made. Throws ConfigRefused, a sentence for each fault: with a wrong key the shop would open, and fail when people order.
 * No sentence holds anything of a key, nor what stands where only the id of a key belongs.
 */
export function parseKeys(text: string): Keys {
  const file = parseFields(text)
  const problems: string[] = []
  const box = isFields(file['box']) ? file['box'] : {}
  const vouchers = isFields(file['vouchers']) ? file['vouchers'] : {}
  const keys = {
    box: { ...ring('box', box, symmetricKey, `${BYTES} bytes in base64`, problems), find: secret('box.find', box['find'], problems) },
    cookie: secret('cookie', file['cookie'], problems),
    vouchers: ring('vouchers', vouchers, voucherKey, 'a private key of Ed25519 in PEM (PKCS 8)', problems),
  }
  if (problems.length) throw new ConfigRefused(problems)
  return keys
}

/** Keys by their id, and which of them is used for what is made now. */
function ring<Key>(part: string, given: Readonly<Record<string, unknown>>, read: (value: unknown) => Key | undefined, mustBe: string, problems: string[]): { current: string; keys: Record<string, Key> } {
  const { current, keys } = given
  if (!isFields(keys) || !Object.keys(keys).length) {
    problems.push(`${part}.keys must hold at least one key by its id.`)
    return { current: '', keys: {} }
  }
  const known = new Map<string, Key>()
  for (const [id, value] of Object.entries(keys)) {
    // It is the first two bytes of what is sealed, and two bytes of the QR code.
    if (!/^[!-~]{2}$/.test(id)) { problems.push(`${part}.keys has an id that is not two characters, like k1.`); continue }
    const key = read(value)
    if (key) known.set(id, key)
    else problems.push(`${part}.keys: the key ${id} must be ${mustBe}.`)
  }
  if (!isText(current) || !Object.hasOwn(keys, current)) problems.push(`${part}.current must be the id of one of ${part}.keys.`)
  return { current: String(current), keys: Object.fromEntries(known) }
}

const bytesOf = (value: unknown): Buffer | undefined => (typeof value === 'string' && /^[A-Za-z0-9+/_-]+={0,2}$/.test(value.trim()) ? Buffer.from(value, 'base64') : undefined)

function symmetricKey(value: unknown): Buffer | undefined {
  const bytes = bytesOf(value)
  return bytes?.length === BYTES ? bytes : undefined
}

function voucherKey(value: unknown): { privateKey: KeyObject; publicKey: KeyObject } | undefined {
  try {
    const privateKey = createPrivateKey(String(value))
    return privateKey.asymmetricKeyType === 'ed25519' ? { privateKey, publicKey: createPublicKey(privateKey) } : undefined
  } catch { return undefined }
}

/** An HMAC takes any length, also none: then everybody could make it. */
function secret(name: string, value: unknown, problems: string[]): Buffer {
  const bytes = bytesOf(value) ?? Buffer.alloc(0)
  if (bytes.length < BYTES) problems.push(`${name} must be at least ${BYTES} bytes in base64.`)
  return bytes
}
