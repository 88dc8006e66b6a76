import type { House } from '#src/house.ts'
import { type Answer, file, NotFound } from '#web/answer.ts'
import { get, type Route, type Visit } from '#web/route.ts'
import { pictureFile } from './picture.store.ts'

export const pictureRoutes = (house: House): Route[] => [get('/beeld/:name', 'browse', (visit) => show(house, visit))]

/** What an address names never changes, so a process keeps what was asked for lately: some 32 MB of it. */
const MOST = 32 * 1024 * 1024
const kept = new Map<string, Buffer>()
let size = 0

async function show(house: House, { params }: Visit): Promise<Answer> {
  const [, hash, width, format] = /^([0-9a-f]{40})-(\d{2,4})\.(avif|webp)$/.exec(params['name'] ?? '') ?? []
  if (!hash || !format) throw new NotFound('There is no such picture.')
  const name = `${hash}-${width}.${format}`
  const bytes = kept.get(name) ?? await pictureFile(house.db, hash, Number(width), format)
  if (!bytes) throw new NotFound('There is no such picture.')
  keep(name, bytes)
  return file({ type: `image/${format}`, body: bytes, immutable: true })
}

/** The one asked for last stands at the end; the one asked for longest ago leaves. */
function keep(name: string, bytes: Buffer): void {
  if (kept.delete(name)) size -= bytes.length
  kept.set(name, bytes)
  size += bytes.length
  for (const [oldest, { length }] of kept) {
    if (size <= MOST) return
    kept.delete(oldest)
    size -= length
  }
}
