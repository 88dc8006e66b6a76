/** Chance that comes out the same for the same seed, on every machine. Not for secrets. */
export type Dice = {
  /** From 0 up to 1. */
  next(): number
  /** A whole number below `of`. */
  below(of: number): number
  chance(of: number): boolean
  pick<T>(from: readonly T[]): T
  /** One of them, each as often as its weight says. */
  weighed<const T>(from: readonly (readonly [T, number])[]): T
  /** A UUID version 7 of that moment, as `newId` makes them, but the same each time. */
  id(at: Date): string
}

/** Dice of their own for each (seed, thing, number): what one household throws does not move the next one. */
export function dice(seed: number, thing: string, n: number): Dice {
  let [a, b, c, d] = [seed >>> 0, n >>> 0, hashOf(thing), 1]
  // sfc32 (Chris Doty-Humphrey, public domain): small, fast, and good in every bit.
  const bits = (): number => {
    const t = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t | 0
    return t >>> 0
  }
  for (let i = 0; i < 12; i++) bits()
  const next = () => bits() / 4_294_967_296
  const below = (of: number) => Math.floor(next() * of)
  const hex = (count: number) => (bits() % 16 ** count).toString(16).padStart(count, '0')
  return {
    next, below,
    chance: (of) => next() < of,
    pick: (from) => from[below(from.length)]!,
    weighed(from) {
      let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [one, weight] of from) {
        left -= weight
        if (left < 0) return one
      }
      return from.at(-1)![0]
    },
    id(at) {
      const ms = at.getTime().toString(16).padStart(12, '0')
      return `${ms.slice(0, 8)}-${ms.slice(8)}-7${hex(3)}-${(8 + (bits() & 3)).toString(16)}${hex(3)}-${hex(6)}${hex(6)}`
    },
  }
}

const hashOf = (text: string): number => { let h = 2_166_136_261; for (const character of text) h = Math.imul(h ^ character.charCodeAt(0), 16_777_619); return h >>> 0 }
