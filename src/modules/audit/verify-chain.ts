import type { House } from '#src/house.ts'
import { countRows, lastNumber, rowLines, SERIES, sealsOf, type Series } from './audit.store.ts'
import { FIRST_HEAD, sealHead } from './chain.ts'
import { chainKey } from './seal-events.ts'

/** Where the record no longer is what was sealed, as a sentence for an auditor. */
type Break = { readonly series: Series; readonly seal: number; readonly fromNumber: number; readonly toNumber: number; readonly sentence: string }

export type Verdict = {
  readonly breaks: readonly Break[]
  readonly sealedRows: number
  /** Newer than the last seal: a job seals them soon. */
  readonly unsealedRows: number
}

/** A head that was kept outside this database (log, mail): proves that the chain still reaches at least that far. */
export type KnownHead = { readonly series: Series; readonly number: number; readonly head: string }

/**
 * Computes every seal again from the rows. Finds a changed, removed, added or moved row within one seal's range; with
 * `known` also a cut-off end. After a break the next seals are checked against the stored head before them, so that one
 * changed row is one break. `last`: only so many seals of each series, for a look that must be quick.
 */
export async function verifyChain(house: House, { known = [], last }: { readonly known?: readonly KnownHead[]; readonly last?: number } = {}): Promise<Verdict> {
  const breaks: Break[] = []
  let sealedRows = 0
  let unsealedRows = 0
  for (const series of SERIES) {
    const seals = await sealsOf(house.db, series)
    const from = last === undefined ? 0 : Math.max(0, seals.length - last)
    let previous = seals[from - 1] ?? { number: 0, toNumber: 0, head: FIRST_HEAD }
    for (const seal of seals.slice(from)) {
      const say = (sentence: string) => breaks.push({ series, seal: seal.number, fromNumber: seal.fromNumber, toNumber: seal.toNumber, sentence })
      const rows = await rowLines(house.db, series, seal.fromNumber, seal.toNumber, seal.rowCount + 1)
      const head = sealHead(chainKey(house), series, previous.head, seal, rows.map((row) => row.line))
      if (seal.number !== previous.number + 1 || seal.fromNumber !== previous.toNumber + 1) say(`Seal ${previous.number + 1} of ${series} is missing.`)
      else if (rows.length !== seal.rowCount) say(`Between ${seal.fromNumber} and ${seal.toNumber} there were ${seal.rowCount} rows; now there are ${rows.length < seal.rowCount ? rows.length : 'more'}.`)
      else if (!head.equals(seal.head)) say(`A row between ${seal.fromNumber} and ${seal.toNumber} is not what was sealed.`)
      sealedRows += rows.length
      previous = seal
    }
    unsealedRows += await countRows(house.db, series, previous.toNumber + 1, await lastNumber(house.db, series))
    breaks.push(...cutOff(series, seals, known))
  }
  return { breaks, sealedRows, unsealedRows }
}

const cutOff = (series: Series, seals: readonly { number: number; head: Buffer }[], known: readonly KnownHead[]): Break[] => known
  .filter((each) => each.series === series && seals.find((seal) => seal.number === each.number)?.head.toString('hex') !== each.head)
  .map((each) => ({ series, seal: each.number, fromNumber: 0, toNumber: 0, sentence: `Seal ${each.number} of ${series} is not the one that was kept outside: the end was cut off or written again.` }))
