import type { House } from '#src/house.ts'

// Per database, as texts are: a house with another clock has the same post to deliver.
const workers = new WeakMap<House['db'], Set<() => void>>()

/** After a commit that wrote messages by SQL: the worker of this process looks at once; those of others within 250 ms. */
export const wakeMessages = (house: House): void => { for (const wake of workers.get(house.db) ?? []) wake() }

export function onWake(house: House, wake: () => void): () => void {
  const listening = workers.get(house.db) ?? new Set()
  workers.set(house.db, listening.add(wake))
  return () => { listening.delete(wake) }
}
