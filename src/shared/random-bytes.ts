import { randomBytes } from 'node:crypto'

// Asking the system for a few bytes at a time is most of what an id, a code or an iv costs (docs/decisions/0012, 0042).
const SUPPLY = 4096
let supply = Buffer.alloc(0)
let used = 0

/** Random bytes from a supply: each is given once, and whoever asked for it may write in it. RangeError for more than 4,096. */
export function fewRandomBytes(count: number): Buffer {
  if (count > SUPPLY) throw new RangeError(`${count} random bytes are not a few: ask node:crypto.`)
  if (used + count > supply.length) { supply = randomBytes(SUPPLY); used = 0 }
  used += count
  return supply.subarray(used - count, used)
}
