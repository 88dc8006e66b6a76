import { createCipheriv, createDecipheriv, createHmac, createSecretKey, KeyObject, randomBytes } from 'node:crypto'

/**
 * Personal data at rest (DESIGN 5, Privacy). Keys live outside the database; every value carries the id of its key,
 * so that keys can be replaced. `find` (HMAC-SHA-256) answers "have we seen this value"; `seal` (AES-256-GCM) keeps it
 * for use. `context` names table and column: a value moved to another place does not open.
 */
export type SecretBox = {
  find(value: string): Buffer
  seal(value: string, context: string): Buffer
  open(sealed: Buffer, context: string): string
}

export type BoxKeys = { readonly current: string; readonly keys: Readonly<Record<string, Buffer>>; readonly find: Buffer }

export function secretBox({ current, keys, find }: BoxKeys): SecretBox {
  for (const [id, key] of Object.entries(keys)) {
    if (key.length !== 32 || id.length !== 2) throw new RangeError('An encryption key has an id of two characters and 32 bytes.')
  }
  const objects = new Map(Object.entries(keys).map(([id, key]) => [id, createSecretKey(key)]))
  const keyOf = (id: string) => objects.get(id) ?? fail(`Key ${id} is not in the key file: data sealed with it cannot be opened.`)
  return {
    find: (value) => createHmac('sha256', find).update(value).digest(),
    seal: (value, context) => Buffer.concat([Buffer.from(current, 'latin1'), sealWith(keyOf(current), value, context)]),
    open: (sealed, context) => openWith(keyOf(sealed.toString('latin1', 0, 2)), sealed.subarray(2), context),
  }
}

// Handed a Buffer, Node finds out by an exception that it is no KeyObject: 18 µs instead of 4 for each small value.
const keyObject = (key: Buffer | KeyObject): KeyObject => (key instanceof KeyObject ? key : createSecretKey(key))

/** iv (12 bytes), tag (16 bytes), ciphertext. */
export function sealWith(key: Buffer | KeyObject, value: string, context: string): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyObject(key), iv).setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

export function openWith(key: Buffer | KeyObject, sealed: Buffer, context: string): string {
  const cipher = createDecipheriv('aes-256-gcm', keyObject(key), sealed.subarray(0, 12)).setAAD(Buffer.from(context))
  cipher.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()]).toString('utf8')
}

const fail = (message: string): never => { throw new Error(message) }
