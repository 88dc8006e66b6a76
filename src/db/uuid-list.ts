/**
 * Ids as PostgreSQL's own bytes of a uuid[], for a statement that takes thousands at once: a Buffer goes over the line as
 * it is, where text would be written here and read there. Room for `count` ids, each put in its place by `at`.
 */
export function uuidList(count: number): { readonly bytes: Buffer; put(at: number, from: Uint8Array, start: number): void } {
  const bytes = Buffer.alloc(HEAD + count * EACH)
  // One dimension, no nulls, elements of type uuid, how many, counted from 1.
  for (const [i, value] of [1, 0, UUID_OID, count, 1].entries()) bytes.writeInt32BE(value, i * 4)
  return {
    bytes,
    put(at, from, start) {
      const place = HEAD + at * EACH
      bytes[place + 3] = 16
      for (let i = 0; i < 16; i++) bytes[place + 4 + i] = from[start + i]!
    },
  }
}

const HEAD = 20
const EACH = 20
const UUID_OID = 2950
