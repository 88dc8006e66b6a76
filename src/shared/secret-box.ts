import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, KeyObject, randomBytes } from 'node:crypto'
import { fewRandomBytes } from './random-bytes.ts'

/**
 * Personal data at rest (DESIGN 5, Privacy). Keys live outside the database; every value carries the id of its key,
 * so that keys can be replaced. `find` (HMAC-SHA-256) answers "have we seen this value"; `seal` (AES-256-GCM) keeps it
 * for use. `context` names table and column: a value moved to another place does not open.
 */
export type SecretBox = {
  find(value: string): Buffer
  seal(value: string, context: string): Buffer
  open(sealed: Buffer, context: string): string
  /** A key for one row alone, and what that row keeps to have it again. Once that is gone nobody makes the key again, also not who has ours. */
  newRowKey(context: string): { readonly key: KeyObject; readonly kept: Buffer }
  rowKey(kept: Buffer, context: string): KeyObject
}

export type BoxKeys = { readonly current: string; readonly keys: Readonly<Record<string, Buffer>>; readonly find: Buffer }

export function secretBox({ current, keys, find }: BoxKeys): SecretBox {
  for (const [id, key] of Object.entries(keys)) {
    if (key.length !== 32 || id.length !== 2) throw new RangeError('An encryption key has an id of two characters and 32 bytes.')
  }
  const objects = new Map(Object.entries(keys).map(([id, key]) => [id, createSecretKey(key)]))
  const findKey = createSecretKey(find)
  const missing = (id: string) => fail(`Key ${id} is not in the key file: data sealed with it cannot be opened.`)
  const keyOf = (id: string) => objects.get(id) ?? missing(id)
  // Not the key itself: a key does one thing.
  const parents = new Map(Object.entries(keys).map(([id, key]) => [id, createSecretKey(Buffer.from(hkdfSync('sha256', key, '', 'stadjerspas row keys', 32)))]))
  // HMAC as a key derivation function (NIST SP 800-108): our key, the place, and 32 random bytes that only the row has.
  const rowKey = (kept: Buffer, context: string): KeyObject => {
    if (kept.length !== 34) throw new RangeError('What a row keeps of its key is the id of ours and 32 bytes.')
    const id = kept.toString('latin1', 0, 2)
    return createSecretKey(createHmac('sha256', parents.get(id) ?? missing(id)).update(context).update(kept).digest())
  }
  return {
    find: (value) => createHmac('sha256', findKey).update(value).digest(),
    seal: (value, context) => Buffer.concat([Buffer.from(current, 'latin1'), sealWith(keyOf(current), value, context)]),
    open: (sealed, context) => openWith(keyOf(sealed.toString('latin1', 0, 2)), sealed.subarray(2), context),
    newRowKey(context) {
      const kept = Buffer.concat([Buffer.from(current, 'latin1'), randomBytes(32)])
      return { kept, key: rowKey(kept, context) }
    },
    rowKey,
  }
}

// Handed a Buffer, Node finds out by an exception that it is no KeyObject: 18 µs instead of 4 for each small value.
const keyObject = (key: Buffer | KeyObject): KeyObject => (key instanceof KeyObject ? key : createSecretKey(key))

/** iv (12 bytes), tag (16 bytes), ciphertext. */
export function sealWith(key: Buffer | KeyObject, value: string | Buffer, context: string): Buffer {
  const iv = fewRandomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyObject(key), iv).setAAD(Buffer.from(context))
  const body = Buffer.concat([typeof value === 'string' ? cipher.update(value, 'utf8') : cipher.update(value), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

export const openWith = (key: Buffer | KeyObject, sealed: Buffer, context: string): string => openBytes(key, sealed, context).toString('utf8')

/** As `openWith`, for what is no text. */
export function openBytes(key: Buffer | KeyObject, sealed: Buffer, context: string): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', keyObject(key), sealed.subarray(0, 12)).setAAD(Buffer.from(context))
  cipher.setAuthTag(sealed.subarray(12, 28))
  const body = cipher.update(sealed.subarray(28))
  // Final gives no bytes in this mode: it says whether the tag is right, and throws when it is not.
  cipher.final()
  return body
}

const fail = (message: string): never => { throw new Error(message) }
