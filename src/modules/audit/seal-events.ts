import { setTimeout as pause } from 'node:timers/promises'
import type { House } from '#src/house.ts'
import { insertSeal, lastNumber, lastSeal, lockSeals, rowLines, SERIES, type SealRow, type Series, transactionsNow } from './audit.store.ts'
import { FIRST_HEAD, sealHead } from './chain.ts'

export type Seal = { readonly series: Series; readonly number: number; readonly rows: number; readonly head: string }

/** Rows under one seal: a break is found within so many rows. */
const BATCH = 500

/** The key of the chain: made from the key file, never in the database. */
export const chainKey = (house: House): Buffer => house.box.find('audit.seal: key of the chain')

/**
 * The job: seals every row that is certain to have no unborn neighbour before it, in batches. The last head of each
 * series goes to the log, and with it out of this database: it shows when someone cuts off the end of the chain.
 * Returns the seals it made; none while a transaction of before this run is still open after `patienceMs` (the next
 * run takes those rows). Nobody waits for this job: it takes no lock that an order would meet.
 */
export async function sealEvents(house: House, { patienceMs = 3000 } = {}): Promise<Seal[]> {
  const seals: Seal[] = []
  for (const series of SERIES) {
    const upTo = await settledNumber(house, series, patienceMs)
    if (upTo !== undefined) seals.push(...await sealSeries(house, series, upTo))
  }
  for (const series of SERIES) {
    const last = seals.findLast((seal) => seal.series === series)
    if (last) house.log.info({ series, seal: last.number, head: last.head }, 'The chain of the record has a new head')
  }
  return seals
}

/**
 * Numbers are given out before commit, so a lower one may appear after a higher one. Every number up to `last` belongs
 * to a transaction whose id was given out before `next` (audit.next_number): once all of those are over, the rows up to
 * `last` are all there are.
 */
async function settledNumber(house: House, series: Series, patienceMs: number): Promise<number | undefined> {
  const last = await lastNumber(house.db, series)
  const next = BigInt((await transactionsNow(house.db)).next)
  for (let waited = 0; ; waited += 25) {
    if (BigInt((await transactionsNow(house.db)).oldest) >= next) return last
    if (waited >= patienceMs) return undefined
    await pause(25)
  }
}

const sealSeries = (house: House, series: Series, upTo: number): Promise<Seal[]> => house.db.transaction(async (tx) => {
  await lockSeals(tx)
  const seals: Seal[] = []
  let last: SealRow | undefined = await lastSeal(tx, series)
  for (;;) {
    const fromNumber = (last?.toNumber ?? 0) + 1
    if (fromNumber > upTo) return seals
    const rows = await rowLines(tx, series, fromNumber, upTo, BATCH)
    if (!rows.length) return seals
    const link = { number: (last?.number ?? 0) + 1, fromNumber, toNumber: rows.at(-1)!.number }
    const head = sealHead(chainKey(house), series, last?.head ?? FIRST_HEAD, link, rows.map((row) => row.line))
    last = { ...link, rowCount: rows.length, head }
    await insertSeal(tx, series, last, house.clock.now())
    seals.push({ series, number: link.number, rows: rows.length, head: head.toString('hex') })
  }
})
