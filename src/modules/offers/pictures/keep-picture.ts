import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { Tx } from '#db/database.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type FileReason, safePicture } from '#web/files/safe-file.ts'
import * as store from './picture.store.ts'
import { widthsUpTo } from './widths.ts'

const LEAST = 640
const shapeOf = (width: number) => ({ width, height: Math.round((width * 2) / 3) })

/** A picture by what is in it: the same one twice is the same row. */
export type KeptPicture = { readonly hash: string; readonly width: number; readonly height: number; readonly files: readonly store.PictureFile[] }

/**
 * Draws what an editor sends anew, in our own process beside (src/web/files), and makes its sizes of that. What could not be
 * opened, holds too many pixels or is not a photo is refused with its reason.
 */
export async function drawPicture(house: House, bytes: Buffer): Promise<Result<KeptPicture, Refusal<FileReason | 'picture-too-small'>>> {
  const safe = await safePicture(house, bytes, { longest: 2400, format: 'webp' })
  return safe.ok ? sizesOf(safe.value.bytes) : refuse(safe.refusal.reason)
}

/** Of a picture that is ours: cut to shape where most happens, never made larger. */
export async function sizesOf(bytes: Buffer): Promise<Result<KeptPicture, Refusal<'picture-too-small'>>> {
  const { width, height } = await sharp(bytes).metadata()
  const most = Math.min(width, Math.floor((height * 3) / 2))
  if (most < LEAST) return refuse('picture-too-small')
  const widths = widthsUpTo(most)
  const files: store.PictureFile[] = []
  for (const one of widths) {
    const cut = sharp(bytes).resize({ ...shapeOf(one), fit: 'cover', position: sharp.strategy.attention })
    files.push({ width: one, format: 'avif', bytes: await cut.clone().avif({ quality: 55, effort: 3 }).toBuffer() }, { width: one, format: 'webp', bytes: await cut.webp({ quality: 78 }).toBuffer() })
  }
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 40)
  return ok({ hash, ...shapeOf(widths.at(-1)!), files })
}

/** Writes it; there already: it counts as just sent. */
export async function keepPicture(house: House, tx: Tx, picture: KeptPicture, by: string | undefined): Promise<void> {
  if (await store.insertPicture(tx, picture.hash, picture.width, picture.height, house.clock.now(), by ?? null)) for (const file of picture.files) await store.insertFile(tx, picture.hash, file)
}
