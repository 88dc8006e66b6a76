import type { Database } from '#db/database.ts'
import { type Html, trusted } from '#web/html.ts'

/** So many pages; the one made longest ago makes room. */
const MOST = 500
const MARK = trusted('<!--panel-->')

type Around = readonly [before: Html, after: Html]
const made = new WeakMap<Database, Map<string, Around>>()

/**
 * What everybody sees around their own panel, made once for as long as `key` says that it is the same: what is in a page of
 * an offer is nearly all of that kind (docs/decisions/0036). `make` puts what it is given on the page once, and must
 * know nothing of who looks.
 */
export function aroundPanel(db: Database, key: string, make: (panel: Html) => Html): Around {
  const kept = made.get(db) ?? new Map<string, Around>()
  made.set(db, kept)
  const known = kept.get(key)
  if (known) return known
  const [before, after, ...more] = make(MARK).text.split(MARK.text)
  if (before === undefined || after === undefined || more.length) throw new Error('A page must have its panel once.')
  const around: Around = [trusted(before), trusted(after)]
  kept.set(key, around)
  if (kept.size > MOST) kept.delete(kept.keys().next().value!)
  return around
}
